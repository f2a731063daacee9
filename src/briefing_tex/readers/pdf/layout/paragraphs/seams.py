"""Seams: what stood between the end of a line and the beginning of the next one.

In: two lines, how the document sets its text. Out: `Seam`s: characters to drop, what comes between, a guess's
code. Rules of the structure stage, sharpened by what a page shows: links, space glyphs, habits of hyphenation.
"""

from __future__ import annotations

import re
from itertools import takewhile

from briefing_tex.readers.pdf.layout.lines.compounds import SHORT_WORDS, is_compound
from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine
from briefing_tex.readers.pdf.layout.lines.writing import (
    FIRST_WORD,
    HYPHENS,
    LAST_WORD,
    Writing,
    grouped,
    has_room_for_a_space,
)
from briefing_tex.readers.structure.joins import Seam, seam
from briefing_tex.readers.structure.korean.words import is_ending
from briefing_tex.readers.structure.scripts import has_cjk, is_hangul, is_unit

_ADDRESS_AT_END = re.compile(r"(?:https?://|www\.)[!-~]*$")
_ADDRESS_BEGINS = re.compile(r"https?://|www\.")
_ADDRESS_GOES_ON = re.compile(r"[\w/.?#=&%~+-]")
_DOI_AT_END = re.compile(r"\bdoi:\s?10(?:\.[!-~]*)?$", re.IGNORECASE)
_HYPHEN_IN_NAME = re.compile(r"[A-Za-z]-$")
"""A hyphen within a name such as `GPT-5`: a word that goes on has a small letter."""
_RANGE_AT_END = re.compile(r"\d[-–]$")
_COMMA_OF_LIST = re.compile(r"\D[,;]$|\):$")
"""A stop behind no figure, or a colon behind a bracket: Latin sets a space there, whatever the page shows."""
_YEAR_OF_LIST = re.compile(r"(?<![\d,.])(?:19|20)\d\d,$")
"""A year before a comma: four figures are no part of a number in thousands."""
_NAME_WITH_NUMBER = re.compile(r"[A-Za-z][\d.]*$")
"""A name that ends with a number, as `PM2.5`: it counts nothing."""
_BEFORE_PARTICLES = "”’\"')）」』》〉>]％%℃"
"""Signs to which particles are hung: they end a name, a quotation, a figure."""
_BRACKET = re.compile(r"\((?!(?:19|20)\d\d)")
"""An opening bracket, but for that before a year, which Latin sets apart."""
_LINKS = SHORT_WORDS | {"and", "or", "the", "for"}
"""Words between the hyphens of a compound of three: `before-and-after`."""
_ROOM = 1.7
"""Room at a line end at most that tells of a space, in parts of the size: more has another cause."""
_DROPS = 0.3
"""Part of its spaces at line ends that a document drops which is not known to keep them."""


def seam_of(before: str, last: TextLine, line: TextLine, writing: Writing, right: float | None = None) -> Seam:
    """How `before`, which ends with the line `last`, goes on with the next line; `right` is where lines end."""
    after = line.text
    if _one_link(last, line) or (_ADDRESS_AT_END.search(before) and _address_goes_on(last, after, writing)):
        return Seam(0, "", None if _one_link(last, line) else "line-end-url")
    if _DOI_AT_END.search(before) and not last.space_after and after[:1].isascii():
        return Seam(0, "", "line-end-url")
    if (
        _HYPHEN_IN_NAME.search(before)
        and not last.space_after
        and (after[:1].isupper() or after[:1].isdecimal())
    ):
        return Seam(0, "")
    if (_RANGE_AT_END.search(before) and after[:1].isdecimal()) or (before[-1:] == ")" and after[:1] == "["):
        return Seam(0, "")
    if not writing.wide and before[-1:].isdecimal() and is_unit(after[:1]):
        return Seam(0, "")
    if last.broken:
        return Seam(0, "", "line-end-space")
    if last.space_after:
        ended = _ADDRESS_AT_END.search(before)
        return Seam(0, " ") if ended else seam(before, after, True, writing.habits)
    if writing.surely_keeps_spaces and _is_latin(before[-1:]) and _is_latin(after[:1]):
        return Seam(0, "")
    if writing.wide and before[-1:].isdecimal() and after[:1] in "—–":
        return Seam(0, "")
    if writing.wide and before[-1:].isdecimal() and after[:1].isdecimal():
        return Seam(0, "", "line-end-space")  # Chinese sets no two figures side by side
    if (writing.breaks_words or writing.breaks_hangul) and before[-1:].isdecimal() and after[:1].isdecimal():
        return Seam(0, "", "line-end-space")
    if (writing.wide or writing.syllables.all) and grouped(before, after):
        return Seam(0, "", "line-end-space")
    listed = _COMMA_OF_LIST.search(before) or _YEAR_OF_LIST.search(before)
    if listed and after[:1].isascii() and after[:1].isalnum():
        return Seam(0, " ")
    if before[-1:] in HYPHENS and LAST_WORD.search(before) and after[:1].islower():
        return _hyphen(before, after, writing)
    if writing.spaces_units and before[-1:].isdecimal() and after[:1].isascii() and after[:1].isalpha():
        return Seam(0, " ", "line-end-space")
    if writing.keeps_spaces and (writing.wide or has_cjk(before[-1:] + after[:1])):
        return Seam(0, "")
    if writing.syllables.all and writing.close_brackets and _BRACKET.match(after) and before[-1:].isalnum():
        return Seam(0, "", "line-end-space")
    if is_hangul(before[-1:]) or is_hangul(after[:1]):
        fits = right is not None and _would_fit(last, line, right)
        room = right is None or has_room_for_a_space(last, right)
        return _beside_hangul(before, after, writing, fits, writing.dropped if room else writing.dropped_full)
    if writing.breaks_words and before[-1:].isascii() and before[-1:].isalnum() and after[:1].isascii():
        return Seam(0, "" if _fragments(before, after, writing) else " ", "line-end-space")
    return seam(before, after, None, writing.habits)


