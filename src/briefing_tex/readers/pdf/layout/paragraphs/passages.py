"""Passages: where lines of one look begin and were broken, at the edges of their column or within them.

In: the lines of a stretch, the extent of its column. Out: its edges, in pt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine
from briefing_tex.readers.pdf.layout.paragraphs.ends import FLUSH, has_room
from briefing_tex.readers.pdf.layout.paragraphs.measures import EVEN, INDENT, Setting
from briefing_tex.readers.pdf.layout.paragraphs.starts import is_marked, text_start
from briefing_tex.readers.structure.front.bodies import is_body
from briefing_tex.readers.structure.joins import unfinished
from briefing_tex.readers.structure.numbering import DASHES
from briefing_tex.readers.structure.scripts import ends_sentence

_NARROWEST = 0.5
"""Width of an indented passage at least, in parts of the column's width: narrower lines are single ones."""
_RAGGED = 4.0
"""How far from the edge lines that are not the last may end where the edge is ragged, in parts of the size."""
_MOST = 0.6
"""Part of the lines of a passage that end at its edge, at least."""
_FEWEST = 3
"""Lines at least that end at one place, within a column that others fill, to be a passage."""
_DEEPEST_FIRST = 3.0
"""How far first lines are set in at most, in parts of the size."""
_WIDE_PASSAGE = 0.7
"""Width of the first line of a passage at least, in parts of the column's."""
_HANGING = 0.25
"""How far marks hang out of a column at most, in parts of the size."""
_ROUNDED = 0.5
"""How far an end may lie beyond its whole point, in pt: some line may have had no room."""


def right_edge(run: Sequence[TextLine], x0: float, x1: float, justified: bool) -> float:
    """Where the lines of a run were broken: at the column's edge, or before it in an indented passage."""
    if len(run) < 2:
        return x1
    widest, left = max(line.x1 for line in run), min(line.x0 for line in run)
    size, least = run[0].size, _NARROWEST * (x1 - x0)
    end = _common_end(run, _FEWEST)
    if end is not None and end - left > least and end < x1 - size:
        return end + _ROUNDED
    if widest > x1 - size:
        return x1
    ends = [line.x1 for line in run[:-1] if line.x1 > widest - FLUSH * size]
    if len(ends) > 1 and len(ends) >= _MOST * (len(run) - 1) and widest - left > least:
        return min(ends)
    end = _common_end(run, 2)
    if end is not None and end - left > least:
        return min(line.x1 for line in run[:-1] if round(line.x1) == end)
    if widest - left <= least:
        return x1
    return widest if _broken_at(run, widest) else _mirrored_edge(run, x0, x1, justified)


def _common_end(run: Sequence[TextLine], fewest: int) -> float | None:
    """Where most lines of a run but the last one end, `fewest` of them at least, to a point."""
    end, count = Counter(round(line.x1) for line in run[:-1]).most_common(1)[0]
    return end if count >= max(fewest, _MOST * (len(run) - 1)) else None


def _mirrored_edge(run: Sequence[TextLine], x0: float, x1: float, justified: bool) -> float:
    """The edge of a passage that is set in from both margins alike, if its lines fill it; else the column's."""
    left, size = min(line.x0 for line in run), run[0].size
    mirrored = x1 - max(left - x0, 0.0)
    aligned = all(line.x0 < left + 0.3 * size for line in run[1:])
    full = all(line.x1 > mirrored - (FLUSH if justified else _RAGGED) * size for line in run[:-1])
    full = full and not (justified and any(_ends_beside(line, mirrored) for line in run[:-1]))
    # the usual end of ragged lines is not quite their edge; marks may hang out of the column
    over = _HANGING * size if justified else FLUSH * size
    widest = max(line.x1 for line in run)
    edge = max(mirrored, widest) if justified else mirrored
    return edge if aligned and full and widest <= mirrored + over else x1


