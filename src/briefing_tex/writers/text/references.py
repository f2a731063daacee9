"""A reference as one line: `Publisher (2026), *Title*, ...`, every field shown.

In: a CSL item. Out: the entry without its number.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_tex.model import Name, Reference

# Field, what stands before it, what after it.
_AFTER_TITLE = (
    ("container_title", "", ""),
    ("collection_title", "", ""),
    ("event_title", "", ""),
    ("edition", "", ""),
    ("genre", "", ""),
    ("medium", "[", "]"),
    ("version", "v. ", ""),
    ("volume", "vol. ", ""),
    ("issue", "no. ", ""),
    ("number", "no. ", ""),
    ("page", "pp. ", ""),
    ("publisher_place", "", ""),
    ("publisher", "", ""),
    ("archive", "", ""),
    ("URL", "<", ">"),
    ("accessed", "[", "]"),
    ("DOI", "doi:", ""),
    ("ISBN", "ISBN ", ""),
    ("ISSN", "ISSN ", ""),
    ("note", "", ""),
    ("text", "", ""),
)


def reference(item: Reference) -> str:
    """One entry.

    >>> reference(Reference(id="a", publisher="Sea Times", issued="2026", title="High tide"))
    'Sea Times (2026), *High tide*.'
    """
    entry = ", ".join(_parts(item))
    return entry if entry.endswith((".", "。")) else f"{entry}."


def _parts(item: Reference) -> Iterator[str]:
    who = _names(item.author) or item.publisher
    head = f"{who} ({item.issued})".strip() if item.issued else who
    if head:
        yield head
    if item.title:
        yield f"*{item.title}*"
    for role in ("editor", "translator"):
        names = _names(getattr(item, role))
        if names:
            yield f"{names} ({role})"
    for name, before, after in _AFTER_TITLE:
        value = getattr(item, name)
        if value and (name != "publisher" or item.author):
            yield f"{before}{value}{after}"


def _names(names: tuple[Name, ...]) -> str:
    return "; ".join(
        name.literal or ", ".join(part for part in (name.family, name.given) if part) for name in names
    )
