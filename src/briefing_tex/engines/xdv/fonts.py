"""The fonts of a document: what each glyph is called in the page content, and what gets embedded in the end.

In: the glyph runs of the pages. Out: character codes for the content streams, then a font program, widths and a
ToUnicode map a face. Every pair of a glyph and a text has a code of its own, so that the map is exact: a glyph
that says two things (a hyphen and a non-breaking hyphen, two ideographs drawn alike) is embedded twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property, lru_cache

from msgspec import Struct

from briefing_tex.engines.xdv.align import UNKNOWN, Span, align, odd_spaces
from briefing_tex.engines.xdv.cff import Cff
from briefing_tex.engines.xdv.cmap import to_unicode
from briefing_tex.engines.xdv.items import Run
from briefing_tex.engines.xdv.opentype import OpenType
from briefing_tex.engines.xdv.pagenumbers import DIGITS
from briefing_tex.engines.xdv.subset import cff_subset, truetype_subset
from briefing_tex.engines.xdv.unsupported import Unsupported
from briefing_tex.fonts.programs import keep, recall

_MAX_CODES = 65_535
_DEFAULT_WIDTH = 1000


class Face(OpenType):
    """A font file kept open for the life of the process, with what was already read of it."""

    @cached_property
    def outlines(self) -> Cff | None:
        """Its PostScript outlines; None for TrueType outlines."""
        if "CFF " in self.tables:
            start = self.start("CFF ")
            return Cff(self.data, start, recall("driver", self.file, start))
        if "glyf" not in self.tables:
            raise Unsupported("font without outlines", self.file)
        return None

    def program(self, name: str, glyphs: Sequence[int]) -> bytes:
        """The font program of a subset."""
        return cff_subset(self.outlines, name, glyphs) if self.outlines else truetype_subset(self, glyphs)


@lru_cache(maxsize=128)
def open_face(file: str, face: int) -> Face:
    """A face, opened once in a process; raises `Unsupported` if it cannot or must not be embedded."""
    font = Face(file, face)
    if not font.embeddable:
        raise Unsupported("font that forbids embedding", font.name)
    return font


def prepare(used: Mapping[tuple[str, int], Collection[str]]) -> None:
    """Read the outlines of characters of faces ahead of time, for instance while XeTeX runs.

    Characters that a face lacks and faces that cannot be read are passed over: drawing reports them.
    """
    for (file, number), characters in used.items():
        try:
            face = open_face(file, number)
            glyphs = {face.characters[ord(character)] for character in characters}
            if face.outlines:
                for glyph in glyphs:
                    face.outlines.charstring(glyph)
                keep("driver", file, face.start("CFF "), face.outlines.flat)
        except Unsupported:
            continue


_DIGITS = tuple(DIGITS)
Shape = tuple[bytes, float]
"""The code of a glyph, escaped, and its advance in thousandths of the em."""


class Encoded(Struct, frozen=True):
    """A run as the content stream shows it: a shape for each glyph, and guarded spans."""

    shapes: tuple[Shape, ...]
    spans: tuple[Span, ...] = ()


class FontUse:
    """What a document uses of a face; `name` is its name in the resources of the pages."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self.glyphs = [0]
        self.texts = [""]
        self._shapes: dict[tuple[int, str], Shape] = {}
        self._runs: dict[Run, Encoded] = {}
        self._has_digits = False

    def encode(self, run: Run) -> Encoded:
        """The codes of a run, assigned as they are met."""
        encoded = self._runs.get(run)
        if encoded is None:
            if run.paired and run.text:
                texts, spans = tuple(run.text), odd_spaces(run.text)
            else:
                texts, spans = align(run.text, run.glyphs, self.face)
            encoded = Encoded(self._shown(run.glyphs, texts), spans)
            if not run.paired or len(run.glyphs) == 1:  # what comes but once is not kept
                self._runs[run] = encoded
        return encoded

    def _shown(self, glyphs: Sequence[int], texts: Sequence[str]) -> tuple[Shape, ...]:
        shapes = self._shapes
        pairs = list(zip(glyphs, texts, strict=True))
        try:
            return tuple([shapes[pair] for pair in pairs])
        except KeyError:  # some of them for the first time
            return tuple([shapes.get(pair) or self._new(*pair) for pair in pairs])

    def _new(self, glyph: int, text: str) -> Shape:
        """A code for a glyph; digits get theirs together, so that a number shown last brings nothing new."""
        if text in _DIGITS and not self._has_digits:
            self._has_digits = True
            for digit in _DIGITS:
                if plain := self.face.characters[ord(digit)]:
                    self._coded(plain, digit)
            if shape := self._shapes.get((glyph, text)):
                return shape
        return self._coded(glyph, text)

    def _coded(self, glyph: int, text: str) -> Shape:
        number = len(self.glyphs) if glyph else 0
        if glyph:
            self.glyphs.append(glyph)
            self.texts.append(text)
        else:
            self.texts[0] = UNKNOWN
        if number > _MAX_CODES:
            raise Unsupported("more glyphs than a font can hold", self.face.name)
        shape = self._shapes[glyph, text] = _escaped(number), self.face.width(glyph)
        return shape

    @property
    def subset_name(self) -> str:
        """The PostScript name behind a tag of six letters that depends on nothing but the subset."""
        digest = hashlib.sha256(
            repr((self.face.name, self.glyphs, self.texts)).encode("utf-8", "surrogatepass")
        )
        return "".join(chr(65 + byte % 26) for byte in digest.digest()[:6]) + "+" + self.face.name

    @property
    def to_unicode(self) -> bytes:
        """The CMap of all codes."""
        return to_unicode(self.texts)

    @property
    def widths(self) -> str:
        """The W array of the font: runs of widths other than 1000."""
        parts, open_ = [], False
        for code, glyph in enumerate(self.glyphs):
            width = self.face.width(glyph)
            if width == _DEFAULT_WIDTH:
                parts.append("]" if open_ else "")
                open_ = False
            else:
                parts.append(f" {width:g}" if open_ else f" {code}[{width:g}")
                open_ = True
        return f"[{''.join(parts)}{']' if open_ else ''}]"


_ESCAPED = [
    {b"(": b"\\(", b")": b"\\)", b"\\": b"\\\\", b"\r": b"\\r"}.get(bytes([byte]), bytes([byte]))
    for byte in range(256)
]


def _escaped(code: int) -> bytes:
    """A code of two bytes as it stands within a literal string.

    >>> _escaped(40), _escaped(256)
    (b'\\x00\\\\(', b'\\x01\\x00')
    """
    return _ESCAPED[code >> 8] + _ESCAPED[code & 255]
