"""What a font may draw for a text: its glyph substitutions (GSUB), turned into "this glyph comes of that one".

In: a face of a font file. Out: `Substitutions`. Specification: OpenType 1.9, `GSUB`. Contexts are not looked
at: a rule that applies in some context is taken to apply. Only features that shaping applies unasked count (the
OpenType layout tag registry; HarfBuzz), so that a traditional form, say, never passes for a simplified one.
Those of fractions apply beside a fraction slash.
A font for formulas has more: smaller forms of its signs (feature `ssty`), larger ones, and parts to build the
largest of (table `MATH`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from msgspec import Struct, field

from briefing_tex.quiet import hush

_APPLIED = frozenset(
    "ccmp locl rlig rclt rvrn calt clig liga isol fina fin2 fin3 medi med2 init mset stch ljmo vjmo tjmo "
    "nukt akhn rphf rkrf pref blwf abvf half pstf vatu cjct pres abvs blws psts haln cfar "
    "ltra ltrm rtla rtlm".split()
)
_IN_FRACTIONS = frozenset(("numr", "frac", "dnom"))
_SINGLE, _MULTIPLE, _ALTERNATE, _LIGATURE, _CONTEXT, _CHAIN, _EXTENSION, _REVERSE = range(1, 9)


class Substitutions(Struct):
    """Rules by the (first) glyph they replace: by one, by several, with others by a ligature."""

    ones: dict[int, set[int]] = field(default_factory=dict)
    several: dict[int, set[tuple[int, ...]]] = field(default_factory=dict)
    ligatures: dict[int, list[tuple[tuple[int, ...], int]]] = field(default_factory=dict)


@lru_cache(maxsize=64)
def substitutions(file: str, number: int, in_fraction: bool = False) -> Substitutions:
    """The substitutions of a face; none where it has no GSUB table or a damaged one."""
    from fontTools.ttLib import TTFont, TTLibError

    hush("fontTools")
    found = Substitutions()
    try:
        with TTFont(file, fontNumber=number, lazy=True) as font:
            _name_by_numbers(font)
            applied = _APPLIED | {"ssty"} if "MATH" in font else _APPLIED
            applied |= _IN_FRACTIONS if in_fraction else frozenset()
            for subtable in _subtables(font["GSUB"].table, applied) if "GSUB" in font else ():
                _collect(subtable, found)
            if "MATH" in font and (variants := font["MATH"].table.MathVariants):
                _collect_sizes(variants.VertGlyphCoverage, variants.VertGlyphConstruction, found)
                _collect_sizes(variants.HorizGlyphCoverage, variants.HorizGlyphConstruction, found)
    except (TTLibError, OSError, LookupError, ValueError, AssertionError):
        return found
    return found


def _name_by_numbers(font: Any) -> None:
    """Call each glyph by its number: a font's own names take longer to read than all else that is asked for."""
    font.setGlyphOrder(list(map(str, range(font["maxp"].numGlyphs))))


def _subtables(table: Any, applied: frozenset[str]) -> Iterator[Any]:
    """The subtables of all lookups that the applied features reach, through contexts as well."""
    if not table.FeatureList or not table.LookupList:
        return
    waiting = [
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag in applied
        for index in record.Feature.LookupListIndex
    ]
    seen: set[int] = set()
    while waiting:
        index = waiting.pop()
        if index in seen:
            continue
        seen.add(index)
        for subtable in table.LookupList.Lookup[index].SubTable:
            real = subtable.ExtSubTable if subtable.LookupType == _EXTENSION else subtable
            if real.LookupType in (_CONTEXT, _CHAIN):
                waiting += _nested(real)
            else:
                yield real


def _nested(subtable: Any) -> Iterator[int]:
    """The lookups that a contextual subtable calls, whatever its format."""
    waiting = [subtable]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list | tuple):
            waiting += item
        elif type(item).__name__ == "SubstLookupRecord":
            yield item.LookupListIndex
        elif hasattr(item, "__dict__"):
            item.ensureDecompiled() if hasattr(item, "ensureDecompiled") else None
            waiting += [value for value in vars(item).values() if isinstance(value, list) or _is_rule(value)]


def _is_rule(value: Any) -> bool:
    return (
        "Subst" in type(value).__name__
        or "SubRule" in type(value).__name__
        or "SubClass" in type(value).__name__
    )


def _collect(subtable: Any, found: Substitutions) -> None:
    kind = subtable.LookupType
    if kind == _SINGLE:
        for one, other in subtable.mapping.items():
            found.ones.setdefault(int(one), set()).add(int(other))
    elif kind == _MULTIPLE:
        for one, others in subtable.mapping.items():
            glyphs = tuple(map(int, others))
            if len(glyphs) == 1:
                found.ones.setdefault(int(one), set()).update(glyphs)
            elif glyphs:
                found.several.setdefault(int(one), set()).add(glyphs)
    elif kind == _ALTERNATE:
        for one, others in subtable.alternates.items():
            found.ones.setdefault(int(one), set()).update(map(int, others))
    elif kind == _LIGATURE:
        for first, made in subtable.ligatures.items():
            rules = found.ligatures.setdefault(int(first), [])
            rules += [(tuple(map(int, one.Component)), int(one.LigGlyph)) for one in made]
    elif kind == _REVERSE:
        for one, other in zip(subtable.Coverage.glyphs, subtable.Substitute, strict=True):
            found.ones.setdefault(int(one), set()).add(int(other))


def _collect_sizes(coverage: Any, constructions: Any, found: Substitutions) -> None:
    """The larger forms of the signs of formulas, and the parts of the largest."""
    for one, construction in zip(coverage.glyphs if coverage else (), constructions or (), strict=True):
        sizes = found.ones.setdefault(int(one), set())
        sizes.update(int(record.VariantGlyph) for record in construction.MathGlyphVariantRecord)
        assembly = construction.GlyphAssembly
        sizes.update(int(part.glyph) for part in (assembly.PartRecords if assembly else ()))
