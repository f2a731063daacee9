"""Paragraphs: which lines of a column belong together.

In: the lines of a column from top to bottom, its extent. Out: lists of lines. A new paragraph is told by white
space, by another size or weight, by a marker of a list, by the indent of a first line, and by the line before
it having had room for its first word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from briefing_tex.readers.pdf.layout.lines.text_lines import TextLine
from briefing_tex.readers.pdf.layout.paragraphs.centred import is_centred, is_ragged_left
from briefing_tex.readers.pdf.layout.paragraphs.ends import has_room, parts_word, runs_on
from briefing_tex.readers.pdf.layout.paragraphs.firsts import (
    first_below_first,
    first_below_item,
    indented_anew,
    next_note,
)
from briefing_tex.readers.pdf.layout.paragraphs.line_breaks import breaks_line
from briefing_tex.readers.pdf.layout.paragraphs.looks import stretches
from briefing_tex.readers.pdf.layout.paragraphs.measures import EVEN, INDENT, SAME_SIZE, Pitch, Setting
from briefing_tex.readers.pdf.layout.paragraphs.passages import end_of, is_inset, left_edge, right_edge
from briefing_tex.readers.pdf.layout.paragraphs.starts import (
    is_marked,
    is_set_in,
    note_start,
    text_start,
    title_start,
)
from briefing_tex.readers.pdf.layout.paragraphs.telling import surely_ends
from briefing_tex.readers.pdf.layout.paragraphs.title_lines import (
    are_names,
    begins_part,
    is_date_below,
    is_title_block,
    side_by_side,
)
from briefing_tex.readers.pdf.layout.paragraphs.within import (
    inside_full,
    inside_item,
    inside_sentence,
    within_address,
)
from briefing_tex.readers.structure.front.dates import date_completed, date_goes_on
from briefing_tex.readers.structure.joins import address_goes_on, unfinished
from briefing_tex.readers.structure.scripts import ends_sentence
from briefing_tex.readers.structure.words import caption

DEFAULT = Setting()
"""What is known of a document that has not been looked at as a whole."""


class _Stretch(Struct, frozen=True):
    """Where lines of one look stand: in `bounds`, those of the column, set in by `inset` from both.

    `left` and `right` are the edges of their text, `indent` is that of first lines. They may be `centred`, or
    stand out by their first lines as references do: `hanging`, where those are left of `outer`.
    """

    bounds: tuple[float, float]
    inset: float
    left: float
    right: float
    indent: float
    centred: bool
    hanging: bool
    outer: float

    @classmethod
    def of(
        cls, run: Sequence[TextLine], bounds: tuple[float, float], at_head: bool, setting: Setting
    ) -> _Stretch:
        """`at_head`: they begin a column, where a passage may go on, which has no first line there."""
        indent = setting.first
        first = 0.0 if at_head else indent
        ragged = is_ragged_left(run, *bounds)
        front = (ragged or is_centred(run, *bounds)) and any(is_title_block(*pair) for pair in pairwise(run))
        insets = () if front else setting.insets
        inset = next(
            (one for one in insets if any(is_inset(run, bounds, one, step) for step in (indent, first))), 0.0
        )
        x0, x1 = bounds[0] + inset, bounds[1] - inset
        centred = ragged or is_centred(run, x0, x1)
        right = right_edge(run, x0, x1, setting.justified)
        left = x0 if any(is_marked(line) for line in run) else left_edge(run, x0, indent)
        outer = min(line.x0 for line in run) + INDENT * run[0].size
        return cls(bounds, inset, left, right, indent, centred, not centred and hangs(run, right), outer)

    @property
    def x0(self) -> float:
        return self.bounds[0] + self.inset

    @property
    def width(self) -> float:
        return self.bounds[1] - self.bounds[0] - 2 * self.inset


def paragraphs(
    column: Sequence[TextLine],
    x0: float,
    x1: float,
    pitch: Pitch,
    setting: Setting = DEFAULT,
) -> list[list[TextLine]]:
    """The lines of a column, those of one paragraph together; `x0` and `x1` bound the column's text."""
    found: list[list[TextLine]] = []
    for run in stretches(column, pitch, x1, setting.justified):
        stretch = _Stretch.of(run, (x0, x1), run[0] is column[0], setting)
        found.append([run[0]])
        for index, line in enumerate(run[1:], 1):
            last = found[-1][-1]
            at_head = found[-1][0] is column[0]
            if not side_by_side(last, line) and _belongs(found, run[index:], stretch, setting, at_head):
                found[-1].append(line)
            elif not (stretch.centred or last.captioning) and breaks_line(found[-1], line, (x0, x1), setting):
                last.breaks = True
                found[-1].append(line)
            else:
                found.append([line])
    return found


