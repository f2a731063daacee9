"""Citation marks as other producers print them: `[`, `1`, `, `, `2`, `]`, with only the numbers marked up.

In: inline text. Out: the same, where brackets around bare numbers have become part of one citation, for a
report adds the brackets itself.
"""

from __future__ import annotations

import re
from typing import Any

from briefing_tex.readers.jats.article import Placed

_BETWEEN = re.compile(r"\s*[,;，；、]?\s*")


def without_brackets(parts: list[Any]) -> list[Any]:
    """Inline text whose bracketed bare marks are one citation each."""
    result: list[Any] = []
    index = 0
    while index < len(parts):
        end = _end_of_marks(parts, index)
        if end > index and _opened(result) and end < len(parts) and str(parts[end])[:1] == "]":
            result[-1] = result[-1][:-1]
            parts[index]["keys"] = [key for mark in parts[index:end:2] for key in mark["keys"]]
            parts[end] = parts[end][1:]
        else:
            end = index + 1
        result.append(parts[index])
        index = end
    return result


def _opened(result: list[Any]) -> bool:
    return bool(result) and isinstance(result[-1], str) and result[-1].endswith("[")


def _end_of_marks(parts: list[Any], index: int) -> int:
    """Where a run of bare marks that begins at `index` ends; `index` itself if none begins there."""
    end = index
    while end < len(parts) and isinstance(parts[end], Placed) and parts[end].bare:
        end += 1
        following = parts[end : end + 2]
        if len(following) < 2 or not _separates(*following):
            break
        end += 1
    return end


def _separates(text: Any, mark: Any) -> bool:
    bare = isinstance(mark, Placed) and mark.bare
    return bare and isinstance(text, str) and bool(_BETWEEN.fullmatch(text))
