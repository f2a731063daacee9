"""Is the report that lies inside the PDF this one, and nothing else?

In: `Evidence`. Out: findings. Follows ISO 32000-2, 14.13 (associated files) and ISO 32000-1, 7.11.4 (embedded
files).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from briefing_tex.errors import BriefingError
from briefing_tex.model import Report, to_data
from briefing_tex.proof.destinations import pairs
from briefing_tex.proof.evidence import Evidence
from briefing_tex.proof.findings import Finding
from briefing_tex.readers.pdf.file.objects import as_list, as_name, as_text, entries, entry, key_of
from briefing_tex.readers.pdf.file.streams import stream_bytes

_NAME = "report.json"
_KIND, _DESCRIPTION = "application/json", "The report this document was made from"
_FILE = frozenset({"Type", "F", "UF", "AFRelationship", "Desc", "EF"})


def wrong_attachment(evidence: Evidence) -> Iterator[Finding]:
    """Files in the PDF that are not its report. There may be none: PDF/A-2 takes none."""
    catalog = evidence.document.catalog
    named = list(pairs(entry(entry(catalog, "Names"), "EmbeddedFiles"), 0))
    associated = as_list(entry(catalog, "AF"))
    if not named and not associated:
        return
    files = {key_of(file) for file in (*associated, *(file for _, file in named))}
    if len(named) != 1 or len(associated) != 1 or len(files) != 1 or named[0][0] != _NAME.encode():
        yield _finding("the PDF holds files beside its report")
    elif not _is_report(associated[0], evidence):
        yield _finding("the report that lies inside the PDF is another one")


def _is_report(file: Any, evidence: Evidence) -> bool:
    held = entries(entry(file, "EF"))
    names = {as_text(entry(file, key)) for key in ("F", "UF")}
    if as_name(entry(file, "AFRelationship")) != "Source":
        return False
    if entries(file).keys() - _FILE or names != {_NAME} or len({key_of(data) for data in held.values()}) != 1:
        return False
    if as_name(entry(held.get("F"), "Subtype")) != _KIND or as_text(entry(file, "Desc")) != _DESCRIPTION:
        return False
    data = stream_bytes(held.get("F"))
    return bool(data == evidence.source) if evidence.source else _says_the_same(data, evidence.report)


def _says_the_same(data: bytes, report: Report) -> bool:
    try:
        return bool(to_data(Report.model_validate(json.loads(data))) == to_data(report))
    except (ValueError, BriefingError):
        return False


def _finding(message: str) -> Finding:
    return Finding("inside", message)
