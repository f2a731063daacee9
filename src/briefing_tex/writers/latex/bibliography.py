"""References as printed: `Author (issued), *Title*, container, ...`, each field marked for what it is.

The order is one everybody can read, and every field is shown in full, so that nothing of it is lost.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_tex.model import Name, Reference
from briefing_tex.writers.latex.characters import char_class, is_cjk_class
from briefing_tex.writers.latex.escape import BODY, Typesetter, string
from briefing_tex.writers.latex.source import command

# Field, structure type, text before, text after.
_AFTER_TITLE = (
    ("container_title", "RefContainerTitle", "", ""),
    ("collection_title", "RefCollectionTitle", "", ""),
    ("event_title", "RefEventTitle", "", ""),
    ("edition", "RefEdition", "", ""),
    ("genre", "RefGenre", "", ""),
    ("medium", "RefMedium", "[", "]"),
    ("version", "RefVersion", "v.\\tie{}", ""),
    ("volume", "RefVolume", "vol.\\tie{}", ""),
    ("issue", "RefIssue", "no.\\tie{}", ""),
    ("number", "RefNumber", "no.\\tie{}", ""),
    ("page", "RefPage", "pp.\\tie{}", ""),
    ("publisher_place", "RefPublisherPlace", "", ""),
    ("publisher", "RefPublisher", "", ""),
    ("archive", "RefArchive", "", ""),
    ("URL", "RefURL", "", ""),
    ("accessed", "RefAccessed", "[", "]"),
    ("DOI", "RefDOI", "doi:", ""),
    ("ISBN", "RefISBN", "ISBN\\tie{}", ""),
    ("ISSN", "RefISSN", "ISSN\\tie{}", ""),
    ("note", "RefNote", "", ""),
    ("text", "RefText", "", ""),
)


def reference(item: Reference, typesetter: Typesetter, path: str) -> str:
    """One entry as source."""

    def shown(text: str, kind: str, name: str) -> str:
        return command("field", kind, typesetter.text(text, BODY, f"{path}.{name}"))

    head = _names(item.author, "RefAuthor", typesetter, f"{path}.author")
    used = set()
    if not head and item.publisher:
        head = shown(item.publisher, "RefPublisher", "publisher")
        used.add("publisher")
    if item.issued:
        head = f"{head} ({shown(item.issued, 'RefIssued', 'issued')})".strip()
    parts = [head] if head else []
    if item.title:
        parts.append(command("emphfield", "RefTitle", typesetter.text(item.title, BODY, f"{path}.title")))
    for role, kind in (("editor", "RefEditor"), ("translator", "RefTranslator")):
        names = _names(getattr(item, role), kind, typesetter, f"{path}.{role}")
        parts += [f"{names} ({role})"] if names else []
    for name, kind, before, after in _AFTER_TITLE:
        value = getattr(item, name)
        if value and name not in used:
            parts.append(f"{before}{_linked(item, name, shown(value, kind, name))}{after}")
    end = "" if parts[-1].endswith((".}", "。}")) else "."
    return command("reference", string(item.language)) + ", ".join(parts) + end + "\n"


def _linked(item: Reference, name: str, shown: str) -> str:
    if name == "URL" and item.URL.startswith(("http://", "https://")):
        return command("link", string(item.URL), shown)
    return shown


def _names(names: tuple[Name, ...], kind: str, typesetter: Typesetter, path: str) -> str:
    return "; ".join(
        command("field", kind, _name(name, typesetter, f"{path}[{index}]")) for index, name in enumerate(names)
    )


def _name(name: Name, typesetter: Typesetter, path: str) -> str:
    together = all(is_cjk_class(char_class(part[-1], "zh-Hans")) for part in (name.family, name.given) if part)
    return ("" if together else ", ").join(_name_parts(name, typesetter, path))


def _name_parts(name: Name, typesetter: Typesetter, path: str) -> Iterator[str]:
    for field, kind in (("literal", "RefLiteral"), ("family", "RefFamily"), ("given", "RefGiven")):
        value = getattr(name, field)
        if value:
            yield command("field", kind, typesetter.text(value, BODY, f"{path}.{field}"))
