"""Which families are liked best: pure data, one tuple of names per role and language, best first.

First the free families that cover whole scripts (Noto, Source Han), then what macOS, Windows, TeX Live bring.
A name stands for any of the names in a font's name table, in any language.
"""

from __future__ import annotations

from collections.abc import Mapping

LATIN: Mapping[str, tuple[str, ...]] = {
    "latin": (
        "Noto Serif",
        "Source Serif 4",
        "Source Serif Pro",
        "Libertinus Serif",
        "TeX Gyre Termes",
        "Times New Roman",
        "Liberation Serif",
        "DejaVu Serif",
        "LM Roman 10",
    ),
    "latin_sans": (
        "Noto Sans",
        "Source Sans 3",
        "Source Sans Pro",
        "Libertinus Sans",
        "TeX Gyre Heros",
        "Helvetica Neue",
        "Arial",
        "Liberation Sans",
        "DejaVu Sans",
        "LM Sans 10",
    ),
    "mono": (
        "Noto Sans Mono",
        "DejaVu Sans Mono",
        "Source Code Pro",
        "TeX Gyre Cursor",
        "Menlo",
        "Consolas",
        "Liberation Mono",
        "Courier New",
        "Noto Mono",
        "LM Mono 10",
    ),
}

CJK: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "zh-Hans": {
        "cjk": (
            "Noto Serif CJK SC",
            "Noto Serif SC",
            "Source Han Serif SC",
            "Source Han Serif CN",
            "Songti SC",
            "STSong",
            "SimSun",
            "NSimSun",
            "AR PL UMing CN",
            "FandolSong",
        ),
        "cjk_sans": (
            "Noto Sans CJK SC",
            "Noto Sans SC",
            "Source Han Sans SC",
            "Source Han Sans CN",
            "PingFang SC",
            "Heiti SC",
            "Microsoft YaHei",
            "SimHei",
            "WenQuanYi Zen Hei",
            "FandolHei",
        ),
    },
    "zh-Hant": {
        "cjk": (
            "Noto Serif CJK TC",
            "Noto Serif TC",
            "Source Han Serif TC",
            "Source Han Serif TW",
            "Songti TC",
            "LiSong Pro",
            "PMingLiU",
            "MingLiU",
            "AR PL UMing TW",
        ),
        "cjk_sans": (
            "Noto Sans CJK TC",
            "Noto Sans TC",
            "Source Han Sans TC",
            "Source Han Sans TW",
            "PingFang TC",
            "Heiti TC",
            "Microsoft JhengHei",
        ),
    },
    "ja": {
        "cjk": (
            "Noto Serif CJK JP",
            "Noto Serif JP",
            "Source Han Serif JP",
            "Source Han Serif",
            "Hiragino Mincho ProN",
            "Hiragino Mincho Pro",
            "Yu Mincho",
            "MS Mincho",
            "IPAexMincho",
            "HaranoAjiMincho",
            "Harano Aji Mincho",
        ),
        "cjk_sans": (
            "Noto Sans CJK JP",
            "Noto Sans JP",
            "Source Han Sans JP",
            "Source Han Sans",
            "Hiragino Sans",
            "Hiragino Kaku Gothic ProN",
            "Yu Gothic",
            "Meiryo",
            "MS Gothic",
            "IPAexGothic",
            "HaranoAjiGothic",
            "Harano Aji Gothic",
        ),
    },
    "ko": {
        "cjk": (
            "Noto Serif CJK KR",
            "Noto Serif KR",
            "Source Han Serif K",
            "Source Han Serif KR",
            "AppleMyungjo",
            "Batang",
            "NanumMyeongjo",
            "UnBatang",
            "Baekmuk Batang",
        ),
        "cjk_sans": (
            "Noto Sans CJK KR",
            "Noto Sans KR",
            "Source Han Sans K",
            "Source Han Sans KR",
            "Apple SD Gothic Neo",
            "Malgun Gothic",
            "NanumGothic",
            "UnDotum",
            "Baekmuk Gulim",
        ),
    },
}

RARE_IDEOGRAPHS = (
    "HanaMinA",
    "HanaMinB",
    "HanaMinC",
    "Plangothic P1",
    "Plangothic P2",
    "Jigmo",
    "Jigmo2",
    "Jigmo3",
    "BabelStone Han",
    "SimSun-ExtB",
    "MingLiU-ExtB",
    "SimSun-ExtG",
)
"""Ideographs of Extension B and later, and the variation sequences of names."""

SYMBOLS = (
    "Noto Sans Symbols",
    "Noto Sans Symbols2",
    "Noto Sans Symbols 2",
    "Noto Sans Math",
    "Noto Music",
    "Symbola",
    "Segoe UI Symbol",
    "Apple Symbols",
    "STIX Two Math",
    "Latin Modern Math",
    "Noto Emoji",
    "Segoe UI Emoji",
)
"""Signs, mathematics, music and emoji in black and white."""

MATH = (
    "Latin Modern Math",
    "STIX Two Math",
    "XITS Math",
    "Libertinus Math",
    "TeX Gyre Termes Math",
    "TeX Gyre Pagella Math",
    "Cambria Math",
)
"""Fonts with a table MATH (OpenType), for formulas."""

SCRIPT_PREFIXES = ("Noto Serif ", "Noto Sans ", "Noto ")
"""Families named for one script each: `Noto Serif Hebrew` before `Noto Sans Hebrew`; any that are installed."""

WIDE_COVERAGE = (
    "DejaVu Serif",
    "DejaVu Sans",
    "FreeSerif",
    "FreeSans",
    "Unifont Upper",
    "Arial Unicode MS",
    "Times New Roman",
    "Segoe UI",
    "Nirmala UI",
    "Leelawadee UI",
    "Tahoma",
    "Ebrima",
    "Gadugi",
    "Sylfaen",
    "Geeza Pro",
    "Kohinoor Devanagari",
    "Thonburi",
    "Arial Hebrew",
    "Lucida Grande",
)
"""Families that cover many scripts, or the scripts a system brings fonts for; the last resort.

Of Unifont only the signs and emoji beyond the first 65,536 characters: its letters do not join.
"""
