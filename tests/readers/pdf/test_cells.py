"""Cells of several lines, and tables whose columns stand near to each other or leave the page."""

from __future__ import annotations

from make_pdf import PlainPdf
from test_layout import blocks, rows_of, titled


def read_rows(pdf: PlainPdf) -> list[list[str]]:
    (table,) = (block for block in blocks(pdf) if block.kind == "table")
    return rows_of(table)


def framed(y: float, head: float, foot: float, right: float = 400) -> PlainPdf:
    pdf = titled(PlainPdf())
    for height in (y, head, foot):
        pdf.rule(100, right, height)
    return pdf


def test_cells_go_on_where_lines_stand_as_far_apart_as_rows() -> None:
    pdf = framed(715, 695, 610)
    for y, *cells in (
        (700, "等级", "座数", "处置方式"),
        (680, "一级", "37", "空库运行年内除险加"),
        (662, "", "", "固汛期安排专人昼夜"),
        (644, "", "", "值守"),
        (626, "二级", "21", "常规管理"),
    ):
        for x, cell in zip((105, 170, 240), cells, strict=True):
            if cell:
                pdf.text(x, y, cell)
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
        for x, cell in zip((105, 170, 240), cells, strict=True):
            if cell:
                pdf.text(x, y, cell)
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
