"""Tables with rules between their rows alone: none below the last, heads of several lines, heads left alone."""

from __future__ import annotations

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


def test_a_head_alone_at_the_foot_of_a_page_is_that_of_the_next_page() -> None:
    pdf = titled(PlainPdf())
    pdf.lines(100, 740, *[LONG[:40]] * 3, "完。")
    row(pdf, 60, HEAD, "Body-Bold")
    pdf.rule(100, 500, 52)
    pdf.page()
    row(pdf, 782, HEAD, "Body-Bold")
    pdf.rule(100, 500, rows(pdf, 760, 4) + 14)
    found = blocks(pdf)
    assert [len(block.cells) for block in found if block.cells] == [5]
    assert not any("高潮" in block.text for block in found)
