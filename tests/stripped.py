"""A PDF of ours as one by anybody: nothing in it but what stands on its pages.

In: a PDF. Out: the same pages without structure tags, marked content (ActualText with it), outline, metadata
and embedded files. Links stay: they are annotations, which any producer writes.
"""

from __future__ import annotations

import io

import pikepdf

_MARKS = frozenset(("BMC", "BDC", "EMC", "MP", "DP"))
_OF_THE_DOCUMENT = (
    "/StructTreeRoot",
    "/MarkInfo",
    "/Outlines",
    "/PageMode",
    "/AF",
    "/Metadata",
    "/OutputIntents",
)


def stripped(pdf: bytes) -> bytes:
    """The pages alone."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for key in _OF_THE_DOCUMENT:
            if key in document.Root:
                del document.Root[key]
        if "/Names" in document.Root and "/EmbeddedFiles" in document.Root.Names:
            del document.Root.Names["/EmbeddedFiles"]
        for page in document.pages:
            if "/StructParents" in page:
                del page["/StructParents"]
            page.Contents = document.make_stream(_without_marks(page))
        buffer = io.BytesIO()
        document.save(buffer)
    return buffer.getvalue()


def _without_marks(page: pikepdf.Page) -> bytes:
    kept = [one for one in pikepdf.parse_content_stream(page) if str(one.operator) not in _MARKS]
    return pikepdf.unparse_content_stream(kept)
