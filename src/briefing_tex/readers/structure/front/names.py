"""Names of bodies: which lines look like one, and where one line holds several.

In: a line of the title block, and the rest of the text as evidence. Out: names. `&` stands between two bodies
or within one (`Marks & Spencer`): a Latin name that the text uses whole stays whole, sides that it uses alone
are parted; without that, sides in Chinese, Japanese or Korean with spaces around the sign are two names, and
words in Latin letters only if each side says by itself that it is a body.
"""

from __future__ import annotations

import re

from msgspec import Struct

from briefing_tex.readers.structure.front.bodies import (
    BODY_CJK,
    LONGEST_NAME,
    SHORTEST,
    STOP,
    SURELY_BODY,
    is_body,
    is_capital_name,
    is_short_name,
    may_name,
)
from briefing_tex.readers.structure.front.dates import read_date
from briefing_tex.readers.structure.scripts import own_script

_COMPANY_FIRST = re.compile(r"(?:株式会社|（株）|\(株\)|㈱|주식회사|\(주\)|㈜)")
"""The form of a company, which stands before the whole of its name: `株式会社 潮 & 風`."""
_AND = re.compile(r"\s*[&＆×✕]\s*")
_HANGING_AND = re.compile(
    r"\s+(?:[&＆×✕、,]|and|与|與|和|及|暨|及び|および|및)\s*$|^\s*(?:[&＆×✕]|and|与|與|和|及|暨|及び|および|및)\s+|(?<=\S)[、,，;；]\s*$|\s+[·|｜/]\s*$"
)
"""What stands between two names, at the end of a line or the beginning of the next."""
_SPACED_AND = re.compile(r"\s+[&＆×✕]\s+")
_LISTED = re.compile(r"\s*[|｜;；]\s*|\s+[·•/／]\s+|\s{2,}|\t+")
_LOOSE = re.compile(r"\s*[、]\s*")
_COMMAS = re.compile(r"[,，、]")
_WORDS = re.compile(
    r"\s*(?:与|與|和|及び|及|暨|および|[・·‧･、])\s*|(?:,\s+(?:and\s+)?|\s+and\s+|\s+및\s+|(?<=[가-힣])[와과]\s+)"
)
"""Words and signs between two names, which may as well stand within one."""
_DOTS = re.compile(r"\s*[・·‧･]\s*")
"""Signs between two names which themselves may hold words that part others."""
_SPACED_WORD = re.compile(r"\s(?:与|與|和|及び|及|暨|および)\s")
_GOVERNS = re.compile(r"\b(?:of|for|on|in)\b")
"""What may have both sides of an `and` in one name: Institute for Land and Water."""
_UNIVERSITY = re.compile(r"(?:大学|大學|대학교?)$")
_TOWN = re.compile(r"[가-힣](?:시|군|구|도)$")
_ANY = re.compile(r"\s*(?:[|｜;；/／,，·•・、&＆×]|\band\b|\u3000|\s{2,}|\t)+\s*")
"""All that may stand between the names of bodies."""
_SHORTEST_SIDE = 5
"""Signs of a name beside such a word at least, where no space tells that it is one."""


class Split(Struct, frozen=True):
    """Names found in a line; `code` says if that was a guess: `names-split` or `names-kept`."""

    names: tuple[str, ...]
    code: str | None = None


def split_names(line: str, elsewhere: str) -> Split:
    """The names in a line of the title block; `elsewhere` is the rest of the text.

    >>> split_names("潮信数据 & 海岸观测中心", "").names
    ('潮信数据', '海岸观测中心')
    >>> split_names("Marks & Spencer", "").names, split_names("AT&T", "").names
    (('Marks & Spencer',), ('AT&T',))
    """
    line = _HANGING_AND.sub("", line)
    listed = [part.strip() for part in _LISTED.split(line) if part.strip()]
    if len(listed) > 1:
        parts = [split_names(part, elsewhere) for part in listed]
        return Split(tuple(name for part in parts for name in part.names), "names-split")
    loose = [part for part in _LOOSE.split(line) if part]
    if len(loose) > 1 and all(is_body(part) for part in loose):
        return Split(tuple(loose), "names-split")
    line = line.strip()
    mixed = _mixed_names(line)
    if mixed:
        return Split(mixed, "names-split")
    return _at_space(line, elsewhere) or _at_word(line, elsewhere) or _at_and(line, elsewhere)


