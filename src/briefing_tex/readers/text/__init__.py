"""Plain text as an extractor gives it, to a report.

In: UTF-8 text: copied from a page, from `pdftotext` (with or without `-layout`), pypdf, pdfium, OCR. Out: a
`Reading` with the guesses that were made. Form feeds part pages. Steps: lines, furniture, tables, paragraphs,
structure.
"""

from __future__ import annotations

import re
from collections import Counter

from msgspec.structs import replace

from briefing_tex.diagnostics import Diagnostic, Location, Source
from briefing_tex.errors import InvalidSource
from briefing_tex.formats import Reading
from briefing_tex.model.validate import validate
from briefing_tex.readers.structure.assemble import assemble
from briefing_tex.readers.structure.joins import PDFIUM_HYPHEN
from briefing_tex.readers.structure.ledger import remark
from briefing_tex.readers.structure.radicals import IDEOGRAPHS
from briefing_tex.readers.text.figures import without_set_spaces
from briefing_tex.readers.text.glued import with_spaces
from briefing_tex.readers.text.lines import blocks_of, split_lines
from briefing_tex.readers.text.markup.html import in_markdown
from briefing_tex.readers.text.markup.latex import without_latex

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_PAGE_COMMENT = re.compile(r"<!--[ \t]*(?P<page>page[ \t]+\d{1,4})[ \t]*-->", re.IGNORECASE)
_PAGE_BREAK = re.compile(r"<!--[ \t]*page[ -]?break[ \t]*-->", re.IGNORECASE)
"""Page breaks as programs name them that write Markdown."""
_RADICALS = str.maketrans(dict(IDEOGRAPHS))
_NONCHARACTERS = "".join(chr(plane * 0x10000 + 0xFFFF) for plane in range(17)) + "".join(
    chr(plane * 0x10000 + 0xFFFE) for plane in range(1, 17)
)
# Control characters and noncharacters, without line ends, tabs, form feeds and the hyphen of pdfium.
_FORBIDDEN = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef{_NONCHARACTERS}]")
_ALSO_OF_PDFIUM = re.compile("\x02(?=[\\w\r\n])")
"""What pdfium gives for a hyphen at a line end, by the function that is asked for the text."""
_HYPHEN_WITHIN_LINE = re.compile(f"{PDFIUM_HYPHEN}(?![\r\n])")


def read(data: bytes, source: Source) -> Reading:
    """The report that a plain text holds.

    Raises InvalidSource where the bytes are not UTF-8, or hold no text.

    >>> reading = read("潮汐周报\\n\\n摘要\\n\\n海面平静。".encode(), Source("tides.txt"))
    >>> reading.report.title, reading.report.language
    (('潮汐周报',), 'zh-Hans')
    """
    text, remarks = _cleaned(_decoded(data, source))
    lines, pictures = in_markdown(split_lines(without_latex(text)))
    if not lines:
        raise InvalidSource("the text is empty", Location(source.file), "give a text that holds a report")
    blocks, left_out = blocks_of(with_spaces(without_set_spaces(lines)))
    assembled = assemble(blocks)
    losses = (*remarks, *pictures, *left_out, *assembled.losses)
    placed = tuple(_in_file(loss, source) for loss in losses)
    numbers = {path: found[0].number for path, found in assembled.origins.items() if found}
    at = {path: number for path, number in numbers.items() if number is not None}
    return Reading(validate(assembled.data, replace(source, lines=at)), "text", placed)


def _decoded(data: bytes, source: Source) -> str:
    for mark, name in ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16")):
        if data.startswith(mark):
            raise _not_utf8(source, name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        guess = "GB18030" if _is_gb18030(data) else "ISO-8859-1"
        line = data.count(b"\n", 0, error.start) + 1
        raise _not_utf8(source, guess, line) from None


def _is_gb18030(data: bytes) -> bool:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True


def _not_utf8(source: Source, guess: str, line: int | None = None) -> InvalidSource:
    return InvalidSource(
        "the text is not UTF-8",
        Location(source.file, line),
        f"it may be {guess}; convert it: iconv -f {guess} -t UTF-8 FILE",
    )


def _cleaned(text: str) -> tuple[str, list[Diagnostic]]:
    """The text without characters that cannot be printed, and what was removed or replaced."""
    remarks: list[Diagnostic] = []
    text = _PAGE_BREAK.sub("\f", text)
    text = _PAGE_COMMENT.sub(lambda found: found["page"], text)
    closed = (
        text.rfind("-->") + 1
    )  # one that nothing closes is none: it would be looked for up to the end each time
    kept, comments = _COMMENT.subn(lambda found: re.sub(r"[^\n\f]", "", found[0]), text[: closed + 2])
    if comments:
        remarks.append(remark("furniture", f"comments ({comments})"))
        text = kept + text[closed + 2 :]
    folded = text.translate(_RADICALS)
    if folded != text:
        count = sum(a != b for a, b in zip(folded, text, strict=True))
        remarks.append(
            remark("radicals-folded", f"{count} radicals were read as the characters they look like")
        )
    folded = _ALSO_OF_PDFIUM.sub(PDFIUM_HYPHEN, folded)
    folded = _HYPHEN_WITHIN_LINE.sub(f"{PDFIUM_HYPHEN}\n", folded)
    removed = Counter(f"U+{ord(character):04X}" for character in _FORBIDDEN.findall(folded))
    if removed:
        listed = ", ".join(f"{name} ({count})" for name, count in sorted(removed.items())[:8])
        remarks.append(
            remark("characters-removed", f"characters that cannot be printed were removed: {listed}")
        )
    return _FORBIDDEN.sub("", folded), remarks


def _in_file(loss: Diagnostic, source: Source) -> Diagnostic:
    return replace(loss, location=replace(loss.location, file=source.file))
