"""What the file says of itself: document information and XMP, with the same values in both.

A file claims to be PDF/UA-1 (ISO 14289-1, clause 5) and PDF/A-2a (ISO 19005-2, 6.6.4) if it is
tagged, PDF/A-2b if it is not. PDF/A knows no property of PDF/UA: a schema beside it says what it is
(6.6.2.3.3).
"""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape

from restitution.page.items import Publication
from restitution.writers.pdf.reportlab_slots import Document

CREATOR = "restitution"
PRODUCER = "restitution"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:MetadataDate>{moment}</xmp:MetadataDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdf:Keywords>{keywords}</pdf:Keywords>
</rdf:Description>
{claims}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""

_ARCHIVE = """<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>{conformance}</pdfaid:conformance>
</rdf:Description>
"""

_TAGGED = """<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def moment(date: str) -> datetime:
    """An ISO 8601 date as a moment in UTC; what a short one does not say is its first.

    Raises ValueError for anything else.
    """
    missing = "0001-01-01"[len(date) :] if len(date) < len("0001-01-01") else ""
    found = datetime.fromisoformat(date + missing)
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def write_information(document: Document, publication: Publication) -> None:
    """Title, author, subject, keywords; and that viewers show the title, not the file's name."""
    document.set_information(
        moment(publication.date),
        title=publication.title,
        author=publication.author,
        subject=publication.subject,
        keywords=_keywords(publication),
        creator=CREATOR,
        producer=PRODUCER,
    )
    document.set_catalog(ViewerPreferences="<< /DisplayDocTitle true >>")


def write_xmp(document: Document, publication: Publication, *, tagged: bool) -> None:
    """The metadata stream of a file for screens; a tagged one claims PDF/UA-1 as well."""
    archive = _ARCHIVE.format(conformance="A" if tagged else "B")
    write_packet(document, publication, archive + (_TAGGED if tagged else ""))


def write_packet(document: Document, publication: Publication, claims: str) -> None:
    """The metadata stream (14.3.2), with RDF descriptions of what the file claims to be."""
    said = {
        "title": publication.title,
        "author": publication.author,
        "subject": publication.subject,
        "keywords": _keywords(publication),
        "language": publication.language,
        "creator": CREATOR,
        "producer": PRODUCER,
        "moment": f"{moment(publication.date):%Y-%m-%dT%H:%M:%SZ}",
    }
    packet = _XMP.format(
        **{key: escape(value, quote=False) for key, value in said.items()},
        claims=claims,
    )
    document.set_catalog(
        Metadata=document.add_stream(packet.encode(), "/Type /Metadata /Subtype /XML")
    )


def _keywords(publication: Publication) -> str:
    """The names of the sections."""
    return ", ".join(dict.fromkeys(page.section for page in publication.pages))
