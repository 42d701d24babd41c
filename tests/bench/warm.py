"""One word changed, and the seconds until deck and newsletter are on the disk again.

``PYTHONPATH=tests python -m bench.warm CONTENT FOLDER`` prints them; it changes the file.
"""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

from restitution.build import build
from restitution.standing import Standing

MADE = ("deck", "newsletter")
WORD = re.compile(r"\b[a-zà-ÿ]{6,}\b")


def changed(text: str, number: int = 0) -> str:
    """The file with one word of its longest paragraph in the place of another, in many ways."""
    paragraph = max(text.splitlines(), key=len)
    words = [match.span() for match in WORD.finditer(paragraph)]
    (start, end), (first, last) = words[len(words) // 2], words[number % (len(words) // 2)]
    corrected = paragraph[:start] + paragraph[first:last] + paragraph[end:]
    return text.replace(paragraph, corrected, 1)


def main(content: Path, output: Path) -> None:
    standing = Standing()
    build(content, output, only=MADE, standing=standing)
    content.write_text(changed(content.read_text("utf-8")), encoding="utf-8")
    began = time.perf_counter()
    build(content, output, only=MADE, standing=standing)
    sys.stdout.write(f"{time.perf_counter() - began}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
