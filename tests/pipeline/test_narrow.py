"""What has to find room: signs that stand together in narrow columns, channels side by side, links in notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

import briefing_tex as bt
from briefing_tex.diagnostics import Source
from briefing_tex.errors import NotProven
from briefing_tex.fonts import font_set
from briefing_tex.model import Report
from briefing_tex.pipeline.sources import stage
from briefing_tex.readers.pdf import read
from briefing_tex.writers.latex import breaks, escape
from drivers import drawn
from many import finished

MARGIN_RIGHT = 595.28 - 2.6 / 2.54 * 72
"""Where lines end on A4, in pt from the left."""

pytestmark = pytest.mark.tex


def of(language: str, *blocks: Any, **fields: Any) -> Report:
    return Report(language=language, title="T", sections=[{"title": "S", "blocks": blocks}], **fields)


def shown(report: Report) -> str:
    """The text of the first page."""
    return str(pypdfium2.PdfDocument(bt.build(report).pdf)[0].get_textpage().get_text_range())


def table(*cells: Any) -> dict[str, Any]:
    """A table of two rows and many columns, so that none is wider than it must be."""
    wide = ["2026-04-24"] * 6
    return {"type": "table", "rows": [[*cells, *wide], ["一"] * len(cells) + wide]}


@pytest.mark.parametrize(
    ("language", "cells"),
    [
        ("ja", ["・ゝ・ヽ・ヾ・", "1,280"]),
        ("ja", ["運航した🚢⚓。々・ゝ・ヽ・ヾ", "1,280"]),
        ("ja", ["本当です（か？！）」。」", "1,280"]),
        ("zh-Hans", ["气温3℃～12℃", "是真的是真的"]),
        ("ja", ["★★★★", "－3℃〜12℃、"]),
    ],
)
def test_signs_that_stand_together_have_room_in_their_column(language: str, cells: list[str]) -> None:
    assert bt.build(of(language, table(*cells))).pages == 1


@pytest.mark.parametrize(
    ("language", "cell"),
    [
        ("zh-Hans", "降至-3℃～5℃，"),
        ("ko", "る——専"),
        ("ko", "정부는AI를"),
        ("en", ["港口", {"type": "citation", "keys": ["a"]}]),
    ],
)
def test_nothing_sticks_out_where_no_line_may_end(language: str, cell: Any) -> None:
    """Before a hyphen, around a dash, between Hangul and Latin in Korean, before a citation."""
    report = of(language, table(cell, "1,280"), references=[{"id": "a", "title": "A"}])
    assert not bt.build(report).diagnostics


def test_words_that_are_one_character_have_room() -> None:
    result = bt.build(
        of("ar", {"type": "table", "rows": [["\ufdfd", "\ufdf4 \ufdf2", "منسوب المياه", "1,280"]]})
    )
    assert not result.diagnostics


@pytest.mark.parametrize(
    ("language", "family"),
    [("zh-Hans", "Noto Sans CJK HK"), ("zh-Hans", "Noto Serif CJK KR"), ("ja", "Noto Sans CJK TC")],
)
def test_marks_stand_in_half_of_their_room_only_where_the_font_leaves_the_other_blank(
    language: str, family: str
) -> None:
    """Fonts of another language draw stops in the middle, or quotes as wide as Latin ones."""
    cite = {"type": "citation", "keys": ["a"]}
    text = ["水位？", cite, "。“港”口”，" * 4, {"type": "footnote", "text": ["港？"]}, "““‘港’”」”。（"]
    report = of(language, {"type": "paragraph", "text": text}, references=[{"id": "a", "title": "A"}])
    assert not bt.build(report, fonts={"cjk": family}).diagnostics


def crowded(*words: str) -> Report:
    """A table of many columns on small paper, each with a word that is longer than it."""
    return of("en", {"type": "table", "rows": [[*words, *words, *words]] * 2})


@pytest.mark.parametrize(
    "words",
    [
        ("الموضوعية", "القسطنطينية", "المسار", "والجامعات الموضوعية"),
        ("והאוניברסיטאות", "אוניברסיטאות", "שיעור", "והאוניברסיטה שיעור"),
        ("نمی‌توانسته‌اند", "هواپیماهایشان", "گزارش", "نمی‌توانسته‌اند گزارش"),
    ],
)
def test_right_to_left_words_are_broken_where_their_column_ends(words: tuple[str, ...]) -> None:
    assert not bt.build(crowded(*words), paper="a5").diagnostics


def test_parts_of_a_right_to_left_word_from_left_to_right_are_no_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is drawn right, and says what it says; but they stand on one line in the wrong order."""
    monkeypatch.setattr(escape, "_phrases", lambda text: [(False, text)])
    monkeypatch.setattr(breaks, "is_rtl", lambda text: False)
    head, row = ["الميناء", *["newcomer yes"] * 11], ["الموضوعية", *["newcomers yes"] * 11]
    with pytest.raises(NotProven, match="wrong side"):
        bt.build(of("en", {"type": "table", "head": [head], "rows": [row]}))


