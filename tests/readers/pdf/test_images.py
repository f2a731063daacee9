"""Images taken from PDFs are those that were put in."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest
import zxingcpp
from make_pdf import page_pdf, stream
from PIL import Image, TiffImagePlugin

from briefing_tex import read
from briefing_tex.pdf.content import Name
from briefing_tex.readers.pdf.pages.glyphs import Picture
from briefing_tex.readers.pdf.pages.images import encoded
from briefing_tex.readers.pdf.pages.qrcodes import qr_payload


def png_rows(picture: Image.Image, kind: int) -> bytes:
    """The rows of a two-level image with a PNG filter, 1 (Sub) or 2 (Up), on each."""
    stride = (picture.width + 7) // 8
    data = picture.tobytes()
    rows, above = b"", bytes(stride)
    for start in range(0, len(data), stride):
        row = data[start : start + stride]
        before = bytes([0, *row[:-1]]) if kind == 1 else above
        rows += bytes([kind]) + bytes((one - other) % 256 for one, other in zip(row, before, strict=True))
        above = row
    return rows


def embedded(holder: pikepdf.Pdf, picture: Image.Image, kind: int) -> Picture:
    stream = holder.make_stream(zlib.compress(png_rows(picture, kind)))
    numbers = {"Width": picture.width, "Height": picture.height, "BitsPerComponent": 1}
    names = {"Filter": "FlateDecode", "ColorSpace": "DeviceGray", "Subtype": "Image"}
    parameters = {"/Predictor": 15, "/Columns": picture.width, "/Colors": 1, "/BitsPerComponent": 1}
    for key, number in numbers.items():
        stream[f"/{key}"] = number
    for key, name in names.items():
        stream[f"/{key}"] = pikepdf.Name(f"/{name}")
    stream.DecodeParms = pikepdf.Dictionary(parameters)
    return Picture(stream, 1, 0.0, 0.0, 100.0, 100.0, None)


def two_levels(payload: str) -> Image.Image:
    """A QR code in black on white."""
    code = zxingcpp.create_barcode(payload, zxingcpp.BarcodeFormat.QRCode).to_image(scale=3)
    return Image.frombytes("L", (code.shape[1], code.shape[0]), bytes(code)).convert("1")


FAX = {
    "T.6": ("group4", 0, {"K": -1}),
    "T.4, one dimension": ("group3", 0, {"EndOfLine": True}),
    "T.4, two dimensions": ("group3", 1, {"K": 4, "EndOfLine": True}),
    "T.4, lines that end with a byte": ("group3", 4, {"EndOfLine": True, "EncodedByteAlign": True}),
    "no ends of lines": ("tiff_ccitt", 0, {"EncodedByteAlign": True}),
}


def faxed(picture: Image.Image, kind: str) -> tuple[bytes, dict[str, int | bool]]:
    """The data of a fax image in which white is 1, and its parameters."""
    compression, options, parameters = FAX[kind]
    fields = TiffImagePlugin.ImageFileDirectory_v2()
    fields[278], fields[292] = picture.height, options  # rows of a strip; T4Options
    if compression != "group3":
        del fields[292]
    buffer = io.BytesIO()
    picture.save(buffer, "TIFF", compression=compression, tiffinfo=fields)
    with Image.open(buffer) as saved:
        assert isinstance(saved, TiffImagePlugin.TiffImageFile)
        (start,), (length,) = saved.tag_v2[273], saved.tag_v2[279]
    return buffer.getvalue()[start : start + length], {**parameters, "Columns": picture.width, "BlackIs1": True}


def fax_picture(data: bytes, parameters: dict[str, int | bool], size: tuple[int, int]) -> Picture:
    """An inline image, as Ghostscript writes small ones."""
    keys = {"W": size[0], "H": size[1], "BPC": 1, "CS": Name("G"), "F": Name("CCF"), "DP": parameters}
    return Picture([keys, data], 1, 0.0, 0.0, 100.0, 100.0, None)


@pytest.mark.parametrize("kind", FAX)
def test_fax(kind: str) -> None:
    picture = two_levels("https://tide.example/fax")
    drawing = fax_picture(*faxed(picture, kind), picture.size)
    file = encoded(drawing)
    assert file is not None
    assert Image.open(io.BytesIO(file)).convert("1").tobytes() == picture.tobytes()
    assert qr_payload(drawing) == "https://tide.example/fax"


@pytest.mark.parametrize("kind", FAX)
def test_damaged_fax_is_no_picture_and_prints_nothing(kind: str, capfd: pytest.CaptureFixture[str]) -> None:
    picture = two_levels("https://tide.example/fax")
    data, parameters = faxed(picture, kind)
    for damaged in (data[: len(data) // 2], data[:40] + bytes(40) + data[80:], b"\x00\x01", b""):
        assert encoded(fax_picture(damaged, parameters, picture.size)) is None
        assert qr_payload(fax_picture(damaged, parameters, picture.size)) is None
    assert capfd.readouterr() == ("", "")


def test_fax_of_very_long_runs() -> None:
    picture = Image.new("1", (6000, 3), 1)
    picture.paste(0, (2, 1, 5990, 2))
    for kind in FAX:
        file = encoded(fax_picture(*faxed(picture, kind), picture.size))
        assert file is not None
        assert Image.open(io.BytesIO(file)).convert("1").tobytes() == picture.tobytes(), kind


def test_a_stencil_within_another_filter_is_black_on_white() -> None:
    picture = two_levels("https://tide.example/stencil")
    data, parameters = faxed(picture, "T.6")
    holder = pikepdf.new()
    stream = holder.make_stream(zlib.compress(data), Subtype=pikepdf.Name.Image, ImageMask=True)
    stream.Width, stream.Height = picture.size
    stream.Filter = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.CCITTFaxDecode])
    stream.DecodeParms = pikepdf.Array([pikepdf.Dictionary(), pikepdf.Dictionary(_with_slashes(parameters))])
    assert qr_payload(Picture(stream, 1, 0.0, 0.0, 100.0, 100.0, None)) == "https://tide.example/stencil"


def _with_slashes(keys: dict[str, int | bool]) -> dict[str, int | bool]:
    return {f"/{key}": value for key, value in keys.items()}


def test_a_damaged_image_is_none() -> None:
    form = pikepdf.new().make_stream(b"0 0 1 1 re f", Subtype=pikepdf.Name.Form)
    shapeless = pikepdf.new().make_stream(b"", Subtype=pikepdf.Name.Image, Width=1, Height=1)
    for image in (form, shapeless, [{"W": 1, "H": 1, "CS": "", "": 1}, b"x"]):
        assert encoded(Picture(image, 1, 0.0, 0.0, 100.0, 100.0, None)) is None
    assert (
        qr_payload(Picture([{"W": 1, "H": 1, "CS": "", "": 1}, b"x"], 1, 0.0, 0.0, 100.0, 100.0, None)) is None
    )


@pytest.mark.parametrize("kind", [1, 2])
def test_two_levels_with_a_png_filter(kind: int) -> None:
    code = zxingcpp.create_barcode("https://tide.example/潮", zxingcpp.BarcodeFormat.QRCode).to_image(scale=3)
    height, width = code.shape
    picture = Image.frombytes("L", (width, height), bytes(code)).convert("1")
    holder = pikepdf.new()
    file = encoded(embedded(holder, picture, kind))
    assert file is not None
    assert Image.open(io.BytesIO(file)).convert("1").tobytes() == picture.tobytes()
    assert qr_payload(embedded(holder, picture, kind)) == "https://tide.example/潮"


def drawn_page(*shown: tuple[int, int, Image.Image], lines: str) -> bytes:
    """A page with lines of text and pictures, each at a place."""
    names = b"".join(b"/X%d %d 0 R" % (number, 6 + number) for number in range(len(shown)))
    content = lines.encode()
    images = []
    for number, (x, y, picture) in enumerate(shown):
        content += b" q 60 0 0 60 %d %d cm /X%d Do Q" % (x, y, number)
        entries = b"/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceGray" % picture.size
        images.append(stream(picture.convert("L").tobytes(), entries))
    return page_pdf(content, b"/XObject<<%s>>" % names, images)


def test_a_code_goes_with_its_channel_and_a_picture_that_goes_nowhere_is_said() -> None:
    lines = (
        "BT /F1 18 Tf 60 550 Td (Tides of the North) Tj /F1 10 Tf 0 -30 Td (High water came late.) Tj "
        "0 -14 Td (It stayed for two days.) Tj /F1 14 Tf 0 -40 Td (Contact us) Tj /F1 10 Tf "
        "0 -110 Td (Newsletter) Tj 0 -30 Td (Website: https://tide.example) Tj ET"
    )
    code = two_levels("https://tide.example/news")
    found = read(drawn_page((60, 375, code), (250, 100, Image.effect_noise((40, 40), 60)), lines=lines))
    assert found.report.contact is not None
    (channel,) = found.report.contact.channels
    assert channel.payload == "https://tide.example/news"
    assert any(box.y1 - box.y0 > 50 for box in found.boxes["contact.channels[0]"])
    assert [loss.code for loss in found.losses if loss.code.startswith("unplaced")] == ["unplaced-picture"]
    assert list(found.images) == ["image-2"]
