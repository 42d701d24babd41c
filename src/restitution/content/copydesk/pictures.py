"""Alternative texts that are there, and say little to who does not see the picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from restitution.content.copydesk.finding import Finding
from restitution.content.edition import Edition, Image
from restitution.language import Language

_WORD = re.compile(r"[^\W_]+")
_FILE_NAME = re.compile(r"[\w-]+\.[A-Za-z]{3,4}")


def alt_weak(edition: Edition, language: Language) -> Iterator[Finding]:
    """One word alone, a file's name, or a text that begins by saying that it is a picture.

    WCAG 2.2, technique F30 (file names); screen readers say « image » themselves.
    """
    for image in _images(edition):
        if _is_weak(image, language):
            yield Finding(image.alt.source, {"alt": image.alt.plain})


def alt_is_caption(edition: Edition, _language: Language) -> Iterator[Finding]:
    """A caption said twice: who listens hears it again, and still not what is on the picture."""
    for image in _images(edition):
        if image.caption and _words(image.caption.plain) == _words(image.alt.plain):
            yield Finding(image.alt.source, {"alt": image.alt.plain})


def _images(edition: Edition) -> Iterator[Image]:
    for visit in edition.visits:
        yield from visit.images


def _is_weak(image: Image, language: Language) -> bool:
    alt = image.alt.plain
    words = _words(alt)
    stem = PurePosixPath(image.file).stem
    return (
        len(words) < 2  # noqa: PLR2004 - a word alone names, it does not describe
        or words == _words(stem)
        or bool(_FILE_NAME.fullmatch(alt))
        or bool(language.usage.picture.match(alt))
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
