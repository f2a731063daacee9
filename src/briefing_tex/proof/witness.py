"""The reader's interpreter, which also remembers how everything was painted.

In: what the interpreter takes. Out: `WitnessedPage`: beside its glyphs, the strings shown and the areas
painted, in their order, with their colours. Follows ISO 32000-1, 8.4-8.6, 8.10 and 9.3.

Only the few operators that pages of ours are written with are known here, each with the number of operands it
takes: whatever else a page says is a fault, for viewers may make anything of it.
"""

from __future__ import annotations

from copy import copy
from typing import Any, ClassVar

from briefing_tex.proof.painting import Box, Colour, Painted, Shown, Style, WitnessedPage
from briefing_tex.readers.pdf.file.objects import as_dict, as_name, as_numbers, entry
from briefing_tex.readers.pdf.fonts.font import Font
from briefing_tex.readers.pdf.pages.glyphs import Matrix, PageContent, box_of, multiply
from briefing_tex.readers.pdf.pages.interpreter import Interpreter, State
from briefing_tex.readers.pdf.pages.marks import Mark

_SAYINGS = frozenset({"MCID", "ActualText"})
"""What marked content of ours says of itself; all else would be said instead of what it shows."""


class _Painting(State):
    """A graphics state with what matters to being seen."""

    style: Style = Style()


class Witness(Interpreter):
    """Runs the content of one page and remembers how it was painted."""

    page_type: ClassVar[type[PageContent]] = WitnessedPage
    is_strict: ClassVar[bool] = True
    page: WitnessedPage
    state: _Painting

    def __init__(self, page: PageContent, ctm: Matrix, *shared: Any) -> None:
        super().__init__(page, ctm, *shared)
        self.state = _Painting(ctm)
        self.order = 0
        self.span = -1

    def mistake(self, operator: bytes) -> None:
        """An operator that is none of ours, or whose operands are wrong: viewers take the last, or none."""
        self.page.hidden.append(f"the operator {operator.decode('latin-1')[:20]}")

    # What begins and ends

    def run(self, data: bytes, resources: Any, owner: Any) -> None:
        super().run(data, resources, owner)
        if self.saved or self.marks:
            self.page.hidden.append("something that begins and does not end")

    def restore(self, operands: list[Any]) -> None:
        if not self.saved:
            self.mistake(b"Q")
        super().restore(operands)

    # Text

    def _font(self, value: Any) -> Font:
        font = super()._font(value)
        self.page.fonts[font] = value
        return font

    def show_array(self, operands: list[Any]) -> None:
        (items,) = operands
        state, start, before = self.state, len(self.page.glyphs), self.text_matrix
        entries, starts, ends = self.show_items(items)
        font = state.font
        if font is None or not entries:
            return
        codes = [entry[3] for entry in entries]
        a, b, c, d, e, f = multiply(before, state.ctm)
        size = state.size
        matrix = (size * a, size * b, size * c, size * d, e, f)
        self.order += 1
        glyphs = self.page.glyphs[start:]
        self.page.shown.append(
            Shown(self.order, font, codes, glyphs, starts, ends, matrix, state.style, self.span)
        )

    def begin_mark(self, operands: list[Any]) -> None:
        super().begin_mark(operands)
        said = operands[1] if len(operands) > 1 else {}
        if not isinstance(said, dict) or not _SAYINGS.issuperset(said):
            self.page.hidden.append("a property of marked content")
        elif operands[0] in ("OC", "ReversedChars") or len(operands) > 2:
            self.page.hidden.append(f"content marked as {operands[0]}")
        if self.span < 0 and self.mark and self.mark.actual_text is not None:
            self.span = len(self.page.spans)
            self.page.spans.append(self.mark.actual_text)

    def end_mark(self, operands: list[Any]) -> None:
        if not self.marks:
            self.mistake(b"EMC")
        super().end_mark(operands)
        if self.span >= 0 and not any(_replaces(mark) for mark, _, _ in self.marks):
            self.span = -1

    # Style

    def _set(self, **changes: Any) -> None:
        self.state.style = self.state.style._replace(**changes)

    def set_mode(self, operands: list[Any]) -> None:
        (mode,) = operands
        self._set(mode=int(mode))

    def set_width(self, operands: list[Any]) -> None:
        (width,) = operands
        self._set(width=float(width))

    def grey(self, operands: list[Any]) -> None:
        (grey,) = operands
        self._set(fill=(float(grey),) * 3)

    def stroke_grey(self, operands: list[Any]) -> None:
        (grey,) = operands
        self._set(stroke=(float(grey),) * 3)

    def colour(self, operands: list[Any]) -> None:
        self._set(fill=_rgb(*operands))

    def stroke_colour(self, operands: list[Any]) -> None:
        self._set(stroke=_rgb(*operands))

    def ink(self, operands: list[Any]) -> None:
        self._set(fill=_cmyk(*operands))

    def stroke_ink(self, operands: list[Any]) -> None:
        self._set(stroke=_cmyk(*operands))

    # Areas

    def begin_path(self, operands: list[Any]) -> None:
        x, y = operands
        super().begin_path([x, y])

    def line(self, operands: list[Any]) -> None:
        x, y = operands
        super().line([x, y])

    def fill(self, operands: list[Any]) -> None:
        for area in self.path:
            self._cover(area, self.state.style.fill)
        self.paint(operands)

    def stroke(self, operands: list[Any]) -> None:
        style = self.state.style
        half = style.width / 2
        for x0, y0, x1, y1 in self.path:
            left, right, low, high = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
            across, up = half * (low != high), half * (left != right)
            self._cover((left - across, low - up, right + across, high + up), style.stroke)
        self.paint(operands)

    def _cover(self, area: Box, colour: Colour, is_picture: bool = False) -> None:
        self.order += 1
        box = box_of(self.state.ctm, *area)
        self.page.painted.append(Painted(self.order, box, colour, is_picture, self.mark))

    # Pictures and forms

    def paint_object(self, operands: list[Any]) -> None:
        (name,) = operands
        stream = as_dict(entry(entry(self.resources, "XObject"), name))
        if entry(stream, "OC") is not None:
            self.page.hidden.append("optional content")
        super().paint_object(operands)
        if as_name(entry(stream, "Subtype")) == "Image":
            self._picture((0, 0, 1, 1))

    def draw_form(self, value: Any, form: Any) -> None:
        """Of ours only figures are forms, pages of other PDFs: pictures, whatever they say."""
        around = copy(self.state)
        self.place_form(value, form)
        box = as_numbers(entry(form, "BBox"))
        if len(box) == 4:
            self._picture(tuple(box))
        self.state = around

    def _picture(self, area: Any) -> None:
        self._cover(area, None, is_picture=True)
        a, b, c, d, _, _ = self.state.ctm
        if b or c or min(a, d) <= 0:
            self.page.turned.append(self.page.painted[-1].box)


