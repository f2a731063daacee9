"""Cells of a table: columns from white space, from figures that stand below each other.

In: the segments of a table. Out: its columns, and its baselines as one cell a column.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from briefing_tex.readers.pdf.layout.columns import baselines
from briefing_tex.readers.pdf.layout.lines.blanks import blank_before, closes_blank
from briefing_tex.readers.pdf.layout.lines.segments import Segment
from briefing_tex.readers.pdf.pages.glyphs import Glyph, Shape
from briefing_tex.readers.structure.scripts import is_cjk

Cell = list[Segment]
Extent = tuple[float, float]
NUMBER = re.compile(r"[+−–±<>~≈-]?\s?[$€£¥￥]?\d+(?:[.,]\d+)*\s?[%％‰]?")
"""A whole number as cells hold them, with its sign and unit."""
_COLUMN_GAP = 0.6
"""White space between two columns at least, in parts of the size."""
_WORD_GAP = 0.45
"""White space at which a segment may be cut between columns, in parts of the size."""
_FULL_SPACE = 1.3
"""The same where a full-width space stands in it, which titles have."""
HALF_LINE = 0.95
"""Distance of baselines that are nearer than two lines may be, in parts of the size."""
_LEADERS = "....", ". . .", "····", "………"
NEXT_LINE = 1.9
"""Distance of baselines within a cell at most, in parts of the size."""

_INTO_RULE = 0.3
"""How far glyphs reach over the rule beside them at most, in parts of the size."""
_FEWEST_FIGURES = 3
"""Figures at least that begin at one place where a column begins."""
_MOST_ROWS = 0.6
"""Part of the rows with figures that have one there, at least."""
SAME_START = 1.0
"""Difference of places that are one, in pt."""


def words(segment: Segment) -> list[Segment]:
    """A segment cut where its white space could be that between columns."""
    parts: list[list[Glyph]] = [[]]
    last: Glyph | None = None
    for glyph in segment.glyphs:
        blank = glyph.text.isspace()
        if last is not None and not blank:
            wide = _FULL_SPACE if parts[-1][-1].text == "\u3000" else _WORD_GAP
            if glyph.x0 - last.x1 > wide * segment.size:
                parts.append([])
        parts[-1].append(glyph)
        last = last if blank else glyph
    return [Segment.of(segment.page, part) for part in parts] if len(parts) > 1 else [segment]


def has_leaders(row: Sequence[Segment]) -> bool:
    """Whether dots lead over a line, as they do in a contents list."""
    text = " ".join(segment.text for segment in row)
    return any(leader in text for leader in _LEADERS)


def columns_of(segments: Sequence[Segment], ruled: bool = True) -> list[Extent]:
    """The stretches of x that segments cover, white space of a column's width between them.

    Where no rules are, one place at which parts of all rows begin is enough.
    """
    rows = baselines(segments)
    widest = max((len(row) for row in rows), default=0)
    full = [row for row in rows if len(row) == widest]
    covered = [
        (_seen_start(segment), segment.x1, _seen_end(segment), segment.size)
        for row in rows
        for segment in row
        if not (
            _spans(segment, rows) if len(row) == 1 < widest else len(row) < widest and _bridges(segment, full)
        )
    ]
    columns: list[Extent] = []
    seen = 0.0
    starts = [start for start, _ in figure_places(rows)] + ([] if ruled else _shared_starts(rows))
    for x0, x1, end, size in sorted(covered):
        apart = bool(starts) and x0 > seen and any(abs(x0 - start) < SAME_START for start in starts)
        if columns and x0 < seen + _COLUMN_GAP * size and not apart:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
            seen = max(seen, end)
        else:
            columns.append((x0, x1))
            seen = end
    return columns


def _shared_starts(rows: Sequence[Sequence[Segment]]) -> list[float]:
    """Where a part begins in most rows of more than one and none reaches over, behind parts of several widths.

    However narrow the space before it is, a column begins there; a head may be centred over it. What stands
    before a word within a cell is one word in all rows: `Site 5`.
    """
    several = [row for row in rows if len(row) > 1]
    fewest = max(_FEWEST_FIGURES, _MOST_ROWS * len(several))
    ends: dict[int, list[float]] = defaultdict(list)
    for row in several:
        for left, one in pairwise(row):
            ends[round(one.x0)].append(left.x1)
    return [
        place
        for place, found in ends.items()
        if len(found) >= fewest
        and max(found) - min(found) > SAME_START
        and not any(one.x0 < place - SAME_START < place + SAME_START < one.x1 for row in several for one in row)
    ]


def _seen_start(segment: Segment) -> float:
    """Where a segment begins, without the blank half of a full-width mark, which may hang out of its column."""
    return segment.x0 + blank_before(segment.glyphs[0])


def figure_places(rows: Sequence[Sequence[Segment]]) -> list[Extent]:
    """Where figures begin in most rows that have some, and end: columns begin there, however near text is.

    What stands before them ends here and there: `Site 5` is no text and a figure of another column.
    """
    ends: dict[float, list[Extent]] = defaultdict(list)
    counted = 0
    for row in rows:
        figures = [(left, one) for left, one in pairwise(row) if NUMBER.fullmatch(one.text.strip())]
        counted += bool(figures)
        for left, one in figures:
            ends[float(round(one.x0))].append((left.x1, one.x1))
    fewest = max(_FEWEST_FIGURES, _MOST_ROWS * counted)
    return [
        (place, min(end for _, end in found))
        for place, found in ends.items()
        if len(found) >= fewest and max(found)[0] - min(found)[0] > SAME_START
    ]


def cut_at(figures: Sequence[Extent], segments: Sequence[Segment]) -> list[Segment]:
    """The segments, those in two that reach over a place where the figures of a column begin.

    They are so at a space or a figure: a letter may stand there by chance. A head in the middle of which
    figures stand is that of their column.
    """
    found = list(segments)
    for place in figures:
        found = [part for segment in found for part in _cut(segment, place)]
    return found


def _cut(segment: Segment, figures: Extent) -> list[Segment]:
    start = figures[0]
    off_centre = abs(segment.x0 + segment.x1 - sum(figures)) / 2
    if not segment.x0 + SAME_START < start < segment.x1 or off_centre < SAME_START:
        return [segment]
    place = next((i for i, glyph in enumerate(segment.glyphs) if abs(glyph.x0 - start) < SAME_START), 0)
    before, behind = segment.glyphs[:place], segment.glyphs[place:]
    if not any(glyph.text.isalpha() for glyph in before):
        return [segment]
    own = before[-1].text.isspace() or NUMBER.fullmatch("".join(glyph.text for glyph in behind).strip())
    return [Segment.of(segment.page, part) for part in (before, behind)] if own else [segment]


def cut_at_rules(upright: Sequence[Shape], segments: Sequence[Segment]) -> list[Segment]:
    """The segments, those in parts that a vertical rule crosses between two glyphs: full cells touch."""
    return [part for segment in segments for part in _cut_at_rules(segment, upright)]


def _cut_at_rules(segment: Segment, upright: Sequence[Shape]) -> list[Segment]:
    middle, slack = segment.y + 0.3 * segment.size, _INTO_RULE * segment.size
    rules = [(rule.x0 + rule.x1) / 2 for rule in upright if rule.y0 < middle < rule.y1]
    gaps = [(last.x1, glyph.x0) for last, glyph in pairwise(segment.glyphs)]
    places = set()
    for x in rules:
        if gaps and segment.x0 + slack < x < segment.x1 - slack:
            near = min(range(len(gaps)), key=lambda index: abs(sum(gaps[index]) / 2 - x))
            if gaps[near][0] - slack <= x <= gaps[near][1] + slack:
                places.add(near + 1)
    bounds = [0, *sorted(places), len(segment.glyphs)]
    parts = [segment.glyphs[first:end] for first, end in pairwise(bounds)]
    return [Segment.of(segment.page, part) for part in parts] if places else [segment]


def _seen_end(segment: Segment) -> float:
    """Where what is seen of a segment ends: the right half of a full-width closing mark is blank."""
    last = next((glyph for glyph in reversed(segment.glyphs) if not glyph.text.isspace()), None)
    return segment.x1 - (0.5 * segment.size if last and closes_blank(last) else 0.0)


def _spans(segment: Segment, rows: Sequence[Sequence[Segment]]) -> bool:
    """Whether a lone segment reaches over the gap between two segments of another row."""
    return any(segment.x0 < left.x1 and segment.x1 > right.x0 for row in rows for left, right in pairwise(row))


def _bridges(segment: Segment, full: Sequence[Sequence[Segment]]) -> bool:
    """Whether a cell stands over the gap between two columns, as most of the rows that fill all have it."""
    if len(full) < _FEWEST_FULL:
        return False
    over = sum(any(_stands_between(segment, *pair) for pair in pairwise(other)) for other in full)
    return over > _MOST_ROWS * len(full)


def _stands_between(segment: Segment, left: Segment, right: Segment) -> bool:
    """Whether a cell stands over the gap between two others, and is aligned with neither."""
    middle = (segment.x0 + segment.x1) / 2
    return left.x1 < middle < right.x0 and not any(
        min(abs(segment.x0 - one.x0), abs(segment.x1 - one.x1), abs(middle - (one.x0 + one.x1) / 2))
        < SAME_START
        for one in (left, right)
    )


_FEWEST_FULL = 2
"""Rows at least that fill all columns, by which a cell over several of them is told."""


def lines_of_cells(segments: Sequence[Segment], columns: Sequence[Extent]) -> list[list[Cell]]:
    """The baselines of a table, each as one cell a column."""
    return [_by_column(row, columns) for row in table_rows(segments)]


def table_rows(segments: Sequence[Segment]) -> list[list[Segment]]:
    """The baselines of a table; those nearer to each other than lines are one: cells centred in their row.

    A figure below a figure is no line of its cell: a label stands between two rows.
    """
    rows: list[list[Segment]] = []
    last = 0.0
    for row in baselines(segments):
        if rows and last - row[0].y < HALF_LINE * row[0].size and not _counts_below(rows[-1], row):
            rows[-1] += row
        else:
            rows.append(list(row))
        last = row[0].y
    return rows


def _counts_below(above: Sequence[Segment], below: Sequence[Segment]) -> bool:
    """Whether a figure stands below a figure: neither is a line of the other's cell."""
    figures = [[one for one in row if NUMBER.fullmatch(one.text.strip())] for row in (above, below)]
    return any(one.x0 < other.x1 and other.x0 < one.x1 for one in figures[0] for other in figures[1])


