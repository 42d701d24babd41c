"""The spaces and signs of French, one rule a function.

Authorities: the *Lexique des règles typographiques en usage à l'Imprimerie nationale* (Lexique),
the typographic panels of Antidote (Antidote), and the SI brochure of the BIPM, 9th edition (SI).
"""

from __future__ import annotations

import re
from typing import Final

from restitution.language.rules import (
    DASH,
    GAP,
    NARROW,
    NO_BREAK,
    after_gap,
    apostrophes,
    before_gap,
    ellipses,
    lone_hyphens,
    single_gaps,
    single_quotes,
)
from restitution.language.zones import START, WORD
from restitution.patterns import pattern

_MONTHS: Final = (
    r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    r"|janv\.|févr\.|avr\.|juill\.|sept\.|oct\.|nov\.|déc\.)"
)
_UNITS: Final = (
    r"km|KM|kg|KG|cm|mm|ha|m²|m³|km²|kW|kWh|MW|MWh|GW|Mo|Go|To|ko|k€|M€|Md€|ETP|°C|mn|min"
)
_SHORT_UNITS: Final = r"g|m|t|l|s|L|W|V|A"
_ELISIONS: Final = r"[cdjlmnstCDJLMNST]|[Qq]u|[Ll]orsqu|[Pp]uisqu|[Jj]usqu|[Qq]uoiqu"
# What a sign of high punctuation may lean on when it was typed without its space.
_SOLID: Final = rf"[\w)\]»”’%€‰°…{WORD}]"
_CLOSED: Final = r"(?:(?<=[^\W_]\*)|(?<=[^\W_]\*\*))"

_ELIDED_QUOTE: Final = pattern(rf"\b(?:{_ELISIONS})'(?={GAP}|»)")
_ELIDED_GAP: Final = pattern(rf"\b((?:{_ELISIONS})’){GAP}(?=[\w«“\"*])")
# What some rules are about: where it is missing, their costly patterns are not tried.
_FIGURE: Final = pattern(r"\d")
_ETC: Final = pattern(rf"\b([Ee]tc)(?:\.\.|\.?(?:{GAP}?…)+)")
_BEFORE_ELLIPSIS: Final = pattern(rf"{GAP}(?<=[\w)\]»”’*!?%€{WORD}]{GAP})(?=…(?!\w))")
_BEFORE_LOW: Final = pattern(
    rf"{GAP}(?<=[^\s«“‘(\[\\{START}]{GAP})(?=,|\)|(?<![.…]{GAP})\.(?:[\s)»”]|\Z))"
)
_AFTER_OPEN: Final = pattern(rf"\({GAP}(?=[^\s)])")
_ORDINAL: Final = pattern(r"\b(\d+|[IVX]+)(?:[èe]me|ième)(s?)\b|\b(\d+)è(s?)\b")
_FEMININE_FIRST: Final = pattern(r"\b(1|I)[èe]re(s?)\b")
_STRAIGHT_QUOTES: Final = pattern(r'(?<!\w)"(?=\S)([^"]+?)(?<=\S)"(?!\w)')
_BLANK_LINE: Final = pattern(r"(\n[ \t\r]*\n)")
_OPEN_QUOTE: Final = pattern(rf"«{GAP}?(?=[^\s])")
_CLOSE_QUOTE: Final = pattern(rf"{GAP}»(?<=[^\s«{START}]{GAP}»)|(?<=[^\s«{START}])»")
_SPLIT_HIGH: Final = pattern(rf"([!?]){GAP}(?=[!?])")
_HIGH: Final = pattern(rf"{GAP}(?<=[^\s«“‘(\[!?{START}]{GAP})(?=[;!?])")
_TIGHT_HIGH: Final = pattern(
    rf"(?=[;!?])(?:(?<={_SOLID})|{_CLOSED}(?![;!?]+\*))([!?]+|;)(?=[\s*)»”\"\],.…]|\Z)"
)
_COLON: Final = pattern(rf"{GAP}(?<=[^\s«“‘(\[{START}]{GAP})(?=:)")
_TIGHT_COLON: Final = pattern(rf":(?:(?<={_SOLID}:)|(?<=[^\W_]\*:)|(?<=[^\W_]\*\*:))(?=[\s*]|\Z)")
_THOUSANDS: Final = pattern(
    rf"(?<![\w.,:/])(?<!\d[-–])\d{{1,3}}(?:[ {NO_BREAK}{NARROW}]\d{{3}})+(?!\d)"
)
_SYMBOL: Final = pattern(
    rf"(?:(?<=\d){GAP}?|{GAP}(?<=[\w{WORD}]{GAP})|{GAP}(?<=\d\*{GAP})|{GAP}(?<=\d\*\*{GAP}))(?=[%‰€])"
)
_UNIT: Final = pattern(
    rf"(?<=\d)(?:{GAP}?(?=(?:{_UNITS})(?![\w’]))|{GAP}(?=(?:{_SHORT_UNITS})(?![\w’])))"
)
_HOUR: Final = pattern(rf"(?<!\w)(\d+){GAP}?h(?:{GAP}?([0-5]\d)(?!\d))?(?!\w)")
_NUMBER_SIGN: Final = pattern(rf"\b([Nn][°º]s?){GAP}?(?=\d)")
_REFERENCE: Final = pattern(rf"\b((?:pp?|art|fig|chap|vol|al|éd|t)\.|§){GAP}(?=\d)")
_PERSON: Final = pattern(
    rf"(?<!\w)(MM?\.|Mmes?|Mlles?|Drs?|Prs?|Mgr|Me|[A-ZÀ-ÖØ-Þ]\.(?:-[A-ZÀ-ÖØ-Þ]\.)?){GAP}"
    r"(?=[A-ZÀ-ÖØ-Þ][\w.])"
)
_DAY: Final = pattern(rf"(?<!\w)(\d\d?|1er){GAP}(?={_MONTHS}(?!\w))", re.IGNORECASE)
_ASIDE: Final = pattern(
    rf"{GAP}(?<=[^\s{START}]{GAP})(?!(?<=\d{GAP}){DASH}{GAP}\d)({DASH}){GAP}"
    rf"((?:(?![.!?…;]{GAP}|{GAP}{DASH}[\s,.;:!?)»…])[^\n])+){GAP}({DASH})(?=[\s,.;:!?)»…]|\Z)"
)
_LEADING_DASH: Final = pattern(rf"(^|{START})([–—]){GAP}(?=\S)", re.MULTILINE)


