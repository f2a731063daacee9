"""Lists: which blocks are items, and how they nest.

In: blocks in order. Out: the indexes of items; the nested list that a run of items makes. An item has a bullet,
or a number with a neighbour of the same style that counts up. A number alone makes an item of a sentence only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from briefing_tex.readers.structure.blocks import Block
from briefing_tex.readers.structure.numbering import LIST_STYLES, Number, bullet, options
from briefing_tex.readers.structure.scripts import ends_clause, ends_sentence, is_prose

Node = dict[str, Any]
_DIGITS = frozenset("1. 1) (1) ① 1、".split())
_INDENT_STEP = 2.0
"""From which difference in columns on an indent says that an item is nested."""
_OTHER_BULLET_STEP = 1.2
"""The same where the bullet is another one than above."""
_SET_IN = 1.5
"""How far in columns the first line of a further paragraph is set in at least."""
_ALIGNED = 0.6
"""Up to which difference in columns lines begin at one place."""
_FARTHEST = 500
"""How many items further down may tell that a list goes on there, at most."""


class Marker(Struct, frozen=True):
    """What marks an item: a bullet character or a number, where its text begins, how deep both are indented."""

    sign: str
    rest_at: int
    indent: float
    text_indent: float | None = None
    number: Number | None = None

    @property
    def ordered(self) -> bool:
        return self.number is not None


def markers(block: Block) -> tuple[Marker, ...]:
    """Every way to read a block as a list item; none for headings, tables and the like."""
    if block.kind not in (None, "item", "paragraph") or block.unmarked:
        return ()
    indents = block.indent, block.text_indent
    if block.marker is not None and block.kind == "item":
        numbers = options(f"{block.marker.strip()} x")
        own = _repeated(block.text, numbers)
        if numbers:
            return tuple(Marker(n.style, own, *indents, n) for n in numbers)
        return (Marker(block.marker, own, *indents),)
    text = block.text
    rest = bullet(text)
    if rest is not None:
        return (Marker(text[0], rest, *indents),)
    return tuple(Marker(n.style, n.rest_at, *indents, n) for n in options(text) if n.style in LIST_STYLES)


def _repeated(text: str, numbers: Sequence[Number]) -> int:
    """Where the text of an item begins that has its marker in its text as well."""
    if not numbers:
        return bullet(text) or 0
    values = {number.value for number in numbers}
    return next((n.rest_at for n in options(text) if n.style in LIST_STYLES and n.value in values), 0)


def continues(marker: Marker, block: Block) -> bool:
    """Whether a block is a further paragraph of an item: its lines begin where the text of the item does.

    A single line is set in from there as the first lines of paragraphs are, without white space above.
    """
    start = marker.text_indent
    if start is not None and block.kind == "code":
        return block.further and block.indent > start - _ALIGNED
    if start is None or block.kind not in (None, "paragraph") or not block.lines:
        return False
    rest = block.lines[1:]
    if rest:
        return start > _ALIGNED and all(abs(line.indent - start) < _ALIGNED for line in rest)
    return block.gap == 0 and _SET_IN < block.indent - start < 3 * _INDENT_STEP


def listed(blocks: Sequence[Block], places: Sequence[int]) -> dict[int, Marker]:
    """The items among the blocks at `places`, each with the reading of its marker that fits its neighbours."""
    items: dict[int, Marker] = {}
    run: list[int] = []
    last = -1
    for index in places:
        marked = bool(markers(blocks[index]))
        beside = index == last + 1 and (marked or goes_on(run, blocks, index))
        if run and not beside:
            items.update(_settled(blocks, run))
            run = []
        run += [index] if marked else []
        last = index
    items.update(_settled(blocks, run))
    return items


def goes_on(run: Sequence[int], blocks: Sequence[Block], index: int) -> bool:
    """Whether a block is a further paragraph of one of the items of a run."""
    return any(continues(marker, blocks[index]) for item in reversed(run) for marker in markers(blocks[item]))


def _settled(blocks: Sequence[Block], run: Sequence[int]) -> dict[int, Marker]:
    """The items of a run of blocks with markers."""
    counting = _counting(blocks, run)
    items: dict[int, Marker] = {}
    for index in run:
        for marker in markers(blocks[index]):
            if not marker.number or (index, marker.sign) in counting or _alone(blocks[index], marker):
                items[index] = marker
                break
    return items


def _counting(blocks: Sequence[Block], run: Sequence[int]) -> set[tuple[int, str]]:
    """Which blocks, read in which style, follow or precede the neighbouring number of that style."""
    levels: dict[str, list[tuple[int, int]]] = defaultdict(list)
    depths: dict[tuple[str, int], list[int]] = defaultdict(list)  # of the open levels that are at a value
    found: set[tuple[int, str]] = set()
    for index in run:
        for marker in markers(blocks[index]):
            if marker.number is None:
                continue
            sign, value = marker.sign, marker.number.value
            open_levels, before = levels[sign], depths[sign, value - 1]
            if before:
                depth = before[-1]
                found |= {(open_levels[depth][0], sign), (index, sign)}
                for _, closed in open_levels[depth:]:
                    depths[sign, closed].pop()
                del open_levels[depth:]
            depths[sign, value].append(len(open_levels))
            open_levels.append((index, value))
    return found


def _alone(block: Block, marker: Marker) -> bool:
    """Whether a number without a neighbour makes an item: it is the first, before a sentence."""
    if block.kind == "item":
        return True
    if any(block.indent - line.indent > _INDENT_STEP / 2 for line in block.lines[1:2]):
        return False  # a paragraph whose first line is set in
    text = block.text
    sentence = is_prose(text) and (ends_sentence(text) or ends_clause(text))
    first = marker.number is not None and marker.number.value == 1 and marker.sign in _DIGITS
    return first and (sentence or text.rstrip()[-1:] in "；;")


def nested(items: Sequence[tuple[Marker | None, Block, Node]]) -> list[Node]:
    """The lists that a run of items makes, in the JSON form; `items` has the paragraph made of each block.

    A block without a marker is a further paragraph of the item whose text stands where its lines begin. An
    item of another style or deeper indent belongs to the item above it if the outer list goes on after it, if
    that ends with a colon, or if its indent says so; else it begins a list of its own.
    """
    lists: list[Node] = []
    open_levels: list[_Level] = []
    marked = [marker for marker, _, _ in items if marker]
    count = 0
    for place, (marker, block, paragraph) in enumerate(items):
        if marker is None:
            depth = next((d for d in _inwards(open_levels) if continues(open_levels[d].marker, block)), 0)
            del open_levels[depth + 1 :]
            open_levels[depth].items[-1].append(paragraph)
            continue
        announced = place > 0 and items[place - 1][1].text.rstrip().endswith((":", "："))
        count += 1
        depth = _depth(open_levels, marker, marked[count : count + _FARTHEST], announced)
        del open_levels[depth + 1 :]
        if depth < len(open_levels) and _is_next(open_levels[depth].marker, marker):
            open_levels[depth].items.append([paragraph])
            open_levels[depth] = _Level(marker, open_levels[depth].items)
            continue
        del open_levels[depth:]
        node: Node = {"type": "list", "ordered": marker.ordered, "items": [[paragraph]]}
        (open_levels[-1].items[-1] if open_levels else lists).append(node)
        open_levels.append(_Level(marker, node["items"]))
    return lists


class _Level(Struct, frozen=True):
    """An open list: its last marker, its items so far."""

    marker: Marker
    items: list[list[Node]]


def _inwards(levels: Sequence[Any]) -> range:
    """The depths of open levels, the innermost first."""
    return range(len(levels) - 1, -1, -1)


def _is_next(before: Marker, marker: Marker) -> bool:
    """Whether an item goes on with the list of the one before it: a number from the layout counts up."""
    placed = before.text_indent is not None and marker.text_indent is not None
    restarts = before.number and marker.number and marker.number.value == 1 != before.number.value + 1
    return before.sign == marker.sign and not (placed and restarts)


def _depth(levels: Sequence[_Level], marker: Marker, later: Sequence[Marker], announced: bool) -> int:
    """At which of the open levels an item goes on, or the level it opens; a colon above may announce one."""
    beside = next((depth for depth in _inwards(levels) if _in_line(levels[depth].marker, marker)), None)
    if beside is not None:
        return beside
    for depth in _inwards(levels):
        before = levels[depth].marker
        if before.sign != marker.sign:
            continue
        if before.number and marker.number and marker.number.value == before.number.value + 1:
            return depth
        if not marker.number and abs(marker.indent - before.indent) < _INDENT_STEP:
            return depth
    if not levels:
        return 0
    outer = levels[-1].marker
    if _is_within(outer, marker) or _goes_on(outer, marker, later):
        return len(levels)
    if announced and outer.sign != marker.sign and marker.indent > outer.indent - _ALIGNED:
        return len(levels)
    return next((d for d, level in enumerate(levels) if level.marker.indent > marker.indent - _INDENT_STEP), 0)


def _is_within(before: Marker, marker: Marker) -> bool:
    """Whether an item is set in below the one before it: less where both have bullets that differ."""
    bullets = not before.number and not marker.number and before.sign != marker.sign
    step = _OTHER_BULLET_STEP if bullets else _INDENT_STEP
    return marker.indent - before.indent >= step


def _in_line(before: Marker, marker: Marker) -> bool:
    """Whether the layout shows two items below each other: the markers or the texts begin at one place."""
    if before.text_indent is None or marker.text_indent is None:
        return False
    texts, marks = marker.text_indent - before.text_indent, marker.indent - before.indent
    return min(abs(texts), abs(marks)) < _ALIGNED and max(abs(texts), abs(marks)) < _INDENT_STEP


def _goes_on(outer: Marker, inner: Marker, later: Sequence[Marker]) -> bool:
    """Whether a list goes on further down: its bullet, or its next number, other than those within it."""
    if outer.number is None:
        other_bullet = inner.number is None and inner.sign != outer.sign and inner.indent >= outer.indent
        return other_bullet and any(other.sign == outer.sign for other in later)
    expected = inner.number.value + 1 if inner.number and inner.sign == outer.sign else 0
    for other in later:
        if other.number is None or other.sign != outer.sign:
            continue
        if other.number.value == expected:
            expected += 1
        elif other.number.value == outer.number.value + 1:
            return True
    return False
