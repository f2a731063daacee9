"""Lines of untagged PDFs: what is painted late, stands near, or shows its spaces in ways of its own."""

from __future__ import annotations

import unicodedata

import pytest
from make_pdf import PlainPdf
from test_first_lines import headed, prose
from test_layout import LONG, blocks, texts, titled

from briefing_tex.readers.pdf import read
from briefing_tex.readers.pdf.layout.lines.quotes import with_spaces_at_quotes
from briefing_tex.readers.structure import Run

WORDS = "the gauges in the harbour were read at noon and again at night"


def test_what_a_font_lacks_is_painted_after_its_line() -> None:
    pdf = headed(PlainPdf())
    y = prose(pdf, 720) - 6
    pdf.text(100, y, LONG[:10])
    pdf.text(210, y, LONG[11:20])
    pdf.text(310, y, LONG[21:40])
    pdf.text(200, y, LONG[10], font="Body-Italic")
    pdf.text(300, y, LONG[20], font="Body-Italic")
    pdf.lines(100, y - 15, "完。")
    assert texts(pdf)[-1] == LONG[:40] + "完。"


def test_running_heads_say_the_title_of_the_section() -> None:
    pdf = headed(PlainPdf())
    for number, title in enumerate(("涨潮的时刻", "退潮的时刻", "平潮的时刻"), 2):
        y = prose(pdf, 720)
        pdf.page()
        pdf.text(100, 800, title, 8)
        pdf.text(420, 800, "潮汐月报" if number % 2 else str(number), 8)
        pdf.text(100, 760, title, 14, "Body-Bold")
        y = prose(pdf, 720)
        prose(pdf, y)
    assert [text for text in texts(pdf) if "时刻" in text] == ["涨潮的时刻", "退潮的时刻", "平潮的时刻"]


def test_a_small_line_that_says_no_title_is_no_running_head() -> None:
    pdf = headed(PlainPdf())
    prose(pdf, 720)
    pdf.page()
    pdf.text(100, 800, "数据截至四月底", 8)
    prose(pdf, 760)
    assert "数据截至四月底" in texts(pdf)


def test_columns_that_stand_near_behind_a_blank_half_of_a_mark() -> None:
    pdf = headed(PlainPdf())
    for place in range(20):
        pdf.text(100, 700 - 15 * place, LONG[:19] + ("，" if place == 7 else LONG[19]))
    for place in range(20):
        x = 306 if place == 7 else 309
        pdf.text(x, 700 - 15 * place, LONG[20:38] + ("。" if place == 19 else LONG[38]))
    left = LONG[:20] * 7 + LONG[:19] + "，" + LONG[:20] * 12
    assert texts(pdf)[-1] == left + LONG[20:39] * 19 + LONG[20:38] + "。"


@pytest.mark.parametrize("line", ["gauges were read at noon today", "관측소는 정오에 수위를 기록하였다"])
def test_a_line_without_glyphs_for_spaces_among_others_that_have_them(line: str) -> None:
    pdf = headed(PlainPdf())
    x, y = 100.0, pdf.lines(100, 720, *[WORDS] * 8) - 30
    for word in line.split():
        pdf.text(x, y, word)
        x += 2.5 + sum(5 if letter.isascii() else 10 for letter in word)
    assert texts(pdf)[-1] == line


def test_a_mark_of_a_note_is_nearly_as_large_as_the_text() -> None:
    pdf = headed(PlainPdf())
    y = prose(pdf, 720) - 6
    pdf.text(100, y, LONG[:20] + "。")
    pdf.text(310, y + 4, "1", 9)
    assert texts(pdf)[-1] == LONG[:20] + "。1"
    assert blocks(pdf)[-1].runs[-1].raised


def test_ragged_lines_are_stretched_before_the_rest_of_an_address() -> None:
    pdf = headed(PlainPdf())
    y = pdf.lines(100, 720, *(LONG[: 40 - place % 3] for place in range(8)), "完。") - 9
    first, rest = "https://tides.example/", "levels/of/2026/as/they/were/seen/in/spring.html"
    pdf.text(100, y, LONG[:6])
    pdf.text(500 - 5 * len(first), y, first)
    pdf.text(100, y - 15, rest + "。")
    pdf.link(500 - 5 * len(first), y - 2, 500, y + 10, first + rest)
    pdf.link(100, y - 17, 100 + 5 * len(rest), y - 5, first + rest)
    assert texts(pdf)[-1] == f"{LONG[:6]} {first}{rest}。"


