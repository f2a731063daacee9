"""Entries after APA 7 (Publication Manual, chapters 9 and 10), Chinese names as journals print them in it."""

from __future__ import annotations

from calendar import month_name
from dataclasses import dataclass

from citing.items import Item


@dataclass(frozen=True)
class Apa:
    """A way to print: with italics as `*...*`, or as bare text."""

    italics: bool = True

    def __call__(self, item: Item) -> tuple[str, Item]:
        """The entry, and the fields that it shows."""
        head = f"{_stopped(_names(item['author']))} ({_date(item)}). "
        work, names = self._work(item)
        shown = {name: item[name] for name in ("author", "issued", "title", *names) if item.get(name)}
        if "genre" in shown:
            shown["genre"] = _genre(item)
        if item["kind"] not in ("N", "EB", "PP", "DB"):
            shown["issued"] = item["issued"][:4]
        text = head + work
        if "DOI" in item:
            text, shown["DOI"] = f"{text} https://doi.org/{item['DOI']}", item["DOI"]
        elif "URL" in item:
            text, shown["URL"] = f"{text} {self._from(item)}{item['URL']}", item["URL"]
            if item["kind"] == "EB" and "accessed" in item:
                shown["accessed"] = item["accessed"]
        return text, shown

    def _work(self, item: Item) -> tuple[str, tuple[str, ...]]:
        kind, title = item["kind"], item["title"]
        publisher = f" {_stopped(item['publisher'])}" if "publisher" in item else ""
        whole = self._em(title)
        if kind == "J":
            return f"{_stopped(title)} {self._journal(item)}.", ("container-title", "volume", "issue", "page")
        if kind == "N":
            page = f", {item['page']}" if "page" in item else ""
            return f"{_stopped(title)} {self._em(item['container-title'])}{page}.", ("container-title", "page")
        if kind in ("M//", "C//"):
            pages = "pp. " + item["page"].replace("-", "–") if "-" in item["page"] else f"p. {item['page']}"
            editors = f"{_turned(item['editor'])} (Ed{'s' * (len(item['editor']) > 1)}.)"
            host = self._em(item["container-title"])
            return f"{_stopped(title)} In {editors}, {host} ({pages}).{publisher}", (
                "editor",
                "container-title",
                "page",
                "publisher",
            )
        if kind == "D":
            return f"{whole} [{_genre(item)}, {item['publisher']}].", ("genre", "publisher")
        if kind == "M":
            return f"{whole}{self._edition(item)}.{publisher}".replace("?.", "?"), (
                "edition",
                "translator",
                "publisher",
            )
        if kind in ("R", "S", "P") and "number" in item:
            word = {"R": "Report No. ", "S": "Standard No. ", "P": "Patent No. "}[kind]
            return f"{whole} ({word}{item['number']}).{publisher}", ("number", "publisher")
        if kind == "PP":
            return f"{_stopped(whole)} {item['container-title']}.", ("container-title",)
        return f"{_stopped(whole)}{publisher}", ("publisher",)

    def _em(self, text: str) -> str:
        return f"*{text}*" if self.italics else text

    def _journal(self, item: Item) -> str:
        volume = self._em(item["volume"]) if "volume" in item else ""
        issue = f"({item['issue']})" if "issue" in item else ""
        return f"{self._em(item['container-title'])}, {volume}{issue}, {item['page'].replace('-', '–')}"

    def _edition(self, item: Item) -> str:
        parts = [f"{_turned(item['translator'])}, Trans."] if "translator" in item else []
        if "edition" in item:
            parts.append(f"{item['edition']}{ {2: 'nd', 3: 'rd'}.get(item['edition'], 'th') } ed.")
        return f" ({'; '.join(parts)})" if parts else ""

    def _from(self, item: Item) -> str:
        if item["kind"] != "EB" or "accessed" not in item:
            return ""
        year, month, day = item["accessed"].split("-")
        return f"Retrieved {month_name[int(month)]} {int(day)}, {year}, from "


def _genre(item: Item) -> str:
    return f"{item['genre']}学位论文" if item["language"] == "zh" else str(item["genre"])


def _stopped(text: str) -> str:
    return text if text.rstrip("*").endswith((".", "?", "!", "？", "！")) else f"{text}."


def _date(item: Item) -> str:
    year, *rest = item["issued"].split("-")
    if not rest or item["kind"] not in ("N", "EB", "PP", "DB"):
        return str(year)
    return f"{year}, {month_name[int(rest[0])]} {int(rest[1])}"


def _names(names: list[Item]) -> str:
    shown = [_name(name) for name in names]
    if len(shown) == 1:
        return shown[0]
    if names[0].get("literal", names[0].get("family", ""))[0] > "\u3000":
        return ", ".join(shown)
    return f"{', '.join(shown[:-1])}, & {shown[-1]}"


def _name(name: Item) -> str:
    if "literal" in name:
        return str(name["literal"])
    if name["family"][0] > "\u3000":
        return f"{name['family']}{name['given']}"
    return f"{name['family']}, {_initials(name['given'])}" + (
        f", {name['suffix']}." if "suffix" in name else ""
    )


def _initials(given: str) -> str:
    return " ".join("-".join(f"{part}." for part in word.split("-")) for word in given.split())


def _turned(names: list[Item]) -> str:
    shown = [
        f"{_initials(name['given'])} {name['family']}" + (f", {name['suffix']}." if "suffix" in name else "")
        if "family" in name and name["family"][0] < "\u3000"
        else _name(name)
        for name in names
    ]
    if len(shown) < 3:
        return " & ".join(shown)
    return f"{', '.join(shown[:-1])}, & {shown[-1]}"
