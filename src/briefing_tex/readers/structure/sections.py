"""Abstract, keywords and sections: the text between the title block and the bibliography.

In: blocks of the body, in order. Out: fields of the report in the JSON form. What stands before the first
heading is the abstract, with or without its label; a keywords line is known by its label wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Block, cut, stripped
from briefing_tex.readers.structure.body import Frame, Node, Remarks, inlines, read_blocks
from briefing_tex.readers.structure.headings.contents import find_entry
from briefing_tex.readers.structure.headings.entries import Entry
from briefing_tex.readers.structure.headings.levels import Heading, find_headings
from briefing_tex.readers.structure.lists import markers
from briefing_tex.readers.structure.numbering import options
from briefing_tex.readers.structure.parts import label_of, without_floats
from briefing_tex.readers.structure.scripts import is_prose, squeezed, width
from briefing_tex.readers.structure.vocabulary import HIGHLIGHTS, WEAK
from briefing_tex.readers.structure.words import run_in_label, usual_section

_DEEPEST = 3
_SECTIONS = 2
"""Sections with a number, or in the contents list, that show that the first heading without one is none."""
_LONGEST_LEAD = 4
"""Paragraphs of an abstract at most that is known by standing before the sections."""
_LONGEST_LABEL = 24
"""The widest label of an abstract that is known by its look, in columns."""
_OWN_LABELS = ("abstract", "keywords", "contents", "notes")


def read_main(
    blocks: Sequence[Block], late: int, entries: Sequence[Entry], frame: Frame
) -> tuple[Node, dict[str, str]]:
    """Abstract, keywords and sections of the blocks, and label overrides; blocks from `late` on stood later."""
    data: Node = {}
    labels: dict[str, str] = {}
    kept, keywords_at = _without_keywords(blocks, data, labels, frame)
    body = _with_late_floats(kept, entries)
    shift = len(blocks) - len(body)
    headings = _headings(body, entries)
    named = _is_named_lead(body, headings, entries, kept[keywords_at : keywords_at + 1])
    headings = headings[1:] if named else headings
    first = headings[0].index if headings else len(body)
    if named:
        labels["abstract"] = body[0].text.strip()
        frame.ledger.place("labels.abstract", body[0])
    abstract = _read_lead(body[named:first], labels, frame, certain=bool(headings))
    if abstract:
        data["abstract"] = abstract
    sections = _read_sections(body, headings, late - shift, frame)
    if sections:
        data["sections"] = sections
    return data, labels


def _headings(body: Sequence[Block], entries: Sequence[Entry]) -> list[Heading]:
    return [one for one in find_headings(body, entries) if not _names_lead(body[one.index], body[: one.index])]


def _is_named_lead(
    body: Sequence[Block], headings: Sequence[Heading], entries: Sequence[Entry], below: Sequence[Block]
) -> bool:
    """Whether the first heading names the abstract in words of its own: a few paragraphs before all sections.

    The sections have numbers or stand in the contents list, and it does not; or the keywords stand between it
    and them: `below` is what is below these.
    """
    if len(headings) < _SECTIONS + 1 or headings[0].index or headings[0].number or usual_section(body[0].text):
        return False
    text = body[1 : headings[1].index]
    prose = all(is_prose(block.text) and not block.cells and not markers(block) for block in text)
    if not prose or not 0 < len(text) <= _LONGEST_LEAD or headings[1].level > headings[0].level:
        return False
    if below and below[0] is body[headings[1].index]:
        return True
    titles = [body[one.index].text for one in headings[1:] if one.level <= headings[0].level]
    own = [text for text in titles if not (usual_section(text) or label_of(text))]
    listed = [_is_listed(text, entries) for text in own]
    counted = [bool(options(text)) for text in own]
    told = all(listed) and not _is_listed(body[0].text, entries)
    return len(own) >= _SECTIONS and (all(counted) or told)


def _is_listed(text: str, entries: Sequence[Entry]) -> bool:
    return next(find_entry(text, entries), None) is not None


def _with_late_floats(body: list[Block], entries: Sequence[Entry]) -> list[Block]:
    """The blocks with what stands before all headings, and is not of the abstract, below the first one.

    Captioned tables floated up; facts in a column beside the text may come before the label of the abstract.
    """
    label = next((place for place, block in enumerate(body) if _is_label_alone(block)), 0)
    if not label and not any(block.cells for block in body):
        return body
    first = next((one.index for one in _headings(body, entries)), 0)
    label = label if label < first else 0
    facts = [] if any(is_prose(block.text) and not block.cells for block in body[:label]) else body[:label]
    lead, floats = without_floats(body[len(facts) : first])
    late = [*facts, *floats]
    return [*lead, body[first], *body[first + 1 : first + 2], *late, *body[first + 2 :]] if late else body


def _is_label_alone(block: Block) -> bool:
    """Whether a heading says no more than that the abstract follows."""
    label = label_of(block.text) if block.kind == "heading" else None
    return label is not None and label.part == "abstract"


def split_keywords(text: str) -> list[str]:
    """The keywords of a line: at semicolons, else at commas, else at spaces between Chinese words.

    >>> split_keywords("潮汐；盐度，温度；LMFP。"), split_keywords("tides, sea level")
    (['潮汐', '盐度，温度', 'LMFP'], ['tides', 'sea level'])
    """
    bare = text.strip().rstrip("。.;；")
    for separator in (r"[；;]", r"[，,、]", r"\s*[|｜／]\s*|\s+[·•/]\s+", r"\s{2,}|\u3000"):
        parts = [part.strip() for part in re.split(separator, bare) if part.strip()]
        if len(parts) > 1:
            return parts
    words = bare.split()
    if len(words) > 1 and all(ord(word[0]) > 0x2E80 and not "\uac00" <= word[0] <= "\ud7af" for word in words):
        return words
    parted = re.split(r"(?<=[\u2e80-\uabff])\s+(?=[\u2e80-\uabff])", bare)
    if len(parted) > 2:  # `BS 模型` has a space of its own
        return parted
    return [bare] if bare else []


def _without_keywords(
    blocks: Sequence[Block], data: Node, labels: dict[str, str], frame: Frame
) -> tuple[list[Block], int]:
    """The blocks without the keywords, a line with the label or the line below it, and where these stood."""
    kept: list[Block] = []
    below = False
    place = len(blocks)
    for index, block in enumerate(blocks):
        usable = "keywords" not in data and block.kind in (None, "heading", "paragraph")
        label = run_in_label(block.text) if usable else None
        own = label_of(block.text) if usable else None
        if below and usable:
            data["keywords"] = split_keywords(block.text)
            place = len(kept)
            frame.ledger.place("keywords", block)
        elif label and label.part == "keywords" and label.rest_at is not None:
            data["keywords"] = split_keywords(block.text[label.rest_at :])
            labels["keywords"] = label.words
            place = len(kept)
            frame.ledger.place("keywords", block)
        elif own and own.part == "keywords" and index + 1 < len(blocks):
            labels["keywords"] = own.words
            frame.ledger.leave(block)
            below = True
            continue
        else:
            kept.append(block)
        below = False
    return kept, place


def _names_lead(block: Block, above: Sequence[Block]) -> bool:
    """Whether a heading is only the label of the abstract or another part without sections."""
    label = label_of(block.text)
    if not label or label.part not in _OWN_LABELS:
        return False
    words = squeezed(label.words)
    told = any(is_prose(one.text) for one in above)
    return not told or (words not in HIGHLIGHTS and not (words in WEAK and any(map(_labels_abstract, above))))


def _labels_abstract(block: Block) -> bool:
    label = label_of(block.text) or run_in_label(block.text)
    return label is not None and label.part == "abstract"


def _read_lead(blocks: Sequence[Block], labels: dict[str, str], frame: Frame, certain: bool) -> list[Node]:
    """The abstract: all that stands before the first heading, without its label."""
    kept: list[Block] = []
    labelled = False
    for block in blocks:
        label = label_of(block.text) if block.kind in (None, "heading", "paragraph") else None
        run_in = run_in_label(block.text) if not label and not labelled else None
        if label and label.part == "abstract" and not labelled:
            labels["abstract"] = label.words
            frame.ledger.place("labels.abstract", block)
            labelled = True
        elif run_in and run_in.part == "abstract" and run_in.rest_at is not None:
            labels["abstract"] = run_in.words
            labelled = True
            shortened = replace(block, runs=stripped(cut(block.runs, run_in.rest_at)))
            frame.ledger.leave(block)
            kept.append(shortened)
        elif block is blocks[0] and certain and block.runs and (words := _strong_label(block)):
            labels["abstract"] = words.rstrip(" :：—–")
            labelled = True
            frame.ledger.leave(block)
            kept.append(replace(block, runs=stripped(cut(block.runs, len(words)))))
        else:
            kept.append(block)
    nodes = read_blocks(kept, frame)
    if nodes and not labelled:
        frame.ledger.remark("abstract-guessed", target="abstract", block=kept[0])
    return nodes


def _strong_label(block: Block) -> str | None:
    """The bold words with a colon or a dash that alone begin a paragraph: they name the abstract."""
    first, rest = block.runs[0], block.runs[1:]
    words = first.text.rstrip()
    colon = words[-1:] in (":", "：", "—", "–") and width(words) <= _LONGEST_LABEL
    plain = bool(rest) and not any(run.strong for run in rest) and is_prose("".join(run.text for run in rest))
    return first.text if first.strong and colon and plain else None


def _read_sections(blocks: Sequence[Block], headings: Sequence[Heading], late: int, frame: Frame) -> list[Node]:
    """The sections that the headings make of the blocks."""
    sections: list[Node] = []
    path: list[Node] = []
    for place, heading in enumerate(headings):
        stop = headings[place + 1].index if place + 1 < len(headings) else len(blocks)
        block = blocks[heading.index]
        title, remarks = _title(heading, block, frame)
        node: Node = {"title": title, "blocks": [], "sections": []}
        level = min(heading.level, len(path) + 1, _DEEPEST)
        del path[level - 1 :]
        (path[-1]["sections"] if path else sections).append(node)
        path.append(node)
        frame.ledger.place(node, block)
        node["blocks"] = read_blocks(blocks[heading.index + 1 : stop], frame)
        _remark(heading, node, block, frame)
        for code, words in remarks:
            frame.ledger.remark(code, target=node, block=block, text=words)
        if heading.index >= late:
            frame.ledger.remark("order-changed", target=node, block=block, text=block.text[:40])
    return sections


def _title(heading: Heading, block: Block, frame: Frame) -> tuple[Any, Remarks]:
    """The title of a section, notes and citations in place, and what was guessed of them."""
    shown = [run for run in cut(block.runs, heading.title_at) if run.text.strip()]
    bold = all(run.strong or run.raised for run in shown)
    runs = tuple(replace(run, strong=run.strong and not bold) for run in block.runs)
    text, remarks = inlines(block, frame, heading.title_at, runs)
    return text or block.text, remarks


def _remark(heading: Heading, node: Node, block: Block, frame: Frame) -> None:
    text = block.text[:40]
    if heading.evidence in ("alone", "word"):
        frame.ledger.remark("heading-guessed", target=node, block=block, text=text)
    if heading.guessed:
        frame.ledger.remark("level-guessed", target=node, block=block, text=text)
    if heading.level > _DEEPEST:
        frame.ledger.remark("level-clamped", target=node, block=block, text=text)
