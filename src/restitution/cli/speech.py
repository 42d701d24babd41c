"""In which language the program speaks to whoever types its commands, and how it says things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from decimal import Decimal
from itertools import pairwise

from restitution.language import Language, codes, get

OPTION = "--lang"
_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where a locale is said; the first that is set counts (POSIX.1-2017, 8.2)."""

_spoken: ContextVar[str] = ContextVar("spoken", default=codes()[0])


def choose(args: Sequence[str], environment: Mapping[str, str]) -> None:
    """Speak the language that the arguments ask for, else that of the locale, else the first."""
    asked = [_code(word) for word in (*_asked(args), _locale(environment))]
    _spoken.set(next((code for code in asked if code in codes()), codes()[0]))


def tongue() -> Language:
    """The language that is spoken."""
    return get(_spoken.get())


def say(key: str, **values: object) -> str:
    """A sentence of the program with its values; raises KeyError for one that is not known."""
    return tongue().interface[key].format_map(values)


def amount(value: float) -> str:
    """A figure of a summary, with one decimal."""
    return tongue().number(Decimal(f"{value:.1f}"))


def _asked(args: Sequence[str]) -> list[str]:
    """What stands after the option, wherever it stands."""
    after = [word for before, word in pairwise(args) if before == OPTION]
    joined = [arg.partition("=")[2] for arg in args if arg.startswith(f"{OPTION}=")]
    return [*after, *joined]


def _locale(environment: Mapping[str, str]) -> str:
    return next((environment[name] for name in _LOCALES if environment.get(name)), "")


def _code(word: str) -> str:
    """The language of a locale such as fr_BE.UTF-8, in small letters."""
    return word.replace("-", "_").partition("_")[0].partition(".")[0].lower()
