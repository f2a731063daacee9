"""The columns of each page: the lines in them, the tables and pictures between these.

In: what stands on the pages, apart from margins. Out: `Column`s in reading order; beside the text, those of
notes, sidebars and names.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from briefing_tex.readers.pdf.layout.columns import baselines, in_order
from briefing_tex.readers.pdf.layout.gutters import Gutters
from briefing_tex.readers.pdf.layout.lines.bullets import with_bullets
from briefing_tex.readers.pdf.layout.lines.captioning import mark_captioning
from briefing_tex.readers.pdf.layout.lines.segments import Segment
from briefing_tex.readers.pdf.layout.lines.spacing import Spacing
from briefing_tex.readers.pdf.layout.lines.text_lines import Link, TextLine, make_line
from briefing_tex.readers.pdf.layout.outline import links
from briefing_tex.readers.pdf.layout.placed import MARGIN, Figure, Side
from briefing_tex.readers.pdf.layout.side_heads import rows_below_heads
from briefing_tex.readers.pdf.layout.sidebars import Sidebar, around
from briefing_tex.readers.pdf.layout.tables.aligned import aligned_tables
from briefing_tex.readers.pdf.layout.tables.on_page import TableFound, ruled_tables
from briefing_tex.readers.pdf.layout.tables.steps import known_steps
from briefing_tex.readers.pdf.pages.document import Document, placement
from briefing_tex.readers.pdf.pages.glyphs import PageContent, Picture

_SMALLEST_PICTURE = 24.0
"""Smaller pictures, in pt, are ornaments."""


_Standing = Segment | TableFound | Figure


class Column(Struct, frozen=True):
    """A column of a page: its lines, what else stands in it."""

    page: int
    side: Side
    lines: list[TextLine]
    others: list[TableFound | Figure]
    leading: Sequence[Link]


class PageText(Struct, frozen=True):
    """What stands on a page, margins apart: its text, the tables, the notes and sidebars beside."""

    page: PageContent
    text: Sequence[Segment]
    tables: Sequence[TableFound]
    notes: Sequence[Segment]
    bars: Sequence[Sidebar]


def tables_of(contents: Sequence[PageContent], kept: Sequence[Sequence[Segment]]) -> list[list[TableFound]]:
    """The tables of each page; those that show how far their rows stand apart tell it of the others."""
    tables = [ruled_tables(page, text) for page, text in zip(contents, kept, strict=True)]
    known = known_steps(table.steps for page in tables for table in page if table.steps)
    return [
        ruled_tables(page, text, known) if known and any(not table.steps for table in found) else found
        for page, text, found in zip(contents, kept, tables, strict=True)
    ]


def untabled(pages: Sequence[Sequence[Segment]], tables: Sequence[Sequence[TableFound]]) -> list[list[Segment]]:
    """The segments of each page that are in none of its tables."""
    rest = []
    for page, found in zip(pages, tables, strict=True):
        taken = {id(segment) for table in found for segment in table.taken}
        rest.append([segment for segment in page if id(segment) not in taken])
    return rest


def columns_of(
    document: Document,
    pages: Sequence[PageText],
    gutters: Gutters,
    size: float,
    aside: frozenset[int],
    spacing: Spacing,
) -> list[Column]:
    """The columns of all pages in reading order; `aside` are the side heads, by identity."""
    found: list[Column] = []
    for one in pages:
        page = one.page
        document.limits.check()
        leading = links(document.pages[page.number - 1], placement(document.pages[page.number - 1])[0])
        figures = [Figure(picture) for picture in page.pictures if _is_figure(picture, page)]
        placed: list[_Standing] = [*one.text, *one.tables, *figures]
        order = around(placed, one.bars) if one.bars else in_order(placed, gutters, size)
        for bar in one.bars:
            inside = ruled_tables(page, bar.members)
            order.append((MARGIN, [*untabled([bar.members], [inside])[0], *inside]))
        found += [_column(page, side, standing, aside, leading, spacing) for side, standing in order]
        if one.notes:
            rows = [line_of(row, leading, spacing) for row in baselines(one.notes)]
            found.append(Column(page.number, MARGIN, rows, [], leading))
    return found


def _column(
    page: PageContent,
    side: Side,
    standing: Sequence[_Standing],
    aside: frozenset[int],
    leading: Sequence[Link],
    spacing: Spacing,
) -> Column:
    parts = [one for one in standing if isinstance(one, Segment)]
    others = [one for one in standing if not isinstance(one, Segment)]
    aligned = aligned_tables([one for one in parts if id(one) not in aside])
    rest = untabled([parts], [aligned])[0]
    rows = rows_below_heads(rest, aside) if aside else baselines(rest)
    lines = with_bullets([line_of(row, leading, spacing) for row in rows], page.shapes)
    mark_captioning(lines, [one for one in others if isinstance(one, Figure)])
    return Column(page.number, side, lines, [*others, *aligned], leading)


def beside_title(name: Sequence[Segment], spacing: Spacing) -> Column:
    """A name beside the title: it is read before that."""
    return Column(name[0].page, MARGIN, [line_of([one], (), spacing) for one in name], [], ())


def line_of(row: Sequence[Segment], leading: Sequence[Link], spacing: Spacing) -> TextLine:
    y, size = row[0].y, row[0].size
    near = [link for link in leading if link.y0 - size <= y <= link.y1 + size]
    return make_line(row, near, spacing)


def _is_figure(picture: Picture, page: PageContent) -> bool:
    wide, high = picture.x1 - picture.x0, picture.y1 - picture.y0
    covers = wide * high > 0.9 * page.width * page.height
    artifact = picture.mark is not None and picture.mark.artifact
    return min(wide, high) >= _SMALLEST_PICTURE and not covers and not artifact
