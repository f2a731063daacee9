"""What first lines, margins and markers tell where a page or its text alone would mislead."""

from __future__ import annotations

from typing import Any

import pytest
from make_pdf import PlainPdf
from test_layout import LONG, blocks, rows_of, texts, titled

from briefing_tex.model import to_data
from briefing_tex.readers.pdf import read
from briefing_tex.readers.structure.joins import Habits, Seam, seam


def prose(pdf: PlainPdf, y: float) -> float:
    """Two paragraphs whose first lines are set in; the height below them."""
    return pdf.lines(100, y, "　　" + LONG[:38], LONG[:40], "完。", "　　" + LONG[:38], LONG[:40], "完。")


def sections(pdf: PlainPdf) -> list[dict[str, Any]]:
    return list(to_data(read(pdf.build()).report)["sections"])


def headed(pdf: PlainPdf) -> PlainPdf:
    titled(pdf).text(100, 745, "1 观测", 14, "Body-Bold")
    return pdf


def test_a_paragraph_that_begins_a_page_set_in_is_another() -> None:
    pdf = headed(PlainPdf())
    y = prose(pdf, 720)
    pdf.lines(100, y, "　　" + LONG[:38], LONG[:18] + " https://tides.example/levels/2026/")
    pdf.page()
    pdf.lines(100, 780, "　　" + LONG[:38], "完。")
    assert [text[:2] for text in texts(pdf)[-2:]] == [LONG[:2], LONG[:2]]


def test_a_paragraph_is_whole_where_the_next_word_would_have_fit() -> None:
    pdf = headed(PlainPdf())
    y = prose(pdf, 720)
    pdf.lines(100, y, "　　" + LONG[:38], LONG[:33])
    pdf.text(300, 40, "1", 8)
    pdf.page()
    pdf.lines(100, 780, LONG[:40], LONG[:38], "完。")
    (section,) = sections(pdf)
    assert len(section["blocks"]) == 4


def test_a_quotation_goes_on_over_a_page_by_its_own_margin() -> None:
    pdf = headed(PlainPdf())
    y = prose(pdf, 720)
    pdf.lines(120, y - 6, "　　" + LONG[:34], LONG[:36], LONG[:36])
    pdf.page()
    y = pdf.lines(120, 780, LONG[:36], "完。")
    prose(pdf, y - 6)
    (quote,) = (block for block in blocks(pdf) if block.kind == "quote")
    assert quote.text == LONG[:34] + LONG[:36] * 3 + "完。"


def test_an_opening_mark_may_hang_out_of_an_item() -> None:
    pdf = headed(PlainPdf())
    y = pdf.lines(100, prose(pdf, 720) - 6, "1. 今天")
    pdf.text(135, y, LONG[:36])
    pdf.text(110, y - 15, "（水位）完。")
    pdf.lines(100, y - 30, "2. 明天")
    (section,) = sections(pdf)
    (found,) = (block for block in section["blocks"] if block["type"] == "list")
    assert [len(item) for item in found["items"]] == [2, 1]


def test_items_are_neighbours_over_a_page_and_further_paragraphs() -> None:
    pdf = headed(PlainPdf())
    y = prose(pdf, 720)
    pdf.text(105, y - 6, "1. 潮水退去。")
    pdf.page()
    pdf.text(140, 780, "观测站记录了变化。")
    pdf.text(105, 765, "2. 完。")
    prose(pdf, 740)
    (section,) = sections(pdf)
    (found,) = (block for block in section["blocks"] if block["type"] == "list")
    assert [len(item) for item in found["items"]] == [2, 1]


def test_a_first_line_may_begin_with_a_number() -> None:
    pdf = headed(PlainPdf())
    y = prose(pdf, 720)
    pdf.lines(100, y, "　　1. " + LONG[:35] + "。", LONG[:40], LONG[:40], "完。")
    (section,) = sections(pdf)
    assert [block["type"] for block in section["blocks"]] == ["paragraph"] * 3


@pytest.mark.parametrize("before", ["", "다. "])
def test_the_rest_of_a_korean_sentence_is_no_item(before: str) -> None:
    pdf = headed(PlainPdf())
    line = "조위는작년보다높고항구는오늘아침운항을재개했으며여객선은이틀동안멈췄다가다시움직였"
    above = before + line[: 40 - len(before)]
    pdf.lines(100, 720, "　" + line[:39], above)
    pdf.page()
    pdf.lines(100, 780, "다. " + line[:38], "끝.")
    assert not any(block.kind == "item" for block in blocks(pdf))
    joined = above + "다." + line[:38] + "끝."
    assert texts(pdf)[-1].replace(" ", "").endswith(joined.replace(" ", ""))


def test_an_item_at_the_head_of_two_pages_is_no_running_head() -> None:
    pdf = headed(PlainPdf())
    for _ in range(2):
        pdf.text(100, 100, "1. 今天")
        pdf.page()
        pdf.text(100, 780, "2. 明天")
        pdf.lines(100, 752, LONG[:40], "完。")
    assert texts(pdf).count("2. 明天") == 2


