"""Tabs: gaps too wide for a space, in lines that are one stretch of text and no parts side by side.

In: a line, how the document shows its spaces. Out: its runs with what the gaps stand for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from briefing_tex.readers.pdf.layout.lines.spacing import CLOSING, OPENING, Spacing, is_within
from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine
from briefing_tex.readers.structure.blocks import Run
from briefing_tex.readers.structure.inlines import merged
from briefing_tex.readers.structure.scripts import is_cjk, is_hangul

_TAB = re.compile(r"\t(?![&＆×](?:\t|$))(?<!\t[&＆×]\t)")
"""A gap, but for those around a sign that parts names side by side."""


def without_tabs(line: TextLine, spacing: Spacing) -> tuple[Run, ...]:
    """The runs of a line with spaces for its tabs, or nothing where spaces have glyphs: it is stretched."""
    return closed(line.runs, spacing, _is_stretched(line)) if "\t" in line.text else line.runs


def closed(runs: Sequence[Run], spacing: Spacing, seen: bool = False) -> tuple[Run, ...]:
    """The runs without tabs; `seen`: the line shows by its Chinese that it is stretched.

    >>> closed([Run("Tides\\tand storms")], Spacing(real=True, wide=False))[0].text
    'Tides and storms'
    >>> closed([Run("Holt, 潮\\tTide")], Spacing(real=True, wide=True, beside=True))[0].text
    'Holt, 潮Tide'
    >>> closed([Run("截至\\t2\\t月")], Spacing(real=True, wide=True, beside=True), seen=True)[0].text
    '截至2月'
    """
    text = "".join(run.text for run in runs)
    seen = seen or " " in text
    gaps = {found.start(): _gap(text, found.start(), spacing, seen) for found in _TAB.finditer(text)}
    made: list[Run] = []
    place = 0
    for run in runs:
        made.append(replace(run, text="".join(gaps.get(place + n, one) for n, one in enumerate(run.text))))
        place += len(run.text)
    return merged([run for run in made if run.text])


def _gap(text: str, index: int, spacing: Spacing, seen: bool) -> str:
    """What the gap at a place of a text stands for; `seen`: the line shows how it is spaced."""
    left, right = text[:index][-1:], text[index + 1 : index + 2]
    wide = is_cjk(left), is_cjk(right)
    if all(wide) and (spacing.beside or not (left + right).isalnum()):
        return ""
    within = is_within(text[:index][-2:], right)
    brackets = left in CLOSING and right in OPENING
    close = (spacing.real and (within or brackets)) or (spacing.beside and any(wide))
    close = close or (spacing.exact and is_hangul(left) and is_hangul(right))
    return "" if close and seen else " "


def _is_stretched(line: TextLine) -> bool:
    """Whether no two of its Chinese characters stand as close as they are set."""
    glyphs = [glyph for part in line.spread for glyph in part.glyphs]
    gaps = [
        glyph.x0 - last.x1
        for last, glyph in pairwise(glyphs)
        if is_cjk(last.text) and is_cjk(glyph.text) and last.text.isalnum() and glyph.text.isalnum()
    ]
    return bool(gaps) and min(gaps) > _SET_CLOSE * line.size


_SET_CLOSE = 0.05
"""Room between Chinese characters of a line that is not stretched at most, in parts of the size."""
