"""References read into fields: generated ones in every style, the shapes of the standards, and traps."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_tex.model import Reference
from briefing_tex.readers.structure.blocks import Block, Line, Run, plain
from briefing_tex.readers.structure.inlines import parse
from briefing_tex.readers.structure.joins import Habits
from briefing_tex.readers.structure.ledger import Ledger
from briefing_tex.readers.structure.references import read_entry, read_references
from briefing_tex.readers.structure.references.entries import entries_of
from briefing_tex.readers.structure.references.leftovers import leftovers
from briefing_tex.writers.text.references import reference
from citing.items import items
from citing.score import Score
from citing.styles import STYLES, printed

SEEDS = (101, 102, 103)
PRECISE, FOUND = 0.98, 0.9


def read(text: str) -> dict[str, Any]:
    return read_entry(parse(text))


@pytest.mark.parametrize("style", STYLES)
def test_generated_references(style: str) -> None:
    """Every field of every style: what is read is right, and most of what is printed is read."""
    score = Score()
    for seed in SEEDS:
        for text, shown in printed(style, seed, 40):
            score.add(text, shown, read(text))
    assert score.precision() >= PRECISE, score.wrong[:5]
    assert score.recall() >= FOUND
    for name in score.read:
        assert score.precision(name) >= PRECISE - 0.02, (name, score.wrong[:5])


@pytest.mark.parametrize("language", ["zh", "en", "ja", "ko"])
def test_our_own_print(language: str) -> None:
    """As we print it, without tags. Only whether one body alone is author or publisher cannot be seen."""
    score = Score()
    for item in items(104, 60, language):
        fields = {
            name: value for name, value in item.items() if name not in ("kind", "language", "type") and value
        }
        for role in ("author", "editor", "translator"):
            names = [{part: name[part] for part in name if part != "suffix"} for name in fields.get(role, ())]
            fields |= {role: names} if names else {}
        if "edition" in fields:
            fields["edition"] = f"{fields['edition']}版" if language == "zh" else f"{fields['edition']}th ed."
        if len(item["author"]) == 1 and "literal" in item["author"][0]:
            continue
        text = reference(Reference(id="a", **fields))
        score.add(text, fields, read(text))
    assert score.precision() >= PRECISE, score.wrong[:5]


SHAPES: dict[str, dict[str, Any]] = {
    # GB/T 7714, clause 8: books, with a translator, an edition, no place, a suffix
    "哈伦德, 沃登. 潮汐经济学[M]. 谢远舟, 译. 北京: 东海大学出版社, 2012: 235-236.": {
        "type": "book",
        "author": [{"literal": "哈伦德"}, {"literal": "沃登"}],
        "title": "潮汐经济学",
        "translator": [{"family": "谢", "given": "远舟"}],
        "publisher-place": "北京",
        "publisher": "东海大学出版社",
        "page": "235-236",
        "issued": "2012",
    },
    "QUILL P Z, Jr. Chance, tides, and signals[M]. 4th ed. New York: McGarrow Hill, 2001.": {
        "type": "book",
        "author": [{"family": "QUILL", "given": "P Z, Jr"}],
        "title": "Chance, tides, and signals",
        "edition": "4th ed",
        "publisher-place": "New York",
        "publisher": "McGarrow Hill",
        "issued": "2001",
    },
    "BALLARD P. Early harbours: past and present[M/OL]. [S.l.]: Open Press, 2011: 105[2012-11-27]. "
    "http://lib.example/Open.aspx?id=312377.": {
        "type": "book",
        "author": [{"family": "BALLARD", "given": "P"}],
        "title": "Early harbours: past and present",
        "publisher": "Open Press",
        "page": "105",
        "accessed": "2012-11-27",
        "URL": "http://lib.example/Open.aspx?id=312377",
        "issued": "2011",
    },
    # words for what a name did, capitals with marks
    "江海潮, 主编. 潮汐学手册[M]. 北京: 海图出版社, 2022.": {
        "type": "book",
        "editor": [{"family": "江", "given": "海潮"}],
        "title": "潮汐学手册",
        "publisher-place": "北京",
        "publisher": "海图出版社",
        "issued": "2022",
    },
    "周衡, 译, 2023. 海岸工程导论[M]. 上海: 东海科学出版社.": {
        "type": "book",
        "translator": [{"family": "周", "given": "衡"}],
        "title": "海岸工程导论",
        "publisher-place": "上海",
        "publisher": "东海科学出版社",
        "issued": "2023",
    },
    "KOVACS E, LIND P. Ensemble surge forecasts[C]//BROWN T, ed. Proceedings on coastal seas. "
    "Bergen: Nordhav Press, 2024: 201-215.": {
        "type": "paper-conference",
        "author": [{"family": "KOVACS", "given": "E"}, {"family": "LIND", "given": "P"}],
        "title": "Ensemble surge forecasts",
        "editor": [{"family": "BROWN", "given": "T"}],
        "container-title": "Proceedings on coastal seas",
        "publisher-place": "Bergen",
        "publisher": "Nordhav Press",
        "issued": "2024",
        "page": "201-215",
    },
    "MÜLLER-HANSEN Å. Brackish groundwater[J]. Hydrology Letters, 2024, 77: 104512.": {
        "type": "article-journal",
        "author": [{"family": "MÜLLER-HANSEN", "given": "Å"}],
        "title": "Brackish groundwater",
        "container-title": "Hydrology Letters",
        "issued": "2024",
        "volume": "77",
        "page": "104512",
    },
    "김나래·박도윤(2025), 「무인역의 안전」, 『철도정책연구』, 12(3), 45-67.": {
        "author": [{"literal": "김나래"}, {"literal": "박도윤"}],
        "title": "무인역의 안전",
        "container-title": "철도정책연구",
        "issued": "2025",
        "volume": "12",
        "issue": "3",
        "page": "45-67",
    },
    "昌平港记：港东考古录[M]. 刻本. 京都：二酉堂，1881.": {
        "type": "book",
        "title": "昌平港记：港东考古录",
        "edition": "刻本",
        "publisher-place": "京都",
        "publisher": "二酉堂",
        "issued": "1881",
    },
    # a contribution with its host, before and after 2025
    "程根舟. 1998年大潮的成因[M]//许厚岸, 赵其海. 流域潮灾与对策. 北京: 潮科出版社, 1999: 32-36.": {
        "type": "chapter",
        "author": [{"family": "程", "given": "根舟"}],
        "title": "1998年大潮的成因",
        "editor": [{"family": "许", "given": "厚岸"}, {"family": "赵", "given": "其海"}],
        "container-title": "流域潮灾与对策",
        "publisher-place": "北京",
        "publisher": "潮科出版社",
        "issued": "1999",
        "page": "32-36",
    },
    "ROBSON J A，BURNS E G. Drinking water, goals[C/OL]//American Water Society. Water & treatment: a "
    "handbook. 6th ed. New York：McGarrow-Hill，2011：1.1-1.36. http://lib.example/a.": {
        "type": "paper-conference",
        "author": [{"family": "ROBSON", "given": "J A"}, {"family": "BURNS", "given": "E G"}],
        "title": "Drinking water, goals",
        "editor": [{"literal": "American Water Society"}],
        "container-title": "Water & treatment: a handbook",
        "edition": "6th ed",
        "publisher-place": "New York",
        "publisher": "McGarrow-Hill",
        "issued": "2011",
        "page": "1.1-1.36",
        "URL": "http://lib.example/a",
    },
    # periodicals: a supplement, a number of an article, no volume, online first, by author and date
    "王利岸，王福海. 海冰环境模拟[J]. 东海大学学报（自然科学版），2024，45（增刊1）：730570.": {
        "type": "article-journal",
        "author": [{"family": "王", "given": "利岸"}, {"family": "王", "given": "福海"}],
        "title": "海冰环境模拟",
        "container-title": "东海大学学报（自然科学版）",
        "issued": "2024",
        "volume": "45",
        "issue": "增刊1",
        "page": "730570",
    },
    "久保潮，2009. 花枝镜的镜范[J]. 顾幼舟，译. 东海博物（1）：85-92.": {
        "type": "article-journal",
        "author": [{"literal": "久保潮"}],
        "issued": "2009",
        "title": "花枝镜的镜范",
        "translator": [{"family": "顾", "given": "幼舟"}],
        "container-title": "东海博物",
        "issue": "1",
        "page": "85-92",
    },
    "张群, 程志海. 浮板低频减振[J/OL]. 海轨学报, 2024-05-09. http://x.example/11.u.html.": {
        "type": "article-journal",
        "author": [{"family": "张", "given": "群"}, {"family": "程", "given": "志海"}],
        "title": "浮板低频减振",
        "container-title": "海轨学报",
        "issued": "2024-05-09",
        "URL": "http://x.example/11.u.html",
    },
    "丁文潮. 潮汐革命[N]. 海岸青年报, 2000-11-20(15).": {
        "type": "article-newspaper",
        "author": [{"family": "丁", "given": "文潮"}],
        "title": "潮汐革命",
        "container-title": "海岸青年报",
        "issued": "2000-11-20",
        "page": "15",
    },
    # patent, standard, preprint with an identifier, thesis, web page
    "邓一帆. 全智能节流器：CN202599171314.3[P]. 2006-12-13.": {
        "type": "patent",
        "author": [{"family": "邓", "given": "一帆"}],
        "title": "全智能节流器",
        "number": "CN202599171314.3",
        "issued": "2006-12-13",
    },
    "NB/T 99386—2020 水温实时监测系统技术规范[S].": {
        "type": "standard",
        "number": "NB/T 99386—2020",
        "title": "水温实时监测系统技术规范",
    },
    "肖岸，张雪. 潮汐数据的测算[PP/OL]. V2. SeaXiv（2024-07-02）[2024-09-30]. https://z.example/abs/1. "
    "CSTR:99012.36.SeaXiv.202408.09096.": {
        "type": "article",
        "author": [{"family": "肖", "given": "岸"}, {"family": "张", "given": "雪"}],
        "title": "潮汐数据的测算",
        "version": "V2",
        "container-title": "SeaXiv",
        "issued": "2024-07-02",
        "accessed": "2024-09-30",
        "URL": "https://z.example/abs/1",
        "note": "CSTR:99012.36.SeaXiv.202408.09096",
    },
    "CALDER R B. Spectra of solid water[D]. Berkeley: Univ. of Tidewater, 1965.": {
        "type": "thesis",
        "author": [{"family": "CALDER", "given": "R B"}],
        "title": "Spectra of solid water",
        "publisher-place": "Berkeley",
        "publisher": "Univ. of Tidewater",
        "issued": "1965",
    },
    "Online Tide Library Center, Inc. About OTLC: history of tides[EB/OL]. [2012-03-27]. "
    "http://www.otlc.example/about/cooperation.en.html.": {
        "type": "webpage",
        "author": [{"literal": "Online Tide Library Center, Inc."}],
        "title": "About OTLC: history of tides",
        "accessed": "2012-03-27",
        "URL": "http://www.otlc.example/about/cooperation.en.html",
    },
    "U.S. Department of Harbours. Guidelines for excavation[R]. Springfield: U.S. Department of Trade, 1990.": {
        "type": "report",
        "author": [{"literal": "U.S. Department of Harbours"}],
        "title": "Guidelines for excavation",
        "publisher-place": "Springfield",
        "publisher": "U.S. Department of Trade",
        "issued": "1990",
    },
    # APA 7, chapter 10
    "van Dijk, M., O'Brien, L., Jr., & Ng, S.-S. (2024a). Who pays? Evidence from St. Orin. *Tide, Wind & "
    "Wave*, *9*(4), e201. https://doi.org/10.5555/S0014(99)0123-4": {
        "author": [
            {"family": "van Dijk", "given": "M."},
            {"family": "O'Brien", "given": "L., Jr."},
            {"family": "Ng", "given": "S.-S."},
        ],
        "issued": "2024",
        "title": "Who pays? Evidence from St. Orin",
        "container-title": "Tide, Wind & Wave",
        "volume": "9",
        "issue": "4",
        "page": "e201",
        "DOI": "10.5555/S0014(99)0123-4",
    },
    "Pruitt, D. (2023). Brackish water. In S. Lind & P. de Wren (Eds.), *Soils: A reader* (2nd ed., "
    "pp. 77–96). Greyfriars Academic.": {
        "type": "chapter",
        "author": [{"family": "Pruitt", "given": "D."}],
        "issued": "2023",
        "title": "Brackish water",
        "editor": [{"family": "Lind", "given": "S."}, {"family": "de Wren", "given": "P."}],
        "container-title": "Soils: A reader",
        "edition": "2nd ed.",
        "page": "77–96",
        "publisher": "Greyfriars Academic",
    },
    "Osei, K. (Ed.). (2019). *Tide tables* (A. Wren, Trans.; 3rd ed.). Marlow Press.": {
        "editor": [{"family": "Osei", "given": "K."}],
        "issued": "2019",
        "title": "Tide tables",
        "translator": [{"family": "Wren", "given": "A."}],
        "edition": "3rd ed.",
        "publisher": "Marlow Press",
    },
    "*Tide tables of the south* (3rd ed.). (2015). Harbour Press.": {
        "title": "Tide tables of the south",
        "edition": "3rd ed.",
        "issued": "2015",
        "publisher": "Harbour Press",
    },
    "Harbour Institute. (n.d.). *Tide gates*. Retrieved December 3, 2025, from "
    "https://tides.example/gates_(old).": {
        "author": [{"literal": "Harbour Institute"}],
        "title": "Tide gates",
        "accessed": "2025-12-03",
        "URL": "https://tides.example/gates_(old)",
    },
    # as briefings have it: italics on the Latin part alone, a stop of its own, brackets, an address
    "澄湖数科 (2026), *HandLite 2* 量产验证报告.": {
        "publisher": "澄湖数科",
        "issued": "2026",
        "title": "HandLite 2 量产验证报告",
    },
    "AT&W (2026), *Tides, winds etc.*.": {"publisher": "AT&W", "issued": "2026", "title": "Tides, winds etc."},
    "Binary / Forge Reports (2026), “Tides” and (other) sea trends: 2020—2025, https://a.example/b_(c).": {
        "publisher": "Binary / Forge Reports",
        "issued": "2026",
        "title": "“Tides” and (other) sea trends: 2020—2025",
        "URL": "https://a.example/b_(c)",
    },
    "王继岸. 检索方法数据集[DS/OL]. V2.2. 北岭大学数据平台（2025-06-11）[2025-07-10]. "
    "http://data.example/d.xhtml?id=doi:10.18170/DVN/R96.": {
        "type": "dataset",
        "author": [{"family": "王", "given": "继岸"}],
        "title": "检索方法数据集",
        "version": "V2.2",
        "publisher": "北岭大学数据平台",
        "issued": "2025-06-11",
        "accessed": "2025-07-10",
        "URL": "http://data.example/d.xhtml?id=doi:10.18170/DVN/R96",
    },
    "Blom, C. S., Kim, J. Y., … Topham, E. (2014). The tides of *Mare nostrum*. *Sea*, *510*, 356–362.": {
        "author": [
            {"family": "Blom", "given": "C. S."},
            {"family": "Kim", "given": "J. Y."},
            {"literal": "…"},
            {"family": "Topham", "given": "E."},
        ],
        "issued": "2014",
        "title": "The tides of Mare nostrum",
        "container-title": "Sea",
        "volume": "510",
        "page": "356–362",
    },
    # running Chinese, Japanese, Korean
    "周衡：《潮与岸》，载梁慧海主编：《海商论丛》第1卷，潮律出版社1994年版，第33—35页。": {
        "author": [{"family": "周", "given": "衡"}],
        "title": "潮与岸",
        "editor": [{"family": "梁", "given": "慧海"}],
        "container-title": "海商论丛",
        "volume": "1",
        "publisher": "潮律出版社",
        "issued": "1994",
        "page": "33—35",
    },
    "佐藤健一・高橋美咲（2025）「潮力発電」『港湾研究』4(6)、pp.5-9。": {
        "author": [{"literal": "佐藤健一"}, {"literal": "高橋美咲"}],
        "issued": "2025",
        "title": "潮力発電",
        "container-title": "港湾研究",
        "volume": "4",
        "issue": "6",
        "page": "5-9",
    },
    "김민수, 「연안 습지」, 『해양과학』, 제41권 제6호, 2025, 512-519쪽.": {
        "author": [{"literal": "김민수"}],
        "title": "연안 습지",
        "container-title": "해양과학",
        "volume": "41",
        "issue": "6",
        "issued": "2025",
        "page": "512-519",
    },
}


@pytest.mark.parametrize("entry", SHAPES)
def test_shapes_of_the_standards(entry: str) -> None:
    assert read(entry) == SHAPES[entry]


@pytest.mark.parametrize(
    "entry",
    [
        "Ward, B. (1979). Progress. *Harbour Review*, *Sep.-Oct.*, 89.",
        "陆氏诉港务局案，载《海事法院公报》2015年第11期。",
        "中华潮汐学会. 潮汐杂志[J]. 1984, 1(1)-. 武汉: 中华潮汐学会, 1984-.",
        "the rise. Of tides[M]. Oslo: Press, 2020.",
        "[李岸. (1991). 题词. 见 苏海, 《海草图》研究 (p. 扉页). 长春: 长岸出版社.]",
        "Vane, P. H., Mull M (2014). Tides. *Sea*, *3*, 5.",
        "Why tides? Marlow Daily",
        "Moreau, T. (2020). Is it worth it? Marlow Daily",
        "Moreau, T. (2020). Tides. Part two. Three parts. Press",
        "周衡. 潮[M]. 北京: 潮社, 2020. 又见附录三.",
        "Pike, R. (2024), *Still nights*, Oslo, Shore.",
        "甲：《题》，乙，丙，丁，2020年。",
    ],
)
def test_kept_whole_where_not_understood(entry: str) -> None:
    assert read(entry) == {"text": plain(parse(entry))}


_PIECES = st.sampled_from(
    "A|. |, |，|。|(2020)|（2020）|[J]|[M]|//|《|》|「|」|甲|周衡|: |：|12-15|vol. 3|*|http://a.example/b|"
    "doi:10.1234/ab|(|)|[|]|等|译|版|第3期|In |(Eds.)|& |Osei, K.|; |?|页|년|“|”|Jr.|[2020-01-02]|2020|主编|"
    "[EB/OL]|n.d.|𠀀".split("|")
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_no_word_is_lost(text: str) -> None:
    """An entry is kept whole, or its fields hold every word of it."""
    runs = parse(text)
    fields = read_entry(runs)
    assert fields.get("text") == plain(runs).strip() or not leftovers(plain(runs), fields)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 1999,
        "A. " * 660,
        "LI A, " * 300 + "T[J]. " + "x, " * 60,
        "A, B. (2020). " + "What? " * 320,
        "A, B. (2020). " + "x (y) " * 320,
        "A, B., " + "& C, D., " * 215 + "(2020). T.",
        "甲：" + "《a》，" * 480,
        "X. T[M]//" + "A. " * 600 + "B: C, 2020.",
        "X. T[J]. " + "a, 2020, " * 220,
        "A (2020), *T*, " + "no. 1, " * 270,
        "X. T[EB/OL]. http://a.example/" + "." * 1900,
        "A" * 200_000,
    ],
)
def test_hostile_entries_take_little_time(text: str) -> None:
    started = time.process_time()
    for runs in (parse(text), (Run(text),)):
        assert read_entry(runs)
    assert time.process_time() - started < 1


def remarks(*entries: str) -> set[tuple[str, str]]:
    ledger = Ledger()
    read_references(
        [Block.of(f"{number}. {entry}") for number, entry in enumerate(entries, 1)], Habits.of(""), ledger
    )
    return {(remark.code, remark.words.get("text", "")) for remark in ledger.remarks}


def test_what_was_guessed_is_said() -> None:
    assert remarks(
        "周衡, 陆念祖. 潮汐[M]. 上海: 潮声书局, 2025.",
        "Harbour & Field Analytics (2025), *Tides*.",
        "See the harbour office",
    ) == {
        ("reference-names-guessed", "周衡, 陆念祖"),
        ("names-kept", "Harbour & Field Analytics"),
        ("reference-kept-whole", "See the harbour office"),
    }
    assert not remarks("Sea Times (2025), *Tides*.")


@pytest.mark.parametrize(
    ("entry", "fields"),
    [
        ("GB/T 40001—2025, 验潮站规程[S].", {"number": "GB/T 40001—2025", "title": "验潮站规程"}),
        (
            "周衡. 一种验潮井: 中国, CN112233445A[P]. 2024-12-03.",
            {"title": "一种验潮井", "publisher-place": "中国", "number": "CN112233445A"},
        ),
        (
            "HARBOUR POLICY LAB. Tides and dues[R/OL]. (2026-04-02). https://lab.example/tides.",
            {"author": [{"literal": "HARBOUR POLICY LAB"}], "title": "Tides and dues"},
        ),
        (
            "VAN DIJK ABE. Tides and dues[M]. Lowmoor: Quay Press, 2020.",
            {"author": [{"family": "VAN DIJK", "given": "ABE"}]},
        ),
        (
            "Wren, P. (2022). *Dues* [Doctoral dissertation, Lowmoor University]. Tidal Archive.",
            {"genre": "Doctoral dissertation", "publisher": "Lowmoor University", "archive": "Tidal Archive"},
        ),
        (
            "Tidal Data. (2026). *Ebb* (Version 4.7) [Computer software]. https://ebb.example",
            {"title": "Ebb", "version": "4.7", "genre": "Computer software"},
        ),
        ("Sea Times, Harbour Desk (2026), *Ebb*.", {"publisher": "Sea Times, Harbour Desk", "title": "Ebb"}),
        (
            "Wren, Paula. “Dues.” Harbour Studies 8, no. 2 (2024): 33–51.",
            {"text": "Wren, Paula. “Dues.” Harbour Studies 8, no. 2 (2024): 33–51."},
        ),
        ("《海岸时报》（2026 年 4 月 3 日），《潮汐》。", {"publisher": "海岸时报", "issued": "2026-04-03"}),
        ("周衡．潮汐表［J］．港口学报，2024，48（7）：21－30．", {"issue": "7", "page": "21－30"}),
        (
            "周衡. 潮汐表[J/OL]. 港口学报, 1-12[2026-02-11]. https://doi.org/10.5555/a.1.",
            {"container-title": "港口学报", "page": "1-12"},
        ),
        ("Marsh, D. (2026, April 2). Dues. *Sea Times*, A1, A4.", {"page": "A1, A4", "volume": None}),
        (
            "Wren, P. (2023). Ebb. In Saeki, A. (Ed.), Ports (pp. 1–20). Quay Press.",
            {"text": "Wren, P. (2023). Ebb. In Saeki, A. (Ed.), Ports (pp. 1–20). Quay Press."},
        ),
        (
            "See the annex to the first report of the harbour (2024), which lists all.",
            {"text": "See the annex to the first report of the harbour (2024), which lists all."},
        ),
        ("Wren, P. (2021). *Ledgers* (Vols. 1–3). Quay Press.", {"volume": "1–3", "publisher": "Quay Press"}),
        (
            "周衡（2025）。潮汐表的编制。《港口学报》，20(4)，12–21。",
            {"container-title": "港口学报", "issue": "4"},
        ),
        (
            "周衡. 潮汐表[J]. 港口学报, 2019-2020, 合刊: 5-8.",
            {"text": "周衡. 潮汐表[J]. 港口学报, 2019-2020, 合刊: 5-8."},
        ),
        (
            "教育部（2023年5月1日）。〈新聞標題〉。2024年1月2日，取自 https://sea.example/c",
            {"title": "新聞標題", "issued": "2023-05-01", "accessed": "2024-01-02", "publisher": None},
        ),
        ("戴孟潔（2023）。《潮汐表》。台北：海岸社。", {"title": "潮汐表", "publisher-place": "台北"}),
        (
            "김철수 (2021). 조석의 기록. 항만학회지, 12(3), 45-60. https://sea.example/x 에서 검색",
            {"container-title": "항만학회지", "page": "45-60", "URL": "https://sea.example/x"},
        ),
        (
            "Harbour Office (2024) Dues. Available at: https://sea.example/r (Accessed: 3 March 2025).",
            {"author": [{"literal": "Harbour Office"}], "title": "Dues", "accessed": "2025-03-03"},
        ),
    ],
)
def test_irregular_entries(entry: str, fields: dict[str, object]) -> None:
    found = read_entry(parse(entry))
    assert {name: found.get(name) for name in fields} == fields


def test_entries_with_a_hanging_indent_begin_at_the_outer_edge() -> None:
    """Whatever they say of their year: a block of a page is one, but for what is set in."""
    blocks = [
        Block((Run(text),), (Line(text, 1, indent=indent),), indent=indent)
        for text, indent in (
            ("Bell, Agnes. “Cold Stores.” Regional Librarian 52 (2024): 40–57.", 1e-15),
            ("Carrow Tide Institute. Flood Report. Carrow: The Institute, 2026.", 0.0),
            ("Strand, Ivo, and Petra Hald. Shelves Without Walls.", 0.0),
            ("Carrick: Tidewater, 2021.", 4.0),
        )
    ]
    found = entries_of(blocks, Habits.of(" ".join(block.text for block in blocks)), Ledger())
    assert [block.text[:6] for block in found] == ["Bell, ", "Carrow", "Strand"]
    assert found[-1].text.endswith("Tidewater, 2021.")
