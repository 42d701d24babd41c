"""Content files for tests of whole builds, and what a folder holds."""

from __future__ import annotations

from pathlib import Path

CASES = Path(__file__).parent / "cases"

QUESTION = """\
    questions:
      - id: avenir
        question: Que deviennent les apprentis ?
        answer: {answer}
        points:
{points}
"""


def minimal() -> str:
    """The smallest content there is."""
    return (CASES / "minimal.yaml").read_text(encoding="utf-8")


def asking(points: list[str], answer: str = "Ils restent.") -> str:
    """The smallest content with one question, answered in points."""
    listed = "\n".join(f"          - {point}" for point in points)
    question = QUESTION.format(answer=answer, points=listed)
    return minimal().replace("\nprogramme:", question + "\nprogramme:")


def project(folder: Path, text: str) -> Path:
    """A content file in a folder of its own."""
    path = folder / "content.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, hidden ones too, with what is in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
