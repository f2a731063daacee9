"""From blocks to a report: the structure stage that plain text and PDF layout share.

In: blocks in reading order, running heads and page numbers left out, with whatever evidence their reader has.
Out: the report in the JSON form, the guesses and losses, and from which lines each element came. The steps:
contents list, title block, notes, parts, paragraphs over page breaks, headings, sections. Every block goes
somewhere, or is named in a loss.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from briefing_tex.diagnostics import Diagnostic
from briefing_tex.labels import default_labels
from briefing_tex.readers.structure.blocks import Block, Line, as_text
from briefing_tex.readers.structure.body import Frame, Node
from briefing_tex.readers.structure.captions import with_whole_captions
from briefing_tex.readers.structure.contact.footer import read_contact
from briefing_tex.readers.structure.front.foot_date import date_at_foot
from briefing_tex.readers.structure.front.marks import noted_front
from briefing_tex.readers.structure.front.metadata import place_date, read_front
from briefing_tex.readers.structure.front.running import complete_by_running
from briefing_tex.readers.structure.front.signature import signature
from briefing_tex.readers.structure.front.title_block import front_end
from briefing_tex.readers.structure.headings.contents import find_contents
from briefing_tex.readers.structure.headings.entries import Contents, Entry, title_keys
from briefing_tex.readers.structure.headings.further_lists import further_lists
from briefing_tex.readers.structure.headings.ornaments import with_words_alone
from briefing_tex.readers.structure.headings.run_in import with_listed_headings, with_run_in_headings
from briefing_tex.readers.structure.joins import Habits
from briefing_tex.readers.structure.language import detect
from briefing_tex.readers.structure.ledger import Ledger
from briefing_tex.readers.structure.named import with_named_captions
from briefing_tex.readers.structure.notes.found import Note, notes_last, split_notes
from briefing_tex.readers.structure.notes.placed import Placed, place_notes
from briefing_tex.readers.structure.numbering import options
from briefing_tex.readers.structure.parts import label_of, split_parts, whole_paragraphs
from briefing_tex.readers.structure.references import read_references
from briefing_tex.readers.structure.scripts import has_letters
from briefing_tex.readers.structure.sections import read_main
from briefing_tex.readers.structure.set_labels import with_set_labels
from briefing_tex.readers.structure.words import caption, part_label


class Assembled(Struct, frozen=True):
    """A report in the JSON form; what was guessed or lost; the lines that each element's path came from.

    `running` are the lines at the edges of pages where they were looked at.
    """

    data: Mapping[str, Any]
    losses: tuple[Diagnostic, ...]
    origins: Mapping[str, tuple[Line, ...]]
    running: tuple[Block, ...] = ()


def assemble(
    blocks: Sequence[Block], language: str | None = None, running: Callable[[], Sequence[Block]] = tuple
) -> Assembled:
    """The report that blocks make; `model.validate` accepts its data whatever the blocks say.

    `language` is a BCP 47 tag where the source names one; else it is told by the characters. `running` gives
    the lines at the edges of pages, where the title block lacks a name or a date.

    >>> from briefing_tex.readers.structure.blocks import Block
    >>> lines = ["Tides", "Harbour Institute", "Abstract", "The sea is calm.", "1 Today", "It will stay so."]
    >>> assemble([Block.of(line) for line in lines]).data["sections"]
    [{'title': 'Today', 'blocks': [{'type': 'paragraph', 'text': 'It will stay so.'}], 'sections': []}]
    """
    blocks = [block for block in blocks if block.text.strip() or block.cells or block.image]
    blocks = with_words_alone(notes_last(blocks))  # what goes on over a page is not parted by its notes
    blocks = with_run_in_headings(with_set_labels(with_whole_captions(blocks)))
    whole = "\n".join(block.text for block in blocks)
    ledger = Ledger()
    data: Node = {"language": language or detect(whole)}
    labels: dict[str, str] = {}
    pictures = list(takewhile(lambda block: block.image, blocks))  # a logo, the ground of a cover
    blocks = blocks[len(pictures) :]
    body = [block for block in blocks if block.kind != "note"]  # notes stand last
    contents = find_contents([block.text for block in body], [block.indent for block in body])
    blocks, contents = with_title_first(blocks, contents)
    blocks = with_listed_headings(blocks, contents)
    listed = further_lists([block.text for block in blocks])
    ledger.leave(*(blocks[index] for index in listed))
    end = 0 if contents and not contents.start else front_end(blocks, contents)
    signed = signature(blocks, end)
    front, below = [*blocks[:end], *(blocks[i] for i in signed)], blocks[end:]
    front, explained = noted_front(front, below)
    for note in explained:
        ledger.remark("title-note-dropped", block=note, text=note.text)
        ledger.leave(note)
    data.update(read_front(front, "\n".join(block.text for block in below), ledger))
    foot = None if "date" in data else date_at_foot(below)
    if foot:
        place_date(foot.text, foot, data, ledger)
    edges = () if "date" in data and "organisations" in data else tuple(running())
    complete_by_running(data, edges, whole, ledger)
    if "title" not in data:
        data["title"] = next((one.text.strip() for one in blocks[:end] if has_letters(one.text)), "—")
    rest = [
        block
        for index, block in enumerate(blocks)
        if index >= end
        and index not in signed
        and index not in listed
        and block is not foot
        and block not in explained
        and not _inside(contents, index)
    ]
    own = _read_rest(data, [*pictures, *rest], contents.entries if contents else (), Habits.of(whole), ledger)
    labels.update(own)
    if contents:
        _account_for_contents(blocks, contents, labels, data, ledger)
    _keep_labels(data, labels, blocks)
    for block in ledger.unplaced([*pictures, *blocks]):
        ledger.remark("unplaced-text", block=block, text=as_text(block).text)
    _flatten(data)
    losses, origins = ledger.settle(data)
    return Assembled(data, losses, origins, edges)


def _flatten(value: Any) -> None:
    """Make tabs and line ends spaces; in place, for the ledger knows nodes by identity."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in list(pairs):
        if isinstance(item, str):
            code = isinstance(value, dict) and value.get("type") == "code" and "\n" in item
            value[key] = item.replace("\t", "    ") if code else re.sub(r"[\t\n]+", " ", item)
        elif isinstance(item, dict | list):
            _flatten(item)