def _is_latin(character: str) -> bool:
    """Whether a character is of Latin or a figure; not a hyphen, which may be there for the line end."""
    return character.isascii() and character not in HYPHENS


def _would_fit(last: TextLine, line: TextLine, right: float) -> bool:
    """Whether the first syllable of a line would have fit at the end of the one above: a space stood there."""
    first, *after = line.spread[0].glyphs[:3]
    hung = list(takewhile(lambda glyph: not (glyph.text.isspace() or glyph.text.isalnum()), after))
    room = right - last.x1
    return (hung[-1] if hung else first).x1 - first.x0 < room < _ROOM * last.size


def _beside_hangul(before: str, after: str, writing: Writing, fits: bool, dropped: float | None) -> Seam:
    """What stood at a line end in Korean, where words may be broken between any two syllables.

    `fits`: the next syllable had room on the line, were it not for a space. `dropped` is the part of its spaces
    that the text drops at such line ends.
    """
    if before[-1:] in ".?!" and is_hangul(after[:1]) and is_hangul(before[-2:-1]):
        return Seam(0, " ")  # a sentence has ended: the space that the line end swallowed stood there
    if _COMMA_OF_LIST.search(before) or (
        is_hangul(before[-1:]) and after[:1].isdecimal() and before[-1:] != "제"
    ):
        return Seam(0, " ")
    if is_hangul(before[-1:]) and _ADDRESS_BEGINS.match(after):
        return Seam(0, " ")
    counted = before[-1:].isdecimal() or (
        before[-1:] in "%℃" and (is_ending(after) or after.startswith("포인트"))
    )
    named = _NAME_WITH_NUMBER.search(before) and not is_ending(after)
    if counted and not writing.spaces_counters and not named:
        return Seam(0, "", "line-end-space")
    if not writing.breaks_hangul:
        whole = writing.swallows_spaces and is_hangul(before[-1:]) and is_hangul(after[:1])
        if whole and writing.syllables.surely_whole(before, after):
            return Seam(0, "", "line-end-space")  # TeX breaks words where nothing else fills the line
        return seam(before, after, None, writing.habits)
    if is_hangul(before[-1:]) and is_hangul(after[:1]):
        parted = fits or writing.syllables.parted(before, after, dropped)
        return Seam(0, " " if parted else "", "line-end-space")
    keeps = writing.keeps_spaces and (dropped or 0.0) < _DROPS
    opened = before[-2:-1] in ("", " ") and not before[-1:].isalnum()
    hung = is_ending(after) and (
        before[-1:].isalnum() or before[-1:] in _BEFORE_PARTICLES or is_unit(before[-1:])
    )
    return Seam(0, "" if keeps or opened or hung else " ", "line-end-space")


def _fragments(before: str, after: str, writing: Writing) -> bool:
    """Whether what stands at both sides of a line end is more likely one word than two."""
    left, right = re.search(r"[^\W_]+$", before), re.match(r"[^\W_]+", after)
    if not left or not right:
        return True
    words = writing.habits.words
    known = words[left[0].casefold()] > 1 and words[right[0].casefold()] > 1
    return not known and not (before[-1:].islower() and after[:1].isupper())


def _one_link(last: TextLine, line: TextLine) -> bool:
    """Whether both sides of the line end are parts of one address that is shown as it is."""
    left, right = last.runs[-1], line.runs[0]
    shown = left.text.strip() + right.text.strip()
    return left.url is not None and left.url == right.url and shown.replace(" ", "") in left.url


def _address_goes_on(last: TextLine, after: str, writing: Writing) -> bool:
    """Whether what follows a line that ends within an address belongs to it."""
    if last.space_after or not _ADDRESS_GOES_ON.match(after) or not after[:1].isascii():
        return False
    if last.text[-1:] in "/-_?&=#.%@":
        return True
    token = re.match(r"[!-~]*", after)
    return writing.keeps_spaces or bool(token and re.search(r"[/=&?#_%]|\w\.\w|\d-\d", token[0]))


def _ends_compound(head: str, writing: Writing) -> bool:
    """Whether a word with a hyphen ends with a word of its own before the one at the line end: `day-to-`."""
    last = head.rpartition("-")[2] if "-" in head else ""
    return bool(last) and (writing.habits.words[last] > 0 or last in SHORT_WORDS or not writing.hyphenates)


def _hyphen(before: str, after: str, writing: Writing) -> Seam:
    """Whether the hyphen at a line end belongs to the word."""
    found, follows = LAST_WORD.search(before), FIRST_WORD.match(after)
    if not found or not follows:
        return Seam(0, "")
    head, tail = found[1].casefold(), follows[0].casefold()
    if tail in _LINKS and after[follows.end() : follows.end() + 1] in tuple(HYPHENS):
        return Seam(0, "", "line-end-hyphen")
    words = writing.habits.words
    if any(words[whole] for whole in (head + tail, f"{head}{tail}s", (head + tail).removesuffix("s"))):
        keep = False
    elif words[f"{head}-{tail}"] or _ends_compound(head, writing) or is_compound(head, tail, words):
        keep = True
    else:
        keep = not writing.hyphenates
    return Seam(0 if keep else 1, "", "line-end-hyphen")
