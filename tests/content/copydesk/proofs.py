"""Editions for the copy desk to read, and what it says of one thing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from compose.editions import edition
from restitution.content.loader import load_edition
from restitution.errors import Problem

PLACE = {"city": "Ath", "latitude": "50.63", "longitude": "3.78"}


def visit(**keys: Any) -> dict[str, Any]:
    """A visit of a place that makes no remark."""
    calm = {"id": "v", "name": "La Fabrique", "title": "Visite", "sector": "a", "place": PLACE}
    return {**calm, "text": "Une fabrique.", **keys}


def question(**keys: Any) -> dict[str, Any]:
    """A question with a brief answer."""
    return {"id": "q", "question": "Quoi ?", "answer": "Ceci.", "points": ["Ceci"], **keys}


def problems(folder: Path, *visits: dict[str, Any], **parts: Any) -> tuple[Problem, ...]:
    """All that is said of an edition with these visits."""
    path = folder / "content.yaml"
    data = {**edition({"visits": visits or [visit()]}), "silence": [], **parts}
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return load_edition(path)[1]


def remarks(
    folder: Path, check: str, *visits: dict[str, Any], **parts: Any
) -> list[dict[str, str]]:
    """What one check says, by its values."""
    found = problems(folder, *visits, **parts)
    return [dict(problem.values) for problem in found if problem.code == check]


def publication(**keys: Any) -> dict[str, Any]:
    """The header of the edition, with some keys changed."""
    return {**edition({"visits": []})["publication"], **keys}
