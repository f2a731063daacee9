"""The date of a report as its title block prints it: with a label, a weekday, in an era's years.

In: a line. Out: the date, or nothing. The date itself is read by `briefing_tex.labels.parse_date`.
"""

from __future__ import annotations

import re

from briefing_tex.dates import PartialDate
from briefing_tex.labels import chinese_number, parse_date

_DAY = "日期|时间|時間|日付|날짜|일자"
"""Words that say that a date follows, in all titles and forms of an issue."""
_BARE = (
    rf"{_DAY}|(?:发布|出版|编制|发行|刊发|印发|报告|發布|發佈|發行|編製|報告)(?:日期|时间|時間)|(?:発行|公開|作成|発表)日|発行年月日|"
    r"(?:발행|발간|작성)일자?|발표일|펴낸\s?날|"
    r"dated?(?: of (?:issue|publication|release))?|published(?: on)?|issued(?: on)?|release date|as of|updated"
)
"""Labels of a date that need no colon."""
_ISSUED = (
    "出刊|刊行|刊出|出版|发布|發布|發佈|发行|發行|編印|编印|印行|印发|印發|公告|公布|公佈|更新|編製|编制|撰写|撰寫|完稿|定稿|成稿|"
    "発行|公開|掲載|作成|配布|발행|발간|배포|공개|게시|작성|펴냄"
)
"""What is done to an issue on its day: labels with a colon."""
_WITH_COLON = rf"{_ISSUED}|[^\W\d]{{1,8}}(?:{_DAY}|日|날|일)|[a-z ]{{1,24}}\bdate"
_ANY = rf"(?!\S{{3,}}(?:{_ISSUED})\s?[:：])(?-i:[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{{1,8}})"
"""Any word: a label where a date follows it, and no body that issues something."""
_DATE_FOLLOWS = r"(?=.*(?:[日일]|\d[./-]\s?\d))"
_LABEL = re.compile(
    rf"^(?:(?:{_BARE})\s*[:：]?|(?:{_WITH_COLON})\s?[:：]|{_ANY}\s?[:：]{_DATE_FOLLOWS})\s*", re.IGNORECASE
)
_OF_MONTH = (
    r"(?<=[月월])\s*(?:[上中下]旬|[上下]半月|[初末底]|[상중하]순|[초말]|"
    r"第?\s?[一二三四五1-5]\s?[周週]|제?\s?[1-5]\s?주차?)"
)
"""A part of a month behind it."""
_TAIL = re.compile(
    r"[\s,，]*[(（]?\s*(?:星期[一二三四五六日天]|周[一二三四五六日]|週[一二三四五六日]|[月火水木金土日]曜日?|[月火水木金土日]|"
    r"[월화수목금토일]요일|[월화수목금토일]|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?)\s*[)）]$|"
    r"[\s,，]+\w+day$|[\s,，]*(?:星期[一二三四五六日天]|周[一二三四五六日]|週[一二三四五六日]|[月火水木金土日]曜日?|[월화수목금토일]요일)$|"
    r"(?<=日)\s+\d{1,2}[:：]\d{2}(?:\s+[^\W\d]{2,4})?$|"
    rf"{_OF_MONTH}$|"
    r"\s*(?:发布|發布|發佈|発行|印发|(?:[初再]|第\S{1,2}|[修改][订訂])?版|号|號|발행|發行|초판)$",
    re.IGNORECASE,
)
_WEEKDAY_FIRST = re.compile(
    r"^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?),?\s+", re.IGNORECASE
)
_SEASON_FIRST = re.compile(r"^(?:spring|summer|autumn|fall|winter),?\s+(?=\d{4}$)", re.IGNORECASE)
_UNSAID = re.compile(rf"{_OF_MONTH}|{_SEASON_FIRST.pattern}", re.IGNORECASE)
_ERA = re.compile(
    r"^(令和|平成|昭和|民國|民国|中華民國|中华民国)\s*(\d{1,3}|元|[〇零○一二三四五六七八九十百]{1,6})\s*年"
)
_ROC_YEAR = re.compile(r"^()(1[0-4]\d)年(?=\s*\d{1,2}\s*月)")
"""A year of the Republic without its name, as offices in Taiwan print it: `115年5月8日`."""
_ERA_BEGINS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_REPUBLIC_BEGINS = 1911
_AT_END = re.compile(
    r"(?:(?<=[\s·|,，　])|(?=令和|平成|中華民國|中华民国))((?:(?:令和|平成|民國|民国|中華民國|中华民国)\s?)?"
    r"(?:\d{1,4}|元|[〇零○一二三四五六七八九十百]{1,6})\s*[年년./-]\s*"
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*(?:[月월./-]\s*(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?[日號号일.]?)?)?|"
    r"\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+\.?,?\s+\d{4}|[A-Z][a-z]+\.?\s+\d{1,2},\s+\d{4}|[A-Z][a-z]+\s+\d{4})$"
)
_LABELLED_AT_END = re.compile(rf"(?<=\S)\s*((?:{_ISSUED}|{_DAY}|\bDated?)\s?[:：]\s*[^:：]{{4,40}})$")
_ANY_LABEL_AT_END = re.compile(r"\s*[、,，;；|｜·]\s*[^\W\d][^\d、,，;；|｜·:：]{0,15}[:：]\s*([^:：]{4,40})$")
"""The last of several fields of a line, whose label nobody knows: `…、最終更新日: 2026年4月1日`."""
_STOP = re.compile(r"(?<![\d. ])[.。]$|(?<=[a-z] \d{4})\.$")
"""The stop of a sentence behind a date; behind figures it may be of the date, as Koreans write it."""
_IN_BRACKETS = re.compile(r"^[(（\[【](.*)[)）\]】]$")
_BARE_YEAR = re.compile(r"\d{4}")
_YEAR = re.compile(r"\d{4}|年")
"""What no date lacks."""

