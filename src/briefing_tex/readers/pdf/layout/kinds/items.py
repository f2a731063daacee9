"""List items: which pieces are items, and which are further paragraphs of them.

In: pieces in reading order, headings among them. Out: the same with kinds; what only looks like an item, for it
is a further paragraph that begins with a number, is marked as none.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from briefing_tex.readers.pdf.layout.kinds.typed_numbers import typed_numbers
from briefing_tex.readers.pdf.layout.paragraphs.measures import ALIGNED, EVEN, SAME_SIZE
from briefing_tex.readers.pdf.layout.paragraphs.starts import is_set_in, text_start
from briefing_tex.readers.pdf.layout.pieces import Piece
from briefing_tex.readers.structure.blocks import Block
from briefing_tex.readers.structure.lists import markers
from briefing_tex.readers.structure.numbering import bullet

_EXACT = 0.06
"""The same of markers, where those of nested items may stand near by."""


def mark_items(pieces: Sequence[Piece], indent: float, size: float) -> None:
    """Paragraphs with markers next to each other are items, where headings are known by their look.

    Notes and further paragraphs may stand between them; `indent` is that of first lines, in parts of the size,
    which for most of the text is `size`.
    """
    if not any(piece.kind == "heading" for piece in pieces):
        return
    text = _without_code_of_items([piece for piece in pieces if piece.kind != "note"])
    shown = any(_is_paragraph(piece, indent) for piece in text)
    for piece in typed_numbers([piece for piece in text if shown and _begins_with_marker(piece)], text, indent):
        piece.unmarked = True
    for above, piece, below in zip([None, *text], text, [*text[1:], None], strict=False):
        piece.unmarked = piece.unmarked or _is_signed(above, piece, below)
    marked = [_begins_with_marker(piece) for piece in text]
    set_in = [len(one.lines) > 1 and is_set_in(one.lines[0], one.lines[1], indent) for one in text]
    marked_alike = [mark and (other, mark) for mark, other in zip(marked, set_in, strict=True)]
    starts = [
        _offset(piece)
        for piece in text
        if piece.lines and piece.kind is None and not _begins_with_marker(piece)
    ]
    items: list[Piece] = []
    for index, piece in enumerate(text):
        items = _open_items(items, text[index - 1]) if index else []
        if marked[index] and indent and any(_is_further(piece, item, indent, size) for item in items):
            piece.unmarked = True
        elif marked[index] and (
            marked_alike[index] in marked_alike[max(index - 1, 0) : index]
            or marked_alike[index] in marked_alike[_after_further(text, index, indent) :][:1]
            or bullet(piece.lines[0].text) is not None
            or _hangs(piece)
            or (indent and _stands_as_none(piece, starts))
            or (index and _is_announced(text[index - 1], piece))
        ):
            piece.kind = "item"


def _is_paragraph(piece: Piece, indent: float) -> bool:
    """Whether a piece is a paragraph of several lines without a marker, whose first line is set in."""
    several = len(piece.lines) > 1 and piece.kind is None and not _begins_with_marker(piece)
    return several and is_set_in(piece.lines[0], piece.lines[1], indent)


def _without_code_of_items(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without blocks of code that stand below the text of an item."""
    kept: list[Piece] = []
    for piece in pieces:
        above = kept[-1] if kept else None
        if above and piece.kind == "code" and _begins_with_marker(above) and _is_below(piece, above):
            continue
        kept.append(piece)
    return kept


def _is_signed(above: Piece | None, piece: Piece, below: Piece | None) -> bool:
    """Whether what begins with a dash, alone, says whose words stand above it: it does not hang as items do."""
    dashed = [bool(one and one.lines and one.lines[0].text[:1] in _DASHES) for one in (above, piece, below)]
    return dashed == [False, True, False] and len(piece.lines) <= _LINES_OF_NAME and not _hangs(piece)


_LINES_OF_NAME = 2
"""Lines that the name of a speaker takes at most."""
_DASHES = "—―"
"""What stands before the name of a speaker; lists seldom have it."""


def _is_below(piece: Piece, item: Piece) -> bool:
    """Whether code begins where the text of an item does, or further in, with little white space above."""
    near = piece.gap <= _NEAR or piece.page > item.page
    return near and piece.lines[0].x0 > text_start(item.lines[0]) - ALIGNED * item.size


_NEAR = 0.5
"""White space above code that belongs to an item at most, in lines."""


def _open_items(items: list[Piece], above: Piece) -> list[Piece]:
    """The items that a paragraph below `above` may belong to."""
    if above.kind == "item":
        return [*items, above]
    return items if above.unmarked or above.kind is None else []


