"""Tagged PDFs by other producers: from block elements to blocks for the structure stage.

In: the structure tree, the contents of the pages. Out: `Laid`, as from the layout; None where the tags are too
poor to go by: no headings, or much text outside of them. Lines and their ends are treated as in the layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import groupby, pairwise

from briefing_tex.formats import Box
from briefing_tex.readers.pdf.foreign.beside import with_notes_apart
from briefing_tex.readers.pdf.foreign.facts import with_facts_apart
from briefing_tex.readers.pdf.foreign.missing import in_their_columns
from briefing_tex.readers.pdf.foreign.parts import Part, covered, parts
from briefing_tex.readers.pdf.foreign.tagged_edges import without_edges
from briefing_tex.readers.pdf.foreign.titles import mark_title_heading
from briefing_tex.readers.pdf.layout.blocks import Laid, name_pictures
from briefing_tex.readers.pdf.layout.channels import mark_codes
from briefing_tex.readers.pdf.layout.gutters import Gutters, body_size, column_of, find_gutters
from briefing_tex.readers.pdf.layout.kinds.headings import join_title, mark_headings_between, mark_title
from briefing_tex.readers.pdf.layout.lines.segments import segments, sequence
from briefing_tex.readers.pdf.layout.lines.spacing import Spacing
from briefing_tex.readers.pdf.layout.lines.text_lines import Link, TextLine, make_line
from briefing_tex.readers.pdf.layout.lines.writing import Writing
from briefing_tex.readers.pdf.layout.marginalia import margin_notes, stripes
from briefing_tex.readers.pdf.layout.outline import links
from briefing_tex.readers.pdf.layout.paragraphs.bounds import outermost
from briefing_tex.readers.pdf.layout.paragraphs.ends import has_room
from briefing_tex.readers.pdf.layout.paragraphs.measures import SAME_SIZE, Pitch
from briefing_tex.readers.pdf.layout.paragraphs.paragraphs import is_entry, paragraphs
from briefing_tex.readers.pdf.layout.paragraphs.within import within_address
from briefing_tex.readers.pdf.layout.pieces import Piece, block_of, box_of_line, join
from briefing_tex.readers.pdf.layout.placed import WHOLE, Side
from briefing_tex.readers.pdf.layout.running import running_lines
from briefing_tex.readers.pdf.pages.document import Document, placement
from briefing_tex.readers.pdf.pages.glyphs import PageContent, Picture
from briefing_tex.readers.pdf.pages.tree import Content, Tree
from briefing_tex.readers.structure.blocks import Kind
from briefing_tex.readers.structure.contact.channels import REACH
from briefing_tex.readers.structure.front.bodies import ends_as_company, is_body
from briefing_tex.readers.structure.front.dates import read_date
from briefing_tex.readers.structure.scripts import ends_sentence, is_prose
from briefing_tex.readers.structure.words import part_label

Leading = Mapping[int, Sequence[Link]]
"""The links of each page that lead out of the document."""
Bounds = tuple[float, float]
_SAMPLED = 5
"""Pages that tell the size of the text and its columns."""
_FEWEST = 6
"""Lines of the text's size at least that tell where text begins and ends."""
_OTHER_SIZE = 1.2
"""Size of a line of another kind than its neighbour at least, in parts of the neighbour's."""
_COVERED = 0.9
"""Part of all characters that the tags hold at least."""
_STOPS = "，。、；：！？,;:!? "
"""What ends a phrase, where lines break behind stops alone."""
_KINDS: dict[str, Kind] = {
    "title": "title",
    "heading": "heading",
    "item": "item",
    "note": "note",
    "quote": "quote",
    "code": "code",
    "contents": "contents",
}


def lay_out_by_tags(document: Document, tree: Tree, contents: Sequence[PageContent]) -> Laid | None:
    """The blocks of a document by its tags."""
    found = parts(tree.root)
    shown = sum(
        len(g.text.strip()) for page in contents for g in page.glyphs if not (g.mark and g.mark.artifact)
    )
    if covered(found) < _COVERED * shown or not any(part.kind == "heading" for part in found):
        return None
    leading = {page.number: _links(document, page.number) for page in contents}
    spacing = Spacing.of(contents)
    sample = [segments(page) for page in contents[:_SAMPLED]]
    size = body_size(sample)
    found = with_notes_apart(found, stripes(margin_notes(sample, size)))
    lined = [(part, _lines(part.contents, leading, spacing)) for part in found]
    lines = [line for _, made in lined for line in made]
    if not lines:
        return None
    lined = without_edges(lined, len(contents))
    lines = [line for _, made in lined for line in made]
    writing = Writing.of([made for _, made in lined], spacing)
    pitch = Pitch.of([made for _, made in lined])
    # where tables fill columns, the text of all pages shows together where they are
    gutters = find_gutters(sample, size) or find_gutters([[one for line in lines for one in line.spread]], size)
    bounds = {side: _extent(_of_side(lines, gutters, side), size) for side in range(len(gutters) + 2)}
    pieces: list[Piece] = []
    for part, made in lined:
        pieces += _pieces(part, made, bounds[_side(made, gutters)], pitch, writing, leading, spacing)
    if not any(piece.kind == "title" for piece in pieces):
        mark_title_heading(pieces)
    if not any(piece.kind == "title" for piece in pieces):
        pieces = join_title(pieces, size)
        mark_title(pieces, size)
    pieces = with_facts_apart(pieces, bounds[WHOLE], writing)
    mark_headings_between(pieces, size)
    _set_gaps(pieces, pitch)
    mark_codes(pieces)
    pictures = name_pictures(pieces)
    blocks = tuple(block_of(piece, writing) for piece in pieces)
    return Laid(blocks, pictures, partial(running_lines, contents, spacing))


