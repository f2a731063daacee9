"""Title blocks with labels: fields on one line, roles, issues; labels of the abstract without a colon."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from briefing_tex.readers.structure import Block, Run, assemble

_SECTIONS = (
    "1. 潮汐",
    "今天的潮水比昨天高出三十厘米，码头清晨记录到这一点。",
    "2. 风",
    "今天没有风。",
)


def _read(*front: Block | str) -> dict:
    blocks = [Block.of(one) if isinstance(one, str) else one for one in (*front, *_SECTIONS)]
    return assemble(blocks).data


def _bodies(data: dict) -> list[tuple[str, str]]:
    return [(one["name"], one["role"]) for one in data["organisations"]]


def test_fields_on_one_line_are_told_by_their_labels() -> None:
    data = _read(
        "潮汐观察",
        "2026年第27期 主管单位：海岸观测中心 承编：潮信数据联盟、东海公司 编发时间：2026 年 7 月 6 日",
    )
    assert data["date"] == "2026-07-06"
    assert _bodies(data) == [
        ("海岸观测中心", "issuer"),
        ("潮信数据联盟", "issuer"),
        ("东海公司", "issuer"),
    ]


def test_labels_touch_the_name_before_them() -> None:
    data = _read("조석 관찰", "발행: 해안관측센터협력: 물결협회, 가온해운물류 발행일: 2026년 7월 3일")
    assert data["date"] == "2026-07-03"
    assert [name for name, _ in _bodies(data)] == ["해안관측센터", "물결협회", "가온해운물류"]


def test_what_counts_an_issue_is_no_body() -> None:
    data = _read("조석 관찰", "안전 브리핑 26-11", "해안관측센터", "2026년 7월 3일")
    assert [name for name, _ in _bodies(data)] == ["해안관측센터"]


@pytest.mark.parametrize("label", ["Written by", "Reviewed by", "Edited by"])
def test_what_a_body_did_is_no_part_of_its_name(label: str) -> None:
    data = _read("Tides of the Coast", f"{label}: Harbour Institute", "Dated: 14 July 2026")
    assert [name for name, _ in _bodies(data)] == ["Harbour Institute"]
    assert data["date"] == "2026-07-14"


_LEAD = "本周的平均水位比上周下降了两厘米，码头的水位站有完整的记录，读者可以自行核对。"


@pytest.mark.parametrize(
    "first",
    [
        Block((Run("摘 要", strong=True), Run(f"—{_LEAD}"))),
        Block.of(f"摘要 {_LEAD}"),
        Block((Run("摘要", strong=True), Run(f" {_LEAD}"))),
    ],
)
def test_a_label_of_the_abstract_needs_no_colon(first: Block) -> None:
    data = _read("潮汐观察", "海岸观测中心", "2026 年 7 月 6 日", first)
    assert data["abstract"] == [{"type": "paragraph", "text": _LEAD}]


@pytest.mark.parametrize(
    "titles",
    [
        ("I. 潮汐", "I.A. 高潮", "I.B. 低潮", "II. 风", "II.A. 风向", "II.B. 风速"),
        ("1 潮汐", "1-1 高潮", "1-2 低潮", "2 风", "2-1 风向", "2-2 风速"),
    ],
)
def test_numbers_say_the_numbers_above_them(titles: tuple[str, ...]) -> None:
    blocks = [Block.of("潮汐观察"), Block.of("海岸观测中心")]
    for title in titles:
        blocks += [Block.of(title), Block.of(_LEAD)]
    sections = assemble(blocks).data["sections"]
    assert [one["title"] for one in sections] == ["潮汐", "风"]
    assert [[two["title"] for two in one["sections"]] for one in sections] == [
        ["高潮", "低潮"],
        ["风向", "风速"],
    ]


@pytest.mark.parametrize("line", ["出刊：中華民國115年7月10日", "刊出：2026-07-10", "펴냄: 2026년 7월 10일"])
def test_any_label_may_stand_before_a_date(line: str) -> None:
    data = _read("潮汐觀察", "海岸觀測中心", line)
    assert data["date"] == "2026-07-10"
    assert [name for name, _ in _bodies(data)] == ["海岸觀測中心"]


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Version 1.0",
            "（第二版）",
            "学号：20260711",
            "指導老師：林海",
            "氏 名 ：潮見 渚",
            "会计三 D1234567 林海",
        ),
        *("公司代码：999001", "작업 기간: 여섯 달", "受文者：", "地址：晴岸市潮路 7 號"),
    ],
)
def test_versions_and_fields_name_no_body(line: str) -> None:
    data = _read("潮汐觀察", "海岸觀測中心", line, "2026年7月10日")
    assert [name for name, _ in _bodies(data)] == ["海岸觀測中心"]
    assert (data["title"], data.get("subtitle")) == ("潮汐觀察", None)


def test_a_field_above_the_title_is_none() -> None:
    data = _read("公司代码：999001", "公司简称：晴岸潮信", "2026年年度报告", "晴岸潮信股份有限公司")
    assert (data["title"], _bodies(data)) == ("2026年年度报告", [("晴岸潮信股份有限公司", "issuer")])


@pytest.mark.parametrize("words", ["需求规格说明书", "軟體設計文檔", "観光提案書", "White Paper"])
def test_what_names_a_document_below_the_title_is_its_subtitle(words: str) -> None:
    data = _read("潮信系统", words, "2026年7月10日")
    assert (data["subtitle"], data.get("organisations")) == (words, None)


def test_the_mark_of_a_note_is_no_part_of_a_name() -> None:
    assert _bodies(_read("The sea", "Harbour Institute*")) == [("Harbour Institute", "issuer")]


def test_a_logo_stands_above_the_title() -> None:
    logo = replace(Block.of("", "figure"), image="image-1")
    data = _read(logo, "潮汐觀察", _LEAD, _LEAD)
    assert data["title"] == "潮汐觀察"


def test_a_contents_list_is_no_title() -> None:
    listed = ("目录", "一、北 .......... 1", "二、南 .......... 2", "一、北", _LEAD, "二、南", _LEAD)
    assert assemble([Block.of(text) for text in listed]).data["title"] == "—"


def test_keywords_between_spaces_of_which_some_have_a_space() -> None:
    data = _read("潮汐觀察", "关键词：潮汐观测 BS 模型 海岸管理 渔业")
    assert data["keywords"] == ["潮汐观测 BS 模型", "海岸管理", "渔业"]


def test_the_label_of_the_contents_is_neither_title_nor_body() -> None:
    listed = ("一、北 .......... 1", "二、南 .......... 2", "一、北", _LEAD, "二、南", _LEAD)
    front = (Block.of("潮汐设计报告"), Block.of("（面向渔港的系统）"), Block.of("目录", "title"))
    data = assemble([*front, *(Block.of(text) for text in listed)]).data
    assert data["title"] == "潮汐设计报告"
    assert "目录" not in str(data.get("organisations"))


def test_a_table_says_no_title() -> None:
    empty = replace(Block.of("", "table"), runs=(), cells=(((Run(""),),), ((Run(""),),)))
    assert assemble([empty, *(Block.of(text) for text in _SECTIONS)]).data["title"] == "—"


def test_the_writer_with_a_number_is_no_subtitle() -> None:
    data = _read(
        "潮汐觀察", "組員：", "9Z100200 林海", "作 者： 渚潮 (K7654321)", "海岸觀測大學", "2026年7月10日"
    )
    assert (data.get("subtitle"), _bodies(data)) == (None, [("海岸觀測大學", "issuer")])


def test_letters_set_apart_are_no_bodies() -> None:
    data = _read("潮汐觀察", "年", "月", "日", "海岸觀測中心 †", "2026年7月10日")
    assert _bodies(data) == [("海岸觀測中心", "issuer")]
