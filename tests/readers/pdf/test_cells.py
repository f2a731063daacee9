"""Cells of several lines, and tables whose columns stand near to each other or leave the page."""

from __future__ import annotations

from make_pdf import PlainPdf
from test_layout import LONG, blocks, rows_of, titled


def read_rows(pdf: PlainPdf) -> list[list[str]]:
    (table,) = (block for block in blocks(pdf) if block.kind == "table")
    return rows_of(table)


def framed(y: float, head: float, foot: float, right: float = 400) -> PlainPdf:
    pdf = titled(PlainPdf())
    for height in (y, head, foot):
        pdf.rule(100, right, height)
    return pdf


def write_row(pdf: PlainPdf, y: float, cells: list[str]) -> None:
    for x, cell in zip((105, 170, 240), cells, strict=True):
        if cell:
            pdf.text(x, y, cell)


def test_cells_go_on_where_lines_stand_as_far_apart_as_rows() -> None:
    pdf = framed(715, 695, 610)
    for y, *cells in (
        (700, "等级", "座数", "处置方式"),
        (680, "一级", "37", "空库运行年内除险加"),
        (662, "", "", "固汛期安排专人昼夜"),
        (644, "", "", "值守"),
        (626, "二级", "21", "常规管理"),
    ):
        write_row(pdf, y, cells)
    assert read_rows(pdf) == [
        ["等级", "座数", "处置方式"],
        ["一级", "37", "空库运行年内除险加固汛期安排专人昼夜值守"],
        ["二级", "21", "常规管理"],
    ]


def test_cells_of_a_head_go_on_where_a_bracket_is_open() -> None:
    pdf = framed(735, 695, 610)
    for y, *cells in (
        (718, "型号", "甲（元/", "乙（元/"),
        (700, "", "百万）", "百万）"),
        (680, "白鹭", "0.42", "0.39"),
        (662, "苍鹰", "1.77", "1.92"),
        (644, "海燕", "0.96", "1.35"),
    ):
        write_row(pdf, y, cells)
    assert read_rows(pdf)[:2] == [["型号", "甲（元/百万）", "乙（元/百万）"], ["白鹭", "0.42", "0.39"]]


def test_rows_with_cells_in_the_middle_are_told_by_white_space() -> None:
    pdf = titled(PlainPdf())
    y = 700.0
    for name, lines in (("甲", 4), ("乙", 1), ("丙", 4), ("丁", 2)):
        foot = y - 12 * (lines - 1)
        pdf.text(105, (y + foot) / 2, name)
        pdf.text(150, (y + foot) / 2, "42")
        for line in range(lines):
            pdf.text(200, y - 12 * line, "稠密")
        y = foot - 18
    for height in (715, y + 12):
        pdf.rule(100, 400, height)
    assert [row[:2] for row in read_rows(pdf)] == [["甲", "42"], ["乙", "42"], ["丙", "42"], ["丁", "42"]]


def test_a_table_may_leave_the_page() -> None:
    pdf = framed(715, 695, 640, right=1000)
    for y, *cells in ((700, "方法", "费用", "说明"), (680, "甲", "38", "六周"), (662, "乙", "17", "四周")):
        for x, cell in zip((105, 250, 400), cells, strict=True):
            pdf.text(x, y, cell)
    assert read_rows(pdf) == [["方法", "费用", "说明"], ["甲", "38", "六周"], ["乙", "17", "四周"]]


def test_the_blank_half_of_a_closing_mark_is_white_space_between_columns() -> None:
    pdf = framed(715, 695, 660)
    for y, *cells in ((700, "项目", "第一阶段", "第二阶段"), (680, "作业时间（分）", "186", "141")):
        for x, cell in zip((105, 180, 250), cells, strict=True):
            pdf.text(x, y, cell)
    assert read_rows(pdf) == [["项目", "第一阶段", "第二阶段"], ["作业时间（分）", "186", "141"]]


def test_two_tables_of_one_width_have_their_own_columns() -> None:
    pdf = titled(PlainPdf())
    for top, places in ((715, (100, 200, 300, 400)), (500, (100, 250, 400))):
        for step in range(4):
            pdf.rule(100, 400, top - 20 * step)
        for x in places:
            pdf.upright(x, top - 60, top)
        for step in range(3):
            for x, width in zip(places, (50, 100 if top == 500 else 50, 50), strict=False):
                pdf.text(x + 5 + (width if step else 0), top - 15 - 20 * step, f"甲{step}")
    assert [len(rows_of(block)[0]) for block in blocks(pdf) if block.kind == "table"] == [3, 2]


def test_a_head_of_three_lines_above_as_many_rows() -> None:
    pdf = framed(735, 683, 630)
    for y, *cells in (
        (718, "酒蔵", "冷却", "区分"),
        (706, "規模", "水", "甲"),
        (694, "", "（日）", ""),
        (670, "大", "820", "66%"),
        (658, "中", "510", "61%"),
        (646, "小", "190", "52%"),
    ):
        write_row(pdf, y, cells)
    assert read_rows(pdf)[:2] == [["酒蔵規模", "冷却水（日）", "区分甲"], ["大", "820", "66%"]]


def test_numbered_items_between_rules_are_no_table() -> None:
    pdf = titled(PlainPdf())
    for height in (715, 650):
        pdf.rule(100, 500, height)
    for place, text in enumerate((LONG[:20], LONG[5:30], LONG[10:34]), 1):
        pdf.text(100, 715 - 18 * place, f"{place}.")
        pdf.text(130, 715 - 18 * place, text + "。")
    assert not any(block.cells for block in blocks(pdf))


def test_a_full_width_space_makes_no_columns() -> None:
    pdf = titled(PlainPdf())
    for height in (765, 700):
        pdf.rule(57, 442, height)
    pdf.lines(57, 750, "東浦　物流統計センター", "港湾　青果部門の集計", "二月　第十四週の記録", pitch=18)
    pdf.lines(57, 680, *[LONG[:38]] * 5, "完。")
    assert not any(block.cells for block in blocks(pdf))


def test_the_head_of_a_table_at_the_head_of_a_page_is_no_running_head() -> None:
    pdf = PlainPdf()
    for name in ("Pier", "Mole", "Quay"):
        pdf.page()
        pdf.text(105, 815, "Tides of May", 8)
        for x, word in ((105, "Place"), (170, "Ebb"), (240, "Flow")):
            pdf.text(x, 785, word, font="Body-Bold")
        for height in (800, 775, 745):
            pdf.rule(100, 400, height)
        write_row(pdf, 755, [name, "12", "14"])
        pdf.lines(
            100, 600, "The water rose in the evening of that day, and fell again at night.", "It was calm."
        )
    tables = [block for block in blocks(pdf) if block.kind == "table"]
    assert [rows_of(table)[0] for table in tables] == [["Place", "Ebb", "Flow"]] * 3


def test_a_column_without_room_for_two_signs() -> None:
    pdf = framed(735, 715, 635)
    for y, *cells in ((720, "군", "높이", "비율"), (676, "나", "2.1", "9%"), (662, "주", "", "")):
        write_row(pdf, y, cells)
    for y, sign in ((704, "해"), (690, "남")):
        pdf.text(105, y, sign)
    for x, value in ((170, "1.9"), (240, "6%")):
        pdf.text(x, 704, value)
    assert [cells[0] for cells in read_rows(pdf)] == ["군", "해남", "나주"]
