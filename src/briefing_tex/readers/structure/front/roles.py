"""Words in a title block that say what a body did: `主办单位：…`, `… 主办`, `Published by …`."""

from __future__ import annotations

import re

from briefing_tex.readers.structure.front.bodies import FORM_FIRST, is_body, is_capital_name
from briefing_tex.readers.structure.front.body_words import DOCUMENTS_LATIN
from briefing_tex.readers.structure.front.commas import behind_joint_label
from briefing_tex.readers.structure.front.names import lists_bodies
from briefing_tex.readers.structure.front.patterns import any_of
from briefing_tex.readers.structure.scripts import own_script

_DOES = any_of(
    r"""
    [发發][布佈行] [编編][印制製写寫辑輯纂发發] 編集 主[办辦管编編笔筆催] 承[编編] [撰執执][写寫笔筆] [责責]任
    出品 出版 刊行 [制製]作 作成 発行
    """
)
_DOES_KOREAN = any_of(
    r"발행(?:처|기관)? 발간 (?:펴낸|엮은|지은|글쓴)\s?(?:곳|이) 주관 주최 기획 작성\s?(?:기관|자|부서)? 편집"
)
_ISSUES = (
    rf"{_DOES}(?:单位|單位|机构|機構|機関|元|者)?|{_DOES_KOREAN}|"
    r"(?:issued|published|prepared|produced|written|authored|edited|compiled) by|(?-i:By)(?= [A-Z])|"
    r"publisher|issuer"
)
"""What the body does whose report it is."""
_HAN = r"(?-i:[\u3400-\u9fff])"
"""A Han character. That it has no case is said, as Python looks for the case of each in a range."""
_TOGETHER = (
    rf"(?:[联聯]合|[共合]同)(?:{_DOES}|研究|[调調][研查査]|企[画划劃]|[报報]告)|"
    rf"공동(?:\s?(?:{_DOES_KOREAN}|연구|조사|기획))?"
)
"""What several do: `联合发布`, `共同研究`."""
_HELPED = any_of(
    r"""
    承[办辦] [委受][托託] 合作 [协協][办辦力賛] 支持 指[导導] [执執]行 [资資]助 後援 監修
    (?:技[术術]|[学學][术術]|[数數][据據]|[调調][研査]|研究)(?:支持|合作|協力|支援)
    """
)
_HELPS = (
    rf"(?:{_HELPED}|{_TOGETHER})(?:单位|單位|机构|機構|機関|伙伴|夥伴)?|"
    rf"(?<!{_HAN}){_HAN}{{1,5}}(?:单位|單位|机构|機構|機関)(?=\s*[:：])|"
    r"협력(?:\s?기관)?|후원|자문|감수|함께\s?한 곳|"
    r"in (?:partnership|cooperation|collaboration|association) with|with support from|"
    r"(?:supported|reviewed|funded|sponsored|commissioned) by|partners?"
)
"""What others do for it."""
_JOINED = r"\s*[・·、/／&]\s*"
ROLE = re.compile(
    rf"^(?P<label>(?P<issuer>(?:{_ISSUES})(?:{_JOINED}(?:{_ISSUES}|{_HELPS}))?)|(?:{_HELPS})(?:{_JOINED}(?:{_HELPS}))?)"
    rf"(?:\s*[:：]\s*|\s+|(?={FORM_FIRST.pattern})|(?<=[单單]位))(?P<rest>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_AFTER = re.compile(
    r"(?P<names>\S.*?\S)[ \u3000\u00a0]+"
    rf"(?P<label>{_DOES}|{_TOGETHER}|承[办辦]|[协協][办辦]|[编編著]|엮음|지음|펴냄)"
)
_GLUED = re.compile(rf"(?P<names>\S+?)(?P<label>{_TOGETHER})")
"""The same where no space is printed: a label that says that there are several names."""
_EDITED = re.compile(r"(?P<names>\S+?)\s*(?P<label>[协協主]?[编編])")
_MADE = re.compile(
    r"由\s*(?P<names>\S.*?)\s*(?:创建|建立|编写|編寫|撰写|撰寫|发布|發布)\s*[,，;；|｜·]?\s*"
    r"(?:(?:最后|最後|最近)?\s?(?:更新|修改|编辑|編輯)(?:于|於|時間|时间)?|于|於)\s*[:：]?\s*(?P<date>\S.*)"
)
"""Who made a page of a wiki, and when: `由 … 创建，最后更新于 …`."""
_DONE = r"(?-i:[A-Z][a-z]+(?: [a-z]+){0,2}) (?:by|with|from|for)"
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
        return _phrases(text) or [text]
    parts = (text[a:b].strip(_BETWEEN) for a, b in zip([0, *starts], [*starts, None], strict=True))
    return [part for part in parts if part]


