"""The same text for other programs: what people would use for one of the two products."""

from __future__ import annotations

import html
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from markdown_it import MarkdownIt

from restitution.frozen import Frozen, field

TYPST_HEAD = """\
#set page(paper: "a4", margin: 20mm, columns: 2, numbering: "1")
#set text(lang: "fr", size: 10pt, hyphenate: true)
#set par(justify: true)

"""
PAGE_HEAD = """\
<!doctype html><html lang="fr"><meta charset="utf-8"><style>
@page { size: A4; margin: 20mm; @bottom-center { content: counter(page) } }
body { font-size: 10pt; columns: 2; text-align: justify; hyphens: auto; margin: 0 }
</style>
"""


class Passage(Frozen):
    """A head with what is told under it: in full on the page, as points on the slide."""

    level: int
    title: str
    prose: str = ""
    points: list[str] = field(default_factory=list)


def passages(content: Path) -> list[Passage]:
    """The issue in the order of the newsletter."""
    data: dict[str, Any] = yaml.load(content.read_text("utf-8"), yaml.BaseLoader)
    editorial, overview = data["editorial"], data["overview"]
    return [
        Passage(1, editorial["title"], editorial["text"], editorial.get("points", [])),
        Passage(1, overview["title"]),
        *(Passage(2, step["title"], step["text"]) for step in overview["steps"]),
        *(passage for visit in data["visits"] for passage in _visit(visit)),
        Passage(1, data["programme"]["title"], data["programme"]["text"]),
        Passage(1, data["closing"]["title"], data["closing"]["text"]),
    ]


def _visit(visit: dict[str, Any]) -> Iterator[Passage]:
    figures = [f"{figure['value']} {figure['label']}" for figure in visit.get("figures", [])]
    yield Passage(1, visit["title"], visit["text"], [*visit.get("points", []), *figures])
    for question in visit["questions"]:
        yield Passage(2, question["question"], question["answer"], question.get("points", []))


def typst_source(content: Path) -> str:
    """The newsletter's text in two columns."""
    parts = (f"{'=' * p.level} {_typst(p.title)}\n\n{_typst(p.prose)}" for p in passages(content))
    return TYPST_HEAD + "\n\n".join(parts) + "\n"


def _typst(prose: str) -> str:
    """The small Markdown as Typst's markup."""
    text = re.sub(r"\[([^\]^]+)\]\([^)]*\)", r"\1", prose)
    text = re.sub(r"^\[\^.+\]:", "", text, flags=re.MULTILINE)
    text = re.sub(r"([\\#$@<~`_\[\]])", r"\\\1", text)
    text = re.sub(r"(?<!\*)\*([^*\n]+)\*(?!\*)", r"_\1_", text).replace("**", "*")
    text = re.sub(r"^> ?(.*)$", r"#quote(block: true)[\1]", text, flags=re.MULTILINE)
    return re.sub(r"^\\#\\#\\# ", "=== ", text, flags=re.MULTILINE)


def slides_source(content: Path) -> str:
    """The deck's text as pandoc's Markdown: a slide a head, the full text in the notes."""
    return "\n\n".join(_slide(passage) for passage in passages(content)) + "\n"


def _slide(passage: Passage) -> str:
    points = "\n".join(f"- {point}" for point in passage.points)
    notes = re.sub(r"\[\^[^\]]+\]:?", "", passage.prose)
    return f"## {passage.title}\n\n{points}\n\n::: notes\n{notes}\n:::"


def page_source(content: Path) -> str:
    """The newsletter's text as HTML, two columns on A4, for programs that print web pages."""
    return PAGE_HEAD + "\n".join(_html(passage) for passage in passages(content))


def _html(passage: Passage) -> str:
    prose = re.sub(r"\[\^[^\]]+\]:?", "", passage.prose)
    level = passage.level
    return f"<h{level}>{html.escape(passage.title)}</h{level}>\n{MarkdownIt().render(prose)}"


def missing_libraries() -> str:
    """Why WeasyPrint cannot run here; nothing if it can: it needs the system's Pango."""
    said = subprocess.run(
        [sys.executable, "-c", "import weasyprint"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    lines = said.stderr.splitlines() or ["?"]
    return lines[-1] if said.returncode else ""
