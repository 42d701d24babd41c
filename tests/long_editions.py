"""The real content with as many visits as are asked for: same shape, other names and words.

Every visit after the sixth is one of the six with its words of one length put in another order:
as long as the original to the letter, told with the same marks, and never set before, so that no
memory of a text set once makes many visits cheaper than they are. The same number gives the same
text.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import yaml

CONTENT = Path(__file__).parents[1] / "content.yaml"
WORD = re.compile(r"(?<![\w’'/.\[^-])[a-zà-ÿ]{5,}(?![\w’'/:@\]-])")
"""Words that may be exchanged: lower case, long enough to mean something, in no name or address."""
AS_IT_IS = ("id", "sector", "video", "place", "figures", "name", "images", "kind", "highlight")
"""Keys of a visit, and of what is in it, whose values are no prose."""


def edition_of(visits: int, first: int = 0) -> str:
    """The content with so many visits, the first of which is the one with that number from 0."""
    data: dict[str, Any] = yaml.load(CONTENT.read_text("utf-8"), yaml.BaseLoader)
    data["silence"].append({"check": "parts_sum", "reason": "Comme dans l’original."})
    data["visits"] = [_visit(data["visits"], first + number) for number in range(visits)]
    # JSON is YAML whose every string is told as such, and which needs no other program to write
    return json.dumps(data, ensure_ascii=False, indent=1)


def _visit(known: list[dict[str, Any]], number: int) -> dict[str, Any]:
    """One of the known visits, and after them one like it of another name."""
    visit = deepcopy(known[number % len(known)])
    if number < len(known):
        return visit
    chance = Random(number)
    words = _exchange(" ".join(_prose(visit)), chance)
    visit = {key: value if key in AS_IT_IS else _told(value, words) for key, value in visit.items()}
    visit["id"] += f"-{number}"
    visit["name"] += f" {number + 1}"
    for way, width in (("latitude", 0.6), ("longitude", 1.4)):
        moved = float(visit["place"][way]) + chance.uniform(-width, width)
        visit["place"][way] = f"{moved:.4f}"
    if "video" in visit:
        visit["video"]["url"] = f"http://www.dailymotion.com/video/xf{number:04}_coorace_news"
        visit["video"]["short_url"] = f"https://dai.ly/xf{number:04}"
    return visit


def _prose(value: Any) -> Iterator[str]:
    """All prose in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _prose(each)
    else:
        for key, each in value.items():
            yield from () if key in AS_IT_IS else _prose(each)


def _exchange(text: str, chance: Random) -> dict[str, str]:
    """For every word of a text, the word of the same length that takes its place."""
    alike: dict[int, list[str]] = defaultdict(list)
    for word in sorted(set(WORD.findall(text))):
        alike[len(word)].append(word)
    words: dict[str, str] = {}
    for group in alike.values():
        words.update(zip(group, chance.sample(group, len(group)), strict=True))
    return words


def _told(value: Any, words: dict[str, str]) -> Any:
    """A value with the words of its prose exchanged."""
    if isinstance(value, str):
        return WORD.sub(lambda found: words.get(found.group(), found.group()), value)
    if isinstance(value, list):
        return [_told(each, words) for each in value]
    return {key: each if key in AS_IT_IS else _told(each, words) for key, each in value.items()}
