"""What a page shows and the layout does not read: each is remarked as a loss."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_tex.readers.pdf.layout.lines.painted import SMALLEST
from briefing_tex.readers.pdf.layout.lines.segments import beyond, characters
from briefing_tex.readers.pdf.pages.document import Document
from briefing_tex.readers.pdf.pages.glyphs import PageContent


def say_unread(document: Document, contents: Sequence[PageContent]) -> None:
    """Remark vertical and turned text, what stands beyond the edges or cannot be seen."""
    for page in contents:
        turned = [glyph for glyph in page.glyphs if not glyph.upright]
        tiny = [glyph for glyph in page.glyphs if glyph.size < SMALLEST]
        for code, what, count in (
            ("turned-text", "of vertical or turned text", characters([turned])),
            ("text-beyond-page", "beyond the edges of the page", beyond(page)),
            ("tiny-text", "too small to be seen", characters([tiny])),
        ):
            if count:
                document.lose(code, f"{count} characters {what} were left out", page.number)
