"""Dense everyday text in five languages: what a line can end or begin with, in all combinations.

In: a language, a seed. Out: reports in which words, Latin names, numbers with signs, addresses, nested
quotes and brackets, dashes and ellipses stand beside one another, with and without spaces and markup between.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from briefing_tex.model import Report

Inlines = list[Any]


@dataclass(frozen=True)
class Idiom:
    """What texts of a language are made of; `pairs` are quotes and brackets that go around a phrase."""

    words: tuple[str, ...]
    numbers: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    commas: tuple[str, ...]
    stops: tuple[str, ...]
    dash: str
    ellipsis: str
    listing: str
    between: str = ""
    """What stands between words."""
    ending: str = ""
    """What may follow a Latin word at once, and begins no line."""


_LATIN = ("AI", "TideIndex", "QuayLoom 3.2", "Northmere Labour Observatory", "e-mail", "GPT-5o", "C++", "R&D")
_LATIN += ("ISO 9001:2015", "24/7", "v2.3.1", "state-of-the-art", "Corvane Lines", "pH", "Müller", "naïve")
_ADDRESSES = ("https://tides.example/2026/gauge_7?from=10&to=20", "www.harbour.example", "desk@tides.example")
_NUMBERS = ("4.5%", "1,284.6", "$1,280.00", "€35", "−0.62", "±3.5", "10–12", "2026-05-18", "3:1", "+2.6")
_HAN = ("90％", "35℃", "￥320", "№5", "１２０", "2026—2028", "8～10", "3／4", "12.5‰", "37°C", "¥1,280", "①")
_QUOTED = (
    ("“", "”"),
    ("‘", "’"),
    ("《", "》"),
    ("（", "）"),
    ("【", "】"),
    ("〈", "〉"),
    ("“‘", "’”"),
    ("〔", "〕"),
)
_CORNERS = (
    ("「", "」"),
    ("『", "』"),
    ("（", "）"),
    ("《", "》"),
    ("【", "】"),
    ("「『", "』」"),
    ("〔", "〕"),
)
_ROUND = (("(", ")"), ("[", "]"))


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


IDIOMS = {
    "zh-Hans": Idiom(
        _words(
            "港口 潮位 观测站 列夫·托尔斯泰 今年 渔业产量 数据 与 的 一号泊位 增长 和 运价 同比 海岸 是 周边"
        ),
        (*_NUMBERS, *_HAN, "第3季度", "12 厘米", "5月18日", "三〇二"),
        (*_QUOTED, *_ROUND),
        ("，", "；", "：", "、"),
        ("。", "！", "？", "……", "？！"),
        "——",
        "……",
        "、",
    ),
    "zh-Hant": Idiom(
        _words(
            "港口 潮位 觀測站 列夫·托爾斯泰 今年 漁業產量 資料 與 的 一號泊位 成長 和 運價 年增 海岸 是 周邊"
        ),
        (*_NUMBERS, *_HAN, "第3季", "12 公分", "5月18日"),
        (*_CORNERS, *_ROUND),
        ("，", "；", "：", "、"),
        ("。", "！", "？", "……", "？！"),
        "——",
        "……",
        "、",
    ),
    "ja": Idiom(
        _words(
            "データセンター ヴァイオリン 電力・コスト 人々 港 潮位は いっそう ちょっと した ユーザー 観測 の "
            "と キャッシュフロー 学ゝ できる を 時々 ちゃんと フィヨルド"
        ),
        (*_NUMBERS, *_HAN, "第3四半期", "12 センチ", "5月18日", "㎡"),
        (*_CORNERS, *_ROUND, ("“", "”")),
        ("、", "、", "，"),
        ("。", "！", "？", "……", "！？"),
        "――",
        "……",
        "・",
        ending="っぽい",
    ),
    "ko": Idiom(
        _words(
            "항구는 조위가 데이터 센터 오늘 아침 운항을 재개했다 전력·비용과 관측소의 높다 그리고 지난해보다"
        ),
        (*_NUMBERS, "12 cm", "제3분기", "5월", "35℃", "1,000원", "90%"),
        (("“", "”"), ("‘", "’"), ("(", ")"), ("《", "》"), ("「", "」"), ("[", "]")),
        (",", ";", ":"),
        (".", "!", "?", "…"),
        " — ",
        "…",
        "·",
        " ",
    ),
    "en": Idiom(
        _words(
            "the harbour reopened gauge well-known of tides "
            "office’s stood above last efficient and 潮汐 「観測」"
        ),
        (*_NUMBERS, "12 cm", "5 May", "90 %", "35 °C", "№ 5"),
        (("“", "”"), ("‘", "’"), ("(", ")"), ("[", "]"), ("«", "»")),
        (",", ";", ":"),
        (".", "!", "?", "…"),
        " – ",
        "…",
        "/",
        " ",
    ),
}


class Author:
    """Writes dense text; the same seed writes the same."""

    def __init__(self, language: str, seed: int) -> None:
        self.language = language
        self.idiom = IDIOMS[language]
        self.random = Random(f"{language} {seed}")

    def text(self, phrases: int, depth: int = 2) -> str:
        """Phrases with commas between them and a stop at the end."""
        made = [self._phrase(depth) for _ in range(phrases)]
        commas = [self.random.choice(self.idiom.commas) + self.idiom.between for _ in made[1:]]
        ended = zip(made, [*commas, self.random.choice(self.idiom.stops)], strict=True)
        return "".join(part for pair in ended for part in pair)

    def _phrase(self, depth: int) -> str:
        kinds: list[Callable[[int], str]] = [self._words, self._words, self._mixed, self._mixed, self._dashed]
        if depth > 0:
            kinds += [self._enclosed, self._enclosed, self._listed]
        parts = [self.random.choice(kinds)(depth) for _ in range(self.random.randint(1, 3))]
        return self._joined(parts)

    def _joined(self, parts: list[str]) -> str:
        return self.idiom.between.join(parts)

    def _words(self, depth: int) -> str:
        return self._joined(self.random.choices(self.idiom.words, k=self.random.randint(1, 4)))

    def _mixed(self, depth: int) -> str:
        """Words with something Latin or a number among them, with and without spaces."""
        middle = self.random.choices((_LATIN, self.idiom.numbers, _ADDRESSES), (8, 10, 1))[0]
        before = self.idiom.between or self.random.choice(("", " "))
        after = self.idiom.between if self.language == "en" else self.random.choice(("", before))
        ending = self.random.choice(("", self.idiom.ending))
        return f"{self._words(depth)}{before}{self.random.choice(middle)}{ending}{after}{self._words(depth)}"

    def _dashed(self, depth: int) -> str:
        mark = self.random.choice((self.idiom.dash, self.idiom.ellipsis))
        return f"{self._words(depth)}{mark}{self._words(depth)}"

    def _enclosed(self, depth: int) -> str:
        """A phrase in brackets or quotes, with or without a stop before the end."""
        first, last = self.random.choice(self.idiom.pairs)
        stop = self.random.choice(("", "", *self.idiom.stops))
        return f"{first}{self._phrase(depth - 1)}{stop}{last}"

    def _listed(self, depth: int) -> str:
        """Enclosed words one after the other, with and without a mark between them."""
        mark = self.random.choice(("", self.idiom.listing, self.random.choice(self.idiom.commas)))
        return mark.join(self._enclosed(0) for _ in range(self.random.randint(2, 4)))

    def inlines(self, phrases: int, notes: bool = True) -> Inlines:
        """Text with markup at any place between phrases."""
        made: Inlines = []
        for _ in range(phrases):
            made.append(self.text(1, 2))
            if self.random.random() < 0.35:
                made.append(self._marked(notes))
        return made

    def _marked(self, notes: bool) -> Any:
        kind = self.random.choice(("strong", "emphasis", "link", "code", "citation", "footnote"))
        if kind == "citation":
            return {"type": kind, "keys": self.random.sample(("a", "b", "c"), self.random.randint(1, 2))}
        if kind == "footnote":
            note = {"type": "paragraph", "text": self.text(3)}
            return {"type": kind, "blocks": [note]} if notes else "*"
        text = self.random.choice((self._enclosed(1), self._words(1), self._mixed(1)))
        return {"type": kind, "text": text} | ({"url": "https://tides.example/"} if kind == "link" else {})

    def block(self) -> dict[str, Any]:
        """A block: paragraphs mostly."""
        kind = self.random.choices(("paragraph", "list", "quote", "table"), (12, 2, 1, 1))[0]
        if kind == "list":
            items = [[{"type": "paragraph", "text": self.inlines(self.random.randint(1, 5))}] for _ in range(3)]
            return {"type": kind, "ordered": self.random.random() < 0.5, "items": items}
        if kind == "quote":
            return {"type": kind, "blocks": [{"type": "paragraph", "text": self.text(8)}]}
        if kind == "table":
            return {
                "type": kind,
                "caption": self.text(2),
                "head": [[self._words(0) for _ in range(3)]],
                "rows": [[self.text(self.random.randint(1, 3), 0) for _ in range(3)] for _ in range(4)],
            }
        return {"type": kind, "text": self.inlines(self.random.randint(4, 16))}

    def section(self, level: int = 1) -> dict[str, Any]:
        below = [self.section(level + 1) for _ in range(2)] if level < 3 and self.random.random() < 0.4 else []
        return {
            "title": self.text(1, 1),
            "blocks": [self.block() for _ in range(self.random.randint(2, 5))],
            "sections": below,
        }

    def reference(self, key: str) -> dict[str, Any]:
        return {
            "id": key,
            "type": "report",
            "title": self.text(3),
            "publisher": self._words(0),
            "issued": "2026",
        }


def report(language: str, seed: int, sections: int = 6) -> Report:
    """A dense report of some ten pages (half a page to two for each section)."""
    author = Author(language, seed)
    return Report(
        language=language,
        title=author.text(3),
        subtitle=author.text(3),
        organisations=[{"name": author.text(1, 0), "role": "issuer"}],
        abstract=[{"type": "paragraph", "text": author.text(12)}],
        keywords=[author.text(1, 1) for _ in range(5)],
        sections=[author.section() for _ in range(sections)],
        references=[author.reference(key) for key in "abc"],
    )
