"""Images taken from PDFs are those that were put in."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest
import zxingcpp
from PIL import Image

from briefing_tex.readers.pdf.pages.glyphs import Picture
from briefing_tex.readers.pdf.pages.images import encoded, qr_payload


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
