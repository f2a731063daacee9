"""Tabular text: between which rules of a page text stands in columns.

In: a frame of rules, the segments of the page. Out: the parts of the frame that hold rows of a table; not those
with headings, contents lists, code, or full lines of text.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise

from briefing_tex.readers.pdf.layout.lines.segments import Segment
from briefing_tex.readers.pdf.layout.lines.text_lines import is_bold, is_mono
from briefing_tex.readers.pdf.layout.tables.grids import columns_of, has_leaders, table_rows, words
from briefing_tex.readers.pdf.layout.tables.ruled import NEAR, Frame, frames
from briefing_tex.readers.pdf.layout.tables.spans import spanned_head
from briefing_tex.readers.pdf.pages.glyphs import PageContent
from briefing_tex.readers.structure.numbering import begins_item, options
from briefing_tex.readers.structure.scripts import has_letters
from briefing_tex.readers.structure.words import caption

LARGER = 1.06
"""Size of a heading, which is no head of the table below it, at least in parts of the table's."""
_HIGHEST_HEAD = 3.2
"""Height of a head of one word at most, in parts of the size."""
_DEEPEST, _MOST_DIGITS = 4, 2
"""Parts of the number of a heading at most, and digits of each of them."""
_TABULAR = 0.4
"""Part of the baselines between two rules that have more than one column, at least."""
_TEXT_LINES = 0.3
"""Part of the baselines that are full lines of text at most."""


def between(segment: Segment, frame: Frame) -> bool:
    """Whether a segment stands between the rules of a frame."""
    middle = (segment.x0 + segment.x1) / 2
    return (
        frame.x0 - NEAR <= middle <= frame.x1 + NEAR
        and frame.heights[-1] < segment.y + 0.3 * segment.size < frame.heights[0]
    )


def tabular_parts(frame: Frame, segments: Sequence[Segment], atop: bool = False) -> list[Frame]:
    """The stretches of a frame between whose rules text stands in columns.

    Of a grid `atop` a page, the first row may be the rest of one cell that the page break has cut.
    """
    parts: list[list[float]] = []
    text: list[list[Segment]] = []
    bands = [frame.part(heights) for heights in pairwise(frame.heights)]
    for before, part, following in zip([None, *bands[:-1]], bands, [*bands[1:], None], strict=True):
        top, bottom = part.heights
        inside = [one for one in segments if between(one, part)]
        above = before if parts and parts[-1][-1] == top else None
        if above and (_leaves_grid(above, part, following, inside) or _is_listed(inside, text[-1])):
            continue
        if above and _towers(inside, text[-1]):
            continue
        tabular = _tabular(inside, frame.x1 - frame.x0) or _is_parted(inside, part)
        tabular = tabular or (atop and not parts and _is_in_grid(inside, part))
        headed = above is not None and len(parts[-1]) == 2 and all_bold(text[-1])
        if not (tabular or headed):
            continue
        cut = [word for one in inside for word in words(one)]
        if above and (_is_same_grid(above, part) or _keeps_columns(text[-1], cut, frame)):
            parts[-1].append(bottom)
            text[-1] += cut
        elif tabular:
            parts.append([top, bottom])
            text.append(cut)
    parts = [_head_of_one(frame, heights, segments) + heights for heights in parts]
    return [frame.part(heights) for heights in parts]


def heads_below_edge(page: PageContent, segments: Sequence[Segment], edges: Container[int]) -> list[Segment]:
    """The heads of tables that seem to stand at the edge of a page, as running heads do.

    `edges` are the ids of those. Rules enclose a head and the rows below it, which stand in its columns.
    """
    if len(page.shapes) < _FEWEST_RULES or not any(id(one) in edges for one in segments):
        return []
    found: list[Segment] = []
    for frame in frames(page):
        if len(frame.heights) < _FEWEST_RULES:
            continue
        band, rest = frame.part(frame.heights[:2]), frame.part(frame.heights[1:])
        head = [one for one in segments if between(one, band)]
        cut = [word for one in head for word in words(one)]
        cells = [word for one in segments if between(one, rest) for word in words(one)]
        columns = len(columns_of(cut))
        if columns > 1 and cells and all_bold(cut) and len(columns_of([*cut, *cells])) == columns:
            found += [one for one in head if id(one) in edges]
    return found


