"""Spaces that are mere moves in a document that has glyphs for most of them, as groff sets some."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from briefing_tex.readers.pdf.layout.lines.spacing import Spacing, space_between
from briefing_tex.readers.pdf.pages.glyphs import Glyph, PageContent

FONT: Any = SimpleNamespace(name="Body")


def set_line(text: str, y: float) -> list[Glyph]:
    """Letters of half an em, spaces of a quarter; `_` is a move as wide as a space, `~` a wider one."""
    glyphs: list[Glyph] = []
    x = 100.0
    for character in text:
        width = {" ": 2.5, "_": 2.5, "~": 2.8}.get(character, 5.0)
        if character not in "_~":
            glyphs.append(Glyph(character, x, x + width, y, 10.0, FONT, None, True))
        x += width
    return glyphs


def test_a_move_as_wide_as_the_space_of_its_font_is_one() -> None:
    page = PageContent(1, 600.0, 800.0)
    for line in range(5):
        page.glyphs += set_line("the tide rose at the old pier", 700.0 - 12 * line)
    page.glyphs += set_line("the keeper_wrote and the bell~rang", 600.0)
    spacing = Spacing.of([page])
    pairs = zip(page.glyphs, page.glyphs[1:], strict=False)
    gaps = {
        last.text + glyph.text: space_between(last, glyph, spacing) for last, glyph in pairs if last.y == 600.0
    }
    assert (gaps["rw"], gaps["lr"], gaps["he"]) == (" ", "", "")
