from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restitution.decoding import text_of
from restitution.errors import ContentError


def text(tmp_path: Path, data: bytes) -> str:
    path = tmp_path / "content.yaml"
    path.write_bytes(data)
    return text_of(path, "content.yaml")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "\n"),
        (b"a", "a\n"),
        (b"\xef\xbb\xbfa\r\nb\rc\n", "a\nb\nc\n"),
        ("é\u00a0: « œ »\n".encode(), "é\u00a0: « œ »\n"),
    ],
)
def test_line_ends_become_one_and_nothing_else_changes(
    tmp_path: Path, data: bytes, expected: str
) -> None:
    assert text(tmp_path, data) == expected


@given(st.text(st.characters(exclude_characters="\r\0\ufeff", exclude_categories=["Cs"])))
def test_what_is_utf8_is_read_as_it_is(
    tmp_path_factory: pytest.TempPathFactory, typed: str
) -> None:
    read = text(tmp_path_factory.mktemp("texts"), typed.encode())
    assert read in {typed, typed + "\n"}


@pytest.mark.parametrize("data", ["é".encode("cp1252"), "a\n".encode("utf-16"), b"a\0b"])
def test_what_is_not_utf8_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ContentError):
        text(tmp_path, data)
