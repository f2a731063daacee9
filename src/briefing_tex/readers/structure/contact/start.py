"""Where the contact footer begins: at its prompt, else at the first of what it consists of.

In: the blocks of a report. Out: an index. Below a known prompt, a heading that the contents list has not, or a
line above nothing but names, their texts and ways to get in touch, all is of the footer; so are codes with
captions above it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from briefing_tex.readers.structure.blocks import Block, plain
from briefing_tex.readers.structure.contact.channels import REACH, SIDE_BY_SIDE, captions_of
from briefing_tex.readers.structure.contact.profiles import has_number, looks_as_address, named_text
from briefing_tex.readers.structure.contact.prompts import unknown_prompt
from briefing_tex.readers.structure.front.bodies import is_body
from briefing_tex.readers.structure.headings.entries import title_keys
from briefing_tex.readers.structure.numbering import options
from briefing_tex.readers.structure.scripts import is_prose, width
from briefing_tex.readers.structure.words import caption, is_contact_prompt, part_label, run_in_label

_ADDRESS = re.compile(r"<?(?:https?://|www\.)[^\s<>]+>?")
_HOST = re.compile(r"<?(?:https?://(?:www\.)?|www\.)[^\s<>/]+/?>?")
_LONGEST_FOOTER = 40
"""How many blocks before the end of a text the footer may begin."""


def contact_start(blocks: Sequence[Block], start: int, titles: Container[str]) -> int | None:
    """The index at which the contact footer begins, looked for from `start` on; None if there is none.

    `titles` are the keys of the contents list: no footer begins before the last section.
    """
    found = _start(blocks, start, titles)
    if found is None:
        return _codes_alone(blocks, start)
    return found if is_contact_prompt(blocks[found].text) else _with_codes(blocks, start, found)


def _codes_alone(blocks: Sequence[Block], start: int) -> int | None:
    """Where a footer begins that is nothing but QR codes with their captions."""
    first = len(blocks)
    while first > start and (blocks[first - 1].coded or _is_caption(blocks[first - 1])):
        first -= 1
    while first < len(blocks) and not blocks[first].coded:
        first += 1
    return first if first < len(blocks) - 1 else None


def _with_codes(blocks: Sequence[Block], start: int, found: int) -> int:
    """Where the footer begins if codes, each with its caption below, stand above what was found of it."""
    first = found
    while first > start and (_is_caption(blocks[first - 1]) or _is_code(blocks[first - 1])):
        first -= 1
    while first < found and not _is_code(blocks[first]):
        first += 1
    codes = [block.lines[0].box for block in blocks[first:found] if _is_code(block)]
    middles = [(box.x0 + box.x1) / 2 for box in codes if box]
    captions = [one for b in blocks[first:found] if not _is_code(b) for one in captions_of(b)]
    below = all(
        one.middle is not None and any(abs(one.middle - middle) < _BELOW for middle in middles)
        for one in captions
    )
    return first if captions and below else found


_BELOW = 6.0
"""How far the middle of a caption is from that of its code at most, in pt."""
_WIDEST_CAPTION = 100
"""The widest captions side by side, in columns."""


def _is_code(block: Block) -> bool:
    return bool(block.image and block.lines)


def _is_caption(block: Block) -> bool:
    """Whether a block may be captions of codes: a short line, and no caption of a figure."""
    short = len(block.lines) == 1 and width(block.text) <= _WIDEST_CAPTION and not is_prose(block.text)
    return short and block.kind in (None, "paragraph", "quote") and not caption(block.text)


def _start(blocks: Sequence[Block], start: int, titles: Container[str]) -> int | None:
    listed = [i for i, block in enumerate(blocks) if _is_title(block, titles)]
    looked = [
        i for i in listed if blocks[i].kind == "heading"
    ]  # where they are known, a caption may say the same
    last = max(looked or listed, default=-1)
    begin = max(start, last + 1, len(blocks) - _LONGEST_FOOTER)
    prompt = next((i for i in range(begin, len(blocks)) if _is_prompt(blocks[i])), None)
    prompt = _unlisted(blocks, begin, titles) if prompt is None else prompt
    if prompt is None:
        prompt = unknown_prompt(blocks, max(start, last), _reaches, _names, looked=start == 1)
    elif blocks[prompt].kind != "heading":  # a caption may invite as well, below a heading in other words
        above = next((i for i in range(prompt - 1, begin - 1, -1) if blocks[i].kind == "heading"), prompt)
        known = unknown_prompt(blocks, above, _reaches, _names, looked=True) == above
        prompt = above if known else prompt
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
    if place is None or part_label(blocks[place].text) or options(blocks[place].text):
        return None
    return place if not any(block.kind in _OF_SECTIONS for block in blocks[place:]) else None


_OF_SECTIONS = frozenset({"table", "code", "quote", "item", "caption"})
"""What stands in sections, and in no contact footer."""


def _gives_reach(block: Block) -> bool:
    """Whether a block by its label gives a website, or a telephone number and the like."""
    return bool((website_of(block) or ("",))[0]) or bool(REACH.match(block.text) and width(block.text) < 100)


def _reaches(block: Block) -> bool:
    """Whether a block, or its last line, gives a website or the like, or the bare address of a host.

    The address of a work has a path.
    """
    last = Block.of(block.lines[-1].text) if len(block.lines) > 1 else block
    site = (website_of(last) or ("",))[0] or _HOST.fullmatch(block.text.strip())
    texts = [block.text, *(plain(cell) for row in block.cells for cell in row)]
    return _gives_reach(block) or bool(site) or any(map(has_number, texts))


def _names(block: Block) -> bool:
    """Whether a block is a name with its text behind it."""
    named = named_text(block.text)
    if not named or width(named["name"]) > 70 or "://" in named["name"]:
        return False
    told = is_body(named["name"]) or is_prose(named["rest"])
    return told or (looks_as_address(named["rest"]) and "@" in named["rest"])


def _is_title(block: Block, titles: Container[str]) -> bool:
    """Whether a block is a title of the contents list other than that of the footer itself."""
    return (
        width(block.text) < 240
        and any(key in titles for key in title_keys(block.text))
        and not _is_prompt(block)
    )


def _is_prompt(block: Block) -> bool:
    usable = block.kind in (None, "heading", "paragraph") and not run_in_label(block.text)
    usable = usable and not SIDE_BY_SIDE.search(block.text)
    return usable and is_contact_prompt(block.text)


def _belongs(blocks: Sequence[Block], index: int) -> bool:
    """Whether a block before the website, without a prompt, is of the footer: a profile or a reach line."""
    text = blocks[index].text
    if blocks[index].kind not in (None, "paragraph") or part_label(text):
        return False
    if REACH.match(text) or (text.rstrip()[-1:] in ":：" and width(text) < 60):
        return True
    named = named_text(text)
    after_name = (
        index > 0 and blocks[index - 1].text.rstrip()[-1:] in ":：" and width(blocks[index - 1].text) < 60
    )
    return bool(named and width(named["name"]) < 44 and "://" not in text and is_prose(named["rest"])) or (
        after_name and is_prose(text)
    )


def website_of(block: Block) -> tuple[str, str] | None:
    """The label and address of the website, if a block says that."""
    text = block.text.strip()
    label = run_in_label(text)
    if label and label.part == "website" and label.rest_at is not None:
        address = text[label.rest_at :].strip()
        if re.search(r"\w\.\w", address) and " " not in address.strip("<>"):
            return label.words, address.strip("<>")
    return ("", text.strip("<>")) if _ADDRESS.fullmatch(text) else None
