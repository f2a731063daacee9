"""From the syntax tree of Markdown to blocks in the JSON form.

In: nodes of a syntax tree. Out: dictionaries; the line of each is noted under its path.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from urllib.parse import unquote

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from briefing_tex.readers.markdown.context import Context
from briefing_tex.readers.markdown.dialects import remark_drawn, remark_lines
from briefing_tex.readers.markdown.inlines import alternative, formula, text_from, text_of
from briefing_tex.readers.markdown.tables import captions, table

_TAB_STOP = 4
_ATTRIBUTES = re.compile(r"\{\s*\.?(\w[\w+#.-]*)[\s,]*(.*)\}")
"""`{.python .numbered}` of Pandoc and `{r, echo=FALSE}` of R Markdown, in place of a language."""
_TABLE_RULE = re.compile(r"[ >]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*")
_BESIDE_IMAGES = re.compile(r"\s*(?:\{[^{}]*\}\s*)?|<!--.*-->", re.DOTALL)
"""White space, attributes, a comment."""


def blocks_of(nodes: Sequence[SyntaxTreeNode], path: str | None, context: Context) -> list[dict[str, Any]]:
    """Blocks in the JSON form; `path` is that of the list they go into, None where it is not known."""
    found: list[dict[str, Any]] = []
    caption_of, taken = captions(nodes)
    for node in nodes:
        if node in taken:
            continue
        here = None if path is None else f"{path}[{len(found)}]"
        if node.type == "table":
            made = [table(node, caption_of.get(node), here, context)]
        else:
            made = list(_BLOCKS[node.type](node, here, context))
        for index in range(len(made) if path is not None else 0):
            context.lines.setdefault(f"{path}[{len(found) + index}]", context.line(node))
        found += made
    return found


def inline_token(node: SyntaxTreeNode) -> Token:
    """The inline token of a paragraph, heading or cell."""
    token = node.children[0].token
    assert token is not None
    return token


def _paragraph(node: SyntaxTreeNode, path: str | None, context: Context) -> Iterator[dict[str, Any]]:
    tokens = inline_token(node).children or []
    line = context.line(node)
    if any(token.type == "image" for token in tokens) and all(map(_image_or_beside, tokens)):
        for token in tokens:
            if token.type == "image":
                yield _figure(token, context, line)
            else:
                _remark_beside(token, context, line)
            line += token.type == "softbreak"
    elif text := text_of(tokens, context, line):
        _remark_table(node, context)
        remark_lines(inline_token(node).content.split("\n"), line, context)
        yield {"type": "paragraph", "text": text}


def _remark_table(node: SyntaxTreeNode, context: Context) -> None:
    """A table whose rule has other columns than its head is a paragraph in GFM."""
    first, end = node.map or (0, 0)
    for line in range(context.before + first + 2, context.before + end + 1):
        if _TABLE_RULE.fullmatch(context.text_line(line)) and "|" in context.text_line(line - 1):
            message = "what looks like a table is printed as text: its rule has not as many columns as its head"
            hint = (
                "give each column of the head its |---, and write \\| for a bar that is text, in code as well"
            )
            context.remark("warning", "table-broken", message, line, hint)
            return
    rows = [context.text_line(context.before + row).strip(" >") for row in range(first + 1, end + 1)]
    if len(rows) > 1 and all(row[:1] == row[-1:] == "|" and row.count("|") > 2 for row in rows):
        message = "what looks like a table is printed as text: it has no rule below its head"
        context.remark("warning", "table-broken", message, context.line(node), "write |---|---| below its head")


def _image_or_beside(token: Token) -> bool:
    """Whether a token is an image, or nothing but what may stand beside one, or around it."""
    return token.type in ("image", "softbreak", "hardbreak", "link_open", "link_close") or (
        token.type in ("text", "html_inline") and bool(_BESIDE_IMAGES.fullmatch(token.content))
    )


def _remark_beside(token: Token, context: Context, line: int) -> None:
    """Remark what is left out beside an image: a link around it, attributes behind it."""
    if token.type == "link_open":
        message = f"the link of the image to {token.attrs['href']} is left out"
        context.remark("warning", "image-link", message, line, "put the address into the caption or the text")
    elif "{" in token.content and not token.content.startswith("<!--"):
        message = f"{token.content.strip()} behind the image is left out"
        hint = "take it out: an image is as large as it is, up to the width of the text and half a page"
        context.remark("warning", "image-attributes", message, line, hint)


def _figure(token: Token, context: Context, line: int) -> dict[str, Any]:
    figure = {
        "type": "figure",
        "image": unquote(str(token.attrs["src"])),
        "alt": alternative(token, context, line),
    }
    caption = text_from(str(token.attrs.get("title", "")), context, line)
    return {**figure, "caption": caption} if caption else figure


def _list(node: SyntaxTreeNode, path: str | None, context: Context) -> Iterator[dict[str, Any]]:
    ordered = node.type == "ordered_list"
    if ordered and node.attrs.get("start", 1) != 1:
        message = f"a list that begins with {node.attrs['start']} is numbered from 1"
        context.remark("warning", "list-start", message, context.line(node))
    _remark_loose(node, context)
    items = []
    for index, item in enumerate(node.children):
        here = None if path is None else f"{path}.items[{index}]"
        if here:
            context.lines[here] = context.line(item)
        items.append(blocks_of(item.children, here, context))
    yield {"type": "list", "ordered": ordered, "items": items}


def _remark_loose(node: SyntaxTreeNode, context: Context) -> None:
    paragraphs = [item.children[0] for item in node.children if len(item.children) == 1]
    if len(paragraphs) == len(node.children) > 1 and all(
        paragraph.type == "paragraph" and not paragraph.hidden for paragraph in paragraphs
    ):
        message = "the empty lines between the items of a list are left out: the report sets all lists alike"
        context.remark("info", "list-spacing", message, context.line(node))


def _quote(node: SyntaxTreeNode, path: str | None, context: Context) -> Iterator[dict[str, Any]]:
    blocks = blocks_of(node.children, None if path is None else f"{path}.blocks", context)
    if blocks:
        yield {"type": "quote", "blocks": blocks}


def _code(node: SyntaxTreeNode, path: str | None, context: Context) -> Iterator[dict[str, Any]]:
    if node.type == "fence" and node.map and not _is_closed(node, context):
        message = f"the code block is not closed: all {node.map[1] - node.map[0] - 1} lines below are its text"
        context.remark(
            "warning", "code-unclosed", message, context.line(node), f"end it with a line of {node.markup}"
        )
    info = node.info.strip()
    attributes = _ATTRIBUTES.fullmatch(info)
    language, rest = attributes.groups() if attributes else info.partition(" ")[::2]
    if rest.strip():
        message = f"'{rest.strip()}' after the language of a code block is left out"
        context.remark("info", "code-attributes", message, context.line(node))
    lines = node.content.removesuffix("\n").split("\n")
    text = "\n".join(line.expandtabs(_TAB_STOP) for line in lines)
    block = {"type": "code", "text": text}
    yield {**block, "language": unescapeAll(language)} if language else block


def _is_closed(fence: SyntaxTreeNode, context: Context) -> bool:
    """Whether the last line of a fenced code block is its closing fence."""
    first, end = fence.map or (0, 0)
    last = context.text_line(context.before + end).strip(" \t>")
    return end - first > 1 and len(last) >= len(fence.markup) and not last.strip(fence.markup[0])


def _heading(node: SyntaxTreeNode, path: str | None, context: Context) -> Iterator[dict[str, Any]]:
    line = context.line(node)
    message = "a heading within another block or a field becomes a strong paragraph"
    context.remark(
        "warning", "heading-in-block", message, line, "headings stand in the body, at the left margin"
    )
    if text := text_of(inline_token(node).children or [], context, line):
        yield {"type": "paragraph", "text": [{"type": "strong", "text": text}]}


def _rule(node: SyntaxTreeNode, path: str | None, context: Context) -> Iterator[dict[str, Any]]:
    line = context.line(node)
    if not remark_drawn(line, context):
        context.remark("warning", "thematic-break", "a horizontal rule is left out", line)
    yield from ()


def _formula(node: SyntaxTreeNode, path: str | None, context: Context) -> Iterator[dict[str, Any]]:
    yield {"type": "paragraph", "text": [formula(node.content, display=True)]}


def _definition(node: SyntaxTreeNode, path: str | None, context: Context) -> Iterator[dict[str, Any]]:
    """A footnote's text: it is printed where its mark stands."""
    yield from ()


_BLOCKS: dict[str, Callable[[SyntaxTreeNode, str | None, Context], Iterator[dict[str, Any]]]] = {
    "paragraph": _paragraph,
    "bullet_list": _list,
    "ordered_list": _list,
    "blockquote": _quote,
    "fence": _code,
    "code_block": _code,
    "heading": _heading,
    "hr": _rule,
    "math_block": _formula,
    "footnote_reference": _definition,
}
"""One function a node, but for tables."""
