"""From point marks to a structure tree: nesting, page breaks, notes in the foot, artifacts, links."""

from __future__ import annotations

import io
import re
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from briefing_tex.finishing.links import describe_links
from briefing_tex.finishing.marks import Element, Marker
from briefing_tex.finishing.tags import tag

OPEN: list[pikepdf.Pdf] = []
"""PDFs that tests look into: their objects live as long as they do."""
SHOW = b"BT /F1 9 Tf <%b> Tj ET"


def content(text: str) -> bytes:
    """A page's content in short: `P(` and `)` begin and end an element, a letter is text, - a rule, ^ the foot.

    `art[` and `]` enclose what the document itself has marked as an artifact. `/1` begins a line of a cell, `/`
    ends those of a row.
    """
    parts = []
    for token in re.findall(r"([A-Z]\w*)\(|(\))|(art\[)|(\])|(/\d?)|([a-z\d])|(-)|(\^)", text):
        begin, end, artifact, over, cell, shown, rule, foot = token
        if begin:
            kind, _, number = begin.partition("_")
            note = f" /{kind[0]} {number}" if number else ""
            parts.append(f"/BT <</S /{kind}{note}>> DP".encode())
        elif end:
            parts.append(b"/ET <<>> DP")
        elif artifact:
            parts.append(b"/Artifact BMC")
        elif over:
            parts.append(b"EMC")
        elif cell:
            parts.append(f"/Cell <<{cell.replace('/', '/C ') if cell[1:] else ''}>> DP".encode())
        elif shown:
            parts.append(SHOW % shown.encode().hex().encode())
        elif rule:
            parts.append(b"0 0 9 1 re f")
        elif foot:
            parts.append(b"/Foot <<>> DP")
    return b" ".join(parts)


def marked(data: bytes) -> dict[int | None, str]:
    """What the pieces of marked content show, by MCID; under None what artifacts show. All is in either."""
    shown: dict[int | None, str] = {}
    open_: list[int | None] = []
    pdf = pikepdf.new()
    for operands, operator in pikepdf.parse_content_stream(pikepdf.Stream(pdf, data)):
        if str(operator) in ("BDC", "BMC"):
            inside_artifact = bool(open_) and open_[-1] is None
            is_artifact = str(operands[0]) == "/Artifact"
            assert not (open_ and is_artifact), "an artifact within tagged content"
            open_.append(None if is_artifact or inside_artifact else int(operands[1].MCID))
        elif str(operator) == "EMC":
            open_.pop()
        elif str(operator) in ("Tj", "f"):
            assert open_, "content outside of all marks"
            text = bytes(operands[0]).decode() if operands else "-"
            shown[open_[-1]] = shown.get(open_[-1], "") + text
    assert not open_
    return shown


def outline(*pages: str) -> str:
    """The tree made of pages, in short: `P(ab)`."""
    marker = Marker()
    shown = [marked(marker.page(content(text))) for text in pages]

    def said(element: Element) -> str:
        kids = (
            said(kid) if isinstance(kid, Element) else shown[kid[0]][kid[1]]
            for kid in element.kids
            if not (isinstance(kid, Element) and kid.type == "Artifact")
        )
        return f"{element.type}({''.join(kids)})"

    return said(marker.root)


@pytest.mark.parametrize(
    ("pages", "tree"),
    [
        (["H1(a)P(b)"], "Document(H1(a)P(b))"),
        (["P(aEm(b)c)"], "Document(P(aEm(b)c))"),
        (
            ["L(LI(Lbl(1)LBody(P(a)L(LI(Lbl(2)LBody(P(b)))))))"],
            "Document(L(LI(Lbl(1)LBody(P(a)L(LI(Lbl(2)LBody(P(b))))))))",
        ),
        (["P(aLineBreak()b)"], "Document(P(aLineBreak()b))"),
        (["P(a", "b)P(c)"], "Document(P(ab)P(c))"),
        (["BlockQuote(P(a", "b", "c)P(d))"], "Document(BlockQuote(P(abc)P(d)))"),
        (["art[h]P(a-b)-art[1]", "art[h]P(c)"], "Document(P(ab)P(c))"),
        (["P(a", "art[h]b)"], "Document(P(ab))"),
        (["H1(Artifact(1)a)"], "Document(H1(a))"),
        (["L(x)P(a)"], "Document(L()P(a))"),
        (["P(aNote_1(Lbl(1))b)^Note_1(P(c))"], "Document(P(aNote(Lbl(1)P(c))b))"),
        (["P(aNote_1(Lbl(1))b", "c)^Note_1(P(d))"], "Document(P(aNote(Lbl(1)P(d))bc))"),
        (["P(aNote_1(Lbl(1)))^Note_1(P(c", "P(b)^d))"], "Document(P(aNote(Lbl(1)P(cd)))P(b))"),
        (
            ["P(aNote_1(Lbl(1))Note_2(Lbl(2)))^Note_1(P(c))Note_2(P(d))"],
            "Document(P(aNote(Lbl(1)P(c))Note(Lbl(2)P(d))))",
        ),
        (["a)P(b)))"], "Document(P(b))"),
        (["TR(/1TD(aEm(b/2TD(c/", "art[h]/1d)e)/2f)/)P(g)"], "Document(TR(TD(aEm(bd)e)TD(cf))P(g))"),
        (
            ["P(Note_1(Lbl(1))^Note_1(TR(/1TD(b/2TD(c/", "d)^/1e)/2f)/))"],
            "Document(P(Note(Lbl(1)TR(TD(be)TD(cf)))d))",
        ),
        (["", "P(b)"], "Document(P(b))"),
    ],
    ids=lambda value: value if isinstance(value, str) else " | ".join(value),
)
def test_marks_become_a_tree(pages: list[str], tree: str) -> None:
    assert outline(*pages) == tree


