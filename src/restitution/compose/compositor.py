"""What both products compose with: wordings of the content, boxes of text that fit their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from restitution.compose.speech import pace_of
from restitution.content.edition import Edition, Session, Visit
from restitution.frozen import Frozen, field, replace
from restitution.geometry import Rect
from restitution.language import Language, Words
from restitution.markup import Span, Text
from restitution.page.items import SetPassage, TextBox
from restitution.page.structure import ARTIFACT, Structure
from restitution.qr import Matrix, encode
from restitution.rack import Rack
from restitution.source import Source
from restitution.text.fit import Wording, fit, fit_alike, height_of, indent_of
from restitution.text.setting import Breaks, SetText, Task, Typesetter
from restitution.text.slug import Slug
from restitution.theme.tokens import Align, Anchor, Bullet, Grid, Layout, TextStyle, Theme


class Compositor(Frozen):
    """One edition on one grid: the place to ask for styles, words and set text.

    ``elsewhere`` says which page or slide of the other publication an anchor is on;
    ``folder`` is where the content's pictures lie; on the ``rack`` stands what was composed before.
    """

    edition: Edition
    theme: Theme
    grid: Grid
    language: Language
    typesetter: Typesetter
    elsewhere: Mapping[str, int] = field(default_factory=dict)
    folder: Path = Path()
    rack: Rack = field(default_factory=Rack)

    @property
    def tools(self) -> tuple[object, ...]:
        """All that it composes with, but the edition, and the rack, on which nothing depends."""
        return (
            self.theme,
            self.grid,
            self.language,
            self.typesetter,
            self.elsewhere,
            self.folder,
        )

    @property
    def pace(self) -> float:
        """How many words a minute its presenters say."""
        return pace_of(self.theme.speech, self.language)

    @property
    def words(self) -> Words:
        """The words of the publication's language."""
        return self.language.words

    def label(self, name: str) -> Text | str:
        """A label that the publication chose (``visits``, ``questions``, ``video``), or ours."""
        words = {
            "visits": self.words.visits,
            "questions": self.words.key_questions,
            "video": self.words.watch_video,
        }
        chosen: Text | None = getattr(self.edition.labels, name)
        return chosen or words[name]

    def plain_label(self, name: str) -> str:
        """The same without looks."""
        label = self.label(name)
        return label if isinstance(label, str) else label.plain

    def sector_role(self, visit: Visit) -> str:
        """The colour role of a visit's sector, in the order the sectors are declared."""
        return f"sector-{list(self.edition.sectors).index(visit.sector) + 1}"

    def hours(self, session: Session) -> str:
        """From when to when a session lasts, as the language writes hours."""
        start = self.language.hour(session.start)
        return f"{start} – {self.language.hour(session.end)}" if session.end else start

    def style(self, name: str, colour: str | None = None) -> TextStyle:
        """A style of the grid, in another colour role if one is given."""
        style = self.grid.styles[name]
        return replace(style, colour=colour) if colour else style

    def layout(self, name: str) -> Layout:
        """A layout of the grid."""
        return self.grid.layouts[name]

    def length(self, name: str) -> float:
        """A length of the grid, in points."""
        return self.grid.lengths[name]

    def scaled(self, length: float) -> float:
        """A length on the sheet that the theme describes, as it is on the sheet in use."""
        return length * self.grid.scale

    def wording(
        self,
        text: Text | str,
        style: str | TextStyle,
        *,
        source: Source | None = None,
        colour: str | None = None,
    ) -> Wording:
        """A text of the content, or a word of the language, to be set in a style."""
        styled = self.style(style, colour) if isinstance(style, str) else style
        if isinstance(text, str):
            return Wording((Span(text),), styled, source)
        return Wording(text.spans, styled, text.source)

    def code(self, address: str) -> Matrix:
        """The QR code of an address; it stands, for making one takes longer than many a page.

        Raises ValueError when the address is too long for any code.
        """
        return self.rack.lasting(f"matrix/{address}", address, lambda: encode(address))

    @contextmanager
    def recalling(self, name: str) -> Iterator[None]:
        """Texts are broken as they were for something before; how they are now is kept for later.

        So that of what is composed again for one word the rest is not set again.
        """
        place = f"{name}/texts"
        known: Mapping[Task, Breaks] = self.rack.recalled(place, self.typesetter)
        with self.typesetter.recalling(known) as broken:
            yield
        self.rack.remember(place, self.typesetter, more=broken)

    def fitted(self, wordings: Sequence[Wording], rect: Rect, name: str) -> tuple[SetText, ...]:
        """The texts at the largest step that fits a rectangle."""
        return fit(self.typesetter, wordings, rect.width * self.grid.fit, rect.height, name)

    def fitted_alike(
        self, wordings: Sequence[Wording], rect: Rect, name: str
    ) -> tuple[SetText, ...]:
        """The texts, each in a rectangle of this size, at the largest step that fits them all."""
        return fit_alike(self.typesetter, wordings, rect.width * self.grid.fit, rect.height, name)

    def box(
        self,
        name: str,
        wordings: Wording | Iterable[Wording],
        rect: Rect,
        *,
        anchor: Anchor = Anchor.TOP,
        structure: Structure | Sequence[Structure] = ARTIFACT,
        slot: str | None = None,
        link: str | None = None,
    ) -> TextBox:
        """Texts in a rectangle, at a size that fits; ``structure`` is one path, or one a text."""
        said = [wordings] if isinstance(wordings, Wording) else list(wordings)
        texts = self.fitted(said, rect, slot or name)
        return self.place(
            name, texts, rect, anchor=anchor, structure=structure, slot=slot, link=link
        )

    def in_slot(
        self,
        layout: Layout,
        slot: str,
        wordings: Wording | Iterable[Wording],
        *,
        structure: Structure | Sequence[Structure] = ARTIFACT,
        link: str | None = None,
    ) -> TextBox:
        """Texts in a slot of a layout, anchored as the slot says."""
        found = layout.slots[slot]
        return self.box(
            slot,
            wordings,
            found.rect,
            anchor=found.anchor,
            structure=structure,
            slot=slot,
            link=link,
        )

    def mark(self, style: TextStyle) -> Slug | None:
        """The set bullet of a style, at x 0 on baseline 0."""
        if style.bullet is None:
            return None
        bullet = (Span(style.bullet.character),)
        return self.typesetter.set(bullet, _of_bullet(style, style.bullet), 1000).lines[0]

    def place(
        self,
        name: str,
        texts: Sequence[SetText],
        rect: Rect,
        *,
        anchor: Anchor = Anchor.TOP,
        structure: Structure | Sequence[Structure] = ARTIFACT,
        slot: str | None = None,
        link: str | None = None,
    ) -> TextBox:
        """Set texts under each other in a rectangle."""
        paths = _paths(structure, len(texts))
        y = rect.y + _lift(anchor, rect.height - height_of(texts))
        passages = []
        for number, (text, path) in enumerate(zip(texts, paths, strict=True)):
            y += text.style.space_before if number else 0.0
            passages.append(self._passage(text, rect.x + _shift(text, rect), y, path))
            y += text.height
        area, measure = _area(texts, rect)
        return TextBox(
            rect=area,
            name=name,
            structure=paths[0] if paths else ARTIFACT,
            source=next((text.source for text in texts if text.source), None),
            link=link,
            slot=slot,
            passages=tuple(passages),
            measure=measure,
            anchor=anchor,
        )

    def _passage(self, text: SetText, x: float, y: float, path: Structure) -> SetPassage:
        slugs = text.slugs(x + indent_of(text.style), y)
        mark = self.mark(text.style)
        if mark is not None and slugs:
            mark = mark.at(x, slugs[0].baseline)
        return SetPassage(text.spans, text.style, slugs, path, text.source, mark)


