"""When each part of a deck begins and how long its notes take, told to whoever presents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from restitution.compose.compositor import Compositor
from restitution.compose.thread import visit_anchor
from restitution.compose.timing import about, planned
from restitution.content.edition import Edition
from restitution.frozen import Frozen
from restitution.language import Language
from restitution.page.items import Page


class Part(Frozen):
    """Slides that belong together: when they begin and how long their notes take, in seconds."""

    begins: float
    lasts: float

    def told(self, language: Language) -> Iterator[str]:
        """What stands beside their first slide, line by line."""
        if begins := about(language, self.begins):
            yield language.words.begins_after.format(time=begins)
        if lasts := about(language, self.lasts):
            yield language.words.part_time.format(time=lasts)


def parts(edition: Edition, slides: Sequence[Page]) -> dict[str, Part]:
    """The parts of a deck by the names of their first slides: every visit, and the rest."""
    visits = {visit_anchor(visit) for visit in edition.visits}
    found: dict[str, Part] = {}
    begins = 0.0
    for group in _groups(slides, visits):
        lasts = sum(slide.seconds for slide in group)
        found[group[0].name] = Part(begins, lasts)
        begins += lasts
    return found


def _groups(slides: Sequence[Page], firsts: set[str]) -> Iterator[list[Page]]:
    """The slides of each section; a visit is a part of its own whatever it is called."""
    group: list[Page] = []
    for slide in slides:
        if group and (slide.section != group[-1].section or firsts.intersection(slide.anchors)):
            yield group
            group = []
        group.append(slide)
    if group:
        yield group


def whole(compositor: Compositor, slides: Sequence[Page]) -> Iterator[str]:
    """How long all notes take, at which pace, and what is planned for the whole, line by line."""
    language = compositor.language
    time = about(language, sum(slide.seconds for slide in slides))
    yield language.words.whole_time.format(time=time, pace=f"{compositor.pace:g}")
    yield from planned(language, compositor.edition.presentation.minutes)
