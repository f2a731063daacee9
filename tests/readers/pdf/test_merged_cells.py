"""Tables with merged cells: labels in the middle of several rows, cells over columns, heads of three rows."""

from __future__ import annotations

import pytest
from make_pdf import PlainPdf
from test_cells import framed, read_rows
from test_grids import grid
from test_layout import LONG, blocks, rows_of, titled

SITES = [["望海", "12", "1.82"], ["灯塔", "9", "1.77"], ["沙嘴", "20", "1.90"], ["牛角", "7", "2.01"]]
LABELLED = [
    ["海区", "测站", "年限", "均值"],
    ["北区", *SITES[0]],
    ["", *SITES[1]],
    ["中区", *SITES[2]],
    ["", *SITES[3]],
]


def write(pdf: PlainPdf, y: float, *cells: str, places: tuple[float, ...] = (105, 170, 240, 320)) -> None:
    for x, cell in zip(places, cells, strict=True):
        if cell:
            pdf.text(x, y, cell)


def test_labels_between_two_rows() -> None:
    pdf = framed(735, 715, 630)
    write(pdf, 720, *LABELLED[0])
    for place, site in enumerate(SITES):
        write(pdf, 700 - 16 * place, "", *site)
    pdf.text(105, 692, "北区")
    pdf.text(105, 660, "中区")
    assert read_rows(pdf) == LABELLED


def test_a_label_in_the_middle_of_three_rows() -> None:
    pdf = framed(735, 715, 630)
    write(pdf, 720, *LABELLED[0])
    for place, site in enumerate(SITES):
        write(pdf, 700 - 16 * place, ["", "北区", "", "南区"][place], *site)
    assert [row[0] for row in read_rows(pdf)] == ["海区", "北区", "", "", "南区"]


def test_labels_at_the_head_of_their_rows_stay_there() -> None:
    pdf = framed(735, 715, 630)
    write(pdf, 720, *LABELLED[0])
    for place, site in enumerate(SITES):
        write(pdf, 700 - 16 * place, ["北区", "", "南区", ""][place], *site)
    assert [row[0] for row in read_rows(pdf)] == ["海区", "北区", "", "南区", ""]


def test_rows_beside_a_label_between_two_rules() -> None:
    pdf = titled(PlainPdf())
    places = (100, 165, 235, 315, 400)
    grid(pdf, (736, 716, 684, 652), places)
    for height in (700, 668):
        pdf.rule(165, 400, height)
    write(pdf, 722, *LABELLED[0])
    for place, site in enumerate(SITES):
        write(pdf, 705 - 16 * place, "", *site)
    pdf.text(105, 697, "北区")
    pdf.text(105, 665, "中区")
    assert read_rows(pdf) == LABELLED


@pytest.mark.parametrize("x", [203, 206])
def test_a_cell_over_two_columns_of_the_body(x: float) -> None:
    pdf = framed(735, 715, 645)
    rows = [
        ["航线", "上午", "下午", "备注"],
        ["一号线", "6", "8", "全年"],
        ["二号线", "", "", "冬季"],
        ["三号线", "4", "4", "全年"],
    ]
    for place, cells in enumerate(rows):
        write(pdf, 720 - 20 * place, *cells)
    pdf.text(x, 680, "停航")
    assert read_rows(pdf) == [*rows[:2], ["二号线", "停航", "", "冬季"], rows[3]]


@pytest.mark.parametrize("label", [724, 708, 692])
def test_a_head_of_three_rows(label: float) -> None:
    pdf = framed(740, 686, 645, 460)
    places = (105, 170, 240, 310, 380)
    pdf.text(105, label, "地区")
    pdf.text(257, 724, "月间借阅册数")
    pdf.text(200, 708, "隔周巡回")
    pdf.text(340, 708, "每周巡回")
    write(pdf, 692, "", "短停", "长停", "短停", "长停", places=places)
    for place, cells in enumerate((["上村", "310", "502", "588", "911"], ["下村", "284", "455", "530", "874"])):
        write(pdf, 670 - 18 * place, *cells, places=places)
    assert read_rows(pdf)[:4] == [
        ["地区", "月间借阅册数", "", "", ""],
        ["", "隔周巡回", "", "每周巡回", ""],
        ["", "短停", "长停", "短停", "长停"],
        ["上村", "310", "502", "588", "911"],
    ]


def test_a_head_of_two_rows_stands_again_on_the_next_page() -> None:
    pdf = titled(PlainPdf())
    pdf.lines(100, 740, *[LONG[:40]] * 3, "完。")
    places = (100, 165, 235, 315, 400)
    for page, first in ((600, 0), (760, 2)):
        if first:
            pdf.page()
        heights = (page, page - 20, page - 40, page - 60, page - 80)
        grid(pdf, heights, places)
        for x, text in zip((105, 170, 240, 320), LABELLED[0], strict=True):
            pdf.text(x, page - 14, text, font="Body-Bold")
        write(pdf, page - 34, "", "名称", "年", "米")
        for place, site in enumerate(SITES[first : first + 2]):
            write(pdf, page - 54 - 20 * place, f"区{first + place}", *site)
    (table,) = [rows_of(block) for block in blocks(pdf) if block.cells]
    assert [row[1] for row in table] == ["测站", "名称", *(site[0] for site in SITES)]
