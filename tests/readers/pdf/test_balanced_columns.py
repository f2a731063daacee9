"""Columns that begin anew on a page: headings over them, title blocks, tables and small print beside text."""

from __future__ import annotations

from typing import NamedTuple

from make_pdf import PlainPdf
from test_foreign_lines import glyph
from test_layout import LONG, texts, titled

from briefing_tex.readers.pdf import read
from briefing_tex.readers.pdf.layout.columns import in_order
from briefing_tex.readers.pdf.layout.gutters import Gutter
from briefing_tex.readers.pdf.layout.lines.captioning import mark_captioning
from briefing_tex.readers.pdf.layout.lines.segments import Segment
from briefing_tex.readers.pdf.layout.lines.spacing import Spacing
from briefing_tex.readers.pdf.layout.lines.text_lines import make_line
from briefing_tex.readers.pdf.layout.parted.halves import join_halves
from briefing_tex.readers.pdf.layout.pieces import Piece
from briefing_tex.readers.pdf.layout.placed import WHOLE, Figure
from briefing_tex.readers.pdf.layout.stretched import without_stretched
from briefing_tex.readers.pdf.pages.glyphs import Picture

TWO, THREE = (60, 320), (60, 230, 400)
LINE = LONG[:22]
END = LONG[:9] + "。"


class Thing(NamedTuple):
    """Something on a page: from `foot` up to `y`."""

    name: str
    x0: float
    x1: float
    y: float
    foot: float
    size: float = 10.0


def sections(pdf: PlainPdf, *tops: float) -> PlainPdf:
    """At each height a heading at the left, below it two columns of seven lines."""
    for number, top in enumerate(tops):
        pdf.text(60, top, f"潮汐之{'一二三'[number]}", 14, "Body-Bold")
        for side, x in enumerate(TWO):
            pdf.lines(x, top - 30, f"第{'一二三'[number]}节{'左右'[side]}栏" + LONG[:16], *[LINE] * 5, END)
    return pdf


def beginnings(pdf: PlainPdf) -> list[str]:
    return [text[:5] for text in texts(pdf)]


def test_a_heading_over_balanced_columns_parts_the_page() -> None:
    found = beginnings(sections(titled(PlainPdf()), 740, 570, 400))
    assert found[1:] == [words for n in "一二三" for words in (f"潮汐之{n}", f"第{n}节左栏", f"第{n}节右栏")]


def test_a_heading_as_large_beside_text_tells_that_headings_are_of_their_columns() -> None:
    pdf = sections(titled(PlainPdf()), 740, 570)
    pdf.text(320, 400, "潮汐之四", 14, "Body-Bold")
    for x in TWO:
        pdf.lines(x, 370, *[LINE] * 6, END)
    pdf.lines(60, 430, *[LINE] * 4)
    found = beginnings(pdf)
    assert found.index("潮汐之二") < found.index("第一节右栏")


def test_a_heading_opposite_another_one_is_of_its_column() -> None:
    pdf = titled(PlainPdf())
    for x, heading in zip(TWO, ("潮汐之一", "潮汐之二"), strict=True):
        pdf.lines(x, 740, *[LINE] * 9, END)
        pdf.text(x, 570 if x == 60 else 560, heading, 14, "Body-Bold")
        pdf.lines(x, 545 if x == 60 else 540, *[LINE] * 9, END)
    found = texts(pdf)
    assert found.index("潮汐之二") - found.index("潮汐之一") == 3


def test_lines_in_the_middle_above_three_columns_are_of_the_title_block() -> None:
    pdf = PlainPdf()
    pdf.text(229, 790, "潮汐月报", 38, "Body-Bold")
    for y, text in ((750, "海岸观测研究中心"), (735, "2026年5月19日")):
        pdf.text(305 - sum(5 if c.isascii() else 10 for c in text) / 2, y, text)
    for x in THREE:
        pdf.lines(x, 690, *[LONG[:15]] * 12, END)
    assert texts(pdf)[1:3] == ["海岸观测研究中心", "2026年5月19日"]


