"""What was found in texts is told again as long as they say the same, of where they stand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from editions import asking
from restitution.cache import Cache
from restitution.content.loader import load_again, load_edition
from restitution.errors import Problem
from restitution.moulds import Moulds
from restitution.rack import Rack

LONG = " ".join(["un"] * 41)
FIRST = asking(["Ils restent", f"{LONG}."], "Chez Proxyservice, presque tous.")
FIRST += "\nlexicon: [Proxiservice]\n"


def told(problems: tuple[Problem, ...]) -> list[tuple[str, int]]:
    """The remarks that are made of texts, and their lines."""
    codes = ("name_two_ways", "sentence_long")
    return [(one.code, one.source.line) for one in problems if one.code in codes and one.source]


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: f"# un mot\n{text}",
        lambda text: text.replace("Ils restent", "Ils partent"),
        lambda text: text.replace(f"{LONG}.", "un."),
        lambda text: text.replace("[Proxiservice]", "[Contrepoint]"),
        lambda text: text.replace("[Proxiservice]", "[Proxyservice]"),
    ],
)
def test_remarks_are_those_of_a_first_reading(edit: Callable[[str], str], tmp_path: Path) -> None:
    file, cache = tmp_path / "content.yaml", Cache(tmp_path / "cache")
    for text in (FIRST, edit(FIRST), FIRST):
        file.write_text(text, encoding="utf-8")
        rack = Rack(Moulds(cache))
        found = told(load_again(file, None, rack).problems)
        rack.put_away()
        assert found == told(load_edition(file)[1])
    assert {code for code, _ in found} == {"sentence_long", "name_two_ways"}
