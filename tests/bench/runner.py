"""Running commands in turns, each in a process of its own: how long they took, and their memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

if sys.platform == "win32":
    sys.exit("The bench asks the system what a process used, which Windows does not tell.")

LEAST = 3
"""Rounds that are made whatever they take."""
KILOBYTE = 1024 if sys.platform == "linux" else 1
"""``ru_maxrss`` is in kilobytes, on a Mac in bytes."""

Prepare = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Case:
    """Something to wait for, and the names of the yardstick's cases that it stands beside.

    ``prepare`` is done before each run and not measured; ``tells_time`` says that the command
    prints the seconds that count; ``environment`` is what it finds there beside what we do.
    """

    label: str
    command: Sequence[str]
    beside: tuple[str, ...] = ()
    prepare: Prepare = field(default=lambda: None)
    tells_time: bool = False
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Run:
    """One process: seconds on the clock, seconds of the processor, and bytes at its largest."""

    wall: float
    cpu: float
    memory: int


def run(case: Case) -> Run:
    """Run a case once; ends the program if the command fails."""
    case.prepare()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        began = time.perf_counter()
        process = subprocess.Popen(
            case.command,
            stdout=said,
            stderr=subprocess.STDOUT,
            env={**os.environ, **case.environment},
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        if process.returncode:
            sys.exit(f"{case.label}: exit code {process.returncode}\n{said.read()}")
        told = float(said.read()) if case.tells_time else wall
    return Run(told, used.ru_utime + used.ru_stime, used.ru_maxrss * KILOBYTE)


def in_turns(cases: Mapping[str, Case], rounds: int, budget: float) -> dict[str, list[Run]]:
    """Every case once unmeasured, to fill the disk's cache; then A B C, A B C.

    No further round begins after ``budget`` seconds, but some are always made.
    """
    for case in cases.values():
        run(case)
    runs: dict[str, list[Run]] = {name: [] for name in cases}
    began = time.perf_counter()
    for done in range(rounds):
        if done >= LEAST and time.perf_counter() - began > budget:
            break
        for name, case in cases.items():
            runs[name].append(run(case))
    return runs


def once(cases: Mapping[str, Case], say: Callable[[str], None]) -> dict[str, Run]:
    """Every case one time, two at a time, for those that take long; ``say`` is told which.

    What counts of them is the processor's time and the memory.
    """

    def told(case: Case) -> Run:
        say(case.label)
        return run(case)

    with ThreadPoolExecutor(max_workers=2) as pool:
        return dict(zip(cases, pool.map(told, cases.values()), strict=True))


def python(*arguments: str | Path) -> list[str]:
    """A command for this Python."""
    return [sys.executable, *map(str, arguments)]


def files(texts: Iterable[tuple[Path, str]]) -> None:
    """Write the files that commands read."""
    for path, text in texts:
        path.write_text(text, encoding="utf-8")
