"""Korean words: whether a stretch of syllables is one, and what is hung to the end of words.

In: what stands at a side of a line end. Out: whether the lists and the rules of the language know it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_tex.readers.structure.korean.nouns import NOUNS, WORDS
from briefing_tex.readers.structure.korean.verbs import noun_verbs, verb_forms

_ENDS = frozenset(
    """
    은 는 이 가 을 를 에 의 로 와 과 도 만 나 랑 으로 에서 에게 에게서 한테 께 께서 까지 부터 보다 처럼 마다
    조차 밖에 만큼 대로 에는 에도 에서는 에서도 으로는 으로도 로는 로도 와는 과는 이나 이며 이고 이다 이었다
    였다 이라 이라고 라고 라는 이라는 이란 들 들은 들이 들을 들의 들에 들과 들도 별 별로 적 적인 적으로 성
    성을 성이 화 화를 률 률이 률을 율 율이 율을 량 량이 량을 분 분의 비 비를 하다 한다 했다 하는 하고 하며
    하면 하여 해 해서 한 할 함 하기 하지 하게 하도록 하였다 했으며 했고 했지만 하되 해야 해도 했던 되다 된다
    됐다 되는 되고 되며 되면 되어 돼 된 될 됨 되기 되지 되도록 되었다 됐으며 되었으며 되었고 됐고 되었지만
    되자 시키다 시킨다 시켰다 시키는 시키고 시켜 시킨 시킬 받는 받은 받고 당한 스러운 롭게 롭다 이지만 지만
    인데 인 일 이기도 이기는 이기에 이기 마저 쯤 쯤은 이므로 이라면 이자 이든 든지 요 입니다 합니다 됩니다
    습니다 했습니다 되었습니다
    """.split()
) | {""}
_SUFFIXES = frozenset(
    "자원률율량성화비분별적장권액상용형제식물품관실소점팀층계력법죄세군망동로기차선역어문집재류료금도면부과국청회사생객진단대구감학론"
)
"""What is hung to nouns to make other ones."""
_HANGUL = re.compile("[가-힣]+")
_COUNTED = re.compile(r"\d\s?[십백천만억조]+$")
COUNTERS = "명|건|개|원|대|곳|가구|톤|권|마리|그루|세대|달러|평|회|호|동|척|편|인"
_COUNTER = re.compile(f"(?:{COUNTERS})")
_NUMERALS = "한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|몇"
_COUNTED_BY_WORD = (
    f"(?:{COUNTERS}|가지|사람|번|차례|달|해|살|쪽|층|군데|쌍|배|주|줄|학기|나라|종류|갈래|시간|시)"
)
_NUMERAL_AT_END = re.compile(rf"(?<![가-힣])(?:{_NUMERALS})$")
_NUMERAL_AT_START = re.compile(rf"(?:{_NUMERALS}) (?:{_COUNTED_BY_WORD})")
_MONTH_AT_END, _PART_OF_MONTH = re.compile(r"\d[년월]$"), re.compile(r"(?:말|초|중순|하순|상순)(?![가-힣]{3})")


_PARTICLES = (
    "은|는|이|가|을|를|에|의|로|와|과|도|만|으로|에서|까지|부터|보다|밖에|이며|이고|이다|라고|간|째|쯤|씩|마다"
)
_COUNTER_OF_WORD = re.compile(f"{_COUNTED_BY_WORD}(?:{_PARTICLES})?(?![가-힣])")
_AT_FIGURE = re.compile(
    f"(?:년|개월|월|일|시간|시|분기|분|초|세|살|{COUNTERS}|배|도|위|차|주"
    f"|퍼센트|포인트|만|억|조|천)?(?:{_PARTICLES})?(?![가-힣])"
)
"""What touches a figure: a unit or a counter, with or without a particle."""


def hung_to_figure(after: str) -> bool:
    """Whether a text begins with what belongs to a figure before it.

    >>> hung_to_figure("개 항로의"), hung_to_figure("줄었다"), hung_to_figure("로 높고")
    (True, False, True)
    """
    return bool(_AT_FIGURE.match(after))


def is_ending(after: str) -> bool:
    """Whether what a line begins with is only a particle or an ending: it belongs to the word before.

    >>> is_ending("가 늘었다"), is_ending("늘었다")
    (True, False)
    """
    found = _HANGUL.match(after)
    return found is not None and is_hung(found[0])


@lru_cache(maxsize=4096)
def is_word(text: str) -> bool:
    """Whether a stretch is a word of the lists, or a noun with what is hung to it.

    >>> is_word("지워지거나"), is_word("계약서에는"), is_word("기록되었고"), is_word("누리데이터랩")
    (True, True, True, False)
    """
    return text in WORDS or text in verb_forms() or _is_noun(text)


@lru_cache(maxsize=4096)
def is_compound(text: str) -> bool:
    """Whether a stretch is two nouns in one, with what is hung to them.

    >>> is_compound("운영인력은"), is_compound("운영은")
    (True, False)
    """
    return any(text[:stop] in NOUNS and _is_noun(text[stop:]) for stop in range(len(text) - 1, 1, -1))


def counts(before: str, after: str) -> bool:
    """Whether a number ends before what it counts, or what is counted before its number in words.

    >>> counts("2천", "명이"), counts("배 세", "척을"), counts("지연", "세 가지를"), counts("추세", "대로")
    (True, True, True, False)
    """
    return bool(
        (_COUNTED.search(before) and _COUNTER.match(after))
        or (_NUMERAL_AT_END.search(before) and _COUNTER_OF_WORD.match(after))
        or _NUMERAL_AT_START.match(after)
        or (_MONTH_AT_END.search(before) and _PART_OF_MONTH.match(after))
    )


def is_hung(text: str) -> bool:
    """Whether a stretch is only a particle, an ending, or a verb that is hung to nouns."""
    return text in _ENDS or text in noun_verbs()


def _is_noun(text: str) -> bool:
    """Whether a stretch is a noun with a particle, an ending or a verb."""
    for stop in range(len(text), 1, -1):
        rest = text[stop:]
        if text[:stop] in NOUNS and (is_hung(rest) or (rest[:1] in _SUFFIXES and is_hung(rest[1:]))):
            return True
    return False
