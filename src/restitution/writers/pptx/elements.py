"""XML as strings: elements are made here, and text is escaped here and nowhere else.

A string of type Xml is well formed; the type checker refuses plain text among the children.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import NewType

from restitution.patterns import pattern

Xml = NewType("Xml", str)

NOTHING = Xml("")
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
EMU_PER_POINT = 12700

_FORBIDDEN = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 (2.2) cannot hold; a file with one of these is not opened at all."""

_SPECIAL = pattern(f'[&<>"\t\n\r]|{_FORBIDDEN.pattern}')
"""What cannot stand as it is; most texts and values have nothing of the kind."""

_BLANK = str.maketrans("\t\n\r", "   ")
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ATTRIBUTE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_PROJECT = uuid.UUID("6f1f5a52-3a8e-5a0e-9c7b-0c5a5e3f0d11")

Attribute = str | int | bool | None

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"


def element(name: str, /, *children: Xml, **attributes: Attribute) -> Xml:
    """An element; ``r_id`` is written ``r:id``, True is 1, and None leaves the attribute out."""
    opening = name
    for key, value in attributes.items():
        if value is not None:
            shown = _quoted(value) if isinstance(value, str) else int(value)
            opening += f' {key.replace("_", ":")}="{shown}"'
    inside = "".join(children) if children else ""
    return Xml(f"<{opening}>{inside}</{name}>" if inside else f"<{opening}/>")


def joined(parts: Iterable[Xml]) -> Xml:
    """Elements one after the other."""
    return Xml("".join(parts))


def words(text: str) -> Xml:
    """Text between tags: escaped, on one line, without what XML cannot hold."""
    return Xml(_clean(text).translate(_TEXT) if _SPECIAL.search(text) else text)


def document(root: Xml) -> str:
    """A whole part with its declaration."""
    return DECLARATION + root


def presentation_ml(name: str, /, *children: Xml, **attributes: Attribute) -> str:
    """A whole part of PresentationML with the namespaces of ``a``, ``r`` and ``p``."""
    spaces = {"xmlns_a": DRAWING, "xmlns_r": RELATIONSHIPS, "xmlns_p": PRESENTATION}
    return document(element(name, *children, **spaces, **attributes))


def emu(points: float) -> int:
    """Points as English Metric Units."""
    return round(points * EMU_PER_POINT)


def guid(key: str) -> str:
    """The same GUID for the same key, as Office writes it."""
    return "{" + str(uuid.uuid5(_PROJECT, key)).upper() + "}"


def _quoted(value: str) -> str:
    return _clean(value).translate(_ATTRIBUTE) if _SPECIAL.search(value) else value


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text).translate(_BLANK)
