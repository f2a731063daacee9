"""Page content: glyphs, rules, colours and graphics state as a PDF content stream.

In: page items in sp from TeX's origin, y downwards. Out: the bytes of the stream, in points (1/72 inch) from
the same origin, y upwards. Specification: ISO 32000-1, 8.4 (graphics state), 9.4 (text), 14.6 (marked
content).

Glyphs that follow one another are shown by one TJ, whatever the runs and fonts they came in; what stands
between text objects (marks, rules, graphics) ends the text object, so that marks never fall inside one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import copy
from functools import lru_cache

from msgspec import Struct

from briefing_tex.engines.xdv.fonts import Encoded, FontUse
from briefing_tex.engines.xdv.items import SP_PER_INCH, Font, Glyphs, Rule
from briefing_tex.engines.xdv.unsupported import Unsupported

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
BLACK = b"0 g 0 G"
_UPRIGHT = (1.0, 0.0)

# How far a glyph may stand from where a reader's pen is before the pen is moved, in thousandths of the em.
_SLACK = 2

# Rules up to this thickness, in points, are drawn as lines.
_THICKEST_LINE = 5.0

_STRING = re.compile(rb"\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>", re.S)
_OPERATOR = re.compile(rb"(?<![/\w.@-])[A-Za-z'\"*]+(?![\w.-])")
_MARKS = {b"DP", b"MP", b"BMC", b"BDC", b"EMC", b"true", b"false", b"null"}


class _State(Struct):
    """What the stream has set so far: None is not known."""

    font: tuple[str, int] | None = None
    colour: bytes | None = None
    bold: float | None = None


class Canvas:
    """The content of one page as it grows."""

    def __init__(self, magnification: float = 1.0, colour: bytes = BLACK) -> None:
        self.unit = 72 / SP_PER_INCH * magnification
        self._colour = colour
        self.fonts: dict[str, FontUse] = {}
        self.matrix: list[Matrix] = [IDENTITY]
        self._parts: list[bytes] = []
        self._shown: list[bytes] = []
        self._state = _State(bold=0.0)
        self._saved: list[_State] = []
        self._in_text = False
        self._ready: Font | None = None
        self._pen = 0.0
        self._line_y: int | None = None
        self._line = (0, 0)
        self._shape = _UPRIGHT

    def content(self) -> bytes:
        """The stream so far; graphics states left open are closed."""
        self.end_text()
        return b"".join(self._parts) + b"Q\n" * len(self._saved)

    # Text

    def glyphs(self, item: Glyphs, font: Font, use: FontUse) -> None:
        """Show a run of glyphs, its text exact through the font's codes or, where need be, /ActualText."""
        if font is not self._ready:
            self._begin_text(font, use)
        encoded = use.encode(item.run)
        if not encoded.spans and item.run.ys is None:
            self._show_line(item, encoded, font, 0, len(encoded.shapes), item.y)
            return
        start = 0
        for span in encoded.spans:
            self._show(item, encoded, font, start, span.start)
            self._flush()
            actual = (b"\xfe\xff" + span.text.encode("utf-16-be", "surrogatepass")).hex()
            self._parts.append(b"/Span<</ActualText<%b>>>BDC\n" % actual.encode())
            self._show(item, encoded, font, span.start, span.stop)
            self._flush()
            self._parts.append(b"EMC\n")
            start = span.stop
        self._show(item, encoded, font, start, len(encoded.shapes))

    def _show(self, item: Glyphs, encoded: Encoded, font: Font, start: int, stop: int) -> None:
        """Show glyphs, those of each baseline together."""
        ys = item.run.ys or (0,) * stop
        while start < stop:
            end = start + 1
            while end < stop and ys[end] == ys[start]:
                end += 1
            self._show_line(item, encoded, font, start, end, item.y + ys[start])
            start = end

    def _show_line(self, item: Glyphs, encoded: Encoded, font: Font, start: int, stop: int, y: int) -> None:
        """Show glyphs of one baseline; the pen is where a reader's pen is, rounding included."""
        if start == stop:
            return
        x, xs = item.x, item.run.xs
        if y != self._line_y:
            self._move(x + xs[start], y, font)
        unit = font.size * font.extend / 1000
        slack, pen, shown = _SLACK * unit, self._pen, self._shown
        for offset, (code, width) in zip(xs[start:stop], encoded.shapes[start:stop], strict=True):
            gap = x + offset - pen
            if gap > slack or gap < -slack:
                units = round(gap / unit)
                shown.append(b")%d(" % -units)
                pen += units * unit
            shown.append(code)
            pen += width * unit
        self._pen = pen

    def _begin_text(self, font: Font, use: FontUse) -> None:
        """Bring the text state to what a font needs: colour, boldness, font and size, shape."""
        if not self._in_text:
            self._parts.append(b"BT\n")
            self._in_text, self._line_y, self._line, self._shape = True, None, (0, 0), _UPRIGHT
        self._flush()
        self._set_colour(self._colour if font.colour is None else _rgb(font.colour))
        if self._state.bold != font.embolden:
            bold = f"2 Tr {number(font.embolden, 4)} w\n" if font.embolden else "0 Tr\n"
            self._parts.append(bold.encode())
        if self._state.font != (use.name, font.size):
            self.fonts[use.name] = use
            self._parts.append(f"/{use.name} {number(font.size * self.unit, 4)} Tf\n".encode())
        self._state.font, self._state.bold = (use.name, font.size), font.embolden
        if self._shape != (font.extend, font.slant):
            self._line_y = None
        self._ready = font

    def _move(self, x: int, y: int, font: Font) -> None:
        """Begin a line of glyphs at (x, y); coordinates are kept as printed, in 1/1000 pt."""
        self._flush()
        across, up = round(x * self.unit * 1000), round(-y * self.unit * 1000)
        shape = (font.extend, font.slant)
        if shape == self._shape == _UPRIGHT:
            self._parts.append(
                f"{_thousandths(across - self._line[0])} {_thousandths(up - self._line[1])} Td\n".encode()
            )
        else:
            operands = (font.extend, 0, font.slant, 1, across / 1000, up / 1000)
            self._parts.append(f"{' '.join(number(value, 3) for value in operands)} Tm\n".encode())
        self._shape, self._line, self._line_y = shape, (across, up), y
        self._pen = across / 1000 / self.unit

    def _flush(self) -> None:
        if self._shown:
            shown = b"[(" + b"".join(self._shown) + b")]TJ\n"
            self._parts.append(b"[" + shown[3:] if shown.startswith(b"[()") else shown)
            self._shown = []

    def place(self, font: Font, use: FontUse) -> int:
        """Keep a place for glyphs of a font on one line; `fill` shows them there."""
        self.end_text()
        self._begin_text(font, use)
        self._parts.append(b"")
        self.end_text()
        return len(self._parts) - 2

    def fill(self, place: int, items: Iterable[Glyphs], font: Font, use: FontUse) -> None:
        """Show glyphs in a place that was kept."""
        line = Canvas()
        line.unit, line._ready = self.unit, font
        for item in items:
            line.glyphs(item, font, use)
        line._flush()
        self._parts[place] = b"".join(line._parts)

    def end_text(self) -> None:
        """Close the text object, if one is open."""
        self._flush()
        self._ready = None
        if self._in_text:
            self._parts.append(b"ET\n")
            self._in_text = False

    # Everything else

    def paint_with(self, colour: bytes) -> None:
        """Set the colour of what comes, as PDF operators."""
        self._colour = colour
        self._ready = None

    def rule(self, item: Rule) -> None:
        """Paint a rectangle; a thin one as a line, which viewers keep equally thick wherever it falls."""
        self.end_text()
        self._set_colour(self._colour)
        x, y, width, height = (value * self.unit for value in (item.x, -item.y, item.width, item.height))
        if min(width, height) > _THICKEST_LINE:
            self._parts.append(f"{_numbers(x, y, width, height)} re f\n".encode())
        elif width > height:
            y += height / 2
            self._parts.append(
                f"q {number(height, 3)} w {_numbers(x, y)} m {_numbers(x + width, y)} l S Q\n".encode()
            )
        else:
            x += width / 2
            self._parts.append(
                f"q {number(width, 3)} w {_numbers(x, y)} m {_numbers(x, y + height)} l S Q\n".encode()
            )

    def raw(self, code: bytes) -> None:
        """Put operators into the stream; what they may have changed is set anew when next needed."""
        self.end_text()
        if is_marks(code):
            self._parts.append(code.strip() + b"\n")
            return
        self._set_colour(self._colour)
        self._parts.append(code.strip() + b"\n")
        self._state = _State()

    def graphic(self, code: bytes) -> None:
        """Put balanced operators into the stream, after which the state is as before."""
        self.end_text()
        self._parts.append(code + b"\n")

    def save(self) -> None:
        """Save the graphics state (q)."""
        self.end_text()
        self._parts.append(b"q\n")
        self._saved.append(copy(self._state))
        self.matrix.append(self.matrix[-1])

    def restore(self) -> None:
        """Go back to the state last saved (Q); without one, nothing happens."""
        if self._saved:
            self.end_text()
            self._parts.append(b"Q\n")
            self._state = self._saved.pop()
            self.matrix.pop()

    def transform(self, matrix: Matrix) -> None:
        """Concatenate a matrix to the current one (cm)."""
        self.end_text()
        self.matrix[-1] = multiply(matrix, self.matrix[-1])
        self._parts.append(f"{' '.join(number(value, 5) for value in matrix)} cm\n".encode())

    def at(self, x: int, y: int) -> tuple[float, float]:
        """A place in sp as a point of the current coordinates."""
        return x * self.unit, -y * self.unit

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page's own coordinates, whatever is transformed."""
        a, b, c, d, e, f = self.matrix[-1]
        return a * x + c * y + e, b * x + d * y + f

    def _set_colour(self, colour: bytes) -> None:
        if self._state.colour != colour:
            self._parts.append(colour + b"\n")
            self._state.colour = colour


