"""Parts that entries of all styles share: addresses, dates, names of people and bodies.

In: a stretch of an entry. Out: CSL fields (CSL 1.0.2, appendix IV). Nothing is guessed at.
"""

from __future__ import annotations

import re
from typing import Any

from briefing_tex.labels import parse_date
from briefing_tex.readers.structure.names import is_body
from briefing_tex.readers.structure.scripts import has_cjk, is_hangul

Fields = dict[str, Any]

_DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|\bdoi\s*[:：]\s*|\bDOI\s*[:：]?\s*)(?P<doi>10\.\d{4,9}/[^\s，。]+?)(?=[.。,，;；]?(?:\s|$))",
    re.I,
)
_URL = re.compile(
    r"(?:Retrieved from |Available (?:at|from):? ?|URL:? ?|网址：|網址：)?<?(?P<url>https?://[^\s<>，。；）]+?)>?(?=[.。,，;；)）]?(?:\s|$|[，。；]))",
    re.I,
)
_ACCESSED = re.compile(
    r"[\[［](?P<date>\d{4}-\d{1,2}(?:-\d{1,2})?)[\]］]|"
    r"\((?:accessed|retrieved)(?: on)? (?P<words>[^()]{6,24})\)|"
    r"(?:访问日期|閲覧日|檢索日期|检索日期|접속일)\s*[:：]?\s*(?P<cjk>\d{4}[-年.]\s*\d{1,2}[-月.]\s*\d{1,2}日?)",
    re.I,
)
_PERSON_APA = re.compile(r"(?P<family>[^\W\d_][\w'’\-‐ ]*?), (?P<given>(?:[A-Z]\.(?:[\s-]?[A-Z]\.)*))")
_AND_IN_LIST = re.compile(r",?\s*(?:&|and|…|\.\.\.)\s+|,\s+(?=[^\W\d_][\w'’\- ]*?, [A-Z]\.)")
_OTHERS = frozenset({"等", "et al", "et al.", "ほか", "他", "외"})

# The most common family names of one character, and those of two: enough to tell a person from a body.
_FAMILY = frozenset(
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉"
    "阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文庞龐樊兰蘭殷施陶洪翟安"
    "颜顏倪严嚴牛温溫芦季俞章鲁魯葛伍韦韋申尤毕畢聂聶丛焦向柳邢路岳齐齊沿梅莫庄莊辛管祝左涂谷祁时時舒耿牟卜路詹关關苗凌费費纪紀靳盛童欧歐甄项項曲成游阳陽裴席卫衛查屈鲍鮑位覃霍翁隋植甘景薄单單包司柏宁寧柯阮桂闵閔解强柴华華车車冉房边邊"
)
_FAMILY_OF_TWO = frozenset(
    "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 司徒 夏侯 南宫".split()
)


def take_addresses(text: str) -> tuple[str, Fields]:
    """The text without its DOI, URL and date of access, and these as fields.

    >>> take_addresses("Tides. https://sea.example/a [2026-02-20].")
    ('Tides. .', {'accessed': '2026-02-20', 'URL': 'https://sea.example/a'})
    """
    fields: Fields = {}
    found = _ACCESSED.search(text)
    if found:
        date = parse_date(found["date"] or found["words"] or found["cjk"])
        if date:
            fields["accessed"] = str(date)
            text = text[: found.start()] + text[found.end() :]
    found = _DOI.search(text)
    if found:
        fields["DOI"] = found["doi"].rstrip(".")
        text = text[: found.start()] + text[found.end() :]
    found = _URL.search(text)
    if found:
        fields["URL"] = found["url"]
        text = text[: found.start()] + text[found.end() :]
    return re.sub(r"[ \u3000]{2,}", " ", text).strip(), fields


def read_issued(text: str) -> str | None:
    """A date of issue as `2025`, `2025-12` or `2025-12-03`.

    >>> read_issued("2025, December 3"), read_issued("2025b"), read_issued("2026年4月"), read_issued("n.d.")
    ('2025-12-03', '2025', '2026-04', None)
    """
    bare = text.strip().rstrip(".")
    if re.fullmatch(r"\d{4}[a-z]", bare):
        return bare[:4]
    turned = re.fullmatch(r"(\d{4}),\s*([A-Z][a-z]+\.?)(?:\s+(\d{1,2}))?", bare)
    if turned:
        bare = f"{turned[2]} {turned[3]}, {turned[1]}" if turned[3] else f"{turned[2]} {turned[1]}"
    date = parse_date(bare)
    return str(date) if date else None


def read_people(text: str) -> list[Fields] | None:
    """The people of an APA author list, `Osei, K., Tanaka, M., & Wren, P.`; None where it is none.

    >>> [name["family"] for name in read_people("Osei, K., Tanaka, M., & Wren, P.")]
    ['Osei', 'Tanaka', 'Wren']
    """
    names: list[Fields] = []
    for part in _AND_IN_LIST.split(text.strip()):
        bare = part.strip().rstrip(",")
        if not bare:
            continue
        found = _PERSON_APA.fullmatch(bare if bare.endswith(".") else bare + ".")
        if found:
            names.append({"family": found["family"], "given": found["given"]})
        elif bare in _OTHERS and names:
            names.append({"literal": bare})
        else:
            return None
    return names or None


def read_authors(text: str) -> list[Fields]:
    """The authors of a GB/T 7714 list, `周衡, 陆念祖` or `LINDQVIST A, MOREAU P`: people, bodies, 等.

    >>> read_authors("周衡, LINDQVIST A, 等")
    [{'family': '周', 'given': '衡'}, {'family': 'LINDQVIST', 'given': 'A'}, {'literal': '等'}]
    """
    return [_author(part) for part in re.split(r"\s*[,，、;；]\s*", text.strip().strip(".")) if part]


def _author(name: str) -> Fields:
    if name in _OTHERS:
        return {"literal": name}
    latin = re.fullmatch(r"([^\W\d_][\w'’\- ]*?)\s+((?:[A-Z]\.?[\s-]?){1,4})", name)
    if latin and not has_cjk(name):
        return {"family": latin[1], "given": latin[2].strip()}
    plain = re.sub(r"\s", "", name)
    if has_cjk(plain) and not is_body(plain) and not any(map(is_hangul, plain)):
        if plain[:2] in _FAMILY_OF_TWO and len(plain) in (3, 4):
            return {"family": plain[:2], "given": plain[2:]}
        if plain[:1] in _FAMILY and len(plain) in (2, 3):
            return {"family": plain[:1], "given": plain[1:]}
    return {"literal": name}
