"""What a line begins with: something new, as a title, an item or a caption, or more of a sentence.

In: the text of a line, sometimes that above it. Out: whether it is so.
"""

from __future__ import annotations

import re

from briefing_tex.readers.structure.headings.entries import title_keys
from briefing_tex.readers.structure.numbering import DASHES, LIST_STYLES, bullet, options, quantity_follows
from briefing_tex.readers.structure.scripts import is_prose, squeezed, width
from briefing_tex.readers.structure.words import caption, part_label, run_in_label

_NAMED = re.compile(r"[^\s:：，。、,.;；]{2,20}[：:]\s*(?!//)\S")


def names_itself(text: str) -> bool:
    """Whether a line begins with a name, a colon and what it is: where one does, the next begins the next."""
    return bool(_NAMED.match(text))


def is_title(text: str, titles: frozenset[str]) -> bool:
    """Whether the text is a title of the contents list, whole."""
    return bool(titles) and width(text) < 240 and any(key in titles for key in title_keys(text))


def is_said(before: str, after: str) -> bool:
    """Whether a line begins with what the one above announces with a colon."""
    return before.rstrip()[-1:] in ":：" and after[:1] in '“‘「『《"'


def begins_sentence(text: str) -> bool:
    """Whether a line begins a paragraph rather than goes on with a caption."""
    return text[:1].isupper() and is_prose(text)


def begins_title(text: str, line: str, titles: frozenset[str]) -> bool:
    """Whether a text is the beginning of a title of the contents list that goes on with a line."""
    if not titles or width(text) > 240:
        return False
    starts = [key for key in title_keys(text) if len(key) > 3]
    more = squeezed(line)
    return any(title.startswith(key + more) for title in titles for key in starts)


def begins_block(text: str) -> bool:
    """Whether a line by its look begins something new."""
    if (
        bullet(text) is not None
        or caption(text)
        or part_label(text)
        or text.startswith(("|", ">", "```", "!["))
    ):
        return True
    label = run_in_label(text)
    if label and label.part in ("keywords", "abstract", "website"):
        return True
    return any(number.style in LIST_STYLES or not is_prose(text) for number in options(text))


def weak_beginning(text: str) -> bool:
    """Whether the number or sign at the beginning of a line may be part of a sentence."""
    numbers = options(text)
    if caption(text) or part_label(text) or run_in_label(text):
        return False
    if not numbers:
        return text[:1] in DASHES
    return all(
        number.style in ("1 ", "han ", "I ", "1.1", "01", "1:") or quantity_follows(text, number)
        for number in numbers
    ) or (all(number.value > 31 for number in numbers))
