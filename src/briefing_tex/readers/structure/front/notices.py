"""Lines of a title block that say who may read a paper, and its number: they belong to no field of a report.

In: a line. Out: whether it is one.
"""

from __future__ import annotations

import re

from briefing_tex.readers.structure.front.bodies import is_body

_NOTICE = re.compile(
    r"(?:内部|內部)(?:资料|資料|文件|刊物|参考|參考|使用)|(?:注意|妥善)保(?:存|密|管)|(?:请勿|請勿|不得)(?:外传|外傳|转载|轉載|扩散|擴散)|"
    r"(?:密级|密級|密等)(?:及解密條件)?\s?[:：]\s?\S+|(?:绝密|絕密|机密|機密|秘密)(?:\s?[★☆].*)?|(?:公开|公開)(?:版|资料|資料|発表)?|"
    r"取扱注意|(?:社外|部外|関係者外)秘|(?:転載|複製)(?:禁止|を禁ず)|(?:仅供|僅供)\S{0,8}(?:参考|參考|使用)|"
    r"대외비|내부\s?(?:자료|검토용|문서)|(?:배포|발표)\s?후?\s?즉시(?:\s?(?:보도|사용)(?:\s?(?:가능|바랍니다))?)?|엠바고\s?[:：]?.*|"
    r"(?:strictly |company )?(?:confidential|restricted|private)|"
    r"for (?:public|internal|official|immediate|limited) (?:release|use|distribution|circulation)(?: only)?|"
    r"not for (?:release|publication|distribution|circulation)|(?:public|draft) version|embargoed until .*",
    re.IGNORECASE,
)
_FIELD = re.compile(
    r"(?:部门|部門|处室|處室|科室|部署|担当|부서|담당(?:\s?부서)?|department|division|team|"
    r"编号|編號|文号|文號|番号|번호|number|ref(?:erence)?(?: (?:no|number))?\.?|document (?:no|number|id)\.?|"
    r"版本|版次|バージョン|버전|version|状态|狀態|상태|status|分类|分類|类别|類別|분류|category|classification|doi|issn|"
    r"电话|電話|전화|phone|tel)\s?[:：]\s?\S.*",
    re.IGNORECASE,
)
"""Fields of a form that a report has no place for: `编号：…`, `Department: …`."""
_PERSON = re.compile(
    r"(?:(?:公司|股票|证券|證券|基金)(?:代[码碼號号]|[简簡][称稱])|(?:指[导導]|授[课課]|任[课課])?(?:老[师師]|教[师師]|教授|教[员員])|"
    r"[学學]生(?:姓名)?|姓名|[学學][号號]|班[级級]|年[级級]|[专專][业業]|系[级級所]|[组組队隊成][员員]|[组組][长長]|座[号號]|"
    r"氏名|学籍番号|学生番号|出席番号|担当教員|이름|학번|지도\s?교수|팀원|성명|"
    r"地址|住址|承[办辦]人|[传傳]真|[电電]子(?:信箱|[邮郵]件)|[邮郵]箱|e-?mail|受文者|[发發]文字[号號]|速[别別]|"
    r"密等及解密[条條]件或保密期限|保存年限|[档檔][号號]|student(?:\s(?:no|number|id))?|supervisor|(?:tutor|lecturer|instructor)s?)[:：].*",
    re.IGNORECASE,
)
"""Fields that say who wrote a paper for whom, or where a letter goes, and name no body."""
_BETWEEN = re.compile(r"[\s\u3000,，、;；/／|｜·]+")


def has_no_field(text: str) -> bool:
    """Whether a line says nothing but who may read a paper, what its number is, or whose desk it comes from.

    >>> has_no_field("内部资料　注意保存"), has_no_field("For public release"), has_no_field("内部控制研究院")
    (True, True, False)
    """
    bare = text.strip(" \t\u3000【】[]()（）*")
    if not bare or len(bare) > _LONGEST:
        return False
    if _FIELD.fullmatch(bare) or _names_person(bare):
        return True
    parts = [part for part in _BETWEEN.split(bare) if part]
    return bool(_NOTICE.fullmatch(bare)) or all(_NOTICE.fullmatch(part) for part in parts)


def _names_person(text: str) -> bool:
    """Whether a line is a field that says who, and names no body; letters of its label may stand apart.

    >>> _names_person("氏 名 ：林 海"), _names_person("學生：海岸觀測中心"), _names_person("海と人：序")
    (True, False, False)
    """
    label, _, rest = text.replace("：", ":", 1).partition(":")
    return bool(_PERSON.fullmatch(f"{_GAPS.sub('', label)}:{rest}")) and not is_body(rest)


_GAPS = re.compile(r"(?<=[^\x00-\x7f])[ \u3000]+|[ \u3000]+$")
_LONGEST = 60
"""Characters of such a line at most."""
