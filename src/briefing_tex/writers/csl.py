"""The references of a report as CSL-JSON (CSL 1.0.2, csl-data.json).

In: a report. Out: an array of items; dates as date-parts, our own field `text` under `custom`.
"""

from __future__ import annotations

import json
from typing import Any

from briefing_tex.diagnostics import Diagnostic
from briefing_tex.formats import Written
from briefing_tex.model import Reference, Report, to_data


def write(report: Report) -> Written:
    """The references; everything else of the report is left out, and said once.

    >>> print(write(Report(title="T", references=[{"id": "a", "title": "Tides", "issued": "2026"}])).text)
    [
      {
        "id": "a",
        "type": "document",
        "issued": {"date-parts": [[2026]]},
        "title": "Tides"
      }
    ]
    """
    remarks = []
    if report.sections or report.abstract:
        message = "only the references are written: the format holds nothing else"
        remarks.append(Diagnostic("info", "references-only", message, report.source.locate(None)))
    return Written(_dumped([_item(reference) for reference in report.references]) + "\n", tuple(remarks))


def _item(reference: Reference) -> dict[str, Any]:
    item: dict[str, Any] = to_data(reference)
    for name in ("issued", "accessed"):
        if name in item:
            item[name] = {"date-parts": [[int(part) for part in item[name].split("-")]]}
    if text := item.pop("text", None):
        item["custom"] = {"text": text}
    return item


def _dumped(items: list[dict[str, Any]]) -> str:
    """Indented JSON with each date on one line."""
    marks: dict[str, str] = {}
    for item in items:
        for name in ("issued", "accessed"):
            if name in item:
                mark = f"\x00{len(marks)}"
                marks[json.dumps(mark)] = json.dumps(item[name])
                item[name] = mark
    text = json.dumps(items, ensure_ascii=False, indent=2)
    for mark, date in marks.items():
        text = text.replace(mark, date, 1)
    return text
