"""Whether a PDF can be read aloud, and kept: what ISO 14289-1 and ISO 19005-2 (level A) ask.

As far as a machine can tell without a reference checker; the clauses are named where they are held.
Whether an alternative text says what a picture shows, or an order makes sense, people must judge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from restitution.frozen import Frozen
from restitution.preflight import claims, elements
from restitution.preflight.elements import Annotated, Element, Key, Mark
from restitution.preflight.fault import Fault
from restitution.preflight.lettering import Lettering
from restitution.preflight.looks import Looks, as_written
from restitution.preflight.tagged import TaggedPage
from restitution.rack import Rack

_GROUPS = {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI"}
_BLOCKS = {"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody"}
_TABLES = {"Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"}
_INLINE = {"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby"}
_OTHER = {"RB", "RT", "RP", "Warichu", "WT", "WP", "Index", "NonStruct", "Private", "Figure"}
_STANDARD = _GROUPS | _BLOCKS | _TABLES | _INLINE | _OTHER | {"Formula", "Form", "StructTreeRoot"}
"""ISO 32000-1, 14.8.4."""

_PARENTS: Mapping[str, set[str]] = {
    "LI": {"L"},
    "Lbl": {"LI", "TOCI", "Note", "BibEntry"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
}
"""What an element must be in (ISO 14289-1, 7.2)."""

_KIDS: Mapping[str, set[str]] = {
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOC", "TOCI", "Caption"},
    "TR": {"TH", "TD"},
}
"""What an element may hold, and nothing else."""

_ACTIONS = {"/URI", "/GoTo", "/GoToR", "/Named"}
_PRINT, _HIDDEN = 4, 1 | 2 | 32 | 256
"""Flags of annotations (ISO 32000-1, 12.5.3): Print; Invisible, Hidden, NoView, ToggleNoView."""


class _Seen(Frozen):
    """What was read on a page: its number, those of its marks, what is wrong with it.

    ``shown`` are the codes that it shows, by the names of their fonts.
    """

    number: int
    marks: tuple[int, ...]
    shown: tuple[tuple[str, tuple[int, ...]], ...]
    faults: tuple[Fault, ...]


class _Tree(Frozen):
    """What was read of the structure: what is wrong with it, and what belongs to whom.

    ``owners`` are the roles and numbers of the elements that hold annotations, by theirs;
    ``parents`` the elements in the parent tree, by number.
    """

    faults: tuple[Fault, ...]
    owners: Mapping[Key, tuple[str, Key]]
    parents: Mapping[int, Key | None]


def faults(path: Path, rack: Rack | None = None) -> list[Fault]:
    """Everything that keeps a PDF from being PDF/UA-1 and PDF/A-2a.

    On the rack stands what was read before of the same. Raises OSError for a file that cannot be
    read, PdfError for one that is no PDF.
    """
    data = path.read_bytes()
    with pikepdf.open(path) as pdf:
        return list(faults_of(pdf, data, Looks(pdf, data, path.name, rack or Rack())))


def faults_of(pdf: Pdf, data: bytes, looks: Looks) -> Iterator[Fault]:
    """The same of a file that is open; ``data`` is its bytes."""
    yield from claims.faults(pdf, data, looks)
    pages = list(_seen(pdf, looks))
    for page in pages:
        yield from page.faults
    yield from _lettering(pdf, pages, looks)
    root = pdf.Root.get(Name.StructTreeRoot)
    if not isinstance(root, Dictionary):
        yield Fault("no_structure", 0, "/StructTreeRoot")
        return
    tree = looks.stands("tree", _shape(pages, looks), partial(_read_tree, pdf, pages))
    yield from tree.faults
    yield from _annotations(pdf, looks.notes, tree)


def _shape(pages: Sequence[_Seen], looks: Looks) -> tuple[object, ...]:
    """All that the structure is read from, and more: what is no stream, and the pages' marks."""
    marks = [page.marks for page in pages]
    return looks.objects.print_of_all(without=looks.noted), looks.pages, marks


