"""Installs the peers: libraries in an environment of their own, programs through apt; only what is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import briefing_tex
from peers.places import HOME, PYTHON

LIBRARIES = ("typst", "weasyprint", "reportlab", "PyLaTeX")
_PROGRAMS = {"latexmk": "latexmk", "pandoc": "pandoc"}
"""Programs and the Debian packages that bring them."""
_FILES = {"ctexart.cls": "texlive-lang-chinese", "pzdr.tfm": "texlive-fonts-recommended"}
"""Files of TeX, likewise: ctexart, and the font that hyperref asks for under XeTeX."""
_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
"""What WeasyPrint loads."""

Say = Callable[[str], None]


def install(say: Say) -> None:
    """Install what is missing; what cannot be installed is said, and its peer will be seen to fail."""
    packages = _missing_packages()
    if packages:
        say(f"Installing {' '.join(packages)} ...")
        _apt(packages, say)
    if not versions().keys() >= {name.lower() for name in LIBRARIES}:
        say(f"Installing {', '.join(LIBRARIES)} into {HOME} ...")
        _try([sys.executable, "-m", "venv", str(HOME)], say)
        _try([PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *LIBRARIES], say)
    # pip compiles what it installs, but for a checkout that is only linked.
    _try([sys.executable, "-m", "compileall", "-q", str(Path(briefing_tex.__file__).parent)], say)


def versions() -> dict[str, str]:
    """The libraries that are installed, by their names in lower case."""
    words = [PYTHON, "-m", "pip", "list", "--disable-pip-version-check", "--format=freeze"]
    pairs = (line.partition("==") for line in _output(words).splitlines())
    wanted = {name.lower() for name in LIBRARIES}
    return {name.lower(): version for name, _, version in pairs if name.lower() in wanted}


def _missing_packages() -> list[str]:
    if not shutil.which("apt-get"):
        return []
    missing = [package for program, package in _PROGRAMS.items() if not shutil.which(program)]
    missing += [package for file, package in _FILES.items() if not _output(["kpsewhich", file])]
    status = ["dpkg-query", "-W", "-f=${db:Status-Status}"]
    return missing + [package for package in _PACKAGES if _output([*status, package]) != "installed"]


def _apt(packages: Sequence[str], say: Say) -> None:
    root = [] if os.geteuid() == 0 else ["sudo"]
    quiet = ["apt-get", "-y", "-qq", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300"]
    _try([*root, *quiet, "update"], say)
    _try([*root, "env", "DEBIAN_FRONTEND=noninteractive", *quiet, "install", *packages], say)


def _try(words: Sequence[str], say: Say) -> None:
    try:
        done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    except OSError as error:
        say(f"{words[0]}: {error.strerror}")
        return
    if done.returncode:
        say(f"{' '.join(words[:4])} ...: {(done.stderr or done.stdout).strip()[-300:]}")


def _output(words: Sequence[str]) -> str:
    try:
        return subprocess.run(words, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        return ""
