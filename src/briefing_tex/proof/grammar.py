"""Does each element stand where reports have such a one, and is all text where text is read?

In: `Evidence`. Out: findings. What the tree holds elsewhere would be on the page, and in no report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefing_tex.proof.evidence import Evidence
from briefing_tex.proof.findings import Finding
from briefing_tex.readers.pdf.file.objects import as_name
from briefing_tex.readers.pdf.pages.tree import Content, Element

_INLINE = "Citation Code Em Formula LineBreak Link Note Strong"
_BLOCKS = "P L Table Figure BlockQuote CodeBlock"
_NAMES = "RefFamily RefGiven RefLiteral"
_HELD = {
    "StructTreeRoot": "Document",
    "Document": "Title Subtitle Issuer Partner Date Abstract Keywords ContentsLabel TOC H1 H2 H3 "
    f"ReferencesLabel BibEntry Contact {_BLOCKS}",
    "Abstract": f"AbstractLabel {_BLOCKS}",
    "Keywords": "KeywordsLabel Keyword",
    "TOC": "TOCI",
    "TOCI": "Reference",
    "Reference": "Link",
    "L": "LI",
    "LI": "Lbl LBody",
    "LBody": _BLOCKS,
    "BlockQuote": _BLOCKS,
    "Note": f"Lbl {_BLOCKS}",
    "Table": "Caption THead TBody",
    "THead": "TR",
    "TBody": "TR",
    "TR": "TH TD",
    "Figure": "Caption",
    "CodeBlock": "CodeLine",
    "Caption": f"FigureLabel TableLabel Lbl {_INLINE}",
    "Citation": "Link CitationKey",
    "Contact": "Prompt Channel Profile Website WebsiteLabel",
    "Channel": "QRCode Figure ChannelCaption",
    "Profile": "ProfileName ProfileText",
    "Website": "Link",
    "RefAuthor": _NAMES,
    "RefEditor": _NAMES,
    "RefTranslator": _NAMES,
    **dict.fromkeys("Title Subtitle H1 H2 H3 P TH TD Em Strong ProfileText".split(), _INLINE),
    "Link": f"CitationKey RefURL RefDOI {_INLINE}",
}
_BELOW = {kind: frozenset(held.split()) for kind, held in _HELD.items()}
"""What elements of a type hold; those that are not named hold text only."""
_SILENT = frozenset(
    "StructTreeRoot Document Abstract TOC TOCI L LI LBody Table THead TBody TR BlockQuote CodeBlock Note "
    "Contact Channel Profile Citation Figure QRCode LineBreak".split()
)
"""Elements that have no text of their own."""
_BETWEEN = {
    "Keywords": re.compile(r"[\s:：;；]*"),
    "BibEntry": re.compile(r"(?>\W|editor|translator|no|pp?|vol|v|ISBN|ISSN|doi)*"),
}
"""What stands between the parts of an element, and is not read."""
_ATTRIBUTES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "L": {"ListNumbering": ("Decimal", "Disc")},
    "TH": {"Scope": ("Column",), "TextAlign": ("Start", "Center", "End")},
    "TD": {"TextAlign": ("Start", "Center", "End")},
    "Formula": {"Placement": ("Block",)},
}


def misplaced(evidence: Evidence) -> Iterator[Finding]:
    """Elements and text where no report has any; what elements say beside what is read."""
    for element in (evidence.tree.root, *evidence.elements):
        kind = element.type
        held = _BELOW.get(kind, frozenset()) if kind != "BibEntry" else None
        for child in element.children:
            if isinstance(child, Element):
                fits = child.type in held if held is not None else child.type[:3] in ("Ref", "Lin", "Lbl")
                if not fits:
                    yield _finding(evidence, f"is of type {child.type} in {kind}", child)
            elif isinstance(child, Content) and child.glyphs and not _may_say(kind, child.text):
                yield _finding(evidence, f"is no part of the report (in {kind})", element)
        if element.foreign or _is_odd(element):
            said = ", ".join([*element.foreign, *element.attributes])
            yield _finding(evidence, f"says of itself what ours never say ({said})", element)


def _may_say(kind: str, text: str) -> bool:
    if kind in _SILENT:
        return not text.strip()
    return kind not in _BETWEEN or _BETWEEN[kind].fullmatch(text) is not None


def _is_odd(element: Element) -> bool:
    """Whether an element has attributes that its type does not have, or other values."""
    known = _ATTRIBUTES.get(element.type, {})
    return any(as_name(value) not in known.get(name, ()) for name, value in element.attributes.items())


def _finding(evidence: Evidence, message: str, element: Element) -> Finding:
    content = next((content for content in element.contents() if content.glyphs), None)
    if content is None:
        return Finding("stray", f"an empty element {message}")
    text = "".join(content.text for content in element.contents())
    return evidence.finding("stray", message, content.page, content.glyphs[0], text)
