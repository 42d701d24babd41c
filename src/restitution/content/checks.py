"""What no single value can tell: names that must exist, ids that must differ, pictures.

The checks read the values as typed, so that they speak even when other things are wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from restitution.belongings import TEMPLATES, Astray, astray
from restitution.errors import AssetError, Problem
from restitution.source import Source
from restitution.yamlfile import Entries, Scalar, Series, Value

LONGEST_ADDRESS = 300
"""Bytes of an address whose QR code still prints with modules of 0.75 mm in a third of a page."""

_BLANK = " \t\n"
_IMAGES = {
    Astray.OUTSIDE: "image_outside",
    Astray.MISSING: "image_missing",
    Astray.BACKSLASH: "image_backslash",
}

Check = Callable[[Entries, Path], Iterator[Problem]]


def problems(root: Entries, folder: Path) -> Iterator[Problem]:
    """Every problem between the values of a content file that lies in ``folder``."""
    for check in (_sectors, _columns, _ids, _images, _addresses, _template):
        yield from check(root, folder)


def _select(value: Value | None, *path: str) -> Iterator[Value]:
    """The values at a path of keys; ``*`` is each entry of a list."""
    if value is None:
        return
    if not path:
        yield value
    elif path[0] == "*" and isinstance(value, Series):
        for entry in value:
            yield from _select(entry, *path[1:])
    elif isinstance(value, Entries):
        yield from _select(value.get(path[0]), *path[1:])


def _words(value: Value, *path: str) -> Iterator[Scalar]:
    for found in _select(value, *path):
        if isinstance(found, Scalar) and not found.blank:
            yield found


def _sectors(root: Entries, _folder: Path) -> Iterator[Problem]:
    sectors = root.get("sectors")
    if not isinstance(sectors, Entries):
        return
    for sector in _words(root, "visits", "*", "sector"):
        if sector not in sectors:
            values = {"sector": str(sector), "known": ", ".join(sectors)}
            yield Problem("unknown_sector", sector.source, values)


def _columns(root: Entries, _folder: Path) -> Iterator[Problem]:
    """Cells of the comparison under columns that there are not."""
    declared = [key for columns in _select(root, "comparison", "columns") for key in _keys(columns)]
    for cells in _select(root, "visits", "*", "comparison"):
        for column in _keys(cells):
            if column not in declared:
                values = {"column": column, "known": ", ".join(declared) or "–"}
                yield Problem("unknown_column", _place(cells, column), values)


def _keys(value: Value) -> Iterator[str]:
    yield from value if isinstance(value, Entries) else ()


def _place(value: Value, key: str) -> Source:
    return value.key_sources[key] if isinstance(value, Entries) else value.source


def _ids(root: Entries, _folder: Path) -> Iterator[Problem]:
    yield from _twice(_words(root, "overview", "steps", "*", "id"))
    yield from _twice(_words(root, "visits", "*", "id"))
    for visit in _select(root, "visits", "*"):
        yield from _twice(_words(visit, "questions", "*", "id"))


def _twice(ids: Iterator[Scalar]) -> Iterator[Problem]:
    first: dict[str, Scalar] = {}
    for found in ids:
        same = first.setdefault(found, found)
        if same is not found:
            values = {"id": str(found), "line": str(same.source.line)}
            yield Problem("id_twice", found.source, values)


def _addresses(root: Entries, _folder: Path) -> Iterator[Problem]:
    for video in _select(root, "visits", "*", "video"):
        shortest = [*_words(video, "short_url"), *_words(video, "url")][:1]
        for address in shortest:
            if len(address.encode()) > LONGEST_ADDRESS:
                yield Problem("qr_too_long", address.source, {"url": f"{address[:40]}…"})


def _images(root: Entries, folder: Path) -> Iterator[Problem]:
    for file in _words(root, "visits", "*", "images", "*", "file"):
        fault = astray(file, folder)
        if fault:
            yield Problem(_IMAGES[fault], file.source, {"file": str(file)})
        else:
            yield from _image_faults(file, folder)


def _template(root: Entries, folder: Path) -> Iterator[Problem]:
    for file in _words(root, "theme", "deck_template"):
        fault = astray(file.strip(_BLANK), folder)
        if fault:
            yield Problem(TEMPLATES[fault], file.source, {"file": file.strip(_BLANK)})


def _image_faults(file: Scalar, folder: Path) -> Iterator[Problem]:
    """What is wrong inside a picture's file, which is read to its end."""
    from restitution.photograph.files import verify  # noqa: PLC0415 - few editions have pictures

    name = file.strip(_BLANK)
    try:
        verify(folder / name, name, file.source)
    except AssetError as error:
        yield from error.problems
