"""Where slides are put together: title first, then what the layout asks for, then the thread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from restitution.compose.compositor import Compositor
from restitution.compose.speech import NO_NOTES, Clock, Notes
from restitution.compose.thread import Rail
from restitution.frozen import Changing, Frozen, field
from restitution.markup import Text
from restitution.page.items import AnyItem, Page, Panel
from restitution.page.structure import Role, Structure, Tag
from restitution.source import Source
from restitution.text.fit import Wording
from restitution.theme.tokens import Layout

_DOCUMENT = Tag(Role.DOCUMENT, "deck")


class Done(Frozen):
    """The slides of a desk, their titles, and what was said on them."""

    slides: tuple[Page, ...]
    titles: frozenset[str]
    said: frozenset[str]


class Desk(Changing, dict=True):
    """The slides made so far; knows which titles are taken, and numbers slides as they come.

    ``before`` is how many slides there are before the first of this desk.
    """

    compositor: Compositor
    slides: list[Page] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    before: int = 0

    @cached_property
    def clock(self) -> Clock:
        """Goes at the pace of the theme."""
        return Clock(self.compositor.pace)

    @property
    def last(self) -> int:
        """The number of the last slide."""
        return self.before + len(self.slides)

    def done(self) -> Done:
        """What has been made here."""
        return Done(tuple(self.slides), frozenset(self.titles), frozenset(self.clock.said))

    def take(self, other: Done) -> None:
        """Add the slides of a desk that has gone on from this one, and what it knows."""
        self.slides += other.slides
        self.titles |= other.titles
        self.clock.said |= other.said

    @property
    def rail(self) -> Rail:
        """The thread at the foot of the slides."""
        return Rail(self.compositor)

    def path(self, slide: str, role: Role, name: str, *more: Tag) -> Structure:
        """The structure path of something on a slide."""
        return (_DOCUMENT, Tag(Role.SECTION, slide), Tag(role, name), *more)

    def points_paths(self, slide: str, count: int) -> list[Structure]:
        """The structure paths of the entries of a list."""
        return [
            self.path(slide, Role.LIST, "points", Tag(Role.ENTRY, str(i)), Tag(Role.ENTRY_BODY, ""))
            for i in range(count)
        ]

    def add(
        self,
        name: str,
        layout: str,
        title: Text | str,
        *,
        section: str,
        items: Iterable[AnyItem] = (),
        level: Role = Role.H2,
        under: Iterable[AnyItem] = (),
        footer: str = "",
        see: str = "",
        notes: Notes = NO_NOTES,
        anchors: tuple[str, ...] = (),
        part: str = "",
        source: Source | None = None,
    ) -> None:
        """Add a slide; ``part`` is the « (1/2) » of one that goes on, ``under`` is painted first.

        ``see`` is the anchor whose page of the newsletter the footer and the notes name.
        """
        sheet = self.compositor.layout(layout)
        wording = self._title(title, sheet.slots["title"].style, part)
        heading = self._heading(sheet, wording, self.path(name, level, "title"), under)
        page = self._page_elsewhere(see)
        self.slides.append(
            Page(
                name=name,
                size=self.compositor.grid.size,
                layout=sheet,
                title=wording.plain,
                section=section,
                items=(*heading, *items, *self._foot(sheet, footer, *page)),
                number=self.last + 1,
                notes=(*notes.before, *notes.said, *notes.after, *page),
                seconds=self.clock.seconds(notes.said),
                anchors=(f"slide.{name}", *anchors),
                source=source or wording.source,
            )
        )

    def _heading(
        self, sheet: Layout, wording: Wording, path: Structure, under: Iterable[AnyItem]
    ) -> tuple[AnyItem, ...]:
        """What is painted first, with the decorations that a layout leaves to slides; the title."""
        title = self.compositor.in_slot(sheet, "title", wording, structure=path)
        return (*_carried(sheet), *under, title)

    def part(self, number: int, count: int) -> str:
        """« (1/2) » for a slide that goes on; nothing for one that stands alone."""
        if count == 1:
            return ""
        return self.compositor.words.slide_of.format(number=number, count=count)

    def _foot(self, sheet: Layout, *texts: str) -> Iterator[AnyItem]:
        """The footer and the slide's number, where the layout has a place for them."""
        compositor, number = self.compositor, str(self.last + 1)
        text = " – ".join(text for text in texts if text)
        for slot, said in (("footer", text), ("number", number)):
            if said and slot in sheet.slots:
                yield compositor.in_slot(sheet, slot, compositor.wording(said, slot))

    def _page_elsewhere(self, anchor: str) -> tuple[str, ...]:
        """« Fil d’info p. 8 »: where the newsletter tells the same, if it does."""
        number = self.compositor.elsewhere.get(anchor)
        if number is None:
            return ()
        name = self.compositor.edition.publication.name.plain
        return (self.compositor.words.see_page.format(name=name, page=number),)

    def _title(self, title: Text | str, style: str, part: str) -> Wording:
        """The title with its part, told apart from any slide of the same title."""
        compositor = self.compositor
        wording = compositor.wording(title, style)
        suffix, again = f"\u00a0{part}" if part else "", 1
        while wording.plain + suffix in self.titles:
            again += 1
            suffix = f"\u00a0{part}\u00a0[{again}]" if part else f"\u00a0[{again}]"
        self.titles.add(wording.plain + suffix)
        if not suffix:
            return wording
        extra = compositor.wording(suffix, style)
        return Wording(wording.spans + extra.spans, wording.style, wording.source)


def _carried(sheet: Layout) -> Iterator[AnyItem]:
    """The decorations that a layout leaves to its slides."""
    for each in sheet.carried:
        yield Panel(rect=each.rect, name=each.name, colour=each.colour)
