"""The report's own JSON inside the PDF, as its source (ISO 32000-2, 14.13; PDF/A-3)."""

from __future__ import annotations

import hashlib

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

SOURCE_NAME = "report.json"


def attach_source(writer: PdfWriter, data: bytes, date: str) -> None:
    """Embed the JSON of the report; AFRelationship says that it is the source of the document.

    `date` is a PDF date: when the JSON was last changed.
    """
    stream = StreamObject()
    stream.set_data(data)
    made = stream.flate_encode()
    made[NameObject("/Type")] = NameObject("/EmbeddedFile")
    made[NameObject("/Subtype")] = NameObject("/application/json")
    made[NameObject("/Params")] = DictionaryObject(
        {
            NameObject("/Size"): NumberObject(len(data)),
            NameObject("/ModDate"): TextStringObject(date),
            NameObject("/CheckSum"): ByteStringObject(hashlib.md5(data, usedforsecurity=False).digest()),
        }
    )
    reference = writer._add_object(made)
    embedded = DictionaryObject({NameObject("/F"): reference, NameObject("/UF"): reference})
    specification = writer._add_object(
        DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Filespec"),
                NameObject("/F"): TextStringObject(SOURCE_NAME),
                NameObject("/UF"): TextStringObject(SOURCE_NAME),
                NameObject("/AFRelationship"): NameObject("/Source"),
                NameObject("/Desc"): TextStringObject("The report this document was made from"),
                NameObject("/EF"): embedded,
            }
        )
    )
    catalog = writer._root_object
    names = catalog.get("/Names")
    tree = names.get_object() if names is not None else DictionaryObject()
    tree[NameObject("/EmbeddedFiles")] = DictionaryObject(
        {NameObject("/Names"): ArrayObject([TextStringObject(SOURCE_NAME), specification])}
    )
    catalog[NameObject("/Names")] = tree
    catalog[NameObject("/AF")] = ArrayObject([specification])
