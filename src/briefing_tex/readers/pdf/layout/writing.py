"""Writing: how a document sets its text, as far as it matters for what stood at line ends.

In: its lines, column by column. Out: `Writing`: what becomes of spaces, hyphens and words where lines end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from briefing_tex.readers.pdf.layout.autospaced import is_auto_spaced
from briefing_tex.readers.pdf.layout.lines import TextLine
from briefing_tex.readers.pdf.layout.spacing import Spacing
from briefing_tex.readers.structure.hangul import Syllables, dropped_spaces
from briefing_tex.readers.structure.joins import Habits
from briefing_tex.readers.structure.scripts import ends_sentence

HYPHENS = "-‐"
LAST_WORD = re.compile(r"([^\W\d_]+(?:[-‐][^\W\d_]+)*)[-‐]$")
"""A word with a hyphen at its end."""
_ADDRESS = re.compile(r"https?://|www\.")
_COMMA_AT_END = re.compile(r"[^\W\d_],$")
_COUNTED = re.compile(r"\d[가-힣]")
_COUNTED_APART = re.compile(r"\d [가-힣]")
_CLOSE_BRACKET, _BRACKET_APART = re.compile(r"[가-힣]\("), re.compile(r"[가-힣] \(")
_HYPHENATES = 0.04
"""Part of all lines that end with a hyphen before a small letter, in a text that is hyphenated."""
_FULL = 0.85
"""Where lines end at least that fill their column, in parts of its width: a word had no room on them."""


@dataclass(frozen=True)
class Writing:
    """How a document sets its text.

    `keeps_spaces`: space glyphs stand at line ends where the text has a space. `hyphenates`: words are broken
    at line ends with a hyphen. `wide`: most of its text is Chinese or Japanese. `breaks_words`: words and
    numbers are broken anywhere, without a hyphen; `breaks_hangul`: Korean words are. `syllables` tells where;
    `dropped` is the part of line ends whose space glyph is lost, where others keep theirs. `auto_spaced`: the
    spaces between figures and Korean are not those of the text; `spaces_counters`: they are, before most words.
    `close_brackets`: brackets are set close to the Korean before them.
    `swallows_spaces`: it has no space glyphs, so that full-width quotation marks may stand for spaces as well.
    """

    habits: Habits
    keeps_spaces: bool
    hyphenates: bool
    wide: bool
    breaks_words: bool
    breaks_hangul: bool
    dropped: float | None
    syllables: Syllables
    auto_spaced: bool = False
    spaces_counters: bool = False
    swallows_spaces: bool = False
    close_brackets: bool = False

    @classmethod
    def of(cls, columns: Iterable[list[TextLine]], spacing: Spacing) -> Writing:
        """What the lines of a document, column by column, tell; TeX, without space glyphs, hyphenates."""
        columns = [column for column in columns if column]
        lines = [line for column in columns for line in column]
        longest = max((line.x1 - line.x0 for line in lines), default=0.0)
        wide = [line for line in lines if line.x1 - line.x0 > 0.6 * longest]
        widest = {id(line) for line in wide}
        spaced = sum(above.space_after and id(above) in widest for above, _ in _around_line_ends(columns))
        broken = sum(
            above.text[-1:] in HYPHENS and below.text[:1].islower() and bool(LAST_WORD.search(above.text))
            for column in columns
            for above, below in pairwise(column)
        )
        text = "\n".join(line.text for line in lines)
        hyphenates = not spacing.real or broken > max(2, _HYPHENATES * len(lines))
        pairs = [(above.text, below.text) for column in columns for above, below in pairwise(column)]
        broken_words = sum(_broken_anywhere(*pair) for pair in pairs) if spacing.real else 0
        breaks = broken_words > (0 if spacing.wide else 1)
        syllables = Syllables.of(line.text for line in lines)
        korean = bool(syllables.all)
        hangul = korean and syllables.breaks_words(_within_paragraphs(columns))
        commas = _behind_commas(columns)
        keeps = spaced > (not spacing.beside) or (spaced > 0 and not commas[1])
        certain = _at_certain_spaces(columns, syllables) if keeps and korean else (0, 0)
        dropped = dropped_spaces(commas, certain) if keeps else None
        auto = not spacing.real and is_auto_spaced(text)
        habits = Habits.of(text)
        counters = korean and not auto and len(_COUNTED.findall(text)) < len(_COUNTED_APART.findall(text))
        swallows = not spacing.real and not spacing.wide
        return cls(
            habits,
            keeps,
            hyphenates,
            spacing.wide,
            breaks,
            hangul,
            dropped,
            syllables,
            auto,
            counters,
            swallows,
            len(_CLOSE_BRACKET.findall(text)) >= len(_BRACKET_APART.findall(text)),
        )


def _around_line_ends(columns: Iterable[list[TextLine]]) -> Iterator[tuple[TextLine, TextLine]]:
    """The lines above and below each line end, but for those at an address or behind a sentence.

    A space is kept there by programs that drop those between words.
    """
    pairs = (pair for column in columns for pair in pairwise(column))
    inside = ((a, b) for a, b in pairs if not ends_sentence(a.text))
    return ((a, b) for a, b in inside if b.runs[0].url is None and not _ADDRESS.match(b.text))


def _behind_commas(columns: Iterable[list[TextLine]]) -> tuple[int, int]:
    """How many lines that end with a comma behind a letter have a space glyph there, and how many have none."""
    ends = [above.space_after for c in columns for above, _ in pairwise(c) if _COMMA_AT_END.search(above.text)]
    return sum(ends), len(ends) - sum(ends)


def _within_paragraphs(columns: Iterable[list[TextLine]]) -> list[tuple[str, str]]:
    """The texts of lines that fill their column, each with the next line: no titles, no ends of paragraphs.

    Where a space glyph stands at the end, no word is broken.
    """
    pairs: list[tuple[str, str]] = []
    for column in columns:
        left, right = min(line.x0 for line in column), max(line.x1 for line in column)
        full = left + _FULL * (right - left)
        pairs += [
            (above.text, below.text)
            for above, below in pairwise(column)
            if above.x1 > full and not above.space_after
        ]
    return pairs


def _at_certain_spaces(columns: Iterable[list[TextLine]], syllables: Syllables) -> tuple[int, int]:
    """How many lines that end where a space must be have a glyph for it, and how many have none."""
    ends = [
        above.space_after
        for column in columns
        for above, below in pairwise(column)
        if _COMMA_AT_END.search(above.text) or syllables.surely_parted(above.text, below.text)
    ]
    return sum(ends), len(ends) - sum(ends)


def _broken_anywhere(above: str, below: str) -> bool:
    """Whether a line surely breaks off in the middle of a number or a word."""
    left, right = re.search(r"[\w,.]+$", above), re.match(r"[\w,.]+", below)
    if above[-1:].isdecimal() and below[:1] in ("%", "%", "‰", "℃"):
        return True
    if not left or not right:
        return False
    return grouped(above, below) or bool(
        re.search(r"(?<![A-Za-z])[B-HJ-Z]$", above) and re.match("[b-z]{2}", below)
    )


def grouped(above: str, below: str) -> bool:
    """Whether a line breaks off within a number, at the comma before its thousands or at its decimal point."""
    left, right = re.search(r"[\w,.]+$", above), re.match(r"\d+(?:,\d+)*(?![\d.])", below)
    whole = left[0] + right[0] if left and right else ""
    return bool(re.fullmatch(r"\d{1,3}(?:,\d{3})+|\d{1,3}\.\d+", whole)) and above[-1:] in ",.0123456789"