def _phrases(text: str) -> list[str]:
    """What a line in English says in words that a body did, a field for each.

    >>> _phrases("Prepared for the Harbour Trust by Tidal Data Ltd")
    ['Prepared for: Harbour Trust', 'By: Tidal Data Ltd']
    >>> _phrases("Sea Council in partnership with Holt & Lind and Tidal Data")
    ['By: Sea Council', 'In partnership with: Holt & Lind and Tidal Data']
    >>> _phrases("A joint publication of the Holt Institute and the Lind Foundation")
    ['By: Holt Institute and the Lind Foundation']
    >>> _phrases("Prepared for the winter"), _phrases("Harbour Institute")
    ([], [])
    """
    of = _OF.match(text)
    if of and is_capital_name(text[of.end() :]):
        return [f"By: {text[of.end() :]}"]
    marks = [] if own_script(text) or ":" in text else list(_MARK.finditer(text))
    if not marks:
        return []
    first = text[: marks[0].start()].strip()
    starts = [mark.end() for mark in marks]
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    names = [text[a:b].strip(" ,.;|·") for a, b in zip(starts, ends, strict=True)]
    byline = len(marks) == 1 and not first and marks[0][1].lower() == "by"  # a role as it is
    if byline or not all(map(is_capital_name, names)):
        return []
    made = [f"{mark[1][:1].upper()}{mark[1][1:]}: {name}" for mark, name in zip(marks, names, strict=True)]
    if not first or _PAPER.fullmatch(first):
        return made
    told = is_body(first) or " " in marks[0][1]  # more than a mere `by`
    return [f"By: {first}", *made] if is_capital_name(first) and told else []


_MARK = re.compile(
    r"(?:^|(?<=\s))(?:and )?((?:jointly )?[A-Za-z]?[a-z]+ed (?:jointly )?(?:by|for|with)|by|"
    r"(?:in|with) (?:[a-z]+ ){1,2}(?:with|from|of|by)|together with)\s+(?:the )?(?=(?-i:[A-Z]))",
    re.IGNORECASE,
)
"""Words for what a body did, before its name: `prepared for`, `with support from`."""
_OF = re.compile(
    rf"(?:An? |The )?(?:joint )?(?:publication|project|{any_of(DOCUMENTS_LATIN)}) (?:of|by|from) (?:the )?"
    r"(?=(?-i:[A-Z]))",
    re.IGNORECASE,
)
"""What is a body's: `A joint publication of …`."""
_PAPER = re.compile(r"(?:An?|The|This)(?: [a-z]+){1,3}", re.IGNORECASE)
"""What was made, before these words: `A report commissioned by …`."""
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
    if other is None:
        return found
    rest = other["rest"]
    done = bool(_BY.search(other["label"])) and is_capital_name(rest)
    return other if done or is_body(rest) or lists_bodies(rest) else None


_BY = re.compile(r"(?:^|[a-z] )(?:by|with|from|for)$", re.IGNORECASE)
_ANY_LABEL = re.compile(
    r"(?P<label>[\u3400-\u9fff]{1,6}|[가-힣]{1,4}(?: [가-힣]{1,3})?|"
    rf"(?P<issuer>[A-Z][a-z]+ed by|By|Author|Owner)|{_DONE}|[A-Z][a-z]+(?: [a-z]+)?|"
    r"(?i:(?:together |jointly |along )?with|by|from))"
    r"\s?[:：]\s*(?P<rest>\S[^:：]*)"
)
_PREPOSITION = re.compile(r"(?:together |jointly |along )?with|by|from", re.IGNORECASE)
"""What as a label stands alone in a line of its own."""


def role_first(text: str) -> str:
    """A line with the word for what a body did before its name.

    >>> role_first("东海潮汐研究所　主办"), role_first("东海潮汐研究所")
    ('主办：东海潮汐研究所', '东海潮汐研究所')
    >>> role_first("东海潮汐研究所与潮信数据联合发布"), role_first("潮汐研究所联合发布")
    ('联合发布：东海潮汐研究所与潮信数据', '潮汐研究所联合发布')
    >>> role_first("由 东海潮汐研究所 创建，最后更新于 2026-04-01")
    '撰写：东海潮汐研究所 2026-04-01'
    """
    made = _MADE.fullmatch(text)
    if made:
        return f"撰写：{made['names']} {made['date']}"
    joint, edited = _GLUED.fullmatch(text), _EDITED.fullmatch(text)
    found = _AFTER.fullmatch(text) or (joint if joint and behind_joint_label(joint["names"]) else None)
    found = found or (edited if edited and is_body(edited["names"]) else None)
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
