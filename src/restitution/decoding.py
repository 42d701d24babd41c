"""From the bytes of a file to its text: UTF-8, of a size that people write."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NoReturn

from restitution.errors import ContentError, Problem
from restitution.source import Source

MOST_BYTES: Final = 8_000_000
"""An edition of 600 visits has 5 million; beyond this, something else was saved under the name."""


def text_of(path: Path, name: str) -> str:
    """The text of a file, its line ends made one.

    Raises ContentError for a file that is missing, too large, or not UTF-8.
    """
    data = _bytes(path, name)
    text_bytes, zero, _ = data.partition(b"\0")  # UTF-16 is full of zeros
    try:
        text = text_bytes.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _refuse(data, error.start, name)
    if zero:
        _refuse(data, len(text_bytes), name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.endswith("\n") else text + "\n"  # libyaml counts its line in any case


def _bytes(path: Path, name: str) -> bytes:
    try:
        if not path.is_file():  # a pipe would be waited for
            raise FileNotFoundError
        if path.stat().st_size > MOST_BYTES:
            raise ContentError(_too_large(name))
        return path.read_bytes()
    except (OSError, ValueError):
        raise ContentError(Problem("content_missing", values={"file": name})) from None


def _too_large(name: str) -> Problem:
    values = {"file": name, "most": str(MOST_BYTES // 10**6)}
    return Problem("file_too_large", Source(name, 1, 1, ""), values)


def _refuse(data: bytes, index: int, name: str) -> NoReturn:
    before = data[:index].decode("utf-8-sig", errors="replace")
    line = before.count("\n") + 1
    source = Source(name, line, len(before) - before.rfind("\n"), "")
    values = {"byte": f"{data[index]:02X}", "line": str(line)}
    raise ContentError(Problem("not_utf8", source, values))
