"""Notes in the margin of a tagged document that its tags leave within the paragraphs they stand beside.

In: the parts of a document, where notes in margins stand. Out: the parts, each note in a part of its own behind
the one that held it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from briefing_tex.readers.pdf.foreign.parts import Part
from briefing_tex.readers.pdf.layout.marginalia import Stripe
from briefing_tex.readers.pdf.pages.glyphs import Glyph
from briefing_tex.readers.pdf.pages.tree import Content

_NEAR = 0.6
"""Distance of neighbours within a line at most, in parts of the size."""


def with_notes_apart(parts: Sequence[Part], stripes: Sequence[Stripe]) -> list[Part]:
    """The parts, with what stands in the stripes of margins apart from what stands beside it."""
    return [made for part in parts for made in _apart(part, stripes)] if stripes else list(parts)


def _apart(part: Part, stripes: Sequence[Stripe]) -> Iterator[Part]:
    pairs = [_halves(content, stripes) for content in part.contents]
    beside = [note for _, note in pairs if note.glyphs]
    text = [one for one, _ in pairs]
    if not beside or part.rows or not any(one.glyphs for one in text):
        yield part
        return
    part.contents = text
    yield part
    yield Part("note", beside)


def _touch(one: Glyph, other: Glyph) -> bool:
    """Whether two glyphs stand side by side in one line: it runs out of the margin into the text."""
    near = -_NEAR * one.size < other.x0 - one.x1 < _NEAR * one.size
    return near and abs(one.y - other.y) < 1 and abs(one.size - other.size) < 1


def _halves(content: Content, stripes: Sequence[Stripe]) -> tuple[Content, Content]:
    """What stands in the text, and what stands in a margin."""
    held = [any(stripe.holds(one.x0, one.x1, one.size) for stripe in stripes) for one in content.glyphs]
    across = {
        round(one.y)
        for (one, own), (other, its) in pairwise(zip(content.glyphs, held, strict=True))
        if own != its and _touch(one, other)
    }
    text: list[Glyph] = []
    note: list[Glyph] = []
    for glyph, beside in zip(content.glyphs, held, strict=True):
        (note if beside and round(glyph.y) not in across else text).append(glyph)
    if not note:
        return content, replace(content, text="", glyphs=[], pictures=[])
    words = ["".join(glyph.text for glyph in glyphs) for glyphs in (text, note)]
    return replace(content, text=words[0], glyphs=text), replace(
        content, text=words[1], glyphs=note, pictures=[]
    )
