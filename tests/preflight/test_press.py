"""What a print shop would send back is caught before it is sent."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Dictionary, Name

from preflight.broken import Spoiler, annotation, codes, draw, found, good, image, spoiled
from restitution.preflight.press import _stops_short

TRIM = (40.0, 40.0, 635.0, 882.0)
BLEED = (31.5, 31.5, 643.5, 890.5)
MIDDLE = "300 400 50 50 re f"


def panel_to_the_cut(pdf: pikepdf.Pdf) -> None:
    x0, y0, x1, _ = (float(value) for value in pdf.pages[0].trimbox)
    draw(pdf, f"0 0.5 0 0 k {x0} {y0} {x1 - x0} 100 re f")


def light_overprint(pdf: pikepdf.Pdf) -> None:
    states = {"/Over": Dictionary(OP=True, op=True, OPM=1)}
    draw(pdf, f"/Over gs 0 0 0 0 k {MIDDLE}", ExtGState=states)


def picture(side: int, *, space: str) -> Spoiler:
    """A picture of two inches in the middle of the first page."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        profile = pdf.make_stream(b"profile", N=3)
        spaces = {"rgb": Name.DeviceRGB, "icc": pikepdf.Array([Name.ICCBased, profile])}
        components = 3 if space in spaces else 4
        made = image(pdf, spaces.get(space, Name.DeviceCMYK), side, components)
        draw(pdf, "144 0 0 144 200 300 cm /Picture Do", XObject={"/Picture": made})

    return spoil


def colour_in_a_form(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(
        f"1 0 0 rg {MIDDLE}".encode(), Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 600, 800]
    )
    draw(pdf, "/Inner Do", XObject={"/Inner": form})


def no_trim(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[1].obj.TrimBox


def whole_sheet_as_trim(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].trimbox = pdf.pages[1].mediabox


def no_bleed(pdf: pikepdf.Pdf) -> None:
    pdf.pages[2].bleedbox = pdf.pages[2].trimbox


def bleed_off_the_sheet(pdf: pikepdf.Pdf) -> None:
    x0, y0, x1, y1 = (float(value) for value in pdf.pages[2].bleedbox)
    pdf.pages[2].mediabox = pikepdf.Array([x0 + 5, y0 + 5, x1 - 5, y1 - 5])


def no_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def intent_of_a_screen(pdf: pikepdf.Pdf) -> None:
    intent = pdf.Root.OutputIntents[0]
    intent.DestOutputProfile = pdf.make_stream(b"profile", N=3)


def silent_about_trapping(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo["/Trapped"]


def no_version(pdf: pikepdf.Pdf) -> None:
    data = pdf.Root.Metadata.read_bytes().replace(b"GTS_PDFXVersion", b"Other")
    pdf.Root.Metadata = pdf.make_stream(data, Type=Name.Metadata, Subtype=Name.XML)


FAULTS: dict[str, tuple[Spoiler, set[str]]] = {
    "RGB": (lambda pdf: draw(pdf, f"1 0 0 rg {MIDDLE}"), {"rgb"}),
    "RGB line": (lambda pdf: draw(pdf, "1 0 0 RG 300 400 m 350 400 l S"), {"rgb"}),
    "RGB inside a form": (colour_in_a_form, {"rgb"}),
    "RGB picture": (picture(600, space="rgb"), {"rgb"}),
    "picture with an RGB profile": (picture(600, space="icc"), {"rgb"}),
    "white overprint": (light_overprint, {"overprint"}),
    "too much ink": (lambda pdf: draw(pdf, f"0.9 0.8 0.8 0.6 k {MIDDLE}"), {"ink_total"}),
    "hairline": (lambda pdf: draw(pdf, "0 G 0.1 w 300 400 m 350 400 l S"), {"hairline"}),
    "line made fine by scaling": (
        lambda pdf: draw(pdf, "0 G 0.1 0 0 0.1 0 0 cm 1 w 3000 4000 m 3500 4000 l S"),
        {"hairline"},
    ),
    "panel without bleed": (panel_to_the_cut, {"bleed"}),
    "no TrimBox": (no_trim, {"trim_box", "page_size"}),
    "wrong TrimBox": (whole_sheet_as_trim, {"page_size", "bleed_box"}),
    "BleedBox without bleed": (no_bleed, {"bleed_box"}),
    "bleed outside the sheet": (bleed_off_the_sheet, {"media_box"}),
    "no output intent": (no_intent, {"intent"}),
    "output intent of a screen": (intent_of_a_screen, {"intent"}),
    "Trapped unsaid": (silent_about_trapping, {"trapped"}),
    "no PDF/X key": (no_version, {"version_key"}),
    "link on the page": (lambda pdf: annotation(pdf, 0, "https://a.org"), {"annotation"}),
    "coarse picture": (picture(400, space="cmyk"), {"ppi"}),
}


def test_the_file_as_made_has_no_fault() -> None:
    assert found("press", good().file("press")) == ()


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_is_caught_and_called_by_its_name(name: str, tmp_path: Path) -> None:
    spoil, expected = FAULTS[name]
    assert codes(spoiled("press", tmp_path, spoil)) >= expected
    if len(expected) == 1:
        assert codes(spoiled("press", tmp_path, spoil)) == expected


@pytest.mark.parametrize(
    "operators",
    [
        "0 0 0 1 k 300 400 50 50 re f",
        "0.7 0.7 0.7 0.9 k 300 400 50 50 re f",
        "0 G 0.25 w 300 400 m 350 400 l S",
        "0 1 0 0 k 0 0 2000 2000 re f",
        "1 1 1 1 k 0 0 20 5 re f",
        "/Over gs 0 0 0 1 k 300 400 50 50 re f",
        "3 Tr",
    ],
    ids=["black", "300 %", "fine", "to the end of the bleed", "outside", "black over", "unseen"],
)
def test_what_is_right_is_left_alone(operators: str, tmp_path: Path) -> None:
    states = {"/Over": Dictionary(OP=True, op=True, OPM=1)}
    only = {"code_unread", "code_damaged", "code_crowded"}
    faults = spoiled("press", tmp_path, lambda pdf: draw(pdf, operators, ExtGState=states))
    assert codes(faults) - only == set()


def test_a_picture_fine_enough_is_left_alone(tmp_path: Path) -> None:
    assert spoiled("press", tmp_path, picture(450, space="cmyk")) == ()


def test_a_fault_says_on_which_page_and_what_was_found(tmp_path: Path) -> None:
    (fault,) = spoiled("press", tmp_path, lambda pdf: draw(pdf, f"1 1 1 0.5 k {MIDDLE}", 3))
    assert (fault.page, fault.detail) == (4, "350 %")


@given(
    st.floats(TRIM[0] + 1, 300), st.floats(TRIM[1] + 1, 400), st.floats(1, 300), st.floats(1, 400)
)
def test_a_panel_inside_the_sheet_needs_no_bleed(
    x: float, y: float, width: float, height: float
) -> None:
    assert not _stops_short((x, y, x + width, y + height), TRIM, BLEED)


@given(st.floats(-0.9, 8.3), st.sampled_from(range(4)))
def test_a_panel_at_the_edge_must_go_on_to_the_end_of_the_bleed(beyond: float, side: int) -> None:
    box = [200.0, 200.0, 400.0, 400.0]
    box[side] = TRIM[side] + (beyond if side > 1 else -beyond)
    left, bottom, right, top = box
    assert _stops_short((left, bottom, right, top), TRIM, BLEED)
    box[side] = BLEED[side]
    left, bottom, right, top = box
    assert not _stops_short((left, bottom, right, top), TRIM, BLEED)
