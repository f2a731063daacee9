"""Untagged PDFs: facing pages, what stands at the edges of pages, glyphs painted out of order."""

from __future__ import annotations

import pytest
from make_pdf import PlainPdf
from test_layout import LONG, blocks, texts, titled

INNER, OUTER = 120, 90
"""Where text begins on odd and on even pages, in pt."""


def book(*lengths: int) -> PlainPdf:
    """Four pages with paragraphs of two lines each, the first of them so long in characters."""
    pdf = PlainPdf()
    for number in range(4):
        left = OUTER if number % 2 else INNER
        for place, length in enumerate(lengths):
            pdf.text(left + 20, 740 - 80 * place, LONG[: length - 1] + "。")
            pdf.text(left, 725 - 80 * place, LONG[:20] + "。")
        if number < 3:
            pdf.page()
    return pdf


@pytest.mark.parametrize("lengths", [(38, 38, 38, 38, 38), (38, 37, 36, 38, 37)])
def test_paragraphs_of_facing_pages_are_whole(lengths: tuple[int, ...]) -> None:
    assert texts(book(*lengths)) == [LONG[: n - 1] + "。" + LONG[:20] + "。" for _ in range(4) for n in lengths]


def test_lines_against_the_right_margin_are_bodies_and_a_date() -> None:
    pdf = titled(PlainPdf())
    pdf.text(430, 740, "云栈交通研究所")
    pdf.text(410, 725, "北湾青禾供应链协会")
    pdf.text(440, 710, "2026年5月1日")
    pdf.lines(100, 660, *[LONG[:40]] * 6, "完。")
    assert texts(pdf)[1:4] == ["云栈交通研究所", "北湾青禾供应链协会", "2026年5月1日"]


def test_a_title_as_large_as_the_headings_of_chapters_is_whole() -> None:
    pdf = PlainPdf()
    pdf.lines(100, 700, "Harbours and Tides:", "A Survey of Gauges", size=20, pitch=26)
    for chapter in ("Winds", "Tides"):
        pdf.page()
        pdf.text(100, 780, chapter, 20)
        pdf.lines(100, 740, *["a line of text that says something and goes on"] * 6)
    assert texts(pdf)[0] == "Harbours and Tides: A Survey of Gauges"


def test_a_glyph_painted_late_stands_where_it_is_seen() -> None:
    pdf = titled(PlainPdf())
    pdf.text(110, 740, ".", 12, "Body-Bold")
    pdf.text(104, 740, "5", 12, "Body-Bold")
    pdf.text(124, 740, "潮汐与风", 12, "Body-Bold")
    pdf.lines(100, 700, *[LONG[:40]] * 4, "完。")
    assert texts(pdf)[1] == "5. 潮汐与风"


def test_numbers_of_chapters_at_one_height_are_no_running_heads() -> None:
    pdf = PlainPdf()
    for number in range(1, 4):
        pdf.text(100, 790, f"제{number}장", 12)
        pdf.text(100, 765, "물때 " * number, 16)
        pdf.lines(100, 720, *[LONG[:40]] * 5, "完。")
        pdf.text(300, 40, str(number), 8)
        if number < 3:
            pdf.page()
    assert sum(text.startswith("제") for text in texts(pdf)) == 3


def test_page_numbers_close_below_the_text_are_none_of_it() -> None:
    pdf = PlainPdf()
    for number in range(1, 4):
        pdf.lines(100, 740, *[f"a line of text that says something on page {number}"] * 5)
        pdf.text(290, 667, f"{number} / 3", 8)
        if number < 3:
            pdf.page()
    assert "/" not in " ".join(texts(pdf))


def test_a_head_of_the_first_page_that_stands_again_below_is_left_out() -> None:
    pdf = PlainPdf()
    pdf.text(430, 810, "2026年5月1日", 8)
    pdf.text(100, 760, "潮汐月报", 22, "Body-Bold")
    pdf.text(100, 730, "2026年5月1日")
    pdf.lines(100, 690, *[LONG[:40]] * 4, "完。")
    assert " ".join(texts(pdf)).count("2026年5月1日") == 1


