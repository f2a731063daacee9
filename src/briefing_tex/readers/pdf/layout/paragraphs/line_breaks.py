"""Line breaks within paragraphs: a line that ends early, and the next one is not set in as first lines are.

In: the lines of a paragraph, the next one, how the document sets its text. Out: whether it goes on there.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine
from briefing_tex.readers.pdf.layout.paragraphs.ends import has_room
from briefing_tex.readers.pdf.layout.paragraphs.measures import EVEN, Setting
from briefing_tex.readers.pdf.layout.paragraphs.starts import is_marked
from briefing_tex.readers.pdf.layout.paragraphs.telling import surely_ends
from briefing_tex.readers.structure.scripts import ends_clause, ends_sentence
from briefing_tex.readers.structure.words import caption, part_label, run_in_label

_EXACT = 0.05
"""How near lines begin to each other that begin at one place, in parts of the size."""


def breaks_line(
    paragraph: Sequence[TextLine], line: TextLine, bounds: tuple[float, float], setting: Setting
) -> bool:
    """Whether a paragraph goes on below a line that had room for more: all others begin further in.

    Only justified text whose first lines are set in tells it.
    """
    first, last = paragraph[0], paragraph[-1]
    if not (setting.first and setting.justified) or any(
        is_marked(one) or one.runs[0].raised for one in (first, line)
    ):
        return False
    at_edge = abs(line.x0 - bounds[0]) < _EXACT * line.size
    set_in = abs(first.x0 - bounds[0] - setting.first * first.size) < _EXACT * first.size
    ended = ends_sentence(last.text) or ends_clause(last.text)
    named = caption(line.text) or part_label(line.text) or run_in_label(line.text)
    alike = first.bold == line.bold and not (line.begins_strong and not first.begins_strong)
    over = has_room(last, line, bounds[1]) or (setting.exact and last.x1 < bounds[1] - EVEN)
    over = over or (setting.telling and surely_ends(paragraph, line))
    return at_edge and set_in and alike and ended and not named and over
