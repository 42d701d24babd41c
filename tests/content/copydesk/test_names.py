from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from content.copydesk.proofs import remarks, visit

CHECK = "name_two_ways"
NAMES = (
    *(
        "TERRE",
        "Autre Terre",
        "DEFI+",
        "Proxiservice",
        "Contrepoint",
        "Le Cortil",
        "FOREM",
        "Lot 1",
    ),
    *("Institut technique libre", "Titre-Services", "Élan Créateurs", "Marie Dubois", "L'Étape"),
)


def said(folder: Path, text: str) -> list[tuple[str, str]]:
    found = remarks(folder, CHECK, visit(text=text), lexicon=list(NAMES))
    return [(values["typed"], values["name"]) for values in found]


@pytest.mark.parametrize(
    ("text", "typed", "name"),
    [
        ("Avec Proxi Service, tout va.", "Proxi Service", "Proxiservice"),
        ("Avec Proxi-Service, tout va.", "Proxi-Service", "Proxiservice"),
        ("Proxyservice est là.", "Proxyservice", "Proxiservice"),
        ("Chez DEFI +, on additionne.", "DEFI +", "DEFI+"),
        ("Chez Defi+, on additionne.", "Defi+", "DEFI+"),
        ("Chez Terre, on trie.", "Terre", "TERRE"),
        ("C'est l'Elan Créateurs.", "Elan Créateurs", "Élan Créateurs"),
        (
            "Voir l'Institut Technique Libre.",
            "Institut Technique Libre",
            "Institut technique libre",
        ),
        ("Le Titre-Service finance.", "Titre-Service", "Titre-Services"),
        ("Le FOREN aide.", "FOREN", "FOREM"),
        ("Signé Marie Duboi.", "Marie Duboi", "Marie Dubois"),
        ("À Contre-Point, on bâtit.", "Contre-Point", "Contrepoint"),
        ("Rien à L'Etape.", "L'Etape", "L'Étape"),
    ],
)
def test_a_name_spelled_in_another_way_is_told(
    tmp_path: Path, text: str, typed: str, name: str
) -> None:
    assert said(tmp_path, text) == [(typed, name)]


@pytest.mark.parametrize(
    "text",
    [
        "TERRE, Autre Terre et DEFI+ ; à Contrepoint, l'Élan Créateurs.",
        "Terre battue, terres agricoles : la terre. « Terre promise. »",
        "Des contrepoints, un contre-point, des titres-services, un défi, des défis.",
        "Aller du Cortil au Cortil, dans le Cortil et au Forum.",
        "Un institut technique libre. Les Instituts techniques.",
        "Signé Durand, puis A. Durand.",
        "Le Lot 2 et le Lot 1.",
        "Marie. Dubois, Marie, Dubois.",
        "Voir http://www.proxi-service.be et https://terre.be/Terre.",
    ],
)
def test_ordinary_words_and_right_names_are_left_alone(tmp_path: Path, text: str) -> None:
    assert said(tmp_path, text) == []


def test_visits_towns_and_signature_are_names_as_well(tmp_path: Path) -> None:
    place = {"city": "Épinal", "latitude": "48.17", "longitude": "6.45"}
    one = visit(name="Boisvert", place=place, text="À Epinal, Bois Vert ; signé A. DURAND.")
    found = remarks(tmp_path, CHECK, one)
    assert [values["name"] for values in found] == ["Épinal", "Boisvert", "A.\u00a0Durand"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(st.sampled_from([*NAMES, "et", "la", ",", ".", "À", "de"]), max_size=12))
@example(["À", "Contrepoint"])
def test_names_as_they_should_be_are_never_told(tmp_path: Path, words: list[str]) -> None:
    assert said(tmp_path, f"Ici {' '.join(words)} là.") == []
