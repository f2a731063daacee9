"""Lines of a title block that have no field in a report: who may read it, numbers, versions, fields of forms.

In: a line. Out: whether it is one. What `has_no_field` finds by known words is none wherever it stands; what
`is_stranger` finds by its form alone (any label: `审核：…`) could be a title, and is asked last.
"""

from __future__ import annotations

import re

from briefing_tex.readers.structure.front.bodies import is_body, is_kind_of_paper, is_unit
from briefing_tex.readers.structure.front.dates import read_date
from briefing_tex.readers.structure.front.patterns import any_of
from briefing_tex.readers.structure.front.roles import labelled
from briefing_tex.readers.structure.scripts import width

_READERS = re.compile(
    any_of(
        r"""
    [内內]部(?:[资資]料|文件|刊物|[参參]考|使用) (?:注意|妥善)保(?:存|密|管)
    (?:[请請]勿|不得)(?:外[传傳]|[转轉]载|[转轉]載|[扩擴]散) 密(?:[级級]|等)(?:及解密條件)?\s?[:：]\s?\S+
    (?:[绝絕]密|[机機]密|秘密)(?:\s?[★☆].*)? 公[开開](?:版|[资資]料|発表)? 取扱注意
    (?:社外|部外|関係者外)秘 (?:転載|複製)(?:禁止|を禁ず) [仅僅]供\S{0,8}(?:[参參]考|使用) 대외비
    내부\s?(?:자료|검토용|문서) (?:배포|발표)\s?후?\s?즉시(?:\s?(?:보도|사용)(?:\s?(?:가능|바랍니다))?)?
    엠바고\s?[:：]?.* (?:strictly\ |company\ )?(?:confidential|restricted|private)
    not\ for\ (?:release|publication|distribution|circulation)
    for\ (?:discussion|comments?|information)(?:\ only)?
    for\ (?:public|internal|official|immediate|limited)\ (?:release|use|distribution|circulation)(?:\ only)?
    (?:public|draft)\ version embargoed\ until\ .*
    """
    ),
    re.IGNORECASE,
)
"""Who may read a paper, and when."""
_RIGHTS = re.compile(
    any_of(
        r"(?:©|copyright\ (?:©|\d)).* 版[权權]所有.* .*all\ rights\ reserved\.? 無断.*(?:禁|じ).* 무단.*금지.*"
    ),
    re.IGNORECASE,
)
"""Who has the rights to a paper."""
_DEPARTMENTS = any_of(r"部[门門] [处處]室 科室 部署 担当 부서 담당(?:\s?부서)? department division team")
_NUMBERS = any_of(
    r"""
    [编編][号號] 文[号號]
    番号 번호 number ref(?:erence)?(?:\ (?:no|number))?\.? document\ (?:no|number|id)\.? 版本 版次
    バージョン 버전 version [状狀][态態] 상태 status 分[类類] [类類][别別] 분류 category classification doi
    issn
    """
)
_REACH = any_of(r"电话 電話 전화 phone tel 地址 住址 [传傳]真 [电電]子(?:信箱|[邮郵]件) [邮郵]箱 e-?mail")
_PERSONS = any_of(
    r"""
    (?:公司|股票|[证證]券|基金)(?:代[码碼號号]|[简簡][称稱])
    (?:指[导導]|[授任][课課])?(?:老[师師]|教[师師]|教授|教[员員]) [学學]生(?:姓名)? 姓名 [学學][号號]
    班[级級] 年[级級] [专專][业業] 系[级級所] [组組队隊成][员員] [组組][长長] 座[号號] 氏名 学籍番号
    学生番号 出席番号 担当教員 이름 학번 지도\s?교수 팀원 성명 student(?:\s(?:no|number|id))? supervisor
    (?:tutor|lecturer|instructor)s? 承[办辦]人 受文者 [发發]文字[号號] 速[别別] 密等及解密[条條]件或保密期限
    保存年限 [档檔][号號]
    """
)
_RECEIVERS = any_of(
    r"致 主送 抄送 收文(?:[单單]位|者) 受文者 正本 副本 宛先 수신(?:처|자)? 참조 (?:distribution|to|cc)"
)
_FIELD = re.compile(rf"(?:{_DEPARTMENTS}|{_NUMBERS}|{_REACH}|{_RECEIVERS})\s?[:：]\s?\S.*", re.IGNORECASE)
"""Fields of a form that a report has no place for: `编号：…`, `Department: …`."""
_DEPARTMENT = re.compile(_DEPARTMENTS, re.IGNORECASE)
_PERSON = re.compile(rf"(?:{_PERSONS}|{_REACH}):.*", re.IGNORECASE)
"""Fields that say who wrote a paper for whom, or where a letter goes: none of them if they name a body."""
_VERSION = re.compile(
    any_of(
        r"""
    (?:version|ver\.?|rev(?:ision)?\.?|release|edition|draft|v)\s?(?:\d+(?:\.\d+)*\w?|[A-Z])
    (?:\d+(?:st|nd|rd|th)|first|second|third|revised|final)\ (?:edition|version|draft)
    (?:版本|版次|バージョン|버전)\s?[:：]?\s?[vV]?\d+(?:\.\d+)* 第\s?[\d一二三四五六七八九十]+\s?[版稿]
    제\s?\d+\s?판 (?:[修改][订訂]|送[审審]|[征徵]求意[见見]|[试試]行|最[终終]|定)[版稿本]
    (?:初|개정|최종)[版稿판]
    """
    ),
    re.IGNORECASE,
)
_PATH = re.compile(r"[^>»›]{1,30}(?:\s[>»›]\s[^>»›]{1,30}){2,5}")
"""Where a page of the web stands on its site: `Home > Research > Reports`."""
_LABEL_ALONE = re.compile(
    r"[^:：]{1,20}[:：]|(?:effective|updated|last (?:updated|revised|modified)|as of|dated?)", re.IGNORECASE
)
_ANY_FIELD = re.compile(r"[^\W\d_][^:：\d]{0,20}[:：]\s?(?!//)\S.*")
_LONG_NUMBER = re.compile(r"(?<!\d)\d{6,}(?!\d)")
"""The number of a student, a stock, a file: no body has one in its name."""
_NAME = re.compile(r"[\u3400-\u9fff]{2,4}|[가-힣]{2,4}")
"""The name of a person beside it."""
_JOBS = any_of(
    r"""
    分析[师師] 研究[员員] [记記]者 [编編][辑輯] [译譯]者 作者 著者 アナリスト エコノミスト
    (?:선임|책임|수석|전임|객원)?(?:연구원|연구위원) 애널리스트 기자 교수 발행인 편집인
    """
)
_WITH_JOB = re.compile(
    rf"{_JOBS}\s+[^\W\d]{{1,4}}(?:\s[^\W\d]{{1,4}})?|"
    r"[^\W\d]{2,4}\s(?:팀장|과장|국장|부장|실장|대리|주무관|사무관|연구원|위원|기자|교수|박사)|"
    r"[^\W\d]{1,3}(?:科[长長]|[处處][长長]|主任|[记記]者|教授|[课課][长長])"
)
"""A person behind the job or before it: `연구원 윤하늘`, `林科长`."""
_BETWEEN = re.compile(r"[\s\u3000,，、;；/／|｜·]+")
_AROUND = " \t\u3000【】[]()（）*"
_GAPS = re.compile(r"(?<=[^\x00-\x7f])[ \u3000]+|[ \u3000]+$")
_LONGEST_CLAIM = 120
"""Characters of a line at most that claims rights."""
_LONGEST = 60
"""Characters of a notice, and columns of a field, at most: what is longer says something."""


