"""Editions made up for tests: short, long and odd French content, written as content.yaml is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from restitution.workshop import Workshop

WORDS = [
    "salariés", "l'amélioration", "coopération", "œuvre", "80 %", "7,50 €", "1 100", "ESS",
    "travail", "de", "la", "qualité", "territoire", "« neutralisé »", "aujourd'hui", "et", "à",
    "professionnalisation", "socio-économique", "x", "Neuville-en-Condroz", "**emploi**",
    "*insertion*", "accompagnement", "l'entreprise", "2010", "3e", "https://example.org/a/b/c",
]  # fmt: skip


def sentences(least: int, most: int) -> st.SearchStrategy[str]:
    """Sentences of that many words."""
    words = st.lists(st.sampled_from(WORDS), min_size=least, max_size=most)
    return words.map(lambda found: " ".join(found).capitalize() + ".")


def proses(most: int = 60) -> st.SearchStrategy[str]:
    """Prose with lists and subheads."""
    passage = sentences(1, most)
    listing = st.lists(sentences(1, 14), min_size=1, max_size=4).map(
        lambda found: "\n".join(f"- {entry}" for entry in found)
    )
    subhead = sentences(1, 5).map(lambda text: f"### {text}")
    more = st.lists(st.one_of(passage, passage, listing, subhead), max_size=5)
    return st.tuples(passage, more, passage).map(
        lambda found: "\n\n".join([found[0], *found[1], found[2]])
    )


def _question(number: int) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {"id": st.just(f"q{number}"), "question": sentences(2, 14), "answer": proses()},
        optional={
            "points": st.lists(sentences(1, 16), max_size=4),
            "figure": st.fixed_dictionaries(
                {"value": st.sampled_from(["60", "1 100", "99 %"]), "label": sentences(1, 5)}
            ),
        },
    )


def _visit(number: int) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "id": st.just(f"v{number}"),
            "name": st.sampled_from(["TERRE", "Institut technique libre", "Œuvre"]),
            "title": sentences(1, 4),
            "sector": st.sampled_from(["a", "b"]),
            "place": st.just({"city": "Ath", "latitude": f"50.{number}", "longitude": "3.7"}),
            "text": proses(),
            "questions": st.integers(0, 3).flatmap(
                lambda count: st.tuples(*(_question(i) for i in range(count))).map(list)
            ),
        },
        optional={
            "video": st.just({"url": "https://www.dailymotion.com/video/xf058f"}),
            "figures": st.lists(
                st.fixed_dictionaries({"value": st.just("300"), "label": sentences(1, 4)}),
                max_size=3,
            ),
            "quote": sentences(3, 12),
            "comparison": st.fixed_dictionaries(
                {}, optional={"form": sentences(1, 6), "jobs": sentences(1, 4)}
            ),
        },
    )


def editions(most_visits: int = 3) -> st.SearchStrategy[dict[str, Any]]:
    """Whole editions of one to a few visits."""
    visits = st.integers(1, most_visits).flatmap(
        lambda count: st.tuples(*(_visit(i) for i in range(count))).map(list)
    )
    return st.fixed_dictionaries({"visits": visits, "editorial_text": proses()}).map(edition)


def edition(parts: Mapping[str, Any]) -> dict[str, Any]:
    """A whole content file around some visits and an editorial."""
    return {
        "publication": {
            "name": "La lettre",
            "title": "Journée d'étude",
            "tagline": "pour voir",
            "publisher": "Le réseau",
            "date": "2026-03",
        },
        "cover": {"teasers": [{"title": "Les visites", "text": "Tout.", "target": "visits"}]},
        "editorial": {
            "title": "Édito",
            "author": {"name": "A. Durand", "role": "présidente"},
            "text": parts.get("editorial_text", "Bonjour."),
        },
        "overview": {
            "title": "En deux temps",
            "steps": [
                {"id": "un", "title": "Voir", "dates": "mars", "text": "On regarde."},
                {"id": "deux", "title": "Dire", "dates": "avril", "text": "On raconte."},
            ],
        },
        "sectors": {
            "a": {"label": "Secteur A", "running": "le secteur A"},
            "b": {"label": "Secteur B", "running": "le secteur B"},
        },
        "visits": parts["visits"],
        "comparison": {"title": "Côte à côte", "columns": {"form": "Forme", "jobs": "Emplois"}},
        "programme": {"title": "Le programme", "text": "Deux jours."},
        "closing": {"title": "Et après", "text": "On continue.", "next_steps": ["Se revoir"]},
        "silence": [{"check": "imprint_missing", "reason": "lettre interne"}],
    }


def workshop(data: Mapping[str, Any], folder: Path) -> Workshop:
    """The edition read from a file, as a user's would be (JSON is YAML too)."""
    path = folder / "content.yaml"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return Workshop(path, "content.yaml")
