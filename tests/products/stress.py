"""A hostile edition: sixty answers of every length, the same in every run."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import Any

from compose.editions import edition
from compose.editions import workshop as reading
from restitution.build import build
from restitution.workshop import Workshop

VISITS, QUESTIONS, LONGEST = 10, 6, 160
WORDS = (
    "salariés", "l’amélioration", "coopération", "œuvre", "80 %", "7,50 €", "1 100", "ESS",
    "travail", "de", "la", "les", "qualité", "territoire", "« neutralisé »", "aujourd’hui", "et",
    "à", "un", "en", "professionnalisation", "socio-économique", "y", "Neuville-en-Condroz",
    "**emploi**", "*insertion*", "accompagnement", "l’entreprise", "2010", "3e", "conforte-t-elle",
    "peut-être", "c’est-à-dire", "a-t-il", "rendez-vous", "dans", "des", "pour", "structures",
    "anticonstitutionnellement", "intergouvernementalisation", "n° 12", "M. Dupont", "(voir p. 3)",
    "déjà", "AVANT", "efficacité", "fiche", "Alsace-Lorraine", "10-15", "quoi", "sous-traitance",
)  # fmt: skip


def _clause(chance: Random, count: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(count))


def _sentence(chance: Random, count: int) -> str:
    words = _clause(chance, count)
    return words[0].upper() + words[1:] + chance.choice((".", ".", " !", " ?", "…"))


def _label(chance: Random) -> str:
    """Words that fit beside a bar of the newsletter's charts."""
    return " ".join(chance.sample([word for word in WORDS if len(word) < 15], 2))


def _answer(chance: Random) -> str:
    """One to seven blocks: passages, lists after their lead-in, quotations."""
    blocks = []
    for _ in range(chance.randint(1, 7)):
        kind = chance.random()
        text = " ".join(_sentence(chance, chance.randint(2, 24)) for _ in range(3))
        if kind < 0.3:
            entries = [f"- {_sentence(chance, chance.randint(1, 16))}" for _ in range(3)]
            blocks.append(f"{_sentence(chance, 6)[:-1]} :\n\n" + "\n".join(entries))
        else:
            blocks.append(f"> {text}" if kind < 0.4 else text)
    return "\n\n".join(blocks)


def _points(chance: Random, longest: int) -> list[str]:
    """Short points, long ones, one alone that fills several slides, lead-ins."""
    points = []
    for _ in range(1 if longest == LONGEST else chance.randint(1, 4)):
        text, count = "", longest if longest == LONGEST else chance.randint(2, longest)
        while count > 0:
            step = min(count, chance.randint(2, 26))
            text, count = f"{text} {_sentence(chance, step)}", count - step
        points.append(text[1:])
    if chance.random() < 0.4:
        points[chance.randrange(len(points))] = f"{_sentence(chance, 4)[:-1]} :"
    return points


def _question(chance: Random, number: int) -> dict[str, Any]:
    asked: dict[str, Any] = {
        "id": f"q{number}",
        "question": f"{_clause(chance, chance.randint(2, 9)).capitalize()} ?",
        "answer": _answer(chance),
        "points": _points(chance, chance.choice((6, 14, 30, 45, LONGEST))),
    }
    if chance.random() < 0.3:
        asked["figure"] = {"value": chance.choice(("60", "1 100", "99,5 %")), "label": "en 2010"}
    return asked


def _visit(chance: Random, number: int) -> dict[str, Any]:
    return {
        "id": f"v{number}",
        "name": chance.choice(("TERRE", "Institut technique libre", "Œuvre")),
        "title": f"Visite {number}",
        "sector": "ab"[number % 2],
        "place": {"city": "Ath", "latitude": f"50.{number}", "longitude": f"3.{number}"},
        "lead": _sentence(chance, chance.randint(2, 10)),
        "text": _answer(chance),
        "points": _points(chance, 14),
        "figures": [{"value": f"{9**n} %", "label": "des salariés"} for n in range(number % 5)],
        "video": {"url": f"https://www.dailymotion.com/video/xf05{number}f"},
        "questions": [_question(chance, order) for order in range(QUESTIONS)],
        "chart": {
            "title": _clause(chance, 8).capitalize(),
            "bars": [{"label": _label(chance), "value": f"{10 + n}"} for n in range(4)],
        },
    }


@cache
def edition_of_sixty() -> dict[str, Any]:
    """The content, as a file would hold it."""
    chance = Random(2010)
    return edition({"visits": [_visit(chance, number) for number in range(VISITS)]})


@cache
def workshop() -> Workshop:
    """The edition, read once."""
    return reading(edition_of_sixty(), Path(mkdtemp(prefix="restitution-test-")))


@cache
def output() -> Path:
    """A folder with its two decks."""
    folder = workshop().content.parent / "output"
    build(workshop().content, folder, only=["deck", "deck-pdf"])
    return folder
