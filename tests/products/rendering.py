"""Decks as LibreOffice shows them, beside our own drawing."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

OFFICE = shutil.which("soffice")
SPACES = re.compile(r"[\s\u00a0\u202f]+")


def rendered(deck: Path, folder: Path) -> pdfium.PdfDocument:
    """A deck as LibreOffice prints it."""
    assert OFFICE is not None
    subprocess.run(
        [
            OFFICE,
            "--headless",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(deck),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return pdfium.PdfDocument(str(folder / f"{deck.stem}.pdf"))


def lines(page: pdfium.PdfPage) -> Counter[str]:
    """The lines of a page without their spaces, bullets and numbers standing alone."""
    text = page.get_textpage().get_text_range().replace("\ufffe", "-")
    bare = (SPACES.sub("", line).lstrip("•") for line in text.splitlines())
    return Counter(line for line in bare if len(line) > 1)


def agreement(ours: pdfium.PdfDocument, theirs: pdfium.PdfDocument) -> tuple[int, int]:
    """How many lines both have, and how many there are."""
    assert len(ours) == len(theirs)
    total = agreed = 0
    for our_page, their_page in zip(ours, theirs, strict=True):
        own, other = lines(our_page), lines(their_page)
        total += sum(own.values())
        agreed += sum((own & other).values())
    return agreed, total


def sizes(page: pdfium.PdfPage) -> set[int]:
    """The sizes of type on a page, to the nearest point."""
    text = page.get_textpage()
    return {
        round(pdfium_c.FPDFText_GetFontSize(text.raw, index)) for index in range(text.count_chars())
    }
