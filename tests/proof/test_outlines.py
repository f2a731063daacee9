"""Outlines of glyphs, whole and damaged."""

from __future__ import annotations

import io

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph

from briefing_tex.proof.embedded import Embedded
from briefing_tex.proof.outlines import Outline

MATRIX = (0.001, 0.0, 0.0, 0.001, 0.0, 0.0)
WHOLE = bytes([139, 139, 21, 149, 149, 5, 14])
"""0 0 rmoveto 10 10 rlineto endchar"""
ACCENTED = bytes([139, 139, 204, 205, 14])
"""0 0 65 66 endchar: two glyphs of the font together, which a glyph by itself does not know."""
CUT = bytes([139, 139, 21, 149, 149, 8, 14])
"""The same, but rrcurveto, which wants six numbers."""


def outline(program: bytes) -> Outline:
    return Outline(MATRIX, program, None, True)


def test_the_same_drawing_by_another_program() -> None:
    other = bytes([139, 22, 149, 149, 5, 14])  # 0 hmoveto
    assert outline(WHOLE).same(outline(other))
    assert outline(WHOLE).bounds == (0, 0, 0.01, 0.01)


@pytest.mark.parametrize("program", [CUT, ACCENTED])
def test_a_damaged_charstring_looks_like_no_other_and_is_not_blank(program: bytes) -> None:
    damaged, other = outline(program), outline(b"\x8b" + program)
    assert not damaged.same(outline(WHOLE))
    assert not damaged.same(other)
    assert damaged.same(damaged)
    assert not damaged.blank


def embedded(units: int) -> Embedded:
    """A font of two empty glyphs, whose em has so many units."""
    made = FontBuilder(1000)
    made.setupGlyphOrder([".notdef", "a"])
    made.setupGlyf({".notdef": Glyph(), "a": Glyph()})
    made.setupHorizontalMetrics({".notdef": (500, 0), "a": (500, 0)})
    made.setupHorizontalHeader()
    made.font["head"].unitsPerEm = units
    file = io.BytesIO()
    made.font.save(file)
    with pikepdf.new() as pdf:
        descriptor = pikepdf.Dictionary(FontFile2=pdf.make_stream(file.getvalue()))
        descendant = pikepdf.Dictionary(FontDescriptor=descriptor, Subtype=pikepdf.Name.CIDFontType2)
        font = Embedded(pikepdf.Dictionary(DescendantFonts=pikepdf.Array([descendant])))
        font.outline(1)
    return font


def test_a_font_whose_em_has_no_units_draws_nothing_that_is_known() -> None:
    assert embedded(1000).outline(1) is not None
    assert embedded(0).outline(1) is None
