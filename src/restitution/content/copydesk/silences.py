"""What an edition silences: remarks that were seen, weighed and left, each with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from restitution.content.edition import Edition
from restitution.content.node import Node
from restitution.content.silence import Silence
from restitution.errors import Problem, Severity
from restitution.source import UNMOVED, Moves

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


def unsilenced(
    edition: Edition, found: Sequence[Problem], moves: Moves = UNMOVED
) -> Iterator[Problem]:
    """The remarks that nothing silences, and a warning for each silence that silences nothing."""
    used: set[int] = set()
    for problem in found:
        places = _places(edition, problem)
        by = [n for n, silence in enumerate(edition.silence) if _covers(silence, problem, places)]
        used.update(by)
        if not by:
            yield problem
    for number, silence in enumerate(edition.silence):
        if number not in used:
            values = {"check": str(silence.check)}
            unused = Problem("silence_unused", silence.origin, values, Severity.WARNING)
            yield unused.now(moves)


def _covers(silence: Silence, problem: Problem, places: Sequence[str]) -> bool:
    """Whether a silence is about this remark: at its place, or at what contains it."""
    if silence.check != problem.code:
        return False
    where = silence.where
    return where is None or any(
        place == where or place.startswith((f"{where}.", f"{where}[")) for place in places
    )


def _places(edition: Edition, problem: Problem) -> tuple[str, ...]:
    """A remark's path as the program tells it, and as people remember it: by identifiers."""
    path = problem.source.path if problem.source else ""
    return path, _by_id(edition, path)


def _by_id(edition: Edition, path: str) -> str:
    """``visits[0].questions[1].answer`` as ``visits.terre.questions.participation.answer``."""
    node: object = edition
    steps: list[str] = []
    for key, index in _STEP.findall(path):
        node = _child(node, key, index)
        ident = getattr(node, "id", None) if index else key
        steps.append(f".{ident}" if ident else f"[{index}]")
    return "".join(steps).removeprefix(".")


def _child(node: object, key: str, index: str) -> object:
    if index:
        return node[int(index)] if isinstance(node, tuple) else None
    if isinstance(node, Node):
        return getattr(node, key, None)
    return node.get(key) if isinstance(node, Mapping) else None
