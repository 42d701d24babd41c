"""Measure what people wait for, beside the yardstick, in turns: run by ``make bench``.

Every command runs in a new process. The yardstick is Typst setting the newsletter's text in two
columns, and pandoc making slides of the same text. Then what many visits cost, and how even the
running text is, ours and Typst's. ``--write`` puts the tables into the docs; ``--visits 60`` leaves
out longer editions.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from bench import grey, table
from bench.cases import CONTENT, ROOT, VISITS, commands, growing, lacking
from bench.runner import in_turns, once

PAGE = ROOT / "docs" / "performance.md"
ROUNDS = 7
BUDGET = 20.0
"""Seconds after which no further round begins."""


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _as_started_before(folder)
        cases = commands(folder)
        _say("in turns\n")
        runs = in_turns(cases, ROUNDS, BUDGET)
        text = "".join(table.waits(cases, runs, lacking()))
        text += table.machine(len(runs["all"]))
        many = once(growing(folder, options.visits), lambda label: _say(f"{label}\n"))
        text += "\n" + "".join(table.growth(many))
        text += "\n" + "".join(grey.table(CONTENT, folder / "grey"))
    sys.stdout.write(text)
    if options.write:
        table.put(text, PAGE)


def _as_started_before(folder: Path) -> None:
    """Let Python keep what it has compiled, as it does for everybody unless it is told not to."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "bytecode")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the tables into the docs")
    parser.add_argument("--visits", type=int, default=max(VISITS), help="no longer editions")
    return parser.parse_args()


def _say(text: str) -> None:
    """What is being measured, beside the tables, so that nobody thinks it hangs."""
    sys.stderr.write(text)
    sys.stderr.flush()


if __name__ == "__main__":
    main()
