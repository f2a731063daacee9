"""What is no overprinting: glyphs that reach over their neighbours because the font has them so."""

from __future__ import annotations

import pytest

from briefing_tex.model import Report
from briefing_tex.pipeline import build


@pytest.mark.tex
@pytest.mark.parametrize("text", ["\U0001eca1Ú", "fÝ-", "a\u06dd9"])
def test_signs_that_lean_over_their_neighbours(text: str) -> None:
    paragraph = {"type": "paragraph", "text": [text, " and ", {"type": "emphasis", "text": f"Ý. {text}"}]}
    sections = [{"title": "One", "blocks": [paragraph]}]
    report = Report(language="ko", title="Signs", sections=sections, references=[{"id": "a", "title": text}])
    assert build(report).pages == 1
