"""Specials: their syntax, and what they do to a page."""

from __future__ import annotations

import io
import re
import struct
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from briefing_tex.engines.xdv import Unsupported, convert
from briefing_tex.engines.xdv.syntax import Scanner, pdf_object
from briefing_tex.engines.xdv.transform import IMAGE_KEYS, read_transform
from briefing_tex.engines.xdv.write import saved

PREAMBLE = struct.pack(">BBIIIB", 247, 7, 25400000, 473628672, 1000, 0)
RULE = struct.pack(">Bii", 137, 65536 * 10, 65536 * 20)


def drawn(*pages: tuple[bytes | str, ...], base: Path | None = None) -> pikepdf.Pdf:
    """The PDF of pages of specials, and of rules where an operation is bytes."""
    made = PREAMBLE
    for operations in pages:
        made += bytes([139]) + bytes(44) + b"".join(map(operation, operations)) + bytes([140])
    return pikepdf.open(io.BytesIO(saved(convert(made + bytes([248]) + bytes(20), base))))


def operation(one: bytes | str) -> bytes:
    return one if isinstance(one, bytes) else b"\xf2" + struct.pack(">I", len(one.encode())) + one.encode()


def content(*operations: bytes | str, base: Path | None = None) -> str:
    """What the only page draws, within the frame that puts TeX's origin in place."""
    pdf = drawn(operations, base=base)
    stream = pdf.pages[0].Contents.read_bytes().decode()
    head, tail = "q 1 0 0 1 72 769.89 cm\n", "Q\n"
    assert stream.startswith(head)
    assert stream.endswith(tail)
    return stream.removeprefix(head).removesuffix(tail)


LINE_BLACK = "0 g 0 G\n0 0 19.925 9.963 re f\n"


def test_marks_stand_where_they_were_said() -> None:
    assert content("pdf:code /BT <</S /P>> DP", RULE, "pdf:code /ET <<>> DP") == (
        f"/BT <</S /P>> DP\n{LINE_BLACK}/ET <<>> DP\n"
    )


def test_colours_nest_and_are_set_when_needed() -> None:
    made = content("color push rgb 1 0 0", "color push gray .5", RULE, "color pop", RULE, "color pop", RULE)
    assert [line for line in made.splitlines() if "re" not in line] == [
        ".5 g .5 G",
        "1 0 0 rg 1 0 0 RG",
        "0 g 0 G",
    ]


def test_colours_outlive_pages_and_states() -> None:
    pdf = drawn(("color push cmyk 0 1 0 0",), (RULE, "color pop", "x:gsave", RULE, "x:grestore", RULE))
    lines = pdf.pages[1].Contents.read_bytes().decode().splitlines()
    assert [line for line in lines if line[-1] in "GKQq"] == [
        "0 1 0 0 k 0 1 0 0 K",
        "q",
        "0 g 0 G",
        "Q",
        "0 g 0 G",
        "Q",
    ]


def test_raw_operators_are_not_trusted_to_leave_the_state() -> None:
    assert content(RULE, "pdf:code q 1 0 0 rg", RULE).count("0 g 0 G") == 2
    assert content(RULE, "pdf:code /X <</Alt (1 0 0 rg)>> DP", RULE).count("0 g 0 G") == 1


def test_transformations_turn_about_the_point() -> None:
    right = bytes([146]) + struct.pack(">i", round(72.27 * 65536))
    made = content(right, "pdf:btrans rotate 90", "pdf:literal direct 9 w", "pdf:etrans")
    assert made == "q\n0 1 -1 0 72 -72 cm\n0 g 0 G\n9 w\nQ\n"
    made = content(right, "pdf:btrans", "x:scale 2 1", "pdf:etrans", "x:rotate 0")
    assert made == "q\n2 0 0 1 -72 0 cm\nQ\n1 0 0 1 0 0 cm\n"


def test_a_state_left_open_is_closed() -> None:
    assert content("x:gsave", "pdf:etrans", "pdf:etrans", "x:gsave") == "q\nQ\nq\nQ\n"


def test_background_and_size() -> None:
    pdf = drawn(("pdf:pagesize width 100bp height 50bp", "background rgb 0 0 1"), ("papersize=2in,1in",))
    assert [[float(side) for side in page.MediaBox] for page in pdf.pages] == [[0, 0, 100, 50], [0, 0, 144, 72]]
    assert (
        pdf.pages[0]
        .Contents.read_bytes()
        .startswith(b"q 0 0 1 rg 0 0 1 RG 0 0 100 50 re f Q\nq 1 0 0 1 72 -22")
    )


