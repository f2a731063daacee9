"""The layout of pages: from what stands on them to blocks in reading order.

In: the contents of all pages, with links and outline. Out: blocks for the structure stage, and the pictures
they name. The steps: segments, running heads, tables, columns, lines, paragraphs, notes and headings, halves of
paragraphs over columns and pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from briefing_tex.formats import Box
from briefing_tex.readers.pdf.layout.binding import without_binding_line
from briefing_tex.readers.pdf.layout.channels import mark_codes
from briefing_tex.readers.pdf.layout.columns import baselines, in_order
from briefing_tex.readers.pdf.layout.gutters import Gutters, body_size, find_gutters
from briefing_tex.readers.pdf.layout.kinds.faces import mark_faces
from briefing_tex.readers.pdf.layout.kinds.footnotes import mark_notes
from briefing_tex.readers.pdf.layout.kinds.headings import join_title, mark_headings, mark_title
from briefing_tex.readers.pdf.layout.kinds.items import mark_further, mark_items
from briefing_tex.readers.pdf.layout.kinds.quotations import mark_quotes
from briefing_tex.readers.pdf.layout.lines.bullets import with_bullets
from briefing_tex.readers.pdf.layout.lines.captioning import mark_captioning
from briefing_tex.readers.pdf.layout.lines.evened import evened
from briefing_tex.readers.pdf.layout.lines.segments import Segment, segments
from briefing_tex.readers.pdf.layout.lines.spacing import Spacing
from briefing_tex.readers.pdf.layout.lines.text_lines import Link, TextLine, make_line
from briefing_tex.readers.pdf.layout.lines.writing import Writing
from briefing_tex.readers.pdf.layout.marginalia import margin_notes
from briefing_tex.readers.pdf.layout.margins import margin_segments
from briefing_tex.readers.pdf.layout.outline import links, outline
from briefing_tex.readers.pdf.layout.paragraphs.bounds import Bounds
from briefing_tex.readers.pdf.layout.paragraphs.ends import stops_short
from briefing_tex.readers.pdf.layout.paragraphs.measures import (
    SAME_SIZE,
    Pitch,
    Setting,
    indent_of_passages,
    insets_of,
    is_exact,
    is_justified,
    is_parted,
    usual_indent,
    usual_start,
)
from briefing_tex.readers.pdf.layout.paragraphs.paragraphs import is_entry, paragraphs
from briefing_tex.readers.pdf.layout.paragraphs.telling import tell
from briefing_tex.readers.pdf.layout.parted.halves import join_halves
from briefing_tex.readers.pdf.layout.parted.heads import mark_inside
from briefing_tex.readers.pdf.layout.pieces import Piece, block_of, join
from briefing_tex.readers.pdf.layout.placed import MARGIN, Figure, Side
from briefing_tex.readers.pdf.layout.side_heads import join_heads, rows_below_heads, side_heads
from briefing_tex.readers.pdf.layout.sidebars import Sidebar, around, without_sidebars
from briefing_tex.readers.pdf.layout.stretched import without_stretched
from briefing_tex.readers.pdf.layout.tables.aligned import aligned_tables
from briefing_tex.readers.pdf.layout.tables.broken import mark_broken
from briefing_tex.readers.pdf.layout.tables.on_page import TableFound, ruled_tables
from briefing_tex.readers.pdf.layout.tables.steps import known_steps
from briefing_tex.readers.pdf.layout.tables.tabular import heads_below_edge
from briefing_tex.readers.pdf.layout.unread import say_unread
from briefing_tex.readers.pdf.layout.verbatim import Look, look_of_text, stretches
from briefing_tex.readers.pdf.pages.document import Document, placement
from briefing_tex.readers.pdf.pages.glyphs import PageContent, Picture
from briefing_tex.readers.structure.blocks import Block, Run

_SMALLEST_PICTURE = 24.0
"""Smaller pictures, in pt, are ornaments."""


class Laid(Struct, frozen=True):
    """The blocks of a document, and its pictures by the names that blocks use."""

    blocks: tuple[Block, ...]
    pictures: Mapping[str, Picture | None]


_Standing = Segment | TableFound | Figure


class _Column(Struct, frozen=True):
    """A column of a page: its lines, what else stands in it."""

    page: int
    side: Side
    lines: list[TextLine]
    others: list[TableFound | Figure]
    leading: Sequence[Link]


def lay_out(document: Document, contents: Sequence[PageContent]) -> Laid:
    """The blocks of a document by the looks of its pages."""
    say_unread(document, contents)
    contents = evened(contents)
    found = [without_binding_line(segments(page)) for page in contents]
    size = body_size(found)
    margins = margin_segments(found, size)
    spacing = Spacing.of(contents)
    heads = [heads_below_edge(page, text, margins) for page, text in zip(contents, found, strict=True)]
    margins -= {id(segment) for page in heads for segment in page}
    kept = [[segment for segment in page if id(segment) not in margins] for page in found]
    notes = margin_notes(kept, size)
    beside = {id(note) for note in notes}
    kept = [[segment for segment in page if id(segment) not in beside] for page in kept]
    kept, bars = without_sidebars(kept, size, [page.shapes for page in contents])
    tables = _tables(contents, kept)
    text = _untabled(kept, tables)
    size = body_size(text) if any(text) else size  # a long table may hold most characters
    aside = side_heads(text, size)
    gutters = find_gutters([[one for one in page if id(one) not in aside] for page in text], size)
    columns = _columns(document, contents, kept, tables, notes, bars, aside, gutters, size, spacing)
    writing = Writing.of([column.lines for column in columns], spacing)
    indent = _first_indent([column for column in columns if column.side != MARGIN], size)
    pieces = join_heads(_pieces(columns, size, indent, writing, spacing), aside)
    mark_notes(pieces, size)
    pieces = join_title(pieces, size)
    mark_title(pieces, size)
    mark_faces(pieces, size)
    mark_headings(pieces, size, outline(document.catalog), indent)
    mark_items(pieces, indent, size)
    mark_further(pieces, indent)
    mark_quotes(pieces, indent)
    pieces = join_halves(pieces)
    pictures = name_pictures(pieces)
    mark_codes(pieces)
    return Laid(tuple(block_of(piece, writing) for piece in pieces), pictures)


def _tables(contents: Sequence[PageContent], kept: Sequence[Sequence[Segment]]) -> list[list[TableFound]]:
    """The tables of each page; those that show how far their rows stand apart tell it of the others."""
    tables = [ruled_tables(page, text) for page, text in zip(contents, kept, strict=True)]
    known = known_steps(table.steps for page in tables for table in page if table.steps)
    return [
        ruled_tables(page, text, known) if known and any(not table.steps for table in found) else found
        for page, text, found in zip(contents, kept, tables, strict=True)
    ]


def name_pictures(pieces: Sequence[Piece]) -> dict[str, Picture | None]:
    """Name the pictures `image-1`, `image-2`, in order, and give them by name."""
    pictures: dict[str, Picture | None] = {}
    for piece in pieces:
        if piece.picture:
            piece.image = f"image-{len(pictures) + 1}"
            pictures[piece.image] = piece.picture
    return pictures


def _untabled(
    pages: Sequence[Sequence[Segment]], tables: Sequence[Sequence[TableFound]]
) -> list[list[Segment]]:
    rest = []
    for page, found in zip(pages, tables, strict=True):
        taken = {id(segment) for table in found for segment in table.taken}
        rest.append([segment for segment in page if id(segment) not in taken])
    return rest


def _columns(
    document: Document,
    contents: Sequence[PageContent],
    kept: Sequence[Sequence[Segment]],
    tables: Sequence[Sequence[TableFound]],
    notes: Sequence[Segment],
    bars: Sequence[Sequence[Sidebar]],
    aside: frozenset[int],
    gutters: Gutters,
    size: float,
    spacing: Spacing,
) -> list[_Column]:
    """The columns of all pages in reading order."""
    found: list[_Column] = []
    for page, text, ruled, page_bars in zip(contents, _untabled(kept, tables), tables, bars, strict=True):
        document.limits.check()
        leading = links(document.pages[page.number - 1], placement(document.pages[page.number - 1])[0])
        figures = [Figure(picture) for picture in page.pictures if _is_figure(picture, page)]
        placed: list[_Standing] = [*text, *ruled, *figures]
        order = around(placed, page_bars) if page_bars else in_order(placed, gutters, size)
        for bar in page_bars:
            inside = ruled_tables(page, bar.members)
            order.append((MARGIN, [*_untabled([bar.members], [inside])[0], *inside]))
        found += [_column(page, side, standing, aside, leading, spacing) for side, standing in order]
        beside = [note for note in notes if note.page == page.number]
        if beside:
            rows = [_line(row, leading, spacing) for row in baselines(beside)]
            found.append(_Column(page.number, MARGIN, rows, [], leading))
    return found


def _column(
    page: PageContent,
    side: Side,
    standing: Sequence[_Standing],
    aside: frozenset[int],
    leading: Sequence[Link],
    spacing: Spacing,
) -> _Column:
    parts = [one for one in standing if isinstance(one, Segment)]
    others = [one for one in standing if not isinstance(one, Segment)]
    aligned = aligned_tables([one for one in parts if id(one) not in aside])
    rest = _untabled([parts], [aligned])[0]
    rows = rows_below_heads(rest, aside) if aside else baselines(rest)
    lines = with_bullets([_line(row, leading, spacing) for row in rows], page.shapes)
    mark_captioning(lines, [one for one in others if isinstance(one, Figure)])
    return _Column(page.number, side, lines, [*others, *aligned], leading)


def _line(row: Sequence[Segment], leading: Sequence[Link], spacing: Spacing) -> TextLine:
    y, size = row[0].y, row[0].size
    near = [link for link in leading if link.y0 - size <= y <= link.y1 + size]
    return make_line(row, near, spacing)


def _is_figure(picture: Picture, page: PageContent) -> bool:
    wide, high = picture.x1 - picture.x0, picture.y1 - picture.y0
    covers = wide * high > 0.9 * page.width * page.height
    artifact = picture.mark is not None and picture.mark.artifact
    return min(wide, high) >= _SMALLEST_PICTURE and not covers and not artifact


def _bounds(columns: Sequence[_Column], size: float) -> Bounds:
    return Bounds.of([(column.side, column.lines) for column in columns], size)


def _first_indent(columns: Sequence[_Column], size: float) -> float:
    """How far most first lines are set in, in parts of the size; 0 where hardly any are."""
    bounds = _bounds(columns, size)
    pitch = Pitch.of([column.lines for column in columns])
    steps = Counter(
        step
        for column in columns
        for step in usual_indent(
            [line for line in column.lines if abs(line.size - size) < SAME_SIZE * size],
            bounds.at(column.side, column.page)[0],
            pitch,
        )
    )
    if not steps and len(bounds.extents) == 1:
        ((x0, _),) = bounds.extents.values()
        texts = [[line for line in one.lines if not line.bold and not is_entry(line)] for one in columns]
        steps.update(step for lines in texts for step in indent_of_passages(lines, size))
        return next(iter(steps)) if len(steps) == 1 else usual_start(chain(*texts), x0, size)
    return steps.most_common(1)[0][0] if steps and (len(steps) == 1 or max(steps.values()) > 1) else 0.0


def _pieces(
    columns: Sequence[_Column], size: float, indent: float, writing: Writing, spacing: Spacing
) -> list[Piece]:
    pitch = Pitch.of([column.lines for column in columns])
    bounds = _bounds(columns, size)
    telling = tell((column.lines for column in columns), writing.surely_keeps_spaces)
    usual = look_of_text((line for column in columns for line in column.lines), size)
    pieces: list[Piece] = []
    mark_inside(((column.lines, *bounds.at(column.side, column.page)) for column in columns), size)
    alike: dict[tuple[Side, int], list[TextLine]] = {}
    for column in columns:
        alike.setdefault(bounds.key(column.side, column.page), []).extend(column.lines)
    settings: dict[tuple[Side, int], Setting] = {}
    for key, beside in alike.items():
        x0, x1 = bounds.at(*key)
        measured = beside, x0, x1, size, indent, pitch
        insets = insets_of(beside, x0, x1, indent)
        parted = size if is_parted(beside, x0, x1, size, pitch) else 0.0
        settings[key] = Setting(indent, insets, is_justified(*measured), is_exact(*measured), telling, parted)
    for column in columns:
        x0, x1 = bounds.at(column.side, column.page)
        setting = settings[bounds.key(column.side, column.page)]
        lines = without_stretched(column.lines, x1, setting.justified, spacing)
        texts = _text_pieces(replace(column, lines=lines), (x0, x1), pitch, setting, usual)
        others = [_other(one, column, writing, spacing) for one in column.others]
        pieces += sorted([*texts, *others], key=lambda one: -one.y) if others else texts
    return pieces


def _text_pieces(
    column: _Column, bounds: tuple[float, float], pitch: Pitch, setting: Setting, usual: Look | None
) -> list[Piece]:
    pieces: list[Piece] = []
    x0, x1 = bounds
    last: TextLine | None = None
    for is_code, stretch in stretches(column.lines, usual):
        for lines in [stretch] if is_code else paragraphs(stretch, x0, x1, pitch, setting):
            first = lines[0]
            gap = (last.y - first.y) / pitch.around(first) - 1 if last else 1.0
            piece = Piece(column.page, column.side, first.y, x0, x1, lines)
            piece.kind = "code" if is_code else "contents" if is_entry(first) else None
            piece.gap = round(max(gap, 0.0) * 4) / 4
            piece.open = setting.telling and lines[-1].space_after and not is_code
            piece.short = setting.exact and not is_code and stops_short(lines, x1)
            pieces.append(piece)
            last = lines[-1]
    return pieces


def _other(one: TableFound | Figure, column: _Column, writing: Writing, spacing: Spacing) -> Piece:
    if isinstance(one, Figure):
        box = Box(column.page, one.x0, one.picture.y0, one.x1, one.y)
        return Piece(column.page, column.side, one.y, picture=one.picture, boxes=(box,))
    box = Box(column.page, one.x0, one.foot - 0.2 * one.size, one.x1, one.y + one.size)
    cells = tuple(tuple(_cell(cell, column.leading, writing, spacing) for cell in row) for row in one.rows)
    piece = Piece(column.page, column.side, one.y, cells=cells, boxes=(box,))
    piece.head, piece.align = one.head, one.align
    return piece


def _cell(
    cell: Sequence[Segment], leading: Sequence[Link], writing: Writing, spacing: Spacing
) -> tuple[Run, ...]:
    rows = [[glyph for part in row for glyph in part.glyphs] for row in baselines(cell)]
    lines = [_line([Segment.of(cell[0].page, glyphs)], leading, spacing) for glyphs in rows]
    mark_broken(lines, writing.surely_keeps_spaces)
    runs = join(lines, writing)[0] if lines else ()
    return tuple(replace(run, text=run.text.replace("\t", " ")) for run in runs)
