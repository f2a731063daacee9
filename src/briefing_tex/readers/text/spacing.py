"""Empty lines that an extractor has put between the lines of a paragraph, taken away.

In: the lines of a text with the white space above each. Out: the same, with none above lines that go on.
Where one line and the next are surely of one sentence, the white space between them says how the lines around
are spaced: with empty lines between all, as pdfminer gives justified text, or without. Where a raised mark or a
sign of another font has parted two lines, it is that pair alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Line
from briefing_tex.readers.structure.joins import address_goes_on
from briefing_tex.readers.structure.numbering import options
from briefing_tex.readers.structure.scripts import (
    ends_clause,
    ends_sentence,
    has_letters,
    is_cjk,
    is_hangul,
    is_prose,
    width,
)
from briefing_tex.readers.text.beginnings import begins_block, weak_beginning
from briefing_tex.readers.text.measures import edge_of, measure

_WIDE = 40
"""Width of a line in columns that was broken at a margin, at least."""
_FEWEST_SPACED = 5
"""How many lines at least show that a text is set with empty lines between them."""
_FULL, _OVERFULL = 0.8, 1.08
"""Where full lines end, in parts of the measure."""
_FEWEST_SURE = 8
"""How many pairs of lines that surely go on tell that lines were broken at a margin."""
_SPACES = re.compile(r"(?<=\S) +(?=\S)")
_FEWEST_STRETCHED = 5
"""How many spaces a line has at least that shows by them that it was stretched."""
_UNEVEN = 2
"""How much wider the spaces of such a line are at most than others of it."""
_NEAR = 8
"""How many lines away the spacing of a sentence tells that of the lines around it."""


def single_spaced(lines: Sequence[Line]) -> list[Line]:
    """The lines without white space that stands within their paragraphs.

    >>> texts = ["the sea fell by a hand, and boats lay in", "mud of the harbour, as in May and June"] * 8
    >>> max(line.gap for line in single_spaced([Line(text, gap=1) for text in texts])[1:])
    0.0
    """
    even = _evenly_spaced(lines)
    limit = measure(even)
    return even if limit is None else _locally_spaced(even, limit)


def unstretched(lines: Sequence[Line]) -> list[Line]:
    """The lines with one space between their words, where more stand between any two: stretched to the margin.

    >>> texts = "The  sea  fell  by   a  hand", "Port    Calls  12  31"
    >>> [line.text for line in unstretched([Line(text) for text in texts])]
    ['The sea fell by a hand', 'Port    Calls  12  31']
    """
    return [
        replace(line, text=" ".join(line.text.split())) if _is_stretched(line.text) else line for line in lines
    ]


def _is_stretched(text: str) -> bool:
    spaces = [len(space) for space in _SPACES.findall(text)]
    if len(spaces) < _FEWEST_STRETCHED or min(spaces) < 2 or max(spaces) - min(spaces) > _UNEVEN:
        return False
    words = text.split()
    return 2 * sum(map(has_letters, words)) > len(words)


def _evenly_spaced(lines: Sequence[Line]) -> list[Line]:
    """The lines of a text set with an empty line between any two of a paragraph, without these."""
    cut = [
        line.gap
        for last, line in pairwise(lines)
        if line.page == last.page and width(last.text) > _WIDE and last.text[-1:].isalnum()
    ]
    wide = sum(width(line.text) > _WIDE for line in lines)
    spaced = sum(gap == 1 for gap in cut)
    if spaced < _FEWEST_SPACED or spaced * 4 < wide or spaced * 10 < len(cut) * 9:
        return list(lines)
    return [replace(line, gap=max(line.gap - 1, 0)) for line in lines]


def _locally_spaced(lines: Sequence[Line], limit: float) -> list[Line]:
    """The lines without white space where it stands within a sentence, or where sentences around have it."""
    sure = [index for index in range(1, len(lines)) if _surely_goes_on(lines[index - 1], lines[index], limit)]
    if len(sure) < _FEWEST_SURE:
        return list(lines)
    spaced = {index for index in sure if lines[index].gap} | _between_spaced(lines, sure, limit)
    return [replace(line, gap=0.0) if index in spaced else line for index, line in enumerate(lines)]


def _between_spaced(lines: Sequence[Line], sure: Sequence[int], limit: float) -> set[int]:
    """Lines that may go on below white space, where the nearest lines that surely do have it too."""
    found: set[int] = set()
    for index in range(1, len(lines)):
        if lines[index].gap != 1 or not _may_go_on(lines[index - 1], lines[index], limit):
            continue
        place = bisect_left(sure, index)
        near = [at for at in sure[max(place - 1, 0) : place + 1] if abs(at - index) <= _NEAR]
        if near and all(lines[at].gap for at in near):
            found.add(index)
    return found


def _surely_goes_on(last: Line, line: Line, limit: float) -> bool:
    """Whether a full line ends in mid-sentence, and the next one begins as only the rest of a sentence does."""
    if line.page != last.page or line.gap > 1:
        return False
    if address_goes_on(last.text, line.text):
        return True
    before, after = last.text[-1:], line.text[:1]
    within = (before.isalnum() or ends_clause(last.text)) and not ends_sentence(last.text)
    if not within or not _is_full(last, limit) or options(line.text) or begins_block(line.text):
        return False
    if is_hangul(after) or (is_cjk(after) and after.isalnum()):
        return is_hangul(before) or is_cjk(before)
    return after.islower()


def _may_go_on(last: Line, line: Line, limit: float) -> bool:
    """Whether a line may be more of the paragraph above it, whose last line is full."""
    if line.page != last.page or not _is_full(last, limit):
        return False
    if begins_block(line.text) and not weak_beginning(line.text):
        return False
    within = not ends_sentence(last.text)
    return within or is_prose(line.text) or ends_sentence(line.text) or _is_full(line, limit)


def _is_full(line: Line, limit: float) -> bool:
    return _FULL * limit <= edge_of(line) <= _OVERFULL * limit
