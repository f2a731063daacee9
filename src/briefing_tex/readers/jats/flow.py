"""Content in reading order: inline text, and what stands one below the other.

In: an element of JATS. Out: lists of the JSON form, made by the tables of elements that the article brings.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from lxml import etree

from briefing_tex.readers.jats.article import Article, Element, Handler, Placed, content
from briefing_tex.readers.jats.marks import without_brackets
from briefing_tex.readers.jats.text import blank, settle


def inlines(element: Element, article: Article) -> list[Any]:
    """The inline text of an element; blocks within it are taken off their text."""
    return settle(parts_of(element, article))


def parts_of(element: Element, article: Article) -> list[Any]:
    """The inline text of an element, its white space still as the source has it."""
    parts: list[Any] = [element.text] if element.text else []
    for child in element:
        parts += _inline(child, article)
        if child.tail:
            parts.append(child.tail)
    return without_brackets(parts)


def flow(
    element: Element,
    article: Article,
    skip: Collection[str] = (),
    others: Mapping[str, Handler] | None = None,
) -> list[Any]:
    """The blocks in an element, runs of inline text among them as paragraphs.

    Elements named in `skip` are read elsewhere; `others` are handlers that hold here alone.
    """
    found: list[Any] = []
    run: list[Any] = []
    handlers = {**article.blocks, **others} if others else article.blocks
    for piece in _pieces(element):
        if isinstance(piece, str):
            run.append(piece)
        elif piece.tag in skip:
            continue
        elif is_block(piece, article):
            found += [*_paragraph(element, run), *handlers.get(piece.tag, _unknown_block)(piece, article)]
            run = []
        else:
            run += _inline(piece, article)
    return [*found, *_paragraph(element, run)]


def is_block(element: Element, article: Article) -> bool:
    """Whether an element stands on lines of its own; unknown ones do if they hold such elements."""
    if element.tag == "code":
        return not _within_a_line(element)
    if element.tag in article.blocks:
        return True
    return element.tag not in article.inlines and any(child.tag in article.blocks for child in element)


def name_of(element: Element) -> str:
    """The name of an element for a remark, without its namespace."""
    return f"<{etree.QName(element).localname}>"


def _pieces(element: Element) -> Iterator[str | Element]:
    if element.text:
        yield element.text
    for child in element:
        yield child
        if child.tail:
            yield child.tail


def _paragraph(element: Element, run: list[Any]) -> list[Any]:
    return [] if blank(run) else [Placed(element, type="paragraph", text=settle(without_brackets(run)))]


def _inline(element: Element, article: Article) -> list[Any]:
    handler = article.inlines.get(element.tag)
    if handler:
        return handler(element, article)
    article.remark(
        element, "unknown-element", f"{name_of(element)} has no place in a report; its text is kept."
    )
    return parts_of(element, article)


def _unknown_block(element: Element, article: Article) -> list[Any]:
    article.remark(
        element, "unknown-element", f"{name_of(element)} has no place in a report; its text is kept."
    )
    return flow(element, article)


def _within_a_line(element: Element) -> bool:
    """Whether a piece of code stands beside text, as words of a sentence do."""
    before = element.getprevious()
    parent = element.getparent()
    around = (before.tail if before is not None else parent.text if parent is not None else "", element.tail)
    return any((text or "").strip(" \n\r\t") for text in around) and "\n" not in content(element)
