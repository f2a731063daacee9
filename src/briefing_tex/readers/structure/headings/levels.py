"""Which blocks are headings, and of what level.

In: the blocks of a report, its contents list. Out: the headings in order. Evidence, from strong to weak: what
the reader says (`#`, layout), the contents list, a number that continues the numbers before it, a usual title
(结语, Conclusion), a short line that stands alone before text. The last two, and levels that nothing tells,
are guesses.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from briefing_tex.readers.structure.blocks import Block
from briefing_tex.readers.structure.headings.entries import Entry, entry_levels, entry_places, title_keys
from briefing_tex.readers.structure.headings.lettered import lettered
from briefing_tex.readers.structure.lists import listed
from briefing_tex.readers.structure.numbering import Number, loose, options, quantity_follows
from briefing_tex.readers.structure.outline import Path, follow
from briefing_tex.readers.structure.scripts import (
    core,
    ends_clause,
    ends_sentence,
    has_letters,
    is_prose,
    squeezed,
    width,
)
from briefing_tex.readers.structure.words import caption, part_label, run_in_label, usual_section

Evidence = Literal["given", "contents", "number", "word", "alone"]
_LONGEST_TITLE = 120
"""The widest heading, in columns."""
_LONGEST_ALONE = 72
"""The widest heading that is known only by standing alone, in columns."""


class Heading(Struct, frozen=True):
    """A heading: the block's index, where its title begins, its level from 1, and how it was found."""

    index: int
    title_at: int
    level: int
    evidence: Evidence
    number: Number | None = None
    guessed: bool = False


class _Found(Struct, frozen=True):
    """A heading before its level is known: the depth of its number, the level it is given."""

    index: int
    evidence: Evidence
    number: Number | None = None
    depth: int | None = None
    given: float | None = None


def title_like(text: str, longest: int = _LONGEST_TITLE) -> bool:
    """Whether a line could be a title: short, some letters, no end of a sentence in it.

    >>> title_like("市场概览"), title_like("今天没有风。"), title_like("三个问题："), title_like("Who pays?")
    (True, False, False, True)
    """
    if not text or width(text) > longest or not has_letters(text) or caption(text):
        return False
    if ends_clause(text) or "。" in core(text) or text.rstrip()[-1:] in "。.；;" or "://" in text:
        return False
    return not (ends_sentence(text) and width(text) > 80)


def find_headings(blocks: Sequence[Block], entries: Sequence[Entry]) -> tuple[Heading, ...]:
    """The headings among the blocks of the body; `entries` are those of the contents list.

    >>> from briefing_tex.readers.structure.blocks import Block
    >>> body = [Block.of(text) for text in ("一、今日", "无风。", "4 月共有 3 次大潮。", "二、明日", "有风。")]
    >>> [heading.index for heading in find_headings(body, ())]
    [0, 3]
    """
    places = range(len(blocks))
    found = _by_evidence(blocks, places, entries)
    found += _alone(blocks, places, found)
    found.sort(key=lambda one: one.index)
    return tuple(_levelled(blocks, found))


