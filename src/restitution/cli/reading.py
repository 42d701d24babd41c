"""A content file read to be checked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from restitution.cache import Cache
from restitution.compose.timing import over_time
from restitution.content.loader import load_again
from restitution.inputs import Inputs
from restitution.rack import Rack
from restitution.ticket import Outcome, Sources
from restitution.yamlfile import in_order


def sources_of(content: Path, cache: Cache, rack: Rack) -> Sources:
    """What a content file is built from; its parts stand on the rack from now on."""
    inputs = Inputs(content, cache=cache, rack=rack)
    return inputs.paths(), inputs.shelves


def problems_in(content: Path, rack: Rack) -> Outcome:
    """What is wrong in a content file; raises ContentError for what cannot be used."""
    loaded = load_again(content, str(content), rack)
    edition, moves = loaded.edition, loaded.moves

    def paces() -> Mapping[str, float]:
        """The words a minute that the theme has for each language."""
        from restitution.theme.loader import load_theme  # noqa: PLC0415 - heavy

        place = moves.now(edition.place_of("theme"))
        return load_theme(edition.theme.name, content.parent, place, rack).speech

    late = (problem.now(moves) for problem in over_time(edition, paces))
    outcome = Outcome(in_order([*loaded.problems, *late]))
    rack.put_away()
    return outcome
