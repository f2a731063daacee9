"""Careful access to the objects of a PDF: what is missing, damaged or of another type reads as None.

In: pikepdf objects; references are followed by pikepdf. Out: dictionaries, arrays, numbers and text.
Follows ISO 32000-1, 7.3 (objects) and 7.9.2 (text strings).
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import Any

from pikepdf import Array, Dictionary, Object, Stream, String
from pikepdf import Name as PdfName

from briefing_tex.pdf.content import Name, name_text


def entry(dictionary: Any, key: str) -> Any:
    """The value of a key, given without its slash; None if there is none."""
    if type(dictionary) is not Object:
        return None
    value = dictionary.get(f"/{key}")  # None where it is no dictionary
    if value is not None or key.isascii():
        return value
    return entries(dictionary).get(key)  # the key may not be UTF-8


def entries(dictionary: Any) -> dict[str, Any]:
    """All entries of a dictionary, by keys without slashes; empty where it is none."""
    if type(dictionary) is not Object or not isinstance(dictionary, Dictionary | Stream):
        return {}
    return {_key(key): value for key, value in dictionary.items()}


def _key(key: str) -> str:
    """A key without its slash; pikepdf gives the bytes that are no UTF-8 as surrogates."""
    return key[1:] if key.isprintable() else name_text(key[1:].encode("utf-8", "surrogateescape"))


def as_dict(value: Any) -> Any:
    """The dictionary, or stream with its dictionary; None where it is neither."""
    return value if type(value) is Object and isinstance(value, Dictionary | Stream) else None


def is_array(value: Any) -> bool:
    return type(value) is Object and isinstance(value, Array)


def as_list(value: Any) -> list[Any]:
    """The items of an array; a single value as a list of one; nothing as an empty list."""
    if value is None:
        return []
    return list(value) if is_array(value) else [value]


def as_number(value: Any, default: float = 0.0) -> float:
    if not isinstance(value, int | float | Decimal):
        return default
    try:
        number = float(value)
    except OverflowError:
        return default
    return number if abs(number) < 1e9 else default


def as_numbers(value: Any) -> list[float]:
    return [as_number(item) for item in as_list(value)]


def as_name(value: Any) -> str:
    """A name without its slash; empty where the value is no name."""
    if isinstance(value, Name):
        return value
    if type(value) is not Object or not isinstance(value, PdfName):
        return ""
    try:
        return str(value)[1:]
    except UnicodeDecodeError:
        return name_text(bytes(value)[1:])


def as_bytes(value: Any) -> bytes | None:
    """The bytes of a string object; None where the value is none."""
    if isinstance(value, bytes):
        return value
    return bytes(value) if type(value) is Object and isinstance(value, String) else None


def as_text(value: Any) -> str:
    """A text string object, decoded."""
    raw = as_bytes(value)
    return "" if raw is None else decode_text(raw)


def decode_text(raw: bytes) -> str:
    """The bytes of a text string: UTF-16, UTF-8 or PDFDocEncoding, by the first of them.

    PDFDocEncoding has nothing at 0xAD; writers that take it for Latin-1, as xdvipdfmx, mean a soft hyphen.
    """
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace")
    if raw.startswith(b"\xff\xfe"):
        return raw[2:].decode("utf-16-le", "replace")
    if raw.startswith(b"\xef\xbb\xbf"):
        return raw[3:].decode("utf-8", "replace")
    if raw.isascii():
        return raw.decode("ascii")
    text = str(String(raw))  # a character a byte
    return "".join(["\xad" if byte == 0xAD else character for byte, character in zip(raw, text, strict=True)])


def key_of(value: Any) -> Any:
    """What tells one object from another: its object number, or what a direct object says."""
    if type(value) is not Object:
        return repr(value)
    return value.objgen[0] if value.is_indirect else value.unparse()


def link_address(annotation: Any) -> str:
    """The address of a link annotation's URI action (12.6.4.7); empty where it leads elsewhere."""
    raw = as_bytes(entry(entry(annotation, "A"), "URI"))
    if raw is None:
        return ""
    if raw.startswith((b"\xfe\xff", b"\xff\xfe")):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")


UNKNOWN = "\ufffd"
"""Stands for a glyph whose character is not known."""


def printable(text: str) -> str:
    """The text with white space as spaces, and `UNKNOWN` for control characters and noncharacters."""
    if text.isprintable():
        return text
    return "".join(_printable(character) for character in text)


def _printable(character: str) -> str:
    if character in "\t\n\r\f\v\x85":
        return " "
    if unicodedata.category(character) in ("Cc", "Cs"):
        return UNKNOWN
    return UNKNOWN if ord(character) & 0xFFFE == 0xFFFE or "\ufdd0" <= character <= "\ufdef" else character
