"""The words by which the parts of a report are known, in Chinese, Japanese, Korean and English.

In: the text of a line. Out: which part it names (`abstract`, `contents`, ...), and the words as printed.
The words themselves are data in `vocabulary`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

from briefing_tex.readers.structure.scripts import squeezed, width
from briefing_tex.readers.structure.vocabulary import (
    FLOATS,
    INVITATIONS,
    ISSUES,
    PARTS,
    TABLES,
    USUAL_SECTIONS,
    Part,
)

_LONGEST_LABEL = 400
"""The longest text, in characters, that may be a label, letterspaced or in brackets."""
_PART_OF: Mapping[str, Part] = MappingProxyType(
    {squeezed(word): part for part, words in PARTS.items() for word in words.split()}
)
_INVITATION = re.compile(INVITATIONS, re.IGNORECASE | re.VERBOSE)
_EDGES = " \t\u3000:：.。-—–=~*#_【】[]〔〕「」『』<>《》〈〉■◆●▌|｜•·"
_RUN_IN = re.compile(
    r"^\s*[【\[〔「\*_]*\s*([^:：—–\]】〕」\*_.]{1,28}?)\s*[】\]〕」\*_]*\s*"
    r"(?:[:：]|—|–|】|\]|〕|」|\*\*|\.\s|\u3000|\s{2})[\*_]*\s*(\S.*)$",
    re.DOTALL,
)
_ISSUE = re.compile(ISSUES, re.IGNORECASE)
_CAPTION = re.compile(
    rf"^(?P<label>{''.join(FLOATS.split())})\s*"
    r"(?P<number>\d{1,3}(?:[-.–]\d{1,3})?|[一二三四五六七八九十]{1,3}|(?-i:[A-Z]\d{0,2}|[IVX]{1,4}))(?![\d%])"
    r"(?P<rest>\s*[:：.．、|｜—–-]\s*\S.*|[\s\u3000]+\S.*|\s*[:：.．]?\s*)$",
    re.IGNORECASE | re.DOTALL,
)
_IN_BRACKETS = re.compile(
    rf"^[<〈＜【\[]\s*(?P<label>{''.join(FLOATS.split())})\s*\d{{1,3}}(?:[-.–]\d{{1,3}})?\s*[>〉＞】\]]\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""Captions as Korean offices number them: `<표 1>`, `[그림 2]`."""
_USUAL_SECTIONS = frozenset(USUAL_SECTIONS.split())


class Label(Struct, frozen=True):
    """A line that names a part: which one, in which words, and where the text after the words begins."""

    part: Part
    words: str
    rest_at: int | None = None


@lru_cache(maxsize=4096)
def part_label(text: str) -> Label | None:
    """The part that a whole line names, as `摘 要`, `CONTENTS`, `【目录】`.

    >>> part_label("摘　要"), part_label("Contents")
    (Label(part='abstract', words='摘要', rest_at=None), Label(part='contents', words='Contents', rest_at=None))
    >>> part_label("参考文献 References")
    Label(part='references', words='参考文献 References', rest_at=None)
    """
    if len(text) > _LONGEST_LABEL:
        return None
    bare = text.strip(_EDGES)
    part = _part_of(bare)
    return Label(part, _as_printed(bare)) if part else None


def _part_of(words: str) -> Part | None:
    """The part that words name, in one language or in two side by side: `关键词 Keywords`."""
    part = _PART_OF.get(squeezed(words))
    both = None if part else _TWO_LANGUAGES.fullmatch(words)
    if not both:
        return part
    first, second = (_PART_OF.get(squeezed(words)) for words in both.groups())
    return first if first == second else None


_TWO_LANGUAGES = re.compile(
    r"([^\x00-\x7f]+(?: [^\x00-\x7f]+)*)\s*[（(/／·|]?\s*([A-Za-z][A-Za-z ]*[A-Za-z])[)）]?"
)


def bare_label(text: str) -> str | None:
    """The words of a line that by its brackets or colon is a label: `【本期导读】`, `In this issue:`.

    >>> bare_label("【本期导读】"), bare_label("海岸观测中心")
    ('本期导读', None)
    """
    words = text.strip(_EDGES)
    marked = text.strip()[:1] in "【[〔■◆●▌" or text.rstrip()[-1:] in ":：】]〕"
    return _as_printed(words) if marked and words and width(words) <= 30 else None


def run_in_label(text: str) -> Label | None:
    """The part that the beginning of a line names, as in `关键词：潮汐；盐度` or `Abstract: We ...`.

    >>> run_in_label("关键词：潮汐；盐度").rest_at
    4
    """
    found = _RUN_IN.match(text)
    part = _part_of(found[1]) if found else None
    return Label(part, _as_printed(found[1]), found.start(2)) if part and found else None


def _as_printed(words: str) -> str:
    """The words without the spaces that only letterspace them: 摘 要, C O N T E N T S."""
    parts = words.split()
    if len(parts) > 1 and all(len(part) == 1 for part in parts):
        return "".join(parts)
    return " ".join(parts)


def is_contact_prompt(text: str) -> bool:
    """Whether a short line invites the reader to get in touch.

    >>> is_contact_prompt("联系我们，请扫描二维码"), is_contact_prompt("The survey")
    (True, False)
    """
    if width(text) > 60 or text.rstrip()[-1:] in "。；;":
        return False
    label = part_label(text)
    return bool(label and label.part == "contact") or bool(_INVITATION.search(text))


class Caption(Struct, frozen=True):
    """The parts of `Table 2: Salinity`: kind, label, where the caption itself begins."""

    kind: Literal["table", "figure"]
    label: str
    rest_at: int


def caption(text: str) -> Caption | None:
    """The caption that a line is, by its label and number.

    >>> caption("表 1：分技术路线装车量")
    Caption(kind='table', label='表', rest_at=4)
    >>> caption("<표 1> 군별 운영 실적")
    Caption(kind='table', label='표', rest_at=6)
    >>> caption("Figures in this report are rounded") is None
    True
    """
    found = _CAPTION.match(text) or _IN_BRACKETS.match(text)
    if not found:
        return None
    label = found["label"]
    table = label.casefold().startswith(TABLES)
    rest = found["rest"].lstrip(" \t\xa0\u3000:：.．、|｜—–-")
    return Caption("table" if table else "figure", label, len(text.rstrip()) - len(rest.rstrip()))


def names_an_issue(text: str) -> bool:
    """Whether a line counts an issue of a periodical: `2026 年第 8 期（总第 112 期）`."""
    return bool(_ISSUE.search(text))


def usual_section(text: str) -> bool:
    """Whether a line is a title that sections without a number usually have: 结语, Conclusion."""
    return squeezed(text.strip(_EDGES)) in _USUAL_SECTIONS
