"""A reference as `element-citation`, its fields in JATS's elements; as printed, `mixed-citation`."""

from __future__ import annotations

from briefing_tex.model import Name, Reference
from briefing_tex.writers.jats.front import date_parts
from briefing_tex.writers.jats.tree import XML, Element, add, add_if

# CSL's fields and the elements of JATS that mean the same; what JATS has no element for is a typed comment.
_ELEMENTS = {
    "title": "article-title",
    "container_title": "source",
    "collection_title": "series",
    "edition": "edition",
    "volume": "volume",
    "issue": "issue",
    "page": "page-range",
    "version": "version",
    "event_title": "conf-name",
    "publisher": "publisher-name",
    "publisher_place": "publisher-loc",
    "ISBN": "isbn",
    "ISSN": "issn",
    "URL": "uri",
}
_COMMENTS = ("number", "genre", "medium", "archive", "note")
_USUAL_TYPES = frozenset("journal magazine newspaper web website confproc data other".split())
"""Values of `publication-type` in common use that readers take for other types of CSL."""


def reference(parent: Element, entry: Reference, name: str) -> None:
    element = add(parent, "ref", id=name)
    fields = element.makeelement("element-citation")
    _fields(fields, entry)
    both = bool(entry.text) and len(fields) > 0
    holder = add(element, "citation-alternatives") if both else element
    if len(fields):
        holder.append(_described(fields, entry))
    if entry.text:
        _described(add(holder, "mixed-citation", entry.text), entry)


def _described(citation: Element, entry: Reference) -> Element:
    citation.set("publication-type", entry.type)
    if entry.type in _USUAL_TYPES:
        citation.set("specific-use", "csl-type")
    if entry.language:
        citation.set(f"{{{XML}}}lang", entry.language)
    return citation


def _fields(citation: Element, entry: Reference) -> None:
    for role in ("author", "editor", "translator"):
        _names(citation, role, getattr(entry, role))
    for field, tag in _ELEMENTS.items():
        # A source without a title beside it is a book, whose title it is; this one is none.
        alone = field == "container_title" and not entry.title
        add_if(citation, tag, getattr(entry, field), content_type="container-title" if alone else "")
    if entry.issued:
        date_parts(citation, entry.issued)
    add_if(citation, "date-in-citation", entry.accessed, content_type="access-date")
    add_if(citation, "pub-id", entry.DOI, pub_id_type="doi")
    for field in _COMMENTS:
        add_if(citation, "comment", getattr(entry, field), content_type=field)


def _names(citation: Element, role: str, names: tuple[Name, ...]) -> None:
    if not names:
        return
    group = add(citation, "person-group", person_group_type=role)
    for name in names:
        if name.literal:
            add(group, "collab", name.literal)
        else:
            person = add(group, "name")
            add(person, "surname", name.family)
            add_if(person, "given-names", name.given)
