"""What the colours of a PDF mean: an output intent with the profile of sRGB (ISO 19005-2, 6.2.3).

The profile is written here, from the numbers of IEC 61966-2-1, as ICC.1:2004-10 (ISO 15076-1) has it: a display
profile of three primaries and a curve, 500 bytes, always the same.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, String

_NAME = "sRGB IEC61966-2.1"
_D50 = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    "r": (0.43607, 0.22249, 0.01392),
    "g": (0.38515, 0.71687, 0.09708),
    "b": (0.14307, 0.06061, 0.71410),
}
"""The primaries in XYZ, adapted from D65 to D50 by `_ADAPTATION`."""
_ADAPTATION = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01706, -0.00925, 0.01508, 0.75168)
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


def declare_colours(pdf: pikepdf.Pdf) -> None:
    """Say that the colours of the document are those of sRGB."""
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(_NAME),
        Info=String(_NAME),
        DestOutputProfile=pdf.make_stream(srgb(), N=3),
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def srgb() -> bytes:
    """The ICC profile of sRGB."""
    curve = b"para" + bytes(4) + struct.pack(">HH", 3, 0) + _fixed(_CURVE)
    tags = {
        "desc": _text(_NAME),
        "cprt": _text("No copyright, use freely"),
        "wtpt": _xyz(_D50),
        "chad": b"sf32" + bytes(4) + _fixed(_ADAPTATION),
        **{f"{name}XYZ": _xyz(value) for name, value in _PRIMARIES.items()},
        **{f"{name}TRC": curve for name in "rgb"},
    }
    start = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    table, data = struct.pack(">I", len(tags)), b""
    for name, value in tags.items():
        offset = places.setdefault(value, start + len(data))
        if offset == start + len(data):
            data += value + bytes(-len(value) % 4)
        table += name.encode() + struct.pack(">II", offset, len(value))
    return _header(start + len(data)) + table + data


def _header(size: int) -> bytes:
    date = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    head = struct.pack(">I4xI4s4s4s", size, 0x04200000, b"mntr", b"RGB ", b"XYZ ") + date + b"acsp"
    return (head.ljust(68, b"\0") + _fixed(_D50)).ljust(128, b"\0")


def _fixed(numbers: Sequence[float]) -> bytes:
    """Numbers as s15Fixed16."""
    return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)


def _xyz(values: Sequence[float]) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(values)


def _text(text: str) -> bytes:
    """A text in one language, American English."""
    data = text.encode("utf-16-be")
    return b"mluc" + bytes(4) + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(data), 28) + data
