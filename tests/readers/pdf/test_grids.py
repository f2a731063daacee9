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


def test_a_frame_around_the_page_holds_the_tables_of_the_text() -> None:
    pdf = PlainPdf()
    for y in (780, 40):
        pdf.rule(40, 560, y)
    for x in (40, 560):
        pdf.upright(x, 40, 780)
    pdf.text(60, 740, "关于潮位站的公告", size=16, font="Body-Bold")
    long = "今天的潮水比昨天高出三十厘米，码头清晨记录到这一点，渡轮因此比平日晚开半小时，请各站留意。"
    y = pdf.lines(60, 700, long, long, long, pitch=30)
    for index in range(4):
        pdf.rule(60, 540, y - 20 * index)
    for x in (60, 220, 380, 540):
        pdf.upright(x, y - 60, y)
    for row, cells in enumerate((("站点", "水位", "风速"), ("东港", "1.2", "3.4"), ("西港", "1.3", "3.1"))):
        for column, cell in enumerate(cells):
            pdf.text(66 + 160 * column, y - 14 - 20 * row, cell)
    pdf.lines(60, y - 100, long, long, pitch=30)
    found = blocks(pdf)
    assert [block.kind for block in found].count("table") == 1
    assert [len(row) for block in found for row in block.cells] == [3, 3, 3]
    assert sum(block.text == long for block in found) == 5


def test_the_edge_of_a_box_that_is_cut_off_is_no_rule() -> None:
    pdf = PlainPdf()
    boxes = [(29, -4000, 567, 812), (30, 29, 566, 811), (76, -400, 520, 532), (76, -390, 517, 526)]
    boxes += [(76, -600, 104, 526), (103, -600, 104, 526)]
    for x0, y0, x1, y1 in boxes:
        pdf.pages[-1].append(b"%g %g %g %g re f" % (x0, y0, x1 - x0, y1 - y0))
    pdf.text(75, 740, "潮汐观察", size=18, font="Body-Bold")
    pdf.lines(75, 700, "今天的潮水比昨天高出三十厘米。", "明天也一样。", pitch=30)
    for row in range(12):
        pdf.text(85, 480 - 15 * row, f"{row + 1}", size=8)
        pdf.text(110, 480 - 15 * row, f"read gauge {row}", size=8)
    assert not any(block.kind == "table" and "潮汐" in block.text for block in blocks(pdf))
    assert blocks(pdf)[0].text == "潮汐观察"


def test_a_binding_line_is_no_text() -> None:
    pdf = PlainPdf()
    for y in range(60, 760, 10):
        pdf.text(30, y, {600: "裝", 400: "訂", 200: "線"}.get(y, "|"), size=10)
    pdf.text(200, 740, "海岸觀測中心　函", size=18)
    long = "主旨：檢送本月潮位調查結果，請查照，並請各站於月底前回覆，逾期者視為無意見，特此通知。"
    pdf.lines(70, 700, long, long, pitch=30)
    assert [block.text for block in blocks(pdf)] == ["海岸觀測中心　函", long, long]
