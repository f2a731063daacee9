"""A PDF as an image: its first page, and of that only what is painted.

In: the bytes of a PDF. Out: a PDF of one page that does nothing: no scripts, files, links, form fields, layers
or tags, and no reference to anything outside. Specification: ISO 32000-1, 7.8 (contents and resources), 8.10.

Objects are copied one by one, by what they are for, so that nothing comes along unseen.
"""

from __future__ import annotations

import io
import zlib
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary

_RESOURCES = ("ColorSpace", "ExtGState", "Font", "Pattern", "Shading", "XObject")
_NAMES = frozenset(f"/{kind}" for kind in (*_RESOURCES, "CharProcs", "Colorants"))
"""Dictionaries whose keys are names that the content uses, not keys of the specification."""
_LEFT_OUT = frozenset(
    "/AA /AF /Alternates /Annots /JS /Measure /Metadata /OC /OPI /Parent /PieceInfo /Properties /PtData /Ref "
    "/StructParent /StructParents".split()
)
_OF_STREAMS = frozenset("/F /FDecodeParms /FFilter /Length /DL".split())
"""Keys of streams that are written anew, or lead to another file."""
_MAX_CONTENT = 64 * 2**20
_MAX_OBJECTS = 50_000
_MAX_DEPTH = 100
_MAX_SIDE = 14_400
"""Points of the longest page that a PDF may have (ISO 32000-1, annex C)."""


_TAIL = 1024
"""Bytes at the end of a PDF among which its end is marked (ISO 32000-1, Annex H, 3.4.4)."""


class Unfit(ValueError):
    """Why a PDF cannot be an image."""


def first_page(data: bytes) -> bytes:
    """The first page of a PDF as a PDF of its own, as large as its crop box; raises `Unfit`."""
    if b"%%EOF" not in data[-_TAIL:]:
        raise Unfit("it is damaged: its end is missing")
    try:
        with pikepdf.open(io.BytesIO(data)) as source, pikepdf.new() as made:
            if source.is_encrypted:
                raise Unfit("it is encrypted")
            if not len(source.pages):
                raise Unfit("it has no page")
            page = source.pages[0]
            made.add_blank_page(page_size=(72, 72))
            _fill(made.pages[0], page, _Copier(made))
            output = io.BytesIO()
            made.save(output, force_version="1.5", deterministic_id=True)
            return output.getvalue()
    except Unfit:
        raise
    except pikepdf.PasswordError as error:
        raise Unfit("it is encrypted") from error
    except (pikepdf.PdfError, zlib.error, RecursionError, ValueError, TypeError, LookupError) as error:
        reason = str(error).rpartition(">: ")[2]  # before it qpdf tells where in memory the file is
        raise Unfit(f"it is damaged ({reason[:200]})") from error


def _fill(target: pikepdf.Page, page: pikepdf.Page, copier: _Copier) -> None:
    """Paint what a page paints, its crop box in the corner and upright."""
    left, bottom, right, top = _box(page)
    width, height = right - left, top - bottom
    quarter = int(page.obj.get("/Rotate", 0)) // 90 % 4
    place = (
        (1, 0, 0, 1, -left, -bottom),
        (0, -1, 1, 0, -bottom, right),
        (-1, 0, 0, -1, right, top),
        (0, 1, -1, 0, top, -left),
    )[quarter]
    content = b"q %b cm\n%b\nQ\n" % (" ".join(f"{value:.6g}" for value in place).encode(), _content(page))
    target.obj.MediaBox = Array([0, 0, *((height, width) if quarter % 2 else (width, height))])
    target.obj.Resources = copier.resources(page.resources)
    target.obj.Contents = copier.pdf.make_stream(content)
    if "/Group" in page.obj:
        target.obj.Group = copier.copied(page.obj.Group)


