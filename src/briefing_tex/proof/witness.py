"""The reader's interpreter, which also remembers how everything was painted.

In: what the interpreter takes. Out: `WitnessedPage`: beside its glyphs, the strings shown and the areas
painted, in their order, with colour, transparency and clipping. Follows ISO 32000-1,
8.4-8.6, 8.10, 9.3 and 11.3.
"""

from __future__ import annotations

from copy import copy
from typing import Any, ClassVar

from briefing_tex.proof.painting import Box, Colour, Painted, Shown, Style, WitnessedPage, overlap
from briefing_tex.readers.pdf.file.objects import (
    as_dict,
    as_list,
    as_name,
    as_number,
    as_numbers,
    entries,
    entry,
)
from briefing_tex.readers.pdf.fonts.font import Font
from briefing_tex.readers.pdf.pages.glyphs import Matrix, PageContent, box_of, multiply
from briefing_tex.readers.pdf.pages.interpreter import Interpreter, State
from briefing_tex.readers.pdf.pages.marks import Mark

_CUT = 1.0
"""Points of a side of a picture that its clip may cut off."""
_SAYINGS = frozenset({"Alt", "/Alt", "E", "/E", "Lang", "/Lang"})


class _Painting(State):
    """A graphics state with what matters to being seen."""

    __slots__ = ("style",)

    def __init__(self, ctm: Matrix) -> None:
        super().__init__(ctm)
        self.style = Style()


