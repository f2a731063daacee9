"""Notes in the margin: they are no part of the lines they stand beside."""

from __future__ import annotations

import pytest
from make_pdf import PlainPdf
from test_layout import LONG, blocks, titled


def annotated(x: float, size: float = 8) -> PlainPdf:
    pdf = titled(PlainPdf())
    pdf.lines(100, 740, *[LONG[:30]] * 4, "这一段到此为止。")
    pdf.lines(x, 725, "1 旁边的注释写在", "页边的空白之处。", size=size, pitch=10)
    pdf.lines(100, 650, *[LONG[:30]] * 3, "下一段也到此为止。")
    return pdf


@pytest.mark.parametrize("x", [420, 20])
def test_a_note_beside_a_paragraph(x: float) -> None:
    found = blocks(annotated(x))
    assert [block.text for block in found[1:3]] == [
        LONG[:30] * 4 + "这一段到此为止。",
        LONG[:30] * 3 + "下一段也到此为止。",
    ]
    assert "".join(block.text for block in found[3:]).endswith("旁边的注释写在页边的空白之处。")


def test_a_second_column_in_the_size_of_the_text_is_no_note() -> None:
    found = blocks(annotated(420, 10))
    assert not any(block.text.endswith("这一段到此为止。") and len(block.lines) == 5 for block in found)


def test_a_paragraph_goes_on_over_the_page_behind_a_note() -> None:
    pdf = titled(PlainPdf())
    pdf.lines(100, 740, *[LONG[:30]] * 6)
    pdf.lines(420, 700, "旁边的注释写在", "页边的空白之处。", size=8, pitch=10)
    pdf.page()
    pdf.lines(100, 780, *[LONG[:30]] * 4, "这一段到此为止。")
    assert LONG[:30] * 10 + "这一段到此为止。" in [block.text for block in blocks(pdf)]
