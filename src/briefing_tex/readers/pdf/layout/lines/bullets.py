"""Bullets that are drawn rather than set: small round or square shapes before the first line of an item.

In: the lines of a column, the shapes of the page. Out: the lines, with a bullet where one is drawn.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine
from briefing_tex.readers.pdf.pages.glyphs import Shape
from briefing_tex.readers.structure.blocks import Run
from briefing_tex.readers.structure.numbering import bullet

_SMALLEST, _LARGEST = 0.12, 0.7
"""Size of a bullet, in parts of the text's size."""
_FARTHEST = 2.2
"""Distance of a bullet from its text at most, in parts of the text's size."""


def with_bullets(lines: Sequence[TextLine], shapes: Sequence[Shape]) -> list[TextLine]:
    """The lines, those with a bullet drawn before them beginning with `•`."""
    dots = [shape for shape in shapes if 0.7 < _ratio(shape) < 1.4]
    return [_marked(line, dots) for line in lines] if dots else list(lines)


def _ratio(shape: Shape) -> float:
    high = shape.y1 - shape.y0
    return (shape.x1 - shape.x0) / high if high > 0 else 0.0


def _marked(line: TextLine, dots: Sequence[Shape]) -> TextLine:
    size = line.size
    for dot in dots:
        wide = dot.x1 - dot.x0
        before = line.x0 - _FARTHEST * size < dot.x0 and dot.x1 <= line.x0
        beside = line.y - 0.1 * size < dot.y0 and dot.y1 < line.y + 0.9 * size
        if _SMALLEST * size <= wide <= _LARGEST * size and before and beside and bullet(line.text) is None:
            return replace(line, runs=(Run("• "), *line.runs), x0=dot.x0)
    return line