def _read_tree(pdf: Pdf, pages: Sequence[_Seen]) -> _Tree:
    root = elements.read(pdf)
    assert root is not None, "it was there a moment ago"
    parents = dict(_numbers(pdf.Root.StructTreeRoot.get(Name.ParentTree, Dictionary())))
    found = list(root.all())
    wrong = (
        *_marks(pdf, pages, found, parents),
        *_roles(found),
        *_headings(found),
        *_described(found),
    )
    owners = {
        kid.key: (element.role, element.key)
        for element in found
        for kid in element.kids
        if isinstance(kid, Annotated)
    }
    return _Tree(wrong, owners, {number: _key(parent) for number, parent in parents.items()})


def _seen(pdf: Pdf, looks: Looks) -> Iterator[_Seen]:
    """Every page as it was read: of its fonts it only matters how long their codes are."""
    wide: dict[bytes, tuple[tuple[str, bool], ...]] = {}
    for number, page in enumerate(pdf.pages, start=1):
        letters = looks.letters(number)
        if letters not in wide:
            wide[letters] = tuple(_wide(page))
        yield looks.found(
            "tagged", number, partial(_read, page, number), wide[letters], lettered=False
        )


def _wide(page: Page) -> list[tuple[str, bool]]:
    """The fonts of a page, and whether their codes have two bytes."""
    fonts = dict(page.resources.get(Name.Font, Dictionary()))
    # pikepdf has the names of a dictionary in no order
    return sorted((name, Name.DescendantFonts in font) for name, font in fonts.items())


def _read(page: Page, number: int) -> _Seen:
    read = TaggedPage(page, number)
    marks = tuple(mark.number for mark in read.marked)
    shown = tuple((name, tuple(sorted(codes))) for name, codes in read.shown.items())
    return _Seen(number, marks, shown, tuple(read.faults))


def _lettering(pdf: Pdf, pages: Sequence[_Seen], looks: Looks) -> Iterator[Fault]:
    """What is wrong with the fonts, for what is shown in them."""
    read: dict[bytes, Lettering] = {}
    for seen, page in zip(pages, pdf.pages, strict=True):
        check = partial(_checked, seen, page, read)
        made_of = (looks.letters(seen.number), seen.shown)
        yield from looks.stands(f"letters/{seen.number}", made_of, check)


def _checked(seen: _Seen, page: Page, read: dict[bytes, Lettering]) -> tuple[Fault, ...]:
    """Of one page; fonts that were ``read`` for others are not read again."""
    fonts = page.resources.get(Name.Font, Dictionary())
    found: list[Fault] = []
    for name, codes in seen.shown:
        font = fonts.get(name, Dictionary())
        written = as_written(font)
        if written not in read:
            read[written] = Lettering(font)
        found += read[written].faults(frozenset(codes), seen.number)
    return tuple(found)


def _numbers(tree: Object) -> Iterator[tuple[int, Object]]:
    """The entries of a number tree (ISO 32000-1, 7.9.7)."""
    entries = list(tree.get(Name.Nums, Array()))
    yield from ((int(key), value) for key, value in zip(entries[::2], entries[1::2], strict=True))
    for kid in list(tree.get(Name.Kids, Array())):
        yield from _numbers(kid)


def _marks(
    pdf: Pdf, pages: Sequence[_Seen], found: Sequence[Element], parents: Mapping[int, Object]
) -> Iterator[Fault]:
    """Marks, elements and the parent tree name each other, one to one (14.7.4)."""
    owners: dict[Mark, list[Element]] = {}
    for element in found:
        for kid in element.kids:
            if isinstance(kid, Mark):
                owners.setdefault(kid, []).append(element)
    for page in pages:
        numbers = Counter(page.marks)
        key = pdf.pages[page.number - 1].get(Name.StructParents)
        entries = parents.get(int(key)) if key is not None else None
        back = list(entries) if isinstance(entries, Array) else []
        for number, times in numbers.items():
            here = owners.pop(Mark(page.number, number), [])
            detail = f"MCID {number}"
            if times > 1:
                yield Fault("mark_twice", page.number, detail)
            if len(here) != 1:
                yield Fault("mark_without_element", page.number, f"{detail}: {len(here)}")
            elif number >= len(back) or _key(back[number]) != here[0].key:
                yield Fault("parent_tree", page.number, detail)
    for mark in owners:
        yield Fault("element_without_mark", mark.page, f"MCID {mark.number}")


