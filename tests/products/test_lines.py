"""Another program breaks our lines where we do: LibreOffice's deck beside our own drawing."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from products.built import output

OFFICE = shutil.which("soffice")
SPACES = re.compile(r"[\s\u00a0\u202f]+")


def lines(page: pdfium.PdfPage) -> Counter[str]:
    """The lines of a page without their spaces, bullets and numbers standing alone."""
    text = page.get_textpage().get_text_range().replace("\ufffe", "-")
    bare = (SPACES.sub("", line).lstrip("•") for line in text.splitlines())
    return Counter(line for line in bare if len(line) > 1)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_breaks_lines_where_our_drawing_does(tmp_path: Path) -> None:
    assert OFFICE is not None
    subprocess.run(
        [
            OFFICE,
            "--headless",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(output() / "deck.pptx"),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    ours = pdfium.PdfDocument(str(output() / "deck.pdf"))
    theirs = pdfium.PdfDocument(str(tmp_path / "deck.pdf"))
    assert len(ours) == len(theirs)

    total = agreed = 0
    for our_page, their_page in zip(ours, theirs, strict=True):
        own, other = lines(our_page), lines(their_page)
        total += sum(own.values())
        agreed += sum((own & other).values())

    assert agreed / total >= 0.95, f"{agreed} of {total} lines"
    print(f"{agreed} of {total} lines agree")  # noqa: T201 - the figure is wanted in the log
