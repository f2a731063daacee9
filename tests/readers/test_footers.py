"""Contact footers below prompts in words that nobody listed, and what floats into them and other parts."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from briefing_tex.model import validate
from briefing_tex.readers.structure import Block, Line, Run, assemble
from briefing_tex.readers.structure.blocks import Kind

SEA = "海面平静，能见度良好，预计明日转为东风，渔船可以照常出港。"
TABLE = Block((), (Line("a  b"),), "table", cells=(((Run("a"),), (Run("b"),)), ((Run("1"),), (Run("2"),))))


def block(text: str, kind: Kind | None = None, level: int | None = None, page: int = 1) -> Block:
    return Block((Run(text),), (Line(text, page),), kind, level)


def report(*blocks: Block) -> dict[str, Any]:
    head = [
        block("潮汐周报", "title"),
        block("摘要", "heading", 1),
        block(SEA),
        block("一、今日", "heading", 1),
    ]
    data = dict(assemble([*head, block(SEA), *blocks]).data)
    validate(data)
    return data


REFERENCES = (block("参考文献", "heading", 1), block("[1] 海岸观测中心. 潮汐年报[R]. 2025.", "item"))
SITE = block("网站地址：https://tides.example")
PROFILE = block("海岸观测中心：每天两次发布潮汐预报，也接受港口的委托研究。")


@pytest.mark.parametrize(
    "prompt", ["想在你的港口装一台水尺？", "Put a gauge in your harbour", "함께 재어 봅시다"]
)
@pytest.mark.parametrize("references", [REFERENCES, ()])
def test_a_prompt_is_told_by_what_stands_below(prompt: str, references: tuple[Block, ...]) -> None:
    data = report(*references, block(prompt, "heading", 1), block("下载水尺图纸"), PROFILE, SITE)
    assert data["contact"]["prompt"] == prompt
    assert data["contact"]["website"] == "https://tides.example"
    assert [profile["name"] for profile in data["contact"]["profiles"]] == ["海岸观测中心"]
    assert data["contact"]["channels"] == [{"caption": ["下载水尺图纸"]}]
    assert [section["title"] for section in data["sections"]] == ["今日"]


def test_names_may_be_headings_above_their_texts() -> None:
    name, text = block("海岸观测中心", "heading", 2), block("每天两次发布潮汐预报，也接受港口的委托研究。")
    data = report(*REFERENCES, block("想装一台水尺？", "heading", 1), name, text, SITE)
    assert data["contact"]["profiles"] == [{"name": name.text, "text": text.text}]


def test_a_section_that_gives_an_address_is_no_footer() -> None:
    data = report(*REFERENCES, block("数据从哪里来", "heading", 1), block(SEA), SITE)
    assert data["sections"][-1]["title"] == "数据从哪里来"
    assert "prompt" not in data.get("contact", {})


def test_a_table_on_the_page_of_the_bibliography_or_the_footer_is_of_a_section() -> None:
    floats = (block("表 1 各站水位"), TABLE)
    data = report(REFERENCES[0], *floats, REFERENCES[1], block("联系我们", "heading", 1), SITE, *floats)
    assert [part["type"] for part in data["sections"][0]["blocks"]] == ["paragraph", "table", "table"]
    assert len(data["references"]) == 1
    assert "channels" not in data["contact"]


def test_a_table_above_the_abstract_is_of_the_first_section() -> None:
    head = [block("潮汐周报", "title"), block("海岸观测中心"), block("表 1 各站水位"), TABLE]
    rest = [block("摘要", "heading", 1), block(SEA), block("一、今日", "heading", 1), block(SEA)]
    data = assemble([*head, *rest]).data
    assert [one["name"] for one in data["organisations"]] == ["海岸观测中心"]
    assert data["abstract"] == [{"type": "paragraph", "text": SEA}]
    assert [part["type"] for part in data["sections"][0]["blocks"]] == ["paragraph", "table"]


def test_the_address_of_the_last_entry_may_stand_overleaf() -> None:
    entries = [block("[1] 甲. 潮[R]. 2024.", "item"), block("[2] 乙. 汐[R]. 2025.", "item")]
    address = block("https://tides.example/reports/2025", page=2)
    data = report(REFERENCES[0], *entries, address, block("联系我们", "heading", 1, 2), SITE)
    assert data["references"][1]["URL"] == "https://tides.example/reports/2025"
    assert data["contact"]["website"] == "https://tides.example"


def test_items_that_have_their_marker_in_their_text() -> None:
    bullets = [Block((Run(f"\uf0b7\t{text}"),), (Line(text),), "item", marker="•") for text in ("涨潮", "退潮")]
    numbers = [Block((Run(f"{n}. 站点"),), (Line("x"),), "item", marker=f"{n}.") for n in (1, 2)]
    dots = [block("·大潮时停航"), block("·小潮时照常")]
    parts = report(*bullets, block(SEA), *numbers, block(SEA), *dots)["sections"][0]["blocks"]
    items = [[item[0]["text"] for item in part["items"]] for part in parts if part["type"] == "list"]
    assert items == [["涨潮", "退潮"], ["站点", "站点"], ["大潮时停航", "小潮时照常"]]


def test_headings_of_a_style_that_the_contents_list_has_not() -> None:
    listed = [block("目录"), block("第一章 潮位\t1"), block("第二章 海流\t2")]
    first = [block("第一章 潮位", "heading", 1), block("一、站点"), block(SEA), block("二、方法"), block(SEA)]
    second = [block("第二章 海流", "heading", 1), block(SEA)]
    data = assemble([block("潮汐周报", "title"), *listed, *first, *second]).data
    assert [inner["title"] for inner in data["sections"][0]["sections"]] == ["站点", "方法"]


def test_profiles_that_run_together_are_parted_at_names_of_the_title_block() -> None:
    head = [
        block("潮汐周报", "title"),
        block("海岸观测中心"),
        block("港口工程协会"),
        block("2026年4月"),
        block("一、今日", "heading", 1),
    ]
    whole = block("海岸观测中心：每天两次发布潮汐预报。港口工程协会：维护沿岸的水尺与浮标。")
    data = dict(assemble([*head, block(SEA), block("联系我们", "heading", 1), whole, SITE]).data)
    validate(data)
    assert [profile["name"] for profile in data["contact"]["profiles"]] == ["海岸观测中心", "港口工程协会"]


ADDRESS = "海州市滨海路 3 号，电话 0990-5550"


@pytest.mark.parametrize(
    "blocks",
    [
        (block(f"海岸观测中心：{ADDRESS}"),),
        (block("海岸观测中心"), block(ADDRESS)),
        (block("码上订阅"), Block((Run(f"海岸观测中心 {ADDRESS}"),), (Line(f"海岸观测中心\t{ADDRESS}"),))),
        (
            Block((Run("海岸观测中心 海州市滨海路 3 号，"),), (Line("海岸观测中心\t海州市滨海路 3 号，"),)),
            replace(block("电话 0990-5550"), gap=0.0),
        ),
        (block("海岸观测中心\t潮汐学会"), replace(block(f"{ADDRESS}\t海州市 9 号"), gap=0.0)),
    ],
)
def test_an_address_is_the_text_of_a_body(blocks: tuple[Block, ...]) -> None:
    data = report(*REFERENCES, block("联系方式", "heading", 1), *blocks, SITE)
    assert data["contact"]["profiles"][0] == {"name": "海岸观测中心", "text": ADDRESS}
    assert data["contact"].get("channels") in (None, [{"caption": ["码上订阅"]}])


def test_names_and_addresses_in_a_table() -> None:
    rows = (("海岸观测中心", ADDRESS), ("潮汐学会", "海州市 9 号"))
    table = Block((), (Line("x"),), "table", cells=tuple(((Run(name),), (Run(text),)) for name, text in rows))
    data = report(*REFERENCES, block("联系方式", "heading", 1), table, SITE)
    assert [(one["name"], one["text"]) for one in data["contact"]["profiles"]] == list(rows)


def test_the_caption_of_a_code_is_no_profile() -> None:
    captions = (block("海岸观测中心"), block("微信公众号"))
    data = report(*REFERENCES, block("联系方式", "heading", 1), *captions, SITE)
    assert "profiles" not in data["contact"]


def test_the_number_of_a_prompt_is_left_out() -> None:
    blocks = [
        *map(block, ["潮汐", "海岸観測センター"]),
        block("1. 今日", "heading", 1),
        block(SEA),
        block("2. お問い合わせ先", "heading", 1),
        *map(block, ["海岸観測センター：東港市港町1-2", "ウェブサイト：https://a.example"]),
    ]
    assert assemble(blocks).data["contact"]["prompt"] == "お問い合わせ先"


BELOW = "The Weir House, 5 Mill Lane, Carrow; office@tides.example"


@pytest.mark.parametrize("site", ["https://tides.example", "Website: https://tides.example"])
@pytest.mark.parametrize("texts", [[f"Carrow Tide Institute: {BELOW}"], ["Carrow Tide Institute", BELOW]])
def test_a_name_and_its_address_below_another_heading(texts: list[str], site: str) -> None:
    calm = "The sea was calm all day, and the harbour stayed open until the evening."
    head = [block("Tide Weekly", "title"), block("Carrow Tide Institute"), block("Today", "heading", 1)]
    below = [block("Secretary", "heading", 1), *map(block, texts), block(site)]
    refs = [block("References", "heading", 1), block("[1] Carrow Tide Institute. Yearly Tides. 2025.", "item")]
    contact = dict(assemble([*head, block(calm), *refs, *below]).data)["contact"]
    assert contact["prompt"] == "Secretary"
    assert contact["website"] == "https://tides.example"


def test_a_website_in_the_last_line_of_a_text() -> None:
    lines = ("海岸观测中心：每天两次发布潮汐预报。", "网站地址：https://tides.example")
    whole = Block((Run("".join(lines)),), tuple(Line(line, 1) for line in lines))
    contact = report(*REFERENCES, block("联系我们", "heading", 1), whole)["contact"]
    assert contact["website"] == "https://tides.example"
    assert contact["profiles"][0]["text"] == "每天两次发布潮汐预报。"


def test_a_website_in_the_last_line_below_another_heading() -> None:
    lines = (f"Carrow Tide Institute: {BELOW}", "Website: https://tides.example")
    whole = Block((Run(" ".join(lines)),), tuple(Line(line, 1) for line in lines))
    calm = "The sea was calm all day, and the harbour stayed open until the evening."
    head = [block("Tide Weekly", "title"), block("Carrow Tide Institute"), block("Today", "heading", 1)]
    refs = [block("References", "heading", 1), block("[1] Carrow Tide Institute. Yearly Tides. 2025.", "item")]
    below = [block("Secretary", "heading", 1), whole]
    contact = dict(assemble([*head, block(calm), *refs, *below]).data)["contact"]
    assert contact["prompt"] == "Secretary"
    assert contact["website"] == "https://tides.example"


def test_the_text_of_a_profile_that_is_left_open_goes_on_over_a_page() -> None:
    """A space at the end of the line tells it. A name begins another profile nevertheless."""
    names = ("海岸观测中心", "蓝湾研究院")
    first = replace(block(f"{SEA} "), open=True)
    rest = replace(block(SEA, page=2), open=True)
    heads = [block(name, "heading", 4, page) for page, name in enumerate(names, 1)]
    data = report(
        block("联系我们，请扫描二维码", "heading", 4), heads[0], first, rest, heads[1], block(SEA), SITE
    )
    assert data["contact"]["profiles"] == [
        {"name": names[0], "text": f"{SEA} {SEA}"},
        {"name": names[1], "text": SEA},
    ]


def test_a_note_on_the_title_is_told_as_left_out() -> None:
    note = block("* 本报告为征求意见稿，数据截至四月底。", "note")
    head = [block("潮汐周报*", "title"), block("一、今日", "heading", 1), block(SEA), note]
    made = assemble(head)
    assert made.data["title"] == "潮汐周报"
    assert [(loss.code, note.text in loss.message) for loss in made.losses] == [("title-note-dropped", True)]
