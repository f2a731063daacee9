"""Pictures of the contact footer: payloads of QR codes, and images, put with the captions below or beside them.

In: the data of a report, the places of its captions, the pictures of the document. Out: the data with payloads
and images, where these came from, and the pictures that went nowhere. A payload is what a code says when it is
decoded; none is made up.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from briefing_tex.formats import Box
from briefing_tex.readers.pdf.layout.pieces import Piece
from briefing_tex.readers.pdf.pages.glyphs import Picture
from briefing_tex.readers.pdf.pages.qrcodes import qr_payload
from briefing_tex.readers.structure import Block, Line

_NEAR = 120.0
"""Distance between a QR code and its caption at most, in pt."""
_SQUARE = 0.1
"""Difference of the sides of a QR code at most, in parts of its width."""


class Pictured(Struct, frozen=True):
    """Data and origins with the pictures of channels.

    `codes`: the names of those that are payloads in the data; `left`: those that are in no element.
    """

    data: dict[str, Any]
    origins: Mapping[str, tuple[Line, ...]]
    codes: frozenset[str]
    left: tuple[Block, ...]


def with_payloads(
    data: Mapping[str, Any],
    origins: Mapping[str, tuple[Line, ...]],
    blocks: Sequence[Block],
    pictures: Mapping[str, Picture | None],
) -> Pictured:
    """The data with the payloads of the QR codes that stand by the captions of channels, from left to right."""
    contact = data.get("contact") or {}
    channels = [dict(channel) for channel in contact.get("channels", ())]
    paths = [f"contact.channels[{index}]" for index in range(len(channels))]
    captions = [[line.box for line in origins.get(path, ()) if line.box] for path in paths]
    figures = set(_figures(data))
    shown = sorted(_shown(blocks, figures, pictures), key=lambda one: _place(one.box)) if channels else []
    places = dict(origins)
    taken: dict[str, bool] = {}
    for index, channel in enumerate(channels):
        lines = captions[index]
        free = (one for one in shown if lines and _is_free(one, captions[index:]))
        near = next((one for one in free if one.belongs_to(lines)), None)
        if near is not None and "payload" not in channel and "image" not in channel:
            channel.update({"payload": near.payload} if near.payload else {"image": near.name})
            places[paths[index]] = (*near.lines, *places[paths[index]])
            taken[near.name] = bool(near.payload)
            shown.remove(near)
    whole = {**data, "contact": {**contact, "channels": channels}} if channels else dict(data)
    shapes = (block for block in blocks if block.image and block.lines)
    left = tuple(block for block in shapes if block.image not in figures and block.image not in taken)
    return Pictured(whole, places, frozenset(name for name, is_code in taken.items() if is_code), left)


def _is_free(shown: _Shown, captions: Sequence[Sequence[Box]]) -> bool:
    """Whether the first of some captions stands below a picture, or none does."""
    below = [any(_is_below(line, shown.box) for line in lines) for lines in captions]
    return below[0] or not any(below)


class _Shown(Struct, frozen=True):
    """A picture that may belong to a channel: where it stands, its name, what it says if it is a QR code."""

    box: Box
    lines: Sequence[Line]
    name: str
    payload: str | None

    def belongs_to(self, caption: Sequence[Box]) -> bool:
        """Whether a caption stands beside a code, or close below an image."""
        if self.payload:
            return _beside(self.box, caption[0])
        return any(_is_above(self.box, line) for line in caption)


def _shown(
    blocks: Sequence[Block], figures: Collection[str], pictures: Mapping[str, Picture | None]
) -> Iterator[_Shown]:
    """The QR codes that can be read, and the other pictures that are no figures of the text."""
    for block in blocks:
        box = block.lines[0].box if block.lines else None
        if box is None or not block.image:
            continue
        picture = pictures.get(block.image)
        payload = payload_of(picture) if picture else None
        if payload or block.image not in figures:
            yield _Shown(box, block.lines, block.image, payload)


def payload_of(picture: Picture) -> str | None:
    """What a picture says that is painted as a square, if it is a QR code."""
    wide, high = picture.x1 - picture.x0, picture.y1 - picture.y0
    return qr_payload(picture) if abs(wide - high) <= _SQUARE * wide else None


def mark_codes(pieces: Sequence[Piece]) -> None:
    """Mark the pictures that are QR codes where nothing but short lines stands below: there a footer may be."""
    for piece in reversed(pieces):
        if piece.picture:
            piece.coded = payload_of(piece.picture) is not None
            if not piece.coded:
                return
        elif piece.kind != "note" and (len(piece.lines) != 1 or piece.cells):
            return


def _figures(value: Any) -> Iterator[str]:
    """The names of the images that stand in the text."""
    if isinstance(value, dict):
        yield from (value["image"],) if value.get("type") == "figure" else ()
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _figures(item)


def _place(box: Box) -> tuple[int, int, float]:
    """Where a picture comes in reading order; those side by side are not quite level."""
    return box.page, -round(box.y0 / 20), box.x0


def _is_above(picture: Box, caption: Box) -> bool:
    """Whether a caption stands close below a picture; side by side, one line may hold several captions."""
    return -1 < picture.y0 - caption.y1 < _NEAR / 4 and _is_below(caption, picture)


def _is_below(caption: Box, picture: Box) -> bool:
    """Whether some of a caption stands between the left and the right edge of a picture."""
    return caption.page == picture.page and caption.x0 < picture.x1 and picture.x0 < caption.x1


def _beside(code: Box, caption: Box) -> bool:
    above = code.y0 - caption.y1 < _NEAR and caption.y0 - code.y1 < _NEAR
    return code.page == caption.page and above
