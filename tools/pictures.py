"""Draws the README's pictures from the built files: run after ``make``, look, commit."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium

PROJECT = Path(__file__).parents[1]
WIDTH = 720
PICTURES = (
    ("newsletter.pdf", 1, "cover"),
    ("newsletter.pdf", 8, "page"),
    ("deck.pdf", 9, "question"),
    ("deck.pdf", 26, "chart"),
)


def main() -> None:
    """Write docs/pictures/*.png."""
    folder = PROJECT / "docs" / "pictures"
    folder.mkdir(exist_ok=True)
    for file, number, name in PICTURES:
        page = pdfium.PdfDocument(str(PROJECT / "output" / file))[number - 1]
        picture = page.render(scale=WIDTH / page.get_width()).to_pil()
        picture.quantize(128).save(folder / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
