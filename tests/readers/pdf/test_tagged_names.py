"""Names of bodies in one paragraph of a tagged document, a line each: which of them are apart."""

from __future__ import annotations

import pytest

from briefing_tex.readers.pdf.foreign.by_tags import _unbroken
from briefing_tex.readers.pdf.foreign.parts import Part
from briefing_tex.readers.pdf.layout.lines.segments import Segment
from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine
from briefing_tex.readers.pdf.pages.glyphs import Glyph
from briefing_tex.readers.structure.blocks import Run

BOUNDS = (100.0, 500.0)


def line(y: float, text: str, *, centred: bool = True) -> TextLine:
    """A line in which each sign is 10 pt wide."""
    x = 300 - 5 * len(text) if centred else 100
    glyphs = [Glyph(c, x + 10 * n, x + 10 * n + 10, y, 10.0, None, None, True) for n, c in enumerate(text)]
    part = Segment.of(1, glyphs)
    return TextLine((Run(text),), 1, part.x0, part.x1, y, 10.0, bold=False, space_after=False, spread=(part,))


def groups(*lines: TextLine) -> list[list[str]]:
    return [[one.text for one in group] for group in _unbroken(Part("paragraph", []), list(lines), BOUNDS)]


def test_centred_names_are_no_text_that_breaks_at_stops() -> None:
    names = [
        "东海渔业与海洋科学研究院",
        "北岸潮汐观测与海洋资料研究有限公司",
        "河口市农业和林业发展委员会产业协调处",
    ]
    assert groups(*(line(700 - 20 * n, name) for n, name in enumerate(names))) == [[name] for name in names]


@pytest.mark.parametrize("last", ["Tidal Ltd.", "Tidal Centre"])
def test_names_that_end_in_the_form_of_a_company_are_no_sentence(last: str) -> None:
    names = ["Harbour Institute, Sea", "Ministry of Wind, Gales", last]
    made = [line(700 - 20 * n, name, centred=False) for n, name in enumerate(names)]
    assert groups(*made) == [[name] for name in names]


def test_a_date_below_a_name_that_fills_its_line() -> None:
    name = "海洋机构与潮汐观测中心与潮信研究院与东海渔业协会与河口港务联合会与北岸科学研究会"
    made = [line(700, name[:40], centred=False), line(680, "2026年4月1日", centred=False)]
    assert groups(*made) == [[name[:40]], ["2026年4月1日"]]


def test_how_to_reach_a_name_stands_below_it() -> None:
    made = [
        line(700, "潮位观测股", centred=False),
        line(680, "联系人：林海，电话 000-555-0126。", centred=False),
    ]
    assert groups(*made) == [[one.text] for one in made]
