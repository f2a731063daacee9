"""CSL-JSON carries every field of a reference."""

from __future__ import annotations

import json

from hypothesis import given, settings

from briefing_tex.diagnostics import Source
from briefing_tex.model import Reference, Report
from briefing_tex.readers.csl import read
from briefing_tex.writers.csl import write
from strategies import references


@settings(max_examples=100, deadline=None)
@given(references())
def test_equal_references_come_back(listed: list[Reference]) -> None:
    written = write(Report(title="T", references=listed))
    items, remarks = read(written.text.encode(), Source())
    assert (written.diagnostics, remarks) == ((), ())
    assert [Reference.model_validate(item) for item in items] == listed


def test_dates_are_date_parts_and_whole_entries_are_custom() -> None:
    report = Report(title="T", references=[{"id": "a", "issued": "2026-04", "text": "Tides (2026)."}])
    assert json.loads(write(report).text) == [
        {
            "id": "a",
            "type": "document",
            "issued": {"date-parts": [[2026, 4]]},
            "custom": {"text": "Tides (2026)."},
        },
    ]


def test_what_is_no_reference_is_said_to_be_left_out() -> None:
    report = Report(title="T", sections=[{"title": "S"}])
    assert [remark.code for remark in write(report).diagnostics] == ["references-only"]
