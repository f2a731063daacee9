"""Writing: how a document sets its text, as far as it matters for what stood at line ends.

In: its lines, column by column. Out: `Writing`: what becomes of spaces, hyphens and words where lines end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from briefing_tex.readers.pdf.layout.lines.autospaced import is_auto_spaced
from briefing_tex.readers.pdf.layout.lines.compounds import is_compound
from briefing_tex.readers.pdf.layout.lines.spacing import Spacing
from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine
from briefing_tex.readers.structure.joins import Habits
from briefing_tex.readers.structure.korean.hangul import Syllables, dropped_spaces
from briefing_tex.readers.structure.scripts import ends_sentence

LineEnd = tuple[TextLine, TextLine]
"""The lines above and below a line end."""

HYPHENS = "-‐"
LAST_WORD = re.compile(r"([^\W\d_]+(?:[-‐][^\W\d_]+)*)[-‐]$")
"""A word with a hyphen at its end."""
FIRST_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"https?://|www\.")
_COMMA_AT_END = re.compile(r"[^\W\d_],$")
_COUNTED = re.compile(r"\d[가-힣]")
_COUNTED_APART = re.compile(r"\d [가-힣]")
_CLOSE_BRACKET, _BRACKET_APART = re.compile(r"[가-힣]\("), re.compile(r"[가-힣] \(")
_UNIT_APART, _UNIT_CLOSE = re.compile(r"\d [A-Za-z]{1,4}\b"), re.compile(r"\d[A-Za-z]{1,4}\b")
_CAPITAL_AT_END, _SMALL_LETTERS = re.compile(r"(?<![A-Za-z])[B-HJ-Z]$"), re.compile(r"[b-z]{2}")
"""A letter that is no word, and more of one: `T` and `ide`."""
_FIGURE_AT_END, _FIGURE = re.compile(r"[\w,.]*[0-9,.]$"), re.compile(r"\d+(?:,\d+)*(?![\d.])")
_ONE_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,3}\.\d+")
_WIDE = 0.6
"""Width of a line that is full at least, in parts of the longest."""
_HYPHENATES = 0.04
"""Part of all lines that end with a hyphen before a small letter, in a text that is hyphenated."""
_FULL = 0.85
"""Where lines end at least that fill their column, in parts of its width: a word had no room on them."""


class Writing(Struct, frozen=True):
    """How a document sets its text.

    `keeps_spaces`: space glyphs stand at line ends where the text has a space. `hyphenates`: words are broken
    at line ends with a hyphen. `wide`: most of its text is Chinese or Japanese. `breaks_words`: words and
    numbers are broken anywhere, without a hyphen; `breaks_hangul`: Korean words are. `syllables` tells where;
    `dropped` is the part of line ends whose space glyph is lost, where others keep theirs and there is room for
    it; `dropped_full` the same where there is none, as in all lines of justified text. `auto_spaced`: the
    spaces between figures and Korean are not those of the text; `spaces_counters`: they are, before most words.
    `close_brackets`: brackets are set close to the Korean before them.
    `surely_keeps_spaces`: Latin lines never end without a space glyph where there must be one.
    `swallows_spaces`: it has no space glyphs, so that full-width quotation marks may stand for spaces as well.
    `spaces_units`: words behind figures are set apart from them: `0.28 kWh`. `spacing`: how it shows its spaces
    within lines.
    """

    habits: Habits
    keeps_spaces: bool
    hyphenates: bool
    wide: bool
    breaks_words: bool
    breaks_hangul: bool
    dropped: float | None
    dropped_full: float | None
    syllables: Syllables
    auto_spaced: bool = False
    spaces_counters: bool = False
    swallows_spaces: bool = False
    close_brackets: bool = False
    surely_keeps_spaces: bool = False
    spaces_units: bool = False
    spacing: Spacing = Spacing(real=False, wide=False)

    @classmethod
    def of(cls, columns: Iterable[list[TextLine]], spacing: Spacing) -> Writing:
        """What the lines of a document, column by column, tell; TeX, without space glyphs, hyphenates."""
        columns = [column for column in columns if column]
        lines = [line for column in columns for line in column]
        ends = [end for column in columns for end in pairwise(column)]
        text = "\n".join(line.text for line in lines)
        syllables = Syllables.of(line.text for line in lines)
        korean = bool(syllables.all)
        commas = _behind_commas(ends)
        keeps = _keeps_spaces(lines, ends, commas[1], spacing)
        broken = sum(_broken_anywhere(*end) for end in ends) if spacing.real else 0
        auto = not spacing.real and is_auto_spaced(text)
        roomy, full = (_by_room(columns, roomy=room) for room in (True, False))
        lost = _dropped_full(full, syllables) if keeps else None
        habits = Habits.of(text)
        hyphens = _broken_with_hyphens(ends, habits)
        return cls(
            habits=habits,
            keeps_spaces=keeps,
            hyphenates=not spacing.real or hyphens > max(2, _HYPHENATES * len(lines)),
            wide=spacing.wide,
            breaks_words=broken > (0 if spacing.wide else 1),
            breaks_hangul=korean and syllables.breaks_words(_within_paragraphs(columns)),
            dropped=_dropped_roomy(roomy, lost, syllables) if keeps else None,
            dropped_full=lost,
            syllables=syllables,
            auto_spaced=auto,
            spaces_counters=korean and not auto and _more(_COUNTED_APART, _COUNTED, text),
            swallows_spaces=not spacing.real and not spacing.wide,
            close_brackets=not _more(_BRACKET_APART, _CLOSE_BRACKET, text),
            spaces_units=not broken and _more(_UNIT_APART, _UNIT_CLOSE, text),
            surely_keeps_spaces=keeps and not commas[1] and _keeps_all(columns),
            spacing=spacing,
        )


def _keeps_all(columns: Iterable[list[TextLine]]) -> bool:
    """Whether lines end between words, or behind commas, with a space glyph, and hardly ever without."""
    kept = lost = 0
    for last, line in _full_ends(columns):
        if last.space_after:
            kept += line.text[:1].isalpha() and (last.text[-1:].isalpha() or last.text[-1:] == ",")
        elif (last.size, last.bold) == (line.size, line.bold) and len(last.spread) == len(line.spread) == 1:
            lost += bool(_SMALL_AT_END.search(last.text) and _WORD.match(line.text) and "\t" not in last.text)
    return kept >= _SURE and _HARDLY * lost <= kept


_SMALL_AT_END, _WORD = re.compile(r"[a-z]{2}$"), re.compile(r"[A-Za-z]")
_SURE, _HARDLY = 5, 40
"""Lines at least that end between words with a space glyph; the same for each that does so without one."""


def _more(first: re.Pattern[str], second: re.Pattern[str], text: str) -> bool:
    """Whether the first is found in a text more often than the second."""
    return len(first.findall(text)) > len(second.findall(text))


def _keeps_spaces(lines: Sequence[TextLine], ends: Sequence[LineEnd], lost: int, spacing: Spacing) -> bool:
    """Whether space glyphs stand at the ends of wide lines; `lost` is how many commas have none behind them.

    Full-width ones stand between words that were set apart.
    """
    longest = max((line.x1 - line.x0 for line in lines), default=0.0)
    wide = {id(line) for line in lines if line.x1 - line.x0 > _WIDE * longest}
    ended = (above for above, _ in _around_words(ends) if above.space_after and id(above) in wide)
    spaced = sum(above.spread[-1].glyphs[-1].text != "\u3000" for above in ended)
    return spaced > (not spacing.beside) or (spaced > 0 and not lost)


def _dropped(ends: Sequence[LineEnd], syllables: Syllables) -> float:
    """The part of line ends whose space glyph is lost, where others keep theirs."""
    certain = _at_certain_spaces(ends, syllables) if syllables.all else (0, 0)
    return dropped_spaces(_behind_commas(ends), certain)


def _dropped_full(ends: Sequence[LineEnd], syllables: Syllables) -> float | None:
    """The same for lines without room for a space: None, as where no line keeps any, if none of these does."""
    return _dropped(ends, syllables) if any(above.space_after for above, _ in ends) else None


def _dropped_roomy(ends: Sequence[LineEnd], full: float | None, syllables: Syllables) -> float:
    """The same for lines that have room: none loses its space where full ones keep theirs; titles have none."""
    dropped = _dropped(ends, syllables)
    return dropped if full is None else min(dropped, full)


def _by_room(columns: Iterable[Sequence[TextLine]], *, roomy: bool) -> list[LineEnd]:
    """The line ends that leave room for a space, or else those too near to the edge of their column."""
    edges = ((column, max(line.x1 for line in column)) for column in columns)
    return [
        end
        for column, right in edges
        for end in pairwise(column)
        if has_room_for_a_space(end[0], right) is roomy
    ]


def has_room_for_a_space(line: TextLine, right: float) -> bool:
    """Whether a space has room between the end of a line and the edge."""
    return right - line.x1 > _SPACE * line.size


_SPACE = 0.3
"""Width of a space, in parts of the size."""


def _broken_with_hyphens(ends: Iterable[LineEnd], habits: Habits) -> int:
    """How many lines end with a hyphen before a small letter, which is not surely the word's own."""
    broken = (
        (found[1].casefold(), word[0].casefold())
        for above, below in ends
        if below.text[:1].islower()
        and (found := LAST_WORD.search(above.text))
        and (word := FIRST_WORD.match(below.text))
    )
    return sum(not is_compound(head, tail, habits.words) for head, tail in broken)


