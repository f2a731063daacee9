"""Segments: stretches of glyphs on one baseline with no gap wider than a word space may be.

In: the glyphs of a page. Out: `Segment`s, in no order that means anything; columns and table cells are apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from operator import attrgetter, itemgetter

from msgspec import Struct, field

from briefing_tex.readers.pdf.layout.lines.adjacent import BACKWARDS, OVERLAP, SPACED_GAP, WORD_GAP, continues
from briefing_tex.readers.pdf.layout.lines.blanks import blank_before, closes_blank
from briefing_tex.readers.pdf.layout.lines.loose import by_height, with_blanks
from briefing_tex.readers.pdf.layout.lines.painted import legible
from briefing_tex.readers.pdf.pages.glyphs import Glyph, PageContent

_APART_GAP = 0.8
"""Widest gap between stretches that are not painted one after the other: columns may stand this near."""
_SAME_BASELINE = 0.12
"""Difference of baselines within one line, in parts of the size."""
_RAISED = (0.15, 0.75)
"""How far a superscript stands above the baseline, in parts of the size of the text around it."""
_BEFORE_RAISED = 0.7
"""White space before a superscript at most, in parts of the size: a line may be stretched."""
RAISED_SIZE = 0.91
"""The size a superscript has at most, in parts of the size of the text around it."""
_LARGEST_RAISED, _HIGH = 0.94, (0.35, 0.6)
"""The same for one that surely is, and how far it is raised: a browser's `smaller` may be hardly smaller."""
_SIZE_AND_Y = attrgetter("size", "y")
_TEXT, _X0, _X1 = attrgetter("text"), attrgetter("x0"), attrgetter("x1")
_FIRST = itemgetter(0)


class Segment(Struct, eq=False):
    """Glyphs of one line from left to right; `y` is the baseline, `size` that of most of them.

    `order` and `last` count its first and last stretch in the order of painting.
    """

    page: int
    glyphs: list[Glyph] = field(default_factory=list)
    x0: float = 0.0
    x1: float = 0.0
    y: float = 0.0
    size: float = 0.0
    order: int = 0
    last: int = 0

    @classmethod
    def of(cls, page: int, glyphs: list[Glyph], order: int = 0) -> Segment:
        segment = cls(page, glyphs, order=order, last=order)
        segment.measure()
        return segment

    def measure(self) -> None:
        """Take places from the glyphs that show something."""
        shown = [glyph for glyph in self.glyphs if not glyph.text.isspace()] or self.glyphs
        places = list(map(_SIZE_AND_Y, shown))
        if places.count(places[0]) == len(places):  # as in most lines
            sizes = {_rounded(places[0]): len(places)}
        else:
            sizes = Counter(map(_rounded, places))
        self.size, self.y = max(sizes, key=lambda key: (sizes[key], key))
        self.x0 = min(map(_X0, shown))
        self.x1 = max(map(_X1, shown))

    @property
    def text(self) -> str:
        return "".join(map(_TEXT, self.glyphs))

    @property
    def foot(self) -> float:
        """The lowest baseline: what stands in several lines has another."""
        return self.y


def _rounded(place: tuple[float, float]) -> tuple[float, float]:
    return round(place[0], 1), round(place[1], 1)


def segments(page: PageContent) -> list[Segment]:
    """The segments of a page; artifacts and what lies outside the page are left out.

    Lines that run over its right edge are whole, and so are the cells of a table that does.
    """
    kept, blanks = _without_blanks(_within(page))
    chunks = [Segment.of(page.number, chunk, order) for order, chunk in enumerate(kept)]
    chunks.sort(key=lambda chunk: (_edge(chunk), -chunk.y))
    found = _joined(chunks)
    rows = by_height(blanks)
    for segment in found if rows else ():
        segment.glyphs = with_blanks(segment.glyphs, rows.get(segment.y, ()))
    return found


def _edge(chunk: Segment) -> float:
    """Where what is seen begins: the number of a note may stand in the blank half of an opening bracket."""
    return chunk.x0 + blank_before(chunk.glyphs[0])


