"""What the ends of lines tell: full lines, short ones, and such as are full of white space."""

from __future__ import annotations

import pytest
from make_pdf import PlainPdf
from test_first_lines import headed, prose
from test_layout import LONG, blocks, texts


def test_short_by_half_a_letter_is_not_full_in_justified_text() -> None:
    pdf = headed(PlainPdf())
    pdf.lines(120, prose(pdf, 720), LONG[:37] + ".", LONG[:30] + "。", LONG[:20] + "。")
    assert [len(text) for text in texts(pdf)[-3:]] == [38, 31, 21]


def test_little_white_space_is_enough_below_a_line_that_is_not_quite_full() -> None:
    pdf = headed(PlainPdf())
    y = pdf.lines(100, prose(pdf, 720), "　　" + LONG[:38], LONG[:28] + " https://tides.example/")
    pdf.lines(100, y - 3, LONG[:20] + "。")
    assert texts(pdf)[-1] == LONG[:20] + "。"


def test_an_item_goes_on_over_a_page_where_first_lines_begin() -> None:
    pdf = headed(PlainPdf())
    y = prose(pdf, 720)
    pdf.text(107, y, "•")
    pdf.lines(120, y, LONG[:38], LONG[:38])
    pdf.page()
    y = pdf.lines(120, 780, LONG[:38], "完。")
    prose(pdf, y - 6)
    (item,) = (block for block in blocks(pdf) if block.kind == "item")
    assert item.text == "•" + LONG[:38] * 3 + "完。"


def test_an_item_ends_over_a_page_where_a_sentence_stops_short_of_the_edge_of_all_lines() -> None:
    """By half a letter here. A line that breaks within an address says nothing about the edge."""
    pdf = headed(PlainPdf())
    y = prose(pdf, prose(pdf, 720))
    pdf.link(305, y - 2, 495, y + 10, "https://tides.example/levels/at/eight/in/the/morning/")
    pdf.link(100, y - 17, 180, y - 5, "https://tides.example/levels/at/eight/in/the/morning/")
    pdf.text(120, y, LONG[:18] + " https://tides.example/levels/at/eight/")
    y = pdf.lines(100, y - 15, "in/the/morning/ 完。")
    pdf.text(107, y, "•")
    pdf.lines(120, y, LONG[:38], LONG[:36] + "a。")
    pdf.page()
    y = pdf.lines(120, 780, LONG[:20] + "。")
    prose(pdf, y - 6)
    (item,) = (block for block in blocks(pdf) if block.kind == "item")
    assert item.text == "•" + LONG[:38] + LONG[:36] + "a。"
    assert LONG[:20] + "。" in texts(pdf)


def test_a_passage_set_in_from_ragged_lines_is_whole() -> None:
    pdf = headed(PlainPdf())
    y = 720.0
    for end in ("", "ab", "", "a", "", "abc", "", ""):  # the usual end is not where the longest one is
        pdf.text(100, y, LONG[:39] + end)
        y -= 15
    pdf.lines(140, y - 9, LONG[:31] + "a", "完成了。")
    assert texts(pdf)[-1] == LONG[:31] + "a完成了。"


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ((("7", 100), (LONG[:34], 160)), f"7 {LONG[:34]}"),
        ((("was", 100), ("published", 221.7), ("at", 373.3), ("on", 490)), "was published at on"),
    ],
)
def test_a_line_is_stretched_before_a_long_word(parts: tuple[tuple[str, float], ...], text: str) -> None:
    pdf = headed(PlainPdf())
    y = prose(pdf, 720) - 6
    for part, x in parts:
        pdf.text(x, y, part)
    pdf.lines(
        100, y - 15, "https://tides.example/levels/of/2026/as/they/were/seen/in/spring.html" + LONG[:5], "完。"
    )
    assert texts(pdf)[-1].startswith(text)


def test_parts_side_by_side_stay_apart_where_the_next_word_would_have_fit() -> None:
    pdf = headed(PlainPdf())
    y = prose(pdf, 720)
    pdf.text(100, y, LONG[:10])
    pdf.text(300, y, LONG[:20])
    pdf.lines(100, y - 15, LONG[:38] + "完。")
    assert texts(pdf)[-1] == LONG[:38] + "完。"


def test_a_passage_is_whole_that_is_set_in_as_first_lines_are() -> None:
    pdf = headed(PlainPdf())
    y = pdf.lines(120, prose(pdf, 720) - 9, LONG[:38], LONG[:20] + "。")
    prose(pdf, y - 9)
    assert LONG[:38] + LONG[:20] + "。" in texts(pdf)


def test_lines_without_spaces_are_full_where_no_letter_fits() -> None:
    pdf = headed(PlainPdf())
    y = pdf.lines(120, prose(pdf, 720) - 9, LONG[:37] + "a", LONG[:38], LONG[:20] + "。")
    prose(pdf, y - 9)
    assert LONG[:37] + "a" + LONG[:38] + LONG[:20] + "。" in texts(pdf)


