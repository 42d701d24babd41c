from __future__ import annotations

from pathlib import Path

import pytest

from restitution.edits.extent import Style, extent_of
from restitution.edits.passages import scalars_of
from restitution.yamlfile import load


@pytest.mark.parametrize(
    ("value", "text", "style"),
    [
        ("un mot", "un mot", Style.PLAIN),
        ("un mot # remarque", "un mot", Style.PLAIN),
        ("un mot\n    et un autre", "un mot\n    et un autre", Style.PLAIN),
        ("\n    sur sa ligne", "sur sa ligne", Style.PLAIN),
        ("'l''eau'", "l''eau", Style.SINGLE),
        ("'l''eau\n    et  le'", "l''eau\n    et  le", Style.SINGLE),
        ('"dit \\"non\\""', 'dit \\"non\\"', Style.DOUBLE),
        ("|\n    un\n\n    deux\n", "un\n\n    deux", Style.BLOCK),
        (">- # remarque\n    un\n    deux", "un\n    deux", Style.BLOCK),
        ("|2-\n    un | deux", "un | deux", Style.BLOCK),
    ],
)
@pytest.mark.parametrize("after", ["", "last: fin\n", "# fin\n", "\n\n  # fin\nlast: |\n  fin\n"])
def test_a_value_reaches_as_far_as_its_words(
    value: str, text: str, style: Style, after: str, tmp_path: Path
) -> None:
    whole = f"first: |\n  un\nkey:\n  - {value}\n{after}"
    path = tmp_path / "content.yaml"
    path.write_text(whole, encoding="utf-8")
    scalar = scalars_of(load(path, "content.yaml"))["key[0]"]
    extent = extent_of(scalar, whole)
    assert (whole[extent.start : extent.end], extent.style) == (text, style)
