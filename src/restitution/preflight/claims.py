"""What a file says of itself: ISO 14289-1, clauses 5 to 7, and ISO 19005-2, clause 6.

Language, title, metadata, output intent; and that it has nothing which both standards forbid.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from restitution.preflight.fault import Fault
from restitution.preflight.looks import Looks, as_written

UA = "http://www.aiim.org/pdfua/ns/id/"
_PDFA = "http://www.aiim.org/pdfa/ns/id/"
_EXTENSION = re.compile(rb"<pdfaSchema:namespaceURI>([^<]*)</pdfaSchema:namespaceURI>")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_PAIRS: Mapping[str, str] = {
    "/Title": "dc:title",
    "/Author": "dc:creator",
    "/Subject": "dc:description",
    "/Keywords": "pdf:Keywords",
    "/Producer": "pdf:Producer",
    "/Creator": "xmp:CreatorTool",
    "/CreationDate": "xmp:CreateDate",
    "/ModDate": "xmp:ModifyDate",
}
"""What the document information calls what XMP says (ISO 19005-1, 6.7.3)."""

_CATALOG_NEVER = {"/AA", "/AcroForm", "/OCProperties", "/Requirements", "/NeedsRendering"}
_NAMES_NEVER = {"/EmbeddedFiles", "/JavaScript", "/AlternatePresentations"}
_COMPONENTS = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4}
_COLOUR_SPACE, _CLASS, _MAJOR = slice(16, 20), slice(12, 16), 8
_NEWEST_PROFILE = 4


def faults(pdf: Pdf, data: bytes, looks: Looks) -> Iterator[Fault]:
    """What is wrong with the file as a whole; ``data`` is its bytes."""
    yield from _bytes(data)
    yield from _catalog(pdf)
    told = [as_written(pdf.Root.get(key)) for key in (Name.Metadata, Name.OutputIntents)]
    made_of = (looks.objects.print_of(*told, as_written(pdf.docinfo)),)
    yield from looks.stands("claims", made_of, lambda: (*_metadata(pdf), *_intents(pdf)))
    if "/ID" not in pdf.trailer:
        yield Fault("no_file_id", 0, "/ID")
    if pdf.is_encrypted:
        yield Fault("encrypted", 0, "/Encrypt")


def _bytes(data: bytes) -> Iterator[Fault]:
    """The head and the end of the file (ISO 19005-2, 6.1.2 and 6.1.3)."""
    head, mark = data[:24].split(b"\n")[:2]
    if not re.fullmatch(rb"%PDF-1\.[0-7]", head):
        yield Fault("file_head", 0, head.decode("latin-1"))
    if mark[:1] != b"%" or len(mark) < 5 or any(byte < 128 for byte in mark[1:5]):  # noqa: PLR2004 - from the clause
        yield Fault("file_head", 0, mark.hex())
    if not data.removesuffix(b"\n").endswith(b"%%EOF"):
        yield Fault("file_end", 0, data[-8:].hex())


def _catalog(pdf: Pdf) -> Iterator[Fault]:
    root = pdf.Root
    language = str(root.get(Name.Lang, ""))
    if not _LANGUAGE.fullmatch(language):
        yield Fault("no_language", 0, language)
    marked = root.get(Name.MarkInfo, Dictionary())
    if not bool(marked.get(Name.Marked, False)) or bool(marked.get(Name.Suspects, False)):
        yield Fault("not_marked", 0, "/MarkInfo")
    if not bool(root.get(Name.ViewerPreferences, Dictionary()).get(Name.DisplayDocTitle, False)):
        yield Fault("title_not_shown", 0, "/DisplayDocTitle")
    names = root.get(Name.Names, Dictionary())
    for entry in sorted((_CATALOG_NEVER & set(root.keys())) | (_NAMES_NEVER & set(names.keys()))):
        yield Fault("forbidden", 0, entry)
    action = root.get(Name.OpenAction)
    if isinstance(action, Dictionary) and action.get(Name.S) != Name.GoTo:
        yield Fault("forbidden", 0, "/OpenAction")


def _metadata(pdf: Pdf) -> Iterator[Fault]:
    stream = pdf.Root.get(Name.Metadata)
    if not isinstance(stream, Stream):
        yield Fault("no_metadata", 0, "/Metadata")
        return
    said = pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False)
    if not said.get("dc:title"):
        yield Fault("no_title", 0, "dc:title")
    if said.get(f"{{{UA}}}part") != "1":
        yield Fault("claims_no_pdfua", 0, str(said.get(f"{{{UA}}}part", "")))
    level = f"{said.get(f'{{{_PDFA}}}part', '')}{said.get(f'{{{_PDFA}}}conformance', '')}"
    if level != "2A":
        yield Fault("claims_no_pdfa", 0, level)
    if UA.encode() not in _EXTENSION.findall(stream.read_bytes()):
        yield Fault("no_extension_schema", 0, UA)
    for entry, term in _PAIRS.items():
        own, other = str(pdf.docinfo.get(entry, "")), _plain(said.get(term, ""))
        if _comparable(entry, own) != other:
            yield Fault("info_differs", 0, f"{entry} {term}")


def _plain(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list | set) else str(value)


def _comparable(entry: str, value: str) -> str:
    """A value of the document information as XMP writes it: dates in ISO 8601."""
    if not entry.endswith("Date"):
        return value
    try:
        return f"{datetime.strptime(value, 'D:%Y%m%d%H%M%S%z'):%Y-%m-%dT%H:%M:%SZ}"
    except ValueError:
        return ""


def _intents(pdf: Pdf) -> Iterator[Fault]:
    """One profile for the whole file, as ISO 19005-2, 6.2.3, asks."""
    intents = [
        intent
        for intent in list(pdf.Root.get(Name.OutputIntents, Array()))
        if intent.get(Name.S) == Name.GTS_PDFA1
    ]
    if not intents:
        yield Fault("no_output_intent", 0, "GTS_PDFA1")
    for intent in intents:
        if Name.OutputConditionIdentifier not in intent:
            yield Fault("output_intent", 0, "/OutputConditionIdentifier")
        yield from _profile(intent.get(Name.DestOutputProfile))


def _profile(stream: Object | None) -> Iterator[Fault]:
    if not isinstance(stream, Stream):
        yield Fault("output_intent", 0, "/DestOutputProfile")
        return
    profile = stream.read_bytes()
    if profile[_CLASS] not in {b"mntr", b"prtr"} or profile[_MAJOR] > _NEWEST_PROFILE:
        yield Fault("output_intent", 0, profile[_CLASS].decode("latin-1"))
    if stream.get(Name.N) != _COMPONENTS.get(profile[_COLOUR_SPACE]):
        yield Fault("output_intent", 0, f"/N {stream.get(Name.N)}")
