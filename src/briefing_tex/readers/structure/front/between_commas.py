"""Names of bodies between commas, on one line below the title, as the classes of journals set their authors.

In: a line of the title block. Out: the names. Commas stand within names as well (`Department of Tides, Harbour
University`): half of the names have to say by themselves that they are bodies, two at least, and none that it
is a part of another.
"""

from __future__ import annotations

import re

from briefing_tex.readers.structure.front.bodies import in_capitals, is_body
from briefing_tex.readers.structure.front.names import Split
from briefing_tex.readers.structure.scripts import own_script

_COMMA = re.compile(r"\s*(?:，|、|,)\s*(?:and\s+|및\s+)?")
_DOT = re.compile(r"\s*·\s*")
"""What stands between names in Chinese as well; in Japanese and Korean it stands within names."""
_STOP = re.compile(r"[.。！？!?:：;；]")
_OTHER_SIGN = re.compile(r"\s[·|｜/&＆]\s|;")
"""What else stands between names: more of it than commas, and these stand within the names."""
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
    apart = line.count(",") > len(_OTHER_SIGN.findall(line)) and in_capitals(line) and line not in elsewhere
    grouped = _groups(line.strip()) if apart else []
    if len(grouped) > 1:
        return Split(tuple(grouped), "names-split")
    sign = _DOT if _HAN.fullmatch(line.strip()) else _COMMA
    sides = [side for side in sign.split(line.strip()) if side]
    if len(sides) < _FEWEST or _STOP.search(line) or line in elsewhere or not all(map(_may_be_name, sides)):
        return None
    named = sum(map(is_body, sides))
    return Split(tuple(sides), "names-split") if named >= _FEWEST and 2 * named >= len(sides) else None


def _groups(line: str) -> list[str]:
    """The names in Latin letters between the commas of a line, the parts of bodies with them; none in doubt.

    >>> _groups("Department of Tides, Harbour University, Ministry of Wind, Directorate for Gales, Lind LLP")
    ['Department of Tides, Harbour University', 'Ministry of Wind, Directorate for Gales', 'Lind LLP']
    >>> _groups("Institute for Land, Water and Air"), _groups("Tidal Data, Inc.")
    ([], [])
    """
    names: list[str] = []
    awaits = False  # a part of a body stands before it
    for side in re.split(r",\s+(?:and\s+)?", line):
        below = bool(_BELOW.match(side))
        behind = bool(names) and below and bool(_WHOLE.search(names[-1]))
        if names and (awaits or behind or _BARE_FORM.fullmatch(side)):
            names[-1] = f"{names[-1]}, {side}"
            awaits = False
        else:
            names.append(side)
            awaits = below
    sure = all(is_body(name) and len(name) > _SHORTEST for name in names)
    return names if len(names) > 1 and sure else []


_BELOW = re.compile(r"(?:Department|School|Faculty|Division|Directorate|Section|Unit|Branch|Chair)\b")
"""How the name of a part of a body begins: it stands before or behind that of its body."""
_WHOLE = re.compile(r"\b(?:University|Institute|Ministry|College|Agency|Council|Office|Academy|Authority)\b")
_BARE_FORM = re.compile(r"(?:Inc|Ltd|LLC|LLP|PLC|GmbH|AG)\.?")


def _may_be_name(side: str) -> bool:
    if not _SHORTEST <= len(side) <= _LONGEST or _PART.search(side):
        return False
    words = side.split()
    return own_script(side) or (
        len(words) > 1 and all(word[:1].isupper() or word in ("and", "&") for word in words)
    )
