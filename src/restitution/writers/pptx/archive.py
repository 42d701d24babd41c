"""Zip archives that come out the same whenever they are made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_DATE = (1980, 1, 1, 0, 0, 0)
_DENSE = (".xlsx", ".jpeg", ".png")
_FIRST = ("[Content_Types].xml", "_rels/.rels")


def zipped(members: Mapping[str, bytes]) -> bytes:
    """An archive in a fixed order, with fixed dates; content types come first (OPC, 7.3)."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in sorted(members, key=_place):
            archive.writestr(_entry(name), members[name], compresslevel=6)
    return stream.getvalue()


def _place(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DATE)
    entry.create_system = 0
    entry.external_attr = 0
    stored = name.endswith(_DENSE)
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    return entry