def _side(lines: Sequence[TextLine], gutters: Gutters) -> Side:
    """The column that lines begin in; the whole width where they reach over a gutter."""
    columns = [column_of(gutters, line.x0, line.x1) for line in lines]
    if not gutters or not columns or None in columns:
        return WHOLE
    return 1 + (columns[0] or 0)


def _of_side(lines: Sequence[TextLine], gutters: Gutters, side: Side) -> list[TextLine]:
    return [line for line in lines if side == WHOLE or _side([line], gutters) == side]


def _extent(lines: Sequence[TextLine], size: float) -> Bounds:
    """Where lines begin and end: the outermost places at which two of them or more do."""
    if not lines:
        return 0.0, 0.0
    text = [line for line in lines if abs(line.size - size) < SAME_SIZE * size]
    if len(text) >= _FEWEST:  # a title may be wider than the text, beside which notes stand
        lines = text
    return outermost(sorted(line.x0 for line in lines), size), -outermost(
        sorted(-line.x1 for line in lines), size
    )


def _links(document: Document, number: int) -> list[Link]:
    page = document.pages[number - 1]
    return links(page, placement(page)[0])


def _lines(contents: Iterable[Content], leading: Leading, spacing: Spacing) -> list[TextLine]:
    """The lines of contents in their order, whatever columns and pages they stand in."""
    lines: list[TextLine] = []
    for page, members in groupby(contents, key=lambda content: content.page):
        glyphs = [glyph for content in members for glyph in content.glyphs]
        for row in sequence(glyphs, page):
            y, size = row[0].y, row[0].size
            near = [link for link in leading.get(page, ()) if link.y0 - size <= y <= link.y1 + size]
            lines.append(make_line(row, near, spacing))
    return [line for line in lines if line.text.strip()]


def _pieces(
    part: Part,
    lines: list[TextLine],
    bounds: Bounds,
    pitch: Pitch,
    writing: Writing,
    leading: Leading,
    spacing: Spacing,
) -> list[Piece]:
    """The pieces of a part: mostly one; as many as it has paragraphs where the text is in no block element."""
    if part.kind == "table":
        return [_table(part, writing, leading, spacing)] if part.rows else []
    made = [_figure(picture, content.page) for content in part.contents for picture in content.pictures]
    if part.kind == "figure" and made:
        return made
    for group in _groups(part, lines, bounds, pitch):
        first = group[0]
        piece = Piece(first.page, WHOLE, first.y, *bounds, group)
        piece.kind = _KINDS.get(part.kind)
        if piece.kind is None and is_entry(first):
            piece.kind = "contents"
        piece.level = part.level
        piece.marker = part.marker if group is lines or group[0] is lines[0] else None
        made.append(piece)
    return made


def _groups(part: Part, lines: list[TextLine], bounds: Bounds, pitch: Pitch) -> list[list[TextLine]]:
    if not lines:
        return []
    if part.kind in ("loose", "contents", "code"):
        return [lines] if part.kind == "code" else paragraphs(lines, *bounds, pitch)
    if (
        part.kind == "paragraph" and len(lines) > 1 and part_label(lines[0].text)
    ):  # a box, and all that is in it
        below = lines[1:]
        edges = min(line.x0 for line in below), max(line.x1 for line in below)
        return [lines[:1], *paragraphs(below, *edges, pitch)]
    return [group for alike in _of_one_size(part, lines) for group in _unbroken(part, alike, bounds)]


