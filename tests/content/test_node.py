"""What all mappings of content.yaml have in common."""

from __future__ import annotations

import pickle

import pytest

from editions import asking
from restitution.content.edition import Edition, Room, Visit
from restitution.content.loader import load_edition
from restitution.content.node import keys_of, title_of, values_of


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    file = tmp_path_factory.mktemp("node") / "content.yaml"
    file.write_text(asking(["Ils **restent**"], "Presque tous."), encoding="utf-8")
    return load_edition(file)[0]


def test_a_mapping_knows_its_keys_and_where_they_stand(edition: Edition) -> None:
    visit = edition.visits[0]
    assert visit.place_of("name").line > visit.origin.line
    assert visit.place_of("chart") == visit.origin
    assert list(values_of(visit)) == [getattr(visit, key) for key in keys_of(Visit)]
    assert not any(key.startswith("_") for key in keys_of(Visit))


def test_a_mapping_that_is_left_out_was_not_said(edition: Edition) -> None:
    assert edition.publication.said
    assert not edition.room.said


def test_a_key_has_a_title() -> None:
    assert title_of(Room, "depth") == "De l’écran au dernier rang"


def test_mappings_that_say_the_same_elsewhere_are_two(edition: Edition) -> None:
    again = pickle.loads(pickle.dumps(edition))
    assert again == edition
    assert hash(again) == hash(edition)
    assert Room() == Room()
    assert edition.visits[0].place != Visit.excerpt(id="", name="").place


def test_an_excerpt_says_nothing_of_the_rest(edition: Edition) -> None:
    visit = edition.visits[0]
    brief = Visit.excerpt(id=visit.id, name=visit.name)
    assert (brief.name, brief.points, brief.chart) == (visit.name, (), None)
    with pytest.raises(AttributeError):
        _ = brief.place.city
    assert pickle.loads(pickle.dumps(brief)) == brief
    assert brief == Visit.excerpt(id=visit.id, name=visit.name)
