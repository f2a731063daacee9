"""Reads a report from Markdown with YAML front matter.

In: UTF-8 bytes. Out: a Draft with the line of each element in the file.
Specifications: CommonMark 0.31, GFM 4.10 (tables); docs/formats.md says what is added and what is left out.
"""

from __future__ import annotations

from typing import Any

from markdown_it.tree import SyntaxTreeNode

from briefing_tex.diagnostics import Source
from briefing_tex.formats import Draft
from briefing_tex.readers.decoding import text_of
from briefing_tex.readers.markdown.blocks import blocks_of
from briefing_tex.readers.markdown.context import Context
from briefing_tex.readers.markdown.fields import converted
from briefing_tex.readers.markdown.frontmatter import FrontMatter, split
from briefing_tex.readers.markdown.grammar import MAX_NESTING, parser
from briefing_tex.readers.markdown.remarks import remark_rest, without_title
from briefing_tex.readers.markdown.sections import Body, body_of, heading_text


def read(data: bytes, source: Source) -> Draft:
    """The report that a Markdown file says, not yet validated.

    Raises InvalidSource with file and line where it is not UTF-8, its YAML is broken, its headings are too
    deep, or it has two abstracts; FileProblem where a file of references cannot be read.

    >>> read(b"# Tides\\n\\n## Today\\n\\nCalm.", Source()).data["sections"][0]["title"]
    'Today'
    """
    text = text_of(data, source).replace("\r\n", "\n").replace("\r", "\n")
    front = split(text, source)
    context = Context(source, front.body.split("\n"), front.body_start, dict(front.lines))
    for line, comment in front.comments.items():
        message = f"'{comment}' is a comment, and no part of the value before it"
        context.remark(
            "warning", "yaml-comment", message, line, "put the value in quotes if it is meant as text"
        )
    nodes = parse(front.body, context)
    body = body_of(nodes, context, front.fields.get("title"))
    fields = _merged(front, body, context)
    if "title" not in fields and not front.fields:
        raise without_title(text, context)
    remark_rest(fields, context)
    return Draft(fields, context.lines, tuple(context.diagnostics))


def parse(text: str, context: Context) -> list[SyntaxTreeNode]:
    """The syntax tree of a text; its footnotes and link targets go into the context."""
    tokens = parser().parse(text, context.env)
    for token in tokens:
        if max((token.level, *(child.level for child in token.children or ()))) >= MAX_NESTING - 1:
            line = context.before + (token.map[0] if token.map else 0) + 1
            raise context.broken("lists, quotations or emphasis nest too deep", line)
    tree = SyntaxTreeNode(tokens)
    for node in tree.walk():
        if node.type == "footnote_reference":
            context.define_note(node)
    for target in context.env["references"].values():
        target.setdefault("line", context.before + target["map"][0] + 1)
    return tree.children


def _merged(front: FrontMatter, body: Body, context: Context) -> dict[str, Any]:
    """The fields of the front matter with what the body adds to them."""
    if "sections" in front.fields:
        line = front.lines["sections"]
        raise context.broken("sections stand in the body, not in the front matter", line, "write # headings")
    fields = converted(front, context)
    if body.title:
        context.lines["title"] = context.line(body.title)
        fields["title"] = heading_text(body.title, context)
    lead = blocks_of(body.lead, "abstract", context) if "abstract" not in fields else _no_lead(body, context)
    if lead:
        fields["abstract"] = lead
    if body.sections:
        fields["sections"] = body.sections
    return fields


def _no_lead(body: Body, context: Context) -> list[dict[str, Any]]:
    """With an abstract in the front matter nothing may stand before the first heading."""
    if blocks_of(body.lead, None, context):
        line = context.line(body.lead[0])
        raise context.broken(
            "text stands before the first heading, and the front matter has an abstract already",
            line,
            "move it into the abstract, or write a heading above it",
        )
    return []
