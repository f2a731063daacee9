"""What a Type 2 charstring draws: lines and curves in the units of the glyph (Adobe Technical Note 5177).

In: a charstring without subroutines. Out: its contours. Hints are read over. Arithmetic, and accents made by
`endchar`, which OpenType does not allow, are refused as damage is, with ValueError or LookupError.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from briefing_tex.proof.cff import integer

Step = tuple[float, ...]
"""Of a line two numbers, of a curve six: each point from the one before."""
Contour = tuple[tuple[float, ...], ...]
"""The point where it begins, then the points of each line (two numbers) and each curve (six)."""

_HINTS, _MASKS = frozenset((1, 3, 18, 23)), frozenset((19, 20))
_END, _ESCAPE, _SHORT, _FIXED = 14, 12, 28, 255


def contours(program: bytes) -> tuple[Contour, ...]:
    """The contours in their order; where nothing is drawn after a move, there is none.

    >>> contours(bytes.fromhex("8b8b15 95 06 0e"))
    (((0.0, 0.0), (10.0, 0.0)),)
    """
    found: list[Contour] = []
    x = y = 0.0
    points: list[tuple[float, ...]] = [(x, y)]
    for operator, operands in _operations(program):
        move = _MOVES.get(operator)
        if move:
            found += [tuple(points)] if points[1:] else []
            across, up = move(operands)
            x, y = x + across, y + up
            points = [(x, y)]
            continue
        for step in _DRAWS[operator](operands):
            segment = list(step)
            for place in range(0, len(step), 2):
                x, y = x + step[place], y + step[place + 1]
                segment[place : place + 2] = x, y
            points.append(tuple(segment))
    return (*found, tuple(points)) if points[1:] else tuple(found)


def box(drawn: Iterable[Contour]) -> tuple[float, float, float, float] | None:
    """The rectangle around all points, those that only steer curves among them; None where nothing is drawn."""
    points = [segment for contour in drawn for segment in contour]
    if not points:
        return None
    xs = [x for segment in points for x in segment[::2]]
    ys = [y for segment in points for y in segment[1::2]]
    return min(xs), min(ys), max(xs), max(ys)


def _operations(code: bytes) -> Iterator[tuple[int, list[float]]]:
    """Operators that move and draw, with their operands; of two bytes, they are 0xC00 and the second byte."""
    operands: list[float] = []
    hints = place = 0
    while place < len(code):
        byte = code[place]
        place += 1
        if byte >= 32 or byte == _SHORT:
            size = 2 if byte == _SHORT else 4 if byte == _FIXED else int(byte > 246)
            raw = code[place - 1 : place + size]
            operands.append(
                int.from_bytes(raw[1:], "big", signed=True) / 65536 if byte == _FIXED else integer(raw)
            )
            place += size
            continue
        if byte in _HINTS or byte in _MASKS:
            hints += len(operands) // 2
            place += (hints + 7) // 8 if byte in _MASKS else 0
        elif byte == _END:
            if len(operands) > 1:
                raise ValueError("an accented character made by endchar")
            return
        elif byte == _ESCAPE:
            yield 0xC00 | code[place], operands
            place += 1
        else:
            yield byte, operands
        operands = []


def _groups(operands: Sequence[float], size: int) -> Iterator[Step]:
    if len(operands) % size:
        raise ValueError("operands that do not come out even")
    return zip(*[iter(operands)] * size, strict=True)


def _in_turn(operands: Sequence[float], across: bool) -> Iterator[Step]:
    """Lines across and up in turn (hlineto, vlineto)."""
    for place, length in enumerate(operands):
        yield (length, 0) if (place % 2 == 0) == across else (0, length)


def _curves_then_line(operands: Sequence[float]) -> Iterator[Step]:
    yield from _groups(operands[:-2], 6)
    yield from _groups(operands[-2:], 2)


def _lines_then_curve(operands: Sequence[float]) -> Iterator[Step]:
    yield from _groups(operands[:-6], 2)
    yield from _groups(operands[-6:], 6)


def _upright_curves(operands: Sequence[float]) -> Iterator[Step]:
    """Curves that begin and end upright (vvcurveto); the first may begin with a step across."""
    odd = len(operands) % 4 == 1
    aside = operands[0] if odd else 0
    for a, b, c, d in _groups(operands[odd:], 4):
        yield aside, a, b, c, 0, d
        aside = 0


def _level_curves(operands: Sequence[float]) -> Iterator[Step]:
    """Curves that begin and end level (hhcurveto); the first may begin with a step up."""
    for dx1, dy1, dx2, dy2, dx3, dy3 in _upright_curves(operands):
        yield dy1, dx1, dx2, dy2, dy3, dx3


def _turning_curves(operands: Sequence[float], level: bool) -> Iterator[Step]:
    """Curves that begin level and end upright, or the other way, in turn (hvcurveto, vhcurveto)."""
    odd = len(operands) % 4 == 1
    groups = list(_groups(operands[: len(operands) - odd], 4))
    for place, (a, b, c, d) in enumerate(groups, 1):
        last = operands[-1] if odd and place == len(groups) else 0
        yield (a, 0, b, c, last, d) if level else (0, a, b, c, d, last)
        level = not level


def _flex(operands: Sequence[float]) -> Iterator[Step]:
    return _groups(operands[:-1], 6)


def _hflex(operands: Sequence[float]) -> Iterator[Step]:
    dx1, dx2, dy2, dx3, dx4, dx5, dx6 = operands
    yield dx1, 0, dx2, dy2, dx3, 0
    yield dx4, 0, dx5, -dy2, dx6, 0


def _hflex1(operands: Sequence[float]) -> Iterator[Step]:
    dx1, dy1, dx2, dy2, dx3, dx4, dx5, dy5, dx6 = operands
    yield dx1, dy1, dx2, dy2, dx3, 0
    yield dx4, 0, dx5, dy5, dx6, -(dy1 + dy2 + dy5)


def _flex1(operands: Sequence[float]) -> Iterator[Step]:
    *steps, last = operands
    dx, dy = sum(steps[::2]), sum(steps[1::2])
    return _groups((*steps, *((last, -dy) if abs(dx) > abs(dy) else (-dx, last))), 6)


_MOVES: dict[int, Callable[[Sequence[float]], Step]] = {
    4: lambda operands: (0, operands[-1]),
    21: lambda operands: (operands[-2], operands[-1]),
    22: lambda operands: (operands[-1], 0),
}
"""vmoveto, rmoveto, hmoveto: a width may stand before their operands."""
_DRAWS: dict[int, Callable[[Sequence[float]], Iterator[Step]]] = {
    5: lambda operands: _groups(operands, 2),
    6: lambda operands: _in_turn(operands, True),
    7: lambda operands: _in_turn(operands, False),
    8: lambda operands: _groups(operands, 6),
    24: _curves_then_line,
    25: _lines_then_curve,
    26: _upright_curves,
    27: _level_curves,
    30: lambda operands: _turning_curves(operands, False),
    31: lambda operands: _turning_curves(operands, True),
    0xC22: _hflex,
    0xC23: _flex,
    0xC24: _hflex1,
    0xC25: _flex1,
}
"""Lines, curves and flexes, by the numbers that 5177 gives them in its appendix A."""
