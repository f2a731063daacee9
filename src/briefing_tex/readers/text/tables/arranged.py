"""How the cells of a table stand in the lines that an extractor made of it: by row, by column, or by both.

In: lines, each of them one cell or several. Out: the rows of the table. Extractors go through a table in boxes:
a box holds some columns, and gives them row by row; the names of the columns stand above their box, or all
before the first one. Of all numbers of rows and columns, and all boxes that use each cell once, those are taken
whose columns are each of one kind, numbers or words, and written alike. This is a guess, and is told as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, product

from msgspec import Struct
from msgspec.structs import replace

from briefing_tex.readers.structure.scripts import has_letters
from briefing_tex.readers.text.tables.pieces import Piece, cell_of, is_figure, is_year, piece_of
from briefing_tex.readers.text.tables.spaced import Row, head_cells, odd, units_of

_Columns = tuple[tuple[Row, ...], int, int]

_NOTHING = re.compile(r"[—–\-―─…/]{1,3}|n/a", re.IGNORECASE)
"""What stands in a cell that has nothing to say."""
_MOST_COLUMNS, _MOST_ROWS = 8, 60
_FEWEST_ROWS, _FEWEST_FIGURES = 2, 4
_MOST_LINES = 160
_MOST_WAYS = 24
"""In how many ways at most the names of columns are parted."""
_MOST_BOXES, _MOST_STEPS, _MOST_EFFORT, _PER_LINE = 3000, 20_000, 800_000, 10
_MOST_FOUND = 40
"""How many arrangements of one size are compared."""
_UNLIKE, _SEVERAL, _SCATTERED, _ON_TOP, _WORDS, _ONE_BY_ONE = 0.6, 2.0, 1.0, 0.1, 0.5, 0.7
"""How unlikely is a column whose figures are written in several ways; one whose cells hold several; names of
columns that stand neither together nor with their boxes; above their boxes; a box of words; one of
several columns, beside others, whose cells stand on lines of their own."""
_TORN_HEAD, _FIGURE_AS_NAME, _SAME_NAME = 0.5, 0.6, 0.3
"""How unlikely it is that the names stand on several lines, and each row on one; that a name is a figure; that
two columns have one name.
"""
_UNIT_IN_NAME, _ALL_FIGURES, _PARTED, _STRAY = 0.3, 0.5, 3.0, 0.6
"""How unlikely are names of rows of which some have a unit; a table without names of rows; white space in a
box; a line that is none of the table."""


class Arrangement(Struct, frozen=True):
    """The rows of a table, the head first, how unlikely they are, and which lines are none of it, by number."""

    rows: tuple[Row, ...]
    unlikely: float
    strays: tuple[int, ...] = ()


class _Box(Struct, frozen=True):
    """Some columns, read row by row: the lines with names of columns just before them, and how many names."""

    lines: tuple[Piece, ...]
    named: int
    columns: tuple[Row, ...]
    start: int
    stop: int
    several: int = 0
    stray: int | None = None
    """The line above the box that is none of the table."""


class Effort:
    """How much more may be tried for the tables of one text: what is hostile takes no long time."""

    def __init__(self) -> None:
        self.left = _MOST_EFFORT


def arrangement(
    texts: Sequence[str], parted: Sequence[bool] = (), effort: Effort | None = None
) -> Arrangement | None:
    """The likeliest table that these lines make, all of them; None if they make none.

    `parted` are those with white space above them.

    >>> texts = ["Port", "Ayr", "Oban", "Ely", "High Low", "3.1 4", "4.0 8", "2.2 5"]
    >>> arrangement(texts).rows
    (('Port', 'High', 'Low'), ('Ayr', '3.1', '4'), ('Oban', '4.0', '8'), ('Ely', '2.2', '5'))
    """
    effort = effort or Effort()
    effort.left -= _PER_LINE * len(texts)
    if not 2 < len(texts) <= _MOST_LINES or effort.left < 0:
        return None
    units = units_of(texts)
    found = [_likeliest([piece_of(text, units) for text in texts], parted, effort)]
    if len(parted) == len(texts) and all(parted[1:]):
        found.append(_likeliest([cell_of(text) for text in texts], parted, effort))
    return min((made for made in found if made), key=lambda made: made.unlikely, default=None)


def _likeliest(pieces: Sequence[Piece], parted: Sequence[bool], effort: Effort) -> Arrangement | None:
    """The likeliest table that these pieces make."""
    told = parted if 0 < sum(parted[1:]) < len(parted) - 1 else ()
    fewest = len(pieces) - 1  # one may be none of the table
    most = sum(max(piece.most, len(piece.words) if piece.heads else 1) for piece in pieces)
    best: Arrangement | None = None
    reader = _Reader(pieces, effort)
    for columns in range(2, _MOST_COLUMNS + 1):
        low, high = -(-fewest // columns) - 1, min(most // columns - 1, _MOST_ROWS)
        for rows in range(max(low, _FEWEST_ROWS), high + 1):
            search = _Search(reader, columns, rows)
            for boxes in islice(search.boxes(0, 0, 0, False), _MOST_FOUND):
                effort.left -= _PER_LINE + rows * columns
                made = _made(boxes, told)
                if made and (best is None or made.unlikely < best.unlikely):
                    best = made
    return best


class _Reader:
    """Reads boxes, each only once, and no more than `left` of them: a long list of short lines is no table."""

    def __init__(self, pieces: Sequence[Piece], effort: Effort) -> None:
        self.pieces, self.effort = pieces, effort
        self.left = _MOST_BOXES
        self.steps = _MOST_STEPS
        self._read: dict[tuple[int, int, int], _Columns] = {}

    @property
    def tired(self) -> bool:
        return min(self.left, self.steps, self.effort.left) < 0

    def step(self) -> None:
        self.steps -= 1
        self.effort.left -= 1

    def box(self, start: int, rows: int, wide: int) -> _Columns:
        """The columns of so many cells from `start` on; none where they are not each of one kind."""
        key = start, rows, wide
        if key not in self._read:
            self.left -= 1
            self.effort.left -= rows * wide
            self._read[key] = _columns(self.pieces, start, rows, wide)
        return self._read[key]


class _Search:
    """Looks for the boxes of a table of one size."""

    def __init__(self, reader: _Reader, columns: int, rows: int) -> None:
        self._reader, self._columns, self._rows = reader, columns, rows
        self._pieces = reader.pieces
        self._dead: set[tuple[int, int, int, bool]] = set()

    def boxes(self, start: int, named: int, filled: int, strayed: bool) -> Iterator[tuple[_Box, ...]]:
        """Each way to read the lines from `start` on, so many columns being named and filled before."""
        if filled == self._columns:
            if start == len(self._pieces):
                yield ()
            return
        if (start, named, filled, strayed) in self._dead or self._reader.tired:
            return
        self._reader.step()
        alive = False
        if start and not strayed and start < len(self._pieces) and self._pieces[start].heads:
            for first, *rest in self.boxes(start + 1, named, filled, True):
                alive = True
                yield (replace(first, stray=start), *rest)
        for after, names in self._names(start, self._columns - named):
            for wide in range(1, min(named + names, self._columns) - filled + 1):
                columns, stop, several = self._reader.box(after, self._rows, wide)
                if not columns:
                    continue
                box = _Box(tuple(self._pieces[start:after]), names, columns, after, stop, several)
                for others in self.boxes(stop, named + names, filled + wide, strayed):
                    alive = True
                    yield (box, *others)
        if not alive:
            self._dead.add((start, named, filled, strayed))

    def _names(self, start: int, most: int) -> Iterator[tuple[int, int]]:
        """Where names of columns may end that begin at `start`, and how many: none, or at most so many."""
        yield start, 0
        words = 0
        for stop in range(start + 1, min(start + most, len(self._pieces)) + 1):
            if not self._pieces[stop - 1].heads:
                return
            words += len(self._pieces[stop - 1].words)
            yield from ((stop, names) for names in range(stop - start, min(words, most) + 1))


def _columns(pieces: Sequence[Piece], start: int, rows: int, wide: int) -> _Columns:
    """So many columns from `start` on, each of one kind, where they end, and how many cells hold several."""
    kinds = [""] * wide
    found: list[Row] = []
    several = 0
    for _ in range(rows):
        row, start, more = _row(pieces, start, wide)
        if len(row) != wide:
            return (), start, 0
        for place, cell in enumerate(row):
            kind = "" if _NOTHING.fullmatch(cell) else "N" if is_figure(cell) else "W"
            if kind and kinds[place] not in ("", kind):
                return (), start, 0
            kinds[place] = kind or kinds[place]
        found.append(row)
        several += more
    return tuple(zip(*found, strict=True)), start, several


def _row(pieces: Sequence[Piece], start: int, wide: int) -> tuple[Row, int, bool]:
    """The cells of a row, from as few lines as will do, and where the next one begins."""
    row: Row = ()
    several = False
    while start < len(pieces) and len(row) < wide:
        piece = pieces[start]
        left = wide - len(row)
        count = piece.most if piece.most <= left else max((one for one in piece.ways if one <= left), default=0)
        if count == 0 or (piece.most > left and not left == count == 1):
            return (), start, False
        several |= count == 1 and piece.several
        row += piece.ways[count]
        start += 1
    return row, start, several


def _made(boxes: Sequence[_Box], parted: Sequence[bool]) -> Arrangement | None:
    """The table that boxes make; None where it has too few figures, or no names."""
    columns = [column for box in boxes for column in box.columns]
    names = tuple(name for box in boxes for name in _cut(box.lines, box.named))
    figures = [column for column in columns if any(map(is_figure, column))]
    if sum(map(is_figure, (cell for column in columns for cell in column))) < _FEWEST_FIGURES:
        return None
    if not has_letters("".join(names)) or (len(figures) == len(columns) and not all(map(has_letters, names))):
        return None
    unlikely = sum(map(odd, names)) + _SEVERAL * sum(bool(box.several) for box in boxes) + _style(boxes)
    unlikely += sum(_UNLIKE * (_forms(column) > 1) for column in figures)
    unlikely += sum(_WORDS for box in boxes[1:] if len(box.columns) == 1 and box.columns[0] not in figures)
    unlikely += _SAME_NAME * (len(names) - len(set(names)))
    unlikely += _FIGURE_AS_NAME * sum(is_figure(name) and not is_year(name) for name in names)
    wide = [box for box in boxes if len(box.columns) > 1] if len(boxes) > 1 else []
    unlikely += sum(
        _ONE_BY_ONE for box in wide if box.stop - box.start == len(box.columns) * len(box.columns[0])
    )
    brackets = sum("(" in cell or "（" in cell for cell in columns[0])
    unlikely += _UNIT_IN_NAME * (0 < brackets < len(columns[0])) + _ALL_FIGURES * (len(figures) == len(columns))
    unlikely += _PARTED * _torn(boxes, parted) / len(parted) if parted else 0.0
    strays = tuple(box.stray for box in boxes if box.stray is not None)
    return Arrangement((names, *zip(*columns, strict=True)), unlikely + _STRAY * len(strays), strays)


def _cut(lines: Sequence[Piece], count: int) -> Row:
    """The names of columns on these lines, so many of them: of all ways to part them, the likeliest."""
    counts = product(*(range(1, len(line.words) + 1) for line in lines))
    ways = (
        tuple(cell for line, one in zip(lines, way, strict=True) for cell in head_cells(line.words, one))
        for way in islice((way for way in counts if sum(way) == count), _MOST_WAYS)
    )
    return min(ways, key=lambda names: sum(map(odd, names)), default=())


def _torn(boxes: Sequence[_Box], parted: Sequence[bool]) -> int:
    """How many lines have white space above them within a box of one column, or none above a box."""
    within = sum(
        parted[line] for box in boxes if len(box.columns) == 1 for line in range(box.start + 1, box.stop)
    )
    return within + sum(not parted[box.start - len(box.lines)] for box in boxes[1:])


def _style(boxes: Sequence[_Box]) -> float:
    """How unlikely it is where the names of the columns stand."""
    if (
        len(boxes) == 1
        and len(boxes[0].lines) > 1
        and boxes[0].stop - boxes[0].start == len(boxes[0].columns[0])
    ):
        return _TORN_HEAD
    if not any(box.named for box in boxes[1:]):
        return 0.0
    named = filled = 0
    for box in boxes:
        if box.named and named > filled:
            return _SCATTERED
        named, filled = named + box.named, filled + len(box.columns)
    alone = all(box.named == len(box.columns) for box in boxes)
    return (0.0 if len(boxes) == 2 else _ON_TOP) if alone else 2 * _ON_TOP


def _forms(column: Row) -> int:
    """In how many ways the figures of a column are written: signs, decimals and what stands behind them."""
    return len({form_of(cell) for cell in column if not _NOTHING.fullmatch(cell)})


@lru_cache(maxsize=2048)
def form_of(text: str) -> tuple[bool, str]:
    """How a figure is written: whether with a sign, its decimals and what stands behind it."""
    tail = re.search(r"(?:[.]\d+)?[^\d]*$", text)
    return bool(re.match(r"[+\-−–±]", text)), re.sub(r"\d+", "0", tail[0]) if tail else ""
