"""Our own tagged PDFs: from structure elements to the report they were made from, in the JSON form.

In: the root of the structure tree. Out: the report's data, with places, images and label texts.
The structure types are those of `docs/architecture.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from briefing_tex.labels import default_labels, parse_date
from briefing_tex.model import Reference
from briefing_tex.readers.pdf.own.blocks import Data, Found, block, block_elements, blocks, inlines, plain
from briefing_tex.readers.pdf.pages.qrcodes import qr_payload
from briefing_tex.readers.pdf.pages.tree import Element

_OWN = frozenset(
    "Issuer Partner AbstractLabel KeywordsLabel ContentsLabel ReferencesLabel WebsiteLabel FigureLabel "
    "TableLabel CodeLine CitationKey RefTitle QRCode ChannelCaption ProfileName".split()
)
"""Structure types that no other producer maps."""
_NAME_LISTS = frozenset({"author", "editor", "translator"})


def is_own(roles: Mapping[str, str]) -> bool:
    """Whether a role map is that of our own PDFs."""
    return not _OWN.isdisjoint(roles)


def report_data(root: Element, language: str, found: Found) -> Data:
    """The report in the JSON form, as its tags tell it."""
    data: Data = {"language": language or "und", "organisations": [], "sections": [], "references": []}
    body = _Body(data, found)
    for element in _flat(root):
        _FRONT.get(element.type, _Body.other)(body, element)
    data["labels"] = _labels(root, data["language"])
    return data


def _labels(root: Element, language: str) -> dict[str, str]:
    """The labels that are not the language's own: `AbstractLabel` says what stands above the abstract."""
    own = default_labels(language)
    found: dict[str, str] = {}
    for item in root.walk():
        if isinstance(item, Element) and item.type.endswith("Label"):
            found.setdefault(item.type.removesuffix("Label").lower(), plain(item))
    return {name: text for name, text in found.items() if name in own and text != own[name]}


def _flat(element: Element) -> Iterable[Element]:
    """The elements of the report's top level, through any grouping element."""
    for child in element.elements():
        if child.type in ("Document", "Sect", "Part", "Div", "Art", "NonStruct"):
            yield from _flat(child)
        else:
            yield child


class _Body:
    """The report as far as it has been read: the open sections, by level."""

    def __init__(self, data: Data, found: Found) -> None:
        self.data = data
        self.found = found
        self.open: list[tuple[Data, str]] = []

    def title(self, element: Element) -> None:
        self._line("title", element)

    def subtitle(self, element: Element) -> None:
        self._line("subtitle", element)

    def _line(self, name: str, element: Element) -> None:
        self.data[name] = inlines(element, self.found)
        self.found.place(name, element)

    def organisation(self, element: Element) -> None:
        organisations = self.data["organisations"]
        self.found.place(f"organisations[{len(organisations)}]", element)
        organisations.append({"name": plain(element), "role": element.type.lower()})

    def date(self, element: Element) -> None:
        text = plain(element)
        self.data["date"] = parse_date(text)
        self.found.place("date", element)
        if self.data["date"] is None:
            self.found.lose("date-not-understood", f"'{text}' is not understood as a date", "date")

    def abstract(self, element: Element) -> None:
        self.data["abstract"] = blocks(element, self.found, "abstract")

    def keywords(self, element: Element) -> None:
        words = [item for item in element.walk() if isinstance(item, Element) and item.type == "Keyword"]
        self.data["keywords"] = [plain(word) for word in words]
        self.found.place("keywords", element)

    def heading(self, element: Element) -> None:
        level = int(element.type[1:])
        del self.open[level - 1 :]
        around, path = self.open[-1] if self.open else (self.data, "")
        siblings = around.setdefault("sections", [])
        here = f"{path}.sections[{len(siblings)}]".lstrip(".")
        section: Data = {"title": inlines(element, self.found), "blocks": []}
        if element.id:
            section["id"] = element.id
        siblings.append(section)
        self.found.place(f"{here}.title", element)
        self.open.append((section, here))

    def entry(self, element: Element) -> None:
        references = self.data["references"]
        self.found.place(f"references[{len(references)}]", element)
        references.append({"id": str(len(references) + 1), **reference_data(element)})

    def contact(self, element: Element) -> None:
        self.found.place("contact", element)
        contact = contact_data(element, self.found)
        if any(contact.values()):
            self.data["contact"] = contact

    def other(self, element: Element) -> None:
        """Blocks belong to the section that is open; what is no block is looked into."""
        for item in block_elements(Element("Div", "Div", {}, children=[element])):
            if not self.open:
                self.found.lose("text-before-sections", f"'{plain(item)[:40]}' stands in no section", None)
                continue
            section, path = self.open[-1]
            section["blocks"].append(block(item, self.found, f"{path}.blocks[{len(section['blocks'])}]"))


