"""Headings run into the text: `2.1 Tides.` in bold, and the paragraph goes on behind it.

In: blocks in reading order. Out: the same, such paragraphs as a heading and the text below it. Only numbers
that count sections below sections tell a heading from a bold label, or in Chinese and Japanese, which have no
spaces, the wide one behind it; in Latin letters a sentence behind words that end none; or the contents list.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from briefing_tex.readers.structure.blocks import Block, cut, stripped
from briefing_tex.readers.structure.front.bodies import is_body
from briefing_tex.readers.structure.headings.entries import Contents, title_keys
from briefing_tex.readers.structure.headings.levels import title_like
from briefing_tex.readers.structure.numbering import Number, options
from briefing_tex.readers.structure.scripts import has_cjk, has_letters, is_prose
from briefing_tex.readers.structure.words import is_contact_prompt, part_label

_FEWEST = 2
"""Headings of a document at least that are run into their text."""
_LONGEST = 80
"""The widest of them, in columns."""
_STOP = re.compile(r"[.。．:：]\s*$")
_HAN = r"[\u3040-\u30ff\u3400-\u9fff]"
_LABEL = re.compile(rf"[.．](?=\s+\S)|(?<={_HAN})[\s\u3000](?={_HAN}[^\s\u3000]*[。：]\s*$)")
"""Where a heading ends that bold text follows: `2.1. Tides. **Ebb.** The sea ...`"""
_WIDE = "\u3000"


class _Ends(Struct, frozen=True):
    """Where the words of a heading end, without the stop, where the text begins, whether a number counts it."""

    title: int
    text: int
    numbered: bool


def with_run_in_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, headings that are run into paragraphs apart from them.

    >>> from briefing_tex.readers.structure.blocks import Block, Run
    >>> tides = Block((Run("1.1 Tides.", strong=True), Run(" The sea was calm.")))
    >>> ebb = Block((Run("1.2 Ebb.", strong=True), Run(" It went out.")))
    >>> [block.text for block in with_run_in_headings([tides, ebb])]
    ['1.1 Tides', 'The sea was calm.', '1.2 Ebb', 'It went out.']
    """
    last = next((i for i in range(len(blocks) - 1, 0, -1) if _labels_end(blocks[i])), len(blocks))
    found = {id(block): ends for block in blocks[:last] if (ends := _ends(block))}
    if len(found) < _FEWEST or len({ends.numbered for ends in found.values()}) > 1:
        return list(blocks)
    deepest = max((block.level or 1 for block in blocks if block.kind == "heading"), default=0)
    return [one for block in blocks for one in _parted(block, found.get(id(block)), deepest + 1)]


def with_listed_headings(blocks: Sequence[Block], contents: Contents | None) -> list[Block]:
    """The blocks, bold words that begin a paragraph below the contents list apart where it names them."""
    if contents is None:
        return list(blocks)
    keys = frozenset(entry.key for entry in contents.entries if entry.key)
    above, below = blocks[: contents.stop], blocks[contents.stop :]
    return [*above, *(one for block in below for one in _parted(block, _listed_ends(block, keys), 0))]


def _listed_ends(block: Block, keys: Container[str]) -> _Ends | None:
    bold = _bold_beginning(block) if block.kind in (None, "paragraph") and not block.cells else ""
    text = block.text[len(bold) :]
    named = bool(bold.strip()) and any(key in keys for key in title_keys(bold.strip().rstrip(".。:：")))
    return (
        _Ends(len(bold.rstrip().rstrip(".。:：")), len(bold), numbered=True)
        if named and is_prose(text)
        else None
    )


def _labels_end(block: Block) -> bool:
    """Whether the bibliography or the contact footer begins, where bold words are names."""
    label = part_label(block.text)
    return bool(label and label.part in ("references", "contact")) or is_contact_prompt(block.text)


def _bold_beginning(block: Block) -> str:
    return "".join(run.text for run in takewhile(lambda run: run.strong, block.runs))


def _begins_sentence(bold: str, text: str) -> bool:
    """Whether words in Latin letters that end no sentence, and name no body, stand before one.

    >>> _begins_sentence("Costs for harbours", " They rose."), _begins_sentence("Harbours", " have closed.")
    (True, False)
    """
    words = bold.split()
    begins = bold[:1].isupper() and len(words) > 1 and text[:1].isspace() and text.lstrip()[:1].isupper()
    return begins and bold.strip()[-1:].isalpha() and not has_cjk(bold) and not is_body(bold)


def _counts_sections(number: Number) -> bool:
    """Whether a number counts nothing but sections: it says those above it, or the word for a section.

    >>> [_counts_sections(options(text)[0]) for text in ("2.1 Tides", "제2절 조석", "第二节　潮汐", "2. Tides")]
    [True, True, True, False]
    """
    return number.depth > 1 or number.style.startswith(("chapter", "clause", "korean", "word"))


def _ends(block: Block) -> _Ends | None:
    """Where a heading ends that a paragraph begins with."""
    if block.kind not in (None, "paragraph", "item") or not any(run.strong for run in block.runs[:2]):
        return None
    if block.kind == "item" and (block.marker or not (block.runs[0].strong and options(block.runs[0].text))):
        return None  # bold words of a list, whose marker is plain
    plain = block.runs[0].text if not block.runs[0].strong else ""
    bold = plain + "".join(run.text for run in takewhile(lambda run: run.strong, block.runs[bool(plain) :]))
    number = next((number for number in options(bold) if _counts_sections(number)), None)
    begin = number.rest_at if number else 0
    if begin < len(plain):
        return None
    label = _LABEL.search(bold, begin) if number else None
    end = label.end() if label else len(bold)
    stop = _STOP.search(bold[:end])
    title = stop.start() if stop else len(bold[:end].rstrip())
    wide = has_cjk(bold) and not stop and _WIDE in block.text[title : end + 1] and not part_label(bold)
    apart = not stop and not number and _begins_sentence(bold, block.text[end:])
    told = (number or wide or apart) and title_like(bold[begin:title], _LONGEST)
    text = block.text[end:]
    below = has_letters(text) if number else is_prose(text)
    return _Ends(title, end, number is not None) if told and below else None


def _parted(block: Block, ends: _Ends | None, level: int) -> tuple[Block, ...]:
    if ends is None:
        return (block,)
    runs, lines = cut(block.runs, 0, ends.title), block.lines[:1]
    heading = replace(block, runs=runs, lines=lines, kind="heading", level=None if ends.numbered else level)
    text = replace(block, runs=stripped(cut(block.runs, ends.text)), gap=0.0, text_indent=None)
    return (heading, text)
