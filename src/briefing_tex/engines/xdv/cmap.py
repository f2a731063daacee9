"""ToUnicode: what each glyph of an embedded font says.

In: the text of each CID. Out: the CMap stream's bytes. Specification: ISO 32000-1, 9.10.3; Adobe Technical Note
5411. A range with an array of texts needs no second number a glyph, and compresses to about half of `bfchar`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_HEAD = """/CIDInit/ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><FFFF>
endcodespacerange
"""
_TAIL = """endcmap
CMapName currentdict/CMap defineresource pop
end
end
"""
_MAX_RANGES = 100


def to_unicode(texts: Sequence[str]) -> bytes:
    """The CMap in which CID n says `texts[n]`; an empty text leaves its CID out.

    >>> print(to_unicode(["", "A", "ffi"]).decode().splitlines()[10])
    <0001><0002>[<0041><006600660069>]
    """
    ranges = list(_ranges(texts))
    sections = [ranges[start : start + _MAX_RANGES] for start in range(0, len(ranges), _MAX_RANGES)]
    body = "".join(f"{len(part)} beginbfrange\n{''.join(part)}endbfrange\n" for part in sections)
    return (_HEAD + body + _TAIL).encode("ascii")


def _ranges(texts: Sequence[str]) -> Iterator[str]:
    """Ranges of CIDs that share the first byte, as the specification demands."""
    start = 0
    while start < len(texts):
        stop = start
        while stop < len(texts) and texts[stop] and stop >> 8 == start >> 8:
            stop += 1
        if stop > start:
            hexes = "".join(f"<{text.encode('utf-16-be', 'replace').hex()}>" for text in texts[start:stop])
            yield f"<{start:04x}><{stop - 1:04x}>[{hexes}]\n"
        start = max(stop, start + 1)
