"""The pipeline, from top to bottom: read, compose, write, and only then put in place."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path

from restitution.content.loader import load_edition
from restitution.errors import OutputError, Problem
from restitution.language import Language, get
from restitution.page.items import Publication
from restitution.products import PRODUCTS
from restitution.theme.loader import load_theme
from restitution.theme.tokens import Theme

Progress = Callable[[str], None]
"""Called with the name of each product as its work begins."""


@dataclass(frozen=True, slots=True)
class Result:
    """One product as built: its file, pages (or codes), size in bytes and seconds."""

    product: str
    file: Path
    pages: int
    size: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Report:
    """What a build made, and what it noticed."""

    results: tuple[Result, ...]
    problems: tuple[Problem, ...]
    seconds: float


class Workshop:
    """One reading of one content file, and the publications composed from it on demand."""

    def __init__(self, content: Path, name: str | None = None) -> None:
        self.content = content
        self.edition, self.problems = load_edition(content, name)

    @cached_property
    def language(self) -> Language:
        """The language of the publication."""
        return get(self.edition.publication.language)

    @cached_property
    def theme(self) -> Theme:
        """The theme that the content names."""
        return load_theme(self.edition.theme, self.content.parent, self.edition.origin)

    @cached_property
    def publications(self) -> dict[str, Publication]:
        """The composed publications, by name; each is composed when first asked for."""
        return {}

    def publication(self, name: str) -> Publication:
        """The deck, the newsletter or the codes, composed once."""
        if name not in self.publications:
            self.publications[name] = self._compose(name)
        return self.publications[name]

    def _compose(self, name: str) -> Publication:
        from restitution.compose.compositor import Compositor  # noqa: PLC0415 - heavy
        from restitution.text.hyphenation import Hyphenator  # noqa: PLC0415 - heavy
        from restitution.text.setting import Typesetter  # noqa: PLC0415 - heavy
        from restitution.theme.fonts import FontLibrary  # noqa: PLC0415 - heavy

        edition, language = self.edition, self.language
        rules = language.hyphenation
        hyphenator = Hyphenator(rules.patterns, rules.left, rules.right, edition.lexicon)
        fonts = FontLibrary(self.theme.families, language.code)
        grid = self.theme.grids["deck" if name == "deck" else "newsletter"]
        compositor = Compositor(edition, self.theme, grid, language, Typesetter(fonts, hyphenator))
        publication: Publication = import_module(f"restitution.compose.{name}").compose(compositor)
        return publication


def build(
    content: Path,
    output: Path,
    *,
    only: Collection[str] = (),
    progress: Progress = lambda _: None,
    name: str | None = None,
) -> Report:
    """Make the products of a content file; earlier files stay untouched until all are made.

    Raises ContentError, LayoutError, ThemeError, AssetError or OutputError.
    """
    began = time.perf_counter()
    progress("content")
    workshop = Workshop(content, name)
    try:
        results = _make(workshop, output, only or tuple(PRODUCTS), progress)
    except OSError as error:
        file = Path(error.filename or output).name
        values = {"file": file, "detail": error.strerror or str(error)}
        raise OutputError(Problem("output_failed", values=values)) from error
    return Report(results, workshop.problems, time.perf_counter() - began)


def _make(
    workshop: Workshop, output: Path, wanted: Collection[str], progress: Progress
) -> tuple[Result, ...]:
    output.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=".restitution-", dir=output))
    try:
        results = [
            _write(workshop, name, staging, output, progress) for name in PRODUCTS if name in wanted
        ]
        for result in results:
            _put(staging / result.file.name, result.file)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return tuple(results)


def _write(
    workshop: Workshop, name: str, staging: Path, output: Path, progress: Progress
) -> Result:
    began = time.perf_counter()
    progress(name)
    product = PRODUCTS[name]
    publication = workshop.publication(product.publication)
    path = staging / product.file
    product.write(publication, workshop.theme, path)
    size = sum(file.stat().st_size for file in ([path] if path.is_file() else path.iterdir()))
    seconds = time.perf_counter() - began
    return Result(name, output / product.file, len(publication.pages), size, seconds)


def _put(made: Path, place: Path) -> None:
    """Move a finished file, or the files of a finished folder, to its place in one step each."""
    if made.is_dir():
        place.mkdir(exist_ok=True)
        for file in sorted(made.iterdir()):
            file.replace(place / file.name)
        return
    made.replace(place)
