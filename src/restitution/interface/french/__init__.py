"""What the program says in French."""
