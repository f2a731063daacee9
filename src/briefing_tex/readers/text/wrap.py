"""Lines of a text to blocks: paragraphs put together from lines that were broken at a margin.

In: the lines of a text without its furniture. Out: blocks. First the measure of the text is found, the width at
which lines were broken; a text without one has a line for each paragraph. A line goes on with the next where
it had no room for the next line's first word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from briefing_tex.readers.structure.blocks import Block, Line
from briefing_tex.readers.structure.front.dates import date_goes_on
from briefing_tex.readers.structure.inlines import parse
from briefing_tex.readers.structure.joins import PDFIUM_HYPHEN, Habits, address_goes_on, join_lines, with_line
from briefing_tex.readers.structure.numbering import begins_item, counts_on
from briefing_tex.readers.structure.scripts import ends_sentence, is_cjk, is_prose
from briefing_tex.readers.structure.words import caption, is_contact_prompt, part_label
from briefing_tex.readers.text.beginnings import (
    begins_block,
    begins_sentence,
    begins_title,
    is_said,
    is_title,
    names_itself,
    weak_beginning,
)
from briefing_tex.readers.text.measures import edge_of, first_word, is_cut, local_limit

_ENDS = frozenset("。！？.!?:：")
"""Behind these a paragraph may end at the margin, or shortly before it."""
_FULL = 2
"""How many columns at most a full line of Chinese or Japanese leaves free."""
_BROKEN = 0.4
"""How far the first line of an item reaches at least that goes on: a shorter one is a title."""
_CENTRED = 8
"""From which indent in columns on lines of different indent are centred."""
_NO_BEGINNING = frozenset("、。，．：；！？）」』】》〉〕”,;:!?)]}")
"""What begins no line of its own: an extractor has parted it from the text before it."""
_CLAUSE_INSIDE = re.compile(r"[。，、；：]\S")
_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")


class Measure(Struct, frozen=True):
    """How a text is broken into lines: at which width, if at any; its titles; which lines stand by themselves.

    `slack` is how far from the measure a full line may end, `tight` how far one that also ends a sentence.
    `titles` are the keys of the contents list, `apart` lines that are never joined, `title`
    the numbers of lines that go on with the title.
    """

    limit: float | None
    slack: float
    tight: float
    titles: frozenset[str]
    apart: frozenset[Line]
    habits: Habits
    title: frozenset[int] = frozenset()


def group(lines: Sequence[Line], text: Measure) -> list[Block]:
    """A stretch of lines as blocks, in order."""
    blocks: list[Block] = []
    open_lines: list[Line] = []
    joined = (
        ""  # the text of the open lines: to join them anew for each line would take the square of their time
    )
    for index, line in enumerate(lines):
        joins = bool(open_lines) and line not in text.apart and not _ends_list(blocks, open_lines, text)
        if joins and _continues(open_lines, joined.replace(PDFIUM_HYPHEN, "-"), lines, index, text):
            joined, _ = with_line(joined, open_lines[-1], line, text.habits)
            open_lines.append(line)
            continue
        if open_lines:
            blocks.append(_block(open_lines, text))
        open_lines, joined = [line], line.text
    if open_lines:
        blocks.append(_block(open_lines, text))
    return blocks


def _ends_list(blocks: Sequence[Block], item: Sequence[Line], measured: Measure) -> bool:
    """Whether an item ends with a full stop where the one above it ends with a semicolon: it is the last.

    A line that is full to the margin may end a sentence amid an item.
    """
    if not blocks or not begins_item(item[0].text) or not ends_sentence(item[-1].text):
        return False
    if measured.limit is None or edge_of(item[-1]) > measured.limit - _FULL:
        return False
    return blocks[-1].text[-1:] in ";；" and begins_item(blocks[-1].text)


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
        flush=edge_of(lines[-1]) >= 0.85 * measured.limit if measured.limit is not None else None,
        guesses=guesses,
    )


def _continues(block: Sequence[Line], text: str, lines: Sequence[Line], index: int, measured: Measure) -> bool:
    """Whether a line belongs to the paragraph of the lines before it, whose text is given."""
    last, line = block[-1], lines[index]
    limit = measured.limit or 0.0
    in_note = block[0] in measured.apart and line.gap <= 1 and is_cut(last.text)
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
    if part_label(text) or is_title(text, measured.titles):
        return False
    if begins_title(text, line.text, measured.titles):
        return True
    if ends_sentence(last.text) and is_contact_prompt(line.text):
        return False
    if address_goes_on(last.text, line.text):
        return True
    says_another = names_itself(line.text) or _ADDRESS.fullmatch(line.text)
    if says_another and names_itself(block[0].text) and ends_sentence(last.text):
        return False
    if is_title(line.text, measured.titles) or (caption(text) and begins_sentence(line.text)):
        return False
    edge = edge_of(last) + first_word(line, last, limit)
    ended = last.text.rstrip()[-1:] in _ENDS and not is_said(last.text, line.text)
    slack = measured.tight if ended else measured.slack
    reaches = edge >= local_limit(lines, index - 1, limit) - slack
    in_sentence = reaches and not ends_sentence(last.text) and weak_beginning(line.text)
    if edge_of(last) > 0.75 * limit and (counts_on(text, line.text) or date_goes_on(text, line.text)):
        return True
    if begins_block(line.text) and not in_sentence:
        return False
    hangs = line.indent > block[0].indent + 1 and (len(block) > 1 or edge_of(last) > _BROKEN * limit)
    if begins_item(block[0].text) and hangs and not ends_sentence(last.text):
        return True
    if _indented(block, line) or _centred(last, line):
        return False
    if reaches:
        return not (ends_sentence(last.text) and _first_line_indented(lines, index))
    return _in_mid_sentence(last, line, text, limit)


def _in_mid_sentence(last: Line, line: Line, text: str, limit: float) -> bool:
    """Whether a line goes on though there was room above: before a small letter, or amid Chinese, a figure."""
    before, after = last.text[-1:], line.text[:1]
    if after.islower() and before.isascii():
        return not ends_sentence(last.text) and edge_of(last) > 0.5 * limit
    if not (before.isalnum() and after.isalnum() and edge_of(last) > 0.75 * limit):
        return False
    wide = is_cjk(before), is_cjk(after)
    figure = any(wide) and (before.isdigit() or after.isdigit()) and is_prose(line.text)
    return (all(wide) or figure) and bool(_CLAUSE_INSIDE.search(text))


def _centred(last: Line, line: Line) -> bool:
    """Whether two lines are set to the middle of the page, each by itself."""
    return min(last.indent, line.indent) >= _CENTRED and abs(last.indent - line.indent) >= 3


def _indented(block: Sequence[Line], line: Line) -> bool:
    """Whether a line is indented against a finished paragraph above it."""
    if len(block) == 1 and begins_item(block[0].text):
        return False
    margin = min(member.indent for member in block)
    return line.indent >= margin + 2 and line.indent >= block[-1].indent + 2 and ends_sentence(block[-1].text)


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
