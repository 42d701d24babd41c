"""How a build is divided: this process makes what shows slides, a journeyman what shows pages.

Each composes its own publication. All that passes between them is which slide and which page every
anchor is on, and at last what a report tells of the pages and of the files that he made. What he
does not say, because there is no journeyman or he has stopped, is found out here: what comes out,
and what is told first, is as when all is made in one process.

So that nobody waits, the newsletter is composed before the slides are counted, without their
numbers. It is composed again with them, mostly from the rack; meanwhile the slides are composed
with its pages as they are likely to be. No guess decides anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TypeVar

from restitution.errors import RestitutionError
from restitution.journeyman import Line, Silence, hired
from restitution.workshop import Docket, Numbers, Workshop

Given = TypeVar("Given")

PAGES = frozenset({"newsletter", "codes"})
"""The publications that a journeyman composes."""


@contextmanager
def divided(
    workshop: Workshop,
    jobs: Sequence[Callable[[], Given]],
    meanwhile: Callable[[], None],
    *,
    notes: bool,
) -> Iterator[Iterator[Given]]:
    """What jobs on pages give, in their order, while the slides are made in this process.

    ``meanwhile`` is done while the pages are counted; with ``notes``, slides are wanted beside
    their notes, too. A job that he cannot do is done here, so that
    what it raises is raised where it is asked for; it must not mind being done twice.
    """

    def work(line: Line) -> None:
        _count(workshop, line)
        line.say(workshop.finished("newsletter"))
        for job in jobs:
            line.say(job())

    workshop.prepare()  # once for both
    with hired(work) as line:
        workshop.colleague = _Colleague(line, workshop, meanwhile, notes)
        workshop.publication("deck")
        yield _handed_over(line, jobs)


def _count(workshop: Workshop, line: Line) -> None:
    """Compose the newsletter until its pages and the slides agree."""
    likely: Numbers = {}
    with suppress(RestitutionError):
        likely = workshop.numbered("newsletter", {})
    slides = line.hear()
    line.say(likely)
    while slides is not None:
        line.say(workshop.numbered("newsletter", slides))
        slides = line.hear()


def _handed_over(line: Line, jobs: Sequence[Callable[[], Given]]) -> Iterator[Given]:
    given = 0
    with suppress(Silence):
        while given < len(jobs):
            result: Given = line.hear()
            given += 1
            yield result
    for job in jobs[given:]:
        yield job()


@dataclass(slots=True)
class _Colleague:
    """The journeyman, as the workshop knows him."""

    line: Line
    workshop: Workshop
    meanwhile: Callable[[], None]
    notes: bool
    _asked: bool = False

    def pages(self, slides: Numbers) -> Numbers | None:
        """Which page every anchor is on in the newsletter that names these slides."""
        with suppress(Silence):
            self.line.say(slides)
            if not self._asked:
                self._ahead()
            pages: Numbers = self.line.hear()
            return pages
        return None

    def docket(self) -> Docket | None:
        """What is to be told of his newsletter, once its pages and the slides agree."""
        with suppress(Silence):
            self.line.say(None)
            docket: Docket = self.line.hear()
            return docket
        return None

    def _ahead(self) -> None:
        """What will be needed, and what shows slides as it is if the likely pages are right."""
        self._asked = True
        self.meanwhile()
        likely: Numbers = self.line.hear()
        with suppress(RestitutionError):
            self.workshop.numbered("deck", likely)
            if self.notes:
                self.workshop.beside_notes()
