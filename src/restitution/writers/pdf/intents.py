"""What the colours of a file mean: its output intent (ISO 32000-1, 14.11.5)."""

from __future__ import annotations

import hashlib
import zlib

from restitution.assets import shipped
from restitution.rack import Rack
from restitution.writers.pdf import syntax
from restitution.writers.pdf.reportlab_slots import Document

_SCREEN = "sRGB.icc"
_SCREEN_NAME = "sRGB IEC61966-2.1"


def write_screen_intent(document: Document, rack: Rack) -> None:
    """Say that the file's RGB is sRGB, as PDF/A asks (ISO 19005-2, 6.2.3)."""
    profile = write_profile(document, (shipped("icc") / _SCREEN).read_bytes(), 3, rack)
    name = syntax.text(_SCREEN_NAME)
    intent = document.add(
        "<< /Type /OutputIntent /S /GTS_PDFA1 "
        f"/OutputConditionIdentifier {name} /Info {name} /DestOutputProfile {profile} >>"
    )
    document.set_catalog(OutputIntents=f"[{intent}]")


def write_profile(document: Document, profile: bytes, channels: int, rack: Rack) -> str:
    """Put an ICC profile into the document; deflated, it is kept for all files."""
    digest = hashlib.sha256(profile).hexdigest()
    made_of = (digest, zlib.ZLIB_RUNTIME_VERSION)
    deflated = rack.lasting(f"profile/{digest}", made_of, lambda: zlib.compress(profile))
    return document.add_deflated(deflated, f"/N {channels}")
