"""Archives are to the byte what Python's own module writes, with less work."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restitution.writers.pptx import archive
from restitution.writers.pptx.archive import bound, member, zipped

FIRST = {"[Content_Types].xml": 0, "_rels/.rels": 1}
NAMES = st.sampled_from([*FIRST, "a.xml", "é/b.xml", "b.xlsx", "c.png", "d.jpeg"])


def by_zipfile(members: dict[str, bytes]) -> bytes:
    """What Python's own module makes of files, without a date."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name in sorted(members, key=lambda name: (FIRST.get(name, 2), name)):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 0
            dense = name.endswith((".xlsx", ".jpeg", ".png"))
            entry.compress_type = zipfile.ZIP_STORED if dense else zipfile.ZIP_DEFLATED
            made.writestr(entry, members[name], compresslevel=6)
    return stream.getvalue()


@given(st.dictionaries(NAMES, st.binary(max_size=300)))
def test_an_archive_is_what_zipfile_writes(members: dict[str, bytes]) -> None:
    assert zipped(members) == by_zipfile(members)


def test_so_many_files_that_two_bytes_do_not_count_them(monkeypatch: pytest.MonkeyPatch) -> None:
    members = {f"{number}.xml": b"" for number in range(5)}
    monkeypatch.setattr(archive, "_MOST", 4)
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 4)
    assert b"PK\6\6" in zipped(members)
    assert zipped(members) == by_zipfile(members)


def test_an_archive_does_not_know_when_or_in_what_order_it_was_made() -> None:
    members = {"b.xml": b"b", "[Content_Types].xml": b"t", "a.xml": b"a"}
    data = zipped(members)
    assert data == bound(member(name, members[name]) for name in reversed(members))
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        assert made.namelist() == ["[Content_Types].xml", "a.xml", "b.xml"]
        assert {entry.date_time for entry in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}