def test_destinations_outline_information() -> None:
    pdf = drawn(
        (
            "pdf:docinfo <</Title (测试 Title)/Author (A)>>",
            "pdf:dest (b) [@thispage /XYZ @xpos @ypos null]",
            "pdf:dest (a) [@nextpage /Fit]",
            "pdf:out [] 1 <</Title (one)/A <</S/GoTo/D(a)>>>>",
            "pdf:out [-] 2 <</Title (two)>>",
            "pdf:out 3 <</Title (three)>>",
            "pdf:outline [] 1 <</Title <FEFF6D4B>>>",
            "pdf:docview <</PageMode/UseOutlines/ViewerPreferences <</DisplayDocTitle true>>>>",
            "pdf:put @catalog <</Lang (zh)/ViewerPreferences <</FitWindow true>>>>",
        ),
        (),
    )
    assert str(pdf.docinfo["/Title"]) == "测试 Title"
    names = list(pdf.Root.Names.Dests.Names)
    assert [str(name) for name in names[::2]] == ["a", "b"]
    assert names[1][0].objgen == pdf.pages[1].obj.objgen
    assert [float(value) for value in list(names[3])[2:4]] == [72, 769.89]
    first = pdf.Root.Outlines.First
    assert (pdf.Root.Outlines.Count, first.Count, first.First.Count) == (3, 1, -1)
    assert str(first.First.First.Title) == "three"
    assert str(pdf.Root.Outlines.Last.Title) == "测"
    assert first.Next.objgen == pdf.Root.Outlines.Last.objgen
    assert set(pdf.Root.ViewerPreferences.keys()) == {"/DisplayDocTitle", "/FitWindow"}
    assert "/CreationDate" not in pdf.docinfo


def test_links_follow_lines_and_pages() -> None:
    down = bytes([160]) + struct.pack(">i", 65536 * 20)
    right = bytes([146]) + struct.pack(">i", 65536 * 100)
    pdf = drawn(
        (
            "dvipdfmx:config g 1",
            bytes([141]),
            right,
            "pdf:bann <</Subtype/Link/A <</S/URI/URI(https://a.example/?x=@y)>>>>",
            RULE,
            bytes([142]),
            down,
            RULE,
        ),
        ("pdf:nolink", RULE, "pdf:link", down, RULE, "pdf:eann", down, RULE),
    )
    rects = [[[round(float(side)) for side in link.Rect] for link in page.Annots] for page in pdf.pages]
    assert rects == [[[171, 769, 193, 781], [71, 749, 93, 761]], [[71, 749, 93, 761]]]
    assert str(pdf.pages[0].Annots[0].A.URI) == "https://a.example/?x=@y"


def test_a_link_over_a_page_break_leaves_out_the_notes_and_a_link_in_a_note_the_text() -> None:
    down = bytes([160]) + struct.pack(">i", 65536 * 20)
    link = "pdf:bann <</Subtype/Link/A <</S/URI/URI(https://%s.example/)>>>>"
    foot = "pdf:code /Foot <<>> DP"
    pdf = drawn(
        ("dvipdfmx:config g 1", link % "text", RULE, down, foot, RULE, down, link % "note", RULE),
        (RULE, "pdf:eann", down, RULE, down, foot, RULE, "pdf:eann", down, RULE),
    )
    found = [[(str(one.A.URI)[8:12], round(float(one.Rect[1]))) for one in page.Annots] for page in pdf.pages]
    assert found == [[("text", 769), ("note", 729)], [("text", 769), ("note", 729)]]


def test_annotations_and_named_objects() -> None:
    pdf = drawn(
        (
            "pdf:ann @a width 10bp height 5bp depth 1bp <</Subtype/Text/Parent @form>>",
            "pdf:obj @form <</Kids [@a]>>",
            "pdf:obj @list []",
            "pdf:put @list @a (two)",
            "pdf:stream @s (data) <</Type/Metadata>>",
            "pdf:put @form <</List @list/Data @s>>",
            "pdf:put @resources <</ExtGState <</G <</ca .5>>>>>>",
        )
    )
    link = pdf.pages[0].Annots[0]
    assert [float(side) for side in link.Rect] == [72, 768.89, 82, 774.89]
    assert link.Parent.Kids[0].objgen == link.objgen
    assert str(link.Parent.List[1]) == "two"
    assert link.Parent.Data.read_bytes() == b"data"
    assert float(pdf.pages[0].Resources.ExtGState.G.ca) == 0.5


@pytest.mark.parametrize(
    "text",
    [
        "ps: gsave",
        "PSfile=a.eps",
        "pdf:bxobj @x",
        "pdf:obj @a (x",
        "pdf:obj @a <</B @undefined>>",
        "pdf:ann wide 3pt <<>>",
        "color push spot 1",
        "color push ForestGreen",
        "color push rgb 1 x 0",
        "pdf:image (missing.png)",
        "pdf:image page 1 pagebox anybox (a.pdf)",
        "pdf:out x <<>>",
        "pdf:put @a 1",
        "dvipdfmx:config S",
        "unheard of",
        "pdf:ann width 1pt (no dictionary)",
        "pdf:docinfo [1 2]",
        "pdf:dest /x [1]",
        "",
    ],
)
def test_what_is_not_understood_is_refused(text: str) -> None:
    with pytest.raises(Unsupported):
        drawn((text,))


