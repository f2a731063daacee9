"""Words in a title block that say what a body did: `主办单位：…`, `… 主办`, `Published by …`."""

from __future__ import annotations

import re

ROLE = re.compile(
    r"^(?P<label>(?P<issuer>发布单位|發佈單位|發布單位|编印|編印|主办单位|主辦單位|主办|主辦|编制单位|編製單位|编制|編製|"
    r"编写单位|編寫單位|编写|編寫|撰写单位|撰寫單位|撰写|撰寫|责任单位|責任單位|发布机构|發布機構|发布|發布|出品|出版单位|"
    r"作成機関|作成者|作成|発行元|発行者|発行|編集|主催|발행처|발행기관|발행|발간|주관|주최|작성기관|작성|"
    r"issued by|published by|prepared by|publisher|issuer)|"
    r"(?:承办|承辦|合作单位|合作單位|合作机构|合作機構|协办单位|協辦單位|协办|協辦|支持单位|支持單位|联合发布|聯合發布|合作伙伴|合作夥伴|指导单位|指導單位|"
    r"共同発行|協力|協賛|後援|협력기관|협력|공동|후원|in partnership with|in cooperation with|"
    r"in collaboration with|with support from|supported by|partners?))\s*(?:[:：]\s*|\s+)(?P<rest>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_AFTER = re.compile(
    r"(?P<names>\S.*?\S)[ \u3000]+"
    r"(?P<label>主办|主辦|编制|編製|发布|發布|發佈|出品|编印|編印|承办|承辦|协办|協辦)"
)


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
