"""The products made, and what a ticket says of them."""

from __future__ import annotations

from pathlib import Path

from restitution.build import Report, build
from restitution.cache import Cache
from restitution.cli.products import progress
from restitution.cli.summary import summary
from restitution.cli.table import Row
from restitution.frozen import as_tuple
from restitution.rack import Rack
from restitution.ticket import Outcome


def made(
    content: Path, output: Path, only: tuple[str, ...], cache: Cache, rack: Rack, *, strict: bool
) -> Outcome:
    """What came of making products, told to people. Raises what building raises."""
    report = build(
        content,
        output,
        only=only,
        strict=strict,
        progress=progress,
        name=str(content),
        cache=cache,
        reading=rack,
    )
    summary(report)
    return _outcome(report)


def _outcome(report: Report) -> Outcome:
    rows = [
        Row(one.product, one.file.as_posix(), one.pages, one.size, one.hint)
        for one in report.results
    ]
    files = {file: digest.hex() for file, digest in report.made.items()}
    # that a deck was touched is told once: what is there now is the one that was made
    lasting = report.kept is None
    facts = {"rows": [as_tuple(row) for row in rows]}
    return Outcome(report.problems, facts=facts, made=files, lasting=lasting)
