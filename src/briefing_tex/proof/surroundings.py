"""Does what is around the pages go with them? Outline, page labels, tagging, sizes; nothing that runs.

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
    as_number,
    as_text,
    entries,
    entry,
)

_MOST_ENTRIES = 20_000
_ROLES = {
    "P": "Title Subtitle Issuer Partner Date Keywords AbstractLabel ContentsLabel Prompt ChannelCaption "
    "ProfileName ProfileText Website",
    "Span": "Keyword KeywordsLabel WebsiteLabel FigureLabel TableLabel CodeLine Em Strong CitationKey "
    "LineBreak",
    "Sect": "Abstract Contact",
    "Div": "Channel Profile",
    "H1": "ReferencesLabel",
    "Code": "CodeBlock",
    "Reference": "Citation",
    "Figure": "QRCode",
}
"""The standard types, and those of ours that stand for them; the fields of references are spans."""
_STANDARD = {name: role for role, names in _ROLES.items() for name in names.split()}
_COLOURS = frozenset({"DefaultGray", "DefaultRGB", "DefaultCMYK"})
_RUN = frozenset({"AA", "AcroForm", "OpenAction"})


def wrong_surroundings(evidence: Evidence) -> Iterator[Finding]:
    """What a viewer makes of the document otherwise than the report says."""
    catalog = evidence.document.catalog
    tagging = entries(entry(catalog, "MarkInfo"))
    if tagging.get("Marked") is not True or tagging.get("Suspects") is True:
        yield _finding("the PDF does not say that it is tagged")
    for name, role in evidence.tree.roles.items():
        if role != _STANDARD.get(name, "Span" if name.startswith("Ref") else name):
            yield _finding(f"elements of type {name} are said to be of type {role}")
    if _runs(catalog):
        yield _finding("the PDF runs something when it is opened, or holds a form")
    if evidence.pages and not _counts_from_one(entry(catalog, "PageLabels")):
        yield _finding("viewers number the pages otherwise than they do themselves")
    yield from _pages(evidence)
    yield from _outline(evidence)


def _runs(catalog: Any) -> bool:
    """Whether there are scripts, actions or forms of the whole document."""
    scripts = entry(entry(catalog, "Names"), "JavaScript")
    return scripts is not None or not _RUN.isdisjoint(entries(catalog))


def _counts_from_one(labels: Any) -> bool:
    """Whether page labels, where there are any, are the numbers from 1 on."""
    if labels is None:
        return True
    numbers = as_list(entry(labels, "Nums"))
    style = entries(numbers[1]) if len(numbers) == 2 else {}
    return as_name(style.get("S")) == "D" and not style.keys() - {"S", "Type"}


def _pages(evidence: Evidence) -> Iterator[Finding]:
    for number, page in enumerate(evidence.document.pages, 1):
        if as_number(entry(page, "UserUnit"), 1.0) != 1.0:
            yield _finding("is measured in units of its own", number)
        if entry(page, "AA") is not None:
            yield _finding("runs something when it is opened", number)
        if not _COLOURS.isdisjoint(entries(entry(entry(page, "Resources"), "ColorSpace"))):
            yield _finding("gives colours another meaning", number)


def _outline(evidence: Evidence) -> Iterator[Finding]:
    """Each entry of the outline names its heading and leads to it."""
    found = list(_entries(evidence.document.catalog))
    expected = _titles(evidence)
    if [squeezed(title) for title, _ in found] != expected:
        said = [title for title, _ in found if squeezed(title) not in expected]
        yield _finding(f"the outline differs from the headings{f': {said[0]}' if said else ''}")
        return
    for (title, action), heading in zip(found, evidence.headings, strict=False):
        if not leads_to(evidence.destinations.get(name_of(entry(action, "D"))), heading):
            yield _finding(f"the entry '{title}' of the outline leads to another place")


def _entries(catalog: Any) -> Iterator[tuple[str, Any]]:
    """Title and action of each entry, in reading order."""
    waiting = [as_dict(entry(entry(catalog, "Outlines"), "First"))]
    for _ in range(_MOST_ENTRIES):
        item = waiting.pop() if waiting else None
        if item is None:
            if not waiting:
                return
            continue
        yield as_text(entry(item, "Title")), entry(item, "A")
        waiting += [as_dict(entry(item, "Next")), as_dict(entry(item, "First"))]


def _titles(evidence: Evidence) -> list[str]:
    counters = [0, 0, 0]
    titles = []
    for _, level, section in all_sections(evidence.report):
        counters[level - 1] += 1
        counters[level:] = [0] * (3 - level)
        titles.append(f"{'.'.join(map(str, counters[:level]))}{plain_text(section.title)}")
    labels = (item for item in evidence.headings if item.type == "ReferencesLabel")
    titles += ["".join(content.text for content in label.contents()) for label in labels]
    return [squeezed(title) for title in titles]


def _finding(message: str, page: int | None = None) -> Finding:
    return Finding("document", message, page=page)
