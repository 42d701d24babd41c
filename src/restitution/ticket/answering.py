"""A job is done, or answered from its ticket."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from restitution.cache import Cache
from restitution.epoch import VARIABLE
from restitution.frozen import Frozen, as_json, of_json, replace
from restitution.program import fingerprint
from restitution.ticket.evidence import Evidence, listed, taken
from restitution.ticket.job import Job
from restitution.ticket.outcome import Outcome
from restitution.witness import ABSENT

Sources = tuple[Sequence[Path], Sequence[Path]]
"""The files that a content is built from, there or not, and the folders of themes."""


class Answer(Frozen):
    """What came of a job: now, or when its ticket was written, if it was ``known``."""

    outcome: Outcome
    known: bool


def answered(
    job: Job,
    cache: Cache,
    environment: Mapping[str, str],
    do: Callable[[], Outcome],
    also: Callable[[], Iterable[Path]] = tuple,
    sources: Callable[[], Sources] | None = None,
) -> Answer:
    """What the ticket of a job says, if it still stands; else the job is done, and says it.

    ``also`` are files, and folders of files, that a result depends on beside what the content is
    built from; ``sources`` tells that, if somebody has read the content anyhow. Raises what doing
    the job raises; of that no ticket is written.
    """
    circumstances = _circumstances(environment)
    if cache.folder is None or circumstances is None:
        return Answer(do(), known=False)
    known = _standing(job, cache, circumstances)
    if known is not None:
        return Answer(known, known=True)
    read = _read(sources() if sources else _sources(job, cache), also())
    outcome = do()
    if outcome.lasting and read == read.again():
        _keep(job, cache, circumstances, read, outcome)
    return Answer(outcome, known=False)


def _circumstances(environment: Mapping[str, str]) -> dict[str, str] | None:
    """What a result depends on beside files; None where nobody can say where we are.

    The day is one, since a date in the content may be to come. The language is none: an outcome is
    told in the one that is spoken.
    """
    try:
        here = str(Path.cwd())  # a font that the project does not have is looked for from here
    except OSError:
        return None
    return {
        "program": fingerprint(),
        "day": time.strftime("%Y-%m-%d", time.gmtime()),
        "here": here,
        VARIABLE: environment.get(VARIABLE, ""),
    }


def _standing(job: Job, cache: Cache, circumstances: Mapping[str, str]) -> Outcome | None:
    """The outcome on a job's ticket, if all that it was written by is as it was."""
    found = cache.found(job.name)
    if found is None:
        return None
    ticket = of_json(found)
    if ticket["circumstances"] != circumstances:
        return None  # another program may have written the rest otherwise
    still = Evidence.of(ticket["evidence"]).still()
    return Outcome.of(ticket["outcome"]) if still else None


def _sources(job: Job, cache: Cache) -> Sources:
    """What a job will be made of, found in its content."""
    from restitution.inputs import Inputs  # noqa: PLC0415 - heavy

    inputs = Inputs(job.content, cache=cache)
    return inputs.paths(), inputs.shelves


def _read(sources: Sources, also: Iterable[Path]) -> Evidence:
    """What a job will be made of, as it is before it is done."""
    more, (files, shelves) = list(also), sources
    folders = [place for place in more if place.is_dir()]
    within = [folder / name for folder in folders for name in listed(str(folder))]
    return taken(map(str, (*files, *more, *within)), map(str, (*shelves, *folders)))


def _keep(
    job: Job,
    cache: Cache,
    circumstances: Mapping[str, str],
    read: Evidence,
    outcome: Outcome,
) -> None:
    """Write a ticket, if what was made lies where it was put and nobody is at work there."""
    expected = _expected(job.output, outcome) if job.output else {}
    left = taken(expected, ())
    if any(left.files[place].what != what for place, what in expected.items()):
        return
    evidence = replace(read, files={**read.files, **left.files})
    ticket = {
        "circumstances": circumstances,
        "evidence": evidence.as_data(),
        "outcome": outcome.as_data(),
    }
    cache.keep([(job.name, as_json(ticket))])


def _expected(output: Path, outcome: Outcome) -> dict[str, str]:
    """What is to lie in an output folder: the files that were made, and no work in hand."""
    from restitution.delivery import HIDDEN  # noqa: PLC0415 - heavy

    made = {str(output / name): digest for name, digest in outcome.made.items()}
    return {**made, str(output / HIDDEN): ABSENT}