def test_an_address_alone_tells_that_references_hang() -> None:
    pdf = titled(PlainPdf())
    pdf.text(100, 740, "海岸观测中心 (2026)，潮位站建设与维护年报。https://")
    pdf.text(120, 725, "tides.example/reports/of/the/harbour/2026/first-quarter-edition")
    pdf.text(100, 710, LONG[:40])
    pdf.lines(100, 680, *[LONG[:40]] * 4, "完。")
    assert any("https://tides.example/reports" in text for text in texts(pdf))


def test_a_running_head_may_be_of_two_lines() -> None:
    pdf = PlainPdf()
    for number in range(1, 4):
        pdf.lines(
            100, 810, "Harbour Institute | Gauges and the People Who Read Them:", "A Survey", pitch=9, size=8
        )
        pdf.lines(100, 760, *[f"a line of text that says something on page {number}"] * 5)
        if number < 3:
            pdf.page()
    whole = " ".join(texts(pdf))
    assert "Survey" not in whole
    assert whole.count("something on page") == 15


def test_a_date_below_a_running_head_that_says_it_is_of_the_title_block() -> None:
    pdf = PlainPdf()
    for number in range(1, 5):
        pdf.text(430, 812, "2026年5月1日", 8)
        if number == 1:
            pdf.text(100, 770, "2026年5月1日")
            pdf.text(100, 730, "潮汐月报", 22, "Body-Bold")
        pdf.lines(100, 680, *[LONG[number : number + 36]] * 5, "完。")
        if number < 4:
            pdf.page()
    assert texts(pdf)[:2] == ["2026年5月1日", "潮汐月报"]
    assert " ".join(texts(pdf)).count("2026年5月1日") == 1


def test_front_matter_may_count_its_pages_in_roman_numerals() -> None:
    pdf = titled(PlainPdf())
    for number, numeral in enumerate(("I", "II", "1", "2")):
        pdf.lines(100, 740, *[LONG[number : number + 40]] * 5, "完。")
        pdf.text(295, 40, numeral)
        if number < 3:
            pdf.page()
    assert not {"I", "II", "1", "2"} & set(texts(pdf))


def test_a_page_has_one_number() -> None:
    """The last rows of two tables say figures that differ from their pages' places by as much."""
    pdf = PlainPdf()
    for number, (name, figure) in enumerate([("早潮站", "4"), ("晚潮站", "5"), ("平潮站", "9")], 1):
        y = pdf.lines(100, 740, *[LONG[:40]] * 5, "完。")
        pdf.text(100, y - 20, name)
        pdf.text(300, y - 20, figure)
        pdf.text(300, 40, str(number), 8)
        if number < 3:
            pdf.page()
    said = " ".join(texts(pdf))
    assert all(words in said for words in ("早潮站", "晚潮站", "平潮站"))


@pytest.mark.parametrize(
    ("foot", "kept"), [("潮汐月报 · 1", False), ("潮汐月报 · 2", True), ("海堤 · 1", True)]
)
def test_a_name_and_the_number_of_the_only_page_at_its_foot(foot: str, kept: bool) -> None:
    pdf = titled(PlainPdf())
    pdf.lines(100, 740, *[LONG[:40]] * 6, "完。")
    pdf.text(280, 60, foot, 7)
    assert (foot in texts(pdf)) is kept


def test_a_date_with_stops_above_the_title_ends_no_title_block() -> None:
    """Nor is a line below the title, a little larger than the text, a heading."""
    pdf = PlainPdf()
    pdf.text(60, 800, "2026. 5. 12.")
    pdf.text(60, 765, "조석 월간 보고", 22, "Body-Bold")
    pdf.text(60, 740, "바다와 바람의 기록", 12)
    names = ["오늘의 바다", "내일의 바다", "모레의 바다"]
    for place, name in enumerate(names):
        pdf.text(60, 700 - 120 * place, name, 14, "Body-Bold")
        pdf.lines(60, 680 - 120 * place, *["가나다라마바사" * 6] * 5, "끝났다.")
    assert [block.text for block in blocks(pdf) if block.kind == "heading"] == names
