"""Measures of a document's text: the usual distance of lines, how far first lines and passages are set in.

In: the lines of columns. Out: numbers, in parts of the size or in pt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing_tex.readers.pdf.grids import NEXT_LINE
from briefing_tex.readers.pdf.lines import TextLine

SAME_SIZE = 0.06
"""Difference of sizes within a paragraph, in parts of the size."""
INDENT = 0.8
"""Indent of a first line at least, in parts of the size."""
_WIDEST_OF_ONE = 1.35
"""Distance of lines that a single pair tells at most, in parts of the usual one: else it parts blocks."""
_DEEPEST_INDENT = 4.0
"""Indent of a first line at most, in parts of the size."""
EVEN = 1.5
"""Difference of the margins of a passage that is set in from both of them, in pt."""


@dataclass(frozen=True)
class Pitch:
    """The usual distance of baselines for each size of a document, in parts of the size."""

    by_size: dict[float, float]

    @classmethod
    def of(cls, columns: Iterable[Sequence[TextLine]]) -> Pitch:
        counts: dict[float, Counter[float]] = {}
        for column in columns:
            for above, below in pairwise(column):
                ratio = (above.y - below.y) / below.size
                if abs(above.size - below.size) <= SAME_SIZE * below.size and 0.9 <= ratio <= 2.4:
                    counts.setdefault(round(below.size, 1), Counter())[round(ratio * 20) / 20] += 1
        common = {size: found.most_common(1)[0] for size, found in counts.items()}
        most = max((ratio_count[::-1] for ratio_count in common.values()), default=(0, 0.0))[1]
        sure = {
            size: ratio
            for size, (ratio, count) in common.items()
            if count > 1 or ratio <= _WIDEST_OF_ONE * most
        }
        return cls(sure)

    def around(self, line: TextLine) -> float:
        """The usual distance above a line, in pt."""
        ratio = self.by_size.get(round(line.size, 1)) or self._usual()
        return ratio * line.size

    def _usual(self) -> float:
        return sorted(self.by_size.values())[len(self.by_size) // 2] if self.by_size else 1.3


def usual_indent(column: Sequence[TextLine], x0: float) -> list[float]:
    """How far first lines of paragraphs are set in, in parts of the size, wherever the next line is not."""
    steps = (
        (above.x0 - x0) / above.size
        for above, below in pairwise(column)
        if abs(below.x0 - x0) < below.size / 3 and above.y - below.y < NEXT_LINE * below.size
    )
    return [round(step, 1) for step in steps if INDENT < step < _DEEPEST_INDENT]


def insets_of(lines: Iterable[TextLine], x0: float, x1: float) -> list[float]:
    """How far passages are set in from both margins, in pt: lines that end as far from theirs as they begin."""
    counts = Counter(
        round(line.x0 - x0)
        for line in lines
        if line.x0 - x0 > line.size and abs(line.x0 - x0 - x1 + line.x1) < EVEN
    )
    return sorted((float(inset) for inset, count in counts.items() if count > 1), reverse=True)
