"""Sections in reading order.

In: `body` and the parts of `back` that hold text. Out: the sections of the JSON form, all blocks below a title:
text without one joins the section before it, or one named after the report.
"""

from __future__ import annotations

from typing import Any

from briefing_tex.readers.jats.article import Article, Data, Element, Placed, identifier
from briefing_tex.readers.jats.flow import flow, inlines, name_of

_HEAD = ("label", "title", "sec-meta")
_SECTION = "section"
"""The type of a section as long as it stands among blocks."""


def sections(holders: list[Element], title: str, article: Article) -> list[Data]:
    """The sections of `body`, `back` and `floats-group`; `title` names text that has no section of its own."""
    items = [item for holder in holders for item in _items(holder, article)]
    blocks, found = _split(items, article)
    if not blocks:
        return found
    article.remark(
        holders[0], "text-without-section", "Text outside of sections stands in one named after the report."
    )
    return [Placed(holders[0], title=title, blocks=blocks), *found]


def _items(element: Element, article: Article) -> list[Any]:
    """What an element holds, blocks and sections, in reading order."""
    return flow(element, article, skip=_HEAD, others=_SECTIONS)


def _section(element: Element, article: Article) -> list[Any]:
    if element.get("notes-type") == "contact":
        return []
    heading = element.find("title")
    title = inlines(heading, article) if heading is not None else []
    items = _items(element, article)
    if not any(title):
        article.remark(element, "section-without-title", f"{name_of(element)} has no title; its text is kept.")
        return items
    if not items and element.find("ref-list") is not None:
        return []
    blocks, inner = _split(items, article)
    found = Placed(element, type=_SECTION, title=title, blocks=blocks, sections=inner)
    if element.get("id"):
        found["id"] = identifier(element.get("id", ""))
    return [found]


def _split(items: list[Any], article: Article) -> tuple[list[Any], list[Any]]:
    """Blocks and sections apart; a block after a section joins it, for a report has no text after sections."""
    blocks: list[Any] = []
    found: list[Any] = []
    for item in items:
        if item["type"] == _SECTION:
            found.append(item)
            del item["type"]
        elif found:
            _last(found)["blocks"].append(item)
        else:
            blocks.append(item)
    return blocks, found


def _last(found: list[Any]) -> Any:
    last = found[-1]
    while last["sections"]:
        last = last["sections"][-1]
    return last


_SECTIONS = dict.fromkeys(("sec", "ack", "app", "bio", "glossary", "notes"), _section) | {"app-group": _items}
