"""Rules of lines in East Asian text, checked on printed lines.

In: elements of text as they are printed (`printed_lines`). Out: one sentence for each fault.
The lists are those of JLREQ (3.1.7 line start, 3.1.8 line end, 3.1.10 unbreakable sequences, 3.1.4 adjacent
punctuation; appendix A for the classes) and CLREQ (3.1.3 line start and end, 3.1.6 width of punctuation).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from printed_lines import Line, Printed, Sign

CLOSING = "）】》」』〉〕〗｝］｣"
OPENING = "（【《「『〈〔〖｛［｢"
NOT_AT_START = frozenset(
    CLOSING
    + ")]}»”’"  # JLREQ cl-02
    + "‐〜～゠"  # cl-03 hyphens
    + "！？：；・·‧!?:;"  # cl-04, cl-05; CLREQ: pause and stop marks, interpuncts
    + "。．，、.,"  # cl-06, cl-07
    + "ヽヾゝゞ々〻ー"  # cl-09, cl-10
    + "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"  # cl-11
    + "°′″℃℉％‰%㎡"  # cl-13
    + "／/"  # CLREQ: solidus
)
NOT_AT_END = frozenset(OPENING + "([{«“‘")  # cl-01
PREFIXES = frozenset("￥＄￡¥$£€№")  # cl-12: not at a line end before what they stand for
INSEPARABLE = frozenset("—…‥―")  # cl-08: two of a kind stand together
WITHIN_NUMBERS = re.compile(r"[\d.,:/%+−±-]\d|\d[.,:/%‰°]")
"""A range may be parted behind its dash."""
LONGEST = {"TD": 8, "TH": 8, "Code": 12}
"""Characters after which a word may be broken, by the element it stands in (`escape.Style`); else 20."""
STRETCH = 0.15
"""Parts of an em by which justification may move neighbouring punctuation apart."""


def blank_sides(character: str, language: str) -> tuple[bool, bool]:
    """Whether the left and the right half of a full-width character are blank in the fonts of a language."""
    quotes = language in ("zh-Hans", "zh-Hant")
    left = character in OPENING or (quotes and character in "“‘")
    right = character in CLOSING or (quotes and character in "”’")
    if language != "zh-Hant":
        right |= character in "、。，．"
    if language == "zh-Hans":
        right |= character in "：；！？"
    return left, right


def faults(element: Printed, language: str) -> Iterator[str]:
    """What is wrong with the lines of an element."""
    for line in element.lines:
        for first, second in pairwise(line.signs):
            if _apart(first, second, language):
                yield f"not compressed: {first.text}{second.text} in {_shown(line.text)}"
    for above, below in pairwise(element.lines):
        fault = broken_at(above.text, below.text, longest(element, above))
        within_citation = above.signs[-1].type == below.signs[0].type == "CitationKey"
        if fault and not within_citation:
            yield f"{fault}: {_shown(above.text, end=True)} | {_shown(below.text)}"


def longest(element: Printed, line: Line) -> int:
    """The longest word that must not be broken at the end of a line."""
    return min(LONGEST.get(element.type, 20), LONGEST.get(line.signs[-1].type, 20))


def broken_at(above: str, below: str, longest_word: int = 20) -> str:
    """What forbids a break between two lines; empty where nothing does.

    >>> broken_at("港口（", "AI"), broken_at("增长4", "5%"), broken_at("增长", "5%")
    ('opening at a line end', 'number broken', '')
    """
    last, first = above.rstrip(" ")[-1:], below.lstrip(" ")[:1]
    if first in NOT_AT_START and not _breakable(above, below, longest_word):
        return f"{unicodedata.name(first).lower()} at a line start"
    if last in NOT_AT_END:
        return "opening at a line end"
    if above != above.rstrip(" "):
        return ""
    if last in PREFIXES:
        return "prefix at a line end"
    if last == first and last in INSEPARABLE:
        return f"{last}{first} broken"
    if _breakable(above, below, longest_word):
        return ""
    if WITHIN_NUMBERS.fullmatch(last + first):
        return "number broken"
    return "word broken" if _latin(last) and _latin(first) else ""


def _breakable(above: str, below: str, longest_word: int) -> bool:
    """Whether a break stands in a word too long for a line, such as an address."""
    before = re.search(r"[!-~À-ɏ’]*$", above)
    after = re.match(r"[!-~À-ɏ’]*", below)
    assert before
    assert after
    word = before[0] + after[0]
    longest_word = 12 if re.search(r"[@/]|\w\.\w+\.\w", word) else longest_word
    return len(word) > longest_word and bool(before[0] and after[0])


def _latin(character: str) -> bool:
    return character.isalnum() and ord(character) < 0x530


def _apart(first: Sign, second: Sign, language: str) -> bool:
    """Whether blank halves of two neighbours meet that should be shared (JLREQ 3.1.4, CLREQ 3.1.6.1)."""
    (left, right), (next_left, next_right) = (blank_sides(sign.text, language) for sign in (first, second))
    stops = "、。，．：；！？"
    shared = (right and (next_left or next_right or second.text in stops)) or (
        next_left and (left or first.text in stops)
    )
    if not shared or "Code" in (first.type, second.type):
        return False
    return second.x0 - first.x0 > (0.5 + STRETCH) * first.size


def _shown(text: str, *, end: bool = False) -> str:
    return text[-14:] if end else text[:14]
