"""Tagged PDF: a structure tree out of the point marks that the document class leaves.

In: a PDF whose pages hold marks. Out: the same, with marked content, StructTreeRoot, ParentTree and RoleMap
(ISO 32000-1, 14.7 and 14.8).

Objects are pikepdf's, as the driver hands them over.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import pikepdf
from isal import isal_zlib
from pikepdf import Array, Dictionary, Name, String

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

_REPEATED_BLACK = re.compile(
    rb"0 G 0 g (?:0 G 0 g )+"
)  # a precompiled class sets black once less than a fresh one
_LEVEL = 3
"""Of ISA-L: in a fifth of zlib's time, and a twelfth larger; a file is font programs for the most part."""
_ATTRIBUTE_OWNERS = {"ListNumbering": "List", "Scope": "Table", "TextAlign": "Layout", "Placement": "Layout"}


def tag(pdf: pikepdf.Pdf) -> None:
    """Turn the marks of all pages into a structure tree; a document without marks stays as it is."""
    marker = Marker()
    pages = [page.obj for page in pdf.pages]
    for page in pages:
        if "/Contents" in page:
            marked = marker.page(_REPEATED_BLACK.sub(b"0 G 0 g ", _content(page)))
            packed = isal_zlib.compress(marked, _LEVEL)
            page.Contents = pikepdf.Stream(pdf, packed, Filter=Name.FlateDecode)
    if marker.root.kids:
        _Tree(pdf, pages, marker).attach()


def _content(page: Any) -> bytes:
    contents = page.Contents
    parts = list(contents) if isinstance(contents, Array) else [contents]
    return b"\n".join(part.read_bytes() for part in parts)


class _Tree:
    """The structure tree while its objects are made."""

    def __init__(self, pdf: pikepdf.Pdf, pages: list[Any], marker: Marker) -> None:
        self.pdf, self.pages, self.marker = pdf, pages, marker
        self.objects: dict[int, Any] = {}
        self.links = self._annotations()
        self.next_key = len(pages)
        self.numbers: list[tuple[int, Any]] = []
        self.used: set[str] = set()
        self.names: dict[bytes, Any] = {}
        """The elements that have an ID, and it."""

    def attach(self) -> None:
        root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = self._element(self.marker.root, root)
        for index, (page, elements) in enumerate(zip(self.pages, self.marker.parents, strict=True)):
            parents = Array([self.objects[id(element)] for element in elements])
            self.numbers.append((index, self.pdf.make_indirect(parents)))
            page.StructParents = index
            page.Tabs = Name.S
        self.numbers.sort(key=lambda pair: pair[0])
        numbers = Array([part for pair in self.numbers for part in pair])
        root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=numbers))
        root.ParentTreeNextKey = self.next_key
        if self.names:
            root.IDTree = self.pdf.make_indirect(self._id_tree())
        fields = (kind for kind in self.used if kind.startswith("Ref") and kind not in ("Reference", *ROLES))
        roles = ROLES | dict.fromkeys(sorted(fields), "Span")
        root.RoleMap = Dictionary({f"/{kind}": Name(f"/{role}") for kind, role in roles.items()})
        self.pdf.Root.StructTreeRoot = root
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, element: Element, parent: Any) -> Any:
        page = next((kid[0] for kid in element.kids if isinstance(kid, tuple)), None)
        made = self.pdf.make_indirect(pikepdf.Object.parse(_blank(element.type)))
        made.P = parent
        if page is not None:
            made.Pg = self.pages[page]
        self.used.add(element.type)
        self.objects[id(element)] = made
        if element.attributes:
            self._attributes(made, element.attributes)
            self._name(made, element)
        kids: list[Any] = []
        for kid in element.kids:
            if isinstance(kid, tuple):
                kids.append(kid[1] if kid[0] == page else self._content_of(*kid))
            elif kid.type != "Artifact":
                kids.append(self._element(kid, made))
        kids += self._link_objects(element, made)
        if kids:
            made.K = Array(kids)
        return made

    def _content_of(self, page: int, number: int) -> Any:
        """A piece of marked content on another page than the element's first."""
        return Dictionary(Type=Name.MCR, Pg=self.pages[page], MCID=number)

    def _attributes(self, made: Any, attributes: dict[str, Any]) -> None:
        owned = []
        for key, value in attributes.items():
            if key in ("Alt", "Lang"):
                text = _decoded(value)
                if text:  # an empty description would say that nothing can be seen
                    made[f"/{key}"] = String(text)
            elif key in _ATTRIBUTE_OWNERS:
                owner = Dictionary(O=Name(f"/{_ATTRIBUTE_OWNERS[key]}"))
                owner[f"/{key}"] = Name(f"/{value}")
                owned.append(owner)
        if owned:
            made.A = Array(owned)

    def _name(self, made: Any, element: Element) -> None:
        """The element's own ID; a note gets one, as PDF/UA asks (ISO 14289-1, 7.9)."""
        name = element.attributes.get("ID")
        if name is None and element.type == "Note":
            name = b"note-%d" % element.attributes["N"]  # that of a section is UTF-16 with its mark
        if name is not None:
            made.ID = String(bytes(name))
            self.names[bytes(name)] = made

    def _id_tree(self) -> Any:
        """The name tree of all IDs (14.7.2)."""
        names = [part for name, made in sorted(self.names.items()) for part in (String(name), made)]
        leaf = Dictionary(Names=Array(names), Limits=Array([names[0], names[-2]]))
        return Dictionary(Kids=Array([self.pdf.make_indirect(leaf)]))

    def _annotations(self) -> dict[str, list[tuple[Any, Any]]]:
        """The link annotations by the name the class gave them, each with its page."""
        found: dict[str, list[tuple[Any, Any]]] = {}
        for page in self.pages:
            for annotation in page.get("/Annots", ()):
                if "/NM" in annotation:
                    found.setdefault(str(annotation.NM), []).append((annotation, page))
        return found

    def _link_objects(self, element: Element, made: Any) -> list[Any]:
        objects = []
        for annotation, page in self.links.get(f"L{element.attributes.get('L')}", ()):
            annotation.StructParent = self.next_key
            self.numbers.append((self.next_key, made))
            self.next_key += 1
            objects.append(Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page))
        return objects


@lru_cache(maxsize=256)
def _blank(kind: str) -> bytes:
    """An element of a type as PDF writes it: pikepdf parses it sooner than it makes it."""
    return Dictionary(Type=Name.StructElem, S=Name(f"/{kind}")).unparse()


def _decoded(value: bytes | str) -> str:
    if isinstance(value, str):
        return value
    return value[2:].decode("utf-16-be", "replace") if value[:2] == b"\xfe\xff" else value.decode("latin-1")
