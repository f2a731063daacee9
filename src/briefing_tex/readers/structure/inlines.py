"""Looks within a line: light Markdown to runs, runs to inline text of the model.

In: a line as OCR or a converter gives it (`*italic*`, `**bold**`, `<https://...>`, `[text](url)`), or runs from
a page. Out: `Run`s; the JSON form of inline text. Rules of CommonMark 0.31 section 6, in the part that is safe
where the text may not be Markdown at all: a star with a space or a digit on both sides stays a star.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Run

_ADDRESS = r"(?:https?://|mailto:|www\.)[^\s<>]+"
_MARKUP = re.compile(
    r"(?P<code>(?<!`)`(?P<code_text>[^`\n]+)`(?!`))"
    rf"|<(?P<auto>{_ADDRESS})>"
    r"|!?\[(?P<link_text>[^\[\]\n]+)\]\((?P<link_url>[^()\s]+)\)"
    r"|\[\^(?P<note>[\w-]{1,20})\]"
    r"|(?P<strong>\*\*|__)(?=\S)(?P<strong_text>.+?)(?<=\S)(?P=strong)"
    r"|(?<![\w*])\*(?![\s*])(?P<star_text>[^*\n]+?)(?<![\s*])\*(?![\w*])"
    r"|(?<=[^\x00-\x7f])\*(?![\s*])(?P<cjk_text>[^*\n]+?)(?<![\s*])\*(?=[^\x00-\x7f]|$)"
    r"|(?<![\w_])_(?![\s_])(?P<line_text>[^_\n]+?)(?<![\s_])_(?![\w_])"
    r"|\\(?P<escaped>[*_`\[\]<>#|\\])"
)


def parse(text: str) -> tuple[Run, ...]:
    """The runs of a line in light Markdown.

    >>> [(run.text, run.emphasis) for run in parse("Financial Times (2026), *Tides*.")]
    [('Financial Times (2026), ', False), ('Tides', True), ('.', False)]
    >>> parse("2 * 3 * 4")[0].text
    '2 * 3 * 4'
    """
    runs: list[Run] = []
    position = 0
    for found in _MARKUP.finditer(text):
        runs.append(Run(text[position : found.start()]))
        runs += _marked(found)
        position = found.end()
    runs.append(Run(text[position:]))
    return merged(runs)


def _marked(found: re.Match[str]) -> Iterable[Run]:
    if found["code"]:
        return [Run(found["code_text"], code=True)]
    if found["auto"]:
        return [Run(found["auto"], url=found["auto"])]
    if found["link_text"]:
        return [replace(run, url=found["link_url"]) for run in parse(found["link_text"])]
    if found["note"]:
        return [Run(found["note"], raised=True)]
    if found["strong_text"]:
        return [replace(run, strong=True) for run in parse(found["strong_text"])]
    if found["escaped"]:
        return [Run(found["escaped"])]
    inner = found["star_text"] or found["cjk_text"] or found["line_text"]
    return [replace(run, emphasis=True) for run in parse(inner)]


def merged(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs without empty ones, neighbours of one look made one."""
    result: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if result and result[-1].look == run.look:
            result[-1] = Run(result[-1].text + run.text, *run.look)
        else:
            result.append(run)
    return tuple(result)


def between(left: Run, right: Run, text: str) -> Run:
    """What joins two runs looks as both of them do."""
    return Run(
        text,
        left.emphasis and right.emphasis,
        left.strong and right.strong,
        left.code and right.code,
        url=left.url if left.url == right.url else None,
    )


def inline_text(runs: Sequence[Run]) -> Any:
    """The JSON form of inline text: a string where plain, else a list.

    >>> inline_text((Run("calm "), Run("sea", emphasis=True)))
    ['calm ', {'type': 'emphasis', 'text': 'sea'}]
    """
    parts = [part for run in merged(runs) for part in _lines_of(run)]
    if all(isinstance(part, str) for part in parts):
        return "".join(parts)
    return parts


def _lines_of(run: Run) -> list[Any]:
    """The lines of a run, breaks between them."""
    if run.code or "\n" not in run.text:
        return [_inline(run)]
    parts: list[Any] = []
    for place, line in enumerate(run.text.split("\n")):
        parts += [{"type": "break"}] if place else []
        parts += [_inline(replace(run, text=line))] if line else []
    return parts


def _inline(run: Run) -> Any:
    node: Any = {"type": "code", "text": run.text} if run.code else run.text
    if run.emphasis:
        node = {"type": "emphasis", "text": node}
    if run.strong:
        node = {"type": "strong", "text": node}
    if run.url:
        node = {"type": "link", "text": node, "url": run.url}
    return node
