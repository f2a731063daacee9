"""Lists of figures and tables: as little part of a report as its contents list.

In: the texts of a report's blocks, in order. Out: which of them are such a list, its label included. Each entry
of a list is a caption with a page number behind a leader, a tab or wide white space.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_LABEL = re.compile(
    r"(?:插|附)?(?:图|圖|図)(?:片|形|表)?\s*(?:目\s*[录錄次]|清[单單]|索引|一覧)|(?:附)?表格?\s*(?:目\s*[录錄次]|清[单單]|索引|一覧)|"
    r"(?:그림|표)\s?(?:목차|차례|목록)|(?:list of|index of) (?:figures|tables|illustrations|charts|exhibits)|"
    r"figures|tables",
    re.IGNORECASE,
)
_PAGED = re.compile(r"(?:\t+|[ \u3000]{2,}|(?:[.．·•…‥⋯_]\s*){3,}|…+)\s*\d{1,3}$")
_CAPTION = re.compile(r"\s*(?:附?[图圖図表]|그림|표|fig|tab|chart|exhibit|box)", re.IGNORECASE)
_LONGEST = 400
"""Characters of an entry at most; a line of dots may take many."""


def further_lists(texts: Sequence[str]) -> frozenset[int]:
    """The places of lists of figures and of tables, their labels included.

    >>> sorted(further_lists(["List of Figures", "Figure 1 Ebb ..... 3", "Figure 2 Flow\\t4", "1 Today"]))
    [0, 1, 2]
    """
    found: set[int] = set()
    for start, text in enumerate(texts):
        if start in found or len(text) > _LONGEST or not _LABEL.fullmatch(text.strip()):
            continue
        stop = start + 1
        while stop < len(texts) and _lists_caption(texts[stop]):
            stop += 1
        found.update(range(start, stop) if stop > start + 1 else ())
    return frozenset(found)


def _lists_caption(text: str) -> bool:
    """Whether a line is a caption with the number of its page."""
    return len(text) <= _LONGEST and bool(_CAPTION.match(text)) and bool(_PAGED.search(text))
