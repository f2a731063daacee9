"""Spaces: what a gap between two glyphs of a line stands for, by how a document shows its spaces.

In: the glyphs of all pages, then neighbouring glyphs. Out: nothing, a space, or a tab.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, starmap
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from briefing_tex.readers.pdf.layout.lines.blanks import opens_blank
from briefing_tex.readers.pdf.layout.lines.segments import RAISED_SIZE
from briefing_tex.readers.pdf.pages.glyphs import Glyph, PageContent
from briefing_tex.readers.structure.scripts import is_cjk, is_hangul, is_unit

_TEXT = attrgetter("text")


class Spacing(Struct, frozen=True):
    """How a document shows its spaces.

    `real`: it has glyphs for them, so that a gap of a word space's width says little; `beside`: next to Chinese
    as well, or it has no spaces there. `wide`: most of its text is Chinese or Japanese. `exact`: hardly a gap
    between two Korean syllables lacks the glyph of its space, so that one that does is stretched. `tracking`:
    how far apart all letters of a line stand that is stretched between its letters, in pt. `blanks`: how wide
    the space of each font is, in parts of the size, where some are mere moves. `halves`: the ideographs of a
    line touch, but for some that stand just half of their size apart, as a space of their font is wide.
    """

    real: bool
    wide: bool
    beside: bool = False
    tracking: float = 0.0
    exact: bool = False
    blanks: frozenset[tuple[str, float]] = frozenset()
    halves: bool = False

    @classmethod
    def of(cls, contents: Iterable[PageContent]) -> Spacing:
        glyphs = [glyph for page in contents for glyph in page.glyphs]
        texts = Counter(map(_TEXT, glyphs))
        spaces = texts[" "]
        wide = sum(count for text, count in texts.items() if is_cjk(text[:1]))
        chinese = any(is_cjk(text[-1:]) for text in texts) or wide > 0
        korean = any(is_hangul(text[:1]) for text in texts)
        moves = sum(starmap(_moves_over_space, pairwise(glyphs)))
        real = spaces > _FEWEST_SPACES * moves and spaces > 0
        beside = real and chinese and (_has_parted_scripts(glyphs) or _sets_close(glyphs))
        blanks = frozenset(_blanks(glyphs)) if real and moves else frozenset[tuple[str, float]]()
        return cls(real, wide > 0.3 * len(glyphs), beside, 0.0, real and korean and _is_exact(glyphs), blanks)

    def on_line(self, glyphs: Sequence[Glyph]) -> Spacing:
        """The same for one line: one with gaps as wide as spaces, and hardly a glyph for one, shows them so."""
        if self.wide and _has_halves(glyphs):
            return replace(self, halves=True)
        if not self.real or self.wide or len(glyphs) < _LONG:
            return self
        tracking = _tracking(glyphs)
        if tracking:
            return replace(self, tracking=tracking)
        gaps = sum(_moves_over_space(last, glyph) for last, glyph in pairwise(glyphs))
        spaces = sum(glyph.text == " " for glyph in glyphs)
        return Spacing(False, self.wide) if 2 * spaces < gaps < len(glyphs) / 2 else self


def _blanks(glyphs: Sequence[Glyph]) -> Iterator[tuple[str, float]]:
    """The fonts of space glyphs, with the width that most of them have."""
    found: dict[str, Counter[float]] = {}
    for glyph in glyphs:
        if glyph.text == " " and glyph.font:
            found.setdefault(glyph.font.name, Counter())[round((glyph.x1 - glyph.x0) / glyph.size, 3)] += 1
    yield from ((name, widths.most_common(1)[0][0]) for name, widths in found.items())


def _is_blank(last: Glyph, glyph: Glyph, spacing: Spacing) -> bool:
    """Whether two Latin letters of one font stand just as far apart as its space is wide."""
    if last.font is None or last.font is not glyph.font or last.size != glyph.size:
        return False
    gap = (glyph.x0 - last.x1) / glyph.size
    letters = _moves_over_space(last, glyph)
    return letters and any(
        name == last.font.name and abs(gap - width) < _SAME for name, width in spacing.blanks
    )


def _has_halves(glyphs: Sequence[Glyph]) -> bool:
    """Whether the words of a line, two ideographs or more, stand half their size apart, no space glyph between.

    Single ideographs as far apart are a word that is spread.
    """
    found = False
    kinds = []
    for last, glyph in pairwise(glyphs):
        gap = (glyph.x0 - last.x1) / glyph.size
        kinds.append("touching" if abs(gap) < _TOUCHING else "")
        if kinds[-1] or not (_is_full(last.text[-1:]) and _is_full(glyph.text[:1])):
            if glyph.text == " ":
                return False
        elif abs(gap - 0.5) < _TOUCHING:
            found, kinds[-1] = True, "half"
        elif gap < _SIDE_BY_SIDE:
            return False
    alone = ("half" in (one, other) and "touching" not in (one, other) for one, other in pairwise(kinds))
    return found and len(kinds) > 2 and not any(alone) and "half" not in (kinds[0], kinds[-1])


def _is_full(character: str) -> bool:
    return is_cjk(character) and character.isalpha()


_TOUCHING = 0.02
"""Distance of ideographs that touch at most, in parts of the size."""


def _tracking(glyphs: Sequence[Glyph]) -> float:
    """How far apart all letters of a line stand that has space glyphs as well; 0 where they do not."""
    least, limit = math.inf, _LEAST * glyphs[0].size
    for last, glyph in pairwise(glyphs):
        if last.text != " " != glyph.text:
            least = min(least, glyph.x0 - last.x1)
            if least <= limit:  # in most lines the first two letters tell
                return 0.0
    return least if least < math.inf and any(glyph.text == " " for glyph in glyphs) else 0.0


_LONG = 6
"""Letters of a line that may have spaces: more than a short word, or a label with its letters set apart."""

_FEWEST_SPACES = 2
"""Space glyphs for each move of a word space's width, in a document that sets spaces."""


