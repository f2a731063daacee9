"""Names and a date that stand in the margin of the first page, beside the text: they are of the title block.

In: the blocks from the top, with their places. Out: the blocks, such lines as paragraphs below the title. In a
narrow margin names go over several lines: white space parts them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from msgspec.structs import replace

from briefing_tex.formats import Box
from briefing_tex.readers.structure.blocks import Block, Line, Run
from briefing_tex.readers.structure.breaks import join_blocks
from briefing_tex.readers.structure.front.bodies import is_body
from briefing_tex.readers.structure.front.dates import read_date
from briefing_tex.readers.structure.joins import Habits
from briefing_tex.readers.structure.scripts import is_prose
from briefing_tex.readers.structure.words import part_label

_PARTED = 1.15
"""Distance of lines of two paragraphs at least, in parts of the least distance of lines."""

_WIDEST_STEP = 1.8
"""Distance of lines of one paragraph at most, in parts of their size."""


def with_names_beside(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the names and the date in the margin of the first page below its title."""
    title = next((index for index, block in enumerate(blocks) if block.kind == "title"), None)
    edges = _edges(blocks) if title is not None else None
    if title is None or edges is None:
        return tuple(blocks)
    beside = [block for block in _above_sections(blocks, title) if _is_beside(block, edges)]
    lines = [line for block in beside for line in block.lines]
    habits = Habits.of("\n".join(block.text for block in blocks)).with_lines(lines) if beside else None
    names = _paragraphs(lines, beside[0], habits) if habits else []
    told = [name for name in names if is_body(name.text)]
    known = len(told) + sum(read_date(name.text) is not None for name in names)
    if not told or 2 * known <= len(names):
        return tuple(blocks)
    rest = [block for block in blocks if not any(block is one for one in beside)]
    end = next(
        (i for i in range(title + 1, len(rest)) if part_label(rest[i].text) or _is_text(rest[i])), title + 1
    )
    return (*rest[:end], *names, *rest[end:])


def _above_sections(blocks: Sequence[Block], title: int) -> list[Block]:
    """What stands on the page of the title above the first section, wherever it is read."""
    first = blocks[title].page
    page = list(takewhile(lambda block: block.page == first, blocks[title + 1 :]))
    section = next((block for block in page if _heads_section(block)), None)
    top = max((box.y1 for box in _boxes(section)), default=0.0) if section else 0.0
    read_first = list(takewhile(lambda block: block is not section, page))
    higher = (block for block in page[len(read_first) :] if _boxes(block) and _boxes(block)[-1].y0 > top)
    return [*read_first, *higher]


def _heads_section(block: Block) -> bool:
    return block.kind == "heading" and part_label(block.text) is None


def _is_text(block: Block) -> bool:
    return block.kind == "heading" or is_prose(block.text)


def _edges(blocks: Sequence[Block]) -> tuple[float, float] | None:
    """Where the paragraphs of the first page begin and end; None of a text that shows no places."""
    first = (block for block in blocks if block.kind is None and block.page == blocks[0].page)
    boxes = [box for block in first if is_prose(block.text) for box in _boxes(block)]
    return (min(box.x0 for box in boxes), max(box.x1 for box in boxes)) if boxes else None


def _boxes(block: Block) -> list[Box]:
    return [line.box for line in block.lines if line.box]


def _is_beside(block: Block, edges: tuple[float, float]) -> bool:
    """Whether a block stands wholly beside the paragraphs, and says nothing but a few words."""
    boxes = _boxes(block)
    usable = block.kind in (None, "note") and not block.cells and len(boxes) == len(block.lines) > 0
    return usable and all(box.x1 < edges[0] or box.x0 > edges[1] for box in boxes)


def _paragraphs(lines: Sequence[Line], like: Block, habits: Habits) -> list[Block]:
    """Lines below each other as paragraphs, which wider white space parts."""
    made: list[Block] = []
    steps = [_step(above, below) for above, below in pairwise(lines)]
    least = min((step for step in steps if step > 0), default=0.0)
    for line, step in zip(lines, [0.0, *steps], strict=True):
        block = replace(like, runs=(Run(line.text.strip()),), lines=(line,), kind=None)
        if made and 0 < step < min(_PARTED * least, _WIDEST_STEP * _size(line)):
            made[-1] = join_blocks(made[-1], block, habits)
        else:
            made.append(block)
    return made


def _size(line: Line) -> float:
    return line.size or (line.box.y1 - line.box.y0 if line.box else 0.0)


def _step(above: Line, below: Line) -> float:
    return above.box.y0 - below.box.y0 if above.box and below.box else 0.0