def _around_words(ends: Iterable[LineEnd]) -> Iterator[LineEnd]:
    """The line ends but for those at an address or behind a sentence.

    A space is kept there by programs that drop those between words.
    """
    inside = ((a, b) for a, b in ends if not ends_sentence(a.text))
    return ((a, b) for a, b in inside if b.runs[0].url is None and not _ADDRESS.match(b.text))


def _behind_commas(ends: Iterable[LineEnd]) -> tuple[int, int]:
    """How many lines that end with a comma behind a letter have a space glyph there, and how many have none."""
    return _counted(above.space_after for above, _ in ends if _COMMA_AT_END.search(above.text))


def _within_paragraphs(columns: Iterable[list[TextLine]]) -> list[tuple[str, str]]:
    """The texts of lines that fill their column, each with the next line: no titles, no ends of paragraphs.

    Where a space glyph stands at the end, no word is broken.
    """
    return [(above.text, below.text) for above, below in _full_ends(columns) if not above.space_after]


def _full_ends(columns: Iterable[list[TextLine]]) -> Iterator[LineEnd]:
    """The ends of lines that fill their column."""
    for column in columns:
        left, right = min(line.x0 for line in column), max(line.x1 for line in column)
        full = left + _FULL * (right - left)
        yield from (pair for pair in pairwise(column) if pair[0].x1 > full)


def _at_certain_spaces(ends: Iterable[LineEnd], syllables: Syllables) -> tuple[int, int]:
    """How many lines that end where a space must be have a glyph for it, and how many have none."""
    return _counted(
        above.space_after
        for above, below in ends
        if _COMMA_AT_END.search(above.text) or syllables.surely_parted(above.text, below.text)
    )


def _counted(answers: Iterable[bool]) -> tuple[int, int]:
    """How many answers are yes, and how many are no."""
    counts = Counter(answers)
    return counts[True], counts[False]


def _broken_anywhere(last: TextLine, line: TextLine) -> bool:
    """Whether a line surely breaks off in the middle of a number or a word."""
    above, below = last.text, line.text
    if above[-1:].isdecimal() and below[:1] in ("%", "‰", "℃"):
        return True
    return grouped(above, below) or bool(_CAPITAL_AT_END.search(above) and _SMALL_LETTERS.match(below))


def grouped(above: str, below: str) -> bool:
    """Whether a line breaks off within a number, at the comma before its thousands or at its decimal point."""
    right = _FIGURE.match(below)
    left = _FIGURE_AT_END.search(above) if right else None
    return bool(left and right and _ONE_NUMBER.fullmatch(left[0] + right[0]))
