"""Lines of a text to blocks: paragraphs put together from lines that were broken at a margin.

In: the lines of a text without its furniture. Out: blocks. First the measure of the text is found, the width at
which lines were broken; a text without one has a line for each paragraph. A line goes on with the next where
it had no room for the next line's first word.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing_tex.readers.structure.blocks import Block, Line
from briefing_tex.readers.structure.contents import title_keys
from briefing_tex.readers.structure.inlines import parse
from briefing_tex.readers.structure.joins import Habits, address_goes_on, join_lines
from briefing_tex.readers.structure.numbering import (
    LIST_STYLES,
    bullet,
    counts_on,
    options,
    quantity_follows,
)
from briefing_tex.readers.structure.scripts import (
    ends_clause,
    ends_sentence,
    is_cjk,
    is_hangul,
    is_prose,
    squeezed,
    width,
)
from briefing_tex.readers.structure.words import caption, part_label, run_in_label

_WIDEST_MEASURE = 170
"""The widest line that may have been broken at a margin, in columns."""
_NARROWEST_MEASURE = 24
_ENDS = frozenset("。！？.!?:：")
"""Behind these a paragraph may end at the margin, or shortly before it."""
_MOST = 0.65
"""Of the lines that surely go on: so many are as full as one must be that also ends a sentence."""
_FEWEST_CUT = 5
"""From how many lines on that end in mid-sentence these alone tell the measure."""
_CENTRED = 8
"""From which indent in columns on lines of different indent are centred."""
_ENOUGH_LINES = 8
"""From how many lines on the slack of a text is taken from its own lines."""
_NO_BEGINNING = frozenset("、。，．：；！？）」』】》〉〕”,;:!?)]}")
"""What begins no line of its own: an extractor has parted it from the text before it."""
_CLAUSE_INSIDE = re.compile(r"[。，、；：]\S")
_NAMED = re.compile(r"[^\s:：，。、,.;；]{2,20}[：:]\s*(?!//)\S")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")


def measure(lines: Sequence[Line]) -> float | None:
    """The width at which the lines were broken, in columns from the left margin; None if they were not.

    Broken lines are of nearly one width, and most of them end in mid-sentence.

    >>> from briefing_tex.readers.structure.blocks import Line
    >>> measure([Line("A paragraph on one line of its own."), Line("Another one, a good deal longer.")]) is None
    True
    """
    edges = sorted(_edge(line) for line in lines if width(line.text) >= _NARROWEST_MEASURE)
    possible = [edge for edge in edges if edge <= _WIDEST_MEASURE]
    if len(possible) < 3:
        return None
    cut = sorted(_edge(line) for line in lines if width(line.text) >= _NARROWEST_MEASURE and _is_cut(line.text))
    told = cut if len(cut) >= _FEWEST_CUT else edges
    crowded = max(possible, key=lambda edge: (_between(told, 0.9 * edge, edge), edge))
    within = [edge for edge in edges if edge <= 1.08 * crowded]
    widest = within[min(int(len(within) * 0.97), len(within) - 1)]
    near = [line for line in lines if 0.8 * widest <= _edge(line) <= 1.15 * widest]
    ended = sum(not _is_cut(line.text) for line in near)
    wider = len(edges) - bisect_right(edges, 1.25 * widest)
    enough = len(near) >= max(2, 0.25 * len(edges)) and wider <= 0.15 * len(edges)
    return widest if enough and ended <= 0.6 * len(near) else None


def _is_cut(text: str) -> bool:
    """Whether a line ends in mid-sentence: these tell where lines were broken."""
    return not (ends_sentence(text) or ends_clause(text))


def _between(edges: Sequence[float], low: float, high: float) -> int:
    return bisect_right(edges, high) - bisect_left(edges, low)


def _edge(line: Line) -> float:
    return line.indent + width(line.text)


@dataclass(frozen=True)
class Measure:
    """How a text is broken into lines: at which width, if at any; its titles; which lines stand by themselves.

    `slack` is how far from the measure a full line may end, `tight` how far one that also ends a sentence.
    `titles` are the keys of the contents list, `apart` the numbers of lines that are never joined, `title`
    those of lines that go on with the title.
    """

    limit: float | None
    slack: float
    tight: float
    titles: frozenset[str]
    apart: frozenset[int]
    habits: Habits
    title: frozenset[int] = frozenset()


def group(lines: Sequence[Line], text: Measure) -> list[Block]:
    """A stretch of lines as blocks, in order."""
    blocks: list[Block] = []
    open_lines: list[Line] = []
    for index, line in enumerate(lines):
        joins = bool(open_lines) and line.number not in text.apart
        if open_lines and not (joins and _continues(open_lines, lines, index, text)):
            blocks.append(_block(open_lines, text))
            open_lines = []
        open_lines.append(line)
    if open_lines:
        blocks.append(_block(open_lines, text))
    return blocks


def _block(lines: Sequence[Line], measured: Measure) -> Block:
    text, guesses = join_lines(lines, measured.habits)
    if measured.limit is not None and len(lines) > 1:
        text = re.sub(r"(?<=\S)[ \t]{2,}(?=\S)", " ", text)
    first = lines[0]
    heading = _HEADING.fullmatch(text)
    return Block(
        parse(heading[2] if heading else text),
        tuple(lines),
        "heading" if heading else None,
        len(heading[1]) if heading else None,
        gap=first.gap,
        indent=first.indent,
        flush=_edge(lines[-1]) >= 0.85 * measured.limit if measured.limit is not None else None,
        guesses=guesses,
    )


def _continues(block: Sequence[Line], lines: Sequence[Line], index: int, measured: Measure) -> bool:
    """Whether a line belongs to the paragraph of the lines before it."""
    last, line = block[-1], lines[index]
    limit = measured.limit or 0.0
    in_note = block[0].number in measured.apart and line.gap <= 1 and _is_cut(last.text)
    if (
        (line.gap > 0 and not in_note)
        or line.page != last.page
        or _HEADING.match(line.text)
        or _HEADING.match(block[0].text)
    ):
        return False
    if line.text[:1] in _NO_BEGINNING or line.number in measured.title:
        return True
    if measured.limit is None:
        return False
    text, _ = join_lines(block, measured.habits)
    if part_label(text) or _is_title(text, measured.titles):
        return False
    if _begins_title(text, line.text, measured.titles):
        return True
    if address_goes_on(last.text, line.text):
        return True
    if _names_itself(line.text) and _names_itself(block[0].text) and ends_sentence(last.text):
        return False
    if _is_title(line.text, measured.titles) or (caption(text) and _begins_sentence(line.text)):
        return False
    edge = _edge(last) + _first_word(line, last, limit)
    ended = last.text.rstrip()[-1:] in _ENDS and not _is_said(last.text, line.text)
    slack = measured.tight if ended else measured.slack
    reaches = edge >= _local_limit(lines, index - 1, limit) - slack
    in_sentence = reaches and not ends_sentence(last.text) and _weak_beginning(line.text)
    if _edge(last) > 0.75 * limit and counts_on(text, line.text):
        return True
    if _begins_block(line.text) and not in_sentence:
        return False
    if _is_item(block[0].text) and line.indent > block[0].indent + 1 and not ends_sentence(last.text):
        return True
    if _indented(block, line) or _centred(last, line):
        return False
    if reaches:
        return not (ends_sentence(last.text) and _first_line_indented(lines, index))
    return _in_mid_sentence(last, line, text, limit)


def _names_itself(text: str) -> bool:
    """Whether a line begins with a name, a colon and what it is: where one does, the next begins the next."""
    return bool(_NAMED.match(text))


def _in_mid_sentence(last: Line, line: Line, text: str, limit: float) -> bool:
    """Whether a line goes on though there was room above: before a small letter, or amid Chinese, Japanese."""
    before, after = last.text[-1:], line.text[:1]
    if after.islower() and before.isascii():
        return not ends_sentence(last.text) and _edge(last) > 0.5 * limit
    wide = is_cjk(before) and before.isalnum() and is_cjk(after) and after.isalnum()
    return wide and _edge(last) > 0.75 * limit and bool(_CLAUSE_INSIDE.search(text))


def _centred(last: Line, line: Line) -> bool:
    """Whether two lines are set to the middle of the page, each by itself."""
    return min(last.indent, line.indent) >= _CENTRED and abs(last.indent - line.indent) >= 3


def _indented(block: Sequence[Line], line: Line) -> bool:
    """Whether a line is indented against a finished paragraph above it."""
    if len(block) == 1 and _is_item(block[0].text):
        return False
    margin = min(member.indent for member in block)
    return line.indent >= margin + 2 and line.indent >= block[-1].indent + 2 and ends_sentence(block[-1].text)


def _is_title(text: str, titles: frozenset[str]) -> bool:
    """Whether the text is a title of the contents list, whole."""
    return bool(titles) and width(text) < 240 and any(key in titles for key in title_keys(text))


def _is_said(before: str, after: str) -> bool:
    """Whether a line begins with what the one above announces with a colon."""
    return before.rstrip()[-1:] in ":：" and after[:1] in '“‘「『《"'


def _begins_sentence(text: str) -> bool:
    """Whether a line begins a paragraph rather than goes on with a caption."""
    return text[:1].isupper() and is_prose(text)


def _begins_title(text: str, line: str, titles: frozenset[str]) -> bool:
    if not titles or width(text) > 240:
        return False
    starts = [key for key in title_keys(text) if len(key) > 3]
    more = squeezed(line)
    return any(title.startswith(key + more) for title in titles for key in starts)


def _begins_block(text: str) -> bool:
    """Whether a line by its look begins something new."""
    if (
        bullet(text) is not None
        or caption(text)
        or part_label(text)
        or text.startswith(("|", ">", "```", "!["))
    ):
        return True
    label = run_in_label(text)
    if label and label.part in ("keywords", "abstract", "website"):
        return True
    return any(number.style in LIST_STYLES or not is_prose(text) for number in options(text))


def _weak_beginning(text: str) -> bool:
    """Whether the number or sign at the beginning of a line may be part of a sentence."""
    numbers = options(text)
    if caption(text) or part_label(text) or run_in_label(text):
        return False
    if not numbers:
        return text[:1] in "-–—·*+"
    return all(
        number.style in ("1 ", "han ", "I ", "1.1", "01", "1:") or quantity_follows(text, number)
        for number in numbers
    ) or (all(number.value > 31 for number in numbers))


def _is_item(text: str) -> bool:
    return bullet(text) is not None or any(number.style in LIST_STYLES for number in options(text))


def _local_limit(lines: Sequence[Line], index: int, limit: float) -> float:
    """The measure where a line stands: narrower than the text's in a quotation or an abstract.

    A stretch of three lines or more without white space, of which two end at nearly one place, shows its own.
    """
    start, stop = index, index + 1
    while (
        start > 0
        and lines[start].gap == 0
        and lines[start].page == lines[start - 1].page
        and index - start < 12
    ):
        start -= 1
    while (
        stop < len(lines)
        and lines[stop].gap == 0
        and lines[stop].page == lines[index].page
        and stop - index < 12
    ):
        stop += 1
    edges = sorted((_edge(line) for line in lines[start:stop]), reverse=True)
    shown = len(edges) >= 3 and edges[1] >= 0.94 * edges[0] and 0.6 * limit <= edges[0] <= limit
    close = sum(edge >= 0.94 * edges[0] for edge in edges)
    return edges[0] if shown and close * 2 >= len(edges) else limit


def _first_word(line: Line, last: Line, limit: float) -> float:
    """The width of what a line begins with and could not part from, and of the space before it."""
    found = re.match(r"[^\s\u2e80-\u9fff\uf900-\uffef]+", line.text)
    word = width(found[0]) + (0 if is_cjk(last.text[-1:]) else 1) if found else 2
    return 12 if word > 0.5 * limit else word


def slack_of(lines: Sequence[Line], limit: float) -> tuple[float, float]:
    """How far from the measure full lines end, and how far most of them do: nothing in a typewriter's text.

    Sure are lines over three quarters of the measure that end no clause, before a small letter or Chinese.
    """
    short = []
    for last, line in pairwise(lines):
        together = line.gap == 0 and line.page == last.page and _edge(last) > 0.75 * limit
        first = line.text[:1]
        if together and last.text[-1:].isalnum() and _goes_on(first):
            short.append(max(limit - _edge(last) - _first_word(line, last, limit), 0.0))
    if len(short) < _ENOUGH_LINES:
        return 0.09 * limit, 0.06 * limit
    short.sort()
    slack = min(short[int(0.94 * (len(short) - 1))] + 1.0, 0.14 * limit)
    return slack, min(short[int(_MOST * (len(short) - 1))] + 1.0, slack)


def _goes_on(first: str) -> bool:
    """Whether a line that begins with this character may go on with a sentence: it is no capital."""
    return first.islower() or is_hangul(first) or (is_cjk(first) and first.isalnum())


def _first_line_indented(lines: Sequence[Line], index: int) -> bool:
    """Whether this line is indented against its neighbours, as the first line of a paragraph is."""
    here = lines[index].indent
    start, stop = index, index + 1
    while start > max(index - 3, 0) and not lines[start].gap:
        start -= 1
    while stop < min(index + 3, len(lines)) and not lines[stop].gap:
        stop += 1
    around = [line.indent for place, line in enumerate(lines[start:stop], start) if place != index]
    return bool(around) and here >= min(around) + 2
