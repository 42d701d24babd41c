"""``python -m restitution``."""

from restitution.cli import main

main()
