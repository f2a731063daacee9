"""The head of the first page: names and dates above, beside and below titles, at the edges of pages."""

from __future__ import annotations

import pytest
from make_pdf import PlainPdf
from test_foreign_lines import end, glyph, writing
from test_layout import LONG, blocks, rows_of, texts, titled

from briefing_tex.readers.pdf import read
from briefing_tex.readers.pdf.layout.lines.segments import Segment
from briefing_tex.readers.pdf.layout.lines.spacing import Spacing
from briefing_tex.readers.pdf.layout.lines.text_lines import make_line
from briefing_tex.readers.pdf.layout.lines.writing import Writing
from briefing_tex.readers.pdf.layout.paragraphs.seams import seam_of
from briefing_tex.readers.pdf.layout.stretched import without_stretched

COLUMNS = (60, 320)
LINE, END = LONG[:22], LONG[:9] + "。"


def test_a_masthead_above_a_title_is_of_both_columns() -> None:
    pdf = PlainPdf()
    pdf.text(60, 790, "海岸观测中心")
    pdf.text(460, 790, "2026年4月1日")
    pdf.text(60, 750, "潮汐月报", 22, "Body-Bold")
    for x in COLUMNS:
        pdf.lines(x, 710, *[LINE] * 20, END)
    assert texts(pdf) == ["海岸观测中心\t2026年4月1日", "潮汐月报", LINE * 20 + END, LINE * 20 + END]


@pytest.mark.parametrize(("names", "title"), [(60, 260), (430, 100)])
def test_names_beside_the_title_stand_before_it(names: float, title: float) -> None:
    pdf = PlainPdf()
    pdf.text(title, 770, "潮水与港口的", 22, "Body-Bold")
    pdf.text(title, 735, "十年", 22, "Body-Bold")
    for y, text in ((776, "海岸观测中心"), (762, "东湾潮信研究院"), (742, "2026年4月1日")):
        pdf.text(names, y, text, 9)
    pdf.lines(60, 680, *[LONG[:40]] * 6, "完。")
    assert texts(pdf)[:4] == ["海岸观测中心", "东湾潮信研究院", "2026年4月1日", "潮水与港口的十年"]


def test_a_name_beside_the_title_goes_on_below() -> None:
    pdf = PlainPdf()
    pdf.text(260, 770, "潮水与港口", 22, "Body-Bold")
    for y, text in ((780, "国立东湾大学海洋科学与"), (768, "环境研究院"), (748, "2026年4月1日")):
        pdf.text(60, y, text, 9)
    pdf.lines(60, 680, *[LONG[:40]] * 6, "完。")
    assert texts(pdf)[:3] == ["国立东湾大学海洋科学与环境研究院", "2026年4月1日", "潮水与港口"]


def test_lines_of_a_title_far_apart_are_one_in_one_script() -> None:
    pdf = PlainPdf()
    pdf.text(60, 780, "潮水与港口的", 22)
    pdf.text(60, 740, "十年", 22)
    pdf.lines(60, 680, *[LONG[:40]] * 6, "完。")
    assert texts(pdf)[0] == "潮水与港口的十年"
    pdf = PlainPdf()
    pdf.text(60, 780, "TIDES AND PORTS", 22)
    pdf.text(60, 740, "潮水与港口", 22)
    pdf.lines(60, 680, *[LONG[:40]] * 6, "完。")
    assert texts(pdf)[0] == "TIDES AND PORTS"


def test_a_running_head_says_who_and_when() -> None:
    pdf = titled(PlainPdf())
    for number in range(1, 4):
        pdf.text(60, 815, "海岸观测中心", 8)
        pdf.text(460, 815, "2026年4月1日", 8)
        pdf.lines(100, 740, *[LONG[:40]] * (12 + number), "完。")
        pdf.text(300, 40, str(number), 8)
        if number < 3:
            pdf.page()
    read_back = read(pdf.build()).report
    assert [body.name for body in read_back.organisations] == ["海岸观测中心"]
    assert str(read_back.date) == "2026-04-01"


