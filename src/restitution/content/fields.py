"""The kinds of value that content.yaml holds, as pydantic types; each reads a located scalar.

The validation context brings the language and collects what markup has to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from restitution.errors import Problem
from restitution.language import Language
from restitution.markup import Prose, Text, parse_prose, parse_text
from restitution.yamlfile import Scalar


@dataclass(slots=True)
class Reading:
    """The validation context: the language of the texts, and what was noticed on the way."""

    language: Language
    problems: list[Problem]


def _scalar(value: Any) -> Scalar:
    if not isinstance(value, Scalar):
        raise PydanticCustomError("string_type", "text expected")
    if not value.strip(" \t\n"):
        raise PydanticCustomError("text_empty", "text is empty")
    return value


def _text(value: Any, info: ValidationInfo) -> Text:
    scalar, reading = _scalar(value), _reading(info)
    text, problems = parse_text(scalar, scalar.source, reading.language)
    reading.problems.extend(problems)
    return text


def _prose(value: Any, info: ValidationInfo) -> Prose:
    scalar, reading = _scalar(value), _reading(info)
    prose, problems = parse_prose(scalar, scalar.source, reading.language)
    reading.problems.extend(problems)
    return prose


def _reading(info: ValidationInfo) -> Reading:
    if not isinstance(info.context, Reading):
        raise TypeError("texts are validated with a Reading as context")
    return info.context


def _word(value: Any) -> str:
    return str(_scalar(value)).strip(" \t\n")


def _decimal(value: Any) -> Decimal:
    printed = _word(value)
    try:
        number = Decimal(printed.replace(",", ".").replace("\u202f", "").replace("\u00a0", ""))
    except InvalidOperation:
        raise PydanticCustomError("number_form", "a number expected") from None
    if not number.is_finite():
        raise PydanticCustomError("number_form", "a number expected")
    return number


def _string(description: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "description": description})


Inline = Annotated[Text, PlainValidator(_text), _string("Texte d’une seule tenue.")]
Blocks = Annotated[Prose, PlainValidator(_prose), _string("Texte de plusieurs alinéas, après « | ».")]
Word = Annotated[str, PlainValidator(_word), _string("Mot ou nom, pris tel quel.")]
Number = Annotated[
    Decimal,
    PlainValidator(_decimal),
    WithJsonSchema({"type": ["string", "number"], "description": "Nombre, avec virgule ou point."}),
]
