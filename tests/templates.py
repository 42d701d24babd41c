"""Templates as organisations have them, made for tests: one wide, one 4:3 and dark."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pptx
from PIL import Image
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.util import Pt

_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'

WIDE_NAMES = (
    "Diapositive de titre",
    "Titre et contenu",
    "En-tête de section",
    "Deux contenus",
    "Comparaison",
    "Titre seul",
    "Vide",
    "Contenu avec légende",
    "Image avec légende",
    "Titre et texte vertical",
    "Titre vertical et texte",
)
WIDE_COLOURS = {
    "dk1": "20242A",
    "lt1": "FFFFFF",
    "dk2": "123F6B",
    "lt2": "EEF3F7",
    "accent1": "D2451E",
    "accent2": "2E8B57",
    "accent3": "8A5A00",
    "accent4": "F2B705",
    "accent5": "6A4C93",
    "accent6": "00838F",
}
DARK_COLOURS = {
    "dk1": "14213D",
    "lt1": "FFFFFF",
    "dk2": "243B6B",
    "lt2": "1E2F55",
    "accent1": "FCA311",
    "accent2": "7BDFF2",
    "accent3": "B2F7EF",
    "accent4": "F7D6E0",
    "accent5": "EFC69B",
    "accent6": "A1C181",
}
COVER = "123F6B"
LOGO_NAME = "Logo de la maison"
BAND_NAME = "Bandeau"


def wide(path: Path, *, font: str = "Arial") -> Path:
    """16:9: other names, colours, insets; a logo and a band on the master, a dark cover."""
    deck: Any = pptx.Presentation()
    _resized(deck, 4 / 3)
    _themed(deck, WIDE_COLOURS, font)
    for layout, name in zip(deck.slide_layouts, WIDE_NAMES, strict=True):
        layout.name = name
    master = deck.slide_master
    _inset(master)
    _banded(master, Pt(524), Pt(16))
    _footed(deck, Pt(496))
    master.shapes._spTree.append(_logo(master))
    _covered(deck.slide_layouts[0])
    _sampled(deck)
    deck.save(str(path))
    return path


def dark(path: Path, *, font: str = "Arial") -> Path:
    """4:3: light words on a dark sheet, through the map of its colours."""
    deck: Any = pptx.Presentation()
    _themed(deck, DARK_COLOURS, font)
    mapping = deck.slide_master._element.find(f"{{{_space(_P)}}}clrMap")
    for name, place in {"bg1": "dk1", "tx1": "lt1", "bg2": "lt2", "tx2": "accent2"}.items():
        mapping.set(name, place)
    _sampled(deck)
    deck.save(str(path))
    return path


def _space(declaration: str) -> str:
    return declaration.partition('"')[2].rstrip('"')


def _resized(deck: Any, factor: float) -> None:
    """A sheet so much wider, with everything on it."""
    deck.slide_width = round(deck.slide_width * factor)
    for sheet in (deck.slide_master, *deck.slide_layouts):
        for tag in ("off", "ext"):
            for each in sheet._element.iter(f"{{{_space(_A)}}}{tag}"):
                key = "x" if tag == "off" else "cx"
                if each.get(key):
                    each.set(key, str(round(int(each.get(key)) * factor)))


def _themed(deck: Any, colours: Mapping[str, str], font: str) -> None:
    """The colours and the fonts of the master's theme."""
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = theme.blob.decode()
    for place, value in colours.items():
        pattern = rf"<a:{place}>.*?</a:{place}>"
        text, count = re.subn(
            pattern, f'<a:{place}><a:srgbClr val="{value}"/></a:{place}>', text, flags=re.DOTALL
        )
        assert count == 1
    theme._blob = text.replace(
        '<a:latin typeface="Calibri"/>', f'<a:latin typeface="{font}"/>'
    ).encode()


def _inset(master: Any) -> None:
    for item in master.placeholders:
        body = item._element.txBody.bodyPr
        for side, value in {"lIns": 12, "tIns": 6, "rIns": 12, "bIns": 6}.items():
            body.set(side, str(Pt(value)))


def _banded(master: Any, top: int, height: int) -> None:
    master.shapes._spTree.insert(2, _rectangle(BAND_NAME, (0, top, Pt(960), height)))


