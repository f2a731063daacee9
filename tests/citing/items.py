"""Invented CSL items in four languages, by seed.

An item is a dict of CSL fields, as a report holds it, plus `kind`, the type mark of GB/T 7714 (`J`, `M`, ...).
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from citing import words as w

Item = dict[str, Any]

TYPES = {
    "J": "article-journal",
    "M": "book",
    "M//": "chapter",
    "C//": "paper-conference",
    "D": "thesis",
    "R": "report",
    "S": "standard",
    "P": "patent",
    "N": "article-newspaper",
    "EB": "webpage",
    "PP": "article",
    "DB": "dataset",
}


def items(seed: int, count: int, language: str) -> Iterator[Item]:
    """`count` items in `zh`, `en`, `ja` or `ko`; the same for the same seed."""
    rng = Random(f"{seed} {language}")
    kinds = list(TYPES) if language in ("zh", "en") else ["J", "M", "EB"]
    for _ in range(count):
        yield _item(rng, rng.choice(kinds), language)


def _item(rng: Random, kind: str, language: str) -> Item:
    item: Item = {"kind": kind, "type": TYPES[kind], "language": language, "title": _title(rng, language)}
    item["author"] = _names(rng, language, bodies=kind in ("R", "S", "EB", "DB", "M"))
    item["issued"] = _date(rng, 1990, 2026, day=kind in ("P", "N", "EB", "PP", "DB"))
    item |= _published(rng, kind, language)
    if kind in ("EB", "PP", "DB") or rng.random() < 0.2:
        item["URL"] = _url(rng)
        if kind == "EB" or rng.random() < 0.7:
            item["accessed"] = _date(rng, 2026, 2027, day=True)
    if kind in ("J", "C//", "PP") and rng.random() < 0.4:
        item["DOI"] = rng.choice(
            ("10.5555/rp.2024.0417", "10.5555/j.issn.1999-9999.2008.05.002", "10.5555/S0014(99)0123-4")
        )
    return item


def _published(rng: Random, kind: str, language: str) -> Item:
    if kind == "J":
        return _in_journal(rng, language)
    if kind == "N":
        paper = rng.choice(w.PAPERS_ZH if language == "zh" else w.PAPERS_EN)
        return (
            {"container-title": paper, "page": str(rng.randint(1, 24))}
            if language == "zh" or rng.random() < 0.5
            else {"container-title": paper}
        )
    if kind in ("M//", "C//"):
        host = {
            "container-title": _host(rng, language),
            "page": _pages(rng),
            "editor": _names(rng, language, bodies=kind == "C//"),
        }
        return _by_publisher(rng, language) | host
    if kind in ("M", "R"):
        extra: Item = {"edition": rng.randint(2, 9)} if kind == "M" and rng.random() < 0.3 else {}
        if kind == "M" and rng.random() < 0.25 and language in ("zh", "en"):
            extra["translator"] = _people(rng, language, rng.randint(1, 2))
        return (
            _by_publisher(rng, language)
            | extra
            | ({"number": str(rng.randint(1, 90))} if kind == "R" and language == "en" else {})
        )
    if kind == "D":
        school = rng.choice(w.UNIVERSITIES_ZH if language == "zh" else w.UNIVERSITIES_EN)
        return {
            "publisher": school,
            "publisher-place": _place(rng, language),
            "genre": rng.choice(
                ("硕士", "博士") if language == "zh" else ("Master's thesis", "Doctoral dissertation")
            ),
        }
    if kind == "S":
        number = rng.choice(
            (
                "GB/T 99100—2010",
                "T/CVM 208—2025",
                "NB/T 99386—2020",
                "ISO 99064-1:2018" if language == "en" else "DB37/T 1001—2021",
            )
        )
        return _by_publisher(rng, language) | {"number": number}
    if kind == "P":
        return {
            "number": rng.choice(
                (
                    "CN202599171314.3",
                    "202599171314.3",
                    "US99915001",
                    "US 11,023,456 B2" if language == "en" else "ZL 2019 1 0234567.8",
                )
            )
        }
    if kind == "PP":
        return {
            "container-title": rng.choice(
                ("ChinaXiv", "潮信预印本") if language == "zh" else ("arXiv", "tideRxiv")
            )
        }
    return {}


def _in_journal(rng: Random, language: str) -> Item:
    journals = {"zh": w.JOURNALS_ZH, "en": w.JOURNALS_EN, "ja": w.JOURNALS_JA, "ko": w.JOURNALS_KO}[language]
    item = {"container-title": rng.choice(journals), "page": _pages(rng)}
    if rng.random() < 0.85:
        item["volume"] = str(rng.randint(1, 400))
    if rng.random() < 0.8 or "volume" not in item:
        item["issue"] = rng.choice(
            [str(rng.randint(1, 12)), str(rng.randint(1, 12)), "1/2", "增刊1" if language == "zh" else "S1"]
        )
    return item


def _by_publisher(rng: Random, language: str) -> Item:
    publishers = {"zh": w.PUBLISHERS_ZH, "en": w.PUBLISHERS_EN, "ja": w.PUBLISHERS_JA, "ko": w.PUBLISHERS_KO}[
        language
    ]
    return {"publisher": rng.choice(publishers), "publisher-place": _place(rng, language)}


def _place(rng: Random, language: str) -> str:
    return rng.choice(w.PLACES_EN if language == "en" else w.PLACES_ZH) if rng.random() < 0.92 else ""


def _host(rng: Random, language: str) -> str:
    return rng.choice(
        ("第3届海岸大会论文集", "潮汐与科技对策", "船山水文全书: 第6册", "认识盐沼：关于水与沙的科学")
        if language == "zh"
        else (
            "Soils at the tidal margin",
            "Water quality & treatment: a handbook",
            "Proceedings of the 3rd Conference on Tides",
        )
    )


def _pages(rng: Random) -> str:
    first = rng.randint(1, 900)
    return rng.choice([f"{first}-{first + rng.randint(1, 30)}"] * 6 + [str(first), f"e{first}0{first}"])


def _date(rng: Random, first: int, last: int, day: bool) -> str:
    year = str(rng.randint(first, last - 1))
    return f"{year}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}" if day else year


def _url(rng: Random) -> str:
    return rng.choice(
        (
            *(
                "https://tides.example/data",
                "https://www.marlow.example/a/b.html?id=37&lang=zh",
                "http://x.example/wiki/Tide_(sea)",
            ),
            *(
                "https://trace.example/notice/0131.pdf",
                "https://tides.example/report/2025-01/",
                "https://m.example/#/s/a=b,c;d~e",
            ),
        )
    )


def _title(rng: Random, language: str) -> str:
    forms, topics = {
        "zh": (w.TITLES_ZH, w.TOPICS_ZH),
        "en": (w.TITLES_EN, w.TOPICS_EN),
        "ja": (w.TITLES_JA, w.TOPICS_JA),
        "ko": (w.TITLES_KO, w.TOPICS_KO),
    }[language]
    a, b, c = rng.sample(list(topics), 3)
    return rng.choice(forms).format(a=a, b=b, c=c, A=a[0].upper() + a[1:], w=rng.choice(w.WORK_ZH))


def _names(rng: Random, language: str, bodies: bool) -> list[Item]:
    if rng.random() < (0.7 if bodies else 0.08):
        pool = {"zh": w.BODIES_ZH, "en": w.BODIES_EN, "ja": w.BODIES_JA, "ko": w.BODIES_KO}[language]
        return [
            {"literal": body}
            for body in rng.sample(list(pool), rng.choice((1, 1, 1, 2)) if language == "zh" else 1)
        ]
    return _people(rng, language, rng.choice((1, 1, 2, 2, 3, 4, 5)))


def _people(rng: Random, language: str, count: int) -> list[Item]:
    make = {"zh": _chinese, "en": _latin}.get(language)
    if make:
        return [make(rng) for _ in range(count)]
    names = w.JAPANESE_NAMES if language == "ja" else w.KOREAN_NAMES
    return [{"literal": name} for name in rng.sample(names, min(count, 3))]


def _chinese(rng: Random) -> Item:
    if rng.random() < 0.1:
        return {"literal": rng.choice(w.TRANSLITERATED)}
    return {"family": rng.choice(w.FAMILIES), "given": rng.choice(w.GIVEN)}


def _latin(rng: Random) -> Item:
    family = rng.choice(w.PARTICLED) if rng.random() < 0.15 else rng.choice(w.LATIN_FAMILIES)
    given = rng.choice(("{} {}", "{}", "{}", "{}-{}")).format(rng.choice(w.INITIALS), rng.choice(w.INITIALS))
    return {"family": family, "given": given, **({"suffix": "Jr"} if rng.random() < 0.05 else {})}
