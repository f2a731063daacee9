"""Metadata: Info and XMP with title, authors, language and dates; page labels; the document's language.

XMP as ISO 16684-1 has it, Dublin Core and PDF schemas; dates from the report's epoch, never from the clock.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from html import escape

import pikepdf
from msgspec import Struct
from pikepdf import Array, Dictionary, Name, String


class Metadata(Struct, frozen=True):
    """What a PDF says of itself; `epoch` is in seconds since 1970, `producer` names program and version."""

    title: str
    authors: Sequence[str]
    keywords: Sequence[str]
    language: str
    epoch: int
    producer: str
    declared: str = ""
    """RDF on the standards that the PDF declares."""


def pdf_date(epoch: int) -> str:
    """A moment as PDF writes it.

    >>> pdf_date(0)
    'D:19700101000000Z'
    """
    return datetime.datetime.fromtimestamp(epoch, datetime.UTC).strftime("D:%Y%m%d%H%M%SZ")


def describe(pdf: pikepdf.Pdf, data: Metadata) -> None:
    """Write Info, XMP, language, page labels, and that viewers show the title."""
    moment = datetime.datetime.fromtimestamp(data.epoch, datetime.UTC)
    stamp = pdf_date(data.epoch)
    info = {
        "/Title": data.title,
        "/Author": ", ".join(data.authors),
        "/Keywords": ", ".join(data.keywords),
        "/Creator": data.producer,
        "/Producer": data.producer,
        "/CreationDate": stamp,
        "/ModDate": stamp,
    }
    known = {key: String(value) for key, value in info.items() if value}
    pdf.trailer.Info = pdf.make_indirect(Dictionary(known))
    catalog = pdf.Root
    catalog.Lang = String(data.language)
    catalog.Metadata = pdf.make_stream(_xmp(data, moment), Type=Name.Metadata, Subtype=Name.XML)
    catalog.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    catalog.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))


def identify(pdf: pikepdf.Pdf, identity: bytes) -> None:
    """A file identifier (ISO 32000-1, 14.4) that is a hash of what the PDF was made from."""
    pdf.trailer.ID = Array([String(identity), String(identity)])


def _xmp(data: Metadata, moment: datetime.datetime) -> bytes:
    date = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    authors = "".join(f"<rdf:li>{escape(author)}</rdf:li>" for author in data.authors)
    subjects = "".join(f"<rdf:li>{escape(word)}</rdf:li>" for word in data.keywords)
    parts = [
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(data.title)}</rdf:li></rdf:Alt></dc:title>',
        f"<dc:creator><rdf:Seq>{authors}</rdf:Seq></dc:creator>" if authors else "",
        f"<dc:subject><rdf:Bag>{subjects}</rdf:Bag></dc:subject>" if subjects else "",
        f"<dc:language><rdf:Bag><rdf:li>{escape(data.language)}</rdf:li></rdf:Bag></dc:language>",
        "<dc:format>application/pdf</dc:format>",
        f"<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>",
        f"<xmp:MetadataDate>{date}</xmp:MetadataDate><xmp:CreatorTool>{escape(data.producer)}</xmp:CreatorTool>",
        f"<pdf:Producer>{escape(data.producer)}</pdf:Producer>",
        f"<pdf:Keywords>{escape(', '.join(data.keywords))}</pdf:Keywords>" if subjects else "",
    ]
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
        f"{''.join(parts)}</rdf:Description>{data.declared}</rdf:RDF></x:xmpmeta>"
        '<?xpacket end="w"?>'
    )
    return packet.encode()
