"""Does each block begin a line of its own, and what follows a line break, too?

In: `Evidence`. Out: findings. A paragraph, a heading, a line of code or an item that stands on the line of what
is read before it would be read as one with it. Cells and channels, which stand beside one another, and notes
are looked at each on its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from briefing_tex.proof.characters import is_shown, needs_base
from briefing_tex.proof.evidence import Evidence
from briefing_tex.proof.findings import Finding
from briefing_tex.readers.pdf.pages.glyphs import Glyph
from briefing_tex.readers.pdf.pages.tree import Content, Element

_LOWER = 0.5
"""Of the size: a line is lower than the one before it by more."""
_BLOCKS = frozenset(
    "Title Subtitle Issuer Date AbstractLabel KeywordsLabel ContentsLabel TOCI H1 H2 H3 LI P CodeLine Caption "
    "ReferencesLabel BibEntry Prompt ChannelCaption ProfileName ProfileText WebsiteLabel LineBreak".split()
)
_APART = frozenset({"TH", "TD", "Channel", "Note"})


class _Line(Struct):
    """The last sign that was read, and whether what follows begins a line."""

    glyph: Glyph | None = None
    page: int = 0
    begins: bool = False
    label: Glyph | None = None
    """The number of an item, before its text."""


def run_together(evidence: Evidence) -> Iterator[Finding]:
    """Blocks that stand on the line of the one before them."""
    yield from _look(evidence, evidence.tree.root, _Line())


def _look(evidence: Evidence, element: Element, line: _Line) -> Iterator[Finding]:
    for child in element.children:
        if isinstance(child, Content):
            yield from _follow(evidence, child, line)
        elif isinstance(child, Element) and child.type != "Formula":
            if child.type in _APART:
                yield from _look(evidence, child, _Line())
                continue
            line.begins |= child.type in _BLOCKS
            yield from _look(evidence, child, line)
            if child.type == "Lbl" and element.type == "LI":
                line.label, line.begins = line.glyph, False  # the item stands beside its number


def _follow(evidence: Evidence, content: Content, line: _Line) -> Iterator[Finding]:
    seen = [one for one in content.glyphs if is_shown(one.text) and not needs_base(one.text[0])]
    if not seen or not evidence.is_text(seen[0].mark):
        return
    first, before = seen[0], line.glyph
    least = _LOWER * min(before.size, first.size) if before else 0.0
    if before is line.label:
        least = -least  # no lower, but no higher
    if before and line.begins and line.page == content.page and before.y - first.y < least:
        message = "stands on the line of what is read before it"
        yield evidence.finding("order", message, content.page, first, content.text)
    line.glyph, line.page, line.begins = seen[-1], content.page, False
