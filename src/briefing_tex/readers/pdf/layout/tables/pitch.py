"""Rows of a table by the white space between baselines: that between rows is wider than within cells.

In: the baselines of a table as one cell a column, the heights of its rules. Out: its `Distances`; its rows, or
None.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from briefing_tex.readers.pdf.layout.tables.baselines import (
    are_counted,
    are_figures,
    foot_of,
    is_number,
    is_parted,
    merged,
    size_of,
    top,
)
from briefing_tex.readers.pdf.layout.tables.grids import HALF_LINE, Cell
from briefing_tex.readers.pdf.layout.tables.steps import EVEN, Steps

_WIDER = 1.1
"""Distance of rows at least, in parts of that of lines within a cell."""


class Distances(Struct, frozen=True):
    """How far the baselines of a table stand apart, from the first on.

    `parted` says which of them a rule parts, `free` are those without a rule, `own` those of lines and of rows
    if both show among them.
    """

    steps: Sequence[float]
    parted: Sequence[bool]
    free: Sequence[float]
    own: Steps | None

    @classmethod
    def of(cls, lines: Sequence[list[Cell]], heights: Sequence[float] = ()) -> Distances:
        parted = [is_parted(above, below, heights) for above, below in pairwise(lines)]
        steps = [foot_of(above) - top(below) for above, below in pairwise(lines)]
        free = [step for step, ruled in zip(steps, parted, strict=True) if not ruled]
        return cls(steps, parted, free, _steps_of(lines, free))

    def rows(self, lines: Sequence[list[Cell]], known: Steps | None = None) -> list[list[Cell]] | None:
        """The rows where white space parts them: wider distances among those of lines within cells.

        What a rule parts are two rows, whatever their distance. None where distances do not tell, neither by
        themselves nor as those `known` from other tables.
        """
        shown = self.own or (known if known and known.fit(self.free) else None)
        if shown is None:
            return None
        rows = [[lines[0]]]
        for line, step, ruled in zip(lines[1:], self.steps, self.parted, strict=True):
            if ruled or step > _WIDER * shown.line:
                rows.append([line])
            else:
                rows[-1].append(line)
        return None if self.own and any(map(_is_several, rows)) else [merged(row) for row in rows]


def _steps_of(lines: Sequence[list[Cell]], free: Sequence[float]) -> Steps | None:
    """The distances of lines and of rows, where both of them show among the distances of baselines."""
    pitch = min(free, default=0.0)
    wide = [step for step in free if step > _WIDER * pitch]
    narrow = [step for step in free if step < EVEN * pitch]
    if not wide or len(wide) + len(narrow) < len(free) or pitch < HALF_LINE * size_of(lines[0]):
        return None
    return Steps(pitch, min(wide))


def _is_several(lines: Sequence[list[Cell]]) -> bool:
    """Whether lines are rows of their own: three that fill all columns, or a number below a number in most."""
    full = [line for line in lines if all(line)]
    below = [
        (is_number(above), is_number(cell))
        for first, second in pairwise(full)
        for above, cell in zip(first, second, strict=True)
    ]
    figures = are_counted(lines) or are_figures(lines)
    return len(full) > 2 or 2 * sum(map(all, below)) > len(below) or figures
