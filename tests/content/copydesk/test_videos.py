from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from content.copydesk.proofs import remarks, visit

LONG = "https://www.dailymotion.com/video/xf058f_terre_news"


def video(**keys: str) -> dict[str, Any]:
    return visit(video={"url": LONG, **keys})


def test_a_withdrawn_video_needs_something_in_its_place(tmp_path: Path) -> None:
    gone = {"status": "withdrawn"}
    assert remarks(tmp_path, "fallback_missing", video(**gone)) == [{"name": "La Fabrique"}]
    assert remarks(tmp_path, "fallback_missing", video(**gone, fallback="Le film se prête.")) == []
    assert remarks(tmp_path, "fallback_missing", video()) == []


@pytest.mark.parametrize(
    ("keys", "count"),
    [
        ({}, 1),
        ({"status": "unknown", "checked": "2010-10-01"}, 1),
        ({"status": "online"}, 1),
        ({"status": "online", "checked": "2010-10-01"}, 0),
        ({"status": "withdrawn"}, 0),
    ],
)
def test_a_video_that_nobody_opened_is_told(
    tmp_path: Path, keys: dict[str, str], count: int
) -> None:
    assert len(remarks(tmp_path, "video_unchecked", video(**keys))) == count


def test_videos_that_nobody_opened_are_told_together(tmp_path: Path) -> None:
    other = visit(id="w", name="Le Moulin", video={"url": "https://exm.pl/w"})
    said = remarks(tmp_path, "video_unchecked", video(), other, visit(id="x"))
    assert said == [{"names": "La Fabrique, Le Moulin"}]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        (f"À voir : {LONG}.", "https://dai.ly/xf058f"),
        (f"[{LONG}]({LONG})", "https://dai.ly/xf058f"),
        ("(https://www.youtube.com/watch?v=a1B2c3D4e5F)", "https://youtu.be/a1B2c3D4e5F"),
    ],
)
def test_an_address_is_not_printed_long(tmp_path: Path, text: str, short: str) -> None:
    assert [values["short"] for values in remarks(tmp_path, "address_long", visit(text=text))] == [
        short
    ]


def test_the_short_address_of_a_video_is_known_wherever_it_is_printed(tmp_path: Path) -> None:
    long, short = "https://example.org/films/2010/la-fabrique", "https://exm.pl/s1"
    one = visit(text=f"À voir : {long}", video={"url": long, "short_url": short})
    assert remarks(tmp_path, "address_long", one) == [{"address": long, "short": short}]


def test_a_short_address_is_not_a_long_one(tmp_path: Path) -> None:
    [said] = remarks(tmp_path, "address_long", video(short_url=LONG))
    assert said["short"] == "https://dai.ly/xf058f"


@pytest.mark.parametrize(
    "text", [f"À [voir]({LONG}).", "À voir : https://dai.ly/xf058f.", "http://www.iseor.com"]
)
def test_addresses_that_are_short_or_not_printed_are_left_alone(tmp_path: Path, text: str) -> None:
    assert remarks(tmp_path, "address_long", visit(text=text)) == []
