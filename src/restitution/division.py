"""How a build is divided: this process makes what shows slides, a journeyman what shows pages.

Each composes its own publication. All that passes between them is which slide and which page every
anchor is on, and at last what a report tells of the pages and of the files that he made. What he
does not say, because there is no journeyman or he has stopped, is found out here: what comes out,
and what is told first, is as when all is made in one process.

So that nobody waits, the newsletter is composed before the slides are counted, and the handout
before the pages are, without the numbers. When they are there, both are composed again, mostly of
texts that are set and pages that stand: that takes a quarter of the time, and a sixth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TypeVar

from restitution.errors import RestitutionError
from restitution.journeyman import Line, Silence, hired
from restitution.workshop import Numbers, Tally, Workshop

Given = TypeVar("Given")

PAGES = frozenset({"newsletter", "codes"})
"""The publications that a journeyman composes."""


@contextmanager
def divided(
    workshop: Workshop, jobs: Sequence[Callable[[], Given]], meanwhile: Callable[[], None]
) -> Iterator[Iterator[Given]]:
    """What jobs on pages give, in their order, while the slides are made in this process.

    ``meanwhile`` is done while the pages are counted. A job that he cannot do is done here, so that
    what it raises is raised where it is asked for; it must not mind being done twice.
    """

    def work(line: Line) -> None:
        _count(workshop, line)
        line.say(workshop.finished("newsletter"))
        for job in jobs:
            line.say(job())
        line.say(workshop.made())

    workshop.prepare()  # once for both
    with hired(work) as line:
        workshop.colleague = _Colleague(line, meanwhile)
        workshop.publication("deck")
        yield _handed_over(line, jobs)
        with suppress(Silence):
            workshop.take(line.hear())


def _count(workshop: Workshop, line: Line) -> None:
    """Compose the newsletter until its pages and the slides agree.

    They do if its pages are the likely ones, for the slides are composed with these.
    """
    with suppress(RestitutionError):
        workshop.numbered("newsletter", workshop.likely_slides)
    while (word := line.hear()) is not None:
        slides, likely = word
        pages = workshop.numbered("newsletter", slides)
        line.say(pages)
        if pages == likely:
            return


def _handed_over(line: Line, jobs: Sequence[Callable[[], Given]]) -> Iterator[Given]:
    given = 0
    with suppress(Silence):
        while given < len(jobs):
            result: Given = line.hear()
            given += 1
            yield result
    for job in jobs[given:]:
        yield job()


class _Colleague:
    """The journeyman, as the workshop knows him."""

    def __init__(self, line: Line, meanwhile: Callable[[], None]) -> None:
        self._line = line
        self._meanwhile = meanwhile
        self._agreed = False

    def pages(self, slides: Numbers, likely: Numbers | None) -> Numbers | None:
        """Which page every anchor is on in the newsletter that names these slides."""
        with suppress(Silence):
            self._line.say((slides, likely))
            with suppress(RestitutionError):  # told when it is its turn
                self._meanwhile()
            pages: Numbers = self._line.hear()
            self._agreed = pages == likely
            return pages
        return None

    def tally(self) -> Tally | None:
        """What is to be told of his newsletter, once its pages and the slides agree."""
        with suppress(Silence):
            if not self._agreed:
                self._line.say(None)
            tally: Tally = self._line.hear()
            return tally
        return None
