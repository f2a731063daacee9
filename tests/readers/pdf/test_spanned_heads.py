"""Heads of tables with cells over several columns and rows: their text stands in its first place."""

from __future__ import annotations

from typing import Any

import pytest
from make_pdf import Node, PlainPdf
from test_by_tags import PROSE, build, cells
from test_cells import framed, read_rows
from test_grids import grid
from test_layout import titled

from briefing_tex.model import to_data
from briefing_tex.readers.pdf import read

ROWS = [["甲站", "12.1", "9.8", "4,310"], ["乙站", "13.6", "11.4", "2,975"], ["丙站", "15.7", "12.4", "1,357"]]
HEAD = [["测站", "潮位", "", "次数"], ["", "一月", "二月", ""]]


def write_rows(pdf: PlainPdf, y: float, rows: list[list[str]]) -> None:
    for place, row in enumerate(rows):
        for x, cell in zip((105, 170, 240, 320), row, strict=True):
            pdf.text(x, y - 18 * place, cell)


@pytest.mark.parametrize("shift", [0, 9, 18])
def test_a_cell_above_the_gap_between_two_columns(shift: int) -> None:
    """The cells over two rows stand at their top, in their middle, at their foot."""
    pdf = framed(735, 696, 625)
    pdf.text(105, 718 - shift, "测站")
    pdf.text(320, 718 - shift, "次数")
    pdf.text(205, 718, "潮位")
    pdf.rule(165, 270, 713)
    pdf.text(170, 700, "一月")
    pdf.text(240, 700, "二月")
    write_rows(pdf, 680, ROWS)
    assert read_rows(pdf) == [*HEAD, *ROWS]


def test_cells_as_wide_as_their_columns() -> None:
    pdf = framed(735, 696, 625, 460)
    pdf.text(105, 718, "测站")
    pdf.text(170, 718, "每日最高的潮位数")
    pdf.text(320, 718, "延误的月数和原因")
    for x, text in ((170, "2023"), (240, "2024"), (320, "月数"), (390, "原因")):
        pdf.text(x, 700, text)
    for place, row in enumerate(ROWS):
        for x, cell in zip((105, 170, 240, 320, 390), [*row, "无"], strict=True):
            pdf.text(x, 680 - 18 * place, cell)
    assert read_rows(pdf)[:3] == [
        ["测站", "每日最高的潮位数", "", "延误的月数和原因", ""],
        ["", "2023", "2024", "月数", "原因"],
        [*ROWS[0], "无"],
    ]


def test_in_a_grid_the_rules_tell() -> None:
    pdf = titled(PlainPdf())
    places = (100, 165, 235, 315, 400)
    grid(pdf, (696, 676, 656, 636), places)
    pdf.rule(100, 400, 736)
    pdf.rule(165, 315, 716)
    for x in (100, 165, 315, 400):
        pdf.upright(x, 696, 736)
    pdf.upright(235, 696, 716)
    for x, y, text in (
        (105, 711, "测站"),
        (176, 722, "潮位"),
        (320, 711, "次数"),
        (170, 702, "一月"),
        (240, 702, "二月"),
    ):
        pdf.text(x, y, text)
    for place, row in enumerate(ROWS):
        for x, cell in zip((105, 170, 240, 320), row, strict=True):
            pdf.text(x, 682 - 20 * place, cell)
    assert read_rows(pdf) == [*HEAD, *ROWS]


def test_a_head_of_two_lines_has_no_such_cell() -> None:
    """The upper line of one cell stands over its own column."""
    pdf = framed(735, 696, 625)
    pdf.text(320, 718, "全年")
    for x, text in ((105, "测站"), (170, "一月"), (240, "二月"), (320, "次数")):
        pdf.text(x, 700, text)
    write_rows(pdf, 680, ROWS)
    assert read_rows(pdf) == [["测站", "一月", "二月", "全年次数"], *ROWS]


def test_tags_say_what_cells_take() -> None:
    def cell(text: str, **spans: str) -> Node:
        return Node("TH", [text], spans)

    head: list[Any] = [
        Node("TR", [cell("测站", RowSpan="2"), cell("潮位", ColSpan="2"), cell("次数", RowSpan="2")]),
        cells("TH", "一月", "二月"),
    ]
    table = Node("Table", [*head, *(cells("TD", *row) for row in ROWS)])
    front = Node("Title", ["Tide Report"]), Node("P", ["Harbour Institute"]), Node("P", ["24 April 2026"])
    reading = read(
        build(*front, Node("H1", ["One"]), Node("P", [PROSE]), table, Node("H1", ["Two"]), Node("P", [PROSE]))
    )
    data = to_data(reading.report)
    read_table = data["sections"][0]["blocks"][1]
    assert [[cell or "" for cell in row] for row in read_table["head"]] == HEAD
    assert read_table["rows"] == ROWS