def _ends_beside(line: TextLine, edge: float) -> bool:
    """Whether a line ends a sentence near an edge, but not at it, as a full line of justified text would."""
    return ends_sentence(line.text) and min(abs(line.x1 - edge), abs(line.end - edge)) > EVEN


def _broken_at(run: Sequence[TextLine], right: float) -> bool:
    """Whether lines that stop in mid-sentence, two of them at least, had no room for more before this edge."""
    stops = [(above, below) for above, below in pairwise(run) if unfinished(above.text)]
    return len(stops) > 1 and not any(has_room(above, below, right) for above, below in stops)


def is_inset(run: Sequence[TextLine], bounds: tuple[float, float], inset: float, indent: float) -> bool:
    """Whether the lines of a run are a passage that is set in so far, its first line as first lines are."""
    left, right = bounds[0] + inset, bounds[1] - inset
    first = run[0]
    within = all(line.x0 > left - EVEN and line.end < right + EVEN for line in run)
    begins = abs(first.x0 - left - indent * first.size) < 0.2 * first.size
    signed = len(run) > 1 and run[-1].text[:1] in DASHES  # who said what is quoted
    marked = any(is_marked(line) for line in (run[:-1] if signed else run))
    return within and (begins if indent else abs(first.x0 - left) < EVEN) and not marked


def end_of(
    paragraph: Sequence[TextLine], line: TextLine, bounds: tuple[float, float], right: float, setting: Setting
) -> float:
    """Where the last line of a paragraph was broken: before the edge of the run, if it is full there."""
    in_item = _end_in_item(paragraph, line, bounds, setting.insets)
    return min(right, in_item, _end_as_set_in(paragraph[-1], line, bounds, setting.first))


def _end_as_set_in(last: TextLine, line: TextLine, bounds: tuple[float, float], indent: float) -> float:
    """The edge of a line set in from both margins alike, where it reaches just there; else the column's.

    So are quotations among other text; not first lines, which are set in too, but for those of such a passage.
    """
    inset, size = last.x0 - bounds[0], line.size
    below = line.x0 - bounds[0]
    first = below > size and INDENT * size < inset - below < _DEEPEST_FIRST * size and unfinished(last.text)
    edge = bounds[1] - below
    if first and edge - last.x0 > _WIDE_PASSAGE * (bounds[1] - bounds[0]):
        return max(edge, last.x1) if abs(last.x1 - edge) < FLUSH * size else bounds[1]
    mirrored = bounds[1] - inset
    wide = inset > size and 2 * inset < mirrored - last.x0 and not is_body(last.text)
    no_first = abs(inset - indent * size) > INDENT * size or line.text[:1].islower()
    no_first = no_first or abs(last.x1 - mirrored) < EVEN  # it ends just as far from the edge as it begins
    within = wide and abs(line.x0 - last.x0) < EVEN and no_first
    full = max(last.x1, line.x1) < mirrored + EVEN and not has_room(last, line, mirrored)
    return mirrored if within and full and unfinished(last.text) else bounds[1]


def _end_in_item(
    paragraph: Sequence[TextLine], line: TextLine, bounds: tuple[float, float], insets: Sequence[float]
) -> float:
    """The edge of an item that is set in as quotations are, where it reaches just there; else the column's."""
    first, last = paragraph[0], paragraph[-1]
    within = is_marked(first) and abs(line.x0 - text_start(first)) < 0.3 * line.size and unfinished(last.text)
    for end in (bounds[1] - inset for inset in insets if within and first.x0 > bounds[0] + inset - EVEN):
        if max(last.x1, line.x1) < end + EVEN and not has_room(last, line, end):
            return end
    return bounds[1]


def left_edge(run: Sequence[TextLine], x0: float, indent: float) -> float:
    """Where the lines of a run begin but for first ones: at the column's edge, or where its passage does."""
    left = min(line.x0 for line in run)
    firsts = sum(abs(line.x0 - left - indent * line.size) < 0.2 * line.size for line in run)
    return left if firsts > 1 and left > x0 + INDENT * run[0].size else x0
