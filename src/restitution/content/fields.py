"""The kinds of value that content.yaml holds, as marks of their types; each reads a located scalar.

The validation context brings the language and collects what is noticed on the way. A value of
the wrong form raises a pydantic error whose type is the problem's code.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic_core import CoreSchema, PydanticCustomError, core_schema
from pydantic_core.core_schema import ValidationInfo

from restitution.errors import Problem
from restitution.frozen import Frozen
from restitution.language import Language
from restitution.markup import Copy, Piece, Prose, Text, parse_prose, parse_text
from restitution.yamlfile import Entries, Scalar

Made = TypeVar("Made")

Told = dict[str, Any]
"""What JSON Schema says of a value."""

_BLANK = " \t\n"

MOST_LETTERS = 40_000
"""Some fifteen pages; what Markdown takes for a text of brackets grows with its square."""

_WRITTEN = ["string", "number", "boolean"]
"""What an editor's own YAML reader takes unquoted text for: to us all of it is text."""


class Reading:
    """The validation context: the language of the texts, and what was noticed on the way."""

    def __init__(self, language: Language, problems: list[Problem] | None = None) -> None:
        self.language = language
        self.problems = [] if problems is None else problems

    def taken(self, _data: Entries, make: Callable[[], Made]) -> Made:
        """What is made of a mapping, each time anew."""
        return make()

    def once(self, _copy: Copy, make: Callable[[], Piece]) -> Piece:
        """What is read of a piece of a text, each time anew."""
        return make()


def reading(info: ValidationInfo) -> Reading:
    """The context of a validation. Raises TypeError when it was given none."""
    if not isinstance(info.context, Reading):
        raise TypeError("an edition is validated with a Reading as context")
    return info.context


def _scalar(value: Any) -> Scalar:
    if not isinstance(value, Scalar):
        raise PydanticCustomError("string_type", "text expected")
    if value.blank:
        raise PydanticCustomError("text_empty", "text is empty")
    return value


def _written(value: Any) -> Scalar:
    """A text of a length that people write."""
    scalar = _scalar(value)
    if len(scalar) > MOST_LETTERS:
        raise PydanticCustomError("text_huge", "too long", {"most": MOST_LETTERS})
    return scalar


def _text(value: Any, info: ValidationInfo) -> Text:
    scalar, context = _written(value), reading(info)
    text, problems = parse_text(
        str(scalar), scalar.source, context.language, scalar.columns, context.once
    )
    context.problems.extend(problems)
    return text


def _prose(value: Any, info: ValidationInfo) -> Prose:
    scalar, context = _written(value), reading(info)
    prose, problems = parse_prose(
        str(scalar), scalar.source, context.language, scalar.columns, context.once
    )
    context.problems.extend(problems)
    return prose


def _word(value: Any) -> str:
    """A word taken as it is; the keys of a mapping come as plain strings."""
    return (value if type(value) is str else str(_scalar(value))).strip(_BLANK)


def _decimal(value: Any) -> Decimal:
    """A number with a decimal comma or point, and spaces between its thousands if any."""
    written = _word(value)
    printed = re.sub(r"[ \u00a0\u202f](?=[0-9]{3}(?![0-9]))", "", written)
    try:
        number = Decimal(printed.replace(",", ".").replace("\u2212", "-"))
    except InvalidOperation:
        raise _misformed("number_form", written) from None
    if not number.is_finite() or "_" in printed:
        raise _misformed("number_form", written)
    return number


def _misformed(code: Any, value: str) -> PydanticCustomError:
    return PydanticCustomError(code, "wrong form", {"value": value})


def _day(written: str) -> str:
    return date.fromisoformat(written).isoformat()


def _time(written: str) -> str:
    """A time of day as ``hh:mm``, from 9:30, 9h30, 9 h 30 or 9 h."""
    hours, _, minutes = re.sub(r"\s*[h:]\s*", ":", written).partition(":")
    return f"{int(hours):02}:{minutes or '00'}"


def _flag(written: str) -> bool:
    return written in ("true", "oui", "yes")


class Taken(Frozen):
    """A text, taken as it is by some way of reading."""

    how: Callable[[Any, ValidationInfo], object]
    description: str

    def reads(self, _plain: CoreSchema) -> CoreSchema:
        """How it is read."""
        return core_schema.with_info_plain_validator_function(self.how)

    def told(self, _plain: Told) -> Told:
        """Any text in JSON Schema."""
        return {"type": _WRITTEN, "description": self.description}


class Form(Frozen):
    """A word of a given form; ``code`` names the problem when it has another.

    ``means`` makes a value of it, and raises ValueError when there is no such value; ``kind`` is
    what an editor's own YAML reader may take the word for, beside a string.
    """

    code: str
    pattern: str
    description: str
    means: Callable[[str], object] = str
    kind: str = ""

    def matches(self, word: str) -> bool:
        """Whether a word has the form, but for blanks around it."""
        return bool(re.fullmatch(self.pattern, word.strip(_BLANK)))

    def value(self, typed: Any) -> object:
        """What a word of the form means. Raises a pydantic error of the form's code."""
        word = _word(typed)
        if not self.matches(word):
            raise _misformed(self.code, word)
        try:
            return self.means(word)
        except ValueError:
            raise _misformed(self.code, word) from None

    def reads(self, _plain: CoreSchema) -> CoreSchema:
        """How it is read."""
        return core_schema.no_info_plain_validator_function(self.value)

    def told(self, _plain: Told) -> Told:
        """The form in JSON Schema; a pattern binds only what an editor takes for a string."""
        return {
            "type": ["string", self.kind] if self.kind else "string",
            "pattern": f"^({self.pattern})$",
            "description": self.description,
        }


