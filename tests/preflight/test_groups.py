"""What is seen in a place is told by the groups that may be seen there, and by all of those."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from preflight.broken import good
from restitution.preflight.groups import groups
from restitution.preflight.looks import Looks
from restitution.preflight.matrix import Box
from restitution.rack import Rack

LEFT, RIGHT = (0.0, 0.0, 50.0, 100.0), (50.0, 0.0, 100.0, 100.0)
HALVES = b"q 0 0 50 100 re W n /P0 Do Q q 50 0 50 100 re W n /P1 Do Q"
MARK = b" q 0.5 G 50 0 m 50 9 l S Q"


def shown(content: bytes, place: Box) -> list[str]:
    """The forms that may be seen in a place."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(100, 100))
    page.contents_add(pdf.make_stream(content))
    return [name for one in groups(page) if one.is_in(place) for name in one.shown]


def test_a_group_is_seen_in_its_clip() -> None:
    assert shown(HALVES, LEFT) == ["/P0"]
    assert shown(HALVES + MARK, RIGHT) == ["/P1"]
    assert shown(HALVES, (40.0, 0.0, 60.0, 10.0)) == ["/P0", "/P1"]


def test_halves_that_touch_are_apart_as_their_numbers_are_rounded() -> None:
    assert shown(HALVES.replace(b"0 0 50 100", b"0 0 50.001 100"), RIGHT) == ["/P1"]


@pytest.mark.parametrize(
    "content",
    [
        b"q /P0 Do Q",
        b"q 0 0 50 100 re n /P0 Do Q",
        b"q 2 0 0 2 0 0 cm 0 0 50 100 re W n /P0 Do Q",
        b"q 0 0 50 100 re W S /P0 Do Q",
        b"q q 0 0 50 100 re W n Q /P0 Do Q",
    ],
)
def test_a_group_that_is_not_clipped_first_of_all_may_be_seen_anywhere(content: bytes) -> None:
    assert shown(content, RIGHT) == ["/P0"]


@pytest.mark.parametrize("outside", [b"2 0 0 2 0 0 cm ", b"1 g ", b"q "])
def test_what_stands_outside_of_groups_may_change_all_of_them(outside: bytes) -> None:
    assert shown(outside + HALVES, RIGHT) == ["/P0", "/P1"]


Change = Callable[[pikepdf.Pdf], None]


def nothing(_pdf: pikepdf.Pdf) -> None:
    """The good booklet, as it is saved by the program that the others are changed with."""


def drawn(name: str) -> Change:
    """Something more on one of the pages of the first side."""

    def change(pdf: pikepdf.Pdf) -> None:
        form = pdf.pages[0].resources["/XObject"][name]
        form.write(form.read_bytes() + b" 0 0 1 1 re f")

    return change


def marked(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(pdf.make_stream(b"q 0 0 999 999 re f Q"))


def turned(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Pages.Rotate = 90


def cropped(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].cropbox = pikepdf.Array([0, 0, 100, 100])


def noted(pdf: pikepdf.Pdf) -> None:
    look = pikepdf.Dictionary(N=pdf.make_stream(b"0 0 1 1 re f"))
    pdf.pages[0].obj["/Annots"] = pikepdf.Array([pikepdf.Dictionary(AP=look)])


def looked_at(rack: Rack, folder: Path, change: Change) -> bool:
    """Whether the left half of the first side is looked at again after a change."""
    file, seen = folder / "newsletter-booklet.pdf", list[int]()
    modes = pikepdf.ObjectStreamMode
    with pikepdf.open(good().file("booklet")) as pdf:
        change(pdf)
        pdf.save(file, object_stream_mode=modes.disable)
    with pikepdf.open(file) as pdf:
        looks = Looks(pdf, file.read_bytes(), file.name, rack)
        left, bottom, right, top = map(float, pdf.pages[0].mediabox)
        half = (left, bottom, (left + right) / 2, top)
        looks.found_in(half, "rule", 1, lambda: seen.append(1), None)
    return bool(seen)


def forms() -> tuple[str, str]:
    """The names of the pages on the left and on the right of the first side."""
    with pikepdf.open(good().file("booklet")) as pdf:
        (left,), (right,) = (one.shown for one in groups(pdf.pages[0])[:2])
    return left, right


def left(pdf: pikepdf.Pdf) -> None:
    drawn(forms()[0])(pdf)


@pytest.mark.parametrize("change", [left, marked, turned, cropped, noted])
def test_half_a_side_is_looked_at_again_when_what_is_seen_there_changes(
    change: Change, tmp_path: Path
) -> None:
    rack = Rack()
    assert looked_at(rack, tmp_path, nothing)
    assert looked_at(rack, tmp_path, change)


def test_half_a_side_does_not_mind_the_other(tmp_path: Path) -> None:
    rack = Rack()
    assert looked_at(rack, tmp_path, nothing)
    assert not looked_at(rack, tmp_path, nothing)
    assert not looked_at(rack, tmp_path, drawn(forms()[1]))
