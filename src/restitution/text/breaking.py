"""Where lines break: first fit as PowerPoint and LibreOffice do, total fit for justified text.

Widths are in the units of the matter: shares of the size.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from enum import IntEnum
from functools import cached_property
from itertools import groupby

from restitution.frozen import Changing, Frozen
from restitution.text.matter import Matter

Measure = Callable[[int], float]
"""The width of the line with this number."""

_HUGE = 1e9
_EXACT = 1e-6
_ROUNDING = 0.006
"""Twice the share by which LibreOffice's widths differ from ours at most (323 texts measured)."""


class Broken(Frozen):
    """The atoms of one line: from ``start`` up to, not including, ``end``.

    ``end`` is the glue or penalty that was broken at, or the number of atoms.
    """

    start: int
    end: int


class FirstFit(Frozen):
    """Lines filled one after the other, and between which widths the same breaks come out.

    Any measure from ``least`` up to (not including) ``most`` gives these lines, in programs too
    that break at every hyphen; from ``beyond`` on we break elsewhere ourselves.
    """

    lines: tuple[Broken, ...]
    least: float
    most: float
    beyond: float

    @property
    def shared(self) -> bool:
        """Whether there is a measure at which other programs surely have the same lines."""
        return is_shared(self.least, self.most)

    def holds(self, measure: float) -> bool:
        """Whether the same lines come out at a measure: all that is in goes in, and no more."""
        return self.least <= measure + _EXACT < self.beyond


def is_shared(least: float, most: float) -> bool:
    """Whether lines that come out from one measure to another surely do so in other programs."""
    return most - least > _ROUNDING * least


def first_fit(matter: Matter, measure: Measure) -> FirstFit:
    """Put on each line as much as goes in, as office programs do."""
    places, tempting, count = matter.places, matter.tempting, matter.count
    totals, hyphens = matter.width, matter.hyphen  # their sums are inline: most of the time is here
    lines: list[Broken] = []
    least, most, beyond = 0.0, _HUGE, _HUGE
    start, at = matter.following[0], 0
    while start < count:
        width = measure(len(lines)) + _EXACT
        at = bisect_right(places, start, at)
        last, before = at, totals[start]
        least = max(least, matter.natural(start, places[at]))
        for further in range(at + 1, len(places)):
            end = places[further]
            wide = totals[end] - before + hyphens[end]
            if wide > width:
                beyond = min(beyond, wide)
                break
            last = further
            least = max(least, wide)
        following = bisect_right(tempting, places[last])
        if following < len(tempting):
            most = min(most, matter.natural(start, tempting[following]))
        lines.append(Broken(start, places[last]))
        start, at = matter.following[places[last]], last
    return FirstFit(tuple(lines), least, max(most, least), beyond)


def balanced(matter: Matter, width: float, grain: float) -> FirstFit:
    """First fit in the narrowest measure that needs no more lines than the whole width.

    A little wider if only there other programs have the same lines. ``grain`` is how near to the
    narrowest is near enough.
    """
    fit = narrowest = _narrowest(matter, width, grain)
    while not fit.shared and fit.beyond <= width:
        fit = first_fit(matter, lambda _, m=fit.beyond: m)  # type: ignore[misc]
    return fit if fit.shared else narrowest


def _narrowest(matter: Matter, width: float, grain: float) -> FirstFit:
    """The fit at the narrowest measure, found by halving; none is made twice for the same breaks.

    ``short`` is the last fit that has too many lines, or a word wider than its measure.
    """
    best = first_fit(matter, lambda _: width)
    count, low, high, short = len(best.lines), 0.0, width, None
    while count > 1 and high - low > grain:
        middle = (low + high) / 2
        attempt = next((fit for fit in (best, short) if fit and fit.holds(middle)), None)
        if attempt is None:
            attempt = first_fit(matter, lambda _, m=middle: m)  # type: ignore[misc]
        if len(attempt.lines) <= count and attempt.least <= middle + _EXACT:
            high, best = middle, attempt
        else:
            low, short = middle, attempt
    return best


class End(IntEnum):
    """How a text ends.

    CUT: a divided word ends on the last line. POOR: only the rest of a divided word stands there,
    or very little.
    """

    GOOD = 0
    CUT = 1
    POOR = 2


class Taste(Frozen):
    """What total fit pays for in demerits (Knuth and Plass, section 3), and what it refuses.

    ``most_hyphens`` is how many lines in a row may end with a hyphen; a last line is poor below
    ``narrow`` of its measure. Of ``attempts`` (how far spaces may stretch in units of their
    stretch, and the worst end that is taken) each is made when the one before it has failed.
    """

    line_penalty: float = 10.0
    double_hyphen: float = 3000.0
    fitness: float = 1500.0
    ends: tuple[float, float, float] = (0.0, 1e6, 1e7)
    narrow: float = 0.12
    most_hyphens: int = 2
    attempts: tuple[tuple[float, End], ...] = (
        (2.8, End.GOOD),
        (2.8, End.CUT),
        (7.0, End.CUT),
        (20.0, End.POOR),
    )


TASTE = Taste()


