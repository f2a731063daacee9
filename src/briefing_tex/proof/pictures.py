"""Is each picture the right one, whole and upright?

In: `Evidence`. Out: findings. The image file of the report and the image in the PDF are decoded and compared on
white paper; what was found of a pair is remembered by all that both say.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from briefing_tex.damage import Tolerated
from briefing_tex.model import Channel, Figure, walk
from briefing_tex.proof.evidence import Evidence
from briefing_tex.proof.findings import Finding
from briefing_tex.quiet import without_warnings
from briefing_tex.readers.pdf.file.objects import (
    as_dict,
    as_list,
    as_name,
    as_number,
    as_numbers,
    entries,
    entry,
    is_array,
    key_of,
)
from briefing_tex.readers.pdf.file.streams import raw_bytes
from briefing_tex.readers.pdf.pages.glyphs import Picture
from briefing_tex.readers.pdf.pages.images import encoded
from briefing_tex.readers.pdf.pages.tree import Element

_LEAST_SIDE = 8.0
"""Points: a picture with a shorter side is taken for not meant to be seen."""
_STRIP, _LEAST_STRIP = 36.0, 0.5
"""Points: unless it is a strip, at least so long and so thick."""
_GRID = (48, 48)
_MEAN, _MOST = 3.0, 40
"""How far samples on the grid, of 0 to 255, may differ on average and at most, by colour profiles say."""
_INKS = 8
"""Bounds of four inks: photographs have them backwards by custom."""
_RATIO = 0.03
_LEAST_CODE = 60.0
"""Points: the codes of ours are larger."""
_SPACES = frozenset({"DeviceGray", "DeviceRGB", "DeviceCMYK"})
_EXIF = (b"Exif\0", b"eXIf")
"""How EXIF data, which may turn a picture, begin in JPEG and PNG."""
_MOST_KNOWN = 4096
_DEEPEST = 6
"""Of what an image says, so many dictionaries and arrays within one another: its colours and masks."""
_alike: dict[tuple[bytes, bytes], bool] = {}


def wrong_pictures(evidence: Evidence) -> Iterator[Finding]:
    """Pictures that are not those of the report."""
    named = [
        part.image for _, part in walk(evidence.report) if isinstance(part, Figure | Channel) and part.image
    ]
    shown = [item for item in evidence.elements if item.type == "Figure"]
    for element in evidence.elements:
        if element.type in ("Figure", "QRCode"):
            yield from _placed(evidence, element)
    yield from _misnamed(evidence)
    if evidence.beside is not None:
        yield from _wrong_logo(evidence, evidence.beside.logo)
    if len(named) == len(shown):
        for file, element in zip(named, shown, strict=True):
            yield from _compared(evidence, file, element)


def _wrong_logo(evidence: Evidence, logo: bytes) -> Iterator[Finding]:
    """A logo that is missing, that nobody asked for, or is another."""
    page = evidence.pages[0]
    shown = [one for one in page.pictures if one.mark is None or one.mark.mcid is None]
    if not logo.startswith(b"%PDF") and len(shown) != bool(logo):
        yield Finding("picture", "the logo is missing" if logo else "nobody asked for a logo", page=1)
    elif shown and logo and not logo.startswith(b"%PDF") and not _is_alike(logo, shown[0]):
        box = shown[0].x0, shown[0].y0, shown[0].x1, shown[0].y1
        yield evidence.finding("picture", "the picture is not the logo", 1, box)


def _misnamed(evidence: Evidence) -> Iterator[Finding]:
    """Codes whose alternative text is not what they hold."""
    channels = evidence.report.contact.channels if evidence.report.contact else ()
    payloads = [channel.payload for channel in channels if channel.payload and not channel.image]
    codes = [item.alt for item in evidence.elements if item.type == "QRCode"]
    for said, payload in zip(codes, payloads, strict=False):
        if said != payload:
            yield Finding("picture", f"is said of the code that holds '{payload}'", said)


def _picture(element: Element) -> tuple[int, Picture] | None:
    shown = (
        (content.page, item) for content in element.contents() for item in (*content.pictures, *content.forms)
    )
    return next(shown, None)


def _placed(evidence: Evidence, element: Element) -> Iterator[Finding]:
    """A picture lies within its page and is large enough to be seen."""
    found = _picture(element)
    if found is None:
        yield Finding("picture", "a picture is missing", element.alt)
        return
    number, picture = found
    page = evidence.pages[number - 1]
    box = picture.x0, picture.y0, picture.x1, picture.y1
    if _is_tiny(box[2] - box[0], box[3] - box[1]):
        yield evidence.finding("picture", "a picture is too small to be seen", number, box)
    elif box[0] < -1 or box[1] < -1 or box[2] > page.width + 1 or box[3] > page.height + 1:
        yield evidence.finding("picture", "a picture lies outside of the page", number, box)
    if box in page.turned:
        yield evidence.finding("picture", "a picture is turned or mirrored", number, box)
    if element.type == "QRCode" and not _is_code(picture):
        yield evidence.finding("picture", "a code is no square, or too small to be read", number, box)
    if _is_recoloured(picture.image):
        yield evidence.finding("picture", "a picture is drawn with other colours than it has", number, box)


def _is_tiny(width: float, height: float) -> bool:
    short, long = sorted((width, height))
    return short < (_LEAST_STRIP if long >= _STRIP else _LEAST_SIDE)


def _is_recoloured(image: Any) -> bool:
    """Whether an image is decoded backwards (8.9.5.2), or a stencil or a range of colours left out (8.9.6)."""
    decode, mask = as_numbers(entry(image, "Decode")), entry(image, "Mask")
    if len(decode) != _INKS and any(low > high for low, high in zip(decode[::2], decode[1::2], strict=False)):
        return True
    if is_array(mask):
        values = as_numbers(mask)
        return values[::2] != values[1::2]
    if entry(image, "ImageMask") is True or entry(entry(image, "DecodeParms"), "ColorTransform") is not None:
        return True
    return (
        mask is not None or entry(image, "Alternates") is not None or not _is_plain(entry(image, "ColorSpace"))
    )


def _is_plain(space: Any) -> bool:
    """Whether a colour space is that of a device, alone, through a table, or with a profile (8.6)."""
    parts = as_list(space)
    if not is_array(space):
        return space is None or as_name(space) in _SPACES
    kind = as_name(parts[0]) if parts else ""
    return kind == "ICCBased" or (kind == "Indexed" and len(parts) == 4 and _is_plain(parts[1]))


def _is_code(picture: Picture) -> bool:
    width, height = picture.x1 - picture.x0, picture.y1 - picture.y0
    return width >= _LEAST_CODE and abs(width / height - 1) <= _RATIO


def _compared(evidence: Evidence, file: str, element: Element) -> Iterator[Finding]:
    found = _picture(element)
    base = evidence.report.source.base
    path = Path(file) if base is None else base / file
    if found is None or not path.is_file() or path.suffix.lower() == ".pdf":
        return
    number, picture = found
    source = path.read_bytes()
    if not _is_alike(source, picture) or (_is_stretched(picture) and _has_square_points(source)):
        box = picture.x0, picture.y0, picture.x1, picture.y1
        yield evidence.finding("picture", f"the picture is not {file}", number, box)


def _has_square_points(source: bytes) -> bool:
    """Whether an image file says of its points that they are as wide as high, or nothing."""
    from PIL import Image

    with Tolerated(), without_warnings(), Image.open(BytesIO(source)) as image:
        across, up = image.info.get("dpi", (1, 1))
        return bool(abs(across - up) <= _RATIO * up)
    return True


def _is_stretched(picture: Picture) -> bool:
    """Whether an image is shown wider or higher than its points are."""
    width, height = (as_number(entry(picture.image, key), 1.0) for key in ("Width", "Height"))
    shown = (picture.x1 - picture.x0) / (picture.y1 - picture.y0)
    return abs(shown * height / width - 1) > _RATIO + 1 / min(width, height)


def _is_alike(source: bytes, picture: Picture) -> bool:
    key = hashlib.sha256(source).digest(), hashlib.sha256(_whole(picture.image)).digest()
    if key not in _alike:
        if len(_alike) > _MOST_KNOWN:
            _alike.clear()
        _alike[key] = _looks_alike(source, picture)
    return _alike[key]


def _whole(value: Any, depth: int = 0) -> bytes:
    """All that an image says, its colours and masks as well: what looks different differs here."""
    if depth > _DEEPEST:
        return b""
    if is_array(value):
        return b"[%s]" % b" ".join(_whole(item, depth + 1) for item in as_list(value))
    if as_dict(value) is None:
        return repr(key_of(value)).encode()
    said = (repr(key).encode() + _whole(item, depth + 1) for key, item in sorted(entries(value).items()))
    return b"<<%s>>%s" % (b" ".join(said), raw_bytes(value))


def _looks_alike(source: bytes, picture: Picture) -> bool:
    from PIL import Image

    embedded = encoded(picture)
    if embedded is None:
        return False
    if embedded == source and not any(mark in source for mark in _EXIF):
        return True
    try:
        with without_warnings(), Image.open(BytesIO(source)) as first, Image.open(BytesIO(embedded)) as second:
            keyed = is_array(entry(picture.image, "Mask"))
            one, other = _on_paper(_upright(first), keyed), _on_paper(second, keyed)
    except (OSError, ValueError, SyntaxError):
        return False
    ratio = (one.width * other.height) / (one.height * other.width)
    if abs(ratio - 1) > _RATIO:
        return False
    if one.size == other.size and one.tobytes() == other.tobytes():
        return True
    return _differs_little(one.resize(_GRID).tobytes(), other.resize(_GRID).tobytes())


def _upright(image: Any) -> Any:
    """A picture turned as its EXIF data say, which programs that show a PDF do not look at."""
    from PIL import ImageOps

    with Tolerated(), without_warnings():
        image = ImageOps.exif_transpose(image)
    return image


def _differs_little(one: bytes, other: bytes) -> bool:
    distances = [abs(a - b) for a, b in zip(one, other, strict=True)]
    return sum(distances) / len(distances) <= _MEAN and max(distances) <= _MOST


def _on_paper(image: Any, keyed: bool) -> Any:
    """The image as RGB on white; where the PDF leaves out a colour (8.9.6.4), with what is left out."""
    from PIL import Image

    if image.mode.startswith("I"):  # of 16 bits, which Pillow would cut off at 255
        image = image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    whole = image.convert("RGB" if keyed else "RGBA")
    if keyed:
        return whole
    paper = Image.new("RGBA", whole.size, (255, 255, 255, 255))
    return Image.alpha_composite(paper, whole).convert("RGB")
