"""Lines of a title block that name no body, whatever stands around them: versions, fields of a form, numbers.

In: a line. Out: whether it is one. Nothing is known of their labels: `Student: …`, `学号：…`, `작업 기간: …`.
"""

from __future__ import annotations

import re

from briefing_tex.readers.structure.front.dates import read_date
from briefing_tex.readers.structure.front.roles import labelled
from briefing_tex.readers.structure.scripts import width

_VERSION = re.compile(
    r"(?:version|ver\.?|rev(?:ision)?\.?|release|edition|draft|v)\s?\d+(?:\.\d+)*\w?|"
    r"(?:\d+(?:st|nd|rd|th)|first|second|third|revised|final) (?:edition|version|draft)|"
    r"(?:版本|版次|バージョン|버전)\s?[:：]?\s?[vV]?\d+(?:\.\d+)*|第\s?[\d一二三四五六七八九十]+\s?[版稿]|제\s?\d+\s?판|"
    r"(?:修订|修訂|改訂|送审|送審|征求意见|徵求意見|试行|試行|最终|最終|定)[版稿本]|(?:初|개정|최종)[版稿판]",
    re.IGNORECASE,
)
_LABEL_ALONE = re.compile(
    r"[^:：]{1,20}[:：]|(?:effective|updated|last (?:updated|revised|modified)|as of|dated?)", re.IGNORECASE
)
_FIELD = re.compile(r"[^\W\d_][^:：\d]{0,20}[:：]\s?(?!//)\S.*")
_NUMBER = re.compile(r"(?<!\d)\d{6,}(?!\d)")
"""The number of a student, a stock, a file: no body has one in its name."""
_NAME = re.compile(r"[\u3400-\u9fff]{2,4}|[가-힣]{2,4}")
"""The name of a person beside it."""
_AROUND = " \t\u3000【】[]()（）*"
_LONGEST_FIELD = 60
"""Width of a field at most, in columns: a longer one says something."""


def is_stranger(text: str) -> bool:
    """Whether a line counts a version, is a field or a label that names no body, or has a number in it.

    >>> is_stranger("Version 1.0"), is_stranger("（第二版）"), is_stranger("学号：20260"), is_stranger("审核：")
    (True, True, True, True)
    >>> is_stranger("会计三 D1234567 林海"), is_stranger("主办：海岸观测中心"), is_stranger("海岸观测中心")
    (True, False, False)
    """
    bare = text.strip(_AROUND)
    if _VERSION.fullmatch(bare) or _LABEL_ALONE.fullmatch(bare):
        return True
    if labelled(text):
        return False
    return numbers_person(text) or (bool(_FIELD.fullmatch(bare)) and width(bare) <= _LONGEST_FIELD)


def numbers_person(text: str) -> bool:
    """Whether a line is the name of a person with the number of a student or a member, whatever else is there.

    >>> numbers_person("会计三 D1234567 林海"), numbers_person("海观发〔2026〕7 号"), numbers_person("20260424")
    (True, False, False)
    """
    named = any(map(_NAME.fullmatch, re.split(r"[\s()（）:：,，、]+", text)))
    return named and bool(_NUMBER.search(text)) and not read_date(text) and width(text) <= _LONGEST_FIELD
