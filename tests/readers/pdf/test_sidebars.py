"""Sidebars: a column of facts beside the text is no part of its lines, and the text goes on below it."""

from __future__ import annotations

import pytest
from make_pdf import PlainPdf
from test_layout import LONG, blocks, titled

from briefing_tex.readers.pdf.layout.lines.segments import Segment
from briefing_tex.readers.pdf.layout.sidebars import without_sidebars
from briefing_tex.readers.pdf.pages.glyphs import Glyph

FACTS = ("收盘价格", "流通市值", "最高价格", "最低价格")
FIGURES = ("23.45 元", "186.2 亿元", "31.08 元", "17.62 元")
AUTHORS = ("撰稿：顾明远", "电话：021-5550-1840")


def segment(x: float, y: float, words: str, size: float) -> Segment:
    places = [x + size * place for place in range(len(words))]
    glyphs = [
        Glyph(sign, place, place + size, y, size, None, None, True)
        for sign, place in zip(words, places, strict=True)
    ]
    return Segment.of(1, glyphs)


def with_facts(text: float, facts: float, top: float = 740) -> PlainPdf:
    """Twelve lines of one paragraph: eight beside facts that begin at a height, four below them."""
    pdf = titled(PlainPdf())
    pdf.lines(text, 740, *[LONG[:28]] * 8)
    pdf.lines(100, 620, *[LONG[:40]] * 3, "这一段到此为止。")
    pdf.lines(facts, top, *FACTS, size=8, pitch=13)
    pdf.lines(facts + 50, top, *FIGURES, size=8, pitch=13)
    pdf.lines(facts, top - 64, *AUTHORS, size=8, pitch=13)
    return pdf


@pytest.mark.parametrize(("text", "facts"), [(100, 400), (220, 100)])
@pytest.mark.parametrize("top", [740, 722])
def test_facts_beside_a_paragraph_that_goes_on_below_them(text: float, facts: float, top: float) -> None:
    found = blocks(with_facts(text, facts, top))
    assert found[1].text == LONG[:28] * 8 + LONG[:40] * 3 + "这一段到此为止。"
    table = next(block for block in found[2:] if block.cells)
    assert [["".join(run.text for run in cell) for cell in row] for row in table.cells] == [
        list(row) for row in zip(FACTS, FIGURES, strict=True)
    ]
    assert [block.text for block in found[2:] if not block.cells] == list(AUTHORS)


@pytest.mark.parametrize(("text", "facts"), [(100, 400), (220, 100)])
def test_text_beside_facts_goes_on_in_full_width_on_the_next_page(text: float, facts: float) -> None:
    pdf = titled(PlainPdf())
    pdf.lines(text, 740, *[LONG[:28]] * 8)
    pdf.lines(facts, 740, *FACTS, size=8, pitch=13)
    pdf.lines(facts + 50, 740, *FIGURES, size=8, pitch=13)
    pdf.page()
    pdf.lines(100, 780, *[LONG[:40]] * 5, "这一段到此为止。")
    found = blocks(pdf)
    assert found[1].text == LONG[:28] * 8 + LONG[:40] * 5 + "这一段到此为止。"
    assert [len(block.cells) for block in found if block.cells] == [len(FACTS)]


@pytest.mark.parametrize(("words", "size"), [("*", 8), ("收盘价格 23.45 元", 10)])
def test_signs_and_text_as_large_are_no_sidebar(words: str, size: float) -> None:
    text = [segment(100, 740 - 15 * row, LONG[:28], 10) for row in range(8)]
    others = [segment(400, 740 - 13 * row, words, size) for row in range(6)]
    assert without_sidebars([[*text, *others]], 10)[1] == [[]]
    assert without_sidebars(
        [[*text, *(segment(400, 740 - 13 * row, FACTS[0] * 2, 8) for row in range(6))]], 10
    )[1] != [[]]


def test_a_short_line_above_the_text_stays_above_it() -> None:
    pdf = with_facts(220, 100)
    pdf.lines(100, 765, "二〇二六年三月", size=8)
    assert [block.text for block in blocks(pdf)][1] == "二〇二六年三月"


@pytest.mark.parametrize(("text", "facts"), [(100, 400), (220, 100)])
def test_facts_in_a_box_as_large_as_the_text(text: float, facts: float) -> None:
    pdf = titled(PlainPdf())
    pdf.lines(text, 740, *[LONG[:28]] * 8)
    pdf.lines(100, 620, *[LONG[:40]] * 3, "这一段到此为止。")
    pdf.box(facts - 8, 640, facts + 100, 760)
    y = 742.0
    for name, figure in zip(FACTS[:3], FIGURES, strict=False):
        pdf.text(facts, y, name, font="Body-Bold")
        pdf.text(facts, y - 16, figure)
        y -= 36
    found = blocks(pdf)
    assert found[1].text == LONG[:28] * 8 + LONG[:40] * 3 + "这一段到此为止。"
    assert [block.text for block in found[2:]] == [
        words for pair in zip(FACTS[:3], FIGURES, strict=False) for words in pair
    ]
    assert not any(block.kind == "heading" for block in found)


def test_a_ground_under_cells_is_no_sidebar() -> None:
    pdf = titled(PlainPdf())
    pdf.lines(100, 740, *[LONG[:28]] * 8)
    pdf.lines(100, 620, *[LONG[:40]] * 3, "这一段到此为止。")
    pdf.box(392, 630, 500, 760)
    pdf.lines(400, 740, *["收盘价格"] * 8)
    assert sum(bool(block.cells) for block in blocks(pdf)) == 1
