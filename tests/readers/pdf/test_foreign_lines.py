"""What the lines of pages by other producers tell: spaces painted apart, replacement text, hyphens, units."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from make_pdf import PlainPdf
from test_first_lines import headed, prose
from test_layout import LONG, blocks, texts

from briefing_tex.readers.pdf.layout.lines.loose import with_blanks
from briefing_tex.readers.pdf.layout.lines.segments import Segment, segments
from briefing_tex.readers.pdf.layout.lines.spacing import Spacing, space_between
from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine, _runs
from briefing_tex.readers.pdf.layout.lines.writing import Writing, _by_room, _dropped_full, _dropped_roomy
from briefing_tex.readers.pdf.layout.paragraphs.seams import _would_fit, seam_of
from briefing_tex.readers.pdf.pages.glyphs import Glyph, PageContent
from briefing_tex.readers.pdf.pages.marks import Mark
from briefing_tex.readers.structure.blocks import Run
from briefing_tex.readers.structure.joins import Habits
from briefing_tex.readers.structure.korean.hangul import Syllables


def glyph(text: str, x0: float, x1: float, mark: Mark | None = None) -> Glyph:
    return Glyph(text, x0, x1, 700.0, 10.0, None, mark, True)


def set_line(*glyphs: Glyph) -> TextLine:
    """A line of these glyphs, in one stretch."""
    stretch = Segment.of(1, list(glyphs))
    runs = (Run("".join(one.text for one in glyphs)),)
    return TextLine(
        runs,
        1,
        stretch.x0,
        stretch.x1,
        stretch.y,
        stretch.size,
        bold=False,
        space_after=False,
        spread=(stretch,),
    )


def writing(**how: Any) -> Writing:
    usual = {
        "habits": Habits.of(""),
        "keeps_spaces": False,
        "hyphenates": True,
        "wide": False,
        "breaks_words": False,
        "breaks_hangul": False,
        "dropped": None,
        "dropped_full": None,
        "syllables": Syllables.of([]),
    }
    return Writing(**{**usual, **how})


def end(text: str, **how: Any) -> Any:
    """The end of a line, as far as seams look at it."""
    runs = (SimpleNamespace(url=None, text=text),)
    return SimpleNamespace(**{"text": text, "runs": runs, "broken": False, "space_after": False, **how})


def test_a_space_painted_before_its_line_stands_in_its_hole() -> None:
    line = [glyph("항", 0, 10), glyph("로", 10, 20), glyph("현", 23, 33)]
    assert "".join(one.text for one in with_blanks(line, [glyph(" ", 20, 23)])) == "항로 현"
    assert with_blanks(line, [glyph(" ", 12, 15), glyph(" ", 33, 36)]) == line


def test_replacement_text_of_nothing_is_left_out() -> None:
    mark = Mark(None, 1, False, "里")
    page = PageContent(1, 600.0, 800.0)
    page.glyphs += [glyph("里", 100, 100, mark), glyph("潮", 100, 110), glyph("水", 110, 120)]
    assert [one.text for one in segments(page)] == ["潮水"]


def test_korean_and_latin_stand_apart_without_a_space_in_stretched_lines() -> None:
    exact = Spacing(real=True, wide=False, exact=True)
    assert space_between(glyph("W", 0, 10), glyph("로", 14, 24), exact) == ""
    assert space_between(glyph("W", 0, 10), glyph("로", 14, 24), Spacing(real=True, wide=False)) == " "


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("a better under-", "standing of tides", "a better understanding of tides"),
        ("a medium-", "sized harbour", "a medium-sized harbour"),
        ("records that are fine-", "grained", "records that are fine-grained"),
        ("dust: a before-", "and-after study", "dust: a before-and-after study"),
        ("Tidal Review, 2024,", "9(1): 5", "Tidal Review, 2024, 9(1): 5"),
    ],
)
def test_what_stood_at_a_line_end(before: str, after: str, joined: str) -> None:
    found = seam_of(before, end(before), end(after), writing())
    assert before[: len(before) - found.drop] + found.between + after == joined


def test_units_stay_apart_from_their_figures() -> None:
    kept = writing(keeps_spaces=True, wide=True, spaces_units=True)
    assert seam_of("由 0.71 kWh 缩小到 0.28", end("0.28"), end("kWh，"), kept).between == " "


@pytest.mark.parametrize(
    ("before", "after", "between", "habits"),
    [
        ("자세한 내용은", "https://tides.example", " ", {"breaks_hangul": True, "keeps_spaces": True}),
        ("당번에게 먼저 알린", "다.", "", {"swallows_spaces": True}),
        ("당번에게 먼저", "알린다.", " ", {"swallows_spaces": True}),
    ],
)
def test_what_stood_at_a_korean_line_end(
    before: str, after: str, between: str, habits: dict[str, bool]
) -> None:
    assert seam_of(before, end(before), end(after), writing(**habits)).between == between


def test_a_syllable_that_would_have_fit_tells_of_a_space() -> None:
    above = set_line(glyph("을", 478, 488))
    below = set_line(glyph("싣", 0, 10), glyph("다", 10, 20))
    assert _would_fit(above, below, 500.0)
    assert not _would_fit(above, below, 497.0)
    stop = set_line(glyph("다", 0, 10), glyph(".", 10, 13))
    assert not _would_fit(above, stop, 500.0)


def test_the_mark_of_a_note_raises_its_line() -> None:
    pdf = headed(PlainPdf())
    y = prose(pdf, 720)
    y = pdf.lines(100, y - 6, LONG[:40], LONG[:40], pitch=15)
    pdf.text(100, y - 5, LONG[:10] + "。")
    pdf.text(210, y - 1, "1", 6)
    assert texts(pdf)[-1].startswith(LONG[:40] * 2 + LONG[:10])


def test_numbers_in_brackets_are_items_where_first_lines_keep_the_blank_of_brackets() -> None:
    pdf = headed(PlainPdf())
    y = prose(pdf, 720)
    y = pdf.lines(120, y, "（" + LONG[:37], pitch=15)
    y = pdf.lines(100, y, LONG[:40], "完。")
    pdf.text(120, y, "•" + LONG[:9])
    for number in range(1, 4):
        pdf.text(115, y - 15 * number, f"（{number}）" + LONG[:9] + "；")
    assert [block.kind for block in blocks(pdf)][-3:] == ["item"] * 3


def column_of(*lines: tuple[str, float, bool]) -> list[Any]:
    """A column of lines: text, where it ends, whether a space glyph stands there."""
    return [end(text, x1=x1, size=10.0, space_after=space) for text, x1, space in lines]


def test_lines_without_room_for_a_space_drop_it_whatever_the_others_do() -> None:
    text = "관측소의 자료는 해마다 도시로 공개된다"
    full = [(text, 300.0, False), (text, 299.0, False), (text, 298.5, False)]
    column = column_of(*full, (text, 292.0, True), *full, (text, 290.0, False), (text, 300.0, False))
    assert len(_by_room([column], roomy=True)) == 2
    without_room = _by_room([column], roomy=False)
    assert len(without_room) == 6
    assert _dropped_full(without_room, Syllables.of([text])) is None
    column[1].space_after = True
    assert _dropped_full(without_room, Syllables.of([text])) is not None


def test_a_dash_that_stands_apart_from_chinese_begins_an_item() -> None:
    spacing = Spacing(real=True, wide=True, beside=True)
    shown = [glyph("–", 0, 5), glyph("潮", 11, 21), glyph("汐", 21, 31), glyph("a", 34, 39)]
    assert "".join(run.text for run in _runs(shown, Segment.of(1, shown), (), spacing)) == "– 潮汐a"


def test_lines_with_room_drop_no_space_where_full_ones_keep_theirs() -> None:
    text = "관측소의 자료는 해마다 도시로 공개된다"
    column = column_of(*[(text, 200.0 + n, False) for n in range(20)], (text, 300.0, True))
    roomy, syllables = _by_room([column], roomy=True), Syllables.of([text])
    assert _dropped_roomy(roomy, None, syllables) > 0.5
    assert _dropped_roomy(roomy, 0.1, syllables) == 0.1
