"""The bibliography: entries of any of the styles we know, as CSL items.

In: the blocks between the label 'References' and what follows. Out: one item an entry, in order, with the ids
`1`, `2`, ... An entry of which a word would be lost, or which is not understood, is kept whole as `text`.

    entries    where entries begin and end
    gbt        GB/T 7714, by its type mark (heads, imprint)
    house      as we print them ourselves
    dated      the year in brackets after the name: briefings, APA (works, hosts, unmarked)
    quoted     running Chinese, Japanese and Korean (tails)
    leftovers  what none of the fields holds
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing_tex.readers.structure.blocks import Block, Run, plain, stripped
from briefing_tex.readers.structure.inlines import parse
from briefing_tex.readers.structure.joins import Habits
from briefing_tex.readers.structure.ledger import Ledger
from briefing_tex.readers.structure.references.addresses import Fields
from briefing_tex.readers.structure.references.dated import read_dated
from briefing_tex.readers.structure.references.entries import entries_of, references_end
from briefing_tex.readers.structure.references.gbt import read_gbt
from briefing_tex.readers.structure.references.house import read_house
from briefing_tex.readers.structure.references.leftovers import leftovers
from briefing_tex.readers.structure.references.quoted import read_quoted
from briefing_tex.readers.structure.scripts import has_cjk

__all__ = ["read_entry", "read_references", "references_end"]

_LONGEST = 2000
_NAMES = ("author", "editor", "translator")


def read_references(blocks: Sequence[Block], habits: Habits, ledger: Ledger) -> list[Fields]:
    """The entries of a bibliography, in the JSON form."""
    items: list[Fields] = []
    for block in entries_of(blocks, habits, ledger):
        unread = any("*" in run.text for run in block.runs) and not any(line.box for line in block.lines)
        item = {"id": str(len(items) + 1), **read_entry(parse(block.text) if unread else block.runs)}
        items.append(item)
        ledger.place(item, block)
        for code, text in _guesses(item):
            ledger.remark(code, target=item, block=block, text=text)
    return items


def read_entry(runs: tuple[Run, ...]) -> Fields:
    """The fields of one entry without its number, or the whole entry as `text`.

    >>> read_entry(parse("Tide tables of the harbour office, see there"))
    {'text': 'Tide tables of the harbour office, see there'}
    """
    text = plain(runs).strip()
    if len(text) > _LONGEST:
        return {"text": text}
    fields = read_gbt(text) or read_house(stripped(runs)) or read_dated(stripped(runs)) or read_quoted(text)
    understood = fields and fields.get("title") and not leftovers(text, fields)
    return fields if fields and understood else {"text": text}


def _guesses(item: Fields) -> Iterator[tuple[str, str]]:
    """The codes of what is not certain in an item, with its words."""
    if "text" in item:
        yield "reference-kept-whole", item["text"][:40]
    people = [name for role in _NAMES for name in item.get(role, ())]
    listed = [name["family"] + name["given"] for name in people if has_cjk(name.get("family", ""))]
    if listed:
        yield "reference-names-guessed", ", ".join(listed)
    bodies = (*(name.get("literal", "") for name in people), item.get("publisher", ""))
    yield from (("names-kept", body) for body in bodies if re.search(r"\S\s*[&＆]\s*\S|\sand\s", body))
