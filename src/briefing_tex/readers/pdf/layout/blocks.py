"""The layout of pages: from what stands on them to blocks in reading order.

In: the contents of all pages, with links and outline. Out: blocks for the structure stage, and the pictures
they name. The steps: segments, running heads, tables, columns, lines, paragraphs, notes and headings, halves of
paragraphs over columns and pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from briefing_tex.formats import Box
from briefing_tex.readers.pdf.layout.beside_title import names_beside_title
from briefing_tex.readers.pdf.layout.binding import without_binding_line
from briefing_tex.readers.pdf.layout.channels import mark_codes
from briefing_tex.readers.pdf.layout.columns import baselines
from briefing_tex.readers.pdf.layout.gutters import body_size, find_gutters
from briefing_tex.readers.pdf.layout.kinds.faces import mark_faces
from briefing_tex.readers.pdf.layout.kinds.footnotes import mark_notes
from briefing_tex.readers.pdf.layout.kinds.headings import join_title, mark_headings, mark_title
from briefing_tex.readers.pdf.layout.kinds.items import mark_further, mark_items
from briefing_tex.readers.pdf.layout.kinds.quotations import mark_quotes
from briefing_tex.readers.pdf.layout.lines.evened import evened
from briefing_tex.readers.pdf.layout.lines.segments import Segment, segments
from briefing_tex.readers.pdf.layout.lines.spacing import Spacing
from briefing_tex.readers.pdf.layout.lines.text_lines import Link, TextLine
from briefing_tex.readers.pdf.layout.lines.writing import Writing
from briefing_tex.readers.pdf.layout.marginalia import margin_notes
from briefing_tex.readers.pdf.layout.margins import margin_segments
from briefing_tex.readers.pdf.layout.outline import outline
from briefing_tex.readers.pdf.layout.page_columns import (
    Column,
    PageText,
    beside_title,
    columns_of,
    line_of,
    tables_of,
    untabled,
)
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
from briefing_tex.readers.pdf.layout.running import running_lines
from briefing_tex.readers.pdf.layout.side_heads import join_heads, side_heads
from briefing_tex.readers.pdf.layout.sidebars import without_sidebars
from briefing_tex.readers.pdf.layout.stretched import without_stretched
from briefing_tex.readers.pdf.layout.tables.broken import mark_broken
from briefing_tex.readers.pdf.layout.tables.on_page import TableFound
from briefing_tex.readers.pdf.layout.tables.tabular import heads_below_edge
from briefing_tex.readers.pdf.layout.unread import say_unread
from briefing_tex.readers.pdf.layout.verbatim import Look, look_of_text, stretches
from briefing_tex.readers.pdf.pages.document import Document
from briefing_tex.readers.pdf.pages.glyphs import PageContent, Picture
from briefing_tex.readers.structure.blocks import Block, Run


class Laid(Struct, frozen=True):
    """The blocks of a document, its pictures by the names that blocks use; what gives lines at page edges."""

    blocks: tuple[Block, ...]
    pictures: Mapping[str, Picture | None]
    running: Callable[[], tuple[Block, ...]] = tuple


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
    running = partial(running_lines, contents, spacing, found, margins)
    kept = [[segment for segment in page if id(segment) not in margins] for page in found]
    names = names_beside_title(kept[0], size) if kept else []
    notes = margin_notes(kept, size)
    beside = {id(note) for note in (*notes, *chain(*names))}
    kept = [[segment for segment in page if id(segment) not in beside] for page in kept]
    kept, bars = without_sidebars(kept, size, [page.shapes for page in contents])
    tables = tables_of(contents, kept)
    text = untabled(kept, tables)
    size = body_size(text) if any(text) else size  # a long table may hold most characters
    aside = side_heads(text, size)
    gutters = find_gutters([[one for one in page if id(one) not in aside] for page in text], size)
    pages = [
        PageText(page, rest, inside, [note for note in notes if note.page == page.number], sidebars)
        for page, rest, inside, sidebars in zip(contents, text, tables, bars, strict=True)
    ]
    columns = columns_of(document, pages, gutters, size, aside, spacing)
    columns = [*(beside_title(name, spacing) for name in names), *columns]
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
    return Laid(tuple(block_of(piece, writing) for piece in pieces), pictures, running)


def name_pictures(pieces: Sequence[Piece]) -> dict[str, Picture | None]:
    """Name the pictures `image-1`, `image-2`, in order, and give them by name."""
    pictures: dict[str, Picture | None] = {}
    for piece in pieces:
        if piece.picture:
            piece.image = f"image-{len(pictures) + 1}"
            pictures[piece.image] = piece.picture
    return pictures


def _bounds(columns: Sequence[Column], size: float) -> Bounds:
    return Bounds.of([(column.side, column.lines) for column in columns], size)


def _first_indent(columns: Sequence[Column], size: float) -> float:
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
    columns: Sequence[Column], size: float, indent: float, writing: Writing, spacing: Spacing
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
    column: Column, bounds: tuple[float, float], pitch: Pitch, setting: Setting, usual: Look | None
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


def _other(one: TableFound | Figure, column: Column, writing: Writing, spacing: Spacing) -> Piece:
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
    lines = [line_of([Segment.of(cell[0].page, glyphs)], leading, spacing) for glyphs in rows]
    mark_broken(lines, writing.surely_keeps_spaces)
    runs = join(lines, writing)[0] if lines else ()
    return tuple(replace(run, text=run.text.replace("\t", " ")) for run in runs)
