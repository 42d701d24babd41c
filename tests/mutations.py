"""What happens to a file in the hands of people and programs: pieces lost, doubled, moved, broken.

A mutation takes bytes and gives bytes; where it works is told in shares of the file's length, so
that a small share stays small and the same mutation serves any file.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

from hypothesis import strategies as st

Mutation = Callable[[bytes], bytes]

ODD = (
    *"\t\n\r\0\x07\x0b\x0c\x1b\x7f",
    *"\u0085\u00a0\u00ad\u202f\u2007\u2028\u2029\u200b\u2060\ufeff\ufffc\ufffd",
    *"\u202a\u202e\u2066\u2069\u200f",
    *"\uf0b7\U0001f600\U0010ffff\u0301אب漢ǆ",
    *":#-?*&!|>%@`'\"[]{},\\=~<^$_",
    *(": ", " #", "- ", "**", "[^1]", "](", "<<: ", "---\n", "...\n", "|\n", "&a *a", "\n\n  "),
    *("### ", "> ", "![", "!!binary ", "\\x00", "https://", "javascript:", "«\u00a0", "” : “"),
)
"""Characters and signs that mean something to YAML, to Markdown, to a terminal, or to nobody."""

ENCODINGS = ("cp1252", "utf-16", "utf-16-be", "mac_roman", "cp850")


def mutations() -> st.SearchStrategy[Mutation]:
    """One to four mutations, one after the other."""
    return st.lists(_mutation(), min_size=1, max_size=4).map(_one_after_the_other)


def _one_after_the_other(steps: list[Mutation]) -> Mutation:
    return lambda data: reduce(lambda known, step: step(known), steps, data)


def _mutation() -> st.SearchStrategy[Mutation]:
    share = st.floats(0, 1, exclude_max=True)
    length = st.one_of(st.integers(1, 12), st.integers(12, 400))
    return st.one_of(
        st.builds(_lost, share, length),
        st.builds(_doubled, share, length),
        st.builds(_moved, share, length, share),
        st.builds(_inserted, share, st.sampled_from(ODD)),
        st.builds(_encoded, share, length, st.sampled_from(ENCODINGS)),
        st.builds(_flipped, share, st.integers(1, 255)),
        st.builds(_swapped_lines, share, share),
        st.builds(_indented, share, st.integers(-4, 4), st.integers(1, 6)),
        st.builds(_ended, share),
    )


def _lost(share: float, length: int) -> Mutation:
    return lambda data: data[: _at(data, share)] + data[_at(data, share) + length :]


def _doubled(share: float, length: int) -> Mutation:
    return lambda data: data[: _at(data, share) + length] + data[_at(data, share) :]


def _moved(share: float, length: int, target: float) -> Mutation:
    def moved(data: bytes) -> bytes:
        start = _at(data, share)
        rest = data[:start] + data[start + length :]
        end = _at(rest, target)
        return rest[:end] + data[start : start + length] + rest[end:]

    return moved


def _inserted(share: float, text: str) -> Mutation:
    def inserted(data: bytes) -> bytes:
        place = _between_letters(data, _at(data, share))
        return data[:place] + text.encode() + data[place:]

    return inserted


def _encoded(share: float, length: int, encoding: str) -> Mutation:
    def encoded(data: bytes) -> bytes:
        start = _between_letters(data, _at(data, share))
        end = _between_letters(data, start + length)
        piece = data[start:end].decode("utf-8", errors="replace")
        return data[:start] + piece.encode(encoding, errors="replace") + data[end:]

    return encoded


def _flipped(share: float, bits: int) -> Mutation:
    def flipped(data: bytes) -> bytes:
        place = _at(data, share)
        return (
            data[:place]
            + bytes(byte ^ bits for byte in data[place : place + 1])
            + data[place + 1 :]
        )

    return flipped


def _swapped_lines(one: float, other: float) -> Mutation:
    def swapped(data: bytes) -> bytes:
        lines = data.split(b"\n")
        first, second = int(one * len(lines)), int(other * len(lines))
        lines[first], lines[second] = lines[second], lines[first]
        return b"\n".join(lines)

    return swapped


def _indented(share: float, spaces: int, count: int) -> Mutation:
    def indented(data: bytes) -> bytes:
        lines = data.split(b"\n")
        first = int(share * len(lines))
        for number in range(first, min(first + count, len(lines))):
            bare = lines[number].lstrip(b" ")
            indent = len(lines[number]) - len(bare) + spaces
            lines[number] = b" " * max(indent, 0) + bare
        return b"\n".join(lines)

    return indented


def _ended(share: float) -> Mutation:
    return lambda data: data[: _at(data, share)]


def _at(data: bytes, share: float) -> int:
    return int(share * len(data))


def _between_letters(data: bytes, place: int) -> int:
    """The next place that is not inside a letter of several bytes."""
    while place < len(data) and data[place] & 0xC0 == 0x80:
        place += 1
    return place