_LONGEST_DATE = 80
"""How many characters before a line end a date may begin."""
_YEAR_AT_END = re.compile(r"(?<!\d)(?:19|20)\d\d\.(\s?(?:0?[1-9]|1[0-2])\.)?$")
_FIGURES = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(\s?(?:0?[1-9]|[12]\d|3[01])\b)?(?!\d)")


def date_completed(text: str, line: str) -> bool:
    """Whether a line is the rest of a date that ends the text above it.

    >>> date_completed("Harbour Institute 3 April", "2026"), date_completed("海岸观测中心 2026 年", "4 月 3 日")
    (True, True)
    >>> date_completed("Harbour Institute", "2026"), date_completed("May 2026", "3 April 2026")
    (False, False)
    """
    if len(line) > _LONGEST_DATE or not (line[:1].isdecimal() or line[:1] in "年月日년월일"):
        return False
    above = text[-_LONGEST_DATE:].rstrip()
    found = date_at_end(f" {above} {line}")
    return found is not None and found[1] != read_date(line) and len(found[0]) < len(above)


def labels_date(text: str) -> bool:
    """Whether a line is the label of a date, and nothing else.

    >>> labels_date("日期："), labels_date("Date"), labels_date("2026")
    (True, True, False)
    """
    return bool(_LABEL.fullmatch(text.strip()))


def read_date(text: str) -> PartialDate | None:
    """The date that a line says and nothing else.

    >>> read_date("日期：2026 年 4 月 24 日 星期五"), read_date("民國115年4月"), read_date("Tides of 2026")
    ('2026-04-24', '2026-04', None)
    >>> read_date("出刊：中華民國115年7月10日"), read_date("2026年3月下旬"), read_date("2026년 3월 4주차")
    ('2026-07-10', '2026-03', '2026-03')
    """
    if len(text) > 2 * _LONGEST_DATE or not _YEAR.search(text):
        return None
    line = _IN_BRACKETS.sub(r"\1", text.strip().strip("·|—–-").strip())
    line = _STOP.sub("", line)
    bare = _LABEL.sub("", line)
    bare = _SEASON_FIRST.sub("", _WEEKDAY_FIRST.sub("", _TAIL.sub("", bare).strip()))
    bare = _ROC_YEAR.sub(_western, _ERA.sub(_western, bare))
    if _BARE_YEAR.fullmatch(bare) and not 1900 <= int(bare) <= 2199:
        return None
    return parse_date(bare) or parse_date(line)


