"""Words in a title block that say what a body did: `主办单位：…`, `… 主办`, `Published by …`."""

from __future__ import annotations

import re

_ISSUES = (
    r"(?:发布|發佈|發布|发行|發行|编印|編印|主办|主辦|主管|编制|編製|编发|編發|承编|承編|编写|編寫|撰写|撰寫|编辑|編輯|编纂|編纂|主编|主編|责任|責任|"
    r"出品|出版|刊行|制作|製作|作成|発行|編集|執筆|主催|主管|承编|承編|编发|編發)(?:单位|單位|机构|機構|機関|元|者)?|"
    r"발행(?:처|기관|인)?|발간|펴낸\s?(?:곳|이)|주관|주최|작성(?:기관|자|부서)?|편집|"
    r"(?:issued|published|prepared|produced|written|authored|edited|compiled) by|publisher|issuer"
)
"""What the body does whose report it is."""
_HELPS = (
    r"(?:承办|承辦|合作|协办|協辦|支持|联合发布|聯合發布|指导|指導|执行|執行|资助|資助|共同発行|協力|協賛|後援|監修|"
    r"(?:技术|技術|学术|學術|数据|數據|调研|調査|研究)(?:支持|合作|協力|支援))"
    r"(?:单位|單位|机构|機構|機関|伙伴|夥伴)?|"
    r"(?<![\u3400-\u9fff])[\u3400-\u9fff]{1,5}(?:单位|單位|机构|機構|機関)(?=\s*[:：])|"
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
_FIELD = re.compile(
    rf"(?<![A-Za-z])(?:(?:{_ISSUES})(?:日期|时间|時間|日|일자?|날짜?)?|{_HELPS}|日期|时间|時間|日付|날짜|date)\s?[:：]",
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


def role_first(text: str) -> str:
    """A line with the word for what a body did before its name.

    >>> role_first("东海潮汐研究所　主办"), role_first("东海潮汐研究所")
    ('主办：东海潮汐研究所', '东海潮汐研究所')
    """
    found = _AFTER.fullmatch(text)
    return f"{found['label']}：{found['names']}" if found else text


def bare_role(text: str) -> str | None:
    """The role that a label gives which stands alone, beside or above its names.

    >>> bare_role("编制单位"), bare_role("Supported by"), bare_role("海岸观测中心")
    ('issuer', 'partner', None)
    """
    found = ROLE.match(f"{text} {_NAME}")
    if not found or found["rest"] != _NAME:
        return None
    return "issuer" if found["issuer"] else "partner"


_NAME = "x"
