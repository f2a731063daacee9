"""Marks of other kinds of Markdown, which are text here: each is remarked, none is dropped.

In: the lines of a paragraph; the text of a line without its code, links and formulas. Out: remarks. A pattern
names what its author meant; what may be meant as text too is a remark all the same, and nothing else changes.
"""

from __future__ import annotations

import re
from itertools import pairwise

from briefing_tex.readers.markdown.context import Context

_DIVISION = "a division of Pandoc", "take the marks out; a quotation begins with >"
_CONTENTS = "a contents list", "take it out: the report has a contents list of its own"
_GRID = "a table drawn in characters", "write it with bars: | a | b |, and |---|---| below its head"
_PART = "a part of another program's template", "take it out"
_LOOK = "emphasis or strong text are the only looks", "write *text* or **text**, or take the marks out"
_TEX = "TeX is not run", "use Markdown; TeX stands in formulas only, between dollar signs"
_LINES = {
    "division": (r":::+.*", *_DIVISION),
    "contents": (r"(?i:\[\[?_?toc_?\]\]?|\{:toc\}|\[\[?contents\]\]?)", *_CONTENTS),
    "grid": (r"\+[-=:]{2}[-=:+]*\+", *_GRID),
    "columns": (r"-{3,}(?: +-{3,})+", *_GRID),
    "admonition": (r"(?:!!!|\?\?\?\+?) ?\w.*", "an admonition", "write a quotation: > text"),
    "callout": (r"\[!\w+\][-+]?(?: .*)?", "the kind of a callout", "take it out"),
    "heading": (r"#{1,6}[^\s#\d].*", "no space parts the # from a heading", "write # and a space"),
    "task": (r"\[[ xX]\] .+", "a box to tick", "write ☐ or ☑"),
    "template": (r"\{\{[<%].*|\{%.*", *_PART),
    "abbreviation": (r"\*\[[^\]]+\]:.*", "an abbreviation", "explain it in the text or in a note"),
    "definition": (r": {1,3}\S.*|~ {1,3}\S.*", "a definition", "write a list: - **term**: what it is"),
    "verses": (r"\| (?=[^|]*\w)[^|]*", "a line of verse", "end lines with \\ where they are to break"),
}
"""Of a whole line: its form, what it is elsewhere, what to do."""
_WORDS = {
    "struck": (r"~~[^~\s](?:[^~]{0,200}[^~\s])?~~", *_LOOK),
    "marked": (r"(?<!=)==[^=\s](?:[^=]{0,200}[^=\s])?==(?!=)", *_LOOK),
    "inserted": (r"(?<!\+)\+\+[^+\s](?:[^+]{0,200}[^+\s])?\+\+(?!\+)", *_LOOK),
    "lowered": (
        r"(?<=[^\W_])(?:~[\w+-]{1,8}~|\$_\{?[\w+-]{1,8}\}?\$)",
        "there is no lowered text",
        "write the character: ₂",
    ),
    "raised": (
        r"(?<=[^\W_])(?:\^[\w+-]{1,8}\^|\$\^\{?[\w+-]{1,8}\}?\$)",
        "there is no raised text",
        "write the character: ²",
    ),
    "emoji": (r"(?<![\w:]):[a-z][a-z0-9_+-]{1,30}:(?![\w:])", "the name of an emoji", "write the emoji itself"),
    "address": (
        r"!\[[^\[\]]{0,200}\]\([^()]{1,200}\)|\[[^\[\]]{1,200}\]\([^()\s]{0,200}[./][^()]{1,200}\)",
        "what stands in the brackets is no address",
        "take out what follows the address, or write it in angle brackets: (<a b.png>)",
    ),
    "hidden": (r"%%[^%]{1,200}%%", "a comment of Obsidian", "write <!-- text -->"),
    "attributes": (
        r"\]\{[.#][^{}]{1,200}\}|^\{[.#:][^{}]{1,200}\}$",
        "attributes are not known",
        "take them out",
    ),
    "wiki": (r"!?\[\[[^\[\]]{1,200}\]\]", "a link of a wiki", "write [text](address)"),
    "command": (
        r"\\(?:(?:newpage|pagebreak|clearpage|noindent|LaTeX)\b|(?:begin|end|cite\w*|ref|textbf|textit|emph)\{)",
        *_TEX,
    ),
}
"""Within a line: the same."""
_ANY_LINE = "|".join(f"(?P<{name}>{form[0]})" for name, form in _LINES.items())
_ANY_WORD = "|".join(f"(?P<{name}>{form[0]})" for name, form in _WORDS.items())
_BEGINNINGS = frozenset(":[{+-!?*~|#")
_MARKS = "~", "==", "++", "^", "]{", "{.", "{#", "{:", "[[", "\\", "](", "$", "%%"
"""Where a text has none of these, it is not looked through: the patterns are compiled for those that have."""
_SHOWN = 40
"""Characters of what is printed that a remark shows."""


