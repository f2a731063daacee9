"""Advance widths of the 14 standard fonts, which a PDF need not state (ISO 32000-1, 9.6.2.2).

In: the name of a font, a character. Out: its width in parts of the size; the usual one where it is not known.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

_FAMILIES = (
    (("courier", "mono", "consol"), "Courier"),
    (("times", "serif", "roman", "georgia", "garamond"), "Times"),
    (("symbol",), "Symbol"),
    (("dingbats",), "ZapfDingbats"),
)
_BOLD = ("bold", "black", "heavy")
_USUAL = 0.55


def standard_width(name: str, character: str) -> float:
    """The width of a character in a font whose widths are not stated.

    >>> standard_width("Times-Bold", "A"), standard_width("Courier", "A")
    (0.722, 0.6)
    """
    return _metrics(name).get(character[:1], _USUAL * 1000) / 1000


@lru_cache(maxsize=64)
def _metrics(name: str) -> Mapping[str, int]:
    """The metrics of the standard font that a name means, or comes nearest to."""
    from pdfminer.fontmetrics import FONT_METRICS

    said = name.lower()
    family = next((family for words, family in _FAMILIES if any(word in said for word in words)), "Helvetica")
    bold = "-Bold" if any(word in said for word in _BOLD) and family not in ("Symbol", "ZapfDingbats") else ""
    style = bold or ("-Roman" if family == "Times" else "")
    metrics: Mapping[str, int] = FONT_METRICS[family + style][1]
    return metrics
