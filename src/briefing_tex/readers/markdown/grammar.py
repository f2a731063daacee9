"""The Markdown we read: CommonMark 0.31 with tables (GFM), footnotes, citations and formulas (Pandoc).

In: Markdown text. Out: markdown-it tokens. What differs from CommonMark:

* raw HTML is text, save comments, which are dropped, and `<br>`;
* addresses of links are kept as written, none is refused;
* emphasis also opens and closes next to Chinese, Japanese and Korean punctuation.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize as mark_emphasis
from markdown_it.token import Token
from mdit_py_plugins.dollarmath.index import math_block_dollar
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_inline, footnote_ref

from briefing_tex.readers.markdown.cjk import is_cjk

MAX_NESTING = 40
"""How deep blocks and inlines may nest, in levels of tokens; a list item takes two."""
MAX_UNCLOSED = 100
"""How many `^[` of a paragraph may lack their bracket before the others are text."""

_KEY = r"@(?:\{([^{}\[\]\n]+)\}|([^\s\[\]{};,@\\`<>&|]+))"
_CITATION = re.compile(rf"\[{_KEY}(?:\s*;\s*{_KEY})*\](?!\()")
_CITATION_LIKE = re.compile(r"\[-?@[^\[\]\n]*\](?!\()")
_EACH_KEY = re.compile(_KEY)
_TARGET_LIKE = re.compile(r"\[(?!\d+\]\[\d+\])[^\[\]\n^@][^\[\]\n]*\]\[[^\[\]\n^@][^\[\]\n]*\]")
"""A link by a label, but not `[1][2]`, which numbers entries."""
_TEX_BRACKETS = {"\\(": "\\)", "\\[": "\\]"}
_TEX = re.compile(r"(?<!\\)\\[A-Za-z]{2,}|^\s.*\s$", re.DOTALL)
"""What stands between square ones: in Markdown the backslashes say that brackets are meant."""
_LONGEST_TEX = 500
_NOTE_MARK = re.compile(r"\[\^[^\s\[\]]{1,200}\]")
_HEADING_ID = re.compile(r"(?<!\\)\{#([^\s{}]+)\}$")
_MATH = re.compile(
    r"\$\$(?P<display>(?:[^$\\]|\\.)+)\$\$|\$(?!\s)(?P<inline>(?:[^$\\]|\\.)+)(?<!\s)\$(?!\d)", re.DOTALL
)


class _Markdown(MarkdownIt):
    """Addresses as they are written."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """The configured parser."""
    md = _Markdown("commonmark", {"maxNesting": MAX_NESTING})
    md.enable("table")
    md.core.ruler.at("text_join", _text_join)
    footnote_plugin(md, move_to_end=False)
    md.inline.ruler.at("footnote_inline", _inline_note)
    md.inline.ruler.at("footnote_ref", _note_mark)
    md.core.ruler.before("inline", "heading_ids", _heading_ids)
    md.block.ruler.at("html_block", _comment_block, {"alt": ["paragraph", "reference", "blockquote"]})
    md.block.ruler.before("fence", "math_block", math_block_dollar(False, None, False))
    md.inline.ruler.at("emphasis", _emphasis)
    md.inline.ruler.before("link", "citation", _citation)
    md.inline.ruler.before("link", "math", _math)
    md.inline.ruler.after("link", "target_like", _target_like)
    md.inline.ruler.before("escape", "tex_like", _tex_like)
    return md


def inline_tokens(text: str, env: dict[str, Any]) -> list[Any]:
    """The tokens of a text that is inlines only, as a title is."""
    md = parser()
    return md.inline.parse(text, md, env, [])


def _text_join(state: StateCore) -> None:
    """Join a backslash that escapes nothing to its text; what is escaped stays apart from a bare mark."""
    for block in state.tokens:
        joined: list[Token] = []
        for token in block.children or ():
            if token.type == "text_special" and token.content == token.markup:
                token.type = "text"
            if joined and token.type == joined[-1].type == "text":
                joined[-1].content += token.content
            else:
                joined.append(token)
        if block.children:
            block.children = joined


def _heading_ids(state: StateCore) -> None:
    """`# Title {#id}`: the id becomes an attribute of the heading."""
    for before, token in zip(state.tokens, state.tokens[1:], strict=False):
        found = before.type == "heading_open" and _HEADING_ID.search(token.content)
        if found:
            before.attrSet("id", unescapeAll(found[1]))
            token.content = token.content[: found.start()].rstrip()


def _comment_block(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """Drop a comment that stands on lines of its own; one that is never closed is text."""
    start = state.bMarks[first] + state.tShift[first]
    if state.is_code_block(first) or not state.src.startswith("<!--", start):
        return False
    end = state.src.find("-->", start + 4, state.eMarks[last - 1])
    if end < 0:
        return False
    line = bisect_right(state.bMarks, end, first, last) - 1
    alone = not state.src[end + 3 : state.eMarks[line]].strip()
    if alone and not silent:
        state.line = line + 1
    return alone


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Emphasis as in CommonMark 6.2, where `*` next to a CJK character need not mind punctuation."""
    start, known = state.pos, len(state.delimiters)
    if not mark_emphasis(state, silent):
        return False
    before = state.src[start - 1] if start else " "
    after = state.src[state.pos] if state.pos < state.posMax else " "
    if state.src[start] == "*" and (is_cjk(before) or is_cjk(after)):
        for delimiter in state.delimiters[known:]:
            delimiter.open = delimiter.open or not after.isspace()
            delimiter.close = delimiter.close or not before.isspace()
    return True


