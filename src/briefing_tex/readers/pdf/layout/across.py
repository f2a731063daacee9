"""What takes the whole width of a page in columns: what reaches over a gutter, and what goes with it.

In: what stands on a page, the gutters between its columns. Out: the identities of what takes the whole width:
the page is read down to it column by column, and from it on anew.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_tex.readers.pdf.layout.gutters import TITLE, Gutters, column_of
from briefing_tex.readers.pdf.layout.heads_over import headings_below, headings_over
from briefing_tex.readers.pdf.layout.placed import Placed, side_of

_MASTHEAD = 3
"""Rows above a title at most."""
_SHORT = 0.7
"""Width of their lines at most, in parts of that of their column."""
_AT_EDGE = 0.3
"""How far from the edge of its column a heading begins at most, in parts of the text's size."""
_LARGER = 1.15
"""Size of a title at least, in parts of that of a heading beside it."""
_FEW = 2
"""Lines beside a table at least that is too wide for its column."""
_CLEAR = 1.2
"""Distance of a line of the title block from the columns below it at least, in parts of its size."""
_NEXT_LINE = 2.0
"""Distance of the lines of a paragraph at most, in parts of the size."""


def whole_width(page: Sequence[Placed], gutters: Gutters, size: float) -> set[int]:
    """The identities of what reaches over a gutter, with what stands beside it.

    At the head of a page, much larger text is the title, with the short lines above it, and below it a row that
    stands on several sides of the gutters, smaller than the text or larger and centred, is of the title block;
    so is what stands in the middle of the page above all that stands in the other columns.
    """
    left = min((one.x0 for one in page), default=0.0)
    right = max((one.x1 for one in page), default=0.0)

    def is_large(row: Sequence[Placed]) -> bool:
        return all(one.size > TITLE * size and not _heads_column(one, page, gutters) for one in row)

    rows = _rows(page)
    titled = next((place for place, row in enumerate(rows[: _MASTHEAD + 1]) if is_large(row)), 0)
    short = all(_is_short(one, gutters, (left, right)) for row in rows[:titled] for one in row)
    masthead = titled if short else 0
    across: set[int] = set()
    title_block = True
    above: Placed | None = None
    for place, row in enumerate(rows):
        crosses = any(_reaches_over(one, page, gutters) for one in row)
        sides = {side_of(one, gutters) for one in row}
        differs = all(one.size < 0.96 * size or _is_set_in(one, left, gutters, size) for one in row)
        differs = differs and not all(_is_centred(one, gutters, (left, right)) for one in row)
        ends = above is not None and _ends_paragraph(above, row, gutters, left)
        heads = title_block and (
            place < masthead or is_large(row) or _tops(row, rows[place + 1 :], gutters, (left, right))
        )
        if crosses or ends or heads or (title_block and across and len(sides) > 1 and differs):
            across.update(id(one) for one in row)
            above = row[0] if crosses else None
        else:
            title_block = False
            above = None
    across |= headings_over(page, gutters, size, across)
    return across | headings_below(page, gutters, size, across)


def _rows(page: Sequence[Placed]) -> list[list[Placed]]:
    """What stands on a page, from top to bottom, what stands side by side together."""
    ordered = sorted(page, key=lambda one: -one.y)
    rows: list[list[Placed]] = []
    while ordered:
        rows.append([one for one in ordered if ordered[0].y - one.y <= 0.3 * max(ordered[0].size, one.size)])
        ordered = ordered[len(rows[-1]) :]
    return rows


def _is_short(one: Placed, gutters: Gutters, page: tuple[float, float]) -> bool:
    """Whether a line leaves much of its column empty."""
    x0, x1 = _column_of(one, gutters, page)
    return one.foot == one.y and one.x1 - one.x0 < _SHORT * (x1 - x0)


def _column_of(one: Placed, gutters: Gutters, page: tuple[float, float]) -> tuple[float, float]:
    """Where the column begins and ends in which something stands."""
    side = side_of(one, gutters)
    x0 = gutters[side - 2].x1 if side > 1 else page[0]
    x1 = gutters[side - 1].x0 if side <= len(gutters) else page[1]
    return x0, x1


def _reaches_over(one: Placed, page: Sequence[Placed], gutters: Gutters) -> bool:
    """Whether something reaches over a gutter; not a table too wide for its column, with text beside it."""
    if column_of(gutters, one.x0, one.x1) is not None:
        return False
    return one.foot == one.y or sum(one.foot < other.y < one.y for other in page) < _FEW


def _tops(
    row: Sequence[Placed], below: Sequence[Sequence[Placed]], gutters: Gutters, page: tuple[float, float]
) -> bool:
    """Whether a lone line stands in the middle of a page, in its middle column, above all other columns."""
    one = row[0]
    centred = len(row) == 1 and abs(one.x0 + one.x1 - sum(page)) < one.size
    if not centred:
        return False
    others = [other.y for row in below for other in row if side_of(other, gutters) != side_of(one, gutters)]
    return len(others) > 0 and max(others) < one.y - _CLEAR * one.size


def _is_set_in(one: Placed, left: float, gutters: Gutters, size: float) -> bool:
    """Whether something larger than the text begins at no left edge of a column, where a heading would."""
    at_edge = any(abs(one.x0 - gutter.x1) < _AT_EDGE * size for gutter in gutters)
    return one.size > 1.04 * size and one.x0 > left + 2 * size and not at_edge


def _heads_column(one: Placed, page: Sequence[Placed], gutters: Gutters) -> bool:
    """Whether something large is a heading of its column: others have one, or a title stands beside it."""
    side = side_of(one, gutters)
    others = [other.size for other in page if side_of(other, gutters) != side]
    alike = any(abs(size - one.size) < 0.02 * one.size for size in others)
    return alike or (side > 1 and max(others, default=0.0) > _LARGER * one.size)


def _is_centred(one: Placed, gutters: Gutters, page: tuple[float, float]) -> bool:
    """Whether something larger than small print stands in the middle of its own column, as headings may."""
    x0, x1 = _column_of(one, gutters, page)
    return abs(one.x0 + one.x1 - x0 - x1) < one.size


def _ends_paragraph(above: Placed, row: Sequence[Placed], gutters: Gutters, left: float) -> bool:
    """Whether a row is the short last line of a paragraph whose lines reach over a gutter.

    A line of the first column may stand below such a paragraph, but not set in as far, and ends at the gutter.
    """
    one = row[0]
    near = above.y - one.y < _NEXT_LINE * one.size and abs(above.size - one.size) < 0.06 * one.size
    set_in = abs(one.x0 - above.x0) < 0.1 and one.x0 > left + one.size
    short = set_in or one.x1 < gutters[0].x0 - 2 * one.size
    return len(row) == 1 and near and one.x0 <= above.x0 + 0.1 and short
