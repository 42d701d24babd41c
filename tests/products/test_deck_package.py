"""The real deck is a package as a careful person would make it."""

from __future__ import annotations

from openxml_audit import validate_pptx

from products.built import output
from writers.pptx.package_checks import faults


def test_openxml_audit_finds_nothing() -> None:
    result = validate_pptx(str(output() / "deck.pptx"))

    assert result.is_valid
    assert list(result.errors) == []


def test_the_further_package_checks_find_nothing() -> None:
    assert faults(output() / "deck.pptx") == []
