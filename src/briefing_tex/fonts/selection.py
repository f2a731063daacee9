"""The fonts of a report: from a language and the author's choice to the families that serve it."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from briefing_tex.diagnostics import Diagnostic, Location
from briefing_tex.errors import FileProblem, MissingTool, UsageError
from briefing_tex.fonts import preferences
from briefing_tex.fonts.catalogue import catalogue
from briefing_tex.fonts.coverage import faces_of_file
from briefing_tex.fonts.discovery import SUFFIXES
from briefing_tex.fonts.faces import ROLES, Face, Family, FontSet, Style
from briefing_tex.fonts.inspection import Facts
from briefing_tex.labels import LANGUAGES, base_language
from briefing_tex.remedies import remedy

Found = tuple[str, Facts]
"""A face with its file."""

_REGULAR, _BOLD, _BOLDEST_REGULAR = 400, 700, 599  # OS/2 usWeightClass
_USABLE_DEFAULTS = range(300, 501)  # weights of a variable font's default instance, the only one XeTeX sets
_NUMBERED = re.compile(r"(.+\.(?:ttc|otc)):(\d+)", re.IGNORECASE)
_FLAWS = {
    "restricted": "its licence bits (OS/2 fsType) forbid embedding it in a PDF",
    "colour": "it holds colour pictures, which XeTeX cannot embed",
    "no outlines": "it holds no outlines that XeTeX can embed",
    "unreadable": "it cannot be read as an OpenType font",
    "path": "its path holds a character that TeX takes for something else",
}
Choice = Mapping[str, str | Path]
"""Fonts that somebody chose: a family's name or a font file for a role."""
NO_CHOICE: Choice = MappingProxyType({})


def font_set(language: str, chosen: Choice = NO_CHOICE) -> FontSet:
    """The families for a BCP 47 language; `chosen` maps a role to a family's name or a font file (`x.ttc:2`).

    Raises MissingTool where the machine has no Chinese, Japanese or Korean font, UsageError for an unknown role
    or family and for a font that must not or cannot be embedded, FileProblem for a file that is not there.
    """
    names = tuple(sorted((role, str(font)) for role, font in chosen.items()))
    return _font_set(base_language(language), names)


def family_named(name: str) -> Family | None:
    """The installed family of a name, in any language a font gives its name in; None where there is none."""
    return _family(name, _usable(_by_name().get(name.casefold(), ())))


def math_family() -> Family | None:
    """The family that sets formulas; None where the machine has no mathematics font."""
    return _first(preferences.MATH)


def family_names() -> tuple[str, ...]:
    """The names of all families that can be used, sorted."""
    return tuple(sorted({facts.names[0] for _, facts in _usable(catalogue()) if facts.names}))


def unusable() -> tuple[Diagnostic, ...]:
    """The faces that were passed over, each with the reason."""
    return tuple(
        Diagnostic(
            "warning" if facts.flaw == "restricted" else "info",
            f"font-{facts.flaw.replace(' ', '-')}",
            f"{_title(path, facts)} is not used: {_FLAWS[facts.flaw]}",
            Location(file=path),
        )
        for path, facts in catalogue()
        if facts.flaw
    )


@lru_cache(maxsize=16)
def _font_set(language: str, chosen: tuple[tuple[str, str], ...]) -> FontSet:
    own = {role: _chosen(role, value) for role, value in chosen}
    liked = {**preferences.LATIN, **preferences.CJK.get(language, preferences.CJK["zh-Hans"])}
    cjk = own.get("cjk") or _first(liked["cjk"]) or _first(liked["cjk_sans"]) or _any_cjk()
    if cjk is None:
        raise MissingTool("no Chinese, Japanese or Korean font is installed", hint=remedy("cjk-fonts"))
    latin = own.get("latin") or _first(liked["latin"]) or cjk
    sans = own.get("latin_sans") or _first(liked["latin_sans"]) or latin
    mono = own.get("mono") or _first(liked["mono"]) or sans
    cjk_sans = own.get("cjk_sans") or _first(liked["cjk_sans"]) or cjk
    roles = (latin, sans, mono, cjk, cjk_sans)
    return FontSet(*roles, fallbacks=_fallbacks(language, {family.regular for family in roles}))


def _any_cjk() -> Family | None:
    """A font of another language has most characters of this one."""
    return next((family for language in LANGUAGES if (family := _cjk_of(language))), None)


def _cjk_of(language: str) -> Family | None:
    liked = preferences.CJK.get(language, {})
    return _first(liked.get("cjk", ())) or _first(liked.get("cjk_sans", ()))


def _fallbacks(language: str, taken: set[Face]) -> tuple[Family, ...]:
    """What steps in, in order: other CJK fonts, signs, scripts, rare ideographs, fonts of wide coverage."""
    names = (
        *preferences.SYMBOLS,
        *_script_families(),
        *preferences.RARE_IDEOGRAPHS,
        *preferences.WIDE_COVERAGE,
    )
    others = (_cjk_of(other) for other in LANGUAGES if other != language)
    kept: dict[Face, Family] = {}
    for family in (*others, *map(family_named, names)):
        if family and family.regular not in taken:
            kept.setdefault(family.regular, family)
    return tuple(kept.values())


