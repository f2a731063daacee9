"""What a space at a line end tells in documents that keep its glyph, and what a full line without one does."""

from __future__ import annotations

from typing import Any

import pytest
from make_pdf import PlainPdf
from test_first_lines import headed, sections

FULL = "the tide rose and fell in the harbour while gauges were read at n"
"""65 characters, without the space behind them: a full line from 100 pt on."""
FIRST = "The water of the bay was calm and no wind came from the sea b"
"""61 characters: the same where a first line is set in by 20 pt."""


def told(pdf: PlainPdf, y: float, count: int = 6) -> float:
    """Paragraphs that end early; all their other lines end at one place, with the glyph of a space."""
    for _ in range(count):
        pdf.text(120, y, f"{FIRST} ")
        y = pdf.lines(100, y - 15, f"{FULL} ", "Then night fell.")
    return y


def read_blocks(pdf: PlainPdf) -> list[dict[str, Any]]:
    (section,) = sections(pdf)
    return list(section["blocks"])


def test_a_break_behind_a_full_line() -> None:
    pdf = headed(PlainPdf())
    y = told(pdf, 720)
    pdf.text(120, y, f"{FIRST[:-1]}.")
    pdf.lines(100, y - 15, f"{FIRST} ", "Then night fell.")
    assert read_blocks(pdf)[-1]["text"] == [f"{FIRST[:-1]}.", {"type": "break"}, f"{FIRST} Then night fell."]


def test_a_line_goes_on_after_a_space_though_the_next_begins_like_an_item() -> None:
    pdf = headed(PlainPdf())
    y = told(pdf, 720)
    pdf.text(120, y, f"{FIRST[:-1]}: ")
    pdf.lines(100, y - 15, "(2) and the gauges.")
    assert read_blocks(pdf)[-1]["text"] == f"{FIRST[:-1]}: (2) and the gauges."


def test_a_figure_or_a_small_letter_behind_a_stop_may_go_on() -> None:
    pdf = headed(PlainPdf())
    y = told(pdf, 720)
    pdf.text(120, y, f"{FIRST[:-6]} doi:10.")
    pdf.lines(100, y - 15, "1000/80739 and no more.")
    assert read_blocks(pdf)[-1]["text"].endswith("doi:10.1000/80739 and no more.")


def test_a_chinese_sentence_in_quotation_marks_tells_nothing() -> None:
    """No space stands behind its mark, whether the paragraph goes on or not."""
    pdf = headed(PlainPdf())
    y = told(pdf, 720)
    said = "他说：“今天的潮水比昨天晚到了一刻。”"
    pdf.text(120, y, f"{FIRST[:27]} {said}")
    pdf.lines(100, y - 15, "2026 年又是如此，港口今天照常开放。")
    whole = read_blocks(pdf)[-1]["text"]
    assert isinstance(whole, str)
    assert whole.endswith("2026 年又是如此，港口今天照常开放。")


def told_ragged(pdf: PlainPdf, y: float) -> float:
    """Paragraphs whose lines end where their words end, with the glyph of a space."""
    for _ in range(6):
        pdf.text(120, y, f"{FIRST[:44]} ")
        y = pdf.lines(100, y - 15, f"{FULL} ", f"{FULL[:47]} ", f"{FULL[:58]} ", "Then night fell.")
    return y


def test_a_line_that_had_room_goes_on_after_a_space() -> None:
    pdf = headed(PlainPdf())
    told_ragged(pdf, 720)
    whole = " ".join((FIRST[:44], FULL, FULL[:47], FULL[:58], "Then night fell."))
    assert [block["text"] for block in read_blocks(pdf)] == [whole] * 6


