from pathlib import Path
from typing import Any

import pypdf
import pytest

from pdf_pages import (
    DOCUMENT,
    line,
    page,
    passage,
    publication,
    save,
    slug,
    string,
    text_box,
)
from restitution.geometry import Rect
from restitution.page.items import Disc, Page
from restitution.page.structure import Role, Tag
from restitution.text.slug import Slug


def reader(folder: Path, *pages: Page, **changes: object) -> Any:
    return pypdf.PdfReader(save(publication(*pages, **changes), folder))


def annotations(pdf: Any, number: int = 0) -> list[Any]:
    return [reference.get_object() for reference in pdf.pages[number].get("/Annots", [])]


def linked_line(link: str) -> Slug:
    strings = (string("Voir "), string("la vidéo", 30.0, link=link), string(" ici", 80.0))
    return Slug(40.0, 100.0, 100.0, strings, "Voir la vidéo ici")


P = (DOCUMENT, Tag(Role.P, "p"))


def test_a_link_in_the_text_leads_to_its_address(tmp_path: Path) -> None:
    box = text_box(passage(linked_line("https://exemple.org/été?a=1#b"), structure=P))
    (link,) = annotations(reader(tmp_path, page(box)))
    assert link["/A"]["/S"] == "/URI"
    assert link["/A"]["/URI"] == "https://exemple.org/%C3%A9t%C3%A9?a=1#b"
    assert link["/Contents"] == "la vidéo"
    assert link["/F"] == 4
    left, bottom, right, top = link["/Rect"]
    assert left == pytest.approx(70.0)
    assert right == pytest.approx(70.0 + string("la vidéo").width, abs=0.01)
    assert bottom < 595 - 100 < top


def test_an_escaped_address_is_not_escaped_again(tmp_path: Path) -> None:
    box = text_box(passage(linked_line("https://exemple.org/a%20b"), structure=P))
    (link,) = annotations(reader(tmp_path, page(box)))
    assert link["/A"]["/URI"] == "https://exemple.org/a%20b"


def test_a_link_over_two_lines_has_a_rectangle_a_line(tmp_path: Path) -> None:
    target = "https://exemple.org/"
    lines = (
        slug("une longue", baseline=100.0, link=target),
        slug("adresse", baseline=116.0, link=target),
    )
    first, second = annotations(reader(tmp_path, page(text_box(passage(*lines, structure=P)))))
    assert first["/Rect"][1] > second["/Rect"][1]
    assert first["/Contents"] == second["/Contents"] == "une longueadresse"


def test_two_links_side_by_side_are_two(tmp_path: Path) -> None:
    strings = (string("un ", link="https://un.fr"), string("deux", 30.0, link="https://deux.fr"))
    box = text_box(passage(Slug(40, 100, 60, strings, "un deux"), structure=P))
    links = annotations(reader(tmp_path, page(box)))
    assert [link["/A"]["/URI"] for link in links] == ["https://un.fr", "https://deux.fr"]


def test_a_link_to_an_anchor_leads_to_its_page(tmp_path: Path) -> None:
    knot = Disc(
        rect=Rect(40, 100, 20, 20), name="knot", colour="accent", link="#terre", alt="TERRE"
    )
    pdf = reader(tmp_path, page(knot), page(line("ici"), anchors=("terre", "autre")))
    (link,) = annotations(pdf)
    assert link["/A"]["/S"] == "/GoTo"
    assert link["/Contents"] == "TERRE"
    assert [float(edge) for edge in link["/Rect"]] == [40, 475, 60, 495]
    place = pdf.named_destinations[link["/A"]["/D"]]
    assert pdf.get_destination_page_number(place) == 1
    assert set(pdf.named_destinations) == {"terre", "autre"}


def test_a_link_without_words_is_named_after_the_page_it_leads_to(tmp_path: Path) -> None:
    knot = Disc(rect=Rect(40, 100, 20, 20), name="knot", colour="accent", link="#terre")
    target = page(line("ici"), anchors=("terre",), title="Visite de TERRE")
    (link,) = annotations(reader(tmp_path, page(knot), target))
    assert link["/Contents"] == "Visite de TERRE"


def test_a_link_to_nowhere_is_not_written(tmp_path: Path) -> None:
    box = text_box(passage(linked_line("#nulle-part"), structure=P))
    with pytest.raises(KeyError, match="nulle-part"):
        reader(tmp_path, page(box))
    assert not (tmp_path / "out.pdf").exists()


def outline(pdf: Any, entries: Any = None) -> list[Any]:
    found: list[Any] = []
    for entry in pdf.outline if entries is None else entries:
        if isinstance(entry, list):
            found.append(outline(pdf, entry))
        else:
            found.append((entry["/Title"], pdf.get_destination_page_number(entry)))
    return found


def test_bookmarks_lead_to_their_pages_level_by_level(tmp_path: Path) -> None:
    pages = [page(line(name), anchors=(name,)) for name in ("a", "b", "c")]
    marks = ((1, "Édito", "a"), (2, "Dans l’édito", "a"), (4, "Plus bas", "b"), (1, "Fin", "c"))
    pdf = reader(tmp_path, *pages, bookmarks=marks)
    assert outline(pdf) == [
        ("Édito", 0),
        [("Dans l’édito", 0), [("Plus bas", 1)]],
        ("Fin", 2),
    ]
    assert pdf.trailer["/Root"]["/PageMode"] == "/UseOutlines"


def test_pages_are_labelled_as_they_are_numbered(tmp_path: Path) -> None:
    numbered = [
        page(title="Couverture"),
        page(number=2),
        page(number=3),
        page(title="Encart"),
        page(number=4),
    ]
    assert reader(tmp_path, *numbered).page_labels == ["Couverture", "2", "3", "Encart", "4"]


def test_a_file_without_links_has_no_empty_lists(tmp_path: Path) -> None:
    pdf = reader(tmp_path, page(line("rien")))
    assert "/Annots" not in pdf.pages[0]
    assert "/Names" not in pdf.trailer["/Root"]
    assert pdf.outline == []
