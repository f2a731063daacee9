"""Code blocks: lines set in a monospaced font throughout, their indents and empty lines kept.

In: the lines of a column. Out: stretches of code and of other lines; the text of a code block.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine
from briefing_tex.readers.structure.scripts import is_cjk, is_hangul

_FEWEST = 2
"""Lines of a code block at least; a single one may be an address or a command within a paragraph."""
_APART = 1.9
"""Distance of a single line of code from its neighbours at least, in parts of its size."""
_UNEVEN = 0.12
"""How far the distance of lines is from a number of lines at least, in lines, where it parts blocks of code."""
_FARTHEST = 12.0
"""Distance of lines of one block of code at most, in parts of the size."""
_ADDRESS = re.compile(r"\s*<?(?:https?://|www\.)")
_SMALLER = 0.93
"""Size of an abstract or a quotation at least, in parts of the text's size."""
_NEAR_SIZE = 0.1
"""Difference of sizes within the text at most, in parts of its size: abstracts, items and quotations."""
Look = tuple[str, float]
"""The name of a font, and a size in pt."""


def look_of_text(lines: Iterable[TextLine], size: float) -> Look | None:
    """How most Chinese, Japanese and Korean characters of the text are set, whose size is `size`."""
    shown = (look for line in lines if not (line.code or line.bold) for look in _wide_looks(line))
    names = Counter(name for name, own in shown if abs(own - size) < _NEAR_SIZE * size)
    return (max(names, key=names.__getitem__), size) if names else None


def stretches(lines: Sequence[TextLine], usual: Look | None) -> Iterator[tuple[bool, list[TextLine]]]:
    """The lines in order, stretches of code apart, with a flag for these; `usual` is the look of the text."""
    plain: list[TextLine] = []
    marks = _code_lines(lines, usual)
    pitch = min(
        (a.y - b.y for (a, b), both in zip(pairwise(lines), pairwise(marks), strict=True) if all(both)),
        default=0.0,
    )
    for is_code, group in groupby(range(len(lines)), key=marks.__getitem__):
        places = list(group)
        members = [lines[index] for index in places]
        several = len(members) >= _FEWEST or _stands_apart(lines, places[0])
        if is_code and several and not _ADDRESS.match(members[0].text):
            if plain:
                yield False, plain
            yield from ((True, block) for block in _blocks(members, pitch))
            plain = []
        else:
            plain += members
    if plain:
        yield False, plain


def _blocks(members: Sequence[TextLine], pitch: float) -> Iterator[list[TextLine]]:
    """Lines of code parted where white space is that of no number of empty lines; `pitch` is that of lines."""
    block = list(members[:1])
    for above, below in pairwise(members):
        steps = (above.y - below.y) / pitch if pitch > 0 else 1.0
        if above.y > below.y and (
            abs(steps - round(steps)) > _UNEVEN or above.y - below.y > _FARTHEST * below.size
        ):
            yield block
            block = []
        block.append(below)
    yield block


def _code_lines(lines: Sequence[TextLine], usual: Look | None) -> list[bool]:
    """Which lines are code: those whose Latin text is monospaced, and those without any set as they are.

    A line whose Chinese is set as that of the text is text around a piece of code.
    """
    marks = [line.verbatim and not _set_as_text(line, usual) for line in lines]
    for places in (range(1, len(lines)), range(len(lines) - 2, -1, -1)):
        for index in places:
            beside = index - places.step
            marks[index] = marks[index] or (marks[beside] and _set_alike(lines[index], lines[beside], usual))
    return marks


def _set_as_text(line: TextLine, usual: Look | None) -> bool:
    """Whether the Chinese of a line is set in the font of the text, and hardly smaller."""
    return usual is not None and any(
        name == usual[0] and size > _SMALLER * usual[1] for name, size in _wide_looks(line)
    )


def _set_alike(line: TextLine, code: TextLine, usual: Look | None) -> bool:
    """Whether a line without Latin letters stands below or above a line of code as part of it."""
    wide = bool(_wide_looks(line)) and not _set_as_text(line, usual)
    near = abs(line.y - code.y) < _APART * code.size and line.x0 > code.x0 - 0.1 * code.size
    return near and abs(line.size - code.size) < 0.1 and wide and not line.bold


def _wide_looks(line: TextLine) -> list[Look]:
    """In what fonts and sizes the Chinese, Japanese and Korean characters of a line are set, one by one."""
    if line.text.isascii():
        return []
    glyphs = (glyph for part in line.spread for glyph in part.glyphs)
    wide = (glyph for glyph in glyphs if is_cjk(glyph.text[:1]) or is_hangul(glyph.text[:1]))
    return [(glyph.font.name if glyph.font else "", round(glyph.size, 1)) for glyph in wide]


def _stands_apart(lines: Sequence[TextLine], index: int) -> bool:
    """Whether there is white space above and below a line."""
    line = lines[index]
    above, below = lines[index - 1 : index] if index else [], lines[index + 1 : index + 2]
    return all(abs(one.y - line.y) > _APART * line.size for one in (*above, *below))


def code_text(lines: Sequence[TextLine]) -> str:
    """The text of a code block, line by line.

    A space of the indent is as wide as a character; the distance of lines tells the empty ones between them.
    """
    left = min(line.x0 for line in lines)
    width = (
        median(glyph.x1 - glyph.x0 for line in lines for part in line.spread for glyph in part.glyphs) or 1.0
    )
    pitch = min((above.y - below.y for above, below in pairwise(lines) if above.y > below.y), default=0.0)
    rows: list[str] = []
    for index, line in enumerate(lines):
        gap = lines[index - 1].y - line.y if index else pitch
        empty = round(gap / pitch) - 1 if pitch and 0 < gap < 6 * pitch else 0
        rows += [""] * empty
        rows.append(" " * round((line.x0 - left) / width) + line.text.replace("\t", "    "))
    return "\n".join(rows)
