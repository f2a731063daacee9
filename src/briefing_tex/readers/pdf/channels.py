"""QR codes of the contact footer: their payloads put with the captions below or beside them.

In: the data of a report, the places of its captions, the pictures of the document. Out: the data with payloads.
A payload is what the code says when it is decoded; none is made up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from briefing_tex.formats import Box
from briefing_tex.readers.pdf.glyphs import Picture
from briefing_tex.readers.pdf.images import qr_payload
from briefing_tex.readers.structure import Block, Line

_NEAR = 120.0
"""Distance between a QR code and its caption at most, in pt."""
_SQUARE = 0.1
"""Difference of the sides of a QR code at most, in parts of its width."""


def with_payloads(
    data: Mapping[str, Any],
    origins: Mapping[str, tuple[Line, ...]],
    blocks: Sequence[Block],
    pictures: Mapping[str, Picture | None],
) -> dict[str, Any]:
    """The data with the payloads of the QR codes that stand by the captions of channels, from left to right."""
    contact = data.get("contact") or {}
    channels = [dict(channel) for channel in contact.get("channels", ())]
    if not channels:
        return dict(data)
    codes = _codes(blocks, pictures)
    for index, channel in enumerate(channels):
        lines = [line.box for line in origins.get(f"contact.channels[{index}]", ()) if line.box]
        near = [(box, text) for box, text in codes if lines and _beside(box, lines[0])]
        if near and "payload" not in channel and "image" not in channel:
            channel["payload"] = near[0][1]
            codes.remove(near[0])
    return {**data, "contact": {**contact, "channels": channels}}


def _codes(blocks: Sequence[Block], pictures: Mapping[str, Picture | None]) -> list[tuple[Box, str]]:
    """The QR codes of a document that can be read, in reading order, each with what it says."""
    found: list[tuple[Box, str]] = []
    for block in blocks:
        picture = pictures.get(block.image) if block.image else None
        box = block.lines[0].box if block.lines else None
        if (
            picture is None
            or box is None
            or abs((box.x1 - box.x0) - (box.y1 - box.y0)) > _SQUARE * (box.x1 - box.x0)
        ):
            continue
        payload = qr_payload(picture)
        if payload:
            found.append((box, payload))
    return sorted(found, key=lambda one: (one[0].page, -round(one[0].y1 / 20), one[0].x0))


def _beside(code: Box, caption: Box) -> bool:
    above = code.y0 - caption.y1 < _NEAR and caption.y0 - code.y1 < _NEAR
    return code.page == caption.page and above
