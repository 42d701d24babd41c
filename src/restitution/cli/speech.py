"""In which language the program speaks to whoever types its commands, and how it says things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from itertools import pairwise

from restitution.interface import codes, sentences

OPTION = "--lang"
_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where a locale is said; the first that is set counts (POSIX.1-2017, 8.2)."""

_spoken: ContextVar[str] = ContextVar("spoken", default=codes()[0])


def choose(args: Sequence[str], environment: Mapping[str, str]) -> None:
    """Speak the language that the arguments ask for, else that of the locale, else the first."""
    asked = [_code(word) for word in (*_asked(args), _locale(environment))]
    _spoken.set(next((code for code in asked if code in codes()), codes()[0]))


def spoken() -> str:
    """The code of the language that is spoken."""
    return _spoken.get()


def say(key: str, **values: object) -> str:
    """A sentence of the program with its values; raises KeyError for one that is not known."""
    return sentences(spoken())[key].format_map(values)


def can_say(key: str) -> bool:
    """Whether there is such a sentence."""
    return key in sentences(spoken())


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
