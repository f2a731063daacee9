"""Standards for archives and for accessibility: what a PDF declares of itself in its XMP.

In: the names of standards. Out: a `Profile`, and RDF for the metadata. Specifications: ISO 19005-2 and -3, 6.6
(PDF/A-2 and -3), ISO 14289-1, 5 (PDF/UA-1).
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from briefing_tex.errors import UsageError

NAMES = ("a-2a", "a-3a", "ua-1")
"""The standards that can be asked for: PDF/A-2a, PDF/A-3a (the report's JSON inside), PDF/UA-1."""


class Profile(Struct, frozen=True):
    """What a PDF is to conform to: the part of PDF/A, at its level A, and whether to PDF/UA-1."""

    archival: int | None = None
    accessible: bool = False

    @property
    def holds_files(self) -> bool:
        """Whether the report's JSON may lie inside: PDF/A-2 takes no files but PDF/A."""
        return self.archival != 2


def profile(names: Iterable[str]) -> Profile:
    """The profile of standards by their names; raises UsageError.

    >>> profile(["a-3a", "PDF/UA-1"])
    Profile(archival=3, accessible=True)
    >>> profile(["PDF/A"])
    Traceback (most recent call last):
    briefing_tex.errors.UsageError: 'PDF/A' is no standard we know
      hint: choose from a-2a, a-3a, ua-1
    """
    given = {name.lower().removeprefix("pdf/"): name for name in names}
    asked = given.keys()
    unknown = sorted(asked - set(NAMES))
    if unknown:
        raise UsageError(
            f"'{given[unknown[0]]}' is no standard we know", hint=f"choose from {', '.join(NAMES)}"
        )
    if asked >= {"a-2a", "a-3a"}:
        raise UsageError("a PDF declares one part of PDF/A", hint="choose a-2a or a-3a")
    part = 2 if "a-2a" in asked else 3 if "a-3a" in asked else None
    return Profile(part, "ua-1" in asked)


def declaration(wanted: Profile) -> str:
    """The RDF that names the standards; PDF/A asks that the names of PDF/UA be explained (6.6.2.3)."""
    parts = []
    if wanted.archival:
        parts.append(
            _description(
                'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"',
                f"<pdfaid:part>{wanted.archival}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
            )
        )
    if wanted.accessible:
        parts.append(_description(f'xmlns:pdfuaid="{_UA}"', "<pdfuaid:part>1</pdfuaid:part>"))
    if wanted.archival and wanted.accessible:
        parts.append(_EXPLANATION)
    return "".join(parts)


def _description(namespace: str, properties: str) -> str:
    return f'<rdf:Description rdf:about="" {namespace}>{properties}</rdf:Description>'


_UA = "http://www.aiim.org/pdfua/ns/id/"
_PROPERTY = (
    '<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>The part of ISO 14289 that the document declares</pdfaProperty:description>"
    "</rdf:li>"
)
_EXPLANATION = _description(
    'xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" '
    'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" '
    'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"',
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    f"<pdfaSchema:namespaceURI>{_UA}</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    f"<pdfaSchema:property><rdf:Seq>{_PROPERTY}</rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>",
)
