"""The list of references.

In: every `ref` of the article. Out: CSL items in the JSON form. A `mixed-citation` without markup for its title
is kept whole as printed (`text`); with it, its fields are taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_tex.readers.jats.article import HREF, XML, Article, Data, Element, Placed, content, identifier
from briefing_tex.readers.jats.front import date_of, left_out, name_parts
from briefing_tex.readers.jats.text import laid_out, line

# Elements and the CSL field they mean; of several that mean one field the first that is there counts.
_FIELDS = {
    "article-title": "title",
    "chapter-title": "title",
    "part-title": "title",
    "data-title": "title",
    "source": "container-title",
    "series": "collection-title",
    "edition": "edition",
    "volume": "volume",
    "issue": "issue",
    "page-range": "page",
    "elocation-id": "page",
    "version": "version",
    "conf-name": "event-title",
    "publisher-name": "publisher",
    "publisher-loc": "publisher-place",
    "isbn": "ISBN",
    "issn": "ISSN",
}
_TYPES = {
    "journal": "article-journal",
    "magazine": "article-magazine",
    "newspaper": "article-newspaper",
    "web": "webpage",
    "website": "webpage",
    "confproc": "paper-conference",
    "data": "dataset",
    "other": "document",
}
"""Usual values of `publication-type` and the CSL type they mean; others are CSL's already."""
_COMMENTS = frozenset({"number", "genre", "medium", "archive", "note"})
_ROLES = frozenset({"author", "editor", "translator"})
_DATES = ("date", "string-date", "year", "month", "day")
_YEAR = re.compile(r"\d{4}", re.ASCII)
_DATE = re.compile(r"\d{4}(-\d{2}){0,2}", re.ASCII)
_WORD = re.compile(r"\w{2}")


def references(root: Element, article: Article) -> list[Data]:
    """Every entry of every list of references, in order."""
    return [_reference(ref, number, article) for number, ref in enumerate(root.iter("ref"), 1)]


def _reference(ref: Element, number: int, article: Article) -> Data:
    found = Placed(ref, id=identifier(ref.get("id") or f"ref-{number}"))
    citations = [*ref.iterchildren(*_CITATIONS), *ref.iterfind("citation-alternatives/*")]
    for index, citation in enumerate(citations):
        if index and citation.getparent() is ref:
            article.remark(citation, "left-out", "A reference is one work; the second is left out.")
            continue
        for name, value in _citation(citation, article).items():
            found.setdefault(name, value)
    return found


_CITATIONS = ("element-citation", "mixed-citation", "nlm-citation")


def _citation(citation: Element, article: Article) -> Data:
    """The fields of a citation; one that has no title marked up is kept as it is printed."""
    kind = citation.get("publication-type", "document")
    if citation.get("specific-use") != "csl-type":
        kind = _TYPES.get(kind, kind)
    fields: Data = {"type": kind}
    language = citation.get(f"{{{XML}}}lang")
    if language:
        fields["language"] = language
    printed = citation.tag == "mixed-citation"
    titles = citation.iter("article-title", "chapter-title", "part-title", "data-title", "source")
    if printed and next(titles, None) is None:
        return fields | {"text": laid_out(content(citation))}
    if printed:
        _remark_words(citation, article)
    for element in _elements(citation):
        _field(element, fields, article)
    _date(citation, fields, article)
    _book_title(citation, fields)
    return fields


def _elements(citation: Element) -> Iterator[Element]:
    """The fields, also those that stand within italics and the like."""
    for child in citation:
        if child.tag in _STYLES:
            yield from _elements(child)
        else:
            yield child


_STYLES = frozenset({"italic", "bold", "sup", "sub", "styled-content", "named-content"})


def _field(element: Element, fields: Data, article: Article) -> None:
    """Put one field among the others, under its CSL name."""
    tag = element.tag
    if tag in _FIELDS and _FIELDS[tag] not in fields:
        fields[_FIELDS[tag]] = line(element, article)
    elif tag == "person-group":
        _people(element, fields, article)
    elif tag in ("name", "string-name", "collab"):
        fields.setdefault("author", []).append(_name(element, article))
    elif tag == "fpage":
        _pages(element, fields, article)
    elif tag in ("uri", "ext-link", "pub-id"):
        _address(element, fields, article)
    elif tag == "comment" and _comment_field(element) not in fields:
        fields[_comment_field(element)] = line(element, article)
    elif tag == "date-in-citation" and date_of(element, article):
        fields["accessed"] = date_of(element, article)
    elif tag not in _DATES and tag not in ("label", "lpage"):
        left_out(element, article)


def _people(group: Element, fields: Data, article: Article) -> None:
    role = group.get("person-group-type", "author")
    if role not in _ROLES:
        left_out(group, article)
        return
    for child in group:
        if child.tag in ("name", "string-name", "collab"):
            fields.setdefault(role, []).append(_name(child, article))
        else:
            left_out(child, article)


def _name(element: Element, article: Article) -> Data:
    if element.find("surname") is None:
        return Placed(element, literal=line(element, article))
    family, given = name_parts(element, article)
    return Placed(element, family=family, given=given)


def _pages(first: Element, fields: Data, article: Article) -> None:
    parent = first.getparent()
    last = parent.find("lpage") if parent is not None else None
    pages = [line(element, article) for element in (first, last) if element is not None]
    fields.setdefault("page", "-".join(pages))


def _address(element: Element, fields: Data, article: Article) -> None:
    text = line(element, article)
    kind = element.get("pub-id-type") or element.get("ext-link-type") or "uri"
    name = {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN"}.get(kind, "URL")
    if name in fields or (element.tag == "pub-id" and name == "URL"):
        left_out(element, article)
    else:
        fields[name] = (element.get(HREF) if name == "URL" and element.tag == "ext-link" else None) or text


def _comment_field(element: Element) -> str:
    kind = element.get("content-type", "note")
    return kind if kind in _COMMENTS else "note"


def _date(citation: Element, fields: Data, article: Article) -> None:
    """The date of the work; of one such as `2020a` the year."""
    holder = next((found for tag in _DATES[:2] if (found := citation.find(tag)) is not None), citation)
    if holder is citation and citation.find("year") is None:
        return
    date = date_of(holder, article)
    year = _YEAR.search(date or "")
    if date and _DATE.fullmatch(date):
        fields["issued"] = date
        return
    article.remark(holder, "date-not-understood", "The date of a reference is not understood but for its year.")
    if year:
        fields["issued"] = year[0]


def _book_title(citation: Element, fields: Data) -> None:
    """A source without a title beside it is a book: its name is the title."""
    source = citation.find(".//source")
    if "title" not in fields and source is not None and source.get("content-type") != "container-title":
        fields["title"] = fields.pop("container-title")


def _remark_words(citation: Element, article: Article) -> None:
    words = [text.strip() for text in (citation.text, *(child.tail for child in citation)) if text]
    lost = "; ".join(text for text in words if _WORD.search(text))
    if lost:
        article.remark(
            citation, "left-out", f"Words between the fields of a reference are left out: {lost}", "info"
        )
