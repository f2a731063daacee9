"""From headings to sections.

In: the nodes of a body. Out: its title if it holds one, what stands before the first section, the sections.

The highest level of heading in use makes sections, the next subsections, and so on. A body whose first node is
its only heading of level 1 names the report by it, if nothing else does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from markdown_it.tree import SyntaxTreeNode
from msgspec import Struct

from briefing_tex.model.report import MAX_SECTION_DEPTH
from briefing_tex.readers.markdown.blocks import blocks_of, inline_token
from briefing_tex.readers.markdown.context import Context
from briefing_tex.readers.markdown.inlines import text_of
from briefing_tex.readers.markdown.typed_numbers import remark_typed_numbers

_ATTRIBUTES = re.compile(r"(?<!\\)\{[.#][^{}]*\}$|(?<!\\)\{-\}$")
"""What Pandoc takes for attributes of a heading."""


class Body(Struct, frozen=True):
    """A body in parts: nodes that are not yet converted, and sections in the JSON form."""

    title: SyntaxTreeNode | None
    lead: Sequence[SyntaxTreeNode]
    sections: list[dict[str, Any]]


def body_of(nodes: Sequence[SyntaxTreeNode], context: Context, title_in_front: Any) -> Body:
    """Part the nodes at their headings; `title_in_front` is the title that the front matter gives, or None."""
    title = _title(nodes)
    if title and title_in_front is not None:
        if title_in_front == inline_token(title).content:
            message = "the title stands here again and becomes a section that holds all others"
            hint = "take out this heading, or the title in the front matter"
            context.remark("info", "title-repeated", message, context.line(title), hint)
        title = None
    rest = nodes[1:] if title else nodes
    starts = [index for index, node in enumerate(rest) if node.type == "heading"]
    lead = rest[: starts[0]] if starts else rest
    parts = [(rest[start], rest[start + 1 : end]) for start, end in pairwise([*starts, len(rest)])]
    return Body(title, lead, _nested(parts, context))


def heading_text(node: SyntaxTreeNode, context: Context) -> Any:
    """The text of a heading in the JSON form."""
    return text_of(inline_token(node).children or [], context, context.line(node))


def _title(nodes: Sequence[SyntaxTreeNode]) -> SyntaxTreeNode | None:
    levels = [node.tag for node in nodes if node.type == "heading"]
    first = nodes[0] if nodes else None
    return first if first and first.tag == "h1" and levels.count("h1") == 1 else None


def _nested(
    parts: Sequence[tuple[SyntaxTreeNode, Sequence[SyntaxTreeNode]]], context: Context
) -> list[dict[str, Any]]:
    """Sections in the JSON form, each below the last one of a higher level."""
    top: list[dict[str, Any]] = []
    open_sections: list[tuple[int, str, dict[str, Any]]] = []
    siblings_by_path: dict[str, list[SyntaxTreeNode]] = {}
    highest = min((_level(heading) for heading, _ in parts), default=1)
    for heading, nodes in parts:
        level = _level(heading)
        while open_sections and open_sections[-1][0] >= level:
            open_sections.pop()
        depth = len(open_sections) + 1
        _check(heading, depth, level - highest + 1, context)
        siblings = open_sections[-1][2].setdefault("sections", []) if open_sections else top
        above = f"{open_sections[-1][1]}." if open_sections else ""
        path = f"{above}sections[{len(siblings)}]"
        siblings_by_path.setdefault(above, []).append(heading)
        siblings.append(_section(heading, nodes, path, context))
        open_sections.append((level, path, siblings[-1]))
    for headings in siblings_by_path.values():
        remark_typed_numbers(headings, context)
    return top


def _section(
    heading: SyntaxTreeNode, nodes: Sequence[SyntaxTreeNode], path: str, context: Context
) -> dict[str, Any]:
    context.lines[path] = context.line(heading)
    if attributes := _ATTRIBUTES.search(inline_token(heading).content):
        message = f"{attributes[0]} is printed as text: a heading may have an id only"
        hint = "write {#id}, or take it out"
        context.remark("warning", "heading-attributes", message, context.line(heading), hint)
    section: dict[str, Any] = {"title": heading_text(heading, context)}
    if "id" in heading.attrs:
        section["id"] = str(heading.attrs["id"])
    if blocks := blocks_of(nodes, f"{path}.blocks", context):
        section["blocks"] = blocks
    return section


def _level(heading: SyntaxTreeNode) -> int:
    return int(heading.tag[1:])


def _check(heading: SyntaxTreeNode, depth: int, meant: int, context: Context) -> None:
    """Refuse what is too deep, remark what skips a level."""
    line = context.line(heading)
    if depth > MAX_SECTION_DEPTH:
        message = f"the heading is of level {depth}; sections nest {MAX_SECTION_DEPTH} levels"
        raise context.broken(message, line, "make it a paragraph or a heading with fewer #")
    if meant > depth:
        message = f"the heading skips a level: it is set as a heading of level {depth}, not {meant}"
        context.remark("warning", "heading-level", message, line, "take away a #, or add the heading above it")
