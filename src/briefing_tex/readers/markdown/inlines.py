"""From the tokens of a line of Markdown to inline text in the JSON form.

In: the children of an inline token. Out: a string where the text is plain, else a list of strings and nodes.
Soft line ends are kept as `\\n`, comments as `\\r`, while a text is built; both are resolved when it is whole
and their neighbours are known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from markdown_it.token import Token

from briefing_tex.readers.markdown.cjk import joined_by
from briefing_tex.readers.markdown.context import Context, Note
from briefing_tex.readers.markdown.dialects import remark_words, shortened
from briefing_tex.readers.markdown.grammar import MAX_NESTING, inline_tokens

_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG_NAME = re.compile(r"</?([A-Za-z][\w-]*)")
_COMMENT = re.compile(" \r(?= )|\r")
_MENTION = re.compile(r"(?<![\w@])@(\w(?:[\w:.#$%&+?<>~/-]*\w)?)")
"""`@key` as Pandoc reads it, where no bracket begins with it."""
_TEX_COMMENT = re.compile(r"(?<!\\)%.*")
_REACH = 8
"""How many characters back a line end looks for one that is no combining mark."""
_BREAK = "\v"
"""What stands for a line break where only characters are looked at."""
_SPANS = {"em_open": "emphasis", "strong_open": "strong"}


def text_of(tokens: Sequence[Token], context: Context, line: int) -> Any:
    """Inline text in the JSON form; `line` is that of its first token."""
    stack: list[tuple[dict[str, Any], list[Any]]] = [({}, [])]
    for token in tokens:
        if token.nesting > 0:
            if len(stack) > MAX_NESTING:
                raise context.broken(f"markup nests deeper than {MAX_NESTING} levels", line)
            stack.append((_opened(token, context, line), []))
        elif token.nesting < 0:
            node, parts = stack.pop()
            stack[-1][1].append({**node, "text": parts})
        else:
            stack[-1][1].extend(_LEAVES.get(token.type, _literal)(token, context, line))
            line += token.type in ("softbreak", "hardbreak")
    return _plain(_lines_joined(stack[0][1]))


def text_from(source: str, context: Context, line: int) -> Any:
    """Inline text from Markdown that is inlines only: a title, a caption."""
    return text_of(inline_tokens(source.strip(), context.env), context, line)


def _opened(token: Token, context: Context, line: int) -> dict[str, Any]:
    if token.type in _SPANS:
        return {"type": _SPANS[token.type]}
    if not token.attrs["href"]:
        raise context.broken("a link has no address", line, "write it between the round brackets")
    if "title" in token.attrs:
        message = f'the title "{token.attrs["title"]}" of a link is left out'
        context.remark("warning", "link-title", message, line, "put it into the text")
    return {"type": "link", "url": str(token.attrs["href"])}


def _literal(token: Token, context: Context, line: int) -> list[Any]:
    if "://" not in token.content:
        remark_words(token.content, line, context)
    if "@" in token.content:
        context.mentions += ((found[1], line) for found in _MENTION.finditer(token.content))
    return [token.content.replace("\t", " ")]


def _code(token: Token, context: Context, line: int) -> list[Any]:
    return [{"type": "code", "text": token.content.replace("\t", " ")}]


def _soft_break(token: Token, context: Context, line: int) -> list[Any]:
    return ["\n"]


def _hard_break(token: Token, context: Context, line: int) -> list[Any]:
    return [{"type": "break"}]


def _html(token: Token, context: Context, line: int) -> list[Any]:
    if token.content.startswith("<!--"):
        return ["\r"]
    if _LINE_BREAK.fullmatch(token.content):
        return [{"type": "break"}]
    name = _TAG_NAME.match(token.content)
    context.tags.setdefault(name[1].lower() if name else token.content, []).append((token.content, line))
    return [token.content.replace("\n", " ")]


def _image(token: Token, context: Context, line: int) -> list[Any]:
    message = f"the image '{token.attrs['src']}' stands within a line; only its text is kept"
    context.remark("warning", "inline-image", message, line, "put it into a paragraph of its own")
    return [alternative(token, context, line)]


def _citation(token: Token, context: Context, line: int) -> list[Any]:
    return [{"type": "citation", "keys": token.meta["keys"]}]


def _citation_like(token: Token, context: Context, line: int) -> list[Any]:
    message = f"{token.content} is printed as text: a citation holds keys only"
    context.remark("warning", "citation-detail", message, line, "write [@key] or [@key; @other]")
    return [token.content]


def _target_like(token: Token, context: Context, line: int) -> list[Any]:
    label = token.content.rpartition("[")[2].rstrip("]")
    message = f"{token.content} is printed as text: no line gives the target of [{label}]"
    context.remark("warning", "target-undefined", message, line, f"add a line `[{label}]: address`")
    return []


def _tex_like(token: Token, context: Context, line: int) -> list[Any]:
    message = f"'{shortened(token.content)}' is printed as text, without its backslashes"
    hint = "write a formula between dollar signs: $x^2$, $$x^2$$"
    context.remark("warning", "other-markdown", message, line, hint)
    return []


def _math(token: Token, context: Context, line: int) -> list[Any]:
    return [formula(token.content, display=token.type == "math_block")]


def _footnote(token: Token, context: Context, line: int) -> list[Any]:
    label = token.meta.get("label")
    if label is not None and label not in context.notes:
        message = f"[^{label}] is printed as text: there is no footnote of this name"
        context.remark("warning", "footnote-undefined", message, line, f"add a line `[^{label}]: ...`")
        return [f"[^{label}]"]
    with context.inside_note(line):
        if label is None:
            content = context.env["footnotes"]["list"][token.meta["id"]]["tokens"]
            blocks = [{"type": "paragraph", "text": text_of(content, context, line)}]
        else:
            blocks = _note_blocks(context.use_note(label, line), context)
    return [{"type": "footnote", "blocks": blocks}]


def _note_blocks(note: Note, context: Context) -> list[dict[str, Any]]:
    from briefing_tex.readers.markdown.blocks import blocks_of  # blocks hold inlines, notes hold blocks

    with context.at(note.before, note.text):
        return blocks_of(note.node.children, None, context) or [{"type": "paragraph", "text": ""}]


_LEAVES: dict[str, Callable[[Token, Context, int], list[Any]]] = {
    "softbreak": _soft_break,
    "hardbreak": _hard_break,
    "code_inline": _code,
    "html_inline": _html,
    "image": _image,
    "citation": _citation,
    "citation_like": _citation_like,
    "target_like": _target_like,
    "tex_like": _tex_like,
    "math": _math,
    "math_block": _math,
    "footnote_ref": _footnote,
}
"""One function a token; tokens that are not here are literal text."""


def formula(source: str, *, display: bool) -> dict[str, Any]:
    """A formula on one line: line ends are spaces in TeX, and a comment ends with its line."""
    lines = source.split("\n")
    tex = " ".join(_TEX_COMMENT.sub("", line).strip() for line in lines) if len(lines) > 1 else source
    return {"type": "math", "tex": tex.strip(), "display": display}


def alternative(token: Token, context: Context, line: int) -> str:
    """The text of an image without its markup."""
    return _printed([text_of(token.children or [], context, line)]).replace(_BREAK, " ")


def _printed(value: Any) -> str:
    """The characters of inline text, line ends included; marks of notes and citations count as nothing."""
    if isinstance(value, list):
        return "".join(_printed(part) for part in value)
    if isinstance(value, dict):
        return _BREAK if value["type"] == "break" else _printed(value.get("text") or value.get("tex") or "")
    return str(value)


def _lines_joined(parts: list[Any]) -> list[Any]:
    printed = _printed(parts).replace("\r", "")
    if "\n" not in printed:
        return parts
    ends = [index for index, character in enumerate(printed) if character == "\n"]
    joints = [_joint(printed[max(0, end - _REACH) : end], printed[end + 1 : end + 2]) for end in ends]
    return _replaced(parts, iter(joints))


def _joint(before: str, after: str) -> str:
    """What the end of a line stands for; beside a line break, `<br>` perhaps, nothing."""
    return "" if before[-1:] == _BREAK or after == _BREAK else joined_by(before, after)


def _replaced(parts: list[Any], joints: Iterator[str]) -> list[Any]:
    return [
        re.sub("\n", lambda _: next(joints), part)
        if isinstance(part, str)
        else {**part, "text": _replaced(part["text"], joints)}
        if isinstance(part.get("text"), list)
        else part
        for part in parts
    ]


def _plain(parts: list[Any]) -> Any:
    """The form that the model gives back: neighbouring strings merged, a plain text as a string."""
    merged: list[Any] = []
    for part in parts:
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        elif isinstance(part, dict) and isinstance(part.get("text"), list):
            merged.append({**part, "text": _plain(part["text"])})
        else:
            merged.append(part)
    found = [_COMMENT.sub("", part) if isinstance(part, str) else part for part in merged]
    found = [part for part in found if part != ""]
    if not found:
        return ""
    return found[0] if len(found) == 1 and isinstance(found[0], str) else found
