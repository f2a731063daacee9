"""Title blocks as offices, wikis and notes print them: letterheads and signatures, properties, mixed names."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from briefing_tex.readers.structure import Block, Run
from title_blocks import SECTIONS, names_of, read_blocks


def test_a_letterhead_is_no_title_and_a_signature_says_names_and_date() -> None:
    data = read_blocks(
        Block.of("海岸观测中心", "title"),
        "海观发〔2026〕7 号",
        replace(Block.of("关于潮水的通报", "heading"), level=1),
        replace(Block.of("一、潮汐", "heading"), level=2),
        SECTIONS[1],
        replace(Block.of("二、风", "heading"), level=2),
        SECTIONS[3],
        "海岸观测中心",
        "Tide&Data Group",
        "2026年4月1日",
        "参考文献",
        "[1] 海岸观测中心. 潮汐[R]. 2025.",
    )
    assert data["title"] == "关于潮水的通报"
    assert names_of(data) == ["海岸观测中心", "Tide&Data Group"]
    assert data["date"] == "2026-04-01"
    assert len(data["sections"][-1]["blocks"]) == 1


def test_a_table_of_properties_below_the_title() -> None:
    rows = (("编制单位", "海岸观测中心"), ("支持单位", "潮信数据联盟"), ("定稿时间", "2026年4月1日"))
    cells = tuple(tuple((Run(cell),) for cell in row) for row in rows)
    table = replace(Block.of("", "table"), runs=(), cells=cells)
    data = read_blocks(Block.of("潮汐观察", "title"), table, *SECTIONS)
    assert names_of(data) == ["海岸观测中心", "潮信数据联盟"]
    assert data["date"] == "2026-04-01"


@pytest.mark.parametrize(
    "line",
    [
        "海岸观测中心、Tide&Data Group、潮信研究院",
        "海岸观测中心　Tide&Data Group　潮信研究院",
        "海岸观测中心 Tide&Data Group 潮信研究院",
    ],
)
def test_names_of_which_some_are_in_latin_letters(line: str) -> None:
    data = read_blocks("潮汐观察", line, "2026年4月1日", *SECTIONS)
    assert names_of(data) == ["海岸观测中心", "Tide&Data Group", "潮信研究院"]


def test_the_form_of_a_company_stands_before_the_whole_of_its_name() -> None:
    assert names_of(read_blocks("潮の報告", "株式会社ノルデン & カワイ", "2026年4月1日", *SECTIONS)) == [
        "株式会社ノルデン & カワイ"
    ]


@pytest.mark.parametrize(
    ("title", "line", "names"),
    [
        ("潮汐", "由 海岸观测中心、潮信研究院 创建，最后更新于 2026年4月1日", ["海岸观测中心", "潮信研究院"]),
        ("潮の報告", "作成者: 海洋研究会、最終更新日: 2026年4月1日", ["海洋研究会"]),
        ("조석 관찰", "작성: 해안관측센터, 최종 수정: 2026년 4월 1일(수)", ["해안관측센터"]),
        ("潮汐", "主筆：海岸觀測中心　2026年4月1日", ["海岸觀測中心"]),
    ],
)
def test_who_wrote_and_when_on_one_line(title: str, line: str, names: list[str]) -> None:
    data = read_blocks(Block.of(title, "title"), line, *SECTIONS)
    assert names_of(data) == names
    assert data["date"] == "2026-04-01"


@pytest.mark.parametrize("line", ["- 가뭄이 지나간 뒤 -", "- 가뭄이 지나간 뒤"])
def test_a_subtitle_behind_a_dash_looks_like_an_item(line: str) -> None:
    data = read_blocks(
        Block.of("조석 관찰", "title"), Block.of(line, "item"), "해안관측센터", "2026년 4월 1일", *SECTIONS
    )
    assert names_of(data) == ["해안관측센터"]
    assert "abstract" not in data


def test_names_above_the_title_may_be_in_latin_letters() -> None:
    title = Block.of("潮汐观察", "title")
    data = read_blocks("2026年4月1日", "海岸观测中心", "Tide&Data Group", title, *SECTIONS)
    assert names_of(data) == ["海岸观测中心", "Tide&Data Group"]


def test_names_beside_a_body_need_not_say_that_they_are_bodies() -> None:
    data = read_blocks("2026年4月1日", "海岸观测中心", "晴岸潮信", Block.of("潮汐观察", "title"), *SECTIONS)
    assert names_of(data) == ["海岸观测中心", "晴岸潮信"]
    data = read_blocks(Block.of("潮汐观察", "title"), "海岸观测中心　晴岸潮信　2026年4月1日", *SECTIONS)
    assert names_of(data) == ["海岸观测中心", "晴岸潮信"]


@pytest.mark.parametrize("number", ["COAST/2026/07", "观测简讯 第三十一期", "潮信发〔2026〕7 号"])
def test_a_title_as_long_as_a_sentence_below_a_letterhead(number: str) -> None:
    title = "海岸观测日报：大潮期间港口关闭的影响与应对办法"
    data = read_blocks(
        replace(Block.of("海岸观测中心", "title"), size=26.0),
        replace(Block.of(number), size=12.0),
        replace(Block.of(title), size=19.0),
        replace(Block.of("– 三个港口的记录", "item"), size=13.0),
        replace(Block.of(f"今日要点：{SECTIONS[1]}"), size=13.0),
        replace(Block.of("一、潮汐", "heading"), level=1, size=13.0),
        replace(Block.of(f"海岸观测中心认为，{SECTIONS[1]}"), size=13.0),
        "海岸观测中心",
        "2026年4月1日",
    )
    assert data["title"] == title
    assert names_of(data) == ["海岸观测中心"]


@pytest.mark.parametrize(
    ("names", "unit"),
    [
        (["海岸观测中心", "潮信研究院"], "市场研究处"),
        (["해안관측센터", "물결대학교 해양학과"], "조석연구본부"),
        (["Harbour Institute", "Coast Observatory"], "Secretariat, Tidal Services Branch"),
    ],
)
def test_a_part_of_a_body_is_no_body(names: list[str], unit: str) -> None:
    assert names_of(read_blocks("潮汐观察", *names, unit, "2026年4月1日", *SECTIONS)) == names


@pytest.mark.parametrize("line", ["编号：海观 7", "Department: Tidal Services", "번호: 관측 7"])
def test_fields_of_a_form_are_no_bodies(line: str) -> None:
    data = read_blocks("潮汐观察", "海岸观测中心", line, "2026年4月1日", *SECTIONS)
    assert names_of(data) == ["海岸观测中心"]


def test_any_word_in_english_for_what_a_body_did() -> None:
    line = (
        "Date of issue: Wednesday, 1 April 2026 Hosted with: Coast Observatory Convened by: Harbour Institute"
    )
    data = read_blocks("Tides", line, *SECTIONS)
    assert names_of(data) == ["Coast Observatory", "Harbour Institute"]
    assert data["date"] == "2026-04-01"


@pytest.mark.parametrize("line", ["Date: 2026 年 4 月 1 日星期三.", "Date: Wednesday, 1 April 2026."])
def test_a_date_that_ends_as_a_sentence(line: str) -> None:
    assert read_blocks("潮汐观察", "海岸观测中心", line, *SECTIONS)["date"] == "2026-04-01"
