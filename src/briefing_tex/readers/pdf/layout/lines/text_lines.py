"""Lines: the segments of one baseline in one column, as runs of text with their looks.

In: segments, the links of the page. Out: `TextLine`s.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from briefing_tex.readers.pdf.fonts.font import Font
from briefing_tex.readers.pdf.layout.lines.blanks import blank_before, closes_blank, opens_blank
from briefing_tex.readers.pdf.layout.lines.segments import Segment, is_raised
from briefing_tex.readers.pdf.layout.lines.spacing import Spacing, is_narrow, is_within, space_between
from briefing_tex.readers.pdf.pages.glyphs import Glyph
from briefing_tex.readers.structure.blocks import Run, cut, plain, stripped
from briefing_tex.readers.structure.inlines import between, merged
from briefing_tex.readers.structure.numbering import DASHES

_BOLD = re.compile(r"bold|black|heavy|semib|demi|[-_]bd\b|cmb|bx\d", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|slanted|[-_]it\b|cmti|cmsl", re.IGNORECASE)
_MONO = re.compile(r"mono(?!type)|courier|consol|typewriter|cmtt|lmtt|menlo|inconsolata|\bcode", re.IGNORECASE)


_NUMBERED = re.compile(
    r"(?:[•●◦▪■□*·–—-]|[\dIVX][\d.IVX]*[.)）]?|[(（\[]\w{1,4}[)）\]]|\w{1,4}[.、)）]|[一二三四五六七八九十]{1,3}|"
    r"[第제]\s?\w{1,3}\s?[章節节條条部篇回장절부편항조])\t"
)


class Link(Struct, frozen=True):
    """A link annotation that leads out of the document: corners in pt, address."""

    x0: float
    y0: float
    x1: float
    y1: float
    url: str

    def covers(self, glyph: Glyph, last: Glyph | None = None) -> bool:
        """Whether a glyph lies in it, by its middle; `last` stands before it.

        The middle of a full-width mark is where what is seen of it meets its blank half, and where the next
        glyph begins that is set close to it: of two of them the second may reach into the first.
        """
        within = last is not None and glyph.x0 < last.x1 - _CLOSE * glyph.size
        blank = 0.0 if within else opens_blank(glyph) - closes_blank(glyph)
        middle = (glyph.x0 + glyph.x1) / 2 + 0.25 * blank * glyph.size
        return self.x0 <= middle <= self.x1 and self.y0 <= glyph.y + 0.3 * glyph.size <= self.y1


_CLOSE = 0.3
"""How far a glyph reaches into the blank half of the one before it at least, in parts of the size."""


class TextLine(Struct, eq=False):
    """A line of a column: its runs, its place, and how most of it looks.

    `space_after` says whether a space glyph stands at its end. `spread` are the stretches it is made of: more
    than one where there are gaps wider than between words, which read as tabs. `inside` says that it goes on
    with a sentence of the column before: what looks like the marker of an item is none. `broken`: the
    line below it surely begins with the rest of its last word. `breaks`: its paragraph goes on below, though it
    had room for more. `captioning`: its parts stand below pictures side by side.
    """

    runs: tuple[Run, ...]
    page: int
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    space_after: bool
    spread: tuple[Segment, ...]
    inside: bool = False
    broken: bool = False
    captioning: bool = False
    breaks: bool = False

    @property
    def text(self) -> str:
        return plain(self.runs)

    @property
    def edge(self) -> float:
        """Where what is seen begins: the left half of a full-width opening mark is blank, and may hang out."""
        first = self.spread[0].glyphs[0]
        return self.x0 + blank_before(first)

    @property
    def end(self) -> float:
        """Where what is seen ends: the right half of a full-width closing mark is blank, and may hang out."""
        return self.x1 - (0.5 * self._last.size if self.may_hang else 0.0)

    @property
    def may_hang(self) -> bool:
        """Whether it ends with a full-width closing mark."""
        return closes_blank(self._last)

    @property
    def _last(self) -> Glyph:
        return next(glyph for glyph in reversed(self.spread[-1].glyphs) if not glyph.text.isspace())

    @property
    def ends_with_address(self) -> bool:
        """Whether it ends with an address that is shown as it is, or the rest of one."""
        last = self.runs[-1]
        return last.url is not None and last.text.strip() in last.url

    @property
    def begins_strong(self) -> bool:
        return bool(self.runs) and self.runs[0].strong

    @property
    def ends_strong(self) -> bool:
        return bool(self.runs) and self.runs[-1].strong

    @property
    def verbatim(self) -> bool:
        """Whether all Latin text of the line is monospaced, and there is some; addresses do not count."""
        latin = [run for run in self.runs if any("!" <= character <= "~" for character in run.text)]
        return bool(latin) and all(run.code and run.url is None for run in latin)

    @property
    def code(self) -> bool:
        """Whether some of the line is monospaced: its size may then differ from that of its neighbours."""
        return any(run.code for run in self.runs)


def make_line(parts: Sequence[Segment], links: Sequence[Link], spacing: Spacing) -> TextLine:
    """The line that segments of one baseline make."""
    parts = sorted(parts, key=lambda part: part.x0)
    main = max(parts, key=lambda part: (part.x1 - part.x0, part.size))
    glyphs = [glyph for part in parts for glyph in part.glyphs]
    pieces = [
        stripped(merged(_with_whole_address(run) for run in _runs(part.glyphs, main, links, spacing)))
        for part in parts
    ]
    runs = _without_first_tab(merged([run for piece in pieces for run in (Run("\t"), *piece)][1:]))
    shown = [glyph for glyph in glyphs if not glyph.text.isspace()]
    bold = all(is_bold(glyph.font) for glyph in shown)
    return TextLine(
        runs,
        main.page,
        parts[0].x0,
        max(part.x1 for part in parts),
        main.y,
        main.size,
        bold,
        glyphs[-1].text.isspace(),
        tuple(parts),
    )


def _with_whole_address(run: Run) -> Run:
    """The run without spaces within an address that it shows: it may be stretched where it may be broken."""
    whole = "".join(run.text.split())
    return replace(run, text=whole) if run.url and whole != run.text and whole == run.url else run


def _without_first_tab(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs with a space for a tab behind a number or a sign that begins the line."""
    text = "".join(run.text for run in runs)
    found = _NUMBERED.match(text)
    if not found:
        return runs
    end = found.end()
    return merged((*cut(runs, 0, end - 1), Run(" "), *cut(runs, end)))


