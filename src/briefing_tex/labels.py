"""Words and dates of each language: labels from our gettext catalogues, dates from CLDR through Babel.

In: a BCP 47 tag. Out: 'Contents', '目录', '2026年4月24日'; and back from a printed date to a date.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from briefing_tex.dates import PartialDate
from briefing_tex.files import own_file

LANGUAGES = ("zh-Hans", "zh-Hant", "ja", "ko", "en")
"""The languages with fonts, typography and a first report of their own; others are set as English is."""
TRANSLATED = (*LANGUAGES, "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "sv", "tr", "el", "vi", "th")
"""The languages with labels and dates of their own; others have English labels."""

_MESSAGES = {
    "abstract": "Abstract",
    "keywords": "Keywords",
    "contents": "Contents",
    "references": "References",
    "figure": "Figure",
    "table": "Table",
    "website": "Website",
}
_CHINESE_DIGITS = {character: str(value) for value, character in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
}
_WITH_WORDS = TRANSLATED[len(LANGUAGES) :]
"""The languages besides English that write months in words."""
_NUMERIC = re.compile(
    r"(?P<y>\d{4})\s*(?:[年년./-]\s*(?:(?P<m>\d{1,2})\s*(?:[月월./-]\s*(?:(?P<d>\d{1,2})\s*[日号號일]?)?)?)?)?\.?"
)
_WORDS_DAY_FIRST = re.compile(
    r"(?:(?:(?:le|el)\s+)?(?P<d>\d{1,2})(?:st|nd|rd|th|er|º)?\.?\s+)?(?:de\s+)?(?P<w>[^\s\d.,]+)\.?,?\s+"
    r"(?:(?:de|ค\.ศ\.)\s+)?(?P<y>\d{4})(?:\s*г\.?)?"
)
_VIETNAMESE = re.compile(r"(?:ngày\s+)?(?:(?P<d>\d{1,2})\s+)?tháng\s+(?P<m>\d{1,2})(?:,|\s+năm)\s+(?P<y>\d{4})")
_WORDS_MONTH_FIRST = re.compile(r"(?P<w>[^\W\d]+)\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})")


def base_language(tag: str) -> str:
    """The one of `LANGUAGES` that serves a tag.

    >>> base_language("zh-TW"), base_language("en-GB"), base_language("zh"), base_language("fr")
    ('zh-Hant', 'en', 'zh-Hans', 'en')
    """
    parts = tag.split("-")
    if parts[0] == "zh":
        return "zh-Hant" if {"Hant", "TW", "HK", "MO"} & set(parts) else "zh-Hans"
    return parts[0] if parts[0] in LANGUAGES else "en"


def label_language(tag: str) -> str:
    """The one of `TRANSLATED` whose labels a tag gets.

    >>> label_language("zh-TW"), label_language("de-CH"), label_language("hi")
    ('zh-Hant', 'de', 'en')
    """
    primary = tag.partition("-")[0]
    return primary if primary in TRANSLATED else base_language(tag)


def is_translated(tag: str) -> bool:
    """Whether labels and dates in the language of a tag are at hand; else labels are English.

    >>> is_translated("en-GB"), is_translated("hi")
    (True, False)
    """
    return is_of_language(tag, label_language(tag))


def is_of_language(tag: str, other: str) -> bool:
    """Whether two tags are of one language, in whatever script or region.

    >>> is_of_language("zh-TW", "zh-Hans"), is_of_language("fr", "en")
    (True, False)
    """
    return tag.partition("-")[0] == other.partition("-")[0]


@lru_cache(maxsize=32)
def default_labels(tag: str) -> Mapping[str, str]:
    """The language's own labels: abstract, keywords, contents, references, figure, table, website.

    >>> default_labels("zh-Hans")["contents"], default_labels("de-AT")["contents"]
    ('目录', 'Inhalt')
    """
    from babel.support import Translations

    folder = label_language(tag).replace("-", "_")
    catalogue = Translations(io.BytesIO(own_file("locale", folder, "LC_MESSAGES", "briefing_tex.mo")))
    return MappingProxyType({name: catalogue.gettext(message) for name, message in _MESSAGES.items()})


def marks(tag: str) -> tuple[str, str]:
    """What stands behind a label, and between keywords.

    >>> marks("zh-Hans"), marks("de"), marks("fr-CH")
    (('：', '；'), (': ', '; '), ('\\xa0: ', '\\xa0; '))
    """
    if base_language(tag) in ("zh-Hans", "zh-Hant", "ja"):
        return "：", "；"
    space = (
        "\xa0" if label_language(tag) == "fr" else ""
    )  # Imprimerie nationale, Lexique des règles typographiques
    return f"{space}: ", f"{space}; "


def format_date(date: PartialDate, tag: str) -> str:
    """A date as the language writes it (CLDR: long date, `yMMMM`, `y`); as ISO 8601 has it in other languages.

    >>> format_date(PartialDate("2026-04-24"), "zh-Hans"), format_date(PartialDate("2025-12"), "en")
    ('2026年4月24日', 'December 2025')
    >>> format_date(PartialDate("2026-04-24"), "fr"), format_date(PartialDate("2026-04-24"), "hi")
    ('24 avril 2026', '2026-04-24')
    """
    import babel.dates

    if not is_translated(tag):
        return str(date)

    locale = _locale(tag)
    if date.day:
        return str(babel.dates.format_date(date.first_day(), "long", locale))
    return str(babel.dates.format_skeleton("yMMMM" if date.month else "y", date.first_day(), locale=locale))


def parse_date(text: str) -> PartialDate | None:
    """The date that a whole line says, in any of our languages; None where it says no date, or no real one.

    >>> parse_date("2026 年 4 月 24 日"), parse_date("April 24, 2026"), parse_date("二〇二五年十二月")
    ('2026-04-24', '2026-04-24', '2025-12')
    >>> parse_date("24. April 2026"), parse_date("24 de abril de 2026"), parse_date("24 апреля 2026 г.")
    ('2026-04-24', '2026-04-24', '2026-04-24')
    >>> parse_date("12 of 2025") is None
    True
    """
    line = _arabic(text.strip())
    found = _NUMERIC.fullmatch(line) or _VIETNAMESE.fullmatch(line)
    if found:
        return _partial(found["y"], found["m"], found["d"])
    found = _WORDS_MONTH_FIRST.fullmatch(line) or _WORDS_DAY_FIRST.fullmatch(line)
    month = _month(found["w"].casefold()) if found else None
    return _partial(found["y"], str(month), found["d"]) if found and month else None


def chinese_number(numeral: str) -> int:
    """The number that Chinese numerals below a thousand say, by places or digit by digit.

    >>> chinese_number("八"), chinese_number("三十一"), chinese_number("一百一十五"), chinese_number("一一五")
    (8, 31, 115, 115)
    """
    hundreds, hundred, rest = numeral.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    parts = ((hundreds, 100 * bool(hundred)), (tens, 10 * bool(ten)))
    return sum(unit * (_by_digit(count) or 1) for count, unit in parts) + _by_digit(ones)


def _by_digit(numeral: str) -> int:
    return int("".join(_CHINESE_DIGITS.get(digit, "0") for digit in numeral) or 0)


def _locale(tag: str) -> str:
    from babel import Locale, UnknownLocaleError

    for candidate in (tag, label_language(tag)):
        try:
            return str(Locale.parse(candidate, sep="-"))
        except (UnknownLocaleError, ValueError):
            continue
    return "en"


def _month(word: str) -> int | None:
    """The month that a word in small letters names; English first, which needs no other language's data."""
    english = _months(("en", "en_GB"), ("wide", "abbreviated"))
    return english.get(word) or _months(_WITH_WORDS, ("wide",)).get(word)


@lru_cache(maxsize=2)
def _months(locales: tuple[str, ...], widths: tuple[Literal["wide", "abbreviated"], ...]) -> Mapping[str, int]:
    """Names of months, as they stand in a date and alone, in small letters."""
    from babel.dates import get_month_names

    return {
        name.casefold().rstrip("."): number
        for locale in locales
        for width in widths
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, locale).items()
    }


def _arabic(line: str) -> str:
    """Chinese numerals of a date in Arabic digits: 二〇二五年十二月 -> 2025年12月."""
    line = re.sub(
        r"[〇零○一二三四五六七八九]{4}(?=\s*年)", lambda m: "".join(_CHINESE_DIGITS[c] for c in m[0]), line
    )
    return re.sub(r"[一二三四五六七八九十]{1,3}(?=\s*[月日号號])", lambda m: _small_number(m[0]), line)


def _small_number(numeral: str) -> str:
    return str(chinese_number(numeral)) if len(numeral) == 1 or "十" in numeral else numeral


def _partial(year: str, month: str | None, day: str | None) -> PartialDate | None:
    parts = [year, *(part.zfill(2) for part in (month, day) if part)]
    try:
        return PartialDate.parse("-".join(parts))
    except ValueError:
        return None