def _by_evidence(blocks: Sequence[Block], places: Sequence[int], entries: Sequence[Entry]) -> list[_Found]:
    """Headings that the reader, the contents list, a number or a usual title tell."""
    items = listed(blocks, places)
    levels = entry_levels(entries)
    listed_at = entry_places(entries)
    looked = _known_by_look(blocks, entries)
    complete = bool(looked) and len(looked) == sum(entry.number is not None for entry in entries)
    deepest = max((entry.number.depth for entry in entries if entry.number), default=0)
    styles = {entry.number.style for entry in entries if entry.number}
    counted = _counted_styles(blocks, items)
    letters = lettered(blocks)
    path: Path = ()
    following = 0
    found: list[_Found] = []
    known_by_look = any(blocks[index].kind == "heading" and blocks[index].size for index in places)
    for index in places:
        block = blocks[index]
        if block.kind not in (None, "heading", "paragraph", "item"):
            continue
        entry = _listed_in(block.text, listed_at, following)
        numbers = options(block.text)
        deeper = deepest > 1 and any(number.depth > deepest for number in numbers)
        other = any(number.style in counted and number.style not in styles for number in numbers)
        deeper = deeper or (block.gap > 0 and other)
        if block.kind != "heading" and (entry in looked or (complete and not deeper)):
            continue
        certain = block.kind == "heading" or entry is not None
        usable = [n for n in options(block.text) if certain or title_like(block.text[n.rest_at :])]
        item = index in items or block.kind == "item"
        counting = [n for n in usable if quantity_follows(block.text, n)]  # of the title, unless it is next
        bare = [n for n in usable if n not in counting]
        step = follow(path, bare, lenient=certain) or follow(path, counting)
        number = letters.get(index) or (loose(block.text) if certain and not usable else None)
        step = follow(path, [number], lenient=False) if number else step
        if certain or (step is not None and not item and _may_be_numbered(blocks, index, usable)):
            following = following if entry is None else entry + 1
            path = step if step is not None else path
            level = block.level if block.level is not None else levels[entry] if entry is not None else None
            found.append(_told(index, block, step, entries[entry] if entry is not None else None, level))
        elif (
            not item
            and not known_by_look
            and usual_section(block.text)
            and block.kind is None
            and _stands_alone(blocks, index)
        ):
            found.append(_Found(index, "word"))
    return found


def _counted_styles(blocks: Sequence[Block], items: Container[int]) -> frozenset[str]:
    """The styles of numbers that count on to 2 outside of lists."""
    return frozenset(
        number.style
        for index, block in enumerate(blocks)
        if index not in items and block.kind != "item" and not block.unmarked
        for number in options(block.text)
        if number.value == 2 and title_like(block.text[number.rest_at :])
    )


def _known_by_look(blocks: Sequence[Block], entries: Sequence[Entry]) -> frozenset[int]:
    """The contents entries whose headings the reader knows, number and all: their words elsewhere are text."""
    given = {squeezed(block.text) for block in blocks if block.kind == "heading"}
    return frozenset(
        place
        for place, entry in enumerate(entries)
        if entry.number and squeezed(entry.number.marker + entry.title) in given
    )


def _told(index: int, block: Block, step: Path | None, entry: Entry | None, level: float | None) -> _Found:
    """A heading with its number: the one that follows those before it, else the one before the listed title."""
    evidence: Evidence = "given" if block.kind == "heading" else "contents" if entry else "number"
    if step is not None:
        unchaptered = step[0].depth > 1 and step[0].values[0] == 0  # 0.1: sections where no chapter counts
        return _Found(index, evidence, step[-1], len(step) + step[0].depth - 1 - unchaptered, level)
    rests = ((number, squeezed(block.text[number.rest_at :])) for number in options(block.text))
    number = next((number for number, rest in rests if entry and rest == entry.key), None)
    return _Found(index, evidence, number, None, level)


def _listed_in(text: str, listed_at: Mapping[str, Sequence[int]], following: int) -> int | None:
    """The contents entry that a block's text is; the next one not met yet is preferred."""
    if width(text) > _LONGEST_TITLE * 2:
        return None
    places = sorted({place for key in title_keys(text) for place in listed_at.get(key, ())})
    return next((place for place in places if place >= following), places[-1] if places else None)


def _may_be_numbered(blocks: Sequence[Block], index: int, usable: Sequence[Number]) -> bool:
    """Whether a block whose number fits may be a heading: it is no quantity, and no sentence."""
    text = blocks[index].text
    if all(quantity_follows(text, number) for number in usable):
        after = next((block for block in blocks[index + 1 :] if block.text), None)
        return bool(after and is_prose(after.text)) and width(text) <= _LONGEST_ALONE
    return not is_prose(text) or not ends_sentence(text) or _asks(blocks, index)


def _asks(blocks: Sequence[Block], index: int) -> bool:
    """Whether a block is one short question that the next one, or more text below it, answers."""
    text = blocks[index].text.rstrip()
    after = next((block for block in blocks[index + 1 :] if block.text or block.cells), None)
    single = text[-1:] in "?？" and not re.search("[。！!]|[?？].", text) and width(text) <= _LONGEST_ALONE
    return single and after is not None and not options(after.text) and after.text.rstrip()[-1:] not in "?？"


