"""Single rules of the layout: notes over pages, markers in full lines, repeated titles, sizes, spaces."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from make_pdf import PlainPdf
from test_first_lines import headed, prose, sections
from test_layout import LONG, blocks, texts, titled
from test_layout_alone import SENTENCE, ZH, again, item, paragraph, section

from briefing_tex.readers.pdf.fonts.font import Font
from briefing_tex.readers.pdf.layout.lines.segments import Segment
from briefing_tex.readers.pdf.layout.lines.spacing import Spacing, is_narrow
from briefing_tex.readers.pdf.layout.lines.tabs import without_tabs
from briefing_tex.readers.pdf.layout.lines.text_lines import Link, make_line
from briefing_tex.readers.pdf.pages.glyphs import Glyph

tex = pytest.mark.tex


def noted(*texts: str) -> dict[str, Any]:
    return {"type": "footnote", "blocks": [paragraph(text) for text in texts]}


@tex
def test_a_note_goes_on_at_the_foot_of_the_next_page() -> None:
    texts = [f"Gauge {number} was read at noon and at night, and the harbour was told." for number in range(40)]
    blocks = [paragraph(SENTENCE * 4) for _ in range(7)]
    blocks += [paragraph([SENTENCE, noted(" ".join(texts)), f" {SENTENCE}"]), *blocks]
    made, found = again({"sections": [section(*blocks)]})
    assert found["sections"] == made["sections"]


@tex
def test_notes_of_several_paragraphs_below_each_other() -> None:
    text = [SENTENCE, noted("The first was read at noon.", "The second was not."), f" {SENTENCE}"]
    text += [noted("The third was lost.", SENTENCE * 2), " It rained.", noted("Not at night.")]
    made, found = again({"sections": [section(paragraph(SENTENCE * 5), paragraph(text))]})
    assert found["sections"] == made["sections"]


@tex
def test_notes_longer_than_the_text_do_not_say_how_large_it_is() -> None:
    text = ["Tides", noted(SENTENCE * 3), " rose", noted(SENTENCE * 4), " here", noted(SENTENCE * 2), "."]
    listed = {"type": "list", "ordered": False, "items": [item("Ebb"), item("Flow at night")]}
    made, found = again({"sections": [section(paragraph(text), listed, paragraph("The sea fell."))]})
    assert found["sections"] == made["sections"]


@tex
def test_titles_that_several_sections_have() -> None:
    below = [section(paragraph(SENTENCE * 2), title=title) for title in ("Status", "Advice")]
    parts = [{"title": "Today", "blocks": [paragraph(SENTENCE)], "sections": below} for _ in range(3)]
    made, found = again({"sections": parts})
    assert found["sections"] == made["sections"]


@tex
def test_an_abstract_holds_no_quotation() -> None:
    listed = {"type": "list", "ordered": True, "items": [item("조석 데이터"), item("항구")]}
    text = "그는 “내일 다시 보자”고 말했다. 항구는 오늘 아침 운항을 재개했다. " * 4
    report = {
        "language": "ko",
        "title": "조석 예보",
        "subtitle": "다음에는 무엇을 할까?",
        "organisations": ["해안 관측 협회"],
        "abstract": [listed, paragraph(text.strip())],
        "sections": [{"title": "어획량과 가격"}],
    }
    made, found = again(report)
    assert found["abstract"] == made["abstract"]


@tex
def test_the_name_of_a_speaker_takes_two_lines() -> None:
    name = (
        "— Ines Holt, who for many years has read the gauges of the harbour and of the bay at noon and at night"
    )
    quote = {"type": "quote", "blocks": [paragraph(SENTENCE * 2), paragraph(name)]}
    made, found = again({"sections": [section(paragraph(SENTENCE * 4), quote, paragraph(SENTENCE * 4))]})
    assert found["sections"] == made["sections"]


@tex
def test_text_ends_where_the_outermost_of_its_lines_do() -> None:
    quoted = {"type": "quote", "blocks": [paragraph(ZH * 12), paragraph(ZH * 12)]}
    blocks = [quoted, paragraph(ZH * 8), paragraph(f"{ZH}（二）" * 9)]
    made, found = again({"language": "zh-Hans", "sections": [section(*blocks, title="今日")]})
    assert found["sections"] == made["sections"]


def test_what_looks_like_a_marker_below_a_full_line_is_none() -> None:
    pdf = headed(PlainPdf())
    y = prose(pdf, 720)
    pdf.lines(100, y, "　　" + LONG[:38], LONG[:39] + "。", "（二）" + LONG[:37], "完。")
    assert texts(pdf)[-1] == f"{LONG[:38]}{LONG[:39]}。（二）{LONG[:37]}完。"


def test_what_looks_like_a_marker_below_the_full_line_of_a_further_paragraph_is_none() -> None:
    pdf = headed(PlainPdf())
    y = prose(pdf, prose(pdf, 720))
    y = pdf.lines(105, y - 6, "1. 今天没有风。")
    pdf.lines(120, y, "　　" + LONG[:35] + "。", "（二）" + LONG[:34] + "。", "完。")
    (found,) = sections(pdf)
    (listed,) = (block for block in found["blocks"] if block["type"] == "list")
    assert [len(one) for one in listed["items"]] == [2]


def test_a_quotation_below_an_item_at_the_head_of_a_page() -> None:
    pdf = headed(PlainPdf())
    y = prose(pdf, 720)
    pdf.lines(120, y - 6, "　　" + LONG[:34], LONG[:36], "完。")
    y = prose(pdf, y - 60)
    pdf.lines(105, y - 6, "1. 今天没有风。", "2. 明天没有雨。")
    pdf.page()
    y = pdf.lines(120, 780, "　　" + LONG[:34], LONG[:36], "完。")
    prose(pdf, y - 6)
    (found,) = sections(pdf)
    assert [block["type"] for block in found["blocks"]].count("quote") == 2


def spaced(*words: str, gap: float, stretched: float) -> list[Glyph]:
    """Letters 5 pt wide; spaces have glyphs, the letters around them stand `gap` apart; `|` is a stretch."""
    glyphs: list[Glyph] = []
    x = 100.0
    for character in " ".join(words):
        if character == "|":
            x += stretched
            continue
        wide = gap if character == " " else 5.0
        glyphs.append(Glyph(character, x, x + min(wide, 5.0), 700.0, 10.0, None, None, True))
        x += wide
    return glyphs


@pytest.mark.parametrize(("stretched", "text"), [(4.0, "in C++26 and so on"), (12.0, "in C+ +26 and so on")])
def test_a_stretch_narrower_than_all_spaces_of_its_line_is_none(stretched: float, text: str) -> None:
    glyphs = spaced("in", "C+|+26", "and", "so", "on", gap=8.0, stretched=stretched)
    line = make_line([Segment.of(1, glyphs)], [], Spacing(real=True, wide=False))
    assert line.text.replace("\t", " ") == text


def test_a_gap_is_narrow_only_beside_several_spaces() -> None:
    assert not is_narrow(4.0, spaced("in", "C+|+26", gap=8.0, stretched=4.0))


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (("[EB/|OL]", "was", "read"), "[EB/OL] was read"),
        (("By", "Anne-|Marie", "Holt"), "By Anne-Marie Holt"),
        (("on", "(2024-04-12)|[2026-04-20]."), "on (2024-04-12)[2026-04-20]."),
        (("minus", "3", "-|4"), "minus 3 - 4"),
    ],
)
def test_a_line_is_stretched_where_it_may_be_broken(parts: tuple[str, ...], text: str) -> None:
    glyphs = spaced(*parts, gap=4.5, stretched=5.0)
    line = make_line([Segment.of(1, glyphs)], [], Spacing(real=True, wide=False))
    assert line.text == text


def in_a_row(text: str, gaps: Mapping[int, float], font: Font | None = None) -> Segment:
    """Glyphs as wide as their size, or half as wide; `gaps` are what stands before some of them, in pt."""
    glyphs: list[Glyph] = []
    x = 100.0
    for index, character in enumerate(text):
        x += gaps.get(index, 0.0)
        wide = 10.0 if character >= "\u2e80" else 5.0
        glyphs.append(Glyph(character, x, x + wide, 700.0, 10.0, font, None, True))
        x += wide
    return Segment.of(1, glyphs)


def test_a_year_in_bold_is_no_number_of_a_heading() -> None:
    bold = Font("Noto-Bold", lambda data: [], lambda code, length: "", lambda code: 0.0)
    spacing = Spacing(real=True, wide=True, beside=True)
    year, number = in_a_row("2028年涨潮", {4: 3.2}, bold), in_a_row("28年涨潮", {2: 3.2}, bold)
    assert make_line([year], [], spacing).text == "2028年涨潮"
    assert make_line([number], [], spacing).text == "28 年涨潮"


@pytest.mark.parametrize(("room", "text"), [(3.0, "当日，Tide涨潮"), (0.0, "当日，Tide 涨潮")])
def test_a_wide_gap_is_a_stretch_where_chinese_stands_apart(room: float, text: str) -> None:
    line = make_line(
        [in_a_row("当日，Tide涨潮", {1: room, 7: 9.0, 8: room})], [], Spacing(real=True, wide=True, beside=True)
    )
    runs = without_tabs(line, Spacing(real=True, wide=True, beside=True))
    assert "".join(run.text for run in runs) == text


def test_a_link_begins_behind_the_blank_half_of_a_mark() -> None:
    segment = in_a_row("潮，海图", {2: -5.0})
    link = Link(115.0, 690.0, 140.0, 712.0, "https://tides.example/")
    runs = make_line([segment], [link], Spacing(real=True, wide=True)).runs
    assert [(run.text, run.url) for run in runs] == [("潮，", None), ("海图", link.url)]


def test_double_dashes_before_clauses_are_bullets() -> None:
    pdf = titled(PlainPdf())
    pdf.text(100, 740, "一、安排", 14, "Body-Bold")
    y = 716.0
    for _ in range(2):
        y = pdf.lines(120, y, LONG[:38])
        y = pdf.lines(100, y, *[LONG[:40]] * 2, "完。")
    items = ["——按月公布潮位；", "——修好水闸；", "——补种滩涂。"]
    pdf.lines(120, y, *items)
    assert [block.text for block in blocks(pdf)][-3:] == items
    assert [block.kind for block in blocks(pdf)][-3:] == ["item"] * 3
