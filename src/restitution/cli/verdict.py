"""What is wrong with a content file, or with the files made from it: the work behind ``check``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from restitution.compose.timing import over_time
from restitution.content.loader import load_again
from restitution.rack import Rack
from restitution.ticket import Outcome
from restitution.yamlfile import in_order


def of_content(content: Path, rack: Rack) -> Outcome:
    """The problems of a content file. Raises ContentError and ThemeError."""
    loaded = load_again(content, str(content), rack)
    edition, moves = loaded.edition, loaded.moves

    def paces() -> Mapping[str, float]:
        """The words a minute that the theme has for each language."""
        from restitution.theme.loader import load_theme  # noqa: PLC0415 - heavy

        place = moves.now(edition.place_of("theme"))
        return load_theme(edition.theme.name, content.parent, place, rack).speech

    late = (problem.now(moves) for problem in over_time(edition, paces))
    return Outcome(in_order([*loaded.problems, *late]))


def of_outputs(content: Path, output: Path, rack: Rack) -> Outcome:
    """The faults of finished files. Raises what ``check_outputs`` does."""
    from restitution import build as pipeline  # noqa: PLC0415 - heavy

    report = pipeline.check_outputs(content, output, name=str(content), reading=rack)
    files = files_of(output)
    return Outcome(report.problems, facts={name: files[name].as_posix() for name in report.checked})


def files_of(output: Path) -> dict[str, Path]:
    """Where a build puts each product."""
    from restitution.products import PRODUCTS  # noqa: PLC0415 - heavy

    return {name: output / product.file for name, product in PRODUCTS.items()}
