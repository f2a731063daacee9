"""Names of bodies between commas, as labels and the classes of journals set them.

In: a line of the title block. Out: the names. Commas stand within names as well (`Department of Tides, Harbour
University`; `农业、林业研究院`): every side has to look like a name, and half of them say that they are bodies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_tex.readers.structure.front.bodies import (
    LONGEST_NAME,
    SHORTEST,
    TOWN,
    in_capitals,
    is_body,
    is_capital_name,
    is_form,
    is_part_first,
    is_unit,
    may_be_part,
    may_name,
)
from briefing_tex.readers.structure.front.signs import (
    COMMA,
    DOT,
    FULL_SPACE,
    SPACE,
    SPACED_AND,
    SPACED_WORD,
    WORD,
    Split,
    apart,
    parted,
)
from briefing_tex.readers.structure.scripts import own_script

_STOP = re.compile(r"[.。！？!?:：;；]")
_OTHER_SIGN = re.compile(r"\s[·|｜/&＆]\s|;")
"""What else stands between names: more of it than commas, and these stand within the names."""
_HAN = re.compile(r"[\u4e00-\u9fff·\s]+")
"""A line in Chinese, where a dot stands between names; in Japanese and Korean it stands within them."""


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
    >>> between_commas("Tidal Data Centre, Harbour Institute, Tides Unit").names
    ('Tidal Data Centre', 'Harbour Institute, Tides Unit')
    """
    if line in elsewhere:
        return None
    listed = line.count(",") > len(_OTHER_SIGN.findall(line)) and in_capitals(line)
    grouped = _with_units(_groups(line)) if listed else []
    if len(grouped) > 1:
        return apart(grouped)
    sides = _with_units(parted(DOT if _HAN.fullmatch(line.strip()) else COMMA, line))
    named = sum(map(is_body, sides))
    fit = len(sides) > 1 and not _STOP.search(line) and all(map(_may_stand_alone, sides))
    return apart(sides) if fit and named > 1 and 2 * named >= len(sides) else None


def _with_units(sides: Sequence[str]) -> list[str]:
    """The names, in Latin letters a part of a body with the body before it."""
    names: list[str] = []
    for side in sides:
        if names and not own_script(side) and is_unit(side) and is_body(names[-1]):
            names[-1] = f"{names[-1]}, {side}"
        else:
            names.append(side)
    return names


def behind_label(text: str) -> Split | None:
    """The names behind a label in Chinese, Japanese or Korean between commas: one has to say that it is a body.

    The comma of lists (`、`) tells by itself.

    >>> behind_label("해안관측센터, 물결자료").names, behind_label("바다, 사람과 물")
    (('해안관측센터', '물결자료'), None)
    >>> behind_label("青葉バス、日和鉄道").names
    ('青葉バス', '日和鉄道')
    """
    sides = parted(COMMA, text)
    named = all(own_script(side) and SHORTEST <= len(side) <= LONGEST_NAME for side in sides)
    told = "、" in text or any(map(is_body, sides))
    return apart(sides) if len(sides) > 1 and named and told else None


def behind_joint_label(text: str) -> Split | None:
    """The names behind a label that says there are several: whatever parts them, one says that it is a body.

    >>> behind_joint_label("海岸观测中心 潮信数据").names, behind_joint_label("海岸观测中心与潮信数据").names
    (('海岸观测中心', '潮信数据'), ('海岸观测中心', '潮信数据'))
    >>> behind_joint_label("물결시 해안지원단")
    """
    for sign in (COMMA, SPACED_AND, SPACED_WORD, SPACE, WORD):
        sides = parted(sign, text)
        if sign is SPACE and any(map(TOWN.search, sides[:-1])):
            continue  # in Korean a town stands before its bodies
        if len(sides) > 1 and all(len(side) >= SHORTEST for side in sides) and any(map(is_body, sides)):
            return apart(sides)
    return None


def mixed_names(line: str) -> Split | None:
    """Names between signs or spaces, some in Latin letters; of the others, half say that they are bodies.

    Between mere spaces all of them have to, two at least.

    >>> mixed_names("海岸观测中心、Tide&Data Group、潮信研究院").names
    ('海岸观测中心', 'Tide&Data Group', '潮信研究院')
    >>> mixed_names("海岸观测中心　晴岸潮信").names, mixed_names("农业、林业研究院")
    (('海岸观测中心', '晴岸潮信'), None)
    >>> mixed_names("海岸观测中心 潮信研究院 Tide Group").names, mixed_names("海岸观测中心 Coastal Centre")
    (('海岸观测中心', '潮信研究院', 'Tide Group'), None)
    """
    found = ((sign, parted(sign, line)) for sign in (FULL_SPACE, COMMA, SPACE))
    sign, sides = next(((sign, sides) for sign, sides in found if len(sides) > 1), (SPACE, []))
    own = [side for side in sides if own_script(side)]
    unnamed = [side for side in own if not is_body(side)]
    fewest, most = (2, 0) if sign is SPACE else (1, len(own) // 2)
    named = len(own) - len(unnamed) >= fewest and len(unnamed) <= most and all(map(may_name, unnamed))
    others = [side for side in sides if not own_script(side)]
    told = bool(others or unnamed) or (sign is not SPACE and any(" " in side for side in own))
    return apart(sides) if named and told and all(map(is_capital_name, others)) else None


def _groups(line: str) -> list[str]:
    """The names in Latin letters between the commas of a line, the parts of bodies with them; none in doubt.

    >>> _groups("Department of Tides, Harbour University, Ministry of Wind, Directorate for Gales, Lind LLP")
    ['Department of Tides, Harbour University', 'Ministry of Wind, Directorate for Gales', 'Lind LLP']
    >>> _groups("Institute for Land, Water and Air"), _groups("Tidal Data, Inc.")
    ([], [])
    """
    names: list[str] = []
    awaits = False  # a part of a body stands before it
    for side in re.split(r",\s+(?:and\s+)?", line.strip()):
        part = is_part_first(side)
        if names and (awaits or is_form(side) or (part and _WHOLE.search(names[-1]))):
            names[-1] = f"{names[-1]}, {side}"
            awaits = False
        else:
            names.append(side)
            awaits = part
    return names if len(names) > 1 and all(map(is_body, names)) else []


_WHOLE = re.compile(r"\b(?:University|Institute|Ministry|College|Agency|Council|Office|Academy|Authority)\b")
"""What bodies are called whose parts may stand behind them."""


def _may_stand_alone(side: str) -> bool:
    """Whether a side may be a whole name: no part of another, and in Latin letters more than a word."""
    if may_be_part(side) or not SHORTEST <= len(side) <= LONGEST_NAME:
        return False
    return own_script(side) or (" " in side and is_capital_name(side))
