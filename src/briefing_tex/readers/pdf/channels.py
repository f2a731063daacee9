"""Pictures of the contact footer: payloads of QR codes, and images, put with the captions below or beside them.

In: the data of a report, the places of its captions, the pictures of the document. Out: the data with payloads
and images. A payload is what the code says when it is decoded; none is made up.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
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
    images = _images(blocks, set(_figures(data)) | {name for _, _, name in codes})
    for index, channel in enumerate(channels):
        lines = [line.box for line in origins.get(f"contact.channels[{index}]", ()) if line.box]
        near = [one for one in codes if lines and _beside(one[0], lines[0])]
        above = [one for one in images if lines and any(_is_above(one[0], line) for line in lines)]
        if near and "payload" not in channel and "image" not in channel:
            channel["payload"] = near[0][1]
            codes.remove(near[0])
        elif above and "payload" not in channel and "image" not in channel:
            channel["image"] = above[0][1]
            images.remove(above[0])
    return {**data, "contact": {**contact, "channels": channels}}


def _figures(value: Any) -> Iterator[str]:
    """The names of the images that stand in the text."""
    if isinstance(value, dict):
        yield from (value["image"],) if value.get("type") == "figure" else ()
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _figures(item)


def _images(blocks: Sequence[Block], taken: Container[str]) -> list[tuple[Box, str]]:
    """The pictures that are neither figures of the text nor codes, each with its name."""
    named = ((block.lines[0].box if block.lines else None, block.image) for block in blocks)
    return [(box, name) for box, name in named if box is not None and name is not None and name not in taken]


def _is_above(picture: Box, caption: Box) -> bool:
    """Whether a caption stands close below a picture; side by side, one line may hold several captions."""
    level = picture.page == caption.page and -1 < picture.y0 - caption.y1 < _NEAR / 4
    return level and caption.x0 < picture.x1 and picture.x0 < caption.x1


def _codes(
    blocks: Sequence[Block], pictures: Mapping[str, Picture | None]
) -> list[tuple[Box, str, str]]:
    """The QR codes of a document that can be read, in reading order, each with what it says and its name."""
    found: list[tuple[Box, str, str]] = []
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
            found.append((box, payload, block.image or ""))
    return sorted(found, key=lambda one: (one[0].page, -round(one[0].y1 / 20), one[0].x0))


def _beside(code: Box, caption: Box) -> bool:
    above = code.y0 - caption.y1 < _NEAR and caption.y0 - code.y1 < _NEAR
    return code.page == caption.page and above