def unsaid(text: str) -> str:
    """What a date cannot say of the words of one: a part of the month, a season.

    >>> unsaid("2026年3月下旬"), unsaid("Spring 2026"), unsaid("3 May 2026")
    ('下旬', 'Spring', '')
    """
    found = _UNSAID.search(text.strip())
    return found[0].strip() if found else ""


def _western(found: re.Match[str]) -> str:
    """The year of an era, which begins with `元`, as one of ours.

    >>> _ERA.sub(_western, "令和元年"), _ERA.sub(_western, "民國115年"), _ERA.sub(_western, "民國一一五年")
    ('2019年', '2026年', '2026年')
    """
    year = int(found[2]) if found[2].isdecimal() else 1 if found[2] == "元" else chinese_number(found[2])
    return f"{_ERA_BEGINS.get(found[1], _REPUBLIC_BEGINS) + year}年"


def date_at_end(text: str) -> tuple[str, PartialDate] | None:
    """A line that ends with a date: what stands before it, and the date.

    >>> date_at_end("Harbour Institute 14 January 2026")
    ('Harbour Institute', '2026-01-14')
    >>> date_at_end("海岸觀測聯盟出刊：2026年1月14日")
    ('海岸觀測聯盟', '2026-01-14')
    >>> date_at_end("海岸觀測聯盟中華民國 115 年 1 月")
    ('海岸觀測聯盟', '2026-01')
    >>> date_at_end("해안관측센터　2026년 1월 14일(수)")
    ('해안관측센터', '2026-01-14')
    """
    end = text[-_LONGEST_DATE:]
    found = _LABELLED_AT_END.search(end)
    labelled = read_date(found[1]) if found else None
    if not labelled:
        found = _ANY_LABEL_AT_END.search(end)
        labelled = read_date(found[1]) if found else None
    if found and labelled:
        return text[: len(text) - len(found[0])].rstrip(" ·|,，\u3000"), labelled
    bare = text[: len(text) - len(end)] + _TAIL.sub("", end)
    found = _AT_END.search(bare)
    date = read_date(found[1].strip()) if found else None
    return (bare[: found.start()].rstrip(" ·|,，\u3000"), date) if found and date else None


def date_first(text: str) -> tuple[str, str] | None:
    """A line that begins with a date before a sign: the words of the date, and what stands behind the sign.

    >>> date_first("14 January 2026 · Harbour Institute · Tidal Data")
    ('14 January 2026', 'Harbour Institute · Tidal Data')
    >>> date_first("2026/04/17　海岸观测中心 / 潮汐研究所")
    ('2026/04/17', '海岸观测中心 / 潮汐研究所')
    >>> date_first("Harbour Institute · Tidal Data") is None
    True
    """
    found = _SIGN.search(text, 0, _LONGEST_DATE) or _BEFORE_ISSUE.search(text, 0, _LONGEST_DATE)
    return (text[: found.start()], text[found.end() :]) if found and read_date(text[: found.start()]) else None


_BEFORE_ISSUE = re.compile(r"\s+(?=(?:第|총|통권|总第|總第|제|No\.|Vol\.)\s?\d)")
_SIGN = re.compile(r"\s+[·•/／|｜–—]\s+(?=\S)|\u3000+(?=\S)")
"""What parts a date from the names behind it."""


def date_goes_on(text: str, line: str) -> bool:
    """Whether a line begins with the rest of a date in figures that ends the text above it.

    >>> date_goes_on("기구는 2026.", "3.11. 선언하였다"), date_goes_on("기구는 2026. 3.", "11. 선언")
    (True, True)
    >>> date_goes_on("It closed in 2026.", "3. Methods")
    False
    """
    above, below = _YEAR_AT_END.search(text[-_LONGEST_DATE:].rstrip()), _FIGURES.match(line)
    return bool(above and below and bool(above[1]) + bool(below[1]) == 1)