def _belongs(
    found: Sequence[list[TextLine]],
    rest: Sequence[TextLine],
    stretch: _Stretch,
    setting: Setting,
    at_head: bool,
) -> bool:
    """Whether the first line of the rest of a stretch belongs to the last paragraph that was found."""
    paragraph, line = found[-1], rest[0]
    last = paragraph[-1]
    if setting.telling and last.space_after:
        return True
    if stretch.centred:
        apart = is_title_block(last, line, last.x0 + stretch.width) and not caption(paragraph[0].text)
        within = within_address(paragraph, line) or parts_word(last, line)
        apart = apart or (is_marked(paragraph[0]) and is_marked(line))
        return not apart and (within or not has_room(last, line, last.x0 + stretch.width))
    if setting.telling and surely_ends(paragraph, line):
        return False
    anew = (
        (setting.exact and not stretch.inset and _stops_early(paragraph, line, stretch.bounds))
        or next_note(found, line)
        or indented_anew(paragraph, line, rest[1:2], stretch.right)
    )
    first_below = stretch.indent and (
        first_below_first(paragraph, rest, (stretch.left, stretch.right), setting)
        or first_below_item(paragraph, rest[:2], stretch.left, stretch.indent)
    )
    if anew or (first_below and not within_address(paragraph, line)):
        return False
    return _goes_on(paragraph, line, stretch, setting, at_head)


def _is_text(line: TextLine, size: float) -> bool:
    return abs(line.size - size) < SAME_SIZE * size


def _stops_early(paragraph: Sequence[TextLine], line: TextLine, bounds: tuple[float, float]) -> bool:
    """Whether a line ends a sentence before the edge that all others reach, above one at the left."""
    first, last = paragraph[0], paragraph[-1]
    ended = ends_sentence(last.text) and not within_address(paragraph, line)
    left = note_start(first) if first.runs[0].raised else bounds[0]
    at_edge = abs(line.edge - left) < EVEN
    return ended and at_edge and not is_marked(first) and last.x1 < bounds[1] - EVEN


