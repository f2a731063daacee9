"""Paragraphs that a page break parted: which two blocks are halves of one, and the two joined.

In: blocks in order. Out: whether the second goes on with the first; one block of both.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Block
from briefing_tex.readers.structure.inlines import between, merged
from briefing_tex.readers.structure.joins import Habits, Seam, address_goes_on, cuts_a_word, seam, unfinished
from briefing_tex.readers.structure.scripts import ends_sentence, is_cjk, is_prose, width

_SENTENCE_INSIDE = re.compile(r"[。！？]|[^\W\d]{2}[)”]?[.!?] ")
_CLAUSE_INSIDE = re.compile(r"[，、；]\S")
_HALF = 24
"""Width in columns of a first half at least that shows by its words that it is one."""
_HALF_ON_PAGE = 56
"""The same where no page break is to be seen below a line with a clause in it."""
_LONG = 80
"""Width in columns of a text without a sentence in it, at least, that is no heading."""


def join_blocks(first: Block, second: Block, habits: Habits) -> Block:
    """Two halves of a paragraph as one block."""
    space_after = first.lines[-1].space_after if first.lines else None
    found = seam(first.text, second.text, space_after, habits)
    if found == Seam(0, " ") and second.text[:1].islower() and cuts_a_word(first.text, second.text, habits):
        found = Seam(0, "", "line-end-space")
    runs = list(first.runs)
    if found.drop and runs:
        runs[-1] = replace(runs[-1], text=runs[-1].text[: -found.drop])
    seams = [between(runs[-1], second.runs[0], found.between)] if runs and second.runs else []
    guesses = (*first.guesses, *second.guesses, "joined-over-break", *((found.guess,) if found.guess else ()))
    return replace(
        first,
        runs=merged((*runs, *seams, *second.runs)),
        lines=first.lines + second.lines,
        flush=second.flush,
        open=second.open,
        guesses=tuple(dict.fromkeys(guesses)),
    )


def _placed_apart(first: Block, second: Block) -> bool:
    """Whether the second block stands below the first one in their column, where the layout has parted them."""
    above = first.lines[-1].box if first.lines else None
    below = second.lines[0].box if second.lines else None
    if above is None or below is None or above.page != below.page:
        return False
    return below.y1 < above.y1 and below.x0 < above.x1 and above.x0 < below.x1


def goes_on(first: Block, second: Block) -> bool:
    """Whether the second block continues the sentence that the first one breaks off."""
    before, after = first.text, second.text
    if first.ended or not after or _placed_apart(first, second):
        return False
    if first.open or (address_goes_on(before, after) and not first.cells):
        return True
    if not unfinished(before):
        return False
    if after[:1].islower() and before[-1:].isascii():
        return width(before) > _HALF
    sentence_inside = bool(_SENTENCE_INSIDE.search(before))
    over_page = first.last_page != second.page
    if first.flush and over_page and not first.bold and width(before) > 40:
        return True
    told = width(before) > _HALF if sentence_inside else width(before) >= _LONG
    return (told or _cut_short(first, second)) and (is_prose(after) or ends_sentence(after) or over_page)


def _cut_short(first: Block, second: Block) -> bool:
    """Whether a shorter line with a clause in it breaks off amid Chinese, where each paragraph is one line."""
    before = first.text
    amid = is_cjk(before[-1:]) or (is_cjk(second.text[:1]) and before[-1:].isalnum())
    if first.flush is not None or first.bold or not _CLAUSE_INSIDE.search(before) or not amid:
        return False
    # OCR has a rule or a picture for a page break
    apart = first.last_page != second.page or second.gap >= 2
    return width(before) > (_HALF if apart else _HALF_ON_PAGE)
