"""Further ways to damage a finished PDF: around its pages, in what is said of it, in how it is painted."""

from __future__ import annotations

import io
from functools import partial

from damages import (
    TABLE,
    Canvas,
    Compiler,
    around,
    around_picture,
    at_the_end,
    change_glyphs,
    cid_name,
    damage,
    descriptor,
    elements,
    figure_image,
    inside,
    links,
    page_of,
    rewrite,
    two_glyphs,
)
from fontTools.cffLib import CFFFontSet
from pikepdf import Array, Dictionary, Name, Pdf, String

# Around the pages ----------------------------------------------------------------------------------------


@damage
def a_title_in_the_outline_changed(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.Title = String("Something else")


@damage
def an_entry_of_the_outline_that_leads_elsewhere(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.A = pdf.Root.Outlines.Last.A


@damage
def the_outline_gone(pdf: Pdf) -> None:
    del pdf.Root.Outlines


@damage
def page_labels_in_roman_numbers(pdf: Pdf) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=[0, Dictionary(S=Name.r, St=7)])


@damage
def a_page_in_tiny_units(pdf: Pdf) -> None:
    pdf.pages[0].UserUnit = 0.1


@damage
def a_page_turned(pdf: Pdf) -> None:
    pdf.pages[0].Rotate = 180


@damage
def a_script_when_opened(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@damage
def a_script_of_a_page(pdf: Pdf) -> None:
    pdf.pages[0].AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))


@damage
def a_script_among_the_names(pdf: Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    pdf.Root.Names.JavaScript = Dictionary(Names=[String("a"), script])


@damage
def a_form(pdf: Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=[], NeedAppearances=True)


@damage
def a_document_that_says_it_is_not_tagged(pdf: Pdf) -> None:
    pdf.Root.MarkInfo = Dictionary(Marked=False)


@damage
def a_type_said_to_be_another(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap.Strong = Name.Figure


@damage
def a_paragraph_with_another_text_for_the_ear(pdf: Pdf) -> None:
    elements(pdf, "P")[0].Alt = String("other text")


@damage
def a_keyword_said_to_be_short_for_something(pdf: Pdf) -> None:
    elements(pdf, "Keyword")[0].E = String("other text")


@damage
def a_paragraph_said_to_be_in_another_language(pdf: Pdf) -> None:
    elements(pdf, "P")[0].Lang = String("fr")


@damage
def a_head_of_a_column_made_a_cell(pdf: Pdf) -> None:
    elements(pdf, "TH")[0].S = Name.TD


@damage
def a_cell_said_to_be_aligned_otherwise(pdf: Pdf) -> None:
    elements(pdf, "TD")[3].A = Dictionary(O=Name.Layout, TextAlign=Name.End)


@damage
def two_rows_exchanged_in_the_structure(pdf: Pdf) -> None:
    body = elements(pdf, "TBody")[0]
    body.K[0], body.K[1] = body.K[1], body.K[0]


@damage
def an_item_moved_into_a_list_of_its_own(pdf: Pdf) -> None:
    items = elements(pdf, "L")[0].K
    inner = Dictionary(
        Type=Name.StructElem, S=Name.L, P=items[0], K=Array([items[1]]), A=elements(pdf, "L")[0].A
    )
    items[0].K[1].K = Array([items[0].K[1].K, pdf.make_indirect(inner)])
    del items[1]


@damage
def a_link_that_does_something_more(pdf: Pdf) -> None:
    links(pdf, "URI")[0].A.Next = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@damage
def a_link_for_some_viewers(pdf: Pdf) -> None:
    links(pdf, "URI")[0].OC = Dictionary(Type=Name.OCG, Name=String("x"))


@damage
def a_link_in_a_corner_of_its_place(pdf: Pdf) -> None:
    links(pdf, "URI")[0].QuadPoints = Array([0, 0, 1, 0, 0, 1, 1, 1])


@damage
def a_link_over_the_whole_page(pdf: Pdf) -> None:
    links(pdf, "URI")[0].Rect = Array([0, 0, 595, 842])


@damage
def the_text_of_a_code_changed(pdf: Pdf) -> None:
    elements(pdf, "QRCode")[0].Alt = String("https://other.example")


# Painted in another way ----------------------------------------------------------------------------------

TABLE["letters filled by their own lines"] = inside(b"2 Tr 12 w 0 G")
TABLE["text said in another way"] = around("P", b"/Span <</Alt (other)>> BDC", b"EMC")
TABLE["text said to be reversed"] = around("P", b"/ReversedChars BMC", b"EMC")
TABLE["text clipped by nothing"] = around("P", b"q 0 0 0 0 re W n", b"Q")


@damage
def colours_with_another_meaning(pdf: Pdf) -> None:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[1], C1=[1])
    space = Array([Name.Separation, Name.White, Name.DeviceGray, tint])
    pdf.pages[0].Resources.ColorSpace = Dictionary(DefaultGray=space)


@damage
def ink_that_turns_to_paper(pdf: Pdf) -> None:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[1], C1=[1])
    pdf.pages[0].Resources.ExtGState.Turned = Dictionary(TR=tint)
    with Canvas(pdf) as canvas:
        canvas.around(0, 0, b"/Turned gs")


