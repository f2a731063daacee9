"""Notes in the margin: they are no part of the lines they stand beside."""

from __future__ import annotations

import pytest
from make_pdf import PlainPdf
from test_layout import LONG, blocks, titled

from briefing_tex.readers.pdf.foreign.beside import with_notes_apart
from briefing_tex.readers.pdf.foreign.parts import Part
from briefing_tex.readers.pdf.layout.marginalia import Stripe
from briefing_tex.readers.pdf.pages.glyphs import Glyph
from briefing_tex.readers.pdf.pages.tree import Content


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


def _content(*lines: tuple[float, float, str]) -> Content:
    """Text in 9 pt: where each line begins, its height, its words."""
    glyphs = [
        Glyph(sign, x + 9 * place, x + 9 * place + 9, y, 9.0, None, None, True)
        for x, y, words in lines
        for place, sign in enumerate(words)
    ]
    return Content("".join(glyph.text for glyph in glyphs), 1, glyphs)


def test_a_tagged_line_that_begins_in_the_margin_and_runs_on_is_whole() -> None:
    part = Part("text", [_content((20, 700, "发布：海岸观测中心和潮信研究院"), (100, 680, "这一段到此为止"))])
    found = with_notes_apart([part], [Stripe(20, 90, 9)])
    assert [content.text for one in found for content in one.contents] == [part.contents[0].text]


def test_a_tagged_line_in_the_margin_is_apart_from_the_text_beside_it() -> None:
    part = Part("text", [_content((20, 700, "旁边的注"), (100, 700, "这一段到此为止"))])
    found = with_notes_apart([part], [Stripe(20, 90, 9)])
    assert [one.contents[0].text for one in found] == ["这一段到此为止", "旁边的注"]


def test_small_references_in_a_column_of_the_text_are_no_notes() -> None:
    pdf = titled(PlainPdf())
    for x in (60, 230):
        pdf.lines(x, 740, *[LONG[:15]] * 20)
    pdf.text(400, 740, "参考文献", 12, "Body-Bold")
    pdf.lines(400, 720, *[f"[{n}] 潮汐年报，海岸观测中心" for n in range(1, 6)], size=8, pitch=12)
    pdf.lines(400, 640, "联系我们", font="Body-Bold")
    pdf.lines(400, 620, *[LONG[:15]] * 3)
    found = [block.text for block in blocks(pdf)]
    assert found.index("联系我们") == len(found) - 2
