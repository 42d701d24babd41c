"""Points on a slide: the best-looking of all ways to set them, found without trying them all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from restitution.compose.deck import paging
from restitution.markup import Span
from restitution.text.fit import Wording
from restitution.text.setting import Typesetter
from restitution.theme.tokens import Bullet, TextStyle

STYLE = TextStyle(
    "points",
    "office",
    32.0,
    40.0,
    "text",
    space_before=14.0,
    sizes=(28.0, 26.0, 24.0),
    bullet=Bullet("•", 22.0, "accent"),
)
WORDS = st.sampled_from(
    ["une", "entreprise", "et", "l’emploi", "80\u00a0%", "y", "c’est-à-dire", "coopération", "très"]
)
POINTS = st.lists(st.lists(WORDS, min_size=1, max_size=22).map(" ".join), min_size=1, max_size=4)


def best(
    typesetter: Typesetter, points: list[str], width: float, height: float
) -> paging.Slide | None:
    said = [Wording((Span(point),), STYLE) for point in points]
    return paging._best(typesetter, said, width, height)


@settings(max_examples=60)
@given(POINTS, st.floats(260, 560), st.floats(150, 400))
def test_no_way_that_was_not_tried_looks_better(
    typesetter: Typesetter, points: list[str], width: float, height: float
) -> None:
    found = best(typesetter, points, width, height)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paging, "_is_settled", lambda _ways, _slide: False)
        assert found == best(typesetter, points, width, height)
