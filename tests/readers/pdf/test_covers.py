"""Covers, and what word processors do to letters: a title page of its own, feigned bold."""

from __future__ import annotations

from collections.abc import Sequence

from make_pdf import PlainPdf
from test_first_lines import headed, prose
from test_layout import LONG, blocks

from briefing_tex.model import to_data
from briefing_tex.readers.pdf import read

BODY, TITLE, DATE = "海岸电气股份有限公司", "2026 年第一季度报告", "2026 年 04 月"
HEAD = f"{BODY} {TITLE}全文"


def with_cover(lines: Sequence[str], head_at: float) -> PlainPdf:
    """A cover whose running head stands at a height of its own, three pages of text."""
    pdf = PlainPdf()
    pdf.text(200, head_at, HEAD, 9)
    for place, line in enumerate(lines):
        pdf.text(220, 600 - 60 * place, line, 18 if place == 0 else 16, "Body-Bold")
    for number in (1, 2, 3):
        pdf.page()
        pdf.text(200, 800, HEAD, 9)
        pdf.text(100, 760, f"{number} 潮位的变化", 14, "Body-Bold")
        prose(pdf, 720)
    return pdf


def test_a_body_in_large_letters_stands_above_the_title_of_a_report() -> None:
    data = to_data(read(with_cover((BODY, TITLE, DATE), 806).build()).report)
    assert data["title"] == TITLE
    assert data["organisations"] == [{"name": BODY, "role": "issuer"}]
    assert data["date"] == "2026-04"
    assert "abstract" not in data


def test_the_head_of_a_cover_is_not_read_wherever_it_stands() -> None:
    for height in (800, 806, 812):
        found = [block.text for block in blocks(with_cover((TITLE, DATE), height))]
        assert found[:2] == [TITLE, DATE]


def test_glyphs_that_are_filled_and_stroked_look_bold() -> None:
    pdf = headed(PlainPdf())
    y = prose(pdf, 720) - 15
    pdf.pages[-1].append(b"2 Tr")
    pdf.text(100, y, "涨潮的时刻", 10)
    pdf.pages[-1].append(b"0 Tr")
    pdf.lines(100, y - 30, "　　" + LONG[:38], LONG[:40], "完。")
    assert [block.kind for block in blocks(pdf) if block.text == "涨潮的时刻"] == ["heading"]
