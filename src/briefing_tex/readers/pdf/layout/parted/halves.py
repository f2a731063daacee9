"""Halves of paragraphs and tables: what a column or page break has parted is put together.

In: pieces in reading order. Out: the same with the second half of a paragraph joined to its first. That it goes
on is told by its last line being full, the next column not beginning with a first line's indent, and, where
paragraphs are not indented, by the sentence not having ended.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing_tex.readers.pdf.layout.paragraphs.ends import SAME_BASELINE, has_room, is_short, parts_word
from briefing_tex.readers.pdf.layout.paragraphs.measures import EVEN
from briefing_tex.readers.pdf.layout.paragraphs.starts import text_start
from briefing_tex.readers.pdf.layout.paragraphs.within import within_address
from briefing_tex.readers.pdf.layout.parted.tables import continues_table, with_rows_above
from briefing_tex.readers.pdf.layout.pieces import Piece
from briefing_tex.readers.pdf.layout.placed import MARGIN
from briefing_tex.readers.structure.blocks import Block
from briefing_tex.readers.structure.lists import markers
from briefing_tex.readers.structure.scripts import ends_sentence
from briefing_tex.readers.structure.words import caption, run_in_label

_ALIKE = 0.08
"""Difference of sizes of two halves, in parts of the size."""
_INDENT = 0.8
"""Indent of a first line at least, in parts of the size."""
_SMALL_PRINT = (3, 0.92)
"""Lines of such print at most, and its size at most, in parts of the text's."""
_PROSE = 2
"""Lines a paragraph has at least to show how first lines are set."""


