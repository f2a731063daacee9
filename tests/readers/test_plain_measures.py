"""Plain text of pages with more than one measure, and lists and titles that only their words show."""

from __future__ import annotations

from briefing_tex.diagnostics import Source
from briefing_tex.model import List, Paragraph, Report, plain_text, to_data
from briefing_tex.readers.structure.blocks import Line
from briefing_tex.readers.text import read
from briefing_tex.readers.text.titles import lines_of_title

FRONT = "Tides\nHarbour Institute\n12 May 2026\n"
COLUMN = (
    "The wind blew from the west all day, and\n"
    "the sea rose by a hand in the mouths of all\n"
    "the rivers that the pilots visited before the\n"
    "evening came and boats lay in the mud of\n"
    "the harbour, as they had done in May and\n"
    "in June of the year before, when no ship of\n"
    "the company could leave the quay at noon.\n"
)


def _read(text: str) -> Report:
    return read(text.encode(), Source()).report


def test_a_wide_abstract_above_narrow_columns_keeps_its_paragraphs() -> None:
    abstract = (
        "Tides in the harbour were low for the third month in a row, and the pilots counted more boats\n"
        "in the mud than in any spring since the war; the dredger worked by night so that ships could\n"
        "leave at noon, and it found nothing that was of any use.\n"
        "What is to be done is written below, with the costs that the master has counted for each way\n"
        "to dig.\n"
    )
    report = _read(f"{FRONT}Abstract\n{abstract}1 Winds\n{COLUMN * 3}2 Waves\n{COLUMN * 3}")
    assert [plain_text(block.text)[:8] for block in report.abstract if block.type == "paragraph"] == [
        "Tides in",
        "What is ",
    ]


def test_a_line_with_a_long_address_may_end_its_paragraph() -> None:
    long = "forms are at https://harbour.example/forms/dredging/2026?step=2&language=en#all and nowhere else.\n"
    report = _read(
        f"Tides\nHarbour Institute\n12 May 2026\n1 Winds\n{COLUMN[:-30]}\n{long}{COLUMN}2 Waves\n{COLUMN}"
    )
    assert sum(block.type == "paragraph" for block in report.sections[0].blocks) == 2


def test_bullets_of_another_kind_are_within_the_item_above() -> None:
    report = _read(
        f"{FRONT}1 Winds\nNot counted are the following:\n"
        "● the cost of the grid;\n● losses of gas, namely:\n－leaks of each year;\n－what is left at the end;\n"
        "● the price of houses.\n"
    )
    found = [block for block in report.sections[0].blocks if isinstance(block, List)]
    assert [len(block.items) for block in found] == [3]
    inner = found[0].items[1][1]
    assert isinstance(inner, List)
    assert len(inner.items) == 2


def test_what_a_dash_begins_below_the_title_is_the_subtitle() -> None:
    for dash in ("——", "- ", "– "):
        report = _read(
            f"老旧小区热泵改造：一份没有结论的评估\n{dash}来自北方六城的数据\n编制单位：津河建筑节能研究院\n"
            "2026年1月20日\n摘要：供水温度可以降低。\n一、结论\n供水温度降低之后，能效有所提高。\n"
            "供水温度降低之后，能效还会提高，而住户感觉不到这个变化，因此可以继续降低下去，直到室温有所变化。\n"
        )
        assert plain_text(report.title) == "老旧小区热泵改造：一份没有结论的评估"
        assert "来自北方六城的数据" in plain_text(report.subtitle)
        assert [one.name for one in report.organisations] == ["津河建筑节能研究院"]


def test_a_word_that_counts_nothing_keeps_its_space_behind_a_percent_sign() -> None:
    report = _read(
        "물과 논\n호남연구원\n2026 년 1 월 9 일\n1. 결과\n"
        "강수량은 평년의 71% 로 낮았고, 면적은 9.6% 늘었다. 섬 18 곳에서 64% 는 높았고\n"
        "12 월 5 일부터 3 년 동안 61 곳을 살펴보았다.\n"
    )
    block = report.sections[0].blocks[0]
    assert isinstance(block, Paragraph)
    text = plain_text(block.text)
    assert "71%로" in text
    assert "9.6% 늘었다" in text
    assert "18곳에서" in text


def test_a_wide_line_that_ends_no_sentence_goes_on() -> None:
    entry = "Harbour Institute. Report of 2025. https://harbour.example/r7/report.pdf, issued by the board,\n"
    report = _read(
        f"{FRONT}1 Winds\n{COLUMN}2 Waves\n{COLUMN}References\n1. {entry}(seen 2026-06-30).\n2. Sea, A. 2024.\n"
    )
    assert len(report.references) == 2


TITLE, SUBTITLE = "老旧港口水位站改造：一份没有结论的评估报告", "来自北方六城四十一个测站的数据"


def fronted(*lines: str) -> dict[str, object]:
    rest = "\n\n".join(f"{n} 观测\n\n潮汐观测站每天早晚各读一次水位，并把结果送到办公室。" for n in (1, 2))
    text = "\n".join(lines) + f"\n港口观测中心\n2026年4月1日\n\n{rest}\n"
    return to_data(read(text.encode(), Source("tides.txt")).report)


def test_a_chinese_title_with_a_colon_has_a_subtitle_below_it() -> None:
    found = fronted(TITLE, SUBTITLE)
    assert (found["title"], found["subtitle"]) == (TITLE, SUBTITLE)


def test_the_last_sign_of_a_title_is_no_subtitle() -> None:
    assert fronted(TITLE[:-1], TITLE[-1])["title"] == TITLE


def test_a_running_head_says_where_a_title_ends() -> None:
    title = "Drained Peat at Field Scale: Water Now and"
    lines = [Line(title, number=1), Line("Hay", number=2)]
    assert lines_of_title(lines, ()) == {2}
    assert lines_of_title(lines, (f"{title} 2",)) == frozenset()


def test_a_title_in_latin_letters_goes_on_behind_a_colon_whatever_signs_it_has() -> None:
    lines = [Line("The harbour’s gauges: two winters of peat", number=1), Line("Reading at Ayr", number=2)]
    assert lines_of_title(lines, ()) == {2}
