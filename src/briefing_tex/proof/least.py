"""How many rules a document has at least: around the rows of its tables, above its notes, below its title.

In: `Evidence`. Out: by page, how many; by 0 those of which the page is not known. Only what surely has a rule
counts: not a table within a note, nor one whose head is too high to stand again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefing_tex.proof.evidence import Evidence, elements
from briefing_tex.proof.repeats import HIGH, in_line, tables
from briefing_tex.readers.pdf.pages.tree import Content, Element

_BREAKS = 5
"""Line breaks in a head: with more, it may be higher than its text shows."""


def least_rules(evidence: Evidence) -> Counter[int]:
    """The rules by page that cannot lack."""
    least: Counter[int] = Counter()
    for table, is_note in tables(evidence.tree.root, is_note=False):
        if not is_note:
            least.update(_of_table(table, evidence))
    feet: set[int] = set()
    for element in evidence.elements:
        if element.type == "Note":
            feet.update(content.page for content in _foot(element) if content.glyphs)
        elif element.type in ("Title", "Contact"):
            least[0] += any(content.glyphs or content.pictures for content in element.contents())
    least.update(feet)
    return least


def _of_table(table: Element, evidence: Evidence) -> Counter[int]:
    """Above and below its rows on each page, and below its head where that stands."""
    heads, bodies = ([group for group in table.elements() if group.type == kind] for kind in ("THead", "TBody"))
    head = [content for group in heads for content in in_line(group)]
    ys = [glyph.y for content in head for glyph in content.glyphs]
    pages = {content.page for group in bodies for content in in_line(group)}
    if heads and (not head or len({content.page for content in head}) > 1):
        return Counter()
    breaks = sum(item.type == "LineBreak" for group in heads for item in elements(group))
    if breaks > _BREAKS or (ys and max(ys) - min(ys) >= HIGH * evidence.pages[0].height):
        return Counter()
    return Counter(dict.fromkeys(pages, 2 + bool(heads)))


def _foot(note: Element) -> Iterator[Content]:
    """What a note shows in the foot."""
    for child in note.elements():
        if child.type != "Lbl":
            yield from in_line(child)