def _mixed_names(line: str) -> tuple[str, ...]:
    """Names between signs or spaces, some in Latin letters; of the others, half say that they are bodies.

    Between mere spaces all of them have to, two at least.

    >>> _mixed_names("海岸观测中心、Tide&Data Group、潮信研究院")
    ('海岸观测中心', 'Tide&Data Group', '潮信研究院')
    >>> _mixed_names("海岸观测中心　晴岸潮信"), _mixed_names("农业、林业研究院")
    (('海岸观测中心', '晴岸潮信'), ())
    >>> _mixed_names("海岸观测中心 潮信研究院 Tide Group"), _mixed_names("海岸观测中心 Coastal Centre")
    (('海岸观测中心', '潮信研究院', 'Tide Group'), ())
    """
    for sign, fewest in ((_FULL_SPACE, 1), (_COMMA, 1), (_ONE_SPACE, 2)):
        sides = [side.strip() for side in sign.split(line) if side.strip()]
        if len(sides) < 2:
            continue
        own = [side for side in sides if own_script(side)]
        others = [side for side in sides if not own_script(side)]
        unnamed = [side for side in own if not is_body(side)]
        most = 0 if sign is _ONE_SPACE else len(own) // 2
        named = len(own) - len(unnamed) >= fewest and len(unnamed) <= most and all(map(may_name, unnamed))
        told = bool(others or unnamed) or (any(" " in side for side in own) and sign is not _ONE_SPACE)
        return tuple(sides) if named and told and all(map(is_capital_name, others)) else ()
    return ()


_FULL_SPACE = re.compile(r"\u3000+")
_COMMA = re.compile(r"[、，]\s*|,\s+")
_ONE_SPACE = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")


def listed_names(text: str) -> Split | None:
    """The names behind a label in Chinese, Japanese or Korean between commas: one has to say that it is a body.

    >>> listed_names("해안관측센터, 물결자료").names, listed_names("바다, 사람과 물")
    (('해안관측센터', '물결자료'), None)
    """
    sides = [side.strip() for side in _COMMAS.split(text) if side.strip()]
    named = all(own_script(side) and SHORTEST <= len(side) <= LONGEST_NAME for side in sides)
    return Split(tuple(sides), "names-split") if len(sides) > 1 and named and any(map(is_body, sides)) else None


def _at_space(line: str, elsewhere: str) -> Split | None:
    """The names in Chinese, Japanese or Korean that a space parts: the rest of the text uses each by itself.

    One space may stand within a name (`東海大学 地震研究所`); a full-width one is as good as a sign if every
    side says that it is a body.

    >>> split_names("潮信数据 海岸观测中心", "潮信数据：……\\n海岸观测中心：……").names
    ('潮信数据', '海岸观测中心')
    >>> split_names("潮信研究院 东海大学 地震研究所", "").names
    ('潮信研究院', '东海大学 地震研究所')

    A word for a body is no name by itself, nor is the form of one; in Korean a town stands before its bodies.

    >>> split_names("강릉시 위원회", "강릉시는 넓다. 위원회").names
    ('강릉시 위원회',)
    >>> split_names("강릉시 약사회", "강릉시는 넓다. 약사회").names
    ('강릉시 약사회',)
    >>> split_names("一般財団法人 北潮研究所", "一般財団法人と北潮研究所").names
    ('一般財団法人 北潮研究所',)
    """
    sides = _with_forms(line.split())
    if len(sides) < 2 or not all(map(own_script, sides)) or line in elsewhere:
        return None
    named = all(map(is_body, sides))
    apart = named and not _is_faculty(sides) and ("\u3000" in line and " " not in line)
    apart = apart or (named and any(" " in side and _FORM.match(side) for side in sides[1:]))
    if len(sides) > 2 and named:
        sides = _with_faculties(sides, elsewhere)
        apart = len(sides) > 1
    used = all(_used_alone(side, elsewhere) for side in sides)
    bound = _is_faculty(sides) or _TOWN.search(sides[0]) or any(map(BODY_CJK.match, sides))
    known = used and not bound
    return Split(tuple(sides), "names-split") if apart or known else None


def _with_forms(sides: list[str]) -> list[str]:
    """The words of a line, the form of a body with the name behind it, and in Korean its part with both.

    >>> _with_forms("해안관측센터 재단법인 물결연구소 정책연구실".split())
    ['해안관측센터', '재단법인 물결연구소 정책연구실']
    """
    names: list[str] = []
    for side in sides:
        formed = bool(names) and bool(_FORM.fullmatch(names[-1]))
        part = len(names) > 0 and bool(_KOREAN_PART.fullmatch(side)) and is_body(names[-1])
        if formed or part:
            names[-1] = f"{names[-1]} {side}"
        else:
            names.append(side)
    return names