def _goes_on(
    paragraph: Sequence[TextLine], line: TextLine, stretch: _Stretch, setting: Setting, at_head: bool
) -> bool:
    """Whether a line belongs to the paragraph of lines before it, by its marker, its edge and their room."""
    last, first = paragraph[-1], paragraph[0]
    if len(paragraph) == 1 and _is_ranged_right(last, line, stretch):
        return False
    if begins_part(line) and ends_sentence(last.text) and not date_goes_on(last.text, line.text):
        return False
    if date_completed(last.text, line.text):
        return True
    if is_date_below(last, line) or are_names(last, line, stretch.bounds[1]):
        return False
    right, indent = end_of(paragraph, line, stretch.bounds, stretch.right, setting), stretch.indent
    addressed = within_address(paragraph, line)
    inside = (
        addressed
        or inside_full(paragraph, line, (stretch.x0, stretch.right), setting, at_head)
        or inside_item(paragraph, line)
        or inside_sentence(paragraph, line, indent)
    )
    marked = is_marked(line) and not inside
    noted = first.runs[0].raised and line.runs[0].raised  # one note below the other
    ragged = _is_text(line, setting.parted) and runs_on(paragraph, line, stretch.x0, stretch.right)
    whole = addressed or parts_word(last, line)
    room = not ragged and not whole and has_room(last, line, right)
    if not marked and _hangs_below_title(first, line):
        return True
    if is_entry(last) or marked or noted or room:
        return False
    alike = first.begins_strong and abs(line.x0 - first.x0) < 0.3 * line.size
    if line.begins_strong and not last.ends_strong and alike and ends_sentence(last.text):
        return False  # paragraphs that begin with a name in bold
    step = line.x0 - first.x0
    below = (*paragraph, line)[1]
    if is_marked(first) and is_set_in(first, below, indent):
        return line.x0 - below.x0 <= INDENT * line.size  # a first line that begins with a number
    if first.runs[0].raised and abs(line.edge - note_start(first)) < 0.3 * line.size:
        return True
    both = (first.edge, line.edge)  # where first lines are set in, nothing begins at the edge
    flush = bool(indent) and all(abs(edge - stretch.left) < EVEN for edge in both)
    off = not flush and abs(line.x0 - text_start(first)) > 0.5 * line.size
    if is_marked(first) and ends_sentence(last.text) and off:
        return False
    if is_marked(first) and below is not line and first.x0 - below.x0 > line.size:
        return abs(line.x0 - below.x0) < 0.3 * line.size and not ends_sentence(last.text)
    hanging = stretch.hanging and first.x0 < stretch.outer
    if hanging or is_marked(first):
        return step > 0.5 * line.size or (not hanging and below.x0 - first.x0 <= 0.5 * line.size)
    return line.x0 - last.x0 <= INDENT * line.size


def _hangs_below_title(first: TextLine, line: TextLine) -> bool:
    """Whether a bold line begins where the title above does behind its number, wherever that line broke."""
    start = title_start(first) if first.bold and line.bold and not is_marked(first) else None
    return start is not None and start > first.x0 and abs(line.x0 - start) < _HUNG * line.size


_HUNG = 0.1
"""How exactly the further lines of a heading hang below its title, in parts of the size."""


def _is_ranged_right(line: TextLine, below: TextLine, stretch: _Stretch) -> bool:
    """Whether a line ends at the right, and begins too far from the left to be the first above another."""
    far = line.x0 - stretch.x0 > _FAR * stretch.width and line.x0 - below.x0 > below.size
    return far and stretch.bounds[1] - line.x1 < line.size


_FAR = 0.3
"""How far a line begins from the left at least that is ranged right, in parts of the column."""


def hangs(run: Sequence[TextLine], right: float) -> bool:
    """Whether the first lines of paragraphs stand out to the left, as in references, rather than in.

    Lines that surely go on with the one before them, for it stops in mid-sentence at the edge, tell it; not
    those of list items, which stand out by their markers.
    """
    out = inwards = 0
    for above, below in pairwise(run):
        step = (below.x0 - above.x0) / below.size
        if is_marked(above):
            continue
        open_ended = unfinished(above.text) or address_goes_on(above.text, below.text)
        if abs(step) > INDENT and open_ended and not has_room(above, below, right):
            out += step > 0
            inwards += step < 0
    return out > inwards


_ENTRY = re.compile(r"(?:[.．·…‥⋯]\s*){3,}\s*(?:[-–—]\s*)?[\dⅰ-ⅻivxlc]{1,5}(?:\s*[-–—])?\s*$")


def is_entry(line: TextLine) -> bool:
    """Whether a line is an entry of a contents list: it ends with leaders or white space and a page number."""
    last = line.spread[-1]
    return bool(_ENTRY.search(line.text)) or (len(line.spread) > 1 and last.text.strip().isdecimal())