def has_no_field(text: str) -> bool:
    """Whether a line says nothing but who may read a paper, what its number is, or whose desk it comes from.

    >>> has_no_field("内部资料　注意保存"), has_no_field("For public release"), has_no_field("内部控制研究院")
    (True, True, False)
    >>> has_no_field("Home > Research > Tides"), has_no_field("Tides > waves")
    (True, False)
    """
    bare = text.strip(_AROUND)
    if claims_rights(bare):
        return True
    if not bare or len(bare) > _LONGEST:
        return False
    if _FIELD.fullmatch(bare) or _names_person(bare) or _PATH.fullmatch(bare) or is_kind_of_paper(bare):
        return True
    parts = [part for part in _BETWEEN.split(bare) if part]
    return bool(_READERS.fullmatch(bare)) or all(map(_READERS.fullmatch, parts))


def names_department(text: str) -> bool:
    """Whether a field says which department wrote a paper, and that is a body by its name.

    >>> names_department("担当：海岸観測研究所"), names_department("부서: 기획팀")
    (True, False)
    """
    label, _, rest = text.replace("：", ":", 1).partition(":")
    return bool(_DEPARTMENT.fullmatch(label.strip())) and is_body(rest.strip()) and not is_unit(rest.strip())


def claims_rights(text: str) -> bool:
    """Whether a line says who has the rights to a paper.

    >>> claims_rights("© 2026 Harbour Institute. All rights reserved."), claims_rights("The rights of tenants")
    (True, False)
    """
    return len(text) <= _LONGEST_CLAIM and bool(_RIGHTS.fullmatch(text.strip()))


def _names_person(text: str) -> bool:
    """Whether a line is a field that says who, and names no body; letters of its label may stand apart.

    >>> _names_person("氏 名 ：林 海"), _names_person("學生：海岸觀測中心"), _names_person("海と人：序")
    (True, False, False)
    """
    label, _, rest = text.replace("：", ":", 1).partition(":")
    return bool(_PERSON.fullmatch(f"{_GAPS.sub('', label)}:{rest}")) and not is_body(rest)


def is_stranger(text: str) -> bool:
    """Whether a line counts a version, is a field or a label that names no body, or has a number in it.

    >>> is_stranger("Version 1.0"), is_stranger("（第二版）"), is_stranger("学号：20260"), is_stranger("审核：")
    (True, True, True, True)
    >>> is_stranger("会计三 D1234567 林海"), is_stranger("主办：海岸观测中心"), is_stranger("海岸观测中心")
    (True, False, False)
    >>> is_stranger("アナリスト 汐見 凪"), is_stranger("연구원 윤바다"), is_stranger("해안연구원 윤바다")
    (True, True, False)
    """
    bare = text.strip(_AROUND)
    if _VERSION.fullmatch(bare) or _LABEL_ALONE.fullmatch(bare):
        return True
    if labelled(text):
        return False
    person = numbers_person(text) or (_WITH_JOB.fullmatch(bare) and not is_body(bare))
    return bool(person) or (bool(_ANY_FIELD.fullmatch(bare)) and width(bare) <= _LONGEST)


def numbers_person(text: str) -> bool:
    """Whether a line is the name of a person with the number of a student or a member, whatever else is there.

    >>> numbers_person("会计三 D1234567 林海"), numbers_person("海观发〔2026〕7 号"), numbers_person("20260424")
    (True, False, False)
    """
    named = any(map(_NAME.fullmatch, re.split(r"[\s()（）:：,，、]+", text)))
    return named and bool(_LONG_NUMBER.search(text)) and not read_date(text) and width(text) <= _LONGEST