def with_title_first(blocks: Sequence[Block], contents: Contents | None) -> tuple[list[Block], Contents | None]:
    """The blocks with a title before the contents list: a heading just below it as no other one is.

    Programs that make the list from the headings of a text put it above the first of them, its title.
    """
    if contents is None or contents.start:
        return list(blocks), contents
    members, rest = blocks[: contents.stop], blocks[contents.stop :]
    headings = [block for block in rest if block.kind in ("title", "heading")]
    titled = bool(headings) and headings[0] is rest[0]
    if not titled or (headings[0].kind == "heading" and _is_one_of_many(headings)):
        return list(blocks), contents
    entries = [entry for entry in contents.entries if entry.key not in title_keys(rest[0].text)]
    moved = replace(contents, start=1, stop=contents.stop + 1, entries=tuple(entries))
    return [rest[0], *members, *rest[1:]], moved


def _is_one_of_many(headings: Sequence[Block]) -> bool:
    """Whether another heading is as high as the first one and numbered as little, or hardly any stand below."""
    first, below = headings[0], [block for block in headings[1:] if block.kind == "heading"]
    alike = (
        block.level == first.level
        and bool(options(block.text)) == bool(options(first.text))
        and not part_label(block.text)
        for block in below
    )
    return first.level is None or len(below) < _FEWEST_BELOW or any(alike)


_FEWEST_BELOW = 2
"""Headings at least below it where the first of them is told as the title by its level."""


def _inside(contents: Contents | None, index: int) -> bool:
    return contents is not None and contents.start <= index < contents.stop