_FEWEST_RULES = 3
"""Rules that enclose a head and rows below it."""


def _head_of_one(frame: Frame, heights: Sequence[float], segments: Sequence[Segment]) -> list[float]:
    """The rule above the first of a table between which a bold word alone heads one of the columns."""
    place = frame.heights.index(heights[0])
    if not place or len(frame.places) > 2:
        return []
    band, table = frame.part(frame.heights[place - 1 : place + 1]), frame.part(heights)
    head = [word for one in segments if between(one, band) for word in words(one)]
    cells = [word for one in segments if between(one, table) for word in words(one)]
    columns = columns_of(cells)
    if len(table_rows(head)) != 1 or not all_bold(head) or all_bold(cells) or len(columns) < 2:
        return []
    size = max(one.size for one in cells)
    high = band.heights[0] - band.heights[1] > _HIGHEST_HEAD * size
    other = high or caption(" ".join(one.text.strip() for one in head)) is not None
    other = other or max(one.size for one in head) > LARGER * size
    kept = len(columns_of([*cells, *head])) == len(columns)
    return [] if other or not kept or has_leaders(head) else [frame.heights[place - 1]]


def _leaves_grid(above: Frame, part: Frame, following: Frame | None, segments: Sequence[Segment]) -> bool:
    """Whether text without vertical rules stands between two grids: columns differ, or text runs over them."""
    parted = len(above.places) > 2 > len(part.places)
    if not parted or following is None or len(following.places) < 3:
        return False
    crossed = any(_runs_over(x, segments) for x in above.places[1:-1])
    return crossed or not _is_same_grid(above, following)


def _towers(segments: Sequence[Segment], above: Sequence[Segment]) -> bool:
    """Whether a title stands between two grounds of one width, much larger than what the upper one bears."""
    largest = max((one.size for one in above), default=0.0)
    return any(one.size > _TITLE * largest > 0 for one in segments)


_TITLE = 1.35
"""Size of a title at least, in parts of the size of what stands above it."""


def _runs_over(x: float, segments: Sequence[Segment]) -> bool:
    """Whether a line of text runs over a place."""
    return any(one.x0 + NEAR < x < one.x1 - NEAR for one in segments)


def _is_listed(segments: Sequence[Segment], above: Sequence[Segment]) -> bool:
    """Whether text below a table of several columns is a list: what parts its lines is their markers."""
    rows = [row for row in table_rows([word for one in segments for word in words(one)]) if len(row) > 1]
    items = sum(len(row) == 2 and begins_item(f"{row[0].text.strip()} x") for row in rows)
    return items > 1 and items > len(rows) / 2 and len(columns_of(above)) > 2


def _is_in_grid(segments: Sequence[Segment], frame: Frame) -> bool:
    """Whether there is text between vertical rules, and none over them."""
    inner = frame.places[1:-1]
    return frame.is_grid and bool(segments) and not any(_runs_over(x, segments) for x in inner)


def _is_same_grid(above: Frame, below: Frame) -> bool:
    """Whether the same vertical rules part the columns of two rows."""
    return (
        len(above.places) > 2
        and len(above.places) == len(below.places)
        and all(abs(x - y) <= NEAR for x, y in zip(above.places, below.places, strict=True))
    )


def _is_parted(segments: Sequence[Segment], frame: Frame) -> bool:
    """Whether vertical rules within a frame part the text: cells may be as tall as they like."""
    inner = [x for x in frame.places if frame.x0 + NEAR < x < frame.x1 - NEAR]
    return any(
        len({segment.x0 < x for segment in segments}) == 2 and not _runs_over(x, segments) for x in inner
    )


