"""Profiles of a contact footer: a name with its text, which is a sentence or an address.

In: the blocks of a footer. Out: profiles in the JSON form. Where nothing but an address stands behind it, a
name is one of the title block or says by itself that it is a body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from briefing_tex.readers.structure.blocks import Block, cut, plain, stripped
from briefing_tex.readers.structure.contact.channels import REACH
from briefing_tex.readers.structure.front.bodies import is_body
from briefing_tex.readers.structure.inlines import inline_text
from briefing_tex.readers.structure.joins import left_open
from briefing_tex.readers.structure.scripts import ends_sentence, has_cjk, has_letters, is_prose, width

_NAMED = re.compile(
    r"(?P<name>(?:(?!(?<=[^\W\d_]{3})[.!?]\s)[^:：，。；]){2,60}?)\s*[:：](?!//)\s*(?P<rest>\S.*)", re.DOTALL
)
_ADDRESS = re.compile(
    r"〒|[\d０-９]\s?(?:号|號|番地?|丁目|楼|樓|层|層|室|호|층|번지)|[路街道巷段]\s?[\d０-９]|[가-힣][로길]\s?\d|@\w|"
    r"电话|電話|전화|邮编|郵編|邮箱|우편|\b(?:tel|telephone|phone|fax|e-?mail)\b|"
    r"\d+,?\s+(?:[A-Z]\w+\s){1,3}(?:Street|St|Road|Rd|Lane|Avenue|Ave|Way|Drive|Square|Place|Quay|Court)\b|"
    r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b|\b[A-Z]{2}\s\d{5}\b",
    re.IGNORECASE,
)
"""What an address has: the number of a house or a storey, a postcode, a telephone number, a mailbox."""
_WIDEST_NAME = 70
"""The widest name, in columns."""


def named_text(text: str) -> re.Match[str] | None:
    """A name and what is said behind its colon; no bracket or quotation ends between them.

    >>> named_text("Tide Centre: a daily briefing.")["name"], named_text("The paper (“Tides: 2027”) is out.")
    ('Tide Centre', None)
    """
    found = _NAMED.fullmatch(text)
    return found if found and not left_open(found["name"]) else None


def looks_as_address(text: str) -> bool:
    """Whether a text says where somebody is reached by letter or telephone.

    >>> looks_as_address("海东市学府路 9 号"), looks_as_address("Weir House, 5 Mill Lane, Carrow")
    (True, True)
    >>> looks_as_address("微信公众号"), looks_as_address("Weekly since 2024")
    (False, False)
    """
    return bool(_ADDRESS.search(text)) and "://" not in text


def has_number(text: str) -> bool:
    """Whether few words have a telephone number or an address of e-mail among them.

    >>> has_number("Tide desk: Ann Holt, 000-555-0126"), has_number("潮位组 tide@sea.example")
    (True, True)
    >>> has_number("The tide rose by 12-14 cm in 2025-2026")
    False
    """
    return width(text) <= _WIDEST_REACH and bool(_NUMBER.search(text))


_NUMBER = re.compile(r"(?<![\d-])\(?\d{2,4}[)-]\s?\d{3,4}-\d{4}(?![\d-])|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WIDEST_REACH = 120
"""The widest line with a number in it that says how to reach somebody, in columns."""


def is_name(text: str, names: Sequence[str] = ()) -> bool:
    """Whether a text may be the name of a body that has a profile."""
    bare = text.strip().strip(":：").strip()
    known = any(bare == name for name in names) or is_body(bare)
    return known and width(bare) <= _WIDEST_NAME and not (looks_as_address(bare) or ends_sentence(text))


def profile(
    block: Block, after: Block | None, names: Sequence[str], *, reaches: bool
) -> tuple[dict[str, Any], int] | None:
    """A profile, and how many of the following blocks it takes: `Name：text`, or `Name：` above the text."""
    text = block.text.strip()
    if REACH.match(text) or not has_letters(text):
        return None
    follows = after is not None and is_prose(after.text) and not REACH.match(after.text) and not reaches
    if text[-1:] in ":：" and width(text) <= 80 and follows and after:
        return {"name": text[:-1].strip(), "text": inline_text(stripped(after.runs))}, 1
    named = named_text(text)
    if named and _says_of(named["name"], named["rest"], names):
        start = block.text.index(named["rest"])
        return {"name": named["name"].strip(), "text": inline_text(stripped(cut(block.runs, start)))}, 0
    if block.runs[0].strong and len(block.runs) > 1:
        name, said = block.runs[0].text.strip(" :："), plain(block.runs[1:])
        if is_prose(said) or (is_name(name, names) and looks_as_address(said)):
            return ({"name": name, "text": inline_text(stripped(block.runs[1:]))}, 0) if name else None
    beside = name_beside(block, names)
    if beside:
        return {"name": beside, "text": inline_text(stripped(cut(block.runs, len(beside))))}, 0
    above = block.kind == "heading" and after is not None and after.kind is None and not reaches
    follows = above or (follows and after is not None and not _names_itself(after, names))
    bare = follows and width(text) <= 60 and not is_prose(text) and "\t" not in text
    addressed = after is not None and not reaches and _is_addressed(text, after.text, names)
    taken = after is not None and (bare or addressed)
    return ({"name": text, "text": inline_text(stripped(after.runs))}, 1) if taken and after else None


def _says_of(name: str, said: str, names: Sequence[str]) -> bool:
    """Whether words before a colon are a name, and those behind it say something of it."""
    if width(name) > _WIDEST_NAME or "://" in name:
        return False
    return is_prose(said) or ends_sentence(said) or (is_name(name, names) and "://" not in said)


def name_beside(block: Block, names: Sequence[str] = ()) -> str | None:
    """The name of a body that stands beside its address, as in a table of two columns."""
    name, *beside = (block.lines[0].text if block.lines else "").split("\t")
    said = block.text[len(name) :] if beside and block.text.startswith(name) else ""
    other = any(is_name(part) for part in beside)  # a second body, with an address of its own below
    return name if is_name(name, names) and looks_as_address(said) and not other else None


def _is_addressed(text: str, below: str, names: Sequence[str]) -> bool:
    """Whether an address stands below a name."""
    one = "\t" not in f"{text}{below}" and is_name(text, names)
    return one and looks_as_address(below) and not (is_name(below, names) or REACH.match(below))


def _names_itself(block: Block, names: Sequence[str]) -> bool:
    """Whether a text begins with a name of its own: before a colon, a wide gap, or in bold."""
    named = named_text(block.text)
    known = named and (is_prose(named["rest"]) or named["name"].strip() in names)
    if named and known and width(named["name"]) <= _WIDEST_NAME:
        return True
    bold = len(block.runs) > 1 and block.runs[0].strong and is_name(block.runs[0].text, names)
    return bold or name_beside(block, names) is not None


def of_lines(lines: Sequence[str], names: Sequence[str]) -> dict[str, Any] | None:
    """A profile of lines below each other: a name, and an address on one line or more."""
    if len(lines) < 2 or not is_name(lines[0], names):
        return None
    gap = "" if has_cjk("".join(lines[1:])) else " "
    text = gap.join(line.strip() for line in lines[1:])
    return {"name": lines[0].strip(":： "), "text": text} if looks_as_address(text) else None


def of_cells(block: Block, names: Sequence[str]) -> list[dict[str, Any]]:
    """The profiles of a table of two columns: the names in the first, their texts in the second."""
    rows = [[plain(cell).strip() for cell in row] for row in block.cells]
    listed = all(len(row) == 2 and is_name(row[0], names) and row[1] and not is_name(row[1]) for row in rows)
    if (
        not rows
        or not listed
        or not all(looks_as_address(text) or has_number(text) or is_prose(text) for _, text in rows)
    ):
        return []
    return [
        {"name": name.strip(":： "), "text": inline_text(stripped(row[1]))}
        for (name, _), row in zip(rows, block.cells, strict=True)
    ]
