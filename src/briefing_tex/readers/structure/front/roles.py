"""Words in a title block that say what a body did: `主办单位：…`, `… 主办`, `Published by …`."""

from __future__ import annotations

import re

from briefing_tex.readers.structure.front.bodies import is_body
from briefing_tex.readers.structure.front.names import lists_bodies

_ISSUES = (
    r"(?:发布|發佈|發布|发行|發行|编印|編印|主办|主辦|主管|编制|編製|编发|編發|承编|承編|编写|編寫|撰写|撰寫|编辑|編輯|编纂|編纂|主编|主編|主笔|主筆|执笔|责任|責任|"
    r"出品|出版|刊行|制作|製作|作成|発行|編集|執筆|主催|主管|承编|承編|编发|編發)(?:单位|單位|机构|機構|機関|元|者)?|"
    r"발행(?:처|기관|인)?|발간|펴낸\s?(?:곳|이)|주관|주최|작성\s?(?:기관|자|부서)?|편집|"
    r"(?:issued|published|prepared|produced|written|authored|edited|compiled) by|(?-i:By)(?= [A-Z])|"
    r"publisher|issuer"
)
"""What the body does whose report it is."""
_HAN = r"(?-i:[\u3400-\u9fff])"
"""A Han character. That it has no case is said, as Python looks for the case of each in a range."""
_HELPS = (
    r"(?:承办|承辦|合作|协办|協辦|支持|联合发布|聯合發布|指导|指導|执行|執行|资助|資助|共同発行|協力|協賛|後援|監修|"
    r"(?:技术|技術|学术|學術|数据|數據|调研|調査|研究)(?:支持|合作|協力|支援))"
    r"(?:单位|單位|机构|機構|機関|伙伴|夥伴)?|"
    rf"(?<!{_HAN}){_HAN}{{1,5}}(?:单位|單位|机构|機構|機関)(?=\s*[:：])|"
    r"협력(?:\s?기관)?|공동|후원|자문|감수|함께\s?한 곳|"
    r"in (?:partnership|cooperation|collaboration|association) with|with support from|"
    r"(?:supported|reviewed|funded|sponsored|commissioned) by|partners?"
)
"""What others do for it."""
_JOINED = r"\s*[・·、/／&]\s*"
ROLE = re.compile(
    rf"^(?P<label>(?P<issuer>(?:{_ISSUES})(?:{_JOINED}(?:{_ISSUES}|{_HELPS}))?)|(?:{_HELPS})(?:{_JOINED}(?:{_HELPS}))?)"
    r"\s*(?:[:：]\s*|\s+)(?P<rest>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_AFTER = re.compile(
    r"(?P<names>\S.*?\S)[ \u3000]+"
    r"(?P<label>主办|主辦|编制|編製|发布|發布|發佈|出品|编印|編印|承办|承辦|协办|協辦)"
)
_MADE = re.compile(
    r"由\s*(?P<names>\S.*?)\s*(?:创建|建立|编写|編寫|撰写|撰寫|发布|發布)\s*[,，;；|｜·]?\s*"
    r"(?:(?:最后|最後|最近)?\s?(?:更新|修改|编辑|編輯)(?:于|於|時間|时间)?|于|於)\s*[:：]?\s*(?P<date>\S.*)"
)
"""Who made a page of a wiki, and when: `由 … 创建，最后更新于 …`."""
_DONE = r"(?-i:[A-Z][a-z]+(?: [a-z]+){0,2}) (?:by|with|from)"
"""Any words in English for what a body did: `Convened by`, `Hosted together with`."""
_FIELD = re.compile(
    rf"(?<![A-Za-z])(?:(?:{_ISSUES})(?:日期|时间|時間|日|일자?|날짜?)?|{_HELPS}|{_DONE}|日期|时间|時間|日付|날짜|"
    r"date(?: of [a-z]+)?)\s?[:：]",
    re.IGNORECASE,
)


def fields(text: str) -> list[str]:
    """What a line says with two labels or more, a field each; other lines as they are.

    >>> fields("第 8 期 主办：海岸观测中心 协办：潮信数据 发布日期：2026 年 4 月")
    ['第 8 期', '主办：海岸观测中心', '协办：潮信数据', '发布日期：2026 年 4 月']
    >>> fields("主办：海岸观测中心")
    ['主办：海岸观测中心']
    """
    starts = [found.start() for found in _FIELD.finditer(text)]
    if len(starts) < 2:
        return [text]
    parts = (text[a:b].strip(_BETWEEN) for a, b in zip([0, *starts], [*starts, None], strict=True))
    return [part for part in parts if part]


_BETWEEN = " \t\u3000|｜·/／;；,，"
"""What stands between the fields of a line."""


def labelled(text: str) -> re.Match[str] | None:
    """The label of a line and what stands behind it: a word for what a body did, or any before a body's name.

    >>> labelled("主笔：海岸观测中心")["rest"], labelled("注意：今天没有风")
    ('海岸观测中心', None)
    >>> labelled("Convened by: Harbour Institute")["issuer"]
    'Convened by'
    """
    found = ROLE.match(text)
    other = None if found else _ANY_LABEL.fullmatch(text)
    return other if other and (is_body(other["rest"]) or lists_bodies(other["rest"])) else found


_ANY_LABEL = re.compile(
    r"(?P<label>[\u3400-\u9fff]{1,6}|[가-힣]{1,4}(?: [가-힣]{1,3})?|"
    rf"(?P<issuer>[A-Z][a-z]+ed by)|{_DONE}|(?i:(?:together |jointly |along )?with|by|from))"
    r"\s?[:：]\s*(?P<rest>\S[^:：]*)"
)
_PREPOSITION = re.compile(r"(?:together |jointly |along )?with|by|from", re.IGNORECASE)
"""What as a label stands alone in a line of its own."""


def role_first(text: str) -> str:
    """A line with the word for what a body did before its name.

    >>> role_first("东海潮汐研究所　主办"), role_first("东海潮汐研究所")
    ('主办：东海潮汐研究所', '东海潮汐研究所')
    >>> role_first("由 东海潮汐研究所 创建，最后更新于 2026-04-01")
    '撰写：东海潮汐研究所 2026-04-01'
    """
    made = _MADE.fullmatch(text)
    if made:
        return f"撰写：{made['names']} {made['date']}"
    found = _AFTER.fullmatch(text)
    return f"{found['label']}：{found['names']}" if found else text


def bare_role(text: str) -> str | None:
    """The role that a label gives which stands alone, beside or above its names.

    >>> bare_role("编制单位"), bare_role("Supported by"), bare_role("海岸观测中心")
    ('issuer', 'partner', None)
    """
    if _PREPOSITION.fullmatch(text.strip(" :：")):
        return "partner"
    found = ROLE.match(f"{text} {_NAME}")
    if not found or found["rest"] != _NAME:
        return None
    return "issuer" if found["issuer"] else "partner"


_NAME = "x"