def _key(value: object) -> Key | None:
    return value.objgen if isinstance(value, Object) else None


def _annotations(pdf: Pdf, annotations: Sequence[Sequence[Object]], tree: _Tree) -> Iterator[Fault]:
    """Annotations are in elements and say what they are for (ISO 14289-1, 7.18)."""
    for number, (page, notes) in enumerate(zip(pdf.pages, annotations, strict=True), start=1):
        if page.get(Name.Tabs) != Name.S and notes:
            yield Fault("tab_order", number, str(page.get(Name.Tabs, "")))
        for annotation in notes:
            for code in _annotation(annotation, tree):
                yield Fault(code, number, str(annotation.get(Name.Subtype, "")))


def _annotation(annotation: Object, tree: _Tree) -> Iterator[str]:
    """The codes of what is wrong with one (ISO 14289-1, 7.18.5; ISO 19005-2, 6.3 and 6.5)."""
    role, owner = tree.owners.get(annotation.objgen, ("", None))
    if role != "Link":
        yield "link_without_element"
    key = annotation.get(Name.StructParent)
    if key is None or tree.parents.get(int(key)) != owner:
        yield "link_parent_tree"
    if not str(annotation.get(Name.Contents, "")):
        yield "link_without_contents"
    flags = int(annotation.get(Name.F, 0))
    if not flags & _PRINT or flags & _HIDDEN:
        yield "annotation_flags"
    if annotation.get(Name.Subtype) != Name.Link and Name.AP not in annotation:
        yield "annotation_without_appearance"
    if Name.A in annotation and str(annotation.A.get(Name.S)) not in _ACTIONS:
        yield "action_forbidden"


def _roles(found: Sequence[Element]) -> Iterator[Fault]:
    """Standard types, each where it may stand (ISO 14289-1, 7.1 and 7.2)."""
    for element in found:
        parent = element.parent.role if element.parent else ""
        if element.role not in _STANDARD:
            yield Fault("role_unknown", element.page, element.role)
        if parent not in _PARENTS.get(element.role, {parent}):
            yield Fault("role_misplaced", element.page, f"{parent}/{element.role}")
        for kid in element.below:
            if kid.role not in _KIDS.get(element.role, {kid.role}):
                yield Fault("role_misplaced", kid.page, f"{element.role}/{kid.role}")
        if not element.kids:
            yield Fault("element_empty", element.page, element.role)


def _headings(found: Sequence[Element]) -> Iterator[Fault]:
    """Headings begin with H1 and leave no level out on the way down (7.4.2)."""
    before = 0
    for element in found:
        if len(element.role) != len("H1") or element.role[0] != "H":
            continue
        level = int(element.role[1])
        if level > before + 1:
            yield Fault("heading_skip", element.page, f"H{before} H{level}")
        before = level


def _described(found: Sequence[Element]) -> Iterator[Fault]:
    """Figures have words (7.3) and notes have ids (7.9)."""
    ids: Counter[str] = Counter()
    for element in found:
        said = element.object
        if element.role in {"Figure", "Formula"} and not any(
            str(said.get(entry, "")) for entry in (Name.Alt, Name.ActualText)
        ):
            yield Fault("figure_without_alt", element.page, element.role)
        if element.role == "Note":
            ids[str(said.get(Name.ID, ""))] += 1
            if not str(said.get(Name.ID, "")):
                yield Fault("note_without_id", element.page, element.role)
    for name, times in ids.items():
        if name and times > 1:
            yield Fault("note_id_twice", 0, name)
