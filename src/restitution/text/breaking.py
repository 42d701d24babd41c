"""Where lines break: first fit as PowerPoint and LibreOffice do, total fit for justified text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from restitution.text.atoms import FORBIDDEN, Atom, Box, Glue, Penalty

Measure = Callable[[int], float]
"""The width of the line with this number, in points."""

_HUGE = 1e9


@dataclass(frozen=True, slots=True)
class Broken:
    """The atoms of one line: from ``start`` up to, not including, ``end``.

    ``ratio`` says how much its glues stretch (above 0) or shrink (down to -1).
    ``end`` is the glue or penalty that was broken at, or the number of atoms.
    """

    start: int
    end: int
    ratio: float = 0.0


@dataclass(slots=True)
class Sums:
    """Running totals of width, stretch and shrink before each atom."""

    width: list[float] = field(default_factory=lambda: [0.0])
    stretch: list[float] = field(default_factory=lambda: [0.0])
    shrink: list[float] = field(default_factory=lambda: [0.0])

    @classmethod
    def of(cls, atoms: Sequence[Atom]) -> Sums:
        """The totals of a text."""
        sums = cls()
        for atom in atoms:
            wide = 0.0 if isinstance(atom, Penalty) else atom.width
            give, take = (atom.stretch, atom.shrink) if isinstance(atom, Glue) else (0.0, 0.0)
            sums.width.append(sums.width[-1] + wide)
            sums.stretch.append(sums.stretch[-1] + give)
            sums.shrink.append(sums.shrink[-1] + take)
        return sums


def opportunities(atoms: Sequence[Atom]) -> list[int]:
    """The atoms that a line may end at: glue after a box, penalties, and the end of the text."""
    return [i for i in temptations(atoms) if i == len(atoms) or not _is_forbidden(atoms[i])]


def temptations(atoms: Sequence[Atom]) -> list[int]:
    """The same, with the breaks that only other programs take."""
    places = [
        i
        for i, atom in enumerate(atoms)
        if isinstance(atom, Penalty)
        or (isinstance(atom, Glue) and i and isinstance(atoms[i - 1], Box))
    ]
    return [*places, len(atoms)]


def _is_forbidden(atom: Atom) -> bool:
    return isinstance(atom, Penalty) and atom.cost == FORBIDDEN


def _start_after(atoms: Sequence[Atom], end: int) -> int:
    """The first box of the line that follows a break."""
    while end < len(atoms) and not isinstance(atoms[end], Box):
        end += 1
    return end


def _wide(atoms: Sequence[Atom], sums: Sums, start: int, end: int) -> float:
    """The natural width of a line from start to the break at end."""
    hyphen = atoms[end].width if end < len(atoms) and isinstance(atoms[end], Penalty) else 0.0
    return sums.width[end] - sums.width[start] + hyphen


@dataclass(frozen=True, slots=True)
class FirstFit:
    """Lines filled one after the other, and between which widths the same breaks come out.

    Any measure from ``least`` up to (not including) ``most`` gives these lines.
    """

    lines: tuple[Broken, ...]
    least: float
    most: float


def first_fit(atoms: Sequence[Atom], measure: Measure) -> FirstFit:
    """Put on each line as much as goes in, as office programs do."""
    sums, places, tempting = Sums.of(atoms), opportunities(atoms), temptations(atoms)
    lines: list[Broken] = []
    least, most = 0.0, _HUGE
    start, at = _start_after(atoms, 0), 0
    while start < len(atoms):
        width = measure(len(lines)) + 1e-6
        while at < len(places) and places[at] <= start:
            at += 1
        last = at
        while last + 1 < len(places) and _wide(atoms, sums, start, places[last + 1]) <= width:
            last += 1
        least = max(least, *(_wide(atoms, sums, start, place) for place in places[at : last + 1]))
        following = bisect_right(tempting, places[last])
        if following < len(tempting):
            most = min(most, _wide(atoms, sums, start, tempting[following]))
        lines.append(Broken(start, places[last]))
        start, at = _start_after(atoms, places[last]), last
    return FirstFit(tuple(lines), least, max(most, least))


def balanced(atoms: Sequence[Atom], width: float) -> FirstFit:
    """First fit in the narrowest measure that needs no more lines than the whole width."""
    widest = first_fit(atoms, lambda _: width)
    count, low, high, best = len(widest.lines), 0.0, width, widest
    while count > 1 and high - low > 1:
        middle = (low + high) / 2
        attempt = first_fit(atoms, lambda _, m=middle: m)  # type: ignore[misc]
        if len(attempt.lines) <= count and attempt.least <= middle + 1e-6:
            high, best = middle, attempt
        else:
            low = middle
    return best


@dataclass(frozen=True, slots=True)
class Taste:
    """What total fit pays for: its tolerance and its demerits (Knuth and Plass, section 3)."""

    line_penalty: float = 10.0
    double_hyphen: float = 3000.0
    last_hyphen: float = 4000.0
    fitness: float = 1500.0
    short_end: float = 4000.0
    tolerances: tuple[float, ...] = (2.0, 5.0, 14.0)


@dataclass(slots=True)
class _Node:
    """A feasible break: where its line begins, and the best way there."""

    start: int
    end: int
    line: int
    fitness: int
    demerits: float
    ratio: float
    hyphen: bool
    previous: _Node | None


def total_fit(
    atoms: Sequence[Atom], measure: Measure, taste: Taste | None = None
) -> tuple[Broken, ...]:
    """The breaks with the fewest demerits over the whole text; first fit if none is feasible."""
    taste = taste or Taste()
    if not atoms:
        return ()
    sums, places = Sums.of(atoms), opportunities(atoms)
    for tolerance in taste.tolerances:
        node = _search(atoms, sums, places, measure, taste, tolerance)
        if node is not None:
            return _trace(node)
    return first_fit(atoms, measure).lines


def _trace(node: _Node) -> tuple[Broken, ...]:
    chain = [node]
    while chain[-1].previous is not None:
        chain.append(chain[-1].previous)
    chain.reverse()
    return tuple(Broken(before.start, after.end, after.ratio) for before, after in pairwise(chain))


def _search(
    atoms: Sequence[Atom],
    sums: Sums,
    places: list[int],
    measure: Measure,
    taste: Taste,
    tolerance: float,
) -> _Node | None:
    active = [_Node(_start_after(atoms, 0), 0, 0, 1, 0.0, 0.0, hyphen=False, previous=None)]
    for end in places:
        final = end == len(atoms)
        best: dict[tuple[int, int], _Node] = {}
        kept: list[_Node] = []
        for node in active:
            ratio = _ratio(atoms, sums, node.start, end, measure(node.line), final=final)
            if ratio >= -1 and not final:
                kept.append(node)
            if not -1 <= ratio <= tolerance:
                continue
            found = _extend(atoms, node, end, ratio, taste, sums, measure)
            key = (found.line, found.fitness)
            if key not in best or found.demerits < best[key].demerits:
                best[key] = found
        active = [*kept, *best.values()]
        if not active:
            return None
    return min(active, key=lambda node: node.demerits)


def _ratio(
    atoms: Sequence[Atom], sums: Sums, start: int, end: int, width: float, *, final: bool
) -> float:
    """How far glue must stretch or shrink; the last line is filled up for nothing."""
    if end <= start:
        return _HUGE
    spare = width - _wide(atoms, sums, start, end)
    if spare >= 0:
        if final:
            return 0.0
        stretch = sums.stretch[end] - sums.stretch[start]
        return spare / stretch if stretch > 0 else (0.0 if spare < 1e-6 else _HUGE)  # noqa: PLR2004
    shrink = sums.shrink[end] - sums.shrink[start]
    return spare / shrink if shrink > 0 else -_HUGE


def _extend(
    atoms: Sequence[Atom],
    node: _Node,
    end: int,
    ratio: float,
    taste: Taste,
    sums: Sums,
    measure: Measure,
) -> _Node:
    atom = atoms[end] if end < len(atoms) else None
    cost = atom.cost if isinstance(atom, Penalty) else 0.0
    hyphen = isinstance(atom, Penalty) and atom.hyphen is not None
    demerits = (taste.line_penalty + 100 * abs(ratio) ** 3) ** 2 + cost**2
    if hyphen and node.hyphen:
        demerits += taste.double_hyphen
    if atom is None:
        demerits += taste.last_hyphen if node.hyphen else 0.0
        short = _wide(atoms, sums, node.start, end) < 0.12 * measure(node.line)
        demerits += taste.short_end if short else 0.0
    fitness = _fitness(ratio)
    if abs(fitness - node.fitness) > 1:
        demerits += taste.fitness
    return _Node(
        _start_after(atoms, end),
        end,
        node.line + 1,
        fitness,
        node.demerits + demerits,
        ratio,
        hyphen,
        node,
    )


def _fitness(ratio: float) -> int:
    """Tight, normal, loose or very loose (Knuth and Plass, section 3)."""
    if ratio < -0.5:  # noqa: PLR2004
        return 0
    return 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3  # noqa: PLR2004
