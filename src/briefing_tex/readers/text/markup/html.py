"""The HTML and TeX that OCR programs mix into a text, made the light Markdown that is read here.

In: the lines of a text. Out: the same lines in light Markdown, and remarks on pictures that were left out.
Tables become rows of pipes, `<sup>1</sup>` and `$^{1}$` marks of notes where a note begins so, `$4.2\\%$` text.
Only tags that we know are taken for tags, and no formula that has more in it than numbers, units and signs.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from briefing_tex.diagnostics import Diagnostic
from briefing_tex.readers.raised import lowered, raised
from briefing_tex.readers.structure.blocks import Line
from briefing_tex.readers.structure.ledger import remark
from briefing_tex.readers.text.markup.formulas import plain_formulas

_FENCE = re.compile(r"`{3,}|~{3,}")
_CODE = re.compile(r"(`+[^`]+`+)")
_MARKED = re.compile(r"[<&$\\]")
"""What tags, entities, formulas and escapes begin with."""
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,5}|#[xX][0-9A-Fa-f]{2,5});")
_NUMBERED_ENTRY = re.compile(r"[-*]\s+(?=\[\d{1,3}\]\s)")
"""The bullet before an entry that has its number."""
_ESCAPED = re.compile(r"\\([.+~&%-])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAGS = re.compile(
    r"</?(?:center|div|p|span|u|font|figure|figcaption|html|body|section|ul|ol|tbody|small|big)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_LOOKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"</?(?:b|strong)>", re.IGNORECASE), "**"),
    (re.compile(r"</?(?:i|em)>", re.IGNORECASE), "*"),
    (re.compile(r"^<li(?:\s[^<>]*)?>\s*", re.IGNORECASE), "- "),
    (re.compile(r"</(?:li|h[1-6])>", re.IGNORECASE), ""),
    (re.compile(r"<a\s[^<>]*?href=[\"']([^\"'<>\s]+)[\"'][^<>]*>([^<>]+)</a>", re.IGNORECASE), r"[\2](\1)"),
    (re.compile(r"<img\s[^<>]*?src=[\"']([^\"'<>]+)[\"'][^<>]*>", re.IGNORECASE), r"![](\1)"),
)
_HEADING = re.compile(r"^<h([1-6])(?:\s[^<>]*)?>\s*", re.IGNORECASE)
_SUP = re.compile(r"<sup>\s*(?:<a\b[^<>]*>)?\s*([^<>]{1,12}?)\s*(?:</a>)?\s*</sup>", re.IGNORECASE)
_SUB = re.compile(r"<sub>\s*([^<>]{1,12}?)\s*</sub>", re.IGNORECASE)
_TEX_SUP = re.compile(r"\$\s*(?:\{\s*\})?\s*\^\s*(?:\{\s*([\d*†‡]{1,2})\s*\}|([\d*†‡]))\s*\$")
_NOTE = re.compile(r"<sup>\s*\[?([\w*†‡]{1,3})\]?\s*</sup>[\s:：.]*(?=\S)", re.IGNORECASE)
_SIGNED = re.compile(r"<sup>\s*((?:※|注\s?|주\s?)?(\d{1,2})[)）]?)\s*</sup>", re.IGNORECASE)
_SIGNED_NOTE = re.compile(
    r"((?:(?:※|注\s?|주\s?)(?=\d{1,2}(?!\d))|(?=\d{1,2}[)）]))(\d{1,2})[)）]?)[\s\u3000:：]*(?=\S)"
)
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()\s]*\)")
_TABLE = re.compile(r"<table\b.*?</table>", re.IGNORECASE | re.DOTALL)
_TABLE_BEGINS = re.compile(r"<table\b", re.IGNORECASE)
_TABLE_ENDS = re.compile(r"</table>", re.IGNORECASE)
_ROW = re.compile(r"<tr\b[^<>]*>(.*?)(?=</tr>|<tr\b|</table>)", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(
    r"<t(?P<kind>[dh])\b(?P<attributes>[^<>]*)>(?P<text>.*?)(?=</t[dh]>|<t[dh]\b|\Z)", re.IGNORECASE | re.DOTALL
)
_LONGEST_TABLE = 2000
"""How many lines a table may have."""
_SPAN = re.compile(r"(col|row)span\s*=\s*[\"']?(\d{1,2})", re.IGNORECASE)


def in_markdown(lines: Sequence[Line]) -> tuple[list[Line], list[Diagnostic]]:
    """The lines in light Markdown, and what was left out of them.

    >>> [line.text for line in in_markdown([Line("<table><tr><th>a</th></tr><tr><td>1</td></tr></table>")])[0]]
    ['| a |', '| --- |', '| 1 |']
    >>> [line.text for line in in_markdown([Line("<center>Tides &amp; wind, $4.2\\\\%$</center>")])[0]]
    ['Tides & wind, 4.2%']
    """
    lines = _with_plain_marks(lines)
    marks = frozenset(found[1] for line in lines if (found := _NOTE.match(_with_sup(line.text))))
    made: list[Line] = []
    remarks: list[Diagnostic] = []
    gap = 0.0
    for part, made_of in _made(lines, marks):
        gap = max(gap, part[0].gap)
        kept = _without_pictures(made_of, remarks)
        made += [replace(one, gap=gap if place == 0 else 0.0) for place, one in enumerate(kept)]
        gap = 0.0 if kept else gap + 1
    return made, remarks


def _with_plain_marks(lines: Sequence[Line]) -> list[Line]:
    """The lines, marks raised that begin a note plainly, raised further above: `※1 Of April.`, `1) Of it.`

    Where several lines begin so, they are a list.
    """
    last = {found[1]: index for index, line in enumerate(lines) for found in _SIGNED.finditer(line.text)}
    begins = {
        index: found
        for index, line in enumerate(lines)
        if (found := _SIGNED_NOTE.match(line.text)) and last.get(found[1], index) < index
    }
    counts = Counter(found[1] for found in begins.values())

    def raised_alone(found: re.Match[str]) -> str:
        return f"<sup>{found[2]}</sup>" if counts[found[1]] == 1 else found[0]

    return [
        replace(line, text=f"<sup>{note[2]}</sup> {line.text[note.end() :]}")
        if (note := begins.get(index)) and counts[note[1]] == 1
        else replace(line, text=_SIGNED.sub(raised_alone, line.text))
        for index, line in enumerate(lines)
    ]


def _made(lines: Sequence[Line], marks: frozenset[str]) -> Iterator[tuple[Sequence[Line], list[Line]]]:
    """Each line, or all lines of a table, and what they are in light Markdown; code stays as it is."""
    ends = [index for index, line in enumerate(lines) if _TABLE_ENDS.search(line.text)]
    index, fenced = 0, False
    while index < len(lines):
        line, stop = lines[index], index + 1
        fence = bool(_FENCE.match(line.text))
        fenced ^= fence
        if fenced or fence:
            yield [line], [line]
        elif _TABLE_BEGINS.search(line.text) and (end := _table_end(ends, index)):
            stop = end
            yield lines[index:stop], _with_tables(lines[index:stop], marks)
        else:
            yield [line], _in_lines(line, line.text, marks)
        index = stop


def _with_sup(text: str) -> str:
    """A raised number in TeX as HTML has it."""
    return _TEX_SUP.sub(lambda found: f"<sup>{found[1] or found[2]}</sup>", text)


def _table_end(ends: Sequence[int], start: int) -> int | None:
    """Behind which line a table ends that begins on line `start`; `ends` are those where one does, in order."""
    place = bisect_left(ends, start)
    return ends[place] + 1 if place < len(ends) and ends[place] < start + _LONGEST_TABLE else None


def _with_tables(lines: Sequence[Line], marks: frozenset[str]) -> list[Line]:
    """The rows of the tables in these lines as pipes, with what stands before and behind them."""
    text = "\n".join(line.text for line in lines)
    made: list[Line] = []
    position = 0
    for table in _TABLE.finditer(text):
        made += _in_lines(lines[0], text[position : table.start()], marks)
        made += [replace(lines[0], text=row, space_after=None) for row in _pipes(table[0], marks)]
        position = table.end()
    return [*made, *_in_lines(lines[-1], text[position:], marks)]


def _pipes(table: str, marks: frozenset[str]) -> list[str]:
    """The rows of a table, a rule below its head; cells that span leave those empty that they cover."""
    grid: list[list[str]] = []
    open_rows: dict[int, int] = {}  # columns that a cell above covers, and for how many rows more
    head = 0
    for row in _ROW.finditer(table):
        found = list(_CELL.finditer(row[1]))
        cells: list[str] = []
        for cell in found:
            _fill(cells, open_rows)
            spans = {name.lower(): int(count) for name, count in _SPAN.findall(cell["attributes"])}
            wide = max(spans.get("col", 1), 1)
            open_rows.update({len(cells) + i: spans["row"] - 1 for i in range(wide) if spans.get("row", 1) > 1})
            cells += [_inline(" ".join(cell["text"].split()), marks).replace("|", "\\|"), *[""] * (wide - 1)]
        _fill(cells, open_rows)
        head += len(grid) == head and bool(found) and all(cell["kind"] in "hH" for cell in found)
        grid += [cells] if found else []
    columns = max(map(len, grid), default=0)
    rows = [f"| {' | '.join([*cells, *[''] * (columns - len(cells))])} |" for cells in grid]
    rule = head or (1 if len(rows) == 1 else 0)
    return [*rows[:rule], f"|{' --- |' * columns}", *rows[rule:]] if rule else rows


def _fill(cells: list[str], open_rows: dict[int, int]) -> None:
    """Put empty cells where a cell of a row above reaches down."""
    while open_rows.get(len(cells), 0):
        open_rows[len(cells)] -= 1
        cells.append("")


def _in_lines(line: Line, text: str, marks: frozenset[str]) -> list[Line]:
    """A line, or several where breaks part it, in light Markdown; none of them empty."""
    parts = _BREAK.split(text) if not line.text.startswith("|") else [_BREAK.sub(" ", text)]
    made = (_inline(part.strip(), marks).strip() for part in parts)
    return [replace(line, text=_NUMBERED_ENTRY.sub("", one, count=1)) for one in made if one]


def _inline(text: str, marks: frozenset[str]) -> str:
    """A stretch of text in light Markdown, its code as it is."""
    if not _MARKED.search(text):
        return text
    parts = _CODE.split(text)
    return "".join(
        part if index % 2 else _without_tags(part, marks, index == 0) for index, part in enumerate(parts)
    )


def _without_tags(text: str, marks: frozenset[str], first: bool) -> str:
    """Text without code in light Markdown; `first`: it begins its line, so that a note may begin there."""
    text = _TAGS.sub("", _BREAK.sub(" ", _with_sup(text)))
    note = _NOTE.match(text) if first else None
    if note:
        text = f"[^{note[1]}]: {text[note.end() :]}"
    text = _HEADING.sub(lambda found: "#" * int(found[1]) + " ", text)
    for pattern, mark in _LOOKS:
        text = pattern.sub(mark, text)
    text = _SUP.sub(lambda found: _raised(found[1], marks), text)
    text = _SUB.sub(lambda found: lowered(found[1]) or found[1], text)
    text = _ESCAPED.sub(r"\1", plain_formulas(text))
    return _ENTITY.sub(lambda found: html.unescape(found[0]).replace("\xa0", " "), text)


def _raised(text: str, marks: frozenset[str]) -> str:
    """What was raised: the mark of a note, a sign that Unicode has raised, else plain."""
    bare = text.strip("[]")
    return f"[^{bare}]" if bare in marks else raised(bare) or bare


def _without_pictures(lines: Sequence[Line], remarks: list[Diagnostic]) -> list[Line]:
    """The lines without the pictures that share them with text; rows of a table that have nothing else go."""
    kept: list[Line] = []
    for line in lines:
        pictures = [] if _IMAGE.fullmatch(line.text) else _IMAGE.findall(line.text)
        remarks += [remark("image-dropped", picture, line) for picture in pictures]
        text = _IMAGE.sub("", line.text).strip() if pictures else line.text
        if not pictures or text.strip("| "):
            kept.append(replace(line, text=text))
    return kept
