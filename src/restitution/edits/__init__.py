"""What people changed by hand in a finished deck: found, told, and its words carried back."""
