"""Facts beside the text of a tagged document: labels, and below each of them what it says."""

from __future__ import annotations

import pytest
from test_foreign_lines import writing

from briefing_tex.readers.pdf.foreign.facts import with_facts_apart
from briefing_tex.readers.pdf.layout.lines.segments import Segment
from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine
from briefing_tex.readers.pdf.layout.lines.writing import Writing
from briefing_tex.readers.pdf.layout.pieces import Piece
from briefing_tex.readers.pdf.layout.placed import WHOLE
from briefing_tex.readers.pdf.pages.glyphs import Glyph
from briefing_tex.readers.structure.blocks import Run

BOUNDS = (100.0, 500.0)
LINES: Writing = writing()


def piece(text: str, x: float, *heights: float, bold: bool = False, heading: bool = False) -> Piece:
    lines = []
    for y in heights:
        part = Segment.of(
            1, [Glyph(c, x + 5 * n, x + 5 * n + 5, y, 10.0, None, None, True) for n, c in enumerate(text)]
        )
        lines.append(
            TextLine((Run(text),), 1, part.x0, part.x1, y, 10.0, bold=bold, space_after=False, spread=(part,))
        )
    return Piece(1, WHOLE, heights[0], *BOUNDS, lines, kind="heading" if heading else None)


def document(*facts: tuple[str, bool], x: float = 400.0) -> list[Piece]:
    beside = [piece(text, x, 700 - 15 * n, bold=bold) for n, (text, bold) in enumerate(facts)]
    abstract = piece("The tide rose all day in the harbour", 100, 700, 685, 670)
    section = piece("What was found", 100, 600, heading=True)
    return [
        *beside,
        abstract,
        section,
        piece("The sea was calm.", 100, 580),
        piece("So it will stay.", 100, 560),
    ]


@pytest.mark.parametrize("bold", [True, False])
def test_facts_are_a_table_below_the_first_paragraph_of_the_first_section(bold: bool) -> None:
    facts = (("Issue", bold), ("41", False), ("Stations", bold), ("12 of 14", False))
    made = with_facts_apart(document(*facts), BOUNDS, LINES)
    rows = [["".join(run.text for run in cell) for cell in row] for row in made[3].cells]
    assert rows == [["Issue", "41"], ["Stations", "12 of 14"]]
    assert [len(one.lines) for one in made] == [3, 1, 1, 0, 1]


@pytest.mark.parametrize(
    "pieces",
    [
        document(("Issue", True), ("41", False), ("Stations", True)),
        document(("North", False), ("calm", False), ("South", False), ("windy", False)),
        document(("Issue", True), ("41", False), ("Stations", True), ("12", False), x=100),
    ],
    ids=["odd", "no figures", "not beside"],
)
def test_other_lines_stay(pieces: list[Piece]) -> None:
    assert with_facts_apart(pieces, BOUNDS, LINES) == pieces


def test_facts_that_say_who_and_when_stay_in_the_title_block() -> None:
    facts = (
        ("Prepared by", True),
        ("Harbour Institute", False),
        ("Sea Observatory", False),
        ("Published", True),
    )
    made = with_facts_apart(document(*facts, ("3 April 2026", False)), BOUNDS, LINES)
    rows = [["".join(run.text for run in cell) for cell in row] for row in made[0].cells]
    assert rows == [["Prepared by", "Harbour Institute\nSea Observatory"], ["Published", "3 April 2026"]]
    assert [len(one.lines) for one in made] == [0, 3, 1, 1, 1]