def test_what_nobody_sees_does_not_part_a_right_to_left_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its parts would stand from left to right."""
    report = of("en", {"type": "paragraph", "text": "Low והאוני\u00adברסיטה tide"})
    assert not bt.build(report).diagnostics
    monkeypatch.setattr(escape, "_UNSEEN", re.compile("a"))
    with pytest.raises(NotProven, match="wrong side"):
        bt.build(report)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ta", ["நீர்மட்டம் உயர்ந்ததாக", "அறிவித்தது Đồng", "நீர்மட்டம் முதல்", "முதல் அலுவலகம்"]),
        ("ml", ["ജലനിരപ്പ് ഉയർന്നതായി", "അറിയിച്ചു", "തുറമുഖ കാര്യാലയം", "മാർച്ച് മുതൽ"]),
    ],
)
def test_letters_of_wide_scripts_have_room(language: str, words: list[str]) -> None:
    long = [f"{words[0]} {words[2]}", f"{words[1]} {words[1]} {words[0]}", words[1], words[2]]
    result = bt.build(of(language, {"type": "table", "head": [words], "rows": [long]}), paper="letter")
    assert not result.diagnostics


def test_a_column_has_room_for_its_words_on_a_small_page_too() -> None:
    """A long cell beside short ones takes no more than what they leave."""
    long = "第二十三条第一項の規定により、経営者は法令を遵守しなければならない" * 2
    rows = [["－3℃〜12℃", "(15)", long, "—"], ["一", "二", "三", "四"]]
    quote = {"type": "quote", "blocks": [{"type": "table", "rows": rows}]}
    result = bt.build(of("ja", quote), paper="a5")
    assert not result.diagnostics


@pytest.mark.parametrize("word", ["Authority", "Remarks", "潮汐", "WWWWWW", "TQMG"])
def test_the_numbers_of_citations_have_room_behind_their_word(word: str) -> None:
    references = [{"id": f"r{n}", "type": "document", "title": "Tides"} for n in range(30)]
    rows = [[[word, {"type": "citation", "keys": ["r20", "r21"]}], *["一二三四五六七八九十" * 3] * 4]] * 2
    marks = [{"type": "citation", "keys": [f"r{n}"]} for n in range(30)]
    text = {"type": "paragraph", "text": marks}
    report = of("zh-Hans", text, {"type": "table", "rows": rows}, references=references)
    assert not bt.build(report).diagnostics


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_words_of_a_table_are_whole_where_there_is_room(paper: str) -> None:
    head = [["Port", "Remarks", "Change", "This year", "Responsible"]]
    rows = [["North Bay", "a month earlier than last year", "−19.3%", "26,830", "North Bay Maritime Office"]]
    pdf = bt.build(of("en", {"type": "table", "head": head, "rows": rows}), paper=paper).pdf
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert all(word in text.split() for word in ("Responsible", "Maritime", "Remarks"))


@pytest.mark.parametrize(
    "block",
    [
        {"type": "table", "head": [["port", "tide"]], "rows": [["east", "high"]] * 6},
        {"type": "list", "items": [[{"type": "code", "text": "high\nlow\n" * 8}]]},
    ],
    ids=["table", "list"],
)
def test_the_label_of_an_item_stands_with_its_block(block: Any) -> None:
    """It is alone on its line, but not at the end of a page."""
    for lines in (36, 38, 40):
        above: Any = [{"type": "paragraph", "text": "A line of text."}] * lines
        report = Report(language="en", title="T", abstract=[*above, {"type": "list", "items": [[block]]}])
        page = pypdfium2.PdfDocument(bt.build(report).pdf)[0]
        text = page.get_textpage().get_text_range()
        assert text.split()[-2:] != ["•", "1"], lines


def test_channels_stand_apart_and_in_the_middle() -> None:
    """Five of them: three in a line, two below, each line as far from the left as from the right."""
    channels = [{"caption": [f"Harbour Office, quay {n}"], "payload": f"{n}"} for n in range(5)]
    pdf = bt.build(Report(language="en", title="T", contact={"channels": channels})).pdf
    page = pypdfium2.PdfDocument(pdf)[0]
    codes = [code.get_bounds() for code in page.get_objects([FPDF_PAGEOBJ_IMAGE])]
    assert len(codes) == 5
    for line in (codes[:3], codes[3:]):
        assert line[0][0] + line[-1][2] == pytest.approx(page.get_width(), abs=1)
        assert line[1][0] - line[0][0] > 4.4 / 2.54 * 72 + 10


def test_a_website_that_is_broken_over_lines_leaves_its_label_as_it_is() -> None:
    address = "https://coast.example/" + "very-long-path/" * 9
    pdf = bt.build(Report(language="ko", title="T", contact={"website": address}), paper="a5").pdf
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    start = text.get_text_range().index("웹사이트")
    left = [text.get_charbox(start + number)[0] for number in range(4)]
    assert left[3] - left[0] < 3 * 10.5


def test_a_link_that_goes_on_in_a_note_does_not_hold_the_rule_above() -> None:
    address = "https://data.tides.example/reports/2026/04/24/" + "high-water/" * 8
    links: Sequence[Any] = [{"type": "link", "url": address}, " and "] * 6
    filling = [{"type": "paragraph", "text": "A line of the note that is to fill the foot. " * 12}] * 11
    note = {"type": "footnote", "blocks": [*filling, {"type": "paragraph", "text": links}]}
    for words in (200, 220, 240):
        text = ["word " * words, note, " more of it" * 300]
        assert bt.build(of("en", {"type": "paragraph", "text": text})).pages > 2


ARABIC = "قال رئيس الميناء إن المدينة لا تستطيع أن تنتظر شتاء آخر وإن الأعمال ستبدأ في الربيع القادم على الرغم"
HEBREW = "אמר מנהל הנמל כי העיר אינה יכולה להמתין לחורף נוסף וכי העבודות יחלו באביב הקרוב למרות עליית המחירים"


@pytest.mark.parametrize("phrase", [ARABIC, HEBREW])
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_a_right_to_left_phrase_longer_than_a_line_has_several(language: str, phrase: str) -> None:
    said = {"en": f"He said: {phrase}. Then he went.", "zh-Hans": f"他说：“{phrase}。”然后离开了。"}[language]
    inside = [
        "y ",
        {"type": "link", "url": "https://a.example", "text": phrase},
        {"type": "footnote", "text": phrase},
    ]
    blocks = [
        {"type": "paragraph", "text": said},
        {"type": "list", "items": [[{"type": "paragraph", "text": inside}]]},
        {"type": "table", "caption": phrase, "rows": [["1", said, "2"]] * 2},
    ]
    assert bt.build(of(language, *blocks)).pages == 1
    assert bt.build(Report(language=language, title=phrase, sections=[{"title": said}])).pages == 1


@pytest.mark.parametrize("paper", ["a4", "b5"])
def test_long_words_stay_out_of_the_margin(paper: str) -> None:
    """In narrower and narrower lines, down to about a third of the page."""
    words = "Straßenverkehrszulassungsordnung und Übergangsregelung."
    note = {"type": "footnote", "text": "Since 1998."}
    block: Any = {"type": "paragraph", "text": [words, note, "“We cannot wait,” said the harbour master."]}
    for _ in range(5):
        result = bt.build(of("en", block), paper=paper, verify=False)
        assert "overfull-hbox" not in {remark.code for remark in result.diagnostics}
        block = {"type": "list", "items": [[block]]}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_word_of_many_lines_is_broken_in_each_of_them(language: str) -> None:
    """In a paragraph a checksum of a page, in narrow columns words of some twenty lines."""
    checksum = "0123456789abcdef" * 180
    cells = ["Dampfschifffahrtsgesellschaftskapitän" * 4, *["2026-04-24"] * 7]
    report = of(language, {"type": "paragraph", "text": checksum}, {"type": "table", "rows": [cells] * 2})
    assert not bt.build(report).diagnostics


def test_a_figure_is_no_wider_than_the_text_around_it(tmp_path: Path) -> None:
    Image.new("RGB", (2000, 300), "navy").save(tmp_path / "wide.png")
    figure = {"type": "figure", "image": "wide.png", "caption": "Levels"}
    quote = {"type": "quote", "blocks": [{"type": "quote", "blocks": [figure]}]}
    result = bt.build(of("en", quote).with_source(Source(None, tmp_path)))
    assert not result.diagnostics
    x0, _, x1, _ = next(pypdfium2.PdfDocument(result.pdf)[0].get_objects([FPDF_PAGEOBJ_IMAGE])).get_bounds()
    assert (x0 + x1) / 2 == pytest.approx(595.28 / 2, abs=1)


def test_a_figure_in_a_note_leaves_room_for_the_row_that_it_is_of(tmp_path: Path) -> None:
    """The head of its table stands above that row, and a page ends within none of the three."""
    Image.new("RGB", (100, 300), "navy").save(tmp_path / "high.png")
    note = {"type": "footnote", "blocks": [{"type": "figure", "image": "high.png"}]}
    rows = [[["level " * 60, note], "b"]] * 3
    table = {"type": "table", "head": [["tide " * 90, "b"]], "rows": rows}
    result = bt.build(of("en", table).with_source(Source(None, tmp_path)), paper="a5")
    assert not result.diagnostics


def test_links_go_on_over_pages_in_the_text_and_in_notes() -> None:
    """As xdvipdfmx draws them, which knows one open link only."""
    link = {"type": "link", "url": "https://tides.example/", "text": "high and low water " * 30}
    note = {"type": "footnote", "blocks": [{"type": "paragraph", "text": ["see ", link]}] * 6}
    text = ["word " * 400, link, note, link, "more " * 100, link, note]
    report = of("en", *[{"type": "paragraph", "text": text}] * 3)
    again = read(finished(drawn(report, "xdvipdfmx"), report), report.source).report
    assert bt.compare(report, again).equal


WORDS = {
    "en": "international observatory measurements recorded the highest tide 12,345.67% of (all) e-mail".split(),
    "de": "Donaudampfschifffahrt Straßenverkehr größer übermäßig der höchste Wert 12.345,67 Hafen".split(),
    "ru": "достопримечательность водохозяйственный широкоформатный около тысяч прилива 12 345,67% мыс".split(),
    "zh-Hans": ["观测站、", "潮位12,345.67米", "较去年同期上升", "（东港）", "预警机制", "AI模型", "-12.5％"],
    "ko": "해안관측소는 국제협력개발위원회 12,345.67미터 조위 (동항)의 지난해 인공지능안전연구소".split(),
}


@pytest.mark.parametrize("paper", ["a4", "a5"])
@pytest.mark.parametrize("columns", [10, 14])
@pytest.mark.parametrize("language", list(WORDS))
def test_a_table_of_many_columns_of_words_finds_room(language: str, columns: int, paper: str) -> None:
    """In a list as well: letters are smaller, columns closer, words are broken, and nothing sticks out."""
    words = WORDS[language] * columns
    rows = [words[start : start + columns] for start in range(3)]
    strong = [[{"type": "strong", "text": word}, " ", {"type": "code", "text": word}] for word in rows[1]]
    one = {"type": "table", "head": rows[:1], "rows": [*rows[1:], strong]}
    report = of(language, one, {"type": "list", "items": [[{"type": "list", "items": [[one]]}]]})
    assert not bt.build(report, paper=paper).diagnostics


def test_numbers_of_notes_and_citations_around_words_have_room_in_a_crowded_table() -> None:
    cite = {"type": "citation", "keys": ["a"]}
    note = {"type": "footnote", "text": "A note."}
    marked = [cite, {"type": "strong", "text": ["level", cite]}, note, "level"]
    rows = [[marked, "892.34%", "observatory", "measurement", "11373", "operational", "responsible"]] * 2
    report = of("en", {"type": "table", "rows": rows}, references=[{"id": "a", "title": "A"}])
    assert not bt.build(report).diagnostics


def test_words_are_broken_only_as_far_as_the_paper_asks() -> None:
    """Ten columns of words of up to eleven letters are whole on A4, and numbers keep together."""
    words = (
        "observatory measurement operational the harbour 12,345.67 thousands highest eastern recorded".split()
    )
    report = of("en", {"type": "table", "head": [words], "rows": [words]})
    text = pypdfium2.PdfDocument(bt.build(report).pdf)[0].get_textpage().get_text_range()
    assert [text.split().count(word) for word in words] == [2] * len(words)


def test_letters_become_smaller_before_words_are_broken() -> None:
    """Seven columns of words and sums, as in market reports; where one is broken, no letter is left alone."""
    head = "Issuer Interconnection Telecommunications Semiconductor Price/earnings Infrastructure Buy".split()
    rows = [
        "STMicroelectronics 2026-11-28 €9,191,865.16 US$973 Neutral Hold 27,001".split(),
        "Interconnection 8.8×10⁶ 36,225 Semiconductor Operating Infrastructure 77.6%".split(),
    ]
    text = shown(of("en", {"type": "table", "head": [head], "rows": rows}))
    assert {*head, *rows[0], *rows[1]} <= {*text.split()}
    crowded = [[*head, *head]]
    lines = shown(of("en", {"type": "table", "rows": crowded})).split("Table 1")[1].split()
    assert "Telecommunications" not in lines
    assert min(len(line) for line in lines if line.isalpha()) >= 3


@pytest.mark.parametrize(
    "cell",
    [
        [{"type": "strong", "text": "nhận"}, {"type": "emphasis", "text": "ghi"}, "haiđo"],
        ["το", {"type": "strong", "text": ["αστεροσκοπείο", {"type": "emphasis", "text": "δώδεκα"}]}],
        "recordedतीसरीकिएदर्ज",
    ],
    ids=["looks", "looks within looks", "fonts"],
)
def test_a_word_of_several_runs_is_measured_as_it_is_broken(cell: Any) -> None:
    """Where one run ends, a word is broken by other rules than within it."""
    rows = [[cell, *["2026-04-24", "observatory"] * 6]] * 2
    assert not bt.build(of("en", {"type": "table", "rows": rows})).diagnostics


def test_columns_are_measured_in_the_fonts_that_set_them() -> None:
    """A typewriter's letters are all as wide as the widest of other fonts."""
    words = "illicit filling skillful fulfil tilting limit illusion titling militia".split()
    report = of("en", {"type": "table", "head": [words], "rows": [words, words[::-1]]})
    wide = font_set("en").mono.name
    result = bt.build(report, fonts={"latin": wide, "latin_sans": wide})
    assert not result.diagnostics


