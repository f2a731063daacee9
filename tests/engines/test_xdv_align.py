"""Which glyph says what: ligatures, marks, scripts that change places, fonts that lack a character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_tex.engines.xdv.align import Span, align


class OneToOne:
    """A font in which each character has the glyph of its own number."""

    @property
    def characters(self) -> OneToOne:
        return self

    def __getitem__(self, code: int) -> int:
        return code if code < 0x30000 else 0

    def reading(self, glyph: int) -> str:
        return chr(glyph) if glyph < 1000 else ""


FONT = OneToOne()


def shared(text: str | None, *glyphs: int | str) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    numbers = [ord(glyph) if isinstance(glyph, str) else glyph for glyph in glyphs]
    made = align(text, numbers, FONT)  # type: ignore[arg-type]
    assert len(made.texts) == len(numbers)
    assert all(made.texts)
    return made.texts, made.spans


@pytest.mark.parametrize(
    ("text", "glyphs", "texts"),
    [
        ("abc", "abc", ("a", "b", "c")),
        ("office", ["o", 9001, "c", "e"], ("o", "ffi", "c", "e")),
        ("fifi", [9000, 9000], ("fi", "fi")),
        ("fif", [9000, "f"], ("fi", "f")),
        ("e\u0301x", [9002, "x"], ("e\u0301", "x")),
        ("abc", [9003, 9004, 9005], ("a", "b", "c")),
        ("葛\U000e0100葛", [9006, "葛"], ("葛\U000e0100", "葛")),
        ("葛\U000e0100葛", ["葛", "葛"], ("葛\U000e0100", "葛")),
        ("a\u200bb", ["a", "\u200b", "b"], ("a", "\u200b", "b")),
    ],
)
def test_each_glyph_says_its_part(text: str, glyphs: list[int | str], texts: tuple[str, ...]) -> None:
    assert shared(text, *glyphs) == (texts, ())


def test_one_character_in_parts_is_guarded() -> None:
    texts, spans = shared("xée", "x", "e", 9000, "e")
    assert spans == (Span(1, 3, "é"),)
    assert (texts[0], texts[1], texts[3]) == ("x", "é", "e")


def test_changed_places_are_guarded() -> None:
    _, spans = shared("akib", "a", "i", "k", "b")
    assert spans == (Span(1, 3, "ki"),)


def test_a_word_with_stacked_marks_is_guarded_whole() -> None:
    word = "नमस्ते"
    texts, spans = shared(word, "न", "म", 9000, "त", "\u0947")
    assert spans == (Span(0, 5, word),)
    assert "".join(texts) == word


def test_a_script_that_moves_vowels_is_guarded_even_glyph_by_glyph() -> None:
    """Khmer KA with OO: the left part of the vowel, then one glyph of the letter and the right part."""
    assert shared("\u1780\u17c4", "\u17c1", 9000)[1] == (Span(0, 2, "\u1780\u17c4"),)


def test_neighbouring_ligatures_are_guarded_together() -> None:
    """Of five dashes a font may join the first three, or the first two: the number of glyphs does not tell."""
    texts, spans = shared("a—————b", "a", 9003, 9002, "b")
    assert spans == (Span(1, 3, "—————"),)
    assert "".join(texts) == "a—————b"
    assert shared("a———————b", "a", 9003, 9003, "—", "b")[1] == (Span(1, 3, "——————"),)


def test_characters_in_parts_side_by_side_are_guarded_together() -> None:
    """Two syllables OM of Tibetan are two glyphs each, of which the first could have three."""
    assert shared("中ༀༀ中", "中", 9000, 9001, 9000, 9001, "中")[1] == (Span(1, 5, "ༀༀ"),)
    assert shared("abcd", 9000, 9001, 9002, 9003)[1] == ()


def test_right_to_left() -> None:
    texts, spans = shared("שלום", *"םולש")
    assert texts == ("ם", "ו", "ל", "ש")
    assert spans == (Span(0, 4, "שלום"),)


def test_the_box_of_a_missing_character_says_no_character() -> None:
    assert shared("a\U00030000b", "a", 0, "b") == (("a", "\ufffd", "b"), ())
    assert shared("\U00030000fi", 0, 9000)[0] == ("\ufffd", "fi")


def test_without_a_text_the_font_tells() -> None:
    assert shared(None, "a", 9000) == (("a", "\ufffd"), ())


def test_spaces_of_other_kinds_are_guarded() -> None:
    assert shared("a\u3000b c", *"a\u3000b c")[1] == (Span(0, 2, "a\u3000"),)
    assert shared("\u00a0b", *"\u00a0b")[1] == (Span(0, 2, "\u00a0b"),)


def test_a_text_without_glyphs_is_kept() -> None:
    assert shared("\u200c") == ((), (Span(0, 0, "\u200c"),))


@given(
    st.text("abcdef\u0301क\u093f一丁", min_size=1, max_size=12),
    st.lists(st.integers(0x61, 0x6A), min_size=1, max_size=12),
)
def test_no_character_is_lost_or_doubled(text: str, glyphs: list[int]) -> None:
    texts, spans = shared(text, *glyphs)
    said, position = "", 0
    for span in spans:
        said += "".join(texts[position : span.start]) + span.text
        position = span.stop
    assert said + "".join(texts[position:]) == text
