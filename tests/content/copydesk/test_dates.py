from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from content.copydesk.proofs import remarks, visit


def session(start: str, end: str = "", kind: str = "plenary", room: str = "") -> dict[str, str]:
    return {"start": start, "end": end, "kind": kind, "title": "Titre", "room": room}


def said(folder: Path, *days: dict[str, Any]) -> list[tuple[str, str]]:
    programme = {"title": "P", "text": "T.", "days": days}
    found = remarks(folder, "date_disordered", programme=programme)
    return [(values["date"], values["before"]) for values in found]


def day(*sessions: dict[str, str], date: str = "2010-10-14") -> dict[str, Any]:
    return {"date": date, "sessions": sessions}


def test_days_follow_each_other(tmp_path: Path) -> None:
    assert said(tmp_path, day(), day(date="2010-10-15")) == []
    assert said(tmp_path, day(), day()) == [("2010-10-14", "2010-10-14")]
    assert said(tmp_path, day(), day(date="2010-09-30")) == [("2010-09-30", "2010-10-14")]


@pytest.mark.parametrize(
    "sessions",
    [
        (session("9h", "10h"), session("10h", "11h"), session("14h")),
        (session("9h"), session("9h"), session("9h30")),
        (session("9h", "10h", "workshop"), session("9h", "10h", "workshop")),
        (session("9h", "10h", "workshop", "A"), session("9h30", "10h", "workshop", "B")),
    ],
)
def test_sessions_in_their_order_are_left_alone(
    tmp_path: Path, sessions: tuple[dict[str, str], ...]
) -> None:
    assert said(tmp_path, day(*sessions)) == []


@pytest.mark.parametrize(
    ("sessions", "date", "before"),
    [
        ((session("9h", "10h30"), session("10h")), "10:00", "10:30"),
        ((session("14h"), session("9h")), "09:00", "14:00"),
        ((session("10h", "9h"),), "09:00", "10:00"),
        ((session("10h", "10h"),), "10:00", "10:00"),
        ((session("9h", "10h", "workshop"), session("9h30", "10h", "break")), "09:30", "10:00"),
        (
            (session("9h", "10h", "workshop", "A"), session("9h", "10h", "workshop", "A")),
            "09:00",
            "10:00",
        ),
    ],
)
def test_sessions_out_of_order_are_told(
    tmp_path: Path, sessions: tuple[dict[str, str], ...], date: str, before: str
) -> None:
    assert said(tmp_path, day(*sessions)) == [(date, before)]


@pytest.mark.parametrize(("checked", "count"), [("2010-10-01", 0), ("9999-01-01", 1)])
def test_a_video_cannot_have_been_checked_tomorrow(
    tmp_path: Path, checked: str, count: int
) -> None:
    video = {"url": "https://exm.pl/s1", "status": "online", "checked": checked}
    assert len(remarks(tmp_path, "date_in_future", visit(video=video))) == count