def test_of_each_table_that_sticks_out_one_remark_says_how_far() -> None:
    rows = [["W" * 30] * 30] * 3
    report = of("en", {"type": "table", "rows": rows}, {"type": "table", "rows": rows})
    elements = [remark.location.element for remark in bt.build(report, paper="a5", verify=False).diagnostics]
    assert elements == ["sections[0].blocks[0]", "sections[0].blocks[1]"]


def test_a_korean_word_of_letters_of_several_scripts_is_broken_where_it_is_too_long() -> None:
    """Where they touch no line ends in Korean, else."""
    word = "361015ddY2e9X词5bedfba词6e7字0fe2f16d국bd83X" * 3
    note = {"type": "footnote", "text": word}
    report = of("ko", {"type": "paragraph", "text": [word, note]}, table(word)).model_copy(
        update={"title": word}
    )
    assert bt.build(report).pages == 1


def lines_of(report: Report, paper: str = "a4") -> list[tuple[float, float, str]]:
    """The lines of the pages: x and y of where they begin, and their text."""
    lines = stage(bt.build(report, paper=paper).pdf, "lines", format="pdf").splitlines()
    parts = [line.split("\t") for line in lines]
    return [(float(x), float(y), "\t".join(text)) for _, x, y, _, *text in parts]


