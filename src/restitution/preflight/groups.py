"""What a page draws, in groups: each between a ``q`` and its ``Q``, and seen in its clip alone.

What is set in a group ends with it (ISO 32000-1, 8.4.2), and one that begins with a rectangle to be
clipped to paints nothing outside (8.5.4). So what is seen in a place is told by fewer than all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from pikepdf import Page, parse_content_stream, unparse_content_stream

from restitution.frozen import Frozen
from restitution.preflight.matrix import Box, around

_CLIPPED: Final = (["re", "W", "n"], ["re", "W*", "n"])
"""The operators by which a group is clipped before anything else."""


_TOUCHING: Final = 0.01
"""Points by which places beside each other may overlap, as their numbers are rounded."""


class Group(Frozen):
    """Some of a page's content, as it is written, and the XObjects that it shows by their names.

    ``box`` is where it is seen, in the page's own coordinates; None is anywhere.
    """

    box: Box | None
    content: bytes
    shown: tuple[str, ...]

    def is_in(self, place: Box) -> bool:
        """Whether some of it may be seen in a place."""
        if self.box is None:
            return True
        across = min(self.box[2], place[2]) - max(self.box[0], place[0])
        upwards = min(self.box[3], place[3]) - max(self.box[1], place[1])
        return min(across, upwards) > _TOUCHING


def groups(page: Page) -> list[Group]:
    """The groups of a page in their order; all is one where something stands outside of them.

    Raises PdfError for content that cannot be read.
    """
    content = list(parse_content_stream(page))
    found = list(_split(content))
    if not all(_operators(one[:1] + one[-1:]) == ["q", "Q"] for one in found):
        return [Group(None, *_told(content))]
    return [Group(_clip(one), *_told(one)) for one in found]


def _split(content: list[Any]) -> Iterator[list[Any]]:
    """Instructions that belong together, from one outermost level to the next."""
    start = depth = 0
    for end, operator in enumerate(_operators(content), start=1):
        depth += {"q": 1, "Q": -1}.get(operator, 0)
        if depth == 0:
            yield content[start:end]
            start = end
    if content[start:]:
        yield content[start:]


def _operators(content: Iterable[Any]) -> list[str]:
    return [str(instruction.operator) for instruction in content]


def _clip(group: list[Any]) -> Box | None:
    """The rectangle that a group begins by being clipped to, if it does."""
    if _operators(group[1:4]) not in _CLIPPED:
        return None
    x, y, width, height = map(float, group[1].operands)
    return around([(x, y), (x + width, y + height)])


def _told(content: list[Any]) -> tuple[bytes, tuple[str, ...]]:
    """Content as it is written, and what it shows."""
    shown = (one.operands[0] for one in content if str(one.operator) == "Do")
    return unparse_content_stream(content), tuple(map(str, shown))
