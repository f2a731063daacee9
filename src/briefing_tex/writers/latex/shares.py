"""How columns share the room that they leave: so that the rows of their table are low.

In: the widths in em that columns need, those of their cells on one line, the room. Out: shares of it.
"""

from __future__ import annotations

from collections.abc import Sequence

_PADDING = 1.0  # em: the white space at both sides of a column
_RAGGED = 1.12
"""How much more of a line its words take, for it ends before the word that has no room."""
_STEP = 1.0  # em: room given at once
_LITTLE = 1.5  # em: lacking that much, a cell is better whole than broken
_ROWS = 16
"""Rows by which the widths are found at most: the others are much alike."""
_CELL = 0.05
"""What a line less of a cell is worth, in parts of a line less of its row."""


def shares(leasts: Sequence[float], rows: Sequence[Sequence[float]], room: float) -> list[float]:
    """The share of each column in the room.

    A column that lacks little for its cells to stand on one line gets that first. The rest is given away bit by
    bit, each to the column for which rows lose the most height; when none is left that would, to all.

    >>> [round(share, 2) for share in shares([5, 8], [[4, 70], [4, 30]], 20)]
    [0.0, 1.0]
    >>> [round(share, 2) for share in shares([5, 5], [[4, 4]], 20)]
    [0.5, 0.5]
    >>> shares([5], [[70], [30]], 20), shares([5], [[4]], -3)
    ([1.0], [1.0])
    """
    some = rows[:: -(-len(rows) // _ROWS)]
    widths = _nearly_whole(leasts, some, room)
    left = room - sum(widths) + sum(leasts)
    lines = [[_lines(cell, width) for cell, width in zip(row, widths, strict=True)] for row in some]
    while left > 0 and any(height > 1 for row in lines for height in row):
        step = min(_STEP, left)
        wider = [[_lines(row[place], width + step) for row in some] for place, width in enumerate(widths)]
        gains = [_gain(lines, place, heights) for place, heights in enumerate(wider)]
        best = gains.index(max(gains))
        for row, height in zip(lines, wider[best], strict=True):
            row[best] = height
        widths[best] += step
        left -= step
    given = [
        width - least + max(left, 0.0) * least / sum(leasts)
        for width, least in zip(widths, leasts, strict=True)
    ]
    return [part / sum(given) for part in given] if sum(given) else [1 / len(given)] * len(given)


def _nearly_whole(leasts: Sequence[float], rows: Sequence[Sequence[float]], room: float) -> list[float]:
    """What columns need, or a little more where no cell is broken then."""
    longest = [max(row[place] for row in rows) + _PADDING for place in range(len(leasts))]
    widths = [
        most if least < most <= least + _LITTLE else least for least, most in zip(leasts, longest, strict=True)
    ]
    return widths if sum(widths) - sum(leasts) <= room else list(leasts)


def _gain(lines: Sequence[Sequence[float]], place: int, heights: Sequence[float]) -> float:
    """How much lower rows are where a column has these heights."""
    gain = 0.0
    for row, height in zip(lines, heights, strict=True):
        own = row[place]
        if height < own:
            gain += _CELL * (own - height)
            if own == max(row):
                gain += own - max((height, *row[:place], *row[place + 1 :]))
    return gain


def _lines(cell: float, width: float) -> float:
    """The height of a cell in lines, and parts of one, from its width on one line."""
    inner = width - _PADDING
    return 1.0 if cell <= inner else max(cell * _RAGGED / inner, 1.0)