def test_a_line_of_code_that_is_too_long_goes_on_behind_its_indent() -> None:
    """So it is not taken for two; but not behind the middle of the line."""
    calls = "measured(levels, " * 6
    code = f"if {calls}:\n    {calls}\n{' ' * 60}{calls}\nend"
    lines = lines_of(of("en", {"type": "code", "text": code}))
    at = [round(x) for x, _, text in lines if "measured(" in text]
    left = next(x for x, _, text in lines if text == "end")
    letter = 0.6 * 9
    assert at[0] == pytest.approx(left, abs=1)
    assert at[1] == pytest.approx(left + 4 * letter, abs=1)
    assert at[2] == pytest.approx(left + 4 * letter, abs=1)
    assert at[3] == pytest.approx(left + 8 * letter, abs=1)
    middle = left + (MARGIN_RIGHT - left) / 2
    assert at[-1] == pytest.approx(middle, abs=2)


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_no_line_ends_within_the_name_of_a_partner(paper: str) -> None:
    """If it has room on one; one that has not is broken as text is."""
    names = [
        "Institute for Tidal Landscapes",
        "Ostrey Harbour Board",
        "潮位と沿岸交通に関する共同研究センター",
        "Northern Observatory of Estuaries and " * 3 + "Coasts",
    ]
    partners = [{"name": name, "role": "partner"} for name in names]
    shown = [text for _, _, text in lines_of(of("en", organisations=partners), paper)]
    assert all(name in shown for name in names[:3])
    assert names[3] not in shown
    assert any(line.startswith("Northern Observatory") for line in shown)


