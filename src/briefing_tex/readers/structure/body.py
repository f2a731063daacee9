"""What stands in a section: paragraphs, lists, tables, figures, quotations, code.

In: blocks without headings. Out: nodes of the report in the JSON form, footnotes and citations in place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Block, Run, cut, plain, stripped
from briefing_tex.readers.structure.inlines import inline_text
from briefing_tex.readers.structure.ledger import Ledger
from briefing_tex.readers.structure.lists import Marker, goes_on, listed, nested
from briefing_tex.readers.structure.named import caption_of, counts_both
from briefing_tex.readers.structure.notes.found import Note
from briefing_tex.readers.structure.notes.placed import Placed, without_marks
from briefing_tex.readers.structure.words import Caption, caption

Node = dict[str, Any]
_CITATION = re.compile(r"[\[［](\d{1,3}(?:\s*[-–—,，、]\s*\d{1,3})*)[\]］]")


class Frame(Struct, frozen=True):
    """What the body needs to know of the rest: where marks of notes stand, how many references there are."""

    spots: Mapping[int, tuple[Placed, ...]]
    references: int
    ledger: Ledger


def read_blocks(blocks: Sequence[Block], frame: Frame) -> list[Node]:
    """Blocks without headings as nodes of the report, in order."""
    items = listed(blocks, range(len(blocks)))
    nodes: list[Node] = []
    index = 0
    while index < len(blocks):
        if index in items:
            stop = index
            run: list[int] = []
            while stop in items or (stop < len(blocks) and goes_on(run, blocks, stop)):
                run += [stop] if stop in items else []
                stop += 1
            run_of_items = [(items.get(i), blocks[i]) for i in range(index, stop)]
            for quoted, part in groupby(run_of_items, key=lambda one: one[1].quoted):
                lists = _lists(list(part), frame)
                nodes += [{"type": "quote", "blocks": lists}] if quoted else lists
        else:
            stop = index + _one(blocks, index, nodes, frame)
        index = stop
    return nodes


def _one(blocks: Sequence[Block], index: int, nodes: list[Node], frame: Frame) -> int:
    """Read one block that is no list item, with its caption; how many blocks that took."""
    block = blocks[index]
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if block.cells:
        below = caption_of(following, "table") if following else None
        own = below if below and not _captions_next(blocks, index + 1) else None
        nodes.append(_table(block, following if own else None, own, frame))
        return 2 if own else 1
    if block.image:
        own = caption_of(following, "figure") if following else None
        nodes.append(_figure(block, following if own else None, own, frame))
        return 2 if own else 1
    of_table, of_figure = caption_of(block, "table"), caption_of(block, "figure")
    if of_table and following and following.cells:
        nodes.append(_table(following, block, of_table, frame))
        return 2
    if of_figure and following and following.image:
        nodes.append(_figure(following, block, of_figure, frame))
        return 2
    label = caption(block.text)
    if label:
        frame.ledger.remark("caption-alone", block=block, text=block.text[:40], as_what=label.kind)
    nodes.append(_plain(block, frame))
    return 1


def _captions_next(blocks: Sequence[Block], index: int) -> bool:
    """Whether a caption belongs to the table after it rather than to the one before it."""
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    label = caption(blocks[index].text)
    named = label is None
    drawn = after and after.image and label and counts_both(label)
    return bool(after and (after.cells or drawn) and (named or blocks[index].gap > 1 >= after.gap))


def _plain(block: Block, frame: Frame) -> Node:
    if block.kind == "code":
        node: Node = {"type": "code", "text": block.text}
    elif block.kind == "quote":
        node = {"type": "quote", "blocks": [paragraph(block, frame)]}
    else:
        return paragraph(block, frame)
    frame.ledger.place(node, block)
    return node


def paragraph(block: Block, frame: Frame, start: int = 0) -> Node:
    """A paragraph of the block's text from `start` on, its footnotes and citations in place."""
    text, remarks = inlines(block, frame, start)
    node: Node = {"type": "paragraph", "text": text}
    frame.ledger.place(node, block)
    _remark(node, block, remarks, frame)
    return node


Remarks = list[tuple[str, str]]
"""Codes of what was guessed, each with the words it was guessed of."""


def inlines(block: Block, frame: Frame, start: int, runs: tuple[Run, ...] | None = None) -> tuple[Any, Remarks]:
    """The block's text from `start` on, its footnotes and citations in place, and what was guessed of them.

    `runs` is the text of the block in other looks, if they are not its own.
    """
    shortened = replace(block, runs=cut(runs or block.runs, start))
    spots = [
        replace(s, start=s.start - start, end=s.end - start)
        for s in frame.spots.get(id(block), ())
        if s.start >= start
    ]
    parts: list[Any] = []
    remarks: Remarks = [("footnote-placed", spot.note.mark) for spot in spots if spot.guessed]
    for part in without_marks(shortened, spots):
        if isinstance(part, Note):
            parts.append(_footnote(part, frame))
        else:
            parts += _cited(part.runs, frame.references, remarks)
    return _text(_trimmed(parts)), remarks


