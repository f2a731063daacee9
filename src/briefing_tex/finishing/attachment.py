"""The report's own JSON inside the PDF, as its source (ISO 32000-2, 14.13; PDF/A-3)."""

from __future__ import annotations

import hashlib

import pikepdf
from pikepdf import Array, Dictionary, Name, String

SOURCE_NAME = "report.json"


def attach_source(pdf: pikepdf.Pdf, data: bytes, date: str) -> None:
    """Embed the JSON of the report; AFRelationship says that it is the source of the document.

    `date` is a PDF date: when the JSON was last changed.
    """
    checksum = hashlib.md5(data, usedforsecurity=False).digest()
    file = pdf.make_stream(
        data,
        Type=Name.EmbeddedFile,
        Subtype=Name("/application/json"),
        Params=Dictionary(Size=len(data), ModDate=String(date), CheckSum=String(checksum)),
    )
    specification = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(SOURCE_NAME),
            UF=String(SOURCE_NAME),
            AFRelationship=Name.Source,
            Desc=String("The report this document was made from"),
            EF=Dictionary(F=file, UF=file),
        )
    )
    names = pdf.Root.get("/Names", Dictionary())
    names.EmbeddedFiles = Dictionary(Names=Array([String(SOURCE_NAME), specification]))
    pdf.Root.Names = names
    pdf.Root.AF = Array([specification])
