"""The imprint, which readers, the print shop and the law look for."""

from __future__ import annotations

from collections.abc import Iterator

from restitution.content.copydesk.finding import Finding
from restitution.content.edition import Edition, Imprint
from restitution.content.node import keys_of
from restitution.language import Language


def imprint_missing(edition: Edition, _language: Language) -> Iterator[Finding]:
    """An imprint that is not there, or lacks one of its keys.

    French law wants the printer (loi du 29 juillet 1881, art. 3), the director (art. 6) and the
    legal deposit (Code du patrimoine, L. 132-1); the ISSN is what libraries file a periodical by.
    """
    header = edition.publication
    keys = [key for key in keys_of(Imprint) if not getattr(header.imprint, key, None)]
    if keys:
        yield Finding(header.place_of("imprint"), {"keys": ", ".join(keys)})
