"""Images of every kind come through as what they look like; another image of the same kind does not."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageDraw, ImageOps

from briefing_tex.diagnostics import Source
from briefing_tex.engines.xelatex import Driver
from briefing_tex.fonts import font_set
from briefing_tex.model import Report
from briefing_tex.pipeline import building
from briefing_tex.pipeline.proving import face_keys
from briefing_tex.proof import examine, findings

pytestmark = pytest.mark.tex


def drawn() -> Any:
    """A picture with soft and hard edges, no two quarters alike."""
    image = Image.linear_gradient("L").resize((96, 64)).convert("RGB")
    drawing = ImageDraw.Draw(image)
    drawing.rectangle((8, 6, 40, 30), (200, 40, 30))
    drawing.ellipse((60, 30, 90, 60), (20, 90, 180))
    return image


def png(image: Any, **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", **options)
    return buffer.getvalue()


def jpeg(image: Any, **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=90, **options)
    return buffer.getvalue()


def clear(image: Any) -> Any:
    made = image.convert("RGBA")
    made.putalpha(Image.linear_gradient("L").resize(image.size).rotate(180))
    return made


def deep(image: Any) -> Any:
    return image.convert("I").point(lambda value: value * 257.0).convert("I;16")


def deep_colours(image: Any) -> bytes:
    """A PNG of 16 bits a sample, which Pillow does not write: signature, header, rows without a filter."""
    rows = b"".join(
        b"\0" + bytes(byte for byte in image.crop((0, y, image.width, y + 1)).tobytes() for _ in range(2))
        for y in range(image.height)
    )
    parts = [
        (b"IHDR", struct.pack(">IIBBBBB", *image.size, 16, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    ]
    chunks = (struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d)) for t, d in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def keyed(image: Any) -> bytes:
    return png(image.quantize(16), transparency=3)


KINDS: dict[str, Callable[[Any], bytes]] = {
    "plain.png": png,
    "grey.png": lambda image: png(image.convert("L")),
    "bits.png": lambda image: png(image.convert("1")),
    "deep.png": lambda image: png(deep(image.convert("L"))),
    "deepcolours.png": deep_colours,
    "palette.png": lambda image: png(image.quantize(7)),
    "keyed.png": keyed,
    "clear.png": lambda image: png(clear(image)),
    "cleargrey.png": lambda image: png(clear(image).convert("LA")),
    "plain.jpg": jpeg,
    "grey.jpg": lambda image: jpeg(image.convert("L")),
    "inks.jpg": lambda image: jpeg(image.convert("CMYK")),
    "progressive.jpg": lambda image: jpeg(image, progressive=True),
    "turned.jpg": lambda image: jpeg(
        image, exif=b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
    ),
}


def report(folder: Path, names: Iterable[str] = KINDS) -> Report:
    blocks = [{"type": "figure", "image": name, "alt": name} for name in names]
    data = {"language": "en", "title": "Pictures", "sections": [{"title": "All", "blocks": blocks}]}
    return Report.model_validate(data).with_source(Source("a.json", folder))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pictures")
    for name, encode in KINDS.items():
        (made / name).write_bytes(encode(drawn()))
    return made


@pytest.fixture(scope="module", params=["own", "xdvipdfmx"])
def pdf(request: pytest.FixtureRequest, folder: Path) -> bytes:
    return built(report(folder), request.param)


def built(report: Report, driver: Driver) -> bytes:
    whole = building.typeset

    def chosen(*args: Any, **options: Any) -> Any:
        return whole(*args, **{**options, "driver": driver})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "typeset", chosen)
        return building.build(report, verify=False).pdf


def faults(pdf: bytes, folder: Path, names: Iterable[str] = KINDS) -> list[str]:
    evidence = examine(pdf, report(folder, names), face_keys(font_set("en")))
    return [str(found) for found in findings(evidence)]


def test_each_kind_passes(pdf: bytes, folder: Path) -> None:
    assert faults(pdf, folder) == []


@pytest.mark.parametrize("change", [ImageOps.mirror, ImageOps.flip, ImageOps.invert])
def test_each_kind_is_told_from_another(
    pdf: bytes, folder: Path, tmp_path: Path, change: Callable[[Any], Any]
) -> None:
    for name, encode in KINDS.items():
        (tmp_path / name).write_bytes(encode(change(drawn())))
    found = faults(pdf, tmp_path)
    assert [name for name in KINDS if not any(fault.endswith(f"is not {name}") for fault in found)] == []


BOTH = ("plain.png", "page.pdf")


@pytest.fixture(scope="module", params=["own", "xdvipdfmx"])
def mixed(request: pytest.FixtureRequest, folder: Path) -> bytes:
    """One figure is an image, the other a page of another PDF."""
    drawn().save(folder / "page.pdf")
    return built(report(folder, BOTH), request.param)


def test_a_page_of_another_pdf_passes_beside_an_image(mixed: bytes, folder: Path) -> None:
    assert faults(mixed, folder, BOTH) == []


@pytest.mark.parametrize(("lost", "kind"), [("plain.png", "/Image"), ("page.pdf", "/Form")])
def test_either_is_missed(mixed: bytes, folder: Path, lost: str, kind: str) -> None:
    found = faults(without(mixed, kind), folder, BOTH)
    assert [fault for fault in found if "missing" in fault] == [f"'{lost}' a picture is missing"]


def test_a_page_that_is_too_small_is_seen(mixed: bytes, folder: Path) -> None:
    with pikepdf.open(io.BytesIO(mixed)) as pdf:
        form = next(item for item in pdf.objects if is_drawn(item, "/Form"))
        form.Matrix = pikepdf.Array([0.05, 0, 0, 0.05, 0, 0])
        assert [fault for fault in faults(saved(pdf), folder, BOTH) if "too small" in fault]


def without(data: bytes, kind: str) -> bytes:
    """The PDF with nothing drawn where it drew images, or forms."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            drawn = page.Resources.get("/XObject", {})
            names = {name for name, item in drawn.items() if is_drawn(item, kind)}
            steps = pikepdf.parse_content_stream(page)
            kept = [step for step in steps if str(step[1]) != "Do" or str(step[0][0]) not in names]
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
        return saved(pdf)


def is_drawn(item: Any, kind: str) -> bool:
    return isinstance(item, pikepdf.Stream) and item.get("/Subtype") == pikepdf.Name(kind)


def saved(pdf: pikepdf.Pdf) -> bytes:
    buffer = io.BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()