def _has_parted_scripts(glyphs: Sequence[Glyph]) -> bool:
    """Whether a space glyph stands anywhere between a Chinese and another letter of one line."""
    threes = zip(glyphs, glyphs[1:], glyphs[2:], strict=False)
    return any(_parts_scripts(last, glyph) for last, space, glyph in threes if space.text == " ")


def _parts_scripts(last: Glyph, glyph: Glyph) -> bool:
    """Whether one of two glyphs beside a space is Chinese, and the other another letter of the line."""
    if last.y != glyph.y:
        return False
    wide = is_cjk(last.text[-1:]), is_cjk(glyph.text[:1])
    other = last.text[-1:] if wide[1] else glyph.text[:1]
    return wide[0] != wide[1] and other.isalnum()


def _sets_close(glyphs: Sequence[Glyph]) -> bool:
    """Whether Chinese and other letters mostly stand closer than a space: wide gaps are stretched ones."""
    gaps = [
        (glyph.x0 - last.x1) / glyph.size
        for last, glyph in pairwise(glyphs)
        if last.y == glyph.y
        and is_cjk(last.text[-1:]) != is_cjk(glyph.text[:1])
        and (glyph.text if is_cjk(last.text[-1:]) else last.text)[-1:].isalnum()
    ]
    wide = sum(_SPACE[1, True] <= gap < _SIDE_BY_SIDE for gap in gaps)
    return len(gaps) > _FEWEST_GAPS and wide < _FEW_WIDE * len(gaps)


def _is_exact(glyphs: Sequence[Glyph]) -> bool:
    """Whether between Korean syllables that stand apart there are space glyphs almost everywhere."""
    korean = [glyph.text == " " or is_hangul(glyph.text[:1]) for glyph in glyphs]
    spaced = sum(
        glyphs[place].text == " " and korean[place - 1] and korean[place + 1]
        for place in range(1, len(glyphs) - 1)
    )
    bare = sum(
        korean[place] and korean[place + 1] and _moves_over_space(*glyphs[place : place + 2])
        for place in range(len(glyphs) - 1)
    )
    return spaced >= _FEWEST_GAPS and bare < _FEW_BARE * spaced


_FEW_BARE = 0.1
"""Gaps without a space glyph at most, to each that has one, in a document that shows all of its spaces."""
_FEWEST_GAPS = 20
"""Places between Chinese and other letters at least that tell how they are set."""
_FEW_WIDE = 0.15
"""Part of them at most that are wide where none is a space."""


def _moves_over_space(last: Glyph, glyph: Glyph) -> bool:
    """Whether there is a word space's width between two Latin letters and no glyph for it."""
    text, x0, _, y, size, _, _, _ = glyph
    before, _, end, base, _, _, _, _ = last
    if not (y == base and 0.2 * size < x0 - end < size):
        return False
    left, right = before[-1:], text[:1]
    return (
        (left.isascii() or is_hangul(left))
        and (right.isascii() or is_hangul(right))
        and left.isalpha()
        and right.isalpha()
    )


