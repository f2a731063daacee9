"""What no font has, said so that an author knows what to do.

In: the clusters of a report that no font serves, each with its first place. Raises MissingGlyph for the first.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from briefing_tex.diagnostics import Diagnostic
from briefing_tex.errors import InvalidReport, MissingGlyph
from briefing_tex.fonts import FontSet, serving, units
from briefing_tex.model import Report
from briefing_tex.model.text import character_name

_SHOWN = 10
"""Further clusters that a message shows."""
_PACKAGES = {
    "C": "",  # private use, not assigned
    "Lo CJK": "fonts-noto-cjk, fonts-hanazono",
    "S": "fonts-symbola, fonts-unifont",
    "": "fonts-noto-core, fonts-unifont",
}
"""By category, and how the name begins: the packages of Debian that may have a character."""


def refuse(report: Report, missing: Mapping[str, str], fonts: FontSet) -> None:
    """Raise MissingGlyph where clusters are missing."""
    if not missing:
        return
    (cluster, path), *others = missing.items()
    what, hint = _said(cluster, fonts)
    shown = " ".join(repr(other)[1:-1] for other, _ in others[:_SHOWN])
    more = f"; and {len(others)} more: {shown}" if others else ""
    raise MissingGlyph(f"no font on this machine has {what}{more}", report.source.locate(path), hint)


def refuse_piles(report: Report, paths: Sequence[str]) -> None:
    """Raise InvalidReport where letters have too many marks."""
    if paths:
        fault = "a letter has more marks than can be set, about a hundred"
        places = map(report.source.locate, dict.fromkeys(paths))
        raise InvalidReport([Diagnostic("error", "marks", fault, place, "remove some") for place in places])


def _said(cluster: str, fonts: FontSet) -> tuple[str, str]:
    """What is lacking of a cluster, and what to do."""
    lacking = [unit for unit in units(cluster) if not serving(unit, fonts, "cjk")]
    if not lacking:
        names = " and ".join(map(character_name, cluster))
        return f"{names} together", "put a space between them, replace one, or install a font that has all"
    unit = lacking[0]
    if len(unit) > 1 and serving(unit[0], fonts, "cjk"):
        variant = f"the variant of {character_name(unit[0])} that {character_name(unit[1])} asks for"
        return variant, "remove the selector behind the character, or install a font that has this variant"
    names = ", ".join(dict.fromkeys(character_name(character) for unit in lacking for character in unit))
    return names, f"install a font that has it{_packages(unit[0])}, or replace it"


def _packages(character: str) -> str:
    kind = f"{unicodedata.category(character)} {unicodedata.name(character, '')}"
    found = next(names for begins, names in _PACKAGES.items() if kind.startswith(begins))
    return f" (Debian: {found})" if found else ""
