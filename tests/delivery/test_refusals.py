from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from commands import plain
from restitution.delivery import HIDDEN, told
from restitution.errors import OutputError
from restitution.messages import tell

OUTPUT = Path("projet/output")


def said(number: int, *files: Path) -> str:
    """What people are told when the system refuses something."""
    names = [str(file) for file in files]
    words = (names[0], None, names[1]) if len(names) > 1 else tuple(names)
    with pytest.raises(OutputError) as caught, told(OUTPUT):
        raise OSError(number, os.strerror(number), *words)
    assert caught.value.exit_code == 3
    message = tell(caught.value.problems[0])
    return plain(f"{message.message} {message.hint}")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "ouvert ailleurs"),
        (errno.EBUSY, "ouvert ailleurs"),
        (errno.EROFS, "en lecture seule"),
        (errno.ENOSPC, "plus de place"),
        (errno.EDQUOT, "plus de place"),
        (errno.ENAMETOOLONG, "trop long"),
        (errno.EISDIR, "déjà pris"),
        (errno.EIO, "ne peut pas être écrit"),
    ],
)
def test_people_are_told_what_they_can_do(number: int, words: str) -> None:
    assert words in said(number, OUTPUT / "deck.pptx")


def test_the_file_that_is_named_is_one_that_people_know() -> None:
    waiting = OUTPUT / HIDDEN / "new" / "deck.pptx"
    assert "Le fichier deck.pptx" in said(errno.ENOSPC, waiting)
    assert "Le fichier newsletter.pdf" in said(errno.EACCES, waiting, OUTPUT / "newsletter.pdf")
    for ours in (OUTPUT / HIDDEN, OUTPUT / HIDDEN / "journal", OUTPUT / HIDDEN / "new"):
        assert "« output »" in said(errno.EROFS, ours)
    assert "Le fichier output" in said(errno.ENOSPC)