class Witness(Interpreter):
    """Runs the content of one page and remembers how it was painted."""

    page_type: ClassVar[type[PageContent]] = WitnessedPage
    page: WitnessedPage
    state: _Painting

    def __init__(self, page: PageContent, ctm: Matrix, *shared: Any) -> None:
        super().__init__(page, ctm, *shared)
        self.state = _Painting(ctm)
        self.areas: list[list[float]] = []
        self.rectangles = 0
        self.clipping = False
        self.order = 0
        self.span = -1

    # Text

    def _font(self, value: Any) -> Font:
        font = super()._font(value)
        self.page.fonts[font] = value
        return font

    def show_array(self, operands: list[Any]) -> None:
        state, start, before = self.state, len(self.page.glyphs), self.text_matrix
        entries, font = self.show_items(operands[0]), state.font
        if font is None or not entries:
            return
        codes = [cid for _, _, _, cid in entries]
        scaled = (state.size * state.scale, 0.0, 0.0, state.size, 0.0, state.rise)
        matrix = multiply(multiply(scaled, before), state.ctm)
        self.order += 1
        glyphs = self.page.glyphs[start:]
        self.page.shown.append(Shown(self.order, font, codes, glyphs, matrix, state.style, self.span))

    def begin_mark(self, operands: list[Any]) -> None:
        super().begin_mark(operands)
        if operands[0] == "OC":
            self.page.hidden.append("optional content")
        if operands[0] == "ReversedChars" or (len(operands) > 1 and _says_otherwise(operands[1])):
            self.page.hidden.append("a text that is said instead")
        if self.span < 0 and self.mark and self.mark.actual_text is not None:
            self.span = len(self.page.spans)
            self.page.spans.append(self.mark.actual_text)

    def end_mark(self, operands: list[Any]) -> None:
        super().end_mark(operands)
        if self.span >= 0 and not any(_replaces(mark) for mark, _, _ in self.marks):
            self.span = -1

    # Style

    def _set(self, **changes: Any) -> None:
        self.state.style = self.state.style._replace(**changes)

    def set_mode(self, operands: list[Any]) -> None:
        self._set(mode=int(operands[0]))

    def set_width(self, operands: list[Any]) -> None:
        self._set(width=float(operands[0]))

    def fill_colour(self, operands: list[Any]) -> None:
        self._set(fill=_colour(operands))

    def stroke_colour(self, operands: list[Any]) -> None:
        self._set(stroke=_colour(operands))

    def set_space(self, operands: list[Any]) -> None:
        """A colour space by name: our pages name none, so what its numbers look like is not known here."""
        self._set(doubt=f"painted in the colour space {operands[0]}")

    def set_parameters(self, operands: list[Any]) -> None:
        """`gs`: a dictionary of parameters (8.4.5)."""
        given = entries(entry(entry(self.resources, "ExtGState"), operands[0]))
        for key, name in (("ca", "fill_alpha"), ("CA", "stroke_alpha"), ("LW", "width")):
            if key in given:
                self._set(**{name: as_number(given[key], 1.0)})
        if "SMask" in given:
            self._set(masked=as_dict(given["SMask"]) is not None)
        if "BM" in given:
            modes = [as_name(mode) for mode in as_list(given["BM"])]
            self._set(blended=any(mode not in ("Normal", "Compatible") for mode in modes))
        if "TR" in given or "TR2" in given:
            self._set(doubt="painted with a transfer function")
        if "Font" in given:
            self._set(doubt="set in a font of an ExtGState")

    # Areas

    def begin_path(self, operands: list[Any]) -> None:
        super().begin_path(operands)
        self.areas.append([*self.point, *self.point])

    def line(self, operands: list[Any]) -> None:
        super().line(operands)
        self._reach(operands)

    def curve(self, operands: list[Any]) -> None:
        super().curve(operands)
        self._reach(operands)

    def _reach(self, points: list[Any]) -> None:
        if self.areas:
            area, xs, ys = self.areas[-1], points[::2], points[1::2]
            area[:] = min(area[0], *xs), min(area[1], *ys), max(area[2], *xs), max(area[3], *ys)

    def rectangle(self, operands: list[Any]) -> None:
        super().rectangle(operands)
        x, y, width, height = operands
        self.areas.append([min(x, x + width), min(y, y + height), max(x, x + width), max(y, y + height)])
        self.rectangles += 1

    def set_clip(self, operands: list[Any]) -> None:
        self.clipping = True

    def fill(self, operands: list[Any]) -> None:
        style = self.state.style
        for area in self.areas:
            self._cover(tuple(area), style.fill, style.fill_alpha)
        self.paint(operands)

    def stroke(self, operands: list[Any]) -> None:
        style = self.state.style
        half = style.width / 2
        for x0, y0, x1, y1 in self.path:
            for side in _sides(x0, y0, x1, y1):
                around = (side[0] - half, side[1] - half, side[2] + half, side[3] + half)
                self._cover(around, style.stroke, style.stroke_alpha)
        self.paint(operands)

    def fill_and_stroke(self, operands: list[Any]) -> None:
        style = self.state.style
        for area in self.areas:
            self._cover(tuple(area), style.fill, style.fill_alpha)
        self.stroke(operands)

    def _cover(self, area: Any, colour: Colour, alpha: float, is_picture: bool = False) -> None:
        self.order += 1
        box = overlap(box_of(self.state.ctm, *area), self.state.style.clip)
        if box:
            self.page.painted.append(Painted(self.order, box, colour, alpha > 0, is_picture))

    def shade(self, operands: list[Any]) -> None:
        """`sh` paints all that the clip lets through."""
        self.order += 1
        self.page.painted.append(Painted(self.order, self.state.style.clip, None, True))

    def end_path(self, operands: list[Any]) -> None:
        super().end_path(operands)
        if self.clipping:
            self._clip()
        self.areas, self.rectangles, self.clipping = [], 0, False

    def _clip(self) -> None:
        style, areas = self.state.style, self.areas
        if len(areas) != 1 or self.rectangles != 1 or not _square(self.state.ctm):
            self._set(doubt="clipped by a shape that is no rectangle")
        if areas:
            box = overlap(box_of(self.state.ctm, *areas[0]), style.clip)
            self._set(clip=box or (0.0, 0.0, 0.0, 0.0))

    # Pictures and forms

    def paint_inline_image(self, operands: list[Any]) -> None:
        super().paint_inline_image(operands)
        self._cover((0, 0, 1, 1), None, self.state.style.fill_alpha, is_picture=True)

    def paint_object(self, operands: list[Any]) -> None:
        stream = as_dict(entry(entry(self.resources, "XObject"), operands[0]))
        if entry(stream, "OC") is not None:
            self.page.hidden.append("optional content")
        super().paint_object(operands)
        if as_name(entry(stream, "Subtype")) == "Image":
            self._cover((0, 0, 1, 1), None, self.state.style.fill_alpha, is_picture=True)
            if not self.depth:
                self._veil((0, 0, 1, 1))

    def _veil(self, corners: Any) -> None:
        """Remember a picture that cannot be seen as it is."""
        style, box = self.state.style, box_of(self.state.ctm, *corners)
        within = overlap(box, style.clip) or (0.0, 0.0, 0.0, 0.0)
        if style.masked or style.blended or style.doubt or style.fill_alpha < 1:
            self.page.veiled.append((box, "is not painted as it is"))
        elif max(abs(one - other) for one, other in zip(box, within, strict=True)) > _CUT:
            self.page.veiled.append((box, "is cut off by its clip"))

    def draw_form(self, value: Any, form: Any) -> None:
        """Of ours only figures are forms, pages of other PDFs: pictures, whatever they say."""
        around = copy(self.state)
        self.place_form(value, form)
        box = as_numbers(entry(form, "BBox"))
        if len(box) == 4:
            self._cover(box, None, around.style.fill_alpha, is_picture=True)
            if not self.depth:
                self._veil(box)
        self.state = around