def _script_families() -> Iterator[str]:
    names = {facts.names[0] for _, facts in catalogue() if facts.names}
    for prefix in preferences.SCRIPT_PREFIXES:
        yield from sorted(name for name in names if name.startswith(prefix) and " CJK " not in name)


def _first(names: Iterable[str]) -> Family | None:
    return next((family for name in names if (family := family_named(name))), None)


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, list[Found]]:
    found: dict[str, list[Found]] = {}
    for path, facts in catalogue():
        for name in facts.names:
            found.setdefault(name.casefold(), []).append((path, facts))
    return found


def _usable(found: Iterable[Found]) -> list[Found]:
    return [
        (path, facts)
        for path, facts in found
        if not facts.flaw and len(facts.characters) and (not facts.variable or facts.weight in _USABLE_DEFAULTS)
    ]


def _family(name: str, found: Iterable[Found]) -> Family | None:
    """Regular, bold, italic and bold italic among the faces of one name, by weight and slant."""
    alike: dict[tuple[bool, bool], list[Found]] = {}
    for item in found:
        alike.setdefault((item[1].italic, item[1].weight > _BOLDEST_REGULAR), []).append(item)

    def best(style: Style, italic: bool, bold: bool) -> Face | None:
        fitting = alike.get((italic, bold))
        if not fitting:
            return None
        weight = _BOLD if bold else _REGULAR
        path, facts = min(fitting, key=lambda item: _distance(item, weight))
        return Face(path, facts.number, name, style)

    regular = best("regular", False, False)
    if regular is None:
        return None
    bold, italic = best("bold", False, True), best("italic", True, False)
    return Family(name, regular, bold, italic, best("bolditalic", True, True))


def _distance(found: Found, weight: int) -> tuple[bool, bool, int, str, int]:
    """How far a face is from the wanted one: static faces of normal width first, then the nearest weight."""
    path, facts = found
    return facts.variable, not facts.normal_width, abs(facts.weight - weight), path, facts.number


def _chosen(role: str, value: str) -> Family:
    if role not in ROLES:
        raise UsageError(f"'{role}' is no role of a font", hint=f"the roles are {', '.join(ROLES)}")
    numbered = _NUMBERED.fullmatch(value)
    path, index = (numbered[1], int(numbered[2])) if numbered else (value, 0)
    if path.lower().endswith(SUFFIXES):
        return _family_of_file(os.path.realpath(path), index)
    family = family_named(value)
    if family is None:
        raise _unknown(value)
    return family


def _family_of_file(path: str, index: int) -> Family:
    """The face of a file; bold and italic are the files beside it of the same family."""
    if not os.path.isfile(path):
        raise FileProblem("there is no such font file", Location(file=path), "check the path")
    faces = faces_of_file(path)
    if index >= len(faces):
        raise UsageError(f"the collection has {len(faces)} faces, counted from 0", Location(file=path))
    facts = faces[index]
    if not _usable([(path, facts)]):
        reason = _FLAWS.get(
            facts.flaw, "it holds no usable characters, or it is a variable font of unusual weight"
        )
        raise UsageError(f"this font cannot be used: {reason}", Location(file=path), "choose another font")
    name = facts.names[0] if facts.names else Path(path).stem
    family = _family(name, _usable(_siblings(path, name)))
    face = Face(path, index, name, "regular")
    return Family(name, face, family.bold, family.italic, family.bold_italic) if family else Family(name, face)


def _siblings(path: str, name: str) -> Iterator[Found]:
    """The faces of the same family in the files that are named alike: Name-Regular.otf, Name-Bold.otf."""
    stem = re.split(r"[-_ ]", Path(path).stem)[0]
    for file in sorted(Path(path).parent.iterdir()):
        if file.suffix.lower() in SUFFIXES and file.name.startswith(stem):
            other = os.path.realpath(file)
            yield from ((other, facts) for facts in faces_of_file(other) if name in facts.names)


def _unknown(name: str) -> UsageError:
    unfit = next((facts.flaw for _, facts in _by_name().get(name.casefold(), ()) if facts.flaw), None)
    if unfit:
        return UsageError(f"the font '{name}' cannot be used: {_FLAWS[unfit]}", hint="choose another font")
    near = difflib.get_close_matches(name, family_names(), n=3)
    meant = f"did you mean {', '.join(near)}? " if near else ""
    return UsageError(
        f"no font named '{name}' is installed", hint=f"{meant}`briefing-tex fonts --all` lists them"
    )


def _title(path: str, facts: Facts) -> str:
    return facts.names[0] if facts.names else os.path.basename(path)
