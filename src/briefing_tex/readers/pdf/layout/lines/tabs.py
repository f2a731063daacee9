"""Tabs: gaps too wide for a space, in lines that are one stretch of text and no parts side by side.

In: the runs of a line, how the document shows its spaces. Out: the same with what the gaps stand for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from briefing_tex.readers.pdf.layout.lines.spacing import Spacing
from briefing_tex.readers.structure.blocks import Run
from briefing_tex.readers.structure.inlines import merged
from briefing_tex.readers.structure.scripts import is_cjk, is_hangul

_TAB = re.compile(r"\t(?![&＆×](?:\t|$))(?<!\t[&＆×]\t)")
"""A gap, but for those around a sign that parts names side by side."""


_WITHIN = ("-", "/")
"""Signs within a word, behind which a line may be broken, and stretched."""


def without_tabs(runs: Sequence[Run], spacing: Spacing) -> tuple[Run, ...]:
    """The runs with spaces for tabs, or with nothing where other spaces have glyphs: it is stretched.

    >>> without_tabs([Run("Tides\\tand storms")], Spacing(real=True, wide=False))[0].text
    'Tides and storms'
    >>> without_tabs([Run("Holt, 潮\\tTide")], Spacing(real=True, wide=True, beside=True))[0].text
    'Holt, 潮Tide'
    """
    text = "".join(run.text for run in runs)
    if "\t" not in text:
        return tuple(runs)
    gaps = {found.start(): _gap(text, found.start(), spacing) for found in _TAB.finditer(text)}
    made: list[Run] = []
    place = 0
    for run in runs:
        made.append(replace(run, text="".join(gaps.get(place + n, one) for n, one in enumerate(run.text))))
        place += len(run.text)
    return merged([run for run in made if run.text])


def _gap(text: str, index: int, spacing: Spacing) -> str:
    """What the gap at a place of a text stands for."""
    left, right = text[:index][-1:], text[index + 1 : index + 2]
    wide = is_cjk(left), is_cjk(right)
    if all(wide) and (spacing.beside or not (left + right).isalnum()):
        return ""
    close = (spacing.real and left in _WITHIN and right.isalnum() and text[: index - 1][-1:].isalnum()) or (
        spacing.beside and any(wide)
    )
    close = close or (spacing.exact and is_hangul(left) and is_hangul(right))
    return "" if close and " " in text else " "