def _alone(blocks: Sequence[Block], places: Sequence[int], found: Sequence[_Found]) -> list[_Found]:
    """Short lines that stand alone before text, where numbers and contents leave levels without headings."""
    numbered = {one.depth for one in found if one.depth}
    if len(numbered) > 1 or any(one.evidence == "given" for one in found):
        return []
    if any(one.evidence == "contents" for one in found) and len(found) > 2:
        return []
    known = {one.index for one in found}
    items = listed(blocks, places)
    alone: list[_Found] = []
    for index in reversed(places):
        if index in known or index in items:
            continue
        leads = index + 1 < len(blocks) and (
            is_prose(blocks[index + 1].text)
            or index + 1 in known
            or index + 1 in items
            or blocks[index + 1].kind in ("table", "item", "figure", "quote", "code")
        )
        if leads and _stands_alone(blocks, index):
            alone.append(_Found(index, "alone"))
            known.add(index)
    return alone


def _stands_alone(blocks: Sequence[Block], index: int) -> bool:
    """Whether a block is one short line that ends nothing and follows something finished."""
    block = blocks[index]
    text = block.text
    if block.kind not in (None, "paragraph") or not title_like(text, _LONGEST_ALONE):
        return False
    if part_label(text) or run_in_label(text) or len(text.strip()) < 2 or text[:1].islower():
        return False
    before = blocks[index - 1] if index else None
    finished = before is None or not is_prose(before.text) or ends_sentence(before.text) or block.gap >= 1
    return finished and not text.rstrip().endswith((",", "，", "、"))


def _levelled(blocks: Sequence[Block], found: Sequence[_Found]) -> list[Heading]:
    """The headings with their levels: numbers first, then what is given, then white space and succession."""
    given = _given_levels(found)
    guessed = _guessed_levels(blocks, [one for one in found if one.depth is None and one.index not in given])
    base = max((one.depth for one in found if one.depth), default=0)
    headings: list[Heading] = []
    for one in found:
        text = blocks[one.index].text
        title_at = one.number.rest_at if one.number else 0
        if one.depth:
            level, unsure = one.depth, False
        elif one.index in given:
            level, unsure = given[one.index], False
        elif one.evidence == "word" or part_label(text[title_at:]):
            level, unsure = 1, one.evidence == "word"
        else:
            level, unsure = guessed[one.index] + (base if one.evidence == "alone" else 0), True
        headings.append(Heading(one.index, title_at, level, one.evidence, one.number, unsure))
    return headings


def _given_levels(found: Sequence[_Found]) -> dict[int, int]:
    """Levels of headings without a number from what the reader or the contents list gives.

    Where numbered headings have a given level as well, the two scales are made one: `##` with 一、 is level 1.
    """
    scale: dict[float, int] = {}
    for one in found:
        if one.given is not None and one.depth:
            scale.setdefault(one.given, one.depth)
    ranks = sorted({one.given for one in found if one.given is not None})
    levels = {}
    for one in found:
        if one.given is not None and one.depth is None:
            levels[one.index] = scale.get(one.given, ranks.index(one.given) + 1)
    return levels


def _guessed_levels(blocks: Sequence[Block], found: Sequence[_Found]) -> dict[int, int]:
    """Levels from white space and succession: a heading directly above another one is its parent."""
    places = {one.index for one in found}
    chain = {one.index: one.index + 1 in places for one in found}
    chained = any(chain.values())
    gaps = [blocks[one.index].gap for one in found if not chain.get(one.index - 1, False)]
    widest = max(gaps, default=0.0)
    by_gap = len(set(gaps)) > 1 and all(
        blocks[i].gap == widest for i in chain if chain[i] and not chain.get(i - 1)
    )
    levels: dict[int, int] = {}
    previous: int | None = None
    for one in found:
        index = one.index
        if previous is not None and chain.get(index - 1):
            levels[index] = levels[index - 1] + 1
        elif by_gap:
            levels[index] = 1 if blocks[index].gap == widest else 2
        elif previous is None or chain[index] or not chained:
            levels[index] = 1
        else:
            levels[index] = max(levels[previous], 2) if levels[previous] > 1 else 1
        previous = index
    return levels
