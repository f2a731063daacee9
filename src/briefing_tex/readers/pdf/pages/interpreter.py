"""The interpreter of page contents.

In: a page, its resources, the limits of the reading. Out: `PageContent`.
Follows ISO 32000-1, annex A (operators). Colour, clipping and shading do not matter to reading.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from functools import partial
from itertools import repeat
from typing import Any, ClassVar

from msgspec import Struct

from briefing_tex.pdf.content import operations
from briefing_tex.readers.pdf.file.limits import Limits
from briefing_tex.readers.pdf.file.objects import (
    as_dict,
    as_name,
    as_numbers,
    entry,
    key_of,
)
from briefing_tex.readers.pdf.file.streams import decoded
from briefing_tex.readers.pdf.fonts.font import Font, GlyphEntry, load_font
from briefing_tex.readers.pdf.pages.glyphs import (
    IDENTITY,
    Glyph,
    Matrix,
    PageContent,
    Picture,
    Shape,
    box_of,
    multiply,
)
from briefing_tex.readers.pdf.pages.marks import Mark, open_mark

_glyph = partial(tuple.__new__, Glyph)  # a named tuple makes itself in Python
Line = tuple[list[GlyphEntry], list[float], list[float]]
"""Glyphs, and where each begins and ends along its line."""
MAX_FORM_DEPTH = 12
"""Form XObjects drawn within form XObjects; deeper ones are not drawn."""
MAX_STATES = 10_000
"""Saved graphics states; more are not kept."""
_FILL_AND_STROKE = 2
"""The text rendering mode of glyphs that are both (table 106)."""
_CHECK_EVERY = 4096
"""Operations between two looks at the clock."""


class State(Struct):
    """The part of the graphics state that places text (8.4, 9.3)."""

    ctm: Matrix
    font: Font | None = None
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    leading: float = 0.0
    rise: float = 0.0
    scale: float = 1.0
    emboldens: bool = False


class Interpreter:
    """Runs the content of one page; `fonts` is shared by all pages of a document."""

    actions: ClassVar[Mapping[bytes, Callable[[Any, list[Any]], None]]]
    page_type: ClassVar[type[PageContent]] = PageContent
    is_strict: ClassVar[bool] = False
    """Whether an operator without an action is a mistake, and no matter of colour, say."""

    def __init__(self, page: PageContent, ctm: Matrix, fonts: dict[Any, Font], limits: Limits) -> None:
        self.page = page
        self.fonts = fonts
        self.limits = limits
        self.state = State(ctm)
        self.saved: list[State] = []
        self.marks: list[tuple[Mark, int, Mark | None]] = []
        self.mark: Mark | None = None
        self.text_matrix = self.line_matrix = IDENTITY
        self.path: list[tuple[float, float, float, float]] = []
        self.curved = False
        self.point = (0.0, 0.0)
        self.resources: Any = None
        self.owner: Any = None
        self.named: dict[str, Font] = {}
        self.depth = 0

    def run(self, data: bytes, resources: Any, owner: Any) -> None:
        """Interpret a content stream; `owner` names it for marked-content identifiers."""
        around = self.resources, self.owner, self.named
        self.resources, self.owner, self.named = resources, owner, {}
        actions = self.actions
        for number, (operator, operands, _, _) in enumerate(operations(data)):
            action = actions.get(operator)
            if action:
                try:
                    action(self, operands)
                except (IndexError, TypeError, ValueError, OverflowError):
                    self.mistake(operator)  # operands missing or of a wrong type: the operation has no effect
            elif self.is_strict:
                self.mistake(operator)
            if number % _CHECK_EVERY == 0:
                self.limits.check(len(self.page.glyphs), len(self.page.shapes) + len(self.path))
        self.resources, self.owner, self.named = around

    def mistake(self, operator: bytes) -> None:
        """An operation that has no effect here."""

    # Graphics state

    def save(self, operands: list[Any]) -> None:
        if len(self.saved) < MAX_STATES:
            self.saved.append(copy(self.state))

    def restore(self, operands: list[Any]) -> None:
        if self.saved:
            self.state = self.saved.pop()

    def concatenate(self, operands: list[Any]) -> None:
        self.state.ctm = multiply(_matrix(operands), self.state.ctm)

    # Text state and positions

    def begin_text(self, operands: list[Any]) -> None:
        self.text_matrix = self.line_matrix = IDENTITY

    def select_font(self, operands: list[Any]) -> None:
        name, size = operands
        self.state.size = float(size)
        font = self.named.get(name)
        if font is None:
            font = self.named[name] = self._font(entry(entry(self.resources, "Font"), name))
        self.state.font = font

    def _font(self, value: Any) -> Font:
        key = key_of(value)
        if key not in self.fonts:
            self.limits.check()
            self.fonts[key] = load_font(value)
        return self.fonts[key]

    def move(self, operands: list[Any]) -> None:
        x, y = operands
        a, b, c, d, e, f = self.line_matrix
        self.text_matrix = self.line_matrix = (a, b, c, d, x * a + y * c + e, x * b + y * d + f)

    def move_and_lead(self, operands: list[Any]) -> None:
        self.state.leading = -operands[1]
        self.move(operands)

    def set_matrix(self, operands: list[Any]) -> None:
        self.text_matrix = self.line_matrix = _matrix(operands)

    def next_line(self, operands: list[Any]) -> None:
        self.move([0.0, -self.state.leading])

    def set_leading(self, operands: list[Any]) -> None:
        self.state.leading = float(operands[0])

    def set_spacing(self, operands: list[Any]) -> None:
        self.state.spacing = float(operands[0])

    def set_word_spacing(self, operands: list[Any]) -> None:
        self.state.word_spacing = float(operands[0])

    def set_scale(self, operands: list[Any]) -> None:
        self.state.scale = operands[0] / 100

    def set_rise(self, operands: list[Any]) -> None:
        self.state.rise = float(operands[0])

    def set_mode(self, operands: list[Any]) -> None:
        """`Tr`: glyphs that are filled and stroked look bold."""
        self.state.emboldens = operands[0] == _FILL_AND_STROKE

    # Showing text

    def show(self, operands: list[Any]) -> None:
        self.show_array([operands])

    def show_next(self, operands: list[Any]) -> None:
        self.next_line(operands)
        self.show_array([operands[-1:]])

    def show_spaced(self, operands: list[Any]) -> None:
        self.state.word_spacing, self.state.spacing = float(operands[0]), float(operands[1])
        self.show_next(operands)

    def show_array(self, operands: list[Any]) -> None:
        """`TJ`: strings, and numbers that move back by thousandths of the size."""
        self.show_items(operands[0])

    def show_items(self, items: list[Any]) -> Line:
        """Show the strings among the items of an array; returns what was shown."""
        state = self.state
        font = state.font
        if font is None:
            return [], [], []
        ma, mb, mc, md, me, mf = multiply(self.text_matrix, state.ctm)
        if state.rise:
            me, mf = me + mc * state.rise, mf + md * state.rise
        shown_in = font.emboldened if state.emboldens else font
        size = state.size
        height = abs(size) * (mc * mc + md * md) ** 0.5
        if font.vertical:
            return self._show_down(font, items, (mc, md, me, mf), height)
        entries, starts, ends = self._spaced(font, items)
        x0s, x1s = [me + ma * at for at in starts], [me + ma * at for at in ends]
        ys = [mf + mb * at for at in starts] if mb else repeat(mf)
        upright = ma > 0 and abs(mb) <= 0.02 * ma
        texts = [entry[0] for entry in entries]
        same = map(repeat, (height, shown_in, self.mark, upright))
        self.page.glyphs += map(_glyph, zip(texts, x0s, x1s, ys, *same, strict=False))
        return entries, x0s, x1s

    def _spaced(self, font: Font, items: list[Any]) -> Line:
        """The glyphs of an array's strings, each with its place in text space; moves on behind them."""
        state = self.state
        size, scale, spacing, word_spacing = state.size, state.scale, state.spacing, state.word_spacing
        entries: list[GlyphEntry] = []
        starts: list[float] = []
        ends: list[float] = []
        at = 0.0
        for item in items:
            if isinstance(item, bytes):
                for entry in font.decode(item):
                    entries.append(entry)
                    starts.append(at)
                    _, width, is_space, _ = entry
                    at += (size * width + spacing + (word_spacing if is_space else 0.0)) * scale
                    ends.append(at)
            elif isinstance(item, int | float):
                at -= item / 1000 * size * scale
        self._advance(at, 0.0)
        return entries, starts, ends

    def _show_down(
        self, font: Font, items: list[Any], place: tuple[float, float, float, float], shown: float
    ) -> Line:
        """Vertical writing: each glyph stands one em below the one before it (9.7.4.3)."""
        mc, md, me, mf = place
        state = self.state
        entries: list[GlyphEntry] = []
        starts: list[float] = []
        at = 0.0
        for item in items:
            if isinstance(item, bytes):
                decoded = font.decode(item)
                entries += decoded
                for text, *_ in decoded:
                    at += state.spacing - state.size
                    x, y = me + mc * at, mf + md * at
                    starts.append(x)
                    self.page.glyphs.append(Glyph(text, x, x + shown, y, shown, font, self.mark, False))
            elif isinstance(item, int | float):
                at -= item / 1000 * state.size
        self._advance(0.0, at)
        return entries, starts, [x + shown for x in starts]

    def _advance(self, x: float, y: float) -> None:
        """Move on in text space."""
        a, b, c, d, e, f = self.text_matrix
        self.text_matrix = (a, b, c, d, e + a * x + c * y, f + b * x + d * y)

    # Marked content

    def begin_mark(self, operands: list[Any]) -> None:
        tag = str(operands[0])
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, str):
            properties = entry(entry(self.resources, "Properties"), properties)
        mark = open_mark(tag, properties, self.mark, self.owner)
        self.marks.append((mark, len(self.page.glyphs), self.mark))
        self.mark = mark

    def end_mark(self, operands: list[Any]) -> None:
        if not self.marks:
            return
        mark, start, self.mark = self.marks.pop()
        if mark.actual_text is not None:
            self._replace(start, mark)

    def _replace(self, start: int, mark: Mark) -> None:
        """One glyph of the replacement text instead of the glyphs from `start` on (14.9.4)."""
        glyphs, text = self.page.glyphs, mark.actual_text or ""
        count = len(glyphs) - start
        if count == 1 and text == glyphs[start].text:
            return
        if count > 0:
            x1 = max([glyph.x1 for glyph in glyphs[start:]])
            glyphs[start:] = [glyphs[start]._replace(text=text, x1=x1)]
        elif text:
            _, _, _, _, x, y = multiply(self.text_matrix, self.state.ctm)
            glyphs.append(Glyph(text, x, x, y, self.state.size, self.state.font, mark, True))

    # Paths, as far as rules and boxes need them

    def begin_path(self, operands: list[Any]) -> None:
        self.point = (float(operands[0]), float(operands[1]))

    def line(self, operands: list[Any]) -> None:
        x, y = float(operands[0]), float(operands[1])
        self.path.append((*self.point, x, y))
        self.point = (x, y)

    def curve(self, operands: list[Any]) -> None:
        x, y = float(operands[-2]), float(operands[-1])
        self.path.append((*self.point, x, y))
        self.point = (x, y)
        self.curved = True

    def rectangle(self, operands: list[Any]) -> None:
        x, y, width, height = operands
        self.path.append((x, y, x + width, y + height))

    def paint(self, operands: list[Any]) -> None:
        ctm, mark = self.state.ctm, self.mark
        boxes = [box_of(ctm, *corners) for corners in self.path]
        if self.curved and boxes:  # of a curved shape only its extent matters
            x0, y0, x1, y1 = zip(*boxes, strict=True)
            boxes = [(min(x0), min(y0), max(x1), max(y1))]
        self.page.shapes.extend(Shape(*box, mark) for box in boxes)
        self.end_path(operands)

    def end_path(self, operands: list[Any]) -> None:
        self.path.clear()
        self.curved = False

    # Images and forms

    def paint_inline_image(self, operands: list[Any]) -> None:
        key = f"inline {self.page.number} {len(self.page.pictures)}"
        self.page.pictures.append(Picture(operands, key, *box_of(self.state.ctm, 0, 0, 1, 1), self.mark))

    def paint_object(self, operands: list[Any]) -> None:
        value = entry(entry(self.resources, "XObject"), operands[0])
        stream = as_dict(value)
        if as_name(entry(stream, "Subtype")) == "Image":
            corners = box_of(self.state.ctm, 0, 0, 1, 1)
            self.page.pictures.append(Picture(value, key_of(value), *corners, self.mark))
        elif stream is not None and self.depth < MAX_FORM_DEPTH:
            self.draw_form(value, stream)

    def place_form(self, value: Any, form: Any) -> None:
        """Enter the space of a form XObject; one drawn by marked content of the page has its place there."""
        matrix, bounds = as_numbers(entry(form, "Matrix")), as_numbers(entry(form, "BBox"))
        if len(matrix) == 6:
            self.state.ctm = multiply(_matrix(matrix), self.state.ctm)
        if self.mark and self.mark.mcid is not None and not self.depth and len(bounds) == 4:
            corners = box_of(self.state.ctm, bounds[0], bounds[1], bounds[2], bounds[3])
            self.page.forms.append(Picture(value, key_of(value), *corners, self.mark))

    def draw_form(self, value: Any, form: Any) -> None:
        """Run the content of a form XObject in its own space (8.10.1)."""
        saved, marks, mark, point = copy(self.state), self.marks, self.mark, len(self.saved)
        self.place_form(value, form)
        resources = as_dict(entry(form, "Resources")) or self.resources
        matrices = self.text_matrix, self.line_matrix
        self.depth += 1
        self.marks = []
        data, whole = decoded(value)
        self.page.whole &= whole
        self.run(data, resources, key_of(value))
        self.depth -= 1
        self.text_matrix, self.line_matrix = matrices
        self.state, self.marks, self.mark = saved, marks, mark
        del self.saved[point:]