def numbered(*rest: str) -> list[str]:
    """A numbered paragraph of flush lines among paragraphs whose first lines are set in."""
    pdf = PlainPdf()
    y = pdf.lines(100, 780, "　　" + LONG[:38], LONG[:40], "完。")
    y = pdf.lines(100, y, "A. " + LONG[:38], *rest)
    pdf.lines(100, y, "　　" + LONG[:38], LONG[:40], "完。")
    return texts(pdf)[1:-1]


def test_flush_lines_go_on_with_a_numbered_paragraph() -> None:
    assert len(numbered(LONG[:40], LONG[:40], LONG[:10] + "。")) == 1
    assert len(numbered(LONG[:39] + "。", LONG[:40], LONG[:10] + "。")) == 1


def test_an_item_goes_on_below_an_address_that_the_next_word_had_no_room_behind() -> None:
    pdf = PlainPdf()
    y = pdf.lines(100, 780, "　　" + LONG[:38], LONG[:40], "　　" + LONG[:38], LONG[:40], "完。")
    for number in "12":
        pdf.text(120, y, f"{number}. {LONG[:35]}。")
        y -= 15
    pdf.text(120, y, "3. 潮位的逐时记录见 https://tides.example/levels/2026/list?area=jb03-e7ab ")
    pdf.text(120, y - 15, "查询。")
    assert texts(pdf)[-1].endswith("查询。")
    assert blocks(pdf)[-1].lines[0].box.x1 == pytest.approx(490, abs=6)


def test_a_colon_behind_a_bracket_has_a_space_behind_it() -> None:
    wide = writing(wide=True, keeps_spaces=True)
    assert seam_of("潮汐通讯, 2025, 33(4):", end("33(4):"), end("61-75."), wide).between == " "
    assert seam_of("比例为3:", end("比例为3:"), end("2。"), wide).between == ""


def test_stops_take_more_white_in_a_stretched_line() -> None:
    parts = [("潮信", 100, 120), ("风", 140, 150), ("实况.", 170, 190), ("南港:", 230, 250)]
    line = make_line([Segment.of(1, [glyph(text, x0, x1)]) for text, x0, x1 in parts], [], Spacing.of([]))
    below = make_line([Segment.of(1, [glyph("潮", 100, 220)])], [], Spacing.of([]))
    below.y = line.y - 12
    assert len(without_stretched([line, below], 250, True, Spacing.of([]))[0].spread) == 1


def test_a_full_width_space_at_a_line_end_is_no_kept_space() -> None:
    spacing = Spacing.of([])
    for space, kept in (("　", False), (" ", True)):
        glyphs = [glyph(text, 100 + 9 * n, 109 + 9 * n) for n, text in enumerate(f"潮水，浏览{space}")]
        above = make_line([Segment.of(1, glyphs)], [], spacing)
        below = make_line([Segment.of(1, [glyph("风", 100, 150)])], [], spacing)
        assert Writing.of([[above, below]], spacing).keeps_spaces is kept


def test_text_between_the_rules_of_headings_is_no_table() -> None:
    pdf = titled(PlainPdf())
    pdf.text(100, 740, "第一章　潮汐", 14, "Body-Bold")
    pdf.rule(100, 500, 736)
    y = 710.0
    for part in ("北港", "南港"):
        pdf.text(100, y, f"观测　{part}", 11, "Body-Bold")
        parts = (
            (100, "潮位站有"),
            (160, "1,140"),
            (208, "人，五年前起"),
            (290, "6%"),
            (330, "减少了十几人也多。"),
        )
        for x, words in parts if part == "北港" else ():
            pdf.text(x, y - 18, words)
        pdf.lines(100, y - 33, LONG[:40], LONG[:12] + "。")
        pdf.text(100, y - 66, "・ 潮位每月公开")
        pdf.text(100, y - 81, "・ 风速每周公开")
        y -= 105
    pdf.rule(100, 500, y)
    assert not any(block.cells for block in blocks(pdf))


