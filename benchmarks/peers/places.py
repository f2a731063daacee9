"""Where the peers live: an environment of their own in the build folder, not the project's."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build"
HOME = BUILD / "peers"
PYTHON = str(HOME / "bin" / "python")
PRODUCT = str(Path(sys.executable).with_name("briefing-tex"))

SERIF, SANS, CJK_SERIF, CJK_SANS = "Noto Serif", "Noto Sans", "Noto Serif CJK SC", "Noto Sans CJK SC"
"""The families that the product chooses for Chinese; the peers are told to use the same."""