@damage
def text_covered_by_a_form(pdf: Pdf) -> None:
    box = Array([0, 0, 1, 1])
    form = pdf.make_stream(b"1 g 0 0 1 1 re f", Type=Name.XObject, Subtype=Name.Form, BBox=box)
    form.Matrix = Array([600, 0, 0, 900, 0, 0])
    pdf.pages[0].Resources.XObject = pdf.pages[0].Resources.get("/XObject", Dictionary())
    pdf.pages[0].Resources.XObject.Cover = form
    at_the_end(pdf, b"/Artifact BMC /Cover Do EMC")


@damage
def text_covered_by_a_large_letter(pdf: Pdf) -> None:
    with Canvas(pdf) as canvas:
        index = canvas.longest("P")
        font = next(str(step[0][0]) for step in reversed(canvas.steps[:index]) if str(step[1]) == "Tf")
        letter = b"q 1 G 800 w 2 Tr BT %s 10 Tf 300 400 Td <%04x> Tj ET Q" % (
            font.encode(),
            canvas.codes(index)[0],
        )
        canvas.around(len(canvas.steps), len(canvas.steps), b"/Artifact BMC " + letter + b" EMC")


@damage
def a_letter_moved_within_the_font(pdf: Pdf) -> None:
    """Its outline begins elsewhere; a TrueType outline is exchanged."""
    canvas = Canvas(pdf)
    place, _ = two_glyphs(canvas)
    holder = descriptor(canvas.font(place[0]))
    if "/FontFile3" not in holder:
        change_glyphs(pdf, lambda one, other: (other, one))
        return
    fonts_ = CFFFontSet()
    fonts_.decompile(io.BytesIO(holder["/FontFile3"].read_bytes()), None)
    outline = fonts_[0].CharStrings[cid_name(fonts_[0].charset, canvas.code(place))]
    outline.decompile()
    move = next(at for at, item in enumerate(outline.program) if "moveto" in str(item))
    outline.program[move - 1] += 100
    outline.bytecode = None
    outline.compile()
    buffer = io.BytesIO()
    fonts_.compile(buffer, Compiler(), isCFF2=False)
    holder["/FontFile3"].write(buffer.getvalue())


@damage
def glyphs_exchanged_in_the_font_and_in_its_text(pdf: Pdf) -> None:
    canvas = Canvas(pdf)
    one, other = two_glyphs(canvas)
    texts, first, second = canvas.texts(one[0]), canvas.code(one), canvas.code(other)
    change_glyphs(pdf, lambda left, right: (right, left))
    rewrite(canvas, one[0], {first: texts[second], second: texts[first]})


@damage
def a_picture_in_reversed_colours(pdf: Pdf) -> None:
    figure_image(pdf).Decode = Array([1, 0] * 3)


@damage
def a_picture_whose_colours_are_all_left_out(pdf: Pdf) -> None:
    figure_image(pdf).Mask = Array([0, 255] * 3)


_PICTURES = {
    "a picture nobody sees": b"q /Clear gs",
    "a picture under a soft mask": b"q /Masked gs",
    "a picture blended away": b"q /Blended gs",
}
for _name, _before in _PICTURES.items():
    TABLE[_name] = partial(around_picture, tag="Figure", move=_before)


@damage
def half_a_picture(pdf: Pdf) -> None:
    _clip_picture(pdf, "Figure")


@damage
def half_a_code(pdf: Pdf) -> None:
    _clip_picture(pdf, "QRCode")


def _clip_picture(pdf: Pdf, tag: str) -> None:
    with Canvas(pdf, page_of(pdf, tag)) as canvas:
        start, end = next(canvas.spans(tag))
        index = next(i for i in range(start, end) if str(canvas.steps[i][1]) == "Do")
        canvas.around(index, index + 1, b"q 0 0 .5 1 re W n", b"Q")


@damage
def letters_that_stand_on_one_another(pdf: Pdf) -> None:
    inside(b"-4 Tc")(pdf)


@damage
def words_put_in_as_an_ornament(pdf: Pdf) -> None:
    canvas = Canvas(pdf)
    index = canvas.longest("P")
    name = next(str(step[0][0]) for step in reversed(canvas.steps[:index]) if str(step[1]) == "Tf")
    code = "".join(f"{code:04x}" for code in canvas.codes(index)[:6])
    at_the_end(pdf, f"/Artifact BMC BT {name} 12 Tf 1 0 0 1 300 80 Tm <{code}> Tj ET EMC".encode())
