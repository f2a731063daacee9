"""Headings in the margin, as large as the text: they stand above what is beside them."""

from __future__ import annotations

import pytest
from make_pdf import PlainPdf
from test_layout import LONG, blocks, titled


def with_heads(*heads: tuple[str, ...], beside: str = "完。") -> PlainPdf:
    """Sections of four lines, each with the lines of its heading in the margin."""
    pdf = titled(PlainPdf())
    for place, head in enumerate(heads):
        y = 740 - 80 * place
        pdf.lines(60, y + 1, *head, font="Body-Bold", pitch=14)
        pdf.lines(200, y, *[LONG[:32]] * 3, beside)
    return pdf


@pytest.mark.parametrize(
    "heads",
    [
        [("潮汐",), ("风",), ("明日的海况",)],
        [("潮汐与潮流", "的变化"), ("风向",), ("明日的海况", "与航行的", "建议")],
    ],
)
def test_headings_beside_the_first_lines_of_their_text(heads: list[tuple[str, ...]]) -> None:
    found = [(block.kind, block.text) for block in blocks(with_heads(*heads))[1:]]
    text = (None, LONG[:32] * 3 + "完。")
    assert found == [one for head in heads for one in (("heading", "".join(head)), text)]


def test_a_heading_that_begins_above_its_text() -> None:
    pdf = titled(PlainPdf())
    for place, name in enumerate(("潮汐与潮流", "风向与风力")):
        y = 740 - 90 * place
        pdf.lines(60, y + 10, name, "的变化", font="Body-Bold", pitch=14)
        pdf.lines(200, y, *[LONG[:32]] * 3, "完。")
    assert [block.text for block in blocks(pdf)[1:]][::2] == ["潮汐与潮流的变化", "风向与风力的变化"]


def test_numbers_in_the_margin_stay_with_their_headings() -> None:
    pdf = titled(PlainPdf())
    for place, name in enumerate(("潮汐", "风"), 1):
        y = 780 - 90 * place
        pdf.text(60, y, f"{place}", 12, "Body-Bold")
        pdf.text(100, y, name, 12, "Body-Bold")
        pdf.lines(100, y - 20, *[LONG[:40]] * 3, "完。")
    assert [block.text for block in blocks(pdf) if block.kind == "heading"] == ["1 潮汐", "2 风"]
