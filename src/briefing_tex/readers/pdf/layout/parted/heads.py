"""Heads of columns: whether their first line goes on with a sentence of the column before.

In: the lines of columns in reading order, where each column begins and ends. Out: the same lines, those marked
that do and only look like an item: `다. ` at the head of a page may be the rest of a Korean sentence, not its
third point.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine
from briefing_tex.readers.pdf.layout.paragraphs.ends import has_room
from briefing_tex.readers.pdf.layout.paragraphs.measures import ALIGNED, SAME_SIZE
from briefing_tex.readers.pdf.layout.paragraphs.starts import is_marked
from briefing_tex.readers.structure.numbering import bullet
from briefing_tex.readers.structure.scripts import ends_clause, ends_sentence

Bounded = tuple[Sequence[TextLine], float, float]
"""The lines of a column, where it begins, where it ends."""


def mark_inside(columns: Iterable[Bounded], size: float) -> None:
    """Mark the first lines of columns that go on with the last line of the text, of this size, before them."""
    last: TextLine | None = None
    edges = 0.0, 0.0
    begins = False  # the last line looks like an item
    for lines, x0, x1 in columns:
        text = [line for line in lines if abs(line.size - size) <= SAME_SIZE * size]
        if last is not None and text and text[0] is lines[0] and not begins:
            text[0].inside = _goes_on(last, edges, text[0], x0)
        if text:
            last, edges = text[-1], (x0, x1)
            begins = is_marked(last) and not (len(text) > 1 and _is_full(text[-2], last, x1))


def _goes_on(last: TextLine, edges: tuple[float, float], line: TextLine, x0: float) -> bool:
    if not is_marked(line) or bullet(line.text) is not None or last.bold != line.bold:
        return False
    near = ALIGNED * line.size
    beside = abs(line.x0 - x0) < near or abs(line.x0 - x0 - last.x0 + edges[0]) < near
    return beside and _is_full(last, line, edges[1])


def _is_full(above: TextLine, below: TextLine, right: float) -> bool:
    """Whether a line has no room for what the next one begins with, and no sentence ends with it."""
    ended = ends_sentence(above.text) or ends_clause(above.text) or above.ends_with_address
    return not ended and not has_room(above, below, right)
