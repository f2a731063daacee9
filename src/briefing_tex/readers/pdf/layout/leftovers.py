"""What stands on the pages of a PDF and became no part of the report: running heads, page numbers, contents.

In: a PDF, the boxes of all elements of its report. Out: `Sheet`s: where each page lies, and its left-out lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from briefing_tex.diagnostics import Source
from briefing_tex.formats import Box
from briefing_tex.readers.pdf.file.limits import Limits
from briefing_tex.readers.pdf.layout.columns import baselines
from briefing_tex.readers.pdf.layout.lines.segments import Segment, segments
from briefing_tex.readers.pdf.pages.document import mapped_errors, open_document, placement
from briefing_tex.readers.pdf.pages.glyphs import Matrix, PageContent
from briefing_tex.readers.pdf.pages.tree import ASCENT, DESCENT
from briefing_tex.readers.structure.headings.contents import find_contents
from briefing_tex.readers.structure.pagenumbers import page_number

_SLACK = 1.0
"""How far text may reach out of the box of its element, in pt."""
_SECONDS = 60.0
"""How long reading the pages may take."""


class Sheet(Struct, frozen=True):
    """A page: the way from user space to the page as shown, its size, and what was left out with its name."""

    matrix: Matrix
    width: float
    height: float
    left_out: tuple[tuple[Box, str], ...]


def sheets(data: bytes, boxes: Iterable[Box], source: Source, *, password: str | None = None) -> list[Sheet]:
    """The pages of a PDF, with what stands on them outside of all boxes; raises as `read` does."""
    limits = Limits.of(_SECONDS, source.file)
    document = open_document(data, limits, password)
    known: dict[int, list[Box]] = {}
    for box in boxes:
        known.setdefault(box.page, []).append(box)
    with mapped_errors(limits):
        return [
            Sheet(*placement(page), tuple(_left_out(content, known.get(content.number, ()))))
            for page, content in zip(document.pages, document.contents(), strict=True)
        ]


def _left_out(page: PageContent, boxes: Sequence[Box]) -> Iterator[tuple[Box, str]]:
    whole = replace(page, glyphs=[glyph._replace(mark=None) for glyph in page.glyphs])  # artifacts as well
    rows = [(row, [one for one in row if not any(_within(one, box) for box in boxes)]) for row in _rows(whole)]
    rest = [(row, left) for row, left in rows if left]
    texts = ["\t".join(one.text.strip() for one in left) for _, left in rest]
    contents = find_contents(texts)
    for index, (row, left) in enumerate(rest):
        low, high = row[0].y - DESCENT * row[0].size, row[0].y + ASCENT * row[0].size
        box = Box(page.number, min(one.x0 for one in left), low, max(one.x1 for one in left), high)
        listed = contents is not None and contents.start <= index < contents.stop
        partly = len(left) < len(row)
        yield box, "contents" if listed else "number" if partly else _name(texts[index], box, boxes)


def _rows(page: PageContent) -> list[list[Segment]]:
    return baselines(segments(page))


def _within(segment: Segment, box: Box) -> bool:
    middle, y = (segment.x0 + segment.x1) / 2, segment.y + 0.3 * segment.size
    return box.x0 - _SLACK <= middle <= box.x1 + _SLACK and box.y0 - _SLACK <= y <= box.y1 + _SLACK


def _name(text: str, box: Box, boxes: Sequence[Box]) -> str:
    """A page number, what stands above or below all elements of the page, or what stands among them."""
    if page_number(text.strip()) is not None:
        return "page number"
    if boxes and box.y0 >= max(other.y1 for other in boxes):
        return "running head"
    if boxes and box.y1 <= min(other.y0 for other in boxes):
        return "running foot"
    return "left out"
