"""Measure what people wait for, beside the yardstick, in turns: run by ``make bench``.

Every command runs in a new process. The yardstick is Typst setting the newsletter's text in two
columns, and pandoc making slides of the same text. Then how even the running text is, ours and
Typst's. ``--write`` puts the tables into the docs.
"""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench import grey
from bench.yardstick import slides_source, typst_source

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content.yaml"
PAGE = ROOT / "docs" / "performance.md"
MARKS = ("<!-- bench -->\n", "<!-- /bench -->\n")
ROUNDS = 7
BUDGET = 80.0
"""Seconds after which no further round begins; three are always made."""

WARM = """
import sys, time
from pathlib import Path
from restitution.build import build
content, output = Path(sys.argv[1]), Path(sys.argv[2])
build(content, output, only=("deck", "newsletter"))
text = content.read_text("utf-8")
content.write_text(text.replace("vous", "nous", 1), encoding="utf-8")
began = time.perf_counter()
build(content, output, only=("deck", "newsletter"))
print(time.perf_counter() - began)
"""


@dataclass(frozen=True, slots=True)
class Job:
    """Something to wait for, and the commands of the yardstick it stands beside."""

    label: str
    command: Sequence[str]
    beside: tuple[str, ...] = ()
    tells_time: bool = False


def jobs(folder: Path) -> dict[str, Job]:
    program = [sys.executable, "-m", "restitution"]
    built = [*program, "build", str(CONTENT), "--output", str(folder / "output")]
    typst = (
        f"import typst; typst.compile({str(folder / 'issue.typ')!r}, output='{folder}/issue.pdf')"
    )
    warm = [sys.executable, "-c", WARM, str(folder / "warm.yaml"), str(folder / "warm")]
    found = {
        "all": Job("`restitution build`, everything", built, ("typst", "pandoc")),
        "typst": Job("Typst, the newsletter’s text", [sys.executable, "-c", typst]),
        "newsletter": Job("newsletter alone", [*built, "--only", "newsletter"], ("typst",)),
        "pandoc": Job("pandoc, the deck’s text", _pandoc(folder)),
        "deck": Job("deck alone", [*built, "--only", "deck"], ("pandoc",)),
        "check": Job("`restitution check`", [*program, "check", str(CONTENT)]),
        "warm": Job("one word changed, same process", warm, ("typst", "pandoc"), tells_time=True),
    }
    if shutil.which("pandoc") is None:
        _say("pandoc is missing: measured without it\n")
        del found["pandoc"]
    return found


def _pandoc(folder: Path) -> list[str]:
    return ["pandoc", str(folder / "deck.md"), "-o", str(folder / "pandoc.pptx")]


def prepare(folder: Path) -> None:
    (folder / "issue.typ").write_text(typst_source(CONTENT), encoding="utf-8")
    (folder / "deck.md").write_text(slides_source(CONTENT), encoding="utf-8")


def seconds(job: Job, folder: Path) -> float:
    shutil.copy(CONTENT, folder / "warm.yaml")
    began = time.perf_counter()
    ran = subprocess.run(job.command, capture_output=True, encoding="utf-8", check=False)
    took = time.perf_counter() - began
    if ran.returncode:
        sys.exit(f"{job.label}: exit code {ran.returncode}\n{ran.stderr}")
    return float(ran.stdout) if job.tells_time else took


def measured(todo: Mapping[str, Job], folder: Path) -> dict[str, list[float]]:
    """One round unmeasured, to fill the disk's cache; then all in turns."""
    for job in todo.values():
        seconds(job, folder)
    times: dict[str, list[float]] = {name: [] for name in todo}
    began = time.perf_counter()
    for done in range(ROUNDS):
        if done >= 3 and time.perf_counter() - began > BUDGET:
            break
        for name, job in todo.items():
            times[name].append(seconds(job, folder))
    return times


def table(todo: Mapping[str, Job], times: Mapping[str, list[float]]) -> Iterator[str]:
    yield "| what | median | least to most | yardstick | ratio |\n|---|---:|---:|---:|---:|\n"
    medians = {name: median(taken) for name, taken in times.items()}
    for name, job in todo.items():
        beside = [medians[other] for other in job.beside if other in medians]
        whole = bool(beside) and len(beside) == len(job.beside)
        against = f"{sum(beside):.2f} s" if whole else ""
        ratio = f"{medians[name] / sum(beside):.2f}" if whole else ""
        spread = f"{min(times[name]):.2f} to {max(times[name]):.2f}"
        yield f"| {job.label} | {medians[name]:.2f} s | {spread} | {against} | {ratio} |\n"
    rounds = len(next(iter(times.values())))
    yield f"\nPython {platform.python_version()}, {platform.system()}, {rounds} rounds in turns.\n"


def write(text: str) -> None:
    """Put the table between its marks in the docs."""
    page = PAGE.read_text("utf-8")
    before, _, rest = page.partition(MARKS[0])
    after = rest.partition(MARKS[1])[2]
    PAGE.write_text(f"{before}{MARKS[0]}{text}{MARKS[1]}{after}", encoding="utf-8")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder)
        todo = jobs(folder)
        text = "".join(table(todo, measured(todo, folder)))
        text += "\n" + "".join(grey.table(CONTENT, folder / "grey"))
    _say(text)
    if "--write" in sys.argv[1:]:
        write(text)


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
