"""How far the lines of a document usually stand from each other, size by size."""

from __future__ import annotations

from briefing_tex.readers.pdf.layout.lines.segments import Segment
from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine
from briefing_tex.readers.pdf.layout.paragraphs.measures import Pitch
from briefing_tex.readers.pdf.pages.glyphs import Glyph
from briefing_tex.readers.structure.blocks import Run


def line(y: float, size: float, *, bold: bool = False) -> TextLine:
    part = Segment.of(1, [Glyph("t", 100.0, 400.0, y, size, None, None, True)])
    return TextLine((Run("t"),), 1, 100.0, 400.0, y, size, bold=bold, space_after=False, spread=(part,))


def test_a_heading_hardly_larger_than_the_text_above_tells_nothing_of_its_lines() -> None:
    column: list[TextLine] = []
    for top in (700, 600, 500):
        column += [line(top - 12 * n, 10.5) for n in range(4)]
        column.append(line(top - 60, 11.0, bold=True))
    assert set(Pitch.of([column]).by_size) == {10.5}
