"""Headings that a style adorns, and names in the title block that signs part in several ways."""

from __future__ import annotations

from typing import Any

import pytest

from briefing_tex.model import validate
from briefing_tex.readers.structure import Block, Line, Run, assemble
from briefing_tex.readers.structure.blocks import Kind
from briefing_tex.readers.structure.front.names import split_names

SEA = "海面平静，能见度良好，预计明日转为东风，渔船可以照常出港。"


def block(text: str, kind: Kind | None = None, level: int | None = None) -> Block:
    return Block((Run(text),), (Line(text),), kind, level)


def report(*blocks: Block) -> dict[str, Any]:
    data = dict(assemble([block("潮汐周报", "title"), *blocks]).data)
    validate(data)
    return data


def titles(data: dict[str, Any]) -> list[Any]:
    return [(one["title"], [below["title"] for below in one["sections"]]) for one in data["sections"]]


@pytest.mark.parametrize(("before", "behind"), [("■ ", ""), ("▌", ""), ("【", "】"), ("◆【", "】")])
def test_signs_and_brackets_are_no_words_of_a_heading(before: str, behind: str) -> None:
    pairs = [(block(f"{before}{name}{behind}", "heading", 1), block(SEA)) for name in ("今日", "明日")]
    assert titles(report(*(one for pair in pairs for one in pair))) == [("今日", []), ("明日", [])]


def test_a_heading_in_brackets_stands_in_the_contents_list_without_them() -> None:
    listed = map(block, ("目录", "今日\t2", "明日\t3"))
    body = (block("【今日】", "heading", 1), block(SEA), block("【明日】", "heading", 1), block(SEA))
    assert titles(report(*listed, *body)) == [("今日", []), ("明日", [])]


def test_brackets_within_a_heading_stay() -> None:
    assert titles(report(block("【今日】与【明日】", "heading", 1), block(SEA)))[0][0] == "【今日】与【明日】"


@pytest.mark.parametrize(
    "numbers", [("第一章", "第二章"), ("제1장", "제2장"), ("01", "02"), ("Part 1", "Part 2")]
)
def test_a_number_above_its_title_is_of_the_heading(numbers: tuple[str, str]) -> None:
    blocks = []
    for number, name in zip(numbers, ("今日", "明日"), strict=True):
        blocks += [block(number, "heading", 3), block(name, "heading", 2), block(SEA)]
        blocks += [block("风", "heading", 3), block(SEA)]
    assert titles(report(*blocks)) == [("今日", ["风"]), ("明日", ["风"])]


def test_a_figure_above_a_heading_is_no_number_of_it() -> None:
    data = report(
        block("一、今日", "heading", 1), block(SEA), block("47"), block("二、明日", "heading", 1), block(SEA)
    )
    assert data["sections"][0]["blocks"][-1]["text"] == "47"


def test_korean_chapters_and_their_sections_of_one_look_count_apart() -> None:
    blocks = []
    for chapter, name in enumerate(("밀물", "썰물"), 1):
        blocks += [block(f"제{chapter}장 {name}", "heading", 1), block(SEA)]
        for section, part in enumerate(("아침", "저녁"), 1):
            blocks += [block(f"제{section}절 {part}", "heading", 1), block(SEA)]
    assert titles(report(*blocks)) == [("밀물", ["아침", "저녁"]), ("썰물", ["아침", "저녁"])]


def test_a_caption_that_invites_is_no_prompt_below_a_heading_in_other_words() -> None:
    data = report(
        block("一、今日", "heading", 1),
        block(SEA),
        block("参考文献", "heading", 1),
        block("[1] 海岸观测中心. 潮汐年报[R]. 2025.", "item"),
        block("与观测站同行", "heading", 1),
        block("扫码订阅周报"),
        block("海岸观测中心：每天两次发布潮汐预报，也接受港口的委托研究。"),
        block("网站地址：https://tides.example"),
    )
    assert data["contact"]["prompt"] == "与观测站同行"
    assert data["contact"]["channels"] == [{"caption": ["扫码订阅周报"]}]


@pytest.mark.parametrize(
    ("line", "elsewhere", "names"),
    [
        ("海岸观测中心\u3000潮信研究院", "", ["海岸观测中心", "潮信研究院"]),
        ("海岸大学\u3000地球研究所", "", ["海岸大学\u3000地球研究所"]),
        ("海岸大学 地球研究所", "", ["海岸大学 地球研究所"]),
        ("潮信网络 海晏数据", "潮信网络：测潮。\n海晏数据：算潮。", ["潮信网络", "海晏数据"]),
        ("남해안대학교 상권센터", "남해안대학교: 본다.\n상권센터: 센다.", ["남해안대학교 상권센터"]),
        ("青禾能源合作社籌備處、鹿港大學環境工程學系", "", ["青禾能源合作社籌備處", "鹿港大學環境工程學系"]),
        (
            "Harbour Office, Tidal Data",
            "Harbour Office: we watch.\nTidal Data: we count.",
            ["Harbour Office", "Tidal Data"],
        ),
        ("School of Water, Harbour University", "", ["School of Water, Harbour University"]),
    ],
)
def test_names_that_spaces_and_commas_part(line: str, elsewhere: str, names: list[str]) -> None:
    assert list(split_names(line, elsewhere).names) == names


@pytest.mark.parametrize(
    "line",
    [
        "北岸坡能源合作社籌備處、稻灣永續發展協會、鹿港大學環境工程學系",
        "Institute for Built Harbour Science, Northern Centre for Tidal Conservation",
    ],
)
def test_a_long_line_of_bodies_is_of_the_title_block(line: str) -> None:
    profiles = [block(f"{name}: {SEA}") for name in line.replace("、", ", ").split(", ")]
    head = (block(line), block("2026年5月28日"), block(SEA * 2), block("一、今日", "heading", 1), block(SEA))
    contact = (block("联系我们", "heading", 1), *profiles, block("网站地址：https://tides.example"))
    data = report(*head, *contact)
    assert [one["name"] for one in data["organisations"]] == line.replace("、", ", ").split(", ")
    assert data["date"] == "2026-05-28"


def test_a_date_that_stands_twice_is_no_body() -> None:
    data = report(
        block("海岸观测中心"), block("2026年5月28日"), block("2026 年 5 月 28 日"), block("摘要"), block(SEA)
    )
    assert [one["name"] for one in data["organisations"]] == ["海岸观测中心"]
