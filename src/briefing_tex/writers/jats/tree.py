"""Building the XML tree: text between elements, and indentation where white space says nothing."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

XML = "http://www.w3.org/XML/1998/namespace"
XLINK = "http://www.w3.org/1999/xlink"
HREF = f"{{{XLINK}}}href"

# Elements that hold elements only, so that white space in them is no text.
_CONTAINERS = frozenset(
    "article front article-meta title-group contrib-group contrib pub-date abstract kwd-group custom-meta-group"
    " custom-meta body back sec list list-item table-wrap table colgroup thead tbody tr fig caption graphic"
    " disp-quote ref-list ref citation-alternatives element-citation person-group name notes".split()
)

_BLOCKS = frozenset("list table-wrap fig disp-quote code".split())


def add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    """A new last child; an attribute `list_type` is written `list-type`, an empty one is left out."""
    child = etree.SubElement(parent, tag)
    child.text = text
    for name, value in attributes.items():
        if value:
            child.set(name.replace("_", "-"), value)
    return child


def add_if(parent: Element, tag: str, text: str | None, **attributes: str) -> None:
    """A new last child, unless there is no text for it."""
    if text:
        add(parent, tag, text, **attributes)


def add_text(parent: Element, text: str) -> None:
    """Text after all that `parent` holds so far."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def indent(element: Element, level: int = 1) -> int:
    """Indent everything that holds elements only; the answer is how deep the tree goes."""
    deepest = level
    inside = len(element) > 0 and (element.tag in _CONTAINERS or _wraps_a_block(element))
    for child in element:
        deepest = max(deepest, indent(child, level + 1) if inside else _depth(child, level + 1))
        if inside:
            child.tail = "\n" + "  " * level
    if inside:
        element.text = "\n" + "  " * level
        element[-1].tail = "\n" + "  " * (level - 1)
    return deepest


def _wraps_a_block(element: Element) -> bool:
    return element.tag == "p" and not element.text and element[0].tag in _BLOCKS and not element[0].tail


def _depth(element: Element, level: int) -> int:
    return max((_depth(child, level + 1) for child in element), default=level)
