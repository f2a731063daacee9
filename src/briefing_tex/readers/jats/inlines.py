"""Inline elements: emphasis, links, citations, footnotes, formulas within a line of text.

In: a mixed-content element of JATS. Out: inline text in the JSON form. An element without a place in a report
is taken off its text, which stays; a remark says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from briefing_tex.readers.jats.article import HREF, Article, Element, Handler, Placed, content, identifier
from briefing_tex.readers.jats.flow import flow, name_of, parts_of
from briefing_tex.readers.jats.formulas import MATH, notation, shown
from briefing_tex.readers.jats.text import blank, laid_out, line

_FORMULAS = frozenset({"inline-formula", "disp-formula"})
_NUMBER = re.compile(r"\s*\d+\s*")


def _styled(kind: str) -> Handler:
    return lambda element, article: [Placed(element, type=kind, text=parts_of(element, article))]


def _code(element: Element, article: Article) -> list[Any]:
    return [Placed(element, type="code", text=line(element, article))]


def _link(element: Element, article: Article) -> list[Any]:
    text = parts_of(element, article)
    url = element.get(HREF) or laid_out(content(element))
    if not url:
        return text
    if blank(text) and not laid_out(content(element)):
        text = [url]
    if element.tag == "email" and ":" not in url:
        url = f"mailto:{url}"
    return [Placed(element, type="link", text=text, url=url)]


def _cross_reference(element: Element, article: Article) -> list[Any]:
    targets = (element.get("rid") or "").split()
    kind = element.get("ref-type")
    if targets and (kind == "bibr" or (kind is None and article.references.issuperset(targets))):
        mark = Placed(element, type="citation", keys=[identifier(target) for target in targets])
        mark.bare = bool(_NUMBER.fullmatch(content(element)))
        return [mark]
    if len(targets) == 1 and targets[0] in article.notes and targets[0] not in article.placed:
        article.placed.add(targets[0])
        return _footnote(article.notes[targets[0]], article)
    article.remark(element, "cross-reference", "A cross-reference is kept as text, without its link.", "info")
    return parts_of(element, article)


def _footnote(element: Element, article: Article) -> list[Any]:
    blocks = flow(element, article, skip=("label",))
    if not blocks:
        article.remark(element, "empty-element", "A footnote without a text is left out.")
        return []
    return [Placed(element, type="footnote", blocks=blocks)]


def _break(element: Element, article: Article) -> list[Any]:
    return [Placed(element, type="break")]


def _formula(element: Element, article: Article) -> list[Any]:
    tex = notation(element)
    if not tex:
        article.remark(element, "formula-without-tex", "A formula without TeX notation is kept as plain text.")
        return [shown(element)] if element.tag == MATH else parts_of(element, article)
    if element.tag in _FORMULAS and len(element) > 1:
        article.remark(element, "formula-number", "What stands beside a formula's TeX notation is left out.")
    display = element.tag == "disp-formula"
    return [Placed(element, type="math", tex=tex, **({"display": True} if display else {}))]


def _mathml(element: Element, article: Article) -> list[Any]:
    """MathML by itself, or in a formula whose lack of TeX is remarked."""
    parent = element.getparent()
    if notation(element) or parent is None or parent.tag not in _FORMULAS:
        return _formula(element, article)
    return [shown(element)]


def _raised(element: Element, article: Article) -> list[Any]:
    """`sup` and `sub`: nothing is lost where they only raise the mark of a citation or note."""
    if any(child.tag != "xref" for child in element) or not len(element):
        article.remark(element, "unknown-element", f"{name_of(element)} is kept as text on the line.")
    return parts_of(element, article)


INLINES: Mapping[str, Handler] = {
    "italic": _styled("emphasis"),
    "bold": _styled("strong"),
    "monospace": _code,
    "code": _code,
    "ext-link": _link,
    "uri": _link,
    "email": _link,
    "xref": _cross_reference,
    "fn": _footnote,
    "break": _break,
    "inline-formula": _formula,
    "disp-formula": _formula,
    "tex-math": _formula,
    MATH: _mathml,
    "sup": _raised,
    "sub": _raised,
}
"""How each inline element is read."""
