"""A good deck in its members, and some forty small ways to spoil it, each under its name."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from restitution.writers.pptx import write
from restitution.writers.pptx.archive import zipped
from writers.pptx.package_checks import opened
from writers.pptx.pages import THEME, publication

Members = dict[str, bytes]
Spoiler = Callable[[Members], None]

TYPES = "[Content_Types].xml"
PRESENTATION = "ppt/presentation.xml"
SLIDE = "ppt/slides/slide2.xml"
SLIDE_RELATIONS = "ppt/slides/_rels/slide2.xml.rels"
NOTES_RELATIONS = "ppt/notesSlides/_rels/notesSlide2.xml.rels"
CHART = "ppt/charts/chart1.xml"
MASTER = "ppt/slideMasters/slideMaster1.xml"
THEME_PART = "ppt/theme/theme1.xml"
VIEW = "application/vnd.openxmlformats-officedocument.presentationml.viewProps+xml"
WORDS, END = '<a:rPr lang="fr-FR"/>', '<a:endParaRPr lang="fr-FR"/>'
FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@cache
def good() -> Path:
    """A deck of every kind of page."""
    path = Path(mkdtemp(prefix="restitution-test-")) / "deck.pptx"
    write(publication(), THEME, path)
    return path


PAGES = len(publication().pages)


@dataclass(frozen=True, slots=True)
class Seed:
    """One fault, and by what name it is found."""

    spoil: Spoiler
    expected: str


def instead(member: str, old: str, new: str) -> Spoiler:
    """Other words at one place of a member, where they must be found."""

    def spoil(members: Members) -> None:
        text = members[member].decode()
        assert old in text, f"{member} has no {old}"
        members[member] = text.replace(old, new, 1).encode()

    return spoil


def without(member: str) -> Spoiler:
    def spoil(members: Members) -> None:
        del members[member]

    return spoil


def added(member: str, content: bytes = b"<a/>") -> Spoiler:
    def spoil(members: Members) -> None:
        members[member] = content

    return spoil


def spoiled(spoil: Spoiler, folder: Path) -> Path:
    """The good deck after something was done to it; all else is stored as it was."""
    members = dict(opened(good()).members)
    spoil(members)
    path = folder / good().name
    path.write_bytes(zipped(members))
    return path


def doubled(folder: Path, name: str) -> Path:
    """The good deck with a member of this name besides its own."""
    path = folder / "doubled.pptx"
    path.write_bytes(good().read_bytes())
    with warnings.catch_warnings(), zipfile.ZipFile(path, "a") as archive:
        warnings.simplefilter("ignore", UserWarning)
        archive.writestr(name, opened(good()).members["ppt/presProps.xml"])
    return path


def _relation(id_: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{id_}" Type="{RELATED}/{kind}" Target="{target}"/></Relationships>'


OURS: dict[str, Seed] = {
    "part without a type": Seed(
        instead(TYPES, 'PartName="/ppt/presProps.xml"', 'PartName="/ppt/other.xml"'), "untyped"
    ),
    "type of nothing": Seed(
        instead(TYPES, "</Types>", f'<Override PartName="/a" ContentType="{VIEW}"/></Types>'),
        "untyped",
    ),
    "picture of an unknown kind": Seed(added("ppt/media/image9.tiff"), "untyped"),
    "relation to nothing": Seed(without("ppt/viewProps.xml"), "lost"),
    "part that nothing leads to": Seed(
        instead("ppt/_rels/presentation.xml.rels", "viewProps.xml", "presProps.xml"), "lost"
    ),
    "link by an unknown relation": Seed(instead(SLIDE, 'r:id="rId4"', 'r:id="rId44"'), "unrelated"),
    "workbook by an unknown relation": Seed(
        instead(CHART, 'r:id="rId1"', 'r:id="rId7"'), "unrelated"
    ),
    "relation number twice": Seed(instead(SLIDE_RELATIONS, 'Id="rId5"', 'Id="rId4"'), "unrelated"),
    "layout numbered as its master": Seed(
        instead(MASTER, 'sldLayoutId id="2147483649"', 'sldLayoutId id="2147483648"'), "numbers"
    ),
    "two layouts of one number": Seed(
        instead(MASTER, 'sldLayoutId id="2147483650"', 'sldLayoutId id="2147483649"'), "numbers"
    ),
    "two slides of one number": Seed(
        instead(PRESENTATION, 'p:sldId id="257"', 'p:sldId id="256"'), "numbers"
    ),
    "two items of one number": Seed(instead(SLIDE, 'cNvPr id="4"', 'cNvPr id="3"'), "numbers"),
    "section of an unknown slide": Seed(
        instead(PRESENTATION, 'p14:sldId id="256"', 'p14:sldId id="999"'), "sections"
    ),
    "slide in no section": Seed(instead(PRESENTATION, '<p14:sldId id="257"/>', ""), "sections"),
    "slide in two sections": Seed(
        instead(
            PRESENTATION, '<p14:sldId id="260"/>', '<p14:sldId id="260"/><p14:sldId id="257"/>'
        ),
        "sections",
    ),
    "notes of no slide": Seed(
        instead(NOTES_RELATIONS, "relationships/slide", "relationships/image"), "notes"
    ),
    "notes of another slide": Seed(instead(NOTES_RELATIONS, "slide2.xml", "slide3.xml"), "notes"),
    "slide that does not know its notes": Seed(
        instead(SLIDE_RELATIONS, "notesSlide2.xml", "notesSlide3.xml"), "notes"
    ),
    "two placeholders of one index": Seed(instead(SLIDE, 'idx="12"', 'idx="10"'), "placeholders"),
    "placeholder that the layout has not": Seed(
        instead(SLIDE, 'idx="12"', 'idx="99"'), "placeholders"
    ),
    "placeholder of another kind": Seed(
        instead(SLIDE, 'type="body" idx="12"', 'type="chart" idx="12"'), "placeholders"
    ),
    "slide without a layout": Seed(
        instead(SLIDE_RELATIONS, "relationships/slideLayout", "relationships/other"), "placeholders"
    ),
    "slide with two layouts": Seed(
        instead(
            SLIDE_RELATIONS,
            "</Relationships>",
            _relation("rId77", "slideLayout", "../slideLayouts/slideLayout1.xml"),
        ),
        "placeholders",
    ),
    "axes that do not cross": Seed(
        instead(CHART, 'crossAx val="222222222"', 'crossAx val="333333333"'), "axes"
    ),
    "bars on an axis that is not there": Seed(
        instead(CHART, '<c:axId val="111111111"/>', '<c:axId val="444444444"/>'), "axes"
    ),
    "address with a space": Seed(
        instead("ppt/slides/_rels/slide5.xml.rels", "https://dai.ly/", "https://dai ly/"),
        "addresses",
    ),
    "address without a scheme": Seed(
        instead("ppt/slides/_rels/slide5.xml.rels", "https://dai.ly/", "dai.ly/"), "addresses"
    ),
    "slide that is no XML": Seed(instead(SLIDE, "</p:cSld>", ""), "malformed"),
    "control character in a text": Seed(instead(SLIDE, "Chaque", "\x0bChaque"), "malformed"),
}
"""Faults that are found at each build, and the rule that finds them."""

AUDIT: dict[str, Seed] = {
    "item without its look": Seed(instead(SLIDE, "<p:spPr/><p:txBody>", "<p:txBody>"), "spPr"),
    "elements in another order": Seed(
        instead(SLIDE, "<a:bodyPr/><a:lstStyle/>", "<a:lstStyle/><a:bodyPr/>"), "bodyPr"
    ),
    "text without a passage": Seed(
        instead(SLIDE, f"<a:p><a:r>{WORDS}<a:t>TERRE – question clé</a:t></a:r>{END}</a:p>", ""),
        "at least one paragraph",
    ),
    "slide number below 256": Seed(
        instead(PRESENTATION, 'p:sldId id="256"', 'p:sldId id="25"'), "less than minimum 256"
    ),
    "size of nothing": Seed(
        instead(SLIDE, WORDS, WORDS.replace("/>", ' sz="50"/>')), "less than minimum 100"
    ),
    "anchor that does not exist": Seed(
        instead(SLIDE, "<a:bodyPr/>", '<a:bodyPr anchor="middle"/>'), "'middle'"
    ),
    "element that does not exist": Seed(
        instead(SLIDE, f"{WORDS}<a:t>", f"{WORDS}<a:nothing/><a:t>"), "nothing"
    ),
    "axis of a negative number": Seed(
        instead(CHART, 'axId val="111111111"', 'axId val="-111111111"'), "less than minimum 0"
    ),
    "section without braces": Seed(instead(PRESENTATION, ' id="{', ' id="'), "'id'"),
    "two fills in the theme": Seed(
        instead(THEME_PART, f"<a:fillStyleLst>{FILL}", "<a:fillStyleLst>"), "at least 3"
    ),
    "colour that the theme has not": Seed(
        instead(MASTER, 'schemeClr val="tx1"', 'schemeClr val="ink"'), "'ink'"
    ),
    "item without a name": Seed(instead(SLIDE, 'id="4" name="body"', 'id="4"'), "'name'"),
}
"""Faults inside one part, and what the independent validator says of them."""
