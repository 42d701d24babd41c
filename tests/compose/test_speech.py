"""What is said on the slides is what is timed, whether the deck is composed or not."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compose.editions import edition, editions, workshop
from products.built import workshop as shipped
from restitution import language
from restitution.compose.speech import Clock, of_edition, of_visit, pace_of
from restitution.errors import LayoutError
from restitution.frozen import replace
from restitution.page.items import Page
from restitution.theme.tokens import Theme
from restitution.workshop import Workshop

VISIT: dict[str, Any] = {
    "id": "v1",
    "name": "TERRE",
    "title": "Visite",
    "sector": "a",
    "place": {"city": "Ath", "latitude": "50.63", "longitude": "3.7"},
    "text": "Une structure.",
}


def words(text: str) -> float:
    """The words of a text: at sixty a minute, one takes a second."""
    return Clock(60).seconds([text])


def total(slides: Iterable[Page]) -> float:
    return sum(slide.seconds for slide in slides)


def estimate(desk: Workshop) -> float:
    pace = pace_of(desk.theme.speech, desk.language)
    return Clock(pace).seconds(of_edition(desk.edition))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("– … !", 0),
        ("Une réponse", 2),
        ("l’emploi d'abord", 2),
        ("rendez-vous", 1),
        ("7,50\u00a0€ et 1\u202f100\u00a0salariés", 4),
        ("• le premier\u202f; le second", 4),
        ("14\u00a0octobre\u00a02010", 3),
        ("«\u00a0neutralisé\u00a0»", 1),
    ],
)
def test_words_are_counted_as_a_word_processor_does(text: str, count: int) -> None:
    assert words(text) == count


@given(st.floats(60, 240))
def test_whoever_speaks_faster_needs_less_time(pace: float) -> None:
    assert Clock(pace).seconds(["une deux trois"]) == pytest.approx(180 / pace)


def test_what_has_been_said_takes_no_time_again() -> None:
    clock = Clock(60)
    assert clock.seconds(["une deux", "trois", "trois"]) == 3
    assert clock.seconds(["trois", "une autre"]) == 2


def test_a_theme_has_its_own_pace_or_that_of_the_language(theme: Theme) -> None:
    french, english = language.get("fr"), language.get("en")
    assert (pace_of(theme.speech, french), pace_of(theme.speech, english)) == (140, 150)
    slow = replace(theme, speech={"fr": 110.0})
    assert (pace_of(slow.speech, french), pace_of(slow.speech, english)) == (110, english.pace)


@settings(max_examples=10)
@given(editions(2))
def test_the_slides_take_as_long_as_their_content_says(data: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder:
        desk = workshop(data, Path(folder))
        try:
            deck = desk.publication("deck")
        except LayoutError:
            return
        assert total(deck.pages) == pytest.approx(estimate(desk))


def test_the_real_slides_take_as_long_as_their_content_says() -> None:
    deck, pace = shipped().publication("deck"), 140
    assert total(deck.pages) == pytest.approx(estimate(shipped()))
    for visit in shipped().edition.visits:
        own = [page for page in deck.pages if page.section == visit.name.plain]
        seconds = Clock(pace).seconds(of_visit(shipped().edition, visit))
        assert total(own) == pytest.approx(seconds)
        assert seconds > 60


def test_pictures_and_sessions_are_timed_with_the_rest(tmp_path: Path) -> None:
    session = {"start": "9h", "kind": "plenary", "title": "Accueil", "text": "Un mot de chacun."}
    data = edition({"visits": [VISIT]})
    data["programme"]["days"] = [{"date": "2026-03-04", "sessions": [session]}]
    data["closing"]["thanks"] = "Merci à toutes."
    desk = workshop(data, tmp_path)
    slides = {page.name: page for page in desk.publication("deck").pages}
    assert slides["programme.2026-03-04.1"].seconds == pytest.approx(4 * 60 / 140)
    assert slides["thanks"].seconds == pytest.approx(3 * 60 / 140)
    assert total(slides.values()) == pytest.approx(estimate(desk))


def test_a_chart_is_told_with_its_source_which_is_not_read_aloud(tmp_path: Path) -> None:
    bars = [{"label": "Avant", "value": "50"}, {"label": "Après", "value": "35"}]
    chart = {"title": "Les aides reculent", "source": "Rapport annuel 2009", "bars": bars}
    question = {"id": "q1", "question": "Pourquoi ?", "answer": "On s’adapte.", "chart": chart}
    desk = workshop(edition({"visits": [VISIT | {"questions": [question]}]}), tmp_path)
    slides = {page.name: page for page in desk.publication("deck").pages}
    shown = slides["v1.q1.chart"]
    assert shown.notes[:2] == ("On s’adapte.", "Source\u00a0: Rapport annuel 2009")
    assert shown.notes[2] == slides["v1.q1"].notes[-1]
    assert shown.seconds == 0
    assert total(slides.values()) == pytest.approx(estimate(desk))


def test_addresses_lists_of_places_and_references_are_not_read_aloud() -> None:
    for page in shipped().publication("deck").pages:
        if page.name == "where" or page.name.startswith(("agenda", "videos")):
            assert page.notes
            assert page.seconds == 0
        if page.layout.name == "video":
            assert page.seconds == 0