def space_between(last: Glyph, glyph: Glyph, spacing: Spacing, after_number: bool = False) -> str:
    """What a gap between neighbouring glyphs stands for: nothing, a space, or a tab where it is wide.

    `after_number`: nothing but a number stands before the gap, which then may part it from a title.
    """
    if after_number and opens_blank(glyph) and last.text[-1:] in _NUMBER_ENDS:
        return " "  # its blank half is all that parts it from the number
    raw = glyph.x0 - last.x1 - spacing.tracking
    small, size = (last.size, glyph.size) if last.size < glyph.size else (glyph.size, last.size)
    if raw < _LEAST * small or last.text[-1:].isspace() or glyph.text[:1].isspace():
        return ""
    if spacing.beside and last.size <= RAISED_SIZE * glyph.size and raw < _SIDE_BY_SIDE * glyph.size:
        return ""  # behind the mark of a note
    size = size if small <= RAISED_SIZE * size else small  # beside a raised number: that of the text
    gap = round(raw / size, 3) if size else 0.0  # places in a PDF are rounded
    if gap > _SIDE_BY_SIDE:
        return "\t"
    if spacing.real and last.text in CLOSING and glyph.text in OPENING:
        return ""
    wide = is_cjk(last.text[-1]) + is_cjk(glyph.text[0])
    hangul = is_hangul(last.text[-1]) + is_hangul(glyph.text[0])
    korean = hangul == 2 or (hangul == 1 and last.text[-1].isalnum() and glyph.text[0].isalnum())
    if ((wide and spacing.beside) or (korean and spacing.exact)) and not after_number:
        return ""
    if not spacing.wide and gap < _BESIDE_UNIT and last.text[-1].isdecimal() and is_unit(glyph.text[0]):
        return ""
    if spacing.halves and wide == len("字字") and abs(gap - 0.5) < _TOUCHING:
        return " "
    least = min(_SPACE[wide, spacing.real], _AFTER_NUMBER) if after_number else _SPACE[wide, spacing.real]
    if gap < least and spacing.blanks and not wide and not hangul and _is_blank(last, glyph, spacing):
        return " "
    if gap < least or (spacing.wide and gap < _BESIDE_DASH and _of_range(last.text[-1], glyph.text[0])):
        return ""
    return " "


_NUMBER_ENDS = "0123456789."
"""How the number of a heading or an item ends."""


def is_narrow(gap: float, glyphs: Sequence[Glyph]) -> bool:
    """Whether a gap without a space glyph is narrower than all of the line that have one: it is stretched."""
    shown = [
        glyph.x0 - last.x1
        for last, space, glyph in zip(glyphs, glyphs[1:], glyphs[2:], strict=False)
        if space.text == " " and not glyph.text.isspace()
    ]
    return len(shown) >= _FEWEST_SHOWN and gap < _NARROW * min(shown)


_FEWEST_SHOWN = 3
"""Spaces of a line at least that tell how wide they are on it."""
_NARROW = 0.8
"""Width of a gap that is none of them at most, in parts of the narrowest."""


def is_within(before: Sequence[str], text: str) -> bool:
    """Whether a gap lies within a word, at a sign behind which a line may be broken: there it is stretched.

    >>> is_within(["e", "-"], "M"), is_within(["e", " ", "-"], "M"), is_within([":", "/", "/"], "m")
    (True, False, True)
    """
    left, sign = (before[-2:-1] or [""])[0], (before[-1:] or [""])[0]
    return sign in _WITHIN and (left[-1:].isalnum() or left == sign == "/") and text.isalnum()


def _of_range(left: str, right: str) -> bool:
    """Whether a dash and a figure stand side by side, as in `45–62`."""
    return (left in "–—〜～" and right.isdecimal()) or (left.isdecimal() and right in "–—〜～")


_WITHIN = ("-", "/")
"""Signs within a word, behind which a line may be broken, and stretched."""
CLOSING, OPENING = (")", "]"), ("(", "[")
"""Brackets between which a line may be broken, and stretched, though there is no space."""
_SAME = 0.004
"""Difference of a move and the width of a space at most that is one, in parts of the size."""
_LEAST = 0.12
"""White space that may be a space at least, in parts of the size: most glyphs stand closer."""
_BESIDE_DASH = 0.3
"""White space that Japanese typesetting puts between a figure and a dash, in parts of the size."""
_BESIDE_UNIT = 0.5
"""White space that typesetting puts in Korean between a figure and a unit in one sign, in parts of the size."""
_SIDE_BY_SIDE = 0.85
"""Gap from which on two stretches stand side by side, in parts of the size."""
_SPACE = {(0, False): 0.14, (1, False): 0.12, (2, False): 0.6, (0, True): 0.3, (1, True): 0.33, (2, True): 0.6}
"""Gap that is a space, in parts of the size: by how many of its sides are Chinese, by real spaces."""
_AFTER_NUMBER = 0.27
"""Gap between the number of a heading and its title; the automatic one beside Chinese is a quarter."""
