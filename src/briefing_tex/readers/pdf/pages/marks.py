"""Marked content: what the page says about the glyphs between `BDC` and `EMC`.

In: the operands of a marked-content operator. Out: `Mark`, linked to the mark around it.
Follows ISO 32000-1, 14.6 (marked content) and 14.9.4 (replacement text).
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from briefing_tex.readers.pdf.file.objects import as_bytes, decode_text, entry, printable


class Mark(Struct, eq=False):
    """A marked-content sequence.

    `owner` names the page or form whose content holds it; `mcid` is the identifier that the structure tree
    uses, its own or that of a mark around it; within an artifact there is none.
    """

    owner: Any
    mcid: int | None
    artifact: bool
    actual_text: str | None


def open_mark(tag: str, properties: Any, around: Mark | None, owner: Any) -> Mark:
    """The mark that `BDC` or `BMC` opens within another; `properties` are inline or a resource."""
    if isinstance(properties, dict):
        own, actual = properties.get("MCID"), properties.get("ActualText")
    else:
        own, actual = entry(properties, "MCID"), entry(properties, "ActualText")
    raw = as_bytes(actual)
    text = None if raw is None else printable(decode_text(raw))
    if tag == "Artifact" or (around and around.artifact):
        return Mark(owner, None, True, text)
    if isinstance(own, int | float) and own >= 0:
        return Mark(owner, int(own), False, text)
    if around:
        return Mark(around.owner, around.mcid, False, text)
    return Mark(owner, None, False, text)
