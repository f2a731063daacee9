"""Entries after GB/T 7714, editions of 2015 and 2025, numbered or with the date after the authors."""

from __future__ import annotations

from dataclasses import dataclass

from citing.items import Item

_SHOWN = (
    "type",
    "author",
    "title",
    "issued",
    "container-title",
    "volume",
    "issue",
    "page",
    "edition",
    "translator",
    "editor",
)
_SHOWN_ALSO = ("number", "publisher", "publisher-place", "URL", "accessed", "DOI")
_WIDE = str.maketrans({",": "，", ":": "：", "(": "（", ")": "）"})


@dataclass(frozen=True)
class Gbt:
    """A way to print: the edition (2015, 2025), and whether the year stands after the authors."""

    edition: int
    dated: bool = False

    def __call__(self, item: Item) -> tuple[str, Item]:
        """The entry, and the fields that it shows."""
        shown = {name: item[name] for name in (*_SHOWN, *_SHOWN_ALSO) if item.get(name)}
        kind = item["kind"].rstrip("/")
        for name in ("author", "editor", "translator"):
            if name in shown:
                shown[name] = _shortened(shown[name], item["language"])
        if kind in "MR" and item["kind"] != "M//":
            shown.pop("page", None)
        if kind in "SR" or "edition" not in item:
            shown.pop("edition", None)
        if kind in "R":
            shown.pop("number", None)
        if kind == "S" and self.edition == 2025:
            for name in ("publisher", "publisher-place", *(() if self.dated else ("issued",))):
                shown.pop(name, None)
        return self._entry(item, shown, kind), shown

    def _entry(self, item: Item, shown: Item, kind: str) -> str:
        comma = self._wide(", ")
        head = self._names(shown["author"])
        head += f"{comma}{item['issued'][:4]}. " if self.dated else ". "
        mark = f"[{kind}{'/OL' if 'URL' in item else ''}]"
        title = self._title(item, kind)
        translator = (
            f"{self._names(shown['translator'])}{comma}{self._word(item, '译', 'trans')}. "
            if "translator" in shown
            else ""
        )
        tail = self._tail(item, kind).rstrip()
        accessed = f"[{item['accessed']}]" if "accessed" in item else ""
        entry = f"{head}{title}{mark}"
        if item["kind"].endswith("//"):
            entry += f"//{tail}{accessed}"
        else:
            entry += f". {translator}{tail}{accessed}" if translator or tail or accessed else ""
        entry += ". " + item["URL"] if "URL" in item else ""
        entry += f". DOI:{'' if self.edition == 2025 else ' '}{item['DOI']}" if "DOI" in item else ""
        return entry.replace("..", ".") + "."

    def _title(self, item: Item, kind: str) -> str:
        if kind == "S" and self.edition == 2025:
            return f"{item['number']} {item['title']}"
        return f"{item['title']}{self._wide(': ')}{item['number']}" if kind in "SP" else str(item["title"])

    def _tail(self, item: Item, kind: str) -> str:
        if kind == "J":
            return self._journal(item)
        if kind == "N":
            page = f"({item['page']})" if "page" in item else ""
            return item["container-title"] + self._wide(f", {item['issued']}{page}")
        if kind == "P":
            return str(item["issued"])
        if kind in ("EB", "DB"):
            return self._wide(f"({item['issued']})")
        if kind == "PP":
            return item["container-title"] + self._wide(f"({item['issued']})")
        if kind == "S" and self.edition == 2025:
            return ""
        edition = f"{_ordinal(item)}. " if "edition" in item and kind == "M" else ""
        host = (
            f"{self._names(_shortened(item['editor'], item['language']))}. {item['container-title']}. "
            if "editor" in item
            else ""
        )
        return host + edition + self._published(item, kind)

    def _published(self, item: Item, kind: str) -> str:
        place = item["publisher-place"] or self._word(item, "[出版地不详]", "[S.l.]")
        year = "" if self.dated else self._wide(f", {item['issued']}")
        page = self._wide(": ") + item["page"] if "editor" in item else ""
        return f"{place}{self._wide(': ')}{item['publisher']}{year}{page}"

    def _journal(self, item: Item) -> str:
        parts = [item["container-title"]]
        if not self.dated:
            parts.append(item["issued"])
        if "volume" in item:
            parts.append(item["volume"])
        issue = self._wide(f"({item['issue']})") if "issue" in item else ""
        return self._wide(", ").join(parts) + issue + self._wide(": ") + item["page"]

    def _names(self, names: list[Item]) -> str:
        return self._wide(", ").join(self._name(name) for name in names)

    def _name(self, name: Item) -> str:
        if "literal" in name:
            return str(name["literal"])
        if not name["family"].isascii() and name["family"][0] > "\u3000":
            return f"{name['family']}{name['given']}"
        family, given = name["family"], name["given"]
        if self.edition == 2015:
            family, given = family.upper(), given.replace("-", " ")
        return f"{family} {given}" + (f"{self._wide(', ')}{name['suffix']}." if "suffix" in name else "")

    def _word(self, item: Item, chinese: str, english: str) -> str:
        return chinese if item["language"] == "zh" else english

    def _wide(self, text: str) -> str:
        return text.translate(_WIDE).replace("， ", "，").replace("： ", "：") if self.edition == 2025 else text


def _shortened(names: list[Item], language: str) -> list[Item]:
    others = "等" if language == "zh" else "et al."
    return [*names[:3], {"literal": others}] if len(names) > 3 else names


def _ordinal(item: Item) -> str:
    number = item["edition"]
    if item["language"] == "zh":
        return f"{number}版"
    return f"{number}{ {2: 'nd', 3: 'rd'}.get(number, 'th') } ed"
