"""Identifiers: any text as an XML name (NCName of Namespaces in XML 1.0).

In: an id of the model. Out: a name the reader takes back. A character that may not stand in a name is written
`_xHHHH_`, as ISO/IEC 9075-14 (SQL/XML), 9.1, does it. XML wants an id to be unique in the file, a report only
among sections or among references: a reference with the id of a section has its first character written so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from briefing_tex.model import Report, all_sections

_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_HEAD = re.compile(f"(?!_x)[{_START}]")
_FORBIDDEN = re.compile(f"[^-.0-9\u00b7\u0300-\u036f\u203f\u2040{_START}]|_(?=x)")


class Names(Struct, frozen=True):
    """The XML name of each reference, and the number that its marks in the text show."""

    references: Mapping[str, str]
    numbers: Mapping[str, int]

    @classmethod
    def of(cls, report: Report) -> Names:
        sections = {part.id for _, _, part in all_sections(report)}
        names = {item.id: xml_name(item.id, taken=item.id in sections) for item in report.references}
        return cls(names, {item.id: number for number, item in enumerate(report.references, 1)})


def xml_name(text: str, taken: bool = False) -> str:
    """The XML name that stands for `text`; `taken` asks for its second form.

    >>> xml_name("ft2026"), xml_name("2026 ft"), xml_name("intro", taken=True)
    ('ft2026', '_x0032_026_x0020_ft', '_x00000069_ntro')
    """
    if taken:
        head = f"_x{ord(text[0]):08X}_"
    else:
        head = text[0] if _HEAD.match(text) else _escaped(text[0])
    return head + _FORBIDDEN.sub(lambda found: _escaped(found[0]), text[1:])


def _escaped(character: str) -> str:
    code = ord(character)
    return f"_x{code:04X}_" if code <= 0xFFFF else f"_x{code:06X}_"
