"""The title block: titles, organisations, date, abstract, keywords, labels.

In: `front/article-meta`. Out: the fields of a report in the JSON form. What a report has no field for is
left out and remarked.
"""

from __future__ import annotations

import re
from typing import Any
from unicodedata import east_asian_width

from briefing_tex.labels import parse_date
from briefing_tex.readers.jats.article import Article, Data, Element, Placed, content, line_number
from briefing_tex.readers.jats.flow import flow, inlines, name_of
from briefing_tex.readers.jats.text import laid_out, line

_FIELDS = frozenset("title-group contrib-group pub-date abstract kwd-group custom-meta-group".split())
_LABELS = frozenset("abstract keywords contents references figure table website".split())
_ROLES = frozenset({"issuer", "partner"})
_PUBLISHED = frozenset({"pub", "publication", "epub"})
_DAY = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ].*)?", re.ASCII)


def front(meta: Element, article: Article) -> Data:
    """The fields that `article-meta` gives."""
    for child in meta:
        if child.tag not in _FIELDS:
            left_out(child, article)
    fields = _titles(meta, article)
    fields["organisations"] = _organisations(meta, article)
    date = _date(meta, article)
    if date:
        fields["date"] = date
    labels = _labels(meta, article)
    fields["abstract"] = _abstract(meta, labels, article)
    fields["keywords"] = _keywords(meta, labels, article)
    fields["labels"] = labels
    return fields


def left_out(element: Element, article: Article) -> None:
    """Remark an element that a report has no field for."""
    article.remark(element, "left-out", f"{name_of(element)} is no part of a report; it is left out.", "info")


def name_parts(element: Element, article: Article) -> tuple[str, str]:
    """Family and given name of a `name`; the family name alone may be the whole."""
    family, given = element.find("surname"), element.find("given-names")
    for extra in element:
        if extra.tag not in ("surname", "given-names"):
            left_out(extra, article)
    return (
        line(family, article) if family is not None else "",
        line(given, article) if given is not None else "",
    )


def date_of(element: Element, article: Article) -> str | None:
    """A date by its ISO form, by year, month and day, or as it is printed; None where none is understood."""
    iso = _DAY.fullmatch(element.get("iso-8601-date", ""))
    if iso:
        return iso[1]
    year, month, day = (_text(element, tag) for tag in ("year", "month", "day"))
    if not year:
        found = parse_date(laid_out(content(element)))
        return str(found) if found else None
    if month and not month.isdigit():
        named = parse_date(f"{month} {day or 1}, {year}")
        return str(named if day else named[:7]) if named else year
    return "-".join(part.zfill(2) for part in (year, month, day if month else "") if part)


def _text(element: Element, tag: str) -> str:
    child = element.find(tag)
    return laid_out(content(child)).strip() if child is not None else ""


def _titles(meta: Element, article: Article) -> Data:
    fields: Data = {}
    for group in meta.iterchildren("title-group"):
        for child in group:
            name = {"article-title": "title", "subtitle": "subtitle"}.get(child.tag)
            if name and name not in fields:
                fields[name] = inlines(child, article)
                article.lines[name] = line_number(child)
            elif child.tag != "fn-group":
                left_out(child, article)
    return fields


def _organisations(meta: Element, article: Article) -> list[Any]:
    """Every contributor that has a name, a person too: of those without a role the first is the issuer."""
    found: list[Any] = []
    for contrib in meta.iterfind("contrib-group/contrib"):
        name = _contributor(contrib, article)
        role = contrib.get("contrib-type")
        if name and role in _ROLES:
            found.append(Placed(contrib, name=name, role=role))
        elif name:
            guess = "partner" if found else "issuer"
            article.remark(contrib, "role-by-order", f"'{name}' has no role; it is read as {guess}.", "info")
            found.append(Placed(contrib, name=name, role=guess))
    for other in meta.iterfind("contrib-group/*"):
        if other.tag != "contrib":
            left_out(other, article)
    return found


def _contributor(contrib: Element, article: Article) -> str:
    """The name of a contributor; one in Chinese, Japanese or Korean script with the family name first."""
    name = ""
    for child in contrib.iter("collab", "institution", "string-name", "name"):
        if child.tag == "name":
            family, given = name_parts(child, article)
            name = f"{family}{given}" if _wide(family) else f"{given} {family}".strip()
        else:
            name = line(child, article)
        if name:
            break
    for child in contrib:
        if child.tag not in ("collab", "string-name", "name", "name-alternatives", "collab-alternatives"):
            left_out(child, article)
    return name


def _wide(text: str) -> bool:
    return any(east_asian_width(character) == "W" for character in text)


def _date(meta: Element, article: Article) -> str | None:
    """The day of publication, or the first date given."""
    dates = list(meta.iterchildren("pub-date"))
    dates.sort(key=lambda element: (element.get("date-type") or element.get("pub-type")) not in _PUBLISHED)
    for other in dates[1:]:
        article.remark(other, "left-out", "A report has one date; this one is left out.", "info")
    if not dates:
        return None
    article.lines["date"] = line_number(dates[0])
    date = date_of(dates[0], article)
    if date is None:
        article.remark(dates[0], "date-not-understood", "The date of publication is not understood.")
    return date


def _abstract(meta: Element, labels: Data, article: Article) -> list[Any]:
    abstracts = list(meta.iterchildren("abstract"))
    abstracts.sort(key=lambda element: element.get("abstract-type") is not None)
    for other in abstracts[1:]:
        left_out(other, article)
    for element in abstracts[:1]:
        title = element.find("title")
        if title is not None:
            labels["abstract"] = line(title, article)
        return flow(element, article, skip=("title", "label"))
    return []


def _keywords(meta: Element, labels: Data, article: Article) -> list[str]:
    found: list[str] = []
    for group in meta.iterchildren("kwd-group"):
        for child in group:
            if child.tag == "kwd":
                found.append(line(child, article))
            elif child.tag == "title" and "keywords" not in labels:
                labels["keywords"] = line(child, article)
            else:
                left_out(child, article)
    return [keyword for keyword in found if keyword]


def _labels(meta: Element, article: Article) -> Data:
    """Labels that have no element of their own, as `labels.contents` among the custom metadata."""
    labels: Data = {}
    for entry in meta.iterfind("custom-meta-group/custom-meta"):
        name, value = entry.find("meta-name"), entry.find("meta-value")
        key = line(name, article).removeprefix("labels.") if name is not None else ""
        if key in _LABELS and value is not None:
            labels[key] = line(value, article)
        else:
            left_out(entry, article)
    return labels
