"""Written again in the same process: only pages that changed are drawn, and no byte tells."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import pdf_pages
from pdf_pages import (
    BODY,
    DOCUMENT,
    PRESS,
    SANS,
    face,
    line,
    page,
    passage,
    publication,
    slug,
    text_box,
)
from photographs import saved, scene
from restitution.frozen import Frozen, replace
from restitution.geometry import Rect
from restitution.page.items import AnyItem, Panel, Picture, Publication
from restitution.page.structure import Role, Tag
from restitution.photograph import Photograph
from restitution.photograph.files import read
from restitution.rack import Rack
from restitution.theme.fonts import Cut, Face
from restitution.writers import booklet, pdf
from restitution.writers.pdf import press, sorts
from restitution.writers.pdf.ink import Light
from restitution.writers.pdf.leaf import Draft
from restitution.writers.pdf.sheet import Sheet
from restitution.writers.pdf.sorts import Cases

THEME = replace(pdf_pages.THEME, press=PRESS)
WRITERS: dict[str, Callable[..., None]] = {
    "screen": pdf.write,
    "press": press.write,
    "booklet": booklet.write,
}
WORDS = ["fil", "Œuvre", "afin", "flétri", "ÿ", "« oui »", "1\u202f200", "difficile", "Ŵ"]
LINKS = [None, "#first", "#last", "https://exemple.fr/ici"]
SECTIONS = [(), (Tag(Role.SECTION, "a"),), (Tag(Role.SECTION, "b"),)]


class Sketch(Frozen):
    """A page: a word in a style and a section, and beside it a link and a photograph, or none."""

    word: str = "fil"
    sans: bool = False
    section: int = 0
    link: str | None = None
    shown: bool = False


Sketches = Sequence[tuple[str, Sketch]]
"""Pages by their names."""


@pytest.fixture(scope="module")
def photograph(tmp_path_factory: pytest.TempPathFactory) -> Photograph:
    path = saved(tmp_path_factory.mktemp("photograph") / "a.png", scene(64, 48))
    return read(path, path.name)


def items(sketch: Sketch, photograph: Photograph) -> Iterator[AnyItem]:
    structure = (DOCUMENT, *SECTIONS[sketch.section], Tag(Role.P, "p"))
    text = passage(slug(sketch.word, style=SANS if sketch.sans else BODY), structure=structure)
    yield text_box(text, name="text")
    if sketch.link:
        rect = Rect(9, 9, 20, 20)
        yield Panel(rect=rect, name="panel", colour="accent", link=sketch.link)
    if sketch.shown:
        rect = Rect(40, 100, 200, 150)
        yield Picture(rect=rect, name="photo", photograph=photograph)


def issue(sketches: Sketches, photograph: Photograph) -> Publication:
    """The pages; links lead to the first and the last."""
    pages = [page(*items(sketch, photograph), name=name) for name, sketch in sketches]
    pages[0] = replace(pages[0], anchors=("first",))
    pages[-1] = replace(pages[-1], anchors=(*pages[-1].anchors, "last"))
    return publication(*pages, bookmarks=((0, "Un", "first"), (1, "Deux", "last")))


sketch_of = st.builds(
    Sketch,
    st.sampled_from(WORDS),
    st.booleans(),
    st.integers(0, 2),
    st.sampled_from(LINKS),
    st.booleans(),
)
issues = st.dictionaries(st.sampled_from("abcdef"), sketch_of, min_size=1).flatmap(
    lambda pages: st.permutations(list(pages.items()))
)
FEW = [("a", Sketch("fil")), ("b", Sketch("afin")), ("c", Sketch("Œuvre"))]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(issues, min_size=2, max_size=4))
@example([FEW, [("a", Sketch("ÿ fil")), *FEW[1:]]])
@example([FEW, [FEW[0], ("d", Sketch("difficile")), *FEW[1:]], FEW[::-1], FEW[:2]])
@example([FEW, [*FEW[:2], ("c", Sketch("Œuvre", link="#first"))]])
@example([FEW, [("a", Sketch("fil", shown=True)), *FEW[1:]]])
@example([FEW, [FEW[0], *((name, replace(one, section=1)) for name, one in FEW[1:])]])
def test_whatever_was_written_before_the_bytes_are_those_of_a_first_file(
    photograph: Photograph, rounds: list[Sketches]
) -> None:
    rack = Rack()
    with TemporaryDirectory() as folder:
        for sketches in rounds:
            made = issue(sketches, photograph)
            for name, write in WRITERS.items():
                path = Path(folder) / name
                write(made, THEME, path, rack)
                again = path.read_bytes()
                write(made, THEME, path)
                assert again == path.read_bytes(), name


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the pages that are drawn."""
    names: list[str] = []
    leaf = Sheet.leaf

    def counted(sheet: Sheet) -> Any:
        names.append(sheet._page.name)
        return leaf(sheet)

    monkeypatch.setattr(Sheet, "leaf", counted)
    return names