def _inline_note(state: StateInline, silent: bool) -> bool:
    """`^[a note]`; after many that are not closed none is looked for, which would take quadratic time."""
    if not state.src.startswith("^[", state.pos):
        return False
    unclosed: int = getattr(state, "unclosed_notes", 0)
    found = unclosed < MAX_UNCLOSED and footnote_inline(state, silent)
    state.unclosed_notes = unclosed + (not found)  # type: ignore[attr-defined]
    return found


def _note_mark(state: StateInline, silent: bool) -> bool:
    """`[^label]`, whether defined or not."""
    found = _NOTE_MARK.match(state.src, state.pos, state.posMax)
    return bool(found) and footnote_ref(state, silent, always_match=True)


def _citation(state: StateInline, silent: bool) -> bool:
    """`[@key; @other]`; a key with spaces or brackets as `@{a key}`. What only looks alike is text."""
    if not state.src.startswith(("[@", "[-@"), state.pos):
        return False
    found = _CITATION.match(state.src, state.pos, state.posMax)
    kind = "citation" if found else "citation_like"
    found = found or _CITATION_LIKE.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push(kind, "", 0)
        token.content = found[0]
        token.meta = {"keys": [unescapeAll(braced) or plain for braced, plain in _EACH_KEY.findall(found[0])]}
    state.pos = found.end()
    return True


def _target_like(state: StateInline, silent: bool) -> bool:
    """Note a `[text][label]` that is no link, since its label has no target; its text is read on."""
    if not silent and state.src[state.pos] == "[":
        found = _TARGET_LIKE.match(state.src, state.pos, state.posMax)
        if found:
            state.push("target_like", "", 0).content = found[0]
    return False


def _tex_like(state: StateInline, silent: bool) -> bool:
    """Note a formula in LaTeX's brackets; its text is read on."""
    start = state.pos + 2
    opening = state.src[state.pos : start]
    if silent or opening not in _TEX_BRACKETS:
        return False
    end = state.src.find(_TEX_BRACKETS[opening], start, start + _LONGEST_TEX)
    if end > start and (opening == "\\(" or _TEX.search(state.src[start:end])):
        state.push("tex_like", "", 0).content = state.src[state.pos : end + 2]
    return False


def _math(state: StateInline, silent: bool) -> bool:
    """`$tex$` by Pandoc's rule, `$$tex$$`; `US$5` and `$5 and $10` are prose."""
    before = state.src[state.pos - 1] if state.pos else " "
    if state.src[state.pos] != "$" or (before.isascii() and before.isalnum()):
        return False
    found = _MATH.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push("math_block" if found["display"] else "math", "", 0)
        token.content = found["display"] or found["inline"]
    state.pos = found.end()
    return True
