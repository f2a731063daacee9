"""Measures of a document's text: the usual distance of lines, how far first lines and passages are set in.

In: the lines of columns. Out: numbers, in parts of the size or in pt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine
from briefing_tex.readers.pdf.layout.paragraphs.starts import is_marked
from briefing_tex.readers.pdf.layout.tables.grids import NEXT_LINE
from briefing_tex.readers.structure.scripts import ends_sentence

ALIGNED = 0.3
"""How near lines begin to each other that begin at one place, in parts of the size."""
SAME_SIZE = 0.06
"""Difference of sizes within a paragraph, in parts of the size."""
INDENT = 0.8
"""Indent of a first line at least, in parts of the size."""
_WIDEST_OF_ONE = 1.35
"""Distance of lines that a single pair tells at most, in parts of the usual one: else it parts blocks."""
_DEEPEST_INDENT = 4.0
"""Indent of a first line at most, in parts of the size."""
_OFTEN = 0.2
"""Part of the distances of lines that are alike, for the nearest of them to be those of lines."""
_FEWEST_FULL = 3
"""Lines at least that tell whether text is justified."""
_MOST_FULL = 0.7
"""Part of them that end at one place at least."""
_ALL_FULL = 0.97
"""The same where hardly any line does otherwise."""
_PARTING = 1.2
"""Distance of baselines with white space between them, in parts of the usual one."""
_LONG = 0.75
"""Where a line ends at least that tells whether text is justified, in parts of the column's width."""
_DEEPEST_INSET = 0.25
"""How far a passage is set in from either margin at most, in parts of the column's width."""
_NEAR, _FAR, _FARTHEST = 0.9, 2.4, 3.3
"""Distance of lines at least, at most, and at most where most full lines of a size that go on stand so far
apart: double spacing, lines on a grid that their font is too high for."""
EVEN = 1.5
"""Difference of the margins of a passage that is set in from both of them, in pt."""


class Setting(Struct, frozen=True):
    """How a document sets its paragraphs.

    `first`: how far first lines are set in, in parts of the size, where they are. `insets`: how far passages
    are set in from both margins, in pt. `justified`: all lines but the last of a paragraph end at one place;
    `exact`: without any exception. `telling`: a space at a line end tells that the paragraph goes on. `parted`:
    the size of text whose paragraphs all have white space between them, 0 where there is none.
    """

    first: float = 0.0
    insets: Sequence[float] = ()
    justified: bool = False
    exact: bool = False
    telling: bool = False
    parted: float = 0.0