def _remark(node: Node, block: Block, remarks: Remarks, frame: Frame) -> None:
    for code, text in remarks:
        frame.ledger.remark(code, target=node, block=block, text=text)


def _footnote(note: Note, frame: Frame) -> Node:
    texts = (note.runs, *(stripped(block.runs) for block in note.further))
    paragraphs = [{"type": "paragraph", "text": inline_text(runs)} for runs in texts]
    node: Node = {"type": "footnote", "blocks": paragraphs}
    frame.ledger.place(node, note.block, *note.further)
    return node


def _text(parts: Sequence[Any]) -> Any:
    """Inline text in the JSON form: a string where it is plain."""
    if all(isinstance(part, str) for part in parts):
        return "".join(parts)
    return list(parts)


def _trimmed(parts: Sequence[Any]) -> list[Any]:
    """The parts without white space at either end, and without empty strings."""
    kept = [part for part in parts if part != ""]
    if kept and isinstance(kept[0], str):
        kept[0] = kept[0].lstrip()
    if kept and isinstance(kept[-1], str):
        kept[-1] = kept[-1].rstrip()
    return [part for part in kept if part != ""] or [""]


def _cited(runs: Sequence[Run], count: int, guesses: Remarks) -> list[Any]:
    """Inline text of runs, `[2]` and `[1, 3]` made citations where the bibliography has such entries."""
    parts: list[Any] = []
    for run in runs:
        position = 0
        plain_run = not (run.code or run.url or run.emphasis or run.strong)
        for found in _CITATION.finditer(run.text) if count and plain_run else ():
            keys = _keys(found[1], count)
            if keys:
                before = inline_text((replace(run, text=run.text[position : found.start()]),))
                parts += before if isinstance(before, list) else [before]
                parts.append({"type": "citation", "keys": keys})
                guesses.append(("citation-guessed", found[0]))
                position = found.end()
        rest = inline_text((replace(run, text=run.text[position:]),)) if run.text[position:] else ""
        parts += rest if isinstance(rest, list) else [rest]
    merged: list[Any] = []
    for part in parts:
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        else:
            merged.append(part)
    return merged


def _keys(text: str, count: int) -> list[str]:
    """`1, 3-5` as ids, if the bibliography has all of them."""
    keys: list[int] = []
    for part in re.split(r"\s*[,，、]\s*", text):
        ends = [int(number) for number in re.split(r"\s*[-–—]\s*", part)]
        keys += range(ends[0], ends[-1] + 1) if ends[0] <= ends[-1] else []
    return (
        [str(key) for key in keys]
        if keys and len(keys) <= count and all(1 <= key <= count for key in keys)
        else []
    )


def _lists(run: Sequence[tuple[Marker | None, Block]], frame: Frame) -> list[Node]:
    made = [
        (marker, block, paragraph(block, frame, marker.rest_at) if marker else _plain(block, frame))
        for marker, block in run
    ]
    lists = nested(made)
    marker, first = run[0]
    if marker and marker.number and marker.number.value != 1:
        frame.ledger.remark("list-start", target=lists[0], block=first, text=marker.number.marker)
    frame.ledger.place(lists[0], *(block for _, block in run))
    return lists


def _table(block: Block, captioned: Block | None, label: Caption | None, frame: Frame) -> Node:
    guesses: Remarks = []
    rows = [[_text(_cited(stripped(cell), frame.references, guesses)) for cell in row] for row in block.cells]
    node: Node = {"type": "table", "head": rows[: block.head], "rows": rows[block.head :]}
    if len(block.align) == len(rows[0]):
        node["align"] = list(block.align)
    if captioned and label:
        node["caption"], remarks = inlines(captioned, frame, label.rest_at)
        guesses += remarks
    frame.ledger.place(node, block, *([captioned] if captioned else []))
    _remark(node, block, guesses, frame)
    return node


def _figure(block: Block, captioned: Block | None, label: Caption | None, frame: Frame) -> Node:
    node: Node = {"type": "figure", "image": block.image, "alt": plain(block.runs)}
    remarks: Remarks = []
    if captioned and label:
        node["caption"], remarks = inlines(captioned, frame, label.rest_at)
    frame.ledger.place(node, block, *([captioned] if captioned else []))
    _remark(node, block, remarks, frame)
    return node
