"""Tables in full grids, as word processors draw them: rules round each cell, grounds that end beside them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from make_pdf import PlainPdf
from test_cells import read_rows
from test_layout import LONG, blocks, rows_of, titled


def grid(pdf: PlainPdf, heights: Sequence[float], places: Sequence[float], shaded: Sequence[int] = ()) -> None:
    """Rules round all cells; the first row and the shaded columns upon grounds that end near the rules."""
    for row, (top, foot) in enumerate(pairwise(heights)):
        for column, (x0, x1) in enumerate(pairwise(places)):
            if row == 0 or column in shaded:
                box = (x0 + 0.6, foot + 0.6, x1 - x0 - 0.7, top - foot - 0.7)
                pdf.pages[-1].append(b"%g %g %g %g re f" % box)
    for y in heights:
        pdf.rule(places[0], places[-1] + 0.5, y)
    for x in places:
        pdf.upright(x, heights[-1], heights[0])


@pytest.mark.parametrize("beside", [0.0, 0.13, 0.26, 0.4])
def test_grounds_that_end_beside_rules_hide_none(beside: float) -> None:
    pdf = titled(PlainPdf())
    top = 700.5 + beside
    heights = [top - 20 * row for row in range(7)]
    grid(pdf, heights, (100, 200, 300, 400), shaded=(0, 2))
    rows = [["项目", "本期", "增减"], *([f"河口{n}站", f"{n * 417}", f"-{n}.5%"] for n in range(1, 6))]
    for y, row in zip(heights, rows, strict=False):
        for x, cell in zip((102, 230, 330), row, strict=True):
            pdf.text(x, y - 14, cell)
    assert read_rows(pdf) == rows


def test_text_between_two_grids_of_one_width_is_text() -> None:
    pdf = titled(PlainPdf())
    grid(pdf, (700, 680, 660, 640), (100, 200, 300, 400))
    for y, row in zip(
        (686, 666, 646), (("站", "潮位", "日"), ("甲", "412", "3"), ("乙", "388", "4")), strict=True
    ):
        for x, cell in zip((110, 210, 310), row, strict=True):
            pdf.text(x, y, cell)
    pdf.text(100, 624, "其他收支项目和金额")
    pdf.text(100, 594, "√ 适用 □ 不适用")
    grid(pdf, (580, 560, 520), (100, 250, 400))
    pdf.text(110, 566, "名称")
    pdf.text(260, 566, "说明")
    pdf.text(110, 536, "疏浚费")
    pdf.lines(260, 546, "计入本年支出，", "下年结清。", pitch=14)
    found = blocks(pdf)
    first, second = (rows_of(block) for block in found if block.kind == "table")
    assert first == [["站", "潮位", "日"], ["甲", "412", "3"], ["乙", "388", "4"]]
    assert second == [["名称", "说明"], ["疏浚费", "计入本年支出，下年结清。"]]
    between = [block for block in found if block.kind != "table"]
    assert [block.text for block in between[-2:]] == ["其他收支项目和金额", "√ 适用 □ 不适用"]


def test_cells_that_touch_are_parted_by_the_rule_between_them() -> None:
    pdf = titled(PlainPdf())
    grid(pdf, (700, 680, 660, 640), (100, 200, 260, 400))
    for y, name, figure, kind in (
        (686, "股东", "数量", "种类"),
        (666, "海岸站", "257,055,899", "境外上市股"),
        (646, "河口站", "81,494,850", "普通股"),
    ):
        pdf.text(110, y, name)
        pdf.text(260 - (5 * len(figure) if figure[0].isdigit() else 30), y, figure)
        pdf.text(260.5, y, kind)
    assert read_rows(pdf)[1:] == [["海岸站", "257,055,899", "境外上市股"], ["河口站", "81,494,850", "普通股"]]


def test_a_choice_is_no_list() -> None:
    pdf = titled(PlainPdf())
    pdf.lines(100, 700, "是否需追溯调整以前年度的潮位数据", "□ 是 √ 否", pitch=30)
    assert [block.kind for block in blocks(pdf)][-1] != "item"


def test_a_head_alone_at_the_foot_of_a_page_goes_with_its_rows() -> None:
    pdf = titled(PlainPdf())
    grid(pdf, (80, 60), (100, 200, 300, 400))
    for x, cell in zip((140, 235, 335), ("观测站", "潮位", "日期"), strict=True):
        pdf.text(x, 66, cell, font="Body-Bold")
    pdf.page()
    rows = [[f"河口{n}站", f"{400 + n}", f"{n}"] for n in range(1, 6)]
    heights = [780 - 20 * row for row in range(6)]
    grid(pdf, heights, (100, 200, 300, 400))
    for y, row in zip(heights, rows, strict=False):
        for x, cell in zip((104, 204, 304), row, strict=True):
            pdf.text(x, y - 14, cell)
    assert read_rows(pdf) == [["观测站", "潮位", "日期"], *rows]


def test_a_grid_of_one_row_is_a_table() -> None:
    pdf = titled(PlainPdf())
    grid(pdf, (700, 660), (100, 200, 260, 360, 420))
    pdf.text(104, 676, "期末观测站总数")
    pdf.text(210, 676, "79,053")
    pdf.lines(264, 684, "期末恢复观测的", "测站总数", pitch=14)
    pdf.text(400, 676, "0")
    assert read_rows(pdf) == [["期末观测站总数", "79,053", "期末恢复观测的测站总数", "0"]]


def test_rows_upon_grounds_of_every_second_one_are_apart_where_figures_stand_below_figures() -> None:
    pdf = titled(PlainPdf())
    for y in (718, 698, 658, 638, 598):
        pdf.rule(100, 400, y)
    rows = [["站点", "计划", "实际", "占比"], ["北站", "412", "268", "65"], ["南站", "", "201", ""]]
    rows += [["东站", "655", "498", "76"], ["西站", "88", "91", "97"], ["中站", "12", "9", "15"]]
    for place, row in enumerate(rows):
        for x, cell in zip((105, 180, 260, 340), row, strict=True):
            if cell:
                pdf.text(x, 704 - 20 * place, cell)
    assert read_rows(pdf) == rows


@pytest.mark.parametrize("more", [True, False])
def test_the_rest_of_one_cell_begins_a_page(more: bool) -> None:
    places, row = (100, 170, 240, 420), ["北方车站", "48处", "由志工逐处检查展柜的门缝并且"]
    pdf = titled(PlainPdf())
    grid(pdf, (720, 700, 680), places)
    for y, cells in ((706, ["地点", "数量", "做法"]), (686, row)):
        for x, cell in zip(places, cells, strict=False):
            pdf.text(x + 3, y, cell)
    pdf.page()
    grid(pdf, (783, 763, 743) if more else (783, 763), places)
    pdf.text(243, 769, "回报各馆")
    if more:
        for x, cell in zip(places, ("南方车站", "12处", "无"), strict=False):
            pdf.text(x + 3, 749, cell)
    pdf.lines(100, 700, LONG[:30], LONG[:12] + "。")
    whole = [*row[:2], row[2] + "回报各馆"]
    assert read_rows(pdf)[1:] == [whole, *([["南方车站", "12处", "无"]] if more else [])]


def test_text_over_the_columns_between_two_grids_that_are_alike_is_text() -> None:
    pdf = titled(PlainPdf())
    for top, number, title in ((700, "I", "潮汐"), (600, "II", "大风")):
        grid(pdf, (top, top - 20), (100, 130, 480))
        pdf.text(110, top - 14, number, 12, "Body-Bold")
        pdf.text(140, top - 14, title, 12, "Body-Bold")
    pdf.lines(100, 660, LONG[:36], LONG[:36], "这一段到此为止。")
    pdf.lines(100, 560, LONG[:36], "下一段也到此为止。")
    found = blocks(pdf)
    assert not any(block.cells for block in found)
    assert LONG[:36] * 2 + "这一段到此为止。" in [block.text for block in found]
