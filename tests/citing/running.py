"""Entries as running text: the form of briefings, Chinese humanities and law, everyday Japanese and Korean."""

from __future__ import annotations

from random import Random

from citing import words as w
from citing.items import Item

Printed = tuple[str, Item]


def seed(item: Item, italics: bool = True) -> Printed:
    """`Publisher (2026), *Title*.`"""
    rng = Random(item["title"] + item["issued"])
    own = [name for name in w.OUTLETS if (name[0] > "\u3000") == (item["language"] == "zh")]
    who, year, title = rng.choice(own), item["issued"][:4], item["title"]
    shown = {"publisher": who, "issued": year, "title": title}
    if item["language"] == "zh" and rng.random() < 0.2:
        return f"{who}（{year}），《{_inner(title)}》。", {**shown, "title": _inner(title)}
    if "URL" in item:
        return f"{who} ({year}), {_em(title, italics)}, {item['URL']}.", {**shown, "URL": item["URL"]}
    return f"{who} ({year}), {_em(title, italics)}.", shown


def seed_plain(item: Item) -> Printed:
    return seed(item, italics=False)


def _em(text: str, italics: bool) -> str:
    return f"*{text}*" if italics else text


def _inner(title: str) -> str:
    return str(title.replace("《", "〈").replace("》", "〉"))


def chinese(item: Item) -> Printed:
    """`作者：《题名》，《期刊》2019年第5期，第19页。`"""
    kind, title = item["kind"], _inner(item["title"])
    year, *day = item["issued"].split("-")
    head = f"{_listed(item['author'], '、')}：《{title}》，"
    shown = {"author": item["author"], "title": title, "issued": item["issued"]}
    if kind == "J":
        shown["issued"] = year
        issue, page = item.get("issue", item.get("volume")), item["page"].replace("-", "—")
        where = f"《{item['container-title']}》{year}年第{issue}期，第{page}页"
        shown |= {
            "container-title": item["container-title"],
            "page": item["page"],
            "issue": issue,
        }
        return f"{head}{where}。", shown
    if kind == "N":
        where = f"《{item['container-title']}》{year}年{int(day[0])}月{int(day[1])}日，第{item['page']}版"
        return f"{head}{where}。", shown | {"container-title": item["container-title"], "page": item["page"]}
    if kind in ("M//", "C//"):
        host = _inner(item["container-title"])
        editors, page = _listed(item["editor"], "、"), item["page"].replace("-", "—")
        where = f"载{editors}主编：《{host}》，{item['publisher']}，{year}年，第{page}页"
        fields = {
            "container-title": host,
            "editor": item["editor"],
            "publisher": item["publisher"],
            "page": item["page"],
        }
        return f"{head}{where}。", shown | fields
    if kind == "D":
        fields = {"genre": item["genre"] + "学位论文", "publisher": item["publisher"]}
        return f"{head}{item['genre']}学位论文，{item['publisher']}，{year}年。", shown | fields
    if kind in ("EB", "DB", "PP", "S", "P"):
        return _chinese_online(head, item, shown)
    return _chinese_book(head, item, shown)


def _chinese_online(head: str, item: Item, shown: Item) -> Printed:
    year, *day = item["issued"].split("-")
    date = f"{year}年{int(day[0])}月{int(day[1])}日" if day else f"{year}年"
    if "URL" not in item:
        return f"{head}{date}。", shown
    visited = f"，{item['accessed']}访问" if "accessed" in item else ""
    fields = {name: item[name] for name in ("URL", "accessed") if name in item}
    return f"{head}{date}，{item['URL']}{visited}。", shown | fields


def _chinese_book(head: str, item: Item, shown: Item) -> Printed:
    translator = f"{_listed(item['translator'], '、')}译，" if "translator" in item else ""
    place = f"{item['publisher-place']}：" if item["publisher-place"] else ""
    shown |= {name: item[name] for name in ("translator", "publisher", "publisher-place") if item.get(name)}
    return f"{head}{translator}{place}{item['publisher']}，{item['issued']}年。", shown


def japanese(item: Item) -> Printed:
    """`著者「題名」『誌名』第41巻第6号、2025年、5-9頁。` and `著者（2025）「題名」『誌名』41(6)、pp.5-9。`"""
    rng = Random(item["title"])
    year, who, title = item["issued"][:4], _listed(item["author"], "・"), item["title"]
    shown = {"author": item["author"], "title": title, "issued": year}
    before, after = (f"（{year}）", "") if rng.random() < 0.5 else ("", f"、{year}年")
    if item["kind"] == "J":
        shown |= {name: item[name] for name in ("container-title", "volume", "issue", "page") if name in item}
        number = "".join(
            (
                f"第{item['volume']}巻" if "volume" in item else "",
                f"第{item['issue']}号" if "issue" in item else "",
            )
        )
        if before and "volume" in item:
            number = item["volume"] + (f"({item['issue']})" if "issue" in item else "")
            return f"{who}{before}「{title}」『{item['container-title']}』{number}、pp.{item['page']}。", shown
        return (
            f"{who}{before}「{title}」『{item['container-title']}』{number}{after}、{item['page']}頁。",
            shown,
        )
    if item["kind"] == "M":
        return f"{who}{before}『{title}』{item['publisher']}{after}。", shown | {"publisher": item["publisher"]}
    who = item["author"][0].get("literal", "")
    year, month, day = item["accessed"].split("-")
    shown |= {"author": item["author"][:1], "URL": item["URL"], "accessed": item["accessed"]}
    return (
        f"{who}（{item['issued'][:4]}）「{title}」、{item['URL']}（{year}年{int(month)}月{int(day)}日閲覧）。",
        shown,
    )


def korean(item: Item) -> Printed:
    """`저자, 「제목」, 『X』, 제41권 제6호, 2025, 5-9쪽.` and `저자(2025), 「제목」, 『X』, 41(6), pp. 5-9.`"""
    rng = Random(item["title"])
    year, who, title = item["issued"][:4], _listed(item["author"], "·"), item["title"]
    shown = {"author": item["author"], "title": title, "issued": year}
    before, after = (f"({year})", "") if rng.random() < 0.5 else ("", f" {year},")
    if item["kind"] == "J":
        shown |= {name: item[name] for name in ("container-title", "volume", "issue", "page") if name in item}
        number = " ".join(
            part
            for part in (
                f"제{item['volume']}권" if "volume" in item else "",
                f"제{item['issue']}호" if "issue" in item else "",
            )
            if part
        )
        if before and "volume" in item:
            number = item["volume"] + (f"({item['issue']})" if "issue" in item else "")
            return (
                f"{who}{before}, 「{title}」, 『{item['container-title']}』, {number}, pp. {item['page']}.",
                shown,
            )
        return (
            f"{who}{before}, 「{title}」, 『{item['container-title']}』, {number},{after} {item['page']}쪽.",
            shown,
        )
    if item["kind"] == "M":
        end = f"{item['publisher']}," + after if after else item["publisher"]
        return f"{who}{before}, 『{title}』, {end.rstrip(',')}.", shown | {"publisher": item["publisher"]}
    year, month, day = item["accessed"].split("-")
    shown |= {"URL": item["URL"], "accessed": item["accessed"]}
    return (
        f"{who}({item['issued'][:4]}), 「{title}」, {item['URL']} (접속일: {year}. {int(month)}. {int(day)}.)",
        shown,
    )


def _listed(names: list[Item], between: str) -> str:
    return between.join(name.get("literal") or name["family"] + name["given"] for name in names)