class Pitch(Struct, frozen=True):
    """The usual distance of baselines for each size of a document, in parts of the size."""

    by_size: dict[float, float]

    @classmethod
    def of(cls, columns: Iterable[Sequence[TextLine]]) -> Pitch:
        """Full lines tell it, which go on with the next one; for a size that has none, the nearest lines do."""
        counts: dict[float, Counter[float]] = {}
        full: dict[float, Counter[float]] = {}
        wide: dict[float, Counter[float]] = {}
        for column in columns:
            right = max((line.x1 for line in column), default=0.0)
            for above, below in pairwise(column):
                ratio = (above.y - below.y) / below.size
                alike = abs(above.size - below.size) <= SAME_SIZE * below.size and above.bold == below.bold
                if not alike or not _NEAR <= ratio <= _FARTHEST:
                    continue  # a heading is hardly larger than the text above it
                size, step = round(below.size, 1), round(ratio * 20) / 20
                is_full = above.x1 > right - 2 * above.size
                if ratio <= _FAR:
                    counts.setdefault(size, Counter())[step] += 1
                    if is_full:
                        full.setdefault(size, Counter())[step] += 1
                elif is_full and _goes_on(above, below):
                    wide.setdefault(size, Counter())[step] += 1
        for size, found in wide.items():
            near = full.get(size, Counter()).total()
            if found.total() >= _FEWEST_FULL and found.total() > near:
                counts[size], full[size] = found, found
        return cls(
            {size: step for size, step in _nearest(counts, full).items() if _is_sure(size, step, counts)}
        )

    def around(self, line: TextLine) -> float:
        """The usual distance above a line, in pt."""
        ratio = self.by_size.get(round(line.size, 1)) or self._usual()
        return ratio * line.size

    def reach(self, line: TextLine) -> float:
        """How far the line above the next one of a paragraph stands at most, in pt."""
        ratio = self.by_size.get(round(line.size, 1), 0.0)
        return line.size * (_PARTING * ratio if ratio > _FAR else NEXT_LINE)

    def _usual(self) -> float:
        return sorted(self.by_size.values())[len(self.by_size) // 2] if self.by_size else 1.3


def _goes_on(above: TextLine, below: TextLine) -> bool:
    """Whether a line of prose stops in mid-sentence, and the next one is in its face and begins nothing."""
    prose = min(len(above.text), len(below.text) + _LAST_LINE) > _LAST_LINE and not ends_sentence(above.text)
    return prose and above.bold == below.bold and not is_marked(below)


_LAST_LINE = 12
"""Characters of a line of prose at least; the last one of a paragraph may have fewer."""


def _nearest(
    counts: Mapping[float, Counter[float]], full: Mapping[float, Counter[float]]
) -> dict[float, float]:
    """For each size the distance behind full lines; where it has none, the nearest frequent one.

    A full line may be the last of a paragraph, too: of distances that are about as frequent the nearest counts.
    """
    usual = {size: min(_frequent(found)) for size, found in full.items()}
    nearest = {
        size: min(
            (step for step, count in found.items() if count >= _OFTEN * found.total()),
            default=found.most_common(1)[0][0],
        )
        for size, found in counts.items()
    }
    return nearest | usual


def _frequent(found: Counter[float]) -> Iterator[float]:
    """The most frequent distance, and those that are at least half as frequent."""
    most = max(found.values())
    return (step for step, count in found.items() if 2 * count >= most)


def _is_sure(size: float, step: float, counts: Mapping[float, Counter[float]]) -> bool:
    """Whether a distance is met more than once, or is not far wider than that of most lines."""
    most = max((found.most_common(1)[0][::-1] for found in counts.values()), default=(0, 0.0))[1]
    return counts[size].most_common(1)[0][1] > 1 or step <= _WIDEST_OF_ONE * most


def usual_start(lines: Iterable[TextLine], x0: float, size: float) -> float:
    """How far most lines of the text are set in, in parts of its size: where all paragraphs are of one line."""
    starts = Counter(
        round((line.x0 - x0) / size, 1) for line in lines if abs(line.size - size) < SAME_SIZE * size
    )
    step = starts.most_common(1)[0][0] if starts else 0.0
    return step if INDENT < step < _DEEPEST_INDENT and 2 * starts[step] > starts.total() else 0.0


def usual_indent(column: Sequence[TextLine], x0: float, pitch: Pitch) -> list[float]:
    """How far first lines of paragraphs are set in, in parts of the size, wherever the next line is not."""
    steps = (
        (above.x0 - x0) / above.size
        for above, below in pairwise(column)
        if abs(below.x0 - x0) < below.size / 3 and above.y - below.y < pitch.reach(below)
    )
    return [round(step, 1) for step in steps if INDENT < step < _DEEPEST_INDENT]


def indent_of_passages(column: Sequence[TextLine], size: float) -> list[float]:
    """How far first lines are set in from the two below them, in parts of a size, wherever a passage stands.

    An abstract tells it so that is set in from both margins, where all else is single lines.
    """
    steps = (
        (first.x0 - below.x0) / size
        for first, below, further in zip(column, column[1:], column[2:], strict=False)
        if abs(below.x0 - further.x0) < EVEN and first.y - further.y < 2 * NEXT_LINE * below.size
    )
    return [round(step, 1) for step in steps if INDENT < step < _DEEPEST_INDENT]


def insets_of(lines: Sequence[TextLine], x0: float, x1: float, indent: float) -> list[float]:
    """How far passages are set in from both margins, in pt: lines that end as far from theirs as they begin.

    Two of them tell it, or one that is a first line, set in by `indent` parts of its size, and the line below.
    """
    counts = Counter(round(line.x0 - x0) for line in lines if _is_even(line.x0 - x0, x1 - line.x1, line.size))
    for above, below in pairwise(lines) if indent else ():
        inset = above.x0 - x0 - indent * above.size
        begins = (abs(below.x0 - x0 - inset - step * below.size) < EVEN for step in (0.0, indent))
        if _is_even(inset, x1 - above.x1, above.size) and any(begins):
            counts[round(inset)] += 2
    deepest = _DEEPEST_INSET * (x1 - x0)  # what is set in further is lines that stand in the middle
    return sorted(
        (float(inset) for inset, count in counts.items() if count > 1 and inset < deepest), reverse=True
    )


def is_justified(
    lines: Sequence[TextLine], x0: float, x1: float, size: float, indent: float, pitch: Pitch
) -> bool:
    """Whether lines that go on with the one below end at one place; a full-width stop may hang out.

    Those go on that end in mid-sentence, in paragraphs of the text's size at the left edge of the column; in a
    text with hardly any, those of notes and references tell.
    """
    full = _full_lines(lines, (x0, x1), size, indent, pitch)
    even = sum(abs(line.x1 - x1) < 1 or (line.may_hang and 0 < line.x1 - x1 < line.size) for line in full)
    return len(full) >= _FEWEST_FULL and even >= _MOST_FULL * len(full)


def is_exact(lines: Sequence[TextLine], x0: float, x1: float, size: float, indent: float, pitch: Pitch) -> bool:
    """Whether all these lines end at one place, but for the blank halves of full-width marks that hang out.

    Lines that break within an address are not asked, which is broken at its signs, wherever these stand.
    """
    full = _full_lines(lines, (x0, x1), size, indent, pitch)
    full = [line for line in full if not line.ends_with_address]
    even = sum(reaches(line, x1) for line in full)
    return len(full) >= _FEWEST_FULL and even >= _ALL_FULL * len(full)


def reaches(line: TextLine, x1: float) -> bool:
    """Whether what is seen of a line ends at the edge, or the blank half of its last mark does."""
    ends = (line.x1, line.x1 - 0.5 * line.size) if line.may_hang else (line.x1,)
    return any(abs(end - x1) < 1 for end in ends)


def is_parted(lines: Sequence[TextLine], x0: float, x1: float, size: float, pitch: Pitch) -> bool:
    """Whether white space stands between paragraphs wherever one surely ends: a sentence does, with room."""
    ended = [
        (above.y - below.y) / pitch.around(below)
        for above, below in pairwise(lines)
        if above.y - below.y > 0
        and max(abs(above.size - size), abs(below.size - size)) < SAME_SIZE * size
        and ends_sentence(above.text)
        and above.x1 < x0 + _LONG * (x1 - x0)
        and not is_marked(below)
    ]
    parted = sum(distance > _PARTING for distance in ended)
    return parted >= _FEWEST_FULL and parted >= _ALL_FULL * len(ended)


def _full_lines(
    lines: Sequence[TextLine], bounds: tuple[float, float], size: float, indent: float, pitch: Pitch
) -> list[TextLine]:
    """The long lines that go on with the one below: of paragraphs at the edge of the column, or else of any."""
    x0, x1 = bounds
    pairs = [
        (above, below)
        for above, below in pairwise(lines)
        if 0 < above.y - below.y < pitch.reach(below)
        and not ends_sentence(above.text)
        and above.x1 > x0 + _LONG * (x1 - x0)
        and abs(above.size - below.size) < SAME_SIZE * below.size
    ]
    of_text = [
        above
        for above, below in pairs
        if abs(below.x0 - x0) < 1
        and min(abs(above.x0 - x0), abs(above.x0 - x0 - indent * above.size)) < 1
        and max(abs(above.size - size), abs(below.size - size)) < SAME_SIZE * size
    ]
    if len(of_text) >= _FEWEST_FULL:
        return of_text
    return [above for above, below in pairs if above.bold == below.bold and not is_marked(below)]


def _is_even(left: float, right: float, size: float) -> bool:
    return left > size and abs(left - right) < EVEN
