"""Who made a report, as title blocks, letterheads, margins and imprints say it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from briefing_tex.formats import Box
from briefing_tex.readers.structure import Block, Line, Run
from briefing_tex.readers.structure.front.beside import with_names_beside
from briefing_tex.readers.structure.front.quoted import with_quoted_lines
from title_blocks import SECTIONS, names_of, read_blocks

TITLE = Block.of("潮汐观察", "title")
PROSE = "码头的水位站清晨记录到潮水比昨天高出三十厘米，午后又退了回去，傍晚不再有变化。"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Prepared for the Holt Trust by Sea Institute", ["Holt Trust", "Sea Institute"]),
        (
            "Published by Sea Council in partnership with Tide Coalition and Lanternhouse",
            ["Sea Council", "Tide Coalition", "Lanternhouse"],
        ),
        ("Lindmark Economics in association with Holt Affairs", ["Lindmark Economics", "Holt Affairs"]),
        ("A report commissioned by the Port Authority", ["Port Authority"]),
        ("With contributions from Holt & Lind", ["Holt & Lind"]),
        ("A joint publication of the Holt Institute and the Lind Trust", ["Holt Institute", "Lind Trust"]),
        ("Client: Holt Housing Association", ["Holt Housing Association"]),
        ("Sponsored by Holt Energy plc and Lind Advisory", ["Holt Energy plc", "Lind Advisory"]),
    ],
)
def test_english_phrases_say_who_did_what(line: str, names: list[str]) -> None:
    data = read_blocks(Block.of("Tides", "title"), line, "3 June 2026", "1. Dust", "There was none.")
    assert names_of(data) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("海岸观测中心　潮信数据　联合发布", ["海岸观测中心", "潮信数据"]),
        ("海岸观测中心 与 潮信数据 联合报告", ["海岸观测中心", "潮信数据"]),
        ("海岸观测中心与潮信数据联合发布", ["海岸观测中心", "潮信数据"]),
        ("共同研究：青葉バス、日和鉄道", ["青葉バス", "日和鉄道"]),
        ("潮フォーラム 編", ["潮フォーラム"]),
        ("監修国立大学法人潮大学センター", ["国立大学法人潮大学センター"]),
        ("엮은이 물결협회", ["물결협회"]),
        ("委托单位海岸观测局", ["海岸观测局"]),
        ("海岸观测中心 + 潮信工作室", ["海岸观测中心", "潮信工作室"]),
        ("潮戦略会議／農業法人みのり／さざなみ生協", ["潮戦略会議", "農業法人みのり", "さざなみ生協"]),
        ("潮大学　東潟県立図書館　文庫の会", ["潮大学", "東潟県立図書館", "文庫の会"]),
    ],
)
def test_joint_labels_and_signs_of_other_languages(line: str, names: list[str]) -> None:
    assert names_of(read_blocks(TITLE, line, "2026年4月1日", *SECTIONS)) == names


def test_a_full_width_space_parts_latin_names() -> None:
    line = "Department of Tides, Harbour University　Holt & Lind LLP"
    names = names_of(read_blocks(Block.of("Tides", "title"), line, "3 June 2026", *SECTIONS))
    assert names == ["Department of Tides, Harbour University", "Holt & Lind LLP"]


@pytest.mark.parametrize(
    "line",
    ["东海观测局　新闻稿", "东海观测局文件", "東海観測局 函", "东海观测局周报"],
)
def test_a_letterhead_says_what_paper_it_is(line: str) -> None:
    assert names_of(read_blocks(line, TITLE, "2026年4月1日", *SECTIONS)) == [line[:5]]


@pytest.mark.parametrize(
    "line",
    [
        "Company Note",
        "Final report",
        "Quarterly letter to members",
        "연구원 윤바다",
        "アナリスト 汐見 凪",
        "윤바다 팀장",
        "Revision B",
        "© 2026 Harbour Institute. All rights reserved.",
    ],
)
def test_persons_papers_and_phrases_are_no_bodies_beside_one(line: str) -> None:
    data = read_blocks(Block.of("Tides", "title"), "海岸观测中心", line, "2026年4月1日", *SECTIONS)
    assert names_of(data) == ["海岸观测中心"]


def test_facts_below_the_names_are_no_bodies() -> None:
    facts = ("현재 주가", "112,400원", "목표 주가", "135,000원")
    data = read_blocks(Block.of("조석", "title"), "2026년 4월 1일", "해안관측센터", *facts, *SECTIONS)
    assert names_of(data) == ["해안관측센터"]


@pytest.mark.parametrize(
    ("above", "words"),
    [
        ((), "冬季大风潮位抽样调查"),
        ((), "하반기 점검"),
        ((), "쟁점과 사례"),
        (("海岸观测中心",), "冬季大风"),
    ],
)
def test_a_phrase_in_the_fonts_of_the_text_is_a_subtitle(above: tuple[str, ...], words: str) -> None:
    title = replace(TITLE, plain=False)
    below = () if above else ("海岸观测中心",)
    text = (replace(Block.of(one), plain=True) for one in (words, *below, "2026年4月1日"))
    data = read_blocks(*above, title, *text, *SECTIONS)
    assert (data["subtitle"], names_of(data)) == (words, ["海岸观测中心"])


@pytest.mark.parametrize(
    ("line", "date"),
    [("發布日期：115年5月8日", "2026-05-08"), ("2026年3月初版", "2026-03"), ("2026年2月 第21号", "2026-02")],
)
def test_dates_as_offices_and_publishers_print_them(line: str, date: str) -> None:
    assert read_blocks(TITLE, "海岸观测中心", line, *SECTIONS)["date"] == date


def test_the_form_of_a_body_is_no_mark_of_an_item() -> None:
    data = read_blocks(Block.of("조석", "title"), "해안관측센터", "(사)물결학회", "2026년 2월", *SECTIONS)
    assert (names_of(data), data["date"]) == (["해안관측센터", "(사)물결학회"], "2026-02")


@pytest.mark.parametrize("line", ["海岸观测中心 & 潮信研究院", "主办：海岸观测中心"])
def test_the_imprint_names_who_issued_the_report(line: str) -> None:
    data = read_blocks(TITLE, "2026年4月1日", *SECTIONS, line)
    assert names_of(data)[0] == "海岸观测中心"
    assert "海岸" not in str(data["sections"])


def test_a_caption_at_the_end_is_no_imprint() -> None:
    data = read_blocks(TITLE, "2026年4月1日", *SECTIONS, "▲海岸观测组")
    assert "organisations" not in data


def test_names_in_the_margin_of_the_first_page() -> None:
    def placed(text: str, x: float, y: float) -> Line:
        return Line(text, box=Box(1, x, y, x + 80, y + 8))

    margin = (placed("海岸观测", 40, 600), placed("中心", 40, 588), placed("潮信研究院", 40, 570))
    note = replace(Block.of("海岸观测中心潮信研究院"), lines=margin, kind="note")
    blocks = [
        replace(TITLE, lines=(placed("潮汐观察", 150, 700),)),
        Block.of("摘要", "heading"),
        note,
        replace(Block.of(PROSE), lines=(placed(PROSE, 150, 600),)),
    ]
    assert [block.text for block in with_names_beside(blocks)][1:3] == ["海岸观测中心", "潮信研究院"]
    other = replace(
        blocks[2], lines=(placed("风和", 40, 610), placed("日丽", 40, 598), *margin[2:])
    )  # a slogan above a name
    assert with_names_beside([*blocks[:2], other, blocks[3]])[2] is other
    single = replace(note, lines=(placed("海岸观测中心", 40, 600), margin[2]))
    names = with_names_beside([blocks[0], blocks[1], single, blocks[3]])[1:3]
    assert [block.text for block in names] == ["海岸观测中心", "潮信研究院"]
    assert with_names_beside([blocks[0], blocks[1], blocks[3]]) == (blocks[0], blocks[1], blocks[3])
    section = replace(Block.of("潮汐", "heading"), lines=(placed("潮汐", 150, 500),))
    behind = [blocks[0], blocks[1], blocks[3], section, note]  # it is read behind the text of its page
    assert [block.text for block in with_names_beside(behind)][1:3] == ["海岸观测中心", "潮信研究院"]
    lower = replace(section, lines=(placed("潮汐", 150, 620),))
    assert with_names_beside([*behind[:3], lower, note])[-1] is note


def test_a_line_that_claims_rights_is_no_text() -> None:
    data = read_blocks(
        TITLE, "海岸观测中心", "2026年4月1日", *SECTIONS, "© 2026 Tidal Works. All rights reserved."
    )
    assert "rights" not in str(data["sections"])


def test_the_lines_of_an_imprint_below_a_bibliography() -> None:
    entries = ("参考文献", "[1] 林海. 潮汐[M]. 海东: 潮声出版社, 2023.")
    lines = ("主办：海岸观测局", "责任编辑：林海")
    data = read_blocks(TITLE, "2026年4月1日", *SECTIONS, *entries, *lines)
    assert names_of(data) == ["海岸观测局"]
    assert "责任" not in str(data["references"])


def test_an_address_behind_a_label_without_a_colon() -> None:
    data = read_blocks(TITLE, "2026年4月1日", *SECTIONS, "연락처", "누리집 https://tide.example")
    assert data["contact"]["website"] == "https://tide.example"


def test_a_label_before_a_bar() -> None:
    lines = ("發行｜社團法人潮信協會", "編輯｜浪花編輯室")
    assert names_of(read_blocks(TITLE, *lines, "2026年7月", *SECTIONS)) == ["社團法人潮信協會", "浪花編輯室"]


def test_a_date_amid_signs() -> None:
    line = "Working paper 14 · 27 May 2026 · For discussion"
    data = read_blocks(Block.of("Tides", "title"), line, "Harbour Institute", *SECTIONS)
    assert (data["date"], names_of(data)) == ("2026-05-27", ["Harbour Institute"])


def test_a_table_of_properties_above_the_title() -> None:
    rows = (("배포일", "2026년 6월 2일"), ("배포 기관", "물결시 보건소"), ("담당자", "윤바다 팀장"))
    cells = tuple(tuple((Run(cell),) for cell in row) for row in rows)
    table = replace(Block.of("", "table"), runs=(), cells=cells)
    data = read_blocks(table, Block.of("조석 관찰", "title"), *SECTIONS)
    assert (data["date"], names_of(data)) == ("2026-06-02", ["물결시 보건소"])


def test_ways_to_reach_somebody_between_signs() -> None:
    line = "Tel: +1 555 0147 | E-mail: desk@tide.example | https://tide.example"
    data = read_blocks(TITLE, "2026年4月1日", *SECTIONS, "Contact", line)
    assert data["contact"]["website"] == "https://tide.example"
    assert len(data["contact"]["channels"]) == 2


@pytest.mark.parametrize(
    ("line", "date"),
    [("2026年3月下旬", "2026-03"), ("2026년 3월 4주차", "2026-03"), ("Spring 2026", "2026")],
)
def test_a_part_of_a_month_or_a_year_names_no_body(line: str, date: str) -> None:
    data = read_blocks(Block.of("Tides", "title"), "Harbour Institute", line, *SECTIONS)
    assert (data["date"], names_of(data)) == (date, ["Harbour Institute"])


def test_a_date_before_names_on_one_line() -> None:
    line = "2026/04/17　海岸观测中心 / 潮汐研究所"
    data = read_blocks(TITLE, line, *SECTIONS)
    assert (data["date"], names_of(data)) == ("2026-04-17", ["海岸观测中心", "潮汐研究所"])


def test_a_quotation_below_the_title_that_says_who_and_when() -> None:
    lines = tuple(Line(text) for text in ("Harbour Institute / Tidal Data Centre", "3 May 2026"))
    quote = replace(Block.of(" ".join(line.text for line in lines)), lines=lines, kind="quote")
    blocks = with_quoted_lines((Block.of("Tides", "title"), quote))
    data = read_blocks(*blocks, *SECTIONS)
    assert (data["date"], names_of(data)) == ("2026-05-03", ["Harbour Institute", "Tidal Data Centre"])
    said = replace(quote, lines=(*lines, Line("The tide waits for no institute.")))
    assert with_quoted_lines((Block.of("Tides", "title"), said))[1] is said
