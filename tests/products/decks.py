"""Decks on disk, of one visit and of many, with the pages that they were written from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from compose.editions import edition
from compose.editions import workshop as reading
from products import built, stress
from restitution.frozen import Frozen
from restitution.page.items import Page
from restitution.products import PRODUCTS


class Deck(Frozen):
    """A deck, the same slides as PDF beside it, and its pages."""

    path: Path
    pages: tuple[Page, ...]


def _visit(number: int) -> dict[str, Any]:
    return {
        "id": f"v{number}",
        "name": f"Atelier n° {number + 1}",
        "title": f"Visite n° {number + 1}",
        "sector": "ab"[number % 2],
        "place": {"city": "Ath", "latitude": f"50.{number:02}", "longitude": f"3.{number:02}"},
        "text": "Une structure d’insertion, et ses salariés. " * 8,
        "points": ["Créée en 1985", "Trente salariés, dont vingt en insertion"],
        "figures": [{"value": "30", "label": "salariés"}],
        "video": {"url": f"https://www.dailymotion.com/video/xf{number:04}"},
        "questions": [
            {
                "id": "qualite",
                "question": "Que change la qualité au travail de tous les jours ?",
                "answer": "Chacun sait ce qu’il fait et pourquoi. " * 10,
                "points": ["Chacun sait **ce qu’il fait**", "Chacun sait pourquoi"],
                "chart": {
                    "title": "Un salarié sur deux trouve un emploi",
                    "unit": "%",
                    "source": "rapport 2010",
                    "bars": [{"label": "Emploi", "value": "50"}, {"label": "Autre", "value": "20"}],
                },
            }
        ],
    }


@cache
def of_visits(count: int) -> Deck:
    """The deck of an edition with that many visits."""
    folder = Path(mkdtemp(prefix="restitution-test-"))
    desk = reading(edition({"visits": [_visit(number) for number in range(count)]}), folder)
    publication, path = desk.publication("deck"), folder / "deck.pptx"
    PRODUCTS["deck"].write(publication, desk.theme, path)
    return Deck(path, publication.pages)


@cache
def real() -> Deck:
    """The deck of content.yaml."""
    return Deck(built.output() / "deck.pptx", built.workshop().publication("deck").pages)


@cache
def sixty_answers() -> Deck:
    """The deck of the hostile edition."""
    return Deck(stress.output() / "deck.pptx", stress.workshop().publication("deck").pages)


DECKS: Mapping[str, Callable[[], Deck]] = {
    "real": real,
    "one visit": lambda: of_visits(1),
    "thirty visits": lambda: of_visits(30),
    "sixty answers": sixty_answers,
}
