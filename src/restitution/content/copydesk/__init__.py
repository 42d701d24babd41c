"""The copy desk: what a careful colleague would ask before the issue goes out.

An edition comes here once nothing is wrong with it. Nothing found here stops a build; each remark
may be silenced by name, with a reason, where the edition says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from restitution.content.copydesk import dates, figures, lengths, names, pictures, sums, videos
from restitution.content.copydesk.bytext import ByText, found_by_text
from restitution.content.copydesk.finding import Finding, Reader
from restitution.content.copydesk.imprint import imprint_missing
from restitution.content.copydesk.silences import unsilenced
from restitution.content.edition import Edition
from restitution.content.silence import Check
from restitution.errors import Problem
from restitution.language import Language
from restitution.rack import Rack
from restitution.source import UNMOVED, Moves

CHECKS: Final[Mapping[Check, Reader | ByText]] = MappingProxyType(
    {
        Check.FIGURE_NOT_ON_PAGE: figures.not_on_page,
        Check.PARTS_SUM: sums.parts_sum,
        Check.NAME_TWO_WAYS: ByText(names.known_names, names.two_ways),
        Check.POINTS_MISSING: lengths.points_missing,
        Check.ANSWER_LONG: lengths.answer_long,
        Check.SENTENCE_LONG: ByText(lengths.tongue, lengths.sentence_long),
        Check.DATE_DISORDERED: dates.disordered,
        Check.DATE_IN_FUTURE: dates.in_future,
        Check.ALT_WEAK: pictures.alt_weak,
        Check.ALT_IS_CAPTION: pictures.alt_is_caption,
        Check.FALLBACK_MISSING: videos.fallback_missing,
        Check.VIDEO_UNCHECKED: videos.unchecked,
        Check.ADDRESS_LONG: videos.address_long,
        Check.IMPRINT_MISSING: imprint_missing,
    }
)


def remarks(
    edition: Edition, language: Language, moves: Moves = UNMOVED, rack: Rack | None = None
) -> Iterator[Problem]:
    """The warnings of all checks, but for those that the edition silences."""
    found = [
        finding.told(str(check), moves)
        for check, findings in _findings(edition, language, rack or Rack())
        for finding in findings
    ]
    return unsilenced(edition, found, moves)


def _findings(
    edition: Edition, language: Language, rack: Rack
) -> Iterator[tuple[Check, Iterable[Finding]]]:
    by_text = {check: read for check, read in CHECKS.items() if isinstance(read, ByText)}
    found = found_by_text(by_text, edition, language, rack)
    for check, read in CHECKS.items():
        yield check, found[check] if isinstance(read, ByText) else read(edition, language)