def test_only_what_changed_is_drawn(
    tmp_path: Path, photograph: Photograph, drawn: list[str]
) -> None:
    rack = Rack()
    for sketches, expected in [
        (FEW, ["a", "b", "c"]),
        (FEW, []),
        ([("a", Sketch("Ŵ fil")), *FEW[1:]], ["a"]),
        ([("new", Sketch("ÿ")), ("a", Sketch("Ŵ fil")), *FEW[1:]], ["new", "a"]),
    ]:
        drawn.clear()
        pdf.write(issue(sketches, photograph), THEME, tmp_path / "out.pdf", rack)
        assert drawn == expected


def test_other_colours_are_drawn(tmp_path: Path, photograph: Photograph, drawn: list[str]) -> None:
    rack, made = Rack(), issue(FEW[:1], photograph)
    pdf.write(made, THEME, tmp_path / "out.pdf", rack)
    other = replace(THEME, roles={**THEME.roles, "text": "red"})
    pdf.write(made, other, tmp_path / "out.pdf", rack)
    assert drawn == ["a", "a"]
    content = pypdf.PdfReader(tmp_path / "out.pdf").pages[0].get_contents()
    assert content is not None
    assert b".8 .1 .1 rg\n[" in content.get_data()


@pytest.fixture
def _crowded(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """All sorts that are no letter would have the same code."""
    monkeypatch.setattr(sorts, "_OTHERS", 1)
    sorts._fount.cache_clear()
    yield
    sorts._fount.cache_clear()


@pytest.mark.usefixtures("_crowded")
def test_sorts_of_the_same_code_are_told_apart_in_every_order(
    tmp_path: Path, drawn: list[str]
) -> None:
    rack, path = Rack(), tmp_path / "out.pdf"
    sheets = [page(line(word), name=word) for word in ("affûté", "afin", "reflet")]
    for pages in (sheets, sheets, sheets[2:] + sheets[:2], sheets[::-1], sheets):
        pdf.write(publication(*pages), THEME, path, rack)
        assert len(drawn) > len(sheets)  # some a second time
        again = path.read_bytes()
        said = [one.extract_text().strip() for one in pypdf.PdfReader(path).pages]
        assert said == [one.name for one in pages]
        pdf.write(publication(*pages), THEME, path)
        assert path.read_bytes() == again
    drawn.clear()
    pdf.write(publication(*sheets), THEME, path, rack)
    assert drawn == []


def test_two_faces_of_one_name_have_two_names_in_a_file(tmp_path: Path) -> None:
    light = face(SANS)
    twin = Face(Cut(light.key, light.path, (("wght", 700.0),)))
    words = slug("fil", style=SANS)
    heavy = replace(words, strings=tuple(replace(one, face=twin) for one in words.strings))
    sheets = [page(line("fil", style=SANS)), page(text_box(passage(heavy)), name="heavy")]
    path = tmp_path / "out.pdf"
    pdf.write(publication(*sheets), THEME, path)
    reader: Any = pypdf.PdfReader(path)
    assert set(reader.pages[1]["/Resources"]["/Font"]) == {f"/{light.key}", f"/{light.key}.1"}
    assert f"/{light.key}.1 12 Tf" in reader.pages[1].get_contents().get_data().decode()
    assert reader.pages[1].extract_text().strip() == "fil"


def test_a_leaf_is_plain_data_and_faces(photograph: Photograph) -> None:
    sketch = Sketch("difficile", link="#first", shown=True, section=1)
    made = page(*items(sketch, photograph))
    leaf = Sheet(Draft(Light(THEME), Cases()), made).leaf()
    faces = [taken.face for taken in leaf.taken]
    stored = io.BytesIO()
    pickler = pickle.Pickler(stored)
    pickler.persistent_id = lambda one: faces.index(one) if isinstance(one, Face) else None  # type: ignore[method-assign]
    pickler.dump(leaf)
    stored.seek(0)
    reader = pickle.Unpickler(stored)
    reader.persistent_load = lambda number: faces[number]  # type: ignore[method-assign]
    assert reader.load() == leaf
