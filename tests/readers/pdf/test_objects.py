"""Objects of a PDF by their kinds, and streams by their filters, whole within limits."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator
from decimal import Decimal

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from briefing_tex.errors import LimitExceeded
from briefing_tex.readers.pdf.file import streams
from briefing_tex.readers.pdf.file.objects import (
    as_list,
    as_name,
    as_number,
    as_text,
    decode_text,
    entries,
    entry,
    key_of,
)
from briefing_tex.readers.pdf.file.streams import stream_bytes
from briefing_tex.readers.pdf.pages.document import inherited

TEXT = b"Spring tide at noon. " * 40


@pytest.fixture
def pdf() -> Iterator[pikepdf.Pdf]:
    with pikepdf.new() as made:
        yield made


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"tide", "tide"),
        (b"\xfe\xff\x6f\x6e", "潮"),
        (b"\xff\xfe\x6e\x6f", "潮"),
        (b"\xef\xbb\xbf\xe6\xbd\xae", "潮"),
        (b"\x84 caf\xe9", "— café"),
        (b"soft\xadhyphen", "soft\xadhyphen"),
    ],
)
def test_text_strings(raw: bytes, text: str) -> None:
    assert decode_text(raw) == text
    assert as_text(String(raw)) == text


def test_values_of_another_kind_read_as_nothing() -> None:
    value = Dictionary(A=Name.B, C=Array([1, Decimal("2.5")]), D=3, E=String("e"))
    assert (as_name(entry(value, "A")), as_name(entry(value, "C")), as_name(7)) == ("B", "", "")
    assert [as_number(item) for item in as_list(entry(value, "C"))] == [1.0, 2.5]
    assert (as_number(entry(value, "E"), 9.0), as_number(10**400, 9.0), as_text(entry(value, "D"))) == (
        9.0,
        9.0,
        "",
    )
    assert (entry(value, "X"), entry(None, "A"), entry(entry(value, "C"), "A"), entry({"/A": 1}, "A")) == (
        None,
    ) * 4
    assert (set(entries(value)), entries(3), as_list(None), as_list(4)) == ({"A", "C", "D", "E"}, {}, [], [4])


def test_objects_are_told_apart_by_number_and_direct_ones_by_what_they_say(pdf: pikepdf.Pdf) -> None:
    one, other = pdf.make_indirect(Dictionary(A=1)), pdf.make_indirect(Dictionary(A=1))
    assert key_of(one) == key_of(pdf.get_object(one.objgen)) != key_of(other)
    assert key_of(Dictionary(A=1)) == key_of(Dictionary(A=1)) != key_of(Dictionary(A=2))


def test_pages_inherit_and_a_loop_of_parents_ends(pdf: pikepdf.Pdf) -> None:
    page, parent = pdf.make_indirect(Dictionary()), pdf.make_indirect(Dictionary(Rotate=90))
    page.Parent, parent.Parent = parent, page
    assert inherited(page, "Rotate") == 90
    assert inherited(page, "MediaBox") is None


@pytest.mark.parametrize(
    ("filters", "data"),
    [
        (Name.FlateDecode, zlib.compress(TEXT)),
        (Array([Name.FlateDecode]), zlib.compress(TEXT)),
        (Array([Name.ASCII85Decode, Name.FlateDecode]), base64.a85encode(zlib.compress(TEXT)) + b"~>"),
        (Name.ASCIIHexDecode, TEXT.hex().encode() + b">"),
        (Array([]), TEXT),
    ],
)
def test_filters(pdf: pikepdf.Pdf, filters: pikepdf.Object, data: bytes) -> None:
    stream = pdf.make_stream(data)
    stream.Filter = filters
    assert stream_bytes(stream) == TEXT


def test_predictors(pdf: pikepdf.Pdf) -> None:
    rows = b"".join(b"\x01" + bytes([5, 1, 1, 1]) for _ in range(3))
    stream = pdf.make_stream(zlib.compress(rows), Filter=Name.FlateDecode)
    stream.DecodeParms = Dictionary(Predictor=15, Columns=4)
    assert stream_bytes(stream) == bytes([5, 6, 7, 8]) * 3


def test_damaged_data_is_read_as_far_as_it_goes(pdf: pikepdf.Pdf) -> None:
    cut = pdf.make_stream(zlib.compress(TEXT)[:-9], Filter=Name.FlateDecode)
    assert TEXT.startswith(stream_bytes(cut))
    assert stream_bytes(cut)
    assert stream_bytes(pdf.make_stream(b"no data", Filter=Name.FlateDecode)) == b""
    assert stream_bytes(pdf.make_stream(TEXT, Filter=Name.Unheard)) == b""


@pytest.mark.parametrize("times", [1, 2])
def test_what_unpacks_to_too_much_is_an_error(
    pdf: pikepdf.Pdf, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "MAX_STREAM", 50_000_000)
    data = bytes(160_000_000)
    for _ in range(times):
        data = zlib.compress(data, 9)
    stream = pdf.make_stream(data, Filter=Array([Name.FlateDecode] * times))
    with pytest.raises(LimitExceeded, match="stream"):
        stream_bytes(stream)