class _Node(Changing):
    """A feasible break: where its line begins, and the best way there.

    ``reach`` is the running total at which its line is full.
    """

    start: int
    end: int
    line: int
    fitness: int
    hyphens: int
    demerits: float
    reach: float
    stretch: float
    shrink: float
    give: float
    previous: _Node | None


def total_fit(matter: Matter, measure: Measure, taste: Taste = TASTE) -> tuple[Broken, ...]:
    """The breaks with the fewest demerits over the whole text; first fit if none is feasible."""
    if not matter.count:
        return ()
    for tolerance, attempts in groupby(taste.attempts, key=lambda attempt: attempt[0]):
        search = _Search(matter, measure, taste, tolerance)
        for _, worst in attempts:
            node = search.best(worst)
            if node is not None:
                return _trace(node)
    return first_fit(matter, measure).lines


def _trace(node: _Node) -> tuple[Broken, ...]:
    lines = []
    while node.previous is not None:
        lines.append(Broken(node.previous.start, node.end))
        node = node.previous
    return tuple(reversed(lines))


class _Search:
    """One pass over a text with one tolerance; only the last break asks how the text may end."""

    def __init__(self, matter: Matter, measure: Measure, taste: Taste, tolerance: float) -> None:
        self._matter, self._measure, self._taste = matter, measure, taste
        self._tolerance, self._worst, self._count = tolerance, End.GOOD, matter.count

    def best(self, worst: End) -> _Node | None:
        """The last node of the best way to an end that is no worse, if there is one."""
        self._worst = worst
        last = self._step(self._open, self._matter.places[-1])
        return min(last, key=lambda node: node.demerits, default=None)

    @cached_property
    def _open(self) -> list[_Node]:
        """The nodes from which the last line may begin."""
        active = [self._node(0, 0, 1, 0, 0.0, None)]
        for end in self._matter.places[:-1]:
            active = self._step(active, end)
            if not active:
                break
        return active

    def _step(self, active: list[_Node], end: int) -> list[_Node]:
        """The nodes that are still open after a break, those that end there among them."""
        matter, tolerance = self._matter, self._tolerance
        final = end == self._count
        full = matter.width[end] + matter.hyphen[end] - matter.right[end]
        stretch, shrink, give = matter.stretch[end], matter.shrink[end], matter.give[end]
        kept: list[_Node] = []
        found: dict[tuple[int, int, int], tuple[float, _Node]] = {}
        for node in active:
            spare, mine = node.reach - full, give - node.give
            ratio = 0.0
            if spare < -mine:
                ratio = (spare + mine) / (shrink - node.shrink or _EXACT)
                if ratio < -1:
                    continue
            elif spare > mine and not final:
                ratio = (spare - mine) / (stretch - node.stretch or _EXACT)
            kept.append(node)
            if ratio <= tolerance and node.start < end:
                self._try(found, node, end, ratio)
        new = [
            self._node(end, key[0], key[1], key[2], demerits, node)
            for key, (demerits, node) in found.items()
        ]
        return new if final else kept + new

    def _try(
        self,
        found: dict[tuple[int, int, int], tuple[float, _Node]],
        node: _Node,
        end: int,
        ratio: float,
    ) -> None:
        """Note the way over a node to a break, if it is allowed and the best so far."""
        taste, matter = self._taste, self._matter
        hyphens = node.hyphens + 1 if matter.cut[end] else 0
        if hyphens > taste.most_hyphens:
            return
        fitness = _fitness(ratio)
        demerits = (taste.line_penalty + 100 * abs(ratio) ** 3) ** 2 + matter.cost[end] ** 2
        if hyphens > 1:
            demerits += taste.double_hyphen
        if abs(fitness - node.fitness) > 1:
            demerits += taste.fitness
        if end == self._count and node.previous is not None:
            ending = self._ending(node)
            if ending > self._worst:
                return
            demerits += taste.ends[ending]
        key = (node.line + 1, fitness, hyphens)
        demerits += node.demerits
        if key not in found or demerits < found[key][0]:
            found[key] = (demerits, node)

    def _ending(self, node: _Node) -> End:
        """What a last line makes of the text that begins at a node."""
        matter, cut = self._matter, node.hyphens > 0
        if cut and matter.stretch[matter.count] == node.stretch:
            return End.POOR
        if matter.natural(node.start, matter.count) < self._taste.narrow * self._measure(node.line):
            return End.POOR
        return End.CUT if cut else End.GOOD

    def _node(
        self,
        end: int,
        line: int,
        fitness: int,
        hyphens: int,
        demerits: float,
        previous: _Node | None,
    ) -> _Node:
        matter = self._matter
        start = matter.following[end]
        reach = matter.width[start] + self._measure(line)
        return _Node(
            start,
            end,
            line,
            fitness,
            hyphens,
            demerits,
            reach + matter.left[start] if line else reach,
            matter.stretch[start],
            matter.shrink[start],
            matter.give[start],
            previous,
        )


def _fitness(ratio: float) -> int:
    """Tight, normal, loose or very loose (Knuth and Plass, section 3)."""
    if ratio < -0.5:  # noqa: PLR2004
        return 0
    return 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3  # noqa: PLR2004
