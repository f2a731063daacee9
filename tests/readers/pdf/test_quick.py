"""Plain objects are parsed quickly as pypdf parses them, and left to pypdf where they are not sound."""

from __future__ import annotations

from io import BytesIO

import pytest
from make_pdf import pdf_bytes, stream
from pypdf import PdfReader
from pypdf.generic import IndirectObject, PdfObject

from briefing_tex.readers.pdf.quick import QuickReader, parse

SOUND = [
    b"<< /Kids [3 0 R 4 0 R] /Count 2 /Nested << /A [[1 2] [.5 -3.25 +7]] >> >>",
    b"[/a/b/c (plain) (\x80\xff) <FEFF6F6E> <48> true false null]",
    b"<</First 1/First 2/Empty[]/None<<>>>>",
    b"  -12 ",
]
LEFT = [
    b"<</Name /a#20b>>",
    b"[(with \\) escape)]",
    b"[(nested (parentheses))]",
    b"<</Comment % here\n 1>>",
    b"<</Odd>>",
    b"<</Wrong 1]",
    b"[1 2",
    b"[--5]",
    b"[" * 40 + b"]" * 40,
]


def kinds(value: PdfObject) -> object:
    """A value with the types of all its parts."""
    if isinstance(value, list):
        return type(value), [kinds(item) for item in value]
    if isinstance(value, dict):
        return type(value), {key: kinds(item) for key, item in dict.items(value)}
    if isinstance(value, IndirectObject):
        return value.idnum, value.generation
    return type(value), repr(value)


def read_with(reader: PdfReader) -> object:
    value = reader.get_object(IndirectObject(2, 0, reader))
    assert value is not None
    return kinds(value)


@pytest.mark.parametrize("body", SOUND + LEFT[:4])
def test_the_same_objects_as_pypdf(body: bytes) -> None:
    data = pdf_bytes([b"<</Type/Catalog>>", body])
    assert read_with(QuickReader(data)) == read_with(PdfReader(BytesIO(data)))


@pytest.mark.parametrize("body", SOUND)
def test_sound_objects_are_parsed_here(body: bytes) -> None:
    assert parse(body, 0, None)[0] is not None


@pytest.mark.parametrize("body", LEFT)
def test_other_objects_are_left(body: bytes) -> None:
    assert parse(body, 0, None)[0] is None


def test_objects_of_an_object_stream_are_read_one_by_one() -> None:
    bodies = [b"<</A 1>>", b"[1 2", b"(text)"]
    offsets = [sum(map(len, bodies[:index])) + index for index in range(3)]
    index = b" ".join(b"%d %d" % (number + 5, offset) for number, offset in enumerate(offsets)) + b" "
    packed = stream(index + b" ".join(bodies), b"/Type/ObjStm/N 3/First %d" % len(index))
    data = pdf_bytes([b"<</Type/Catalog>>", packed])
    for reader in (QuickReader(data), PdfReader(BytesIO(data))):
        reader.xref_objStm = {5: (2, 0), 6: (2, 1), 7: (2, 2)}
        assert reader.get_object(IndirectObject(5, 0, reader)) == {"/A": 1}
        assert reader.get_object(IndirectObject(7, 0, reader)) == "text"
    quick = QuickReader(data)
    quick.xref_objStm = {5: (2, 0), 7: (2, 2)}
    quick.get_object(IndirectObject(7, 0, quick))
    assert (0, 5) not in quick.resolved_objects


def test_an_object_stream_within_itself_ends() -> None:
    data = pdf_bytes([b"<</Type/Catalog>>", stream(b"2 0 <<>>", b"/Type/ObjStm/N 1/First 4")])
    reader = QuickReader(data)
    reader.xref_objStm = {2: (2, 0)}
    with pytest.raises(Exception, match=r"(?i)circular|recursion"):
        reader.get_object(IndirectObject(2, 0, reader))
