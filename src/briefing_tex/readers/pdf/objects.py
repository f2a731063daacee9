"""Careful access to the objects of a PDF: what is missing, damaged or of another type reads as None.

In: pypdf objects, possibly references. Out: resolved dictionaries, arrays, numbers and text.
Follows ISO 32000-1, 7.3 (objects) and 7.9.2 (text strings).
"""

from __future__ import annotations

import unicodedata
from typing import Any

from pypdf.errors import LimitReachedError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject, create_string_object


def resolve(value: Any) -> Any:
    """The object behind any chain of references; None where the chain leads nowhere."""
    for _ in range(8):
        if not isinstance(value, IndirectObject):
            return value
        try:
            value = value.get_object()
        except LimitReachedError:
            raise
        except Exception:  # a damaged object may fail in the parser in any way
            return None
    return None


def entry(dictionary: Any, key: str) -> Any:
    """The resolved value of a key, given without its slash; None if there is none."""
    if not isinstance(dictionary, dict):
        return None
    return resolve(dict.get(dictionary, f"/{key}"))


def reference(dictionary: Any, key: str) -> Any:
    """The value of a key as it stands, a reference where it is one."""
    return dict.get(dictionary, f"/{key}") if isinstance(dictionary, dict) else None


def as_dict(value: Any) -> DictionaryObject | None:
    value = resolve(value)
    return value if isinstance(value, DictionaryObject) else None


def as_list(value: Any) -> list[Any]:
    """The items of an array; a single value as a list of one; nothing as an empty list."""
    value = resolve(value)
    if value is None:
        return []
    return list(value) if isinstance(value, ArrayObject) else [value]


def as_number(value: Any, default: float = 0.0) -> float:
    if not isinstance(value, int | float):
        value = resolve(value)
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return default
    return number if abs(number) < 1e9 else default


def as_numbers(value: Any) -> list[float]:
    return [as_number(item) for item in as_list(value)]


def as_name(value: Any) -> str:
    """A name without its slash; empty where the value is no name."""
    value = resolve(value)
    return value[1:] if isinstance(value, str) and value.startswith("/") else ""


def as_text(value: Any) -> str:
    """A text string object, decoded."""
    value = resolve(value)
    raw = value if isinstance(value, bytes) else getattr(value, "original_bytes", None)
    return decode_text(raw) if isinstance(raw, bytes) else ""


def decode_text(raw: bytes) -> str:
    """The bytes of a text string: UTF-16, UTF-8 or PDFDocEncoding, by the first of them."""
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace")
    if raw.startswith(b"\xff\xfe"):
        return raw[2:].decode("utf-16-le", "replace")
    if raw.startswith(b"\xef\xbb\xbf"):
        return raw[3:].decode("utf-8", "replace")
    if raw.isascii():
        return raw.decode("ascii")
    text = create_string_object(raw)
    return text if isinstance(text, str) else raw.decode("latin-1")


def key_of(value: Any) -> Any:
    """What tells one object from another: its object number, or the identity of a direct object."""
    return value.idnum if isinstance(value, IndirectObject) else f"direct {id(value)}"


def stream_bytes(value: Any) -> bytes:
    """The decoded bytes of a stream; empty where it cannot be decoded. Raises pypdf's LimitReachedError."""
    value = resolve(value)
    if not isinstance(value, StreamObject):
        return b""
    try:
        return bytes(value.get_data())
    except LimitReachedError:
        raise
    except Exception:  # a damaged stream may fail in its filters in any way
        return b""


def link_address(annotation: Any) -> str:
    """The address of a link annotation's URI action (12.6.4.7); empty where it leads elsewhere."""
    target = entry(entry(annotation, "A"), "URI")
    raw = getattr(target, "original_bytes", target)
    if not isinstance(raw, bytes):
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
