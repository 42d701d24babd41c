"""Set type in content streams (ISO 32000-1, 9.4): every glyph where the slug has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from restitution.frozen import Changing, field
from restitution.geometry import Rect
from restitution.page.items import SetPassage
from restitution.text.slug import GlyphString, Slug
from restitution.theme.fonts import Face
from restitution.writers.pdf import syntax
from restitution.writers.pdf.drawing import Brush
from restitution.writers.pdf.leaf import Draft
from restitution.writers.pdf.links import Linker
from restitution.writers.pdf.paths import Branch, labelled, linked, referring
from restitution.writers.pdf.sorts import Case, Encoded
from restitution.writers.pdf.tags import Artifact, Marker

_NEGLIGIBLE = 0.02
_SOFT_HYPHEN = "/Span <</ActualText <FEFF00AD>>> BDC"
_SPACES = " \u00a0\u202f\u2009"
_Part = tuple[GlyphString, str]
"""A string, and the spaces after it that only the text has."""

_Look = tuple[str, float, float, float, float]
_Cut = tuple[Face, float, float, float, float]


class _Link(Changing):
    """Neighbouring strings of a passage that lead to the same place; a rectangle a slug."""

    target: str
    path: Branch
    text: str = ""
    rects: dict[int, Rect] = field(default_factory=dict)


class TypeWriter:
    """Sets passages on the current page; knows the text state so as not to repeat it."""

    def __init__(
        self,
        draft: Draft,
        brush: Brush,
        marker: Marker,
        linker: Linker,
        height: float,
    ) -> None:
        self._emit = draft.emit
        self._cases, self._brush = draft.cases, brush
        self._marker, self._linker = marker, linker
        self._height = height
        self._look: _Look = ("", 0.0, 100.0, 0.0, 0.0)
        self._cut: _Cut | None = None
        self._array: list[str] = []
        self._pen = 0.0

    def passage(self, passage: SetPassage, path: Branch, key: str) -> None:
        """Draw a passage, its mark first. ``path`` is its element, empty for an artifact.

        ``key`` is unique on the page: the elements of links are named after it.
        """
        label, body = labelled(path) if passage.mark else (path, path)
        links = _links(passage.slugs, body, key)
        self._emit("BT")
        if passage.mark:
            self._slug(passage.mark, label, {}, ends_word=False)
        for number, (slug, ends_word) in enumerate(_joins(passage)):
            self._slug(slug, body, links[number], ends_word=ends_word)
        self._marker.leave()
        self._emit("ET")
        for link in dict.fromkeys(link for line in links for link in line.values()):
            for rect in link.rects.values():
                self._linker.add(link.target, rect, link.path, link.text)

    def _slug(self, slug: Slug, path: Branch, links: dict[int, _Link], *, ends_word: bool) -> None:
        """Draw a line of type; ``ends_word`` adds the space that the line break stands for."""
        self._pen = slug.x
        cut = slug.strings[-1] if slug.hyphenated else None
        for index, stretch in _stretches(slug):
            link, first = links.get(index), slug.strings[index]
            self._mark(link.path if link else referring(path, first.note))
            if not index:
                place = syntax.numbers(slug.x, self._height - slug.baseline)
                self._emit(f"1 0 0 1 {place} Tm")
            self._stretch(stretch, self._set(first), slug.x, cut)
        if ends_word and slug.strings and slug.strings[-1].text[-1:] not in _SPACES:
            self._add(slug.strings[-1], " ")
        self._flush()

    def _stretch(
        self, stretch: Sequence[_Part], case: Case, x: float, cut: GlyphString | None
    ) -> None:
        """Draw strings that look alike; the last glyph of ``cut`` is a hyphen that was added."""
        for string, spaces in stretch:
            self._move(x + string.x - self._pen, string)
            if string is cut:
                self._cut_string(string, case)
            else:
                self._show(case.encode(string.glyphs), string)
            if spaces:
                self._add(string, spaces)

    def _mark(self, path: Branch) -> None:
        what = path or Artifact.PAGINATION
        if not self._marker.is_in(what):
            self._flush()
            self._marker.enter(what)

    def _cut_string(self, string: GlyphString, case: Case) -> None:
        """Draw a string, its hyphen as a soft one."""
        *others, hyphen = string.glyphs
        self._show(case.encode_part(others), string)
        self._flush()
        self._emit(_SOFT_HYPHEN)
        self._show(case.encode_hyphen(hyphen), string)
        self._flush()
        self._emit("EMC")

    def _add(self, like: GlyphString, text: str) -> None:
        """Go on with a text in the look of a string."""
        self._show(self._cases.case(like.face).encode(like.face.shape(text)), like)

    def _set(self, string: GlyphString) -> Case:
        """Change what differs in the text state (9.3); the case of the string."""
        case = self._cases.case(string.face)
        cut = (string.face, string.size, string.expansion, string.rise, string.tracking)
        if cut != self._cut:
            self._cut = cut
            tracking = string.tracking * string.size / 1000
            self._change((case.name, string.size, string.expansion * 100, string.rise, tracking))
        if not self._brush.fills_type(string.colour):
            self._flush()
            self._brush.fill_type(string.colour)
        return case

    def _change(self, look: _Look) -> None:
        if look != self._look:
            self._flush()
            self._emit(" ".join(_changes(self._look, look)))
            self._look = look

    def _move(self, distance: float, string: GlyphString) -> None:
        """Move the pen along the baseline by a distance in points."""
        thousandths = round(distance / (string.size * string.expansion) * 1000, 2)
        if abs(thousandths) >= _NEGLIGIBLE:
            self._array.append(f" {syntax.number(-thousandths)}")
            self._pen += thousandths * string.size * string.expansion / 1000

    def _show(self, encoded: Encoded, string: GlyphString) -> None:
        for height, codes in encoded.pieces:
            if height:
                self._lift(string.rise + height * string.size / 1000)
            self._array.append(codes)
            if height:
                self._lift(string.rise)
        moved = encoded.advance
        if string.tracking:
            moved += encoded.count * string.tracking
        self._pen += moved * string.size * string.expansion / 1000

    def _lift(self, rise: float) -> None:
        self._flush()
        self._emit(f"{syntax.number(rise)} Ts")

    def _flush(self) -> None:
        if self._array:
            self._emit(f"[{''.join(self._array).replace('><', '')}] TJ")
            self._array.clear()


def _goes_on(before: GlyphString, string: GlyphString) -> bool:
    """Whether a string looks and leads as the one before it, as most words of a line do."""
    return (
        string.face is before.face
        and string.size == before.size
        and string.colour == before.colour
        and string.expansion == before.expansion
        and string.rise == before.rise
        and string.tracking == before.tracking
        and string.link == before.link
        and string.note == before.note
    )


def _changes(old: _Look, new: _Look) -> Iterator[str]:
    if new[:2] != old[:2]:
        yield f"/{new[0]} {syntax.number(new[1])} Tf"
    for was, value, operator in zip(old[2:], new[2:], ("Tz", "Ts", "Tc"), strict=True):
        if was != value:
            yield f"{syntax.number(value)} {operator}"


def _stretches(slug: Slug) -> Iterator[tuple[int, list[_Part]]]:
    """Neighbours of a slug that look and lead alike, and the index of the first of them."""
    strings = slug.strings
    if not strings:
        return
    start, stretch = 0, [(strings[0], "")]
    after = zip(strings, strings[1:], _gaps(slug), strict=False)
    for index, (before, string, spaces) in enumerate(after, 1):
        if spaces:
            stretch[-1] = (before, spaces)
        if not _goes_on(before, string):
            yield start, stretch
            start, stretch = index, []
        stretch.append((string, ""))
    yield start, stretch


def _gaps(slug: Slug) -> Iterable[str]:
    """The spaces that the slug's text has after each string but the last, and no string draws."""
    texts = [string.text for string in slug.strings]
    if slug.text.startswith("".join(texts[:-1])):
        return [""] * (len(texts) - 1)
    return _spaces_between(slug.text, texts)


