"""How columns share the room that they leave: so that the rows of their table are low.

In: widths in em: what columns need, their cells and words on one line, the room. Out: shares of it.
"""

from __future__ import annotations

from collections.abc import Sequence

PADDING = 1.0  # em: the white space at both sides of a column
_RAGGED = 1.12
"""How much more of a line its words take, for it ends before the word that has no room."""
_STEP = 1.0  # em: room given at once
_BESIDE = PADDING + 0.2  # em: the same with what rounding may take
_LITTLE = 2.0  # em: a cell that lacks no more is better whole than broken
_NAME = 8.0  # em: so is a name without spaces, in Chinese perhaps, that lacks no more
_FOR_NAMES = 0.4
"""Part of the room that may be spent on that."""
_ROWS = 16
"""Rows by which the widths are found at most."""
_CELL = 0.05
"""What a line less of a cell is worth, in parts of a line less of its row."""


def shares(
    leasts: Sequence[float], rows: Sequence[Sequence[float]], names: Sequence[float], room: float
) -> list[float]:
    """The share of each column in the room.

    `names` are the longest words of the columns. What lets them stand on one line comes first, if it is little.
    The rest is given away bit by bit, each to the column for which rows lose the most height; when none is left
    that would, to all.

    >>> [round(share, 2) for share in shares([5, 8], [[3, 70], [3, 30]], [3, 7], 20)]
    [0.0, 1.0]
    >>> [round(share, 2) for share in shares([5, 5], [[3, 3]], [3, 3], 20)]
    [0.5, 0.5]
    >>> shares([5], [[70], [30]], [4], 20), shares([5], [[4]], [4], -3)
    ([1.0], [1.0])
    """
    longest = [max(row[place] for row in rows) for place in range(len(leasts))]
    widths = _with_names_whole(leasts, longest, names, room)
    left = room - sum(widths) + sum(leasts)
    some = _telling(rows, widths)
    lines = [[_lines(cell, width) for cell, width in zip(row, widths, strict=True)] for row in some]
    while left > 0 and any(height > 1 for row in lines for height in row):
        step = min(_STEP, left)
        wider = [[_lines(row[place], width + step) for row in some] for place, width in enumerate(widths)]
        gains = [_gain(lines, place, heights) for place, heights in enumerate(wider)]
        best: tuple[int, ...] = (gains.index(max(gains)),)
        if len(widths) > 1 and left >= 2 * step:
            best = _better_pair(lines, wider, best, max(gains))
        for place in best:
            for row, height in zip(lines, wider[place], strict=True):
                row[place] = height
            widths[place] += step
            left -= step
    given = [
        width - least + max(left, 0.0) * least / sum(leasts)
        for width, least in zip(widths, leasts, strict=True)
    ]
    return [part / sum(given) for part in given] if sum(given) else [1 / len(given)] * len(given)


def _telling(rows: Sequence[Sequence[float]], widths: Sequence[float]) -> list[Sequence[float]]:
    """Rows of more than one line, of each column that makes them high as great a part as of the others.

    >>> _telling([[3, 3], [70, 3], [3, 3]], [5, 5])
    [[70, 3]]
    """
    high = []
    for row in rows:
        lines = [_lines(cell, width) for cell, width in zip(row, widths, strict=True)]
        if (most := max(lines)) > 1:
            high.append((lines.index(most), most, row))
    high.sort(key=lambda found: found[:2])
    return [row for _, _, row in high[:: -(-len(high) // _ROWS) or 1]]


def _with_names_whole(
    leasts: Sequence[float], longest: Sequence[float], names: Sequence[float], room: float
) -> list[float]:
    """What columns need; and what lets names stand on one line, those first that lack the least for it."""
    lacks = sorted(
        (most + _BESIDE - least, place)
        for all_of, much in ((longest, _LITTLE), (names, _NAME))
        for place, (most, least) in enumerate(zip(all_of, leasts, strict=True))
        if 0 < most + _BESIDE - least <= much
    )
    widths, left = list(leasts), _FOR_NAMES * room
    for lack, place in lacks:
        more = leasts[place] + lack - widths[place]
        if more > left:
            break
        widths[place] += max(more, 0.0)
        left -= max(more, 0.0)
    return widths


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


def _better_pair(
    lines: Sequence[Sequence[float]], wider: Sequence[Sequence[float]], best: tuple[int, ...], gain: float
) -> tuple[int, ...]:
    """Two columns that make rows lower together, where that is worth more than twice what one column does.

    Two cells may make a row high, and then neither column lowers it alone.
    """
    pairs: dict[tuple[int, ...], float] = {}
    for number, row in enumerate(lines):
        *others, second, first = sorted(range(len(row)), key=row.__getitem__)
        if row[first] > 1:
            pair = (first, second) if first < second else (second, first)
            left = max(wider[first][number], wider[second][number], *(row[place] for place in others[-1:]))
            pairs[pair] = pairs.get(pair, 0.0) + row[first] - left
    most = max(pairs, key=pairs.__getitem__, default=best)
    return most if pairs.get(most, 0.0) / 2 > gain else best


def _lines(cell: float, width: float) -> float:
    """The height of a cell in lines, and parts of one, from its width on one line."""
    inner = width - PADDING
    return 1.0 if cell <= inner else max(cell * _RAGGED / inner, 1.0)