def test_a_line_beyond_the_last_column_leaves_three_columns() -> None:
    pdf = titled(PlainPdf())
    for x, widest in zip(THREE, (15, 15, 17), strict=True):
        pdf.lines(x, 740, *[LONG[:15]] * 10, LONG[:widest], *[LONG[:15]] * 9, END)
    whole = LONG[:15] * 20 + END
    assert texts(pdf)[1:3] == [whole, whole]


def test_a_table_too_wide_for_its_column_is_of_it_where_text_stands_beside_it() -> None:
    gutters = (Gutter(280, 320),)
    table = Thing("table", 60, 350, 500, 440)
    beside = [Thing(f"line {n}", 320, 540, 510 - 15 * n, 510 - 15 * n) for n in range(8)]
    below = Thing("below", 60, 280, 400, 400)
    order = in_order([table, *beside, below], gutters, 10)
    assert [side for side, _ in order] == [1, 2]
    assert WHOLE in [side for side, _ in in_order([table, beside[0], below], gutters, 10)]


def test_the_last_line_of_a_passage_over_two_columns_may_end_at_the_gutter() -> None:
    pdf = titled(PlainPdf())
    pdf.lines(90, 740, *[LONG[:40]] * 3, LONG[:18] + "。")
    for x in TWO:
        pdf.lines(x, 660, *[LINE] * 15, END)
    assert texts(pdf)[1] == LONG[:40] * 3 + LONG[:18] + "。"


def test_small_print_at_the_foot_of_a_column_parts_no_paragraph() -> None:
    pdf = titled(PlainPdf())
    pdf.lines(60, 740, *[LINE] * 20)
    pdf.text(60, 420, "潮信通讯第八期预印本", 8)
    pdf.lines(320, 740, *[LINE] * 20, END)
    assert LINE * 40 + END in texts(pdf)


def test_a_date_in_small_print_at_the_foot_of_the_first_page_is_that_of_the_report() -> None:
    pdf = titled(PlainPdf())
    for x in TWO:
        pdf.lines(x, 740, *[LINE] * 20, END)
    pdf.text(60, 400, "2026年5月19日", 8)
    report = read(pdf.build()).report
    assert str(report.date) == "2026-05-19"


def test_captions_side_by_side_stand_below_a_picture_each() -> None:
    parts = [Segment.of(1, [glyph("潮", x, x + 10), glyph("汐", x + 10, x + 20)]) for x in (100, 200)]
    pictures = [
        Figure(Picture(None, None, x, parts[0].y + 12, x + 60, parts[0].y + 72, None)) for x in (80, 180)
    ]
    line = make_line(parts, [], Spacing.of([]))
    mark_captioning([line], pictures[:1])
    assert not line.captioning
    mark_captioning([line], pictures)
    assert line.captioning
    below = make_line([Segment.of(1, [glyph("潮", 100, 220)])], [], Spacing.of([]))
    below.y = line.y - 15
    assert without_stretched([line, below], 220, True, Spacing.of([]))[0].spread == line.spread
    line.captioning = False
    assert without_stretched([line, below], 220, True, Spacing.of([]))[0].spread != line.spread


def test_bodies_between_commas_below_a_title_are_several() -> None:
    pdf = titled(PlainPdf())
    pdf.text(195, 750, "海岸观测中心, 潮信数据, 东海研究院")
    pdf.text(262, 735, "2026年5月19日")
    pdf.lines(100, 690, *[LONG[:40]] * 6, "完。")
    names = [body.name for body in read(pdf.build()).report.organisations]
    assert names == ["海岸观测中心", "潮信数据", "东海研究院"]


def test_captions_at_the_foot_of_a_column_do_not_go_on_in_the_next_one() -> None:
    captions = make_line([Segment.of(1, [glyph("潮汐通讯", 60, 280)])], [], Spacing.of([]))
    name = make_line([Segment.of(1, [glyph("潮汐中心", 320, 540)])], [], Spacing.of([]))
    for captioning, count in ((True, 2), (False, 1)):
        captions.captioning = captioning
        pieces = [Piece(1, side, 100.0, x, x + 220.0) for side, x in ((1, 60.0), (2, 320.0))]
        pieces[0].lines, pieces[1].lines = [captions], [name]
        name.y = captions.y + 300
        assert len(join_halves(pieces)) == count