def test_a_title_between_two_grounds_is_no_row_of_a_table() -> None:
    pdf = PlainPdf()
    pdf.box(96, 774, 300, 792)
    pdf.box(300, 774, 504, 792)
    pdf.text(100, 780, "海岸观测中心", 10, "Body-Bold")
    pdf.text(430, 780, "2026年4月1日", 10, "Body-Bold")
    pdf.text(100, 740, "潮水与港口", 22, "Body-Bold")
    pdf.text(100, 720, "年度观察", 12)
    pdf.box(96, 640, 504, 700)
    pdf.text(100, 685, "摘要", 10, "Body-Bold")
    pdf.lines(100, 668, LONG[:38], "完。")
    for y in (612, 594, 576):
        pdf.rule(96, 504, y)
    for x in (96, 198, 300, 402, 504):
        pdf.upright(x, 576, 612)
    rows = (["港口", "潮位", "风", "浪"], ["北港", "3 米", "2 级", "无"])
    for y, row in zip((600, 582), rows, strict=True):
        for x, text in zip((100, 202, 304, 406), row, strict=True):
            pdf.text(x, y, text)
    pdf.lines(100, 550, *[LONG[:40]] * 6, "完。")
    made = blocks(pdf)
    assert [rows_of(block) for block in made if block.cells] == [list(rows)]
    assert [block.text for block in made if block.kind == "title"] == ["潮水与港口"]


def test_the_kind_of_a_paper_in_the_largest_letters_is_not_its_title() -> None:
    pdf = PlainPdf()
    pdf.text(250, 790, "보도자료", 24, "Body-Bold")
    pdf.text(100, 750, "조석과 항구의 열 해", 20, "Body-Bold")
    pdf.text(100, 725, "2026. 4. 1.")
    pdf.lines(100, 690, *["물이 아침에 가장 높았고 저녁에는 다시 낮아졌다고 관측소가 적었다"] * 6, "끝이다.")
    assert [block.text for block in blocks(pdf) if block.kind == "title"] == ["조석과 항구의 열 해"]


def test_cells_of_two_lines_in_a_grid_of_two_rows() -> None:
    pdf = titled(PlainPdf())
    rows = (
        ("日期", "2026年4月1", "单位", "海岸观测研究基"),
        ("", "日", "", "会"),
        ("合作", "潮信研究院", "电话", "555-0100"),
    )
    for y, row in zip((725.2, 707.5, 689.6), rows, strict=True):
        for x, text in zip((104, 204, 304, 404), row, strict=True):
            pdf.text(x, y, text)
    for y in (736.4, 700.8, 682.9):
        pdf.rule(100, 500, y)
    for x in (100, 200, 300, 400, 500):
        pdf.upright(x, 682.9, 736.4)
    pdf.lines(100, 640, *[LONG[:40]] * 6, "完。")
    (table,) = (block for block in blocks(pdf) if block.cells)
    assert rows_of(table) == [["日期", "2026年4月1日", "单位", "海岸观测研究基会"], list(rows[2])]


class Faced(PlainPdf):
    """Pages with bold letters of another family than those of the text."""

    FONTS = (*PlainPdf.FONTS, "Heads-Bold")


def test_headings_that_only_their_face_tells_are_of_two_levels() -> None:
    pdf = Faced()
    pdf.text(100, 790, "潮汐月报", 22, "Heads-Bold")
    y = 750.0
    for title, font in (
        ("潮汐", "Heads"),
        ("北港", "Body"),
        ("南港", "Body"),
        ("风", "Heads"),
        ("大风", "Body"),
    ):
        pdf.text(100, y, title, 10, f"{font}-Bold")
        y = pdf.lines(100, y - 20, LONG[:40], LONG[:20] + "。") - 15
    levels = [block.level for block in blocks(pdf) if block.kind == "heading"]
    assert levels == [1, 2, 2, 1, 2]
