"""The account of a reading: which block went where, what was guessed, what found no place.

In: entries while a report is put together. Out: the origin of each element, and the losses as diagnostics with
the element's path, the page and the line. `MESSAGES` lists every code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from msgspec import Struct, field

from briefing_tex.diagnostics import Diagnostic, Location, Severity
from briefing_tex.readers.structure.blocks import Block, Line

MESSAGES: Mapping[str, tuple[Severity, str]] = MappingProxyType(
    {
        "furniture": ("info", "left out as {text}"),
        "joined-over-break": ("info", "two halves of a paragraph were joined: {text}"),
        "line-end-space": ("info", "whether a space stood at a line end is guessed"),
        "line-end-hyphen": ("info", "whether a hyphen at a line end belongs to the word is guessed"),
        "line-end-url": ("info", "an address was joined over a line end"),
        "names-split": ("info", "'{text}' was taken for several names"),
        "names-kept": ("info", "'{text}' was taken for one name"),
        "role-guessed": ("info", "'{text}' was taken for {as_what}"),
        "heading-guessed": ("info", "'{text}' was taken for a heading, for it stands alone before text"),
        "level-guessed": ("info", "the level of the heading '{text}' is guessed"),
        "level-clamped": (
            "warning",
            "the heading '{text}' is deeper than a report nests; it stands at level 3",
        ),
        "abstract-guessed": ("info", "text before the first heading was taken for the abstract"),
        "entry-without-heading": ("info", "the contents list names '{text}', which is no heading of the text"),
        "table-guessed": ("info", "a table was recognised by its columns"),
        "cells-guessed": ("warning", "a table was put together from single cells"),
        "list-guessed": ("info", "a list without bullets was recognised by its punctuation: '{text}'"),
        "list-start": ("warning", "the list begins with {text}; a list of a report begins with 1"),
        "caption-alone": ("warning", "'{text}' is a caption without its {as_what}; it stands as a paragraph"),
        "footnote-placed": ("info", "a note was put where its mark '{text}' seems to stand"),
        "note-unplaced": ("warning", "the mark of the note '{text}' was not found; it stands as a paragraph"),
        "title-note-dropped": ("warning", "a title block has no notes; this one is left out: {text}"),
        "image-dropped": ("warning", "the image '{text}' is not part of the source"),
        "citation-guessed": ("info", "'{text}' was taken for a citation"),
        "entries-split": ("info", "where one reference ends and the next begins is guessed"),
        "reference-kept-whole": ("info", "the reference '{text}' is kept as it was printed"),
        "reference-names-guessed": ("info", "which part of these names is the family name is guessed: {text}"),
        "channels-guessed": ("info", "which lines are the caption of one channel is guessed"),
        "label-dropped": ("info", "the label '{text}' has no field of its own"),
        "order-changed": ("info", "'{text}' stood after the references or the contact details"),
        "characters-removed": ("warning", "{text}"),
        "radicals-folded": ("info", "{text}"),
        "unplaced-picture": ("warning", "no place in a report was found for the picture {text}"),
        "unplaced-text": ("warning", "no place in a report was found for: {text}"),
    }
)
"""Severity and wording of every loss; `{text}` is what stood there."""


def remark(code: str, text: str, line: Line | None = None) -> Diagnostic:
    """What is said of a text before blocks are made of it, or of a line of it."""
    severity, wording = MESSAGES[code]
    where = Location(None, line.number, None, line.page) if line else Location()
    return Diagnostic(severity, code, wording.format(text=text), where)


class _Remark(Struct, frozen=True):
    code: str
    words: Mapping[str, str]
    target: Any
    block: Block


class Ledger(Struct):
    """Filled while a report is assembled; read once at the end."""

    placed: list[tuple[Any, tuple[Block, ...]]] = field(default_factory=list)
    remarks: list[_Remark] = field(default_factory=list)

    def place(self, target: Any, *blocks: Block) -> None:
        """Note that blocks became `target`: a node of the data, or the path of a plain string."""
        self.placed.append((target, blocks))
        for block in blocks:
            for code in block.guesses:
                self.remark(code, target=target, block=block, text=_seam_of(block))

    def leave(self, *blocks: Block) -> None:
        """Note that blocks are accounted for without becoming an element: the contents list, a label."""
        self.placed.append((None, blocks))

    def remark(self, code: str, *, block: Block, target: Any = None, **words: str) -> None:
        """Note a guess or a loss under one of the codes of `MESSAGES`."""
        self.remarks.append(_Remark(code, words, target, block))

    def unplaced(self, blocks: Sequence[Block]) -> list[Block]:
        """The blocks of text of which a line went nowhere, whatever block it was in by then."""
        seen = {id(part) for _, members in self.placed for block in members for part in (block, *block.lines)}
        texts = (block for block in blocks if not block.image)
        return [block for block in texts if any(id(line) not in seen for line in block.lines or (block,))]

    def settle(self, data: Mapping[str, Any]) -> tuple[tuple[Diagnostic, ...], Mapping[str, tuple[Line, ...]]]:
        """The losses and origins, once the data is complete."""
        paths = dict(_paths(data, ""))
        origins: dict[str, tuple[Line, ...]] = {}
        for target, blocks in self.placed:
            path = target if isinstance(target, str) else paths.get(id(target))
            if path is not None:
                lines = tuple(line for block in blocks for line in block.lines)
                origins[path] = origins.get(path, ()) + lines
        losses = tuple(self._diagnostic(remark, paths) for remark in self.remarks)
        return losses, MappingProxyType(origins)

    @staticmethod
    def _diagnostic(remark: _Remark, paths: Mapping[int, str]) -> Diagnostic:
        severity, wording = MESSAGES[remark.code]
        path = remark.target if isinstance(remark.target, str) else paths.get(id(remark.target))
        line = remark.block.lines[0] if remark.block.lines else None
        place = Location(None, line.number if line else None, path, line.page if line else None)
        words = {"text": "", "as_what": "", **remark.words}
        return Diagnostic(severity, remark.code, wording.format(**words), place)


def _paths(value: Any, path: str) -> Iterator[tuple[int, str]]:
    """The path of every node of the data, by identity."""
    if isinstance(value, dict):
        if path:
            yield id(value), path
        for name, item in value.items():
            yield from _paths(item, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _paths(item, f"{path}[{index}]")


def _seam_of(block: Block) -> str:
    """The words around the first page break within a block, for a message."""
    for before, after in zip(block.lines, block.lines[1:], strict=False):
        if before.page != after.page or after.gap:
            return f"{before.text[-12:]} | {after.text[:12]}"
    return block.text[:24]
