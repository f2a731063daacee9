"""Ways to add something to a finished PDF, or to let viewers show it otherwise: what ours never have."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from damages import (
    Canvas,
    Damage,
    around,
    at_the_end,
    damage,
    descriptor,
    elements,
    fonts,
    inside,
    links,
    page_of,
)
from more_damages import TABLE
from pikepdf import Array, Dictionary, Name, Operator, Pdf, String

# Ornaments and drawings ----------------------------------------------------------------------------------


def glyph_of(pdf: Pdf, wanted: Callable[[str], bool]) -> str:
    """Operators that choose a font of the first page and show a glyph of it, three times."""
    canvas = Canvas(pdf)
    for index, (_, operator) in enumerate(canvas.steps):
        for code in canvas.codes(index) if str(operator) == "TJ" else ():
            if wanted(canvas.texts(index).get(code, "")):
                name = next(str(step[0][0]) for step in reversed(canvas.steps[:index]) if str(step[1]) == "Tf")
                return f"{name} 12 Tf 1 0 0 1 %d %d Tm [<{f'{code:04x}' * 3}>] TJ"
    raise LookupError("no such glyph")


def ornament(wanted: Callable[[str], bool], x: int = 300, y: int = 80, before: str = "") -> Damage:
    def apply(pdf: Pdf) -> None:
        code = f"/Artifact BMC {before} BT {glyph_of(pdf, wanted) % (x, y)} ET {'EMC' * bool(before)} EMC"
        at_the_end(pdf, code.encode())

    return apply


TABLE["digits put in as an ornament"] = ornament(str.isdigit)
TABLE["dots put in as an ornament"] = ornament(".".__eq__)
TABLE["brackets put in as an ornament"] = ornament("[".__eq__)
TABLE["words put into the head of a page"] = ornament(str.isalpha, y=800)
TABLE["words put into the foot of a page"] = ornament(str.isalpha, 100, 50)
TABLE["words that say nothing"] = ornament(str.isalpha, before="/Span <</ActualText ()>> BDC")
_DRAWN = {
    "a letter drawn by curves": b"0 g 300 90 m 310 110 320 110 330 90 c 320 95 l h f",
    "a letter drawn by lines": b"0 G 2 w 300 90 m 300 110 l 315 90 l 315 110 l S",
    "a black box beside the text": b"0 g 300 90 80 20 re f",
    "a cross over the text": b"1 0 0 RG 1 w 72 400 m 520 700 l S",
}
for _name, _code in _DRAWN.items():
    TABLE[_name] = partial(at_the_end, code=b"/Artifact BMC %b EMC" % _code)


def ruled(height: float, colour: bytes = b"0 G", *, below: bool = False) -> Damage:
    """A thin rule at a height of the first line of a paragraph, in parts of 10 pt from its baseline."""

    def apply(pdf: Pdf) -> None:
        with Canvas(pdf) as canvas:
            start, end = canvas.element("P")
            moves = (step for step in canvas.steps[start:end] if str(step[1]) == "Td")
            x, y = (float(value) for value in next(moves)[0])
            place = canvas.steps[0 if str(canvas.steps[0][1]) == "q" else 1 : 2]
            shifted = next(step[0] for step in place if str(step[1]) == "cm")
            across, up = x + float(shifted[4]), y + float(shifted[5]) + 10 * height
            code = b"/Artifact BMC q %b .8 w %f %f m %f %f l S Q EMC" % (colour, across, up, across + 90, up)
            canvas.around(
                0, len(canvas.steps), (code if below else b"") + b" q", b"Q " + (b"" if below else code)
            )

    return apply


TABLE["text struck out"] = ruled(0.3)
TABLE["text struck out from behind"] = ruled(0.3, below=True)
TABLE["text underlined"] = ruled(-0.1)
TABLE["a white line through text"] = ruled(0.3, b"1 G")


@damage
def a_picture_put_in_as_an_ornament(pdf: Pdf) -> None:
    image = pdf.make_stream(b"\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8)
    image.ColorSpace = Name.DeviceGray
    _placed(pdf, image)


@damage
def words_in_a_form_put_in_as_an_ornament(pdf: Pdf) -> None:
    code = glyph_of(pdf, str.isalpha) % (0, 0)
    form = pdf.make_stream(f"BT {code} ET".encode(), Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 99, 99])
    form.Resources = pdf.pages[0].Resources
    _placed(pdf, form)


def _placed(pdf: Pdf, thing: Any) -> None:
    pdf.pages[0].Resources.XObject = pdf.pages[0].Resources.get("/XObject", Dictionary())
    pdf.pages[0].Resources.XObject.Added = thing
    at_the_end(pdf, b"/Artifact BMC q 40 0 0 20 300 90 cm /Added Do Q EMC")


def _first_ornament(pdf: Pdf, wanted: Callable[[str], bool]) -> tuple[Canvas, int]:
    canvas = Canvas(pdf)
    for start, end in canvas.spans("Artifact"):
        for index in range(start, end):
            if str(canvas.steps[index][1]) == "TJ" and wanted(_said(canvas, index)):
                return canvas, index
    raise LookupError("no such ornament")


def _said(canvas: Canvas, index: int) -> str:
    texts = canvas.texts(index)
    return "".join(texts.get(code, "") for code in canvas.codes(index)).strip()


@damage
def the_number_of_a_heading_gone(pdf: Pdf) -> None:
    canvas, index = _first_ornament(pdf, str.isdigit)
    with canvas:
        del canvas.steps[index]


@damage
def the_number_of_a_heading_behind_it(pdf: Pdf) -> None:
    canvas, index = _first_ornament(pdf, str.isdigit)
    with canvas:
        canvas.around(index, index + 1, b"400 0 Td", b"-400 0 Td")


@damage
def the_brackets_of_a_citation_gone(pdf: Pdf) -> None:
    canvas, index = _first_ornament(pdf, "[".__eq__)
    with canvas:
        del canvas.steps[index]


# How text is painted -------------------------------------------------------------------------------------

TABLE["letters spread"] = inside(b"3 Tc")
TABLE["letters stretched"] = inside(b"160 Tz")
TABLE["letters raised"] = inside(b"4 Ts")
TABLE["letters drawn by dashes"] = inside(b"1 Tr .3 w [.01 900] 450 d")
TABLE["letters drawn by their outlines"] = inside(b"1 Tr .2 w")
TABLE["a colour with a number too many"] = inside(b"0 1 1 1 rg")
TABLE["a grey with a number too many"] = inside(b"0 0 1 g")
TABLE["a render mode with a number too many"] = inside(b"0 3 Tr")
TABLE["text moved by a number too many"] = around("P", b"5 1 0 0 1 -900 0 cm", b"5 1 0 0 1 900 0 cm")


@damage
def the_space_in_a_name_closed(pdf: Pdf) -> None:
    _pull(pdf, "Issuer", 330, lambda texts, codes, at: texts.get(codes[at - 1]) == " ")


@damage
def the_name_of_the_issuer_torn_apart(pdf: Pdf) -> None:
    _pull(
        pdf,
        "Issuer",
        -400,
        lambda texts, codes, at: " " not in (texts.get(codes[at - 1]), texts.get(codes[at])),
    )


def _pull(pdf: Pdf, tag: str, by: int, fits: Callable[[dict[int, str], list[int], int], bool]) -> None:
    """Move what follows a place within a string."""
    with Canvas(pdf) as canvas:
        for index in canvas.strings(tag, 3):
            texts, codes = canvas.texts(index), canvas.codes(index)
            for at in range(1, len(codes) - 1):
                if fits(texts, codes, at):
                    raw = b"".join(code.to_bytes(2, "big") for code in codes)
                    parts = [String(raw[: 2 * at]), by, String(raw[2 * at :])]
                    canvas.steps[index] = ([Array(parts)], Operator("TJ"))
                    return
        raise LookupError("no such place")


@damage
def a_title_turned_a_little(pdf: Pdf) -> None:
    with Canvas(pdf) as canvas:
        index = canvas.longest("Title")
        place = next(at for at in range(index, 0, -1) if str(canvas.steps[at][1]) == "Td")
        canvas.steps[place] = ([0.98, 0.17, -0.17, 0.98, *canvas.steps[place][0]], Operator("Tm"))


@damage
def properties_by_a_name(pdf: Pdf) -> None:
    pdf.pages[0].Resources.Properties.Said = Dictionary(Alt=String("other text"))
    around("P", b"/Span /Said BDC", b"EMC")(pdf)


@damage
def two_font_files(pdf: Pdf) -> None:
    descriptor(fonts(pdf)[0]).FontFile = pdf.make_stream(b"%!PS-AdobeFont-1.0")


@damage
def a_font_said_to_be_of_another_kind(pdf: Pdf) -> None:
    below = fonts(pdf)[0].DescendantFonts[0]
    is_truetype = below.Subtype == "/CIDFontType2"
    below.Subtype = Name.CIDFontType0 if is_truetype else Name.CIDFontType2


# Structure -----------------------------------------------------------------------------------------------


def _within(pdf: Pdf, parent: str, kind: str) -> None:
    """Words in an element of a type, within the first of another type, at the foot of its page."""
    code, number = glyph_of(pdf, str.isalpha) % (300, 80), 900
    at_the_end(pdf, f"/{kind} <</MCID {number}>> BDC BT {code} ET EMC".encode())
    around_it = elements(pdf, parent)[0]
    element = Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), P=around_it, Pg=pdf.pages[0].obj, K=number)
    held = around_it.K if isinstance(around_it.K, Array) else Array([around_it.K])
    held.append(pdf.make_indirect(element))
    around_it.K = held


for _parent, _kind in (
    ("BibEntry", "Span"),
    ("Keywords", "Span"),
    ("TOC", "P"),
    ("Figure", "Figure"),
    ("LI", "Lbl"),
    ("L", "Span"),
    ("Table", "Span"),
    ("Citation", "Span"),
    ("Contact", "P"),
    ("Website", "Span"),
    ("Document", "Private"),
):
    TABLE[f"words of type {_kind} in {_parent}"] = partial(_within, parent=_parent, kind=_kind)

_SAID: dict[str, tuple[str, str, Any]] = {
    "an element in another language": ("Document", "/Lang", String("fr")),
    "a sound of a paragraph": ("P", "/Phoneme", String("nada")),
    "a file of a paragraph": ("P", "/AF", Array([])),
    "a namespace of a paragraph": ("P", "/NS", Dictionary(NS=String("x"))),
    "text said to be struck out": ("P", "/A", Dictionary(O=Name.Layout, TextDecorationType=Name.LineThrough)),
    "a cell said to be two": ("TD", "/A", Dictionary(O=Name.Table, ColSpan=2)),
    "a table with a summary": ("Table", "/A", Dictionary(O=Name.Table, Summary=String("x"))),
}


def _say(pdf: Pdf, kind: str, key: str, value: Any) -> None:
    elements(pdf, kind)[0][key] = value


for _name, (_kind, _key, _value) in _SAID.items():
    TABLE[_name] = partial(_say, kind=_kind, key=_key, value=_value)


@damage
def a_type_that_stands_for_none(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot.RoleMap["/Strong"]


@damage
def the_index_of_the_structure_gone(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot["/ParentTree"]


# Links, outline, document --------------------------------------------------------------------------------


@damage
def a_link_described_as_another(pdf: Pdf) -> None:
    links(pdf, "URI")[0].Contents = String("https://other.example")


@damage
def a_link_that_leads_to_an_element(pdf: Pdf) -> None:
    links(pdf, "GoTo")[0].A.SD = Array([elements(pdf, "H2")[0], Name.XYZ, 0, 0, 0])


@damage
def a_destination_that_enlarges(pdf: Pdf) -> None:
    pdf.Root.Names.Dests.Names[1][4] = 64


@damage
def destinations_out_of_order(pdf: Pdf) -> None:
    names = list(pdf.Root.Names.Dests.Names)
    pairs = list(zip(names[::2], names[1::2], strict=True))[::-1]
    pdf.Root.Names.Dests.Names = Array([item for pair in pairs for item in pair])


@damage
def a_link_on_two_pages(pdf: Pdf) -> None:
    pdf.pages[0].Annots.insert(0, pdf.pages[-1].Annots[0])


@damage
def the_outline_without_levels(pdf: Pdf) -> None:
    second = pdf.Root.Outlines.First.Next
    inner = second.First
    for key in ("/First", "/Last", "/Count"):
        del second[key]
    if "/Next" in second:
        inner.Next = second.Next
    second.Next = inner


@damage
def an_entry_of_the_outline_with_an_address(pdf: Pdf) -> None:
    first = pdf.Root.Outlines.First
    first.A = Dictionary(S=Name.URI, URI=String("https://other.example"), D=first.A.D)


@damage
def another_file_inside(pdf: Pdf) -> None:
    file = pdf.make_stream(b"MZ", Type=Name.EmbeddedFile)
    held = Dictionary(Type=Name.Filespec, F=String("run.exe"), EF=Dictionary(F=file))
    pdf.Root.Names.EmbeddedFiles.Names.extend([String("run.exe"), pdf.make_indirect(held)])


@damage
def the_report_inside_changed(pdf: Pdf) -> None:
    file = pdf.Root.AF[0].EF.F
    file.write(file.read_bytes().replace(b"2026", b"2027"))


@damage
def another_title_in_the_metadata(pdf: Pdf) -> None:
    data = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(data.replace(b'x-default">', b'x-default">Other '))


@damage
def another_author_in_the_information(pdf: Pdf) -> None:
    pdf.trailer.Info.Author = String("Other")


_CATALOG: dict[str, Any] = {
    "Collection": Dictionary(View=Name.H),
    "URI": Dictionary(Base=String("https://other.example/")),
    "PageMode": Name.FullScreen,
    "OCProperties": Dictionary(OCGs=Array([])),
    "ViewerPreferences": Dictionary(DisplayDocTitle=True, Direction=Name.R2L),
}


def _catalog(pdf: Pdf, key: str) -> None:
    pdf.Root[f"/{key}"] = _CATALOG[key]


for _key in _CATALOG:
    TABLE[f"the catalog with another {_key}"] = partial(_catalog, key=_key)


@damage
def a_page_that_turns_by_itself(pdf: Pdf) -> None:
    pdf.pages[0].Dur = 0.1


@damage
def a_crop_box_of_all_pages(pdf: Pdf) -> None:
    pdf.Root.Pages.CropBox = Array([70, 30, 530, 842])


TABLE["text in a light grey"] = inside(b".85 g")


@damage
def a_state_that_is_kept_to_the_end(pdf: Pdf) -> None:
    with Canvas(pdf) as canvas:
        canvas.around(0, 0, b"q")


@damage
def content_that_ends_twice(pdf: Pdf) -> None:
    at_the_end(pdf, b"EMC")


@damage
def a_point_of_marked_content(pdf: Pdf) -> None:
    at_the_end(pdf, b"/BT <</S /H1>> DP")


# Pictures ------------------------------------------------------------------------------------------------


def _in_place(pdf: Pdf, tag: str, before: bytes) -> None:
    with Canvas(pdf, page_of(pdf, tag)) as canvas:
        start, end = next(canvas.spans(tag))
        index = next(at for at in range(start, end) if str(canvas.steps[at][1]) == "Do")
        canvas.around(index, index + 1, before, b"Q")


_PLACED = {
    "a picture mirrored in its place": ("Figure", b"q -1 0 0 1 1 0 cm"),
    "a picture upside down in its place": ("Figure", b"q 1 0 0 -1 0 1 cm"),
    "a picture turned in its place": ("Figure", b"q 0 1 -1 0 1 0 cm"),
    "a picture stretched": ("Figure", b"q 1.2 0 0 1 0 0 cm"),
    "a code stretched": ("QRCode", b"q 1 0 0 .3 0 0 cm"),
    "a code too small": ("QRCode", b"q .15 0 0 .15 0 0 cm"),
    "a picture alone covered": ("Figure", b"q /Artifact BMC 1 g 0 0 1 1 re f EMC"),
}
for _name, (_tag, _before) in _PLACED.items():
    TABLE[_name] = partial(_in_place, tag=_tag, before=_before)
