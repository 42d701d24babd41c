"""What is measured: our commands, and those of the yardstick that do part of the same work."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from bench.runner import Case, files, python
from bench.warm import changed
from bench.yardstick import missing_libraries, page_source, slides_source, typst_source
from long_editions import edition_of

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content.yaml"
YARDSTICK = ("typst", "pandoc")
VISITS = (6, 60, 600)
PANDOC_MOST = 60
"""Of ten times as many, pandoc makes slides for more than a minute: the bench has five."""


_NOTHING_KEPT = {"RESTITUTION_CACHE": ""}


def commands(folder: Path) -> dict[str, Case]:
    """What people wait for, each after the yardstick it stands beside."""
    warm = folder / "warm.yaml"
    files(_sources(CONTENT, folder / "issue"))
    cases = {
        **_builds(folder),
        "typst": Case("Typst, the newsletter’s text", _typst(folder / "issue")),
        "newsletter": _first(folder, "newsletter", ("typst",)),
        "weasyprint": Case("WeasyPrint, the same text", _weasyprint(folder / "issue"), ("typst",)),
        "pandoc": Case("pandoc, the deck’s text", _pandoc(folder / "issue")),
        "deck": _first(folder, "deck", ("pandoc",)),
        **_checks(folder),
        "warm": Case(
            "deck and newsletter, one word changed, same process",
            python("-m", "bench.warm", warm, folder / "warm"),
            YARDSTICK,
            prepare=partial(shutil.copy, CONTENT, warm),
            tells_time=True,
        ),
    }
    return {name: case for name, case in cases.items() if name not in lacking()}


def _builds(folder: Path) -> dict[str, Case]:
    """Everything: on a machine that has seen none of it, after an edit, and after none."""
    edited = folder / "edited.yaml"
    again = _building(CONTENT, folder / "again")
    return {
        "all": replace(_first(folder, "", YARDSTICK), label="`build`, everything, the first time"),
        "edited": Case(
            "`build`, one word changed since",
            _building(edited, folder / "edited"),
            YARDSTICK,
            prepare=_Editing(edited),
            environment=_keeping(folder / "cache"),
        ),
        "again": Case(
            "`build`, nothing changed since",
            again,
            YARDSTICK,
            environment=_keeping(folder / "cache"),
        ),
    }


def _checks(folder: Path) -> dict[str, Case]:
    edited = folder / "checked.yaml"
    return {
        "check edited": Case(
            "`check`, one word changed since",
            python("-m", "restitution", "check", edited),
            YARDSTICK,
            prepare=_Editing(edited),
            environment=_keeping(folder / "cache"),
        ),
        "check": Case(
            "`check`, nothing changed since",
            python("-m", "restitution", "check", CONTENT),
            YARDSTICK,
            environment=_keeping(folder / "cache"),
        ),
    }


class _Editing:
    """Saves the content with another word each time, one that no process has seen there."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._saved = 0

    def __call__(self) -> None:
        self._file.write_text(changed(CONTENT.read_text("utf-8"), self._saved), encoding="utf-8")
        self._saved += 1


def _first(folder: Path, product: str, beside: tuple[str, ...]) -> Case:
    """A product, or all, by a process to which none has left anything."""
    output, cache = folder / f"first-{product}", folder / f"cache-{product}"
    only = ["--only", product] if product else []
    return Case(
        f"{product} alone, the first time",
        [*_building(CONTENT, output), *only],
        beside,
        prepare=partial(_clear, output, cache),
        environment=_keeping(cache),
    )


def _clear(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _building(content: Path, output: Path) -> list[str]:
    return python("-m", "restitution", "build", content, "--output", output)


def _keeping(cache: Path) -> dict[str, str]:
    """The folder that processes of a case keep things in for each other."""
    return {"RESTITUTION_CACHE": str(cache)}


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
        label, build = f"{visits} visits", _building(content, output)
        cases[f"all {visits}"] = Case(label, build, environment=_NOTHING_KEPT)
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
