"""The widths of a table's columns, from what stands in them.

In: a table, its language, the length of the line. Out: what each column needs in em, its share of what is left
of the line, and after how many letters a word may be broken. Letters are estimated a little wide: what is
narrower leaves white space, what is wider sticks out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from briefing_tex.model import Citation, Code, Emphasis, Footnote, Link, Strong, Table, Text, plain_text
from briefing_tex.writers.latex.breaks import unbroken
from briefing_tex.writers.latex.characters import SELECTORS, ends_line, is_rtl
from briefing_tex.writers.latex.shares import PADDING, shares

_NARROWEST = 3.0  # em: a column
_SIZES = 10.0, 9.0, 8.0  # pt: the class takes the first in which there is room
_WHOLE = 14, 11
"""Letters of a word that stay together, the most first."""
_ROOMY = 30.0  # em: what the words of a table need for it at most; the line of A5 at 9 pt
_CROWDED = (
    *((n, 8.0, 0.0) for n in (14, 12)),
    *((n, 7.0, 0.0) for n in (11, 10, 9)),
    (8, 6.0, 0.0),
    *((n, 6.0, 0.5) for n in (8, 6, 5, 4, 3, 2)),
)
"""Of a table with many words: letters of one that stay together, the size in pt at which they must find room,
and the em of white space between columns that may be given up for it."""
_THINNEST = 2.0  # em: a column of a crowded table
_FAIR = 0.3  # em a letter that stays together: a column of text that may be broken anywhere, Chinese or Korean
_LETTER = 0.65  # em: the width of a letter in a word that must fit; a bold head is wide
_CAPITAL = 0.75  # em: the width of a capital
_WIDE = dict.fromkeys("MW@%‰", 1.0) | dict.fromkeys(map(chr, range(0xFDF0, 0xFDFB)), 2.6) | {"\ufdfd": 7.9}
"""em: the width of the widest letters and signs; Arabic words and a sentence that are one character."""
_CLOSE = (
    dict.fromkeys("iIjl.,:;'!|()[]-‐’‘", 0.4)
    | dict.fromkeys("frt", 0.52)
    | dict.fromkeys("0123456789", 0.58)
    | dict.fromkeys("wωπψφΩდთორღფ", 0.88)
    | dict.fromkeys("ლஆஞனைஅ", 1.5)
    | dict.fromkeys("ணஊஹஷஸ", 1.8)
    | dict.fromkeys("ொோௌஔ", 2.4)
    | dict.fromkeys("mжшщмюфыЖШЩМЮФЫญณ", 1.0)
)
"""em: widths of single letters, where a few of them have to be measured."""
_WIDE_SCRIPTS = {
    "TAMIL": 1.2,
    "MALAYALAM": 1.2,
    "MYANMAR": 1.1,
    "KANNADA": 1.0,
    "SINHALA": 1.0,
    "TELUGU": 0.9,
} | {
    "KHMER": 0.8,
    "ETHIOPIC": 0.9,
    "GEORGIAN": 0.75,
}
"""em: the width of a letter by its script, its name's first word: the mean in Noto Sans Bold, rounded up."""
_FIRST_INDIC = "\u0900"
_SPACES = re.compile(r"[^\S\xa0\u2007\u202f]+")
"""At these a line may end."""
_WITHOUT_SELECTORS = str.maketrans("", "", SELECTORS)
"""Selectors take no room, and no line ends before them."""
_CODE = str.maketrans(dict.fromkeys("fijlrtIJ", "n"))
"""In code all letters are equally wide."""
_MARKS_IN_CODE = 0.5  # em: by how much the stops and brackets of a piece of code are wider than others
_MARK = "\x01"
"""Stands for each character in the number of a note or a citation, which stays with the word before it."""


class Widths(NamedTuple):
    """What the columns need in em, their shares of what is left, the letters that stay together."""

    leasts: list[float]
    rests: list[float]
    whole: int


def widths(block: Table, language: str, line: float) -> Widths:
    """The widths of a table's columns on a line of so many points.

    What is left goes where rows become lower for it; in a table so crowded that words are broken, to where they
    lack the most for being whole.
    """
    columns = list(zip(*block.head, *block.rows, strict=True))
    parts = [[part for cell in column for part in _parts(_with_marks(cell), language)] for column in columns]
    for whole in _WHOLE:
        leasts = [max((_NARROWEST, *(_room(part, whole) + PADDING for part in column))) for column in parts]
        if sum(leasts) < _ROOMY:
            return Widths(leasts, _shares(leasts, columns, line), whole)
    return _crowded(columns, language, line)


def _crowded(columns: list[tuple[Text, ...]], language: str, line: float) -> Widths:
    """The widths of columns of many words: the fewer letters stay together, the less room they need."""
    kept: list[list[float]] = []
    for whole, size, given_up in _CROWDED:
        needs = [max(_need(cell, language, whole) for cell in column) for column in columns]
        kept.append([max(need + PADDING, _THINNEST) for need in needs])
        if sum(kept[-1]) - given_up * len(needs) <= line / size:
            break
    rests = _lacks(kept[-1], kept[0]) if len(kept) > 1 else _shares(kept[0], columns, line)
    return Widths(kept[-1], rests, whole)


