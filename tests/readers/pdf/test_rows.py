"""Rows and columns of tables that are easily mistaken: dense rows, narrow cells, boxes around them."""

from __future__ import annotations

from collections.abc import Sequence

from make_pdf import PlainPdf
from test_first_lines import headed, prose
from test_layout import LONG, blocks, rows_of

ROWS = (("Site", "Level", "Change"), ("North", "412", "+35"), ("South", "98", "-12"), ("Mole", "240", "0"))


def set_rows(
    pdf: PlainPdf, y: float, rows: Sequence[Sequence[str]], places: Sequence[float], pitch: float = 12
) -> None:
    for place, row in enumerate(rows):
        for x, cell in zip(places, row, strict=True):
            pdf.text(x, y - pitch * place, cell)


def tables(pdf: PlainPdf) -> list[list[list[str]]]:
    return [rows_of(block) for block in blocks(pdf) if block.cells]


def test_a_head_farther_from_rows_than_they_from_each_other() -> None:
    pdf = headed(PlainPdf())
    y = prose(pdf, 720) - 20
    set_rows(pdf, y, ROWS[:1], (100, 250, 400))
    set_rows(pdf, y - 17, ROWS[1:], (100, 250, 400))
    assert tables(pdf) == [[list(row) for row in ROWS]]


def test_a_table_in_a_box_with_other_text() -> None:
    pdf = headed(PlainPdf())
    for height in (738, 400):
        pdf.rule(60, 540, height)
    y = pdf.lines(100, 720, LONG[:4] + "。")
    set_rows(pdf, y - 30, [*ROWS, *ROWS[1:], *ROWS[1:]], (100, 250, 400), pitch=20)
    for height in (y - 15, y - 37, y - 30 - 20 * 9 - 8):
        pdf.rule(100, 460, height)
    (table,) = tables(pdf)
    assert table[0] == list(ROWS[0])
    assert len(table) == 10
    assert any(block.text == LONG[:4] + "。" for block in blocks(pdf))


def test_headings_between_rules_are_no_table() -> None:
    pdf = PlainPdf()
    pdf.text(100, 780, "潮汐月报", 22, "Body-Bold")
    for place, number in enumerate("一二三"):
        y = 720 - 120 * place
        pdf.text(100, y, f"第{number}章　潮位的变化", 14, "Body-Bold")
        for height in (y + 18, y - 6):
            pdf.rule(100, 500, height)
        pdf.lines(100, y - 30, LONG[:34], LONG[:20] + "。")
        pdf.lines(120, y - 62, "•大潮时停航", "•小潮时照常")
    assert tables(pdf) == []
    assert [block.kind for block in blocks(pdf)].count("heading") == 3


def test_cells_of_a_narrow_table_go_on_without_figures() -> None:
    pdf = headed(PlainPdf())
    rows = [("站名", "水位", "变化", "观测"), ("", "（米）", "（米）", "方式")]
    ways = ("人工", "读数"), ("读数", ""), ("人工", "读数"), ("读数", "")
    for name, (way, rest) in zip("东西南北", ways, strict=True):
        rows += [(f"{name}港", "4.12", "0.3", way), ("站", "", "", rest)]
    y = prose(pdf, 720) - 30
    for place, row in enumerate(rows):
        for x, cell in zip((100, 128, 166, 204), row, strict=True):
            pdf.text(x, y - 12 * place, cell)
    for height in (y + 12, y - 15, y - 12 * 9 - 10):
        pdf.rule(98, 228, height)
    (table,) = tables(pdf)
    assert table[0] == ["站名", "水位（米）", "变化（米）", "观测方式"]
    assert table[1] == ["东港站", "4.12", "0.3", "人工读数"]
    assert [row[0] for row in table[1:]] == [f"{name}港站" for name in "东西南北"]


def test_figures_below_each_other_begin_a_column_however_near_the_text_is() -> None:
    pdf = headed(PlainPdf())
    rows = [
        (name, str(412 + place), "+35")
        for place, name in enumerate(("Harbour mole", "Weir", "Old gate", "Lock"))
    ]
    set_rows(pdf, prose(pdf, 720) - 20, [("Site", "cm", "Change"), *rows], (100, 165, 300))
    assert tables(pdf)[0][1:] == [list(row) for row in rows]


def test_numbers_in_names_are_no_column() -> None:
    pdf = headed(PlainPdf())
    rows = [(f"Gauge {place}", f"{400 + place} cm") for place in range(1, 7)]
    set_rows(pdf, prose(pdf, 720) - 20, rows, (100, 300))
    assert tables(pdf)[0] == [list(row) for row in rows]


def test_a_word_that_stands_over_the_start_of_figures_is_whole() -> None:
    pdf = headed(PlainPdf())
    y = prose(pdf, 720) - 20
    rows = [("港口", "16,593"), ("海堤", "58.9"), ("观测站", "15,917"), ("水闸", "89,624")]
    pdf.text(100, y, "地点")
    pdf.text(282.4, y, "第1")
    pdf.text(300, y, "季度吨")  # where the longest figures begin
    for place, (name, value) in enumerate(rows, 1):
        pdf.text(100, y - 20 * place, name)
        pdf.text(330 - 5 * len(value), y - 20 * place, value)
    for height in (y + 14, y - 6, y - 90):
        pdf.rule(95, 335, height)
    assert tables(pdf)[0] == [["地点", "第1季度吨"], *(list(row) for row in rows)]


def test_cells_that_are_ranged_right_break_no_lines() -> None:
    rows = [
        ["时段", "清点的事情", "由谁"],
        ["0–6 时", "清点人数并且关掉所有的煤气", "邻长与青年"],
        ["6–12 时", "设置共食点", ""],
        ["12–24 时", "清出一条便道", "营造厂"],
    ]
    pdf = headed(PlainPdf())
    y = prose(pdf, 720) - 30
    for height in (y + 12, y - 4, y - 40):
        pdf.rule(100, 352, height)
    for place, row in enumerate(rows):
        pdf.text(100, y - 12 * place, row[0])
        pdf.text(290 - 10 * len(row[1]), y - 12 * place, row[1])
        pdf.text(352 - 10 * len(row[2]), y - 12 * place, row[2])
    assert tables(pdf) == [rows]
