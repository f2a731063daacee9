"""Joining the lines of a paragraph that layout has cut.

In: lines. Out: text with the right thing between two lines: nothing between Chinese
characters, a space between words, nothing at a soft hyphen. What had to be guessed has a code of `losses`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from msgspec import Struct, field
from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Line
from briefing_tex.readers.structure.korean.hangul import Syllables
from briefing_tex.readers.structure.korean.words import hung_to_figure
from briefing_tex.readers.structure.scripts import (
    ends_clause,
    ends_sentence,
    is_cjk,
    is_enclosed,
    is_hangul,
    is_unspaced,
)

PDFIUM_HYPHEN = "\ufffe"
"""What pdfium gives for any hyphen at a line end."""
_URL_AT_END = re.compile(r"(?:(?:https?:|www\.)[^\s，。；：、！？（）《》「」“”]*|\bhttps?)$")
_MAIL_AT_END = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+$")
_LONGEST_MAIL = 80
_URL_GOES_ON = re.compile(r"^(?:s?:?//|[/?#&=%._~-])|^[\w.%~-]*(?:[/=&?#]|\.(?:[a-z]{2,5})\b)[\w./?=&#%~-]*")
_REST_OF_URL = re.compile(r"[a-z][\w%~-]{2,}|\d{3,}")
"""What stands alone on a line and goes on with an address above it: letters, but no title and no sentence."""
_BOUNDARY = re.compile(
    "(?=([\u3041-\u9fff])(?<!第)( ?)([A-Za-z0-9]))|"
    "(?=([A-Za-z0-9%\u2103\u00b0])( ?)([\u3041-\u9fff])(?<![章节節]))"
)
_BEFORE_FIGURE, _BEHIND_FIGURE = re.compile(r"(.)[\d.,]+$"), re.compile(r"[\d.,]+(.)")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WORD_AT_END = re.compile(r"[^\W\d_]+$")
_TAIL = 2000
"""How many characters before a line end say how it is joined: no address is longer."""
_DOUBLE = ("——", "……")
"""Chinese dashes and dots, which have no spaces around them."""
_OPEN_QUOTES = {
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "《": "》",
    "（": "）",
    "(": ")",
    "【": "】",
    "〈": "〉",
}


class Habits(Struct, frozen=True):
    """How a text writes: its words, and whether it puts a space between Chinese characters and others.

    `spaced` says so for the text as a whole, `pairs` for each kind of neighbours (letters, digits, signs) and
    for each Chinese character beside such a kind: `5月` may be set close where `12 厘米` is not. `syllables`
    tell where Korean words end, in a text whose lines break within them; `counted` says that a line of it that
    ends with a figure may go on with what is hung to it.
    """

    words: Counter[str]
    spaced: bool
    pairs: Mapping[tuple[str, str], int] = field(default_factory=lambda: MappingProxyType({}))
    syllables: Syllables | None = None
    counted: bool = False

    @classmethod
    def of(cls, text: str) -> Habits:
        pairs: Counter[tuple[str, str]] = Counter()
        for found, count in Counter(_BOUNDARY.findall(text)).items():
            before, space, after = (one or other for one, other in zip(found[:3], found[3:], strict=True))
            for pair in _pairs(before, after):
                pairs[pair] += count if space else -count
        words = Counter(word.casefold() for word in _WORDS.findall(text))
        spaced = sum(balance for pair, balance in pairs.items() if _KINDS.issuperset(pair)) >= 0
        return cls(words, spaced, MappingProxyType(pairs))

    def with_lines(self, lines: Sequence[Line]) -> Habits:
        """The habits of a text in these lines, with where its Korean words end if lines break within them."""
        texts = [line.text for line in lines]
        syllables = Syllables.of(texts)
        pairs = [(a.text, b.text) for a, b in pairwise(lines) if a.page == b.page and not b.gap]
        return replace(self, syllables=syllables) if syllables.breaks_words(pairs) else self

    def part(self, before: str, after: str) -> bool:
        """Whether the text puts a space between two such characters.

        >>> Habits.of("共 27か所，17% 高").part("%", "高"), Habits.of("共 27か所").part("7", "か")
        (True, False)
        >>> Habits.of("5月 12 厘米，8月 9 厘米，7 天").part("4", "月")
        False
        """
        balances = (self.pairs.get(pair, 0) for pair in _pairs(before, after))
        return next((balance > 0 for balance in balances if balance), self.spaced)


def _pairs(before: str, after: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Two neighbours as they are counted: with the Chinese character itself, and with its kind."""
    kinds = _kind(before), _kind(after)
    return ((before, kinds[1]) if kinds[0] == "wide" else (kinds[0], after), kinds)


