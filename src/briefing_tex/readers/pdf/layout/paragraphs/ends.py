"""Ends of lines: whether one is full, or had room for what stands on the next.

In: lines, where full ones end. Out: the answers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine
from briefing_tex.readers.pdf.layout.paragraphs.measures import EVEN, reaches
from briefing_tex.readers.pdf.layout.tables.grids import first_word
from briefing_tex.readers.structure.front.bodies import is_body
from briefing_tex.readers.structure.front.dates import read_date
from briefing_tex.readers.structure.joins import unfinished
from briefing_tex.readers.structure.scripts import ends_sentence, is_cjk
from briefing_tex.readers.structure.words import run_in_label

FLUSH = 0.75
"""How near lines of one measure end to each other, in parts of the size: a full stop may hang over."""

SAME_BASELINE = 0.3
"""Difference of baselines within one line at most, in parts of the size."""
_LONG_WORD = 0.9
"""Width of a word at most, in parts of the line's: longer ones are broken; not addresses in mid-sentence."""
_UNFINISHED, _FINISHED = 0.25, 0.75
"""Where a line of prose ends at least that goes on although it had room, in parts of the width: one that stops
in mid-sentence, one that ends a sentence."""
_CLAUSES, _PROSE = re.compile(r"[，。；、]|[,.;] "), 3
"""What parts clauses and sentences: it stands in one of so many lines of prose."""
_HYPHEN_AT_END = re.compile(r"[^\W\d_][-‐]$")
_NUMBERS_OPEN, _NUMBERS_CLOSE = (
    re.compile(r"\[\d[\d,，、\s–-]*[,，、–-]\s?$"),
    re.compile(r"\d[\d,，、\s–-]*\]"),
)
"""The two halves of a citation: `[4,` and `5]`."""
_LABEL = re.compile(r"[^\s:：，。、]{1,24}\s?[:：]")
"""What a line of details begins with: `Telephone: ...`."""
_ADDRESS = ("http://", "https://", "www.")


def has_room(last: TextLine, line: TextLine, right: float) -> bool:
    """Whether the first word of a line would have fit at the end of the line before it."""
    if labels_address(last, line):
        return False
    whole = 1.0 if last.text[-1:].islower() and line.text.startswith(_ADDRESS) else _LONG_WORD
    word = min(first_word(line.spread[0]), whole * (right - last.x0))
    breakable = any(is_cjk(side) for side in (line.text[:1], last.text[-1:]))
    slack = (1.2 if breakable else 0.3) * line.size
    return last.x1 + word + slack < right


def labels_address(last: TextLine, line: TextLine) -> bool:
    """Whether a line is nothing but the label, in bold, of the address that is the next."""
    return last.bold and last.text.endswith((":", "：")) and line.text.startswith(_ADDRESS)


def parts_word(last: TextLine, line: TextLine) -> bool:
    """Whether a line ends behind the hyphen of a word, or within numbers in brackets, and the next goes on."""
    hyphened = bool(_HYPHEN_AT_END.search(last.text)) and line.text[:1].isalnum()
    return hyphened or bool(_NUMBERS_OPEN.search(last.text) and _NUMBERS_CLOSE.match(line.text))


def runs_on(paragraph: Sequence[TextLine], line: TextLine, x0: float, right: float) -> bool:
    """Whether prose goes on below a line that had room for more, where white space parts paragraphs.

    Ragged lines end wherever a break is allowed: at spaces alone, before figures, never within names.
    """
    last = paragraph[-1]
    filled = (last.x1 - x0) / (right - x0)
    least = _UNFINISHED if unfinished(last.text) else _FINISHED
    prose = any(_CLAUSES.search(above.text) for above in paragraph[-_PROSE:])
    aligned = abs(line.x0 - last.x0) < FLUSH * line.size
    alone = len(last.spread) == len(line.spread) == 1
    labelled = _LABEL.match(line.text) or run_in_label(line.text) or read_date(line.text)
    return prose and filled > least and aligned and alone and not labelled and not is_body(last.text)


def stops_short(paragraph: Sequence[TextLine], right: float) -> bool:
    """Whether a sentence ends with the last line of a paragraph before the edge that all others reach.

    Nothing goes on from there where lines are justified without exception, however little room was left.
    """
    *others, last = paragraph
    full = bool(others) and all(reaches(line, right) for line in others)
    return full and ends_sentence(last.text) and last.x1 < right - EVEN and not reaches(last, right)


def is_short(line: TextLine, right: float) -> bool:
    """Whether a line of justified text is not full.

    The blank half of a closing mark may be left out, and Chinese without spaces stops where no letter fits.
    """
    if unfinished(line.text):
        return line.x1 < right - line.size
    return line.x1 < right - (FLUSH * line.size if line.may_hang else EVEN)
