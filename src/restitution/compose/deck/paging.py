"""Points over slides: what fits stays together, what does not goes on, balanced, never cut off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from restitution.compose.compositor import Compositor
from restitution.compose.deck.portions import shared_out
from restitution.frozen import replace
from restitution.geometry import Rect
from restitution.markup import Span
from restitution.text.breaking import is_shared
from restitution.text.fit import Wording, fit, fits, indent_of, set_at, settings, stepped
from restitution.text.setting import SetText, Typesetter

_NARROWER = (1.0, 0.95, 0.9, 0.85, 0.8)
"""Shares of the width that are tried for lines without a lonely last word."""

_FINER = tuple(1 - step / 50 for step in range(1, 11))
"""Those that are tried besides, where none of these has lines that office programs share."""

_LONELY = 0.22
"""A last line of one word that is shorter than this share of the measure looks forgotten."""

_STEP_DOWN = 0.6
"""How many lonely words a smaller size must save to be worth it."""

_AT_ODDS = 1.5
"""How many lonely words are better than lines that office programs break elsewhere."""

_NO_BREAK = "\u00a0"

Slide = tuple[SetText, ...]


def over_slides(
    compositor: Compositor, wordings: Sequence[Wording], rect: Rect, name: str
) -> list[Slide]:
    """The points slide by slide, in as few slides as hold them; raises LayoutError if none can.

    On one slide they take a large size at which few last words stand alone; over several, the
    smallest size, and the slides are filled evenly.
    """
    typesetter, width = compositor.typesetter, rect.width * compositor.grid.fit
    one = _best(typesetter, wordings, width, rect.height)
    if one:
        return [one]
    smallest = [replace(w, style=stepped(w.style, len(w.style.sizes))) for w in wordings]
    return [
        _best(typesetter, slide, width, rect.height)
        or fit(typesetter, slide, width, rect.height, name)
        for slide in shared_out(typesetter, smallest, width, rect.height)
    ]


def _best(
    typesetter: Typesetter, wordings: Sequence[Wording], width: float, height: float
) -> Slide | None:
    """The best-looking of all ways to set the points on one slide."""
    ways: list[Slide] = []
    for slide in _one_slide(typesetter, wordings, width, height, _NARROWER):
        if _is_settled(ways, slide):
            break
        ways.append(slide)
    if ways and all(map(_is_at_odds, ways)):
        ways += _one_slide(typesetter, wordings, width, height, _FINER)
    return min(ways, key=lambda slide: _blemishes(ways, slide), default=None)


def _is_settled(ways: Sequence[Slide], slide: Slide) -> bool:
    """Whether neither a slide nor one after it, no larger, can look better than those before."""
    if not ways or all(map(_is_at_odds, ways)):
        return False
    least = _STEP_DOWN * _steps([*ways, slide], slide)
    return min(_blemishes(ways, way) for way in ways) <= least


def _one_slide(
    typesetter: Typesetter,
    wordings: Sequence[Wording],
    width: float,
    height: float,
    shares: Sequence[float],
) -> Iterator[Slide]:
    """Every way to set the points on one slide in shares of the width, the largest first."""
    for texts in settings(typesetter, wordings, width):
        styled = [replace(w, style=t.style) for w, t in zip(wordings, texts, strict=True)]
        for share in shares:
            found = tuple(_in_company(typesetter, wording, width * share) for wording in styled)
            if fits(found, width * share, height):
                yield found


def _in_company(typesetter: Typesetter, wording: Wording, width: float) -> SetText:
    """A point in lines; a lonely last word takes the one before it along, if that costs no line."""
    text = set_at(typesetter, wording, width)
    if not _is_lonely(text):
        return text
    kept = set_at(typesetter, replace(wording, spans=tuple(_bound(wording.spans))), width)
    return kept if len(kept.lines) == len(text.lines) and not _is_lonely(kept) else text


def _bound(spans: Sequence[Span]) -> Iterator[Span]:
    """Spans whose last space is one where no line breaks."""
    last = max((number for number, span in enumerate(spans) if " " in span.text), default=-1)
    for number, span in enumerate(spans):
        before, space, after = span.text.rpartition(" ") if number == last else ("", "", span.text)
        yield replace(span, text=f"{before}{_NO_BREAK if space else ''}{after}")


def _blemishes(ways: Sequence[Slide], slide: Slide) -> float:
    """What is wrong with a slide, in lonely words."""
    return _lonely_words(slide) + _STEP_DOWN * _steps(ways, slide) + _AT_ODDS * _is_at_odds(slide)


def _steps(slides: Sequence[Slide], slide: Slide) -> int:
    """How many sizes a slide is below the largest there is."""
    sizes = sorted({found[0].style.size for found in slides}, reverse=True)
    return sizes.index(slide[0].style.size)


def _lonely_words(slide: Slide) -> int:
    return sum(map(_is_lonely, slide))


def _is_lonely(text: SetText) -> bool:
    """Whether the last line is one short word."""
    return text.forlorn and text.lines[-1].width < _LONELY * text.measure


def _is_at_odds(slide: Slide) -> bool:
    """Whether no one measure gives all the texts the same lines in other programs."""
    least = max(text.least + indent_of(text.style) for text in slide)
    most = min(text.most + indent_of(text.style) for text in slide)
    return not is_shared(least, most)
