"""When the files of a build say they were made: at the date of the issue, whatever the clock says.

SOURCE_DATE_EPOCH puts another instant in its place, as reproducible builds ask
(https://reproducible-builds.org/specs/source-date-epoch/).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from restitution.errors import Problem, SettingError
from restitution.patterns import pattern

VARIABLE = "SOURCE_DATE_EPOCH"
_SECONDS = pattern("[0-9]+")
_BEYOND = 10**20
"""Seconds that no calendar has."""


def made(date: str, environment: Mapping[str, str]) -> str:
    """The instant (ISO 8601, UTC) that the environment asks for, else the date of the issue.

    Raises SettingError for a value that is no number of seconds since 1970.
    """
    asked = environment.get(VARIABLE, "")
    return _instant(asked) if asked else date


def _instant(asked: str) -> str:
    seconds = int(asked) if _SECONDS.fullmatch(asked) else _BEYOND
    try:
        return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%SZ}"
    except (ValueError, OverflowError, OSError):
        values = {"value": asked[:40], "name": VARIABLE}
        raise SettingError(Problem("epoch_invalid", values=values)) from None
