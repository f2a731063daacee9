"""The rules of East Asian lines, counted on pages of dense everyday text, from the places of the glyphs.

TYPOGRAPHY_PAGES says how many pages in each language (`make typography` asks for 200); TYPOGRAPHY_SEED makes
other texts. PDFium is a second witness to the lines.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from ctypes import c_double
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from pypdfium2 import raw

from briefing_tex import load
from briefing_tex.model import Report
from briefing_tex.pipeline.building import BuildResult, build
from everyday import IDIOMS, report
from kinsoku import NOT_AT_END, NOT_AT_START, blank_sides, broken_at, faults
from printed_lines import Line, Printed, printed

PAGES = int(os.environ.get("TYPOGRAPHY_PAGES", "6"))
SEED = int(os.environ.get("TYPOGRAPHY_SEED", "1"))
MARGIN_RIGHT = 595.28 - 2.6 / 2.54 * 72
"""Where lines end on A4, in pt from the left."""

pytestmark = pytest.mark.tex


@cache
def pages(language: str) -> list[BuildResult]:
    """Reports of dense text, of as many pages as asked for in all."""
    made: list[BuildResult] = []
    while sum(result.pages for result in made) < PAGES:
        sections = 2 if PAGES < 20 else 8
        made.append(build(report(language, SEED + len(made), sections), verify=False))
    return made


def elements(language: str) -> Iterator[Printed]:
    for result in pages(language):
        yield from printed(result.pdf)


@pytest.mark.parametrize("language", IDIOMS)
def test_no_line_breaks_a_rule_and_punctuation_shares_its_blank(language: str) -> None:
    printed_elements = list(elements(language))
    found = [f"{element.type} {fault}" for element in printed_elements for fault in faults(element, language)]
    lines = sum(len(element.lines) for element in printed_elements)
    assert lines > 10 * PAGES
    assert not found, f"{len(found)} faults in {lines} lines:\n" + "\n".join(found[:20])


@pytest.mark.parametrize("language", IDIOMS)
def test_no_line_is_too_long(language: str) -> None:
    remarks = [str(remark) for result in pages(language) for remark in result.diagnostics]
    assert not remarks
    ends = [line.signs[-1] for element in elements(language) for line in element.lines]
    # the blank half of a closing sign may stand in the margin, and the place of a space
    over = [end for end in ends if end.x1 - end.size * 0.5 * (end.text in NOT_AT_START) > MARGIN_RIGHT + 0.5]
    assert not [end for end in over if end.text != " "]


@pytest.mark.parametrize("language", IDIOMS)
def test_another_reader_sees_the_same(language: str) -> None:
    """The lines as PDFium places their characters: none begins or ends with a forbidden sign."""
    for result in pages(language):
        lines = [line for page in pypdfium2.PdfDocument(result.pdf) for line in _seen_lines(page)]
        assert len(lines) > 10 * result.pages
        found = [
            (above, below)
            for above, below in pairwise(lines)
            if "start" in broken_at(above, below) or above.rstrip()[-1:] in NOT_AT_END
        ]
        assert not found


def _seen_lines(page: pypdfium2.PdfPage) -> Iterator[str]:
    """The characters of a page in the order of its content, parted where the baseline moves."""
    text = page.get_textpage()
    line, baseline, size = "", 0.0, 0.0
    for index in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text, index):
            continue
        x, y = c_double(), c_double()
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        here = raw.FPDFText_GetFontSize(text, index)
        if line and abs(y.value - baseline) > 0.6 * max(size, here):
            yield line
            line = ""
        line += chr(raw.FPDFText_GetUnicode(text, index))
        baseline, size = y.value, here
    if line:
        yield line


@pytest.mark.parametrize("language", IDIOMS)
def test_nothing_stands_alone_at_the_head_or_foot_of_a_page(language: str) -> None:
    """No heading without text below it, no first or last line of a paragraph without another."""
    for result in pages(language):
        shown = [element for element in printed(result.pdf) if element.lines]
        for above, below in pairwise(shown):
            if above.type in ("H1", "H2", "H3", "ReferencesLabel"):
                assert above.lines[-1].page == below.lines[0].page, above.lines[0].text
        for element in shown:
            alone = [len(list(group)) for _, group in groupby(element.lines, key=lambda line: line.page)]
            if element.type == "P" and len(alone) > 1:
                assert min(alone[0], alone[-1]) > 1, element.lines[0].text


@pytest.mark.parametrize(
    ("language", "letters", "end"),
    [
        ("zh-Hans", "潮位数据", "。"),
        ("zh-Hans", "超过5年", "？”"),
        ("zh-Hant", "潮位資料", "！」"),
        ("ja", "観測しない", "。"),
        ("ko", "조위관측", "."),
    ],
)
def test_no_ideograph_is_alone_on_the_last_line(language: str, letters: str, end: str) -> None:
    """But for stops, citations and notes, a paragraph of any length ends with two letters or more."""
    texts = [(letters * 23)[:length] + end for length in range(41, 89) if letters[(length - 1) % 4] != "5"]
    note = {"type": "footnote", "blocks": [{"type": "paragraph", "text": ["N"]}]}
    blocks = [{"type": "paragraph", "text": [text, note]} for text in texts]
    made = build(Report(language=language, title="T", sections=[{"title": "S", "blocks": blocks}]))
    last = [
        element.lines[-1] for element in printed(made.pdf) if element.type == "P" and len(element.lines) > 1
    ]
    assert len(last) > 30
    ends = ["".join(sign.text for sign in line.signs if sign.type == "P") for line in last]
    assert not [text for text in ends if len(re.findall(r"\w", text)) < 2]


COMPOUNDS = """Die Auftragseingänge der Maschinenbauer sind im Oktober gegenüber dem Vormonat leicht
gestiegen. Vor allem aus dem Ausland kamen mehr Bestellungen, während die Nachfrage im Inland
weiter schwach blieb. Gewerkschaften und Landesregierungen fordern einen Brückenstrompreis, die
Ausschreibung von Freiflächensolaranlagen beginnt im Dezember. Nach Einschätzung des Instituts
werden die Erleichterungen frühestens in zwei Jahren sichtbar werden, denn Planung und
Genehmigung brauchen Zeit.""".replace("\n", " ")
SHORT_WORDS = """The yard had no crane of its own, so the boats were hauled out by hand on the first spring tide
of the year. Each of them stood on the hard for a month, was scraped and tarred and had its
planks tried with a knife. What was soft went into the stove. In the winter of the great frost
there was no tide in the creek for nine days, and the men played at bowls between the piles.""".replace(
    "\n", " "
)


def _gaps_between_words(pdf: bytes) -> Iterator[float]:
    """The white space between two words of a line of a paragraph, in em."""
    for element in printed(pdf):
        for line in element.lines if element.type == "P" else ():
            signs = [sign for sign in line.signs if sign.text != " "]
            for before, after in pairwise(signs):
                if after.x0 - before.x1 > 0.1 * after.size:
                    yield (after.x0 - before.x1) / after.size


@pytest.mark.parametrize(
    ("text", "paper", "ragged"),
    [(COMPOUNDS, "a4", True), (COMPOUNDS, "a5", True), (SHORT_WORDS, "a5", True), (SHORT_WORDS, "a4", False)],
)
def test_no_line_has_holes_between_its_words(text: str, paper: str, ragged: bool) -> None:
    """Words are not hyphenated: where they are long, or lines short, lines end where their words end."""
    note = {"type": "footnote", "blocks": [{"type": "paragraph", "text": text}]}
    starts = range(0, len(text) // 2, 7)
    blocks = [{"type": "paragraph", "text": [text[text.index(" ", start) + 1 :], note]} for start in starts]
    made = Report(language="de", title="T", abstract=blocks, sections=[{"title": "S", "blocks": blocks}])
    pdf = build(made, paper=paper).pdf
    gaps = list(_gaps_between_words(pdf))
    assert len(gaps) > 1000
    assert max(gaps) < (0.3 if ragged else 0.75)
    lines = [line for element in printed(pdf) if element.type == "P" for line in element.lines]
    assert not [line.text for line in lines if line.text[-1].isalpha()], "no word is broken"
    lasts = [element.lines[-1] for element in printed(pdf) if element.type == "P" and len(element.lines) > 1]
    if ragged:
        assert sum(" " not in line.text for line in lasts) < len(lasts) / 6, "few last lines are a word"


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "ja"])
def test_signs_at_a_line_start_stand_flush(language: str) -> None:
    """An opening sign begins half an em early, its blank half in the margin (JLREQ 3.1.5, CLREQ 3.1.6)."""
    opening = 0
    for element in elements(language):
        starts = [line.signs[0] for line in element.lines[1:] if line.signs[0].type == element.type == "P"]
        flush = [sign.x0 for sign in starts if not blank_sides(sign.text, language)[0]]
        early = [sign for sign in starts if blank_sides(sign.text, language)[0]]
        opening += len(early) if flush else 0
        assert all(sign.x0 + sign.size / 2 == pytest.approx(flush[0], abs=0.1) for sign in early if flush)
    assert opening


def test_a_heading_that_begins_with_a_quote_is_not_indented() -> None:
    report = Report(language="zh-Hans", title="T", sections=[{"title": "“潮汐”"}, {"title": "潮汐"}])
    quoted, plain = [
        element.lines[0].signs[0] for element in printed(build(report).pdf) if element.type == "H1"
    ]
    assert quoted.x0 + quoted.size / 2 == pytest.approx(plain.x0, abs=0.1)


@pytest.mark.parametrize("language", IDIOMS)
def test_a_line_ends_behind_an_ideographic_space(language: str) -> None:
    """In a cell as well, whose column is as wide as its widest word."""
    words = "　".join(["Northshore", "10%", "(a)", "Bluebay"] * 12)
    blocks = [{"type": "paragraph", "text": words}, {"type": "table", "rows": [[words] * 4]}]
    result = build(Report(language=language, title="T", sections=[{"title": "A", "blocks": blocks}]))
    assert not result.diagnostics
    lines = [line.text for element in printed(result.pdf) if element.type == "P" for line in element.lines]
    assert len(lines) > 3
    assert all(line.endswith("　") for line in lines[:-1])


LEVELS = {"type": "table", "head": [["港", "潮位"]], "rows": [["东", "高"]] * 5, "caption": "各港"}
FOLLOWING = {
    "a table": LEVELS,
    "a list": {"type": "list", "items": [[{"type": "paragraph", "text": "各港潮位均已复核。" * 9}]]},
    "a quotation": {"type": "quote", "blocks": [{"type": "paragraph", "text": "各港潮位均已复核。" * 9}]},
    "code": {"type": "code", "text": "levels.sort()\n" * 5},
    "a figure": {"type": "figure", "image": "chart.png", "caption": "各港"},
}


def _below(tmp_path: Path, lines: int, *blocks: dict[str, object]) -> BuildResult:
    """Blocks below so many paragraphs of one line; the chart is as high as it may be."""
    Image.new("RGB", (300, 900), "navy").save(tmp_path / "chart.png")
    above = [{"type": "paragraph", "text": "句。"}] * lines
    source = {"language": "zh-Hans", "title": "T", "sections": [{"title": "甲", "blocks": [*above, *blocks]}]}
    return build(load(json.dumps(source).encode(), format="json", base=tmp_path))


@pytest.mark.parametrize("what", FOLLOWING)
def test_a_line_that_leads_to_something_does_not_stand_alone_at_the_foot(what: str, tmp_path: Path) -> None:
    for lines in range(20, 31):
        pdf = _below(tmp_path, lines, {"type": "paragraph", "text": "详情如下："}, FOLLOWING[what]).pdf
        pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
        assert not [page for page in pages if re.search(r"详情如下：\s*\d*\s*$", page)]


def test_a_table_stands_as_far_below_the_text_as_the_text_below_it(tmp_path: Path) -> None:
    pdf = _below(tmp_path, 3, LEVELS, {"type": "paragraph", "text": "文。"}).pdf
    first = [(element.type, element.lines[0].signs[0]) for element in printed(pdf) if element.lines]
    above, caption, *cells, below = [sign for type_, sign in first if type_ in ("P", "Caption", "TD")][2:]
    space_above = above.y - (caption.y + caption.size)
    space_below = cells[-1].y - (below.y + below.size)
    assert space_above == pytest.approx(space_below - 7, abs=3)  # the rule, and what is above and below it


def test_a_figure_that_lacks_little_room_is_set_smaller_and_no_other(tmp_path: Path) -> None:
    chart = FOLLOWING["a figure"]
    heights, pages = [], []
    for lines in range(6, 24):
        result = _below(tmp_path, lines, chart)
        (page, box) = next(
            (number, found.get_bounds())
            for number, page in enumerate(pypdfium2.PdfDocument(result.pdf))
            for found in page.get_objects()
            if found.type == raw.FPDF_PAGEOBJ_IMAGE
        )
        heights.append(box[3] - box[1])
        pages.append(page)
    full = max(heights)
    smaller = [page for page, height in zip(pages, heights, strict=True) if height < full - 1]
    assert len(smaller) > 3
    assert not any(smaller)
    assert min(heights) > 0.64 * full
    assert {height for page, height in zip(pages, heights, strict=True) if page} == {full}


GAPS = (
    ("全球AI领域", "全球 AI 领域"),
    ("增长4.5%的", "增长 4.5% 的"),
    ("约€35的", "约 €35 的"),
    ("共12个C++库", "共 12 个 C++ 库"),
    ("据《日报》说AI在", "据《日报》说 AI 在"),
)


def test_a_line_of_the_contents_that_goes_on_is_not_stretched() -> None:
    words = "The old façades, cafés and résumés of electroencephalographies in counterrevolutionary times"
    made = Report(language="en", title="T", sections=[{"title": words}])
    page = pypdfium2.PdfDocument(build(made).pdf)[0].get_textpage()
    first = page.get_text_range().index("old façades")
    end, start = page.get_charbox(first + 2), page.get_charbox(first + 4)
    assert start[0] - end[2] < 0.6 * 10.5


@pytest.mark.parametrize("head", [[], [["A", "B"]]])
def test_the_first_row_of_a_table_has_room_below_the_rule(head: list[list[str]]) -> None:
    """With a head or without: a note's number in it would else stand in the rule."""
    table = {"type": "table", "caption": "C", "head": head, "rows": [["1", "2"]]}
    made = build(Report(language="en", title="T", sections=[{"title": "S", "blocks": [table]}])).pdf
    page = pypdfium2.PdfDocument(made)[0]
    rules = [item.get_bounds()[1] for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH])]
    text = page.get_textpage()
    first = text.get_charbox(text.get_text_range().index("A" if head else "1"))
    assert min(rule - first[3] for rule in rules if rule > first[3]) > 5


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "ja"])
def test_a_typed_space_looks_like_the_automatic_gap_and_is_read_back(language: str) -> None:
    blocks = [{"type": "paragraph", "text": text} for pair in GAPS for text in pair]
    result = build(Report(language=language, title="T", sections=[{"title": "S", "blocks": blocks}]))
    lines = [element.lines[0] for element in printed(result.pdf) if element.type == "P"]
    assert [line.text for line in lines] == [text for pair in GAPS for text in pair]
    for automatic, typed in zip(lines[::2], lines[1::2], strict=True):
        assert _width(automatic) == pytest.approx(_width(typed), abs=0.1), automatic.text


def _width(line: Line) -> float:
    return line.signs[-1].x1 - line.signs[0].x0


@pytest.mark.parametrize("length", range(18, 23))
def test_no_ideograph_is_alone_below_a_title(length: int) -> None:
    title = ("城市潮位监测年度报告" * 3)[:length]
    made = build(Report(language="zh-Hans", title=title, sections=[{"title": title + title[:10]}]))
    shown = [element for element in printed(made.pdf) if element.type in ("Title", "H1")]
    assert {len(element.lines[-1].signs) > 1 for element in shown} == {True}
