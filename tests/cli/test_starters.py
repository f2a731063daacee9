"""The first reports that `new` writes are sound, say the same in all languages, and become proven PDFs."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing_tex import pipeline
from briefing_tex.labels import LANGUAGES
from briefing_tex.model import walk

STARTERS = Path(pipeline.__file__).parents[1] / "starters"


def elements(file: Path) -> list[str]:
    """The kinds of the report's elements, in order."""
    return [type(part).__name__ for _, part in walk(pipeline.load(file)) if not isinstance(part, str | tuple)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_report_is_read_without_a_remark(language: str) -> None:
    loaded = pipeline.load_with_diagnostics(STARTERS / f"{language}.md")
    assert loaded.report.language == language
    assert loaded.diagnostics == ()


def test_first_reports_have_the_same_elements_in_all_languages() -> None:
    shown = elements(STARTERS / "en.md")
    assert {"Table", "List", "Footnote", "Quote", "Citation", "Link", "Code", "Channel"} <= set(shown)
    assert all(elements(STARTERS / f"{language}.md") == shown for language in LANGUAGES)


@pytest.mark.tex
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_report_becomes_a_proven_pdf(language: str) -> None:
    result = pipeline.build(pipeline.load(STARTERS / f"{language}.md"))
    assert result.pdf.startswith(b"%PDF-")
    assert result.diagnostics == ()
