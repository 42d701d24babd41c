"""Texts shared out over slides: as few as hold them, evenly filled, cut where the sense allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil

from restitution.frozen import Frozen, replace
from restitution.text.cutting import cut, lstrip, sentence_ends
from restitution.text.fit import Wording, fits, height_of, set_at
from restitution.text.setting import SetText, Typesetter

_WITHIN_TEXT = 0.25
_WITHIN_SENTENCE = 0.6
"""What a slide that ends inside a text, or inside a sentence, costs.

In the unit of unevenness: two slides filled to 90 and 10 % cost 0.32, two half full nothing.
"""

Cost = tuple[int, int, float]
"""Lead-ins left alone at the foot of a slide, slides, unevenness: the first counts most."""


class Piece(Frozen):
    """A part of a text that stays in one piece: which text, and its characters there.

    ``sentence`` is whether a sentence ends with it; ``leads`` whether it announces what follows.
    """

    text: int
    start: int
    end: int
    sentence: bool
    leads: bool


class Way(Frozen):
    """A way to fill a slide: the piece after it, how full it is, what the cut at its end costs.

    ``forsaken`` is whether a lead-in is left alone at its foot.
    """

    last: int
    filled: float
    tear: float
    forsaken: bool

    def cost(self, even: float) -> Cost:
        """What the slide costs, if ``even`` is how full all should be."""
        return int(self.forsaken), 1, (self.filled - even) ** 2 + self.tear


class Room(Frozen):
    """Texts, and the width and height that every slide has for them."""

    typesetter: Typesetter
    wordings: Sequence[Wording]
    width: float
    height: float

    def set(self, wording: Wording) -> SetText:
        """A text in the width of a slide."""
        return set_at(self.typesetter, wording, self.width)

    def part(self, text: int, start: int, end: int) -> Wording:
        """Some characters of a text, without the spaces they begin with."""
        wording = self.wordings[text]
        return replace(wording, spans=lstrip(cut(cut(wording.spans, end)[0], start)[1]))

    def slide(self, pieces: Sequence[Piece]) -> list[Wording]:
        """Pieces in a row as texts: neighbours from one text are one again."""
        made: list[tuple[int, int, int]] = []
        for piece in pieces:
            start = piece.start
            if made and made[-1][0] == piece.text:
                start = made.pop()[1]
            made.append((piece.text, start, piece.end))
        return [self.part(*part) for part in made]


def shared_out(
    typesetter: Typesetter, wordings: Sequence[Wording], width: float, height: float
) -> list[list[Wording]]:
    """The texts slide by slide; what fits nowhere stands alone on a slide.

    A lead-in (« Trois raisons : ») is not the last of a slide, if that can be helped.
    """
    room = Room(typesetter, wordings, width, height)
    pieces = list(_pieces(room))
    bounds = _bounds(room, pieces)
    return [room.slide(pieces[first:last]) for first, last in pairwise(bounds)]


def _pieces(room: Room) -> Iterator[Piece]:
    """The sentences of all texts; one too tall for what a slide has for it in parts."""
    announced = 0.0
    for number, wording in enumerate(room.wordings):
        start = 0
        for end in sentence_ends(wording.plain):
            sentence = room.part(number, start, end)
            leads = sentence.plain.rstrip(" ").endswith(":")
            text = room.set(sentence)
            for place in _places(text, room.height - announced):
                upto = end - len(sentence.plain) + place
                whole = upto == end
                yield Piece(number, start, upto, whole, leads and whole)
                start = upto
            announced = text.height + wording.style.space_before if leads else 0.0


def _places(text: SetText, height: float) -> list[int]:
    """After which characters a text is cut to go into a height, in parts alike; its end last."""
    plain = "".join(span.text for span in text.spans)
    most = max(1, int(height / text.style.leading))
    count = len(text.lines)
    share = ceil(count / ceil(count / most))
    ends, offset = [], 0
    for number, line in enumerate(text.lines[: (count - 1) // share * share], start=1):
        words = line.text.strip(" ")
        offset = plain.index(words, offset) + len(words)
        if number % share == 0:
            ends.append(offset)
    return [*ends, len(plain)]


def _bounds(room: Room, pieces: Sequence[Piece]) -> list[int]:
    """The number of the first piece of every slide, and the number of pieces."""
    ways = [list(_ways(room, pieces, first)) for first in range(len(pieces))]
    count = len(_cheapest(ways, 0.0)) - 1
    whole = height_of([room.set(wording) for wording in room.wordings]) / room.height
    return _cheapest(ways, whole / count)


def _cheapest(ways: Sequence[Sequence[Way]], even: float) -> list[int]:
    """The bounds that cost least, if ``even`` is how full all slides should be."""
    count = len(ways)
    best: list[tuple[Cost, int]] = [((0, 0, 0.0), count)] * (count + 1)
    for first in range(count - 1, -1, -1):
        best[first] = min(
            (_sum(way.cost(even), best[way.last][0]), way.last) for way in ways[first]
        )
    bounds = [0]
    while bounds[-1] < count:
        bounds.append(best[bounds[-1]][1])
    return bounds


def _ways(room: Room, pieces: Sequence[Piece], first: int) -> Iterator[Way]:
    """Every way to fill a slide that begins with a piece; one piece at least goes on it."""
    for last in range(first + 1, len(pieces) + 1):
        texts = [room.set(wording) for wording in room.slide(pieces[first:last])]
        if last > first + 1 and not fits(texts, room.width, room.height):
            return
        following = pieces[last] if last < len(pieces) else None
        forsaken = following is not None and pieces[last - 1].leads
        tear = _tear(pieces[last - 1], following)
        yield Way(last, height_of(texts) / room.height, tear, forsaken)


def _tear(before: Piece, after: Piece | None) -> float:
    """What a cut between two pieces costs."""
    if after is None or after.text != before.text:
        return 0.0
    return _WITHIN_TEXT if before.sentence else _WITHIN_SENTENCE


def _sum(one: Cost, other: Cost) -> Cost:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]