def _spaces_between(whole: str, texts: Sequence[str]) -> Iterator[str]:
    done = max(whole.find(texts[0]), 0) + len(texts[0])
    for text in texts[1:]:
        start = whole.find(text, done)
        between = whole[done:start] if start >= 0 else ""
        yield between if not between.strip(_SPACES) else ""
        done = start + len(text) if start >= 0 else done


def _joins(passage: SetPassage) -> Iterator[tuple[Slug, bool]]:
    """The slugs, and whether each ends with a word rather than inside one.

    The last one does, too: the passage may go on in another column, and more may follow in its
    element.
    """
    plain = "".join(span.text for span in passage.spans)
    done = 0
    for slug in passage.slugs:
        start = plain.find(slug.text, done)
        done = start + len(slug.text) if start >= 0 else done
        inside = slug.hyphenated or (start >= 0 and plain[done : done + 1] not in _SPACES)
        yield slug, not inside


def _links(slugs: Sequence[Slug], path: Branch, key: str) -> list[dict[int, _Link]]:
    """The links of every slug, by the index of their strings."""
    found: list[dict[int, _Link]] = []
    link: _Link | None = None
    count = 0
    for number, slug in enumerate(slugs):
        found.append({})
        for index, string in enumerate(slug.strings):
            if string.link is None:
                link = None
                continue
            if link is None or link.target != string.link:
                count += 1
                link = _Link(string.link, linked(path, f"{key}-link-{count}"))
            link.text += string.text
            link.rects[number] = _around(link.rects.get(number), slug, string)
            found[-1][index] = link
    return found


def _around(rect: Rect | None, slug: Slug, string: GlyphString) -> Rect:
    """The rectangle of a string, together with that of the strings before it."""
    left, right = slug.x + string.x, slug.x + string.x + string.width
    top = slug.baseline - string.rise - string.face.ascender * string.size
    bottom = slug.baseline - string.rise - string.face.descender * string.size
    if rect is not None:
        left, right = min(left, rect.x), max(right, rect.right)
        top, bottom = min(top, rect.y), max(bottom, rect.bottom)
    return Rect(left, top, right - left, bottom - top)