_KINDS = frozenset(("wide", "digit", "letter", "sign"))


def _kind(character: str) -> str:
    """Of which kind a character is for its spaces: wide, digit, letter or sign."""
    if is_cjk(character):
        return "wide"
    return "digit" if character.isdigit() else "letter" if character.isalpha() else "sign"


class Seam(Struct, frozen=True):
    """What joins two lines: how many characters of the first go, what comes between, the code of a guess."""

    drop: int
    between: str
    guess: str | None = None


def joined_pair(before: str, after: str, habits: Habits) -> str:
    """Two parts of a text in one, as two lines of a paragraph are joined."""
    found = seam(before, after, None, habits)
    return before[: len(before) - found.drop] + found.between + after


def seam(before: str, after: str, space_after: bool | None, habits: Habits) -> Seam:
    """How a line goes on with the next one.

    >>> habits = Habits.of("the improvement of 技术 AI 技术")
    >>> seam("两家公司都", "面临", None, habits), seam("the improve-", "ment of", None, habits)
    (Seam(drop=0, between='', guess=None), Seam(drop=1, between='', guess='line-end-hyphen'))
    >>> seam("见 https://tides.example/a），有效率为40", "%。", True, habits).between
    ' '
    """
    last, first = before[-1:], after[:1]
    if last == "\u00ad":
        return Seam(1, "")
    if _URL_AT_END.search(before.replace(PDFIUM_HYPHEN, "-")) and address_goes_on(before, after):
        return Seam(1, "-", "line-end-url") if last == PDFIUM_HYPHEN else Seam(0, "", "line-end-url")
    if last == PDFIUM_HYPHEN and not before[-2:-1].isalpha():
        return Seam(1, "-")
    if last in "-‐\ufffe" and re.search(r"[^\W\d_]\W$", before):
        return _hyphen(before, after, habits)
    if before.endswith(_DOUBLE) or after.startswith(_DOUBLE):
        return Seam(0, "")
    if (is_cjk(last) and is_cjk(first)) or last in "“‘([{<" or first in "”’)]}>":
        return Seam(0, "")
    if space_after:
        return Seam(0, " ")
    if is_unspaced(last) and is_unspaced(first):
        return Seam(0, "")
    if habits.counted and is_hangul(first) and (last.isdigit() or last in "%℃") and hung_to_figure(after):
        return Seam(0, "", "line-end-space")
    if is_hangul(last) and is_hangul(first):
        told = habits.syllables is not None and not habits.syllables.parted(before, after, None)
        return Seam(0, "" if told or cuts_a_word(before, after, habits) else " ", "line-end-space")
    if is_cjk(last) or is_cjk(first):
        other, wide = (last, first) if is_cjk(first) else (first, last)
        if not wide.isalnum() or is_enclosed(other) or not (other.isalnum() or other in "%℃°"):
            return Seam(0, "")
        spaced = habits.part(last, first) and not _close_beyond(before, after)
        return Seam(0, " " if spaced else "", "line-end-space")
    if last.isdigit() and first.isdigit() and _amid_wide(before, after):
        return Seam(0, "", "line-end-space")
    if last in "-–—/" and not before[:-1].endswith(" "):
        return Seam(0, "")
    return Seam(0, " ")


def _amid_wide(before: str, after: str) -> bool:
    """Whether Chinese or Japanese stands around the figures that a line end parts: a number cut in two."""
    head = _BEFORE_FIGURE.search(before.replace(" ", ""))
    tail = _BEHIND_FIGURE.match(after.replace(" ", ""))
    return bool(head and tail and is_cjk(head[1]) and is_cjk(tail[1]))


_LONGEST_WORD = 200
"""Within how many characters of a text its last word is looked for."""


def cuts_a_word(before: str, after: str, habits: Habits) -> bool:
    """Whether a break stands within a word: the text has it whole, and its halves nowhere else."""
    head, tail = _WORD_AT_END.search(before[-_LONGEST_WORD:]), _WORDS.match(after)
    if not head or not tail or after[:1].isupper():
        return False
    words = habits.words
    halves = words[head[0].casefold()], words[tail[0].casefold()]
    return max(halves) <= 1 and words[(head[0] + tail[0]).casefold()] > 0