def test_justified_text_ends_where_its_last_line_falls_short() -> None:
    pdf = headed(PlainPdf())
    y = prose(pdf, prose(pdf, 720))
    pdf.lines(100, y - 6, LONG[:40], LONG[:37] + "。")
    pdf.page()
    pdf.lines(100, 780, "（水位）" + LONG[:36], "完。")
    assert texts(pdf)[-2:] == [LONG[:40] + LONG[:37] + "。", "（水位）" + LONG[:36] + "完。"]


def test_a_passage_has_an_edge_of_its_own() -> None:
    """Lines that stop in mid-sentence had no room before it, though the column is wider."""
    pdf = headed(PlainPdf())
    y = prose(pdf, 720)
    pdf.lines(135, y - 10, LONG[:30] + "a", LONG[:30] + "abc", LONG[:30], "完成了。")
    assert texts(pdf)[-1] == LONG[:30] + "a" + LONG[:30] + "abc" + LONG[:30] + "完成了。"


def test_a_space_before_an_address_tells_nothing_of_other_line_ends() -> None:
    pdf = headed(PlainPdf())
    y = prose(pdf, 720)
    y = pdf.lines(
        100, y, LONG[:20] + " ab cd " + LONG[:14] + " ", "https://tides.example/levels/2026" + LONG[:9] + "。"
    )
    y = pdf.lines(100, y, LONG[:30] + "。drying in humid", "autumns of 2026" + LONG[:9] + "。")
    assert "humid autumns" in texts(pdf)[-1]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("https:", "//tides.example/levels/2026/as/they/were/seen/in/the/spring/of/2026.html", ""),
        ("(2025-11-30)", "[2026-03-02]. https://tides.example/levels/of/2026/as/they/were", ""),
    ],
)
def test_what_no_space_parts(first: str, second: str, joined: str) -> None:
    pdf = headed(PlainPdf())
    y = prose(pdf, 720)
    pdf.lines(100, y, LONG[:40], LONG[:33] + " " + first if first[0] == "(" else first, second)
    assert first + joined + second in texts(pdf)[-1]


def test_an_address_as_long_as_a_line_goes_on_with_the_sentence_before_it() -> None:
    """The line before it ends early, at the foot of a page: no part of the address had room in it."""
    pdf = headed(PlainPdf())
    pdf.lines(
        100,
        prose(pdf, 720),
        "The gauges of all harbours with their daily levels in this year are published",
        "at",
    )
    pdf.page()
    pdf.lines(
        100, 780, "https://tides.example/levels/of/2026/as/they/were/seen/in/spring_and_autumn/h", "ourly.csv."
    )
    assert texts(pdf)[-1].startswith("The gauges")
    assert texts(pdf)[-1].endswith("hourly.csv.")


def ragged(pdf: PlainPdf) -> float:
    """Paragraphs with white space between them, none of whose lines is set in; the height below them."""
    y = 720.0
    for end in (LONG[:12], LONG[:20], LONG[:9]):
        y = pdf.lines(100, y, LONG[:39], LONG[:40], f"{end}。") - 12
    return y


def test_a_line_with_room_goes_on_where_white_space_parts_paragraphs() -> None:
    pdf = headed(PlainPdf())
    lines = LONG[:12] + "，" + LONG[:10] + " 2.61", "kWh，" + LONG[:30], "个月。" + LONG[:20] + "。"
    pdf.lines(100, ragged(pdf), *lines)
    assert len(texts(pdf)) == 6
    pdf = headed(PlainPdf())
    y = pdf.lines(100, ragged(pdf), LONG[:38], LONG[:10] + "。", LONG[:12] + "。")  # without white space
    pdf.lines(100, y, *lines)
    assert lines[-1] in texts(pdf)


def test_lines_of_details_are_parted_where_white_space_parts_paragraphs() -> None:
    pdf = headed(PlainPdf())
    details = LONG[:12] + "，" + LONG[:10], "电话：021-5550-0100", "传真：021-5550-0101"
    pdf.lines(100, ragged(pdf), *details)
    assert tuple(texts(pdf)[-3:]) == details


def test_the_stamp_of_a_producer_is_too_small_to_be_read() -> None:
    pdf = headed(PlainPdf())
    prose(pdf, 720)
    pdf.text(3, 3, "Made by some program", 1)
    assert not any("program" in text for text in texts(pdf))


def test_the_lines_of_an_item_stand_further_in_than_its_first_word() -> None:
    pdf = headed(PlainPdf())
    y = prose(pdf, 720) - 6
    pdf.lines(100, y, "1. Tides of the Coast and the people who measured them every day, nearly")
    pdf.lines(140, y - 15, "uninterruptedlyandforever (2026).")
    pdf.lines(100, y - 30, "2. Sea Times (2025).")
    assert texts(pdf)[-2].endswith("nearly uninterruptedlyandforever (2026).")


