"""Ways to damage a finished PDF that look right at first: letters, lines and labels a little out of place;
pictures, fonts and metadata that viewers take otherwise than they are.
"""

from __future__ import annotations

import io
from itertools import pairwise

from added_damages import TABLE
from damages import Canvas, damage, descriptor, elements, figure_image, fonts, move_second_line, page_of, shift
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Operator, Pdf, String


def _spread(pdf: Pdf, kerns: list[int]) -> None:
    """Kerns between the first letters of the longest string of a paragraph."""
    with Canvas(pdf) as canvas:
        index = canvas.longest("P")
        codes = [code.to_bytes(2, "big") for code in canvas.codes(index)]
        items: list[String | int] = []
        for code, kern in zip(codes, [*kerns, *[0] * len(codes)], strict=False):
            items += [String(code), kern]
        canvas.steps[index] = ([Array(items)], Operator("TJ"))


@damage
def letters_of_a_line_a_third_over_one_another(pdf: Pdf) -> None:
    _spread(pdf, [300] * 8)


@damage
def two_letters_half_over_one_another(pdf: Pdf) -> None:
    canvas = Canvas(pdf)
    index = canvas.longest("P")
    said = [canvas.texts(index).get(code, "") for code in canvas.codes(index)]
    pairs = enumerate(pairwise(said))
    at = next((at for at, (one, other) in pairs if one.isalpha() and other.isalpha()), 0)
    _spread(pdf, [*[0] * at, 450])


@damage
def a_line_that_runs_into_the_one_above(pdf: Pdf) -> None:
    move_second_line(pdf, 0.6)


@damage
def the_number_of_an_item_a_line_below_it(pdf: Pdf) -> None:
    with Canvas(pdf) as canvas:
        for start, end in canvas.spans("Lbl"):
            shown = next(at for at in range(start, end) if str(canvas.steps[at][1]) == "TJ")
            if "".join(canvas.texts(shown).get(code, "") for code in canvas.codes(shown)) == "2.":
                canvas.around(start + 1, end, *shift(0, -16))
                return


@damage
def the_label_of_a_figure_below_its_caption(pdf: Pdf) -> None:
    with Canvas(pdf, page_of(pdf, "FigureLabel")) as canvas:
        start, end = canvas.element("FigureLabel")
        canvas.around(start, end, *shift(0, -30))


# Pictures and fonts --------------------------------------------------------------------------------------


@damage
def a_picture_made_a_stencil(pdf: Pdf) -> None:
    figure_image(pdf).ImageMask = True


@damage
def a_picture_decoded_into_other_colours(pdf: Pdf) -> None:
    figure_image(pdf).DecodeParms = Dictionary(ColorTransform=0)


@damage
def a_font_whose_outlines_are_stroked(pdf: Pdf) -> None:
    program = next(found for font in fonts(pdf) if (found := descriptor(font).get("/FontFile3")) is not None)
    programs, out = CFFFontSet(), io.BytesIO()
    programs.decompile(io.BytesIO(program.read_bytes()), None, isCFF2=False)
    programs[0].PaintType = 2
    programs.compile(out, TTFont(recalcBBoxes=False), isCFF2=False)
    program.write(out.getvalue())


# What is said of the document ----------------------------------------------------------------------------


@damage
def another_date_in_the_metadata(pdf: Pdf) -> None:
    pdf.trailer.Info.CreationDate = String("D:19990101000000Z")


@damage
def a_subject_in_the_metadata(pdf: Pdf) -> None:
    pdf.trailer.Info.Subject = String("other text")


@damage
def a_description_in_the_packet(pdf: Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    more = b'<rdf:Description rdf:about=""><dc:description>other</dc:description></rdf:Description></rdf:RDF>'
    pdf.Root.Metadata.write(packet.replace(b"</rdf:RDF>", more))


@damage
def an_inner_file_that_is_no_source(pdf: Pdf) -> None:
    pdf.Root.AF[0].AFRelationship = Name.Data


@damage
def colours_meant_for_a_press(pdf: Pdf) -> None:
    intent = Dictionary(S=Name.GTS_PDFX, OutputConditionIdentifier=String("press"))
    pdf.Root.OutputIntents = Array([intent])


@damage
def a_note_with_the_name_of_a_heading(pdf: Pdf) -> None:
    elements(pdf, "Note")[0].ID = String("same")
    elements(pdf, "P")[0].ID = String("same")


__all__ = ["TABLE"]
