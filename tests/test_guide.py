"""The editors' guide shows what the program does: excerpts that read, messages that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facts import normalise
from restitution.content.silence import Check
from restitution.interface.catalogues import messages
from restitution.yamlfile import load

GUIDE = (Path(__file__).parent.parent / "docs" / "guide-redaction.md").read_text("utf-8")
EXCERPTS = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
TROUBLE, _, COPY_DESK = GUIDE.partition("| le programme dit |")[2].partition("| remarque |")
SAID = re.findall(r"^\| ([^|`]+?) \|", TROUBLE, re.MULTILINE)
REMARKS = re.findall(r"^\| `(\w+)` \|", COPY_DESK, re.MULTILINE)


@pytest.mark.parametrize("excerpt", EXCERPTS)
def test_excerpt_can_be_pasted(excerpt: str, tmp_path: Path) -> None:
    file = tmp_path / "content.yaml"
    file.write_text(excerpt, encoding="utf-8")
    assert load(file, "content.yaml")


@pytest.mark.parametrize("said", SAID)
def test_message_is_one_of_the_program(said: str) -> None:
    told = messages("fr").values()
    assert any(normalise(said) in normalise(message.text) for message in told)


def test_guide_shows_each_part_of_the_file() -> None:
    content = (Path(__file__).parent.parent / "content.yaml").read_text("utf-8")
    parts = re.findall(r"^([a-z]+):", content, re.MULTILINE)
    assert [part for part in parts if f"`{part}`" not in GUIDE] == []


def test_guide_names_each_remark_that_may_be_silenced() -> None:
    assert list(map(str, Check)) == REMARKS
