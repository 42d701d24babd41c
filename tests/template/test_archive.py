"""What is no PowerPoint file is told by its name, whatever it is instead."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from restitution.errors import ThemeError
from restitution.source import Source
from restitution.template.archive import Unreadable, opened, parsed
from restitution.template.reader import read_template
from templates import dark

PLACE = Source("content.yaml", 3, 18, "theme.deck_template")

BOMB = """<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><a>&c;</a>"""


def changed(path: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """The file with each of its members as ``change`` makes it, or without it."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, blob in members.items():
            made = change(name, blob)
            if made is not None:
                archive.writestr(name, made)
    return path


def refused(path: Path) -> None:
    with pytest.raises(ThemeError) as caught:
        read_template(path, "modele.pptx", PLACE)
    (problem,) = caught.value.problems
    assert (problem.code, problem.source) == ("template_unreadable", PLACE)
    assert problem.values == {"file": "modele.pptx"}


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"PK\x03\x04 cut short"])
def test_no_archive_is_no_template(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "modele.pptx"
    path.write_bytes(content)
    refused(path)


def test_an_archive_of_something_else_is_no_template(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "modele.pptx", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.presentation")
    refused(tmp_path / "modele.pptx")


@pytest.mark.parametrize(
    "lost",
    [
        "[Content_Types].xml",
        "_rels/.rels",
        "ppt/presentation.xml",
        "ppt/theme/theme1.xml",
        "ppt/slideMasters/slideMaster1.xml",
        "ppt/slideLayouts/slideLayout2.xml",
    ],
)
def test_a_file_that_lacks_a_part_is_no_template(lost: str, tmp_path: Path) -> None:
    path = dark(tmp_path / "modele.pptx")
    refused(changed(path, lambda name, blob: None if name == lost else blob))


@pytest.mark.parametrize("broken", [b"<a", b"plain", BOMB.encode(), BOMB.encode("utf-16")])
def test_a_broken_part_is_told(broken: bytes, tmp_path: Path) -> None:
    path = dark(tmp_path / "modele.pptx")
    hurt = "ppt/slideLayouts/slideLayout3.xml"
    refused(changed(path, lambda name, blob: broken if name == hurt else blob))


def test_no_document_type_is_read() -> None:
    with pytest.raises(Unreadable, match="DOCTYPE"):
        parsed(BOMB.encode())


def test_relations_lead_to_parts_by_their_full_names(tmp_path: Path) -> None:
    archive = opened(dark(tmp_path / "modele.pptx"), "modele.pptx")
    assert archive.presentation == "/ppt/presentation.xml"
    assert archive.linked("/ppt/slideLayouts/slideLayout1.xml", "slideMaster") == [
        "/ppt/slideMasters/slideMaster1.xml"
    ]