def flush(pdf: PlainPdf, y: float) -> float:
    """Paragraphs whose first lines are not set in; the height below them."""
    for _ in range(3):
        y = pdf.lines(100, y, LONG[:38], LONG[:38], LONG[:9] + "。") - 9
    return y


def test_the_rest_of_an_address_may_look_like_a_number() -> None:
    pdf = headed(PlainPdf())
    y = flush(pdf, 720)
    y = pdf.lines(
        100, y, LONG[:36] + "。", LONG[:7] + " https://sea.example/docs/of-the-tide/report/reizou-2222"
    )
    pdf.lines(100, y, "026.xlsx " + LONG[:5] + "。")
    assert texts(pdf)[-1].endswith("reizou-2222026.xlsx " + LONG[:5] + "。")


def test_items_set_in_go_on_at_the_margin() -> None:
    pdf = headed(PlainPdf())
    y = flush(pdf, 720)
    pdf.text(121, y, "③" + LONG[:33])
    pdf.lines(100, y - 15, LONG[:38], LONG[:38], LONG[:5] + "。")
    assert texts(pdf)[-1] == "③" + LONG[:33] + 2 * LONG[:38] + LONG[:5] + "。"


def test_a_passage_set_in_alike_beside_a_mark_that_hangs_out() -> None:
    pdf = headed(PlainPdf())
    y = flush(pdf, 720)
    y = pdf.lines(97.7, y, LONG[:38] + "。") - 20
    pdf.text(150, y, LONG[:30])
    pdf.text(130, y - 15, LONG[:20] + "。")
    assert texts(pdf)[-1] == LONG[:30] + LONG[:20] + "。"


def test_lines_are_as_far_apart_as_double_spacing_sets_them() -> None:
    pdf = PlainPdf()
    first = (
        "码头清晨记录到今年以来最高的潮位，比昨天高出三十厘米，渡轮因此比平日晚开半",
        "小时，乘客请提早到达。",
    )
    second = (
        "午后风力减弱，海面恢复平静，观测站的浮标没有记录到超过一米的浪，渔船可以照",
        "常出海，夜间能见度良好。",
    )
    y = 740.0
    for _ in range(3):
        for head, rest in (first, second):
            pdf.text(90, y, head, size=10)
            pdf.text(70, y - 29.6, rest, size=10)
            y -= 2 * 29.6
    assert texts(pdf) == ["".join(first), "".join(second)] * 3


def test_items_are_whole_whose_lines_are_far_apart() -> None:
    pdf = PlainPdf()
    head, rest = "潮位比昨天高出三十厘米，渡轮因此比平日晚开半小时，乘客请提早到达码头，并", "留意广播。"
    for place in range(5):
        pdf.text(70, 700 - 59.2 * place, "●")
        pdf.text(91, 700 - 59.2 * place, head)
        pdf.text(91, 670.4 - 59.2 * place, rest)
    assert [one.text for one in blocks(pdf)] == [head + rest] * 5 or [one.text for one in blocks(pdf)] == [
        "● " + head + rest
    ] * 5


def test_items_that_stand_in_the_middle_by_chance() -> None:
    """Their further lines stand further in, as lines of other widths do that are centred."""
    pdf = headed(PlainPdf())
    y = prose(pdf, 720)
    pdf.text(110, y - 10, "1.")
    pdf.text(125, y - 10, LONG[:35] + "a。")
    pdf.text(110, y - 25, "2.")
    y = pdf.lines(125, y - 25, LONG[:36] + "a", LONG[:34] + "。")
    prose(pdf, y - 10)
    found = [block.text for block in blocks(pdf) if block.kind == "item"]
    assert found == [f"1. {LONG[:35]}a。", f"2. {LONG[:36]}a{LONG[:34]}。"]


def test_an_address_goes_on_on_a_page_that_begins_with_the_rest_of_an_item() -> None:
    """Both lines begin about where first lines do, for the text of items stands there."""
    url = "https://tides.example/levels/at/eight/in/the/morning/and/at/noon/"
    pdf = headed(PlainPdf())
    y = prose(pdf, 720)
    pdf.text(107, y, "•")
    pdf.lines(120, y, LONG[:38])
    pdf.page()
    pdf.link(320, 778, 500, 790, url)
    pdf.link(120, 763, 320, 775, url)
    pdf.text(120, 780, LONG[:20])
    pdf.text(320, 780, url[:28])
    y = pdf.lines(120, 765, url[28:])
    prose(pdf, y - 6)
    (item,) = (block for block in blocks(pdf) if block.kind == "item")
    assert item.text == "•" + LONG[:38] + LONG[:20] + url
