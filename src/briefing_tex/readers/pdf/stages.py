"""What each stage of a reading sees, printed for people: glyphs, lines, blocks.

In: the bytes of a PDF, the name of a stage. Out: one line of text for each glyph, line or block.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from briefing_tex.diagnostics import Source
from briefing_tex.readers.pdf.file.limits import Limits
from briefing_tex.readers.pdf.foreign.recognise import Examined, recognise
from briefing_tex.readers.pdf.pages.document import mapped_errors, open_document
from briefing_tex.readers.pdf.pages.glyphs import PageContent
from briefing_tex.readers.pdf.pages.tree import read_tree
from briefing_tex.readers.structure import Block


def stage(
    data: bytes, name: str, source: Source | None = None, *, password: str | None = None, timeout: float = 60.0
) -> str:
    """The stage `glyphs`, `lines` or `blocks` of reading a PDF by its tags or layout; raises as `read` does."""
    source = source or Source()
    limits = Limits.of(timeout, source.file)
    document = open_document(data, limits, password)
    with mapped_errors(limits):
        contents = list(document.contents())
        if name == "glyphs":
            return "\n".join(row for page in contents for row in _glyphs(page))
        tree = read_tree(document.catalog, document.pages, contents, limits)
        return "\n".join(STAGES[name](recognise(document, tree, contents, source)))


def _glyphs(page: PageContent) -> Iterator[str]:
    for glyph in page.glyphs:
        font = glyph.font.name if glyph.font else "-"
        yield f"{page.number}\t{glyph.x0:.1f}\t{glyph.y:.1f}\t{glyph.size:.1f}\t{font}\t{glyph.text}"


def _lines(examined: Examined) -> Iterator[str]:
    for block in examined.blocks:
        for line in block.lines:
            corner = f"{line.box.x0:.1f}\t{line.box.y0:.1f}" if line.box else "-\t-"
            yield f"{line.page}\t{corner}\t{line.size or 0:.1f}\t{line.text}"


def _blocks(examined: Examined) -> Iterator[str]:
    for block in examined.blocks:
        yield f"{block.page}\t{block.kind or '-'}\t{block.level or '-'}\t{block.marker or '-'}\t{_shown(block)}"


def _shown(block: Block) -> str:
    cells = (" | ".join("".join(run.text for run in cell) for cell in row) for row in block.cells)
    return block.text.replace("\n", "\\n") or " // ".join(cells) or block.image or ""


STAGES: Mapping[str, Callable[[Examined], Iterator[str]]] = MappingProxyType(
    {"lines": _lines, "blocks": _blocks}
)