_ITEM = re.compile(
    r"(?P<count>[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z]|[ivx]{1,4})[)）、])\s*\S"
    r"|(?P<letter>[a-z]|[ivx]{2,4})\.\s+\S|(?P<ring>[①-⑳])|(?P<bullet>[•·●○■◆▪–‣])\s*\S"
)
"""What begins an item, but none of Markdown's: （1）, a), ①, •."""
_ITEM_MARKS = frozenset(")）、.•·●○■◆▪–‣①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_ITEM_HEAD = 6
"""Characters of a line among which such a mark is."""
_INDENT = "\u3000"
_ENDS = re.compile(r"(?: {2}|\\|<br\s*/?>)$", re.IGNORECASE)
"""How a line ends where the next one is to begin anew."""


def remark_lines(lines: list[str], line: int, context: Context) -> None:
    """Remark the lines of a paragraph that mean something elsewhere; `line` is that of the first."""
    if len(lines) > 1:
        _remark_joined(lines, line, context)
    for number, text in enumerate(lines):
        bare = text.strip()
        found = re.fullmatch(_ANY_LINE, bare) if bare[:1] in _BEGINNINGS else None
        if found and (found.lastgroup != "definition" or number):
            _remark(found, _LINES, line + number, context)


def _remark_joined(lines: list[str], line: int, context: Context) -> None:
    """Remark the first line that looks like a new paragraph or item, and goes on in the line before it."""
    for number, (before, text) in enumerate(pairwise(lines), 1):
        if (text[:1] == _INDENT or _are_items(before, text)) and not _ENDS.search(before):
            message = f"the line '{shortened(text)}' goes on in the paragraph of the line before it"
            hint = "leave an empty line above it to begin a paragraph; `- ` or `1. ` begins an item of a list"
            context.remark("warning", "joined-lines", message, line + number, hint)
            return


def _are_items(before: str, text: str) -> bool:
    """Whether two lines begin as items of one kind do; most have none of their marks."""
    if not (_ITEM_MARKS.intersection(before[:_ITEM_HEAD]) and _ITEM_MARKS.intersection(text[:_ITEM_HEAD])):
        return False
    first, second = _ITEM.match(before), _ITEM.match(text)
    return bool(first and second and first.lastgroup == second.lastgroup)


def remark_words(text: str, line: int, context: Context) -> None:
    """Remark what means something elsewhere in a line of text."""
    if any(mark in text for mark in _MARKS) or text.count(":") > 1:
        for found in re.finditer(_ANY_WORD, text):
            _remark(found, _WORDS, line, context)


def shortened(text: str) -> str:
    """A text on one line, as a remark shows it."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def remark_drawn(line: int, context: Context) -> bool:
    """Remark the rule of a table drawn in characters, if a horizontal rule of CommonMark is one."""
    found = re.fullmatch(f"(?P<columns>{_LINES['columns'][0]})", context.text_line(line).strip(" >"))
    if found:
        _remark(found, _LINES, line, context)
    return bool(found)


def _remark(found: re.Match[str], forms: dict[str, tuple[str, str, str]], line: int, context: Context) -> None:
    _, meaning, hint = forms[found.lastgroup or ""]
    message = f"'{shortened(found[0])}' is printed as text: {meaning}"
    context.remark("warning", "other-markdown", message, line, f"{hint}; a \\ before it says that it is meant")
