"""Where fonts lie on this machine.

Out: the folders of the platform, of fontconfig and of TeX Live, and the font files below them.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefing_tex.commands import output_of

SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_TIMEOUT = 60.0  # seconds; fontconfig may be building its own cache


def roots() -> tuple[str, ...]:
    """The folders fonts are looked for in, whether they exist or not; each once, none inside another."""
    found = [*_platform_folders(), *_fontconfig_folders(), *_tex_folders()]
    real = dict.fromkeys(os.path.realpath(folder) for folder in found)
    return tuple(one for one in real if not any(one.startswith(other + os.sep) for other in real))


def environment() -> str:
    """All that `roots` depends on; where this is the same, so are the roots."""
    names = ("HOME", "XDG_DATA_HOME", "XDG_DATA_DIRS", "OSFONTDIR", "WINDIR", "LOCALAPPDATA", "FONTCONFIG_FILE")
    programs = (shutil.which("fc-list"), shutil.which("kpsewhich"))
    return repr((sys.platform, sys.byteorder, *(os.environ.get(name) for name in names), *programs))


def walk(folders: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Every folder below (and including) the given ones, with the paths of the font files in it."""
    for root in folders:
        for folder, _, names in os.walk(root):
            yield folder, sorted(os.path.join(folder, n) for n in names if n.lower().endswith(SUFFIXES))


def _platform_folders() -> Iterator[str]:
    home = Path(os.path.expanduser("~"))
    yield from filter(None, os.environ.get("OSFONTDIR", "").split(os.pathsep))
    if sys.platform == "darwin":
        yield from ("/System/Library/Fonts", "/Library/Fonts", str(home / "Library/Fonts"))
        yield from map(str, Path("/System/Library/AssetsV2").glob("com_apple_MobileAsset_Font*"))
    elif sys.platform == "win32":
        yield os.path.join(os.environ.get("WINDIR", r"C:\Windows"), "Fonts")
        yield os.path.join(
            os.environ.get("LOCALAPPDATA", str(home / "AppData/Local")), "Microsoft", "Windows", "Fonts"
        )
    else:
        yield os.path.join(os.environ.get("XDG_DATA_HOME") or str(home / ".local/share"), "fonts")
        yield str(home / ".fonts")
        shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
        yield from (os.path.join(folder, "fonts") for folder in shared.split(":") if folder)


def _fontconfig_folders() -> Iterator[str]:
    """Folders a system's fontconfig adds (NixOS, Flatpak, a user's own configuration)."""
    for path in output_of("fc-list", "--format", "%{file}\n", timeout=_TIMEOUT).splitlines():
        if path.lower().endswith(SUFFIXES):
            yield os.path.dirname(path)


def _tex_folders() -> Iterator[str]:
    """TeX's own OpenType and TrueType folders."""
    for variable in ("$OPENTYPEFONTS", "$TTFONTS"):
        for folder in (
            output_of("kpsewhich", "-expand-path", variable, timeout=_TIMEOUT).strip().split(os.pathsep)
        ):
            if os.path.isabs(folder) and os.path.isdir(folder):
                yield folder
