"""White space: which of it is text, and which is only how the source is laid out.

In: strings of the source. Out: the same with line ends settled. A run of white space without a line end or tab
is text and stays as it is. With one, it is layout: nothing at the start and end of a text, next to a line break
and between two Chinese or Japanese characters, a space elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from briefing_tex.readers.jats.article import Article, Element, content

_LAYOUT = re.compile(r" *[\n\r\t][ \n\r\t]*")
# Scripts written without spaces between words, and their punctuation; not Korean.
_UNSPACED = re.compile(
    "[\u2e80-\u2fdf\u3001-\u30ff\u3100-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\ufe30-\ufe4f\uff01-\uff60\U00020000-\U0003ffff]"
)
_MARK = "\ufffc"
"""Stands for a citation, a footnote's mark or a formula (U+FFFC OBJECT REPLACEMENT CHARACTER)."""
_BREAK = "\u2028"
"""Stands for a line break (U+2028 LINE SEPARATOR)."""


def line(element: Element, article: Article) -> str:
    """The text of an element that holds text alone; markup in it is left out and said."""
    if len(element):
        article.remark(
            element, "markup-left-out", f"<{element.tag}> is plain text here; its markup is left out."
        )
    return laid_out(content(element))


def laid_out(text: str) -> str:
    """A string without the white space of the source's layout.

    >>> laid_out("\\n  open\\n  sea "), laid_out("\\n  公\\n  海\\n")
    ('open sea ', '公海')
    """
    return str(settle([text])[0])


def settle(parts: list[Any]) -> list[Any]:
    """Inline text with its line ends settled; changes the lists within `parts`."""
    slots = list(_slots(parts))
    whole = "".join(text for _, _, text in slots)
    if not _LAYOUT.search(whole):
        return parts
    end = len(whole.rstrip(" \n\r\t"))
    start = 0
    for holder, key, text in slots:
        if holder is not None:
            holder[key] = _settled(text, whole, start, end)
        start += len(text)
    return parts


def blank(parts: list[Any]) -> bool:
    """Whether inline text says nothing: no node, no character but white space."""
    return all(isinstance(part, str) and not part.strip(" \n\r\t") for part in parts)


def _slots(parts: list[Any]) -> Iterator[tuple[Any, Any, str]]:
    """Every string of inline text with the place it is kept in; other nodes as a mark without a place."""
    for index, part in enumerate(parts):
        if isinstance(part, str):
            yield parts, index, part
        elif part["type"] == "code":
            yield part, "text", part["text"]
        elif part["type"] in ("emphasis", "strong", "link"):
            yield from _slots(part["text"])
        else:
            yield None, None, _BREAK if part["type"] == "break" else _MARK


def _settled(text: str, whole: str, start: int, end: int) -> str:
    def settled(found: re.Match[str]) -> str:
        first, last = start + found.start(), start + found.end()
        if first == 0 or first >= end or whole[first - 1] in f" \n\r\t{_BREAK}" or whole[last] == _BREAK:
            return ""
        return "" if _joined(whole[first - 1], whole[last]) else " "

    return _LAYOUT.sub(settled, text)


def _joined(before: str, after: str) -> bool:
    unspaced = [bool(_UNSPACED.match(character)) for character in (before, after)]
    return all(unspaced) or (any(unspaced) and _MARK in (before, after))
