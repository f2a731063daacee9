r"""What sources begin with: the line of the class, and beside them the declaration of their fonts.

In: a language, a paper, the fonts of a report. Out: `\documentclass`; the text of `briefing-fonts.tex`, each
face by its file and by names for other machines, and of `briefing-fallbacks.tex` for fonts that only some
characters of this report need.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pylatex import Command, NoEscape

from briefing_tex.errors import UsageError
from briefing_tex.files import own_file
from briefing_tex.fonts import Face, Family, FontSet
from briefing_tex.fonts.halves import filling
from briefing_tex.fonts.preferences import CJK, LATIN
from briefing_tex.formats import TexProject
from briefing_tex.labels import base_language
from briefing_tex.writers.latex.characters import half_blank

_WIDTHS = {"a4": 210.0, "a5": 148.0, "b5": 176.0, "letter": 215.9, "legal": 215.9}
"""mm."""
_MARGIN = re.compile(rb"hmargin=([\d.]+)cm")
"""Where the class says how wide each of the two margins is."""
_MILLIMETRE = 72.27 / 25.4
PAPERS = tuple(_WIDTHS)
FILE = "briefing-fonts.tex"
FALLBACKS = "briefing-fallbacks.tex"
_CODE = re.compile(r"""["%~{}\[\],:/\\#^\x00-\x1f\x7f\ud800-\udfff]""")
_SHAPES = (("m", "n", "regular"), ("b", "n", "bold"), ("m", "it", "italic"), ("b", "it", "bold_italic"))


def opening(language: str, fonts: FontSet, paper: str = "a4") -> TexProject:
    """What the projects of a language, its fonts and paper begin with: the line of the class; class, fonts."""
    base = base_language(language)
    fonts_file = {FILE: declarations(fonts, base).encode()}
    return TexProject(str(class_command(base, paper).dumps()), {"briefing.cls": class_file(), **fonts_file})


def class_command(language: str, paper: str) -> Command:
    """The line of the class; raises UsageError for a paper that is not known."""
    line_width(paper)
    return Command("documentclass", "briefing", [NoEscape(language), f"{paper}paper"])


def line_width(paper: str) -> float:
    """The length of a line in points; raises UsageError for a paper that is not known."""
    if paper not in _WIDTHS:
        raise UsageError(f"unknown paper '{paper}'", hint=f"choose one of {', '.join(PAPERS)}")
    return (_WIDTHS[paper] - 2 * _margin()) * _MILLIMETRE


@cache
def _margin() -> float:
    """The width of a margin in mm."""
    (found,) = _MARGIN.findall(class_file())
    return 10 * float(found)


@cache
def class_file() -> bytes:
    """The class itself."""
    return own_file("themes", "briefing", "briefing.cls")


def declarations(fonts: FontSet, language: str) -> str:
    """`\\newface` for each face."""
    cjk = CJK.get(language, CJK["zh-Hans"])
    roles: dict[str, tuple[Family, tuple[str, ...]]] = {
        "latin": (fonts.latin, LATIN["latin"]),
        "latin-sans": (fonts.latin_sans, LATIN["latin_sans"]),
        "mono": (fonts.mono, LATIN["mono"]),
        "cjk": (fonts.stressing, cjk["cjk"]),
        "cjk-sans": (fonts.cjk_sans, cjk["cjk_sans"]),
    }
    faces = (line for role, (family, names) in roles.items() for line in _declared(role, family, names))
    opening, closing = full_signs(fonts, language)
    full = f"\\fullsigns{{{opening}}}{{{closing}}}\n" if opening or closing else ""
    return "".join(faces) + full


def full_signs(fonts: FontSet, language: str) -> tuple[str, str]:
    """The opening and closing signs that have no blank half in the fonts of a report, against its language.

    The fonts that are preferred for a language are made for it.
    """
    signs = half_blank(language)
    preferred = CJK.get(language, CJK["zh-Hans"])
    families = ((fonts.stressing, preferred["cjk"]), (fonts.cjk_sans, preferred["cjk_sans"]))
    found = [filling(family.regular, *signs) for family, names in families if family.name not in names]
    opening, closing = (
        "".join(sign for sign in side if any(sign in full[place] for full in found))
        for place, side in enumerate(signs)
    )
    return opening, closing


def fallbacks(used: dict[str, Family]) -> str:
    """`\\newface` for each face of the families that serve what the document's own lack."""
    return "".join(line for slug, family in used.items() for line in _declared(slug, family, ()))


def portable(project: TexProject) -> TexProject:
    """The same project for any machine: where a font file is not there, fonts are looked for by name."""
    fonts = b"\\let\\newface\\portableface\n" + project.files[FILE]
    return project._replace(files={**project.files, FILE: fonts})


def _harmless(name: str) -> str:
    """The name that a font file gives its family, unless it holds what would be TeX code."""
    return "" if _CODE.search(name) else name


def _declared(role: str, family: Family, names: tuple[str, ...]) -> Iterator[str]:
    faces: dict[str, Face | None] = {
        "regular": family.regular,
        "bold": family.bold,
        "italic": family.italic,
        "bold_italic": family.bold_italic or (family.italic and family.bold),
    }
    yield f"% {role}: {_harmless(family.name)}\n"
    for series, shape, style in _SHAPES:
        face = faces[style]
        if face:
            listed = ",".join(dict.fromkeys(filter(None, (_harmless(face.family), *names))))
            yield f"\\newface{{{role}}}{{{series}}}{{{shape}}}{{{face.path}}}{{{face.index}}}{{{listed}}}\n"
        else:
            substitute = ("b", "n") if series == "b" and family.bold and style != "bold" else ("m", "n")
            yield f"\\sameface{{{role}}}{{{series}}}{{{shape}}}{{{substitute[0]}}}{{{substitute[1]}}}\n"
