"""The contact footer: prompt, channels with their captions, profiles, website.

In: the blocks from the prompt on. Out: the contact in the JSON form. A name with a sentence behind it, or with
the address of a body, is a profile; a link, with its label or alone, the website; other short lines are
captions of channels, lines without white space between them one caption. No payload is ever made up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any

from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Block, cut, stripped
from briefing_tex.readers.structure.breaks import join_blocks
from briefing_tex.readers.structure.contact.channels import (
    REACH,
    SIDE_BY_SIDE,
    Caption,
    captions_of,
    channels_of,
)
from briefing_tex.readers.structure.contact.profiles import (
    is_name,
    looks_as_address,
    name_beside,
    of_cells,
    of_lines,
    profile,
)
from briefing_tex.readers.structure.contact.start import website_of
from briefing_tex.readers.structure.inlines import inline_text
from briefing_tex.readers.structure.joins import Habits, unfinished
from briefing_tex.readers.structure.ledger import Ledger
from briefing_tex.readers.structure.numbering import options
from briefing_tex.readers.structure.scripts import ends_sentence, is_prose, width
from briefing_tex.readers.structure.words import is_contact_prompt

_CODE = re.compile(
    r"二维码|二維碼|[扫掃]一[扫掃]|QR|ＱＲ|コード|코드|\bcode|^(?:欢迎|歡迎|请|請)", re.IGNORECASE
)
"""What the second line of a prompt speaks of: else it is what a channel is for."""


def read_contact(
    blocks: Sequence[Block], habits: Habits, ledger: Ledger, names: Sequence[str]
) -> tuple[dict[str, Any], dict[str, str]]:
    """The contact footer, and its label override for the website; `names` are those of the title block."""
    contact: dict[str, Any] = {}
    whole = _whole_texts(_prompt(blocks, names, contact, ledger), habits)
    parted = [side for block in whole for one in _by_website(block) for side in _by_signs(one)]
    rest = [part for side in parted for part in _by_names(side, names)]
    rest, labels = _without_website(rest, contact, ledger)
    captions: list[Caption] = []
    profiles: list[dict[str, Any]] = []
    used = 0
    for index, block in enumerate(rest):
        if index < used:
            continue
        after = rest[index + 1] if index + 1 < len(rest) else None
        named = profile(block, after, names, reaches=bool(after and website_of(after)))
        listed = of_cells(block, names)
        if listed:
            profiles += listed
            for one in listed:
                ledger.place(one, block)
        elif named:
            profiles.append(named[0])
            used = index + 1 + named[1]
            ledger.place(named[0], *rest[index:used])
        elif is_prose(block.text) and profiles and not REACH.match(block.text):
            _add_paragraph(profiles[-1], block)
            ledger.place(profiles[-1], block)
        else:
            captions += captions_of(block)
    channels = channels_of(captions, [one["name"] for one in profiles], names, ledger)
    for channel in list(channels):  # a name above its address
        lines = of_lines(channel["caption"], names)
        if lines:
            channels.remove(channel)
            profiles.append(lines)
            ledger.place(lines, *(one.block for one in captions if one.text in channel["caption"]))
    contact.update({name: found for name, found in (("channels", channels), ("profiles", profiles)) if found})
    return contact, labels


def _without_website(
    blocks: Sequence[Block], contact: dict[str, Any], ledger: Ledger
) -> tuple[list[Block], dict[str, str]]:
    """Take the first line that gives an address as the website; a second one stays among the blocks."""
    sites = [website_of(block) for block in blocks]
    if not any(sites):
        sites = [_labelled_address(block) for block in blocks]
    for index, (block, site) in enumerate(zip(blocks, sites, strict=True)):
        if site:
            contact["website"] = site[1]
            ledger.place("contact.website", block)
            return [*blocks[:index], *blocks[index + 1 :]], {"website": site[0]} if site[0] else {}
    return list(blocks), {}


def _prompt(
    blocks: Sequence[Block], names: Sequence[str], contact: dict[str, Any], ledger: Ledger
) -> list[Block]:
    """Take the prompt off the blocks: the first line, and a second one that also invites."""
    rest = list(blocks)
    lines: list[str] = []
    if _unknown_prompt(rest, names):
        lines.append(rest[0].text.strip())
        ledger.remark(
            "role-guessed", target="contact.prompt", block=rest[0], text=lines[0], as_what="the prompt"
        )
        ledger.place("contact.prompt", rest.pop(0))
    while (
        rest
        and len(lines) < 2
        and is_contact_prompt(rest[0].text)
        and not SIDE_BY_SIDE.search(rest[0].text)
        and (not lines or _CODE.search(rest[0].text))
        and not website_of(rest[0])
        and not REACH.match(rest[0].text)
    ):
        if lines and len(rest) > 1 and rest[1].gap == 0 and not is_contact_prompt(rest[1].text):
            break
        lines.append(_without_number(rest[0]))
        ledger.place("contact.prompt", rest.pop(0))
    if lines:
        contact["prompt"] = " ".join(lines)
    return rest


def _without_number(block: Block) -> str:
    """A prompt without the number that it has as the last of the headings: `7. Contact`."""
    number = next(iter(options(block.text)), None) if block.kind == "heading" else None
    rest = block.text[number.rest_at :].strip() if number else ""
    return rest if is_contact_prompt(rest) else block.text.strip()


def _unknown_prompt(blocks: Sequence[Block], names: Sequence[str]) -> bool:
    """Whether the footer begins with a short line of its own above others, in words that we do not know.

    The name of a body of the title block begins its profile.
    """
    if not blocks or is_contact_prompt(blocks[0].text) or blocks[0].text.strip() in names:
        return False
    first = blocks[0]
    if first.kind == "heading":
        named = len(blocks) > 1 and any(blocks[1].text.startswith(name) for name in names)
        return len(blocks) < 2 or named or not _is_text_below(blocks[1])
    if len(blocks) < 3 or first.image:
        return False
    second = blocks[1]
    plain_line = not (
        website_of(first) or REACH.match(first.text) or first.cells or SIDE_BY_SIDE.search(first.text)
    )
    asks = first.text.rstrip()[-1:] in "?？" and not is_prose(first.text)
    ended = first.text.rstrip()[-1:] in ":：" or ends_sentence(first.text)
    alone = asks or (not ended and second.gap >= 1)
    return plain_line and width(first.text) <= 40 and alone and not is_prose(second.text)


def _is_text_below(block: Block) -> bool:
    """Whether a block is the text of a profile, and no caption: what stands above it is a name."""
    return block.kind is None and is_prose(block.text) and not REACH.match(block.text) and not website_of(block)


def _whole_texts(blocks: Sequence[Block], habits: Habits) -> list[Block]:
    """The blocks with texts that a page break parted joined: below `Name：`, before a small letter, or open."""
    whole: list[Block] = []
    for block in blocks:
        before = whole[-1] if whole else None
        if before and before.open and not is_name(block.text):
            whole[-1] = join_blocks(before, block, habits)
            continue
        above = whole[-2].text.rstrip() if len(whole) > 1 else ""
        goes_below = block.gap == 0 and "\t" not in block.text and not is_name(block.text)
        goes_below = goes_below and before is not None and not looks_as_address(before.text)
        below_name = above.endswith((":", "：")) or (is_name(above) and goes_below)
        if before and unfinished(before.text) and not REACH.match(block.text) and not website_of(block):
            goes_on = block.text[:1].islower() and is_prose(block.text) and width(before.text) > 30
            address = len(whole) > 1 and is_name(whole[-2].text) and looks_as_address(before.text)
            address = (address and "\t" not in before.text) or name_beside(before) is not None
            other = "\t" in block.text or is_name(block.text)
            if (
                (address and block.gap == 0 and not other)
                or goes_on
                or (below_name and width(before.text) > 40 and block.text.rstrip()[-1:] not in ":：")
            ):
                whole[-1] = join_blocks(before, block, habits)
                continue
        whole.append(block)
    return whole


def _by_names(block: Block, names: Sequence[str]) -> list[Block]:
    """A block cut before each known name with a colon, behind the end of a sentence or in bold letters."""
    text = block.text
    ends = list(accumulate(len(run.text) for run in block.runs))
    bold = {end - len(run.text) for end, run in zip(ends, block.runs, strict=True) if run.strong}
    places = [
        found.start()
        for name in names
        for found in re.finditer(rf"{re.escape(name)}\s*[:：]", text)
        if found.start() and (found.start() in bold or ends_sentence(text[: found.start()]))
    ]
    edges = [0, *sorted(places), len(text)]
    return (
        [replace(block, runs=stripped(cut(block.runs, *edge))) for edge in pairwise(edges)]
        if places
        else [block]
    )


def _by_website(block: Block) -> list[Block]:
    """A block cut before its last line where that gives the website by its label."""
    last = block.lines[-1].text.strip() if len(block.lines) > 1 and not block.cells else ""
    place = block.text.rstrip().rfind(last) if last else 0
    if place <= 0 or not (website_of(Block.of(last)) or ("",))[0]:
        return [block]
    above, below = cut(block.runs, 0, place), cut(block.runs, place)
    return [
        replace(block, runs=stripped(above), lines=block.lines[:-1]),
        replace(block, runs=stripped(below), lines=block.lines[-1:]),
    ]


def _by_signs(block: Block) -> list[Block]:
    """A block cut at signs where nothing but ways to reach somebody stands between them, and an address."""
    text = block.text
    edges = [0, *(end for sign in _SIGN.finditer(text) for end in sign.span()), len(text)]
    sides = [
        replace(block, runs=stripped(cut(block.runs, *edge)))
        for edge in zip(edges[::2], edges[1::2], strict=True)
    ]
    sites = [bool(website_of(side) or _labelled_address(side)) for side in sides]
    reached = all(site or REACH.match(side.text) for site, side in zip(sites, sides, strict=True))
    return sides if len(sides) > 1 and any(sites) and reached else [block]


_SIGN = re.compile(r"\s+[|｜·•/／]\s+")


def _labelled_address(block: Block) -> tuple[str, str] | None:
    """The label and address of a line that ends with an address, whatever its label says."""
    found = re.fullmatch(r"([^:：｜|\d]{2,30}?)\s*[:：｜|\s]\s*<?(https?://[^\s<>]+)>?", block.text.strip())
    return (found[1], found[2]) if found and not REACH.match(block.text) else None


def _add_paragraph(profile: dict[str, Any], block: Block) -> None:
    before = profile["text"] if isinstance(profile["text"], list) else [profile["text"]]
    more = inline_text(stripped(block.runs))
    profile["text"] = [*before, {"type": "break"}, *(more if isinstance(more, list) else [more])]
