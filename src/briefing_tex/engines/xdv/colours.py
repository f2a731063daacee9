"""Colours as specials name them, as PDF operators that set them for filling and for strokes.

In: `rgb 0 .5 1`, `gray .2`, `cmyk 0 0 0 1`, `hsb .5 1 1`, `Black`; or the arrays of `pdf:bcolor`. Out: bytes
for a content stream. Specification: the manual of dvips (colour specials); ISO 32000-1, 8.6.8.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Sequence
from functools import lru_cache

from briefing_tex.engines.xdv.unsupported import Unsupported

_MODELS = {b"gray": 1, b"rgb": 3, b"cmyk": 4, b"hsb": 3}
_NAMED = {b"Black": (0.0,), b"White": (1.0,)}
_OPERATORS = {1: ("g", "G"), 3: ("rg", "RG"), 4: ("k", "K")}


@lru_cache(maxsize=256)
def colour(specification: bytes) -> bytes:
    """The operators of a colour; raises `Unsupported` for models and names that are not known here.

    >>> colour(b"rgb 1 0 .25"), colour(b" Black")
    (b'1 0 .25 rg 1 0 .25 RG', b'0 g 0 G')
    """
    model, *values = specification.split() or [b""]
    if model in _NAMED and not values:
        return operators(_NAMED[model])
    try:
        numbers = [float(value) for value in values]
    except ValueError:
        numbers = []
    if len(numbers) != _MODELS.get(model):
        raise Unsupported("colour", specification.decode("utf-8", "replace"))
    return operators(colorsys.hsv_to_rgb(*numbers) if model == b"hsb" else numbers)


def array_colour(array: bytes) -> bytes:
    """The operators of a colour given as an array of one, three or four numbers.

    >>> array_colour(b"[0 0 1]")
    b'0 0 1 rg 0 0 1 RG'
    """
    numbers = re.findall(rb"[+-]?(?:\d+\.?\d*|\.\d+)", array)
    if len(numbers) not in _OPERATORS:
        raise Unsupported("colour", array.decode("utf-8", "replace"))
    return operators([float(value) for value in numbers])


def operators(values: Sequence[float]) -> bytes:
    """Operators for a grey, RGB or CMYK colour."""
    fill, stroke = _OPERATORS[len(values)]
    shown = " ".join(
        f"{min(max(value, 0), 1):.4f}".rstrip("0").rstrip(".").lstrip("0") or "0" for value in values
    )
    return f"{shown} {fill} {shown} {stroke}".encode("ascii")
