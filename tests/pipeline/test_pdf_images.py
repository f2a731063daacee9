"""A page of a PDF as an image: what it paints is taken, what it would do is not; both drivers draw it alike."""

from __future__ import annotations

import io
import pickle
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, String

import briefing_tex as bt
from briefing_tex.diagnostics import Source
from briefing_tex.errors import FileProblem, InvalidReport
from briefing_tex.model import Report
from briefing_tex.writers.latex.vector import Unfit, first_page
from drivers import MAX_DIFFERING, differing, drawn, sound

CONTENT = b"""0.8 0.1 0.1 rg 20 10 60 30 re f
/P <</MCID 0>> BDC BT /F1 12 Tf 10 60 Td (In the chart) Tj ET EMC
/OC /Layer BDC q 1 0 0 1 100 10 cm /Form Do Q EMC /Span <</ActualText (Report text)>> BDC EMC"""


def chart(change: Callable[[pikepdf.Pdf], None] = lambda pdf: None, **saving: object) -> bytes:
    """A PDF of two pages, the first 160 x 90 pt: a box, a line of text, a form; changed as told."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(160, 90))
    pdf.add_blank_page(page_size=(300, 300))
    form = pdf.make_stream(
        b"0 0 1 rg 0 0 40 40 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 40, 40]
    )
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page = pdf.pages[0].obj
    page.Resources = Dictionary(Font=Dictionary(F1=font), XObject=Dictionary(Form=form))
    page.Contents = pdf.make_stream(CONTENT)
    change(pdf)
    made = io.BytesIO()
    pdf.save(made, **saving)
    return made.getvalue()


def hostile(pdf: pikepdf.Pdf) -> None:
    """Scripts, links, files and references wherever PDF takes them."""
    script = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=String("app.alert('evil')")))
    file = pdf.make_indirect(Dictionary(Type=Name.Filespec, F=String("evil.exe"), EF=Dictionary()))
    pdf.Root.OpenAction = script
    pdf.attachments["evil.txt"] = b"evil"
    page = pdf.pages[0].obj
    page.AA = Dictionary(O=script)
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 90, 90], A=script)
    page.Annots = Array([pdf.make_indirect(link)])
    page.Metadata = pdf.make_stream(b"evil")
    form = page.Resources.XObject.Form
    form.Ref = Dictionary(F=file, Page=0)
    form.AF = Array([file])
    form.OPI = Dictionary(evil=1)
    form.StructParents = 0
    form.Resources = Dictionary(XObject=Dictionary(AA=pdf.make_stream(b"", Subtype=Name.PS, evil=1), Up=form))
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("evil")))
    page.Resources.Properties = Dictionary(Layer=layer)


def painted(pdf: bytes) -> bytes:
    with pypdfium2.PdfDocument(pdf) as document:
        return bytes(document[0].render(scale=2).to_pil().convert("RGB").tobytes())


@pytest.mark.tex
@pytest.mark.parametrize("name", [b"#CB#CE#CC#E5", b"#DCber", b"#E5#AE#8B"])
def test_names_that_are_no_utf_8_are_kept(name: bytes, tmp_path: Path) -> None:
    data = chart(compress_streams=False).replace(b"/F1 ", b"/%s " % name).replace(b"/Helvetica", b"/%s" % name)
    whole = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(whole)
    (tmp_path / "a.pdf").write_bytes(whole.getvalue())
    with pikepdf.open(io.BytesIO(first_page(whole.getvalue()))) as pdf:
        fonts = dict(pdf.pages[0].Resources.Font.items())
        assert [font.BaseFont == pikepdf.Object.parse(b"/" + name) for font in fonts.values()] == [True]
    assert bt.build(report(tmp_path)).pages == 1


def test_what_is_painted_is_taken_and_nothing_else() -> None:
    made = first_page(chart(hostile))
    assert painted(made) == painted(chart())
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert len(pdf.pages) == 1
        assert set(pdf.pages[0].obj.keys()) == {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"}
        plain = io.BytesIO()
        pdf.save(plain, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    for word in (
        b"evil",
        b"alert",
        b"JavaScript",
        b"/AF",
        b"/Ref",
        b"/OPI",
        b"/Annot",
        b"StructParents",
        b"/OCG",
    ):
        assert word not in plain.getvalue(), word


def test_the_same_page_gives_the_same_bytes() -> None:
    assert first_page(chart()) == first_page(chart())


@pytest.mark.parametrize("turn", [0, 90, 180, 270, -90])
def test_a_turned_and_cropped_page(turn: int) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Rotate = turn
        pdf.pages[0].obj.CropBox = Array([15, 5, 145, 500])

    assert painted(first_page(chart(change))) == painted(chart(change))


def bomb(pdf: pikepdf.Pdf) -> None:
    packed = zlib.compress(bytes(70 * 2**20), 9)
    pdf.pages[0].obj.Contents = pikepdf.Stream(pdf, packed)
    pdf.pages[0].obj.Contents.Filter = Name.FlateDecode


def outside(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Contents.F = String("/etc/passwd")


def huge(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.MediaBox = Array([0, 0, 1e6, 10])


def deep(pdf: pikepdf.Pdf) -> None:
    value = Array([])
    for _ in range(300):
        value = Array([value])
    pdf.pages[0].obj.Resources.ExtGState = Dictionary(G=pdf.make_indirect(Dictionary(D=value)))


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (chart(bomb), "larger"),
        (chart(outside), "file of its own"),
        (chart(huge), "pt"),
        (chart(deep), "deep"),
        (chart(encryption=pikepdf.Encryption(owner="a", user="")), "encrypted"),
        (chart(encryption=pikepdf.Encryption(owner="a", user="b")), "encrypted"),
        (chart()[:200], "damaged"),
        (chart()[:-30], "end is missing"),
        (b"%PDF-1.7\n%%EOF", r"damaged \(unable to find"),
    ],
    ids=["bomb", "outside", "huge", "deep", "encrypted", "locked", "cut", "short", "empty"],
)
def test_what_cannot_be_an_image(data: bytes, cause: str, tmp_path: Path) -> None:
    with pytest.raises(Unfit, match=cause):
        first_page(data)
    (tmp_path / "a.pdf").write_bytes(data)
    with pytest.raises(FileProblem, match=cause) as caught:
        bt.build(report(tmp_path))
    assert caught.value.location.line == 7


def test_damage_of_any_kind_is_told(tmp_path: Path) -> None:
    whole = chart(hostile)
    for place in range(9, len(whole), 37):
        try:
            first_page(whole[:place] + b"\xff<<" + whole[place + 3 :])
        except Unfit:
            continue


def report(folder: Path) -> Report:
    figure = {"type": "figure", "image": "a.pdf", "alt": "A chart", "caption": "Levels"}
    made = Report(language="en", title="T", sections=[{"title": "S", "blocks": [figure]}])
    return made.with_source(Source("r.json", folder, {"sections[0].blocks[0]": 7}))


@pytest.mark.tex
def test_built_and_read_back(tmp_path: Path) -> None:
    """The text of a chart is none of the report's, whatever its marks say; the chart comes back as a PDF."""
    (tmp_path / "a.pdf").write_bytes(chart(hostile))
    built = bt.build(report(tmp_path))
    assert built.diagnostics == ()
    again = bt.read(built.pdf, format="pdf")
    assert again.losses == ()
    assert "chart" not in again.report.model_dump_json().replace("A chart", "")
    assert differing(again.images["image-1"], first_page(chart())) == 0
    assert pickle.loads(pickle.dumps(again)) == again, "a reading goes to other processes, with its images"
    assert sound(built.pdf)
    assert pikepdf.open(io.BytesIO(built.pdf)).attachments.keys() == {"report.json"}


@pytest.mark.tex
def test_both_drivers_draw_it_alike(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(chart(hostile))
    ours, theirs = drawn(report(tmp_path), "own"), drawn(report(tmp_path), "xdvipdfmx")
    assert differing(ours, theirs) <= MAX_DIFFERING
    with pypdfium2.PdfDocument(ours) as document:
        assert "In the chart" in "".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.tex
@pytest.mark.parametrize("standard", ["a-2a", "ua-1"])
def test_standards_take_no_page_of_another_pdf(standard: str, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(chart())
    with pytest.raises(InvalidReport, match="another PDF"):
        bt.build(report(tmp_path), standard=[standard])