class Choice(Frozen):
    """One of the words of an enumeration."""

    words: type[StrEnum]

    def word(self, value: Any) -> StrEnum:
        """The member. Raises a pydantic error ``choice`` that names all, and the nearest."""
        written = _word(value)
        known = [str(member) for member in self.words]
        if written in known:
            return self.words(written)
        from difflib import get_close_matches  # noqa: PLC0415 - for who mistypes

        near = get_close_matches(written.lower(), known, 1, cutoff=0)
        values = {"value": written, "choices": ", ".join(known), "near": near[0]}
        raise PydanticCustomError("choice", "not a choice", values)

    def reads(self, _plain: CoreSchema) -> CoreSchema:
        """How it is read."""
        return core_schema.no_info_plain_validator_function(self.word)

    def told(self, _plain: Told) -> Told:
        """The words in JSON Schema."""
        return {"enum": [str(member) for member in self.words]}


class Shorthand(Frozen):
    """A mapping that may be written as one word: the value of its key ``key``."""

    key: str

    def spelled_out(self, value: Any) -> Any:
        """The mapping that a word stands for; anything else as it is."""
        if not isinstance(value, Scalar):
            return value
        entries = Entries(value.source)
        entries[self.key] = value
        entries.key_sources[self.key] = value.source
        return entries

    def reads(self, plain: CoreSchema) -> CoreSchema:
        """How it is read."""
        return core_schema.no_info_before_validator_function(self.spelled_out, plain)

    def told(self, plain: Told) -> Told:
        """Both ways in JSON Schema."""
        return {"anyOf": [{"type": [*_WRITTEN, "null"]}, plain]}


class Within(Frozen):
    """A number between two others, themselves included; ``zero`` says whether it may be 0."""

    low: int
    high: int
    zero: bool = True

    def number(self, value: Any) -> Decimal:
        """The number. Raises a pydantic error ``number_range`` when it lies outside."""
        number = _decimal(value)
        if not self.low <= number <= self.high or (number == 0 and not self.zero):
            raise _misformed("number_range", _word(value))
        return number

    def reads(self, _plain: CoreSchema) -> CoreSchema:
        """How it is read."""
        return core_schema.no_info_plain_validator_function(self.number)

    def told(self, _plain: Told) -> Told:
        """The limits in JSON Schema."""
        return {
            "type": ["string", "number"],
            "description": "Nombre, avec virgule ou point.",
            "minimum": self.low,
            "maximum": self.high,
        }


LANGUAGE_FORM = Form("language_form", r"[a-z]{2}", "Deux lettres : fr, en.")

Inline = Annotated[
    Text, Taken(_text, "Texte d’une seule tenue ; **gras**, *italique*, [lien](https://…).")
]
Blocks = Annotated[
    Prose,
    Taken(_prose, "Texte de plusieurs alinéas, après « | » ; listes « - », intertitres « ### »."),
]
Word = Annotated[str, Taken(lambda value, _: _word(value), "Mot ou nom, pris tel quel.")]
Latitude = Annotated[Decimal, Within(-90, 90)]
Longitude = Annotated[Decimal, Within(-180, 180)]
Amount = Annotated[Decimal, Within(0, 10**12)]
Whole = Annotated[Decimal, Within(0, 10**12, zero=False)]
Metres = Annotated[Decimal, Within(0, 1000, zero=False)]
Minutes = Annotated[Decimal, Within(0, 1440, zero=False)]
Flag = Annotated[
    bool,
    Form("flag_form", "true|false|oui|non|yes|no", "true (oui) ou false (non).", _flag, "boolean"),
]
Day = Annotated[
    str, Form("day_form", r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "Année-mois-jour : 2010-10-14.", _day)
]
Time = Annotated[
    str,
    Form(
        "time_form",
        r"([01]?[0-9]|2[0-3])(:[0-5][0-9]|\s?h(\s?[0-5][0-9])?)",
        "Heure : 9:30, 9 h 30 ou 9 h.",
        _time,
    ),
]
Id = Annotated[
    str,
    Form(
        "id_form",
        r"[a-z0-9]+(-[a-z0-9]+)*",
        "Minuscules sans accent, chiffres et traits d’union : visite-1.",
    ),
]
Url = Annotated[
    str,
    Form(
        "url_form",
        r"https?://[^\s/?#]+\.[^\s/?#.:]{2,}(:[0-9]+)?([/?#]\S*)?",
        "Adresse complète, avec https://.",
    ),
]
YearMonth = Annotated[
    str, Form("year_month_form", r"[0-9]{4}-(0[1-9]|1[0-2])", "Année-mois : 2010-10.")
]
LanguageCode = Annotated[str, LANGUAGE_FORM]