def beyond(page: PageContent) -> int:
    """How many characters of a page are left out since they stand beyond its edges."""
    if not page.glyphs:
        return 0
    _, x0, x1, y, *_ = zip(*page.glyphs, strict=True)
    if min(x1) >= 0 and max(x0) <= page.width and min(y) > -1 and max(y) < page.height:
        return 0
    return characters(_page_chunks(page)) - characters(_within(page))


def characters(chunks: Iterable[Sequence[Glyph]]) -> int:
    """How many of the glyphs in chunks show something."""
    return sum(not glyph.text.isspace() for chunk in chunks for glyph in chunk)


def _page_chunks(page: PageContent) -> list[list[Glyph]]:
    own = (glyph for glyph in page.glyphs if not (glyph.mark and glyph.mark.artifact))
    return list(_chunks(legible(own)))


def _within(page: PageContent) -> list[list[Glyph]]:
    """The chunks of which something stands on the page, and those no farther beyond its right edge."""
    chunks = _page_chunks(page)
    touching = [any(is_on_page(glyph, page) for glyph in chunk) for chunk in chunks]
    if all(touching):
        return chunks
    seen = (chunk for chunk, touches in zip(chunks, touching, strict=True) if touches)
    reach = max((glyph.x1 for chunk in seen for glyph in chunk), default=0.0)
    return [
        chunk
        for chunk, touches in zip(chunks, touching, strict=True)
        if touches or (page.width < chunk[0].x0 < reach and -1 < chunk[0].y < page.height)
    ]


def is_on_page(glyph: Glyph, page: PageContent) -> bool:
    """Whether some of a glyph stands within the edges of its page."""
    return glyph.x1 >= 0 and glyph.x0 <= page.width and -1 < glyph.y < page.height


def sequence(glyphs: Iterable[Glyph], page: int) -> list[list[Segment]]:
    """The segments of each line of a text whose order is known, wherever its lines stand."""
    rows: list[list[Segment]] = []
    for chunk in _chunks(legible(glyphs)):
        segment = Segment.of(page, chunk)
        if rows and _on_line(rows[-1], segment):
            rows[-1].append(segment)
        elif not (rows and _filled(rows[-1], segment)):
            rows.append([segment])
    return [_joined(row) for row in rows]


def _on_line(row: Sequence[Segment], segment: Segment) -> bool:
    """Whether a segment goes on with the line of the ones before it, raised or not."""
    main = max(row, key=lambda one: (one.size, one.x1 - one.x0))
    size = max(main.size, segment.size)
    if segment.x0 < row[-1].x1 - BACKWARDS * size:
        return False
    raised = is_raised(segment.y, segment.size, main.y, main.size)
    return raised or abs(segment.y - main.y) <= 2 * _SAME_BASELINE * size


