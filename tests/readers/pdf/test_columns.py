"""Untagged PDFs in columns: three of them, one that is hardly begun, names on centred lines."""

from __future__ import annotations

import tracemalloc

from make_pdf import PlainPdf
from test_foreign_lines import glyph
from test_layout import LONG, blocks, rows_of, texts, titled
from test_sidebars import segment

from briefing_tex.readers.pdf.layout.columns import in_order
from briefing_tex.readers.pdf.layout.gutters import Gutter, column_of, find_gutters
from briefing_tex.readers.pdf.layout.lines.segments import segments
from briefing_tex.readers.pdf.layout.placed import WHOLE
from briefing_tex.readers.pdf.pages.glyphs import PageContent

PLACES = (60, 230, 400)


def in_columns(*counts: int) -> PlainPdf:
    """Columns of 15 Chinese characters a line, a paragraph each."""
    pdf = titled(PlainPdf())
    for x, count in zip(PLACES, counts, strict=False):
        lines = [LONG[:15]] * (count - 1) + [LONG[:9] + "。"]
        pdf.lines(x, 740, *lines)
    return pdf


def test_three_columns_are_read_one_after_the_other() -> None:
    assert texts(in_columns(20, 20, 20))[1:] == [LONG[:15] * 19 + LONG[:9] + "。"] * 3


def test_text_far_beyond_a_page_costs_no_memory() -> None:
    lines = [segment(x, 740 - 15 * row, LONG[:15], 10) for row in range(20) for x in (60, 300)]
    (gutter,) = find_gutters([lines], 10)
    tracemalloc.start()
    find_gutters([[*lines, segment(2e7, 700, LONG[:3], 10)]], 10)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (gutter.x0, gutter.x1) == (211, 300)
    assert peak < 1_000_000


def test_a_last_column_may_hold_a_few_lines() -> None:
    assert texts(in_columns(24, 4))[1:] == [LONG[:15] * (count - 1) + LONG[:9] + "。" for count in (24, 4)]


def test_what_stands_over_a_gutter_takes_the_whole_width() -> None:
    gutters = Gutter(100, 110), Gutter(200, 210)
    assert [column_of(gutters, *place) for place in ((0, 99), (112, 190), (212, 300), (150, 300))] == [
        0,
        1,
        2,
        None,
    ]
    assert in_order([], gutters, 10) == [] == in_order([], (), 10)
    assert WHOLE not in (1 + side for side in range(3))


def test_names_on_centred_lines_of_one_width_are_two() -> None:
    pdf = titled(PlainPdf())
    pdf.text(265, 740, "云栈交通研究所")
    pdf.text(265, 725, "青禾供应链协会")
    pdf.lines(100, 690, *[LONG[:40]] * 6, "完。")
    assert texts(pdf)[1:3] == ["云栈交通研究所", "青禾供应链协会"]


def over_two_pages(above: tuple[str, ...], below: tuple[str, ...]) -> list[list[list[str]]]:
    """The rows of the tables in a document whose table goes on on the next page."""
    pdf = titled(PlainPdf())
    rows = [*((f"Gauge {n}", "rises at noon", "falls at night") for n in range(6)), above, below]
    for place, row in enumerate([*rows, *((f"Mast {n}", "turns at noon", "rests at night") for n in range(4))]):
        if place == 7:
            pdf.page()
        for x, cell in zip((100, 200, 400), row, strict=True):
            pdf.text(x, 190 - 18 * place if place < 7 else 906 - 18 * place, cell)
    return [rows_of(block) for block in blocks(pdf) if block.cells]


def test_a_row_cut_by_a_page_break_is_whole_though_all_its_cells_go_on() -> None:
    above = ("The old gauge", "rises slowly in the morning and", "falls (after the")
    (table,) = over_two_pages(above, ("of the harbour", "more quickly at noon", "second tide) at night"))
    assert table[6] == [
        "The old gauge of the harbour",
        "rises slowly in the morning and more quickly at noon",
        "falls (after the second tide) at night",
    ]


def test_rows_that_begin_as_rows_do_stay_apart() -> None:
    above = ("The old gauge", "rises slowly in the morning and", "12")
    (table,) = over_two_pages(above, ("New gauge", "rises at noon", "14"))
    assert table[6:8] == [list(above), ["New gauge", "rises at noon", "14"]]


def test_a_row_with_an_empty_cell_below_a_page_break_is_one_where_figures_stand_below_figures() -> None:
    (table,) = over_two_pages(("Old gauge", "412", "268"), ("New gauge", "", "201"))
    assert table[6:8] == [["Old gauge", "412", "268"], ["New gauge", "", "201"]]


def test_a_line_may_reach_into_the_gutter() -> None:
    gutters = (Gutter(282, 309),)
    assert [column_of(gutters, *place) for place in ((42, 297), (300, 550), (42, 320))] == [0, 1, None]


def test_headings_side_by_side_at_the_head_of_a_page_are_of_their_columns() -> None:
    pdf = titled(PlainPdf())
    for _ in range(2):
        for x in (60, 320):
            pdf.lines(x, 740, *[LONG[:22]] * 20)
    pdf.page()
    for x, y, title in ((60, 780, "参考文献"), (320, 774, "联系我们")):
        pdf.text(x, y, title, 14, "Body-Bold")
        pdf.lines(x, y - 20, *[LONG[:22]] * 20)
    found = texts(pdf)
    assert found.index("联系我们") - found.index("参考文献") == 2


