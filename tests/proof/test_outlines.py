"""Outlines of glyphs, whole and damaged."""

from __future__ import annotations

import pytest

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
