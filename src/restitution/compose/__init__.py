"""The products' own order and arrangement: an edition in, pages out."""
