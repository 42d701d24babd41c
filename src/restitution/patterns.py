"""Regular expressions that are compiled once something is looked for with them.

Compiling takes up to half a millisecond each. A language alone has forty, of which a process that
reads a few texts needs few.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from typing import Any, AnyStr, cast


class _Later:
    """Stands for a regular expression, and has what that has, once it is asked for."""

    def __init__(self, compiled: Callable[[], re.Pattern[Any]]) -> None:
        self._compiled = compiled

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)  # what Python asks of any value is no use of this one
        asked = getattr(self._compiled(), name)
        setattr(self, name, asked)  # found here from now on, without this detour
        return asked


def pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A regular expression that is compiled when it is used first.

    What is wrong with it is found only then: it raises re.error.
    """
    return cast("re.Pattern[AnyStr]", _Later(cache(partial(re.compile, text, flags))))
