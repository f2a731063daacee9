"""The structure stage: headings, lists, names, parts, references, on small cases that are easily mistaken."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from briefing_tex.formats import Box
from briefing_tex.model import validate
from briefing_tex.readers.structure import Block, Line, Run, assemble
from briefing_tex.readers.structure.blocks import Kind
from briefing_tex.readers.structure.front.names import split_names
from briefing_tex.readers.structure.headings.contents import find_contents
from briefing_tex.readers.structure.inlines import parse
from briefing_tex.readers.structure.numbering import options
from briefing_tex.readers.structure.references import read_entry


def texts(*lines: str) -> dict[str, Any]:
    """The report that blocks of one line each make; validated."""
    data = assemble([Block.of(line) for line in lines]).data
    validate(data)
    return dict(data)


def block(text: str, kind: Kind | None = None, level: int | None = None) -> Block:
    """A block of one line that the reader has told something of."""
    return Block((Run(text),), (Line(text),), kind, level)


def titles(sections: list[dict[str, Any]]) -> list[Any]:
    """`["A", ["B"]]` for a section A with a subsection B."""
    found: list[Any] = []
    for section in sections:
        found.append(section["title"])
        if section["sections"]:
            found.append(titles(section["sections"]))
    return found


SEA = "海面平静，能见度良好，预计明日转为东风。"


@pytest.mark.parametrize(
    "numbers",
    [
        ("1 ", "1.1 ", "1.2 ", "2 "),
        ("1. ", "1.1. ", "1.2. ", "2. "),
        ("一、", "（一）", "（二）", "二、"),
        ("一．", "(一) ", "(二) ", "二．"),
        ("第一章 ", "第一节 ", "第二节 ", "第二章 "),
        ("第1章　", "第1節　", "第2節　", "第2章　"),
        ("제1장 ", "제1절 ", "제2절 ", "제2장 "),
        ("Ⅰ. ", "1. ", "2. ", "Ⅱ. "),
        ("I. ", "A. ", "B. ", "II. "),
        ("Chapter 1: ", "1.1 ", "1.2 ", "Chapter 2: "),
        ("§1 ", "§1.1 ", "§1.2 ", "§2 "),
        ("01 ", "1.1 ", "1.2 ", "02 "),
        ("I ", "I.1 ", "I.2 ", "II "),
        ("1. ", "가. ", "나. ", "2. "),
        ("第一部分 ", "一、", "二、", "第二部分 "),
        ("壹、", "一、", "二、", "貳、"),
        ("1、", "1）", "2）", "2、"),
    ],
    ids=lambda numbers: numbers[0].strip(),
)
def test_numbering(numbers: tuple[str, ...]) -> None:
    first, below, next_below, second = numbers
    data = texts(
        "潮汐周报", f"{first}今日", f"{below}涨潮", SEA, f"{next_below}退潮", SEA, f"{second}明日", SEA
    )
    assert titles(data["sections"]) == ["今日", ["涨潮", "退潮"], "明日"]


@pytest.mark.parametrize(
    "line",
    [
        "2.6 亿吨的年度缺口预期一度推高价格，但最新核查结果表明缺口约为 1.9 亿吨。",
        "2025 年全年累计成交 2.31 亿吨，成交额 168 亿元。",
        "12 月配额收盘价为 78.40 元/吨，月涨幅 6.3%。",
        "2 月装车量环比下降 12.5%，主要受春节错期影响。",
        "3.5% of the sampled firms reported a loss, fewer than in the month before.",
        "1 월 자료는 장비 교체로 제외하였으며, 이후의 자료만 사용하였다.",
        "2025 was the first year in which two insurers discounted premiums.",
    ],
)
def test_a_figure_begins_a_paragraph(line: str) -> None:
    data = texts("潮汐周报", "1 今日", SEA, line, "2 明日", SEA)
    assert [block["text"] for block in data["sections"][0]["blocks"]] == [SEA, line]
    assert titles(data["sections"]) == ["今日", "明日"]


STEPS = ["1. Check the gauge.", "2. Note the height.", "3. Close the hut."]


def test_items_and_headings_of_one_style() -> None:
    items = ("1. 港口水深不足；", "2. 航标需要更换；", "3. 拖轮只有一艘。")
    data = texts("潮汐周报", "一、今日", "1. 涨潮", SEA, *items, "2. 退潮", SEA, "二、明日", SEA)
    assert titles(data["sections"]) == ["今日", ["涨潮", "退潮"], "明日"]
    listed = data["sections"][0]["sections"][0]["blocks"][1]
    assert listed["ordered"]
    assert [item[0]["text"] for item in listed["items"]] == [item[3:] for item in items]


def test_a_list_that_begins_later_is_told() -> None:
    found = assemble([Block.of(line) for line in ("潮汐周报", "一、今日", SEA, "3. 港口；", "4. 航标。")])
    assert [loss.code for loss in found.losses if loss.severity == "warning"] == ["list-start"]


def test_no_numbers_but_a_contents_list() -> None:
    lines = (
        "Tides",
        "Contents",
        "Today\t2",
        "Tomorrow\t3",
        "Today",
        "The sea is calm.",
        "Tomorrow",
        "Rain will fall.",
    )
    data = texts(*lines)
    assert titles(data["sections"]) == ["Today", "Tomorrow"]


def test_rows_with_rising_numbers_are_no_contents_list() -> None:
    """Names and figures without leaders, none of which stands again as a title: a table."""
    below = ["The piers stand high this month.", *["More is known soon."] * 20]
    rows = [f"Pier {number}\t{100 + 7 * number}" for number in range(8)]
    assert (
        find_contents(["Tides", *rows, "The piers stand high this month.", *["More is known soon."] * 20])
        is None
    )
    led = [f"Pier {number} ........ {1 + number}" for number in range(8)]
    found = find_contents(["Tides", *led, *below])
    assert found is not None
    assert (found.start, found.stop) == (1, 9)


REPEATED = {
    "steps of two sections": ["1 North", SEA, *STEPS, "2 South", SEA, *STEPS],
    "steps at the beginning": [*STEPS, SEA, "1 South", SEA, *STEPS],
    "titles of each section's parts": [
        *("1 North", "1.1 Costs", "1.2 Gains", "2 South", "2.1 Costs", "2.2 Gains", "3 West", SEA),
        *("3.1 Costs", SEA, "3.2 Gains", SEA),
    ],
    "some titles in a row": ["1 Costs", "2 Gains", "3 Risks", "1 Costs", SEA, "2 Gains", SEA],
    "what a box holds": ["1 North", SEA, "Contents", "Rope", "Lamps", "Rope", SEA, "2 South", SEA],
    "what two boxes hold": ["Contents", "Rope", "Lamps", SEA, "1 South", SEA, "Rope", "Lamps"],
    "rows of two tables": [
        "1 North",
        SEA,
        "Rope\t3",
        "Lamps\t5",
        "Nets\t9",
        SEA,
        "2 South",
        "Rope",
        "Lamps",
        "Nets",
    ],
}


@pytest.mark.parametrize("lines", REPEATED.values(), ids=REPEATED)
def test_what_is_repeated_is_no_contents_list(lines: list[str]) -> None:
    """Titles and items that stand twice, word for word: both are kept."""
    assert find_contents(["Tides", *lines]) is None
    kept = str(texts("Tides", *lines))
    for line in {*lines} - {"Contents"}:
        words = line.split("\t")[0].split(" ", 1)[-1].rstrip(".")
        assert kept.count(words) >= sum(words in one for one in lines), line


@pytest.mark.parametrize("label", [[], ["In this issue"], ["Contents"]], ids=["none", "any", "known"])
def test_a_contents_list_without_page_numbers(label: list[str]) -> None:
    listed = ["1 North", "2 South", "2.1 Coast", "2.2 Isles", "3 West"]
    body = ["1 North", SEA, "2 South", "2.1 Coast", SEA, "2.2 Isles", SEA, "3 West", SEA]
    found = find_contents(["Tides", *label, *listed, *body])
    assert found is not None
    assert [entry.title for entry in found.entries] == ["North", "South", "Coast", "Isles", "West"]
    assert (found.start, found.stop) == (1, 6 + len(label))
    data = texts("Tides", *label, *listed, *body)
    assert titles(data["sections"]) == ["North", "South", ["Coast", "Isles"], "West"]


def test_a_contents_list_without_label_number_and_page() -> None:
    listed = ["North", "South", "Coast", "Isles"]
    body = [line for title in listed for line in (title, SEA)]
    found = find_contents(["Tides", "Harbour Institute", *listed, *body])
    assert found is not None
    assert ([entry.title for entry in found.entries], found.start, found.stop) == (listed, 2, 6)
    assert find_contents(["Tides", "Harbour Institute", *listed, *body[:-2]]) is None


def test_no_numbers_and_no_contents_list() -> None:
    calm = "The sea was calm all day and the ferries ran on time."
    data = texts("Tides", "Harbour Institute", "May 2026", "Today", "In the harbour", calm, "At sea", calm)
    assert titles(data["sections"]) == ["Today", ["In the harbour", "At sea"]]


def test_paragraph_over_a_page_break_with_a_table_between() -> None:
    first = Block.of("价格一度回落。然而市场同时提醒，两家公司都")
    table = Block((), (Line("a  b"),), "table", cells=(((Run("a"),), (Run("b"),)), ((Run("1"),), (Run("2"),))))
    second = Block.of("面临着居高不下的成本压力，短期内难以缓解。")
    data = assemble([Block.of("周报"), Block.of("1 价格"), first, table, second, Block.of("2 展望")]).data
    blocks = data["sections"][0]["blocks"]
    assert blocks[0]["text"] == first.text + second.text
    assert blocks[1]["type"] == "table"


def test_headings_the_reader_knows() -> None:
    given = [
        block("潮汐周报", "title"),
        block("今日", "heading", 1),
        block(SEA),
        block("涨潮", "heading", 2),
        block(SEA),
    ]
    data = assemble([*given, block("明日", "heading", 1), block(SEA, "quote")]).data
    assert titles(data["sections"]) == ["今日", ["涨潮"], "明日"]
    assert data["sections"][1]["blocks"][0]["type"] == "quote"


def test_a_heading_below_a_bare_title_is_no_organisation() -> None:
    """It looks as those of other sections do."""

    below = [block("涨潮", "heading", 2), block(SEA), block("明日", "heading", 1), block(SEA)]
    data = assemble([block("潮汐周报", "title"), block("今日", "heading", 1), *below]).data
    assert "organisations" not in data
    assert titles(data["sections"]) == ["今日", ["涨潮"], "明日"]


def test_no_contact_footer_holds_a_table() -> None:
    """A heading that the contents list has not is one of a section, if a table stands below it."""

    table = Block((), (Line("a  b"),), "table", cells=(((Run("a"),), (Run("b"),)), ((Run("1"),), (Run("2"),))))
    listed = [block("目录"), block("1 今日\t2"), block("2 明日\t3")]
    parts = [block("1 今日", "heading", 1), block(SEA), block("2 明日", "heading", 1), block(SEA)]
    more = [block("涨潮", "heading", 1), block(SEA), table, block("退潮", "heading", 1), block(SEA)]
    data = assemble([block("潮汐周报", "title"), *listed, *parts, *more]).data
    assert "contact" not in data
    assert titles(data["sections"]) == ["今日", "明日", "涨潮", "退潮"]


def test_deep_headings_are_clamped_and_told() -> None:
    found = assemble([Block.of(line) for line in ("T", "1 A", "1.1 B", "1.1.1 C", "1.1.1.1 D", SEA)])
    assert validate(found.data)
    assert [loss.code for loss in found.losses if loss.severity == "warning"] == ["level-clamped"]


def test_losses_and_origins_say_where() -> None:
    lines = [Line(text, page=page, number=number) for number, (text, page) in enumerate(CUT, 1)]
    found = assemble([Block((Run(line.text),), (line,)) for line in lines])
    joined = next(loss for loss in found.losses if loss.code == "joined-over-break")
    assert joined.location.element == "sections[0].blocks[0]"
    assert [line.page for line in found.origins["sections[0].blocks[0]"]] == [1, 2]


CUT = [
    ("Tides", 1),
    ("1 Today", 1),
    ("The sea was calm. The harbour was", 1),
    ("open to all, and the ferries ran.", 2),
]


@pytest.mark.parametrize(
    ("line", "elsewhere", "names"),
    [
        ("博文数据 & 海岸观测中心", "", ["博文数据", "海岸观测中心"]),
        ("岚屿科技&海岸观测中心", "", ["岚屿科技", "海岸观测中心"]),
        ("AT&T", "", ["AT&T"]),
        ("AT&T & 岚屿科技", "", ["AT&T", "岚屿科技"]),
        ("Johnson & Johnson", "", ["Johnson & Johnson"]),
        ("Marks & Spencer", "Marks & Spencer opened a shop.", ["Marks & Spencer"]),
        ("Harbour Institute & Sandlake University", "", ["Harbour Institute", "Sandlake University"]),
        ("Department of Health & Human Services", "", ["Department of Health & Human Services"]),
        ("Blue Heron & Grey Seal", "Blue Heron says so. Grey Seal agrees.", ["Blue Heron", "Grey Seal"]),
        ("海岸观测中心、东港水务局", "", ["海岸观测中心", "东港水务局"]),
        ("한빛데이터 & 새솔연구소", "", ["한빛데이터", "새솔연구소"]),
        ("海岸観測センター　　港湾データラボ", "", ["海岸観測センター", "港湾データラボ"]),
        ("海岸观测研究院与东港水务局中心", "", ["海岸观测研究院", "东港水务局中心"]),
        ("社会与人口研究院", "", ["社会与人口研究院"]),
        ("發展和改革委員會", "", ["發展和改革委員會"]),
        ("南港研究所 與 海晏顧問", "", ["南港研究所", "海晏顧問"]),
        ("海岸観測機構・白峰市危機管理室", "", ["海岸観測機構", "白峰市危機管理室"]),
        ("海洋・沿岸研究所", "", ["海洋・沿岸研究所"]),
        ("港湾及び海岸研究所・白峰市危機管理室", "", ["港湾及び海岸研究所", "白峰市危機管理室"]),
        ("한빛해양연구원 및 새솔데이터랩", "", ["한빛해양연구원", "새솔데이터랩"]),
        ("Harbour Observatory and Tidal Data Ltd.", "", ["Harbour Observatory", "Tidal Data Ltd."]),
        ("Institute for Land and Civil Society", "", ["Institute for Land and Civil Society"]),
        (
            "Institute for Land and Sandlake University",
            "Sandlake University teaches.",
            ["Institute for Land", "Sandlake University"],
        ),
    ],
)
def test_names(line: str, elsewhere: str, names: list[str]) -> None:
    assert list(split_names(line, elsewhere).names) == names


@pytest.mark.parametrize(
    ("prompt", "website"),
    [
        ("联系我们，请扫描二维码", "网站地址：<https://tides.example>"),
        ("歡迎訂閱與聯絡我們", "網址：https://tides.example"),
        ("お問い合わせ", "ウェブサイト：https://tides.example"),
        ("문의", "누리집: https://tides.example"),
        ("Contact us", "Website: https://tides.example"),
    ],
)
def test_contact(prompt: str, website: str) -> None:
    blocks = [Block.of("Tides"), Block.of("1 今日"), Block.of(SEA), Block.of(prompt), Block.of("海岸观测中心")]
    blocks += [Block.of("官方公众号", gap=0), Block.of("潮信网"), Block.of("tides.example", gap=0)]
    blocks += [Block.of("海岸观测中心："), Block.of("提供潮汐预报与咨询服务。"), Block.of(website)]
    contact = assemble(blocks).data["contact"]
    assert contact == {
        "prompt": prompt,
        "channels": [{"caption": ["海岸观测中心", "官方公众号"]}, {"caption": ["潮信网", "tides.example"]}],
        "profiles": [{"name": "海岸观测中心", "text": "提供潮汐预报与咨询服务。"}],
        "website": "https://tides.example",
    }


REFERENCES = {
    "Financial Times (2026), *Inquiry into the tides*.": {
        "publisher": "Financial Times",
        "issued": "2026",
        "title": "Inquiry into the tides",
    },
    "海岸观测中心（2026），《潮汐年报》。": {
        "publisher": "海岸观测中心",
        "issued": "2026",
        "title": "潮汐年报",
    },
    "周衡, 陆念祖. 潮汐与盐度[J]. 海洋学报, 2025, 41(6): 512-519.": {
        "type": "article-journal",
        "author": [{"family": "周", "given": "衡"}, {"family": "陆", "given": "念祖"}],
        "title": "潮汐与盐度",
        "container-title": "海洋学报",
        "issued": "2025",
        "volume": "41",
        "issue": "6",
        "page": "512-519",
    },
    "周衡，2025. 潮汐与盐度[J]. 海洋学报，41（6）：512-519.": {
        "type": "article-journal",
        "author": [{"family": "周", "given": "衡"}],
        "title": "潮汐与盐度",
        "container-title": "海洋学报",
        "issued": "2025",
        "volume": "41",
        "issue": "6",
        "page": "512-519",
    },
    "海岸观测中心. 潮位数据[EB/OL]. (2026-01-31)[2026-02-18]. https://tides.example/data.": {
        "type": "webpage",
        "author": [{"literal": "海岸观测中心"}],
        "title": "潮位数据",
        "issued": "2026-01-31",
        "accessed": "2026-02-18",
        "URL": "https://tides.example/data",
    },
    "程立, 等. 港口经济[M]. 2版. 上海: 东海出版社, 2025: 77-92.": {
        "type": "book",
        "author": [{"family": "程", "given": "立"}, {"literal": "等"}],
        "title": "港口经济",
        "edition": "2版",
        "publisher-place": "上海",
        "publisher": "东海出版社",
        "issued": "2025",
        "page": "77-92",
    },
    "Osei, K., & Wren, P. (2024). Marsh survival. *Restoration Practice*, *9*(4), 201–218.": {
        "author": [{"family": "Osei", "given": "K."}, {"family": "Wren", "given": "P."}],
        "issued": "2024",
        "title": "Marsh survival",
        "container-title": "Restoration Practice",
        "volume": "9",
        "issue": "4",
        "page": "201–218",
    },
    "Harbour Institute. (2025, December 3). *Tide gates*. https://tides.example/gates": {
        "author": [{"literal": "Harbour Institute"}],
        "issued": "2025-12-03",
        "title": "Tide gates",
        "URL": "https://tides.example/gates",
    },
    "陆念祖：《潮汐表》，东海出版社，2025 年。": {
        "author": [{"family": "陆", "given": "念祖"}],
        "title": "潮汐表",
        "publisher": "东海出版社",
        "issued": "2025",
    },
    "See the tide tables, passim; the harbour office keeps them": {
        "text": "See the tide tables, passim; the harbour office keeps them"
    },
}


@pytest.mark.parametrize("entry", REFERENCES)
def test_references(entry: str) -> None:
    assert read_entry(parse(entry)) == REFERENCES[entry]


@pytest.mark.parametrize(
    ("line", "name", "date"),
    [
        ("Harbour Observatory and Tidal Data Ltd.", "Harbour Observatory", None),
        ("海岸観測センター 令和8年5月18日", "海岸観測センター", "2026-05-18"),
        ("東港水務局 中華民國115年5月", "東港水務局", "2026-05"),
        ("한빛해양연구원 2026. 5. 18.", "한빛해양연구원", "2026-05-18"),
        ("海岸观测中心 二〇二六年五月十八日", "海岸观测中心", "2026-05-18"),
        ("海岸觀測中心 二○二六年五月十八日", "海岸觀測中心", "2026-05-18"),
        ("東港水務局 中華民國一一五年五月十八日", "東港水務局", "2026-05-18"),
        ("海岸観測センター 令和八年五月十八日", "海岸観測センター", "2026-05-18"),
    ],
)
def test_bodies_and_dates_of_the_title_block(line: str, name: str, date: str | None) -> None:
    data = texts("Tides", line, "Abstract", SEA, "1 Today", SEA)
    assert data["organisations"][0]["name"] == name
    assert data.get("date") == date


def test_a_subtitle_as_long_as_a_sentence() -> None:
    long = "What twelve harbours tell us about tides, gauges and those who read them"
    data = texts("Small Tides", long, "Harbour Institute", "9 October 2025", "Abstract", SEA, "1 Today", SEA)
    assert (data["subtitle"], data["date"], data["abstract"]) == (
        long,
        "2025-10-09",
        [{"type": "paragraph", "text": SEA}],
    )


def test_a_subtitle_that_ends_as_names_of_bodies_do() -> None:
    data = texts("潮汐月报", "从一条线到一张网", "海岸观测中心", "2026年5月", "摘要", SEA, "1 今日", SEA)
    assert data["subtitle"] == "从一条线到一张网"
    assert [one["name"] for one in data["organisations"]] == ["海岸观测中心"]


def test_labels_beside_names_and_dates_are_dropped() -> None:
    front = ("Prepared by\tHarbour Institute,", "Tidal Data Union", "Date", "9 October 2025")
    data = texts("Small Tides", *front, "Abstract", SEA, "1 Today", SEA)
    assert [(one["name"], one["role"]) for one in data["organisations"]] == [
        ("Harbour Institute", "issuer"),
        ("Tidal Data Union", "partner"),
    ]
    assert data["date"] == "2025-10-09"


@pytest.mark.parametrize(
    ("issuer", "helper", "dated"),
    [
        ("发行单位：海岸观测中心", "技术支持：东港水务局", "印发日期：2026年5月18日"),
        ("編集・発行：海岸観測センター", "監修：白峰市危機管理室", "発行年月日：2026年5月18日"),
        ("펴낸 곳: 한빛해양연구원", "자문: 새솔데이터랩", "발간일자: 2026년 5월 18일"),
        ("主办：海岸观测中心", "承办：东港水务局", "出刊日期：二〇二六年五月十八日"),
        (
            "Produced by: Harbour Institute",
            "In association with: Sandlake University",
            "Date of issue: 18 May 2026",
        ),
    ],
)
def test_labels_of_the_title_block(issuer: str, helper: str, dated: str) -> None:
    data = texts("Tides", issuer, helper, dated, "Abstract", SEA, "1 Today", SEA)
    names = [(one["name"], one["role"]) for one in data["organisations"]]
    said = [line.split(": ")[-1].split("：")[-1] for line in (issuer, helper)]
    assert names == [(said[0], "issuer"), (said[1], "partner")]
    assert data["date"] == "2026-05-18"


def test_a_label_above_its_caption_is_of_it_wherever_the_table_stands() -> None:
    cells = tuple(tuple((Run(text),) for text in row) for row in (("a", "b"), ("1", "2")))
    table = Block((), (Line("a b"),), "table", cells=cells)
    lines = ["Tides", "Abstract", SEA, "1 Today", SEA, "Contact us", "Harbour Institute: We measure all tides."]
    data = assemble([*map(Block.of, lines), Block.of("TABLE I"), Block.of("Heights of tides"), table]).data
    (found,) = [block for block in data["sections"][0]["blocks"] if block["type"] == "table"]
    assert found["caption"] == "Heights of tides"
    assert [one["name"] for one in data["contact"]["profiles"]] == ["Harbour Institute"]


def test_a_section_may_be_named_as_bodies_are() -> None:
    blocks = [block("潮汐简报", "title", 1), Block.of("海岸观测中心"), Block.of("2025-09-30")]
    blocks += [block("为什么是县级馆", "heading", 1), Block.of(SEA), block("今日", "heading", 1), Block.of(SEA)]
    data = assemble(blocks).data
    assert [one["name"] for one in data["organisations"]] == ["海岸观测中心"]
    assert titles(data["sections"]) == ["为什么是县级馆", "今日"]


def test_a_colon_within_the_text_of_a_profile_ends_no_name() -> None:
    text = "测量全部潮位的研究机构，地址：东港市水塔路 18 号，电话 0555-0101。"
    data = texts("潮汐", "摘要", SEA, "一、今日", SEA, "联系我们", "海岸观测中心", text)
    assert data["contact"]["profiles"] == [{"name": "海岸观测中心", "text": text}]


def test_a_name_that_a_line_end_parts_in_a_list_is_whole() -> None:
    data = texts("潮汐", "编制单位\t海岸观测基金会、北溪大学公共", "卫生研究所", "摘要", SEA, "一、今日", SEA)
    assert [one["name"] for one in data["organisations"]] == ["海岸观测基金会", "北溪大学公共卫生研究所"]


def test_the_running_head_of_the_first_page_is_no_organisation() -> None:
    data = texts("Tides of May", "Tides of May", "Harbour Institute", "Abstract", SEA, "1 Today", SEA)
    assert [one["name"] for one in data["organisations"]] == ["Harbour Institute"]
    assert "subtitle" not in data


def test_a_date_in_large_letters_ends_the_title_block_below_a_subtitle() -> None:
    front = [
        block("潮汐周报", "title"),
        block("下一步怎么办？", "heading", 2),
        block("海岸观测中心", "heading", 3),
    ]
    front += [block("2026年4月24日", "heading", 4), block("摘要", "heading", 5), block(SEA)]
    body = [block("1 下一步怎么办？", "heading", 1), block(SEA), block("2 明日", "heading", 1), block(SEA)]
    contents = [block("目录", "heading", 5), block("1 下一步怎么办？"), block("2 明日")]
    data = assemble([*front, *contents, *body]).data
    assert data["date"] == "2026-04-24"
    assert titles(data["sections"]) == ["下一步怎么办？", "明日"]


def test_questions_in_a_contents_list() -> None:
    lines = ("I. Tides", "A. How high does the water stand?", "B. Depth", "II. Winds")
    data = texts("Tides", "Contents", *lines, "I. Tides", *(part for line in lines[1:] for part in (line, SEA)))
    assert titles(data["sections"]) == ["Tides", ["How high does the water stand?", "Depth"], "Winds"]


def test_headings_deeper_than_the_contents_list() -> None:
    listed = [block("目录", "heading", 1), *map(block, ("1 今日", "1.1 涨潮", "1.2 退潮"))]
    body = [block("1 今日", "heading", 1), block("1.1 涨潮", "heading", 2), block("1.1.1 晨"), block(SEA)]
    body += [block("1.1.2 夜"), block(SEA), block("1.2 退潮", "heading", 2), block(SEA)]
    data = assemble([block("潮汐周报", "title"), *listed, *body]).data
    assert titles(data["sections"]) == ["今日", ["涨潮", ["晨", "夜"], "退潮"]]


def test_starred_notes_of_japanese() -> None:
    first = Block(
        (Run("潮位は過去最高を記録した。"), Run("*1", raised=True), Run("夜は静かだった。")), (Line("x"),)
    )
    note = block("*1 観測所の速報値による。", "note")
    data = assemble([block("潮汐週報", "title"), block("1 今日", "heading", 1), first, note]).data
    words = data["sections"][0]["blocks"][0]["text"]
    assert [part["type"] for part in words if isinstance(part, dict)] == ["footnote"]


def test_title_block_in_another_order() -> None:
    data = texts(
        "2026 年 4 月",
        "潮汐周报",
        "——春季大潮专题",
        "发布单位：海岸观测中心",
        "合作单位：潮信数据",
        "摘要",
        SEA,
    )
    assert data["title"] == "潮汐周报"
    assert data["subtitle"] == "——春季大潮专题"
    assert data["date"] == "2026-04"
    assert data["organisations"] == [
        {"name": "海岸观测中心", "role": "issuer"},
        {"name": "潮信数据", "role": "partner"},
    ]


def test_short_questions_that_are_answered_are_numbered_headings() -> None:
    answer = "一般而言，屋顶面积足够大、遮挡少的大楼较为适合，详见下文的说明。"
    questions = "一、什么样的屋顶适合安装这样的设备？", "二、需要多少住户同意才可以开始施工？"
    blocks = [Block.of(text) for question in questions for text in (question, answer)]
    data = assemble((Block.of("屋顶问答"), *blocks)).data
    assert [section["title"] for section in data["sections"]] == [text[2:] for text in questions]


def test_a_list_of_questions_is_none_of_headings() -> None:
    questions = [f"{n}. Which of the gauges at the harbour were read at noon today?" for n in (1, 2, 3)]
    data = assemble(tuple(Block.of(text) for text in ("Gauges", "We ask:", *questions, "Then we wait."))).data
    assert "Which of the gauges" not in str([section["title"] for section in data.get("sections", [])])


@pytest.mark.parametrize(("label", "told"), [("今週のまとめ", True), ("はじめに", False)])
def test_an_abstract_under_words_of_its_own(label: str, told: bool) -> None:
    blocks = [
        block("潮汐週報", "title"),
        block(label, "heading", 1),
        block(SEA),
        block("第1章 港湾", "heading", 1),
        block(SEA),
        block("第2章 市場", "heading", 1),
        block(SEA),
    ]
    data = assemble(blocks).data
    validate(data)
    assert ("abstract" in data) is told
    assert (data.get("labels", {}).get("abstract") == label) is told


def test_the_first_heading_without_a_number_is_a_section_among_others_without() -> None:
    heads = [
        part for text in ("静かな冬", "忙しい港", "次の号") for part in (block(text, "heading", 1), block(SEA))
    ]
    assert titles(dict(assemble([block("潮汐週報", "title"), *heads]).data)["sections"]) == [
        "静かな冬",
        "忙しい港",
        "次の号",
    ]


def test_bold_words_with_a_colon_name_the_abstract() -> None:
    lead = Block((Run("今週のまとめ：", strong=True), Run(SEA)), (Line("今週のまとめ：" + SEA),))
    data = dict(
        assemble([block("潮汐週報", "title"), lead, block("第1章 港湾", "heading", 1), block(SEA)]).data
    )
    assert data["abstract"][0]["text"] == SEA
    assert data["labels"]["abstract"] == "今週のまとめ"


def test_notes_that_lead_back_to_their_marks() -> None:
    text = Block((Run("海面平静，能见度良好"), Run("1", raised=True), Run("，预计转为东风。")), (Line("x"),))
    data = assemble(
        [block("潮汐周报", "title"), block("一、今日", "heading", 1), text, block("1. 由两人计数。↩\ufe0e")]
    ).data
    validate(data)
    assert "由两人计数。" in str(data["sections"][0]["blocks"][0])
    assert "↩" not in str(data)


def test_a_note_whose_number_stands_in_a_block_of_its_own() -> None:
    text = Block((Run("海面平静，能见度良好"), Run("1", raised=True), Run("，预计转为东风。")), (Line("x"),))
    blocks = [block("潮汐周报", "title"), block("一、今日", "heading", 1), text]
    data = assemble([*blocks, block("1."), block("由两人计数。↩")]).data
    validate(data)
    assert len(data["sections"][0]["blocks"]) == 1
    assert "由两人计数。" in str(data["sections"][0]["blocks"][0])


def test_captions_without_a_label() -> None:
    def laid(text: str) -> Block:
        return Block((Run(text),), (Line(text, 1),), size=10.0)

    table = Block(
        (), (), "table", cells=(((Run("Month"),), (Run("Level"),)), ((Run("May"),), (Run("3.1"),))), head=1
    )
    front = [laid(text) for text in ("Tides", "Harbour Institute", "Abstract", SEA)]
    front += [block("1 Today", "heading", 1), laid(SEA)]
    data = assemble([*front, laid("Levels by month"), table, laid(SEA)]).data
    _, made, below = data["sections"][0]["blocks"]
    assert (made["caption"], below["text"]) == ("Levels by month", SEA)
    numbered = [*front, laid("Levels by month"), table, laid("Table 1: Levels"), table]
    assert assemble(numbered).data["sections"][0]["blocks"][1]["text"] == "Levels by month"


def test_numbers_of_korean_chapters_that_touch_their_title() -> None:
    assert [number.values for number in options("제2장결항 통계를 다시 읽다")] == [(2,)]
    assert not options("제2장에서는 결항을 다룬다")


def test_references_whose_year_stands_late() -> None:
    lines = [
        "佐伯陽介, 新田真帆. 潮汐の構造に関する研究. 海国学会誌. 2024, vol. 19, p. 33-48.",
        "北奥海象研究所. 潮位観測の手引き. 北奥海象研究所, 2025, 64p.",
        "Lindgren, K. Tides as commons. Cold Regions Policy.",
        "2023, vol. 8, no. 1, p. 5-22.",
        "海国協議会. 集計表. https://umi.example/2026, (参照 2026-02-20).",
    ]
    box = Box(1, 0.0, 0.0, 400.0, 10.0)
    block = Block((Run(" ".join(lines)),), tuple(Line(line, 1, box=box) for line in lines))
    made = assemble([*map(Block.of, ["Tides", "Abstract", SEA, "1 Today", SEA, "参考文献"]), block]).data
    assert len(made["references"]) == 4


def test_bibliography_in_unknown_words() -> None:
    """Headings of other levels, as those of a footer, say nothing of whether its own level is numbered."""
    blocks = [
        block("潮汐简报", "heading", 1),
        block("摘要", "heading", 3),
        block("1 海况", "heading", 2),
        block(SEA),
        block("所用典籍", "heading", 2),
        Block.of("[1] 海洋出版社（2024），《潮汐》。"),
        Block.of("[2] 海洋出版社（2025），《海况》。"),
        block("扫码联系我们", "heading", 3),
        block("海洋研究所", "heading", 3),
        block(SEA),
    ]
    data = assemble(blocks).data
    assert len(data["references"]) == 2
    assert titles(data["sections"]) == ["海况"]


@pytest.mark.parametrize("tail", ["22-35.", "88–97."])
def test_pages_alone_belong_to_the_reference_before_them(tail: str) -> None:
    data = texts(
        "潮汐观察",
        "1. 潮汐",
        SEA,
        "参考文献",
        "渡会冬子. 約束の幅. 地域交通研究. 2026, vol. 18, no. 1, p.",
        tail,
        "海岸協議会. 運行実績報告書. https://tides.example/r7/report.pdf.",
    )
    assert len(data["references"]) == 2


def test_a_paragraph_hardly_set_in_from_an_item_is_none_of_its() -> None:
    lines = [("1. 复核减少；", 0.0, 3.4), ("2. 漏检减少。", 0.0, 3.4)]
    items = [
        Block((Run(text),), (Line(text, indent=indent),), "item", indent=indent, text_indent=start)
        for text, indent, start in lines
    ]
    after = "不过，也有需要警惕的地方："
    below = Block((Run(after),), (Line(after, indent=4.2),), gap=0, indent=4.2)
    heads = [Block.of("潮汐观察"), block("1. 潮汐", "heading", 1), Block.of(SEA)]
    section = assemble([*heads, *items, below, Block.of("• 海水变暖；"), Block.of("• 海平面上升。")]).data[
        "sections"
    ][0]
    assert [node["type"] for node in section["blocks"]] == ["paragraph", "list", "paragraph", "list"]


@pytest.mark.parametrize(
    "line", ["主办：海洋研究院 协办：港口观测中心 出刊：2026年7月10日", "港口观测中心出刊：2026年7月10日"]
)
def test_the_date_behind_its_label_at_the_end_of_a_line(line: str) -> None:
    data = assemble(
        [block("潮汐夜读", "title"), Block.of(line), block("1 海况", "heading", 1), Block.of(SEA)]
    ).data
    assert data["date"] == "2026-07-10"
    assert data["organisations"][-1]["name"] == "港口观测中心"


def test_small_notes_in_brackets_that_end_a_document_are_those_of_raised_marks() -> None:
    marked = Block((Run(SEA), Run("[1]", raised=True)), (Line(SEA),), size=10.0)
    note = Block((Run("[1] 只计清晨的读数。"),), (Line("[1] 只计清晨的读数。"),), size=8.0)
    site = Block((Run("网址：https://tides.example/"),), (Line("网址：https://tides.example/"),), size=10.0)
    heads = [Block.of("潮汐观察"), block("1. 潮汐", "heading", 1), marked, block("联系我们", "heading", 1)]
    data = assemble([*heads, site, note]).data
    assert data["sections"][0]["blocks"][0]["text"][1]["type"] == "footnote"
    assert "清晨" not in str(data["contact"])


def test_sections_of_no_chapter_are_numbered_from_nought() -> None:
    body = ["0.1 潮汐", "今天无潮。", "0.1.1 涨潮", "清晨涨潮。", "0.2 风", "今天无风。", "0.2.1 海风", "无。"]
    data = assemble([Block.of(line) for line in ("潮汐观察", "2026年4月1日", *body)]).data
    assert [one["title"] for one in data["sections"]] == ["潮汐", "风"]
    assert [one["title"] for one in data["sections"][1]["sections"]] == ["海风"]


def test_facts_above_the_label_of_the_abstract_are_no_part_of_it() -> None:
    table = Block(
        (),
        (),
        "table",
        cells=tuple(
            ((Run(name),), (Run(figure),)) for name, figure in (("潮差", "4.2 m"), ("流速", "1.1 m/s"))
        ),
    )
    below = [
        block("摘要", "heading", 1),
        block(SEA),
        block("1 潮汐", "heading", 1),
        block(SEA * 2),
        block("2 盐度", "heading", 1),
        block(SEA),
    ]
    head = [block("海湾观测月报", "title"), block("2026年3月17日")]
    data = assemble([*head, table, block("撰稿：顾明远"), *below]).data
    assert data["abstract"] == [{"type": "paragraph", "text": SEA}]
    assert [one["type"] for one in data["sections"][0]["blocks"]] == ["paragraph", "table", "paragraph"]
    words = block(SEA * 3)
    assert len(assemble([*head, words, *below]).data["abstract"]) == 2


def test_a_list_names_its_sections_by_pages_that_go_from_one_to_another() -> None:
    found = find_contents(
        ["潮汐", "目錄", "一、北 3", "二、南    4~5", "三、西    6–8", "一、北", SEA, "二、南", SEA]
    )
    assert found is not None
    assert [(entry.title, entry.page) for entry in found.entries] == [("北", "3"), ("南", "4"), ("西", "6")]


def test_a_list_made_by_hand_names_a_heading_in_other_words() -> None:
    listed = ["第1章 海", "1.1 潮", "1.2 風の様子", "第2章 港", "2.1 船", "2.2 橋のこと"]
    body = ["第1章 海", "1.1 潮", SEA, "1.2 風", SEA, "第2章 港", "2.1 船", SEA, "2.2 橋", SEA]
    found = find_contents(["潮の手引き", "目次", *listed, *body])
    assert found is not None
    assert (found.start, found.stop) == (1, 8)


def test_a_generated_list_names_the_title_and_itself() -> None:
    listed = ["Tides", "Contents", "North", "South", "West"]
    body = [line for title in listed[2:] for line in (title, SEA)]
    found = find_contents(["Tides", "Contents", *listed, *body])
    assert found is not None
    assert (found.start, found.stop) == (1, 7)


def test_a_contents_list_above_the_title() -> None:
    heads = [("Contents", 1), ("The state of the sea", 1), ("Tides", 2), ("Winds", 2)]
    contents, title, *sections = (replace(Block.of(text, "heading"), level=level) for text, level in heads)
    listed = [Block.of(f"{text} .......... {page}") for page, (text, _) in enumerate(heads[1:], 1)]
    text = [block for one in sections for block in (one, Block.of(SEA))]
    data = assemble([contents, *listed, title, *text]).data
    assert (data["title"], titles(data["sections"])) == ("The state of the sea", ["Tides", "Winds"])


def test_lists_of_figures_and_tables_are_left_out() -> None:
    data = texts(
        *(
            "Tides",
            "目錄",
            "圖目錄\t2",
            "1 North\t2",
            "2 South\t3",
            "圖目錄",
            "圖1、潮位 ........ 2",
            "圖2、風速 ........ 3",
        ),
        *("表目錄", "表1、各站潮位    2", "1 North", SEA, "2 South", SEA),
    )
    assert titles(data["sections"]) == ["North", "South"]
    assert "潮位" not in str(data)


@pytest.mark.parametrize("level", [None, 2])
def test_chapters_are_below_no_other_kind_of_number(level: int | None) -> None:
    lines = [
        "一、提示",
        "二、声明",
        "第一节 潮汐",
        "一、高潮",
        "（一）东港",
        "二、低潮",
        "第二节 风",
        "一、风向",
    ]
    blocks = [Block.of("潮汐年报", "title")]
    for line in lines:
        own = level if line[0] == "第" else 1
        blocks += [replace(Block.of(line, "heading"), level=own if level else None), Block.of(SEA)]
    assert titles(assemble(blocks).data["sections"]) == [
        *("提示", "声明", "潮汐", ["高潮", ["东港"], "低潮"], "风", ["风向"])
    ]
