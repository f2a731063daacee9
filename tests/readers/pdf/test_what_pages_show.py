"""What pages show and is read otherwise at first sight: bold and numbered paragraphs, notes of several, codes.

Each part is read among ordinary text, which shows how the document sets its paragraphs and lists.
"""

from __future__ import annotations

from typing import Any

import pytest

from briefing_tex.comparison import compare
from briefing_tex.model import Report, to_data
from briefing_tex.pipeline import build
from briefing_tex.readers.pdf import read
from knowable import knowable
from stripped import stripped

pytestmark = pytest.mark.tex

Node = dict[str, Any]


def _paragraph(*text: Any) -> Node:
    return {"type": "paragraph", "text": text[0] if len(text) == 1 else list(text)}


def _list(*texts: str, ordered: bool = False) -> Node:
    return {"type": "list", "ordered": ordered, "items": [[_paragraph(text)] for text in texts]}


def _strong(text: str) -> Node:
    return {"type": "strong", "text": text}


LONG = (
    "The pilots went back to the old channel in March, after the second buoy had drifted on to the sand, "
    "and the board agreed, with some regret, to mark the new one only when the winter storms are over."
)
TEXT = _paragraph(f"{LONG} {LONG} Nobody objected.")
FILLED = [TEXT, _list("widen the mouth", f"{LONG} {LONG}"), TEXT]
"""Text that shows how first lines and items are set."""
CODE = {"type": "code", "text": "$ gauge --read\n2.31\n"}
NOTE = {"type": "footnote", "blocks": [_paragraph("Read twice a day."), _paragraph("Not at night, though.")]}
SHORT_NOTE = {"type": "footnote", "text": "By the harbour board."}


def _quote(*blocks: Node) -> Node:
    return {"type": "quote", "blocks": list(blocks)}


PARTS: dict[str, list[Node]] = {
    "a paragraph in bold": [TEXT, _paragraph(_strong("What the board said")), TEXT],
    "a paragraph in bold below a heading": [_paragraph(_strong("What the board said")), TEXT],
    "typed numbers": [_paragraph("1. " + LONG), _paragraph("2. The buoy is gone."), _paragraph("3. " + LONG)],
    "one typed number": [TEXT, _paragraph("(1) The buoy is gone."), TEXT],
    "an item alone": [_paragraph("The board asks for one thing:"), _list("a second buoy", ordered=True)],
    "a note of two paragraphs": [_paragraph("The gauge", NOTE, " stood at two metres and fell."), TEXT],
    "two notes": [_paragraph("It stood", NOTE, " at two and fell.", SHORT_NOTE), TEXT],
    "marks that touch": [_paragraph("The gauge stood at two metres.", SHORT_NOTE, SHORT_NOTE), TEXT],
    "a line break": [_paragraph("The buoy is gone.", {"type": "break"}, f"{LONG} {LONG}"), TEXT],
    "a signature": [
        _quote(_paragraph(f"{LONG} {LONG}"), _paragraph("— Ines Marlowe, the Harbour Board")),
        TEXT,
    ],
    "a list in a quotation": [_quote(_paragraph(f"{LONG} {LONG}"), _list("a buoy", "a second buoy")), TEXT],
    "code in an item": [
        {"type": "list", "ordered": True, "items": [[_paragraph("read it"), CODE], [_paragraph("note it")]]},
        TEXT,
    ],
    "a table of one row": [
        {"type": "table", "caption": "Levels", "rows": [["South Lock", "2.31", "1.90", "falling"]]},
        TEXT,
    ],
    "a head of two rows": [
        {
            "type": "table",
            "head": [["Lock", "Level", "Change"], ["", "m", "cm"]],
            "rows": [["South", "2.31", "+4"], ["North", "1.90", "-3"]],
        },
        TEXT,
    ],
    "a head of one word": [
        {"type": "table", "head": [["", "Region"]], "rows": [["Nvidia", "London"], ["AMD", "Zürich"]]},
        TEXT,
    ],
    "a word that its column breaks": [
        {
            "type": "table",
            "head": [[f"Column{n}Measured" for n in range(7)]],
            "rows": [[str(n + row) for n in range(7)] for row in range(3)],
        },
        TEXT,
    ],
}


@pytest.mark.parametrize("name", PARTS)
def test_parts_among_ordinary_text(name: str) -> None:
    blocks = [*FILLED, {"type": "paragraph", "text": "The figures follow."}]
    _same(
        {
            "language": "en",
            "title": "Tides at the bar",
            "organisations": ["Harbour Institute"],
            "date": "2026-04-24",
            "sections": [{"title": "Text", "blocks": blocks}, {"title": "Other", "blocks": PARTS[name]}],
        }
    )


CHANNELS = [
    {"caption": ["Subscribe"], "payload": "https://bay.example/s"},
    {"caption": ["Feedback", "no account needed"], "payload": "https://bay.example/f"},
]
PROFILES = [{"name": "Harbour Institute", "text": "Publishes tide tables and answers questions of the port."}]


@pytest.mark.parametrize(
    "contact",
    [
        {"prompt": "Write to us", "channels": [CHANNELS[1], *CHANNELS]},
        {"channels": CHANNELS, "profiles": PROFILES, "website": "https://bay.example"},
        {"profiles": PROFILES, "website": "https://bay.example"},
    ],
)
def test_footers(contact: Node) -> None:
    _same(_with({"contact": contact}))


