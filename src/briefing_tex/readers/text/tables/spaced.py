"""Tables whose cells only single spaces part, as pdfium, pypdf and a copied page give them.

In: lines beside the caption of a table. Out: the cells of its rows. The rows below the head tell the columns:
all have numbers and words in one order. The head is cut into as many cells, as evenly as its words allow. That
is a guess, and is told as one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import combinations, pairwise, takewhile

from briefing_tex.readers.structure.blocks import Line
from briefing_tex.readers.structure.numbering import bullet, options
from briefing_tex.readers.structure.scripts import (
    ends_clause,
    ends_sentence,
    has_letters,
    is_cjk,
    is_prose,
    width,
)
from briefing_tex.readers.structure.words import caption, part_label

Row = tuple[str, ...]

_WORD = re.compile(r"\d{4} ?[年년](?: \d{1,2} ?[月월](?: \d{1,2} ?[日일])?)?(?!\S)|\S+")
_NUMBER = re.compile(r"[+\-−–±≈~<>≤≥$€£¥￥]?\d.*|[—–-]")
_UNIT = re.compile(r"[%‰°℃℉％].{0,3}|[年月日時时分秒度点點人件回次台]")
_TIME = re.compile(r"\d{1,2}[:：]\d{2}")
_APART = re.compile(r"\S(?:\t| {2,})\S")
_WIDEST_ROW = 120
_WIDEST_UNIT = 5
_MOST_COLUMNS = 8
_MOST_WORDS = 18
"""How many words a head may have."""
_FEWEST_ROWS = 2
_HIGHEST_HEAD = 6
"""Of how many lines a head may be; below one of several lines a row more must be sure."""
_SMALL, _NUMBER_ALONE, _UNIT_FIRST, _MORE_WORDS = 0.1, 1.0, 3.0, 0.5
"""How unlikely a cell of a head is that begins with a small letter, is a number, begins with a unit or bracket;
and each word more of the first."""


def spaced_rows(lines: Sequence[Line]) -> tuple[Row, ...]:
    """The rows of a table that begins with the first of the lines; none if it is no such table.

    >>> texts = ["Site Area (ha) Outlook", "Fern Creek 26 keeps ahead", "Sallow Reach 41 grows", "Rain fell."]
    >>> spaced_rows([Line(text) for text in texts])[:2]
    (('Site', 'Area (ha)', 'Outlook'), ('Fern Creek', '26', 'keeps ahead'))
    """
    below = list(_near(lines))
    near = [line.text.split() for line in below]
    highest = 1 if any(_APART.search(line.text) for line in below) else _HIGHEST_HEAD
    for height in range(1, min(highest, len(near) - 1) + 1):
        rows = _rows(near[height:])
        if len(rows) >= (_FEWEST_ROWS if height == 1 else _FEWEST_ROWS + 1):
            head = _words(line.text for line in below[:height])
            fits = has_letters("".join(head)) and len(rows[0]) <= len(head) <= _MOST_WORDS
            return (_head(head, len(rows[0])), *rows) if fits else ()
    return ()


def words_of(text: str) -> list[str]:
    """The words of a line of a table; dates are one."""
    return _WORD.findall(text)


def units_of(texts: Iterable[str]) -> frozenset[str]:
    """Short words that stand behind numbers on these lines, more than once, and nowhere else."""
    rows = [words_of(text) for text in texts]
    behind = Counter(
        b for row in rows for a, b in pairwise(row) if _NUMBER.fullmatch(a) and width(b) <= _WIDEST_UNIT
    )
    counts = Counter(word for row in rows for word in row)
    return frozenset(
        word for word, count in behind.items() if 1 < count == counts[word] and not _NUMBER.fullmatch(word)
    )


def cells_of_row(text: str, units: Container[str], apart: bool = False) -> Row:
    """The cells of a line as far as its words tell them: numbers with units, words beside one another.

    `apart`: each Chinese or Japanese word is a cell.

    >>> cells_of_row("Fern Creek 26 t 18.5%", ("t",))
    ('Fern Creek', '26 t', '18.5%')
    """
    words = words_of(text)
    kinds = kinds_of(words, units)
    found = re.finditer("NU*|C|[LU]+" if apart else "NU*|[CLU]+", kinds)
    return tuple(" ".join(words[one.start() : one.end()]) for one in found)


def head_cells(words: Sequence[str], columns: int) -> Row:
    """The words of names of columns as so many cells."""
    if columns == 1:
        return (" ".join(words),)
    if columns == len(words) or len(words) > _MOST_WORDS:
        return (*words[: columns - 1], " ".join(words[columns - 1 :]))
    return _head(words, columns)


def _words(lines: Iterable[str]) -> list[str]:
    """The words of a head of several lines, those whole that a hyphen parts: `be-`, `fore (cm)`; dates are one.

    >>> _words(["路线 2025 年 1 月 同比"])
    ['路线', '2025 年 1 月', '同比']
    """
    return _WORD.findall(re.sub(r"(?<=[^\W\d_])[-\ufffe]\n(?=[a-z])", "", "\n".join(lines)))


def _rows(near: Sequence[Sequence[str]]) -> list[Row]:
    """The rows below the head that begin with the first line, all in one order."""
    units = _units(near)
    order, count = Counter(_order(words, units) for words in near).most_common(1)[0]
    if count < _FEWEST_ROWS or not 2 <= len(order) <= _MOST_COLUMNS:
        return []
    if "N" not in order and not all(len(words) == len(order) for words in near[:2]):
        return []
    body = takewhile(lambda row: row is not None, (_cut(words, order, units) for words in near))
    return [row for row in body if row is not None]


def _near(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines from the first on that may be rows."""
    for index, line in enumerate(lines):
        if index and (line.gap > 1 or line.page != lines[0].page):
            return
        text = line.text
        if caption(text) or part_label(text) or bullet(text) is not None or width(text) > _WIDEST_ROW:
            return
        if is_prose(text) or ends_clause(text) or (ends_sentence(text) and text[-1] != "…"):
            return
        if any(number.style == "1.1" for number in options(text)):
            return
        yield line


