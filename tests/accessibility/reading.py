"""A tagged PDF as a screen reader goes through it: roles, words, alternative texts, links.

``python tests/accessibility/reading.py FILE`` prints it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
from pikepdf import Pdf

from restitution.preflight import elements
from restitution.preflight.elements import Annotated, Element, Mark
from restitution.preflight.tagged import TaggedPage

Words = dict[Mark, str]
Annotations = dict[elements.Key, str]


def words(pdf: Pdf) -> Words:
    """The words of every mark of a file."""
    return {
        Mark(number, mark.number): mark.text
        for number, page in enumerate(pdf.pages, start=1)
        for mark in TaggedPage(page, number).marked
    }


def targets(pdf: Pdf) -> Annotations:
    """Where every annotation leads."""
    return {
        annotation.objgen: str(action.get("/URI") or f"#{action.D}")
        for page in pdf.pages
        for annotation in page.get("/Annots", pikepdf.Array())
        for action in [annotation.A]
    }


def lines(path: Path) -> list[str]:
    """One line an element: its role, its words and alternative text, below what holds it."""
    with pikepdf.open(path) as pdf:
        root = elements.read(pdf)
        assert root is not None
        said, led = words(pdf), targets(pdf)
        return [line for kid in root.below for line in _lines(kid, said, led, "")]


def texts(path: Path) -> list[str]:
    """The words of every element that has some itself."""
    with pikepdf.open(path) as pdf:
        root = elements.read(pdf)
        assert root is not None
        said = words(pdf)
        own = (
            "".join(said[kid] for kid in element.kids if isinstance(kid, Mark))
            for element in root.all()
        )
        return [text for text in own if text]


def _lines(element: Element, said: Words, led: Annotations, indent: str) -> Iterator[str]:
    alt = f" [{element.object.Alt}]" if "/Alt" in element.object else ""
    place = f" ({element.page})" if element.role == "Sect" else ""
    head, own = f"{indent}{element.role}{place}{alt}", ""
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from [f"{head} {own}".rstrip(" ")] if head or own else []
            head, own = "", indent + "  "
            yield from _lines(kid, said, led, indent + "  ")
            own = ""
        else:
            own += _own(kid, said, led)
    if head or own:
        yield f"{head or indent + ' '} {own}".rstrip(" ")


def _own(kid: Mark | Annotated, said: Words, led: Annotations) -> str:
    return f" -> {led[kid.key]}" if isinstance(kid, Annotated) else said[kid]


if __name__ == "__main__":
    sys.stdout.write("\n".join(lines(Path(sys.argv[1]))) + "\n")
