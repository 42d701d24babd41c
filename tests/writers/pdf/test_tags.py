from pathlib import Path
from typing import Any

import pypdf
from pypdf.generic import ContentStream

from pdf_pages import (
    BODY,
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
from restitution.frozen import replace
from restitution.geometry import Rect
from restitution.page.items import Bar, Chart, Disc, Page, Panel, Symbol
from restitution.page.structure import Role, Structure, Tag
from restitution.qr import encode
from restitution.text.slug import Slug

PAINTS = {b"Tj", b"TJ", b"f", b"f*", b"F", b"S", b"s", b"B", b"B*", b"b", b"b*", b"Do", b"sh"}
VISIT = Tag(Role.SECTION, "terre")


def under(*tags: Tag) -> Structure:
    return (DOCUMENT, VISIT, *tags)


def symbol(**changes: object) -> Symbol:
    made = Symbol(
        rect=Rect(300, 300, 80, 80),
        name="code",
        matrix=encode("https://exemple.org/"),
        colour="text",
        address="https://exemple.org/",
        structure=under(Tag(Role.FIGURE, "code")),
        alt="Code QR de la vidéo",
    )
    return replace(made, **changes)


def chart(structure: Structure) -> Chart:
    inner = passage(slug("1 100", baseline=330), structure=under(Tag(Role.P, "inside")))
    return Chart(
        rect=Rect(40, 300, 200, 60),
        name="chart",
        bars=(Bar("un", 1.0, "1", "accent"),),
        maximum=1.0,
        stacked=False,
        label_style=BODY,
        value_style=BODY,
        label_width=40.0,
        gap=4.0,
        series="Série",
        structure=structure,
        alt="Les heures d’insertion",
        drawing=(Panel(rect=Rect(40, 300, 90, 20), name="bar", colour="accent"), text_box(inner)),
    )


def sample() -> tuple[Page, Page]:
    """Two pages with everything that can be tagged."""
    p = Tag(Role.P, "p")
    entry = under(Tag(Role.LIST, "points"), Tag(Role.ENTRY, "1"))
    link = "https://exemple.org/"
    strings = (string("Voir "), string("la vidéo", 30.0, link=link), string(" ici", 80.0))
    first = page(
        text_box(
            passage(slug("Visite"), structure=under(Tag(Role.H1, "head"))),
            passage(Slug(40, 80, 99, strings, "Voir la vidéo ici"), structure=under(p)),
            passage(slug("Un point", 60, 100), mark=slug("•", 40, 100), structure=entry),
            passage(slug("commencé ici", baseline=120), structure=under(Tag(Role.P, "long"))),
        ),
        symbol(link=link),
        Disc(rect=Rect(40, 560, 10, 10), name="knot", colour="accent", link="#terre"),
        text_box(passage(slug("3", 400, 580))),
    )
    second = page(
        text_box(
            passage(slug("fini là"), structure=under(Tag(Role.P, "long"))),
            passage(slug("Source", 40, 80), structure=under(Tag(Role.NOTE, "n1"))),
        ),
        chart(under(Tag(Role.FIGURE, "chart"))),
        anchors=("terre",),
    )
    return first, second


def reader(folder: Path, *pages: Page) -> Any:
    return pypdf.PdfReader(save(publication(*pages), folder))


def kids(element: Any) -> list[Any]:
    found = element["/K"]
    return [k.get_object() for k in found] if isinstance(found, list) else [found.get_object()]


def outline(element: Any) -> Any:
    """A structure element as its type and those below it, content left out."""
    below = [outline(k) for k in kids(element) if isinstance(k, dict) and "/S" in k]
    return (element["/S"][1:], below) if below else element["/S"][1:]


def tree(pdf: Any) -> Any:
    return pdf.trailer["/Root"]["/StructTreeRoot"]


def find(element: Any, role: str) -> list[Any]:
    found = [element] if element.get("/S") == f"/{role}" else []
    for kid in kids(element):
        if isinstance(kid, dict) and ("/S" in kid or kid.get("/Type") == "/StructTreeRoot"):
            found += find(kid, role)
    return found


def sequences(pdf: Any, number: int) -> tuple[list[tuple[str, int]], list[bytes]]:
    """The tagged sequences of a page (tag and MCID), and what is painted outside any mark."""
    open_marks: list[bool] = []
    found: list[tuple[str, int]] = []
    loose: list[bytes] = []
    for operands, operator in ContentStream(pdf.pages[number].get_contents(), pdf).operations:
        if operator == b"BDC":
            tag, properties = operands
            open_marks.append(True)
            if "/MCID" in properties:
                assert len(open_marks) == 1, "tagged content inside tagged content"
                found.append((tag[1:], int(properties["/MCID"])))
        elif operator == b"EMC":
            open_marks.pop()
        elif operator in PAINTS and not open_marks:
            loose.append(operator)
    assert not open_marks
    return found, loose


def test_the_tree_is_what_the_items_say(tmp_path: Path) -> None:
    (document,) = kids(tree(reader(tmp_path, *sample())))
    assert outline(document) == (
        "Document",
        [
            (
                "Sect",
                [
                    "H1",
                    ("P", ["Link"]),
                    ("L", [("LI", ["Lbl", "LBody"])]),
                    "P",
                    ("Link", ["Figure"]),
                    "Link",
                    "Note",
                    "Figure",
                ],
            ),
        ],
    )


def test_everything_painted_is_tagged_or_an_artifact(tmp_path: Path) -> None:
    pdf = reader(tmp_path, *sample())
    assert [sequences(pdf, number)[1] for number in (0, 1)] == [[], []]


def test_marks_and_elements_know_each_other(tmp_path: Path) -> None:
    pdf = reader(tmp_path, *sample())
    numbers = tree(pdf)["/ParentTree"]["/Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for number, sheet in enumerate(pdf.pages):
        elements = parents[sheet["/StructParents"]].get_object()
        marks = sequences(pdf, number)[0]
        assert [mcid for _, mcid in marks] == list(range(len(elements)))
        for tag, mcid in marks:
            element = elements[mcid].get_object()
            assert element["/S"] == f"/{tag}"
            assert mcid in mcids(element, sheet)


def mcids(element: Any, sheet: Any) -> list[int]:
    """The marks of an element that are on a page."""
    reference = sheet.indirect_reference
    marks: list[Any] = [kid for kid in element["/K"] if not isinstance(kid, int)]
    own = [int(k) for k in element["/K"] if isinstance(k, int)]
    found = own if own and element.raw_get("/Pg") == reference else []
    return found + [
        int(mark["/MCID"])
        for mark in marks
        if mark.get("/Type") == "/MCR" and mark.raw_get("/Pg") == reference
    ]


def test_a_passage_over_two_pages_is_one_element(tmp_path: Path) -> None:
    pdf = reader(tmp_path, *sample())
    long = find(tree(pdf), "P")[1]
    assert [len(mcids(long, sheet)) for sheet in pdf.pages] == [1, 1]


def test_links_belong_to_link_elements_and_back(tmp_path: Path) -> None:
    pdf = reader(tmp_path, *sample())
    numbers = tree(pdf)["/ParentTree"]["/Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    annotations = pdf.pages[0]["/Annots"]
    assert len(annotations) == 3
    for reference in annotations:
        element = parents[reference.get_object()["/StructParent"]].get_object()
        assert element["/S"] == "/Link"
        references: list[Any] = [k for k in kids(element) if isinstance(k, dict) and "/Obj" in k]
        assert [k.raw_get("/Obj") for k in references] == [reference]
    assert tree(pdf)["/ParentTreeNextKey"] == max(numbers[::2]) + 1
    assert [sheet["/Tabs"] for sheet in pdf.pages] == ["/S", "/S"]


def test_figures_say_what_they_show_and_where(tmp_path: Path) -> None:
    pdf = reader(tmp_path, *sample())
    code, drawing = find(tree(pdf), "Figure")
    assert code["/Alt"] == "Code QR de la vidéo"
    assert drawing["/Alt"] == "Les heures d’insertion"
    assert [float(edge) for edge in code["/A"]["/BBox"]] == [300, 215, 380, 295]


def test_a_chart_is_one_figure_whatever_its_parts_say(tmp_path: Path) -> None:
    pdf = reader(tmp_path, *sample())
    assert sequences(pdf, 1)[0] == [("P", 0), ("Note", 1), ("Figure", 2)]


def test_a_chart_without_a_place_of_its_own_leaves_it_to_its_parts(tmp_path: Path) -> None:
    pdf = reader(tmp_path, page(chart(())))
    assert sequences(pdf, 0)[0] == [("P", 0)]


def test_a_note_has_an_id(tmp_path: Path) -> None:
    (note,) = find(tree(reader(tmp_path, *sample())), "Note")
    assert note["/ID"] == "/document/terre/n1"


def test_the_mark_of_a_note_is_a_reference_within_its_passage(tmp_path: Path) -> None:
    strings = (string("École"), string("1", 30.0, rise=4.0, note="n1"), string(" du bois", 36.0))
    said = Slug(40, 80, 99, strings, "École1 du bois")
    path = under(Tag(Role.P, "p"))
    pdf = reader(tmp_path, page(text_box(passage(said, structure=path), passage(said))))
    (p,) = find(tree(pdf), "P")
    assert [k if isinstance(k, int) else k.get_object()["/S"] for k in p["/K"]] == [
        0,
        "/Reference",
        2,
    ]
    assert len(find(tree(pdf), "Reference")) == 1


def test_folios_are_pagination(tmp_path: Path) -> None:
    pdf = reader(tmp_path, *sample())
    contents = pdf.pages[0].get_contents()
    assert contents is not None
    assert b"/Artifact <</Type /Pagination>> BDC" in contents.get_data()


def test_a_box_that_is_a_link_is_one_link_with_its_words(tmp_path: Path) -> None:
    tag = Tag(Role.P, "p")
    box = replace(line("Voir la page"), link="#terre", structure=under(tag))
    pdf = reader(tmp_path, page(box), page(anchors=("terre",)))
    (link,) = find(tree(pdf), "Link")
    assert any(isinstance(kid, int) for kid in link["/K"])
    assert pdf.pages[0]["/Annots"][0].get_object()["/Contents"] == "Voir la page"


def test_all_passages_of_a_box_that_is_a_link_are_in_it(tmp_path: Path) -> None:
    same = under(Tag(Role.P, "p"))
    box = text_box(
        passage(slug("p. 3"), structure=same), passage(slug("TERRE", 40, 80), structure=same)
    )
    pdf = reader(tmp_path, page(replace(box, link="#terre"), anchors=("terre",)))
    (link,) = find(tree(pdf), "Link")
    assert [kid for kid in link["/K"] if isinstance(kid, int)] == [0, 1]


def test_neighbours_that_lead_to_one_place_are_one_link(tmp_path: Path) -> None:
    entry = under(Tag(Role.CONTENTS, "toc"), Tag(Role.CONTENTS_ENTRY, "terre"))
    items = [replace(line(text), link="#terre", structure=entry) for text in ("TERRE", "3")]
    boxed = [
        replace(item, passages=(replace(item.passages[0], structure=entry),)) for item in items
    ]
    pdf = reader(tmp_path, page(*boxed, anchors=("terre",)))
    (link,) = find(tree(pdf), "Link")
    assert [kid["/Type"] for kid in kids(link) if isinstance(kid, dict)] == ["/OBJR", "/OBJR"]
    assert len(pdf.pages[0]["/Annots"]) == 2


def test_a_link_on_decoration_belongs_to_the_section_of_its_page(tmp_path: Path) -> None:
    knot = Disc(rect=Rect(40, 560, 10, 10), name="knot", colour="accent", link="#terre")
    sheets = [
        page(
            text_box(passage(slug(name), structure=(DOCUMENT, Tag(Role.SECTION, name)))),
            knot,
            anchors=(name,),
        )
        for name in ("terre", "defi")
    ]
    (document,) = kids(tree(reader(tmp_path, *sheets)))
    assert outline(document) == ("Document", [("Sect", ["Link"]), ("Sect", ["Link"])])


def test_a_link_in_the_words_of_decoration_does_as_well(tmp_path: Path) -> None:
    told = text_box(passage(slug("terre"), structure=(DOCUMENT, Tag(Role.SECTION, "terre"))))
    folio = text_box(passage(slug("exemple.fr", link="https://exemple.fr")))
    (document,) = kids(tree(reader(tmp_path, page(told, folio))))
    assert outline(document) == ("Document", [("Sect", ["Link"])])


def test_a_list_with_marks_says_so(tmp_path: Path) -> None:
    pdf = reader(tmp_path, *sample())
    assert find(tree(pdf), "L")[0]["/A"]["/ListNumbering"] == "/Disc"


def test_a_tagged_file_says_so(tmp_path: Path) -> None:
    pdf = reader(tmp_path, *sample())
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()


def test_a_file_without_structure_does_not_claim_any(tmp_path: Path) -> None:
    root = reader(tmp_path, page()).trailer["/Root"]
    assert "/StructTreeRoot" not in root
    assert "/MarkInfo" not in root
    assert "<pdfaid:conformance>B<" in root["/Metadata"].get_data().decode()
    assert "pdfuaid:part" not in root["/Metadata"].get_data().decode()
