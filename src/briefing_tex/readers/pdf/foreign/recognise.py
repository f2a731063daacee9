"""PDFs by other producers: their tags or layout to blocks, blocks to a report.

In: an opened PDF and what stands on its pages. Out: `Examined`: the report with all that was found on the way.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from functools import partial, reduce
from typing import Any, Literal

from msgspec import Struct

from briefing_tex.diagnostics import Diagnostic, Source
from briefing_tex.formats import Box
from briefing_tex.model import Report, validate
from briefing_tex.readers.pdf.file.limits import Limits
from briefing_tex.readers.pdf.foreign.by_tags import lay_out_by_tags
from briefing_tex.readers.pdf.layout.blocks import lay_out
from briefing_tex.readers.pdf.layout.channels import with_payloads
from briefing_tex.readers.pdf.layout.regional import in_regional_forms
from briefing_tex.readers.pdf.layout.straight import with_straight_quotes
from briefing_tex.readers.pdf.pages.document import Document, mapped_errors, open_document
from briefing_tex.readers.pdf.pages.glyphs import PageContent, Picture
from briefing_tex.readers.pdf.pages.tree import Tree, read_tree
from briefing_tex.readers.structure import Block, Line, assemble
from briefing_tex.readers.structure.blocks import as_text
from briefing_tex.readers.structure.front.beside import with_names_beside
from briefing_tex.readers.structure.front.properties import with_properties
from briefing_tex.readers.structure.front.quoted import with_quoted_lines
from briefing_tex.readers.structure.joins import Habits, joined_pair
from briefing_tex.readers.structure.language import borne_out
from briefing_tex.readers.structure.ledger import remark


class Examined(Struct, frozen=True):
    """A report recognised in a PDF by another producer, the blocks it was made of, and where they stood.

    `running` are the lines at the edges of its pages, of which it may have names and a date.
    """

    report: Report
    source: Literal["tags", "layout"]
    pages: int
    blocks: tuple[Block, ...]
    origins: Mapping[str, tuple[Line, ...]]
    losses: tuple[Diagnostic, ...]
    pictures: Mapping[str, Picture | None]
    running: tuple[Block, ...] = ()

    @property
    def boxes(self) -> dict[str, tuple[Box, ...]]:
        return {path: tuple(line.box for line in lines if line.box) for path, lines in self.origins.items()}

    def printed(self, path: str) -> str:
        """The words from which an element was read, as they stand on the page; parted ones are joined."""
        lines = {id(line) for line in self.origins.get(path, ())}
        parts = [words for block in (*self.blocks, *self.running) if (words := _of_lines(block, lines))]
        if len(parts) < 2:
            return "".join(parts)
        habits = Habits.of("\n".join(block.text for block in self.blocks))
        return reduce(partial(joined_pair, habits=habits), parts)


def _of_lines(block: Block, lines: Container[int]) -> str:
    """The text of a block on these lines, by identity: all of it, or from the first of them to the next one."""
    own = [index for index, line in enumerate(block.lines) if id(line) in lines]
    if not own or len(own) == len(block.lines):
        return block.text if own else ""
    begin = max(block.text.find(_beginning(block.lines[own[0]])), 0)
    after = block.lines[own[-1] + 1 : own[-1] + 2]
    end = block.text.find(_beginning(after[0]), begin + 1) if after else -1
    return block.text[begin : end if end > 0 else None].strip()


def _beginning(line: Line) -> str:
    return line.text.strip()[:12]


def examine(data: bytes, source: Source | None = None, *, password: str | None = None) -> Examined:
    """What a PDF shows, whoever made it: raises as `read` does."""
    source = source or Source()
    limits = Limits.of(60.0, source.file)
    document = open_document(data, limits, password)
    with mapped_errors(limits):
        contents = list(document.contents())
        tree = read_tree(document.catalog, document.pages, contents, limits)
        return recognise(document, tree, contents, source)


def recognise(document: Document, tree: Tree | None, contents: list[PageContent], source: Source) -> Examined:
    """The report in what stands on the pages: by the tags where they are good, else by the layout."""
    by_tags = lay_out_by_tags(document, tree, contents) if tree else None
    laid = by_tags or lay_out(document, contents)
    language = borne_out(document.language, "\n".join(as_text(block).text for block in laid.blocks))
    blocks = in_regional_forms(laid.blocks, contents, language)
    blocks = with_quoted_lines(with_properties(with_straight_quotes(blocks, language)))
    blocks = with_names_beside(blocks)
    assembled = assemble(blocks, language or None, laid.running)
    pictured = with_payloads(assembled.data, assembled.origins, blocks, laid.pictures)
    left = (remark("unplaced-picture", block.image or "", block.lines[0]) for block in pictured.left)
    return Examined(
        validate(_without_tabs(pictured.data), source),
        "tags" if by_tags else "layout",
        len(contents),
        blocks,
        pictured.origins,
        (*assembled.losses, *left),
        {name: picture for name, picture in laid.pictures.items() if name not in pictured.codes},
        assembled.running,
    )


def _without_tabs(data: Any) -> Any:
    """The data with spaces for the tabs that stand for wide gaps in lines."""
    if isinstance(data, str):
        return data.replace("\t", " ")
    if isinstance(data, dict):
        return {key: _without_tabs(value) for key, value in data.items()}
    return [_without_tabs(value) for value in data] if isinstance(data, list) else data
