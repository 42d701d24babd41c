"""How wide a text is, where its lines break, and what fits."""
