"""Builds that are killed, each at another moment: call number n of all that the build makes.

Run as a program, which imports and warms up once and forks for every build. Moments are calls, not
seconds: they are the same on every machine, and nobody waits for them.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

MOMENTS = 50
PRODUCTS = ("deck", "qr")


def killed(content: Path, output: Path, folder: Path) -> Iterator[Path]:
    """Copies of an output folder, each after a build of the content was killed in it."""
    words = [sys.executable, __file__, str(content), str(output), str(folder)]
    places = [str(Path(__file__).parents[1]), *sys.path]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(places)}
    subprocess.run(words, env=environment, check=True)
    return (folder / str(number) for number in range(MOMENTS))


class Clock:
    """Counts calls, and kills the process at one of them; ``putting`` is when files are put."""

    def __init__(self, last: int = 0) -> None:
        self.last = last
        self.count = self.putting = 0

    def __call__(self, frame: FrameType, event: str, _: object) -> None:
        self.count += 1
        if self.count == self.last:
            os.kill(os.getpid(), signal.SIGKILL)
        if event == "call" and frame.f_code.co_name == "deliver":
            self.putting = self.count


def _ticking(content: Path, output: Path, last: int = 0) -> Clock:
    from restitution.build import build  # noqa: PLC0415 - only the program needs it

    clock = Clock(last)
    sys.setprofile(clock)
    build(content, output, only=PRODUCTS, name="content.yaml")
    sys.setprofile(None)
    return clock


def main(content: str, output: str, folder: str) -> None:
    _ticking(Path(content), Path(folder) / "warm")
    whole = _ticking(Path(content), Path(folder) / "counted")
    chance = random.Random(14)
    early = [chance.randrange(whole.count) for _ in range(MOMENTS // 2)]
    late = [chance.randrange(whole.putting, whole.count) for _ in range(MOMENTS // 2)]
    for number, moment in enumerate([*early, *late]):
        place = shutil.copytree(output, Path(folder) / str(number))
        process = os.fork()
        if not process:
            _ticking(Path(content), place, moment)
            os._exit(0)
        os.waitpid(process, 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
