"""Who made a report, and when, by its running heads and feet, where the title block names no body or no date.

In: the data of the title block, the lines of the edges of pages. Out: nothing; the data is completed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from briefing_tex.readers.structure.blocks import Block
from briefing_tex.readers.structure.front.bodies import is_body, is_document
from briefing_tex.readers.structure.front.dates import read_date
from briefing_tex.readers.structure.front.metadata import place_date
from briefing_tex.readers.structure.front.names import split_names
from briefing_tex.readers.structure.ledger import Ledger
from briefing_tex.readers.structure.scripts import ends_sentence, squeezed
from briefing_tex.readers.structure.words import names_an_issue


def complete_by_running(data: dict[str, Any], lines: Sequence[Block], elsewhere: str, ledger: Ledger) -> None:
    """Put the names and the date at the edges of pages into the data where it has none."""
    if "date" not in data:
        dated = next((line for line in lines if read_date(line.text) and not _TIME.search(line.text)), None)
        if dated:
            place_date(dated.text, dated, data, ledger)
    if "organisations" in data:
        return
    title = squeezed(str(data.get("title", "")))
    found: list[dict[str, str]] = []
    for line in lines:
        if not _names(line.text) or squeezed(line.text) in title:
            continue
        for name in split_names(line.text, elsewhere).names:
            node = {"name": name, "role": "partner" if found else "issuer"}
            found.append(node)
            ledger.place(node, line)
            ledger.remark("role-guessed", target=node, block=line, text=name, as_what="an organisation")
    if found:
        data["organisations"] = found


_TIME = re.compile(r"\d:\d\d")
"""The time of a day: a page says so when it was printed."""


def _names(text: str) -> bool:
    """Whether a line is nothing but the name of a body."""
    return is_body(text) and not (is_document(text) or names_an_issue(text) or ends_sentence(text))