def _read_rest(
    data: Node, blocks: Sequence[Block], entries: Sequence[Entry], habits: Habits, ledger: Ledger
) -> dict[str, str]:
    """Everything below the title block into `data`; the labels as they are printed."""
    titles = frozenset(entry.key for entry in entries if entry.key)
    kept, notes = split_notes(blocks)
    parts = split_parts(kept, titles)
    references = read_references(parts.references, habits, ledger)
    main = whole_paragraphs(with_named_captions(parts.main, titles), titles, habits)
    late = whole_paragraphs(parts.late, titles, habits)
    placed, lost = place_notes([*main, *late], notes)
    frame = Frame(_spots([*main, *late], placed), len(references), ledger)
    main = _with_lost(main, lost, ledger)
    fields, labels = read_main([*main, *late], len(main), entries, frame)
    data.update(fields)
    if references:
        data["references"] = references
    if parts.references_label:
        label = label_of(parts.references_label.text)
        words = label.words if label else parts.references_label.text.strip()
        labels.update({"references": words} if references else {})
        if references:
            ledger.place("references", parts.references_label)
    if parts.contact:
        data["contact"], own = read_contact(
            parts.contact, habits, ledger, [one["name"] for one in data.get("organisations", ())]
        )
        labels.update(own)
    return labels


def _spots(blocks: Sequence[Block], placed: Sequence[Placed]) -> dict[int, tuple[Placed, ...]]:
    """The marks of notes by the identity of their block."""
    spots: dict[int, tuple[Placed, ...]] = {}
    for one in placed:
        key = id(blocks[one.index])
        spots[key] = (*spots.get(key, ()), one)
    return spots


def _with_lost(blocks: Sequence[Block], lost: Sequence[Note], ledger: Ledger) -> list[Block]:
    """The blocks with notes whose marks were not found put back as paragraphs, below the text of their page."""
    result = list(blocks)
    for note in lost:
        if not note.mark and label_of(note.block.text):
            ledger.leave(note.block)
            ledger.remark("label-dropped", block=note.block, text=note.block.text)
            continue
        place = next((i for i, block in enumerate(result) if block.page > note.block.page), len(result))
        result.insert(place, replace(note.block, kind="paragraph"))
        ledger.leave(note.block)
        ledger.remark("note-unplaced", block=note.block, text=note.block.text[:40])
    return result


def _account_for_contents(
    blocks: Sequence[Block], contents: Contents, labels: dict[str, str], data: Node, ledger: Ledger
) -> None:
    """Note the contents list as left out, its label as kept, and entries that are no heading of the report."""
    members = blocks[contents.start : contents.stop]
    ledger.leave(*members)
    if contents.label and data.get("sections"):
        labels["contents"] = contents.label
    known = {key for title in _titles(data) for key in title_keys(title)}
    for entry in contents.entries:
        if entry.key and entry.key not in known and not label_of(entry.title):
            ledger.remark("entry-without-heading", block=members[0], text=entry.title)


def _titles(data: Node) -> Iterator[str]:
    """The titles of all sections, and the prompt of the contact footer."""
    pending = list(data.get("sections", ()))
    while pending:
        section = pending.pop()
        title = section["title"]
        yield title if isinstance(title, str) else "".join(_words(title))
        pending += section["sections"]
    yield data.get("contact", {}).get("prompt", "")


def _words(parts: Sequence[Any]) -> Iterator[str]:
    for part in parts:
        text = part if isinstance(part, str) else part.get("text", "")
        yield text if isinstance(text, str) else "".join(_words(text))


def _keep_labels(data: Node, labels: dict[str, str], blocks: Sequence[Block]) -> None:
    """The labels that differ from the language's own, into `data`."""
    for kind in ("table", "figure"):
        printed = next((c.label for b in blocks if (c := caption(b.text)) and c.kind == kind), None)
        if printed and _holds(data, kind):
            labels[kind] = printed
    own = default_labels(data["language"])
    kept = {name: words for name, words in labels.items() if words and words != own[name]}
    if kept:
        data["labels"] = kept


def _holds(value: Any, kind: str) -> bool:
    """Whether there is a node of a kind somewhere in the data."""
    if isinstance(value, dict):
        return value.get("type") == kind or any(_holds(v, kind) for v in value.values())
    return isinstance(value, list) and any(_holds(item, kind) for item in value)
