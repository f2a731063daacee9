"""Names of bodies in Chinese, Japanese or Korean that mere spaces part.

In: a line of the title block, and the rest of the text as evidence. Out: the names, or None.
"""

from __future__ import annotations

import re

from briefing_tex.readers.structure.front.bodies import FORM_FIRST, SHORTEST, TOWN, is_body
from briefing_tex.readers.structure.front.signs import Split, apart
from briefing_tex.readers.structure.scripts import own_script

_UNIVERSITY = re.compile(r"(?:大学|大學|대학교?)$")
_ITS_OWN = re.compile(rf"{_UNIVERSITY.pattern}|[県縣市國国区區都府省町]立|の")
"""What a part of a university has not in its name."""


def at_space(line: str, elsewhere: str) -> Split | None:
    """The names in Chinese, Japanese or Korean that a space parts: the rest of the text uses each by itself.

    One space may stand within a name (`東海大学 地震研究所`); a full-width one is as good as a sign if every
    side says that it is a body.

    >>> at_space("潮信数据 海岸观测中心", "潮信数据：……\\n海岸观测中心：……").names
    ('潮信数据', '海岸观测中心')
    >>> at_space("潮信研究院 东海大学 地震研究所", "").names
    ('潮信研究院', '东海大学 地震研究所')

    A word for a body is no name by itself, nor is the form of one; in Korean a town stands before its bodies.

    >>> at_space("강릉시 위원회", "강릉시는 넓다. 위원회"), at_space("강릉시 약사회", "강릉시는 넓다. 약사회")
    (None, None)
    >>> at_space("一般財団法人 北潮研究所", "一般財団法人と北潮研究所")
    """
    sides = _with_forms(line.split())
    if len(sides) < 2 or not all(map(own_script, sides)) or line in elsewhere:
        return None
    if all(map(is_body, sides)):
        if len(sides) > 2:
            sides = _with_faculties(sides, elsewhere)
            sure = len(sides) > 1
        else:
            wide = "\u3000" in line and " " not in line and not _is_faculty(sides)
            sure = wide or (" " in sides[1] and bool(FORM_FIRST.match(sides[1])))
        if sure:
            return apart(sides)
    bound = _is_faculty(sides) or TOWN.search(sides[0]) or any(map(_is_bare, sides))
    return apart(sides) if not bound and all(used_alone(side, elsewhere) for side in sides) else None


def _is_bare(side: str) -> bool:
    """Whether a side is too short for a name: a word for a body (`위원회`), or the form of one."""
    return len(side) <= SHORTEST or bool(FORM_FIRST.match(side))


def _with_forms(sides: list[str]) -> list[str]:
    """The words of a line, the form of a body with the name behind it, and in Korean its part with both.

    >>> _with_forms("해안관측센터 재단법인 물결연구소 정책연구실".split())
    ['해안관측센터', '재단법인 물결연구소 정책연구실']
    """
    names = sides[:1]
    for side in sides[1:]:
        formed = FORM_FIRST.fullmatch(names[-1])
        if formed or (_KOREAN_PART.fullmatch(side) and is_body(names[-1])):
            names[-1] = f"{names[-1]} {side}"
        else:
            names.append(side)
    return names


_KOREAN_PART = re.compile(r"[가-힣]{2,6}(?:본부|실|팀|과|부|처|국|단|학부)|주식회사")
"""The part of a body, or the form of one, as they stand behind its name."""


def _with_faculties(sides: list[str], elsewhere: str) -> list[str]:
    """The names in a line of three words or more: a university with the part of it that stands behind it."""
    names = sides[:1]
    for side in sides[1:]:
        both = f"{names[-1]} {side}"
        if both in elsewhere or _is_faculty([names[-1], side]):
            names[-1] = both
        else:
            names.append(side)
    return names


def _is_faculty(sides: list[str]) -> bool:
    """Whether what stands behind a university may be a part of it."""
    parts = sides[1:]
    return bool(_UNIVERSITY.search(sides[0])) and not any(map(_ITS_OWN.search, parts))


def used_alone(side: str, elsewhere: str) -> bool:
    """Whether the rest of the text uses a side by itself, not beside an `&`."""
    if len(side) < 3:
        return False
    found = re.search(rf"(?<![&＆]){re.escape(side)}(?!\s*[&＆])", elsewhere)
    if not found or not side.isascii():
        return bool(found)
    before, after = (
        elsewhere[max(found.start() - 1, 0) : found.start()],
        elsewhere[found.end() : found.end() + 1],
    )
    return not (before.isalnum() or after.isalnum()) and " " in side