Look = tuple[bool, bool, bool, bool, str | None]
"""Emphasis, strong, code, raised, address: as `Run` orders them."""


_COUNTING = ".．가나다라마바사아자차카타파하"
"""What numbers of headings and items are written with beside figures, one after the other or alone."""
_MOST_FIGURES = 3
"""Figures of one number of a heading, an item or a note, at most."""


def _runs(glyphs: Iterable[Glyph], main: Segment, links: Sequence[Link], spacing: Spacing) -> Iterable[Run]:
    """The runs of glyphs of one look, spaces where gaps stand for them."""
    glyphs = list(glyphs)
    spacing = spacing.on_line(glyphs)
    last: Glyph | None = None
    look: Look | None = None
    texts: list[str] = []
    counted, number = True, False  # only digits so far; they look like a number before a title, or a dash
    figures = 0  # one after the other: a year has more than such a number
    for glyph in glyphs:
        own = look if look and not links and _set_as(glyph, last) else _glyph_look(glyph, main, links, last)
        gap = space_between(last, glyph, spacing, number) if last is not None else ""
        if gap and spacing.real and last and not number:
            narrow = gap == " " and is_narrow(glyph.x0 - last.x1, glyphs)
            gap = "" if narrow or is_within(texts, glyph.text) else gap
        if own != look and look is not None:
            run = Run("".join(texts), *look)
            yield run
            texts = []
            if gap:
                yield between(run, Run("", *own), gap)
        elif gap:
            texts.append(gap)
        texts.append(glyph.text)
        if counted:
            figures = figures + 1 if glyph.text.isdecimal() else 0
            counted = figures <= _MOST_FIGURES and (figures > 0 or glyph.text in _COUNTING)
        number = counted and (glyph.text in ".．" or own[1] or own[3])
        number = number or (last is None and glyph.text in DASHES)
        last, look = glyph, own
    if look is not None:
        yield Run("".join(texts), *look)


def _set_as(glyph: Glyph, last: Glyph | None) -> bool:
    """Whether a glyph is set as the one before it: in its font and size, at its height."""
    return last is not None and glyph.font is last.font and glyph.size == last.size and glyph.y == last.y


def _glyph_look(glyph: Glyph, main: Segment, links: Sequence[Link], last: Glyph | None) -> Look:
    bold, italic, mono = _font_look(glyph.font.name if glyph.font else "")
    raised = glyph.size < main.size and is_raised(glyph.y, glyph.size, main.y, main.size)
    url = next((link.url for link in links if link.covers(glyph, last)), None) if links else None
    return italic, bold, mono, raised, url


def is_bold(font: Font | None) -> bool:
    return _font_look(font.name)[0] if font else False


def is_mono(font: Font | None) -> bool:
    return _font_look(font.name)[2] if font else False


@lru_cache(maxsize=1024)
def _font_look(name: str) -> tuple[bool, bool, bool]:
    """Whether the name of a font says bold, italic, monospaced."""
    return bool(_BOLD.search(name)), bool(_ITALIC.search(name)), bool(_MONO.search(name))