def _unbroken(part: Part, lines: list[TextLine], bounds: Bounds) -> list[list[TextLine]]:
    """The lines of a paragraph together; each by itself where all of them were broken by hand.

    The name of a body above its text is a line of its own as well.
    """
    hard = all(
        has_room(last, line, bounds[1]) and not within_address([last], line) for last, line in pairwise(lines)
    )
    if part.kind == "paragraph" and len(lines) > 1 and hard and not _is_prose(lines, bounds[1]):
        return [[line] for line in lines]
    if part.kind == "paragraph" and len(lines) > 1 and is_body(lines[-2].text) and read_date(lines[-1].text):
        return [lines[:-1], lines[-1:]]  # the date below names that fill their line
    named = part.kind == "paragraph" and len(lines) > 1
    named = named and (is_body(lines[0].text) or REACH.match(lines[1].text) is not None)
    right = max((line.x1 for line in lines), default=0.0)  # the part may be narrower than its column
    if named and has_room(lines[0], lines[1], right) and not within_address(lines[:1], lines[1]):
        return [lines[:1], lines[1:]]
    return [lines]


def _is_prose(lines: Sequence[TextLine], right: float) -> bool:
    """Whether lines read on from one to the next as sentences do, in a column that is narrower than was found.

    Or they break at stops alone: no phrase had room where it is not the first of its line.
    """
    text = " ".join(line.text for line in lines)
    if len({line.size for line in lines}) > 1 or any(read_date(line.text) for line in lines):
        return False  # a title block
    if all(
        is_body(line.text) and (ends_as_company(line.text) or not ends_sentence(line.text)) for line in lines
    ):
        return False  # names below each other
    open_ended = sum(not ends_sentence(line.text) for line in lines[:-1])
    read_on = ends_sentence(lines[-1].text) and 2 * open_ended > len(lines) - 1
    kept = all(last.x1 + _first_phrase(line) > right for last, line in pairwise(lines))
    return is_prose(text) and (read_on or kept)


def _first_phrase(line: TextLine) -> float:
    """The width of what stands before the first stop of a line, or before its first space."""
    stop = next((glyph for glyph in line.spread[0].glyphs if glyph.text in _STOPS), line.spread[0].glyphs[-1])
    return stop.x1 - line.x0


def _of_one_size(part: Part, lines: list[TextLine]) -> list[list[TextLine]]:
    """The lines of a paragraph apart where their size changes: a title block may be one paragraph."""
    groups = [lines[:1]]
    for above, line in pairwise(lines):
        small, large = sorted((above.size, line.size))
        if part.kind == "paragraph" and large > _OTHER_SIZE * small:
            groups.append([])
        groups[-1].append(line)
    return groups


def _figure(picture: Picture, page: int) -> Piece:
    box = Box(page, picture.x0, picture.y0, picture.x1, picture.y1)
    return Piece(page, WHOLE, picture.y1, picture=picture, boxes=(box,))


def _table(part: Part, writing: Writing, leading: Leading, spacing: Spacing) -> Piece:
    rows = [[_once(_lines(cell, leading, spacing)) for cell in row] for row in part.rows]
    columns = max(len(row) for row in rows)
    rows = [in_their_columns(row, rows, columns) for row in rows]
    lines = [line for row in rows for cell in row for line in cell]
    cells = tuple(
        (*(join(cell, writing)[0] if cell else () for cell in row), *[()] * (columns - len(row)))
        for row in rows
    )
    page, y = (lines[0].page, lines[0].y) if lines else (1, 0.0)
    return Piece(page, WHOLE, y, cells=cells, head=part.head, boxes=_around(lines))


def _once(lines: list[TextLine]) -> list[TextLine]:
    """The lines of a cell without those that say the same again, on the next page or in the next column.

    Heads of tables do.
    """
    half = len(lines) // 2
    first, again = lines[:half], lines[half:]
    same = bool(half) and [line.text for line in first] == [line.text for line in again]
    below = bool(half) and again[0].page == first[0].page and again[0].y < first[-1].y
    return first if same and not below else lines


def _around(lines: Sequence[TextLine]) -> tuple[Box, ...]:
    """One box a page around lines."""
    boxes = []
    for page, members in groupby(
        sorted(map(box_of_line, lines), key=lambda box: box.page), key=lambda box: box.page
    ):
        inside = list(members)
        x0, y0 = min(box.x0 for box in inside), min(box.y0 for box in inside)
        boxes.append(Box(page, x0, y0, max(box.x1 for box in inside), max(box.y1 for box in inside)))
    return tuple(boxes)


def _set_gaps(pieces: Sequence[Piece], pitch: Pitch) -> None:
    """The white space above each piece that follows another one on its page."""
    for above, piece in pairwise(pieces):
        if above.lines and piece.lines and above.lines[-1].page == piece.page:
            distance = above.lines[-1].y - piece.lines[0].y
            piece.gap = round(max(distance / pitch.around(piece.lines[0]) - 1, 0.0) * 4) / 4
