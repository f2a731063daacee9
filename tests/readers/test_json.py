"""JSON sources: lines of the values, and one clear error for each way to be broken."""

from __future__ import annotations

import pytest

from briefing_tex.diagnostics import Source
from briefing_tex.errors import InvalidReport, InvalidSource
from briefing_tex.model import validate
from briefing_tex.readers.json import MAX_DEPTH, read

SOURCE = Source(file="daily.json")


@pytest.mark.parametrize("field", ["language", "date", "title", "keywords"])
def test_half_a_character_is_told(field: str) -> None:
    """A service that cuts an emoji in two writes such text."""
    half = "\ud83d"
    with pytest.raises(InvalidReport) as caught:
        validate({"title": "T", field: [half] if field == "keywords" else half})
    assert str(caught.value.location.element).startswith(field)


def test_every_value_has_its_line() -> None:
    draft = read(
        b'{"title": "a, \\"b\\" {",\n"sections": [\n{"title": "x"}, {"blocks":\n [], "title": "y"}]}', SOURCE
    )
    assert draft.lines == {
        "title": 1,
        "sections": 2,
        "sections[0]": 3,
        "sections[0].title": 3,
        "sections[1]": 3,
        "sections[1].blocks": 4,
        "sections[1].title": 4,
    }


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b'{"title": "a"\n"date": 1}', 2, "expecting ',' delimiter"),
        (b'{"title": "a",\n\n"title": "b"}', 3, "'title' is given twice"),
        (b'{"title": "a",\n"contact": {"prompt": "a",\n"prompt": "b"}}', 3, "'prompt' is given twice"),
        (b'["title"]', 1, "a report is a JSON object"),
        (b'{"title":\n NaN}', 2, "NaN is not JSON"),
        (b'{"title":\n ' + b"1" * 5000 + b"}", 2, "more than 4000 digits"),
        (b"\n" + b"[" * 100_000, 2, "nest deeper than 100 levels"),
        (b'{"a":\n' * (MAX_DEPTH + 1) + b"1" + b"}" * (MAX_DEPTH + 1), MAX_DEPTH + 1, "nest deeper than"),
        (b"", 1, "the source is empty"),
        (b" \n", 1, "the source is empty"),
        (b'{"title":\n"a\x00"}', 2, "NUL"),
        ('{"title":\n"潮汐"}'.encode("gb18030"), 2, "not UTF-8: byte 0xB3 at offset 11"),
        ('{"title": "a"}'.encode("utf-16"), 1, "not UTF-8"),
    ],
)
def test_broken_sources(data: bytes, line: int | None, message: str) -> None:
    with pytest.raises(InvalidSource, match=message) as caught:
        read(data, SOURCE)
    assert caught.value.location.file == "daily.json"
    assert caught.value.location.line == line


@pytest.mark.parametrize(
    ("text", "encoding", "guess"),
    [
        ("今晨潮位上升，渡轮照常。", "gb18030", "GB 18030"),
        ("東北風轉強，船隻請注意安全。", "big5", "Big5"),
        ("潮位は高めで推移した。カタカナも混じる。", "cp932", "Shift JIS"),
        ("潮位は高めで推移した。カタカナも混じる。", "euc_jp", "EUC-JP"),
        ("조위는 지난주보다 높았다.", "cp949", "EUC-KR"),
        ('{"title": "今晨潮位"}', "utf-16-le", "UTF-16"),
    ],
)
def test_what_a_source_may_be_in_is_said(text: str, encoding: str, guess: str) -> None:
    with pytest.raises(InvalidSource) as caught:
        read(text.encode(encoding), SOURCE)
    assert guess in str(caught.value.hint)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7\n\xe2\xe3", "a PDF"),
        (b"PK\x03\x04\x14", "an archive"),
        (b"\x89PNG\r\n\x1a\n\0\0", "an image"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, message: str) -> None:
    with pytest.raises(InvalidSource, match=f"the source is no text, but {message}"):
        read(data, SOURCE)


def test_a_byte_order_mark_is_no_text() -> None:
    assert read(b'\xef\xbb\xbf{"title": "a"}', SOURCE).data == {"title": "a"}


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b'{"title": "a",\n"subtitel": "b"}', "daily.json:2: subtitel"),
        (b'{"title": "a",\n"date": "2026-02-30"}', "daily.json:2: date"),
        (
            b'{"title": "a", "sections": [{"title": "b", "blocks": [\n'
            b'{"type": "paragraph",\n"text": ["c", {"type": "citation", "keys": ["d"]}]}]}]}',
            "daily.json:3: sections[0].blocks[0].text[1]",
        ),
        (b'{"title":\n"\\u0007"}', "daily.json:2: title[0]"),
        (b'{"title":\n"\\ud800"}', "daily.json:2: title[0]"),
    ],
)
def test_faults_name_their_line(data: bytes, place: str) -> None:
    draft = read(data, SOURCE)
    with pytest.raises(InvalidReport) as caught:
        validate(draft.data, Source("daily.json", None, draft.lines))
    assert str(caught.value.faults[0].location) == place


@pytest.mark.parametrize(
    ("said", "element", "message"),
    [
        ({"title": ""}, "title", "this is empty"),
        ({"title": 5}, "title", "a number stands where text or a list is expected"),
        ({"title": "a", "keywords": "x"}, "keywords", "text stands where a list is expected"),
        ({"title": "a", "sections": [None]}, "sections[0]", "nothing stands where an object is expected"),
        (
            {"title": "a", "organisations": [{"name": "x", "role": "boss"}]},
            "organisations[0].role",
            "'boss' is not 'issuer' or 'partner'",
        ),
        ({"title": [{"x": 1}]}, "title[0]", "a node without a type"),
        ({"title": "a", "abstract": [{"type": "lst"}]}, "abstract[0]", "unknown type 'lst'"),
        (
            {"title": "a", "abstract": [{"type": "list", "items": [["a"]]}]},
            "abstract[0].items[0][0]",
            "an object",
        ),
        (
            {"title": "a", "abstract": [{"type": "code", "text": 5}]},
            "abstract[0].text",
            "where text is expected",
        ),
        (
            {"title": "a", "references": [{"id": "b", "title": "c", "author": {"family": "d"}}]},
            "references[0].author",
            "an object stands where a list is expected",
        ),
    ],
)
def test_faults_are_said_in_plain_words(said: dict[str, object], element: str, message: str) -> None:
    with pytest.raises(InvalidReport) as caught:
        validate(said)
    assert [fault.location.element for fault in caught.value.faults] == [element]
    assert message in caught.value.faults[0].message
