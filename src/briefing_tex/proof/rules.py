"""Is whatever is painted a rule of ours, that goes through no text, and parts nothing that is one? Lacks one?

In: `Evidence`. Out: findings. Our pages have thin lines above, between and below text: below the title block,
above the contact and the notes, and in tables. Whatever else is painted, below the text or above, could be a
letter, a minus or a point, hide a letter, or strike it out; only formulas hold other lines and areas.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefing_tex.proof.characters import is_shown, needs_base
from briefing_tex.proof.evidence import Evidence
from briefing_tex.proof.findings import Finding
from briefing_tex.proof.least import least_rules
from briefing_tex.proof.painting import Box, Shown, WitnessedPage
from briefing_tex.readers.pdf.pages.glyphs import Glyph
from briefing_tex.readers.pdf.pages.tree import Content, Element

_THIN = 1.01
"""pt: no rule of ours is thicker."""
_AROUND = 12.0
"""pt by which lines and areas of a formula may reach beyond its signs."""
_LEAST = 36.0
"""pt: no rule of ours is shorter."""
_TITLES = frozenset({"Title", "Subtitle", "Issuer", "Partner", "Date"})
_RULED = _TITLES | {"Contact", "Note", "Table"}
"""What rules stand below, above, or in."""
_RISE = 1.5
"""Of the size: a rule farther from the first sign of a string is not of its line."""
_BELOW, _ABOVE = 0.22, 0.8
"""Of the size: a rule that passes a text between these heights, from its baseline, strikes it out or underlines
it.
"""


_WHOLE = frozenset("Title Subtitle H1 H2 H3 P CodeBlock Caption BibEntry THead TBody TOC".split())
"""What no rule of ours parts: it would make two of one paragraph, a head of the first rows of a table."""
_WITHIN = 1.0
"""pt: a rule between lines is farther from the baselines of both."""


def wrong_rules(evidence: Evidence) -> Iterator[Finding]:
    """What is painted, and is no rule; rules that go through text, or are too many, or too few."""
    most, least, wholes = _expected(evidence), least_rules(evidence), _wholes(evidence)
    drawn: Counter[int] = Counter()
    for page in evidence.pages:
        rules = 0
        areas = [area.box for area in page.painted if not area.is_picture]
        formulas = _formulas(evidence, page) if areas and evidence.unread else []
        for box in areas:
            drawn[page.number] += box[3] - box[1] <= _THIN and box[2] - box[0] >= _LEAST
            if any(_is_within(box, formula) for formula in formulas):
                continue
            rules += 1
            if box[3] - box[1] > _THIN or box[2] - box[0] < _LEAST or rules > most.get(page.number, 0):
                yield evidence.finding("stray", "something is drawn that is no rule", page.number, box)
            elif struck := _struck(evidence, page.shown, box):
                yield evidence.finding("covered", "is struck out or underlined", page.number, struck)
            elif _is_parting(box, wholes.get(page.number, ())):
                yield evidence.finding("stray", "a rule parts what is one", page.number, box)
    lacking = next((number for number, count in least.items() if number and drawn[number] < count), 0)
    if lacking:
        yield Finding("stray", "a rule is missing", page=lacking)
    elif drawn.total() < least.total():
        yield Finding("stray", "a rule is missing: below the title, or above the contact")


def _expected(evidence: Evidence) -> Mapping[int, int]:
    """How many rules a page has at most: where cells are empty, it is not known on which pages a table is."""
    most: Counter[int] = Counter()
    titles = {1}  # a title may show nothing
    notes: set[int] = set()
    for element in evidence.elements:
        pages = sorted({content.page for content in element.contents()}) if element.type in _RULED else []
        if element.type == "Table":
            rules = 2 + any(group.type == "THead" for group in element.elements())
            rows = [row for group in element.elements() for row in group.elements()]
            is_full = all(next(row.contents(), None) for row in rows)
            most.update(dict.fromkeys(pages if is_full else range(1, len(evidence.pages) + 1), rules))
            most.update([pages[-1] + 1] if pages else [])  # in a note, the last may stand alone
        elif element.type == "Contact":
            first = pages[0] if pages else 0  # what stands first may show nothing, on the page before
            most.update((first - 1, first) if first else range(1, len(evidence.pages) + 1))
        elif element.type == "Note":  # one that shows nothing is on the page of its mark, or on the next
            notes = notes.union(pages, (page + 1 for page in pages))
        else:  # the title block may end with its page, and the rule below it stand on the next
            titles = titles.union(pages, [pages[-1] + 1] if pages else [])
    most.update([*notes, *titles])
    return most


def _formulas(evidence: Evidence, page: WitnessedPage) -> list[Box]:
    """The boxes around the formulas of a page."""
    boxes: dict[object, Box] = {}
    for shown in page.shown:
        if evidence.is_read(shown):
            continue
        for glyph in shown.glyphs:
            mark = glyph.mark
            key = (mark.owner, mark.mcid) if mark and mark.mcid is not None else id(mark)
            x0, y0, x1, y1 = (
                glyph.x0 - _AROUND,
                glyph.y - _AROUND,
                glyph.x1 + _AROUND,
                glyph.y + glyph.size + _AROUND,
            )
            one = boxes.get(key, (x0, y0, x1, y1))
            boxes[key] = min(one[0], x0), min(one[1], y0), max(one[2], x1), max(one[3], y1)
    return list(boxes.values())


def _struck(evidence: Evidence, strings: Sequence[Shown], rule: Box) -> Glyph | None:
    """The first glyph that a rule goes through."""
    x0, y0, x1, y1 = rule
    for shown in strings:
        start, end = shown.glyphs[0], shown.glyphs[-1]
        far = _RISE * start.size
        if y0 > start.y + far or y1 < start.y - far or start.x0 >= x1 or x0 >= end.x1:
            continue
        # Marks stand on heights of their own: the line is known by what is none.
        seen = [one for one in shown.glyphs if is_shown(one.text) and not needs_base(one.text[0])]
        first = seen[0] if seen else None
        if (
            first
            and y1 > first.y - _BELOW * first.size
            and y0 < first.y + _ABOVE * first.size
            and not (first.mark and first.mark.artifact)
            and evidence.is_text(first.mark)
        ):
            return next((one for one in seen if one.x0 < x1 and x0 < one.x1), None)
    return None


def _is_within(box: Box, frame: Box) -> bool:
    return box[0] >= frame[0] and box[1] >= frame[1] and box[2] <= frame[2] and box[3] <= frame[3]


def _wholes(evidence: Evidence) -> Mapping[int, list[Box]]:
    """By page, from where to where the baselines go of what no rule parts."""
    found: dict[int, list[Box]] = defaultdict(list)
    for element in evidence.elements:
        if element.type in _WHOLE:
            boxes: dict[int, Box] = {}
            for content in _in_line(element):
                first, last = content.glyphs[0], content.glyphs[-1]
                x0, y0, x1, y1 = boxes.get(content.page, (1e9, 1e9, -1e9, -1e9))
                boxes[content.page] = (
                    min(x0, first.x0), min(y0, last.y), max(x1, last.x1), max(y1, first.y)
                )  # fmt: skip
            for page, box in boxes.items():
                if box[3] - box[1] > 2 * _WITHIN:
                    found[page].append(box)
    return found


def _in_line(element: Element) -> Iterator[Content]:
    """What an element shows in its place; of a note the number, of formulas nothing."""
    for child in element.children:
        if isinstance(child, Content):
            if child.glyphs:
                yield child
        elif isinstance(child, Element) and (
            child.type == "Lbl" if element.type == "Note" else child.type != "Formula"
        ):
            yield from _in_line(child)


def _is_parting(rule: Box, wholes: Sequence[Box]) -> bool:
    """Whether a rule stands between lines of what is one."""
    return any(
        y0 + _WITHIN < rule[1] < y1 - _WITHIN and rule[0] < x1 and x0 < rule[2] for x0, y0, x1, y1 in wholes
    )
