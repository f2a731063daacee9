"""Does each block begin a line of its own, what follows a line break, too, and does all else go on in its line?

In: `Evidence`. Out: findings. A paragraph, a heading, a line of code or an item that stands on the line of what
is read before it would be read as one with it. A strong word or a link goes on at the height of the line, and
as far from the word before as the text says. Cells and channels, which stand beside one another, and notes are
looked at each on its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from briefing_tex.proof.characters import is_shown, needs_base
from briefing_tex.proof.evenness import LEAST, MOST, is_plain
from briefing_tex.proof.evidence import Evidence
from briefing_tex.proof.findings import Finding
from briefing_tex.proof.words import CLOSED, ENDS, PLAIN_SPACES, are_letters
from briefing_tex.readers.pdf.pages.glyphs import Glyph
from briefing_tex.readers.pdf.pages.tree import Content, Element

_LOWER = 0.5
"""Of the size: a line is lower than the one before it by more."""
_BLOCKS = frozenset(
    "Title Subtitle Issuer Date AbstractLabel KeywordsLabel ContentsLabel TOCI H1 H2 H3 LI P CodeLine Caption "
    "ReferencesLabel BibEntry Prompt ChannelCaption ProfileName ProfileText WebsiteLabel LineBreak".split()
)
_APART = frozenset({"TH", "TD", "Channel", "Note"})
_WITHIN = frozenset({"Em", "Strong", "Code", "Link"})
"""Elements that go on in the line, with nothing between them and the text around but what it says."""
_LOOSE = frozenset({"TOCI", "Reference"})
"""Those whose parts stand apart without a space: number, title and page of a line of the contents."""


class _Line(Struct):
    """The last sign that was read, and whether what follows begins a line."""

    glyph: Glyph | None = None
    page: int = 0
    begins: bool = False
    label: Glyph | None = None
    """The number of an item, before its text."""
    is_spaced: bool = False
    """Whether a space was read behind it."""
    is_open: bool = True
    """Whether something else may stand behind it: the number of a note, a bracket, a sign that nobody sees."""

    def skip(self, glyphs: Sequence[Glyph]) -> None:
        """Pass over what is not seen, or is no letter."""
        if glyphs:
            is_space = all(one.text in PLAIN_SPACES for one in glyphs)
            self.is_spaced |= is_space
            self.is_open |= not is_space


def run_together(evidence: Evidence) -> Iterator[Finding]:
    """Blocks that stand on the line of the one before them."""
    yield from _look(evidence, evidence.tree.root, _Line())


def _look(evidence: Evidence, element: Element, line: _Line) -> Iterator[Finding]:
    for child in element.children:
        if isinstance(child, Content):
            line.is_open |= element.type in _LOOSE
            yield from _follow(evidence, child, line)
        elif isinstance(child, Element) and child.type != "Formula":
            if child.type in _APART:
                line.is_open = True
                yield from _look(evidence, child, _Line())
                continue
            line.begins |= child.type in _BLOCKS
            line.is_open |= child.type not in _WITHIN
            yield from _look(evidence, child, line)
            line.is_open |= child.type not in _WITHIN
            if child.type == "Lbl" and element.type == "LI":
                line.label, line.begins = line.glyph, False  # the item stands beside its number


def _follow(evidence: Evidence, content: Content, line: _Line) -> Iterator[Finding]:
    glyphs = content.glyphs
    seen = [index for index, one in enumerate(glyphs) if is_shown(one.text) and not needs_base(one.text[0])]
    if not seen or not evidence.is_text(glyphs[seen[0]].mark):
        line.skip(glyphs)
        return
    line.skip(glyphs[: seen[0]])
    first, before, message = glyphs[seen[0]], line.glyph, ""
    if before and line.page == content.page:
        message = _goes_back(line, before, first) if line.begins else _goes_on(line, before, first)
    if message:
        yield evidence.finding("order", message, content.page, first, content.text)
    line.glyph, line.page, line.begins = glyphs[seen[-1]], content.page, False
    line.is_open = line.is_spaced = False
    line.skip(glyphs[seen[-1] + 1 :])


def _goes_back(line: _Line, before: Glyph, first: Glyph) -> str:
    """What is wrong with the place of a block behind the last sign of the one before."""
    least = _LOWER * min(before.size, first.size)
    if before is line.label:
        least = -least  # no lower, but no higher
    return "stands on the line of what is read before it" if before.y - first.y < least else ""


def _goes_on(line: _Line, before: Glyph, first: Glyph) -> str:
    """What is wrong with the place of a text behind the last sign before it, in the same block."""
    size, rise = before.size, abs(first.y - before.y)
    if first.x0 < before.x0 or rise >= MOST * size:
        return ""
    if rise > LEAST * size and is_plain(first.text) and is_plain(before.text):
        return "stands higher or lower than the text before it"
    last = "a" if before.text[-1] in ENDS else before.text
    is_closed = line.is_spaced and first.x0 - before.x1 < CLOSED * size and are_letters(last, first.text)
    return "is printed without the space before it" if is_closed and not line.is_open else ""
