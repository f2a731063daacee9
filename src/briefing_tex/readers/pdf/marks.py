"""Marked content: what the page says about the glyphs between `BDC` and `EMC`.

In: the operands of a marked-content operator. Out: `Mark`, linked to the mark around it.
Follows ISO 32000-1, 14.6 (marked content) and 14.9.4 (replacement text).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pypdf.generic import DictionaryObject

from briefing_tex.readers.pdf.objects import as_name, as_number, as_text, entry


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """A marked-content sequence.

    `owner` names the page or form whose content holds it; `mcid` is the identifier that the structure tree
    uses, its own or that of a mark around it; within an artifact there is none.
    """

    tag: str
    owner: Any
    mcid: int | None
    artifact: bool
    actual_text: str | None = None
    language: str = ""
    subtype: str = ""


def open_mark(tag: str, properties: Any, around: Mark | None, owner: Any) -> Mark:
    """The mark that `BDC` or `BMC` opens within another; `properties` are inline or a resource."""
    values = _values(properties)
    artifact = tag == "Artifact" or bool(around and around.artifact)
    own = values.get("MCID")
    if artifact:
        mcid = None
    elif isinstance(own, int | float) and own >= 0:
        mcid = int(own)
    elif around:
        mcid, owner = around.mcid, around.owner
    else:
        mcid = None
    actual = values.get("ActualText")
    return Mark(
        tag,
        owner,
        mcid,
        artifact,
        None if actual is None else as_text(actual),
        as_text(values.get("Lang")) or (around.language if around else ""),
        _plain_name(values.get("Subtype") or values.get("Type")),
    )


def _values(properties: Any) -> Mapping[str, Any]:
    if isinstance(properties, DictionaryObject):
        values: dict[str, Any] = {name[1:]: entry(properties, name[1:]) for name in properties}
        if "MCID" in values:
            values["MCID"] = as_number(values["MCID"], -1)
        return values
    return properties if isinstance(properties, dict) else {}


def _plain_name(value: Any) -> str:
    return as_name(value) or (value if isinstance(value, str) else "")
