"""Does the PDF say of itself what the report says? Title, issuers, keywords and language, in both
places; one date.

In: `Evidence`. Out: findings. Follows ISO 32000-1, 14.3 (Info, metadata streams) and ISO 16684-1 (XMP).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

from briefing_tex.model import plain_text
from briefing_tex.proof.evidence import Evidence
from briefing_tex.proof.findings import Finding
from briefing_tex.readers.pdf.file.objects import as_text, entries, entry
from briefing_tex.readers.pdf.file.streams import stream_bytes

_PROPERTY = re.compile(r"<dc:(title|creator|subject|language)>(.*?)</dc:\1>", re.DOTALL)
_DATE = re.compile(r"<xmp:(?:Create|Modify|Metadata)Date>([^<]*)<")
_TAG = re.compile(r"<([A-Za-z]\w*:\w+)")
_MARKUP = re.compile(r"<[^>]*>")
_ATTRIBUTE = re.compile(r"""\s([\w:]+)\s*=\s*["']""")
_ATTRIBUTES = frozenset({"begin", "id", "end", "rdf:about", "rdf:parseType", "xml:lang"})
_PROGRAM = re.compile(r"<(?:xmp:CreatorTool|pdf:Producer)>([^<]*)<")
_SIMPLE = re.compile(r"<(pdf:Keywords|dc:format)>([^<]*)<")
_INFO = frozenset("Title Author Keywords Creator Producer CreationDate ModDate".split())
_XMP = frozenset(
    "x:xmpmeta rdf:RDF rdf:Description rdf:Alt rdf:Seq rdf:Bag rdf:li dc:title dc:creator dc:subject "
    "dc:language dc:format xmp:CreateDate xmp:ModifyDate xmp:MetadataDate xmp:CreatorTool pdf:Producer "
    "pdf:Keywords".split()
)
_PROGRAMS = ("Creator", "Producer")
_STANDARDS = ("pdfaid:", "pdfuaid:", "pdfaExtension:", "pdfaSchema:", "pdfaProperty:")
"""What ours say, and the names by which they declare a standard."""
_ITEM = re.compile(r"<rdf:li[^>]*>([^<]*)</rdf:li>")


def wrong_metadata(evidence: Evidence) -> Iterator[Finding]:
    """What the PDF says of itself otherwise than the report."""
    report = evidence.report
    issuers = [item.name for item in report.organisations if item.role == "issuer"]
    title = plain_text(report.title)
    info = evidence.document.pdf.trailer.get("/Info")
    shown = {"Title": title, "Author": ", ".join(issuers), "Keywords": ", ".join(report.keywords)}
    for key, wanted in shown.items():
        if (said := as_text(entry(info, key))) != wanted:
            yield _finding(key.lower(), said)
    packet = stream_bytes(entry(evidence.document.catalog, "Metadata")).decode("utf-8", "replace")
    said_of = _properties(packet)
    wanted_of = {
        "title": [title],
        "creator": issuers,
        "subject": report.keywords,
        "language": [report.language],
    }
    for name, values in wanted_of.items():
        if said_of.get(name, []) != list(values):
            yield _finding(name, ", ".join(said_of.get(name, [])))
    dates = [as_text(entry(info, "CreationDate")), as_text(entry(info, "ModDate")), *_DATE.findall(packet)]
    if len({"".join(filter(str.isdecimal, date)) for date in dates}) > 1:
        yield Finding("document", "the metadata say several dates", ", ".join(dates))
    yield from _programs(info, packet, shown["Keywords"])
    foreign = (entries(info).keys() - _INFO) | _attributes(packet)
    foreign |= {tag for tag in _TAG.findall(packet) if tag not in _XMP and not tag.startswith(_STANDARDS)}
    if foreign:
        yield Finding("document", f"the metadata say what ours never say: {', '.join(sorted(foreign))}")


def _programs(info: Any, packet: str, keywords: str) -> Iterator[Finding]:
    """Another program, other keywords or another kind of file than ours say."""
    programs = {*map(unescape, _PROGRAM.findall(packet)), *(as_text(entry(info, key)) for key in _PROGRAMS)}
    if len(programs) > 1 or not all(program.startswith("briefing_tex ") for program in programs):
        yield Finding("document", "the metadata name another program", ", ".join(sorted(programs)))
    for name, said in _SIMPLE.findall(packet):
        if unescape(said) != (keywords if name == "pdf:Keywords" else "application/pdf"):
            yield _finding(name, unescape(said))


def _attributes(packet: str) -> set[str]:
    """Attributes that ours never have: a property may be written as one."""
    names = {name for markup in _MARKUP.findall(packet) for name in _ATTRIBUTE.findall(markup)}
    return {name for name in names if name not in _ATTRIBUTES and not name.startswith("xmlns:")}


def _properties(data: str) -> dict[str, Sequence[str]]:
    """The properties of the XMP packet, as its items."""
    found: dict[str, Sequence[str]] = {}
    for name, inside in _PROPERTY.findall(data):
        found[name] = [*found.get(name, ()), *map(unescape, _ITEM.findall(inside))]
    return found


def _finding(name: str, said: str) -> Finding:
    return Finding("document", f"the metadata say another {name} than the report", said)
