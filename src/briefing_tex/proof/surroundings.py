"""Does what is around the pages go with them? Outline, page labels, tagging; nothing that ours never have.

In: `Evidence`. Out: findings. Follows ISO 32000-1, 7.7.2 (catalog), 12.3.3 (outline), 12.4.2 (page labels),
12.6 (actions), 14.8 (tagged PDF).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing_tex.model import all_sections, plain_text
from briefing_tex.proof.destinations import leads_to, name_of
from briefing_tex.proof.evidence import Evidence, squeezed
from briefing_tex.proof.findings import Finding
from briefing_tex.readers.pdf.file.objects import (
    as_dict,
    as_list,
    as_name,
    as_numbers,
    as_text,
    entries,
    entry,
    key_of,
)

_ROLES = {
    "P": "Title Subtitle Issuer Partner Date Keywords AbstractLabel ContentsLabel Prompt ChannelCaption "
    "ProfileName ProfileText Website",
    "Span": "Keyword KeywordsLabel WebsiteLabel FigureLabel TableLabel CodeLine Em Strong CitationKey "
    "LineBreak",
    "Sect": "Abstract Contact",
    "Div": "Channel Profile",
    "H1": "ReferencesLabel",
    "Code": "CodeBlock",
    "Reference": "Reference Citation",
    "Figure": "QRCode",
}
"""The standard types, and those of ours that stand for them; the fields of references are spans."""
_STANDARD = {name: role for role, names in _ROLES.items() for name in names.split()}
_COLOURS = frozenset({"DefaultGray", "DefaultRGB", "DefaultCMYK"})
_CATALOG = frozenset(
    "Type Pages AF Lang MarkInfo Metadata Names OutputIntents Outlines PageLabels StructTreeRoot "
    "ViewerPreferences".split()
)
_NAMES = frozenset({"Dests", "EmbeddedFiles"})
_STRUCTURE = frozenset({"Type", "K", "ParentTree", "ParentTreeNextKey", "IDTree", "RoleMap"})
_PAGE = frozenset("Type Parent Resources MediaBox Contents Annots StructParents Tabs".split())
_PAGES = frozenset({"Type", "Parent", "Kids", "Count"})
_ENTRY = frozenset("Title A Parent Prev Next First Last Count".split())
_ACTION = frozenset({"Type", "S", "D"})
"""What these dictionaries have in a PDF of ours. Whatever else they say, viewers may do anything of it."""


def wrong_surroundings(evidence: Evidence) -> Iterator[Finding]:
    """What a viewer makes of the document otherwise than the report says."""
    catalog = evidence.document.catalog
    tagging = entries(entry(catalog, "MarkInfo"))
    if tagging.get("Marked") is not True or tagging.get("Suspects") is True:
        yield _finding("the PDF does not say that it is tagged")
    for name, role in {(item.type, item.role) for item in evidence.elements}:
        if role != _STANDARD.get(name, "Span" if name.startswith("Ref") else name):
            yield _finding(f"elements of type {name} are said to be of type {role}")
    known = (
        (catalog, _CATALOG),
        (entry(catalog, "Names"), _NAMES),
        (entry(catalog, "StructTreeRoot"), _STRUCTURE),
    )
    for dictionary, keys in known:
        if foreign := entries(dictionary).keys() - keys:
            yield _finding(f"the PDF has what ours never have: {', '.join(sorted(foreign))}")
    if entries(entry(catalog, "ViewerPreferences")) != {"DisplayDocTitle": True}:
        yield _finding("viewers are told to show the PDF in another way")
    intents = as_list(entry(catalog, "OutputIntents"))
    if len(intents) > 1 or any(as_name(entry(intent, "S")) != "GTS_PDFA1" for intent in intents):
        yield _finding("colours are meant for another device than a screen")
    identifiers = [item.id for item in evidence.elements if item.id]
    if len(identifiers) != len(set(identifiers)):
        yield _finding("several elements have the same identifier")
    if entry(entry(catalog, "StructTreeRoot"), "ParentTree") is None:
        yield _finding("the structure has no index")
    if evidence.pages and not _counts_from_one(entry(catalog, "PageLabels")):
        yield _finding("viewers number the pages otherwise than they do themselves")
    yield from _pages(evidence)
    yield from _outline(evidence)


def _counts_from_one(labels: Any) -> bool:
    """Whether page labels, where there are any, are the numbers from 1 on."""
    if labels is None:
        return True
    numbers = as_list(entry(labels, "Nums"))
    style = entries(numbers[1]) if len(numbers) == 2 else {}
    return numbers[:1] == [0] and as_name(style.get("S")) == "D" and not style.keys() - {"S", "Type"}


def _pages(evidence: Evidence) -> Iterator[Finding]:
    """What pages say, and the nodes of their tree."""
    nodes: set[Any] = set()
    sizes = {tuple(as_numbers(entry(page, "MediaBox"))) for page in evidence.document.pages}
    if len(sizes) > 1 or any(size[:2] != (0.0, 0.0) for size in sizes):
        yield _finding("the pages are of several sizes, or not shown from their lower left corner")
    for number, page in enumerate(evidence.document.pages, 1):
        values = entries(page)
        foreign = values.keys() - _PAGE
        node = values.get("Parent")
        while as_dict(node) is not None and key_of(node) not in nodes:
            nodes.add(key_of(node))
            foreign |= entries(node).keys() - _PAGES
            node = entry(node, "Parent")
        if foreign:
            yield _finding(f"has what pages of ours never have: {', '.join(sorted(foreign))}", number)
        if as_name(values.get("Tabs")) != "S" or values.get("StructParents") is None:
            yield _finding("is not said to be read in the order of its structure", number)
        if not _COLOURS.isdisjoint(entries(entry(values.get("Resources"), "ColorSpace"))):
            yield _finding("gives colours another meaning", number)


def _outline(evidence: Evidence) -> Iterator[Finding]:
    """Each entry of the outline names its heading, stands below that around it, and leads to it."""
    found = evidence.outline
    expected = _titles(evidence)
    if [(level, squeezed(as_text(item.get("Title")))) for level, item in found] != expected:
        titles = [title for _, title in expected]
        said = [title for _, item in found if squeezed(title := as_text(item.get("Title"))) not in titles]
        yield _finding(f"the outline differs from the headings{f': {said[0]}' if said else ''}")
        return
    for (_, item), heading in zip(found, evidence.headings, strict=False):
        action, title = entries(item.get("A")), as_text(item.get("Title"))
        if item.keys() - _ENTRY or action.keys() - _ACTION or as_name(action.get("S")) != "GoTo":
            yield _finding(f"the entry '{title}' of the outline does more than leading to its heading")
        elif not leads_to(evidence.destinations.get(name_of(action.get("D"))), heading):
            yield _finding(f"the entry '{title}' of the outline leads to another place")


def _titles(evidence: Evidence) -> list[tuple[int, str]]:
    """Level and title of each heading."""
    counters = [0, 0, 0]
    titles = []
    for _, level, section in all_sections(evidence.report):
        counters[level - 1] += 1
        counters[level:] = [0] * (3 - level)
        title = f"{'.'.join(map(str, counters[:level]))}{plain_text(section.title)}"
        titles.append((level, squeezed(title)))
    labels = (item for item in evidence.headings if item.type == "ReferencesLabel")
    said = ("".join(content.text for content in label.contents()) for label in labels)
    return titles + [(1, squeezed(label)) for label in said]


def _finding(message: str, page: int | None = None) -> Finding:
    return Finding("document", message, page=page)