def test_bodies_and_a_date_on_centred_lines_are_apart() -> None:
    pdf = titled(PlainPdf())
    for y, text in (
        (740, "沃野农业政策研究中心与沃野农业政策研究院"),
        (725, "河川县域经济实验室"),
        (710, "2026年5月19日"),
    ):
        pdf.text(300 - sum(5 if c.isascii() else 10 for c in text) / 2, y, text)
    pdf.lines(230, 680, *[LONG[:14]] * 8, "完。")
    assert "河川县域经济实验室" in texts(pdf)


def test_names_on_one_line_above_two_columns_are_two() -> None:
    """They stand on both sides of the gutter: the second one is no more of the first."""
    pdf = titled(PlainPdf())
    pdf.text(220, 740, "海岸观测中心")
    pdf.text(320, 740, "潮信数据中心")
    pdf.text(245, 720, "2026 年 5 月 18 日的潮汐")
    for x in (60, 320):
        pdf.lines(x, 690, *[LONG[:22]] * 20, LONG[:9] + "。")
    found = texts(pdf)
    assert found[1:3] == ["海岸观测中心", "潮信数据中心"]


def test_bodies_at_the_right_edge_are_apart() -> None:
    """They begin and end at one place, as two lines of a paragraph do that are full."""
    pdf = titled(PlainPdf())
    pdf.lines(440, 740, "海岸观测中心", "潮信数据中心")
    pdf.lines(60, 640, *[LONG[:44]] * 3, LONG[:9] + "。")
    assert texts(pdf)[1:3] == ["海岸观测中心", "潮信数据中心"]


def test_an_opening_mark_does_not_reach_over_a_narrow_gutter() -> None:
    left, right = glyph("能", 290, 300), glyph("“", 305, 315)  # its left half is blank
    page = PageContent(1, 600.0, 800.0)
    page.glyphs += [left, glyph("潮", 100, 110), right]
    assert len(segments(page)) == 3


def test_a_page_with_a_table_in_a_column_and_a_last_one_do_not_hide_the_columns() -> None:
    """One page of three shows the gutter; nothing of the others reaches over it."""
    pdf = titled(PlainPdf())
    pdf.lines(60, 740, *[LONG[:20]] * 14, LONG[:9] + "。")
    for n in range(8):
        pdf.lines(300, 740 - 15 * n, f"测站{n}")
        pdf.lines(420, 740 - 15 * n, f"{40 + n}")
    pdf.page()
    for x in (60, 300):
        pdf.lines(x, 740, *[LONG[:20]] * 30, LONG[:9] + "。")
    pdf.page()
    pdf.lines(60, 740, *[LONG[:20]] * 14, LONG[:9] + "。")
    found = [text for text in texts(pdf) if text.startswith(LONG[:20])]
    assert found == [LONG[:20] * count + LONG[:9] + "。" for count in (14, 30, 30, 14)]


def test_text_over_the_width_of_more_pages_hides_columns_of_one() -> None:
    pdf = titled(PlainPdf())
    for _ in range(2):
        pdf.lines(60, 740, *[LONG[:40]] * 14, LONG[:9] + "。")
        pdf.page()
    for x in (60, 300):
        pdf.lines(x, 740, *[LONG[:20]] * 30, LONG[:9] + "。")
    assert LONG[:40] * 14 + LONG[:9] + "。" in texts(pdf)


def test_names_side_by_side_over_two_lines_keep_what_parts_them() -> None:
    pdf = titled(PlainPdf())
    pdf.text(60, 745, "海岸观测中心")
    pdf.text(140, 745, "潮信研究院")
    pdf.text(210, 745, "河口市农业委员会")
    pdf.text(310, 745, "2026 年")
    pdf.text(60, 730, "4 月 3 日")
    pdf.lines(60, 690, *[LONG[:30]] * 6, "完。")
    assert texts(pdf)[1] == "海岸观测中心\t潮信研究院\t河口市农业委员会\t2026 年 4 月 3 日"


def test_a_name_that_fills_its_centred_line_goes_on_below_it() -> None:
    pdf = titled(PlainPdf())
    pdf.text(110, 740, "海岸观测中心与潮信研究院与东海渔业协会与河口港务联合会与河口市农业林业委员会")
    pdf.text(285, 725, "产业处")
    pdf.lines(100, 690, *[LONG[:40]] * 6, "完。")
    assert texts(pdf)[1].endswith("委员会产业处")


def test_the_first_line_of_a_passage_set_in_from_both_sides_is_full() -> None:
    pdf = titled(PlainPdf())
    pdf.text(145, 745, LONG[:33], 10)
    pdf.text(125, 730, LONG[33:38] + "。", 10)
    pdf.text(145, 715, LONG[:32] + "。", 10)
    pdf.lines(100, 680, *[LONG[:40]] * 8, "完。")
    assert texts(pdf)[1:3] == [LONG[:38] + "。", LONG[:32] + "。"]


def test_names_side_by_side_fill_no_line() -> None:
    pdf = titled(PlainPdf())
    pdf.text(110, 740, "海岸观测中心与潮信研究院联合会")
    pdf.text(290, 740, "东海渔业与海洋科学研究发展中心科研院")
    pdf.text(255, 725, "河口港务研究院")
    pdf.lines(100, 690, *[LONG[:40]] * 6, "完。")
    assert "河口港务研究院" in texts(pdf)
