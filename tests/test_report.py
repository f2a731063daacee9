"""A report as programs make it: dates of Python's own, changed copies."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from briefing_tex.diagnostics import Source
from briefing_tex.errors import InvalidReport
from briefing_tex.model import Report


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
