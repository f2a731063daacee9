"""A report as programs make it: dates of Python's own, changed copies."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from briefing_tex.diagnostics import Source
from briefing_tex.errors import InvalidReport
from briefing_tex.model import Report
from briefing_tex.pipeline import schema as schema_of_reports


@pytest.mark.parametrize("day", [datetime.date(2026, 4, 24), datetime.datetime(2026, 4, 24, 23)])
def test_dates_of_python(day: datetime.date) -> None:
    report = Report(title="Tides", date=day, references=[{"id": "a", "title": "A", "issued": day}])
    assert report.date == report.references[0].issued == "2026-04-24"
    with pytest.raises(InvalidReport, match="0026-04-24"):
        Report(title="Tides", date=day.replace(year=26))


def test_a_changed_copy_is_checked_and_keeps_its_place() -> None:
    report = Report(title="Tides", keywords=["harbour"]).with_source(Source("a.md", Path("/reports")))
    changed = report.model_copy(update={"title": "Low tides", "sections": [{"title": "Today"}]})
    assert changed == Report(title="Low tides", keywords=["harbour"], sections=[{"title": "Today"}])
    assert changed.source == report.source
    assert report.model_copy() == report
    for wrong in ({"titel": "Tides"}, {"date": "2026-04-31"}, {"title": None}):
        with pytest.raises(InvalidReport):
            report.model_copy(update=wrong)


def test_the_schema_takes_what_the_model_takes() -> None:
    schema = schema_of_reports()
    for kind in ("Paragraph", "Table", "Strong", "Break"):
        assert schema["$defs"][kind]["required"][0] == "type"
    assert {"type": "string"} in schema["properties"]["abstract"]["anyOf"]
    for listed in (schema["properties"]["organisations"], schema["$defs"]["Reference"]["properties"]["author"]):
        assert [kind.get("type", "object") for kind in listed["items"]["anyOf"]] == ["object", "string"]
    caption = schema["$defs"]["Channel"]["properties"]["caption"]
    assert [kind["type"] for kind in caption["anyOf"]] == ["string", "array"]
    pattern = schema["properties"]["date"]["anyOf"][0]["pattern"]
    assert [bool(re.search(pattern, day)) for day in ("2026-04-24", "2026", "26-04", "soon")] == [1, 1, 0, 0]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (["a", {"type": "footnote", "blocks": "x"}], "[1].blocks"),
        (["a", {"type": "footnote", "blocks": [{"type": "code", "text": 3}]}], "[1].blocks[0].text"),
        (["a", {"type": "link", "url": "u", "strong": "x"}], "[1].strong"),
        ([{"type": "strong", "text": ["a", {"type": "emphasis", "text": 3}]}], "[0].text[1].text"),
    ],
)
def test_the_path_of_a_fault_within_a_line(text: object, path: str) -> None:
    with pytest.raises(InvalidReport) as caught:
        Report(title=text)
    assert caught.value.location.element == f"title{path}"
