"""ToUnicode: what each glyph of an embedded font says.

In: the text of each CID. Out: the CMap stream's bytes. Specification: ISO 32000-1, 9.10.3; Adobe Technical Note
5411. One line a CID: ranges with arrays would make a PDF smaller by less than 1 %, but not every program that
checks PDFs reads them.
"""

from __future__ import annotations

from collections.abc import Sequence

_HEAD = """/CIDInit/ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_TAIL = """endcmap
CMapName currentdict/CMap defineresource pop
end
end
"""
_MAX_LINES = 100


def to_unicode(texts: Sequence[str]) -> bytes:
    """The CMap in which CID n says `texts[n]`; an empty text leaves its CID out.

    >>> print(*to_unicode(["", "A", "ffi"]).decode().splitlines()[9:13], sep="\\n")
    2 beginbfchar
    <0001> <0041>
    <0002> <006600660069>
    endbfchar
    """
    lines = [
        f"<{cid:04x}> <{text.encode('utf-16-be', 'replace').hex()}>\n" for cid, text in enumerate(texts) if text
    ]
    sections = [lines[start : start + _MAX_LINES] for start in range(0, len(lines), _MAX_LINES)]
    body = "".join(f"{len(part)} beginbfchar\n{''.join(part)}endbfchar\n" for part in sections)
    return (_HEAD + body + _TAIL).encode("ascii")
