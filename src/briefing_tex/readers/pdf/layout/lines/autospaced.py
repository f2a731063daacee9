"""Spaces that a program put between figures and Korean by itself, as it does beside Chinese: `2026 년 5 월`.

In: the text of a document, the runs of a paragraph. Out: whether every figure has a space before Korean, which
Korean never writes so; the runs without the spaces before what is written close to a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Run
from briefing_tex.readers.structure.korean.words import COUNTERS, is_ending

_APART, _CLOSE = re.compile("[0-9] [가-힣]"), re.compile("[0-9][가-힣]")
_FEWEST = 8
"""Figures before Korean that show a habit, at least."""
_EXCEPTIONS = 0.05
"""Part of them that may be set close."""
_COUNTED = re.compile(
    f"{COUNTERS}|년|월|일|시|분|초|주|명|만|천|백|억|조|배|차|위|호|층|량|도|쪽|장|절|항|세|살|달|번|점|석|가지|단계|종|여|킬로|미터|리터|"
    "헥타르|제곱|퍼센트|포인트"
)
_BETWEEN = re.compile("(?<=[0-9A-Za-z%℃]) (?=[가-힣])")
_BEHIND_UNIT = re.compile("(?<=[\u3371-\u33df℃]) (?=[가-힣])")
_PARTICLE_BEHIND = re.compile(
    r"([”’]|[0-9][A-Za-z]{1,3}) "
    r"(?=(?:은|는|을|를|가|의|에|에서|에는|와|과|로|으로|(?:이?라)?고|이?라[는며]|이?란|처럼|까지|부터|보다)(?![가-힣]))"
)
"""A space before a particle, which is no word by itself, behind a mark or a unit."""
_ORDINAL = re.compile("(?<![가-힣])제 (?=[0-9])")


def is_auto_spaced(text: str) -> bool:
    """Whether figures have a space before Korean throughout.

    >>> is_auto_spaced("2026 년 5 월 18 일 " * 3), is_auto_spaced("2026년 5월 18일 " * 3)
    (True, False)
    """
    apart, close = len(_APART.findall(text)), len(_CLOSE.findall(text))
    return apart >= _FEWEST and close <= _EXCEPTIONS * apart


def without_auto_spaces(runs: Iterable[Run]) -> list[Run]:
    """The runs, figures close to what counts them and to particles.

    >>> without_auto_spaces([Run("제 1 장 2026 년 5 월, 7.8% 가 늘었고 9% 늘었다")])[0].text
    '제1장 2026년 5월, 7.8%가 늘었고 9% 늘었다'
    >>> without_auto_spaces([Run("3 MW 로 늘었고 2.4% 포인트 낮다")])[0].text
    '3 MW로 늘었고 2.4%포인트 낮다'
    """
    return [replace(run, text=_closed(_ORDINAL.sub("제", run.text), _BETWEEN)) for run in runs]


def without_spaces_at_units(runs: Iterable[Run]) -> list[Run]:
    """The runs with particles close to a unit or a closing quotation mark: typesetting parts these from Korean.

    >>> without_spaces_at_units([Run("9㎍/㎥ 에 이르고 8㎥ 이하")])[0].text
    '9㎍/㎥에 이르고 8㎥ 이하'
    >>> without_spaces_at_units([Run("94mm 의 비가 ‘바다’ 를 덮자 “높다” 고 말했다")])[0].text
    '94mm의 비가 ‘바다’를 덮자 “높다”고 말했다'
    """
    return [replace(run, text=_PARTICLE_BEHIND.sub(r"\1", _closed(run.text, _BEHIND_UNIT))) for run in runs]


def _closed(text: str, between: re.Pattern[str]) -> str:
    """The text without those spaces before what is written close to what stands before it."""
    parts = between.split(text)
    closed = parts[0]
    for part in parts[1:]:
        counted = (closed[-1:].isdecimal() and _COUNTED.match(part)) or (
            closed[-1:] == "%" and part.startswith("포인트")
        )
        closed += part if counted or is_ending(part) else f" {part}"
    return closed
