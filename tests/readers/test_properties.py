"""Properties around the title: tables and lines of labels, fields of pages of the web, running heads."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from briefing_tex.readers.structure import Block, Run, assemble
from title_blocks import SECTIONS, names_of, read_blocks

TITLE = Block.of("潮汐观察", "title")


def _table(*rows: tuple[str, ...]) -> Block:
    cells = tuple(tuple((Run(cell),) for cell in row) for row in rows)
    return replace(Block.of("", "table"), runs=(), cells=cells)


def test_a_table_of_properties_has_two_labels_a_row() -> None:
    table = _table(("编制单位", "海岸观测中心", "发布日期", "2026年4月1日"), ("页数", "4", "密级", "公开"))
    data = read_blocks(TITLE, table, *SECTIONS)
    assert names_of(data) == ["海岸观测中心"]
    assert data["date"] == "2026-04-01"
    assert {block["type"] for section in data["sections"] for block in section["blocks"]} == {"paragraph"}


def test_a_table_whose_labels_say_neither_who_nor_when_stays_one() -> None:
    table = _table(("北港", "海岸观测中心", "南港", "潮信研究院"), ("潮位", "3 米", "风", "无"))
    assert "organisations" not in read_blocks(TITLE, table, *SECTIONS)


@pytest.mark.parametrize("above", [True, False])
def test_lines_of_a_label_and_what_it_says_behind_a_gap(above: bool) -> None:
    lines = ("작성 부서\t물결해양연구원", "발행일\t2026. 4. 1.", "문서 구분\t외부 검토용")
    title = Block.of("바다의 날씨", "title")
    data = read_blocks(*((*lines, title) if above else (title, *lines)), "1. 조석", "오늘은 물이 높았다.")
    assert names_of(data) == ["물결해양연구원"]
    assert data["date"] == "2026-04-01"


def test_the_fields_of_a_page_of_the_web() -> None:
    fields = "发布时间：2026年4月1日　来源：海岸观测中心　浏览次数：1286　字号：[大] [中] [小]"
    data = read_blocks("首页 > 研究 > 正文", TITLE, fields, "摘要", SECTIONS[3], *SECTIONS)
    assert names_of(data) == ["海岸观测中心"]
    assert data["date"] == "2026-04-01"
    assert data["abstract"] == [{"type": "paragraph", "text": SECTIONS[3]}]


@pytest.mark.parametrize("label", ["ポイント", "執行摘要", "本月要点"])
def test_words_for_what_a_report_says_in_short(label: str) -> None:
    data = read_blocks(TITLE, "2026年4月1日", Block.of(label, "heading"), SECTIONS[3], *SECTIONS)
    assert data["abstract"] == [{"type": "paragraph", "text": SECTIONS[3]}]


@pytest.mark.parametrize("sign", ["*", "∗", "†"])
def test_the_sign_of_a_note_is_no_part_of_the_title(sign: str) -> None:
    note = Block((Run(sign, raised=True), Run("本文不代表机构意见。")), kind="note")
    data = read_blocks(Block.of(f"潮汐观察{sign}", "title"), "2026年4月1日", *SECTIONS, note)
    assert data["title"] == "潮汐观察"
    assert [block["text"] for block in data["sections"][-1]["blocks"]] == [SECTIONS[3]]


def test_the_number_of_an_issue_in_the_look_of_a_heading() -> None:
    heading = replace(Block.of("물결브리프 2026-07호", "heading"), level=1)
    sections = [
        replace(Block.of(text, "heading"), level=1) if text.endswith("석") else text
        for text in ("1. 조석", "오늘은 물이 높았다.", "2. 간석", "내일도 높다.")
    ]
    data = read_blocks(Block.of("바다의 날씨", "title"), heading, "2026. 4. 1.", *sections)
    assert data["subtitle"] == "물결브리프 2026-07호"
    assert [section["title"] for section in data["sections"]] == ["조석", "간석"]


def test_running_heads_say_who_and_when_where_the_title_block_does_not() -> None:
    running = [
        Block.of("2026年5月2日 09:12"),
        Block.of("海岸观测中心"),
        Block.of("潮汐观察"),
        Block.of("2026年4月1日"),
        Block.of("3 / 8"),
    ]
    made = [TITLE, *map(Block.of, SECTIONS)]
    data = assemble(made, None, lambda: running).data
    assert names_of(dict(data)) == ["海岸观测中心"]
    assert data["date"] == "2026-04-01"
    named = [TITLE, Block.of("潮信研究院"), Block.of("2026年5月"), *map(Block.of, SECTIONS)]
    data = assemble(named, None, lambda: running).data
    assert names_of(dict(data)) == ["潮信研究院"]
    assert data["date"] == "2026-05"


def test_a_press_release_with_its_fields_above_the_title() -> None:
    fields = ("배포일: 2026. 4. 1.", "담당 부서: 물결해양연구원", "문의: 000-555-0100")
    data = read_blocks("보도자료", *fields, Block.of("바다의 날씨", "title"), "1. 조석", "오늘은 물이 높았다.")
    assert (data["title"], data["date"]) == ("바다의 날씨", "2026-04-01")
    assert names_of(data) == ["물결해양연구원"]
    assert [section["title"] for section in data["sections"]] == ["조석"]


def test_a_department_is_left_out_below_the_body_it_is_of() -> None:
    data = read_blocks(TITLE, "海岸观测局", "部门：潮位研究院", "2026年4月1日", *SECTIONS)
    assert names_of(data) == ["海岸观测局"]


def test_who_gets_a_paper_did_not_write_it() -> None:
    data = read_blocks(
        "수신: 각 회원 기관", "발신: 물결해양연구원", Block.of("바다의 날씨", "title"), *SECTIONS
    )
    assert names_of(data) == ["물결해양연구원"]


def test_the_first_of_the_listed_sections_is_no_abstract() -> None:
    titles = ("潮汐", "风", "浪")
    sections = [one for title in titles for one in (replace(Block.of(title, "heading"), level=1), SECTIONS[1])]
    data = read_blocks(
        TITLE, "2026年4月1日", "目录", *(f"{title}\t{n}" for n, title in enumerate(titles, 2)), *sections
    )
    assert [section["title"] for section in data["sections"]] == list(titles)
    assert "abstract" not in data


@pytest.mark.parametrize("tabled", [False, True])
def test_a_contact_footer_of_names_with_numbers_below_words_of_its_own(tabled: bool) -> None:
    headings = [replace(Block.of(text, "heading"), level=1) for text in ("1. 조석", "2. 바람", "담당 부서")]
    names = (
        ("물결연구원", "바다를 보는 곳"),
        ("물결시 해양정책과", "한여울, 000-555-0126"),
        ("물결지원단", "a@wave.example"),
    )
    names = names[1:] if tabled else names
    lines = [_table(*names)] if tabled else [": ".join(name) for name in names]
    data = read_blocks(
        Block.of("바다의 날씨", "title"),
        "2026. 4. 1.",
        headings[0],
        "물이 높았다.",
        headings[1],
        "없다.",
        headings[2],
        *lines,
    )
    assert data["contact"]["prompt"] == "담당 부서"
    assert [(one["name"], one["text"]) for one in data["contact"]["profiles"]] == list(names)
    assert [section["title"] for section in data["sections"]] == ["조석", "바람"]


def test_korean_departments_and_groups_are_bodies() -> None:
    title = Block.of("바다의 날씨", "title")
    data = read_blocks(title, "새솔시 해양정책과 · 물결지원단", "2026. 4. 1.", "1. 조석", "오늘은 물이 높았다.")
    assert names_of(data) == ["새솔시 해양정책과", "물결지원단"]


def test_the_label_of_the_abstract_in_brackets() -> None:
    data = read_blocks(TITLE, "2026年4月1日", "（摘要）", SECTIONS[3], *SECTIONS)
    assert data["abstract"] == [{"type": "paragraph", "text": SECTIONS[3]}]


def test_a_long_line_of_an_imprint() -> None:
    lines = (
        "Published by Harbour Centre for Coastal Finance, Association of Independent Ports",
        "Date: 3 April 2026",
    )
    sea = ("1. Tides", "The sea was calm all day long.", "2. Wind", "There was hardly any wind at all.")
    contact = ("Contact", "Harbour Centre: desk@harbour.example")
    data = read_blocks(Block.of("The sea and its ports", "title"), *sea, *contact, *lines)
    assert data["date"] == "2026-04-03"
    assert names_of(data)[0] == "Harbour Centre for Coastal Finance"


def test_a_body_with_its_department_behind_a_comma_is_one() -> None:
    title = Block.of("The sea and its ports", "title")
    names = ["Harbour Centre for Coastal Finance", "Association of Independent Ports, Tides Unit"]
    sea = (
        "3 April 2026",
        "1. Tides",
        "The sea was calm all day long.",
        "2. Wind",
        "There was hardly any wind at all.",
    )
    assert names_of(read_blocks(title, *names, *sea)) == names
    assert names_of(read_blocks(title, f"Prepared by: {', '.join(names)}", *sea)) == names
