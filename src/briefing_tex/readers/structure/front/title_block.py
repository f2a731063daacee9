"""Where the title block ends: before the first label, heading of a section, or paragraph.

In: the blocks from the top, the contents list. Out: an index. A date, a body, or a word for what one did is of
the title block, whatever it looks like.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_tex.readers.structure.blocks import Block
from briefing_tex.readers.structure.front.bodies import FORM_FIRST, ends_as_company, in_capitals, is_body
from briefing_tex.readers.structure.front.dates import date_at_end, read_date
from briefing_tex.readers.structure.front.names import lists_names
from briefing_tex.readers.structure.front.roles import fields, labelled
from briefing_tex.readers.structure.headings.entries import Contents, title_keys
from briefing_tex.readers.structure.headings.levels import title_like
from briefing_tex.readers.structure.lists import markers
from briefing_tex.readers.structure.numbering import options
from briefing_tex.readers.structure.scripts import ends_sentence, has_letters, is_prose, squeezed, width
from briefing_tex.readers.structure.words import caption, names_an_issue, part_label, run_in_label

_DEEPEST_FRONT = 16
"""How many blocks a title block may have."""
_LONGEST_TITLE = 160
"""The widest title, in columns."""
_LARGER = 1.05
"""Size of a subtitle at least that only its size tells, in parts of that of the text."""
_TITLED_FROM = 3
"""How many blocks below a title its date or body is looked for."""
_BETWEEN_DASHES = re.compile(r"[-–—~]\s+\S.*\s[-–—~]|－.*－")
"""A subtitle as Korean reports set it: it only looks like an item."""
_DASHES = frozenset("-–—－~")
_TWO_NAMES = re.compile(r"\S\s+[&＆×]\s+\S")


def front_end(blocks: Sequence[Block], contents: Contents | None) -> int:
    """The index of the first block below the title block."""
    end = 0
    while end < min(len(blocks), _DEEPEST_FRONT) and (end == 0 or _in_front(blocks, end, contents)):
        end += 1
    labelled = end < len(blocks) and run_in_label(blocks[end].text)
    if end < len(blocks) and not labelled and (is_prose(blocks[end].text) or markers(blocks[end])):
        end = _without_headings(blocks, end)
    return end


def _in_front(blocks: Sequence[Block], index: int, contents: Contents | None) -> bool:
    block = blocks[index]
    text = block.text
    if contents and index == contents.start:
        return False
    if block.kind in ("title", "subtitle") or read_date(text):
        return True
    if _is_dashed(blocks, index):
        return True
    if block.kind not in (None, "paragraph", "heading"):
        return False
    below = blocks[index + 1 : index + 1 + _TITLED_FROM]
    reached = _reaches(text) and any(one.kind == "title" for one in below)
    if part_label(text) or caption(text) or (contents and index >= contents.start):
        return False
    if run_in_label(text) and not reached:
        return False
    looked = block.kind is None and any(other.kind == "heading" for other in blocks)
    listed = (entry.key for entry in contents.entries) if contents and not looked else ()
    if any(key in title_keys(text) for key in listed if key) and not _titles_front(blocks, index):
        return False
    named = (
        labelled(text)
        or len(fields(text)) > 1
        or date_at_end(text)
        or ends_as_company(text)
        or lists_names(text)
        or in_capitals(text)
    )
    if is_prose(text) and not named and not (_long_title(blocks, index) or _long_subtitle(blocks, index)):
        return False
    untitled = all(not has_letters(earlier.text) or earlier.kind != "heading" for earlier in blocks[:index])
    sectioned = not untitled or (_has_level(blocks, index) and not _titles_front(blocks, index))
    counted = names_an_issue(text) and index == _title_above(blocks, index) + 1
    if block.kind == "heading" and not (is_body(text) or counted) and sectioned:
        return False
    if block.kind == "heading" and _has_level(blocks, index) and _begins_section(blocks, index):
        return False
    if (
        markers(block)
        and not FORM_FIRST.match(text)
        and not names_an_issue(text)
        and not _BETWEEN_DASHES.fullmatch(text)
    ):
        return False
    numbered = any(title_like(text[number.rest_at :]) for number in options(text) if number.value in (0, 1))
    return not numbered or is_body(text) or names_an_issue(text)


def _reaches(text: str) -> bool:
    """Whether a line is how to reach somebody."""
    label = run_in_label(text)
    return label is not None and label.part in ("contact", "website")


def _is_dashed(blocks: Sequence[Block], index: int) -> bool:
    """Whether a subtitle behind a dash only looks like an item: alone below the title, above names, a date."""
    block, below = blocks[index], blocks[index + 1 : index + 2]
    titled = block.kind is None and (index == 1 or _larger_than_text(blocks, index - 1))
    dashed = block.text[:1] in _DASHES and (block.kind == "item" or titled)
    alone = not any(markers(one) or one.kind == "item" for one in below)
    between = bool(_BETWEEN_DASHES.fullmatch(block.text))
    return (
        dashed
        and alone
        and (index == _title_above(blocks, index) + 1 or block.kind is None)
        and (between or _front_follows(blocks, index) or (titled and _larger_than_text(blocks, index - 1)))
    )


def _title_above(blocks: Sequence[Block], index: int) -> int:
    """Where the last title or heading above a block stands; -1 if none does."""
    titles = (i for i in range(index - 1, -1, -1) if blocks[i].kind in ("title", "heading"))
    return next(titles, -1)


def _begins_section(blocks: Sequence[Block], index: int) -> bool:
    """Whether what may name a body (`为什么是县级馆`) stands below a body or date, and directly above text."""
    below = blocks[index + 1 : index + 2]
    fronted = any(is_body(block.text) or read_date(block.text) for block in blocks[1:index])
    return fronted and any(is_prose(block.text) and not _surely_front(block) for block in below)


def _long_title(blocks: Sequence[Block], index: int) -> bool:
    """Whether a text as long as a sentence stands where the title does, and ends none."""
    text = blocks[index].text
    above = [block.text for block in blocks[:index]]
    numbered = _larger_than_text(blocks, index)  # a letterhead and its number may stand above such a title
    untitled = all(
        read_date(one) or is_body(one) or not has_letters(one) or (numbered and names_an_issue(one))
        for one in above
    )
    repeated = any(squeezed(one) == squeezed(text) for one in above)
    return (untitled or repeated) and not ends_sentence(text) and width(text) <= _LONGEST_TITLE


def _long_subtitle(blocks: Sequence[Block], index: int) -> bool:
    """Whether a text as long as a sentence, and none, stands between the title and a body or a date."""
    text = blocks[index].text
    below_title = blocks[index - 1].kind == "title" or not any(has_letters(b.text) for b in blocks[: index - 1])
    short = not ends_sentence(text) and width(text) <= _LONGEST_TITLE
    return below_title and short and (_front_follows(blocks, index) or _larger_than_text(blocks, index))


def _larger_than_text(blocks: Sequence[Block], index: int) -> bool:
    """Whether a block is larger than all paragraphs below it, as no paragraph of theirs is."""
    sizes = [block.size or 0.0 for block in blocks[index + 1 :] if block.kind is None and is_prose(block.text)]
    return bool(sizes) and 0 < _LARGER * max(sizes) < (blocks[index].size or 0.0)


def _without_headings(blocks: Sequence[Block], end: int) -> int:
    """Where the title block ends if headings without a number stand between it and the first paragraph."""
    last = max((i for i in range(end) if _surely_front(blocks[i])), default=0)
    headed = 0 < last < end - 1 and names_an_issue(blocks[last].text) and blocks[last + 1].kind is None
    last += headed and _larger_than_text(blocks, last + 1)  # the title below a letterhead and its number
    adjacent = last == 0 and end > 1 and blocks[1].gap == 0
    below = last + 1 < end and blocks[last].kind == "title" and blocks[last + 1].kind != "heading"
    adjacent = adjacent or (below and _larger_than_text(blocks, last + 1))
    return min(end, last + 2 if adjacent else last + 1)


def _titles_front(blocks: Sequence[Block], index: int) -> bool:
    """Whether a heading without a number has a date or a body below it, before any other heading or text."""
    return not options(blocks[index].text) and _front_follows(blocks, index)


def _front_follows(blocks: Sequence[Block], index: int) -> bool:
    """Whether a date or a body stands shortly below a block, before any heading or text."""
    for block in blocks[index + 1 : index + 1 + _TITLED_FROM]:
        if read_date(block.text):
            return True
        if part_label(block.text) or (block.kind == "heading" and not is_body(block.text)):
            return False
        if block.kind == "heading":
            continue  # a body in large letters, or a section
        if lists_names(block.text) or (_surely_front(block) and not is_prose(block.text)):
            return True
        if is_prose(block.text):
            return False
    return False


def _has_level(blocks: Sequence[Block], index: int) -> bool:
    """Whether a heading looks as others further on: those of sections."""
    level = blocks[index].level if blocks[index].kind == "heading" else None
    return level is not None and any(
        block.kind == "heading" and block.level == level for block in blocks[index + 1 :]
    )


def _surely_front(block: Block) -> bool:
    text = block.text
    return bool(
        block.kind in ("title", "subtitle")
        or says_who_or_when(text)
        or names_an_issue(text)
        or len(fields(text)) > 1
        or _TWO_NAMES.search(text)
    )


def says_who_or_when(text: str) -> bool:
    """Whether a line names bodies or what one did, or says a date.

    >>> says_who_or_when("Harbour Institute / 3 May 2026"), says_who_or_when("The tide waits for no institute.")
    (True, False)
    """
    told = read_date(text) or is_body(text) or labelled(text) or date_at_end(text) or lists_names(text)
    return bool(told)
