"""What to do where something is missing on this machine: one command per part and platform.

The commands for Debian and Ubuntu are tested; those for Fedora, macOS and Windows are not, and say so.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

Part = Literal["tex", "cjk-fonts", "fonts", "rare-fonts", "math-font", "libraries"]
"""What can be missing: TeX, the groups of fonts, the Python libraries."""
Platform = Literal["debian", "fedora", "macos", "windows", "other"]

UNTESTED = "(untested)"
_LIBRARIES = "python3 -m pip install --upgrade briefing-tex"
_APT = "sudo apt-get install --no-install-recommends"

COMMANDS: Mapping[Platform, Mapping[Part, str]] = {
    "debian": {
        "tex": f"{_APT} texlive-xetex lmodern",
        "cjk-fonts": f"{_APT} fonts-noto-cjk",
        "fonts": f"{_APT} fonts-noto-core fonts-noto-mono fonts-symbola",
        "rare-fonts": f"{_APT} fonts-hanazono",
        "math-font": f"{_APT} fonts-lmodern",
    },
    "fedora": {
        "tex": "sudo dnf install texlive-scheme-medium",
        "cjk-fonts": "sudo dnf install google-noto-serif-cjk-fonts google-noto-sans-cjk-fonts",
        "fonts": "sudo dnf install google-noto-fonts-all-static gdouros-symbola-fonts",
        "rare-fonts": "sudo dnf install hanazono-fonts",
        "math-font": "sudo dnf install texlive-lm-math",
    },
    "macos": {
        "tex": "brew install --cask mactex-no-gui",
        "cjk-fonts": "brew install --cask font-noto-serif-cjk font-noto-sans-cjk",
        "fonts": "brew install --cask font-noto-serif font-noto-sans font-noto-sans-mono",
        "rare-fonts": "brew install --cask font-hanamina",
        "math-font": "brew install --cask font-latin-modern-math",
    },
    "windows": {
        "tex": "winget install MiKTeX.MiKTeX",
        "cjk-fonts": "install Noto Serif CJK and Noto Sans CJK from their release pages",
        "fonts": "install Noto Serif, Noto Sans and Noto Sans Mono",
        "rare-fonts": "install HanaMinA and HanaMinB",
        "math-font": "install Latin Modern Math",
    },
    "other": {
        "tex": "install TeX Live with XeLaTeX",
        "cjk-fonts": "install the Noto CJK fonts",
        "fonts": "install Noto Serif, Noto Sans and Noto Sans Mono",
        "rare-fonts": "install HanaMinA and HanaMinB",
        "math-font": "install Latin Modern Math",
    },
}


def remedy(part: Part) -> str:
    """The command that brings a part to this machine, marked where nobody has tried it."""
    platform = this_platform()
    if part == "libraries":
        return _LIBRARIES
    command = COMMANDS[platform][part]
    return command if platform == "debian" else f"{command} {UNTESTED}"


@lru_cache(maxsize=1)
def this_platform() -> Platform:
    """Which package system this machine has."""
    if sys.platform == "darwin":
        return "macos"
    if sys.platform == "win32":
        return "windows"
    kin = _os_release()
    if kin & {"debian", "ubuntu"}:
        return "debian"
    return "fedora" if kin & {"fedora", "rhel"} else "other"


def _os_release() -> set[str]:
    """The system's id and the ids it is like (os-release(5))."""
    try:
        lines = Path("/etc/os-release").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return set()
    pairs = (line.partition("=") for line in lines)
    return {word for key, _, value in pairs if key in {"ID", "ID_LIKE"} for word in value.strip('"').split()}
