"""Regular expressions that are compiled once something is looked for with them.

Compiling takes up to half a millisecond each. A language alone has forty, of which a process that
reads a few texts needs few.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Later:
    """Stands for a regular expression, and has what that has, once it is asked for."""

    def __init__(self, text: str, flags: int) -> None:
        self._made_of = text, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)  # what Python asks of any value is no use of this one
        asked = getattr(re.compile(*self._made_of), name)
        setattr(self, name, asked)  # found here from now on, without this detour
        return asked


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression that is compiled when it is used first.

    What is wrong with it is found only then: it raises re.error.
    """
    return cast("re.Pattern[str]", _Later(text, flags))
