"""Steps: how far lines of cells and rows stand apart in the tables of a document.

In: the baselines of tables. Out: `Steps`, by the size of the text. A table of one row, or of single lines, does
not show by itself which of the two its baselines are: others of the document do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

EVEN = 1.02
"""Distance of lines within cells at most, in parts of the smallest one."""
_ALIKE = 0.02
"""Difference of steps that are one, in parts of them."""


class Steps(Struct, frozen=True):
    """The distance of two lines of a cell, and of two rows of single lines, in pt."""

    line: float
    row: float

    def fit(self, steps: Sequence[float]) -> bool:
        """Whether all of some distances are those of lines, or all are those of rows or more."""
        lines = all(abs(step - self.line) < _ALIKE * self.line for step in steps)
        return bool(steps) and (lines or all(step > self.row * (1 - _ALIKE) for step in steps))


KnownSteps = Mapping[float, Steps]


def known_steps(found: Iterable[tuple[float, Steps]]) -> KnownSteps:
    """The steps of each size that all tables of a document show alike; each is given with its size."""
    by_size: dict[float, list[Steps]] = {}
    for size, steps in found:
        by_size.setdefault(round(size, 1), []).append(steps)
    return {size: some[0] for size, some in by_size.items() if all(_alike(*two) for two in pairwise(some))}


def _alike(one: Steps, other: Steps) -> bool:
    return abs(one.line - other.line) < _ALIKE * one.line and abs(one.row - other.row) < _ALIKE * one.row
