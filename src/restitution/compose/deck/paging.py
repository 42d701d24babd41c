"""Points over slides: what fits stays together, what does not goes on, balanced, never cut off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from restitution.compose.compositor import Compositor
from restitution.geometry import Rect
from restitution.text.cutting import cut, lstrip, plain_of, sentence_ends
from restitution.text.fit import Wording, fit, fits, height_of, indent_of, settings, stepped
from restitution.text.setting import SetText, Typesetter

_NARROWER = (1.0, 0.95, 0.9, 0.85, 0.8)
"""Shares of the width that are tried for lines without a lonely last word."""

_LONELY = 0.22
"""A last line of one word that is shorter than this share of the measure looks forgotten."""

_STEP_DOWN = 0.6
"""How many lonely words a smaller size must save to be worth it."""

Slide = tuple[SetText, ...]


def over_slides(
    compositor: Compositor, wordings: Sequence[Wording], rect: Rect, name: str
) -> list[Slide]:
    """The points slide by slide, in as few slides as hold them; raises LayoutError if none can.

    On one slide they take a large size at which few last words stand alone; over several, the
    smallest size, and the slides are filled evenly.
    """
    typesetter, width = compositor.typesetter, rect.width * compositor.grid.fit
    one = list(_one_slide(typesetter, wordings, width, rect.height))
    if one:
        return [min(one, key=lambda slide: _lonely_words(slide) + _STEP_DOWN * _steps(one, slide))]
    slides = _evenly(typesetter, wordings, width, rect.height)
    return [fit(typesetter, slide, width, rect.height, name) for slide in slides]


def _one_slide(
    typesetter: Typesetter, wordings: Sequence[Wording], width: float, height: float
) -> Iterator[Slide]:
    """Every way to set the points on one slide, the largest and widest first."""
    for texts in settings(typesetter, wordings, width):
        for share in _NARROWER:
            styled = [replace(w, style=t.style) for w, t in zip(wordings, texts, strict=True)]
            found = tuple(_set(typesetter, wording, width * share) for wording in styled)
            if fits(found, width * share, height):
                yield found


def _steps(slides: Sequence[Slide], slide: Slide) -> int:
    """How many sizes a slide is below the largest there is."""
    sizes = sorted({found[0].style.size for found in slides}, reverse=True)
    return sizes.index(slide[0].style.size)


def _lonely_words(slide: Slide) -> int:
    return sum(
        len(text.lines) > 1
        and " " not in text.lines[-1].text.strip(" ")
        and text.lines[-1].width < _LONELY * text.measure
        for text in slide
    )


def _evenly(
    typesetter: Typesetter, wordings: Sequence[Wording], width: float, height: float
) -> list[list[Wording]]:
    smallest = [replace(w, style=stepped(w.style, len(w.style.sizes))) for w in wordings]
    pieces = [
        piece for wording in smallest for piece in _pieces(typesetter, wording, width, height)
    ]
    count = len(_filled(typesetter, pieces, width, height))
    low, high = 0.0, height
    while high - low > 1:
        middle = (low + high) / 2
        slides = _filled(typesetter, pieces, width, middle)
        if len(slides) <= count and all(_fits(typesetter, s, width, height) for s in slides):
            high = middle
        else:
            low = middle
    return _filled(typesetter, pieces, width, high)


def _filled(
    typesetter: Typesetter, wordings: Sequence[Wording], width: float, height: float
) -> list[list[Wording]]:
    """Slide after slide filled up to a height; one wording at least goes on each."""
    slides: list[list[Wording]] = []
    for wording in wordings:
        if slides and _fits(typesetter, [*slides[-1], wording], width, height):
            slides[-1].append(wording)
        else:
            slides.append([wording])
    return slides


def _fits(typesetter: Typesetter, wordings: Sequence[Wording], width: float, height: float) -> bool:
    return fits([_set(typesetter, wording, width) for wording in wordings], width, height)


def _set(typesetter: Typesetter, wording: Wording, width: float) -> SetText:
    style = wording.style
    return typesetter.set(wording.spans, style, width - indent_of(style), wording.source)


def _pieces(typesetter: Typesetter, wording: Wording, width: float, height: float) -> list[Wording]:
    """A wording, in parts if it is taller than a whole slide."""
    text = _set(typesetter, wording, width)
    if height_of([text]) <= height:
        return [wording]
    most = max(1, int(height / text.style.leading))
    offset = _offset_after(text, most)
    ends = [end for end in sentence_ends(wording.plain) if offset / 2 <= end <= offset]
    before, after = cut(wording.spans, ends[-1] if ends else offset)
    rest = replace(wording, spans=lstrip(after))
    return [replace(wording, spans=before), *_pieces(typesetter, rest, width, height)]


def _offset_after(text: SetText, count: int) -> int:
    """How many characters the first lines hold."""
    words, offset = plain_of(text.spans), 0
    for line in text.lines[:count]:
        offset = words.index(line.text.strip(" "), offset) + len(line.text.strip(" "))
    return offset
