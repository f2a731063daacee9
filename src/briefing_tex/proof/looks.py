"""Is each text drawn in the family, the weight, the slant and the colour of its kind?

In: `Evidence`. Out: findings. A strong word in plain letters, a plain one in bold letters or in a colour of its
own would say something else to who reads the page. Faces are known by the families that the report is set in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from unicodedata import normalize

from briefing_tex.fonts.faces import Family
from briefing_tex.proof.evidence import Evidence, text_of
from briefing_tex.proof.findings import Finding
from briefing_tex.proof.originals import FaceKey, named, original
from briefing_tex.proof.painting import Colour, ContentKey, Shown, WitnessedPage, key_of
from briefing_tex.proof.repeats import MARGIN
from briefing_tex.readers.pdf.fonts.font import Font
from briefing_tex.readers.pdf.pages.tree import Content, Element

_BLACK = (0.0, 0.0, 0.0)
_OTHER = 0.02
"""By so much may a share of red, green or blue differ: drivers round."""
_ACCENTED = frozenset("Title AbstractLabel KeywordsLabel ContentsLabel ReferencesLabel H1 H2 H3".split())
_BOLD = _ACCENTED | frozenset("Strong TH FigureLabel TableLabel Prompt ProfileName WebsiteLabel".split())
_SANS = _ACCENTED | frozenset("Subtitle TH FigureLabel TableLabel Prompt ProfileName WebsiteLabel".split())
_COLOURED = frozenset({"Formula", "TOCI"})
"""Elements whose text may be in several looks, but is of one colour."""
_UNTOLD = frozenset({"Figure", "QRCode"})
_ROLES = {"serif": ("latin", "cjk"), "sans": ("latin_sans", "cjk_sans"), "mono": ("mono", "cjk_sans")}
"""What each kind of letters is set in, Latin and Chinese, Japanese or Korean."""


class _Look(NamedTuple):
    """How a text is drawn; what is None may be so or not."""

    bold: bool | None = False
    slanted: bool | None = False
    colour: str = "text"
    letters: str = "serif"


_PLAIN = _Look()
_ANY = _Look(None, None, "text", "")
_Use = tuple[_Look, Font, Colour]


def wrong_looks(evidence: Evidence) -> Iterator[Finding]:
    """Texts in another family, weight, slant or colour than those of their kind."""
    looks: dict[ContentKey, _Look] = {}
    _look(evidence.tree.root, _PLAIN, looks)
    uses: dict[_Use, tuple[WitnessedPage, Shown]] = {}
    ornaments: dict[tuple[bool, Colour], tuple[WitnessedPage, Shown]] = {}
    for page in evidence.pages:
        for shown in page.shown:
            first = shown.glyphs[0]
            mark = first.mark
            look = looks.get((mark.owner, mark.mcid)) if mark else None
            if look:
                uses.setdefault((look, shown.font, shown.style.fill), (page, shown))
            elif mark and mark.artifact:
                is_furniture = not MARGIN < first.y < page.height - MARGIN
                ornaments.setdefault((is_furniture, shown.style.fill), (page, shown))
    colours: dict[str, Colour] = {"text": _BLACK}
    for (look, _, colour), (page, shown) in uses.items():
        own = colours.setdefault(look.colour, colour)
        if not _is_set_right(evidence, look, shown, page):
            message = "is drawn in another family, weight or slant than it has"
        elif not _same(own, colour):
            message = "is drawn in another colour than others of its kind"
        else:
            continue
        yield evidence.finding("unseen", message, page.number, shown.glyphs[0], text_of(shown.glyphs))
    yield from _wrong_ornaments(evidence, ornaments, colours)


def _wrong_ornaments(
    evidence: Evidence,
    ornaments: Mapping[tuple[bool, Colour], tuple[WitnessedPage, Shown]],
    colours: dict[str, Colour],
) -> Iterator[Finding]:
    """What is beside the text has its colours; the heads and numbers of pages have one of their own."""
    for (is_furniture, colour), (page, shown) in ornaments.items():
        if is_furniture:
            known = [colours.setdefault("furniture", colour)]
        else:
            known = [colours["text"], colours.get("accent", colour)]
        if not any(_same(own, colour) for own in known):
            message = "is drawn in another colour than others of its kind"
            yield evidence.finding("unseen", message, page.number, shown.glyphs[0], text_of(shown.glyphs))


def _look(element: Element, look: _Look, looks: dict[ContentKey, _Look]) -> None:
    """The look of each content of an element; what stands between keywords may be in that of their label."""
    for child in element.children:
        if isinstance(child, Content):
            if child.glyphs and element.type != "Keywords":
                looks[key_of(child.glyphs[0].mark)] = look
        elif isinstance(child, Element) and child.type in _COLOURED:
            own = _ANY._replace(colour=look.colour)
            looks.update((key_of(item.glyphs[0].mark), own) for item in child.contents() if item.glyphs)
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
    if kind in _SANS or (kind == "Lbl" and above == "Caption"):
        look = look._replace(letters="sans")
    if kind in ("Code", "CodeLine"):
        look = look._replace(letters="mono")
    if kind in _ACCENTED or (kind == "Link" and above != "Citation"):
        look = look._replace(colour="accent")
    return look


def _is_set_right(evidence: Evidence, look: _Look, shown: Shown, page: WitnessedPage) -> bool:
    """Whether a string's font is the face that its family has for a look: the family of its kind of letters,
    where that is known and has all of them; of a family that is not known, any is.
    """
    if look.bold is None:
        return True
    faces = [(face.file, face.number) for face in named(evidence.fonts[shown.font].name, evidence.faces)]
    own = [evidence.roles[role] for role in _ROLES[look.letters]] if evidence.roles else []
    if _is_face(look, [(key, family) for key in faces for family in own]):
        return True
    families = [(key, family) for key in faces for family in evidence.families.get(key, ())]
    if families and not _is_face(look, families):
        return False
    text = page.spans[shown.span] if shown.span >= 0 else text_of(shown.glyphs)
    if not own or not faces or not text.isalnum() or normalize("NFD", text) != text:
        return True  # marks may be what the family lacks
    return not all(any(_has(family, one) for family in own) for one in text)


def _has(family: Family, character: str) -> bool:
    """Whether a family has a character: in all its faces, or another family sets it."""
    faces = (original(face.path, face.index) for face in family.faces())
    return all(face and face.glyph(character) for face in faces)


def _is_face(look: _Look, families: Sequence[tuple[FaceKey, Family]]) -> bool:
    """Whether one of some faces is that which its family has for a look."""
    slants = (False, True) if look.slanted is None else (look.slanted,)
    return any(
        _face(family, bold=bool(look.bold), slanted=slanted) == key
        for key, family in families
        for slanted in slants
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
