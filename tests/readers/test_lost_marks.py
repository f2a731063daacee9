"""What extractors do to marks: bullets lost, markers at the foot of a page, signs that part pages."""

from __future__ import annotations

import pytest

from briefing_tex.diagnostics import Source
from briefing_tex.model import Report, plain_text
from briefing_tex.readers.structure.blocks import Block
from briefing_tex.readers.text import read
from briefing_tex.readers.text.serial import with_lost_bullets

HEAD = "Tides\nHarbour Institute\n12 May 2026\n\n1. Winds\n"
LONG = (
    "The wind blew from the west all day, and the sea rose by a hand in the mouths\n"
    "of all the rivers that the pilots visited before the evening came and boats lay\n"
)


def _read(text: str) -> Report:
    return read(text.encode(), Source()).report


def _items(report: Report) -> list[list[str]]:
    return [
        [plain_text(paragraph.text) for item in block.items for paragraph in item]
        for section in report.sections
        for block in section.blocks
        if block.type == "list"
    ]


def _paragraphs(report: Report) -> list[str]:
    return [
        plain_text(block.text)
        for section in report.sections
        for block in section.blocks
        if block.type == "paragraph"
    ]


@pytest.mark.parametrize(
    "mark",
    [
        "--- page {} ---",
        "===== Page {} =====",
        "[Page {}]",
        "## Page {}",
        "<!-- page {} -->",
        "第 {} 页 共 2 页",
        "\u2011 {} \u2011",
        "-----{}-----",
    ],
)
def test_signs_between_pages_part_no_paragraph(mark: str) -> None:
    text = f"{mark.format(1)}\n\n{HEAD}{LONG}\n{mark.format(2)}\n\nin the mud of the harbour, as in May.\n"
    report = _read(text)
    assert plain_text(report.title) == "Tides"
    assert len(_paragraphs(report)) == 1
    assert _paragraphs(report)[0].endswith("boats lay in the mud of the harbour, as in May.")


def test_a_comment_that_breaks_the_page_parts_no_paragraph() -> None:
    report = _read(f"{HEAD}{LONG}<!-- PageBreak -->\nin the mud of the harbour, as in May.\n")
    assert len(_paragraphs(report)) == 1


def test_parts_of_a_sentence_are_items_though_their_bullets_are_lost() -> None:
    parts = ["登记各港的水位；", "公开航道的数据；", "每月发布报告。"]
    text = "\n\n".join(["潮汐周报", "1. 风况", "下一步的工作包括：", *parts, "其余不变。"])
    report = _read(text)
    assert _items(report) == [parts]
    assert _paragraphs(report) == ["下一步的工作包括：", "其余不变。"]


@pytest.mark.parametrize("feed", ["\f", "— 1 —\n"])
def test_markers_at_the_foot_of_a_page_go_to_a_list_that_no_colon_announces(feed: str) -> None:
    text = (
        f"{HEAD}{LONG}in the mud of the harbour, as in May.\n"
        "Masters of ships asked for these.\n"
        "Pilots come on board before the bar is in sight.\n"
        "Lights are lit at noon when there is fog.\n"
        "Fees are paid once a year.\n"
        f"2. Rains\n{LONG}in the harbour, as in June.\n"
        f"1.\n2.\n3.\n{feed}3. Fogs\n{LONG}in the mud again.\n"
    )
    report = _read(text)
    assert [len(items) for items in _items(report)] == [3]
    assert _items(report)[0][0] == "Pilots come on board before the bar is in sight."
    assert [plain_text(section.title) for section in report.sections] == ["Winds", "Rains", "Fogs"]


def test_the_last_item_ends_where_those_above_it_end_with_semicolons() -> None:
    text = (
        f"{HEAD}{LONG}in the mud of the harbour, and the pilots of the port ask for three things:\n"
        "1. screens that can be raised from the bank when boats go by;\n"
        "2. a visit to each of the gates in the week after spring tides;\n"
        "3. the state of each gate in print, so that all know when to call.\n"
        "Harbourmasters who have done all this report that boats are in time, and\n"
        "that the mud is less than it was in the years before the gates were built.\n"
    )
    report = _read(text)
    assert _items(report)[0][-1].endswith("when to call.")


def test_a_sentence_goes_on_with_a_figure_though_there_was_room_for_it() -> None:
    text = (
        "潮汐周报\n海港研究所\n2026 年 5 月 1 日\n摘要\n"
        "船舶的平均等待时间首次低于三个小时，但每船的成本仍比去年同期高出\n"
        "18%。本期比较三个港口在春季、夏季和秋季的表现，并讨论为什么要先疏浚。\n"
        "1 风况\n"
        + "全天刮西风，海面在各个河口都升高了一掌，领航员在傍晚之前走访了所有的港口与码头，并且\n" * 6
        + "记录了水位。\n"
    )
    report = _read(text)
    assert [plain_text(block.text) for block in report.abstract if block.type == "paragraph"] == [
        "船舶的平均等待时间首次低于三个小时，但每船的成本仍比去年同期高出 18%。"
        "本期比较三个港口在春季、夏季和秋季的表现，并讨论为什么要先疏浚。"
    ]


def test_items_without_bullets_that_no_colon_announces() -> None:
    texts = ["Plans", "the wall, where", "stone is short;", "the gate;", "the quay.", "All cost money."]
    made = with_lost_bullets([Block.of(text) for text in texts])
    assert [block.marker for block in made] == [None, None, "•", "•", "•", None]
    made = with_lost_bullets([Block.of(text) for text in [texts[0], "the pier;", *texts[1:]]])
    assert [block.marker for block in made] == [None, "•", "•", "•", "•", "•", None]
    assert [block.guesses for block in made if block.guesses] == [("list-guessed",)]
    once = with_lost_bullets([Block.of(text) for text in ("Plans", "the gate;", "the quay.")])
    assert not any(block.marker for block in once)