@pytest.mark.parametrize(("channels", "rows"), [(3, [3]), (4, [2, 2]), (5, [3, 2]), (7, [3, 2, 2])])
def test_channels_stand_in_rows_that_are_alike(channels: int, rows: list[int]) -> None:
    contact = {
        "channels": [{"caption": [f"Desk {n}"], "payload": f"https://a.example/{n}"} for n in range(channels)]
    }
    captions = [round(y) for _, y, text in lines_of(of("en", contact=contact)) if text.startswith("Desk ")]
    assert sorted(Counter(captions).values(), reverse=True) == rows


def test_items_of_a_list_begin_at_one_place() -> None:
    items = [[{"type": "paragraph", "text": f"Item {n}"}] for n in "ABCDE"]
    lists = [{"type": "list", "items": items, "ordered": ordered} for ordered in (False, True)]
    made = bt.build(of("en", *lists))
    glyphs = [line.split("\t") for line in stage(made.pdf, "glyphs", format="pdf").splitlines()]
    starts = [(float(y), x) for _, x, y, _, _, text in glyphs if text == "I"]
    assert len(starts) == 10
    assert [len({x for _, x in starts[place : place + 5]}) for place in (0, 5)] == [1, 1]


def test_no_item_of_a_list_stands_alone_on_a_page() -> None:
    """If a few lines more or less on the page can help it."""
    items = [[{"type": "paragraph", "text": f"Item {n}"}] for n in "ABCDE"]
    blocks: list[dict[str, Any]] = [{"type": "list", "items": items}]
    parted = 0
    with bt.Engine() as engine:
        for words in range(100, 420, 11):
            text = {"type": "paragraph", "text": "tide " * words}
            made = engine.build(of("en", text, *blocks), paper="a5", verify=False)
            lines = stage(made.pdf, "lines", format="pdf").splitlines()
            pages = Counter(line[0] for line in lines if re.search(r"Item [A-E]$", line))
            assert pages.total() == len(items)
            parted += len(pages) > 1
            assert min(pages.values()) > 1
    assert parted


def test_no_line_of_the_contents_stands_alone_on_a_page_and_text_follows_a_list_that_is_parted() -> None:
    """Whatever the length of what stands above."""
    parted = 0
    sections = [{"title": f"Area {n}", "blocks": [{"type": "paragraph", "text": "Calm."}]} for n in "ABCD"]
    with bt.Engine() as engine:
        for words in range(90, 260, 8):
            report = Report(language="en", title="T", abstract="tide " * words, sections=sections)
            made = engine.build(report, paper="a5", verify=False)
            lines = stage(made.pdf, "lines", format="pdf").splitlines()
            listed = Counter(line[0] for line in lines if re.search(r"Area [A-D]\t\d$", line))
            assert listed.total() == len(sections)
            if len(listed) > 1:
                parted += 1
                assert min(listed.values()) > 1
                assert any(line.startswith("2") and line.endswith("Calm.") for line in lines)
    assert parted
