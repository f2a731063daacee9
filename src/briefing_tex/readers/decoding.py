"""From the bytes of a source to its text.

In: bytes. Out: text without a byte order mark, or InvalidSource with the line that is not UTF-8 (RFC 3629).
"""

from __future__ import annotations

import codecs

from briefing_tex.diagnostics import Location, Source
from briefing_tex.errors import InvalidSource, LimitExceeded

MAX_BYTES = 32 * 1024 * 1024
"""Size of a source: some hundred times a report of 300 pages."""

_ENCODINGS = {
    "GB 18030": "gb18030",
    "Big5": "big5hkscs",
    "Shift JIS": "cp932",
    "EUC-JP": "euc_jp",
    "EUC-KR": "cp949",
}
"""What files of East Asia are in that are not UTF-8; bytes of one may be those of another, too."""
_BINARY = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "an archive, as those of Word are",
    b"\xd0\xcf\x11\xe0": "a document of Word",
    b"{\\rtf": "a document in RTF",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
}
"""What files begin with that are given for a text by mistake."""


def text_of(data: bytes, source: Source) -> str:
    """The text of a source.

    Raises InvalidSource where it is not UTF-8, is binary, or says nothing; LimitExceeded where it is too large.

    >>> text_of(b"\\xef\\xbb\\xbfTides", Source())
    'Tides'
    """
    if len(data) > MAX_BYTES:
        message = f"the source has {len(data):,} bytes, more than the {MAX_BYTES:,} that are read"
        raise LimitExceeded(message, Location(source.file))
    if binary := next((what for mark, what in _BINARY.items() if data.startswith(mark)), None):
        message = f"the source is no text, but {binary}"
        raise InvalidSource(message, Location(source.file), "name the report; `briefing-tex read` reads PDFs")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InvalidSource(
            f"the source is not UTF-8: byte 0x{data[error.start]:02X} at offset {error.start}",
            Location(source.file, line),
            f"save it as UTF-8{_guess(data)}",
        ) from None
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise InvalidSource(
            "the source holds a NUL character; it is no text", Location(source.file, line), "save it as UTF-8"
        )
    if not text.strip():
        raise InvalidSource(
            "the source is empty", Location(source.file, 1), "`briefing-tex new` writes a first report"
        )
    return text


def _guess(data: bytes) -> str:
    """What the bytes may be instead; never used to read them, for a wrong guess would be wrong text."""
    first = data[:2].strip(b"\0")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or (len(first) == 1 and first.isascii()):
        return "; it looks like UTF-16"
    names = [name for name, encoding in _ENCODINGS.items() if _decodes(data, encoding)]
    return f"; it may be {' or '.join(names)}" if names else ""


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
