"""Lines of light Markdown without the signs that make them headings, bold, items or links.

In: the text of a line. Out: its words.
"""

from __future__ import annotations

import re

NOTE = re.compile(r"\[\^(?P<mark>[\w-]{1,20})\]:\s*(?=\S)")
"""What a note begins with."""
_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*")
_LINK = re.compile(r"(?:[-*+]\s+)?\[([^\[\]]+)\]\(#[^()\s]*\)([\s.·…]*\d*)")
_STRONG = re.compile(r"(\*\*|__)([^*_]+)\1")
_BULLET = re.compile(r"[-*+•●]\s+(?=\S)")


def bare_line(text: str) -> str:
    """The words of a line.

    >>> bare_line("## **1 Tides**"), bare_line("- [1 Tides](#tides) 3"), bare_line("see [1](#note)")
    ('1 Tides', '1 Tides 3', 'see [1](#note)')
    """
    heading, link = _HEADING.fullmatch(text), _LINK.fullmatch(text)
    text = heading[1] if heading else link[1] + link[2] if link else text
    strong = _STRONG.fullmatch(text)
    return strong[2].strip() if strong else text


def without_bullet(text: str) -> str:
    """A line without the bullet that it begins with.

    >>> without_bullet("• Tides"), without_bullet("-5 degrees")
    ('Tides', '-5 degrees')
    """
    return _BULLET.sub("", text, count=1)