def _by_column(row: Sequence[Segment], columns: Sequence[Extent]) -> list[Cell]:
    line: list[Cell] = [[] for _ in columns]
    for segment in row:
        overlaps = [min(segment.x1, x1) - max(segment.x0, x0) for x0, x1 in columns]
        best = overlaps.index(max(overlaps))
        line[_first_of(segment, row, columns, best)].append(segment)
    return line


def _first_of(segment: Segment, row: Sequence[Segment], columns: Sequence[Extent], best: int) -> int:
    """The first of the columns that a cell stands over: of two that it is centred on, where nothing else is."""
    middle = (segment.x0 + segment.x1) / 2
    before = columns[best - 1] if best else None
    own = columns[best]
    over = before is not None and before[1] < middle < own[0] + 1
    if before is not None and over:
        centred = abs(middle - (before[0] + own[1]) / 2) <= segment.size
        over = centred or segment.x0 < before[1] + segment.size
    alone = before is not None and not any(
        one is not segment and one.x0 < before[1] and before[0] < one.x1 for one in row
    )
    return best - 1 if over and alone else best


def first_word(segment: Segment) -> float:
    """The width of what a line begins with and cannot be broken, and of the space before it, in pt.

    That is a word, a Korean one as well, or a Chinese character with the brackets and stops that may not be
    parted from it.
    """
    start = last = segment.glyphs[0].x0
    before = ""
    for glyph in segment.glyphs:
        text = glyph.text[:1]
        wide = is_cjk(text) or is_cjk(before)
        breaks = text.isspace() or glyph.x0 - last > 0.14 * segment.size or wide
        if breaks and before and before not in _OPENING and text not in _CLOSING:
            break
        last, before = glyph.x1, text
    return max(last - start, 0.5 * segment.size) + 0.25 * segment.size


_OPENING = "“‘「『（《〈【〔(["
_CLOSING = "”’」』）》〉】〕)]，。、；：！？…—·,.;:!?"
