"""XDV read opcode by opcode: files made by hand, whole and damaged."""

from __future__ import annotations

import struct
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_tex.engines.xdv import Unsupported, convert
from briefing_tex.engines.xdv.items import Font, Glyphs, Item, Rule, Special
from briefing_tex.engines.xdv.parse import Xdv
from briefing_tex.engines.xdv.write import saved

PREAMBLE = struct.pack(">BBIIIB", 247, 7, 25400000, 473628672, 1000, 0)
PAGE = bytes([139]) + bytes(44)
END = bytes([140])
POST = bytes([248]) + bytes(20)
FONT = b"\xfc" + struct.pack(">IIHB", 5, 655360, 0, 5) + b"x.otf" + bytes(4)


def run(text: str | None, advance: int, *glyphs: tuple[int, int, int]) -> bytes:
    """Opcode 254, or 253 without a text; each glyph is x, y and its number."""
    head = b"\xfd"
    if text is not None:
        raw = text.encode("utf-16-be")
        head = b"\xfe" + struct.pack(">H", len(raw) // 2) + raw
    places = b"".join(struct.pack(">ii", x, y) for x, y, _ in glyphs)
    numbers = b"".join(struct.pack(">H", glyph) for *_, glyph in glyphs)
    return head + struct.pack(">iH", advance, len(glyphs)) + places + numbers


def special(text: bytes) -> bytes:
    return bytes([239, len(text)]) + text


def page(*operations: bytes) -> list[Item]:
    made = Xdv(PREAMBLE + PAGE + b"".join(operations) + END + POST)
    return [item for items in made.pages() for item in items]


def test_places() -> None:
    down, right = bytes([159]) + (300).to_bytes(3, "big"), bytes([144]) + (-20).to_bytes(2, "big", signed=True)
    items = page(bytes([141]), down, special(b"a"), right, special(b"b"), bytes([142]), special(b"c"))
    assert [(item.x, item.y) for item in items] == [(0, 300), (-20, 300), (0, 0)]


def test_registers_keep_their_amounts() -> None:
    w, x, y = bytes([148, 7]), bytes([153, 11]), bytes([162, 5])
    again = bytes([147, 152, 161])
    items = page(w, x, y, again, special(b"a"))
    assert (items[0].x, items[0].y) == (36, 10)
    items = page(w, bytes([141, 148, 1, 142, 147]), special(b"a"))
    assert items[0].x == 14


def test_rules_and_empty_rules() -> None:
    def rule(op: int, height: int, width: int) -> bytes:
        return struct.pack(">Bii", op, height, width)

    assert page(rule(132, 5, 10), rule(137, 2, 3), rule(132, 0, 8), special(b"")) == [
        Rule(0, 0, 10, 5),
        Rule(10, 0, 3, 2),
        Special(18, 0, b""),
    ]


def test_fonts() -> None:
    effects = struct.pack(">B4siii", 1, bytes([255, 0, 128, 255]), 65536 * 2, 13107, 6554)
    coloured = b"\xfc" + struct.pack(">IIHB", 70, 99, 0x7200, 1) + b"y" + bytes([0, 0, 0]) + effects
    made = Xdv(PREAMBLE + FONT + PAGE + coloured + bytes([235, 70]) + run("a", 9, (0, 0, 4)) + END + POST)
    items = next(made.pages())
    assert isinstance(items[0], Glyphs)
    assert items[0].font == 70
    assert made.fonts[5] == Font("x.otf", 0, 655360)
    font = made.fonts[70]
    assert (font.face, font.colour, font.extend) == (1, (255, 0, 128, 255), 2.0)
    assert (round(font.slant, 3), round(font.embolden, 3)) == (0.2, 0.1)


def test_runs() -> None:
    first, second, third = page(
        bytes([176]), run("ﬁx", 30, (0, 0, 3), (10, -2, 4)), run(None, 7, (1, 0, 9)), run("😀", 5, (0, 0, 8))
    )
    assert isinstance(first, Glyphs)
    assert (first.run.text, first.run.glyphs, first.run.xs, first.run.ys) == ("ﬁx", (3, 4), (0, 10), (0, -2))
    assert isinstance(second, Glyphs)
    assert (second.x, second.run.text, second.run.xs, second.run.ys) == (30, None, (1,), None)
    assert isinstance(third, Glyphs)
    assert (third.x, third.run.text) == (37, "😀")


@given(
    st.lists(st.tuples(st.integers(0x4E00, 0x9FFF), st.integers(-9, 9), st.sampled_from("-wx")), max_size=12)
)
def test_a_chain_is_its_links(links: list[tuple[int, int, str]]) -> None:
    moves = {"-": (b"", 0), "w": (b"\x93", 7), "x": (b"\x98", -3)}
    operations = [bytes([148, 7, 149]) + (-7).to_bytes(2, "big", signed=True) + bytes([148, 7, 153, 253])]
    expected, place = [], 7 - 7 + 7 - 3
    for code, advance, kind in links:
        operations += [run(chr(code), advance, (0, 0, code - 0x4E00)), moves[kind][0]]
        expected.append((place, chr(code), code - 0x4E00))
        place += advance + moves[kind][1]
    found = []
    for item in page(*operations):
        assert isinstance(item, Glyphs)
        rows = zip(item.run.xs, item.run.text or "", item.run.glyphs, strict=True)
        found += [(item.x + x, text, glyph) for x, text, glyph in rows]
    assert found == expected


@given(st.integers(-300, 300), st.integers(-300, 300), st.integers(0, 5), st.booleans())
def test_leaders_are_their_boxes(inner: int, step: int, more: int, shift: bool) -> None:
    """Boxes in a box, each a step further on: one run, where each box is as if it stood alone."""
    right, w = (
        bytes([op]) + amount.to_bytes(2, "big", signed=True) for op, amount in ((144, inner), (149, step))
    )
    dot = run(".", 50, (0, 0, 17))
    box = bytes([141, 141]) + (bytes([154]) + right[1:] if shift else right) + dot + bytes([142, 142])
    items = page(bytes([153, 4]), box, w, (box + b"\x93") * more, dot, b"\x98", special(b"a"))
    *runs, last = items
    found = [item.x + x for item in runs if isinstance(item, Glyphs) for x in item.run.xs]
    assert found == [*(4 + inner + step * number for number in range(more + 1)), 4 + step * (more + 1)]
    assert all(isinstance(item, Glyphs) and item.run.text == "." * len(item.run.glyphs) for item in runs)
    assert len(runs) == 2
    assert last.x == 4 + step * (more + 1) + 50 + 4


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "format 7"),
        (b"%PDF-1.7" + bytes(40), "format 7"),
        (PREAMBLE.replace(b"\xf7\x07", b"\xf7\x06"), "format 7"),
        (PREAMBLE[:2] + bytes(12) + b"\0" + POST, "units"),
        (PREAMBLE + PAGE + b"A" + END + POST, "TFM font"),
        (PREAMBLE + PAGE + bytes([243]) + bytes(30) + END + POST, "TFM font"),
        (PREAMBLE + PAGE + bytes([250]) + END + POST, "opcode: 250"),
        (PREAMBLE + b"\xfc" + struct.pack(">IIHB", 1, 1, 0x100, 0) + bytes(8) + POST, "vertical"),
        (PREAMBLE + PAGE + special(b"ps: gsave") + END + POST, "ps: gsave"),
        (PREAMBLE + PAGE, "damaged"),
    ],
)
def test_what_is_not_drawn_is_said(data: bytes, message: str) -> None:
    with pytest.raises(Unsupported, match=message):
        convert(data)


