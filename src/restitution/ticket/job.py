"""What is asked for: a command and what was typed with it."""

from __future__ import annotations

import os
from pathlib import Path

from restitution.cache import name_of
from restitution.frozen import Frozen


class Job(Frozen):
    """A command for a content file; ``wishes`` are its other options.

    ``output`` is the folder of the files that it makes or looks at, if it does.
    """

    command: str
    content: Path
    output: Path | None = None
    wishes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What its ticket is kept by: the files by their places and as they are called."""
        paths = [self.content, *([self.output] if self.output else [])]
        places = [part for path in paths for part in (str(path), os.path.abspath(path))]  # noqa: PTH100 - links stay
        return name_of(repr(("ticket", self.command, places, self.wishes)))