_FRONT: dict[str, Callable[[_Body, Element], None]] = {
    "Title": _Body.title,
    "Subtitle": _Body.subtitle,
    "Issuer": _Body.organisation,
    "Partner": _Body.organisation,
    "Date": _Body.date,
    "Abstract": _Body.abstract,
    "Keywords": _Body.keywords,
    "H1": _Body.heading,
    "H2": _Body.heading,
    "H3": _Body.heading,
    "BibEntry": _Body.entry,
    "Contact": _Body.contact,
}


def _structure_name(field: str) -> str:
    """`container-title` is tagged RefContainerTitle."""
    return "Ref" + "".join(part[0].upper() + part[1:] for part in field.split("-"))


_FIELDS = {
    _structure_name(info.alias or name): info.alias or name
    for name, info in Reference.model_fields.items()
    if name not in ("id", "type")
}


def reference_data(element: Element) -> Data:
    """The fields of a bibliography entry; what stands between them is punctuation."""
    data: Data = {}
    for item in (child for child in element.walk() if isinstance(child, Element)):
        field = _FIELDS.get(item.type)
        if field in _NAME_LISTS:
            data.setdefault(field, []).append(_name(item))
        elif field:
            data[field] = plain(item)
    if element.language:
        data.setdefault("language", element.language)
    return data


def _name(element: Element) -> Data:
    parts = {"RefFamily": "family", "RefGiven": "given", "RefLiteral": "literal"}
    found = [item for item in element.walk() if isinstance(item, Element) and item.type in parts]
    return {parts[item.type]: plain(item) for item in found} or {"literal": plain(element)}


def contact_data(element: Element, found: Found) -> Data:
    """The contact footer: prompt, channels, profiles, website."""
    contact: Data = {"channels": [], "profiles": []}
    for item in element.walk():
        if not isinstance(item, Element):
            continue
        if item.type == "Prompt":
            contact["prompt"] = plain(item)
        elif item.type == "Channel":
            channel = _channel(item, found)
            contact["channels"] += [channel] if any(channel.values()) else []
        elif item.type == "Profile":
            contact["profiles"].append(_profile(item, found))
        elif item.type == "Website":
            contact["website"] = _website(item)
    return contact


def _channel(element: Element, found: Found) -> Data:
    channel: Data = {}
    inside = [item for item in element.walk() if isinstance(item, Element)]
    channel["caption"] = [plain(item) for item in inside if item.type == "ChannelCaption"]
    for item in inside:
        if item.type == "QRCode":
            channel["payload"] = _payload(item, found)
        elif item.type == "Figure":
            channel["image"] = found.name_picture(item)
    return channel


def _payload(element: Element, found: Found) -> str | None:
    pictures = [picture for content in element.contents() for picture in content.pictures]
    payload = next((text for picture in pictures if (text := qr_payload(picture))), None)
    if payload is None:
        found.lose("qr-code-not-read", "a QR code could not be read", "contact")
    return payload


def _profile(element: Element, found: Found) -> Data:
    profile: Data = {}
    for item in element.walk():
        if isinstance(item, Element) and item.type == "ProfileName":
            profile["name"] = plain(item)
        elif isinstance(item, Element) and item.type == "ProfileText":
            profile["text"] = inlines(item, found)
    return profile


def _website(element: Element) -> str:
    """The address as printed, its label left out."""
    links = [item for item in element.walk() if isinstance(item, Element) and item.type == "Link"]
    return "".join(plain(link) for link in links) or plain(element)