def _says_otherwise(properties: Any) -> bool:
    """Whether the properties of marked content say something beside /ActualText (14.9.2 to 14.9.5)."""
    return isinstance(properties, dict) and not properties.keys().isdisjoint(_SAYINGS)


def _replaces(mark: Mark) -> bool:
    return mark.actual_text is not None


def _square(matrix: Matrix) -> bool:
    """Whether a matrix leaves rectangles upright."""
    a, b, c, d, _, _ = matrix
    return (b == c == 0) or (a == d == 0)


def _sides(x0: float, y0: float, x1: float, y1: float) -> list[Box]:
    """A line as it is; of a rectangle its four sides."""
    left, right, low, high = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
    if left == right or low == high:
        return [(left, low, right, high)]
    return [
        (left, low, right, low),
        (left, high, right, high),
        (left, low, left, high),
        (right, low, right, high),
    ]


def _colour(operands: list[Any]) -> Colour:
    """Grey, RGB or CMYK by the number of components (8.6.4); none of a pattern."""
    if not all(isinstance(value, int | float) for value in operands):
        return None
    if len(operands) == 1:
        return (float(operands[0]),) * 3
    if len(operands) == 3:
        red, green, blue = (float(value) for value in operands)
        return red, green, blue
    if len(operands) == 4:
        cyan, magenta, yellow, black = (float(value) for value in operands)
        return (1 - min(cyan + black, 1), 1 - min(magenta + black, 1), 1 - min(yellow + black, 1))
    return None


Witness.actions = {
    **Interpreter.actions,
    b"TJ": Witness.show_array,
    b"BDC": Witness.begin_mark,
    b"BMC": Witness.begin_mark,
    b"EMC": Witness.end_mark,
    b"Tr": Witness.set_mode,
    b"w": Witness.set_width,
    b"gs": Witness.set_parameters,
    **dict.fromkeys((b"g", b"rg", b"k", b"sc", b"scn"), Witness.fill_colour),
    **dict.fromkeys((b"G", b"RG", b"K", b"SC", b"SCN"), Witness.stroke_colour),
    b"cs": Witness.set_space,
    b"CS": Witness.set_space,
    b"m": Witness.begin_path,
    b"l": Witness.line,
    **dict.fromkeys((b"c", b"v", b"y"), Witness.curve),
    b"re": Witness.rectangle,
    b"W": Witness.set_clip,
    b"W*": Witness.set_clip,
    b"n": Witness.end_path,
    **dict.fromkeys((b"f", b"F", b"f*"), Witness.fill),
    **dict.fromkeys((b"S", b"s"), Witness.stroke),
    **dict.fromkeys((b"B", b"B*", b"b", b"b*"), Witness.fill_and_stroke),
    b"sh": Witness.shade,
    b"BI": Witness.paint_inline_image,
    b"Do": Witness.paint_object,
}