def _units(rows: Sequence[Sequence[str]]) -> frozenset[str]:
    """Short words that stand behind a number in most rows: what they count or measure in."""
    behind = Counter(
        word
        for row in rows
        for word in {b for a, b in pairwise(row) if _NUMBER.fullmatch(a) and not _NUMBER.fullmatch(b)}
        if width(word) <= _WIDEST_UNIT
    )
    return frozenset(word for word, count in behind.items() if count > max(1, len(rows) // 2))


def kinds_of(words: Sequence[str], units: Container[str]) -> str:
    """A letter a word: `N` number, `U` what goes with the number before, `C` Chinese, Japanese, `L` others."""
    kinds = ""
    for word in words:
        after_number = kinds[-1:] in tuple("NU")
        is_unit = _UNIT.fullmatch(word) or word in units or (kinds[-1:] == "U" and _TIME.fullmatch(word))
        if after_number and is_unit:
            kinds += "U"
        elif _NUMBER.fullmatch(word):
            kinds += "N"
        else:
            kinds += "C" if is_cjk(word[0]) else "L"
    return kinds


def _order(words: Sequence[str], units: Container[str]) -> str:
    """The order of numbers `N` and texts `T` in a row; words of a language with spaces are one text."""
    found = ""
    for before, kind in pairwise(" " + kinds_of(words, units)):
        if kind == "N":
            found += "N"
        elif kind == "C" or (kind == "L" and before != "L"):
            found += "T"
    return found


def _cut(words: Sequence[str], order: str, units: Container[str]) -> Row | None:
    """The words as cells in that order; None where they have another."""
    pattern = "".join("(NU*)" if kind == "N" else "([CL][CLNU]*?)" for kind in order)
    found = re.fullmatch(pattern, kinds_of(words, units))
    return tuple(" ".join(words[slice(*found.span(i))]) for i in range(1, len(order) + 1)) if found else None


def _head(words: Sequence[str], columns: int) -> Row:
    """The words of a head as cells: of all ways to cut them, the likeliest."""
    ways = (
        tuple(" ".join(words[a:b]) for a, b in pairwise((0, *cuts, len(words))))
        for cuts in combinations(range(1, len(words)), columns - 1)
    )
    return min(ways, key=_unlikely)


def _unlikely(cells: Row) -> float:
    """How unlikely cells are: the columns of figures have names of nearly one length, the first is one word."""
    widths = [width(cell) for cell in cells[1:]]
    mean = sum(widths) / len(widths)
    uneven = sum((one - mean) ** 2 for one in widths) / len(widths) / mean**2
    return uneven + _MORE_WORDS * cells[0].count(" ") + sum(map(odd, cells))


def odd(cell: str) -> float:
    """How odd the beginning and the end of a cell of a head are."""
    if _UNIT.fullmatch(cell.split(maxsplit=1)[0]) or cell[0] in "(（[/" or cell[-1] in "(（[/":
        return _UNIT_FIRST
    return _SMALL * cell[0].islower() + _NUMBER_ALONE * cell.isdigit()
