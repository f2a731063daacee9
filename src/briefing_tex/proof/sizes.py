"""Is each kind of text set in its own size, headings larger than what they head?

In: `Evidence`. Out: findings. What sizes there are is a matter of design: here all headings of a level agree,
all paragraphs, all notes, all cells of a table.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator
from itertools import pairwise

from briefing_tex.proof.characters import is_shown
from briefing_tex.proof.evidence import Evidence
from briefing_tex.proof.findings import Finding
from briefing_tex.readers.pdf.pages.tree import Content, Element

_OTHER = 0.03
"""Of a size: sizes that differ by less are one."""
_AROUND = frozenset({"Note", "Abstract", "Caption"})
"""Elements that have sizes of their own for what they hold."""
_KINDS = frozenset(
    "Title Subtitle Issuer Partner Date AbstractLabel KeywordsLabel Keyword ContentsLabel TOCI H1 H2 H3 P "
    "CodeLine ReferencesLabel BibEntry Prompt ChannelCaption ProfileName ProfileText WebsiteLabel "
    "Website".split()
)
_MARK = "the number of a note"
_DOWN = ("Title", "H1", "H2", "H3", "P")
"""From large to small."""
Kind = tuple[str, Hashable]


def wrong_sizes(evidence: Evidence) -> Iterator[Finding]:
    """Texts in another size than others of their kind; kinds that are as small as what they stand above."""
    found: dict[Kind, list[tuple[float, Content]]] = defaultdict(list)
    for kind, content in _texts(evidence.tree.root, ("", "")):
        first = next((glyph for glyph in content.glyphs if is_shown(glyph.text)), None)
        if first and evidence.is_text(first.mark):
            found[kind].append((first.size, content))
    usual = {kind: _usual([size for size, _ in texts]) for kind, texts in found.items()}
    for kind, texts in found.items():
        other = next((content for size, content in texts if _differ(size, usual[kind])), None)
        if other:
            yield _finding(evidence, "is set in another size than others of its kind", other)
    present = [kind for name in _DOWN if (kind := (name, "")) in usual]
    pairs = [*pairwise(present), (("P", "Note"), (_MARK, ""))]
    for large, small in pairs:
        if large in usual and small in usual and usual[large] <= usual[small] * (1 + _OTHER):
            message = "is set in no larger letters than what it stands above"
            yield _finding(evidence, message, found[large][0][1])


def _texts(element: Element, kind: Kind) -> Iterator[tuple[Kind, Content]]:
    """All contents of the kinds that have a size, each with its kind."""
    for child in element.children:
        if isinstance(child, Content):
            if kind[0]:
                yield kind, child
        elif isinstance(child, Element):
            yield from _texts(child, _kind(child, element, kind))


def _kind(element: Element, above: Element, kind: Kind) -> Kind:
    name = element.type
    if name in _AROUND:
        return "", name
    if name == "Table":
        return "", id(element)
    if name == "Lbl":
        return (_MARK, "") if above.type == "Note" else kind
    if name in ("TH", "TD"):
        return "cell", kind[1]
    if name in _KINDS:
        return name, kind[1] if name in ("P", "CodeLine") else ""
    return kind


def _usual(sizes: list[float]) -> float:
    """The size that most have; of two that as many have, the larger."""
    counts = Counter(round(size, 1) for size in sizes)
    return max(counts, key=lambda size: (counts[size], size))


def _differ(size: float, usual: float) -> bool:
    return abs(size - usual) > _OTHER * usual


def _finding(evidence: Evidence, message: str, content: Content) -> Finding:
    return evidence.finding("unseen", message, content.page, content.glyphs[0], content.text)
