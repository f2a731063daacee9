"""The contact footer: prompt, channels with their captions, profiles, website.

In: the blocks from the prompt on. Out: the contact in the JSON form. A name before a colon with a sentence
after it is a profile; an address with its label, or alone, the website; other short lines are captions of
channels, lines without white space between them one caption. No payload is ever made up.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from briefing_tex.readers.structure.blocks import Block, cut, stripped
from briefing_tex.readers.structure.contents import title_keys
from briefing_tex.readers.structure.inlines import inline_text, plain
from briefing_tex.readers.structure.joins import Habits, join_blocks, unfinished
from briefing_tex.readers.structure.ledger import Ledger
from briefing_tex.readers.structure.numbering import options
from briefing_tex.readers.structure.scripts import ends_sentence, has_letters, is_prose, squeezed, width
from briefing_tex.readers.structure.words import is_contact_prompt, part_label, run_in_label

_ADDRESS = re.compile(r"<?(?:https?://|www\.)[^\s<>]+>?")
_NAMED = re.compile(r"(?P<name>[^:：]{2,60}?)\s*[:：](?!//)\s*(?P<rest>\S.*)", re.DOTALL)
_REACH = re.compile(
    r"(?:联系电话|咨询电话|联系人|联系邮箱|客服|热线|熱線|聯絡電話|聯絡人|電話番号|电话|電話|手机|手機|传真|傳真|邮箱|郵箱|电子邮件|電子郵件|电邮|電郵|邮件|邮编|郵編|地址|住所|所在地|微信|公众号|公眾號|微博|メール|電子メール|"
    r"전화|팩스|이메일|메일|주소|tel|phone|telephone|fax|e-?mail|address|wechat|twitter|linkedin|mastodon|x)[^:：]{0,12}[:：]",
    re.IGNORECASE,
)
_SIDE_BY_SIDE = re.compile(r"\t+|[ \u3000]{3,}|\u3000{2,}")
_LONGEST_FOOTER = 40
"""How many blocks before the end of a text the footer may begin."""
_MOST_LINES = 4
"""From how many lines on a caption is more likely several."""


@dataclass(frozen=True)
class _Caption:
    """A caption line with its block; `column` is its place among captions side by side."""

    text: str
    block: Block
    column: int = 0


def contact_start(blocks: Sequence[Block], start: int, titles: Container[str]) -> int | None:
    """The index at which the contact footer begins, looked for from `start` on; None if there is none.

    `titles` are the keys of the contents list: no footer begins before the last section.
    """
    listed = [i for i, block in enumerate(blocks) if _is_title(block, titles)]
    looked = [i for i in listed if blocks[i].kind == "heading"]  # where they are known, a caption may say the same
    last = max(looked or listed, default=-1)
    begin = max(start, last + 1, len(blocks) - _LONGEST_FOOTER)
    prompt = next((i for i in range(begin, len(blocks)) if _is_prompt(blocks[i])), None)
    prompt = _unlisted(blocks, begin, titles) if prompt is None else prompt
    site = next((i for i in range(len(blocks) - 1, begin - 1, -1) if _gives_reach(blocks[i])), None)
    if prompt is not None or site is None or site < len(blocks) - 6:
        return prompt
    first = site
    while first > begin and _belongs(blocks, first - 1):
        first -= 1
    return first


def _unlisted(blocks: Sequence[Block], begin: int, titles: Container[str]) -> int | None:
    """A heading by its look that the contents list has not, below all that it has: a prompt in any words."""
    found = (i for i in range(begin, len(blocks)) if blocks[i].kind == "heading")
    place = next(found, None) if any(_is_title(block, titles) for block in blocks) else None
    usable = place is not None and not part_label(blocks[place].text) and not options(blocks[place].text)
    return place if usable else None


def _gives_reach(block: Block) -> bool:
    """Whether a block by its label gives a website, or a telephone number and the like."""
    return bool((_website(block) or ("",))[0]) or bool(_REACH.match(block.text) and width(block.text) < 100)


def _is_title(block: Block, titles: Container[str]) -> bool:
    """Whether a block is a title of the contents list other than that of the footer itself."""
    return (
        width(block.text) < 240
        and any(key in titles for key in title_keys(block.text))
        and not _is_prompt(block)
    )


def _is_prompt(block: Block) -> bool:
    usable = block.kind in (None, "heading", "paragraph") and not run_in_label(block.text)
    return usable and is_contact_prompt(block.text)


def _belongs(blocks: Sequence[Block], index: int) -> bool:
    """Whether a block before the website, without a prompt, is of the footer: a profile or a reach line."""
    text = blocks[index].text
    if blocks[index].kind not in (None, "paragraph") or part_label(text):
        return False
    if _REACH.match(text) or (text.rstrip()[-1:] in ":：" and width(text) < 60):
        return True
    named = _NAMED.fullmatch(text)
    after_name = (
        index > 0 and blocks[index - 1].text.rstrip()[-1:] in ":：" and width(blocks[index - 1].text) < 60
    )
    return bool(named and width(named["name"]) < 44 and "://" not in text and is_prose(named["rest"])) or (
        after_name and is_prose(text)
    )


def read_contact(
    blocks: Sequence[Block], habits: Habits, ledger: Ledger
) -> tuple[dict[str, Any], dict[str, str]]:
    """The contact footer, and its label override for the website."""
    contact: dict[str, Any] = {}
    rest = _whole_texts(_prompt(blocks, contact, ledger), habits)
    rest, labels = _without_website(rest, contact, ledger)
    captions: list[_Caption] = []
    profiles: list[dict[str, Any]] = []
    used = 0
    for index, block in enumerate(rest):
        if index < used:
            continue
        after = rest[index + 1] if index + 1 < len(rest) else None
        named = _profile(block, after)
        if named:
            profiles.append(named[0])
            used = index + 1 + named[1]
            ledger.place(named[0], *rest[index:used])
        elif is_prose(block.text) and profiles and not _REACH.match(block.text):
            _add_paragraph(profiles[-1], block)
            ledger.place(profiles[-1], block)
        else:
            captions += _captions(block)
    channels = _channels(captions, [profile["name"] for profile in profiles], ledger)
    contact.update({name: found for name, found in (("channels", channels), ("profiles", profiles)) if found})
    return contact, labels


def _without_website(
    blocks: Sequence[Block], contact: dict[str, Any], ledger: Ledger
) -> tuple[list[Block], dict[str, str]]:
    """Take the first line that gives an address as the website; a second one stays among the blocks."""
    sites = [_website(block) for block in blocks]
    if not any(sites):
        sites = [_labelled_address(block) for block in blocks]
    for index, (block, site) in enumerate(zip(blocks, sites, strict=True)):
        if site:
            contact["website"] = site[1]
            ledger.place("contact.website", block)
            return [*blocks[:index], *blocks[index + 1 :]], {"website": site[0]} if site[0] else {}
    return list(blocks), {}


def _prompt(blocks: Sequence[Block], contact: dict[str, Any], ledger: Ledger) -> list[Block]:
    """Take the prompt off the blocks: the first line, and a second one that also invites."""
    rest = list(blocks)
    lines: list[str] = []
    if _unknown_prompt(rest):
        lines.append(rest[0].text.strip())
        ledger.remark(
            "role-guessed", target="contact.prompt", block=rest[0], text=lines[0], as_what="the prompt"
        )
        ledger.place("contact.prompt", rest.pop(0))
    while (
        rest
        and len(lines) < 2
        and is_contact_prompt(rest[0].text)
        and not _website(rest[0])
        and not _REACH.match(rest[0].text)
    ):
        if lines and len(rest) > 1 and rest[1].gap == 0 and not is_contact_prompt(rest[1].text):
            break
        lines.append(rest[0].text.strip())
        ledger.place("contact.prompt", rest.pop(0))
    if lines:
        contact["prompt"] = " ".join(lines)
    return rest


def _unknown_prompt(blocks: Sequence[Block]) -> bool:
    """Whether the footer begins with a short line of its own above others, in words that we do not know."""
    if len(blocks) < 2 or is_contact_prompt(blocks[0].text):
        return False
    first, second = blocks[0], blocks[1]
    if first.kind == "heading":
        return True
    if len(blocks) < 3:
        return False
    plain_line = not (
        _website(first) or _REACH.match(first.text) or first.cells or _SIDE_BY_SIDE.search(first.text)
    )
    short = width(first.text) <= 40 and first.text.rstrip()[-1:] not in ":：" and not ends_sentence(first.text)
    return plain_line and short and second.gap >= 1 and not is_prose(second.text)


def _whole_texts(blocks: Sequence[Block], habits: Habits) -> list[Block]:
    """The blocks with texts that a page break parted joined: below `Name：`, or before a small letter."""
    whole: list[Block] = []
    for block in blocks:
        before = whole[-1] if whole else None
        below_name = len(whole) > 1 and whole[-2].text.rstrip().endswith((":", "："))
        if before and unfinished(before.text) and not _REACH.match(block.text) and not _website(block):
            goes_on = block.text[:1].islower() and is_prose(block.text) and width(before.text) > 30
            if goes_on or (below_name and width(before.text) > 40 and block.text.rstrip()[-1:] not in ":："):
                whole[-1] = join_blocks(before, block, habits)
                continue
        whole.append(block)
    return whole


def _website(block: Block) -> tuple[str, str] | None:
    """The label and address of the website, if a block says that."""
    text = block.text.strip()
    label = run_in_label(text)
    if label and label.part == "website" and label.rest_at is not None:
        address = text[label.rest_at :].strip()
        if re.search(r"\w\.\w", address) and " " not in address.strip("<>"):
            return label.words, address.strip("<>")
    return ("", text.strip("<>")) if _ADDRESS.fullmatch(text) else None


def _labelled_address(block: Block) -> tuple[str, str] | None:
    """The label and address of a line that ends with an address, whatever its label says."""
    found = re.fullmatch(r"([^:：]{2,30}?)\s*[:：]\s*<?(https?://[^\s<>]+)>?", block.text.strip())
    return (found[1], found[2]) if found and not _REACH.match(block.text) else None


def _profile(block: Block, after: Block | None) -> tuple[dict[str, Any], int] | None:
    """A profile, and how many of the following blocks it takes: `Name：text`, or `Name：` above the text."""
    text = block.text.strip()
    if _REACH.match(text) or not has_letters(text):
        return None
    follows = (
        after is not None and is_prose(after.text) and not _REACH.match(after.text) and not _website(after)
    )
    if text[-1:] in ":：" and width(text) <= 80 and follows and after:
        return {"name": text[:-1].strip(), "text": inline_text(stripped(after.runs))}, 1
    named = _NAMED.fullmatch(text)
    if (
        named
        and width(named["name"]) <= 70
        and (is_prose(named["rest"]) or ends_sentence(named["rest"]))
        and "://" not in named["name"]
    ):
        start = block.text.index(named["rest"])
        return {"name": named["name"].strip(), "text": inline_text(stripped(cut(block.runs, start)))}, 0
    strong = block.runs[0].strong and len(block.runs) > 1 and is_prose(plain(block.runs[1:]))
    if strong:
        name = block.runs[0].text.strip(" :：")
        return ({"name": name, "text": inline_text(stripped(block.runs[1:]))}, 0) if name else None
    above = block.kind == "heading" and after is not None and after.kind is None and not _website(after)
    follows = above or (follows and after is not None and not _names_itself(after.text))
    bare = follows and after is not None and width(text) <= 60 and not is_prose(text) and "\t" not in text
    return ({"name": text, "text": inline_text(stripped(after.runs))}, 1) if bare and after else None


def _names_itself(text: str) -> bool:
    """Whether a text begins with a name and a colon of its own."""
    named = _NAMED.fullmatch(text)
    return bool(named and width(named["name"]) <= 70 and is_prose(named["rest"]))


def _add_paragraph(profile: dict[str, Any], block: Block) -> None:
    before = profile["text"] if isinstance(profile["text"], list) else [profile["text"]]
    more = inline_text(stripped(block.runs))
    profile["text"] = [*before, {"type": "break"}, *(more if isinstance(more, list) else [more])]


def _captions(block: Block) -> list[_Caption]:
    if block.cells:
        return [
            _Caption(plain(cell).strip(), block, column)
            for row in block.cells
            for column, cell in enumerate(row)
            if plain(cell).strip()
        ]
    parts = [part.strip() for part in _SIDE_BY_SIDE.split(block.text.strip()) if part.strip()]
    return [_Caption(part, block, column) for column, part in enumerate(parts)]


def _channels(captions: Sequence[_Caption], names: Sequence[str], ledger: Ledger) -> list[dict[str, Any]]:
    """Captions as channels: side by side by column, else by the white space between them."""
    channels: list[dict[str, Any]] = []
    for group in _groups(captions):
        for lines in (
            _by_column(group) if any(line.column for line in group) else _by_name(group, names, ledger)
        ):
            node: dict[str, Any] = {"caption": [line.text for line in lines]}
            channels.append(node)
            ledger.place(node, *dict.fromkeys(line.block for line in lines))
    return channels


def _groups(captions: Sequence[_Caption]) -> list[list[_Caption]]:
    groups: list[list[_Caption]] = []
    for caption in captions:
        same_block = bool(groups) and groups[-1][-1].block is caption.block
        reach = bool(_REACH.match(caption.text))
        if groups and (same_block or caption.block.gap == 0) and not reach:
            groups[-1].append(caption)
        else:
            groups.append([caption])
    return groups


def _by_column(group: Sequence[_Caption]) -> list[list[_Caption]]:
    columns = max(caption.column for caption in group) + 1
    widest = next(caption.block for caption in group if caption.column == columns - 1)
    counts = Counter(id(caption.block) for caption in group)
    placed = [
        (_column_below(widest, caption.block, columns) if counts[id(caption.block)] == 1 else caption.column, caption)
        for caption in group
    ]
    made = ([caption for place, caption in placed if place == column] for column in range(columns))
    return [captions for captions in made if captions]


def _column_below(widest: Block, block: Block, columns: int) -> int:
    """Below which of the captions side by side a line stands that is alone: by its middle, where that is known."""
    row, line = (one.lines[0].box if one.lines else None for one in (widest, block))
    if row is None or line is None or row.x1 <= row.x0:
        return 0
    part = ((line.x0 + line.x1) / 2 - row.x0) / (row.x1 - row.x0)
    return min(max(int(part * columns), 0), columns - 1)


def _by_name(group: Sequence[_Caption], names: Sequence[str], ledger: Ledger) -> list[list[_Caption]]:
    """A group of lines as channels: each begins with the name of a profile; else all are one caption."""
    known = [squeezed(name) for name in names]
    starts = [
        i for i, caption in enumerate(group) if any(squeezed(caption.text).startswith(name) for name in known)
    ]
    if len(starts) > 1:
        cuts = [0, *starts[1:], len(group)]
        return [list(group[a:b]) for a, b in pairwise(cuts)]
    if len(group) >= _MOST_LINES:
        ledger.remark("channels-guessed", block=group[0].block)
        return [[caption] for caption in group]
    return [list(group)]