def _replaces(mark: Mark) -> bool:
    return mark.actual_text is not None


def _rgb(red: float, green: float, blue: float) -> Colour:
    return float(red), float(green), float(blue)


def _cmyk(cyan: float, magenta: float, yellow: float, black: float) -> Colour:
    return (1 - min(cyan + black, 1), 1 - min(magenta + black, 1), 1 - min(yellow + black, 1))


def _nothing(witness: Witness, operands: list[Any]) -> None:
    """An operator that ends something."""


Witness.actions = {
    b"TJ": Witness.show_array,
    b"Td": Witness.move,
    b"Tm": Witness.set_matrix,
    b"Tf": Witness.select_font,
    b"Tr": Witness.set_mode,
    b"BT": Witness.begin_text,
    b"ET": _nothing,
    b"BDC": Witness.begin_mark,
    b"BMC": Witness.begin_mark,
    b"EMC": Witness.end_mark,
    b"q": Witness.save,
    b"Q": Witness.restore,
    b"cm": Witness.concatenate,
    b"w": Witness.set_width,
    b"g": Witness.grey,
    b"G": Witness.stroke_grey,
    b"rg": Witness.colour,
    b"RG": Witness.stroke_colour,
    b"k": Witness.ink,
    b"K": Witness.stroke_ink,
    b"m": Witness.begin_path,
    b"l": Witness.line,
    b"re": Witness.rectangle,
    b"f": Witness.fill,
    b"S": Witness.stroke,
    b"Do": Witness.paint_object,
}
