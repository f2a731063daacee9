"""Tagged PDF: a structure tree out of the point marks that the document class leaves.

In: a pypdf writer whose pages hold marks. Out: the same, with marked content, StructTreeRoot, ParentTree and
RoleMap (ISO 32000-1, 14.7 and 14.8).
"""

from __future__ import annotations

import re
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from briefing_tex.finishing.marks import Element, Marker

ROLES = {
    "Title": "P",
    "Subtitle": "P",
    "Issuer": "P",
    "Partner": "P",
    "Date": "P",
    "Abstract": "Sect",
    "Keywords": "P",
    "Keyword": "Span",
    "AbstractLabel": "P",
    "KeywordsLabel": "Span",
    "ContentsLabel": "P",
    "ReferencesLabel": "H1",
    "WebsiteLabel": "Span",
    "FigureLabel": "Span",
    "TableLabel": "Span",
    "CodeBlock": "Code",
    "CodeLine": "Span",
    "Em": "Span",
    "Strong": "Span",
    "Citation": "Reference",
    "CitationKey": "Span",
    "LineBreak": "Span",
    "Contact": "Sect",
    "Prompt": "P",
    "Channel": "Div",
    "QRCode": "Figure",
    "ChannelCaption": "P",
    "Profile": "Div",
    "ProfileName": "P",
    "ProfileText": "P",
    "Website": "P",
}
"""Our structure types and the standard types they stand for; types that begin with Ref are spans."""

_REPEATED_BLACK = re.compile(rb"(?:0 G 0 g ){2,}")  # a precompiled class sets black once less than a fresh one
_ATTRIBUTE_OWNERS = {"ListNumbering": "List", "Scope": "Table", "TextAlign": "Layout", "Placement": "Layout"}


def tag(writer: PdfWriter) -> None:
    """Turn the marks of all pages into a structure tree; a document without marks stays as it is."""
    marker = Marker()
    for page in writer.pages:
        if "/Contents" in page:
            _replace_contents(writer, page, marker.page(_REPEATED_BLACK.sub(b"0 G 0 g ", _contents(page))))
    if not marker.root.kids:
        return
    _Tree(writer, marker).attach()


def _contents(page: DictionaryObject) -> bytes:
    contents = page.get("/Contents")
    found = contents.get_object() if contents is not None else None
    if isinstance(found, ArrayObject):
        return b"\n".join(part.get_object().get_data() for part in found)
    return bytes(found.get_data()) if isinstance(found, StreamObject) else b""


def _replace_contents(writer: PdfWriter, page: DictionaryObject, data: bytes) -> None:
    stream = StreamObject()
    stream.set_data(data)
    made = stream.flate_encode()
    contents = page.get("/Contents")
    streams = contents.get_object() if contents is not None else None
    listed = streams if isinstance(streams, ArrayObject) else [page.raw_get("/Contents")]
    first, *others = [part for part in listed if isinstance(part, IndirectObject)]
    writer._replace_object(first, made)  # no trace of the old streams stays in the file
    for other in others:
        writer._replace_object(other, NullObject())
    page[NameObject("/Contents")] = first


