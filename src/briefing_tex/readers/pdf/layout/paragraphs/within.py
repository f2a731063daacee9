"""Lines that begin within something: an item, a sentence, an address; what looks like a marker there is none.

In: the lines of a paragraph so far, the next one. Out: whether it stands within what is open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine
from briefing_tex.readers.pdf.layout.paragraphs.measures import INDENT, Setting, reaches
from briefing_tex.readers.pdf.layout.paragraphs.starts import is_marked, note_start, text_start
from briefing_tex.readers.structure.front.dates import date_goes_on
from briefing_tex.readers.structure.joins import address_goes_on
from briefing_tex.readers.structure.numbering import DASHES, bullet, counts_on
from briefing_tex.readers.structure.scripts import ends_clause, ends_sentence

_ADDRESS_LINES = 3
"""Lines that an address takes at most."""
_CLOSES = re.compile(r"[^()（）]{1,8}[)）]")
"""The last words of a bracket that was opened on the line above."""
_INITIAL, _INITIAL_AT_END = re.compile(r"[A-Z]\. "), re.compile(r"(?<![^\W\d_])[A-Z]\.$")
_RANGE = re.compile(r"\d[-–—~]$")


def inside_item(paragraph: Sequence[TextLine], line: TextLine) -> bool:
    """Whether what looks like a marker stands where the text of the item does, in the middle of a sentence."""
    if _has_bullet(line):
        return False
    first, last = paragraph[0], paragraph[-1]
    beside = is_marked(first) and abs(line.x0 - text_start(first)) < 0.3 * line.size
    return beside and not ends_sentence(last.text)


def _has_bullet(line: TextLine) -> bool:
    """Whether a line begins with a sign that stands for nothing else than an item."""
    return bullet(line.text) is not None and line.text[:1] not in DASHES


def inside_sentence(paragraph: Sequence[TextLine], line: TextLine, indent: float) -> bool:
    """Whether what looks like a marker stands below a line that breaks off in the middle of a sentence.

    Or counts on in it: `in three steps: (1) data, (2) tests,` and below it `(3) use`; or is an initial below
    another one: `J.` and below it `M. Wren`; or the rest of a date: `2026.` and below it `3.11.`
    """
    if _has_bullet(line):
        return False
    last = paragraph[-1]
    if _RANGE.search(last.text) and line.text[:1].isdecimal():
        return True
    if _CLOSES.match(line.text) and sum(map(last.text.count, "(（")) > sum(map(last.text.count, ")）")):
        return True  # the end of a bracket
    item = len(paragraph) == 1 and is_marked(last)
    open_ended = not (item or ends_sentence(last.text) or ends_clause(last.text) or last.ends_with_address)
    initials = _INITIAL_AT_END.search(last.text) and _INITIAL.match(line.text)
    text = "".join(above.text for above in paragraph)
    within = open_ended or initials or counts_on(text, line.text) or date_goes_on(text, line.text)
    first = last.edge - indent * line.size if indent else line.edge
    edge = min((above.edge for above in paragraph[1:]), default=first)
    noted = last.runs[0].raised and abs(line.edge - note_start(last)) < 0.3 * line.size
    below = noted or line.x0 - last.x0 < 0.3 * line.size
    return bool(within) and below and line.x0 > edge - INDENT * line.size


def inside_full(
    paragraph: Sequence[TextLine],
    line: TextLine,
    bounds: tuple[float, float],
    setting: Setting,
    at_head: bool = False,
) -> bool:
    """Whether what looks like a marker stands below a full line, exactly where the lines of a paragraph do.

    Text tells it that sets in its first lines, and ends all others at one place. `at_head`: the paragraph is
    the first of a column, and may have begun in the one before.
    """
    first, last = paragraph[0], paragraph[-1]
    if not (setting.exact and setting.first) or _has_bullet(line) or not reaches(last, bounds[1]):
        return False
    places = [first.edge - setting.first * first.size, first.x0 - setting.first * first.size]
    places += [first.edge] if at_head and not is_marked(first) else []
    places += [text_start(first) if is_marked(first) else bounds[0], *(below.edge for below in paragraph[1:2])]
    return any(min(abs(line.x0 - one), abs(line.edge - one)) < _EXACT * line.size for one in places)


_EXACT = 0.06
"""How near lines begin to each other that begin at one place, in parts of the size."""


def within_address(paragraph: Sequence[TextLine], line: TextLine) -> bool:
    """Whether an address goes on in a line; it may take several lines of those before.

    It does not where its link ends with the line, and all of it has been shown.
    """
    last = paragraph[-1]
    link, linked = last.runs[-1].url, line.runs[0].url
    tail = "".join(above.text for above in paragraph[-_ADDRESS_LINES:])
    if link is not None and link != linked and tail.replace(" ", "").endswith(link):
        return False
    return (last.ends_with_address and link == linked) or address_goes_on(tail, line.text)
