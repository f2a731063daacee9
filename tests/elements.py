"""What a report consists of, element by element, as far as plain text can carry it.

In: two reports. Out: for each kind of element, how many are the same. Spaces beside Chinese and Japanese
characters are not compared: extractors put them where the page has white space.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from briefing_tex.model import Citation, Code, Footnote, Report, Section, plain_text
from briefing_tex.readers.structure.words import caption
from knowable import printed_entry

KINDS = (
    "title date organisation abstract keyword heading paragraph item row caption note reference contact".split()
)
"""What is compared. Code is not: without its look and its spaces its lines are lines of text."""
_WIDE = "\u2e80-\u312f\u31a0-\u9fff\uf900-\ufaff\ufe30-\uffef\u3000“”‘’—…·"
_SPACE = re.compile(rf"\s+(?=[{_WIDE}])|(?<=[{_WIDE}])\s+")

Element = tuple[str, str]


def elements(report: Report) -> Iterator[Element]:
    """Kind and text of each element; of headings with the level."""
    for kind, text in _elements(report.printed()):
        folded = _SPACE.sub("", " ".join(text.split()))
        if folded:
            yield kind, folded


def _elements(report: Report) -> Iterator[Element]:
    yield "title", plain_text(report.title) + plain_text(report.subtitle)
    yield "date", str(report.date or "")
    yield from (("organisation", one.name) for one in report.organisations)
    yield from (("keyword", one) for one in report.keywords)
    yield from (("abstract" if k == "paragraph" else k, text) for k, text in _blocks(report.abstract))
    yield from _sections(report.sections, 1)
    yield from (("reference", "".join(filter(str.isalnum, printed_entry(one)))) for one in report.references)
    if report.contact:
        yield from _contact(report.contact)


def _sections(sections: Iterable[Section], level: int) -> Iterator[Element]:
    for section in sections:
        yield "heading", f"{level} {_text(section.title)}"
        yield from _blocks(section.blocks)
        yield from _sections(section.sections, level + 1)


def _blocks(blocks: Iterable[Any], kind: str = "paragraph") -> Iterator[Element]:
    for block in blocks:
        if block.type == "paragraph":
            text = _text(block.text)
            label = caption(text)
            yield ("caption", text[label.rest_at :]) if label else (kind, text)
            yield from _notes(block.text)
        elif block.type == "list":
            for item in block.items:
                yield from _blocks(item, "item")
        elif block.type == "quote":
            yield from _blocks(block.blocks)
        elif block.type == "table":
            yield "caption", _text(block.caption)
            yield from (("row", " | ".join(map(_text, row))) for row in (*block.head, *block.rows))
            yield from _notes((*block.caption, *(part for row in block.rows for cell in row for part in cell)))
        elif block.type == "figure":
            yield "caption", _text(block.caption)
            yield from _notes(block.caption)


def _notes(text: Iterable[Any]) -> Iterator[Element]:
    for part in text:
        if isinstance(part, Footnote):
            yield from _blocks(part.blocks, "note")


def _text(parts: Iterable[Any]) -> str:
    return "".join(_inline(part) for part in parts)


def _inline(part: Any) -> str:
    if isinstance(part, Citation):
        return f"[{', '.join(part.keys)}]"
    if isinstance(part, Footnote):
        return ""
    return part.text if isinstance(part, Code) else plain_text(part)


def _contact(contact: Any) -> Iterator[Element]:
    texts = [contact.prompt, contact.website]
    texts += ["".join("".join(channel.caption).split()) for channel in contact.channels]
    texts += [text for profile in contact.profiles for text in (profile.name, _text(profile.text))]
    yield from (("contact", text) for text in texts)


def shared(one: Report, other: Report) -> dict[str, tuple[int, int]]:
    """For each kind how many elements both have, and how many the two have together."""
    first, second = Counter(elements(one)), Counter(elements(other))
    both = Counter(kind for kind, _ in (first & second).elements())
    all_ = Counter(kind for kind, _ in (first + second).elements())
    return {kind: (both[kind], all_[kind]) for kind in all_}
