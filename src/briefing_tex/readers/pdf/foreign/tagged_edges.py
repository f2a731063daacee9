"""Running heads and page numbers that the tags call paragraphs, as some word processors do.

In: the parts of a tagged document with their lines. Out: those that are text.
"""

from __future__ import annotations

from collections import Counter

from briefing_tex.readers.pdf.foreign.parts import Part
from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine
from briefing_tex.readers.structure.pagenumbers import page_number
from briefing_tex.readers.structure.scripts import ends_sentence

_FEWEST, _MOST_PAGES = 3, 0.6
"""Pages, and part of all pages, on which they stand at least."""
_SAME_HEIGHT = 2.0
"""Difference of their heights on the pages at most, in pt."""

_Lined = list[tuple[Part, list[TextLine]]]


def without_edges(lined: _Lined, pages: int) -> _Lined:
    """The parts without paragraphs of one line that stand outermost at one height of most pages.

    They say the same everywhere, or count the pages.
    """
    lowest: dict[int, float] = {}
    highest: dict[int, float] = {}
    for _, lines in lined:
        for line in lines:
            lowest[line.page] = min(lowest.get(line.page, line.y), line.y)
            highest[line.page] = max(highest.get(line.page, line.y), line.y)
    single = [
        (part, lines[0])
        for part, lines in lined
        if part.kind == "paragraph" and len(lines) == 1 and not ends_sentence(lines[0].text)
    ]
    counts = Counter(key for _, line in single for key in {_key(line)})
    often = {key for key, count in counts.items() if count >= max(_FEWEST, _MOST_PAGES * pages)}
    edges = {
        id(part)
        for part, line in single
        if _key(line) in often and _is_outermost(line, lowest[line.page], highest[line.page])
    }
    numbered = any(id(part) in edges and page_number(line.text) for part, line in single)
    return [(part, lines) for part, lines in lined if id(part) not in edges] if numbered else lined


def _key(line: TextLine) -> tuple[str, int]:
    """What the lines of one head have in common: their words, or that they are numbers; their height."""
    text = line.text.strip()
    return "" if page_number(text) else text, round(line.y / _SAME_HEIGHT)


def _is_outermost(line: TextLine, lowest: float, highest: float) -> bool:
    """Whether a line stands at the head or the foot of what its page shows, or one line from it."""
    return min(line.y - lowest, highest - line.y) < 1.5 * line.size