def _chunks(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs painted one after the other on one baseline."""
    chunk: list[Glyph] = []
    for glyph in glyphs:
        if chunk and not continues(chunk[-1], glyph):
            yield chunk
            chunk = []
        chunk.append(glyph)
    if chunk:
        yield chunk


def _without_blanks(chunks: Iterable[list[Glyph]]) -> tuple[list[list[Glyph]], list[Glyph]]:
    """The chunks that show something, and the space glyphs of the others.

    A space behind a raised number, apart for its height, goes with it.
    """
    kept: list[list[Glyph]] = []
    blanks: list[Glyph] = []
    for chunk in chunks:
        if not all(glyph.text.isspace() for glyph in chunk):
            kept.append(chunk)
        elif kept and is_raised(kept[-1][-1].y, kept[-1][-1].size, chunk[0].y, chunk[0].size):
            kept[-1] += chunk if abs(chunk[0].x0 - kept[-1][-1].x1) < _SAME_BASELINE * chunk[0].size else []
        else:
            blanks += chunk
    return kept, blanks


def _joined(chunks: list[Segment]) -> list[Segment]:
    """Chunks put together that stand side by side on one line, superscripts with the word they follow."""
    found = _Found(max((chunk.size for chunk in chunks), default=0.0))
    for chunk in chunks:
        near = found.near(chunk.y)
        left = max((one for one in near if _adjacent(one, chunk)), key=lambda one: one.x1, default=None)
        if left is None:
            if not _filled(near, chunk):
                found.add(chunk)
        else:
            behind = _stands_behind(left.glyphs[-1], chunk.glyphs[0])
            left.glyphs += chunk.glyphs
            if behind:
                left.glyphs.sort(key=_X0)
            left.last = chunk.last
            y = left.y
            left.measure()
            found.move(left, y)
    return found.all


class _Found:
    """Segments by the height they stand at: what joins one of a dense page is looked for near it alone."""

    def __init__(self, largest: float) -> None:
        self.all: list[Segment] = []
        self._reach = _RAISED[1] * largest + 1  # no text joins one whose baseline is farther away
        self._rows: dict[int, list[tuple[int, Segment]]] = defaultdict(list)

    def near(self, y: float) -> list[Segment]:
        """The segments whose baselines are near, in the order in which they were found."""
        row = int(y // self._reach)
        return [one for _, one in sorted(chain(*(self._rows.get(row + n, ()) for n in (-1, 0, 1))), key=_FIRST)]

    def add(self, segment: Segment) -> None:
        """Take one more."""
        self._rows[int(segment.y // self._reach)].append((len(self.all), segment))
        self.all.append(segment)

    def move(self, segment: Segment, y: float) -> None:
        """Take note that the baseline of a segment was at `y` before, should it have another now."""
        before, now = int(y // self._reach), int(segment.y // self._reach)
        if before != now:
            entry = next(one for one in self._rows[before] if one[1] is segment)
            self._rows[before].remove(entry)
            self._rows[now].append(entry)


def _stands_behind(last: Glyph, first: Glyph) -> bool:
    """Whether the space at the end of a stretch stands behind the next one: what a font lacks comes later."""
    return last.text.isspace() and last.x0 >= first.x1 - OVERLAP * first.size


def _filled(found: Iterable[Segment], chunk: Segment) -> bool:
    """Put a chunk into the holes of a segment that it fits: what a font lacks is painted apart from its line.

    Where characters of one line are of two fonts, each stretch has holes for the other.
    """
    slack = OVERLAP * chunk.size
    for segment in found:
        if segment.y != chunk.y or not segment.x0 - slack < chunk.x0 < segment.x1:
            continue
        own = {id(glyph) for glyph in chunk.glyphs}
        whole = sorted(segment.glyphs + chunk.glyphs, key=_X0)
        shown = [glyph for glyph in whole if not glyph.text.isspace()]
        beside = ((a, b) for a, b in pairwise(shown) if (id(a) in own) != (id(b) in own))
        if all(left.x1 - slack <= right.x0 for left, right in beside):
            segment.glyphs, segment.last = whole, max(segment.last, chunk.last)
            segment.measure()
            return True
    return False


def _adjacent(left: Segment, right: Segment) -> bool:
    size = max(left.size, right.size)
    gap = right.x0 - left.x1
    if not -BACKWARDS * size < gap:
        return False
    last = left.glyphs[-1]
    limit = (SPACED_GAP if last.text.isspace() or right.glyphs[0].text.isspace() else WORD_GAP) * size
    if right.order != left.last + 1:
        limit = min(limit, _APART_GAP * min(left.size, right.size))
        gap += 0.5 * last.size if closes_blank(last) and gap > 0.1 * size else 0.0
        gap += blank_before(right.glyphs[0]) if gap > 0.1 * size else 0.0
    if gap > limit:
        return False
    if abs(left.y - right.y) <= _SAME_BASELINE * size:
        return True
    return gap < _BEFORE_RAISED * size and (
        is_raised(right.y, right.size, left.y, left.size) or is_raised(left.y, left.size, right.y, right.size)
    )


def is_raised(y: float, size: float, base: float, base_size: float) -> bool:
    """Whether text of this baseline and size is a superscript of the text it stands beside."""
    low, high = _RAISED if size <= RAISED_SIZE * base_size else _HIGH
    return size <= _LARGEST_RAISED * base_size and low * base_size <= y - base <= high * base_size