_UNIT = r"[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+"
_UNIT_AT_END = re.compile(rf"(.)( ?)({_UNIT})$")
_UNIT_AT_START = re.compile(rf"({_UNIT})( ?)(.)")


def _close_beyond(before: str, after: str) -> bool:
    """Whether the number or word at a line end touches a Chinese letter on its other side: it does so on both.

    `在` and `8月` are not parted where `8月` is not; nor is an address that touches the full stop before it.
    """
    at_end = is_cjk(after[:1])
    found = _UNIT_AT_END.search(before) if at_end else _UNIT_AT_START.match(after)
    if not found or found[2]:
        return False
    beyond, unit = (found[1], found[3]) if at_end else (found[3], found[1])
    return is_cjk(beyond) and (beyond.isalpha() or "://" in unit)


def _hyphen(before: str, after: str, habits: Habits) -> Seam:
    """Whether a hyphen at the line end belongs to the word: told by the words of the rest of the text."""
    head = re.split(r"[\s(（]", before[:-1])[-1]
    tail = re.split(r"[\s.,;:!?)）]", after)[0]
    mark = "-" if before[-1] in "-‐" else ""
    if not after[:1].isalpha() or not after[:1].islower() or not tail:
        return Seam(0 if mark else 1, "" if mark else "-", "line-end-hyphen")
    whole, hyphened = (head + tail).casefold(), f"{head}-{tail}".casefold()
    both = habits.words[head.casefold()] > 1 and habits.words[tail.casefold()] > 1
    keep = habits.words[hyphened] > 0 or "-" in head or "@" in head or (habits.words[whole] == 0 and both)
    return Seam(1, "-" if keep else "", "line-end-hyphen")


def address_goes_on(before: str, after: str) -> bool:
    """Whether a line that ends with an address goes on with more of it on the next line.

    >>> [address_goes_on("Write to care@tides.", after) for after in ("example", "Tides")]
    [True, False]
    """
    before = before.replace(PDFIUM_HYPHEN, "-")
    if _MAIL_AT_END.search(before[-_LONGEST_MAIL:]):
        return bool(re.match(r"[a-z]{2,}(?![\w@])", after, re.ASCII))
    address = _URL_AT_END.search(before)
    if not address:
        return False
    token = after.split(" ", maxsplit=1)[0]
    if token == after.rstrip() and _REST_OF_URL.fullmatch(token) and "/" in address[0].removeprefix("https://"):
        return before[-1:] != "." or token.isdigit()
    if before[-1:] == "." and not re.search(r"[/=&?#]", token):
        return False
    if before[-1:] in "/?#&=%_-.:" or before.endswith(("http", "https")):
        return bool(re.match(r"[A-Za-z0-9/:?#&=%._~-]", token))
    return bool(_URL_GOES_ON.match(token)) and not token.startswith(("http:", "https:"))


def with_line(text: str, last: Line, line: Line, habits: Habits) -> tuple[str, str | None]:
    """A text that ends with a line, and the next one behind it; the code of what was guessed."""
    found = seam(text[-_TAIL:], line.text, last.space_after, habits)
    return text[: len(text) - found.drop] + found.between + line.text, found.guess


def join_lines(lines: Sequence[Line], habits: Habits) -> tuple[str, tuple[str, ...]]:
    """The lines of a paragraph as one text, and the codes of what was guessed."""
    text = lines[0].text if lines else ""
    guesses: list[str] = []
    for last, line in pairwise(lines):
        text, guess = with_line(text, last, line, habits)
        guesses += [guess] if guess else []
    return text.replace(PDFIUM_HYPHEN, "-"), tuple(dict.fromkeys(guesses))


def unfinished(text: str) -> bool:
    """Whether a text stops in mid-sentence: no end of a sentence or clause, or a bracket or quote left open.

    >>> unfinished("市场同时警告，两家公司都"), unfinished("包括："), unfinished("见 https://a.example/b")
    (True, False, False)
    """
    if not text or _URL_AT_END.search(text):
        return False
    if text.rstrip()[-1:] in "，、,-‐\u00ad\ufffe(（“‘「『《":
        return True
    return not ends_sentence(text) and (left_open(text) or not ends_clause(text))


def left_open(text: str) -> bool:
    """Whether a bracket or a quotation mark is open at the end of a text."""
    return any(text.count(opening) > text.count(closing) for opening, closing in _OPEN_QUOTES.items())
