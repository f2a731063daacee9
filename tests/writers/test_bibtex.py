"""BibTeX gives back equal references whenever its writer gave no warning."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from briefing_tex.diagnostics import Source
from briefing_tex.model import Reference, Report
from briefing_tex.readers.bibtex import read
from briefing_tex.writers.bibtex import write
from strategies import Scope, references


@settings(max_examples=100, deadline=None)
@given(references())
def test_equal_references_come_back(listed: list[Reference]) -> None:
    written = write(Report(title="T", references=listed))
    items, remarks = read(written.text.encode(), Source())
    assert len(items) == len(listed)
    if not written.diagnostics:
        assert [Reference.model_validate(item) for item in items] == listed
        assert remarks == ()


@settings(max_examples=30, deadline=None)
@given(references(Scope("en", cruel=False)))
def test_everyday_references_lose_at_most_what_is_said(listed: list[Reference]) -> None:
    for remark in write(Report(title="T", references=listed)).diagnostics:
        assert str(remark.location.element).endswith((".text", ".number"))


@pytest.mark.parametrize(
    ("fields", "element"),
    [
        ({"id": "a b"}, "references[0].id"),
        ({"type": "treaty"}, "references[0].type"),
        ({"text": "Tides (2026)."}, "references[0].text"),
        ({"type": "article-journal", "number": "7"}, "references[0].number"),
        ({"URL": "https://a.example/{x}"}, "references[0].URL"),
    ],
)
def test_what_an_entry_cannot_hold_is_said(fields: dict[str, str], element: str) -> None:
    report = Report(title="T", references=[{"id": "a", "title": "Tides", **fields}])
    assert [remark.location.element for remark in write(report).diagnostics] == [element]
