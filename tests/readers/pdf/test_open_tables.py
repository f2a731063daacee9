"""Tables with rules between their rows alone: none below the last, heads of several lines, heads left alone."""

from __future__ import annotations

import pytest
from make_pdf import PlainPdf
from test_layout import LONG, blocks, rows_of, titled

PLACES = (100, 250, 400)
HEAD = ("水位站", "高潮", "低潮")


def row(pdf: PlainPdf, y: float, cells: tuple[str, ...], font: str = "Body") -> None:
    for x, cell in zip(PLACES, cells, strict=False):
        pdf.text(x, y, cell, 10, font)


def rows(pdf: PlainPdf, y: float, count: int) -> float:
    """Rows with a rule above each of them; the height below the last one."""
    for number in range(count):
        pdf.rule(100, 500, y + 14)
        row(pdf, y, (f"站{number}", f"{number}.4", f"{number}.1"))
        y -= 22
    return y


def test_the_last_row_may_have_no_rule_below_it() -> None:
    pdf = titled(PlainPdf())
    row(pdf, 722, HEAD, "Body-Bold")
    y = rows(pdf, 700, 4)
    pdf.lines(100, y - 20, *[LONG[:40]] * 3, "完。")
    (table,) = [rows_of(block) for block in blocks(pdf) if block.cells]
    assert [cells[0] for cells in table] == ["水位站", "站0", "站1", "站2", "站3"]


def test_text_below_the_last_rule_of_a_table_is_no_row() -> None:
    pdf = titled(PlainPdf())
    row(pdf, 722, HEAD, "Body-Bold")
    y = rows(pdf, 700, 4)
    pdf.rule(100, 500, y + 14)
    pdf.lines(100, y - 4, "资料来源：海岸观测中心。", LONG[:40], LONG[:40], "完。")
    (table,) = [rows_of(block) for block in blocks(pdf) if block.cells]
    assert len(table) == 5


def test_a_head_above_the_first_rule_may_have_a_cell_of_two_lines() -> None:
    pdf = titled(PlainPdf())
    row(pdf, 736, ("水位站", "高潮", "低潮时的水深"), "Body-Bold")
    pdf.text(400, 722, "（米）", 10, "Body-Bold")
    y = rows(pdf, 700, 4)
    pdf.lines(100, y - 20, *[LONG[:40]] * 3, "完。")
    (table,) = [rows_of(block) for block in blocks(pdf) if block.cells]
    assert table[0] == ["水位站", "高潮", "低潮时的水深（米）"]


@pytest.mark.parametrize("above", [0, 1, 2])
def test_a_head_at_the_foot_of_a_page_is_that_of_the_next_page(above: int) -> None:
    pdf = titled(PlainPdf())
    pdf.lines(100, 740, *[LONG[:40]] * 3, "完。")
    row(pdf, 100, HEAD, "Body-Bold")
    pdf.rule(100, 500, 92)
    for number in range(above):
        row(pdf, 78 - 20 * number, (f"岸{number}", f"{number}.7", f"{number}.2"))
    pdf.page()
    row(pdf, 782, HEAD, "Body-Bold")
    pdf.rule(100, 500, rows(pdf, 760, 4) + 14)
    found = blocks(pdf)
    (table,) = [rows_of(block) for block in found if block.cells]
    assert [cells[0] for cells in table[:2]] == ["水位站", "岸0" if above else "站0"]
    assert len(table) == 5 + above
    assert not any("高潮" in block.text for block in found)


def test_the_caption_may_stand_again_above_the_head() -> None:
    pdf = titled(PlainPdf())
    pdf.lines(100, 740, *[LONG[:40]] * 3, "完。")
    for y in (130, 812):
        pdf.text(240, y, "表 1：各站的水位")
        row(pdf, y - 30, HEAD, "Body-Bold")
        pdf.rule(100, 500, y - 38)
        if y == 130:
            row(pdf, y - 52, ("岸0", "0.7", "0.2"))
            pdf.page()
    pdf.rule(100, 500, rows(pdf, 760, 4) + 14)
    found = blocks(pdf)
    assert [len(block.cells) for block in found if block.cells] == [6]
    assert [block.text for block in found].count("表 1：各站的水位") == 1


