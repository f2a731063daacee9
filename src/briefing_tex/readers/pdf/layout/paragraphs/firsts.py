"""First lines by where they stand: set in as first lines are, or where a note or an item began.

In: the paragraphs so far, the lines below. Out: whether the line begins another one.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine
from briefing_tex.readers.pdf.layout.paragraphs.ends import has_room, is_short
from briefing_tex.readers.pdf.layout.paragraphs.measures import INDENT, Setting
from briefing_tex.readers.pdf.layout.paragraphs.starts import is_marked, text_start
from briefing_tex.readers.pdf.layout.paragraphs.within import within_address
from briefing_tex.readers.structure.joins import unfinished
from briefing_tex.readers.structure.scripts import ends_sentence

_MOST_FURTHER = 4
"""Paragraphs of one note at most that are looked at."""


def next_note(found: Sequence[Sequence[TextLine]], line: TextLine) -> bool:
    """Whether a line begins with a raised number where a note does, below a further paragraph of that note."""
    firsts = (paragraph[0] for paragraph in found[-_MOST_FURTHER:])
    return line.runs[0].raised and any(
        first.runs[0].raised and abs(first.x0 - line.x0) < 0.3 * line.size for first in firsts
    )


def first_below_first(
    paragraph: Sequence[TextLine], rest: Sequence[TextLine], bounds: tuple[float, float], setting: Setting
) -> bool:
    """Whether a line set in as first lines are stands below another one that is full: two short paragraphs.

    The line below them at the edge of the column tells that, or the full measure of the first; in justified
    text, that the first is not full, or that it does not stop in mid-sentence.
    """
    last, line = paragraph[-1], rest[0]
    alike = abs(line.x0 - last.x0) < 0.2 * line.size
    if (
        len(paragraph) > 1
        or not alike
        or abs(line.x0 - bounds[0] - setting.first * line.size) > 0.2 * line.size
    ):
        return False
    mirrored = bounds[1] - (last.x0 - bounds[0])  # where lines of a quotation end
    if unfinished(last.text) and line.text[:1].islower() and not is_short(last, mirrored):
        return False
    if last.space_after and not ends_sentence(last.text) and not has_room(last, line, bounds[1]):
        return False
    if setting.justified and is_short(last, bounds[1]):
        return True
    other = next((below for below in rest if abs(below.x0 - line.x0) >= 0.2 * line.size), None)
    if any(abs(below.x0 - line.x0) < 0.2 * line.size for below in rest[1:2]):  # or a passage that is set in
        full = abs(last.x1 - bounds[1]) < line.size  # so a passage that is set in is not
        back = full if other is None else abs(other.x0 - bounds[0]) < 0.3 * line.size
        return back and ends_sentence(last.text)
    if other is not None:
        return abs(other.x0 - bounds[0]) < 0.3 * line.size
    if setting.justified and abs(last.x1 - bounds[1]) < 1 and unfinished(last.text):
        return False  # a passage that is set in as far
    return (bounds[1] - last.x1 < line.size and not unfinished(last.text)) or ends_sentence(last.text)


def first_below_item(
    paragraph: Sequence[TextLine], rest: Sequence[TextLine], left: float, indent: float
) -> bool:
    """Whether a line below an item is set in as first lines are, and the next one back at the column's edge.

    The text of items may stand just where first lines do, but never to the left of it.
    """
    if len(rest) < 2 or not is_marked(paragraph[0]) or is_marked(rest[1]):
        return False
    line, below = rest
    inset = abs(line.edge - left - indent * line.size) < 0.2 * line.size
    return inset and abs(below.edge - left) < 0.2 * line.size


def indented_anew(
    paragraph: Sequence[TextLine], line: TextLine, after: Sequence[TextLine], right: float
) -> bool:
    """Whether a line begins another paragraph of an item: it is set in from where the item's text stands.

    The line above ends a sentence or had room for more, or the line below is back where the text stands.
    """
    first = paragraph[0]
    if not is_marked(first):
        return False
    start = text_start(first)
    back = any(abs(below.edge - start) < 0.3 * line.size for below in (*after, *paragraph[1:]))
    return (
        line.x0 > start + INDENT * line.size
        and (back or not unfinished(paragraph[-1].text) or has_room(paragraph[-1], line, right))
        and not within_address(paragraph, line)
    )
