"""What is measured: our commands, and those of the yardstick that do part of the same work."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench.runner import Case, files, python
from bench.yardstick import missing_libraries, page_source, slides_source, typst_source
from long_editions import edition_of

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content.yaml"
YARDSTICK = ("typst", "pandoc")
VISITS = (6, 60, 600)
PANDOC_MOST = 60
"""Of ten times as many, pandoc makes slides for more than a minute: the bench has five."""


def commands(folder: Path) -> dict[str, Case]:
    """What people wait for, each after the yardstick it stands beside."""
    output, warm = folder / "output", folder / "warm.yaml"
    program = python("-m", "restitution")
    build = [*program, "build", str(CONTENT), "--output", str(output)]
    files(_sources(CONTENT, folder / "issue"))
    cases = {
        "all": Case("`restitution build`, everything", build, YARDSTICK),
        "typst": Case("Typst, the newsletter’s text", _typst(folder / "issue")),
        "newsletter": Case("newsletter alone", [*build, "--only", "newsletter"], ("typst",)),
        "weasyprint": Case("WeasyPrint, the same text", _weasyprint(folder / "issue"), ("typst",)),
        "pandoc": Case("pandoc, the deck’s text", _pandoc(folder / "issue")),
        "deck": Case("deck alone", [*build, "--only", "deck"], ("pandoc",)),
        "check": Case("`restitution check`", [*program, "check", str(CONTENT)], YARDSTICK),
        "warm": Case(
            "one word changed, same process",
            python("-m", "bench.warm", warm, folder / "warm"),
            YARDSTICK,
            prepare=partial(shutil.copy, CONTENT, warm),
            tells_time=True,
        ),
    }
    return {name: case for name, case in cases.items() if name not in lacking()}


def lacking() -> dict[str, str]:
    """The programs that cannot run here, and why."""
    found = {}
    if shutil.which("pandoc") is None:
        found["pandoc"] = "pandoc is not installed"
    if why := missing_libraries():
        found["weasyprint"] = why
    return found


def growing(folder: Path, most: int) -> dict[str, Case]:
    """Everything built from many visits and from few, and the yardstick's work on the same text."""
    cases = {}
    for visits in (count for count in reversed(VISITS) if count <= most):
        content, output = folder / f"{visits}.yaml", folder / f"output-{visits}"
        files([(content, edition_of(visits))])
        files(_sources(content, folder / f"issue-{visits}"))
        build = python("-m", "restitution", "build", content, "--output", output)
        cases[f"all {visits}"] = Case(f"{visits} visits", build)
        cases[f"typst {visits}"] = Case(f"{visits}, Typst", _typst(folder / f"issue-{visits}"))
        if shutil.which("pandoc") and visits <= PANDOC_MOST:
            pandoc = _pandoc(folder / f"issue-{visits}")
            cases[f"pandoc {visits}"] = Case(f"{visits}, pandoc", pandoc)
    return cases


def _sources(content: Path, stem: Path) -> Iterator[tuple[Path, str]]:
    """The same text for each of the other programs."""
    yield stem.with_suffix(".typ"), typst_source(content)
    yield stem.with_suffix(".md"), slides_source(content)
    yield stem.with_suffix(".html"), page_source(content)


def _typst(stem: Path) -> list[str]:
    source, made = str(stem.with_suffix(".typ")), str(stem.with_suffix(".typst.pdf"))
    return python("-c", f"import typst; typst.compile({source!r}, output={made!r})")


def _pandoc(stem: Path) -> list[str]:
    return ["pandoc", str(stem.with_suffix(".md")), "-o", str(stem.with_suffix(".pptx"))]


def _weasyprint(stem: Path) -> list[str]:
    source, made = str(stem.with_suffix(".html")), str(stem.with_suffix(".weasyprint.pdf"))
    program = f"from weasyprint import HTML; HTML({source!r}).write_pdf({made!r})"
    return python("-c", program)
