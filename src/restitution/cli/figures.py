"""Figures as they are printed in the language that is spoken."""

from __future__ import annotations

from decimal import Decimal

from restitution.cli.speech import spoken
from restitution.language import get


def amount(value: float) -> str:
    """A figure of a summary, with one decimal."""
    return number(Decimal(f"{value:.1f}"))


def number(value: Decimal) -> str:
    """A figure with the digits that it has."""
    return get(spoken()).number(value)
