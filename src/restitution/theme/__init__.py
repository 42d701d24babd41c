"""How things look: a theme's tokens, read from one YAML file, and its faces."""
