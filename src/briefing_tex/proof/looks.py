"""Is each text drawn in the weight, the slant and the colour of its kind?

In: `Evidence`. Out: findings. A strong word in plain letters, a plain one in bold letters or in a colour of its
own would say something else to who reads the page. Faces are known by the families that the report is set in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefing_tex.fonts.faces import Family
from briefing_tex.proof.evidence import Evidence, text_of
from briefing_tex.proof.findings import Finding
from briefing_tex.proof.originals import FaceKey, named
from briefing_tex.proof.painting import Colour, ContentKey, Shown, key_of
from briefing_tex.readers.pdf.fonts.font import Font
from briefing_tex.readers.pdf.pages.tree import Content, Element

_BLACK = (0.0, 0.0, 0.0)
_OTHER = 0.02
"""By so much may a share of red, green or blue differ: drivers round."""
_ACCENTED = frozenset("Title AbstractLabel KeywordsLabel ContentsLabel ReferencesLabel H1 H2 H3".split())
_BOLD = _ACCENTED | frozenset("Strong TH FigureLabel TableLabel Prompt ProfileName WebsiteLabel".split())
_UNTOLD = frozenset({"Formula", "TOCI", "Figure", "QRCode"})
"""Elements whose text may be in several looks, or is none."""


class _Look(NamedTuple):
    """How a text is drawn; what is None may be so or not."""

    bold: bool = False
    slanted: bool | None = False
    colour: str = "text"


_PLAIN = _Look()
_Use = tuple[_Look, Font, Colour]


def wrong_looks(evidence: Evidence) -> Iterator[Finding]:
    """Texts in another weight, slant or colour than those of their kind."""
    looks: dict[ContentKey, _Look] = {}
    _look(evidence.tree.root, _PLAIN, looks)
    uses: dict[_Use, tuple[int, Shown]] = {}
    for page in evidence.pages:
        for shown in page.shown:
            mark = shown.glyphs[0].mark
            look = looks.get((mark.owner, mark.mcid)) if mark else None
            if look:
                uses.setdefault((look, shown.font, shown.style.fill), (page.number, shown))
    colours: dict[str, Colour] = {"text": _BLACK}
    for (look, font, colour), (page_number, shown) in uses.items():
        own = colours.setdefault(look.colour, colour)
        if not _fits(evidence, look, font):
            message = "is drawn in another weight or slant than it has"
        elif not _same(own, colour):
            message = "is drawn in another colour than others of its kind"
        else:
            continue
        yield evidence.finding("unseen", message, page_number, shown.glyphs[0], text_of(shown.glyphs))


def _look(element: Element, look: _Look, looks: dict[ContentKey, _Look]) -> None:
    """The look of each content of an element; what stands between keywords may be in that of their label."""
    for child in element.children:
        if isinstance(child, Content):
            if child.glyphs and element.type != "Keywords":
                looks[key_of(child.glyphs[0].mark)] = look
        elif isinstance(child, Element) and child.type not in _UNTOLD:
            _look(child, _changed(child.type, element.type, look), looks)


def _changed(kind: str, above: str, look: _Look) -> _Look:
    """The look within an element of a type, in one that is below another."""
    if above == "Note":
        return look if kind == "Lbl" else _PLAIN
    if kind == "Em":
        return look._replace(slanted=True)
    if kind == "BibEntry":
        return look._replace(slanted=None)
    if kind == "Date":
        return look._replace(colour="date")
    if kind in _BOLD or (kind == "Lbl" and above == "Caption"):
        look = look._replace(bold=True)
    if kind in _ACCENTED or (kind == "Link" and above != "Citation"):
        look = look._replace(colour="accent")
    return look


def _fits(evidence: Evidence, look: _Look, font: Font) -> bool:
    """Whether a font is the face that its family has for a look; of a family that is not known, any is."""
    faces = [(face.file, face.number) for face in named(evidence.fonts[font].name, evidence.faces)]
    families = [(key, family) for key in faces for family in evidence.families.get(key, ())]
    slants = (False, True) if look.slanted is None else (look.slanted,)
    return not families or any(
        _face(family, bold=look.bold, slanted=slanted) == key for key, family in families for slanted in slants
    )


def _face(family: Family, *, bold: bool, slanted: bool) -> FaceKey:
    """The face in which a family sets a look, or the nearest that it has."""
    face = family.regular
    if bold and family.bold:
        face = family.bold
    if slanted and family.italic:
        face = (family.bold_italic or family.bold or face) if bold else family.italic
    return face.path, face.index


def _same(one: Colour, other: Colour) -> bool:
    return one is other or bool(
        one and other and all(abs(a - b) <= _OTHER for a, b in zip(one, other, strict=True))
    )
