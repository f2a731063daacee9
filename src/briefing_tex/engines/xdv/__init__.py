"""A driver of our own: XDV, as XeTeX writes it with `-no-pdf`, to PDF.

In: the bytes of an .xdv file. Out: a PDF whose text is exact: with `\\XeTeXgenerateactualtext=1`
XDV carries the text of each run of glyphs, and every glyph of the PDF says that text. The same pages give the
same bytes.

Whatever the driver cannot draw raises `Unsupported`, and the caller lets xdvipdfmx draw the pages instead. The
steps: `parse` (`items` of pages), `align` (which glyph says what), `canvas` and `page` (content, links),
`specials`, `images` and `bitmaps`, `fonts` with `opentype`, `charmap`, `cff`, `subset`, `cmap` (what gets
embedded), `write` (objects and bytes).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefing_tex.engines.xdv.unsupported import Unsupported

if TYPE_CHECKING:
    import pikepdf

__all__ = ["Unsupported", "convert"]

_NONE: Mapping[str, str] = MappingProxyType({})


def convert(xdv: bytes, base: Path | None = None, numbers: Mapping[str, str] = _NONE) -> pikepdf.Pdf:
    """Draw all pages of an .xdv file as a PDF.

    Image files are looked for in `base`, by default the current folder. `numbers` are the numbers of the pages
    that hold destinations, for a document that asks for them (see `pagenumbers`). Raises `Unsupported`.

    >>> convert(b"no XDV")
    Traceback (most recent call last):
    briefing_tex.engines.xdv.unsupported.Unsupported: not XDV of format 7 ...
    """
    from briefing_tex.engines.xdv.draw import draw
    from briefing_tex.engines.xdv.parse import Xdv

    source = Xdv(xdv)
    return draw(source, source.pages(), base or Path(), numbers)
