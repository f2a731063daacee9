"""The text of a PDF by programs that know nothing of its structure.

In: a PDF. Out: its text as one gets it from a shell or a program, form feeds between pages.
"""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable

import pypdf
import pypdfium2


def _pdftotext(pdf: bytes, *options: str) -> str:
    done = subprocess.run(["pdftotext", *options, "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def _pypdf(pdf: bytes) -> str:
    return "\f".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def _pdfium(pdf: bytes) -> str:
    """As a viewer copies it: line ends of Windows, hyphens at line ends as control characters."""
    with pypdfium2.PdfDocument(pdf) as document:
        return "\f".join(page.get_textpage().get_text_bounded() for page in document)


# What is copied from a viewer and pasted has no page breaks.
EXTRACTORS: dict[str, Callable[[bytes], str]] = {
    "pdftotext": _pdftotext,
    "pdftotext -layout": lambda pdf: _pdftotext(pdf, "-layout"),
    "pypdf": _pypdf,
    "pdfium": _pdfium,
    "copied": lambda pdf: _pdfium(pdf).replace("\f", "\r\n"),
}
