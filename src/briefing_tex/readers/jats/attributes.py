"""Attributes that a report has no place for: a remark for each, at the elements that are read."""

from __future__ import annotations

from lxml import etree

from briefing_tex.readers.jats.article import HREF, XML, Article, Element

_LANG = f"{{{XML}}}lang"
_SPACE = f"{{{XML}}}space"
_LINK = f"{HREF} ext-link-type"
_READ = {
    "article": f"article-type dtd-version {_LANG}",
    "abstract": "abstract-type",
    "bold": "",
    "break": "",
    "citation-alternatives": "",
    "code": f"language {_SPACE}",
    "col": "align",
    "collab": "",
    "comment": "content-type",
    "contrib": "contrib-type",
    "date-in-citation": "content-type iso-8601-date",
    "disp-formula": "",
    "disp-quote": "",
    "element-citation": f"publication-type specific-use {_LANG}",
    "email": HREF,
    "ext-link": _LINK,
    "fig": "fig-type",
    "fn": "",
    "graphic": HREF,
    "inline-formula": "",
    "italic": "",
    "kwd": "",
    "kwd-group": "",
    "list": "list-type",
    "list-item": "",
    "mixed-citation": f"publication-type specific-use {_LANG}",
    "monospace": "",
    "name": "name-style",
    "notes": "notes-type",
    "p": "content-type",
    "person-group": "person-group-type",
    "preformat": f"language {_SPACE}",
    "pub-date": "date-type pub-type publication-format iso-8601-date",
    "pub-id": "pub-id-type",
    "ref": "",
    "ref-list": "",
    "sec": "sec-type",
    "source": "content-type",
    "subtitle": "",
    "table": "",
    "table-wrap": "",
    "tbody": "",
    "td": "align colspan rowspan",
    "tex-math": "notation",
    "th": "align colspan rowspan",
    "thead": "",
    "title": "",
    "tr": "",
    "uri": HREF,
    "xref": "ref-type rid",
    "year": "iso-8601-date",
}
_ATTRIBUTES = {tag: frozenset({"id", *names.split()}) for tag, names in _READ.items()}


def remark_attributes(root: Element, article: Article) -> None:
    """Remark every attribute that is not read."""
    for element in root.iter(etree.Element):
        known = _ATTRIBUTES.get(element.tag)
        if known is None or known.issuperset(element.keys()):
            continue
        for name in sorted(set(element.keys()) - known):
            message = (
                f"The attribute '{etree.QName(name).localname}' of <{element.tag}> has no place in a report."
            )
            article.remark(element, "unknown-attribute", message, "info")
