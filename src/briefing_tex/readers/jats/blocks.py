"""Blocks: paragraphs, lists, figures, quotations, code.

In: an element of JATS. Out: the blocks it stands for in the JSON form.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing_tex.readers.jats.article import HREF, Article, Element, Handler, Placed, content
from briefing_tex.readers.jats.flow import flow, inlines, is_block
from briefing_tex.readers.jats.tables import table
from briefing_tex.readers.jats.text import line

_TAB = 4
"""Columns a tab in code advances to, as in CommonMark; a report holds no tabs."""
_LIST_TYPES = {"bullet": False, "simple": False, "order": True}


def caption(element: Element, article: Article) -> list[Any]:
    """The inline text of a caption, its title and paragraphs parted by line breaks."""
    found = element.find("caption")
    if found is None:
        return []
    lines: list[Any] = []
    for part in found:
        lines += [*([Placed(part, type="break")] if lines else []), *inlines(part, article)]
    return lines or inlines(found, article)


def _paragraph(element: Element, article: Article) -> list[Any]:
    if any(is_block(child, article) for child in element):
        return flow(element, article)
    return [Placed(element, type="paragraph", text=inlines(element, article))]


def _heading(element: Element, article: Article) -> list[Any]:
    """The title of what is no section: a line in bold."""
    text = inlines(element, article)
    return [Placed(element, type="paragraph", text=[{"type": "strong", "text": text}])] if text else []


def _inner_section(element: Element, article: Article) -> list[Any]:
    article.remark(element, "inner-section", "A section cannot stand here; its title becomes a line in bold.")
    return flow(element, article, skip=("label",))


def _list(element: Element, article: Article) -> list[Any]:
    kind = element.get("list-type", "bullet")
    if kind not in _LIST_TYPES:
        article.remark(element, "list-type", f"Lists of the type '{kind}' are numbered 1, 2, 3.", "info")
    before = flow(element, article, skip=("list-item",))
    items = [flow(item, article, skip=("label",)) for item in element.iterchildren("list-item")]
    if not items:
        article.remark(element, "empty-element", "A list without items is left out.")
        return before
    return [*before, Placed(element, type="list", ordered=_LIST_TYPES.get(kind, True), items=items)]


def _table(element: Element, article: Article) -> list[Any]:
    """`table-wrap`: its tables, the first with the caption, and what else stands in it."""
    text = caption(element, article)
    found: list[Any] = []
    for part in element.iterchildren("table"):
        found += table(part, text if not found else [], article)
    rest = flow(element, article, skip=("label", "caption", "table"))
    return [*found, *rest] if found else [*_as_paragraph(element, text), *rest]


def _figure(element: Element, article: Article) -> list[Any]:
    """`fig`: its images, the first with the caption, and what else stands in it."""
    text = caption(element, article)
    found: list[Any] = []
    for graphic in element.iterchildren("graphic"):
        found += _graphic(graphic, article, text if not found else [], element.find("alt-text"))
    rest = flow(element, article, skip=("label", "caption", "alt-text", "graphic"))
    if not found:
        article.remark(element, "figure-without-image", "A figure without an image is kept as its caption.")
        return [*_as_paragraph(element, text), *rest]
    return [*found, *rest]


def _bare_graphic(element: Element, article: Article) -> list[Any]:
    return _graphic(element, article, caption(element, article), None)


def _graphic(element: Element, article: Article, text: list[Any], alt: Element | None) -> list[Any]:
    image = element.get(HREF)
    if not image:
        article.remark(element, "figure-without-image", "An image without xlink:href is left out.")
        return _as_paragraph(element, text)
    own = element.find("alt-text")
    alt = own if own is not None else alt
    figure = Placed(element, type="figure", image=image, caption=text)
    if alt is not None:
        figure["alt"] = line(alt, article)
    return [figure]


def _quote(element: Element, article: Article) -> list[Any]:
    blocks = flow(element, article, skip=("label",))
    if not blocks:
        article.remark(element, "empty-element", "A quotation without a text is left out.")
        return []
    return [Placed(element, type="quote", blocks=blocks)]


def _code(element: Element, article: Article) -> list[Any]:
    text = content(element)
    if "\t" in text:
        text = text.expandtabs(_TAB)
        article.remark(element, "tabs", f"Tabs in code are written as spaces, {_TAB} columns each.", "info")
    if len(element):
        article.remark(element, "markup-left-out", "Code is plain text here; its markup is left out.")
    return [Placed(element, type="code", language=element.get("language", ""), text=text)]


def _as_paragraph(element: Element, text: list[Any]) -> list[Any]:
    return [Placed(element, type="paragraph", text=text)] if text else []


def _loose_notes(element: Element, article: Article) -> list[Any]:
    """Notes at the end of a table or an article: those whose mark stands in the text are already there."""
    found = flow(element, article, skip=("fn", "label"))
    for note in element.iterchildren("fn"):
        if note.get("id") not in article.placed:
            article.remark(
                note, "note-without-mark", "A note without a mark in the text is kept as a paragraph."
            )
            found += flow(note, article, skip=("label",))
    return found


def _around_references(element: Element, article: Article) -> list[Any]:
    """What stands in a list of references beside the references, which are read elsewhere."""
    return flow(element, article, skip=("label", "title", "ref"))


BLOCKS: Mapping[str, Handler] = {
    "p": _paragraph,
    "list": _list,
    "table-wrap": _table,
    "table": lambda element, article: table(element, [], article),
    "fig": _figure,
    "graphic": _bare_graphic,
    "disp-quote": _quote,
    "code": _code,
    "preformat": _code,
    **dict.fromkeys(("sec", "ack", "app", "app-group", "bio", "glossary", "notes"), _inner_section),
    "fn-group": _loose_notes,
    "table-wrap-foot": _loose_notes,
    "title": _heading,
    "label": _paragraph,
    "attrib": _paragraph,
    "term": _paragraph,
    "speaker": _paragraph,
    "verse-line": _paragraph,
    "ref-list": _around_references,
}
"""How each block is read."""
