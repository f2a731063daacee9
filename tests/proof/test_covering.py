"""What is no overprinting: glyphs that reach over their neighbours because the font has them so."""

from __future__ import annotations

import pytest

from briefing_tex.model import Report
from briefing_tex.pipeline import build


@pytest.mark.tex
@pytest.mark.parametrize("text", ["\U0001eca1Ú", "fÝ-", "a\u06dd9", "ĺß", "ľÌ", "ĩĨĩ", "ffff"])
def test_signs_that_lean_over_their_neighbours(text: str) -> None:
    paragraph = {"type": "paragraph", "text": [text, " and ", {"type": "emphasis", "text": f"Ý. {text}"}]}
    sections = [{"title": "One", "blocks": [paragraph]}]
    report = Report(language="ko", title="Signs", sections=sections, references=[{"id": "a", "title": text}])
    assert build(report).pages == 1


@pytest.mark.tex
def test_words_of_many_narrow_columns_are_broken_before_they_run_into_each_other() -> None:
    row = ["harbours", "waterway", "mainland", "lanterns", "midnight", "mornings", "monument", "currents"]
    inner = {"type": "list", "items": [[{"type": "table", "head": [row], "rows": [row, row]}]]}
    blocks = [{"type": "list", "items": [[{"type": "quote", "blocks": [inner]}]]}]
    assert build(Report(language="en", title="Signs", sections=[{"title": "One", "blocks": blocks}])).pages == 1
