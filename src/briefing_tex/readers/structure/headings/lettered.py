"""Headings numbered by a letter alone: `A Methods`, `B Results`.

In: the blocks of a report. Out: the letters, as numbers. A first word may be a letter (`A new harbour`): only
letters that count on from A in headings of one level are numbers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefing_tex.readers.structure.blocks import Block
from briefing_tex.readers.structure.numbering import Number

_LETTER = re.compile(r"([A-Z])[\s\u3000]+(?=\S)")


def lettered(blocks: Sequence[Block]) -> Mapping[int, Number]:
    """The numbers of headings that letters count, by the places of their blocks.

    >>> from briefing_tex.readers.structure.blocks import Block
    >>> sorted(lettered([Block.of(text, "heading") for text in ("A Tides", "B Wind", "Sources")]))
    [0, 1]
    >>> lettered([Block.of(text, "heading") for text in ("A new harbour", "Wind", "Sources")])
    {}
    """
    found: dict[int, Number] = {}
    for index, block in enumerate(blocks):
        match = _LETTER.match(block.text) if block.kind == "heading" else None
        if match and block.level == next((blocks[place].level for place in found), block.level):
            value = ord(match[1]) - ord("A") + 1
            if value == len(found) + 1:
                found[index] = Number("A ", (value,), match.end(), match[1])
    return found if len(found) > 1 else {}
