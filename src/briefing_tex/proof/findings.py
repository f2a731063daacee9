"""What a proof finds: something on the page that is not as the report and its text layer say.

Out: `Finding`: what, where, of which element.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

_LONGEST = 30
"""Characters of a text that a finding shows."""
Kind = Literal[
    "glyph",
    "unseen",
    "covered",
    "overprinted",
    "crowded",
    "order",
    "stray",
    "link",
    "label",
    "picture",
    "document",
    "inside",
    "font",
]
"""`crowded` is overprinted within one text: its signs do not go together. `inside` is of the files inside.

`font` alone is no fault: the font file is not on this machine, so its glyphs cannot be compared.
"""


class Finding(Struct, frozen=True):
    """A fault: a sentence, the text it is about, the page from 1, a point in pt from its lower left corner."""

    kind: Kind
    message: str
    text: str = ""
    page: int | None = None
    x: float | None = None
    y: float | None = None
    element: str | None = None

    def __str__(self) -> str:
        """One line: `page 2, at 72, 391 pt: sections[0].blocks[1]: '潮汐' is white on white`."""
        place = f"page {self.page}" if self.page else ""
        if self.page and self.x is not None and self.y is not None:
            place += f", at {self.x:.0f}, {self.y:.0f} pt"
        said = f"'{shortened(self.text)}' {self.message}" if self.text else self.message
        return ": ".join(part for part in (place, self.element, said) if part)


def shortened(text: str) -> str:
    """The beginning of a text.

    >>> shortened("a" * 40) == "a" * 30 + "…"
    True
    """
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
