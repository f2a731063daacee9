"""Title blocks put together of blocks, and what is read from them."""

from __future__ import annotations

from typing import Any

from briefing_tex.readers.structure import Block, assemble
from briefing_tex.readers.structure.front.properties import with_properties

SECTIONS = ("1. 潮汐", "今天的潮水比昨天高出三十厘米，码头清晨记录到这一点。", "2. 风", "今天没有风。")


def read_blocks(*blocks: Block | str) -> dict[str, Any]:
    """The fields of a report whose blocks are these; plain texts are paragraphs."""
    made = [Block.of(one) if isinstance(one, str) else one for one in blocks]
    return assemble(with_properties(made)).data


def names_of(data: dict[str, Any]) -> list[str]:
    """The names of the organisations."""
    return [one["name"] for one in data["organisations"]]
