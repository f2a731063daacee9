"""What running heads and feet say: evidence for who made a document, and when, where its title block does not.

In: the first pages, the segments that stand at their edges. Out: their lines as blocks, each said once.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from msgspec.structs import replace

from briefing_tex.formats import Box
from briefing_tex.readers.pdf.layout.lines.segments import Segment, segments
from briefing_tex.readers.pdf.layout.lines.spacing import Spacing
from briefing_tex.readers.pdf.layout.lines.text_lines import make_line
from briefing_tex.readers.pdf.pages.glyphs import PageContent
from briefing_tex.readers.structure.blocks import Block, Line, Run
from briefing_tex.readers.structure.scripts import has_letters

_PAGES = 2
"""Pages that are looked at: the first may have no running head."""


def running_lines(
    contents: Sequence[PageContent],
    spacing: Spacing,
    found: Sequence[Sequence[Segment]] = (),
    margins: Container[int] = (),
) -> tuple[Block, ...]:
    """The lines at the edges of the first pages: segments in `margins` of those `found`, and artifacts."""
    at_edge = [one for page in found[:_PAGES] for one in page if id(one) in margins]
    for page in contents[:_PAGES]:
        marked = [glyph for glyph in page.glyphs if glyph.mark and glyph.mark.artifact]
        at_edge += segments(replace(page, glyphs=[glyph._replace(mark=None) for glyph in marked]))
    blocks = {block.text: block for one in reversed(at_edge) if (block := _block(one, spacing))}
    return tuple(blocks.values())[::-1]


def _block(one: Segment, spacing: Spacing) -> Block | None:
    text = make_line([one], (), spacing).text.strip()
    box = Box(one.page, one.x0, one.y - 0.2 * one.size, one.x1, one.y + 0.8 * one.size)
    line = Line(text, one.page, box=box, size=one.size)
    return Block((Run(text),), (line,)) if has_letters(text) or any(map(str.isdecimal, text)) else None