def _need(cell: Text, language: str, whole: int) -> float:
    """The width in em that a cell needs where words of more letters are broken, each of its runs by itself."""
    parts = [part for text in (_with_marks(cell), *_runs(cell)) for part in _parts(text, language)]
    widest = max(_widest(part, whole) for part in parts)
    return max(widest + _MARKS_IN_CODE * _has_code(cell), min(_width(cell), _FAIR * whole))


def _has_code(parts: Text) -> bool:
    return any(
        isinstance(part, Code) or (isinstance(part, Emphasis | Strong | Link) and _has_code(part.text))
        for part in parts
    )


def _runs(parts: Text) -> Iterator[str]:
    """The texts of a cell that have one look."""
    for part in parts:
        if isinstance(part, str | Code):
            yield _with_marks(part)
        elif isinstance(part, Emphasis | Strong | Link):
            yield from _runs(part.text)


def _widest(part: str, whole: int) -> float:
    """The width in em of the widest piece of a part, with the numbers of its notes and citations."""
    bare = part.replace(_MARK, "")
    return max(sum(map(_close, piece)) for piece in _pieces(bare, whole)) + part.count(_MARK) * _close("0")


def _pieces(part: str, whole: int) -> Iterator[str]:
    """The pieces that a part of a cell may be broken into; no word from right to left is broken."""
    if not is_rtl(part):
        yield from unbroken(part, whole)
    elif len(part) <= whole:  # not broken where it changes its direction either
        yield part
    else:
        for rtl, stretch in groupby(part, key=is_rtl):
            text = "".join(stretch)
            yield from [text] if rtl else unbroken(text, whole)


def _shares(leasts: list[float], columns: list[tuple[Text, ...]], line: float) -> list[float]:
    """The share of each column in what is left of the line, in the largest size in which there is room."""
    size = next((size for size in _SIZES if sum(leasts) * size <= line), _SIZES[-1])
    rows = list(zip(*(map(_width, column) for column in columns), strict=True))
    words = [
        max(_about(word) for cell in column for word in _SPACES.split(plain_text(cell))) for column in columns
    ]
    return shares(leasts, rows, words, line / size - sum(leasts))


def _lacks(leasts: list[float], wanted: list[float]) -> list[float]:
    """The share of each column by what it lacks for its words to be whole."""
    more = [most - least for most, least in zip(wanted, leasts, strict=True)]
    if sum(more) < _NARROWEST:
        more = leasts
    return [part / sum(more) for part in more]


def _parts(text: str, language: str) -> Iterator[str]:
    """The text of a cell, cut where TeX may end a line: an ideograph is a part, with what stays with it."""
    for word in _SPACES.split(text.translate(_WITHOUT_SELECTORS)):
        start = 0
        for end, (before, after) in enumerate(() if word.isascii() else pairwise(word), 1):
            if ends_line(before, after, language):
                yield word[start:end]
                start = end
        yield word[start:]


def _with_marks(value: Any) -> str:
    """The text of a cell, with a place for the numbers of its notes and citations, of two digits each."""
    if isinstance(value, tuple):
        return "".join(map(_with_marks, value))
    if isinstance(value, Emphasis | Strong | Link):
        return _with_marks(value.text)
    if isinstance(value, Code):
        return value.text.translate(_CODE)
    if isinstance(value, Citation):
        return _MARK * len(f"[{','.join('00' for _ in value.keys)}]")
    return 2 * _MARK if isinstance(value, Footnote) else plain_text(value)


def _room(word: str, whole: int) -> float:
    """The width in em that a word needs with its marks; of its letters no more than stay together."""
    seen = [letter for letter in word if not _is_above(letter)]
    letters = [_letter(letter) for letter in seen if letter != _MARK and not _is_wide(letter)]
    wide, marks = sum(map(_is_wide, seen)), seen.count(_MARK)
    together = min(whole / len(letters), 1.0) if letters else 1.0
    return wide + together * sum(letters) + marks * _LETTER


def _close(letter: str) -> float:
    """The width in em of a letter among few."""
    if _is_above(letter):
        return 0.0
    return 1.0 if _is_wide(letter) else _CLOSE.get(letter) or _letter(letter)


def _letter(letter: str) -> float:
    """The width in em of a letter in a word that must fit."""
    script = unicodedata.name(letter, "").partition(" ")[0] if letter >= _FIRST_INDIC else ""
    return _WIDE.get(letter) or _WIDE_SCRIPTS.get(script) or (_CAPITAL if letter.isupper() else _LETTER)


def _is_above(character: str) -> bool:
    """Whether a character takes no room of its own."""
    return unicodedata.category(character) in ("Mn", "Me", "Cf")


def _is_wide(character: str) -> bool:
    """Whether a character may be 1 em wide: symbols are in Chinese and Japanese fonts."""
    width = unicodedata.east_asian_width(character)
    return width in "WF" or (width == "A" and not character.isalpha())


def _width(cell: Text) -> float:
    """The width of a cell's text in em."""
    return _about(plain_text(cell))


def _about(text: str) -> float:
    """The width of a text in em: full-width characters are 1 em, others about half."""
    return sum(1.0 if unicodedata.east_asian_width(character) in "WF" else 0.55 for character in text)