def _is_further(piece: Piece, item: Piece, indent: float, size: float) -> bool:
    """Whether what begins with a number is a further paragraph of an item, set in as first lines are.

    Smaller text may be set in as far as that of the usual `size`.
    """
    first, start = piece.lines[0], text_start(item.lines[0])
    steps = (place - start - indent * own for place in (first.x0, first.edge) for own in (piece.size, size))
    near = min(map(abs, steps)) < _EXACT * piece.size
    exact = bullet(first.text) is None and near
    return piece.gap == 0 and exact and _stands_in(piece, item, indent)


def _begins_with_marker(piece: Piece) -> bool:
    plain = bool(piece.lines) and piece.kind is None and not (piece.lines[0].inside or piece.unmarked)
    return plain and bool(markers(Block(piece.lines[0].runs)))


def _after_further(pieces: Sequence[Piece], index: int, indent: float) -> int:
    """The place behind an item and the paragraphs below it that stand where its text does."""
    item = pieces[index]
    further = takewhile(
        lambda one: bool(one.lines) and one.kind is None and _stands_in(one, item, indent), pieces[index + 1 :]
    )
    return index + 1 + sum(1 for _ in further)


def _offset(piece: Piece) -> float:
    """How far a piece begins within its column, in pt."""
    return piece.lines[0].x0 - piece.left


def _stands_as_none(piece: Piece, starts: Sequence[float]) -> bool:
    """Whether a piece begins within the column, at none of the places where paragraphs begin."""
    own, near = _offset(piece), _EXACT * piece.size
    return not piece.bold and own > near and all(abs(own - start) > near for start in starts)


def _is_announced(above: Piece, piece: Piece) -> bool:
    """Whether a number alone stands below a colon, and is no heading by its look."""
    colon = above.kind is None and above.text.rstrip()[-1:] in (":", "：")
    return colon and piece.page == above.page and not piece.bold and piece.size < above.size * (1 + SAME_SIZE)


def _hangs(piece: Piece) -> bool:
    """Whether all lines but the first begin where the text behind its marker does."""
    start = text_start(piece.lines[0])
    return len(piece.lines) > 1 and all(
        abs(line.edge - start) < ALIGNED * line.size for line in piece.lines[1:]
    )


def mark_further(pieces: Sequence[Piece], indent: float) -> None:
    """Paragraphs below an item whose lines begin where its text does belong to it: no white space parts them.

    At the head of a page what stands above is not known; `indent` is that of first lines, in parts of the size.
    The rest of an item there, whose lines all begin where its text does, is no paragraph of its own.
    """
    items: list[Piece] = []
    for above, piece in pairwise(pieces):
        items = [*items, above] if above.kind == "item" else items
        on_next_page = piece.page > above.page
        if piece.kind == "item" or not piece.lines:
            continue
        if indent and on_next_page and _is_rest(piece, items[-1:]):
            piece.further = True
            continue
        of_code = above.kind == "code" and above.further
        below = piece.gap == 0 or (on_next_page and not _is_even(piece)) or of_code
        goes_on = piece.kind is None and below
        if goes_on and any(_stands_in(piece, item, indent) for item in items):
            piece.gap = 0.0
            piece.further = True
        elif piece.kind == "code" and items and _is_below(piece, items[-1]):
            piece.further, piece.unit = True, items[-1].size
        elif piece.kind != "note":
            items = []


def _is_rest(piece: Piece, items: Sequence[Piece]) -> bool:
    """Whether all lines of a piece begin where the text of an item does."""
    starts = [text_start(item.lines[0]) for item in items]
    near = (abs(line.edge - start) < ALIGNED * line.size for start in starts for line in piece.lines)
    return piece.kind is None and bool(items) and all(near)


def _is_even(piece: Piece) -> bool:
    """Whether lines are set in from both margins alike, as those of a quotation are."""
    inset = min(line.x0 for line in piece.lines) - piece.left
    ends = [line.x1 for line in piece.lines if not line.may_hang]
    return len(piece.lines) > 1 and bool(ends) and abs(piece.right - max(ends) - inset) < EVEN


def _stands_in(piece: Piece, item: Piece, indent: float) -> bool:
    start, size = text_start(item.lines[0]), piece.size
    places = [start + indent * size, *[start] * (len(piece.lines) - 1)]
    return all(
        min(abs(line.x0 - place), abs(line.edge - place)) < ALIGNED * size
        for line, place in zip(piece.lines, places, strict=True)
    )