_FORM = re.compile(
    r"(?:재단|사단|학교|사회복지)법인|주식회사|\(주\)|㈜|(?:一般|公益)?(?:社団|財団)法人|独立行政法人|[社財][團团]法人|株式会社"
)
"""The form of a body, which stands before its name."""
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
    return bool(_UNIVERSITY.search(sides[0])) and not any(map(_UNIVERSITY.search, sides[1:]))


def lists_bodies(line: str) -> bool:
    """Whether a line is nothing but the names of bodies, two at least.

    >>> lists_bodies("海岸观测研究院、潮信数据中心"), lists_bodies("海岸观测中心认为，今天没有风。")
    (True, False)
    """
    sides = [side for side in _ANY.split(line.strip()) if side]
    listed = len(sides) > 1 and all(is_body(side) and not STOP.search(side) for side in sides)
    return listed or bool(_mixed_names(line.strip()))


def lists_mostly_bodies(line: str) -> bool:
    """Whether a line is names between signs, of which at least half say by themselves that they are bodies.

    >>> lists_mostly_bodies("Sea Observatory | Tidal Data | Harbour Institute")
    True
    >>> lists_mostly_bodies("The Sea Observatory asked; the Institute answered.")
    False
    """
    sides = [side for side in _LISTED.split(line.strip()) if side]
    named = sum(is_body(side) for side in sides)
    short = all(is_short_name(side) for side in sides)
    return len(sides) > 1 and short and not STOP.search(line) and 2 * named >= len(sides)


def names_side_by_side(text: str) -> bool:
    """Whether the gaps of a line part names of bodies, or a date from what stands before it.

    >>> names_side_by_side("海岸观测中心\\t潮信数据"), names_side_by_side("海岸\\t2026 年 4 月 1 日")
    (True, True)
    >>> [names_side_by_side(text) for text in ("Sea Institute\\tTidal Ltd.\\t3 April", "from AI\\tHub.")]
    [True, False]
    """
    sides = [side for side in text.split("\t") if side.strip()]
    names = [side for side in sides if (" " in side or own_script(side)) and len(side) <= LONGEST_NAME]
    named = sum(is_body(side) and not STOP.search(side) for side in names)
    return len(sides) > 1 and (2 * named >= len(sides) or read_date(sides[-1]) is not None)


def _at_word(line: str, elsewhere: str) -> Split | None:
    """The names that words part (`与`, `및`, `and`): each has to say by itself that it is a body.

    >>> split_names("海岸观测研究院与潮信数据中心", "").names, split_names("社会与人口研究院", "").names
    (('海岸观测研究院', '潮信数据中心'), ('社会与人口研究院',))
    """
    if line in elsewhere:
        return None
    dotted = [side for side in _DOTS.split(line) if side]
    whole = all(own_script(side) and len(side) >= _SHORTEST_SIDE and is_body(side) for side in dotted)
    if len(dotted) > 1 and whole:
        return Split(tuple(dotted), "names-split")
    sides = [side for side in _WORDS.split(line) if side]
    if len(sides) < 2:
        return None
    if all(map(own_script, sides)):
        long = _SPACED_WORD.search(line) or all(len(side) >= _SHORTEST_SIDE for side in sides)
        apart = long and all(is_body(side) or _used_alone(side, elsewhere) for side in sides)
    else:
        used = [_used_alone(side, elsewhere) for side in sides]
        plain = any(used) or not any(_GOVERNS.search(side) for side in sides[:-1])
        sure = [" " in side and bool(SURELY_BODY.search(side)) for side in sides]
        told = " and " in line and plain and all(one or other for one, other in zip(used, sure, strict=True))
        apart = told or all(used)
    return Split(tuple(sides), "names-split") if apart else None


def _at_and(line: str, elsewhere: str) -> Split:
    spaced = [side for side in _SPACED_AND.split(line) if side]
    sides = spaced if len(spaced) > 1 else [side for side in _AND.split(line) if side]
    if len(sides) < 2:
        return Split((line,))
    apart = Split(tuple(sides), "names-split")
    if any(map(own_script, sides)):
        company = _COMPANY_FIRST.match(line) and not any(map(is_body, sides[1:]))
        if company:
            return Split((line,), "names-kept")
        plausible = len(spaced) > 1 and all(len(side) > 1 for side in sides) and len(set(sides)) == len(sides)
        return apart if plausible or all(map(is_body, sides)) else Split((line,), "names-kept")
    if line in elsewhere:
        return Split((line,))
    if len(spaced) > 1 and all(SURELY_BODY.search(side) or _used_alone(side, elsewhere) for side in sides):
        return apart
    return Split((line,), "names-kept")


def _used_alone(side: str, elsewhere: str) -> bool:
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