def test_what_is_no_element_is_an_artifact() -> None:
    marker = Marker()
    shown = marked(marker.page(content("aP(b)-Artifact(P(c))L(d)")))
    assert shown == {None: "a-cd", 0: "b"}


def test_marks_of_the_text_stay_within() -> None:
    """A guard (ActualText) that the document opened is kept, inside the marked content."""
    guarded = b"/BT <</S /P>> DP /Span <</ActualText <FEFF0061>>> BDC %b EMC /ET <<>> DP" % (SHOW % b"62")
    made = Marker().page(guarded)
    assert re.search(rb"/P <</MCID 0>> BDC +/Span <</ActualText <FEFF0061>>> BDC .* EMC +EMC", made, re.S)


# The PDF's objects


def written(*pages: str, links: bool = False) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    for text in pages:
        sheet = pdf.add_blank_page(page_size=(200, 200)).obj
        sheet.Contents = pdf.make_stream(content(text))
        if links:
            sheet.Annots = Array([pdf.make_indirect(_annotation("L1")) for _ in "ab"])
    tag(pdf)
    describe_links(pdf)
    return _reopened(pdf)


def _reopened(pdf: pikepdf.Pdf) -> pikepdf.Pdf:
    made = io.BytesIO()
    pdf.save(made)
    OPEN.append(pikepdf.open(made))
    return OPEN[-1]


def _annotation(name: str) -> Any:
    action = Dictionary(URI=String("https://tides.example/"))
    return Dictionary(Subtype=Name.Link, NM=String(name), A=action)


def test_parents_are_found_from_the_page() -> None:
    pdf = written("H1(a)P(bEm(c)d", "e)")
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    assert [int(numbers[0]), int(numbers[2]), int(pdf.pages[1].StructParents)] == [0, 1, 1]
    assert [str(element.S) for element in numbers[1]] == ["/H1", "/P", "/Em", "/P"]
    assert [str(element.S) for element in numbers[3]] == ["/P"]
    assert numbers[1][1].objgen == numbers[3][0].objgen
    assert pdf.pages[0].Tabs == pikepdf.Name.S
    assert pdf.Root.MarkInfo.Marked


def test_types_of_ours_are_mapped_to_standard_types() -> None:
    roles = written("Title(a)BibEntry(RefTitle(b))").Root.StructTreeRoot.RoleMap
    assert (roles.Title, roles.RefTitle, roles.Em) == ("/P", "/Span", "/Span")
    assert not {"/P", "/Span", "/Figure", "/Reference", "/Link", "/Code"} & set(roles.keys())
    assert not set(roles.keys()) & {str(role) for _, role in roles.items()}


def test_notes_have_ids_and_the_tree_finds_them() -> None:
    root = written("P(aNote_1(Lbl(1))Note_2(Lbl(2)))^Note_1(P(b))Note_2(P(c))").Root.StructTreeRoot
    names = root.IDTree.Kids[0].Names
    assert [bytes(name) for name in list(names)[::2]] == [b"note-1", b"note-2"]
    assert [names[0], names[2]] == [names[1].ID, names[3].ID]


def test_a_link_over_two_lines_is_one_element() -> None:
    pdf = written("P(aLink_1(b))", links=True)
    first, second = pdf.pages[0].Annots
    element = pdf.Root.StructTreeRoot.K.K[0].K[1]
    assert [kid.Obj.objgen for kid in element.K if isinstance(kid, Dictionary)] == [first.objgen, second.objgen]
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
    for link in (first, second):
        assert parents[int(link.StructParent)].objgen == element.objgen
        assert (int(link.F), str(link.Contents), "/NM" in link) == (4, "https://tides.example/", False)


def test_a_document_without_marks_stays_as_it_is() -> None:
    pdf = written("abc")
    assert "/StructTreeRoot" not in pdf.Root


def attributes(properties: dict[str, Any]) -> Any:
    """The element made of marks with these properties."""
    pdf = pikepdf.new()
    body = " ".join(f"/{key} {value}" for key, value in properties.items())
    marks = f"/BT <<{body}>> DP ".encode() + SHOW % b"61" + b" /ET <<>> DP"
    pdf.add_blank_page(page_size=(9, 9)).obj.Contents = pdf.make_stream(marks)
    tag(pdf)
    return _reopened(pdf).Root.StructTreeRoot.K.K[0]


def test_attributes() -> None:
    cell = attributes({"S": "/TH", "Scope": "/Column", "TextAlign": "/End"})
    owners = {str(item.O): item for item in cell.A}
    assert (owners["/Table"].Scope, owners["/Layout"].TextAlign) == ("/Column", "/End")
    figure = attributes({"S": "/Figure", "Alt": "<FEFF6F6E6C50>", "Lang": "(zh)"})
    assert (str(figure.Alt), str(figure.Lang)) == ("潮汐", "zh")
    assert "/Alt" not in attributes({"S": "/Figure", "Alt": "<FEFF>"})
    assert bytes(attributes({"S": "/H1", "ID": "<FEFF0061>"}).ID) == b"\xfe\xff\x00a"
