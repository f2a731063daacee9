"""Untagged PDFs in columns: three of them, one that is hardly begun, names on centred lines."""

from __future__ import annotations

from make_pdf import PlainPdf
from test_layout import LONG, texts, titled

from briefing_tex.readers.pdf.layout.columns import WHOLE, in_order
from briefing_tex.readers.pdf.layout.gutters import Gutter, column_of

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