@lru_cache(maxsize=1024)
def is_marks(code: bytes) -> bool:
    """Whether operators only mark content, so that nothing painted changes by them.

    >>> is_marks(b"/BT <</S /P /Alt (a q b)>> DP"), is_marks(b"q 1 0 0 RG")
    (True, False)
    """
    return set(_OPERATOR.findall(_STRING.sub(b" ", code))) <= _MARKS


@lru_cache(maxsize=4096)
def number(value: float, places: int = 2) -> str:
    """A number as PDF writes it.

    >>> number(-0.5), number(3.0), number(-0.001)
    ('-.5', '3', '0')
    """
    text = f"{value:.{places}f}".rstrip("0").rstrip(".")
    if text in ("-0", ""):
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def _numbers(*values: float) -> str:
    return " ".join(number(value, 3) for value in values)


def _thousandths(value: int) -> str:
    return number(value / 1000, 3)


def multiply(one: Matrix, other: Matrix) -> Matrix:
    """The matrix that does `one`, then `other`."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _rgb(colour: tuple[int, int, int, int]) -> bytes:
    if colour[3] != 255:
        raise Unsupported("font colour", "a transparent one")
    red, green, blue = (number(part / 255, 4) for part in colour[:3])
    return f"{red} {green} {blue} rg {red} {green} {blue} RG".encode()