def join_halves(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with parted paragraphs whole."""
    indented = _indents_first_lines(pieces)
    joined: list[Piece] = []
    for piece in pieces:
        note = _open_note(joined, piece)
        if note:
            note.lines = note.lines + piece.lines
            continue
        with_rows_above(joined, piece)
        if continues_table(joined, piece):
            continue
        first = _first_half(joined, piece)
        if first is not None and _goes_on(first, piece, indented):
            first.lines, first.short = first.lines + piece.lines, piece.short
            first.right, first.left, first.side, first.page = piece.right, piece.left, piece.side, piece.page
        else:
            if first is not None and _is_whole(first, piece, indented):
                first.ended = True
            joined.append(piece)
    return joined


def _open_note(before: Sequence[Piece], piece: Piece) -> Piece | None:
    """The note before, where a piece is the rest of it on the next page: it stops in mid-sentence there."""
    if piece.kind != "note" or not piece.unmarked:
        return None
    note = next((one for one in reversed(before) if one.kind == "note"), None)
    parted = note is not None and note.lines[-1].page < piece.lines[0].page
    return note if parted and note and not ends_sentence(note.lines[-1].text) else None


def _indents_first_lines(pieces: Sequence[Piece]) -> bool:
    """Whether the first lines of paragraphs are indented, as far as these surely begin one.

    Those below headings count only where there are no others.
    """
    prose = [
        (above, piece)
        for above, piece in pairwise(pieces)
        if len(piece.lines) >= _PROSE
        and piece.kind is None
        and not _marked(piece)
        and _same_column(above, piece)
    ]
    below_others = [piece for above, piece in prose if _ends(above) and _ends(piece)]
    steps = [
        (piece.lines[0].edge - piece.lines[1].edge) / piece.size
        for piece in below_others or [piece for _, piece in prose]
    ]
    flush_or_in = [step for step in steps if step > -0.3]
    return sum(step > _INDENT for step in flush_or_in) * 2 > len(flush_or_in)


def _same_column(above: Piece, piece: Piece) -> bool:
    return (above.page, above.side) == (piece.page, piece.side)


def _ends(piece: Piece) -> bool:
    """Whether a piece is a paragraph or an item that ends a sentence."""
    return piece.kind in (None, "item") and bool(piece.lines) and ends_sentence(piece.lines[-1].text)


def _first_half(before: Sequence[Piece], piece: Piece) -> Piece | None:
    """The last paragraph of the column before, where the piece is the first one of its column."""
    if not piece.lines or piece.kind not in (None, "quote", "code") or piece.side == MARGIN:
        return None
    small = False
    for candidate in reversed(before):
        if _is_float(candidate):
            continue
        if _is_small_print(candidate, piece):
            small = True
            continue
        last = candidate.lines[-1]
        same = (last.page, candidate.side) == (piece.page, piece.side)
        above = same and last.y > piece.lines[0].y
        return None if above or (small and ends_sentence(last.text)) else candidate
    return None


def _is_float(piece: Piece) -> bool:
    """Whether a piece may stand between the halves of a paragraph."""
    beside = piece.kind in ("note", "caption") or piece.side == MARGIN
    return not piece.lines or beside or caption(piece.text) is not None


def _is_small_print(piece: Piece, second: Piece) -> bool:
    """Whether a piece is a line or two at the foot of a column, which stand there beside the text."""
    return (
        piece.kind is None
        and len(piece.lines) <= _SMALL_PRINT[0]
        and piece.size < _SMALL_PRINT[1] * second.size
    )


def _goes_on(first: Piece, second: Piece, indented: bool) -> bool:
    last, line = first.lines[-1], second.lines[0]
    if last.captioning or (last.page == line.page and abs(last.y - line.y) < SAME_BASELINE * line.size):
        return False  # names side by side above two columns, captions of pictures
    if first.kind == second.kind == "code":
        return True
    of_item = first.kind == "item" and abs(line.x0 - _text_edge(first)) < _ALIKE * line.size
    alike = (first.kind, second.kind) in ((None, None), ("quote", "quote"), ("item", None)) or of_item
    if not alike or abs(first.size - second.size) > _ALIKE * second.size:
        return False
    if last.bold != line.bold and not (len(last.text) > 25 and len(line.text) > 25):
        return False
    if _marked(second) or caption(second.text) or run_in_label(line.text) or "\t" in line.text:
        return False
    if within_address(first.lines, line):
        return True
    if first.short or _is_whole(first, second, indented):
        return False
    if not ends_sentence(last.text):
        return True
    hanging = len(first.lines) > 1 and first.lines[0].x0 < last.x0 - _INDENT * last.size
    inset = second.kind != "quote" and line.x0 - second.left > _INDENT * line.size
    return inset if hanging else indented and not inset and len(first.lines) > 1 and not _falls_short(first)


def _falls_short(piece: Piece) -> bool:
    """Whether all lines of a paragraph but the last end where the column does: justified text ends so."""
    *others, last = piece.lines
    return all(abs(line.x1 - piece.right) < EVEN for line in others) and is_short(last, piece.right)


def _is_whole(first: Piece, second: Piece, indented: bool) -> bool:
    """Whether the places of lines say that a piece ends, or that the other begins, where they part."""
    last, line = first.lines[-1], second.lines[0]
    if indented and _begins_as_first_lines_do(first, second):
        return True
    within = within_address(first.lines, line) or parts_word(last, line)
    return has_room(last, line, _right_edge(first)) and not within


def _right_edge(piece: Piece) -> float:
    """Where the lines of a piece were broken: a quotation is set in from both margins alike."""
    inset = min(line.edge for line in piece.lines[1:] or piece.lines) - piece.left
    return piece.right - inset if piece.kind == "quote" and len(piece.lines) > 1 else piece.right


def _begins_as_first_lines_do(first: Piece, second: Piece) -> bool:
    """Whether the second piece begins further in than lines of its paragraph stand, in its column."""
    line, size = second.lines[0], second.size
    edges = [below.x0 for below in second.lines[1:]]
    if not edges and first.kind == "item":
        edges = [_text_edge(first) - first.left + second.left]
    elif not edges:
        edges = [above.x0 - first.left + second.left for above in first.lines[1:]]
    if not edges and first.kind is None:
        edges = [second.left]
    return bool(edges) and line.x0 - min(edges) > _INDENT * size


def _text_edge(item: Piece) -> float:
    """Where the lines of an item begin but for its first."""
    return item.lines[1].x0 if len(item.lines) > 1 else text_start(item.lines[0])


def _marked(piece: Piece) -> bool:
    return not piece.lines[0].inside and bool(markers(Block(piece.lines[0].runs)))