def _keeps_columns(above: Sequence[Segment], segments: Sequence[Segment], frame: Frame) -> bool:
    """Whether words stand in the columns of the words above them, two or more, and keep their own."""
    count = len(columns_of(above))
    own = len(columns_of(segments)) if len(frame.places) < 3 else 0
    differs = own > count or (
        own > 1 and len(frame.places) < 3 and len(columns_of([*above, *segments])) < count
    )
    spanned = spanned_head([*above, *segments], None) if differs else None
    if spanned is not None:
        return len(spanned.columns) >= own
    return bool(segments) and count >= 2 and len(columns_of([*above, *segments])) >= max(count, own)


def _is_code(segments: Sequence[Segment]) -> bool:
    """Whether text between two rules is monospaced: code upon a ground of its own."""
    glyphs = [glyph for segment in segments for glyph in segment.glyphs if glyph.text.isalnum()]
    return bool(glyphs) and all(is_mono(glyph.font) for glyph in glyphs)


def all_bold(segments: Sequence[Segment]) -> bool:
    """Whether there is text, and nothing but bold."""
    glyphs = [glyph for segment in segments for glyph in segment.glyphs if not glyph.text.isspace()]
    return bool(glyphs) and all(is_bold(glyph.font) for glyph in glyphs)


def _tabular(segments: Sequence[Segment], width: float) -> bool:
    """Whether most baselines between two rules have columns; no headings, contents lists, full lines."""
    found = table_rows([word for segment in segments for word in words(segment)])
    rows = [sorted(row, key=lambda one: one.x0) for row in found]
    if not rows or has_leaders(segments) or _is_code(segments):
        return False
    if any(
        caption(" ".join(segment.text.strip() for segment in row))
        for row in (rows if len(rows) < 3 else rows[1:])
    ):
        return False
    if any(_is_heading(row) for row in rows) or _is_headed(rows):
        return False
    if sum(_fills(row, width) for row in rows) > _TEXT_LINES * len(rows):
        return False
    return sum(len(row) > 1 for row in rows) >= max(_TABULAR * len(rows), 1) or _is_row(rows, width)


def _is_row(rows: Sequence[Sequence[Segment]], width: float) -> bool:
    """Whether baselines are those of one row: cells of several lines stand in the columns of the fullest.

    No full line of text is among them.
    """
    fullest = max(len(row) for row in rows)
    if fullest < 3 or any(_fills(row, width) for row in rows):
        return False
    return len(columns_of([one for row in rows for one in row])) == fullest


def _is_heading(row: Sequence[Segment]) -> bool:
    """Whether a baseline is a number, of any style, and a title, all bold; years and figures head columns."""
    parts = row[0].text.strip().rstrip(".").split(".")
    counts = len(parts) <= _DEEPEST and all(part.isdecimal() and len(part) <= _MOST_DIGITS for part in parts)
    numbered = counts and any(has_letters(segment.text) for segment in row[1:])
    styled = len(row) == 2 and _numbers(row[0].text.strip(), row[1].text.strip())
    return (numbered or styled) and all_bold(row)


def _is_headed(rows: Sequence[Sequence[Segment]]) -> bool:
    """Whether baselines are bold, alone, and larger than all others: sections begin between two rules."""
    sizes = [max(segment.size for segment in row) for row in rows]
    largest = [row for row, size in zip(rows, sizes, strict=True) if size * LARGER > max(sizes)]
    others = [size for size in sizes if size * LARGER <= max(sizes)]
    return bool(others) and all(len(row) == 1 and all_bold(row) for row in largest)


def _numbers(number: str, title: str) -> bool:
    """Whether a word is the number before a title: `第3章`, `一、`, `제1장`; a title is no number again."""
    whole = any(found.rest_at > len(number) for found in options(f"{number} {title}"))
    return whole and not options(f"{title} {title}")


def _fills(row: Sequence[Segment], width: float) -> bool:
    """Whether a line of text goes from rule to rule without a gap of a column's width."""
    gaps = [right.x0 - left.x1 for left, right in pairwise(row)]
    return row[-1].x1 - row[0].x0 > 0.9 * width and max(gaps, default=0.0) < 0.8 * row[0].size