def _matrix(operands: list[Any]) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in operands)
    return (a, b, c, d, e, f)


Interpreter.actions = {
    b"TJ": Interpreter.show_array,
    b"Tj": Interpreter.show,
    b"'": Interpreter.show_next,
    b'"': Interpreter.show_spaced,
    b"Td": Interpreter.move,
    b"TD": Interpreter.move_and_lead,
    b"Tm": Interpreter.set_matrix,
    b"T*": Interpreter.next_line,
    b"Tf": Interpreter.select_font,
    b"BT": Interpreter.begin_text,
    b"TL": Interpreter.set_leading,
    b"Tc": Interpreter.set_spacing,
    b"Tw": Interpreter.set_word_spacing,
    b"Tz": Interpreter.set_scale,
    b"Ts": Interpreter.set_rise,
    b"Tr": Interpreter.set_mode,
    b"q": Interpreter.save,
    b"Q": Interpreter.restore,
    b"cm": Interpreter.concatenate,
    b"BDC": Interpreter.begin_mark,
    b"BMC": Interpreter.begin_mark,
    b"EMC": Interpreter.end_mark,
    b"Do": Interpreter.paint_object,
    b"BI": Interpreter.paint_inline_image,
    b"m": Interpreter.begin_path,
    b"l": Interpreter.line,
    b"c": Interpreter.curve,
    b"v": Interpreter.curve,
    b"y": Interpreter.curve,
    b"re": Interpreter.rectangle,
    b"n": Interpreter.end_path,
} | dict.fromkeys((b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"), Interpreter.paint)
