"""What all mappings of content.yaml have in common: their place, and the care for their keys."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Container, Mapping
from difflib import get_close_matches
from functools import partial
from typing import Any, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationInfo,
    model_validator,
)

from restitution.content.fields import Reading, reading
from restitution.errors import Problem
from restitution.flong import maker
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


def _docstring(model: type[Any]) -> str:
    return (model.__doc__ or "").rstrip(".")


class Node(BaseModel):
    """A mapping of content.yaml that remembers where it stands."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        defer_build=True,
        model_title_generator=_docstring,
    )

    _origin: Source = PrivateAttr(default_factory=lambda: _NOWHERE)
    _places: Mapping[str, Source] = PrivateAttr(default_factory=dict)

    @model_validator(mode="wrap")
    @classmethod
    def _locate(
        cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        if not isinstance(data, Entries):
            return handler(data)
        context = reading(info)
        return context.taken(data, partial(cls._placed, data, handler, context))

    @classmethod
    def _placed(
        cls, data: Entries, handler: ModelWrapValidatorHandler[Self], context: Reading
    ) -> Self:
        node = handler(cls._known(data, context))
        node._origin = data.source  # noqa: SLF001 - our own private attribute
        node._places = data.key_sources  # noqa: SLF001 - our own private attribute
        return node

    @classmethod
    def _known(cls, data: Entries, context: Reading) -> dict[str, Value]:
        """The keys this mapping may have; one that is nearly right stands for the right one.

        It is set right in ``data`` too: problems further down are then found at their place.
        """
        known = {key: value for key, value in data.items() if key in cls.model_fields}
        for key in [key for key in data if key not in cls.model_fields]:
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
        free = [name for name in cls.model_fields if name not in taken]
        near = cls._entitled(key, free) or get_close_matches(key.lower(), free, 1, _LIKE)
        return "".join(near[:1] or get_close_matches(key.lower(), cls.model_fields, 1, _LIKE))

    @classmethod
    def _entitled(cls, key: str, free: Collection[str]) -> list[str]:
        """The keys that the help in French calls by this word: ``ville`` for ``city``."""
        word = _bare(key)
        titles = ((name, cls.model_fields[name].title or "") for name in free)
        return [name for name, title in titles if _bare(title).partition(" ")[0] == word]

    @classmethod
    def _filled(cls, key: str, value: Value) -> bool:
        """Whether a key holds something: one that may be left out may also be left blank."""
        blank = isinstance(value, Scalar) and value.blank
        return not blank or cls.model_fields[key].is_required()

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled by its values, in the order of its keys: equal mappings are pickled alike."""
        return _again, (type(self), self.__dict__, self._origin, self._places)

    @property
    def origin(self) -> Source:
        """Where the mapping begins in content.yaml."""
        return self._origin

    def place_of(self, key: str) -> Source:
        """Where a key of the mapping stands in content.yaml; without it, where the mapping does."""
        return self._places.get(key, self._origin)


@maker
def _again(kind: type[Node], values: dict[str, Any], origin: Source, places: Any) -> Node:
    """A mapping that was pickled."""
    node = kind.model_construct(**values)
    node._origin, node._places = origin, places  # noqa: SLF001 - our own private attributes
    return node
