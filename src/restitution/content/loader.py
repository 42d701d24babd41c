"""Read content.yaml into an edition, or say everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic_core import ValidationError

from restitution import language
from restitution.content import checks, copydesk, located
from restitution.content.edition import Edition
from restitution.content.fields import LANGUAGE_FORM, Reading
from restitution.content.parts import ReadingAgain, by_mappings
from restitution.errors import ContentError, Problem, Severity
from restitution.frozen import Frozen
from restitution.language import Language
from restitution.rack import Rack
from restitution.source import UNMOVED, Moves
from restitution.yamlfile import Entries, Scalar, in_order, read, read_again

DEFAULT_LANGUAGE = "fr"


class Loaded(Frozen):
    """An edition and the warnings; places in it are those from which ``moves`` tells."""

    edition: Edition
    problems: tuple[Problem, ...]
    moves: Moves = UNMOVED


def load_edition(path: Path, name: str | None = None) -> tuple[Edition, tuple[Problem, ...]]:
    """The edition of a content file, and the warnings; ``name`` is what people call the file.

    Raises ContentError with every problem, warnings too, in the order of the file; the copy desk
    sees an edition only once nothing is wrong with it.
    """
    entries, noticed = read(path, name or str(path))
    tongue, unknown = _language(entries)
    context = Reading(tongue, unknown)
    edition = _validated(entries, context)
    context.problems.extend(checks.problems(entries, path.parent))
    found = [*noticed, *_further(context.problems, noticed)]
    if edition is None or _wrong(found):
        raise ContentError(in_order(found))
    return edition, in_order([*found, *copydesk.remarks(edition, tongue)])


def load_again(path: Path, name: str | None, rack: Rack) -> Loaded:
    """The same, with the parts that have not changed taken from a rack; raises the same."""
    return _by_parts(path, name or str(path), rack) or Loaded(*load_edition(path, name))


def _by_parts(path: Path, name: str, rack: Rack) -> Loaded | None:
    """An edition by its parts; None if something is wrong, for all of it to be told."""
    parted = read_again(path, name, rack)
    if parted is None or any(checks.problems(parted.entries, path.parent)):
        return None
    tongue, unknown = _language(parted.entries)
    context = ReadingAgain(tongue, unknown, rack, by_mappings(parted))
    edition = _validated(parted.entries, context)
    found = [*parted.problems, *context.problems]
    if edition is None or _wrong(found):
        return None
    moves = Moves(name, parted.moves)
    told = [problem.now(moves) for problem in found]
    remarks = copydesk.remarks(edition, tongue, moves, rack)
    return Loaded(edition, in_order([*told, *remarks]), moves)


def _wrong(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _further(problems: Iterable[Problem], reading: Iterable[Problem]) -> Iterator[Problem]:
    """Problems that do not only follow from an accident of reading at the same place."""
    places = {known.source for known in reading if known.severity is Severity.ERROR}
    return (problem for problem in problems if problem.source not in places)


def _language(entries: Entries) -> tuple[Language, list[Problem]]:
    """The language the texts are read in: it must be known before the first of them."""
    publication = entries.get("publication")
    code = publication.get("language") if isinstance(publication, Entries) else None
    if not isinstance(code, Scalar) or not LANGUAGE_FORM.matches(code):
        return language.get(DEFAULT_LANGUAGE), []
    try:
        return language.get(code.strip(" \t\n")), []
    except KeyError:
        values = {"value": str(code), "known": ", ".join(language.codes())}
        problem = Problem("language_unknown", code.source, values)
        return language.get(DEFAULT_LANGUAGE), [problem]


def _validated(entries: Entries, context: Reading) -> Edition | None:
    try:
        return Edition.read(entries, context)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        found = (located.problem(detail, entries) for detail in details)
        context.problems.extend(problem for problem in found if problem)
        return None