def test_ranges_of_figures_in_japanese_have_no_spaces() -> None:
    pdf = titled(PlainPdf())
    y = prose(pdf, 720) - 6
    for x, part in ((100, LONG[:4] + "45"), (152.5, "–"), (160, "62"), (170, LONG[:10] + "。")):
        pdf.text(x, y, part)
    assert texts(pdf)[-1] == f"{LONG[:4]}45–62{LONG[:10]}。"


@pytest.mark.parametrize(
    ("swallowed", "whole"),
    [
        ("A. Holt,“Open files,”Journal, 2023.", "A. Holt, “Open files,” Journal, 2023."),
        ("이들은”낮에는 올 수 없다”고 답하였다.", "이들은 ”낮에는 올 수 없다”고 답하였다."),
        ("a “calm” sea", "a “calm” sea"),
        ('a 5" pipe, a', 'a 5" pipe, a'),
    ],
)
def test_quotation_marks_that_took_their_spaces_with_them(swallowed: str, whole: str) -> None:
    assert with_spaces_at_quotes([Run(swallowed)])[0].text == whole


def test_sentences_with_a_full_stop_of_their_own_are_no_headings() -> None:
    pdf = headed(PlainPdf())
    y = prose(pdf, 720)
    pdf.lines(100, y - 9, LONG[:16] + "。", LONG[16:30] + "。", pitch=18, size=12)
    assert [block.kind for block in blocks(pdf)[-2:]] != ["heading", "heading"]


def test_text_beyond_the_edges_of_the_page_is_a_loss() -> None:
    pdf = headed(PlainPdf())
    prose(pdf, 720)
    pdf.text(640, 400, LONG[:20])
    found = [loss.message for loss in read(pdf.build()).losses if loss.code == "text-beyond-page"]
    assert found == ["20 characters beyond the edges of the page were left out"]


def test_lines_that_run_over_the_edge_of_the_page_are_whole() -> None:
    pdf = headed(PlainPdf())
    prose(pdf, 720)
    pdf.text(460, 400, LONG[:20] + "。")
    assert texts(pdf)[-1] == LONG[:20] + "。"


def test_lines_of_a_signature_stand_apart() -> None:
    pdf = headed(PlainPdf())
    y = prose(pdf, 720) - 15
    names = {
        "东海海岸观测研究院": 90,
        "北方港口行业协会": 80,
        "Tide&Harbour Energy": 95,
        "二〇二六年一月二十日": 100,
    }
    for place, (words, width) in enumerate(names.items()):
        pdf.text(420 - width, y - 15 * place, words)
    assert texts(pdf)[-4:] == list(names)


def test_text_too_small_to_be_seen_is_a_loss() -> None:
    pdf = headed(PlainPdf())
    prose(pdf, 720)
    pdf.text(100, 400, LONG[:20], size=0.04)
    reading = read(pdf.build())
    found = [loss.message for loss in reading.losses if loss.code == "tiny-text"]
    assert found == [f"{len(LONG[:20].replace(' ', ''))} characters too small to be seen were left out"]


@pytest.mark.parametrize(("year", "rest"), [("2026.", "3.11. "), ("2026. 3.", "11. ")])
def test_dates_in_figures_go_on_in_the_next_line(year: str, rest: str) -> None:
    pdf = headed(PlainPdf())
    y = prose(pdf, 720)
    pdf.lines(100, y, "　　" + LONG[:35] + year, rest + LONG[:20] + "。")
    assert texts(pdf)[-1].startswith(LONG[:35] + year)
    assert LONG[:20] in texts(pdf)[-1]