def elisions(text: str) -> str:
    """No space after an elided word: d’« aidant » (Lexique)."""
    if "'" in text:
        text = _ELIDED_QUOTE.sub(lambda found: found[0][:-1] + "’", text)
    return _ELIDED_GAP.sub(r"\1", text) if before_gap("’", text) else text


def et_cetera(text: str) -> str:
    """Never an ellipsis after etc., which says the same (Lexique)."""
    return _ETC.sub(r"\1.", text) if "tc" in text else text


def low_punctuation(text: str) -> str:
    """No space before a comma or a stop, nor inside parentheses (Lexique)."""
    if after_gap(",.)", text):
        text = _BEFORE_LOW.sub("", text)
    return _AFTER_OPEN.sub("(", text) if before_gap("(", text) else text


def trailing_ellipses(text: str) -> str:
    """No space before an ellipsis that ends a thought (Lexique); one before a word keeps it."""
    return _BEFORE_ELLIPSIS.sub("", text) if after_gap("…", text) else text


def ordinals(text: str) -> str:
    """2e, 3es, XXe, 1re: the short endings (Lexique)."""
    if not any(ending in text for ending in ("è", "me", "ere")):
        return text
    shortened = _FEMININE_FIRST.sub(r"\1re\2", text)
    return _ORDINAL.sub(
        lambda found: f"{found[1] or found[3]}e{found[2] or found[4] or ''}", shortened
    )


def straight_quotes(text: str) -> str:
    """A pair of straight quotes is « », and “ ” inside another quotation (a house choice)."""
    return "".join(map(_block_quotes, _BLANK_LINE.split(text))) if '"' in text else text


