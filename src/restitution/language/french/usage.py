"""French as a copy desk reads it: abbreviations, numbers in words, idle openings."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from restitution.language.model import Usage
from restitution.patterns import pattern

_UNITS: Final = (
    *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
    *("onze", "douze", "treize", "quatorze", "quinze", "seize"),
    *("dix-sept", "dix-huit", "dix-neuf"),
)
_TENS: Final = {
    2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 8: "quatre-vingt",
}  # fmt: skip
_ABBREVIATION: Final = pattern(
    r"(?:al|art|av|bd|cf|chap|éd|env|ex|fig|hab|ill|max|min|mgr|mm?|op|pp?|réf|resp|ste?|suiv|suppl|t|tél"
    r"|vol|janv|févr|avr|juill|sept|oct|nov|déc)",
    re.IGNORECASE,
)
_PICTURE: Final = pattern(
    r"(?:une? |l[’'])?(?:image|photo(?:graphie)?|illustration|vue|visuel)s? (?:de|du|des|d[’'])\b",
    re.IGNORECASE,
)


def spelled(number: Decimal) -> str:
    """A whole number below 100 in words: soixante et onze, quatre-vingts; "" for any other."""
    whole = int(number)
    if number != whole or not 0 <= whole < 100:  # noqa: PLR2004 - two figures
        return ""
    if whole < len(_UNITS):
        return _UNITS[whole]
    tens, unit = divmod(whole, 10)
    if tens not in _TENS:
        tens, unit = tens - 1, unit + 10
    if not unit:
        return _TENS[tens] + ("s" if tens == 8 else "")  # noqa: PLR2004 - quatre-vingts
    joint = " et " if unit in (1, 11) and tens < 8 else "-"  # noqa: PLR2004 - quatre-vingt-un
    return f"{_TENS[tens]}{joint}{_UNITS[unit]}"


USAGE: Final = Usage(abbreviation=_ABBREVIATION, picture=_PICTURE, spelled=spelled)
