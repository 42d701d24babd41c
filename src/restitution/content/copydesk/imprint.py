"""The imprint, which readers, the print shop and the law look for."""

from __future__ import annotations

from collections.abc import Iterator

from restitution.content.copydesk.finding import Finding
from restitution.content.edition import Edition, Imprint
from restitution.language import Language


def imprint_missing(edition: Edition, _language: Language) -> Iterator[Finding]:
    """An imprint that is not there, or lacks one of its keys.

    A French periodical names its publisher's director and its printer, and tells its legal
    deposit and ISSN (loi du 29 juillet 1881, art. 3 and 6; Code du patrimoine, L. 132-1).
    """
    header = edition.publication
    keys = [key for key in Imprint.model_fields if not getattr(header.imprint, key, None)]
    if keys:
        yield Finding(header.place_of("imprint"), {"keys": ", ".join(keys)})
