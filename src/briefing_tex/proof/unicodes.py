"""Does each font say what its codes mean in the one way that all programs read alike?

In: `Evidence`. Out: findings. Of a code that is given two texts some programs take the first, others the last;
of codes of other lengths each makes what it likes. Follows ISO 32000-1, 9.10.3 (ToUnicode CMaps).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing_tex.proof.evidence import Evidence
from briefing_tex.proof.findings import Finding
from briefing_tex.readers.pdf.file.objects import entry

_SPACE = b"\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
"""All codes are of two bytes."""
_DIGITS = b"0123456789abcdef"
_LINES = {b"char": (b"<> <>\n", 1), b"range": (b"<> <> <>\n", 0)}
"""Of the lines of a section: what they are without their digits, and how many signs they have beyond fours."""
_PARTED = b"> <"
_BEGINS = 4
"""How often something begins beside the sections: a resource, a dictionary, the map, its codes."""


def wrong_maps(evidence: Evidence) -> Iterator[Finding]:
    """Fonts whose text other programs may read otherwise."""
    for font, embedded in evidence.fonts.items():
        further = entry(entry(embedded.font, "ToUnicode"), "UseCMap")
        if embedded.is_composite and (further is not None or not is_plain(font.map.lower())):
            yield Finding("glyph", "is a font that says in a way of its own what its codes mean", font.name)


def is_plain(data: bytes) -> bool:
    """Whether a map, in small letters, says one text of each code, and nothing else."""
    codes: list[bytes] = []
    _, *sections = data.split(b" beginbf")
    for section in sections:
        kind, _, rest = section.partition(b"\n")
        body, end, _ = rest.partition(b"endbf%b\n" % kind)
        lines = body.splitlines()
        form, beyond = _LINES.get(kind, (b"", 0))
        if not end or body.translate(None, _DIGITS) != form * len(lines):
            return False
        if {line[5:8] for line in lines} != {_PARTED} or {len(line) % 4 for line in lines} != {beyond}:
            return False
        codes += [line[1:5] for line in lines] if kind == b"char" else _within(lines)
    return (
        _SPACE in data
        and data.count(b"begin") == _BEGINS + len(sections)
        and b"usecmap" not in data
        and len(codes) == len(set(codes))
    )


def _within(ranges: Iterable[bytes]) -> Iterator[bytes]:
    """The codes of ranges; one that is not plain is said twice."""
    for line in ranges:
        first, last = line[1:5], line[8:12]
        if first[:2] != last[:2] or line[12:15] != _PARTED:
            yield from (first, first)
        else:
            yield from (b"%04x" % code for code in range(int(first, 16), int(last, 16) + 1))
