"""Ways to damage a finished PDF of `samples`: each a function that changes an open document."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Operator, Pdf, String

from briefing_tex.readers.pdf.fonts.cmaps import parse_cmap

Damage = Callable[[Pdf], None]
Instruction = tuple[list[Any], Operator]
TABLE: dict[str, Damage] = {}


def damage(function: Damage) -> Damage:
    """Enter a damage in the table, under its name in words."""
    TABLE[function.__name__.replace("_", " ")] = function
    return function


class Canvas:
    """The operations of a page, to be changed and put back."""

    def __init__(self, pdf: Pdf, number: int = 0) -> None:
        self.pdf, self.page = pdf, pdf.pages[number]
        self.steps: list[Instruction] = [
            (list(operands), operator) for operands, operator in pikepdf.parse_content_stream(self.page)
        ]

    def __enter__(self) -> Canvas:
        return self

    def __exit__(self, *failure: object) -> None:
        if failure[0] is None:
            self.page.Contents = self.pdf.make_stream(pikepdf.unparse_content_stream(self.steps))

    def spans(self, tag: str) -> Iterator[tuple[int, int]]:
        """Where each marked-content sequence of a tag begins and ends."""
        open_: list[tuple[str, int]] = []
        for index, (operands, operator) in enumerate(self.steps):
            if str(operator) in ("BDC", "BMC"):
                open_.append((str(operands[0])[1:], index))
            elif str(operator) == "EMC" and open_:
                name, start = open_.pop()
                if name == tag:
                    yield start, index

    def strings(self, tag: str, least: int = 1) -> Iterator[int]:
        """The TJ operations of at least so many glyphs in elements of a tag."""
        for start, end in self.spans(tag):
            for index in range(start, end):
                if str(self.steps[index][1]) == "TJ" and len(self.codes(index)) >= least:
                    yield index

    def longest(self, tag: str) -> int:
        """The longest string in the first element of a tag that shows one."""
        start, end = self.element(tag)
        return max(
            (index for index in range(start, end) if str(self.steps[index][1]) == "TJ"),
            key=lambda index: len(self.codes(index)),
        )

    def codes(self, index: int) -> list[int]:
        whole = b"".join(bytes(item) for item in self.steps[index][0][0] if isinstance(item, String))
        return [int.from_bytes(whole[at : at + 2], "big") for at in range(0, len(whole), 2)]

    def code(self, spot: tuple[int, int]) -> int:
        return self.codes(spot[0])[spot[1]]

    def font(self, index: int) -> Any:
        """The font in which an operation shows its string."""
        chosen = next(step for step in reversed(self.steps[:index]) if str(step[1]) == "Tf")
        return self.page.Resources.Font[str(chosen[0][0])]

    def texts(self, index: int) -> dict[int, str]:
        """What each code of that font says."""
        return dict(parse_cmap(self.font(index).ToUnicode.read_bytes()).text)

    def show(self, index: int, codes: list[int]) -> None:
        """Show other codes, without kerning."""
        raw = b"".join(code.to_bytes(2, "big") for code in codes)
        self.steps[index] = ([Array([String(raw)])], Operator("TJ"))

    def change(self, index: int, at: int, code: int) -> None:
        """Show another code at one place, all else as it was."""
        items, seen = [], 0
        for item in self.steps[index][0][0]:
            if isinstance(item, String):
                raw = bytearray(bytes(item))
                place = 2 * (at - seen)
                if 0 <= place < len(raw):
                    raw[place : place + 2] = code.to_bytes(2, "big")
                seen += len(raw) // 2
                items.append(String(bytes(raw)))
            else:
                items.append(item)
        self.steps[index] = ([Array(items)], Operator("TJ"))

    def around(self, start: int, end: int, before: bytes, after: bytes = b"") -> None:
        """Put operations before and behind a stretch; the later place first."""
        for index, code in ((end, after), (start, before)):
            self.steps[index:index] = [
                (list(operands), operator)
                for operands, operator in pikepdf.parse_content_stream(self.pdf.make_stream(code))
            ]

    def element(self, tag: str, least: int = 1) -> tuple[int, int]:
        """The first element of a tag that shows a string: behind its BDC, before its EMC."""
        for start, end in self.spans(tag):
            if any(str(self.steps[i][1]) == "TJ" and len(self.codes(i)) >= least for i in range(start, end)):
                return start + 1, end
        raise LookupError(tag)


def shift(across: float, up: float) -> tuple[bytes, bytes]:
    """Operations that move what stands between them, and nothing else."""
    return b"1 0 0 1 %f %f cm" % (across, up), b"1 0 0 1 %f %f cm" % (-across, -up)


def around(tag: str, before: bytes, after: bytes = b"", number: int = 0) -> Damage:
    def apply(pdf: Pdf) -> None:
        with Canvas(pdf, number) as canvas:
            canvas.around(*canvas.element(tag), before, after)

    return apply


def elements(pdf: Pdf, kind: str) -> list[Any]:
    """All structure elements of a type, in the order of the tree."""
    found: list[Any] = []

    def walk(node: Any) -> None:
        if isinstance(node, Array):
            for kid in node:
                walk(kid)
        elif isinstance(node, Dictionary) and "/S" in node:
            if str(node.S) == f"/{kind}":
                found.append(node)
            walk(node.get("/K"))

    walk(pdf.Root.StructTreeRoot.K)
    return found


def kids(element: Any) -> list[Any]:
    """The elements directly below."""
    below = element.K if isinstance(element.K, Array) else [element.K]
    return [kid for kid in below if isinstance(kid, Dictionary) and "/S" in kid]


def _shown_at(pdf: Pdf, element: Any) -> tuple[int, int]:
    """The page on which an element begins, and the identifier of its content there (14.7.4)."""
    first = element.K[0] if isinstance(element.K, Array) else element.K
    page = first.Pg if isinstance(first, Dictionary) and "/Pg" in first else element.Pg
    mark = first.MCID if isinstance(first, Dictionary) else first
    return next(n for n, one in enumerate(pdf.pages) if one.objgen == page.objgen), int(mark)


def links(pdf: Pdf, action: str) -> list[Any]:
    return [note for page in pdf.pages for note in page.get("/Annots", []) if str(note.A.S) == f"/{action}"]


def fonts(pdf: Pdf) -> list[Any]:
    """The fonts of the first page, the most used by paragraphs first."""
    canvas = Canvas(pdf)
    return [canvas.font(index) for index in canvas.strings("P")]


def descriptor(font: Any) -> Any:
    return font.DescendantFonts[0].FontDescriptor


# What is said --------------------------------------------------------------------------------------------


@damage
def a_glyph_dropped(pdf: Pdf) -> None:
    with Canvas(pdf) as canvas:
        index = canvas.longest("P")
        canvas.show(index, canvas.codes(index)[1:])


@damage
def a_glyph_doubled(pdf: Pdf) -> None:
    with Canvas(pdf) as canvas:
        index = canvas.longest("P")
        codes = canvas.codes(index)
        canvas.show(index, [codes[0], *codes])


@damage
def two_glyphs_exchanged(pdf: Pdf) -> None:
    with Canvas(pdf) as canvas:
        one, other = two_glyphs(canvas)
        first, second = canvas.code(one), canvas.code(other)
        canvas.change(*one, second)
        canvas.change(*other, first)


@damage
def a_glyph_swapped_and_actual_text_left(pdf: Pdf) -> None:
    with Canvas(pdf) as canvas:
        one, other = two_glyphs(canvas)
        text = _said(canvas, one[0])
        canvas.change(*one, canvas.code(other))
        _under_actual_text(canvas, {one[0]: text})


@damage
def glyphs_exchanged_and_actual_text_left(pdf: Pdf) -> None:
    with Canvas(pdf) as canvas:
        one, other = two_glyphs(canvas)
        texts = {index: _said(canvas, index) for index in (one[0], other[0])}
        first, second = canvas.code(one), canvas.code(other)
        canvas.change(*one, second)
        canvas.change(*other, first)
        _under_actual_text(canvas, texts)


@damage
def a_glyph_doubled_under_its_actual_text(pdf: Pdf) -> None:
    with Canvas(pdf) as canvas:
        index = canvas.longest("P")
        text, codes = _said(canvas, index), canvas.codes(index)
        canvas.show(index, [*codes, codes[-1]])
        _under_actual_text(canvas, {index: text})


@damage
def a_glyph_dropped_under_its_actual_text(pdf: Pdf) -> None:
    with Canvas(pdf) as canvas:
        index = canvas.longest("P")
        text = _said(canvas, index)
        canvas.show(index, canvas.codes(index)[1:])
        _under_actual_text(canvas, {index: text})


@damage
def a_digit_of_the_date_changed(pdf: Pdf) -> None:
    with Canvas(pdf) as canvas:
        _change_digit(canvas, "Date")


@damage
def a_digit_of_the_date_changed_under_actual_text(pdf: Pdf) -> None:
    with Canvas(pdf) as canvas:
        index, text = _change_digit(canvas, "Date")
        canvas.around(index, index + 1, _actual(text), b"EMC")


@damage
def a_space_lost(pdf: Pdf) -> None:
    with Canvas(pdf) as canvas:
        for index in canvas.strings("Issuer", 2):
            texts, codes = canvas.texts(index), canvas.codes(index)
            if any(texts.get(code) == " " for code in codes):
                canvas.show(index, [code for code in codes if texts.get(code) != " "])
                return
        raise LookupError("space")


@damage
def a_to_unicode_entry_changed(pdf: Pdf) -> None:
    with Canvas(pdf) as canvas:
        one, other = two_glyphs(canvas)
        texts = canvas.texts(one[0])
        rewrite(canvas, one[0], {canvas.code(one): texts[canvas.code(other)]})


@damage
def two_to_unicode_entries_and_their_codes_exchanged(pdf: Pdf) -> None:
    """The text reads as before, and every reader that trusts it is content: only the page is wrong."""
    canvas = Canvas(pdf)
    one, other = two_glyphs(canvas)
    texts, font = canvas.texts(one[0]), canvas.font(one[0])
    first, second = canvas.code(one), canvas.code(other)
    rewrite(canvas, one[0], {first: texts[second], second: texts[first]})
    for number in range(len(pdf.pages)):
        with Canvas(pdf, number) as page:
            for place, (_, operator) in enumerate(page.steps):
                if str(operator) == "TJ" and page.font(place).objgen == font.objgen:
                    for at, code in enumerate(page.codes(place)):
                        if code in (first, second):
                            page.change(place, at, second if code == first else first)


@damage
def the_box_of_a_missing_character(pdf: Pdf) -> None:
    with Canvas(pdf) as canvas:
        one, _ = two_glyphs(canvas)
        text = _said(canvas, one[0])
        canvas.change(*one, 0)
        _under_actual_text(canvas, {one[0]: text})


@damage
def a_letter_of_a_right_to_left_word_exchanged(pdf: Pdf) -> None:
    _in_spans(pdf, lambda codes: [codes[1], codes[0], *codes[2:]], "\u05d0", "\u06ff")


@damage
def a_right_to_left_word_reversed(pdf: Pdf) -> None:
    _in_spans(pdf, lambda codes: codes[::-1], "\u05d0", "\u06ff")


@damage
def a_letter_of_a_right_to_left_word_lost(pdf: Pdf) -> None:
    _in_spans(pdf, lambda codes: codes[1:], "\u05d0", "\u06ff")


# Fonts ---------------------------------------------------------------------------------------------------


@damage
def a_glyph_emptied_in_the_font(pdf: Pdf) -> None:
    change_glyphs(pdf, lambda one, other: (None, other))


@damage
def two_glyphs_exchanged_in_the_font(pdf: Pdf) -> None:
    change_glyphs(pdf, lambda one, other: (other, one))


@damage
def a_glyph_doubled_in_the_font(pdf: Pdf) -> None:
    change_glyphs(pdf, lambda one, other: (one, one))


@damage
def the_font_program_replaced_by_another(pdf: Pdf) -> None:
    for font in (one := _programs(pdf)):
        key, _ = one[font]
        other = next(value[1] for name, value in one.items() if value[0] == key and name != font)
        pdf.get_object(font).DescendantFonts[0].FontDescriptor[key] = other
        return


@damage
def the_font_program_removed(pdf: Pdf) -> None:
    font = fonts(pdf)[0]
    for key in ("/FontFile2", "/FontFile3"):
        if key in descriptor(font):
            del descriptor(font)[key]


@damage
def the_font_program_damaged(pdf: Pdf) -> None:
    font = fonts(pdf)[0]
    key = "/FontFile3" if "/FontFile3" in descriptor(font) else "/FontFile2"
    data = descriptor(font)[key].read_bytes()
    descriptor(font)[key].write(data[: len(data) // 3])


@damage
def all_glyphs_drawn_by_one(pdf: Pdf) -> None:
    """A map from CIDs to glyphs; of an OpenType font with PostScript outlines, another encoding."""
    for font in fonts(pdf):
        font.DescendantFonts[0].CIDToGIDMap = pdf.make_stream(b"\0\3" * 4000)
        if "/FontFile3" in descriptor(font):
            font.Encoding = Name("/UniGB-UCS2-H")


@damage
def the_widths_made_none(pdf: Pdf) -> None:
    for font in fonts(pdf):
        font.DescendantFonts[0].W = Array([0, 65535, 0])


# Being seen ----------------------------------------------------------------------------------------------

_SEEN = {
    "text moved off the page": shift(-900, 0),
    "text moved off the top": shift(0, 900),
    "text half off the page": shift(-112, 0),
    "text scaled to nothing": (b".001 0 0 .001 0 0 cm", b"1000 0 0 1000 0 0 cm"),
    "text made flat": (b"1 0 0 .01 0 0 cm", b"1 0 0 100 0 0 cm"),
    "text made thin": (b".01 0 0 1 0 0 cm", b"100 0 0 1 0 0 cm"),
    "text mirrored": (b"-1 0 0 1 400 0 cm", b"-1 0 0 1 400 0 cm"),
    "text clipped away": (b"q 0 0 1 1 re W n", b"Q"),
    "text clipped by a triangle": (b"q 0 0 m 300 0 l 0 300 l h W n", b"Q"),
    "text under a soft mask": (b"/Masked gs", b"/Plain gs"),
    "text transparent": (b"/Clear gs", b"/Plain gs"),
    "text blended away": (b"/Blended gs", b"/Plain gs"),
    "text as optional content": (b"/OC /Hidden BDC", b"EMC"),
}
for _name, (_before, _after) in _SEEN.items():
    TABLE[_name] = around("P", _before, _after)


def inside(code: bytes) -> Damage:
    """Operations right before a string, where colours have been set already."""

    def apply(pdf: Pdf) -> None:
        with Canvas(pdf) as canvas:
            index = canvas.longest("P")
            canvas.around(index, index, code)

    return apply


_INSIDE = {
    "white text": b"1 g",
    "white text by RGB": b"1 1 1 rg",
    "nearly white text": b".97 .98 .96 rg",
    "white text by CMYK": b"0 0 0 0 k",
    "text in another colour space": b"/Pattern cs /P0 scn",
    "text not painted": b"3 Tr",
    "text as a clip": b"7 Tr",
    "outlines in white": b"1 Tr 1 G",
    "text compressed to nothing": b"0 Tz",
    "text in a size of nothing": b"/F1 .01 Tf",
    "text raised off the page": b"2000 Ts",
    "glyphs drawn together": b"-9.9 Tc",
}
for _name, _before in _INSIDE.items():
    TABLE[_name] = inside(_before)


@damage
def text_covered_by_a_white_rectangle(pdf: Pdf) -> None:
    at_the_end(pdf, b"1 g 0 0 600 900 re f")


@damage
def text_covered_by_a_thick_line(pdf: Pdf) -> None:
    at_the_end(pdf, b"1 G 300 w 0 400 m 600 400 l S")


@damage
def text_covered_by_a_polygon(pdf: Pdf) -> None:
    at_the_end(pdf, b"1 g 0 0 m 600 0 l 600 900 l 0 900 l h f")


@damage
def text_covered_by_stripes(pdf: Pdf) -> None:
    at_the_end(pdf, b"1 g " + b" ".join(b"0 %d 600 1.2 re f" % y for y in range(0, 842, 2)))


@damage
def text_covered_by_an_image(pdf: Pdf) -> None:
    pdf.pages[0].Resources.XObject = pdf.pages[0].Resources.get("/XObject", Dictionary())
    pdf.pages[0].Resources.XObject.White = _image(pdf)
    at_the_end(pdf, b"/Artifact BMC q 595 0 0 842 0 0 cm /White Do Q EMC")


@damage
def text_covered_by_an_inline_image(pdf: Pdf) -> None:
    at_the_end(pdf, b"/Artifact BMC q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q EMC")


@damage
def text_covered_by_an_annotation(pdf: Pdf) -> None:
    form = pdf.make_stream(b"1 g 0 0 600 900 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 600, 900])
    square = Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=[0, 0, 595, 842], AP=Dictionary(N=form))
    pdf.pages[0].Annots.append(pdf.make_indirect(square))


@damage
def black_text_on_a_black_box(pdf: Pdf) -> None:
    with Canvas(pdf) as canvas:
        canvas.around(0, 0, b"q 0 g 0 0 600 900 re f Q")


@damage
def a_crop_box_that_cuts_off(pdf: Pdf) -> None:
    pdf.pages[0].CropBox = Array([0, 500, 595, 842])


@damage
def a_media_box_that_cuts_off(pdf: Pdf) -> None:
    pdf.pages[0].MediaBox = Array([0, 0, 300, 842])


@damage
def two_lines_printed_over_each_other(pdf: Pdf) -> None:
    move_second_line(pdf, 1.0)


@damage
def a_line_printed_over_another_by_half(pdf: Pdf) -> None:
    move_second_line(pdf, 0.8)


@damage
def a_glyph_printed_over_another(pdf: Pdf) -> None:
    with Canvas(pdf) as canvas:
        index = canvas.longest("P")
        codes = canvas.codes(index)
        head, tail = (b"".join(code.to_bytes(2, "big") for code in part) for part in (codes[:1], codes[1:]))
        canvas.steps[index] = ([Array([String(head), 990, String(tail)])], Operator("TJ"))


@damage
def an_artifact_printed_over_the_text(pdf: Pdf) -> None:
    with Canvas(pdf) as canvas:
        start, end = canvas.element("P")
        code = [canvas.steps[i] for i in range(start, end)]
        tail: list[Instruction] = [([Name.Artifact], Operator("BMC")), *code, ([], Operator("EMC"))]
        canvas.steps[end + 1 : end + 1] = tail


# Order and place -----------------------------------------------------------------------------------------


@damage
def paragraphs_exchanged_on_the_page(pdf: Pdf) -> None:
    _exchange_places(pdf, "P")


@damage
def a_caption_moved_down(pdf: Pdf) -> None:
    number = next(n for n in range(len(pdf.pages)) if len(list(Canvas(pdf, n).strings("TD"))) > 3)
    with Canvas(pdf, number) as canvas:
        start, end = canvas.element("Caption" if list(canvas.strings("Caption")) else "Lbl")
        canvas.around(start, end, *shift(0, -300))


@damage
def paragraphs_exchanged_in_the_structure(pdf: Pdf) -> None:
    kids = pdf.Root.StructTreeRoot.K.K
    places = [i for i, kid in enumerate(kids) if str(kid.S) == "/P"]
    first, second = places[0], places[1]
    kids[first], kids[second] = kids[second], kids[first]


@damage
def a_line_moved_above_the_one_before(pdf: Pdf) -> None:
    move_second_line(pdf, 1.9)


@damage
def a_word_moved_into_the_margin(pdf: Pdf) -> None:
    with Canvas(pdf) as canvas:
        _, other = two_glyphs(canvas)
        canvas.around(other[0], other[0] + 1, b"0 50 Td", b"0 -50 Td")


@damage
def a_cell_moved_to_another_column(pdf: Pdf) -> None:
    _move_cell(pdf, 230, 0)


@damage
def a_cell_moved_to_another_row(pdf: Pdf) -> None:
    _move_cell(pdf, 0, -22)


@damage
def two_cells_exchanged_in_the_structure(pdf: Pdf) -> None:
    row = elements(pdf, "TR")[1]
    row.K[0], row.K[1] = row.K[1], row.K[0]


@damage
def a_row_removed_from_the_structure(pdf: Pdf) -> None:
    body = elements(pdf, "TBody")[0]
    del body.K[0]


@damage
def a_note_moved_to_the_head_of_its_page(pdf: Pdf) -> None:
    paragraph = next(kid for kid in kids(elements(pdf, "Note")[0]) if str(kid.S) == "/P")
    number, mark = _shown_at(pdf, paragraph)
    with Canvas(pdf, number) as canvas:
        for start, end in canvas.spans("P"):
            if int(canvas.steps[start][0][1].MCID) == mark:
                canvas.around(start + 1, end, *shift(0, 715))
                return


@damage
def pages_exchanged(pdf: Pdf) -> None:
    pages = pdf.Root.Pages.Kids
    pages[0], pages[1] = pages[1], pages[0]


@damage
def a_page_missing(pdf: Pdf) -> None:
    del pdf.pages[1]


@damage
def the_last_page_missing(pdf: Pdf) -> None:
    del pdf.pages[-1]


@damage
def a_page_doubled(pdf: Pdf) -> None:
    pdf.pages.insert(1, pdf.pages[0])


@damage
def a_blank_page_put_in(pdf: Pdf) -> None:
    pdf.add_blank_page(page_size=(595, 842))
    pdf.pages.insert(1, pdf.pages[-1])
    del pdf.pages[-1]


@damage
def the_contents_of_a_page_gone(pdf: Pdf) -> None:
    pdf.pages[1].Contents = pdf.make_stream(b"")


# Structure -----------------------------------------------------------------------------------------------


@damage
def an_element_removed_from_the_structure(pdf: Pdf) -> None:
    kids = pdf.Root.StructTreeRoot.K.K
    del kids[next(i for i, kid in enumerate(kids) if str(kid.S) == "/P")]


@damage
def an_element_doubled_in_the_structure(pdf: Pdf) -> None:
    kids = pdf.Root.StructTreeRoot.K.K
    place = next(i for i, kid in enumerate(kids) if str(kid.S) == "/P")
    kids.insert(place, pdf.make_indirect(Dictionary(kids[place])))


@damage
def the_level_of_a_heading_changed(pdf: Pdf) -> None:
    elements(pdf, "H2")[0].S = Name.H1


@damage
def a_paragraph_made_a_heading(pdf: Pdf) -> None:
    kids = pdf.Root.StructTreeRoot.K.K
    next(kid for kid in kids if str(kid.S) == "/P").S = Name.H2


@damage
def a_list_without_numbers(pdf: Pdf) -> None:
    elements(pdf, "L")[0].A[0].ListNumbering = Name.Disc


@damage
def an_item_joined_to_another(pdf: Pdf) -> None:
    items = elements(pdf, "L")[0].K
    items[0].K.append(items[1].K[1])
    del items[1]


@damage
def strong_text_made_plain(pdf: Pdf) -> None:
    elements(pdf, "Strong")[0].S = Name.Span


@damage
def the_language_changed(pdf: Pdf) -> None:
    pdf.Root.Lang = String("fr")


@damage
def the_alternative_text_changed(pdf: Pdf) -> None:
    elements(pdf, "Figure")[0].Alt = String("a dial")


@damage
def an_element_with_a_text_of_its_own(pdf: Pdf) -> None:
    elements(pdf, "Keyword")[0].ActualText = String("other")


@damage
def an_element_with_its_own_text_said_again(pdf: Pdf) -> None:
    """The text is right, but it is no longer that of the page."""
    element = elements(pdf, "Issuer")[0]
    element.ActualText = String("Harbour Watch")


@damage
def a_paragraph_made_an_artifact(pdf: Pdf) -> None:
    with Canvas(pdf) as canvas:
        start, _ = next(canvas.spans("P"))
        canvas.steps[start] = ([Name.Artifact], Operator("BMC"))


@damage
def text_added_that_belongs_to_nothing(pdf: Pdf) -> None:
    with Canvas(pdf) as canvas:
        start, end = canvas.element("P")
        code = canvas.steps[start:end]
        canvas.steps += [([1, 0, 0, 1, 0, -600], Operator("cm")), *code]


@damage
def the_structure_gone(pdf: Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


# Links ---------------------------------------------------------------------------------------------------


@damage
def the_address_of_a_link_changed(pdf: Pdf) -> None:
    links(pdf, "URI")[0].A.URI = String("https://tides.example/a?b=2")


@damage
def the_address_of_the_website_changed(pdf: Pdf) -> None:
    links(pdf, "URI")[-1].A.URI = String("https://tides.example.example")


@damage
def the_website_leads_to_a_reference(pdf: Pdf) -> None:
    links(pdf, "URI")[-1].A = links(pdf, "GoTo")[0].A


@damage
def the_address_of_a_reference_changed(pdf: Pdf) -> None:
    links(pdf, "URI")[-2].A.URI = String("https://levels.example/2")


@damage
def a_link_moved_away(pdf: Pdf) -> None:
    links(pdf, "URI")[0].Rect = Array([0, 0, 20, 20])


@damage
def a_link_made_too_short(pdf: Pdf) -> None:
    note = links(pdf, "URI")[0]
    note.Rect[2] = float(note.Rect[0]) + 12


@damage
def a_link_removed(pdf: Pdf) -> None:
    elements(pdf, "Link")[-1].K = elements(pdf, "Link")[-1].K[0]


@damage
def an_annotation_removed_from_its_page(pdf: Pdf) -> None:
    page = next(page for page in pdf.pages if any(str(n.A.S) == "/URI" for n in page.get("/Annots", [])))
    del page["/Annots"]


@damage
def a_link_that_runs_a_script(pdf: Pdf) -> None:
    links(pdf, "URI")[0].A = Dictionary(
        S=Name.JavaScript, JS=String("app.alert(1)"), URI=links(pdf, "URI")[0].A.URI
    )


@damage
def a_hidden_link(pdf: Pdf) -> None:
    links(pdf, "URI")[0].F = 2


@damage
def a_link_with_a_thick_frame(pdf: Pdf) -> None:
    links(pdf, "URI")[0].Border = Array([0, 0, 40])


@damage
def a_link_that_belongs_to_nothing(pdf: Pdf) -> None:
    action = Dictionary(S=Name.URI, URI=String("https://other.example"))
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[90, 90, 300, 300], Border=[0, 0, 0], A=action)
    pdf.pages[0].Annots.append(pdf.make_indirect(note))


@damage
def citations_that_lead_to_each_other(pdf: Pdf) -> None:
    cited = [kid.K[1].Obj for kid in elements(pdf, "Citation")[0].K if "/S" in kid and str(kid.S) == "/Link"]
    cited[0].A.D, cited[1].A.D = cited[1].A.D, cited[0].A.D


@damage
def a_line_of_the_contents_that_leads_elsewhere(pdf: Pdf) -> None:
    lines = [n for n in pdf.pages[0].Annots if str(n.A.S) == "/GoTo"]
    lines[0].A.D = lines[-1].A.D


# Pictures ------------------------------------------------------------------------------------------------


@damage
def another_picture(pdf: Pdf) -> None:
    image = figure_image(pdf)
    width, height = int(image.Width), int(image.Height)
    image.write(bytes(range(200)) * (3 * width * height // 200) + bytes(3 * width * height % 200))


@damage
def a_picture_turned_over(pdf: Pdf) -> None:
    image = figure_image(pdf)
    rows = image.read_bytes()
    width = len(rows) // int(image.Height)
    image.write(b"".join(rows[at : at + width] for at in range(len(rows) - width, -1, -width)))


@damage
def a_picture_removed(pdf: Pdf) -> None:
    around_picture(pdf, "Figure", None)


@damage
def a_picture_moved_off_the_page(pdf: Pdf) -> None:
    around_picture(pdf, "Figure", b"q 1 0 0 1 900 0 cm")


@damage
def a_picture_made_tiny(pdf: Pdf) -> None:
    around_picture(pdf, "Figure", b"q .01 0 0 .01 200 200 cm")


@damage
def a_picture_mirrored(pdf: Pdf) -> None:
    around_picture(pdf, "Figure", b"q -1 0 0 1 450 0 cm")


@damage
def a_picture_covered(pdf: Pdf) -> None:
    number = page_of(pdf, "Figure")
    at_the_end(pdf, b"/Artifact BMC 1 g 0 0 600 900 re f EMC", number)


@damage
def qr_codes_exchanged(pdf: Pdf) -> None:
    number = page_of(pdf, "QRCode")
    with Canvas(pdf, number) as canvas:
        drawn = [i for s, e in canvas.spans("QRCode") for i in range(s, e) if str(canvas.steps[i][1]) == "Do"]
        canvas.steps[drawn[0]], canvas.steps[drawn[1]] = canvas.steps[drawn[1]], canvas.steps[drawn[0]]


@damage
def a_qr_code_blackened(pdf: Pdf) -> None:
    number = page_of(pdf, "QRCode")
    canvas = Canvas(pdf, number)
    index = next(i for s, e in canvas.spans("QRCode") for i in range(s, e) if str(canvas.steps[i][1]) == "Do")
    image = canvas.page.Resources.XObject[str(canvas.steps[index][0][0])]
    image.write(bytes(len(image.read_bytes())))


# Labels --------------------------------------------------------------------------------------------------


@damage
def the_number_of_an_item_changed(pdf: Pdf) -> None:
    item = kids(elements(pdf, "L")[0])[0]
    number, mark = _shown_at(pdf, next(kid for kid in kids(item) if str(kid.S) == "/Lbl"))
    with Canvas(pdf, number) as canvas:
        for start, _ in canvas.spans("Lbl"):
            if int(canvas.steps[start][0][1].MCID) == mark:
                index = next(i for i in range(start, len(canvas.steps)) if str(canvas.steps[i][1]) == "TJ")
                _other_digit(canvas, index)
                return


@damage
def a_page_numbered_otherwise(pdf: Pdf) -> None:
    with Canvas(pdf) as canvas:
        _change_digit(canvas, "Artifact", last=True)


@damage
def a_page_number_of_the_contents_changed(pdf: Pdf) -> None:
    with Canvas(pdf) as canvas:
        _change_digit(canvas, "Reference")


@damage
def a_title_in_the_contents_changed(pdf: Pdf) -> None:
    with Canvas(pdf) as canvas:
        index = canvas.longest("Link")
        codes = canvas.codes(index)
        canvas.show(index, [codes[0], *codes])


@damage
def the_number_of_a_reference_changed(pdf: Pdf) -> None:
    with Canvas(pdf, len(pdf.pages) - 1) as canvas:
        _change_digit(canvas, "Lbl", least=3)


# Helpers -------------------------------------------------------------------------------------------------


def _actual(text: str) -> bytes:
    return b"/Span <</ActualText <FEFF%b>>> BDC" % text.encode("utf-16-be").hex().encode()


Spot = tuple[int, int]
"""An operation and the place of a glyph in its string."""


def two_glyphs(canvas: Canvas) -> tuple[Spot, Spot]:
    """Two places in a paragraph, in one font, whose glyphs differ and are letters."""
    start, end = canvas.element("P")
    seen: dict[Any, tuple[Spot, int]] = {}
    for index in range(start, end):
        if str(canvas.steps[index][1]) != "TJ":
            continue
        texts, font = canvas.texts(index), canvas.font(index).objgen
        for at, code in enumerate(canvas.codes(index)):
            if texts.get(code, " ").isalpha():
                spot, known = seen.setdefault(font, ((index, at), code))
                if known != code:
                    return spot, (index, at)
    raise LookupError("two glyphs")


def _said(canvas: Canvas, index: int) -> str:
    """The text of a string, each code by its font."""
    texts = canvas.texts(index)
    return "".join(texts[code] for code in canvas.codes(index))


def _under_actual_text(canvas: Canvas, texts: dict[int, str]) -> None:
    """Let strings say what they said before; the later place first."""
    for index in sorted(texts, reverse=True):
        canvas.around(index, index + 1, _actual(texts[index]), b"EMC")


def _change_digit(canvas: Canvas, tag: str, least: int = 1, last: bool = False) -> tuple[int, str]:
    """Make a digit another one that the same font has; where, and what stood there."""
    for index in sorted(canvas.strings(tag, least), reverse=last):
        text = "".join(canvas.texts(index).get(code, "") for code in canvas.codes(index))
        if _other_digit(canvas, index):
            return index, text
    raise LookupError("no digit")


def _other_digit(canvas: Canvas, index: int) -> bool:
    texts, codes = canvas.texts(index), canvas.codes(index)
    digits = {code for code, text in texts.items() if text and text in "0123456789"}
    at = next((at for at, code in enumerate(codes) if code in digits), None)
    others = [code for code in digits if at is not None and texts[code] != texts[codes[at]]]
    if at is not None and others:
        canvas.change(index, at, others[0])
    return bool(others)


def rewrite(canvas: Canvas, index: int, changes: dict[int, str]) -> None:
    """Another ToUnicode in which some codes say something else."""
    texts = {**canvas.texts(index), **changes}
    rows = "".join(f"<{code:04x}> <{text.encode('utf-16-be').hex()}>\n" for code, text in texts.items())
    head = "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
    canvas.font(index).ToUnicode.write(f"{head}{len(texts)} beginbfchar\n{rows}endbfchar\n".encode())


def _in_spans(pdf: Pdf, change: Callable[[list[int]], list[int]], low: str, high: str) -> None:
    """Change the codes shown under the first replacement text of a script, on any page."""
    for number in range(len(pdf.pages)):
        with Canvas(pdf, number) as canvas:
            for start, end in canvas.spans("Span"):
                text = str(canvas.steps[start][0][1].get("/ActualText", ""))
                for index in range(start, end):
                    shows = str(canvas.steps[index][1]) == "TJ" and len(canvas.codes(index)) > 2
                    if shows and any(low <= character <= high for character in text):
                        canvas.show(index, change(canvas.codes(index)))
                        return
    raise LookupError("no span")


def _programs(pdf: Pdf) -> dict[tuple[int, int], tuple[str, Any]]:
    """The font programs of the first page by the number of their font: key and stream."""
    found = {}
    for font in pdf.pages[0].Resources.Font.values():
        for key in ("/FontFile2", "/FontFile3"):
            if "/DescendantFonts" in font and key in descriptor(font):
                found[font.objgen] = (key, descriptor(font)[key])
    same = [value[0] for value in found.values()]
    return {name: value for name, value in found.items() if same.count(value[0]) > 1}


def change_glyphs(pdf: Pdf, change: Callable[[Any, Any], tuple[Any, Any]]) -> None:
    """Change two glyphs of a paragraph in the embedded font itself."""
    canvas = Canvas(pdf)
    places = two_glyphs(canvas)
    codes, holder = [canvas.code(place) for place in places], descriptor(canvas.font(places[0][0]))
    if "/FontFile3" in holder:
        stream = holder["/FontFile3"]
        fonts_ = CFFFontSet()
        fonts_.decompile(io.BytesIO(stream.read_bytes()), None)
        strings, charset = fonts_[0].CharStrings, fonts_[0].charset
        first, second = (cid_name(charset, code) for code in codes)
        strings[first], strings[second]  # both are read before either is changed
        blank = strings[first].__class__(bytecode=b"\x0e", private=strings[first].private, globalSubrs=[])
        made = change(strings[first].bytecode, strings[second].bytecode)
        for name, code in zip((first, second), made, strict=True):
            strings[name].bytecode = blank.bytecode if code is None else code
            strings[name].program = None
        buffer = io.BytesIO()
        fonts_.compile(buffer, Compiler(), isCFF2=False)
        stream.write(buffer.getvalue())
        return
    stream = holder["/FontFile2"]
    font = TTFont(io.BytesIO(stream.read_bytes()))
    table, order = font["glyf"], font.getGlyphOrder()
    first, second = (order[code] for code in codes)
    made = change(table[first], table[second])
    for name, glyph in zip((first, second), made, strict=True):
        table[name] = type(table[first])() if glyph is None else glyph
    buffer = io.BytesIO()
    font.save(buffer)
    stream.write(buffer.getvalue())


class Compiler(dict[str, Any]):
    """As much of a font as fontTools wants in order to write a bare CFF table."""

    recalcBBoxes = False


def cid_name(charset: list[str], cid: int) -> str:
    name = f"cid{cid:05d}"
    return name if name in charset else charset[cid]


def at_the_end(pdf: Pdf, code: bytes, number: int = 0) -> None:
    with Canvas(pdf, number) as canvas:
        canvas.around(0, 0, b"q")
        canvas.around(len(canvas.steps), len(canvas.steps), b"Q " + code)


def _image(pdf: Pdf) -> Any:
    return pdf.make_stream(
        b"\xff",
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=1,
        Height=1,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
    )


def _exchange_places(pdf: Pdf, tag: str) -> None:
    """Two elements one below the other change their heights on the page."""
    with Canvas(pdf, 1) as canvas:
        spans = [
            span for span in canvas.spans(tag) if any(str(s[1]) == "Td" for s in canvas.steps[slice(*span)])
        ]
        (one, one_end), (other, other_end) = spans[0], spans[1]
        heights = [
            float(next(s for s in canvas.steps[a:b] if str(s[1]) in ("Td", "Tm"))[0][-1]) for a, b in spans[:2]
        ]
        down = heights[1] - heights[0]
        canvas.around(other + 1, other_end, *shift(0, -down))
        canvas.around(one + 1, one_end, *shift(0, down - 40))


def _move_cell(pdf: Pdf, across: float, up: float) -> None:
    number = page_of(pdf, "TD")
    with Canvas(pdf, number) as canvas:
        canvas.around(*canvas.element("TD"), *shift(across, up))


def move_second_line(pdf: Pdf, part: float) -> None:
    """Move the second line of a paragraph up by so much of its distance from the first."""
    for number in range(len(pdf.pages)):
        with Canvas(pdf, number) as canvas:
            for start, end in canvas.spans("P"):
                moves = [i for i in range(start, end) if str(canvas.steps[i][1]) == "Td"]
                texts = sum(str(canvas.steps[i][1]) == "BT" for i in range(start, end))
                heights = [float(canvas.steps[i][0][1]) for i in moves]
                if texts == 1 and len(moves) > 1:
                    canvas.steps[moves[1]][0][1] = heights[1] * (1 - part)
                    return
                lines = list(dict.fromkeys(heights))
                if texts > 1 and len(lines) > 1 and lines[0] - lines[1] > 10:
                    for move in moves:
                        if float(canvas.steps[move][0][1]) == lines[1]:
                            canvas.steps[move][0][1] = lines[1] + part * (lines[0] - lines[1])
                    return
    raise LookupError("no second line")


def page_of(pdf: Pdf, tag: str) -> int:
    return next(n for n in range(len(pdf.pages)) if any(True for _ in Canvas(pdf, n).spans(tag)))


def figure_image(pdf: Pdf) -> Any:
    canvas = Canvas(pdf, page_of(pdf, "Figure"))
    index = next(i for s, e in canvas.spans("Figure") for i in range(s, e) if str(canvas.steps[i][1]) == "Do")
    return canvas.page.Resources.XObject[str(canvas.steps[index][0][0])]


def around_picture(pdf: Pdf, tag: str, move: bytes | None) -> None:
    with Canvas(pdf, page_of(pdf, tag)) as canvas:
        start, end = next(canvas.spans(tag))
        index = next(i for i in range(start, end) if str(canvas.steps[i][1]) == "Do")
        if move is None:
            del canvas.steps[index]
        else:
            canvas.around(start + 1, end, move, b"Q")