@cache
def _of_bullet(style: TextStyle, bullet: Bullet) -> TextStyle:
    """The style that a bullet is set in before a text of some style."""
    return replace(style, bullet=None, colour=bullet.colour, align=Align.LEFT, first_indent=0.0)


def _paths(structure: Structure | Sequence[Structure], count: int) -> list[Structure]:
    """One structure path a text; a single path serves all."""
    if structure and not hasattr(structure[0], "role"):
        return [tuple(path) for path in structure]  # type: ignore[arg-type]
    return [tuple(structure)] * count  # type: ignore[arg-type]


def _lift(anchor: Anchor, spare: float) -> float:
    return {Anchor.TOP: 0.0, Anchor.MIDDLE: spare / 2, Anchor.BOTTOM: spare}[anchor]


def _shift(text: SetText, rect: Rect) -> float:
    """How far text is moved because it was measured against less than the whole width."""
    spare = rect.width - indent_of(text.style) - text.measure
    return spare * {Align.CENTRE: 0.5, Align.RIGHT: 1.0}.get(text.style.align, 0.0)


def _area(texts: Sequence[SetText], rect: Rect) -> tuple[Rect, float]:
    """The rectangle and the measure that make another program break lines where we do.

    Between the narrowest and the widest measure with the same breaks, the middle leaves most room
    for rounding. Text that is not set from the left keeps its axis: its rectangle is narrowed.
    """
    least = max((text.least + indent_of(text.style) for text in texts), default=0.0)
    most = min((text.most + indent_of(text.style) for text in texts), default=rect.width)
    measure = min(rect.width, (least + min(most, least + 2 * rect.width)) / 2)
    align = texts[0].style.align if texts else Align.LEFT
    if align is Align.CENTRE:
        return Rect(rect.x + (rect.width - measure) / 2, rect.y, measure, rect.height), measure
    if align is Align.RIGHT:
        return Rect(rect.right - measure, rect.y, measure, rect.height), measure
    return rect, measure
