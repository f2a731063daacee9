"""Sizes and transformations as specials give them: `width 10pt height 5pt rotate 90 scale .5`.

In: a scanner before the keywords. Out: `Wanted`. Specification: the manual of dvipdfm, on transformations.
"""

from __future__ import annotations

import math

from msgspec import Struct

from briefing_tex.engines.xdv.canvas import IDENTITY, Matrix, multiply
from briefing_tex.engines.xdv.syntax import UNITS, Scanner
from briefing_tex.engines.xdv.unsupported import Unsupported

TRANSFORM_KEYS = frozenset(b"width height depth scale xscale yscale rotate matrix".split())
IMAGE_KEYS = TRANSFORM_KEYS | frozenset(b"bbox page pagebox clip hide".split())

_PAGE_BOXES = ("mediabox", "cropbox", "bleedbox", "trimbox", "artbox")


class Wanted(Struct):
    """Lengths in points (1/72 inch), None where not said; `bbox` in the image's own points; `page` from 1."""

    width: float | None = None
    height: float | None = None
    depth: float | None = None
    matrix: Matrix = IDENTITY
    bbox: tuple[float, float, float, float] | None = None
    page: int = 1
    pagebox: str = "cropbox"
    clip: bool = False
    hide: bool = False


def read_transform(scanner: Scanner, keys: frozenset[bytes]) -> Wanted:
    """Read keywords and values up to what is no word; raises `Unsupported` for a keyword out of place."""
    wanted = Wanted()
    scale, turn = [1.0, 1.0], 0.0
    while key := scanner.word():
        if key not in keys:
            raise Unsupported("special", f"keyword {key.decode('utf-8', 'replace')}")
        if key in (b"width", b"height", b"depth"):
            setattr(wanted, key.decode(), scanner.dimension())
        elif key == b"scale":
            scale = [scanner.number()] * 2
        elif key in (b"xscale", b"yscale"):
            scale[key == b"yscale"] = scanner.number()
        elif key == b"rotate":
            turn = math.radians(scanner.number())
        elif key == b"matrix":
            a, b, c, d = (scanner.number() for _ in range(4))
            wanted.matrix = (a, b, c, d, scanner.dimension(1.0), scanner.dimension(1.0))
        elif key == b"bbox":
            x0, y0, x1, y1 = (scanner.dimension(UNITS[b"bp"]) for _ in range(4))
            wanted.bbox = (x0, y0, x1, y1)
        elif key == b"pagebox":
            wanted.pagebox = scanner.word().decode("ascii", "replace")
            if wanted.pagebox not in _PAGE_BOXES:
                raise Unsupported("special", f"page box {wanted.pagebox}")
        elif key == b"hide":
            wanted.hide = True
        else:
            setattr(wanted, key.decode(), int(scanner.number()))
    turned = (math.cos(turn), math.sin(turn), -math.sin(turn), math.cos(turn), 0, 0)
    if (scale, turn) != ([1.0, 1.0], 0.0):
        wanted.matrix = multiply((scale[0], 0, 0, scale[1], 0, 0), turned)
    return wanted


def around(matrix: Matrix, point: tuple[float, float]) -> Matrix:
    """The matrix applied with a point, rather than the origin, kept in place."""
    x, y = point
    return multiply(multiply((1, 0, 0, 1, -x, -y), matrix), (1, 0, 0, 1, x, y))
