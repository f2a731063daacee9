"""Tables as source: the widths of columns from what stands in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from briefing_tex.model import (
    Alignment,
    Citation,
    Emphasis,
    Footnote,
    Link,
    Strong,
    Table,
    Text,
    plain_text,
)
from briefing_tex.writers.latex.characters import ends_line
from briefing_tex.writers.latex.escape import CELL, SANS, Style
from briefing_tex.writers.latex.inlines import Inlines
from briefing_tex.writers.latex.source import command, environment

_COLUMN = {"left": "L", "center": "C", "right": "R"}
_TEXT_ALIGN = {"left": "Start", "center": "Center", "right": "End"}
_NARROWEST, _WIDEST = 3.0, 24.0  # em: between these a column's share grows with its longest cell
_LINE = 44.0  # em: the width of the line
_ROOMY = 26.0  # em: a table whose words need less stands in a list of several levels as well
_WHOLE = ((14, 30.0), (11, 30.0), (CELL.longest_word, _ROOMY))
"""Letters of a word that stay together, the most first; em that the words of a table need for it at most.

The line of A5 has 30 em at 9 pt.
"""
_SHORT = 4
"""Characters after which a word may be broken where many columns are as narrow as they can be."""
_PADDING = 1.0  # em: the white space at both sides of a column
_LETTER = 0.65  # em: the width of a letter in a word that must fit; a bold head is wide
_CAPITAL = 0.75  # em: the width of a capital
_WIDE = dict.fromkeys("MW@%‰", 1.0) | dict.fromkeys(map(chr, range(0xFDF0, 0xFDFB)), 2.6) | {"\ufdfd": 7.9}
"""em: the width of the widest letters and signs; Arabic words and a sentence that are one character."""
_WIDE_SCRIPTS = {"TAMIL": 1.2, "MALAYALAM": 1.2, "MYANMAR": 1.1, "KANNADA": 1.0, "SINHALA": 1.0, "TELUGU": 0.9}
"""em: the width of a letter by its script, its name's first word: the mean in Noto Sans Bold, rounded up."""
_FIRST_INDIC = "\u0900"
_SPACES = re.compile(r"[^\S\xa0\u2007\u202f]+")
"""At these a line may end."""
_MARK = "\x01"
"""Stands for each character in the number of a note or a citation, which stays with the word before it."""


def table(block: Table, inlines: Inlines, path: str) -> str:
    """A table with its caption; head rows repeat on further pages."""
    alignments = block.alignments
    leasts, rests, longest = widths(block, inlines.language)
    columns = "".join(
        f"{_COLUMN[align]}{{{least:.2f}}}{{{rest:.4f}}}"
        for align, least, rest in zip(alignments, leasts, rests, strict=True)
    )
    width = sum(leasts)
    head = _rows(block.head, "th", Style(SANS.latin, SANS.cjk, longest), alignments, inlines, f"{path}.head")
    body = _rows(block.rows, "td", Style(CELL.latin, CELL.cjk, longest), alignments, inlines, f"{path}.rows")
    return environment(
        "datatable",
        command("tablebody", f"%\n{body}") if body else "",
        f"{width:.1f}",
        columns,
        inlines.text(block.caption, path=f"{path}.caption"),
        command("tablehead", f"%\n{head}") if head else "",
    )


def widths(block: Table, language: str) -> tuple[list[float], list[float], int]:
    """The width in em that each column needs for its longest word, and its share of what is left of the line.

    A column takes the more of it the longer its longest cell is. The third is the characters after which a word
    may be broken.
    """
    columns = list(zip(*block.head, *block.rows, strict=True))
    parts = [[part for cell in column for part in _parts(cell, language)] for column in columns]
    for whole, room in _WHOLE:
        leasts = [max((_NARROWEST, *(_room(part, whole) + _PADDING for part in column))) for column in parts]
        if sum(leasts) < room:
            break
    else:
        whole = _SHORT
    longest = [max(map(_width, column)) + _PADDING for column in columns]
    wanted = [max(min(most, _WIDEST), least) for most, least in zip(longest, leasts, strict=True)]
    scale = max(_LINE / sum(wanted), 1.0)
    more = [scale * most - least for most, least in zip(wanted, leasts, strict=True)]
    if sum(more) < _NARROWEST:
        more = leasts
    return leasts, [part / sum(more) for part in more], whole


def _parts(cell: Text, language: str) -> Iterator[str]:
    """The text of a cell, cut where TeX may end a line: an ideograph is a part, with what stays with it."""
    for word in _SPACES.split(_with_marks(cell)):
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
    if isinstance(value, Citation):
        return _MARK * len(f"[{','.join('00' for _ in value.keys)}]")
    return 2 * _MARK if isinstance(value, Footnote) else plain_text(value)


def _room(word: str, whole: int) -> float:
    """The width in em that a word needs with its marks; of its letters no more than stay together."""
    seen = [letter for letter in word if unicodedata.category(letter) not in ("Mn", "Me", "Cf")]
    letters = [_letter(letter) for letter in seen if letter != _MARK and not _is_wide(letter)]
    wide, marks = sum(map(_is_wide, seen)), seen.count(_MARK)
    together = min(whole / len(letters), 1.0) if letters else 1.0
    return wide + together * sum(letters) + marks * _LETTER


def _letter(letter: str) -> float:
    """The width in em of a letter in a word that must fit."""
    script = unicodedata.name(letter, "").partition(" ")[0] if letter >= _FIRST_INDIC else ""
    return _WIDE.get(letter) or _WIDE_SCRIPTS.get(script) or (_CAPITAL if letter.isupper() else _LETTER)


def _is_wide(character: str) -> bool:
    """Whether a character may be 1 em wide: symbols are in Chinese and Japanese fonts."""
    width = unicodedata.east_asian_width(character)
    return width in "WF" or (width == "A" and not character.isalpha())


def _width(cell: Text) -> float:
    """The width of a cell's text in em: full-width characters are 1 em, others about half."""
    return sum(
        1.0 if unicodedata.east_asian_width(character) in "WF" else 0.55 for character in plain_text(cell)
    )


def _rows(
    rows: tuple[tuple[Text, ...], ...],
    cell: str,
    style: Style,
    alignments: tuple[Alignment, ...],
    inlines: Inlines,
    path: str,
) -> str:
    return "".join(
        command(
            "tr",
            "".join(
                command(cell, inlines.text(text, style, f"{path}[{r}][{c}]"), option=_option(alignments[c]))
                for c, text in enumerate(row)
            ),
        )
        + "%\n"
        for r, row in enumerate(rows)
    )


def _option(align: Alignment) -> str:
    return "" if align == "left" else _TEXT_ALIGN[align]
