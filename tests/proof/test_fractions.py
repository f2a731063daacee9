"""A small digit passes for a digit beside a fraction slash, and nowhere else."""

from __future__ import annotations

from typing import Any, cast

import pytest

from briefing_tex.fonts import family_named
from briefing_tex.proof.belonging import is_glyph_of
from briefing_tex.proof.fractions import in_fractions
from briefing_tex.proof.originals import original
from briefing_tex.proof.painting import Shown, Style, WitnessedPage
from briefing_tex.proof.substitutions import substitutions
from briefing_tex.readers.pdf.pages.glyphs import Glyph


class _Said:
    def __init__(self, text: str) -> None:
        self.text = text


def _page(*strings: tuple[list[int], str]) -> WitnessedPage:
    page = WitnessedPage(1, 595.0, 842.0)
    page.shown = [
        Shown(
            0,
            cast(Any, "font"),
            codes,
            [cast(Glyph, _Said(one)) for one in text],
            [],
            [],
            (1, 0, 0, 1, 0, 0),
            Style(),
            -1,
        )
        for codes, text in strings
    ]
    return page


def test_digits_are_in_fractions_where_only_digits_part_them_from_the_slash() -> None:
    page = _page(([1, 2, 3], "a12"), ([4, 5], "\u20443"), ([6], " "), ([7], "5"))
    assert in_fractions([page]) == {"font": {((2,), "1"), ((3,), "2"), ((4,), "\u2044"), ((5,), "3")}}


def test_a_glyph_that_is_used_elsewhere_too_is_no_glyph_of_fractions() -> None:
    page = _page(([1, 2, 3], "1\u20442"), ([4, 1], "x1"))
    assert in_fractions([page]) == {"font": {((2,), "\u2044"), ((3,), "2")}}


@pytest.mark.tex
def test_a_small_digit() -> None:
    found = family_named("Noto Serif")
    assert found
    font = original(found.regular.path, found.regular.index)
    assert font
    usual, beside = (substitutions(font.file, font.number, held).ones for held in (False, True))
    one = font.glyph("1")
    small = beside[one] - usual.get(one, set())
    assert small
    for outline in map(font.outline, small):
        assert is_glyph_of(font, "1", outline, in_fraction=True)
        assert not is_glyph_of(font, "1", outline)
        assert not is_glyph_of(font, "2", outline, in_fraction=True)
