"""Title blocks of papers: letterheads in tables, grades of secrecy, dates first, letters before headings."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from briefing_tex.readers.structure import Block, Run
from title_blocks import SECTIONS, names_of, read_blocks


def _heading(text: str, level: int = 1) -> Block:
    return replace(Block.of(text, "heading"), level=level)


def test_a_letterhead_in_a_table_above_the_title() -> None:
    rows = (("海岸观测中心", "第 12 期"), ("", "2026年4月1日"))
    cells = tuple(tuple((Run(cell),) for cell in row) for row in rows)
    data = read_blocks(
        replace(Block.of("", "table"), runs=(), cells=cells), Block.of("潮汐观察", "title"), *SECTIONS
    )
    assert data["title"] == "潮汐观察"
    assert names_of(data) == ["海岸观测中心"]
    assert data["date"] == "2026-04-01"


def test_a_table_of_figures_above_the_title_is_no_letterhead() -> None:
    cells = tuple(tuple((Run(cell),) for cell in row) for row in (("水位", "3.2"), ("潮差", "1.4")))
    data = read_blocks(
        replace(Block.of("", "table"), runs=(), cells=cells), Block.of("潮汐观察", "title"), *SECTIONS
    )
    assert "organisations" not in data


@pytest.mark.parametrize(
    "line", ["内部资料　注意保存", "取扱注意", "배포 후 즉시 보도 가능", "For public release"]
)
def test_who_may_read_a_paper_is_no_body(line: str) -> None:
    data = read_blocks(f"海岸观测中心\t{line}", Block.of("潮汐观察", "title"), "2026年4月1日", *SECTIONS)
    assert names_of(data) == ["海岸观测中心"]
    data = read_blocks(line, Block.of("潮汐观察", "title"), "2026年4月1日", *SECTIONS)
    assert "organisations" not in data


def test_a_date_stands_before_names() -> None:
    data = read_blocks(
        Block.of("Tides", "title"),
        "14 January 2026 · Harbour Institute · Tidal Data Centre",
        "1. Today",
        "The sea is calm.",
    )
    assert names_of(data) == ["Harbour Institute", "Tidal Data Centre"]
    assert data["date"] == "2026-01-14"


def test_a_title_smaller_than_the_letterhead_above_its_number() -> None:
    blocks = (
        replace(Block.of("Harbour Council", "title"), size=20.0),
        replace(Block.of("Bulletin No. 9"), size=12.0),
        replace(Block.of("Dust and Noise"), size=17.0),
        replace(Block.of("What the gauges say"), size=13.0),
        replace(_heading("1. Dust"), size=13.0),
        "There was none. The Harbour Council measured it at noon and at night.",
    )
    assert read_blocks(*blocks)["title"] == "Dust and Noise"


@pytest.mark.parametrize(
    "lines",
    [
        ("Published by: Harbour Council", "With: Valley Residents' Forum"),
        ("Harbour Council", "Published by", "Valley Residents' Forum", "With"),
    ],
)
def test_a_preposition_is_the_label_of_a_body(lines: tuple[str, ...]) -> None:
    data = read_blocks(Block.of("Dust", "title"), *lines, "3 June 2026", "1. Dust", "There was none.")
    assert names_of(data) == ["Harbour Council", "Valley Residents' Forum"]


def test_a_signature_without_a_date_where_the_title_block_names_no_body() -> None:
    data = read_blocks(
        Block.of("潮汐观察", "title"),
        "（2026年4月1日）",
        *SECTIONS,
        "海岸观测中心",
        "潮信研究院",
        "参考文献",
        "[1] 海岸观测中心. 潮汐[R]. 2025.",
    )
    assert names_of(data) == ["海岸观测中心", "潮信研究院"]
    assert len(data["sections"][-1]["blocks"]) == 1


def test_a_subtitle_that_only_its_size_tells() -> None:
    text = "The sea was calm today, and the harbour saw no wind at all until the evening came."
    data = read_blocks(
        "Harbour Council",
        "3 June 2026",
        replace(Block.of("Dust", "title"), size=17.0),
        replace(Block.of("what the gauges say at noon"), size=12.0),
        replace(Block.of(text), size=11.0),
        replace(_heading("1. Dust"), size=11.0),
        replace(Block.of(text), size=11.0),
    )
    assert data["subtitle"] == "what the gauges say at noon"
    assert len(data["abstract"]) == 1


def test_letters_count_headings() -> None:
    texts = ("A Dust", "A.1 At the gate", "B Noise", "B.1 At night")
    levels = (1, 2, 1, 2)
    blocks = [
        block
        for text, level in zip(texts, levels, strict=True)
        for block in (_heading(text, level), Block.of("There was none today, and none at night."))
    ]
    data = read_blocks(Block.of("Dust", "title"), "3 June 2026", *blocks)
    assert [one["title"] for one in data["sections"]] == ["Dust", "Noise"]
    assert [one["sections"][0]["title"] for one in data["sections"]] == ["At the gate", "At night"]


@pytest.mark.parametrize("signs", [("ㄱ. ", "ㄴ. "), ("a)", "b)"), ("（ㄱ）", "（ㄴ）")])
def test_items_counted_by_letters(signs: tuple[str, str]) -> None:
    texts = ("读数偏低；", "曲线平直。") if signs[0] == "a)" else ("수위를 알린다.", "불을 켠다.")
    data = read_blocks(
        Block.of("Dust", "title"),
        _heading("1. Dust"),
        *(sign + text for sign, text in zip(signs, texts, strict=True)),
    )
    (block,) = data["sections"][0]["blocks"]
    assert block["type"] == "list"
    assert len(block["items"]) == 2


@pytest.mark.parametrize("signs", [("(a) ", "(b) "), ("(i) ", "(ii) ")])
def test_references_counted_by_letters(signs: tuple[str, str]) -> None:
    entries = ("Harbour Council (2025), *Dust*.", "Tidal Forum (2026), *Noise*.")
    data = read_blocks(
        Block.of("Dust", "title"),
        _heading("1. Dust"),
        "There was none.",
        _heading("References"),
        *(sign + entry for sign, entry in zip(signs, entries, strict=True)),
    )
    assert len(data["references"]) == 2
    assert not any("(a)" in str(one) or "(i)" in str(one) for one in data["references"])


def test_what_is_in_brief_is_the_abstract() -> None:
    data = read_blocks(
        Block.of("Dust", "title"),
        _heading("In brief"),
        "There was none.",
        _heading("1. Dust"),
        "It has not been seen.",
    )
    assert data["abstract"]


def test_labels_in_two_languages() -> None:
    data = read_blocks(
        Block.of("潮汐", "title"),
        _heading("内容提要 Abstract"),
        "今天没有风。",
        "关键词 Keywords：潮汐；风",
        _heading("1. 潮汐"),
        "今天的潮水比昨天高。",
        _heading("参考文献 References"),
        "[1] 海岸观测中心. 潮汐[R]. 2025.",
    )
    assert data["abstract"]
    assert data["keywords"] == ["潮汐", "风"]
    assert len(data["references"]) == 1


def test_a_subtitle_below_names_is_larger_than_they_are() -> None:
    data = read_blocks(
        replace(Block.of("潮汐观察", "title"), size=22.0),
        replace(Block.of("由 海岸观测中心 创建，最后更新于 2026年4月1日"), size=8.5),
        replace(Block.of("来自北方六城 41 个码头的数据"), size=10.5),
        replace(_heading("1. 潮汐"), size=10.5),
        SECTIONS[1],
    )
    assert data["subtitle"] == "来自北方六城 41 个码头的数据"
    assert names_of(data) == ["海岸观测中心"]


def test_a_list_of_notes_goes_on_where_a_column_begins() -> None:
    data = read_blocks(
        Block.of("潮汐", "title"),
        _heading("1. 潮汐"),
        "今天的潮水比昨天高¹，码头清晨记录到这一点²。",
        _heading("注释"),
        Block.of("1. 清晨指六点以前。", "note"),
        "2. 访谈采用匿名方式。",
        _heading("联系我们"),
        "海岸观测中心：记录潮汐的机构。",
        "网址：https://tides.example",
    )
    assert data["contact"]["prompt"] == "联系我们"
    assert str(data["sections"]).count("footnote") == 2
