"""What looks odd and is right: the proof of each driver's PDF passes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from samples import drawn

from briefing_tex.diagnostics import Source
from briefing_tex.engines.xelatex import Driver
from briefing_tex.model import Report
from briefing_tex.pipeline.building import build
from briefing_tex.pipeline.proving import prove

pytestmark = pytest.mark.tex

_CITE = {"type": "citation", "keys": ["a"]}
_ADDRESS = "https://tides.example"


def _note(*text: Any) -> dict[str, Any]:
    return {"type": "footnote", "text": list(text)}


def _paragraphs(*texts: list[Any]) -> list[dict[str, Any]]:
    return [{"type": "paragraph", "text": text} for text in texts]


ODD: dict[str, list[Any]] = {
    "a note within a link": [{"type": "link", "url": _ADDRESS, "text": ["here", _note("below"), " and on"]}],
    "a note that cites within a link": [{"type": "link", "url": _ADDRESS, "text": ["x", _note(_CITE)]}],
    "a note that cites twice within a link": [
        {"type": "link", "url": _ADDRESS, "text": ["x", _note(_CITE, {"type": "citation", "keys": ["b"]})]}
    ],
    "a note that cites within a link that cites": [
        {"type": "link", "url": _ADDRESS, "text": [_CITE, _note({"type": "citation", "keys": ["b"]})]}
    ],
    "a formula within a link": [
        {"type": "link", "url": _ADDRESS, "text": [{"type": "math", "tex": r"\left(\frac{1}{2}\right)"}, "k"]}
    ],
    "a mark of a vowel below a tone": ["\u0e19\u0e49\u0e33 \u0e99\u0ec9\u0eb3"],
    "a flag of many invisible signs": [
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
    ],
    "dashes that a font joins by twos and threes": ["—" * number + "、" for number in range(1, 11)],
    "marks that only say a direction": ["na\u200fve\\i (\u061c12) \u200e123456 \u200f12345 1\u200f (\u061c"],
    "right-to-left words of two fonts": ["ש ﷺ and שלום العالم"],
    "a Hebrew letter with a mark beside Latin ones": ["tide\u05e9\u05c1 ab\u05d0\u05e9\u05c1c"],
    "conjuncts of Bengali, some of which other marks may follow": ["ক্ত প্ল শক্তি বিজ্ঞপ্তি"],
    "letters and marks that the font of the text has not together": ["A\u030a\u0301 q\u0308\u0323 𝟙 𝔄"],
    "signs that join only what is theirs": ["汐🏽 w\u1161 \u1112\u1161\u11ab 👍🏽 ✌️🏽 د\u11a8"],
    "a joiner between signs of different fonts": ["祥\u200dZ 👨\u200d👩 क\u094d\u200dष 한\u200dक"],
    "a Mongolian selector by itself": ["\u180cü"],
    "a soft hyphen by itself": ["a \xad b é\xad"],
    "vowels of Khmer on both sides of a letter": ["ធ្វើ កៀ កោ កៅ រឿង \u17be"],
    "Mongolian, whose letters all take other forms": ["ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ ᡥᡝᡵᡤᡝᠨ"],
    "a syllable in parts, twice": ["ༀ ༀༀ"],
    "marks of scripts that stand among the Asian ones": ["中 \ua802中 a \ua926b  \ua947\ua947 \ua9b6 \uabe5"],
    "marks without a base, twice": ["a \U000110b9\U000110b9 \U0001134d\U0001134d \U00011a84\U00011a84"],
    "controls of a direction": ["a\u202ebcd efg\u202c h 中\u2067文字\u2069 \u202d"],
    "tone marks of Korean, drawn before their syllable": ["나랏\u302e말\u302fᄊᆞ미"],
    "a ligature of a letter and both parts of its vowel": ["కై తెలుగు క్ష్మ"],
    "a mark of a direction before a number": ["\u200f1/2 x \u061c3.5%"],
    "stops below slanting letters": [
        {"type": "emphasis", "text": ["year on year.", {"type": "strong", "text": "a year, a year."}]}
    ],
    "short words of leaning letters": [
        part
        for word in ("fly", "ly", "iJ", "lj", "iy", "Ĩiß", "tfty")
        for part in ({"type": "emphasis", "text": [word]}, "潮")
    ],
    "a formula that is higher than its line": [
        "A ",
        {"type": "math", "tex": r"\underbrace{x+\cdots+x}_{n\text{ times}}", "display": True},
        " b",
    ],
    "a displayed formula within a link": [
        {
            "type": "link",
            "url": _ADDRESS,
            "text": [{"type": "math", "tex": r"\int_0^1 f", "display": True}, "k"],
        }
    ],
    "a virama of a rare script by itself": ["\U00011d45 x \U00011d44x"],
    "a selector behind a space": ["a \U000e0100b \ufe01 c\u3000\ufe00中"],
    "a heading's end that nobody sees": ["x\u2060"],
    "line breaks before a heading's first word": [{"type": "break"}] * 5 + ["x"],
    "lines that are justified where words without spaces end": [
        "รายงานฉบับนี้สรุปข้อมูลเกี่ยวกับปัญญาประดิษฐ์ในอุตสาหกรรมการผลิต" * 4
    ],
    "a joiner before and behind right-to-left numbers and words": [
        "\u200d\u0661\u0662\u0663 1. \u200d\u05d3\u05d5 a \u200d\u0627 \u0661\u0662\u200d"
    ],
    "a mark of a direction before two words and a number": ["\u200f\u05d0\u05d1 \u05d2\u05d3 2026 x"],
    "an Arabic word that ends with a mark": ["\u06c0\u064c"],
    "a Thai vowel drawn twice, once as a part of another": ["\u0e01\u0e32\u0e33"],
    "signs that hang over the letters beside them": [
        "\u0576\u055b\u0568 \u0578\u055e\u057e \u2054\u203f\u2058"
    ],
    "a Thai vowel that another font would take apart": ["\u0e01\u0e33\u200d\u00df \u0e81\u0eb3\u200dx"],
    "a formula that is drawn in another size in the contents": [
        {"type": "math", "tex": r"\begin{pmatrix}1&0\\0&1\end{pmatrix}"}
    ],
    "a note within emphasis": [{"type": "strong", "text": [{"type": "break"}, "“", _note("below", _CITE)]}],
    "digits beside a fraction slash": [
        "1\u20442 of 12, 3\u2044 \u20444\xa0, it.1\u20442",
        {"type": "strong", "text": "12\u204434"},
    ],
}


@pytest.mark.parametrize("driver", ["own", "xdvipdfmx"])
@pytest.mark.parametrize("name", ODD)
def test_it_passes(name: str, driver: Driver) -> None:
    blocks = [{"type": "paragraph", "text": ODD[name]}]
    data = {
        "title": "Tides",
        "sections": [{"title": ODD[name], "blocks": blocks}],
        "references": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}],
    }
    report = Report.model_validate(data)
    prove(report, drawn(report, driver))


@pytest.mark.parametrize("driver", ["own", "xdvipdfmx"])
def test_the_head_of_a_page_whose_title_is_drawn_in_other_signs(driver: Driver) -> None:
    """One replacement text stands for the many strings of its line."""
    title = "របាយការណ៍នេះសង្ខេបព័ត៌មានអំពីបញ្ញាសិប្បនិម្មិតនៅក្នុងឧស្សាហកម្មផលិតកម្មរបស់ប្រទេសកម្ពុជា"
    text = [{"type": "paragraph", "text": "High water at noon. " * 250}]
    report = Report.model_validate({"title": title, "sections": [{"title": "T", "blocks": text}]})
    prove(report, drawn(report, driver))


@pytest.mark.parametrize("driver", ["own", "xdvipdfmx"])
@pytest.mark.parametrize("end", [[], [_note("At the end.")]], ids=["text", "notes"])
def test_a_link_that_goes_on_below_notes(end: list[Any], driver: Driver) -> None:
    """It is closed above the notes, and begun anew on the next page."""
    link = {"type": "link", "url": _ADDRESS, "text": ["High water at noon. " * 60, *end, "Low at six. " * 30]}
    filling = "The harbour is open to all vessels. " * 70
    report = Report.model_validate(
        {"title": "T", "abstract": [{"type": "paragraph", "text": [filling, _note("Here."), link]}]}
    )
    prove(report, drawn(report, driver))


@pytest.mark.parametrize("driver", ["own", "xdvipdfmx"])
def test_a_cell_that_begins_a_page_below_its_neighbour(driver: Driver) -> None:
    """Line breaks stand first in it, and the row is cut."""
    row = [[{"type": "break"}] * 60 + ["low"], "High water at noon. " * 120]
    report = Report.model_validate(
        {"title": "T", "abstract": [{"type": "table", "rows": [row, ["a", "b"]], "align": ["left"] * 2}]}
    )
    prove(report, drawn(report, driver))


_TABLE: dict[str, Any] = {"type": "table", "rows": [["a", "b"]]}


def _blocks(*blocks: Any) -> dict[str, Any]:
    return {"type": "footnote", "blocks": list(blocks)}


@pytest.mark.parametrize("driver", ["own", "xdvipdfmx"])
@pytest.mark.parametrize("rows", [1, 14])
def test_low_signs_below_a_table_in_a_note(rows: int, driver: Driver) -> None:
    """The rule of the table keeps its distance from a bullet or a full stop."""
    stop = {"type": "paragraph", "text": "."}
    table = {**_TABLE, "rows": [["a", "b"]] * rows}
    items = {"type": "list", "items": [[table], [stop]]}
    report = Report.model_validate({"title": "T", "abstract": _paragraphs(["x", _blocks(items, table, stop)])})
    prove(report, drawn(report, driver))


@pytest.mark.parametrize("driver", ["own", "xdvipdfmx"])
def test_a_table_in_a_note_in_the_head_of_a_table_without_rows(driver: Driver) -> None:
    """It is set once, and numbered once."""
    head = {"type": "table", "head": [[["a", _blocks(_TABLE)]]]}
    report = Report.model_validate({"title": "T", "abstract": [head, _TABLE]})
    prove(report, drawn(report, driver))


@pytest.mark.parametrize("driver", ["own", "xdvipdfmx"])
def test_a_picture_below_a_heading_whose_note_fills_the_page(driver: Driver, tmp_path: Path) -> None:
    Image.radial_gradient("L").resize((640, 480)).save(tmp_path / "chart.png")
    title = ["T", _blocks(*_paragraphs(*[["High water at noon. " * 20]] * 6))]
    section = {"title": title, "blocks": [{"type": "figure", "image": "chart.png"}]}
    report = Report.model_validate({"title": "T", "sections": [{"title": "A", "sections": [section]}]})
    report = report.with_source(Source(None, tmp_path))
    prove(report, drawn(report, driver))


def test_a_sign_without_width_in_the_head_of_a_page() -> None:
    """It stands where the next sign begins."""
    text = _paragraphs(["High water at noon. " * 250])
    report = Report.model_validate({"title": "目\u2060🌊السلام", "abstract": text})
    prove(report, drawn(report, "own"))


def test_an_opening_sign_at_the_start_of_a_narrow_cell() -> None:
    """Its left half is blank, and hangs out into the column before it."""
    rows = [["\u200d", "x", "x", "", "", "", ""], ["", "【", "", "", "", "x", "ế"]]
    align = ["right", "left", "right", "center", "left", "left", "center"]
    table = {"type": "table", "rows": rows, "align": align}
    report = Report.model_validate({"title": "T", "abstract": _paragraphs(["x", _blocks(table)])})
    prove(report, drawn(report, "own"))


def test_marks_piled_up_within_a_link() -> None:
    """Far above and below the link. xdvipdfmx makes the link as high as they are, over the lines beside it."""
    piled = "A" + "\u0334\u0335\u031c\u0330\u0354\u036b\u0357" * 3
    report = Report(
        title="T", abstract=[{"type": "paragraph", "text": [{"type": "link", "url": _ADDRESS, "text": piled}]}]
    )
    prove(report, drawn(report, "own"))


@pytest.mark.parametrize("title", ["q\u0323\u0307x \u05e8\u05d8", "W" * 90, "\ufdfa " * 9])
def test_the_head_of_further_pages(title: str) -> None:
    """Marks are drawn behind their letter; signs may be wide, the head is no wider than a small page."""
    text = "Boats left on time. " * 300
    report = Report(title=title, abstract=[{"type": "paragraph", "text": text}])
    prove(report, build(report, verify=False, paper="a5").pdf)


@pytest.mark.parametrize("driver", ["own", "xdvipdfmx"])
def test_a_picture_whose_points_are_no_squares(driver: Driver, tmp_path: Path) -> None:
    """A scan of 100 points to the inch across and 200 up: it is shown half as high as its points are many."""
    Image.radial_gradient("L").save(tmp_path / "scan.png", dpi=(100, 200))
    report = Report.model_validate({"title": "T", "abstract": [{"type": "figure", "image": "scan.png"}]})
    report = report.with_source(Source(None, tmp_path))
    prove(report, drawn(report, driver))


@pytest.mark.parametrize("driver", ["own", "xdvipdfmx"])
def test_a_note_whose_table_hangs_out_further_than_its_number(driver: Driver) -> None:
    """A line of its caption begins with a bracket, which hangs half its width left of the table."""
    long = "據報導，潮位比去年同期高出十二公分。" * 4
    table = {"type": "table", "rows": [[long, long]], "align": ["left"] * 2, "caption": "《潮位比去年》" * 25}
    note = {"type": "footnote", "blocks": [{"type": "paragraph", "text": "見"}, table]}
    blocks = [{"type": "paragraph", "text": ["潮位", note]}]
    report = Report.model_validate(
        {"title": "潮", "language": "zh-Hant", "sections": [{"title": "潮", "blocks": blocks}]}
    )
    prove(report, drawn(report, driver))


def _tall_head(lines: int) -> dict[str, Any]:
    """A table of many rows below a head of so many lines."""
    head: list[Any] = [part for line in range(lines) for part in (f"l{line}", {"type": "break"})]
    return {"type": "table", "head": [[head[:-1], "B"]], "rows": [[str(row), "x"] for row in range(70)]}


_SMALL = {"type": "table", "head": [["Levels"]], "rows": [[str(row)] for row in range(60)]}
_MANY = [{"type": "paragraph", "text": "A note of the title. " * 20} for _ in range(12)]
_ROWS = {"type": "table", "rows": [["a", "b"]] * 9, "caption": "c"}
_HEAD_OF_A_NOTE = {
    "type": "table",
    "head": [[[{"type": "footnote", "blocks": [_ROWS]}]]],
    "rows": [["1"]] * 2,
}
WHOLE: dict[str, dict[str, Any]] = {
    "the number of a note behind a bracket of full width": {
        "abstract": _paragraphs(["x", *[_note("y")] * 13]),
        "sections": [{"title": ["审计人员（均为化名）", _note("below")]}],
    },
    "a head of a table that says what the head of the page says": {
        "title": "Levels",
        "sections": [{"title": "S", "blocks": [_SMALL]}],
    },
    "a head of a table that ends with a citation": {
        "sections": [{"title": "S", "blocks": [{**_SMALL, "head": [[["Levels ", _CITE]]]}]}],
        "references": [{"id": "a", "title": "A"}],
    },
    "a head of a table with a cell that begins with a citation": {
        "sections": [
            {"title": "S", "blocks": [{**_SMALL, "head": [["A", [_CITE]]], "rows": [["1", "x"]] * 60}]}
        ],
        "references": [{"id": "a", "title": "A"}],
    },
    "a head of a table that is the number of a note, which stands on the next page": {
        "sections": [{"title": "S", "blocks": [*_paragraphs(*[["x"]] * 20), _HEAD_OF_A_NOTE]}],
    },
    "a head of a table that is too high to repeat": {
        "sections": [{"title": "S", "blocks": [_tall_head(26)]}],
    },
    "a head of a table as high as may repeat": {"sections": [{"title": "S", "blocks": [_tall_head(12)]}]},
    "the rule below a title block that ends on the next page": {
        "title": ["T", {"type": "footnote", "blocks": _MANY}],
        "date": "2026-04-24",
        "organisations": ["Harbour Watch"],
    },
    "a title and a contact that show nothing": {"title": " ", "contact": {"prompt": "\u200b"}},
    "a low mark without a letter above a rule": {
        "sections": [{"title": "S", "blocks": [{"type": "table", "rows": [["a"]], "caption": "x \u17b8"}]}]
    },
    "a note that shows nothing": {"sections": [{"title": ["S", _note(" ")]}]},
    "a table whose rows are empty over a page": {
        "sections": [{"title": "S", "blocks": [{**_SMALL, "rows": [["x"], *[[""]] * 70]}]}],
    },
}


@pytest.mark.parametrize("driver", ["own", "xdvipdfmx"])
@pytest.mark.parametrize("name", WHOLE)
def test_the_whole_passes(name: str, driver: Driver) -> None:
    report = Report.model_validate({"title": "T", **WHOLE[name]})
    prove(report, drawn(report, driver))
