"""Does the PDF say of itself what the report says? Title, issuers, keywords and language, in both places.

In: `Evidence`. Out: findings. Follows ISO 32000-1, 14.3 (Info, metadata streams) and ISO 16684-1 (XMP).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from briefing_tex.model import plain_text
from briefing_tex.proof.evidence import Evidence
from briefing_tex.proof.findings import Finding
from briefing_tex.readers.pdf.file.objects import as_text, entry
from briefing_tex.readers.pdf.file.streams import stream_bytes

_PROPERTY = re.compile(r"<dc:(title|creator|subject|language)>(.*?)</dc:\1>", re.DOTALL)
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
    said_of = _metadata(evidence)
    wanted_of = {
        "title": [title],
        "creator": issuers,
        "subject": report.keywords,
        "language": [report.language],
    }
    for name, values in wanted_of.items():
        if said_of.get(name, []) != list(values):
            yield _finding(name, ", ".join(said_of.get(name, [])))


def _metadata(evidence: Evidence) -> dict[str, Sequence[str]]:
    """The properties of the XMP packet, as its items."""
    data = stream_bytes(entry(evidence.document.catalog, "Metadata")).decode("utf-8", "replace")
    found: dict[str, Sequence[str]] = {}
    for name, inside in _PROPERTY.findall(data):
        found[name] = [*found.get(name, ()), *map(unescape, _ITEM.findall(inside))]
    return found


def _finding(name: str, said: str) -> Finding:
    return Finding("document", f"the metadata say another {name} than the report", said)
