"""`fonts`: which font prints what, and whether it may be embedded."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from briefing_tex.cli import options
from briefing_tex.cli.console import command, print_json, print_out, say_all
from briefing_tex.cli.streams import opened
from briefing_tex.diagnostics import Location
from briefing_tex.errors import InvalidSource

if TYPE_CHECKING:
    from briefing_tex.fonts import Family, FontSet, Role

_SAMPLES = {
    "Latin": "Aé",
    "Greek": "Ωα",
    "Cyrillic": "Яб",
    "Simplified Chinese": "汉语",
    "Traditional Chinese": "漢語",
    "Japanese": "かなカナ",
    "Korean": "한글",
    "Arabic": "عربي",
    "Hebrew": "עברית",
    "Devanagari": "हिन्दी",
    "Bengali": "বাংলা",
    "Tamil": "தமிழ்",
    "Thai": "ไทย",
    "Lao": "ລາວ",
    "Khmer": "ខ្មែរ",
    "Myanmar": "မြန်မာ",
    "Tibetan": "བོད",
    "Mongolian": "ᠮᠣᠩ",
    "Georgian": "ქართ",
    "Armenian": "Հայ",
    "Ethiopic": "አማር",
    "mathematics": "∑∫𝔸",
    "signs": "☃♪★",
    "emoji": "😀🚀",
    "rare ideographs": "𪚥𫝀",
}
_SHOWN = 12
"""Characters shown of those a family serves."""


@command
@click.argument("file", required=False, metavar="[FILE]", help="A text file in UTF-8, or -.")
@click.option("--text", metavar="TEXT", help="Say which font prints each part of this.")
@options.language
@options.fonts
@click.option("--all", "every", is_flag=True, help="List all families that can be used.")
@options.as_json
def fonts(
    file: str | None, *, text: str | None, language: str, font: tuple[str, ...], every: bool, as_json: bool
) -> int:
    """Say which font prints what.

    Without a text: the font of each role and each script, and whether it may be embedded in a PDF. With one:
    the fonts it needs; exit status 1 where no font has some character of it.

    \b
      briefing-tex fonts
      briefing-tex fonts daily.md
      briefing-tex fonts --text "𠮷野家 ☃" --language ja
    """
    from briefing_tex.fonts import font_set, unusable

    if every:
        return _list_all(as_json)
    chosen = font_set(language, options.chosen_fonts(font))
    if text is None and file is not None:
        text = _text_of(file)
    if text is not None:
        return _cover(text, chosen, as_json)
    roles = {role: _described(family) for role, family in _roles(chosen)}
    scripts = {script: _serving_all(sample, chosen) for script, sample in _SAMPLES.items()}
    if as_json:
        print_json({"roles": roles, "scripts": scripts, "passed_over": unusable()})
        return 0
    for role, one in roles.items():
        print_out(f"{role:12}{one['family']} ({', '.join(one['styles'])}; embedding: {one['embedding']})")
        print_out(f"{'':12}{one['file']}")
    print_out("")
    for script, families in scripts.items():
        print_out(f"{script:20}{', '.join(families) or 'no font'}")
    say_all(unusable())
    return 0


def _cover(text: str, chosen: FontSet, as_json: bool) -> int:
    """Which family prints which characters of a text, and which no font has."""
    served = _served(text, chosen)
    lacking = served.pop("", [])
    if as_json:
        missing = [
            {"character": unit, "code_points": _code_points(unit), "name": _name(unit)} for unit in lacking
        ]
        print_json({"families": served, "missing": missing})
        return int(bool(lacking))
    for family, units in served.items():
        more = " ..." if len(units) > _SHOWN else ""
        print_out(f"{family:28}{len(units):6}  {''.join(units[:_SHOWN])}{more}")
    for unit in lacking:
        print_out(f"{'no font':28}        {unit}  {_code_points(unit)} {_name(unit)}")
    return int(bool(lacking))


def _served(text: str, chosen: FontSet) -> dict[str, list[str]]:
    """Each distinct character of a text under the name of its family, or under '' where no font has it."""
    from briefing_tex.fonts import serving, units

    served: dict[str, list[str]] = {}
    for unit in dict.fromkeys(units(text)):
        if unicodedata.category(unit[0]) != "Cc":
            family = serving(unit, chosen, _preferred(unit))
            served.setdefault(family.name if family else "", []).append(unit)
    return served


def _preferred(unit: str) -> Role:
    return "cjk" if unicodedata.east_asian_width(unit[0]) in "WF" else "latin"


def _serving_all(sample: str, chosen: FontSet) -> tuple[str, ...]:
    served = _served(sample, chosen)
    return () if "" in served else tuple(served)


def _list_all(as_json: bool) -> int:
    from briefing_tex.fonts import family_named, family_names, unusable

    families = [_described(family) for name in family_names() if (family := family_named(name))]
    if as_json:
        print_json({"families": families, "passed_over": unusable()})
        return 0
    for one in families:
        print_out(f"{one['family']} ({', '.join(one['styles'])}; embedding: {one['embedding']})")
    say_all(unusable())
    return 0


def _described(family: Family) -> dict[str, Any]:
    from briefing_tex.fonts import embedding_of

    faces = tuple(family.faces())
    return {
        "family": family.name,
        "styles": [face.style for face in faces],
        "embedding": embedding_of(family.regular),
        "file": family.regular.path,
    }


def _roles(chosen: FontSet) -> Iterator[tuple[Role, Family]]:
    from briefing_tex.fonts import ROLES

    return ((role, chosen.role(role)) for role in ROLES)


def _text_of(file: str) -> str:
    from briefing_tex.pipeline.sources import bytes_of

    source, place = bytes_of(opened(file, "text"))
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidSource(
            f"the file is not UTF-8: byte {error.start} is no character",
            Location(place.file),
            "save it as UTF-8",
        ) from None


def _code_points(unit: str) -> str:
    return " ".join(f"U+{ord(character):04X}" for character in unit)


def _name(unit: str) -> str:
    return unicodedata.name(unit[0], "no assigned character")
