"""Where words may be broken that are too long for their line.

In: text, the number of letters from which a word counts as long. Out: its pieces, each with the command that
allows a break before it: behind the marks of an address or a number rather than anywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from briefing_tex.writers.latex.characters import (
    BEGIN_NO_LINE,
    CENTRED,
    CLOSING,
    END_NO_LINE,
    IDEOGRAPH,
    LATIN,
    LATIN_CLOSING,
    LATIN_UNIT,
    char_class,
    continues,
    glue,
    is_rtl,
)

_BREAK_AFTER = re.compile(r"(?<=.[/?&=._:,;@#%~])(?<!\b10\.)(?=\w)|(?<=\w[-+])(?=\w)")
"""Marks behind which a word goes on: none that it begins with (@name), no sign of a number (-3), and not the
stop in the first number of a DOI (10.5555)."""
_LAST_BREAK = "\\lastbreak{}"
_SHORT_BREAK = "\\shortbreak{}"
_FITTING = 30
"""Letters of a word that a line has room for, unless it is a short one."""
_TOUCHING = ("", "\\autospace{}")
_FIRST_WIDE = "\u2e80"
_PIECE = 4
"""Letters that stay together where a long word has to be broken."""
_TAIL = 3
"""Letters of such a word that its last line has at least."""
ADDRESS = re.compile(r"[@/]|\w\.\w+\.\w")
"""What is in an address, and in no word."""
_LONGEST_ADDRESS = 12
_LATIN_WORD = re.compile("([^ –—‘“”«»…\u2e80-\ud7ff\uf900-\uffee\U00020000-\U0003ffff]+)")
_UNBROKEN = re.compile(f"([{re.escape(BEGIN_NO_LINE + END_NO_LINE)}‥０-９Ａ-Ｚａ-ｚ]{{5,}})")
"""Rows of signs of full width between which no line ends: dashes, stops, letters."""

_STOPS = (CLOSING, CENTRED, LATIN_CLOSING)
_TIES = {IDEOGRAPH: "\\lasttie{}", LATIN: "\\autotie{}", LATIN_UNIT: "\\autotie{}"}


def seam(before: str, after: str, longest: int) -> str:
    r"""Where a word goes on in another font: it may be broken there, if only the whole of it is too long.

    >>> seam("a tide", "gauge", 8), seam("a tide ", "gauge", 8), seam("a tide", "gauge", 20)
    ('\\lastbreak{}', '', '')
    """
    head, tail = _LATIN_WORD.split(before), _LATIN_WORD.match(after)
    if head[-1] or not tail or _is_bound(before[-1:], after[0]) or continues(before[-1:], after[0]):
        return ""
    return _LAST_BREAK if _width(head[-2] + tail[0]) > longest else ""


def with_last_tied(source: str, language: str) -> str:
    r"""The source of a paragraph, whose last line has more than one ideograph.

    CLREQ, "Handling of Widows and Orphans"; JLREQ, "Widow Adjustment of Paragraphs" (JIS X 4051, 4.20).

    >>> with_last_tied("由此开始。", "zh-Hans"), with_last_tied("到2026年", "zh-Hans")
    ('由此开\\lasttie{}始。', '到2026\\autotie{}年')
    """
    last = len(source) - 1
    while last > 0 and source[last] != "}" and char_class(source[last], language) in _STOPS:
        last -= 1
    if last < 1 or char_class(source[last], language) != IDEOGRAPH:
        return source
    tie = _TIES.get(char_class(source[last - 1], language), "")
    return f"{source[:last]}{tie}{source[last:]}"


def unbroken(text: str, longest: int) -> Iterator[str]:
    """The parts of a text without spaces between which a word that is too long may be broken.

    >>> list(unbroken("tide-gauge at 12,345", 4))
    ['ti', 'de-', 'ga', 'uge at 12,', '345']
    """
    part = ""
    for command, piece in broken(text, longest):
        if command:
            yield part
            part = ""
        part += piece
    yield part


def broken(text: str, longest: int, mixed: bool = False) -> Iterator[tuple[str, str]]:
    """A text in pieces, each with the command that allows a break before it, or none.

    `mixed`: Latin letters and those of Asia are one word where they touch, as in Korean.
    """
    if 2 * len(text) <= min(longest, _LONGEST_ADDRESS):
        yield "", text
        return
    place = 0
    for index, word in enumerate(_LATIN_WORD.split(text)):
        pieces = (_long_word if index % 2 and _is_long(word, longest) else _solid)(word, longest)
        if mixed and 0 < place < len(text) and word and _is_within_long(text, place, longest):
            yield _LAST_BREAK, next(pieces)[1]
        yield from pieces
        place += len(word)


def _is_within_long(text: str, place: int, longest: int) -> bool:
    """Whether letters touch at a place in a word of several scripts that is too long for its line."""
    before, after = text[place - 1], text[place]
    if " " in (before, after) or _is_bound(before, after) or glue(before, after, "ko") not in _TOUCHING:
        return False
    word = (
        text[max(place - longest, 0) : place].rsplit(" ", maxsplit=1)[-1]
        + text[place : place + longest].split(" ", maxsplit=1)[0]
    )
    return len(word) + sum(character >= _FIRST_WIDE for character in word) > longest


def _is_long(word: str, longest: int) -> bool:
    if 2 * len(word) <= min(longest, _LONGEST_ADDRESS):
        return False
    return _width(word) > (min(longest, _LONGEST_ADDRESS) if ADDRESS.search(word) else longest)


def _width(word: str) -> int:
    """How many letters are about as wide as a word: a symbol is as wide as two."""
    wide = 0 if word.isascii() else sum(map(_is_symbol, word))
    return len(word) + wide


def _is_symbol(character: str) -> bool:
    return unicodedata.category(character) == "So"


def _long_word(word: str, longest: int) -> Iterator[tuple[str, str]]:
    """A word that may be broken behind its marks, and where it has none for long, anywhere.

    Not from right to left: on one line, its pieces would stand in the wrong order.
    """
    for index, part in enumerate(_BREAK_AFTER.split(word)):
        first, *others = _cut(part, longest) if _width(part) > longest and not is_rtl(part) else [part]
        yield "\\wbr{}" if index else "", first
        command = _LAST_BREAK if _width(part) > _FITTING else _SHORT_BREAK
        yield from ((command, other) for other in others)


def _solid(text: str, longest: int) -> Iterator[tuple[str, str]]:
    """Text in which a long row of signs that no line ends between may be broken, if nothing else helps.

    A sign of full width is as wide as two letters.
    """
    if 2 * len(text) <= longest or not _UNBROKEN.search(text):
        yield "", text
        return
    for index, part in enumerate(_UNBROKEN.split(text)):
        pieces = _cut(part, longest) if index % 2 and 2 * len(part) > longest else [part]
        yield from ((_LAST_BREAK if n else "", piece) for n, piece in enumerate(pieces))


def _cut(part: str, longest: int) -> list[str]:
    """Pieces of a word; brackets and stops stand with what they belong to, unless they go on for long.

    The last has three letters at least, for one or two on a line of their own look lost.
    """
    units, size = list(clusters(part)), min(_PIECE, max(longest // 2, 2))
    last = min(size, _TAIL)
    if all(_is_symbol(unit[0]) for unit in units):  # stars, perhaps, each as wide as two letters
        size, last = max(longest // 2, 1), 1
    pieces, start = [], 0
    while len(units) - start >= size + last:
        nearest = range(start + size, min(start + 2 * size, len(units) - last) + 1)
        end = next((cut for cut in nearest if not _is_bound(*units[cut - 1 : cut + 1])), start + size)
        pieces.append("".join(units[start:end]))
        start = end
    return [*pieces, "".join(units[start:])]


def _is_bound(before: str, after: str) -> bool:
    return before in "([{" or after in ")]},.;:!?-%/"


def clusters(text: str) -> Iterator[str]:
    """Characters with the marks, joiners and selectors that belong to them."""
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or not continues(text[index - 1], text[index]):
            yield text[start:index]
            start = index
