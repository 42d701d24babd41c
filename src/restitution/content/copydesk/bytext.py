"""Checks that look at one text after another: what they find is known while these say the same.

Parts of an edition, its sections and their entries, stand on the rack by what their texts say, not
by where they stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from restitution.content.copydesk.finding import Finding
from restitution.content.copydesk.texts import texts
from restitution.content.edition import Edition
from restitution.content.node import Node, keys_of
from restitution.frozen import Frozen
from restitution.language import Language
from restitution.markup import Text
from restitution.rack import Rack

Values = dict[str, str]
"""What is to be said of a finding."""

Part = tuple[str, list[Text]]
"""A part of an edition: its path, and its texts."""

_Noticed = tuple[tuple[int, tuple[Values, ...]], ...]
"""What is to be said of some texts of a part, each by its number."""


class ByText(Frozen):
    """A check of texts, each by itself.

    ``knows`` is all that it must know of the edition, as values; ``look`` is given a text, and
    that.
    """

    name: str
    knows: Callable[[Edition, Language], Iterable[Any]]
    look: Callable[..., Iterable[Values]]

    def found(
        self, edition: Edition, language: Language, parts: Iterable[Part], rack: Rack
    ) -> Iterator[Finding]:
        """What it finds in the texts of an edition."""
        known = tuple(self.knows(edition, language))
        for path, inside in parts:
            for number, noticed in self._noticed(path, inside, known, rack):
                for values in noticed:
                    yield Finding(inside[number].source, values)

    def _noticed(self, path: str, inside: list[Text], known: Any, rack: Rack) -> _Noticed:
        said = tuple([text.plain for text in inside])

        def looked() -> _Noticed:
            found = ((number, tuple(self.look(text, *known))) for number, text in enumerate(said))
            return tuple((number, noticed) for number, noticed in found if noticed)

        return rack.lasting(f"copydesk/{self.name}/{path}", (said, known), looked)


def parts_of(edition: Edition) -> Iterator[Part]:
    """The texts of each section and, where it is a list of mappings, of each of its entries."""
    for key in keys_of(Edition):
        value = getattr(edition, key)
        if isinstance(value, tuple) and all(isinstance(entry, Node) for entry in value):
            yield from ((f"{key}[{number}]", texts(entry)) for number, entry in enumerate(value))
        else:
            yield key, texts(value)
