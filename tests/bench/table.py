"""The figures as tables of Markdown, and the page of the docs that has them."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from subprocess import run as ran

from bench.runner import Case, Run

MARKS = ("<!-- bench -->\n", "<!-- /bench -->\n")
MEGABYTE = 1e6
NAMED = ("restitution", "typst", "weasyprint")


def waits(
    cases: Mapping[str, Case], runs: Mapping[str, Sequence[Run]], lacking: Mapping[str, str]
) -> Iterator[str]:
    """What people wait for: the median, how far the rounds differ, and the ratio."""
    yield "| what | median | least to most | memory | yardstick | ratio |\n"
    yield "|---|---:|---:|---:|---:|---:|\n"
    medians = {name: median(run.wall for run in taken) for name, taken in runs.items()}
    for name, case in cases.items():
        times = [run.wall for run in runs[name]]
        memory = f"{max(run.memory for run in runs[name]) / MEGABYTE:.0f} MB"
        against = sum(medians.get(other, 0.0) for other in case.beside)
        whole = case.beside and all(other in medians for other in case.beside)
        beside = f"{against:.2f} s | {medians[name] / against:.2f}" if whole else " | "
        spread = f"{min(times):.2f} to {max(times):.2f}"
        yield f"| {case.label} | {medians[name]:.2f} s | {spread} | {memory} | {beside} |\n"
    for name, why in lacking.items():
        yield f"| {name} | not measured: {why} | | | | |\n"


def growth(runs: Mapping[str, Run]) -> Iterator[str]:
    """What many visits cost: seconds of the processor, which other work does not lengthen."""
    yield "| visits | everything | a visit | memory | a visit | Typst | pandoc |\n"
    yield "|---:|---:|---:|---:|---:|---:|---:|\n"
    for visits in sorted(int(name.split()[1]) for name in runs if name.startswith("all ")):
        ours = runs[f"all {visits}"]
        others = (runs.get(f"{name} {visits}") for name in ("typst", "pandoc"))
        beside = " | ".join(f"{other.cpu:.1f} s" if other else "" for other in others)
        memory = f"{ours.memory / MEGABYTE:.0f} MB | {ours.memory / visits / MEGABYTE:.1f} MB"
        each = f"{ours.cpu / visits * 1000:.0f} ms"
        yield f"| {visits} | {ours.cpu:.1f} s | {each} | {memory} | {beside} |\n"


def machine(rounds: int) -> str:
    """Where and with what the figures were made."""
    programs = [f"{name} {_version(name)}" for name in NAMED]
    said = ran(["pandoc", "--version"], capture_output=True, encoding="utf-8", check=False)
    programs.append(said.stdout.partition("\n")[0])
    where = f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors"
    return (
        f"\n{where}, Python {platform.python_version()}, {', '.join(programs)}; {rounds} rounds.\n"
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "?"


def put(text: str, page: Path) -> None:
    """Put the tables between their marks in the docs."""
    before, _, rest = page.read_text("utf-8").partition(MARKS[0])
    after = rest.partition(MARKS[1])[2]
    page.write_text(f"{before}{MARKS[0]}{text}{MARKS[1]}{after}", encoding="utf-8")