@pytest.mark.parametrize(
    "head",
    [
        {"organisations": ["Moody’s", "Harbour Institute"]},
        {"organisations": ["O’Reilly", "Harbour Board"], "subtitle": "No. 91"},
    ],
)
def test_bodies_that_only_capitals_tell(head: Node) -> None:
    _same(_with(head))


def test_addresses_and_names_over_line_ends() -> None:
    item = {
        "id": "a",
        "type": "article-journal",
        "author": [{"family": "Hallam", "given": "Idris"}],
        "issued": "2026",
        "title": "The sand at the bar and the buoys of the outer channel over forty winters",
        "container-title": "Annals of Tidal Geography",
        "volume": "33",
        "DOI": "10.1000/83373",
    }
    _same(_with({"references": [item | {"id": str(n), "page": "1" * n} for n in range(1, 24)]}))


def test_a_bibliography_under_other_words() -> None:
    item = {
        "id": "a",
        "type": "article-newspaper",
        "publisher": "Sea Times",
        "issued": "2026",
        "title": "Tides",
    }
    _same(_with({"references": [item], "labels": {"references": "Where we looked"}}))


def test_columns_beside_hanging_brackets() -> None:
    """The blank half of an opening bracket hangs out of its column, towards the figures before it."""
    rows = [["東海", n, f"『{name}白書』は、データセンターとの連携を初めて明記した。" * 2] for n, name in ROWS]
    table = {
        "type": "table",
        "head": [["地域", "件数", "内容"]],
        "rows": rows,
        "align": ["left", "right", "left"],
    }
    report = Report.model_validate(
        {"language": "ja", "title": "潮汐", "sections": [{"title": "表", "blocks": [table]}]}
    )
    again = read(stripped(build(report, verify=False).pdf)).report
    assert to_data(again)["sections"][0]["blocks"][0]["rows"] == rows


ROWS = (("101", "潮汐"), ("695", "港湾"), ("6", "漁業"))


def test_titles_go_on_behind_their_italics() -> None:
    """Neither Chinese nor Korean has italics."""
    item = {
        "id": "a",
        "type": "report",
        "author": ["海岸日报"],
        "issued": "2026",
        "title": "Tides 观测年报",
        "number": "7",
    }
    report = Report.model_validate(
        {"language": "zh-Hans", "title": "潮汐", "references": [item], "sections": []}
    )
    again = read(stripped(build(report, verify=False).pdf)).report
    assert again.references[0].title == "Tides 观测年报"


def test_a_quotation_whose_first_paragraph_is_one_line() -> None:
    """No other paragraph of the report shows how far first lines are set in."""
    lines = (
        "今日は波が高い。",
        "港湾局は、観測の結果をもとに防波堤の点検を行うと述べた。" * 4,
        "――佐藤（港湾局）",
    )
    quote = _quote(*(_paragraph(line) for line in lines))
    sections = [{"title": "発言", "blocks": [quote]}, {"title": "点検", "blocks": [_list(*lines[1:2] * 3)]}]
    _same({"language": "ja", "title": "潮汐", "date": "2026-04-24", "sections": sections})


def test_an_item_of_a_quotation_ends_where_quotations_do() -> None:
    """Its line is not full as those of the column are, and stops in the middle of a Korean word."""
    item = "이용자의 절반 이상이 예보를 날마다 본다고 답했으며 정부는 내년 봄까지 관측소를 새로 세운다."
    texts = [_paragraph(f"{item[place:].strip()} 정부는 내년까지 55조 원을 투입한다.") for place in range(6)]
    quotes = [_quote(_paragraph(f"{item} {item}"), {"type": "list", "items": [[text]]}) for text in texts]
    blocks = [block for quote in quotes for block in (_paragraph(f"{item} " * 2 + "끝."), quote)]
    sections = [{"title": "조위", "blocks": blocks}]
    _same({"language": "ko", "title": "조위", "date": "2026-04-24", "sections": sections})


@pytest.mark.parametrize("named", [range(8), range(20, 40)])
def test_a_column_without_a_name_may_be_empty_on_a_page(named: range) -> None:
    rows = [[f"Site {n}" if n in named else "", f"{n}.5", "read at noon"] for n in range(40)]
    table = {"type": "table", "head": [["", "Level", "Remark"]], "rows": rows}
    sections = [{"title": "Text", "blocks": FILLED}, {"title": "Table", "blocks": [table]}]
    _same({"language": "en", "title": "Tides at the bar", "date": "2026-04-24", "sections": sections})


def test_a_table_without_a_head_whose_first_column_is_in_the_middle() -> None:
    rows = [["Inner harbour basin" if n < 30 else "Weir", f"{n}.5", "read at noon"] for n in range(60)]
    table = {"type": "table", "rows": rows, "align": ["center", "right", "left"]}
    sections = [{"title": "Text", "blocks": FILLED}, {"title": "Table", "blocks": [table]}]
    _same({"language": "en", "title": "Tides at the bar", "date": "2026-04-24", "sections": sections})


def _with(more: Node) -> Node:
    sections = [{"title": "Text", "blocks": FILLED}, {"title": "Other", "blocks": [TEXT]}]
    return {"language": "en", "title": "Tides at the bar", "date": "2026-04-24", "sections": sections, **more}


def _same(data: Node) -> None:
    report = Report.model_validate(data)
    reading = read(stripped(build(report, verify=False).pdf))
    assert reading.source == "layout"
    comparison = compare(knowable(report), knowable(reading.report))
    assert comparison.equal, str(comparison)
