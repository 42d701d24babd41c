"""The schema that editors' editors read is the one of the content model as it is now."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from restitution.cli import main

ROOT = Path(__file__).parents[1]
FILE = ROOT / "schema" / "content.schema.json"


def test_schema_file_is_fresh() -> None:
    written = CliRunner().invoke(main, ["schema"])
    assert written.exit_code == 0
    assert FILE.read_text("utf-8") == written.output, (
        "write it anew: .venv/bin/restitution schema > schema/content.schema.json"
    )


def test_content_names_the_schema_file() -> None:
    first_lines = (ROOT / "content.yaml").read_text("utf-8")[:500]
    named = re.search(r"^# yaml-language-server: \$schema=(\S+)$", first_lines, re.MULTILINE)
    assert named is not None
    assert (ROOT / named[1]).resolve() == FILE
