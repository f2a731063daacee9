"""Lines that no margin holds: centred in their column, or set against its right edge.

In: lines below each other, the extent of their column. Out: the answers.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine
from briefing_tex.readers.structure.front.bodies import is_body

_EVEN_ENDS = 0.3
"""How near lines end to each other that are set against the right margin, in parts of the size."""
_NEAR_END = 4.5
"""How far from the right margin they end at most, in parts of the size: a signature stands some signs in."""
_FAR_IN = 5.0
"""How far from the left of the column all of them begin at least, in parts of the size."""


def is_centred(run: Sequence[TextLine], x0: float, x1: float) -> bool:
    """Whether the lines of a run are centred in their column, and not all of one width."""
    middle, size = (x0 + x1) / 2, run[0].size
    middles = [(line.x0 + line.x1) / 2 for line in run]
    differ = max(line.x0 for line in run) - min(line.x0 for line in run) > 1
    centred = (
        differ
        and all(abs(one - middle) < 0.6 * size for one in middles)
        and max(middles) - min(middles) < 0.4 * size
    )
    return centred and len(run) > 1 and max(line.x0 for line in run) - x0 > size


def is_ragged_left(run: Sequence[TextLine], x0: float, x1: float) -> bool:
    """Whether the lines of a run end at one place and begin at several, far from the left of their column."""
    size = run[0].size
    ends = [line.x1 for line in run]
    even = max(ends) - min(ends) < _EVEN_ENDS * size and x1 - max(ends) < _NEAR_END * size
    lefts = [line.x0 for line in run]
    differ = max(lefts) - min(lefts) > 1 or all(is_body(line.text) for line in run)
    return len(run) > 1 and even and differ and min(lefts) - x0 > _FAR_IN * size