@given(st.data())
def test_damage_never_ends_in_another_error(data: st.DataObject) -> None:
    whole = PREAMBLE + FONT + PAGE + run("ab", 5, (0, 0, 1), (2, 0, 2)) + special(b"pdf:code x") + END + POST
    damaged = bytearray(whole[: data.draw(st.integers(0, len(whole)))])
    for _ in range(data.draw(st.integers(0, 4))):
        if damaged:
            damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    with suppress(Unsupported):
        list(Xdv(bytes(damaged)).pages())


def test_an_empty_file_of_pages(tmp_path: Path) -> None:
    pages = PREAMBLE + PAGE + END + PAGE + END + POST
    made = saved(convert(pages, tmp_path))
    assert made.startswith(b"%PDF-1.7")
    assert made == saved(convert(pages, tmp_path))


@given(st.data())
def test_pages_of_a_file_that_grows(data: st.DataObject) -> None:
    """Pages are told to be there when they are, however the file is cut, and are read as from the whole."""
    size = special(b"pdf:pagesize width 597.50787pt height 845.04684pt")
    push = PAGE + size + special(b"mark" + bytes(200)) + END
    texts = data.draw(st.lists(st.text("ab文", min_size=1, max_size=40), min_size=1, max_size=5))
    runs = [run(text, 5 * len(text), *((n, 0, n) for n in range(len(text)))) for text in texts]
    whole = PREAMBLE + FONT + b"".join(PAGE + size + made + END + push for made in runs) + push + POST
    cuts = sorted(data.draw(st.lists(st.integers(len(PREAMBLE), len(whole)), max_size=6)))
    growing, found = Xdv(whole[: len(PREAMBLE)]), []
    for start, end in pairwise((len(PREAMBLE), *cuts, len(whole))):
        growing.feed(whole[start:end])
        while growing.goes_on_to(b"mark"):
            found.append(growing.page())
    said = [[item.run.text for item in items if isinstance(item, Glyphs)] for items in found if items]
    assert [text for texts_of_page in said for text in texts_of_page] == texts
