"""What all mappings of content.yaml have in common: their place, and the care for their keys."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Container, Iterator, Mapping
from functools import cache, partial
from typing import Any, Self, get_args

from restitution.content.fields import Reading
from restitution.errors import Problem
from restitution.frozen import Frozen, defaults_of, fields_of
from restitution.grammar import filling, hints
from restitution.source import Source
from restitution.yamlfile import Entries, Scalar, Value

_LIKE = 0.7
"""How much of two keys must agree: ``nmae`` is name, but latitude is no title."""

_MANY = 200
"""Beyond so many problems the file is another one, and nobody looks for what its keys resemble."""

_NOWHERE = Source("", 1, 1, "")


def _bare(words: str) -> str:
    """Words in small letters, without accents and commas."""
    letters = unicodedata.normalize("NFD", words.lower().replace(",", ""))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


class Unsaid(Frozen):
    """Stands where an excerpt says nothing: nothing can be made of it."""


class Node(Frozen, kw_only=True):
    """A mapping of content.yaml that remembers where it stands.

    Its fields are the keys that it may have; in ``Annotated``, the last word is a key's title.
    """

    _origin: Source = _NOWHERE
    _places: Mapping[str, Source] = {}

    @classmethod
    def excerpt(cls, **known: Any) -> Self:
        """A mapping of which no more is known: what must be there beside it is left unsaid."""
        return cls(**dict.fromkeys(required_of(cls), Unsaid()) | known)

    @classmethod
    def read(cls, data: Any, context: Reading) -> Self:
        """What is made of an entry of content.yaml. Raises pydantic's ValidationError."""
        if not isinstance(data, Entries):
            return cls(**filling(cls, data, context))
        return context.taken(data, partial(cls._placed, data, context))

    @classmethod
    def _placed(cls, data: Entries, context: Reading) -> Self:
        known = filling(cls, cls._known(data, context), context)
        return cls(_origin=data.source, _places=data.key_sources, **known)

    @classmethod
    def _known(cls, data: Entries, context: Reading) -> dict[str, Value]:
        """The keys this mapping may have; one that is nearly right stands for the right one.

        It is set right in ``data`` too: problems further down are then found at their place.
        """
        keys = keys_of(cls)
        known = {key: value for key, value in data.items() if key in keys}
        for key in [key for key in data if key not in keys]:
            near = cls._near(key, known) if len(context.problems) < _MANY else ""
            code = "unknown_key" if near else "unknown_key_alone"
            values = {"key": key, "near": near} if near else {"key": key}
            context.problems.append(Problem(code, data.key_sources[key], values))
            if near and near not in data:
                known[near] = data[near] = data[key]
        return {key: value for key, value in known.items() if cls._filled(key, value)}

    @classmethod
    def _near(cls, key: str, taken: Container[str]) -> str:
        """The key most like this one, a free one if there is any; "" when none is like it."""
        from difflib import get_close_matches  # noqa: PLC0415 - for who mistypes

        free = [name for name in keys_of(cls) if name not in taken]
        near = cls._entitled(key, free) or get_close_matches(key.lower(), free, 1, _LIKE)
        return "".join(near[:1] or get_close_matches(key.lower(), keys_of(cls), 1, _LIKE))

    @classmethod
    def _entitled(cls, key: str, free: Collection[str]) -> list[str]:
        """The keys that the help in French calls by this word: ``ville`` for ``city``."""
        word = _bare(key)
        titles = ((name, title_of(cls, name)) for name in free)
        return [name for name, title in titles if _bare(title).partition(" ")[0] == word]

    @classmethod
    def _filled(cls, key: str, value: Value) -> bool:
        """Whether a key holds something: one that may be left out may also be left blank."""
        blank = isinstance(value, Scalar) and value.blank
        return not blank or key in required_of(cls)

    def __hash__(self) -> int:
        """Of its place, which tells nearly all mappings apart."""
        return hash(self._origin)

    @property
    def origin(self) -> Source:
        """Where the mapping begins in content.yaml."""
        return self._origin

    def place_of(self, key: str) -> Source:
        """Where a key of the mapping stands in content.yaml; without it, where the mapping does."""
        return self._places.get(key, self._origin)

    @property
    def said(self) -> bool:
        """Whether the mapping stands in content.yaml; else it was left out, or left blank."""
        return self._origin != _NOWHERE


@cache
def keys_of(kind: type[Node]) -> tuple[str, ...]:
    """The keys that a mapping may have, as they are declared."""
    return tuple(name for name in fields_of(kind) if not name.startswith("_"))


@cache
def required_of(kind: type[Node]) -> frozenset[str]:
    """The keys that a mapping must have."""
    return frozenset(keys_of(kind)) - defaults_of(kind).keys()


def values_of(node: Node) -> Iterator[object]:
    """What the keys of a mapping hold, as they are declared."""
    return (getattr(node, key) for key in keys_of(type(node)))


def title_of(kind: type[Node], key: str) -> str:
    """How people call a key: the last word of its declaration."""
    return str(get_args(hints(kind)[key])[-1])
