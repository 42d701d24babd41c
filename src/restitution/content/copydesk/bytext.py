"""Checks that look at one text after another: what they find is known while these say the same.

Parts of an edition stand on the rack by what their texts say, not by where they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeGuard

from restitution.content.copydesk.finding import Finding
from restitution.content.copydesk.texts import texts
from restitution.content.edition import Edition
from restitution.content.node import Node, keys_of
from restitution.content.silence import Check
from restitution.frozen import Frozen
from restitution.language import Language
from restitution.markup import Text
from restitution.rack import Rack

Values = dict[str, str]
"""What is to be said of a finding."""

_Noticed = tuple[tuple[str, int, Values], ...]
"""Which check found something, in which text of a part, and what."""


class ByText(Frozen):
    """A check of texts, each by itself.

    ``knows`` is all that it must know of the edition, as words; ``look`` is given a text, and them.
    """

    knows: Callable[[Edition, Language], Iterable[str]]
    look: Callable[..., Iterable[Values]]


def found_by_text(
    checks: Mapping[Check, ByText], edition: Edition, language: Language, rack: Rack
) -> Mapping[Check, list[Finding]]:
    """What checks of texts find in an edition."""
    found: dict[Check, list[Finding]] = {check: [] for check in checks}
    known = {str(name): (*check.knows(edition, language),) for name, check in checks.items()}
    for path, inside in _parts_of(edition):
        said = tuple([text.plain for text in inside])

        def looked(said: tuple[str, ...] = said) -> _Noticed:
            return tuple(_looked(checks, said, known))

        for name, number, values in rack.lasting(f"copydesk/{path}", (said, known), looked):
            found[Check(name)].append(Finding(inside[number].source, values))
    return found


def _looked(
    checks: Mapping[Check, ByText], said: tuple[str, ...], known: Mapping[str, tuple[Any, ...]]
) -> Iterator[tuple[str, int, Values]]:
    for name, check in checks.items():
        for number, text in enumerate(said):
            for values in check.look(text, *known[name]):
                yield str(name), number, values


def _parts_of(edition: Edition) -> Iterator[tuple[str, list[Text]]]:
    """The texts of each section, and of each entry that has an identifier, by their paths."""
    for key in keys_of(Edition):
        yield from _parts(key, getattr(edition, key))


def _parts(path: str, value: object) -> Iterator[tuple[str, list[Text]]]:
    if _identified(value):
        for number, one in enumerate(value):
            yield from _parts(f"{path}[{number}]", one)
    elif isinstance(value, Node):
        held = {key: getattr(value, key) for key in keys_of(type(value))}
        entries = {key: value for key, value in held.items() if _identified(value)}
        yield path, texts(tuple(value for key, value in held.items() if key not in entries))
        for key, entry in entries.items():
            yield from _parts(f"{path}.{key}", entry)
    else:
        yield path, texts(value)


def _identified(value: object) -> TypeGuard[tuple[Node, ...]]:
    """Whether a value is a list of mappings that have an identifier each."""
    return isinstance(value, tuple) and any(hasattr(entry, "id") for entry in value)
