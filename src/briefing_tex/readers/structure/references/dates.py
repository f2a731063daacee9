"""Dates as entries print them: of issue, of access.

In: a stretch of an entry. Out: `2025`, `2025-12` or `2025-12-03`.
"""

from __future__ import annotations

import re

from briefing_tex.labels import parse_date

FULL_DATE = r"\d{4}\s*[-年년./]\s*\d{1,2}\s*[-月월./]\s*\d{1,2}(?:\s*[日일]|\.(?=\s*[)）]))?"
ENGLISH_DATE = r"(?:\d{1,2} )?[A-Z][a-z]{2,8}\.?(?: \d{1,2},)? \d{4}"
_YEAR_FIRST = re.compile(r"(\d{4}),\s*([A-Z][a-z]+\.?)(?:\s+(\d{1,2}))?")


def read_issued(text: str) -> str | None:
    """A date of issue.

    >>> read_issued("2025, December 3"), read_issued("2025b"), read_issued("2026年4月"), read_issued("n.d.")
    ('2025-12-03', '2025', '2026-04', None)
    """
    bare = text.strip().rstrip(".")
    if re.fullmatch(r"\d{4}[a-z]", bare):
        return bare[:4]
    turned = _YEAR_FIRST.fullmatch(bare)
    if turned:
        bare = f"{turned[2]} {turned[3]}, {turned[1]}" if turned[3] else f"{turned[2]} {turned[1]}"
    date = parse_date(bare)
    return str(date) if date else None
