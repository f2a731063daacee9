"""Headings by their words alone, without signs before them and brackets around them, with numbers above them.

In: blocks in reading order. Out: the same. A square, a bar or a star before a heading and the brackets of
`【今日】` are the style's, as its colour is; so is a line end between a number and its title, `第一章` above
`潮汐`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Block, Run, cut, stripped
from briefing_tex.readers.structure.numbering import Number, options

_SIGN = re.compile(r"[■□◆◇◼◾▪▫●○◉▌▍▎▏▐█▶►▷➤★☆❖\uf06e\uf0d8][\s\u3000]*(?=[^\s\u3000])")
_BRACKETS = re.compile(r"【[\s\u3000]*([^【】]*[^\s【】])[\s\u3000]*】")
_SPELLED = frozenset({"chapter", "part", "clause", "korean", "word"})
"""Styles of numbers that say that they count headings."""
_TITLE = "\u3000潮"
"""Stands for the title behind a number that stands alone."""


def adorned(text: str) -> tuple[int, int]:
    """Where the words of a heading begin and end, its signs and brackets left out.

    >>> adorned("■ 潮汐"), adorned("【潮汐】"), adorned("潮汐【一】")
    ((2, 4), (1, 3), (0, 5))
    """
    sign = _SIGN.match(text)
    start = sign.end() if sign else 0
    bracketed = _BRACKETS.fullmatch(text.rstrip(), start)
    return bracketed.span(1) if bracketed else (start, len(text))


def with_words_alone(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, those that are headings by their look or their tags without what only adorns them.

    >>> from briefing_tex.readers.structure.blocks import Block
    >>> blocks = [Block.of(text, "heading") for text in ("第一章", "【今日】", "第二章", "明日")]
    >>> [block.text for block in with_words_alone(blocks)]
    ['第一章\u3000今日', '第二章\u3000明日']
    """
    bare = [_bare(block) for block in blocks]
    numbers = [_number_above(above, below) for above, below in pairwise(bare)]
    counted = _count_up(number for number in numbers if number)
    made: list[Block] = []
    above: Block | None = None
    for block, number in zip(bare, [*numbers, None], strict=False):
        if number and (counted or number.style in _SPELLED):
            above = block
            continue
        made.append(_below(above, block) if above else block)
        above = None
    return made


def number_alone(text: str) -> Number | None:
    """The number that a line is, and nothing else.

    >>> number_alone("第二章").value, number_alone("02").value, number_alone("第二章 潮汐")
    (2, 2, None)
    """
    bare = text.strip()
    return next((number for number in options(bare + _TITLE) if number.rest_at > len(bare)), None)


def _bare(block: Block) -> Block:
    if block.kind != "heading":
        return block
    start, end = adorned(block.text)
    return block if (start, end) == (0, len(block.text)) else replace(block, runs=cut(block.runs, start, end))


def _number_above(above: Block, below: Block) -> Number | None:
    """The number that a line above a heading is, and nothing else."""
    text = above.text.strip()
    known = above.kind in (None, "paragraph", "heading")
    if below.kind != "heading" or not known or above.last_page != below.page or options(below.text):
        return None
    return number_alone(text)


def _count_up(numbers: Iterable[Number]) -> bool:
    """Whether numbers of one style count 1, 2, ..."""
    values = [(number.style, number.value) for number in numbers if number.style not in _SPELLED]
    return len(values) > 1 and [value for _, value in values] == list(range(1, len(values) + 1))


def _below(above: Block, title: Block) -> Block:
    """A heading with the number from the line above it."""
    runs = (*stripped(above.runs), Run("\u3000"), *title.runs)
    return replace(title, runs=runs, lines=above.lines + title.lines, gap=above.gap)
