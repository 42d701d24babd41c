"""A text as running totals: what line breakers look at, and what may hang outside a line."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate

from restitution.frozen import Frozen
from restitution.text.atoms import FORBIDDEN, HYPHEN, Atom, Box, Glue, Penalty

_HANGS_RIGHT = {
    **dict.fromkeys(HYPHEN + "\u2010.,", 0.7),
    **dict.fromkeys("\u2013:;\u2019", 0.3),
    **dict.fromkeys("\u00bb\u201d", 0.35),
    **dict.fromkeys("\u2026\u2014", 0.25),
    **dict.fromkeys("!?)", 0.15),
}
_HANGS_LEFT = {
    **dict.fromkeys("\u00ab\u201c", 0.35),
    **dict.fromkeys("\u2013\u2019", 0.3),
    **dict.fromkeys("\u2014", 0.25),
    **dict.fromkeys("(", 0.15),
}
"""Which share of a sign hangs: thin signs more than wide ones, since they leave more white.

The idea and the order of the shares are those of Hàn Thế Thành, « Micro-typographic extensions to
the TeX typesetting system » (2000), chapter 3; the values were tuned on this project's pages.
"""


class Matter(Frozen):
    """Running totals before each atom, and what a break at each atom brings.

    Every sequence but the last two has one entry more than there are atoms. ``stretch`` and
    ``shrink`` are of the spaces, ``give`` is of the glyphs, either way; ``hyphen`` is what is added
    at a break there, ``cut`` whether the line then ends with a hyphen, ``following`` the first box
    of the next line; ``left`` is what hangs out when a line begins there, ``right`` when it ends
    there. ``places`` are the breaks that may be taken, the end of the text last; ``tempting`` has
    those too that only other programs take.
    """

    width: Sequence[float]
    stretch: Sequence[float]
    shrink: Sequence[float]
    give: Sequence[float]
    hyphen: Sequence[float]
    cost: Sequence[float]
    cut: Sequence[bool]
    following: Sequence[int]
    left: Sequence[float]
    right: Sequence[float]
    places: Sequence[int]
    tempting: Sequence[int]

    @classmethod
    def of(cls, atoms: Sequence[Atom], *, hang: bool = False) -> Matter:
        """The totals of a text; ``hang`` says whether punctuation may leave the measure."""
        count = len(atoms)
        tempting = _temptations(atoms)
        cost = [*[atom.cost for atom in atoms], 0.0]
        none = [0.0] * (count + 1)
        return cls(
            width=_totals([atom.width for atom in atoms]),
            stretch=_totals([atom.stretch for atom in atoms]),
            shrink=_totals([atom.shrink for atom in atoms]),
            give=_totals([atom.give for atom in atoms]),
            hyphen=[*[atom.cut for atom in atoms], 0.0],
            cost=cost,
            cut=_cuts(atoms),
            following=_following(atoms),
            left=[*[_left(atom) for atom in atoms], 0.0] if hang else none,
            right=[_right(atoms, i) for i in range(count + 1)] if hang else none,
            places=[i for i in tempting if cost[i] != FORBIDDEN],
            tempting=tempting,
        )

    @property
    def count(self) -> int:
        """How many atoms there are."""
        return len(self.width) - 1

    def has_space(self, start: int) -> bool:
        """Whether there is a space from an atom to the end of the text."""
        return self.stretch[-1] > self.stretch[start]

    def natural(self, start: int, end: int) -> float:
        """The width of a line from start to a break at end before its spaces give."""
        return self.width[end] - self.width[start] + self.hyphen[end]


def _totals(parts: Iterable[float]) -> array[float]:
    """Packed: there are as many of them as words and breaks in an issue, many times over."""
    return array("d", accumulate(parts, initial=0.0))


def _temptations(atoms: Sequence[Atom]) -> list[int]:
    """The atoms that a line may end at: glue after a box, penalties, and the end of the text."""
    places = [
        i
        for i, atom in enumerate(atoms)
        if isinstance(atom, Penalty)
        or (isinstance(atom, Glue) and i and isinstance(atoms[i - 1], Box))
    ]
    return [*places, len(atoms)]


def _following(atoms: Sequence[Atom]) -> list[int]:
    """For each atom the first box from it on."""
    found = [len(atoms)]
    for i in range(len(atoms) - 1, -1, -1):
        found.append(i if isinstance(atoms[i], Box) else found[-1])
    return found[::-1]


def _cuts(atoms: Sequence[Atom]) -> list[bool]:
    """Whether a line that ends at each atom ends with a hyphen, added or in the text."""
    found = [False] * (len(atoms) + 1)
    for end, atom in enumerate(atoms):
        if isinstance(atom, Penalty):
            before = atoms[end - 1] if end else None
            in_text = isinstance(before, Box) and before.text[-1] in "-\u2010"
            found[end] = in_text or atom.hyphen is not None
    return found


def _left(atom: Atom) -> float:
    if not isinstance(atom, Box):
        return 0.0
    first = atom.text[0]
    return _HANGS_LEFT.get(first, 0.0) and _HANGS_LEFT[first] * atom.look.width(first)


def _right(atoms: Sequence[Atom], end: int) -> float:
    """What hangs out at the right of a line that ends here."""
    atom = atoms[end] if end < len(atoms) else None
    if isinstance(atom, Penalty) and atom.hyphen is not None:
        return _HANGS_RIGHT[HYPHEN] * atom.cut
    before = atoms[end - 1] if end else None
    if not isinstance(before, Box):
        return 0.0
    last = before.text[-1]
    return _HANGS_RIGHT.get(last, 0.0) and _HANGS_RIGHT[last] * before.look.width(last)
