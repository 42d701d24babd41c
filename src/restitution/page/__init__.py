"""The waist: what is where on a page, and what it means."""
