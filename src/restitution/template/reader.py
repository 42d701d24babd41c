"""Reads a template: sheet, masters, layouts, and what layouts inherit from their masters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from restitution.geometry import Size
from restitution.source import Source
from restitution.template.archive import A, Archive, Element, P, Unreadable, opened, unreadable
from restitution.template.colours import Colours, mapped
from restitution.template.drawing import artwork, background, points
from restitution.template.holders import Inheritance, holders
from restitution.template.model import Master, Sheet, Template


def read_template(path: Path, name: str, source: Source | None = None) -> Template:
    """The template that a file holds; ``name`` is what people call the file.

    Raises ThemeError when it is no PowerPoint file, or one without layouts.
    """
    archive = opened(path, name, source)
    try:
        return _template(archive, path)
    except (Unreadable, ValueError):
        raise unreadable(name, source) from None


def _template(archive: Archive, path: Path) -> Template:
    main = archive.presentation
    root = archive.root(main)
    size = root.find(f"{P}sldSz")
    if size is None:
        raise Unreadable("sldSz")
    names = [archive.target(main, each) for each in root.iter(f"{P}sldMasterId")]
    sheets = [sheet for n, name in enumerate(names) for sheet in _sheets(archive, name, n)]
    if not sheets:
        raise Unreadable("sldLayoutId")
    masters = tuple(_master(archive, name) for name in names)
    return Template(path, Size(points(size, "cx"), points(size, "cy")), masters, tuple(sheets))


def _master(archive: Archive, name: str) -> Master:
    fonts = _theme(archive, name).find(f".//{A}fontScheme")
    return Master(name, _colours(archive, name), *(_font(fonts, tag) for tag in ("major", "minor")))


def _theme(archive: Archive, master: str) -> Element:
    themes = archive.linked(master, "theme")
    if not themes:
        raise Unreadable(f"theme of {master}")
    return archive.root(themes[0])


def _font(fonts: Element | None, kind: str) -> str:
    latin = fonts.find(f"{A}{kind}Font/{A}latin") if fonts is not None else None
    return latin.get("typeface", "") if latin is not None else ""


def _colours(archive: Archive, master: str, layout: Element | None = None) -> Colours:
    """The colours on a master, or on a layout that maps them its own way."""
    scheme = _theme(archive, master).find(f".//{A}clrScheme")
    mapping = archive.root(master).find(f"{P}clrMap")
    own = layout.find(f"{P}clrMapOvr/{A}overrideClrMapping") if layout is not None else None
    chosen = own if own is not None else mapping
    if scheme is None or chosen is None:
        raise Unreadable(f"colours of {master}")
    return mapped(scheme, chosen.attrib)


def _sheets(archive: Archive, master: str, number: int) -> Iterator[Sheet]:
    above = archive.root(master)
    for entry in above.iter(f"{P}sldLayoutId"):
        part = archive.target(master, entry)
        yield _sheet(archive, master, above, part, number)


def _sheet(archive: Archive, master: str, above: Element, part: str, number: int) -> Sheet:
    root = archive.root(part)
    data = root.find(f"{P}cSld")
    if data is None:
        raise Unreadable(part)
    colours = _colours(archive, master, root)
    inherited = [] if root.get("showMasterSp") in {"0", "false"} else artwork(above, colours)
    own, plain = background(root, colours)
    if not own:
        own, plain = background(above, colours)
    return Sheet(
        name=data.get("name", ""),
        part=part,
        type=root.get("type", ""),
        master=number,
        background=plain if own else colours.get("bg1"),
        holders=tuple(holders(root, Inheritance(above, colours))),
        artwork=(*inherited, *artwork(root, colours)),
    )
