"""Decks of one visit and of many are packages as a careful person would make them."""

from __future__ import annotations

import pytest
from openxml_audit import validate_pptx

from products.decks import DECKS, Deck
from restitution.preflight import package
from writers.pptx.package_checks import faults


@pytest.fixture(scope="module", params=DECKS)
def deck(request: pytest.FixtureRequest) -> Deck:
    return DECKS[request.param]()


def test_openxml_audit_finds_nothing(deck: Deck) -> None:
    result = validate_pptx(str(deck.path))

    assert result.is_valid
    assert list(result.errors) == []


def test_the_further_package_checks_find_nothing(deck: Deck) -> None:
    assert faults(deck.path) == []


def test_the_checks_of_each_build_find_nothing(deck: Deck) -> None:
    assert list(package.faults(deck.path, len(deck.pages))) == []
