"""XDV, the page description that XeTeX writes, as frozen page items.

In: the bytes of an .xdv file, format 7 (TeX Live 2018 and later). Out: fonts, and pages as tuples of glyph
runs, rules and specials in the order they were shipped, in sp (1/65536 pt) from TeX's origin, one inch from the
left and the top edge, y downwards. The format is DVI (D. R. Fuchs, TUGboat 3:2) with what XeTeX adds: 252
defines a native font, 253 sets glyphs, 254 sets glyphs and says which text they are.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from itertools import accumulate
from operator import add

from briefing_tex.engines.xdv.items import Font, Glyphs, Item, Rule, Run, Special
from briefing_tex.engines.xdv.unsupported import TFM_FONT, Unsupported

_FORMAT = 7
_MARKED_HEAD = 150
"""Bytes within which a page gets to what it says itself: behind 45, its size told by XeTeX takes 60 more."""
_VERTICAL, _COLOURED, _VARIATIONS, _EXTEND, _SLANT, _EMBOLDEN = 0x100, 0x200, 0x800, 0x1000, 0x2000, 0x4000

_i32 = struct.Struct(">i").unpack_from
_glyph_head = struct.Struct(">iH").unpack_from
# Runs of one character and one glyph at the origin, each followed by no move or by one to the side.
_SIDE = rb"[\x93\x98]|[\x8f\x94\x99].|[\x90\x95\x9a]..|[\x91\x96\x9b]...|[\x92\x97\x9c]...."
_SINGLE = rb"\xfe\x00\x01([^\xd8-\xdf].)(....)\x00\x01\x00{8}(..)"
_LINK = rb"%b((?:%b)?)" % (_SINGLE, _SIDE)
_LINKS = re.compile(_LINK, re.S)
_CHAIN = re.compile(b"(?:%b){2,}" % _LINK, re.S)
# Such a run in a box in a box, over and over, each time the same step further on: leaders.
_STEP = rb"\x93|\x94.|\x95..|\x96...|\x97...."
_LEADERS = re.compile(rb"(\x8d\x8d(%b)%b\x8e\x8e)(%b)(?:\1\x93)+" % (_SIDE, _SINGLE, _STEP), re.S)

_rule = struct.Struct(">ii").unpack_from
_font_head = struct.Struct(">iiHB").unpack_from


# Moves: opcode -> (axis 0 for h or 1 for v, register that keeps the amount, bytes of the amount).
# Registers: 0 h, 1 v, 2 w, 3 x, 4 y, 5 z; 6 is for amounts that nothing keeps.
_MOVES: dict[int, tuple[int, int, int]] = {
    first + size: (axis, register, size)
    for first, axis, register, sizes in (
        (142, 0, 6, range(1, 5)),
        (147, 0, 2, range(5)),
        (152, 0, 3, range(5)),
        (156, 1, 6, range(1, 5)),
        (161, 1, 4, range(5)),
        (166, 1, 5, range(5)),
    )
    for size in sizes
}


class Xdv:
    """An .xdv file, read page by page.

    `fonts` holds what was defined so far: all fonts of a page are known when the page is. `magnification` is
    1.0 unless the document said `\\mag`.
    """

    def __init__(self, data: bytes) -> None:
        if len(data) < 15 or data[0] != 247 or data[1] != _FORMAT:
            raise Unsupported("not XDV of format 7")
        numerator, denominator, magnification = struct.unpack_from(">III", data, 2)
        if (numerator, denominator) != (25400000, 473628672):
            raise Unsupported("XDV in other units than TeX's")
        self.data = data
        self.magnification = magnification / 1000
        self.fonts: dict[int, Font] = {}
        self._runs: dict[bytes, Run] = {}
        self._handlers = {
            132: self._rule,
            137: self._rule,
            252: self._define,
            253: self._glyphs,
            254: self._glyphs,
        }
        self._handlers.update(dict.fromkeys(range(239, 243), self._special))
        self._position = 15 + data[14]
        self._items: list[Item] = []
        self._place = [0] * 7
        self._font = -1

    def feed(self, data: bytes) -> None:
        """Take what was written since, of a file that grows."""
        self.data = self.data[self._position :] + data
        self._position = 0

    def forget(self) -> None:
        """Drop what was kept because it may come again on another page of a document."""
        self._runs = {}

    def goes_on_to(self, mark: bytes) -> bool:
        """Whether a mark stands behind the beginning of the next page: then that page is here as a whole.

        For a file that grows, where every other page is there to begin with a mark.
        """
        return self.data.find(mark, self._position + _MARKED_HEAD) >= 0

    def pages(self) -> Iterator[tuple[Item, ...]]:
        """The items of each page in turn, from the first not yet given; raises `Unsupported` for damage.

        Pages are not kept, so that memory does not grow with their number.
        """
        while (items := self.page()) is not None:
            yield items

    def page(self) -> tuple[Item, ...] | None:
        """The items of the next page, None behind the last; raises `Unsupported` for damage."""
        try:
            while (op := self.data[self._position]) != 248:
                if op == 139:
                    self._position = self._page(self._position + 45)
                    return tuple(self._items)
                if op == 252:
                    self._position = self._define(self._position)
                elif op == 138:
                    self._position += 1
                else:
                    raise Unsupported("XDV opcode between pages", str(op))
        except (struct.error, IndexError, UnicodeDecodeError) as error:
            raise Unsupported("damaged XDV", str(error)) from error
        return None

    def _page(self, position: int) -> int:
        """Interpret one page, from its first operation on; returns the position behind it."""
        data, moves, handlers = self.data, _MOVES, self._handlers
        self._items, self._place, self._font = [], [0] * 7, -1
        place, stack = self._place, list[list[int]]()
        while (op := data[position]) != 140:
            if op in moves:
                axis, register, size = moves[op]
                if size:
                    place[register] = int.from_bytes(
                        data[position + 1 : position + 1 + size], "big", signed=True
                    )
                place[axis] += place[register]
                position += 1 + size
            elif op == 141:
                if data[position + 1] == 141 and (leaders := _LEADERS.match(data, position)):
                    position = self._leaders(leaders)
                else:
                    stack.append(place[:])
                    position += 1
            elif op == 142:
                place[:] = stack.pop()
                position += 1
            elif 171 <= op <= 238:
                size = max(op - 234, 0)
                self._font = (
                    int.from_bytes(data[position + 1 : position + 1 + size], "big") if size else op - 171
                )
                position += 1 + size
            elif op in handlers:
                position = handlers[op](position)
            elif op == 138:
                position += 1
            else:
                raise Unsupported(*_refusal(op))
        return position + 1

    def _glyphs(self, position: int) -> int:
        data, place = self.data, self._place
        start = position + 1
        if data[position] == 254:
            start += 2 + 2 * (data[start] << 8 | data[start + 1])
        end = start + 6 + 10 * (data[start + 4] << 8 | data[start + 5])
        if end - position == 21 and (chain := _CHAIN.match(data, position)):
            return self._chain(chain[0], position)
        key = data[position:end]
        run = self._runs.get(key)
        if run is None:
            run = self._runs[key] = _run(key, start - position)
        self._items.append(Glyphs(place[0], place[1], self._font, run))
        place[0] += run.advance
        return end

    def _chain(self, chain: bytes, position: int) -> int:
        """Take a chain of one-character runs as one run: CJK text, where a line may break at each character."""
        texts, advances, glyphs, moves = zip(*_LINKS.findall(chain), strict=True)
        count = len(texts)
        steps = map(add, struct.unpack(f">{count}i", b"".join(advances)), map(self._gap, moves))
        xs = tuple(accumulate(steps, initial=0))
        text = b"".join(texts).decode("utf-16-be")
        run = Run(text, struct.unpack(f">{count}H", b"".join(glyphs)), xs[:-1], None, xs[-1], paired=True)
        self._items.append(Glyphs(self._place[0], self._place[1], self._font, run))
        self._place[0] += xs[-1]
        return position + len(chain)

    def _leaders(self, found: re.Match[bytes]) -> int:
        """Take leaders as one run."""
        box, inner, text, _, glyph, move = found.groups()
        kept = self._place[:]
        start = self._gap(inner)
        self._place[:] = kept
        step = self._gap(move)
        count = 1 + (found.end() - found.end(6)) // (len(box) + 1)
        xs = tuple(range(start, start + count * step, step)) if step else (start,) * count
        glyphs = (int.from_bytes(glyph, "big"),) * count
        run = Run(text.decode("utf-16-be") * count, glyphs, xs, None, count * step, paired=True)
        self._items.append(Glyphs(self._place[0], self._place[1], self._font, run))
        self._place[0] += run.advance
        return found.end()

    def _gap(self, move: bytes) -> int:
        """The amount of a move to the side, which its register keeps."""
        if not move:
            return 0
        _, register, size = _MOVES[move[0]]
        if size:
            self._place[register] = int.from_bytes(move[1:], "big", signed=True)
        return self._place[register]

    def _rule(self, position: int) -> int:
        height, width = _rule(self.data, position + 1)
        if height > 0 and width > 0:
            self._items.append(Rule(self._place[0], self._place[1], width, height))
        if self.data[position] == 132:
            self._place[0] += width
        return position + 9

    def _special(self, position: int) -> int:
        size = self.data[position] - 238
        start = position + 1 + size
        end = start + int.from_bytes(self.data[position + 1 : start], "big")
        self._items.append(Special(self._place[0], self._place[1], self.data[start:end]))
        return end

    def _define(self, position: int) -> int:
        data = self.data
        number, size, flags, length = _font_head(data, position + 1)
        if flags & (_VERTICAL | _VARIATIONS):
            raise Unsupported("vertical or variable font")
        position += 12
        file = data[position : position + length].decode()
        position += length
        face = _i32(data, position)[0]
        position += 4
        colour = None
        if flags & _COLOURED:
            red, green, blue, alpha = data[position : position + 4]
            colour = red, green, blue, alpha
            position += 4
        effects = {}
        for flag, effect in ((_EXTEND, "extend"), (_SLANT, "slant"), (_EMBOLDEN, "embolden")):
            if flags & flag:
                effects[effect] = _i32(data, position)[0] / 65536
                position += 4
        self.fonts[number] = Font(file, face, size, colour, **effects)
        return position


def _run(operation: bytes, start: int) -> Run:
    """Decode a glyph operation whose text, if any, ends at `start`."""
    text = operation[3:start].decode("utf-16-be", "surrogatepass") if operation[0] == 254 else None
    advance, count = _glyph_head(operation, start)
    numbers = struct.unpack_from(f">{2 * count}i{count}H", operation, start + 6)
    ys = numbers[1 : 2 * count : 2]
    paired = count == 1 and text is not None and len(text) == 1
    return Run(text, numbers[2 * count :], numbers[0 : 2 * count : 2], ys if any(ys) else None, advance, paired)


def _refusal(op: int) -> tuple[str, str]:
    if op <= 136 or 243 <= op <= 246:
        return TFM_FONT, "only OpenType and TrueType fonts are drawn"
    return "XDV opcode", str(op)
