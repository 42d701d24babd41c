"""Deliveries that something happens to, each before another of its steps on the disk.

Run as a program, because what watches the interpreter cannot be taken off again.
"""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from itertools import count
from pathlib import Path

import editions
from restitution.delivery import HIDDEN, delivering, settled, told
from restitution.errors import OutputError

OLD = {
    "deck.pptx": b"old deck",
    "newsletter.pdf": b"the same in both",
    "qr/a.svg": b"old code",
    "qr/gone.svg": b"a code of old",
    "notes.txt": b"not ours",
}
NEW = {
    "deck.pptx": b"new deck",
    "newsletter.pdf": b"the same in both",
    "qr/a.svg": b"new code",
    "codes/b.svg": b"another code",
    "notes.txt": b"not ours",
}
GONE = ("qr/gone.svg",)
STEPS = {"open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir"}
KILLED, REFUSED, WHOLE = 9, 3, 4
"""Exit codes: killed, an OutputError, and a delivery that had fewer steps."""


def lay_out(output: Path) -> Path:
    """The old set, as an earlier build left it."""
    for name, data in OLD.items():
        (output / name).parent.mkdir(parents=True, exist_ok=True)
        (output / name).write_bytes(data)
    return output


def deliver(output: Path) -> None:
    """The new set in the place of the old one."""
    with delivering(output) as tray:
        for name in NEW.keys() - {"notes.txt"}:
            with told(output):
                (tray.folder / name).parent.mkdir(exist_ok=True)
                (tray.folder / name).write_bytes(NEW[name])
        tray.deliver(GONE)


def seen(output: Path) -> dict[str, bytes]:
    """What people find in the folder."""
    files = editions.snapshot(output)
    return {name: data for name, data in files.items() if HIDDEN not in name}


def fates(folder: Path, fate: str, half: Path | None = None) -> list[tuple[int, Path]]:
    """The exit code and the output folder of a delivery, once for every step that it has.

    ``fate`` is kill, refuse (the step) or die (every step from there on); with a ``half``
    delivered folder, what happens to it happens to its being settled.
    """
    words = [sys.executable, __file__, str(folder), fate, *([str(half)] if half else [])]
    places = [str(Path(__file__).parents[1]), *sys.path]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(places)}
    ran = subprocess.run(words, env=environment, check=True, capture_output=True, text=True)
    codes = [int(code) for code in ran.stdout.split()]
    return [(code, folder / str(step)) for step, code in enumerate(codes, 1)]


class Fate:
    """What happens, as the interpreter is about to do something on the disk."""

    def __init__(self, output: str, fate: str, step: int) -> None:
        self.output, self.fate, self.step = output, fate, step
        self.count = 0

    def __call__(self, event: str, args: tuple[object, ...]) -> None:
        if event not in STEPS or (event == "open" and not str(args[0]).startswith(self.output)):
            return
        self.count += 1
        if self.fate == "kill" and self.count == self.step:
            os._exit(KILLED)
        if self.count == self.step or (self.fate == "die" and self.count > self.step):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def stepped(output: Path, fate: str, step: int, *, half: bool) -> int:
    """The exit code of a process that something happens to."""
    process = os.fork()
    if process:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    hook = Fate(str(output), fate, step)
    sys.addaudithook(hook)
    try:
        (settled if half else deliver)(output)
    except OutputError:
        os._exit(REFUSED)
    os._exit(0 if hook.count >= step else WHOLE)


def main(folder: str, fate: str, half: str = "") -> None:
    for step in count(1):
        output = Path(folder) / str(step)
        shutil.copytree(half, output) if half else lay_out(output)
        code = stepped(output, fate, step, half=bool(half))
        if code == WHOLE:
            break
        sys.stdout.write(f"{code}\n")
        sys.stdout.flush()  # before the next fork copies what waits


if __name__ == "__main__":
    main(*sys.argv[1:])