def test_an_item_goes_on_over_the_page_behind_a_sentence_with_a_space() -> None:
    """So does a quotation; without the space both would be two paragraphs."""
    pdf = headed(PlainPdf())
    y = told_ragged(pdf, 720)
    pdf.text(105, y - 20, "1.")
    pdf.lines(120, y - 20, f"{FULL[:50]} ", "was the same as before. ")
    pdf.page()
    y = pdf.lines(120, 780, f"The water of {FULL[:42]} ", "wind came.")
    y = told_ragged(pdf, y - 10)
    pdf.text(140, y - 10, f"{FULL[:50]} ")
    pdf.lines(120, y - 25, f"{FULL[:57]} ", f"{FULL[:50]} ", "was heard. ")
    pdf.page()
    y = pdf.lines(120, 780, "Some said it was the gauge at the quay, and ", "others not.")
    told_ragged(pdf, y - 10)
    found = read_blocks(pdf)
    (item,) = next(block["items"] for block in found if block["type"] == "list")
    (quote,) = (block for block in found if block["type"] == "quote")
    assert item[0]["text"].endswith(f"was the same as before. The water of {FULL[:42]} wind came.")
    assert quote["blocks"][0]["text"].endswith("heard. Some said it was the gauge at the quay, and others not.")


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        ("The new, state-of-the-", "art gauges were read at noon."),
        ("The gauges were read at noon [4,", "5]. No wind came."),
    ],
)
def test_a_word_parted_at_its_hyphen_and_a_citation_between_its_numbers_go_on(first: str, rest: str) -> None:
    pdf = headed(PlainPdf())
    y = told_ragged(pdf, 720)
    pdf.text(120, y, first)
    pdf.lines(100, y - 15, rest)
    assert read_blocks(pdf)[-1]["text"] == first + rest


def test_a_word_may_go_on_with_a_capital_and_on_the_next_page() -> None:
    pdf = headed(PlainPdf())
    y = told_ragged(pdf, 720)
    pdf.text(120, y, "The new gauges were read in mid-")
    y = pdf.lines(100, y - 15, "May and again in mid-")
    pdf.page()
    pdf.lines(100, 780, "July at noon.")
    assert read_blocks(pdf)[-1]["text"] == "The new gauges were read in mid-May and again in mid-July at noon."


def test_a_link_goes_on_over_a_page() -> None:
    pdf = headed(PlainPdf())
    y = told_ragged(pdf, 720)
    pdf.link(100, y - 2, 160, y + 10, "https://tides.example/")
    pdf.lines(100, y, "How fish ", size=10)
    pdf.page()
    pdf.link(100, 778, 160, 790, "https://tides.example/")
    pdf.lines(100, 780, "are priced.")
    assert read_blocks(pdf)[-1]["text"] == [
        {"type": "link", "text": "How fish are priced.", "url": "https://tides.example/"}
    ]


def test_a_bold_line_that_is_full_is_no_part_of_the_paragraph_below() -> None:
    pdf = headed(PlainPdf())
    y = told_ragged(pdf, 720)
    pdf.text(100, y - 10, f"1.1 {FULL[:58]}".title(), 10, "Body-Bold")
    pdf.text(120, y - 25, f"{FIRST[:44]} ".capitalize())
    pdf.lines(100, y - 40, "Then night fell.")
    (section,) = sections(pdf)
    assert [below["title"] for below in section["sections"]] == [FULL[:58].title()]


def test_a_quotation_of_two_lines_that_stand_in_the_middle_by_chance() -> None:
    pdf = headed(PlainPdf())
    y = told_ragged(pdf, 720)
    pdf.text(140, y - 10, f"{FULL[:51]} ".capitalize())
    y = pdf.lines(120, y - 25, f"{FULL[:57]}.")
    told_ragged(pdf, y - 10)
    (quote,) = (block for block in read_blocks(pdf) if block["type"] == "quote")
    assert quote["blocks"][0]["text"] == f"{FULL[:51].rstrip()} {FULL[:57]}.".capitalize()


def test_a_second_paragraph_of_an_item_below_the_rest_of_the_first_on_the_next_page() -> None:
    pdf = headed(PlainPdf())
    y = told_ragged(pdf, 720)
    pdf.text(105, y - 20, "1.")
    pdf.lines(120, y - 20, f"{FULL[:50]} ", "was the same as before. ")
    pdf.page()
    y = pdf.lines(120, 780, f"The water of {FULL[:42]} ", "wind came.")
    pdf.text(140, y, f"The gauges of {FULL[:38]} ")
    y = pdf.lines(120, y - 15, "were read at noon.")
    told_ragged(pdf, y - 10)
    (item,) = next(block["items"] for block in read_blocks(pdf) if block["type"] == "list")
    assert [part["text"].split()[-1] for part in item] == ["came.", "noon."]
