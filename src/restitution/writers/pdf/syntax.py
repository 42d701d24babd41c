"""Values in the notation of ISO 32000-1, 7.3: numbers, texts, names, addresses."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from restitution.writers.pdf.reportlab_slots import digits


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """A real number with three digits after the point at most."""
    return digits(round(value, 3))


def numbers(*values: float) -> str:
    """Several numbers, with spaces between them."""
    return " ".join(number(value) for value in values)


def name(value: str) -> str:
    """A name (7.3.5) without its solidus: what is not plain is written by its number."""
    return "".join(
        sign if sign.isascii() and (sign.isalnum() or sign in "-_.+") else _escaped(sign)
        for sign in value
    )


def text(value: str) -> str:
    """A text string (7.9.2.2), in UTF-16 and hexadecimal so that nothing needs escaping."""
    return f"<FEFF{value.encode('utf-16-be').hex().upper()}>"


def raw(value: bytes) -> str:
    """A byte string, in hexadecimal."""
    return f"<{value.hex().upper()}>"


def address(value: str) -> str:
    """A URI in ASCII (12.6.4.7): what is not ASCII is percent-encoded, escapes are kept."""
    return raw(quote(value, safe="%/:?#[]@!$&'()*+,;=~-._").encode("ascii"))


def _escaped(sign: str) -> str:
    return "".join(f"#{byte:02X}" for byte in sign.encode())
