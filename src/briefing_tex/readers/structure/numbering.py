"""Numbers before headings and list items: which styles there are, and which number follows which.

In: a line. Out: every way to read a number at its beginning. Styles after the habits of Chinese (GB/T 9704:
一、（一）1. (1); GB/T 1.1: 1.1; 第一章), Japanese (第1章, （1）), Korean (제1장, 1. 가. 1)) and English
reports.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from briefing_tex.labels import chinese_number
from briefing_tex.readers.structure.numerals import FORMAL_HAN, HAN, formal_value, roman_value

_SMALL_HAN = f"[{HAN}]{{1,4}}"
_HANGUL_ORDER = "가나다라마바사아자차카타파하"
_JAMO_ORDER = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
_KANA_ORDER = "アイウエオカキクケコサシスセソ"
_STEMS = "甲乙丙丁戊己庚辛壬癸"


class Number(Struct, frozen=True):
    """A number at the beginning of a line: its style, its values, and where the title begins.

    >>> [number.values for number in options("2.1 估值倒挂")]
    [(2, 1)]
    """

    style: str
    values: tuple[int, ...]
    rest_at: int
    marker: str

    @property
    def value(self) -> int:
        return self.values[-1]

    @property
    def depth(self) -> int:
        return len(self.values)


_D = "[0-9０-９]"
_SEPARATOR = r"(?:[\s\u3000:：、.．·|｜—–-]*)"
_PARTICLE = "(?:[은는이가을를의에과와도로]|으로|부터|까지|에서?[는도]?)"
# Each row: style, pattern with the number as group 1; what follows group 0 is the title.
_STYLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "chapter",
        re.compile(rf"第\s*({_D}{{1,3}}|{_SMALL_HAN})\s*([章编編篇])(?=[\s\u3000:：、.．·—–-]|\S){_SEPARATOR}"),
    ),
    ("part", re.compile(rf"第\s*({_D}{{1,3}}|{_SMALL_HAN})\s*(部分|部(?!分)){_SEPARATOR}")),
    ("clause", re.compile(rf"第\s*({_D}{{1,3}}|{_SMALL_HAN})\s*([节節条條项項講讲課课]){_SEPARATOR}")),
    ("clause", re.compile(rf"第\s*({_D}{{1,2}})[\s\u3000]+(?![\d四回期号位章節条])")),
    ("korean", re.compile(rf"제\s*({_D}{{1,3}})\s*([장절부편항조])(?=[\s\u3000:：、.．]|$){_SEPARATOR}")),
    ("korean", re.compile(rf"제({_D}{{1,2}})([장부편])(?=[가-힣])(?!{_PARTICLE}[\s,.])")),
    (
        "word",
        re.compile(
            rf"(?:Chapter|Part|Section|Appendix|Annex)\s+({_D}{{1,2}}|[IVX]{{1,4}}|[A-H])(?=[\s:.—–-]){_SEPARATOR}",
            re.I,
        ),
    ),
    (
        "word",
        re.compile(
            rf"(?:附录|附錄|付録|부록)\s*({_D}{{1,2}}|{_SMALL_HAN}|[A-H])(?=[\s\u3000:：、.．]){_SEPARATOR}"
        ),
    ),
    ("han、", re.compile(rf"({_SMALL_HAN})[、．.]\s*")),
    ("formal", re.compile(rf"([{FORMAL_HAN}]{{1,3}})[、．.\s\u3000]\s*")),
    ("han ", re.compile(rf"({_SMALL_HAN})[\s\u3000]+")),
    ("甲、", re.compile(rf"([{_STEMS}])[、．.]\s*(?![{_STEMS}])")),
    ("(han)", re.compile(rf"[（(]\s*({_SMALL_HAN})\s*[)）][\s\u3000、.．]*")),
    ("(1)", re.compile(rf"[（(]\s*({_D}{{1,3}})\s*[)）][\s\u3000、.．]*")),
    ("[1]", re.compile(rf"[\[［〔【]\s*({_D}{{1,3}})\s*[\]］〕】][\s\u3000]*")),
    ("1)", re.compile(rf"({_D}{{1,3}})\s*[)）][\s\u3000]*")),
    ("①", re.compile(r"([①-⑳])[\s\u3000、.．]*")),
    ("01", re.compile(r"(0[0-9])(?=[\s\u3000、.．|｜/／:：—–-]|[^\W\d])[\s\u3000、.．|｜/／:：—–-]*(?!\d)")),
    ("1、", re.compile(rf"({_D}{{1,2}})、\s*")),
    ("1.", re.compile(rf"({_D}{{1,3}})[.．](?!\d)[\s\u3000]*")),
    ("1:", re.compile(rf"({_D}{{1,2}})\s*[:：|｜—–](?!\d)[\s\u3000]*")),
    ("1 ", re.compile(rf"§?\s*({_D}{{1,2}})[\s\u3000]+(?!\d{{2,}})")),
    ("§1", re.compile(rf"§+\s*({_D}{{1,2}})[.．]?[\s\u3000]+")),
    ("I.", re.compile(r"([IVXL]{1,6})[.．、)）](?!\d)[\s\u3000]*")),
    ("I ", re.compile(r"([IVX]{1,5})[\s\u3000]+")),
    ("(i)", re.compile(r"[（(]([ivxl]{1,5})[)）][\s\u3000]*")),
    ("i.", re.compile(r"([ivx]{1,5})[.)）][\s\u3000]+")),
    ("Ⅰ", re.compile(r"([Ⅰ-Ⅻ])[\s\u3000、.．:：]*")),
    ("A.1", re.compile(rf"(?:[A-Z]|[IVX]{{1,5}}|[Ⅰ-Ⅻ])[.．]({_D}{{1,2}})[.．]?[\s\u3000]+")),
    ("A.", re.compile(r"([A-Z])[.．、)）][\s\u3000]+(?![A-Z]\. \w)")),  # not the initials of `J. R. Holt`
    ("(a)", re.compile(r"[（(]([a-zA-Z])[)）][\s\u3000]*")),
    ("a.", re.compile(r"([a-z])(?:[.)）][\s\u3000]+|[)）](?=[\u3040-\u30ff\u3400-\u9fff]))")),
    ("가.", re.compile(rf"([{_HANGUL_ORDER}])[.)][\s\u3000]+")),
    ("(가)", re.compile(rf"[（(]([{_HANGUL_ORDER}])[)）][\s\u3000]*")),
    ("ㄱ.", re.compile(rf"([{_JAMO_ORDER}])[.)][\s\u3000]+")),
    ("(ㄱ)", re.compile(rf"[（(]([{_JAMO_ORDER}])[)）][\s\u3000]*")),
    ("(ア)", re.compile(rf"[（(]([{_KANA_ORDER}])[)）][\s\u3000]*")),
    ("ア.", re.compile(rf"([{_KANA_ORDER}])[.．、)）][\s\u3000]+")),
)
_PATTERNS = dict(_STYLES)
_QUOTED = "[“‘「『《〈]"
"""What a title may begin with right behind its number, for the half of such a mark is blank."""
_DECIMAL = re.compile(
    rf"§*\s*({_D}{{1,2}}(?:[.．]{_D}{{1,2}}){{1,4}})[.．]?(?:[\s\u3000:：、]+|(?=[^\W\d_]|{_QUOTED}))"
)
_HYPHENED = re.compile(rf"({_D}{{1,2}}(?:[-–]{_D}{{1,2}}){{1,2}})[.．]?[\s\u3000]+(?=[^\W\d_])")
_MIXED = re.compile(
    rf"((?:[IVX]{{1,5}}|{_D}{{1,2}})[.．][A-Z](?:[.．]{_D}{{1,2}})?)(?:[.．)）][\s\u3000]*|[\s\u3000]+)(?=\S)"
)
_PATHS = (("1.1", _DECIMAL), ("1-1", _HYPHENED), ("I.A", _MIXED))
"""Numbers that say the numbers above them as well: `2.1`, `2-1`, `II.A.`"""
_BEFORE_FIGURE = re.compile(r"(\d{1,2})[\s\u3000]+(?=\d)")
_UNIT = re.compile(
    r"[年月时時号號亿億万萬千百吨噸倍元%％‰℃°년월원]|日(?!本)|个(?!人|性|案)|個(?!人|性|案)|개월|か月|ヶ月|か所|"
    r"(?:[kMGT]?Wh?|k[gm]|[cm]?m²?|MW|GW|Mt|per cent|percent|million|billion|years?|months?|days?|hours?)\b"
)


_MAY_BE = re.compile(
    rf"[0-9０-９§(（\[［〔【①-⑳Ⅰ-Ⅻ第제附付부{HAN}{FORMAL_HAN}{_HANGUL_ORDER}{_JAMO_ORDER}{_KANA_ORDER}{_STEMS}]|"
    r"[A-Za-z]{1,6}[.．、)）\s]|"
    r"chapter|part|section|appendix|annex",
    re.IGNORECASE,
)
"""What a line begins with that may begin with a number: most lines do not, and need no closer look."""


@lru_cache(maxsize=16384)
def options(text: str) -> tuple[Number, ...]:
    """Every way to read a number at the beginning of a line, the most telling first.

    >>> [number.style for number in options("（一）背景")], options("2025 年全年"), options("3.5% 的企业")
    (['(han)'], (), ())
    """
    if not _MAY_BE.match(text):
        return ()
    found: list[Number] = []
    for style, pattern in _PATHS:
        match = pattern.match(text)
        if match and (values := _path_values(match[1])):
            found.append(Number(style, values, match.end(), text[: match.end()].strip()))
    for style, pattern in _STYLES:
        match = pattern.match(text)
        value = _value(style, match) if match else None
        if match and value is not None and match.end() < len(text):
            name = f"{style}{match[2]}" if pattern.groups > 1 else style
            found.append(Number(name, (value,), match.end(), text[: match.end()].strip()))
    return tuple(found)


def _path_values(text: str) -> tuple[int, ...]:
    """The values in `2.1` or `II.A.1`; none where the letters before the first stop are no Roman numeral."""
    first, *others = re.split(r"[.．–-]", text)
    begin = int(first) if first.isdecimal() else roman_value(first)
    below = (int(one) if one.isdecimal() else ord(one) - 64 for one in others)
    return (begin, *below) if begin is not None else ()


def loose(text: str) -> Number | None:
    """The number of a heading whose title begins with a figure: of use only where the heading is known as one.

    >>> loose("2 2026 年的安排").value
    2
    """
    found = _BEFORE_FIGURE.match(text)
    return Number("1 ", (int(found[1]),), found.end(), found[1]) if found else None


def _value(style: str, match: re.Match[str]) -> int | None:
    numeral = match[1]
    if style in ("chapter", "part", "clause", "korean"):
        return _figure_or_han(numeral)
    if style == "word":
        if numeral[0].isalpha() and numeral.isascii():
            return roman_value(numeral) or ord(numeral.upper()) - 64
        return _figure_or_han(numeral)
    if style == "formal":
        return formal_value(numeral)
    if "han" in style:
        return chinese_number(numeral)
    if style in ("I.", "I ", "(i)", "i."):
        return roman_value(numeral)
    for order, start in (("①-⑳", "①"), ("Ⅰ-Ⅻ", "Ⅰ")):
        if re.match(f"[{order}]", numeral):
            return ord(numeral) - ord(start) + 1
    if style == "甲、":
        return _STEMS.index(numeral) + 1
    if style in ("A.", "(a)", "a."):
        return ord(numeral.upper()) - 64
    for order in (_HANGUL_ORDER, _JAMO_ORDER, _KANA_ORDER):
        if numeral in order:
            return order.index(numeral) + 1
    return int(numeral)


def _figure_or_han(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else chinese_number(numeral)


def quantity_follows(text: str, number: Number) -> bool:
    """Whether the number counts something: `12 月配额`, `1 월 출하량`, `2.6 亿吨`.

    >>> line = "2.6 亿吨的年度缺口"
    >>> quantity_follows(line, options(line)[0])
    True
    """
    bare = number.style in ("1 ", "1.1", "1-1", "han ")
    return bare and bool(_UNIT.match(text[number.rest_at :]))


LIST_STYLES = frozenset("甲、 (1) 1) ① 1、 1. (i) i. (a) a. A. (han) 가. (가) ㄱ. (ㄱ) (ア) ア. [1]".split())
"""Styles that number list items as well as headings; the others number headings only."""


_BRACKETED = frozenset("(1) 1) ① (i) (a) (han) (가) (ㄱ) (ア) [1]".split())
"""Styles that no end of a sentence looks like: `in Table 1.` is none of them."""


def counts_on(text: str, line: str) -> bool:
    """Whether a line begins with the number behind one in the middle of the text above it, and no list item.

    >>> counts_on("任务包括（一）统一接口；", "（二）开放数据"), counts_on("（一）统一接口；", "（二）开放数据")
    (True, False)
    >>> counts_on("分三步：1. 统一接口；", "2. 开放数据"), counts_on("as shown in Table 1.", "2. Methods")
    (True, False)
    """
    return any(
        _value(number.style, found) == number.value - 1 and _is_counted(text, found.start(), number.style)
        for number in options(line)
        if number.style in LIST_STYLES and number.value > 1
        if not any(one.style == number.style for one in options(text))
        for found in _PATTERNS[number.style].finditer(text, 1)
    )


def _is_counted(text: str, index: int, style: str) -> bool:
    """Whether a number at a place in a text counts: it is no part of a word, and ends no sentence."""
    if style not in _BRACKETED:
        return text[:index].rstrip().endswith(tuple(",:;，：；、。"))
    touching = text[index - 1]
    return not (text[index].isalnum() and touching.isascii() and (touching.isalnum() or touching in ".-"))


BULLETS = "•●◦‣▪■□○◆◇∙"
"""Signs that stand for nothing else than an item."""
DASHES = "-–—－·*+"
"""Signs of items that stand within sentences as well."""
_BULLET = re.compile(
    r"(?![□■○☐☑✓✔√].*\s[□■☐☑✓✔√])"  # a choice: `□ yes √ no`
    r"(?:[•●◦‣⁃▪■□○◆◇⋄❖▶►▸▷▹➤➢➔⋆✓✔✅☑👉🔹🔸※\uf0b7\uf06c\uf0d8\u2219∙・]\ufe0f?[\s\u3000]*|"
    r"[ㅇᄋ❍][\s\u3000]+|——(?=[\u3040-\u9fff].*[；。]\s*$)|[·*+\-–—−][\s\u3000]+|(?:·|－[\s\u3000]*)(?=[^\W\d]))(?=\S)"
)


def bullet(text: str) -> int | None:
    """Where the text after a bullet begins, if the line has one.

    >>> bullet("• tide"), bullet("- tide"), bullet("-5 °C"), bullet("□ ebb √ flood"), bullet("－潮")
    (2, 2, None, None, 1)
    >>> bullet("——按月公布潮位；"), bullet("——春季大潮专题")
    (2, None)
    >>> [bullet(f"{sign} tide") for sign in "⋆⋄▷▸❖⁃➔"]
    [2, 2, 2, 2, 2, 2, 2]
    >>> bullet("ㅇ 조위를 매달 공개한다"), bullet("ㅇㅇ시")
    (2, None)
    """
    found = _BULLET.match(text)
    return found.end() if found else None


def begins_item(text: str) -> bool:
    """Whether a line begins with a bullet or the number of a list item.

    >>> begins_item("• tide"), begins_item("2. tide"), begins_item("第二章 潮汐")
    (True, True, False)
    """
    return bullet(text) is not None or any(number.style in LIST_STYLES for number in options(text))