def painted(pdf: PlainPdf, x: float, y: float, syllables: str, times: int) -> None:
    """Each syllable as the glyphs of its parts over each other, painted again where bold is feigned."""
    for place, syllable in enumerate(syllables):
        for _ in range(times):
            for part in unicodedata.normalize("NFD", syllable):
                pdf.text(x + 10 * place, y, part)


@pytest.mark.parametrize("times", [1, 3])
def test_syllables_made_of_glyphs_over_each_other(times: int) -> None:
    pdf = titled(PlainPdf())
    painted(pdf, 100, 700, "수위관측소", times)
    assert texts(pdf)[1:] == ["수위관측소"]


def test_units_stand_close_to_figures_and_particles_to_units() -> None:
    pdf = PlainPdf()
    for x, y, word in (
        *((100 + 63 * column, 740 - 15 * row, "관측소에서") for column in range(6) for row in range(3)),
        *((100, 680, "수위는"), (133, 680, "9"), (140.5, 680, "㎥"), (153, 680, "에"), (166, 680, "이르렀다")),
    ):
        pdf.text(x, y, word)
    assert texts(pdf)[-1].endswith("수위는 9㎥에 이르렀다")


def test_characters_of_two_fonts_stand_among_each_other() -> None:
    """Each font has holes where the other has characters; what comes first has the beginning of the line."""
    pdf = headed(PlainPdf())
    y = prose(pdf, 720) - 6
    line = LONG[:40]
    for places, font in (((0, 1, 3, 7), "Body-Italic"), ((2, 4, 5, 6, *range(8, 40)), "Body")):
        for place in places:
            pdf.text(100 + 10 * place, y, line[place], font=font)
    pdf.lines(100, y - 15, "完。")
    assert texts(pdf)[-1] == line + "完。"


def test_a_space_before_what_its_font_lacks_stands_behind_it() -> None:
    pdf = headed(PlainPdf())
    y = pdf.lines(100, 720, f"{WORDS} and {WORDS[:14]}", WORDS)
    pdf.text(100, y, "at 5")
    pdf.text(130, y, " ")
    pdf.text(120, y, "℃", font="Body-Italic")
    pdf.text(135, y, "and below it was calm.")
    assert texts(pdf)[-1].endswith("at 5℃ and below it was calm.")


def test_a_line_stretched_between_its_letters_has_its_own_spaces() -> None:
    pdf = headed(PlainPdf())
    y = pdf.lines(100, 720, f"{WORDS} and {WORDS[:14]}", WORDS)
    x = 100.0
    for letter in "자료의 품질을 확인하는":
        pdf.text(x, y, letter)
        x += (5 if letter == " " else 10) + 8
    assert "자료의 품질을 확인하는" in texts(pdf)[-1]


def test_running_heads_as_large_as_the_text() -> None:
    pdf = PlainPdf()
    for number, title in enumerate(("1 涨潮的时刻", "2 退潮的时刻"), 1):
        pdf.text(420, 810, title)
        if number == 1:
            pdf.text(100, 780, "潮汐月报", 22, "Body-Bold")
        pdf.text(100, 745, title, 14, "Body-Bold")
        prose(pdf, 720)
        if number == 1:
            pdf.page()
    assert [text for text in texts(pdf) if "时刻" in text] == ["1 涨潮的时刻", "2 退潮的时刻"]


def test_the_first_heading_of_a_report_without_numbers() -> None:
    pdf = titled(PlainPdf())
    pdf.text(100, 755, "2026年4月")
    y = 730.0
    for title in ("Calm seas", "Rough seas", "After the storm"):
        pdf.text(100, y, title, 12)
        y = prose(pdf, y - 20) - 10
    assert [block.text for block in blocks(pdf) if block.kind == "heading"] == [
        "Calm seas",
        "Rough seas",
        "After the storm",
    ]


def test_the_mark_of_a_note_may_be_hardly_smaller_than_the_text() -> None:
    pdf = PlainPdf()
    pdf.lines(100, 700, LONG[:40], LONG[:20] + "。")
    pdf.text(310, 690, "1", 9.3)
    pdf.text(320, 685, "潮水", 10)
    assert [(run.text, run.raised) for run in blocks(pdf)[-1].runs][1:2] == [("1", True)]
