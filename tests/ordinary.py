"""Ordinary reports in five languages: readable text as somebody would write and send it every day.

In: a language, a number. Out: a report of two to eight pages. Paragraphs are sentences; lists hold short items
or sentences and nest to two levels; tables, figures, quotations, code, notes and citations stand as often as in
a report that somebody means.
"""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

from briefing_tex.diagnostics import Source
from briefing_tex.labels import format_date
from briefing_tex.model import PartialDate, Report
from sentences import CODE, WORDS

Inlines = list[Any]
IMAGES = ("chart.png", "photo.jpg", "logo.png")
_ADDRESSES = (
    "https://tides.example/",
    "https://news.example/2026/05/quay-report.html",
    "https://data.example/levels?station=7&from=2026-01",
)
_KINDS = ("report", "article-journal", "article-newspaper", "book", "webpage")


def ordinary(language: str, seed: int, count: int, folder: Path) -> list[Report]:
    """As many reports as asked for, always the same; `folder` has the images."""
    return [
        Writer(language, f"{seed} {place}").report().with_source(Source(None, folder)) for place in range(count)
    ]


class Writer:
    """Writes one report; the same seed writes the same."""

    def __init__(self, language: str, seed: str) -> None:
        self.language = language
        self.words = WORDS[language]
        self.random = Random(f"{language} {seed}")
        self.keys: tuple[str, ...] = ()
        self.notes = 0

    def report(self) -> Report:
        self.keys = tuple("abcdef"[: self.random.choice((0, 2, 3, 5))])
        names = self.random.sample(self.words.organisations, self.random.randint(1, 3))
        return Report(
            language=self.language,
            title=self.random.choice(self.words.titles),
            subtitle=self.random.choice(("", *self.words.subtitles)),
            organisations=names,
            date=self.random.choice(("2026-05-18", "2026-05", "2025-12-31")),
            abstract=[self._paragraph(2, 5, plain=True) for _ in range(self.random.choice((0, 1, 1, 2)))],
            keywords=self.random.sample(self.words.keywords, self.random.choice((0, 3, 4))),
            sections=self._sections(1),
            references=[self._reference(key) for key in self.keys],
            contact=self._contact() if self.random.random() < 0.5 else None,
        )

    # ---- sections and blocks -----------------------------------------------------------------------------

    def _sections(self, level: int) -> list[dict[str, Any]]:
        count = self.random.randint(2, 4) if level == 1 else self.random.choice((0, 0, 2, 3))
        titles = self.random.sample(self.words.headings, count)
        return [self._section(title, level) for title in titles]

    def _section(self, title: str, level: int) -> dict[str, Any]:
        below = self._sections(level + 1) if level < 3 else []
        fewest = 0 if below else 1
        blocks = [block for _ in range(self.random.randint(fewest, 3)) for block in self._blocks()]
        return {"title": title, "blocks": blocks, "sections": below}

    def _blocks(self) -> list[dict[str, Any]]:
        """A paragraph, alone or with what belongs to it below."""
        kinds = (None, self._list, self._table, self._figure, self._quote, self._code)
        kind = self.random.choices(kinds, (10, 4, 3, 2, 2, 1))[0]
        return [self._paragraph(1, 6), *([kind()] if kind else [])]

    def _paragraph(self, fewest: int, most: int, plain: bool = False) -> dict[str, Any]:
        made: Inlines = []
        for place in range(self.random.randint(fewest, most)):
            made += [self.words.gap] if place else []
            made += [self._sentence()] if plain else self._marked(self._sentence())
        return {"type": "paragraph", "text": made}

    def _sentence(self) -> str:
        text = self.random.choice(self.words.sentences)
        number, share = self.random.randint(2, 48), f"{self.random.randint(1, 400) / 10}%"
        month = self._month()
        share = f" {share} " if self.language in ("zh-Hans", "zh-Hant") else share
        text = text.replace("{n}", str(number)).replace("{p}", share).replace("{m}", month)
        return text.replace("{o}", self.random.choice(self.words.organisations))

    def _month(self) -> str:
        date = PartialDate.parse(f"2026-{self.random.randint(1, 12):02}")
        printed = format_date(date, self.language)
        return printed.replace("2026", "").lstrip("年년").strip()

    def _marked(self, sentence: str) -> Inlines:
        """A sentence, now and then with a stressed word, a link, a citation or a note."""
        stop = sentence[-1]
        gap = self.words.gap
        body: Inlines = [sentence]
        roll = self.random.random()
        if roll < 0.06:
            body = [
                {"type": "strong", "text": self.random.choice(self.words.stressed)},
                self._colon(),
                sentence,
            ]
        elif roll < 0.1:
            body = [
                sentence,
                gap,
                {"type": "link", "text": self.random.choice(self.words.works), "url": self._url()},
                stop,
            ]
        elif roll < 0.13:
            body = [sentence, gap, {"type": "link", "url": self._url()}]
        elif roll < 0.2 and self.keys:
            body = [sentence[:-1], {"type": "citation", "keys": self._cited()}, stop]
        elif roll < 0.26:
            body = [sentence, {"type": "footnote", "text": self._sentence()}]
        elif roll < 0.29:
            body = [sentence[:-1], *self._bracketed("tides.csv"), stop]
        return body

    def _bracketed(self, code: str) -> Inlines:
        first, last = (" (", ")") if self.words.gap else ("（", "）")
        return [first, {"type": "code", "text": code}, last]

    def _colon(self) -> str:
        return ": " if self.words.gap else "："

    def _cited(self) -> list[str]:
        return sorted(self.random.sample(self.keys, self.random.choice((1, 1, 2))))

    def _url(self) -> str:
        return self.random.choice(_ADDRESSES)

    def _list(self, depth: int = 0) -> dict[str, Any]:
        ordered, short = self.random.random() < 0.5, self.random.random() < 0.6
        fragments = self.random.sample(self.words.fragments, self.random.randint(2, 5))
        return {
            "type": "list",
            "ordered": ordered,
            "items": [self._item(one, short, depth) for one in fragments],
        }

    def _item(self, fragment: str, short: bool, depth: int) -> list[dict[str, Any]]:
        first: dict[str, Any] = {"type": "paragraph", "text": fragment} if short else self._paragraph(1, 3)
        roll = self.random.random()
        if depth == 0 and roll < 0.15:
            return [first, self._list(depth + 1)]
        return [first, self._paragraph(1, 3)] if roll > 0.95 and not short else [first]

    def _table(self) -> dict[str, Any]:
        columns = self.random.randint(3, 5)
        heads = [self.words.heads[0], *self.random.sample(self.words.heads[1:], columns - 1)]
        names = self.random.sample(self.words.rows, self.random.randint(2, 5))
        rows = [[name, *(self._cell(head) for head in heads[1:])] for name in names]
        aligned = ["left", *("left" if head in self.words.heads[4:] else "right" for head in heads[1:])]
        caption = self.random.choice(("", *self.words.captions, *self.words.captions))
        return {"type": "table", "caption": caption, "head": [heads], "rows": rows, "align": aligned}

    def _cell(self, head: str) -> str:
        place = self.words.heads.index(head)
        if place == 4:
            return self.random.choice(("", *self.words.cells))
        if place == 5:
            return self.random.choice(self.words.organisations)
        if place == 3:
            return self.random.choice(("+", "−")) + f"{self.random.randint(1, 200) / 10}%"
        return f"{self.random.randint(100, 99999):,}"

    def _figure(self) -> dict[str, Any]:
        caption = self.random.choice((*self.words.captions, ""))
        return {"type": "figure", "image": self.random.choice(IMAGES), "caption": caption}

    def _quote(self) -> dict[str, Any]:
        return {
            "type": "quote",
            "blocks": [self._paragraph(1, 3, plain=True) for _ in range(self.random.choice((1, 1, 2)))],
        }

    def _code(self) -> dict[str, Any]:
        return {"type": "code", "text": self.random.choice(CODE)}

    # ---- references and contact --------------------------------------------------------------------------

    def _reference(self, key: str) -> dict[str, Any]:
        family, given = self.random.choice(self.words.people)
        kind = self.random.choice(_KINDS)
        made: dict[str, Any] = {
            "id": key,
            "type": kind,
            "author": [{"family": family, "given": given}] if self.random.random() < 0.7 else [],
            "title": self.random.choice(self.words.works),
            "publisher": self.random.choice(self.words.organisations),
            "issued": self.random.choice(("2024", "2025-11", "2026-03-02")),
            "language": self.language,
        }
        if kind == "webpage" or self.random.random() < 0.3:
            made["URL"] = self._url()
        if kind == "article-journal":
            made |= {"container-title": self.random.choice(self.words.works), "volume": "12", "page": "45–52"}
        return made

    def _contact(self) -> dict[str, Any]:
        channels = self.random.sample(self.words.channels, self.random.randint(1, 2))
        names = self.random.sample(self.words.organisations, self.random.randint(0, 2))
        return {
            "prompt": self.words.prompt,
            "channels": [
                {"caption": list(lines[: self.random.choice((1, 2, 2))]), "payload": self._url()}
                for lines in channels
            ],
            "profiles": [{"name": name, "text": self._paragraph(1, 3, plain=True)["text"]} for name in names],
            "website": self.random.choice(("", "https://tides.example/")),
        }
