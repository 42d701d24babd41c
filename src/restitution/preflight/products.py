"""Each product is held to its rules: the deck as a package, all others as they are on paper.

What reads them is loaded when it is needed: the libraries for PDF take longer than a small deck.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from restitution.page.items import Publication
from restitution.preflight.fault import Fault
from restitution.rack import Rack

_BROKEN: Final[tuple[type[Exception], ...]] = (
    AttributeError,
    KeyError,
    OSError,
    TypeError,
    ValueError,
)
"""What reading a damaged file ends in, whatever reads it."""

_Rules = Callable[[Path, Publication, Rack], Iterable[Fault]]


def inspect(
    product: str, path: Path, publication: Publication, rack: Rack | None = None
) -> tuple[Fault, ...]:
    """The faults of one finished file, or of a folder; nothing is said of unknown products.

    On the rack stands what was found before.
    """
    rules = _rules_of(product)
    try:
        return tuple(rules(path, publication, rack or Rack()))
    except _broken(product) as error:
        return (Fault("unreadable", 0, type(error).__name__),)


def prepare(products: Iterable[str]) -> None:
    """Have at hand what looks at products, which is heavy."""
    for product in products:
        _rules_of(product)


def _rules_of(product: str) -> _Rules:
    """The rules of a product."""
    if product == "deck":
        return _deck
    from restitution.preflight import paper  # noqa: PLC0415 - heavy

    return paper.RULES.get(product, _none)


def _broken(product: str) -> tuple[type[Exception], ...]:
    """What reading a damaged file of a product ends in; asked for only when something has."""
    if product == "deck":
        return _BROKEN
    from restitution.preflight import paper  # noqa: PLC0415 - heavy

    return (*_BROKEN, *paper.broken())


def _deck(path: Path, publication: Publication, rack: Rack) -> Iterable[Fault]:
    from restitution.preflight import package  # noqa: PLC0415 - not for others

    return package.faults(path, len(publication.pages), rack)


def _none(_path: Path, _publication: Publication, _rack: Rack) -> Iterable[Fault]:
    return ()
