"""Does the head of a table stand again where it goes on, cell for cell?

In: the structure of a document, its pages as they were painted. Out: the strings that repeat a head, and where
one lacks. Lines of a cell may break elsewhere than in the head; what repeats a formula is no text here, either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from briefing_tex.proof.painting import Shown, WitnessedPage, is_ornament, key_of
from briefing_tex.readers.pdf.pages.tree import Content, Element

MARGIN = 58.0
"""pt: within so much of its upper and lower edge a page has its running head and its number."""
_INTO, _ASIDE = 2.0, 12.0
"""pt by which a sign may begin within the column beside its own, or beside all that its own column holds."""
_TOUCH = 0.5
"""pt: signs that are no farther apart stand together."""
HIGH = 0.25
"""Of the page: a head higher than this need not repeat: it may be one that leaves too little of each page."""


Span = tuple[float, float]


class _Cell(Struct):
    """A cell of a head: its strings, the signs that they say, from where to where its column goes."""

    shown: Sequence[Shown]
    signs: Counter[str]
    left: float
    right: float

    def holds(self, shown: Shown) -> bool:
        left, right = shown.glyphs[0].x0, shown.glyphs[-1].x0
        return left >= self.left and right <= self.right

    def origin(self, shown: Shown) -> Shown:
        """The string that another one repeats, as far as its font tells."""
        return next((one for one in self.shown if one.font is shown.font), self.shown[0])


class Repeats(Struct, frozen=True):
    """Of a string that repeats one of a head, by its identity, that one; the heads that lack, with the page."""

    strings: Mapping[int, Shown]
    missing: Sequence[tuple[Element, int]]


def repeated_heads(root: Element, pages: Sequence[WitnessedPage]) -> Repeats:
    """What repeats the heads of the tables on the pages behind the first."""
    strings: dict[int, Shown] = {}
    missing = []
    for table, is_note in tables(root, is_note=False):
        groups = [group for group in table.elements() if group.type == "THead"]
        contents = [content for group in groups for content in in_line(group)]
        start = {content.page for content in contents}
        head = _head(table, pages[min(start) - 1]) if len(start) == 1 else []
        if not head:
            continue
        ys = [glyph.y for content in contents for glyph in content.glyphs]
        is_due = not is_note and max(ys) - min(ys) < HIGH * pages[0].height
        rows = {
            content.page for group in table.elements() if group.type == "TBody" for content in in_line(group)
        }
        is_number = all(sign.isdigit() for cell in head for sign in cell.signs)
        for page in pages[min(start) :]:
            # Where none of its rows stands, what is only the number of a note is that of one below.
            found = {} if is_number and page.number not in rows else _copy(head, page)
            strings |= found
            if is_due and page.number in rows and not found:
                missing.append((groups[0], page.number))
            if not found and page.number > max(rows, default=0):
                break
    return Repeats(strings, missing)


def tables(element: Element, *, is_note: bool) -> Iterator[tuple[Element, bool]]:
    """All tables below, and whether each is in a note, where heads do not repeat."""
    for child in element.elements():
        if child.type == "Table":
            yield child, is_note
        yield from tables(child, is_note=is_note or child.type == "Note")


def in_line(element: Element) -> Iterator[Content]:
    """What an element holds and shows in its place: of a note the number."""
    for child in element.children:
        if isinstance(child, Content) and child.glyphs:
            yield child
        elif isinstance(child, Element):
            below = child.elements() if child.type == "Note" else [child]
            yield from (item for one in below if one is child or one.type == "Lbl" for item in in_line(one))


def _head(table: Element, page: WitnessedPage) -> list[_Cell]:
    """The cells of the head that say something, with what stands in them as an ornament."""
    spans: dict[int, Span] = {}
    cells: list[tuple[int, list[int]]] = []
    for group in table.elements():
        for row in group.elements() if group.type in ("THead", "TBody") else ():
            for column, cell in enumerate(row.elements()):
                contents = list(in_line(cell))
                glyphs = [glyph for content in contents for glyph in content.glyphs]
                left, right = spans.get(column, (1e9, -1e9))
                spans[column] = (
                    min([left, *(glyph.x0 for glyph in glyphs)]),
                    max([right, *(glyph.x1 for glyph in glyphs)]),
                )
                if group.type == "THead" and contents:
                    cells.append((column, _places(contents, page)))
    starts = [_start(own[0], page) for _, own in cells]
    ends = [*starts[1:], _end(cells[-1][1][-1], page)] if cells else []
    strings = [page.shown[start:end] for start, end in zip(starts, ends, strict=True)]
    spans |= {-1: (0.0, 0.0), len(spans): (page.width, page.width)}
    return [
        _Cell(shown, Counter(_said(shown, page)), *_room(*(spans[column + step] for step in (-1, 0, 1))))
        for (column, _), shown in zip(cells, strings, strict=True)
    ]


def _room(before: Span, own: Span, after: Span) -> Span:
    """From where to where a column goes: a long word may stick out of the one before."""
    return min(before[1] - _INTO, own[0] - _ASIDE), max(after[0] + _INTO, own[1] + _ASIDE)


def _places(contents: Sequence[Content], page: WitnessedPage) -> list[int]:
    """Which strings of a page show some contents."""
    keys = {key_of(content.glyphs[0].mark) for content in contents}
    return [index for index, shown in enumerate(page.shown) if key_of(shown.glyphs[0].mark) in keys]


def _start(first: int, page: WitnessedPage) -> int:
    """Where the ornaments begin that touch a string from before: the bracket of a citation."""
    while first > 0:
        before, glyph = page.shown[first - 1].glyphs, page.shown[first].glyphs[0]
        if not is_ornament(before[0]) or before[-1].y != glyph.y or abs(before[-1].x1 - glyph.x0) > _TOUCH:
            break
        first -= 1
    return first


def _end(last: int, page: WitnessedPage) -> int:
    """Where the ornaments end that follow a string on its line: the bracket of a citation."""
    y, end = page.shown[last].glyphs[-1].y, last + 1
    while end < len(page.shown) and is_ornament(page.shown[end].glyphs[0]) and page.shown[end].glyphs[0].y == y:
        end += 1
    return end


def _said(strings: Sequence[Shown], page: WitnessedPage) -> str:
    """What strings say, without spaces; what replaces several of them, once."""
    parts, last = [], -1
    for shown in strings:
        if shown.span < 0:
            parts += [glyph.text for glyph in shown.glyphs]
        elif shown.span != last:
            parts.append(page.spans[shown.span])
        last = shown.span
    return "".join("".join(parts).split())


def _copy(head: Sequence[_Cell], page: WitnessedPage) -> dict[int, Shown]:
    """The strings on a page, above all its text, that repeat a head, with those which they repeat."""
    top = max((glyph.y for glyph in page.glyphs if not is_ornament(glyph)), default=0.0)
    below = page.height - MARGIN
    strings = [one for one in page.shown if is_ornament(one.glyphs[0]) and top < one.glyphs[0].y <= below]
    for start in range(len(strings)):
        found: dict[int, Shown] = {}
        at = start
        for cell in head:
            first, said = at, Counter[str]()
            while at < len(strings) and cell.holds(strings[at]):
                more = Counter(_said(strings[first : at + 1], page))
                if not more <= cell.signs:
                    break
                said, found[id(strings[at])] = more, cell.origin(strings[at])
                at += 1
            if said != cell.signs:
                break
        else:
            return found
    return {}
