"""The bytes of streams, decoded within limits: a small file may unpack to more than a machine holds.

In: pikepdf streams. Out: their bytes, of damaged ones what can be saved; LimitExceeded if they are too large.
Follows ISO 32000-1, 7.4 (filters). Deflate without predictors is what nearly all streams use; pypdf, which
counts as it unpacks, decodes the rest.
"""

from __future__ import annotations

import zlib
from typing import Any

from pikepdf import Object, PdfError, Stream

from briefing_tex.damage import Tolerated
from briefing_tex.errors import LimitExceeded
from briefing_tex.quiet import hush
from briefing_tex.readers.pdf.file.objects import as_list, as_name, as_number, entries, entry

MAX_STREAM = 128 * 1024 * 1024
"""Bytes of one stream, decoded."""
_DEFLATE = ("FlateDecode", "Fl")
_ZLIB_HEADER, _CHECKSUM = 2, 4
"""Bytes before and after the deflated data (RFC 1950)."""


def stream_bytes(value: Any) -> bytes:
    """The decoded bytes of a stream, as far as they can be decoded. Raises LimitExceeded."""
    return decoded(value)[0]


def decoded(value: Any) -> tuple[bytes, bool]:
    """The decoded bytes of a stream, as far as they can be; whether that is all. Raises LimitExceeded."""
    raw = _raw(value)
    filters = [as_name(item) for item in as_list(entry(value, "Filter"))]
    if not filters or not raw:
        return raw or b"", raw is not None
    if len(filters) != 1 or filters[0] not in _DEFLATE or _predicted(value):
        found = _by_pypdf(value, raw)
        return found or b"", found is not None
    unpacked = _inflated(raw)
    if unpacked is None:
        return _by_pypdf(value, raw) or b"", _lacks_checksum(raw)
    return unpacked, True


def raw_bytes(value: Any) -> bytes:
    """The bytes of a stream as they stand in the file, decrypted; empty where it is no stream."""
    return _raw(value) or b""


def _raw(value: Any) -> bytes | None:
    """As `raw_bytes`; None where they cannot be had."""
    if type(value) is not Object or not isinstance(value, Stream):
        return None
    try:
        return value.read_raw_bytes()
    except PdfError:
        return None


def _predicted(value: Any) -> bool:
    parameters = as_list(entry(value, "DecodeParms") or entry(value, "DP"))
    return any(as_number(entry(item, "Predictor"), 1.0) > 1 for item in parameters)


def _inflated(raw: bytes) -> bytes | None:
    """What a deflated stream holds; None where it is damaged."""
    unpacker = zlib.decompressobj()
    try:
        unpacked = unpacker.decompress(raw, MAX_STREAM)
    except zlib.error:
        return None
    if unpacker.unconsumed_tail:
        raise LimitExceeded(
            f"a stream unpacks to more than {MAX_STREAM >> 20} MB", hint="do not trust this file"
        )
    return unpacked if unpacker.eof else None


def _lacks_checksum(raw: bytes) -> bool:
    """Whether deflated data is whole but for the checksum at its end, which some writers leave out."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        unpacker.decompress(raw[_ZLIB_HEADER:], MAX_STREAM)
    except zlib.error:
        return False
    return unpacker.eof and len(unpacker.unused_data) < _CHECKSUM


def _by_pypdf(value: Any, raw: bytes) -> bytes | None:
    """Other filters, several, predictors, and what can be saved of damaged data; None where nothing can."""
    from pypdf.errors import LimitReachedError
    from pypdf.generic import EncodedStreamObject, NameObject

    hush("pypdf")
    stream = EncodedStreamObject()
    stream._data = raw
    for key in ("Filter", "DecodeParms"):
        if (given := entry(value, key)) is not None:
            stream[NameObject(f"/{key}")] = _as_pypdf(given)
    with Tolerated():
        try:
            return bytes(stream.get_data())
        except LimitReachedError as error:
            raise LimitExceeded(f"a stream is too large: {error}", hint="do not trust this file") from error
    return None


def _as_pypdf(value: Any) -> Any:
    """Names, numbers, arrays and dictionaries of filters."""
    from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject, NameObject, NullObject, NumberObject

    if name := as_name(value):
        return NameObject(f"/{name}")
    if isinstance(value, bool):
        return BooleanObject(value)
    if isinstance(value, int):
        return NumberObject(value)
    if known := entries(value):
        return DictionaryObject({NameObject(f"/{key}"): _as_pypdf(item) for key, item in known.items()})
    items = as_list(value)
    return NullObject() if items in ([], [value]) else ArrayObject(map(_as_pypdf, items))
