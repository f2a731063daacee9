"""Operations of content streams: every kind of operand, and what damaged streams give."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_tex.pdf.content import MAX_NESTING, Name, operations


def parsed(data: bytes) -> list[tuple[bytes, list[object]]]:
    return [(operator, operands) for operator, operands, _, _ in operations(data)]


@pytest.mark.parametrize(
    ("data", "operands"),
    [
        (b"1 -2 +3 4. .5 -.25 x", [1, -2, 3, 4.0, 0.5, -0.25]),
        (b"--5 1.2.3 - . x", [-5.0, 1.2, 0.0, 0.0]),
        (b"<48 65\n6C> <4> <> x", [b"Hel", b"@", b""]),
        (rb"(a(b)\)c) (\101\7\n\\) (x\ y) x", [b"a(b))c", b"A\x07\n\\", b"x y"]),
        (b"(a\r\nb\rc\\\r\nd) x", [b"a\nb\ncd"]),
        (b"/A#20B /\xe5\xad\x97 /\xff / x", ["A B", "字", "\xff", ""]),
        (b"[1[/N(s)]<</K<</L true>>/M null>>] x", [[1, ["N", b"s"], {"K": {"L": True}, "M": None}]]),
        (b"[ (a) -5 <42>(\\)) 1.2.3] [<4 2>7] [] x", [[b"a", -5, b"B", b")", 1.2], [b"B", 7], []]),
        (b"% (comment\n7 %x\r x", [7]),
        (b"(unfinished", None),
    ],
)
def test_operands(data: bytes, operands: list[object] | None) -> None:
    assert parsed(data) == ([] if operands is None else [(b"x", operands)])


@pytest.mark.parametrize(
    "operands",
    [
        b"", b"1 -2.5 .5 ", b"/F1 ", b"/F#31 9.5 ", b"[(a)-7 <42>.5(\\051\\))] ", b"<4><0041> ",
        b"[ 3 (a) -5 4 <42>1.2.3(b)--5] ", b"[3 4.5 ]", b"[(a\\)b)(c)]\n", b"[(<)(>)] ", b"[\n(a)\t()]",
        b"[.(a)+]", b"[(a\rb)] ", b"[(a)/N] ", b"[(a)\0] ", b"[(a(b)c)] ", b"[] ", b"[ ]",
        b"/P<</MCID 3>> ", b"/BT <</S/P /L .5/L 7/N/A#41>> ", b"/ET<<>>",
        b"\v1 ", b"1\0", b"/P <</A 5 0 R>> ", b"/P <</A[1]>> ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("operator", [b"x", b"T*", b"'", b"truex", b"BIx", b"ET\xff"])
def test_an_operation_of_a_usual_kind_is_that_of_any_kind(operands: bytes, operator: bytes) -> None:
    """A comment makes it unusual, and changes nothing."""
    usual, unusual = parsed(operands + operator + b" q"), parsed(operands + b"%\n" + operator + b" q")
    assert repr(usual) == repr(unusual)
    assert [operator for operator, _ in usual][-2:] == [operator, b"q"]


def test_names_are_told_from_strings() -> None:
    (_, (name, text)), *_ = parsed(b"/N (N) x")
    assert isinstance(name, Name)
    assert isinstance(text, bytes)


def test_offsets_span_operands_and_operator() -> None:
    data = b"q\n  /F1 12 Tf [(a)] TJ<</S /P>>DP\n(x)'"
    spans = [data[start:end] for _, _, start, end in operations(data)]
    assert spans == [b"q", b"/F1 12 Tf", b"[(a)] TJ", b"<</S /P>>DP", b"(x)'"]


def test_inline_image_keeps_its_bytes() -> None:
    pixels = zlib.compress(bytes(range(256)) * 9) + b" EI \x80\x81 tail"
    data = b"q BI /W 9 /H 2 /F /Fl ID " + pixels + b"\nEI Q"
    operators = parsed(data)
    assert [operator for operator, _ in operators] == [b"q", b"BI", b"Q"]
    assert operators[1][1] == [{"W": 9, "H": 2, "F": "Fl"}, pixels]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"[(a) TJ Q", [(b"TJ", [[b"a"]]), (b"Q", [])]),
        (b"q ) } > Q", [(b"q", []), (b"Q", [])]),
        (b"] >> 1 w", [(b"w", [1])]),
        (b"BI /W 1 ID abc", [(b"BI", [{"W": 1}, b"abc"])]),
        (b"BI", [(b"BI", [{}, b""])]),
    ],
)
def test_damage_is_skipped(data: bytes, expected: list[tuple[bytes, list[object]]]) -> None:
    assert parsed(data) == expected


def test_deep_nesting_is_flattened() -> None:
    (_, (value,)), *_ = parsed(b"[" * 100_000 + b"]" * 100_000 + b" x")
    depth = 0
    while value:
        value, depth = value[0], depth + 1
    assert depth < MAX_NESTING


@given(st.binary(max_size=200))
def test_any_bytes_end(data: bytes) -> None:
    for _, _, start, end in operations(data):
        assert 0 <= start < end <= len(data)
