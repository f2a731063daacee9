"""What this machine has of what typesetting needs, and the command that brings what is missing.

Out: one finding a part, in the order in which a build needs them. Works where nothing at all is installed.
"""

from __future__ import annotations

import platform
import re
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from typing import Literal

from msgspec import Struct

from briefing_tex.commands import output_of
from briefing_tex.errors import BriefingError
from briefing_tex.files import own_file
from briefing_tex.fonts import FontSet, font_set, math_family, serving
from briefing_tex.labels import LANGUAGES
from briefing_tex.remedies import remedy

_TIMEOUT = 20.0  # seconds for a program to say its version
_RARE = {"ideographs of Extension B": "𪚥", "variants of names (IVS)": "葛\U000e0100"}
_CLASSES = ("briefing.cls", "briefing-math.sty", "briefing-symbols.sty")
_SIGNS = {"signs": "☃", "emoji": "😀", "mathematics": "𝔸"}


class Finding(Struct, frozen=True):
    """A part of the machine: `ok`; `missing`, so that nothing can be built; or `advice`: better with it."""

    part: str
    status: Literal["ok", "missing", "advice"]
    detail: str
    remedy: str | None = None


def examine() -> tuple[Finding, ...]:
    """Look at the whole machine; takes about a second."""
    return (_python(), _libraries(), *_tex(), *_fonts())


def _python() -> Finding:
    return Finding("Python", "ok", f"{platform.python_version()} ({sys.executable})")


def _libraries() -> Finding:
    """The libraries this project depends on, extras left out."""
    try:
        names = [
            re.split(r"[^\w.-]", line)[0] for line in requires("briefing-tex") or () if "extra ==" not in line
        ]
    except PackageNotFoundError:
        return Finding("Python libraries", "advice", "run from a folder, not installed", remedy("libraries"))
    absent = [name for name in names if not _is_installed(name)]
    if absent:
        return Finding(
            "Python libraries", "missing", f"not installed: {', '.join(absent)}", remedy("libraries")
        )
    return Finding("Python libraries", "ok", f"all {len(names)}")


def _is_installed(name: str) -> bool:
    try:
        return bool(version(name))
    except PackageNotFoundError:
        return False


def _tex() -> Iterator[Finding]:
    for program in ("xelatex", "xdvipdfmx"):
        path = shutil.which(program)
        if path is None:
            yield Finding(program, "missing", "not installed, or not on the PATH", remedy("tex"))
        else:
            yield Finding(program, "ok", f"{_first_line(path, '--version')} ({path})")
    lookup = shutil.which("kpsewhich")
    if lookup:
        absent = _absent_packages(lookup)
        detail = f"not installed: {', '.join(absent)}" if absent else "all that the class loads"
        yield Finding("TeX packages", *(("missing", detail, remedy("tex")) if absent else ("ok", detail)))


def _absent_packages(lookup: str) -> list[str]:
    """The files that our classes load and TeX does not find."""
    wanted = sorted(_loaded_files())
    found = output_of(lookup, *wanted, timeout=_TIMEOUT).split()
    return [name for name in wanted if not any(path.replace("\\", "/").endswith(f"/{name}") for path in found)]


def _loaded_files() -> Iterator[str]:
    """`\\RequirePackage{a,b}` and `\\LoadClass{c}` of every class and package of ours, but for our own."""
    for source in _CLASSES:
        text = re.sub(r"(?<!\\)%.*", "", own_file("themes", "briefing", source).decode())
        for command, names in re.findall(r"\\(RequirePackage|LoadClass)(?:\[[^]]*\])?\{([^}]*)\}", text):
            suffix = ".sty" if command == "RequirePackage" else ".cls"
            yield from (f for name in names.split(",") if (f := name.strip() + suffix) not in _CLASSES)


def _fonts() -> Iterator[Finding]:
    try:
        sets = {language: font_set(language) for language in LANGUAGES}
    except BriefingError as error:
        yield Finding("Chinese, Japanese and Korean fonts", "missing", error.message, error.hint)
        return
    families = {language: fonts.cjk.name for language, fonts in sets.items()}
    yield Finding("Chinese, Japanese and Korean fonts", "ok", ", ".join(dict.fromkeys(families.values())))
    fonts = sets["zh-Hans"]
    yield _latin(fonts)
    yield _samples("rare characters", _RARE, fonts, remedy("rare-fonts"))
    yield _mathematics()
    yield _samples("signs and emoji", _SIGNS, fonts, remedy("fonts"))


def _latin(fonts: FontSet) -> Finding:
    family = fonts.latin
    if family == fonts.cjk:
        return Finding("Latin fonts", "advice", f"none; {family.name} stands in", remedy("fonts"))
    lacking = [name for name in ("bold", "italic") if getattr(family, name) is None]
    if lacking:
        return Finding(
            "Latin fonts", "advice", f"{family.name} has no {' and no '.join(lacking)}", remedy("fonts")
        )
    return Finding("Latin fonts", "ok", ", ".join((family.name, fonts.latin_sans.name, fonts.mono.name)))


def _mathematics() -> Finding:
    family = math_family()
    if family is None:
        detail = "none: formulas are set in TeX's Type 1 fonts, and such pages drawn by xdvipdfmx"
        return Finding("font for formulas", "advice", detail, remedy("math-font"))
    return Finding("font for formulas", "ok", family.name)


def _samples(part: str, samples: dict[str, str], fonts: FontSet, command: str) -> Finding:
    served = {name: serving(sample, fonts, "cjk") for name, sample in samples.items()}
    lacking = [name for name, family in served.items() if family is None]
    if lacking:
        return Finding(part, "advice", f"no font for {', '.join(lacking)}", command)
    return Finding(part, "ok", ", ".join(dict.fromkeys(family.name for family in served.values() if family)))


def _first_line(*command: str) -> str:
    return output_of(*command, timeout=_TIMEOUT).partition("\n")[0].strip() or "gives no version"
