"""Ways to damage a finished PDF of `fine_samples` that leave all its letters as they are, or nearly all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from damages import Canvas, Damage, links, shift
from pikepdf import Array, Dictionary, Name, Operator, Pdf, String

FINE: dict[str, Damage] = {}
Span = tuple[int, int]


def fine_damage(function: Damage) -> Damage:
    FINE[function.__name__.replace("_", " ")] = function
    return function


def said(canvas: Canvas, start: int, end: int) -> str:
    shown = (index for index in range(start, end) if str(canvas.steps[index][1]) == "TJ")
    return "".join(canvas.texts(index).get(code, "") for index in shown for code in canvas.codes(index))


def find(pdf: Pdf, word: str, tag: str, first: int = 0) -> tuple[int, Span]:
    """The page and the place of the first element of a tag that says a word."""
    for number in range(first, len(pdf.pages)):
        canvas = Canvas(pdf, number)
        for start, end in sorted(canvas.spans(tag)):
            if word in said(canvas, start, end):
                return number, (start, end)
    raise LookupError(word)


def _place(canvas: Canvas, span: Span) -> tuple[float, float]:
    """Where the first string of a stretch stands."""
    saved: list[tuple[float, float]] = []
    origin, point = (0.0, 0.0), (0.0, 0.0)
    for index, (operands, operator) in enumerate(canvas.steps):
        values = [float(value) for value in operands] if str(operator) in ("cm", "Td", "Tm") else []
        if str(operator) == "q":
            saved.append(origin)
        elif str(operator) == "Q":
            origin = saved.pop()
        elif str(operator) == "cm":
            origin = origin[0] + values[4], origin[1] + values[5]
        elif str(operator) == "BT":
            point = 0.0, 0.0
        elif str(operator) == "Td":
            point = point[0] + values[0], point[1] + values[1]
        elif str(operator) == "Tm":
            point = values[4], values[5]
        elif str(operator) == "TJ" and index > span[0]:
            return origin[0] + point[0], origin[1] + point[1]
    raise LookupError("no string")


def beside(first: str, second: str, tag: str = "P") -> Damage:
    """The second element moved up beside the first one."""

    def apply(pdf: Pdf) -> None:
        number, span = find(pdf, first, tag)
        _, other = find(pdf, second, tag, number)
        with Canvas(pdf, number) as canvas:
            (x, y), (from_x, from_y) = _place(canvas, span), _place(canvas, other)
            canvas.around(other[0] + 1, other[1], *shift(x + 170 - from_x, y - from_y))

    return apply


FINE["a paragraph beside the one before"] = beside("A second", "A third")
FINE["a verse beside the one before"] = beside("Verse one", "Verse two")
FINE["a line of code beside the one before"] = beside("line one", "line two", "CodeLine")
FINE["an item beside the one before"] = beside("inner first", "inner second")
FINE["a quotation beside the text before"] = beside("outer second", "Quoted")


def exchange(first: str, second: str, tag: str) -> Damage:
    """Two elements in the places of each other."""

    def apply(pdf: Pdf) -> None:
        number, span = find(pdf, first, tag)
        _, other = find(pdf, second, tag, number)
        with Canvas(pdf, number) as canvas:
            (x, y), (other_x, other_y) = _place(canvas, span), _place(canvas, other)
            moves = [(span, other_x - x, other_y - y), (other, x - other_x, y - other_y)]
            for (start, end), across, up in sorted(moves, reverse=True):
                canvas.around(start + 1, end, *shift(across, up))

    return apply


FINE["paragraphs in the places of each other"] = exchange("A second", "A third", "P")
FINE["captions of codes exchanged"] = exchange("One", "Two", "ChannelCaption")
FINE["issuers exchanged on the page"] = exchange("Harbour", "Low", "Issuer")
FINE["keywords exchanged on the page"] = exchange("alpha", "beta", "Keyword")
FINE["titles of references exchanged"] = exchange("Waves", "Storms", "RefTitle")
FINE["lines of code exchanged"] = exchange("line one", "line two", "CodeLine")
FINE["links in the places of each other"] = exchange("first", "other", "Link")
FINE["cells of a row exchanged"] = exchange("r3", "87", "TD")


@fine_damage
def a_bracket_drawn_the_other_way_round(pdf: Pdf) -> None:
    number, (start, end) = find(pdf, "brackets", "P")
    with Canvas(pdf, number) as canvas:
        for index in range(start, end):
            shown = said(canvas, index, index + 1)
            if "(" in shown:
                codes = canvas.codes(index)
                texts = {text: code for code, text in canvas.texts(index).items()}
                canvas.show(
                    index,
                    [texts[")"] if text == "(" else code for text, code in zip(shown, codes, strict=True)],
                )
                text = shown.encode("utf-16-be").hex().encode()
                canvas.around(index, index + 1, b"/Span <</ActualText <FEFF%b>>> BDC" % text, b"EMC")
                return


def _drawing(code: bytes, word: str, tag: str, across: float, up: float) -> Damage:
    def apply(pdf: Pdf) -> None:
        number, span = find(pdf, word, tag)
        with Canvas(pdf, number) as canvas:
            x, y = _place(canvas, span)
            mark = b"/Artifact BMC q 1 0 0 1 %f %f cm 0 g 0 G %b Q EMC" % (x + across, y + up, code)
            canvas.around(0, len(canvas.steps), b"q", b"Q " + mark)

    return apply


_DOTS = b" ".join(b"%d 0 1 1 re f" % step for step in range(0, 27, 3))
_STROKE = b" ".join(b"0 %d .5 1 re f" % step for step in range(7))
FINE["a minus drawn before a number"] = _drawing(b"0 0 4 .6 re f", "87", "TD", -6, 3)
FINE["a point drawn behind a number"] = _drawing(b"0 0 1 1 re f", "87", "TD", 12, 0)
FINE["a point drawn within a number"] = _drawing(b"0 0 .9 .9 re f", "87", "TD", 4.7, 0)
FINE["a line above a word"] = _drawing(b"0 0 30 .5 re f", "outer second", "P", 0, 9.2)
FINE["a line far below a word"] = _drawing(b"0 0 30 .5 re f", "outer second", "P", 0, -3.2)
FINE["two rules in empty room"] = _drawing(b"0 0 60 .5 re f 0 3 60 .5 re f", "outer second", "P", 200, 2)
FINE["a dash drawn behind a line"] = _drawing(b".8 w 0 0 m 9 0 l S", "A second", "P", 160, 4)
FINE["a sign of equality drawn"] = _drawing(b".6 w 0 2 m 6 2 l 0 5 m 6 5 l S", "A second", "P", 160, 0)
FINE["a row of dots drawn"] = _drawing(_DOTS, "A second", "P", 160, 0)
FINE["a stroke drawn in pieces"] = _drawing(_STROKE, "A second", "P", 160, 0)


def _sized(word: str, tag: str, size: float) -> Damage:
    """A text in letters of another size."""

    def apply(pdf: Pdf) -> None:
        number, (start, end) = find(pdf, word, tag)
        with Canvas(pdf, number) as canvas:
            _resize(canvas, start, end, size)

    return apply


def _resize(canvas: Canvas, start: int, end: int, size: float) -> None:
    first = next(index for index in range(start, end) if str(canvas.steps[index][1]) == "TJ")
    font, own = next(step[0] for step in reversed(canvas.steps[:first]) if str(step[1]) == "Tf")
    for index in range(start, end):
        if str(canvas.steps[index][1]) == "Tf":
            canvas.steps[index] = ([canvas.steps[index][0][0], size], Operator("Tf"))
    name = str(font).encode()
    canvas.around(start + 1, end, b"%b %f Tf" % (name, size), b"%b %f Tf" % (name, float(own)))


FINE["a heading as small as text"] = _sized("First", "H1", 10)
FINE["a paragraph in tiny letters"] = _sized("A second", "P", 4)
FINE["an item in large letters"] = _sized("outer second", "P", 13)


@fine_damage
def the_number_of_a_note_as_large_as_its_text(pdf: Pdf) -> None:
    number, (start, end) = next(
        (page, span)
        for page in range(len(pdf.pages))
        for span in sorted(Canvas(pdf, page).spans("Lbl"))
        if said(Canvas(pdf, page), *span) == "1"
    )
    with Canvas(pdf, number) as canvas:
        canvas.around(start + 1, end, *shift(0, -3.7))
        _resize(canvas, start, end + 2, 10.46)


def _repeated(pdf: Pdf, words: str) -> Iterator[tuple[int, int]]:
    """The strings of the head that repeats that begin with one of some letters, with their page."""
    for number in range(2, len(pdf.pages)):
        canvas = Canvas(pdf, number)
        inside = [
            span for span in canvas.spans("Artifact") if said(canvas, *span).startswith(("Sold", "Not", "Left"))
        ]
        if inside:
            for start, end in inside:
                for index in range(start, end):
                    if str(canvas.steps[index][1]) == "TJ" and said(canvas, index, index + 1)[:1] in words:
                        yield number, index
            return


@fine_damage
def heads_exchanged_where_a_table_goes_on(pdf: Pdf) -> None:
    (number, first), (_, last) = _repeated(pdf, "SL")
    with Canvas(pdf, number) as canvas:
        (x, _), (other, _) = _place(canvas, (first - 1, first)), _place(canvas, (last - 1, last))
        for index, across in ((last, x - other), (first, other - x)):
            canvas.around(index, index + 1, b"%f 0 Td" % across, b"%f 0 Td" % -across)


@fine_damage
def a_head_lost_where_a_table_goes_on(pdf: Pdf) -> None:
    number, index = next(_repeated(pdf, "L"))
    with Canvas(pdf, number) as canvas:
        del canvas.steps[index]


@fine_damage
def a_word_lost_of_a_head_that_repeats(pdf: Pdf) -> None:
    number, index = next(_repeated(pdf, "N"))
    with Canvas(pdf, number) as canvas:
        canvas.show(index, canvas.codes(index)[4:] or canvas.codes(index)[:1])


@fine_damage
def a_page_moved_within_its_paper(pdf: Pdf) -> None:
    page = pdf.pages[1]
    page.MediaBox = Array([-60, 0, float(page.MediaBox[2]) - 60, float(page.MediaBox[3])])


@fine_damage
def a_page_larger_than_the_others(pdf: Pdf) -> None:
    page = pdf.pages[1]
    page.MediaBox = Array([0, 0, float(page.MediaBox[2]) + 60, float(page.MediaBox[3])])


@fine_damage
def page_labels_from_the_second_page_on(pdf: Pdf) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=Array([1, Dictionary(S=Name.D)]))


def _packet(change: Callable[[bytes], bytes]) -> Damage:
    def apply(pdf: Pdf) -> None:
        data = pdf.Root.Metadata.read_bytes()
        changed = change(data)
        assert changed != data
        pdf.Root.Metadata = pdf.make_stream(changed, Type=Name.Metadata, Subtype=Name.XML)

    return apply


def _said_otherwise(name: bytes, text: bytes) -> Damage:
    return _packet(lambda data: re.sub(b"<%b>[^<]*<" % name, b"<%b>%b<" % (name, text), data))


FINE["other keywords in the packet"] = _said_otherwise(b"pdf:Keywords", b"gamma")
FINE["another tool in the packet"] = _said_otherwise(b"xmp:CreatorTool", b"Other")
FINE["another kind of file in the packet"] = _said_otherwise(b"dc:format", b"text/html")
FINE["a property written as an attribute"] = _packet(
    lambda data: data.replace(b"<rdf:Description ", b'<rdf:Description xmlns:p="a:p" p:Headline="Waves" ', 1)
)
FINE["another program in the information"] = lambda pdf: pdf.docinfo.__setitem__("/Creator", String("Other"))
FINE["another producer in the information"] = lambda pdf: pdf.docinfo.__setitem__("/Producer", String("Other"))


@fine_damage
def destinations_beside_the_page(pdf: Pdf) -> None:
    def move(node: Any) -> None:
        for value in list(node.get("/Names", []))[1::2]:
            value[2] = 99_999
        for kid in node.get("/Kids", []):
            move(kid)

    move(pdf.Root.Names.Dests)


@fine_damage
def a_file_inside_said_to_be_a_program(pdf: Pdf) -> None:
    pdf.Root.AF[0].EF.F.Subtype = Name("/application/x-msdownload")


@fine_damage
def a_file_inside_that_is_described_otherwise(pdf: Pdf) -> None:
    pdf.Root.AF[0].Desc = String("Open this")


@fine_damage
def places_of_two_links_exchanged(pdf: Pdf) -> None:
    first, other = [link for link in links(pdf, "URI") if str(link.A.URI).endswith("example/")][:2]
    first.Rect, other.Rect = Array(list(other.Rect)), Array(list(first.Rect))


@fine_damage
def a_space_behind_an_address(pdf: Pdf) -> None:
    link = links(pdf, "URI")[0]
    link.A.URI = String(f"{link.A.URI} ")
