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


def looked_at(rack: Rack, file: Path, change: Change | None = None) -> bool:
    """Whether the second page of a file is looked at."""
    seen: list[int] = []
    with pikepdf.open(file) as pdf:
        if change:
            change(pdf)
        Looks(pdf, file.name, rack).found("rule", 2, lambda: seen.append(2))
    return bool(seen)


def test_a_page_that_is_drawn_from_the_same_is_looked_at_once() -> None:
    rack, file = Rack(), good().file("newsletter")
    assert looked_at(rack, file)
    assert not looked_at(rack, file)


@pytest.mark.parametrize("change", [content, size, letters, appearance])
def test_a_page_that_is_drawn_from_something_else_is_looked_at_again(change: Change) -> None:
    rack, file = Rack(), good().file("newsletter")
    looked_at(rack, file)
    assert looked_at(rack, file, change)