def test_a_row_whose_longer_cells_went_to_the_next_page_is_whole() -> None:
    pdf = titled(PlainPdf())
    pdf.lines(100, 740, *[LONG[:40]] * 3, "完。1")
    row(pdf, 130, HEAD, "Body-Bold")
    pdf.rule(100, 500, 122)
    pdf.text(250, 108, "没有变化")
    pdf.text(400, 108, "略有下降")
    pdf.text(100, 70, "1 " + LONG[:30] + "。", 8)
    pdf.page()
    pdf.rule(100, 500, 796)
    row(pdf, 782, HEAD, "Body-Bold")
    pdf.rule(100, 500, 774)
    pdf.text(100, 760, "岸边的水位")
    pdf.text(100, 746, "观测站")
    pdf.rule(100, 500, rows(pdf, 720, 4) + 14)
    found = blocks(pdf)
    (table,) = [rows_of(block) for block in found if block.cells]
    assert table[1] == ["岸边的水位观测站", "没有变化", "略有下降"]
    assert not any("没有变化" in block.text for block in found)


def test_a_caption_below_a_heading_with_its_number_apart_is_no_head() -> None:
    pdf = titled(PlainPdf())
    pdf.text(100, 735, "2.1")
    pdf.text(150, 735, "各站的比较")
    pdf.text(100, 719, "表 1：各站的水位与备注")
    for y in (712, 690):
        pdf.rule(100, 500, y)
    row(pdf, 697, HEAD, "Body-Bold")
    for x in (100, 240, 390, 500):
        pdf.upright(x, 624, 712)
    pdf.rule(100, 500, rows(pdf, 675, 3) + 14)
    (table,) = [rows_of(block) for block in blocks(pdf) if block.cells]
    assert table[0] == list(HEAD)


def test_a_head_whose_words_touch_is_one_of_cells() -> None:
    """The white space in it is that of a word, and so is that before the first column of figures."""
    pdf = titled(PlainPdf())
    pdf.lines(100, 740, LONG[:40], "完。")
    rows = [
        ("站点", "最高潮位", "今日潮位", "风"),
        ("北站", "4", "3", "2"),
        ("外海站", "5", "4", "1"),
        ("南站", "6", "3", "8"),
    ]
    for place, cells in enumerate(rows):
        for x, cell in zip((100, 135.5, 181, 226.5), cells, strict=True):
            pdf.text(x, 690 - 20 * place, cell)
    pdf.lines(100, 580, *[LONG[:40]] * 3, "完。")
    (table,) = [rows_of(block) for block in blocks(pdf) if block.cells]
    assert table == [list(row) for row in rows]


@pytest.mark.parametrize(("first", "second"), [("最低潮", "的水深"), ("低潮", "米")])
def test_a_head_without_rules_may_have_a_cell_of_two_lines(first: str, second: str) -> None:
    pdf = titled(PlainPdf())
    pdf.lines(100, 740, LONG[:40], "完。")
    pdf.text(400, 694, first)
    row(pdf, 680, ("水位站", "高潮", second))
    for number in range(3):
        row(pdf, 658 - 22 * number, (f"站{number}", f"{number}.4", f"{number}.1"))
    pdf.lines(100, 560, *[LONG[:40]] * 3, "完。")
    (table,) = [rows_of(block) for block in blocks(pdf) if block.cells]
    assert table[0] == ["水位站", "高潮", first + second]
    assert len(table) == 4


def test_rows_of_several_lines_between_rules_have_a_last_one_without() -> None:
    pdf = titled(PlainPdf())
    row(pdf, 722, HEAD, "Body-Bold")
    y = 700.0
    for number in range(4):
        pdf.rule(100, 500, y + 12)
        row(pdf, y, (f"站{number}", f"{number}.4", "有风"))
        if number % 2 == 0:
            pdf.text(400, y - 14, "有雾")
        y -= 20 + 16 * (number % 2 == 0)
    pdf.lines(100, y - 30, *[LONG[:40]] * 3, "完。")
    (table,) = [rows_of(block) for block in blocks(pdf) if block.cells]
    assert [cells[0] for cells in table] == ["水位站", "站0", "站1", "站2", "站3"]