def test_a_row_with_an_empty_cell_as_far_off_as_rows_are() -> None:
    pdf = titled(PlainPdf())
    rows = (
        ("港口", "说明", "单位"),
        ("东渡港", "受台风影响停航两天", "蓝湾研究院"),
        ("北湾港", "", "北湾海事局"),
        ("南屿港", "受台风影响停航两天", "海岸促进会"),
        ("西岸港", "按计划推进", "海岸促进会"),
    )
    for height in (712, 694, 615):
        pdf.rule(100, 500, height)
    for place, row in enumerate(rows):
        for x, cell in zip((100, 136, 232), row, strict=True):
            if cell:
                pdf.text(x, 700 - 18 * place, cell, font="Body" if place else "Body-Bold")
    (found,) = (block for block in blocks(pdf) if block.cells)
    assert rows_of(found) == [list(row) for row in rows]


def test_blocks_of_code_are_parted_by_what_is_no_empty_line() -> None:
    pdf = headed(PlainPdf())
    y = pdf.lines(100, 720, LONG[:40], "完。")
    y = pdf.lines(110, y - 5, "read()", "close()", pitch=12, font="Mono")
    pdf.lines(110, y - 9, "open()", "seek()", pitch=12, font="Mono")
    found = [block.text for block in blocks(pdf) if block.kind == "code"]
    assert found == ["read()\nclose()", "open()\nseek()"]


def test_stressed_words_alone_on_a_line_are_no_heading() -> None:
    pdf = headed(PlainPdf())
    pdf.text(100, 720, LONG[:40])
    pdf.text(100, 705, "潮水", font="Body-Bold")
    assert [block.kind for block in blocks(pdf)][-1] is None


def test_what_is_larger_than_all_below_the_title_is_the_subtitle() -> None:
    pdf = titled(PlainPdf())
    pdf.text(100, 755, "方法", 14)
    pdf.text(100, 735, "2026年5月18日", 11)
    pdf.text(100, 700, "1 观测", 14, "Body-Bold")
    prose(pdf, 680)
    report = read(pdf.build()).report
    assert (str(report.subtitle[0]), report.organisations) == ("方法", ())


@pytest.mark.parametrize(
    ("before", "after", "between"),
    [
        ("潮位在 12 厘米，在", "8月上升", ""),
        ("潮位在 12 厘米，升到", "9 厘米", " "),
        ("见年报。https://tides.example/a", "潮位在", ""),
        ("增长 4.5%", "——创下新高", ""),
    ],
)
def test_numbers_are_set_alike_on_both_sides(before: str, after: str, between: str) -> None:
    habits = Habits.of("升到 3 米，在 8 米，潮位在 12 厘米，AI 技术")
    assert seam(before, after, None, habits) in (
        Seam(0, between),
        Seam(0, between, "line-end-space"),
        Seam(0, between, "line-end-url"),
    )


def test_a_quotation_among_other_text_with_no_white_space_around_it() -> None:
    """It is set in from both margins, and its first line is full."""
    pdf = titled(PlainPdf())
    body = ["　　" + LONG[:36], LONG[:38], LONG[:12] + "。"]
    y = pdf.lines(100, 700, *body)
    y = pdf.lines(133, y, LONG[:31], LONG[:12] + "。")
    pdf.lines(100, y, *body)
    assert LONG[:31] + LONG[:12] + "。" in [block.text for block in blocks(pdf)]


def test_a_small_letter_goes_on_where_first_lines_stand() -> None:
    """A quotation that is the only passage set in is taken for no two first lines."""
    pdf = titled(PlainPdf())
    body = ["The tides rose again in spring, and the gauges", "recorded them."]
    quote = ["We bought a gauge and found that I", "had bought tides."]
    y = pdf.lines(100, 700, *body)
    y = pdf.lines(130, y, *quote)
    pdf.lines(100, y, *body)
    assert " ".join(quote) in [block.text for block in blocks(pdf)]


def test_an_address_goes_on_below_a_first_line_that_ends_as_far_from_the_edge_as_it_begins() -> None:
    """Such a line looks centred, the more so where its paragraph has only one line more."""
    pdf = headed(PlainPdf())
    y = prose(pdf, 720)
    pdf.text(100, y - 20, "2 结论", 14, "Body-Bold")
    address = "https://tide.example/ii/?from=2026-"  # letters of an address are half as wide
    first, second = LONG[: 35 - len(address) // 2] + address, "01 " + LONG[:38]
    pdf.lines(120, y - 45, first)
    pdf.lines(100, y - 60, second)
    assert first + second in texts(pdf)


def test_a_sentence_that_fills_its_line_ends_its_paragraph_whatever_space_was_typed_behind_it() -> None:
    pdf = headed(PlainPdf())
    pdf.lines(100, prose(pdf, 720), f"　　{LONG[:36]}。 ", f"　　{LONG[:38]}", "完。")
    assert [text.strip() for text in texts(pdf)[-2:]] == [f"{LONG[:36]}。", f"{LONG[:38]}完。"]
