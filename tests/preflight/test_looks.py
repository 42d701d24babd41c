"""A page is looked at again when anything that it is drawn from has changed, and only then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from preflight.broken import good
from restitution.preflight.looks import Looks
from restitution.rack import Rack

Change = Callable[[pikepdf.Pdf], None]


def nothing(_pdf: pikepdf.Pdf) -> None:
    """The good file, as it is saved by the program that the others are changed with."""


def content(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].contents_add(pdf.make_stream(b"0 0 1 1 re f"))


def size(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].mediabox = pikepdf.Array([0, 0, 100, 100])


def letters(pdf: pikepdf.Pdf) -> None:
    """What a code of a font means, deep in the resources."""
    fonts = pdf.pages[1].resources["/Font"]
    texts = fonts[next(iter(fonts.keys()))]["/ToUnicode"]
    texts.write(texts.read_bytes().replace(b"<0065>", b"<0066>"))


def appearance(pdf: pikepdf.Pdf) -> None:
    """A note that is drawn over the page."""
    look = pikepdf.Dictionary(N=pdf.make_stream(b"0 0 1 1 re f"))
    notes = [*pdf.pages[1].obj.get("/Annots", []), pikepdf.Dictionary(AP=look)]
    pdf.pages[1].obj["/Annots"] = pikepdf.Array(notes)


def another_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[2].contents_add(pdf.make_stream(b"0 0 1 1 re f"))


def saved(folder: Path, change: Change, *, packed: bool = False) -> Path:
    """The newsletter after a change; objects that are new come after all others."""
    path = folder / "newsletter.pdf"
    modes = pikepdf.ObjectStreamMode
    with pikepdf.open(good().file("newsletter")) as pdf:
        change(pdf)
        pdf.save(path, object_stream_mode=modes.generate if packed else modes.disable)
    return path


def looked_at(rack: Rack, file: Path, *, lettered: bool = True) -> bool:
    """Whether the second page of a file is looked at."""
    seen: list[int] = []
    with pikepdf.open(file) as pdf:
        looks = Looks(pdf, file.read_bytes(), file.name, rack)
        looks.found("rule", 2, lambda: seen.append(2), lettered=lettered)
    return bool(seen)


def test_a_page_that_is_drawn_from_the_same_is_looked_at_once() -> None:
    rack, file = Rack(), good().file("newsletter")
    assert looked_at(rack, file)
    assert not looked_at(rack, file)


@pytest.mark.parametrize("change", [content, size, letters, appearance])
def test_a_page_that_is_drawn_from_something_else_is_looked_at_again(
    change: Change, tmp_path: Path
) -> None:
    rack = Rack()
    looked_at(rack, saved(tmp_path, nothing))
    assert looked_at(rack, saved(tmp_path, change))


def unturned(pdf: pikepdf.Pdf) -> None:
    """No page says itself how it is turned."""
    for page in pdf.pages:
        if "/Rotate" in page.obj:
            del page.obj.Rotate


def turned(pdf: pikepdf.Pdf) -> None:
    """All pages are, by what they inherit."""
    unturned(pdf)
    pdf.Root.Pages.Rotate = 90


def test_a_page_that_is_turned_by_what_it_inherits_is_looked_at_again(tmp_path: Path) -> None:
    rack = Rack()
    looked_at(rack, saved(tmp_path, unturned))
    assert looked_at(rack, saved(tmp_path, turned))


def test_who_does_not_ask_for_letters_does_not_mind_what_they_mean(tmp_path: Path) -> None:
    rack, others = Rack(), Rack()
    looked_at(rack, saved(tmp_path, nothing), lettered=False)
    looked_at(others, saved(tmp_path, nothing), lettered=False)
    assert not looked_at(rack, saved(tmp_path, letters), lettered=False)
    assert looked_at(others, saved(tmp_path, content), lettered=False)


def test_a_page_does_not_mind_another(tmp_path: Path) -> None:
    rack, file = Rack(), good().file("newsletter")
    looked_at(rack, file)
    other = tmp_path / file.name
    data = file.read_bytes()
    other.write_bytes(data.replace(b"/StructParents 2", b"/StructParents 9", 1))
    assert other.read_bytes() != data
    assert not looked_at(rack, other)


def test_a_file_whose_objects_are_packed_together_is_looked_at_as_a_whole(tmp_path: Path) -> None:
    rack = Rack()
    looked_at(rack, saved(tmp_path, nothing, packed=True))
    assert not looked_at(rack, saved(tmp_path, nothing, packed=True))
    assert looked_at(rack, saved(tmp_path, another_page, packed=True))
