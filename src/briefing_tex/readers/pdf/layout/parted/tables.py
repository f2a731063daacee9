"""Tables over page breaks: the rows on the next page belong to the table before.

In: pieces in reading order, a piece that comes next. Out: whether it is more of the table, whose rows it then
has become. It is where it repeats the head, and where it begins a page at the same edge with as many columns
and no head of its own. A row that the break has cut is made whole; a head alone above the break, or with a row
or two, belongs to the table below it that repeats it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from briefing_tex.readers.pdf.layout.pieces import Piece, box_of_line
from briefing_tex.readers.pdf.layout.tables.grids import NUMBER
from briefing_tex.readers.structure.blocks import Block, Run
from briefing_tex.readers.structure.breaks import join_blocks
from briefing_tex.readers.structure.joins import Habits, unfinished
from briefing_tex.readers.structure.scripts import ends_sentence, squeezed
from briefing_tex.readers.structure.words import caption

_EDGE = 6.0
"""How far an edge of the halves of a table may differ, in pt: without rules the text tells it."""
_SHARED = 0.8
"""Part of its width that a head alone, which may be centred above its columns, shares with the rows."""

_QUANTITY = re.compile(rf"(?:{NUMBER.pattern})(?:\s?[–—~～-]\s?\d+)?\s?\D{{0,6}}")
"""A figure or a range, and its unit, as cells have them."""
_YEAR = re.compile(r"(?:1[89]|20)\d\d(?!\d)")

_MOST_LINES = 6
"""Pieces at most that the lines of a head and its first rows may be read as."""

_Cell = tuple[Run, ...]
_Row = tuple[_Cell, ...]


def continues_table(before: Sequence[Piece], piece: Piece) -> bool:
    """Whether a piece is more of the table before it; its rows go there."""
    table = next((one for one in reversed(before) if one.kind != "note"), None)
    if table is None or not table.cells:
        return False
    rows = piece.cells or _as_row(piece, len(table.cells[0]))
    if not rows or table.boxes[-1].page > piece.page:
        return False
    on_next_page = table.boxes[-1].page != table.boxes[0].page or table.boxes[-1].page < piece.page
    if on_next_page:
        table.cells, rows = _with_columns_of(table.cells, rows), _with_columns_of(rows, table.cells)
    repeats = list(map(_words, rows[0])) == list(map(_words, table.cells[0]))
    if not repeats and (not on_next_page or (piece.cells and not _goes_on(table, piece))):
        return False  # a table of its own
    if repeats:
        rows = rows[max(table.head, _alike(rows, table.cells)) :]
    if rows and _is_cut(table.cells[-1], rows[0]):
        habits = Habits.of("\n".join(_words(cell) for row in (*table.cells, *rows) for cell in row))
        whole = tuple(
            join_blocks(Block(above), Block(below), habits).runs if _words(below) else above
            for above, below in zip(table.cells[-1], rows[0], strict=True)
        )
        table.cells, rows = (*table.cells[:-1], whole), rows[1:]
    table.cells += rows
    table.boxes += piece.boxes or (box_of_line(piece.lines[0]),)
    return True


def _with_columns_of(rows: Sequence[_Row], others: Sequence[_Row]) -> tuple[_Row, ...]:
    """The rows with the columns without a name that the others have besides: on one page they are all empty."""
    names, more = [_words(cell) for cell in rows[0]], [_words(cell) for cell in others[0]]
    if "" not in more or not any(names) or names != [name for name in more if name]:
        return tuple(rows)
    return tuple(_spread(row, more) for row in rows)


def _spread(row: _Row, names: Sequence[str]) -> _Row:
    """The cells of a row in the columns that have names."""
    cells = iter(row)
    return tuple(next(cells) if name else () for name in names)


def _alike(rows: Sequence[_Row], others: Sequence[_Row]) -> int:
    """How many rows two tables begin with alike: a head may have several, whatever was taken for it.

    Rows with figures are none of it, though they may come again.
    """
    pairs = ([list(map(_words, row)) for row in pair] for pair in zip(rows, others, strict=False))
    alike = [first for first, _ in takewhile(lambda pair: pair[0] == pair[1], pairs)]
    return next((at for at, row in enumerate(alike) if at and _has_quantities(row)), len(alike))


def _has_quantities(row: Sequence[str]) -> bool:
    """Whether a row has figures in its cells that are no years: it is none of the head."""
    return any(_QUANTITY.fullmatch(cell) and not _YEAR.match(cell) for cell in row)


def with_rows_above(before: list[Piece], piece: Piece) -> None:
    """Take the first lines of a table from the last pieces before it, where they stand at the foot of a page.

    They are its head, which stands again below the break, and rows that are too few to show that they are some.
    """
    caption_at = len(before) - (bool(piece.cells and before) and _is_caption(before[-1], piece.page))
    while caption_at and _may_be_note(before[caption_at - 1]):
        caption_at -= 1
    tail: list[Piece] = []
    for above in before[:caption_at][: -_MOST_LINES - 1 : -1]:
        if not piece.cells or not above.lines or above.page != piece.page - 1:
            break
        tail.insert(0, above)
    for start in range(len(tail)):
        rows = _rows_below_head(tail[start:], piece.cells)
        if rows is not None:
            piece.cells = (piece.cells[0], *rows, *piece.cells[1 + _is_whole_row(rows, piece.cells) :])
            boxes = tuple(box_of_line(line) for one in tail[start:] for line in one.lines)
            piece.boxes = (*boxes, *piece.boxes) if rows else piece.boxes
            del before[caption_at - len(tail) + start : caption_at]
            if len(before) > 1 and squeezed(before[-1].text) == squeezed(before[-2].text):
                del before[-1]  # the caption stands again as well
            return


def _may_be_note(piece: Piece) -> bool:
    """Whether a piece is a note, or might be one: a number and a sentence."""
    return piece.kind == "note" or bool(_NUMBERED.match(piece.text) and ends_sentence(piece.text))


_NUMBERED = re.compile(r"[\[［(（]?\d{1,3}[\]］)）.]?\s")


def _is_caption(piece: Piece, page: int) -> bool:
    return piece.page == page and bool(piece.lines) and caption(piece.text) is not None


def _rows_below_head(pieces: Sequence[Piece], cells: Sequence[_Row]) -> tuple[_Row, ...] | None:
    """The rows that pieces are below the head of a table; None if they do not begin with its head."""
    head = sorted("".join(squeezed(_words(cell)) for cell in cells[0]))
    text = ""
    for count, piece in enumerate(pieces, 1):
        text += squeezed(piece.text)
        if sorted(text) == head:
            rows = [_as_row(one, len(cells[0])) for one in pieces[count:]]
            half = _other_half(pieces[-1], cells[1]) if len(pieces) == count + 1 and len(cells) > 1 else None
            rows = [(half,)] if half else rows
            return tuple(row for made in rows for row in made) if all(rows) else None
    return None


def _other_half(piece: Piece, row: _Row) -> _Row | None:
    """A row whose cells of one line stand above the break, and those of more lines below it."""
    empty = [place for place, cell in enumerate(row) if not _words(cell)]
    parts = piece.text.split("\t") if len(piece.lines) == 1 and 0 < len(empty) < len(row) else []
    if not parts or len(parts) != len(empty):
        return None
    texts = dict(zip(empty, parts, strict=True))
    return tuple((Run(texts[i].strip()),) if i in texts else cell for i, cell in enumerate(row))


def _is_whole_row(rows: Sequence[_Row], cells: Sequence[_Row]) -> bool:
    """Whether the last of the rows above the break is the first one below it, made whole."""
    below = [_words(cell) for cell in cells[1]] if rows and len(cells) > 1 else []
    whole = [_words(cell) for cell in rows[-1]] if rows else []
    return any(below) and all(not words or words == one for words, one in zip(below, whole, strict=False))


def _goes_on(table: Piece, piece: Piece) -> bool:
    """Whether a table at the top of the next page, without a head, stands where the one before does."""
    below, above = piece.boxes[0], table.boxes[-1]
    shared = min(above.x1, below.x1) - max(above.x0, below.x0)
    lone = len(table.cells) == 1 or (len(piece.cells) == 1 and not _words(piece.cells[0][0]))
    within = lone and shared > _SHARED * min(above.x1 - above.x0, below.x1 - below.x0)
    beside = within or abs(below.x0 - above.x0) <= _EDGE or abs(below.x1 - above.x1) <= _EDGE
    alike = len(piece.cells[0]) == len(table.cells[0]) and beside
    return alike and not piece.head and below.page == above.page + 1


def _as_row(piece: Piece, columns: int) -> tuple[_Row, ...]:
    """A line of as many parts side by side as a table has columns, as a row of it."""
    parts = piece.text.split("\t") if len(piece.lines) == 1 else []
    return (tuple((Run(part.strip()),) for part in parts),) if len(parts) == columns else ()


def _is_cut(last: _Row, row: _Row) -> bool:
    """Whether a row is the rest of the last one: some cells say nothing, others go on in mid-sentence.

    No figure goes on with another one. Where all cells say something, one of them surely goes on, and none
    begins as cells of rows do.
    """
    pairs = [(_words(above), _words(below)) for above, below in zip(last, row, strict=False)]
    filled = [(above, below) for above, below in pairs if below]
    if not all(above and not ends_sentence(above) for above, _ in filled):
        return False
    if any(_QUANTITY.fullmatch(above) and _QUANTITY.fullmatch(below) for above, below in filled):
        return False
    if len(filled) < len(row):
        return True
    return any(_surely_goes_on(*pair) for pair in filled) and all(_may_go_on(*pair) for pair in filled)


def _surely_goes_on(above: str, below: str) -> bool:
    """Whether a cell breaks off before a small letter, or within a bracket that is closed below."""
    opened = sum(map(above.count, "(（")) - sum(map(above.count, ")）"))
    closed = sum(map(below.count, ")）")) - sum(map(below.count, "(（"))
    return (opened > 0 and closed > 0) or (below[:1].islower() and above[-1:].isascii() and unfinished(above))


def _may_go_on(above: str, below: str) -> bool:
    """Whether a cell need not begin a row: it begins with no capital and no figure, as those of rows do."""
    return not (below[:1].isupper() or below[:1].isdecimal() or NUMBER.fullmatch(above))


def _words(cell: Sequence[Run]) -> str:
    return "".join(run.text for run in cell).strip()
