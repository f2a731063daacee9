"""Frames over the pages of any PDF: what a reading took each part of it for.

In: the bytes of a PDF, frames with kind and label. Out: the bytes of a PDF with the frames drawn over its
pages, each kind in its colour, as artifacts: its own text stays as it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from types import MappingProxyType
from typing import Any

import pikepdf
from msgspec import Struct
from pikepdf import Dictionary, Name

from briefing_tex.formats import Box

Colour = tuple[float, float, float]
Matrix = tuple[float, float, float, float, float, float]
Place = tuple[Matrix, float, float]
"""From default user space to the page as it is shown; its width and height."""

COLOURS: Mapping[str, Colour] = MappingProxyType(
    {
        "title": (0.72, 0.07, 0.35),
        "front": (0.80, 0.38, 0.00),
        "abstract": (0.00, 0.48, 0.48),
        "heading 1": (0.05, 0.20, 0.62),
        "heading 2": (0.10, 0.38, 0.80),
        "heading 3": (0.22, 0.56, 0.92),
        "paragraph": (0.13, 0.55, 0.24),
        "list": (0.45, 0.22, 0.70),
        "table": (0.58, 0.33, 0.10),
        "figure": (0.80, 0.20, 0.55),
        "quote": (0.42, 0.50, 0.05),
        "code": (0.25, 0.33, 0.42),
        "note": (0.62, 0.45, 0.00),
        "reference": (0.70, 0.15, 0.13),
        "contact": (0.00, 0.42, 0.60),
        "label": (0.40, 0.45, 0.55),
        "left out": (0.50, 0.50, 0.50),
    }
)
"""One colour a kind."""
_PADDING = 1.6
_LABEL = 5.8
"""Size of the labels in pt."""
_HELVETICA = {" ": 0.28, "i": 0.22, "l": 0.22, "j": 0.22, "t": 0.28, "f": 0.28, "r": 0.33, "m": 0.83, "-": 0.33}
"""Widths of Helvetica that differ much from the usual one, in parts of the size."""


def _transparency(opacity: float) -> dict[str, Any]:
    return {"/Type": Name.ExtGState, "/BM": Name.Normal, "/ca": opacity, "/CA": opacity}


_RESOURCES: Mapping[Name, Mapping[Name, dict[str, Any]]] = MappingProxyType(
    {
        Name.Font: {
            Name.BriefingFont: {"/Type": Name.Font, "/Subtype": Name.Type1, "/BaseFont": Name.Helvetica}
        },
        Name.ExtGState: {
            Name.BriefingFill: _transparency(0.13),
            Name.BriefingLine: _transparency(0.9),
            Name.BriefingTab: _transparency(0.85),
        },
    }
)
"""Font and transparency of the frames, by their names in a page's resources."""


class Frame(Struct, frozen=True):
    """A frame to be drawn. `kind` is one of `COLOURS`; a guess has a dashed line, an outer frame no filling."""

    box: Box
    kind: str
    label: str = ""
    guess: bool = False
    outer: bool = False


def draw(data: bytes, frames: Sequence[Frame], places: Sequence[Place], password: str | None = None) -> bytes:
    """The PDF with the frames over its pages; it is not encrypted, even where the source is.

    `places` says for each page where it lies; the boxes of frames are on the page as it is shown.
    """
    by_page: dict[int, list[Frame]] = {}
    for frame in frames:
        by_page.setdefault(frame.box.page, []).append(frame)
    buffer = BytesIO()
    with pikepdf.open(BytesIO(data), password=password or "") as pdf:
        for number, page in enumerate(pdf.pages, 1):
            if number in by_page:
                _draw_on(page, by_page[number], places[number - 1])
        pdf.save(buffer, encryption=False)
    return buffer.getvalue()


def _draw_on(page: pikepdf.Page, frames: Sequence[Frame], place: Place) -> None:
    matrix, _, height = place
    ordered = sorted(frames, key=lambda frame: not frame.outer)
    drawn = [part for frame in ordered for part in _frame(frame)]
    drawn += [part for frame in ordered for part in _tab(frame, height)]
    page.contents_add(b"q", prepend=True)
    page.contents_add(_content(drawn, inverse(matrix)))
    for group, added in _RESOURCES.items():
        for name, value in added.items():
            page.add_resource(Dictionary(value), group, name=name)


def inverse(matrix: Matrix) -> Matrix:
    """The transformation that undoes one (8.3.4)."""
    a, b, c, d, e, f = matrix
    size = a * d - b * c
    return (d / size, -b / size, -c / size, a / size, (c * f - d * e) / size, (b * e - a * f) / size)


def _content(drawn: Sequence[str], matrix: Matrix) -> bytes:
    place = " ".join(f"{value:.4f}" for value in matrix)
    return "\n".join(["Q", "/Artifact BMC", "q", f"{place} cm", *drawn, "Q", "EMC"]).encode("ascii", "replace")


def _frame(frame: Frame) -> list[str]:
    box, colour = frame.box, " ".join(f"{part:.2f}" for part in COLOURS[frame.kind])
    padding = 2 * _PADDING if frame.outer else _PADDING
    x, y = box.x0 - padding, box.y0 - padding
    area = f"{x:.2f} {y:.2f} {box.x1 + padding - x:.2f} {box.y1 + padding - y:.2f} re"
    dashes = "[2.2 1.4] 0 d" if frame.guess else "[] 0 d"
    filled = [] if frame.outer else [f"/BriefingFill gs {colour} rg {area} f"]
    return [*filled, f"/BriefingLine gs {colour} RG 0.6 w {dashes} {area} S"]


def _tab(frame: Frame, height: float) -> list[str]:
    """The label, white on the frame's colour, on the frame's upper edge: right, an outer frame's left."""
    if not frame.label:
        return []
    colour = " ".join(f"{part:.2f}" for part in COLOURS[frame.kind])
    padding = 2 * _PADDING if frame.outer else _PADDING
    wide = sum(_HELVETICA.get(letter, 0.55) for letter in frame.label) * _LABEL + 3
    left = frame.box.x0 - padding
    x = left if frame.outer else max(frame.box.x1 + padding - wide, left)
    y = min(frame.box.y1 + padding, height - _LABEL - 1.5)
    text = frame.label.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return [
        f"/BriefingTab gs {colour} rg {x:.2f} {y:.2f} {wide:.2f} {_LABEL + 1.2:.2f} re f",
        f"BT 1 g /BriefingFont {_LABEL} Tf {x + 1.5:.2f} {y + 1.5:.2f} Td ({text}) Tj ET",
    ]
