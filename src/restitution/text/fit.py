"""The largest type that fits a place: in the steps of a style, down to its floor, then an error."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from restitution.errors import LayoutError, Problem
from restitution.frozen import Frozen, replace
from restitution.markup import Span
from restitution.source import Source
from restitution.text.setting import SetText, Typesetter
from restitution.theme.tokens import Align, TextStyle

_TOLERANCE = 0.01


class Wording(Frozen):
    """A text to be set in a style."""

    spans: tuple[Span, ...]
    style: TextStyle
    source: Source | None = None

    @property
    def plain(self) -> str:
        """The words without their looks."""
        return "".join(span.text for span in self.spans)


def indent_of(style: TextStyle) -> float:
    """How far the text of a style is moved in to make room for its bullet."""
    return style.bullet.indent if style.bullet else 0.0


@cache
def stepped(style: TextStyle, step: int) -> TextStyle:
    """The style at one of its sizes: 0 is the full size, the last is the floor."""
    sizes = (style.size, *style.sizes)
    size = sizes[min(step, len(sizes) - 1)]
    return replace(style, size=size, leading=style.leading * size / style.size, sizes=())


def height_of(texts: Sequence[SetText]) -> float:
    """How tall texts stand under each other; the first has no space before it."""
    spaces = sum(text.style.space_before for text in texts[1:])
    return sum(text.height for text in texts) + spaces


def too_wide(text: SetText, width: float) -> str | None:
    """The first line that a single word makes wider than its measure."""
    justified = text.style.align is Align.JUSTIFY
    if not justified and text.least + text.style.first_indent <= width:
        return None
    for line in text.lines:
        # justified lines let their punctuation hang out on the left
        before = 0.0 if justified else -line.x
        if max(before, line.x + line.width - width) > _TOLERANCE:
            return line.text
    return None


def settings(
    typesetter: Typesetter, wordings: Sequence[Wording], width: float
) -> Iterator[tuple[SetText, ...]]:
    """The texts at every step of size, from the largest."""
    steps = max((len(wording.style.sizes) for wording in wordings), default=0)
    for step in range(steps + 1):
        yield tuple(set_at(typesetter, wording, width, step) for wording in wordings)


def set_at(typesetter: Typesetter, wording: Wording, width: float, step: int = 0) -> SetText:
    """A text at one of the sizes of its style, bullet and all in a width."""
    style = stepped(wording.style, step)
    return typesetter.set(wording.spans, style, width - indent_of(style), wording.source)


def fits(texts: Sequence[SetText], width: float, height: float) -> bool:
    """Whether texts go into a place without a line too many or too wide."""
    return height_of(texts) <= height + _TOLERANCE and not any(
        too_wide(text, width - indent_of(text.style)) for text in texts
    )


def fit(
    typesetter: Typesetter,
    wordings: Sequence[Wording],
    width: float,
    height: float,
    place: str,
) -> tuple[SetText, ...]:
    """The texts at the largest step that fits; raises LayoutError below the floor.

    ``place`` names the place in the message.
    """
    texts: tuple[SetText, ...] = ()
    for texts in settings(typesetter, wordings, width):
        if fits(texts, width, height):
            return texts
    raise LayoutError(_complaint(texts, wordings, width, height, place))


def fit_alike(
    typesetter: Typesetter, wordings: Sequence[Wording], width: float, height: float, place: str
) -> tuple[SetText, ...]:
    """Texts side by side, each in a place of its own of one size, at the largest step for all.

    Raises LayoutError below the floor, for a text that does not fit.
    """
    for texts in settings(typesetter, wordings, width):
        if all(fits([text], width, height) for text in texts):
            return texts
    return tuple(fit(typesetter, [wording], width, height, place)[0] for wording in wordings)


def _complaint(
    texts: Sequence[SetText],
    wordings: Sequence[Wording],
    width: float,
    height: float,
    place: str,
) -> Problem:
    for text in texts:
        word = too_wide(text, width - indent_of(text.style))
        if word:
            return Problem("word_too_wide", text.source, {"word": word, "slot": place})
    lines = sum(len(text.lines) for text in texts)
    leading = texts[0].style.leading
    most = max(1, int((height - height_of(texts) + lines * leading) / leading))
    source = next((wording.source for wording in wordings if wording.source), None)
    values = {"slot": place, "lines": str(lines), "most": str(min(most, lines - 1))}
    return Problem("text_too_long", source, values)
