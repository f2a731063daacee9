"""Which glyphs stand for which text: by the character map and the substitutions of a font file."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from briefing_tex.fonts import family_named, font_set, math_family, serving
from briefing_tex.proof.belonging import Known, belong, is_glyph_of
from briefing_tex.proof.characters import clusters, invisible, is_shown, stands_apart
from briefing_tex.proof.originals import Original, original

pytestmark = pytest.mark.tex


def face(family: str) -> Original:
    found = family_named(family)
    assert found
    opened = original(found.regular.path, found.regular.index)
    assert opened
    return opened


def drawn(font: Original, text: str) -> tuple:  # type: ignore[type-arg]
    """The glyphs of characters by themselves."""
    return tuple(font.outline(font.glyph(character)) for character in text)


CJK, LATIN = "Noto Serif CJK SC", "Noto Serif"


@pytest.mark.parametrize(
    ("family", "text", "glyphs"),
    [
        (CJK, "潮汐", "潮汐"),
        (CJK, "\u2011", "\u2010"),
        (LATIN, "2026", "2026"),
        (LATIN, "e\u0301", "é"),
        (LATIN, "é", "e\u0301"),
        (LATIN, "a\u0301b", "áb"),
        (LATIN, "\u00a0a", " a"),
        (LATIN, "\u2009\u200b", " "),
        (CJK, "\u3000", " "),
        (
            "Noto Serif Thai",
            "\u0e01\u0e32\u0e33",
            "\u0e01\u0e32\u0e4d\u0e32",
        ),  # the one glyph for two characters
    ],
)
def test_glyphs_of_a_text(family: str, text: str, glyphs: str) -> None:
    font = face(family)
    assert belong(font, text, drawn(font, glyphs))


@pytest.mark.parametrize(
    ("family", "text", "glyphs"),
    [
        (CJK, "潮汐", "汐潮"),
        (CJK, "潮汐", "潮"),
        (CJK, "潮", "潮潮"),
        ("Noto Serif Thai", "\u0e01\u0e33", "\u0e01\u0e4d\u0e32\u0e32"),
        (CJK, "国", "國"),
        (CJK, "日", "曰"),
        (LATIN, "2026", "0026"),
        (LATIN, "2026", "2062"),
        (LATIN, "2026", "20266"),
        (LATIN, "abba", "aba"),
        (LATIN, "é", "e"),
        (LATIN, "e", "é"),
        (LATIN, "e\u0301", "e"),
        (LATIN, "e\u0301a", "eá"),
        (LATIN, "²", "2"),
        (LATIN, "a", " "),
        (LATIN, " ", "a"),
        (LATIN, "O", "0"),
    ],
)
def test_glyphs_of_another_text(family: str, text: str, glyphs: str) -> None:
    font = face(family)
    assert not belong(font, text, drawn(font, glyphs))
    if len(glyphs) == 1:
        assert not is_glyph_of(font, text, drawn(font, glyphs)[0])


def face_with(character: str) -> Original:
    """The face that sets a character in English."""
    family = serving(character, font_set("en"), "latin")
    assert family
    font = original(family.regular.path, family.regular.index)
    assert font
    return font


def test_right_to_left_words_are_drawn_from_their_end() -> None:
    font = face_with("ש")
    assert belong(font, "שלום", drawn(font, "םולש"))
    assert not belong(font, "שלום", drawn(font, "שלום"))
    assert not belong(font, "שלום", drawn(font, "םוללש"))


def test_what_nobody_sees_is_drawn_at_either_end_of_a_number() -> None:
    font = face_with("\u0661")
    assert belong(font, "\u0661\u0662\u200c", drawn(font, " \u0661\u0662"))
    assert belong(font, "\u0661\u0662\u200c", drawn(font, "\u0661\u0662 "))
    assert not belong(font, "\u0661\u0662\u200c", drawn(font, " \u0662\u0661\u0661"))


def test_signs_of_formulas_have_other_sizes() -> None:
    """Smaller ones for indices, larger ones around what is high; still they are no other signs."""
    family = math_family()
    assert family
    font = original(family.regular.path, family.regular.index)
    assert font
    with TTFont(font.file, fontNumber=font.number, lazy=True) as other:
        table = other["GSUB"].table
        [lookup, *_] = [
            table.LookupList.Lookup[number]
            for record in table.FeatureList.FeatureRecord
            if record.FeatureTag == "ssty"
            for number in record.Feature.LookupListIndex
        ]
        name = other.getBestCmap()[ord("1")]
        small = lookup.SubTable[0].alternates[name]
        variants = other["MATH"].table.MathVariants
        high = variants.VertGlyphConstruction[
            variants.VertGlyphCoverage.glyphs.index(other.getBestCmap()[ord("(")])
        ]
        large = [record.VariantGlyph for record in high.MathGlyphVariantRecord]
        numbers = {glyph: other.getGlyphID(glyph) for glyph in [*small, *large]}
    assert len(small) > 1
    assert len(large) > 3
    for sign, no_sign, glyphs in (("1", "2", small), ("(", "[", large)):
        for glyph in glyphs:
            assert is_glyph_of(font, sign, font.outline(numbers[glyph]))
            assert not is_glyph_of(font, no_sign, font.outline(numbers[glyph]))


def test_letters_that_are_drawn_as_marks() -> None:
    """Alone they stand above a dotted circle."""
    letter = "\U00011a88"
    family = serving(letter, font_set("en"), "latin")
    assert family
    font = original(family.regular.path, family.regular.index)
    assert font
    assert belong(font, letter, drawn(font, "\u25cc" + letter))
    assert not belong(font, letter, drawn(font, "\u25cc\U00011a5c"))
    assert clusters(letter + "\U00011a5ca") == (letter + "\U00011a5c", "a")


def test_what_is_not_seen() -> None:
    assert all(map(invisible, " \u00a0\u3000\u200b\u200d\ufe0f\u00ad\u3164"))
    assert not any(map(invisible, "a.潮\u0301-"))
    assert is_shown(" a")
    assert not is_shown("\u00a0 ")
    assert stands_apart("潮 tide 3")
    assert not stands_apart("नम")


def test_variation_sequences() -> None:
    """As fontTools reads them."""
    font = face("Noto Serif CJK JP")
    with TTFont(font.file, fontNumber=font.number, lazy=True) as other:
        table = next(table for table in other["cmap"].tables if table.format == 14)
        pairs = [
            (code, selector, name) for selector, row in table.uvsDict.items() for code, name in row if name
        ]
        expected = [(chr(code), chr(selector), other.getGlyphID(name)) for code, selector, name in pairs[::100]]
    assert len(expected) > 5
    for base, selector, glyph in expected:
        assert font.variant(base, selector) == glyph
        assert belong(font, base + selector, (font.outline(glyph),))
    assert font.variant("A", "\U000e0101") == 0


def test_of_many_origins_the_characters_are_kept() -> None:
    """Whatever the order in which a set holds them: the same PDF is proven today and tomorrow."""
    known = Known()
    known.add(7, {"ক", *(chr(0x100000 + number) for number in range(60))})
    assert "ক" in known.origins[7]
