"""Words in a title block that say what a body did: `主办单位：…`, `… 主办`, `Published by …`."""

from __future__ import annotations

import re

from msgspec import Struct

from briefing_tex.readers.structure.front.bodies import FORM_FIRST, is_body, is_capital_name
from briefing_tex.readers.structure.front.commas import behind_joint_label
from briefing_tex.readers.structure.front.names import lists_bodies
from briefing_tex.readers.structure.front.patterns import any_of
from briefing_tex.readers.structure.front.phrases import phrases

_DOES = any_of(
    r"""
    [发發][布佈行] [编編][印制製写寫辑輯纂发發] 編集 主[办辦管编編笔筆催] 承[编編] [撰執执][写寫笔筆] [责責]任
    出品 出版 刊行 [制製]作 作成 発行
    """
)
_DOES_KOREAN = any_of(
    r"""
    (?:발행|배포)(?:처|\s?기관)? 발간 (?:펴낸|엮은|지은|글쓴)\s?(?:곳|이) 주관
    주최 기획 작성\s?(?:기관|자|부서)? 편집
    """
)
_ISSUES = (
    rf"{_DOES}(?:单位|單位|机构|機構|機関|元|者)?|{_DOES_KOREAN}|"
    r"(?:issued|published|prepared|produced|written|authored|edited|compiled) by|(?-i:By)(?= [A-Z])|"
    r"publisher|issuer"
)
"""What the body does whose report it is."""
_HAN = r"(?-i:[\u3400-\u9fff])"
"""A Han character. That it has no case is said, as Python looks for the case of each in a range."""
_TOGETHER = r"(?:[联聯]合|[共合]同)\w{2}|공동(?:\s?(?:발행|발간|주최|연구|조사|기획|기관))?"
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
_BEHIND = rf"\s*[:：｜|]\s*|\s+|(?={FORM_FIRST.pattern})|(?<=[单單]位)"
_ROLE = re.compile(rf"(?:(?P<issuer>{_ISSUES})|{_HELPS})(?={_JOINED}|{_BEHIND})", re.IGNORECASE)
_ALSO = re.compile(_JOINED)
_SIGN = re.compile(_BEHIND)
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
    >>> fields("公開日：2026 年 4 月 執筆：海岸観測センター 閲覧数：12")
    ['公開日：2026 年 4 月', '執筆：海岸観測センター', '閲覧数：12']
    """
    starts = [found.start() for found in _FIELD.finditer(text)]
    any_label = [found.start() for found in _LABEL_WITHIN.finditer(text)]
    if starts and len(any_label) >= _MANY_FIELDS:
        starts = sorted({*starts, *any_label})  # of a page of the web: how often it was read, how large it is
    if len(starts) < 2:
        return phrases(text) or [text]
    parts = (text[a:b].strip(_BETWEEN) for a, b in zip([0, *starts], [*starts, None], strict=True))
    return [part for part in parts if part]


_LABEL_WITHIN = re.compile(
    r"(?<!\S)(?:[\u3040-\u30ff\u3400-\u9fff]{2,6}|[가-힣]{2,5}(?: [가-힣]{2,4})?|[A-Z][a-z]+(?: [a-z]+)?)"
    r"\s?[:：](?!//)"
)
"""Any label behind white space."""
_MANY_FIELDS = 3
"""Labels of a line at least of which one that we know tells that all of them are."""
_BETWEEN = " \t\u3000|｜·/／;；,，"
"""What stands between the fields of a line."""


class Role(Struct, frozen=True):
    """The label of a line for what a body did, whether it issued the report, and what stands behind it."""

    label: str
    issuer: bool
    rest: str


def labelled(text: str) -> Role | None:
    """The label of a line and what stands behind it: a word for what a body did, or any before a body's name.

    >>> labelled("主笔：海岸观测中心").rest, labelled("注意：今天没有风")
    ('海岸观测中心', None)
    >>> labelled("出版/制作：海岸观测中心"), labelled("Convened by: Harbour Institute").label
    (Role(label='出版/制作', issuer=True, rest='海岸观测中心'), 'Convened by')
    """
    known = _known(text)
    other = None if known else _ANY_LABEL.fullmatch(text)
    if other is None:
        return known
    rest = other["rest"]
    done = bool(_BY.search(other["label"])) and is_capital_name(rest)
    told = done or is_body(rest) or lists_bodies(rest)
    return Role(other["label"], bool(other["issuer"]), rest) if told else None


def _known(text: str) -> Role | None:
    """The label of a line in words that we know, one or two: `主办、出版：…`."""
    found = _ROLE.match(text)
    if not found:
        return None
    also = _ALSO.match(text, found.end())
    second = _ROLE.match(text, also.end()) if also else None
    end = (second or found).end()
    sign = _SIGN.match(text, end)
    rest = text[sign.end() :].strip() if sign else ""
    return Role(text[:end], bool(found["issuer"]), rest) if rest else None


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
    found = _known(f"{text} {_NAME}")
    if not found or found.rest != _NAME:
        return None
    return "issuer" if found.issuer else "partner"


_NAME = "x"
