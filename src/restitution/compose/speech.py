"""What a presenter says on each slide, and how long it takes: from the content alone.

The notes of the slides and the estimate of their time are both made of this, and nothing here
needs type, pages or a writer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from restitution.content.edition import Comparison, Edition, Image, ProgrammeDay, Step, Visit
from restitution.frozen import Changing, Frozen, field
from restitution.language import Language
from restitution.markup import ENTRY_MARK, Listing, Prose, Text
from restitution.patterns import pattern
from restitution.source import Located

_WORD = pattern(r"\w+(?:[-’'.,\u2011]\w+|\u202f\d{3}(?!\d))*")
"""A word as word processors count it: « l’emploi », « rendez-vous », « 7,50 », « 1 100 »."""

Passages = tuple[str, ...]


class Notes(Frozen):
    """The notes of a slide: what is said aloud, and what is looked up before and after it."""

    said: Sequence[str] = ()
    before: Sequence[str] = ()
    after: Sequence[str] = ()


NO_NOTES = Notes()


class Clock(Changing):
    """Times what is said; what an earlier slide has said already takes no time again."""

    pace: float
    said: set[str] = field(default_factory=set)

    def seconds(self, passages: Iterable[str]) -> float:
        """How long it takes to say passages, at so many words a minute."""
        fresh = set(passages) - self.said
        self.said |= fresh
        return 60 * sum(len(_WORD.findall(passage)) for passage in fresh) / self.pace


def pace_of(paces: Mapping[str, float], language: Language) -> float:
    """The words a minute that a theme has for a language, else those that are usual in it."""
    return paces.get(language.code, language.pace)


def spoken(prose: Prose | None) -> Passages:
    """A prose as a presenter reads it: a line a passage, list entries with their mark."""
    if prose is None:
        return ()
    lines: list[str] = []
    for block in prose.blocks:
        if isinstance(block, Listing):
            lines.extend(_located(entry, ENTRY_MARK) for entry in block.entries)
        else:
            lines.append(_located(block.text))
    return (*lines, *map(_located, prose.notes.values()))


def _located(text: Text, mark: str = "") -> Located:
    """A text as it stands in the content, without its looks."""
    return Located(mark + text.plain, text.source)


def opening(edition: Edition) -> Passages:
    """What is said on the first slide: what this is, and what is to come."""
    header = edition.publication
    return (
        f"{header.name.plain} – {header.title.plain} – {header.tagline.plain}",
        *(f"{t.title.plain}\u00a0: {t.text.plain}" for t in edition.cover.teasers),
    )


def step(told: Step) -> str:
    """What is said of a step of the project."""
    place = f", {told.place.plain}" if told.place else ""
    return f"{told.title.plain} ({told.dates.plain}{place})\u00a0: {told.text.plain}"


def editorial(edition: Edition) -> Passages:
    """The whole editorial, and who signs it."""
    author = edition.editorial.author
    return (*spoken(edition.editorial.text), f"{author.name.plain}, {author.role.plain}")


def cover(edition: Edition, visit: Visit) -> Passages:
    """What is said on the cover of a visit; its text, if no slide of points is there for it."""
    sector = edition.sectors[visit.sector]
    text = () if visit.points else spoken(visit.text)
    return (f"{visit.title.plain} – {sector.running.plain}", *text)


def picture(image: Image) -> Passages:
    """What is said of a picture: its caption, and what it shows."""
    return tuple(_located(text) for text in (image.caption, image.alt) if text)


def compared(told: Comparison, visit: Visit) -> str:
    """What is said of a visit's row in the table that compares them."""
    cells = [
        f"{label.plain}\u00a0: {visit.comparison[column].plain}"
        for column, label in told.columns.items()
        if column in visit.comparison
    ]
    return f"{visit.name.plain} – {' – '.join(cells)}" if cells else visit.name.plain


def day(told: ProgrammeDay) -> Passages:
    """What is said of the sessions of a day."""
    return tuple(_located(session.text) for session in told.sessions if session.text)


def thanks(edition: Edition) -> Passages:
    """What is said on the last slide."""
    return (_located(edition.closing.thanks),) if edition.closing.thanks else ()


def of_visit(edition: Edition, visit: Visit) -> Iterator[str]:
    """All that is said on the slides of a visit."""
    yield from cover(edition, visit)
    yield from spoken(visit.text)
    for image in visit.images:
        yield from picture(image)
    for question in visit.questions:
        yield from spoken(question.answer)


def of_edition(edition: Edition) -> Iterator[str]:
    """All that is said on the slides of an edition."""
    yield from opening(edition)
    yield from map(step, edition.overview.steps)
    yield from editorial(edition)
    for visit in edition.visits:
        yield from of_visit(edition, visit)
    yield from after_visits(edition)


def after_visits(edition: Edition) -> Iterator[str]:
    """All that is said on the slides after those of the visits."""
    if edition.comparison:
        for visit in edition.visits:
            yield compared(edition.comparison, visit)
    yield from spoken(edition.programme.text)
    for told in edition.programme.days:
        yield from day(told)
    yield from spoken(edition.closing.text)
    yield from thanks(edition)