def _box(page: pikepdf.Page) -> tuple[float, float, float, float]:
    """The crop box within the media box."""
    crop, media = ([float(value) for value in box] for box in (page.cropbox, page.mediabox))
    left, bottom = (max(min(crop[side], crop[side + 2]), min(media[side], media[side + 2])) for side in (0, 1))
    right, top = (min(max(crop[side], crop[side + 2]), max(media[side], media[side + 2])) for side in (0, 1))
    if not (0 < right - left <= _MAX_SIDE and 0 < top - bottom <= _MAX_SIDE):
        raise Unfit(f"its page is {right - left:g} x {top - bottom:g} pt")
    return left, bottom, right, top


def _content(page: pikepdf.Page) -> bytes:
    """The operators of a page, its streams joined; only what unpacks to a bounded size is unpacked."""
    contents = page.obj.get("/Contents", Array())
    parts: list[bytes] = []
    for stream in contents if isinstance(contents, Array) else [contents]:
        filters = stream.get("/Filter", Array())
        names = [str(name) for name in filters] if isinstance(filters, Array) else [str(filters)]
        raw = stream.read_raw_bytes()
        if "/F" in stream or names not in ([], ["/FlateDecode"]):
            packed = "in a file of its own" if "/F" in stream else f"packed with {' '.join(names)}"
            raise Unfit(f"its content is {packed}")
        unpacking = zlib.decompressobj()
        parts.append(unpacking.decompress(raw, _MAX_CONTENT) if names else raw)
        if sum(map(len, parts)) >= _MAX_CONTENT:
            raise Unfit(f"its content is larger than {_MAX_CONTENT >> 20} MiB")
    return b"\n".join(parts)


class _Copier:
    """Copies objects into a PDF, each indirect one once."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self._made: dict[tuple[int, int], Any] = {}
        self._depth = 0

    def resources(self, resources: Any) -> Any:
        """Fonts, images and the like; of the properties of marks nothing, layers show."""
        kept = {f"/{kind}": resources[f"/{kind}"] for kind in _RESOURCES if f"/{kind}" in resources}
        return Dictionary({key: self._named(value) for key, value in kept.items()})

    def copied(self, value: Any) -> Any:
        """A copy of any object."""
        if not isinstance(value, pikepdf.Object):
            return value
        if value.is_indirect and value.objgen in self._made:
            return self._made[value.objgen]
        if self._depth > _MAX_DEPTH or len(self._made) > _MAX_OBJECTS:
            raise Unfit("it is too deep, or holds too many objects")
        self._depth += 1
        made = self._made_of(value)
        self._depth -= 1
        return made

    def _made_of(self, value: Any) -> Any:
        if isinstance(value, pikepdf.Stream):
            if str(value.get("/Subtype", "")) == "/PS" or "/F" in value:
                return Dictionary()
            stream = self._kept(value, self.pdf.make_stream(value.read_raw_bytes()))
            self._entries(stream, value, _LEFT_OUT | _OF_STREAMS)
            return stream
        if isinstance(value, Dictionary):
            made = Dictionary()
            if value.is_indirect:
                made = self._kept(value, self.pdf.make_indirect(made))
            self._entries(made, value, _LEFT_OUT)
            return made
        if isinstance(value, Array):
            return Array([self.copied(item) for item in value])
        return pikepdf.Object.parse(value.unparse())

    def _kept(self, value: Any, made: Any) -> Any:
        if value.is_indirect:
            self._made[value.objgen] = made
        return made

    def _entries(self, made: Any, value: Any, left_out: frozenset[str]) -> None:
        for key, item in value.items():
            if key not in left_out:
                made[_key(key)] = self._named(item) if key in _NAMES else self.copied(item)

    def _named(self, value: Any) -> Any:
        """A dictionary of names: all its keys are kept."""
        if not isinstance(value, Dictionary) or isinstance(value, pikepdf.Stream):
            return self.copied(value)
        made = Dictionary()
        for key, item in value.items():
            made[_key(key)] = self.copied(item)
        return made


def _key(key: str) -> Any:
    """A key as pikepdf takes it: what is no UTF-8 it gives as surrogates, and does not take as such."""
    if key.isascii():
        return key
    return pikepdf.Object.parse(
        b"/" + b"".join(b"#%02x" % byte for byte in key[1:].encode(errors="surrogateescape"))
    )
