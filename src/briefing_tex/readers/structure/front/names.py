"""Names of bodies: which lines look like one, and where one line holds several.

In: a line of the title block, and the rest of the text as evidence. Out: names. `&` stands between two bodies
or within one (`Marks & Spencer`): a Latin name that the text uses whole stays whole, sides that it uses alone
are parted; without that, sides in Chinese, Japanese or Korean with spaces around the sign are two names, and
words in Latin letters only if each side says by itself that it is a body.
"""

from __future__ import annotations

import re

from msgspec import Struct

from briefing_tex.readers.structure.scripts import has_cjk, is_hangul

_BODY_CJK = re.compile(
    r"(?:中心|研究院|研究所|委员会|委員會|委員会|协会|協會|協会|学会|學會|公司|集团|集團|大学|大學|学院|學院|实验室|實驗室|局|署|厅|廳|"
    r"办公室|辦公室|促进会|促進會|联盟|聯盟|基金会|基金會|银行|銀行|出版社|工作组|工作組|课题组|課題組|智库|智庫|平台|事务所|事務所|总会|總會|"
    r"(?:学|學|工程|科学|科學|管理)系|(?<![好用之坏壞何各到益害长長短近远遠])[处處]|"
    r"商会|商會|理事会|理事會|工作室|顾问|顧問|科技|智能|传媒|傳媒|网|網|数科|研究会|研究會|部|院|所|社|会|會|组|組|团|團|馆|館|站|"
    r"機構|株式会社|財団|法人|センター|ラボ|庁|省|課|室|連合|連盟|組合|フォーラム|総研|研究室|工業会|連絡会|"
    r"연구소|연구원|연구회|센터|협회|학회|위원회|공사|공단|재단|대학교|대학|주식회사|회사|협의회|연합회|연합|청|처|부|원|국|랩|은행|그룹|포럼|네트워크|실|컨설팅|"
    r"도서관|박물관|미술관|기념관|체육관|과학관|복지관|회관|기관|학교|조합)"
    r"(?:\s*[（(][^（()）]*[)）])?$|^(?:株式会社|（株）|\(株\)|㈱|一般社団法人|公益財団法人|国立研究開発法人|주식회사|\(주\)|㈜)"
)
_PHRASE = re.compile(r"[从從].+[到至].|[—–]|如何|怎[样樣么麼]|为什么|為什麼|为何|為何")
"""How a title begins rather than a name, whatever it ends with: `从一条线到一张网`."""
_BODY_LATIN = re.compile(
    r"\b(?:Institute|Institut|University|College|School|Cent(?:er|re)|Agency|Ministry|Department|Association|Society|Foundation|"
    r"Council|Office|Bureau|Group|Laborator(?:y|ies)|Labs?|Inc|Ltd|LLC|LLP|Corp(?:oration)?|Company|Co|GmbH|AG|PLC|Bank|Commission|"
    r"Committee|Network|Observatory|Authority|Union|Alliance|Consortium|Partnership|Press|Analytics|Consulting|Research|Academy|"
    r"Trust|Board|Service|Services|Technologies|Systems|Associates|Partners|Team|Unit|Hub|Forum)\b\.?|"
    r"\b(?:Universit(?:ät|é|à|y)|Universi(?:dade?|teit|tet)|Uniwersytet|Đại học|Университет|Институт|"
    r"Instytut|Instituto|Istituto|Viện|^Bộ|"
    r"Minist(?:erium|ère|erio|ero|ério|erstwo|erie)|Министерство|Kommission|Comisión|Commissione|Comissão|Komisja|Комиссия|"
    r"Ban(?:que|ca|co)|Банк|Ngân hàng|Agence|Agen(?:cia|zia|tur)|Agência|Агентство|Autori(?:té|tà|dade?)|"
    r"Behörde|Amt|Urząd|Управление|Verband|Verein|Gesellschaft|Stiftung|Association|Asociación|Associa(?:zione|ção)|Stowarzyszenie|"
    r"Ассоциация|Hiệp hội|Fonda(?:tion|zione)|Funda(?:ción|ção|cja)|Фонд|Zentrum|Centr[oe]|Centrum|Центр|"
    r"Comité|Comi(?:tato|tê)|Ausschuss|Комитет|Conseil|Conse(?:jo|lho)|Consiglio|Академия|Редакция)\b|"
    r"\b\w{4,}(?:zentrum|institut|ministerium|verband|verein|gesellschaft|stiftung|behörde|amt|ausschuss|bank)\b",
)
_SURELY_BODY = re.compile(
    r"\b(?:Institute|University|College|School|Cent(?:er|re)|Agency|Ministry|Department|Association|Society|Foundation|"
    r"Council|Bureau|Laborator(?:y|ies)|Inc|Ltd|LLC|LLP|Corporation|Company|GmbH|PLC|Bank|Commission|Committee|"
    r"Observatory|Authority|Union|Alliance|Consortium|Press|Academy|Board|Federation)\b"
)
_DOCUMENT = re.compile(
    r"报告|日报|周报|月报|季报|年报|简报|分析|动态|快讯|专报|观察|白皮书|速览|通讯|要闻|参考$|報告|日報|週報|周報|月報|季報|年報|簡報|動態|快訊|觀察|"
    r"白皮書|速覽|通訊|レポート|白書|動向|ニュース|보고서|보고$|브리핑|동향|월보|주보|리포트|소식|백서|"
    r"\b(?:report|briefing|brief|bulletin|review|newsletter|digest|update|outlook|weekly|daily|monthly|quarterly|survey|notes?)\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(r"\b(?:Ltd|Inc|Co|Corp|Bros|Assoc|S\.A|e\.V)\.$")
_COMPANY_FIRST = re.compile(r"(?:株式会社|（株）|\(株\)|㈱|주식회사|\(주\)|㈜)")
"""The form of a company, which stands before the whole of its name: `株式会社 潮 & 風`."""
_LINKS = frozenset("and of for the on in de la & · |".split())
_AND = re.compile(r"\s*[&＆×✕]\s*")
_HANGING_AND = re.compile(
    r"\s+(?:[&＆×✕、,]|and|与|與|和|及|暨|及び|および|및)\s*$|^\s*(?:[&＆×✕]|and|与|與|和|及|暨|及び|および|및)\s+|(?<=\S)[、,，;；]\s*$"
)
"""What stands between two names, at the end of a line or the beginning of the next."""
_SPACED_AND = re.compile(r"\s+[&＆×✕]\s+")
_LISTED = re.compile(r"\s*[|｜;；]\s*|\s+[·•/／]\s+|\s{2,}|\t+")
_LOOSE = re.compile(r"\s*[、]\s*")
_COMMAS = re.compile(r"[,，、]")
_WORDS = re.compile(
    r"\s*(?:与|與|和|及び|及|暨|および|[・·‧･、])\s*|(?:,\s+(?:and\s+)?|\s+and\s+|\s+및\s+|(?<=[가-힣])[와과]\s+)"
)
"""Words and signs between two names, which may as well stand within one."""
_DOTS = re.compile(r"\s*[・·‧･]\s*")
"""Signs between two names which themselves may hold words that part others."""
_SPACED_WORD = re.compile(r"\s(?:与|與|和|及び|及|暨|および)\s")
_GOVERNS = re.compile(r"\b(?:of|for|on|in)\b")
"""What may have both sides of an `and` in one name: Institute for Land and Water."""
_UNIVERSITY = re.compile(r"(?:大学|大學|대학교?)$")
_ANY = re.compile(r"\s*(?:[|｜;；/／,，·•・、&＆×]|\band\b|\u3000|\s{2,}|\t)+\s*")
"""All that may stand between the names of bodies."""
_STOP = re.compile(r"[。！？!?:：]|\.\s")
_SHORTEST = 3
"""Signs of the name of a body in Chinese, Japanese or Korean at least: `晴站` is none."""
_SHORTEST_SIDE = 5
"""Signs of a name beside such a word at least, where no space tells that it is one."""


class Split(Struct, frozen=True):
    """Names found in a line; `code` says if that was a guess: `names-split` or `names-kept`."""

    names: tuple[str, ...]
    code: str | None = None


def is_body(text: str) -> bool:
    """Whether a line says by itself that it names a body.

    >>> is_body("海岸观测中心"), is_body("Harbour Institute"), is_body("潮汐与人")
    (True, True, False)
    >>> is_body("从“各送各的”到一张网")
    False
    """
    bare = text.strip().strip("*_")
    if has_cjk(bare) or any(map(is_hangul, bare)):
        return len(bare) >= _SHORTEST and bool(_BODY_CJK.search(bare)) and not _PHRASE.match(bare)
    return bool(_BODY_LATIN.search(bare))


def ends_as_company(text: str) -> bool:
    """Whether the stop at the end of a line is that of a company's form, and no sentence ends in it.

    >>> ends_as_company("Sea Observatory and Tidal Data Ltd."), ends_as_company("We asked Tidal Data Ltd.")
    (True, False)
    """
    words = _COMPANY.sub("", text.strip()).split()
    names = all(word[:1].isupper() or word in _LINKS or not word[:1].isalpha() for word in words)
    return bool(_COMPANY.search(text.strip())) and names and not re.search(r"[a-z]\.\s", text)


def is_document(text: str) -> bool:
    """Whether a line says that it names a document: a report, a bulletin.

    >>> is_document("海岸观测周报"), is_document("海岸观测中心")
    (True, False)
    """
    return bool(_DOCUMENT.search(text))


def split_names(line: str, elsewhere: str) -> Split:
    """The names in a line of the title block; `elsewhere` is the rest of the text.

    >>> split_names("潮信数据 & 海岸观测中心", "").names
    ('潮信数据', '海岸观测中心')
    >>> split_names("Marks & Spencer", "").names, split_names("AT&T", "").names
    (('Marks & Spencer',), ('AT&T',))
    """
    line = _HANGING_AND.sub("", line)
    listed = [part.strip() for part in _LISTED.split(line) if part.strip()]
    if len(listed) > 1:
        parts = [split_names(part, elsewhere) for part in listed]
        return Split(tuple(name for part in parts for name in part.names), "names-split")
    loose = [part for part in _LOOSE.split(line) if part]
    if len(loose) > 1 and all(is_body(part) for part in loose):
        return Split(tuple(loose), "names-split")
    line = line.strip()
    mixed = _mixed_names(line)
    if mixed:
        return Split(mixed, "names-split")
    return _at_space(line, elsewhere) or _at_word(line, elsewhere) or _at_and(line, elsewhere)


def _mixed_names(line: str) -> tuple[str, ...]:
    """Names between signs or spaces, some in Latin letters: every other one has to say that it is a body.

    >>> _mixed_names("海岸观测中心、Tide&Data Group、潮信研究院")
    ('海岸观测中心', 'Tide&Data Group', '潮信研究院')
    >>> _mixed_names("海岸观测中心 潮信研究院 Tide Group"), _mixed_names("海岸观测中心 Coastal Centre")
    (('海岸观测中心', '潮信研究院', 'Tide Group'), ())
    """
    for sign, fewest in ((_FULL_SPACE, 1), (_COMMA, 1), (_ONE_SPACE, 2)):
        sides = [side.strip() for side in sign.split(line) if side.strip()]
        if len(sides) < 2:
            continue
        own = [side for side in sides if _own_script(side)]
        others = [side for side in sides if not _own_script(side)]
        named = len(own) >= fewest and all(map(is_body, own)) and all(map(is_capital_name, others))
        within = any(" " in side for side in own) and sign is not _ONE_SPACE
        return tuple(sides) if named and (others or within) else ()
    return ()


_FULL_SPACE = re.compile(r"\u3000+")
_COMMA = re.compile(r"[、，]\s*|,\s+")
_ONE_SPACE = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")


def is_capital_name(side: str) -> bool:
    """Whether words are few and begin as those of a name in Latin letters do."""
    return side[:1].isupper() and _is_short_name(side)


def listed_names(text: str) -> Split | None:
    """The names behind a label in Chinese, Japanese or Korean between commas: one has to say that it is a body.

    >>> listed_names("해안관측센터, 물결자료").names, listed_names("바다, 사람과 물")
    (('해안관측센터', '물결자료'), None)
    """
    sides = [side.strip() for side in _COMMAS.split(text) if side.strip()]
    named = all(_own_script(side) and _SHORTEST <= len(side) <= _LONGEST_NAME for side in sides)
    return Split(tuple(sides), "names-split") if len(sides) > 1 and named and any(map(is_body, sides)) else None


def _at_space(line: str, elsewhere: str) -> Split | None:
    """The names in Chinese, Japanese or Korean that a space parts: the rest of the text uses each by itself.

    One space may stand within a name (`東海大学 地震研究所`); a full-width one is as good as a sign if every
    side says that it is a body.

    >>> split_names("潮信数据 海岸观测中心", "潮信数据：……\\n海岸观测中心：……").names
    ('潮信数据', '海岸观测中心')
    >>> split_names("潮信研究院 东海大学 地震研究所", "").names
    ('潮信研究院', '东海大学 地震研究所')

    A word for a body is no name by itself.

    >>> split_names("강릉시 위원회", "강릉시는 넓다. 위원회").names
    ('강릉시 위원회',)
    """
    sides = line.split()
    if len(sides) < 2 or not all(map(_own_script, sides)) or line in elsewhere:
        return None
    named = all(map(is_body, sides))
    apart = named and not _is_faculty(sides) and ("\u3000" in line and " " not in line)
    if len(sides) > 2 and named:
        sides = _with_faculties(sides, elsewhere)
        apart = len(sides) > 1
    known = all(_used_alone(side, elsewhere) for side in sides) and not any(map(_BODY_CJK.match, sides))
    return Split(tuple(sides), "names-split") if apart or known else None


def _with_faculties(sides: list[str], elsewhere: str) -> list[str]:
    """The names in a line of three words or more: a university with the part of it that stands behind it."""
    names = sides[:1]
    for side in sides[1:]:
        both = f"{names[-1]} {side}"
        if both in elsewhere or _is_faculty([names[-1], side]):
            names[-1] = both
        else:
            names.append(side)
    return names


def _is_faculty(sides: list[str]) -> bool:
    """Whether what stands behind a university may be a part of it."""
    return bool(_UNIVERSITY.search(sides[0])) and not any(map(_UNIVERSITY.search, sides[1:]))


def lists_bodies(line: str) -> bool:
    """Whether a line is nothing but the names of bodies, two at least.

    >>> lists_bodies("海岸观测研究院、潮信数据中心"), lists_bodies("海岸观测中心认为，今天没有风。")
    (True, False)
    """
    sides = [side for side in _ANY.split(line.strip()) if side]
    listed = len(sides) > 1 and all(is_body(side) and not _STOP.search(side) for side in sides)
    return listed or bool(_mixed_names(line.strip()))


def lists_mostly_bodies(line: str) -> bool:
    """Whether a line is names between signs, of which at least half say by themselves that they are bodies.

    >>> lists_mostly_bodies("Sea Observatory | Tidal Data | Harbour Institute")
    True
    >>> lists_mostly_bodies("The Sea Observatory asked; the Institute answered.")
    False
    """
    sides = [side for side in _LISTED.split(line.strip()) if side]
    named = sum(is_body(side) for side in sides)
    short = all(_is_short_name(side) for side in sides)
    return len(sides) > 1 and short and not _STOP.search(line) and 2 * named >= len(sides)


def _is_short_name(side: str) -> bool:
    """Whether words are as few as those of a name, and in Latin letters begin as names do."""
    words = [word for word in side.split() if word[:1].isalpha()]
    capital = all(word[:1].isupper() or word in _LINKS or not word.isascii() for word in words)
    return len(side) <= _LONGEST_NAME and capital and side[-1:] != "."


_LONGEST_NAME = 60
"""The longest name of a body, in characters."""


def _at_word(line: str, elsewhere: str) -> Split | None:
    """The names that words part (`与`, `및`, `and`): each has to say by itself that it is a body.

    >>> split_names("海岸观测研究院与潮信数据中心", "").names, split_names("社会与人口研究院", "").names
    (('海岸观测研究院', '潮信数据中心'), ('社会与人口研究院',))
    """
    if line in elsewhere:
        return None
    dotted = [side for side in _DOTS.split(line) if side]
    whole = all(_own_script(side) and len(side) >= _SHORTEST_SIDE and is_body(side) for side in dotted)
    if len(dotted) > 1 and whole:
        return Split(tuple(dotted), "names-split")
    sides = [side for side in _WORDS.split(line) if side]
    if len(sides) < 2:
        return None
    if all(map(_own_script, sides)):
        long = _SPACED_WORD.search(line) or all(len(side) >= _SHORTEST_SIDE for side in sides)
        apart = long and all(is_body(side) or _used_alone(side, elsewhere) for side in sides)
    else:
        used = [_used_alone(side, elsewhere) for side in sides]
        plain = any(used) or not any(_GOVERNS.search(side) for side in sides[:-1])
        sure = [" " in side and bool(_SURELY_BODY.search(side)) for side in sides]
        told = " and " in line and plain and all(one or other for one, other in zip(used, sure, strict=True))
        apart = told or all(used)
    return Split(tuple(sides), "names-split") if apart else None


def _at_and(line: str, elsewhere: str) -> Split:
    spaced = [side for side in _SPACED_AND.split(line) if side]
    sides = spaced if len(spaced) > 1 else [side for side in _AND.split(line) if side]
    if len(sides) < 2:
        return Split((line,))
    apart = Split(tuple(sides), "names-split")
    if any(map(_own_script, sides)):
        company = _COMPANY_FIRST.match(line) and not any(map(is_body, sides[1:]))
        if company:
            return Split((line,), "names-kept")
        plausible = len(spaced) > 1 and all(len(side) > 1 for side in sides) and len(set(sides)) == len(sides)
        return apart if plausible or all(map(is_body, sides)) else Split((line,), "names-kept")
    if line in elsewhere:
        return Split((line,))
    if len(spaced) > 1 and all(_SURELY_BODY.search(side) or _used_alone(side, elsewhere) for side in sides):
        return apart
    return Split((line,), "names-kept")


def _own_script(side: str) -> bool:
    """Whether a side is written in Chinese, Japanese or Korean."""
    return has_cjk(side) or any(map(is_hangul, side))


def _used_alone(side: str, elsewhere: str) -> bool:
    """Whether the rest of the text uses a side by itself, not beside an `&`."""
    if len(side) < 3:
        return False
    found = re.search(rf"(?<![&＆]){re.escape(side)}(?!\s*[&＆])", elsewhere)
    if not found or not side.isascii():
        return bool(found)
    before, after = (
        elsewhere[max(found.start() - 1, 0) : found.start()],
        elsewhere[found.end() : found.end() + 1],
    )
    return not (before.isalnum() or after.isalnum()) and " " in side
