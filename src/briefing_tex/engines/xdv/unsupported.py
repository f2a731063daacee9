"""The one way in which this driver gives up: what it cannot draw exactly, it does not draw."""

from __future__ import annotations

from briefing_tex.errors import BriefingError

TFM_FONT = "TFM font"
"""What is refused where a document sets text or formulas in one of TeX's own fonts of 128 or 256 characters."""


class Unsupported(BriefingError):
    """The pages ask for something this driver cannot do exactly; xdvipdfmx is to draw them instead.

    The message names what was met, for a diagnostic: nothing falls back in silence.

    >>> Unsupported("special", "ps: gsave").message
    'special: ps: gsave'
    """

    def __init__(self, what: str, detail: str = "") -> None:
        super().__init__(f"{what}: {detail}" if detail else what, hint="xdvipdfmx draws such pages")
