"""Sections, blocks and inlines: one small function for each element.

In: an element of the model and the XML element to put it into. Out: nothing; the tree has grown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from briefing_tex.model import (
    Block,
    Break,
    Citation,
    Code,
    CodeBlock,
    Emphasis,
    Figure,
    Footnote,
    Link,
    List,
    Math,
    Paragraph,
    Quote,
    Section,
    Strong,
    Table,
    Text,
)
from briefing_tex.writers.jats.names import Names, xml_name
from briefing_tex.writers.jats.tree import HREF, XML, Element, add, add_text


def section(parent: Element, part: Section, names: Names) -> None:
    element = add(parent, "sec", id=xml_name(part.id) if part.id else "")
    text(add(element, "title"), part.title, names)
    blocks(element, part.blocks, names)
    for inner in part.sections:
        section(element, inner, names)


def blocks(parent: Element, parts: Iterable[Block], names: Names, bare: tuple[type, ...] | None = None) -> None:
    """Blocks one below the other; where JATS asks for paragraphs, all but `bare` kinds stand inside one."""
    for part in parts:
        inside = parent if bare is None or isinstance(part, bare) else add(parent, "p")
        _BLOCKS[type(part)](inside, part, names)


def text(element: Element, parts: Text, names: Names) -> None:
    """Inline text at the end of `element`."""
    for part in parts:
        if isinstance(part, str):
            add_text(element, part)
        else:
            _INLINES[type(part)](element, part, names)


def caption(parent: Element, parts: Text, names: Names) -> None:
    if parts:
        text(add(add(parent, "caption"), "p"), parts, names)


def _paragraph(parent: Element, part: Paragraph, names: Names) -> None:
    text(add(parent, "p"), part.text, names)


def _list(parent: Element, part: List, names: Names) -> None:
    element = add(parent, "list", list_type="order" if part.ordered else "bullet")
    for item in part.items:
        blocks(add(element, "list-item"), item, names, bare=(Paragraph, List))


def _table(parent: Element, part: Table, names: Names) -> None:
    wrap = add(parent, "table-wrap")
    caption(wrap, part.caption, names)
    element = add(wrap, "table")
    if part.align:
        columns = add(element, "colgroup")
        for align in part.align:
            add(columns, "col", align=align)
    for tag, cell, rows in (("thead", "th", part.head), ("tbody", "td", part.rows)):
        if rows:
            _rows(add(element, tag), cell, rows, names)


def _rows(parent: Element, tag: str, rows: tuple[tuple[Text, ...], ...], names: Names) -> None:
    for row in rows:
        element = add(parent, "tr")
        for cell in row:
            text(add(element, tag), cell, names)


def _figure(parent: Element, part: Figure, names: Names) -> None:
    element = add(parent, "fig")
    caption(element, part.caption, names)
    graphic = add(element, "graphic", **{HREF: part.image})
    if part.alt:
        add(graphic, "alt-text", part.alt)


def _quote(parent: Element, part: Quote, names: Names) -> None:
    blocks(add(parent, "disp-quote"), part.blocks, names)


def _code_block(parent: Element, part: CodeBlock, names: Names) -> None:
    add(parent, "code", part.text, language=part.language, **{f"{{{XML}}}space": "preserve"})


def _styled(tag: str) -> Callable[[Element, Any, Names], None]:
    return lambda parent, part, names: text(add(parent, tag), part.text, names)


def _code(parent: Element, part: Code, names: Names) -> None:
    add(parent, "monospace", part.text)


def _link(parent: Element, part: Link, names: Names) -> None:
    text(add(parent, "ext-link", ext_link_type="uri", **{HREF: part.url}), part.text, names)


def _citation(parent: Element, part: Citation, names: Names) -> None:
    shown = ", ".join(str(names.numbers[key]) for key in part.keys)
    add(parent, "xref", f"[{shown}]", ref_type="bibr", rid=" ".join(names.references[key] for key in part.keys))


def _footnote(parent: Element, part: Footnote, names: Names) -> None:
    blocks(add(parent, "fn"), part.blocks, names, bare=(Paragraph,))


def _break(parent: Element, part: Break, names: Names) -> None:
    add(parent, "break")


def _math(parent: Element, part: Math, names: Names) -> None:
    add(add(parent, "disp-formula" if part.display else "inline-formula"), "tex-math", part.tex)


_BLOCKS: dict[type, Callable[[Element, Any, Names], None]] = {
    Paragraph: _paragraph,
    List: _list,
    Table: _table,
    Figure: _figure,
    Quote: _quote,
    CodeBlock: _code_block,
}
_INLINES: dict[type, Callable[[Element, Any, Names], None]] = {
    Emphasis: _styled("italic"),
    Strong: _styled("bold"),
    Code: _code,
    Link: _link,
    Citation: _citation,
    Footnote: _footnote,
    Break: _break,
    Math: _math,
}
