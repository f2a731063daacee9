"""The fields of the front matter that are more than plain text: Markdown texts and references.

In: fields as YAML gave them. Out: the same fields in the JSON form.

`title`, `subtitle`, `abstract` and the `text` of profiles are Markdown where they are strings; everything
else is as in JSON. `references` may name a .bib or .json file below the source's folder.
"""

from __future__ import annotations

import re
from typing import Any

from markdown_it.tree import SyntaxTreeNode

from briefing_tex.readers.markdown.blocks import blocks_of
from briefing_tex.readers.markdown.context import Context
from briefing_tex.readers.markdown.frontmatter import FrontMatter
from briefing_tex.readers.markdown.grammar import inline_tokens
from briefing_tex.readers.markdown.inlines import text_of
from briefing_tex.readers.markdown.references import listed, read_file

_COMMA = re.compile("[,，、;；]")


def converted(front: FrontMatter, context: Context) -> dict[str, Any]:
    """The fields in the JSON form; raises InvalidSource or FileProblem."""
    fields = dict(front.fields)
    for name in ("title", "subtitle"):
        if isinstance(fields.get(name), str):
            fields[name] = _inline(fields[name], name, front, context)
    if "abstract" in fields:
        fields["abstract"] = _abstract(fields["abstract"], front, context)
    if isinstance(fields.get("organisations"), str):
        fields["organisations"] = [fields["organisations"]]
    if isinstance(fields.get("keywords"), str):
        fields["keywords"] = [word.strip() for word in _COMMA.split(fields["keywords"])]
    if isinstance(fields.get("contact"), dict):
        fields["contact"] = _contact(fields["contact"], front, context)
    references = fields.get("references")
    if isinstance(references, str):
        fields["references"] = read_file(references, context, front.lines["references"])
    elif isinstance(references, list):
        fields["references"] = listed(references)
    return fields


def _start(path: str, front: FrontMatter) -> int:
    """How many lines of the file come before the text of a field."""
    return front.text_lines.get(path, front.lines[path]) - 1


def _inline(text: str, path: str, front: FrontMatter, context: Context) -> Any:
    source = text.strip("\n")
    line = _start(path, front) + 1
    return text_of(inline_tokens(source, context.env), context, line)


def _abstract(value: Any, front: FrontMatter, context: Context) -> Any:
    if isinstance(value, str):
        return markdown_blocks(value, "abstract", _start("abstract", front), context)
    if not isinstance(value, list):
        return value
    blocks: list[Any] = []
    for index, item in enumerate(value):
        path = f"abstract[{index}]"
        if isinstance(item, str):
            blocks += markdown_blocks(item, None, _start(path, front), context)
        else:
            blocks.append(item)
    return blocks


def markdown_blocks(text: str, path: str | None, before: int, context: Context) -> list[dict[str, Any]]:
    """Blocks from a Markdown text that follows `before` lines of the file."""
    from briefing_tex.readers.markdown import parse

    with context.at(before, text.split("\n")):
        nodes: list[SyntaxTreeNode] = parse(text, context)
        return blocks_of(nodes, path, context)


def _contact(contact: dict[str, Any], front: FrontMatter, context: Context) -> dict[str, Any]:
    profiles = contact.get("profiles")
    if not isinstance(profiles, list):
        return contact
    return {
        **contact,
        "profiles": [
            {**profile, "text": _inline(profile["text"], f"contact.profiles[{index}].text", front, context)}
            if isinstance(profile, dict) and isinstance(profile.get("text"), str)
            else profile
            for index, profile in enumerate(profiles)
        ],
    }
