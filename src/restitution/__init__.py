"""Turn what a group saw and learned into a slide deck and a newsletter."""

__version__ = "0.1.0"