def _rectangle(name: str, box: tuple[int, int, int, int]) -> Any:
    x, y, width, height = box
    return parse_xml(
        f'<p:sp {_A} {_P}><p:nvSpPr><p:cNvPr id="90" name="{name}"/><p:cNvSpPr/><p:nvPr/>'
        "</p:nvSpPr>"
        f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill></p:spPr>'
        "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
    )


def _footed(deck: Any, top: int) -> None:
    """Footers above the band."""
    for sheet in (deck.slide_master, *deck.slide_layouts):
        for item in sheet.placeholders:
            if item.placeholder_format.idx in (10, 11, 12) or item.placeholder_format.type in (
                13,
                15,
                16,
            ):
                item.left, item.top, item.width, item.height = item.left, top, item.width, Pt(24)
            elif item.top + item.height > Pt(470) and item.height < Pt(420):
                box = item.left, item.top, item.width, Pt(470) - item.top
                item.left, item.top, item.width, item.height = box


def _logo(master: Any) -> Any:
    """A picture at the top right, which the title leaves room for."""
    for item in master.placeholders:
        if item.placeholder_format.type == 1:
            item.left, item.top, item.width, item.height = item.left, item.top, Pt(740), item.height
    stream = io.BytesIO()
    Image.new("RGB", (96, 48), (18, 63, 107)).save(stream, "PNG")
    stream.seek(0)
    _, id_ = master.part.get_or_add_image_part(stream)
    space = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    return parse_xml(
        f'<p:pic {_A} {_P} {space}><p:nvPicPr><p:cNvPr id="91" name="{LOGO_NAME}" descr=""/>'
        '<p:cNvPicPr/><p:nvPr userDrawn="1"/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{id_}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr><a:xfrm><a:off x="{Pt(830)}" y="{Pt(24)}"/><a:ext cx="{Pt(96)}" cy="{Pt(48)}"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def _covered(layout: Any) -> None:
    """A dark background, and light words on it."""
    fill = layout.background.fill
    fill.solid()
    fill.fore_color.theme_color = 15  # MSO_THEME_COLOR.TEXT_2
    layout._element.set("showMasterSp", "0")
    for item in layout.placeholders:
        if item.placeholder_format.idx < 10:
            style = item._element.txBody.find(f"{{{_space(_A)}}}lstStyle")
            for old in list(style):
                style.remove(old)
            style.append(
                parse_xml(
                    f'<a:lvl1pPr {_A} algn="l"><a:buNone/><a:defRPr sz="4800" b="1"><a:solidFill>'
                    '<a:schemeClr val="bg1"/></a:solidFill></a:defRPr></a:lvl1pPr>'
                )
            )


def _sampled(deck: Any) -> None:
    """Two slides that show how the template is used, one with a picture of its own."""
    for number in (0, 1):
        slide = deck.slides.add_slide(deck.slide_layouts[number])
        slide.shapes.title.text = "Exemple"
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), (200, 30, 30)).save(stream, "JPEG")
    stream.seek(0)
    slide.shapes.add_picture(stream, Pt(100), Pt(100))
    slide.notes_slide.notes_text_frame.text = "Un exemple de notes"


def painted(path: Path, box: tuple[int, int, int, int]) -> Path:
    """A template with a plain rectangle on its master, in the colour of its first accent."""
    deck: Any = pptx.Presentation(str(path))
    points = tuple(Pt(side) for side in box)
    deck.slide_master.shapes._spTree.insert(2, _rectangle("Fond", points))  # type: ignore[arg-type]
    deck.save(str(path))
    return path


def pictured(path: Path) -> Path:
    """A template with a photograph under everything."""
    deck: Any = pptx.Presentation(str(path))
    stream = io.BytesIO()
    Image.new("RGB", (64, 36), (90, 120, 60)).save(stream, "PNG")
    stream.seek(0)
    master = deck.slide_master
    _, id_ = master.part.get_or_add_image_part(stream)
    space = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ground = parse_xml(
        f'<p:bg {_A} {_P} {space}><p:bgPr><a:blipFill><a:blip r:embed="{id_}"/><a:stretch>'
        "<a:fillRect/></a:stretch></a:blipFill><a:effectLst/></p:bgPr></p:bg>"
    )
    data = master._element.find(f"{{{_space(_P)}}}cSld")
    old = data.find(f"{{{_space(_P)}}}bg")
    if old is not None:
        data.remove(old)
    data.insert(0, ground)
    deck.save(str(path))
    return path
