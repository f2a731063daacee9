"""BibTeX and BibLaTeX entries as references, and back."""

from __future__ import annotations

import pytest

from briefing_tex.diagnostics import Source
from briefing_tex.errors import InvalidSource
from briefing_tex.model import Report
from briefing_tex.readers.bibtex import read
from briefing_tex.writers.bibtex import write

ENTRIES = r"""
@string{agt = "Annals of Tidal Geography"}
@comment{nothing}
@article{hallam2022,
  author = {Hallam, Idris and {van den} Berg, {\L}ucja and {World Tide and Sea Council}},
  title = {{Sediment} supply \& saltmarsh: {\"o}kologie --- a view},
  journal = agt, year = 2022, month = nov, volume = {14}, number = {3}, pages = {201--219},
  doi = {10.99999/atg.2022.0143}, keywords = {mud},
}
@online{port,
  author = {Tamsin Verrow}, title = "Tides at the Port", date = {2026-04-24/2026-04-30},
  url = {https://port.example/a_b?c=d%20e}, urldate = {2026-05-01}, langid = {english},
}
@techreport{r, institution = {Bay {Institute}}, number = {7}, year = {forthcoming}, title = {吴, 澄}}
"""


def test_entries() -> None:
    items, remarks = read(ENTRIES.encode(), Source("a.bib"))
    article, port, report = items
    assert article["type"] == "article-journal"
    assert article["author"] == [
        {"family": "Hallam", "given": "Idris"},
        {"family": "van den Berg", "given": "Łucja"},
        {"literal": "World Tide and Sea Council"},
    ]
    assert article["title"] == "Sediment supply & saltmarsh: ökologie — a view"
    assert article["container-title"] == "Annals of Tidal Geography"
    assert (article["issued"], article["issue"], article["page"]) == ("2022-11", "3", "201-219")
    assert port["author"] == [{"family": "Verrow", "given": "Tamsin"}]
    assert (port["issued"], port["accessed"]) == ("2026-04-24", "2026-05-01")
    assert port["URL"] == "https://port.example/a_b?c=d%20e"
    assert (report["publisher"], report["number"], report["title"]) == ("Bay Institute", "7", "吴, 澄")
    said = [(remark.location.line, remark.message) for remark in remarks]
    assert any(line == 4 and "keyword" in text for line, text in said)
    assert any(line == 14 and "year" in text for line, text in said)
    Report(title="T", references=items)


def test_a_broken_entry_is_said() -> None:
    items, remarks = read(b"@book{a, title = {Tides}}\n\n@book{b, title = {open\n", Source("a.bib"))
    assert [item["id"] for item in items] == ["a"]
    assert [(remark.severity, remark.location.line) for remark in remarks] == [("error", 3)]


def test_not_utf8() -> None:
    with pytest.raises(InvalidSource):
        read(b"@book{a, title = {\xff}}", Source("a.bib"))


def test_what_was_written_is_read() -> None:
    items, _ = read(ENTRIES.encode(), Source("a.bib"))
    report = Report(title="T", references=items)
    again, remarks = read(write(report).text.encode(), Source())
    assert Report(title="T", references=again) == report
    assert not remarks
