"""Headings run into the text: `2.1 Tides.` in bold, and the paragraph goes on behind it.

In: blocks in reading order. Out: the same, such paragraphs as a heading and the text below it. Only numbers
that count sections below sections tell a heading from a bold label, or in Chinese and Japanese, which have no
spaces, the wide one behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Block, cut, stripped
from briefing_tex.readers.structure.headings.levels import title_like
from briefing_tex.readers.structure.numbering import options
from briefing_tex.readers.structure.scripts import has_cjk, has_letters, is_prose
from briefing_tex.readers.structure.words import part_label

_FEWEST = 2
"""Headings of a document at least that are run into their text."""
_LONGEST = 80
"""The widest of them, in columns."""
_STOP = re.compile(r"[.。．:：]\s*$")
_HAN = r"[\u3040-\u30ff\u3400-\u9fff]"
_LABEL = re.compile(rf"[.．](?=\s+\S)|(?<={_HAN})[\s\u3000](?={_HAN}[^\s\u3000]*[。：]\s*$)")
"""Where a heading ends that bold text follows: `2.1. Tides. **Ebb.** The sea ...`"""
_WIDE = "\u3000"


class _Ends(Struct, frozen=True):
    """Where the words of a heading end, without the stop, where the text begins, whether a number counts it."""

    title: int
    text: int
    numbered: bool


def with_run_in_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, headings that are run into paragraphs apart from them.

    >>> from briefing_tex.readers.structure.blocks import Block, Run
    >>> tides = Block((Run("1.1 Tides.", strong=True), Run(" The sea was calm.")))
    >>> ebb = Block((Run("1.2 Ebb.", strong=True), Run(" It went out.")))
    >>> [block.text for block in with_run_in_headings([tides, ebb])]
    ['1.1 Tides', 'The sea was calm.', '1.2 Ebb', 'It went out.']
    """
    found = {id(block): ends for block in blocks if (ends := _ends(block))}
    if len(found) < _FEWEST or len({ends.numbered for ends in found.values()}) > 1:
        return list(blocks)
    deepest = max((block.level or 1 for block in blocks if block.kind == "heading"), default=0)
    return [one for block in blocks for one in _parted(block, found.get(id(block)), deepest + 1)]


def _ends(block: Block) -> _Ends | None:
    """Where a heading ends that a paragraph begins with."""
    if block.kind not in (None, "paragraph") or not any(run.strong for run in block.runs[:2]):
        return None
    plain = block.runs[0].text if not block.runs[0].strong else ""
    bold = plain + "".join(run.text for run in takewhile(lambda run: run.strong, block.runs[bool(plain) :]))
    number = next((number for number in options(bold) if number.depth > 1), None)
    begin = number.rest_at if number else 0
    if begin < len(plain):
        return None
    label = _LABEL.search(bold, begin) if number else None
    end = label.end() if label else len(bold)
    stop = _STOP.search(bold[:end])
    title = stop.start() if stop else len(bold[:end].rstrip())
    wide = has_cjk(bold) and not stop and _WIDE in block.text[title : end + 1] and not part_label(bold)
    told = (number or wide) and title_like(bold[begin:title], _LONGEST)
    text = block.text[end:]
    below = has_letters(text) if number else is_prose(text)
    return _Ends(title, end, number is not None) if told and below else None


def _parted(block: Block, ends: _Ends | None, level: int) -> tuple[Block, ...]:
    if ends is None:
        return (block,)
    runs, lines = cut(block.runs, 0, ends.title), block.lines[:1]
    heading = replace(block, runs=runs, lines=lines, kind="heading", level=None if ends.numbered else level)
    text = replace(block, runs=stripped(cut(block.runs, ends.text)), gap=0.0, text_indent=None)
    return (heading, text)
