"""Headings in the margin: as large as the text, at the height of the first line of what they are over.

In: the segments of all pages. Out: the segments that are of such headings; the rows of a column in which they
stand above their text. Both have one baseline, or nearly so: they would be read as one line.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from briefing_tex.readers.pdf.layout.columns import baselines
from briefing_tex.readers.pdf.layout.lines.segments import Segment
from briefing_tex.readers.pdf.layout.marginalia import APART, SAME_SIZE
from briefing_tex.readers.pdf.layout.pieces import Piece
from briefing_tex.readers.structure.scripts import width

_FEWEST = 2
"""Headings in the margin at least."""
_FEWEST_LINES = 4
"""Wide lines of text at least that show on a page where it stands."""
_WIDE = 0.6
"""Width of such a line at least, in parts of the widest one's."""
_SHARE = 0.15
"""Part of the characters that such headings have at most."""
_LETTERS = 2
"""Width of the letters of a heading at least, in columns: a number alone belongs to what stands beside it."""
_LINE = 2.0
"""Distance of the lines of one heading at most, in parts of its size."""
_LEVEL = 0.6
"""Difference of the heights of a heading and of its text at most, in parts of the size."""


def side_heads(pages: Sequence[Sequence[Segment]], size: float) -> frozenset[int]:
    """The identities of the segments of headings in the margin; `size` is that of the text."""
    edges = [_edge(page, size) for page in pages]
    known = [edge for edge in edges if edge is not None]
    usual = known[0] if known and max(known) - min(known) < 1 else None
    found: list[Segment] = []
    for page, own in zip(pages, edges, strict=True):
        edge = own if own is not None else usual
        found += _heads_on(page, edge, size) if edge is not None else []
    shown = sum(len(one.glyphs) for page in pages for one in page)
    few = sum(len(one.glyphs) for one in found) <= _SHARE * shown
    aligned = all(abs(one.x0 - found[0].x0) < 1 for one in found)
    return frozenset(map(id, found)) if few and aligned and len(found) >= _FEWEST else frozenset()


def _edge(page: Sequence[Segment], size: float) -> float | None:
    """Where the wide lines of the text of a page begin, if some show and all begin there."""
    text = [one for one in page if abs(one.size - size) <= SAME_SIZE * size]
    widest = max((one.x1 - one.x0 for one in text), default=0.0)
    wide = sorted(one.x0 for one in text if one.x1 - one.x0 >= _WIDE * widest)
    return wide[0] if len(wide) >= _FEWEST_LINES else None


def _heads_on(page: Sequence[Segment], edge: float, size: float) -> Iterator[Segment]:
    """What stands wholly left of the text of a page, a line of it at the height of a line of that."""
    lines = [one for one in page if one.x1 <= edge - APART * size and one.size >= (1 - SAME_SIZE) * size]
    heads: list[list[Segment]] = []
    for line in sorted(lines, key=lambda one: -one.y):
        if heads and _is_line_below(line, heads[-1][-1]):
            heads[-1].append(line)
        else:
            heads.append([line])
    text = [one.y for one in page if one.x0 >= edge - 1]
    for head in heads:
        beside = any(abs(y - line.y) < _LEVEL * size for line in head for y in text)
        letters = (glyph.text for line in head for glyph in line.glyphs if glyph.text.isalpha())
        if beside and width("".join(letters)) >= _LETTERS:
            yield from head


def _is_line_below(head: Segment, above: Segment) -> bool:
    return abs(head.x0 - above.x0) < 1 and above.y - head.y < _LINE * head.size


def rows_below_heads(column: Sequence[Segment], heads: Container[int]) -> list[list[Segment]]:
    """The baselines of a column from top to bottom, those of a heading in the margin before those beside it."""
    rows = baselines([one for one in column if id(one) not in heads])
    found: list[list[Segment]] = []
    for head in sorted((one for one in column if id(one) in heads), key=lambda one: -one.y):
        above = found[-1][-1] if found and id(found[-1][-1]) in heads else None
        if above is None or not _is_line_below(head, above):
            while rows and rows[0][0].y > head.y + _LEVEL * head.size:
                found.append(rows.pop(0))
        found.append([head])
    return [*found, *rows]


def join_heads(pieces: Sequence[Piece], heads: Container[int]) -> list[Piece]:
    """The pieces with the lines of a heading in the margin whole, however short they are."""
    joined: list[Piece] = []
    for piece in pieces:
        above = joined[-1].lines[-1].spread[0] if joined and joined[-1].lines else None
        own = piece.lines[0].spread[0] if piece.lines else None
        if above and own and id(above) in heads and id(own) in heads and _is_line_below(own, above):
            joined[-1].lines = [*joined[-1].lines, *piece.lines]
        else:
            joined.append(piece)
    return joined
