"""Seams: what stood between the end of a line and the beginning of the next one.

In: two lines, how the document sets its text. Out: `Seam`s: characters to drop, what comes between, a guess's
code. Rules of the structure stage, sharpened by what a page shows: links, space glyphs, habits of hyphenation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from briefing_tex.readers.pdf.layout.autospaced import is_auto_spaced
from briefing_tex.readers.pdf.layout.lines import TextLine
from briefing_tex.readers.pdf.layout.spacing import Spacing
from briefing_tex.readers.structure.hangul import Syllables, dropped_spaces
from briefing_tex.readers.structure.joins import Habits, Seam, seam
from briefing_tex.readers.structure.korean import is_ending
from briefing_tex.readers.structure.scripts import ends_sentence, has_cjk, is_hangul, is_unit

_HYPHENS = "-‐"
_ADDRESS = re.compile(r"https?://|www\.")
_ADDRESS_AT_END = re.compile(r"(?:https?://|www\.)[!-~]*$")
_ADDRESS_GOES_ON = re.compile(r"[\w/.?#=&%~+-]")
_RANGE_AT_END = re.compile(r"\d[-–]$")
_COMMA_AT_END = re.compile(r"[^\W\d_],$")
_COMMA_OF_LIST = re.compile(r"\D[,;]$")
"""A stop behind no figure: Latin sets a space behind it, whatever the page shows."""
_LAST_WORD = re.compile(r"([^\W\d_]+(?:[-‐][^\W\d_]+)*)[-‐]$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_NAME_WITH_NUMBER = re.compile(r"[A-Za-z][\d.]*$")
"""A name that ends with a number, as `PM2.5`: it counts nothing."""
_COUNTED = re.compile(r"\d[가-힣]")
_COUNTED_APART = re.compile(r"\d [가-힣]")
_BEFORE_PARTICLES = "”’\"')）」』》〉>]％%℃"
"""Signs to which particles are hung: they end a name, a quotation, a figure."""
_BRACKET = re.compile(r"\((?!(?:19|20)\d\d)")
"""An opening bracket, but for that before a year, which Latin sets apart."""
_CLOSE_BRACKET, _BRACKET_APART = re.compile(r"[가-힣]\("), re.compile(r"[가-힣] \(")
_HYPHENATES = 0.04
"""Part of all lines that end with a hyphen before a small letter, in a text that is hyphenated."""
_FULL = 0.85
"""Where lines end at least that fill their column, in parts of its width: a word had no room on them."""
_DROPS = 0.3
"""Part of its spaces at line ends that a document drops which is not known to keep them."""
# Words that English often puts before a hyphen of its own.
_COMPOUNDING = frozenset(
    "all best by cost cross day decision double early eighteen eighty eleven ever evidence fast fifty first "
    "five forty four fourth full fully good half hard high higher hundred ill large late left less light long "
    "low lower mid middle more most much multi near new newly nine nineteen ninety non off old one open over "
    "own part peer post pre present rapid real record right second self semi seven seventy short side single "
    "six sixty slow small so stand state still street ten third thirty three time top twelve twenty two under "
    "user vice water well whole wide world year zero".split()
)


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
            above.text[-1:] in _HYPHENS and below.text[:1].islower() and bool(_LAST_WORD.search(above.text))
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
    return _grouped(above, below) or bool(
        re.search(r"(?<![A-Za-z])[B-HJ-Z]$", above) and re.match("[b-z]{2}", below)
    )


def _grouped(above: str, below: str) -> bool:
    """Whether a line breaks off within a number, at the comma before its thousands or at its decimal point."""
    left, right = re.search(r"[\w,.]+$", above), re.match(r"\d+(?:,\d+)*(?![\d.])", below)
    whole = left[0] + right[0] if left and right else ""
    return bool(re.fullmatch(r"\d{1,3}(?:,\d{3})+|\d{1,3}\.\d+", whole)) and above[-1:] in ",.0123456789"


def seam_of(before: str, last: TextLine, line: TextLine, writing: Writing) -> Seam:
    """How `before`, which ends with the line `last`, goes on with the next line."""
    after = line.text
    if _one_link(last, line) or (_ADDRESS_AT_END.search(before) and _address_goes_on(last, after, writing)):
        return Seam(0, "", None if _one_link(last, line) else "line-end-url")
    if (_RANGE_AT_END.search(before) and after[:1].isdecimal()) or (before[-1:] == ")" and after[:1] == "["):
        return Seam(0, "")
    if not writing.wide and before[-1:].isdecimal() and is_unit(after[:1]):
        return Seam(0, "")
    if last.space_after:
        ended = _ADDRESS_AT_END.search(before)
        return Seam(0, " ") if ended else seam(before, after, True, writing.habits)
    if writing.wide and before[-1:].isdecimal() and after[:1].isdecimal():
        return Seam(0, "", "line-end-space")  # Chinese sets no two figures side by side
    if (writing.breaks_words or writing.breaks_hangul) and before[-1:].isdecimal() and after[:1].isdecimal():
        return Seam(0, "", "line-end-space")
    if (writing.wide or writing.syllables.all) and _grouped(before, after):
        return Seam(0, "", "line-end-space")
    if _COMMA_OF_LIST.search(before) and after[:1].isascii() and after[:1].isalnum():
        return Seam(0, " ")
    if before[-1:] in _HYPHENS and _LAST_WORD.search(before) and after[:1].islower():
        return _hyphen(before, after, writing)
    if writing.keeps_spaces and (writing.wide or has_cjk(before[-1:] + after[:1])):
        return Seam(0, "")
    if writing.syllables.all and writing.close_brackets and _BRACKET.match(after) and before[-1:].isalnum():
        return Seam(0, "", "line-end-space")
    if is_hangul(before[-1:]) or is_hangul(after[:1]):
        return _beside_hangul(before, after, writing)
    if writing.breaks_words and before[-1:].isascii() and before[-1:].isalnum() and after[:1].isascii():
        return Seam(0, "" if _fragments(before, after, writing) else " ", "line-end-space")
    return seam(before, after, None, writing.habits)


def _beside_hangul(before: str, after: str, writing: Writing) -> Seam:
    """What stood at a line end in Korean, where words may be broken between any two syllables."""
    if before[-1:] in ".?!" and is_hangul(after[:1]) and is_hangul(before[-2:-1]):
        return Seam(0, " ")  # a sentence has ended: the space that the line end swallowed stood there
    if _COMMA_OF_LIST.search(before) or (
        is_hangul(before[-1:]) and after[:1].isdecimal() and before[-1:] != "제"
    ):
        return Seam(0, " ")
    counted = before[-1:].isdecimal() or (
        before[-1:] in "%℃" and (is_ending(after) or after.startswith("포인트"))
    )
    named = _NAME_WITH_NUMBER.search(before) and not is_ending(after)
    if counted and not writing.spaces_counters and not named:
        return Seam(0, "", "line-end-space")
    if not writing.breaks_hangul:
        return seam(before, after, None, writing.habits)
    if is_hangul(before[-1:]) and is_hangul(after[:1]):
        parted = writing.syllables.parted(before, after, writing.dropped)
        return Seam(0, " " if parted else "", "line-end-space")
    keeps = writing.keeps_spaces and (writing.dropped or 0.0) < _DROPS
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


def _is_compound(head: str, tail: str, words: Counter[str]) -> bool:
    """Whether two parts of a word are more likely words of their own: `follow-up`, `long-standing`."""
    if len(tail) < 3:
        return tail in _SHORT_WORDS and head not in _PREFIXES
    if head in ("north", "south") and tail.startswith(("east", "west")):
        return True
    if tail in _ADVERBS:
        return head not in _PREFIXES
    if len(head) < 5 or len(tail) < 4 or _SUFFIX.fullmatch(tail) or head in _PREFIXES:
        return False
    return head.endswith(("ing", "ed", "ly")) or words[head] > 1


_SHORT_WORDS = frozenset("up on in by to of at an do go it so".split())
_ADVERBS = frozenset("over down back away through based free like wide level term scale time".split())
_PREFIXES = frozenset(
    "more under inter super with here every there where other within how what who when".split()
)
_SUFFIX = re.compile(
    r"(?:ness|ments?|mental|tions?|sions?|ations?|able|ably|ible|less|ful|fully|ships?|ton|ham|ings?|isms?|ists?|"
    r"[ai]ty|[ai]ties|ous|ously|ive|ively|ally|edly|ances?|ences?|wards?|like|wise|hood|ers?|ors?|ly|ern|ling)"
)


def _ends_compound(head: str, writing: Writing) -> bool:
    """Whether a word with a hyphen ends with a word of its own before the one at the line end: `day-to-`."""
    last = head.rpartition("-")[2] if "-" in head else ""
    return bool(last) and (writing.habits.words[last] > 0 or last in _SHORT_WORDS or not writing.hyphenates)


def _hyphen(before: str, after: str, writing: Writing) -> Seam:
    """Whether the hyphen at a line end belongs to the word."""
    found, follows = _LAST_WORD.search(before), _FIRST_WORD.match(after)
    if not found or not follows:
        return Seam(0, "")
    head, tail = found[1].casefold(), follows[0].casefold()
    words = writing.habits.words
    if any(words[whole] for whole in (head + tail, f"{head}{tail}s", (head + tail).removesuffix("s"))):
        keep = False
    elif (
        words[f"{head}-{tail}"]
        or _ends_compound(head, writing)
        or (head in _COMPOUNDING and not _SUFFIX.fullmatch(tail))
        or _is_compound(head, tail, words)
    ):
        keep = True
    else:
        keep = not writing.hyphenates
    return Seam(0 if keep else 1, "", "line-end-hyphen")