def picture(folder: Path, name: str, mode: str, **options: Any) -> str:
    image = Image.linear_gradient("L").resize((40, 20)).convert(mode)
    image.save(folder / name, **options)
    return name


@pytest.mark.parametrize(
    ("name", "mode", "options", "filter_", "size"),
    [
        ("a.png", "RGB", {}, "/FlateDecode", (40, 20)),
        ("a.png", "L", {"dpi": (144, 144)}, "/FlateDecode", (20, 10)),
        ("a.png", "P", {}, "/FlateDecode", (40, 20)),
        ("a.png", "1", {}, "/FlateDecode", (40, 20)),
        ("a.jpg", "RGB", {}, "/DCTDecode", (40, 20)),
        ("a.jpg", "L", {"dpi": (144, 72)}, "/DCTDecode", (20, 20)),
        ("a.jpg", "CMYK", {}, "/DCTDecode", (40, 20)),
    ],
)
def test_bitmaps(
    tmp_path: Path, name: str, mode: str, options: dict[str, Any], filter_: str, size: tuple[int, int]
) -> None:
    picture(tmp_path, name, mode, **options)
    pdf = drawn((f"pdf:image ({name})", f"pdf:image width 10bp ({name})"), base=tmp_path)
    (image,) = pdf.pages[0].Resources.XObject.values()
    assert (int(image.Width), int(image.Height), str(image.Filter)) == (40, 20, filter_)
    across, up = re.findall(
        r"cm ([\d.]+) 0 0 ([\d.]+) 0 0 cm /X1 Do", pdf.pages[0].Contents.read_bytes().decode()
    )[0]
    assert (round(float(across), 2), round(float(up), 2)) == size
    seen = pikepdf.PdfImage(image).as_pil_image().convert("L")
    with Image.open(tmp_path / name) as original:
        expected = original.convert("L")
    difference = max(abs(seen.getpixel((x, 10)) - expected.getpixel((x, 10))) for x in range(40))  # type: ignore[operator, arg-type]
    assert difference < 4


def test_transparency_is_a_soft_mask(tmp_path: Path) -> None:
    image = Image.new("RGBA", (4, 4), (255, 0, 0, 128))
    image.save(tmp_path / "a.png")
    pdf = drawn(("pdf:image (a.png)",), base=tmp_path)
    (made,) = pdf.pages[0].Resources.XObject.values()
    assert made.read_bytes() == bytes([255, 0, 0]) * 16
    assert made.SMask.read_bytes() == bytes([128]) * 16


def test_pages_of_pdf_files(tmp_path: Path) -> None:
    source = pikepdf.new()
    for width in (100, 200):
        page = source.add_blank_page(page_size=(width, 50))
        page.obj.CropBox = pikepdf.Array([10, 10, width, 50])
        page.Contents = source.make_stream(b"0 0 10 10 re f")
    source.save(tmp_path / "a.pdf")
    pdf = drawn(
        ("pdf:image page 2 pagebox cropbox (a.pdf)", "pdf:image page 0 pagebox mediabox (a.pdf)"), base=tmp_path
    )
    second, first = pdf.pages[0].Resources.XObject.values()
    assert [float(side) for side in second.BBox] == [10, 10, 200, 50]
    assert [float(side) for side in first.BBox] == [0, 0, 100, 50]
    assert "1 0 0 1 -10 -10 cm /X1 Do" in pdf.pages[0].Contents.read_bytes().decode()
    with pytest.raises(Unsupported, match="PDF image"):
        drawn(("pdf:image page 9 (a.pdf)",), base=tmp_path)


@pytest.mark.parametrize(
    "data", [b"GIF89a", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"%PDF-1.4 broken", b""]
)
def test_damaged_images(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a").write_bytes(data)
    with pytest.raises(Unsupported):
        drawn(("pdf:image (a)",), base=tmp_path)


def test_syntax_of_objects() -> None:
    scanner = Scanner(rb" @n (a(b)\)c) [<</K[1 2]>> <AB>] width 1.5cm /Name true")
    assert scanner.name() == "n"
    assert [scanner.value(), scanner.value()] == [rb"(a(b)\)c)", b"[<</K[1 2]>> <AB>]"]
    assert (scanner.word(), round(scanner.dimension(), 2)) == (b"width", 42.52)
    assert [scanner.value(), scanner.value(), scanner.value()] == [b"/Name", b"true", b""]
    made = pdf_object(b"<</A (@x)/B @x/C [@y]>>", lambda name: pikepdf.Name(f"/{name}"))
    assert (str(made.A), str(made.B), str(made.C[0])) == ("@x", "/x", "/y")


def test_sizes() -> None:
    wanted = read_transform(Scanner(b"bbox 0 0 20 10 clip 1 width 72.27pt scale 2 (f)"), IMAGE_KEYS)
    assert (wanted.bbox, wanted.clip, wanted.height) == ((0, 0, 20, 10), True, None)
    assert wanted.width == pytest.approx(72)
    assert wanted.matrix[:4] == (2, 0, 0, 2)