class _Tree:
    """The structure tree while its objects are made."""

    def __init__(self, writer: PdfWriter, marker: Marker) -> None:
        self.writer, self.marker = writer, marker
        self.objects: dict[int, IndirectObject] = {}
        self.pages = [page.indirect_reference for page in writer.pages]
        self.links = self._annotations()
        self.next_key = len(self.pages)
        self.numbers: list[tuple[int, Any]] = []
        self.used: set[str] = set()
        self.names: dict[bytes, IndirectObject] = {}
        """The elements that have an ID, and it."""

    def attach(self) -> None:
        root = DictionaryObject({NameObject("/Type"): NameObject("/StructTreeRoot")})
        reference = self.writer._add_object(root)
        root[NameObject("/K")] = self._element(self.marker.root, reference)
        for index, elements in enumerate(self.marker.parents):
            self.numbers.append((index, ArrayObject(self.objects[id(element)] for element in elements)))
            page = self.writer.pages[index]
            page[NameObject("/StructParents")] = NumberObject(index)
            page[NameObject("/Tabs")] = NameObject("/S")
        numbers = ArrayObject()
        for key, value in sorted(self.numbers, key=lambda pair: pair[0]):
            numbers += [
                NumberObject(key),
                self.writer._add_object(value) if isinstance(value, ArrayObject) else value,
            ]
        root[NameObject("/ParentTree")] = self.writer._add_object(
            DictionaryObject({NameObject("/Nums"): numbers})
        )
        root[NameObject("/ParentTreeNextKey")] = NumberObject(self.next_key)
        if self.names:
            root[NameObject("/IDTree")] = self.writer._add_object(self._id_tree())
        fields = sorted(
            kind for kind in self.used if kind.startswith("Ref") and kind not in ("Reference", *ROLES)
        )
        roles = ROLES | dict.fromkeys(fields, "Span")
        root[NameObject("/RoleMap")] = DictionaryObject(
            {NameObject(f"/{kind}"): NameObject(f"/{role}") for kind, role in roles.items()}
        )
        catalog = self.writer._root_object
        catalog[NameObject("/StructTreeRoot")] = reference
        catalog[NameObject("/MarkInfo")] = DictionaryObject({NameObject("/Marked"): BooleanObject(True)})

    def _element(self, element: Element, parent: IndirectObject) -> IndirectObject:
        made = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/StructElem"),
                NameObject("/S"): NameObject(f"/{element.type}"),
                NameObject("/P"): parent,
            }
        )
        self.used.add(element.type)
        reference = self.writer._add_object(made)
        self.objects[id(element)] = reference
        self._attributes(made, element.attributes)
        self._name(made, element, reference)
        kids = ArrayObject()
        for kid in element.kids:
            if isinstance(kid, Element):
                if kid.type != "Artifact":
                    kids.append(self._element(kid, reference))
            else:
                kids.append(self._content(*kid))
        kids += self._link_objects(element, reference)
        if kids:
            made[NameObject("/K")] = kids
        return reference

    def _content(self, page: int, number: int) -> DictionaryObject:
        return DictionaryObject(
            {
                NameObject("/Type"): NameObject("/MCR"),
                NameObject("/Pg"): self.pages[page],
                NameObject("/MCID"): NumberObject(number),
            }
        )

    def _attributes(self, made: DictionaryObject, attributes: dict[str, Any]) -> None:
        owned = ArrayObject()
        for key, value in attributes.items():
            if key in ("Alt", "Lang"):
                text = _decoded(value)
                if text:  # an empty description would say that nothing can be seen
                    made[NameObject(f"/{key}")] = TextStringObject(text)
            elif key in _ATTRIBUTE_OWNERS:
                owner = DictionaryObject({NameObject("/O"): NameObject(f"/{_ATTRIBUTE_OWNERS[key]}")})
                owner[NameObject(f"/{key}")] = NameObject(f"/{value}")
                owned.append(owner)
        if owned:
            made[NameObject("/A")] = owned

    def _name(self, made: DictionaryObject, element: Element, reference: IndirectObject) -> None:
        """The element's own ID; a note gets one, as PDF/UA asks (ISO 14289-1, 7.9)."""
        name = element.attributes.get("ID")
        if name is None and element.type == "Note":
            name = b"note-%d" % element.attributes["N"]  # that of a section is UTF-16 with its mark
        if name is not None:
            made[NameObject("/ID")] = ByteStringObject(name)
            self.names[bytes(name)] = reference

    def _id_tree(self) -> DictionaryObject:
        """The name tree of all IDs (14.7.2)."""
        names = ArrayObject()
        for name, reference in sorted(self.names.items()):
            names += [ByteStringObject(name), reference]
        limits = ArrayObject([names[0], names[-2]])
        leaf = DictionaryObject({NameObject("/Names"): names, NameObject("/Limits"): limits})
        return DictionaryObject({NameObject("/Kids"): ArrayObject([self.writer._add_object(leaf)])})

    def _annotations(self) -> dict[str, list[tuple[IndirectObject, IndirectObject]]]:
        """The link annotations by the name the class gave them, each with its page."""
        found: dict[str, list[tuple[IndirectObject, IndirectObject]]] = {}
        for page in self.writer.pages:
            annotations = page.get("/Annots")
            for reference in annotations.get_object() if annotations is not None else ():
                name = reference.get_object().get("/NM")
                place = page.indirect_reference
                if name is not None and place is not None and isinstance(reference, IndirectObject):
                    found.setdefault(str(name), []).append((reference, place))
        return found

    def _link_objects(self, element: Element, reference: IndirectObject) -> ArrayObject:
        objects = ArrayObject()
        for annotation, page in self.links.get(f"L{element.attributes.get('L')}", ()):
            made = annotation.get_object()
            if isinstance(made, DictionaryObject):
                made[NameObject("/StructParent")] = NumberObject(self.next_key)
            self.numbers.append((self.next_key, reference))
            self.next_key += 1
            objects.append(
                DictionaryObject(
                    {
                        NameObject("/Type"): NameObject("/OBJR"),
                        NameObject("/Obj"): annotation,
                        NameObject("/Pg"): page,
                    }
                )
            )
        return objects


def _decoded(value: bytes | str) -> str:
    if isinstance(value, str):
        return value
    return value[2:].decode("utf-16-be", "replace") if value[:2] == b"\xfe\xff" else value.decode("latin-1")
