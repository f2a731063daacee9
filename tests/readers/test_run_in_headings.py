"""Headings run into their text, and parts of a report under headings in words of their own."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from briefing_tex.readers.structure import Block, Run
from title_blocks import read_blocks

SEA = "今天大潮涨到四米，港口因此关闭了两个小时，船只都在外面等候。"
CALM = "The sea was calm all day, and the harbour stayed open until the evening."


def _heading(text: str, level: int = 1) -> Block:
    return replace(Block.of(text, "heading"), level=level)


def _bold(words: str, text: str, before: str = "") -> Block:
    runs = [Run(before)] if before else []
    return Block((*runs, Run(words, strong=True), Run(text)))


def _item(words: str, text: str) -> Block:
    return replace(_bold(words, text), kind="item")


def _outline(sections: list[dict[str, Any]]) -> list[Any]:
    return [(one["title"], _outline(one["sections"])) for one in sections]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (_bold("1.1 潮汐", f" {SEA}"), _bold("1.2 风。", SEA)),
        (_bold("潮汐.", f" {SEA}", "1.1. "), _bold("风. 大风。", f" {SEA}", "1.2. ")),
        (_bold("1.1 潮汐\u3000", SEA), _bold("1.2 风 大风。", SEA)),
        (_bold("潮汐\u3000", SEA), _bold("风", f"\u3000{SEA}")),
        (_item("A. 潮汐\u3000", SEA), _item("B. 风\u3000", SEA)),
    ],
)
def test_headings_in_bold_before_their_text(first: Block, second: Block) -> None:
    data = read_blocks(
        "海况周报", "2026年4月1日", _heading("1 今日"), first, SEA, second, _heading("2 明日"), SEA
    )
    assert _outline(data["sections"]) == [("今日", [("潮汐", []), ("风", [])]), ("明日", [])]
    below = data["sections"][0]["sections"]
    assert [len(one["blocks"]) for one in below] == [2, 1]


def test_bold_labels_are_no_headings() -> None:
    labels = [_bold("Tides.", f" {CALM}"), _bold("Wind.", f" {CALM}")]
    data = read_blocks("Sea State", "1 April 2026", _heading("1 Today"), *labels, _heading("2 Tomorrow"), CALM)
    assert _outline(data["sections"]) == [("Today", []), ("Tomorrow", [])]


def test_bold_words_of_items_with_plain_markers_are_no_headings() -> None:
    items = [
        replace(_bold(f"{words}\u3000", SEA, f"{n}. "), kind="item") for n, words in ((1, "潮汐"), (2, "风"))
    ]
    data = read_blocks("海况周报", "2026年4月1日", _heading("今日"), *items, _heading("明日"), SEA)
    assert _outline(data["sections"]) == [("今日", []), ("明日", [])]


def test_what_stands_above_the_keywords_is_the_abstract() -> None:
    data = read_blocks(
        Block.of("Sea State", "title"),
        "1 April 2026",
        _heading("Decisions at a Distance"),
        CALM,
        "Keywords: tides; wind",
        _heading("Today"),
        CALM,
        _heading("Tomorrow"),
        CALM,
    )
    assert data["labels"]["abstract"] == "Decisions at a Distance"
    assert [one["title"] for one in data["sections"]] == ["Today", "Tomorrow"]


@pytest.mark.parametrize(("lead", "titles"), [((), ["潮汐"]), ((SEA,), ["本周要点", "潮汐"])])
def test_highlights_are_the_abstract_if_they_are_first(lead: tuple[str, ...], titles: list[str]) -> None:
    data = read_blocks(
        Block.of("海况周报", "title"), "2026年4月1日", *lead, _heading("本周要点"), SEA, _heading("潮汐"), SEA
    )
    assert [one["title"] for one in data["sections"]] == titles


def test_core_views_with_a_number_are_a_section() -> None:
    data = read_blocks(
        Block.of("海况周报", "title"),
        "2026年4月1日",
        _heading("投资要点"),
        SEA,
        _heading("一、核心观点"),
        SEA,
        _heading("二、潮汐"),
        SEA,
    )
    assert [one["title"] for one in data["sections"]] == ["核心观点", "潮汐"]


def test_works_under_a_heading_in_unknown_words_are_references() -> None:
    data = read_blocks(
        Block.of("Sea State", "title"),
        "1 April 2026",
        _heading("Today"),
        CALM,
        _heading("Papers tabled"),
        "1. Renn, T. (2026), Tides of the Year.",
        "2. Harbour Institute (2025), Winds: A Comparison.",
        "3. Coast Observatory (2024), One Storm, Seven Ships.",
        _heading("Contact us"),
        "Harbour Institute: it watches the sea and the harbour every day.",
    )
    assert [one["issued"] for one in data["references"]] == ["2026", "2025", "2024"]
    assert data["labels"]["references"] == "Papers tabled"


def test_items_counted_by_the_heavenly_stems() -> None:
    data = read_blocks(
        "海況", "2026年4月1日", _heading("今日"), "甲、大潮漲到四米；", "乙、港口關閉；", "丙、船隻等候。"
    )
    (found,) = data["sections"][0]["blocks"]
    assert found["type"] == "list"
    assert len(found["items"]) == 3


def test_profiles_run_together_are_parted_at_bold_names() -> None:
    names = [Run("Harbour Institute", strong=True), Run("Coast Observatory", strong=True)]
    both = Block((names[0], Run(": 5 Mill Lane, office@harbour.example "), names[1], Run(f": {CALM}")))
    data = read_blocks(
        Block.of("Sea State", "title"),
        "Harbour Institute & Coast Observatory",
        "1 April 2026",
        _heading("Today"),
        CALM,
        _heading("Contact us"),
        both,
    )
    assert [one["name"] for one in data["contact"]["profiles"]] == ["Harbour Institute", "Coast Observatory"]


def test_a_text_below_a_name_goes_on_in_the_next_line() -> None:
    data = read_blocks(
        Block.of("海况周报", "title"),
        "海岸观测中心",
        "2026年4月1日",
        _heading("今日"),
        SEA,
        _heading("联系我们"),
        "海岸观测中心",
        "每天早晨发布潮汐与海况的观测简报，服务沿海的各个港口和船只，电",
        Block.of("话：0571-8800-2147。", gap=0.0),
    )
    (found,) = data["contact"]["profiles"]
    assert found["text"].endswith("各个港口和船只，电话：0571-8800-2147。")


def test_a_caption_above_a_profile_is_no_name() -> None:
    data = read_blocks(
        Block.of("Sea State", "title"),
        "Harbour Institute",
        "1 April 2026",
        _heading("Today"),
        CALM,
        _heading("Contact us"),
        "Download the data",
        "Harbour Institute: telephone 01632 960 417, office@harbour.example",
    )
    assert [one["name"] for one in data["contact"]["profiles"]] == ["Harbour Institute"]


@pytest.mark.parametrize("label", ["图表", "圖表", "図表", "도표", "Exhibit"])
def test_a_label_that_counts_tables_and_figures_alike(label: str) -> None:
    cells = tuple(tuple((Run(cell),) for cell in row) for row in (("站", "潮位"), ("河口", "412")))
    table = replace(Block.of("", "table"), runs=(), cells=cells)
    picture = replace(Block.of("", "figure"), runs=(), image="image-1")
    data = read_blocks(
        Block.of("海况周报", "title"),
        "2026年4月1日",
        _heading("1 今日"),
        SEA,
        f"{label} 1：各站潮位",
        table,
        SEA,
        f"{label} 2：一周海况",
        picture,
        SEA,
        _heading("2 明日"),
        SEA,
    )
    found = data["sections"][0]["blocks"]
    assert [one["type"] for one in found] == ["paragraph", "table", "paragraph", "figure", "paragraph"]
    assert [one.get("caption") for one in found if "caption" in one] == ["各站潮位", "一周海况"]


@pytest.mark.parametrize("title", ["Costs for harbours", "港口的成本", "항구의 비용"])
def test_bold_words_that_the_contents_list_names_are_a_heading(title: str) -> None:
    listed = ["Contents", "Today ........ 1", f"{title} ........ 2", "Tomorrow ........ 3"]
    below = [_heading("Today"), CALM, _bold(title, f" {CALM}"), _heading("Tomorrow"), CALM]
    data = read_blocks(Block.of("Sea State", "title"), "Abstract", CALM, *listed, *below)
    assert [one["title"] for one in data["sections"]] == ["Today", title, "Tomorrow"]


def test_bold_words_in_latin_letters_before_a_sentence_are_headings() -> None:
    costs, tides = (_bold(words, f" {CALM}") for words in ("Costs for harbours", "Tides in spring"))
    data = read_blocks(Block.of("Sea State", "title"), _heading("Today"), CALM, costs, tides)
    assert _outline(data["sections"]) == [("Today", [("Costs for harbours", []), ("Tides in spring", [])])]


def test_names_in_bold_in_a_footer_are_no_headings() -> None:
    profiles = [_bold(name, f" {CALM} We write to all.") for name in ("Holt and Lind", "Marsh and Wren")]
    data = read_blocks(Block.of("Sea State", "title"), _heading("Today"), CALM, _heading("Contact"), *profiles)
    assert _outline(data["sections"]) == [("Today", [])]


@pytest.mark.parametrize(
    ("chapter", "first", "second"),
    [
        ("第一章 今日", "第一节\u3000潮汐", "第二节\u3000风"),
        ("제1장 오늘", "제1절 조석", "제2절 바람"),
    ],
)
def test_words_for_sections_before_their_text(chapter: str, first: str, second: str) -> None:
    blocks = [_bold(first, f"\u3000{SEA}"), _bold(second, f"\u3000{SEA}")]
    data = read_blocks("海况周报", "2026年4月1日", _heading(chapter), SEA, *blocks)
    (section,) = data["sections"]
    assert [one["title"] for one in section["sections"]] == [
        one.replace("\u3000", " ").partition(" ")[2] for one in (first, second)
    ]