def _block_quotes(block: str) -> str:
    def curved(match: re.Match[str]) -> str:
        start = match.start()
        if block.count("«", 0, start) > block.count("»", 0, start):
            return f"“{match[1]}”"
        return f"«{match[1]}»"

    while _STRAIGHT_QUOTES.search(block):
        block = _STRAIGHT_QUOTES.sub(curved, block)
    return block


def guillemets(text: str) -> str:
    """A no-break space inside « » (Lexique)."""
    if "«" not in text and "»" not in text:
        return text
    return _CLOSE_QUOTE.sub(f"{NO_BREAK}»", _OPEN_QUOTE.sub(f"«{NO_BREAK}", text))


def high_punctuation(text: str) -> str:
    """A fine no-break space before ; ! ? and their groups (Lexique)."""
    if not any(sign in text for sign in ";!?"):
        return text
    if after_gap(";!?", text):
        text = _HIGH.sub(NARROW, _SPLIT_HIGH.sub(r"\1", text))
    return _TIGHT_HIGH.sub(rf"{NARROW}\1", text)


def colons(text: str) -> str:
    """A no-break space before a colon, but not in 9:30 or a:b (Lexique)."""
    if ":" not in text:
        return text
    return _TIGHT_COLON.sub(f"{NO_BREAK}:", _COLON.sub(NO_BREAK, text))


def thousands(text: str) -> str:
    """Groups of three digits are parted by a fine space (SI, 5.4.4); a year is no group."""
    if not _FIGURE.search(text):
        return text
    return _THOUSANDS.sub(lambda found: re.sub(GAP, NARROW, found[0]), text)


def symbols(text: str) -> str:
    """A no-break space between a number, or its word, and %, ‰ or € (SI, 5.4.3 and 5.4.7)."""
    return _SYMBOL.sub(NO_BREAK, text) if any(sign in text for sign in "%‰€") else text


def units(text: str) -> str:
    """A no-break space between a number and its unit (SI, 5.4.3)."""
    return _UNIT.sub(NO_BREAK, text) if _FIGURE.search(text) else text


def hours(text: str) -> str:
    """No-break spaces on both sides of the h: 15 h 30 (Lexique)."""

    def spaced(match: re.Match[str]) -> str:
        return NO_BREAK.join(part for part in (match[1], "h", match[2]) if part)

    return _HOUR.sub(spaced, text) if "h" in text and _FIGURE.search(text) else text


def references(text: str) -> str:
    """n° 4, p. 3, art. 2 stay in one piece (Antidote)."""
    if not _FIGURE.search(text):
        return text
    return _REFERENCE.sub(rf"\1{NO_BREAK}", _NUMBER_SIGN.sub(rf"\1{NO_BREAK}", text))


def persons(text: str) -> str:
    """M. Dupont, Mme Martin, J.-F. Draperi stay in one piece (Antidote, « Noms de famille »)."""
    return _PERSON.sub(rf"\1{NO_BREAK}", text)


def dates(text: str) -> str:
    """A day stays with its month: 1er janvier (Antidote, « Dates »)."""
    return _DAY.sub(rf"\1{NO_BREAK}", text) if _FIGURE.search(text) else text


def dashes(text: str) -> str:
    """An aside stands between dashes that lean on it – thus – (Lexique)."""
    if not before_gap("-–—", text):
        return text

    def leaning(match: re.Match[str]) -> str:
        first, last = (sign if sign in "–—" else "–" for sign in (match[1], match[3]))
        return f" {first}{NO_BREAK}{match[2]}{NO_BREAK}{last}"

    asides = lone_hyphens(_ASIDE.sub(leaning, text))
    return _LEADING_DASH.sub(rf"\1\2{NO_BREAK}", asides)


FIXERS: Final = (
    single_gaps,
    apostrophes,
    elisions,
    single_quotes,
    ellipses,
    et_cetera,
    low_punctuation,
    straight_quotes,
    trailing_ellipses,
    ordinals,
    guillemets,
    high_punctuation,
    colons,
    thousands,
    symbols,
    units,
    hours,
    references,
    persons,
    dates,
    dashes,
)
"""The rules in the order in which they apply."""
