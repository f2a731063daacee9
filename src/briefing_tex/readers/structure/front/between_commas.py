"""Names of bodies between commas, on one line below the title, as the classes of journals set their authors.

In: a line of the title block. Out: the names. Commas stand within names as well (`Department of Tides, Harbour
University`): half of the names have to say by themselves that they are bodies, two at least, and none that it
is a part of another.
"""

from __future__ import annotations

import re

from briefing_tex.readers.structure.front.bodies import is_body
from briefing_tex.readers.structure.front.names import Split
from briefing_tex.readers.structure.scripts import own_script

_COMMA = re.compile(r"\s*(?:，|、|,)\s*(?:and\s+|및\s+)?")
_DOT = re.compile(r"\s*·\s*")
"""What stands between names in Chinese as well; in Japanese and Korean it stands within names."""
_STOP = re.compile(r"[.。！？!?:：;；]")
_PART = re.compile(
    r"\b(?:of|for|on|in|at|Department|Dept|School|Faculty|Division|Office|Section|Unit|Branch|Programme|Program|"
    r"Inc|Ltd|LLC|Co)\b|\d"
)
"""What tells that a side is a part of another, or of another's address."""
_HAN = re.compile(r"[\u4e00-\u9fff·\s]+")
_LONGEST = 40
"""The longest of such names, in characters."""
_SHORTEST = 3
_FEWEST = 2


def between_commas(line: str, elsewhere: str = "") -> Split | None:
    """The names between the commas of a line; None where it is no list of names.

    >>> between_commas("Northern Tides Forum, Harbour Laboratory, Sea Works").names
    ('Northern Tides Forum', 'Harbour Laboratory', 'Sea Works')
    >>> between_commas("海岸观测中心, 潮信数据, 东海研究院").names
    ('海岸观测中心', '潮信数据', '东海研究院')
    >>> between_commas("海岸观测中心·潮信数据·东海研究院").names
    ('海岸观测中心', '潮信数据', '东海研究院')
    >>> between_commas("Department of Tides, Harbour University") is None
    True
    """
    sign = _DOT if _HAN.fullmatch(line.strip()) else _COMMA
    sides = [side for side in sign.split(line.strip()) if side]
    if len(sides) < _FEWEST or _STOP.search(line) or line in elsewhere or not all(map(_may_be_name, sides)):
        return None
    named = sum(map(is_body, sides))
    return Split(tuple(sides), "names-split") if named >= _FEWEST and 2 * named >= len(sides) else None


def _may_be_name(side: str) -> bool:
    if not _SHORTEST <= len(side) <= _LONGEST or _PART.search(side):
        return False
    words = side.split()
    return own_script(side) or (
        len(words) > 1 and all(word[:1].isupper() or word in ("and", "&") for word in words)
    )
