r"""The LaTeX that OCR programs write for headings, lists, tables and notes, made light Markdown.

In: a text. Out: the same text, of as many lines where possible, its commands read and those of the page left
out. A text without `\section{...}` or the like is left as it is: a single backslash makes no LaTeX.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import count

_ARGUMENT = r"\{((?>[^{}]+|\{[^{}]*\})*)\}"
"""What stands in braces, with braces in it once: no more of it is looked for, so that it takes no long time."""
_TOLD = re.compile(
    r"\\(?:title|(?:sub){0,2}section|chapter)\*?\{|\\begin\{(?:abstract|itemize|enumerate|tabular)\}"
)
_HEADING = re.compile(r"\\(title|chapter|(?:sub){0,2}section)\*?" + _ARGUMENT)
_LEVELS = {"title": 1, "chapter": 2, "section": 2, "subsection": 3, "subsubsection": 4}
_TITLE_BLOCK = re.compile(r"\\(?:author|date)" + _ARGUMENT)
_BESIDE = re.compile(r"\s*(?:\\\\|\\and\b)\s*")
_ABSTRACT = re.compile(r"\\begin\{abstract\}")
_CAPTION = re.compile(r"\\caption\*?" + _ARGUMENT)
_DROPPED = re.compile(
    r"^[ \t]*\\(?:captionsetup|label|documentclass|usepackage|includegraphics|maketitle|centering|hline|"
    r"(?:begin|end)\{(?:table|figure|center|document|abstract|tabularx?|flushleft|flushright)\*?\})"
    r"(?:\[[^\[\]\n]*\])?(?:\{[^{}\n]*\})*[ \t]*$",
    re.MULTILINE,
)
_LIST = re.compile(r"^[ \t]*\\(begin|end)\{(itemize|enumerate)\}[ \t]*(?:\[[^\[\]\n]*\])?[ \t]*$")
_ITEM = re.compile(r"^[ \t]*\\item(?:\[([^\[\]\n]*)\])?[ \t]*")
_TABULAR, _TABULAR_ENDS = re.compile(r"\\begin\{tabular\}(?:\{[^\n]*\})?"), "\\end{tabular}"
_RULES = re.compile(r"\\(?:hline|toprule|midrule|bottomrule)|\\c(?:line|midrule)(?:\([lr]+\))?\{[^{}]*\}")
_SPAN = re.compile(r"\\multicolumn\{(\d{1,2})\}\{[^{}]*\}" + _ARGUMENT)
_ROW_SPAN = re.compile(r"\\multirow(?:\[[^\[\]]*\])?\{[^{}]*\}\{[^{}]*\}" + _ARGUMENT)
_MARK = re.compile(r"\\footnotemark(?:\[(\d{1,3})\])?")
_NOTE = re.compile(r"\\footnotetext(?:\[(\d{1,3})\])?" + _ARGUMENT)
_OWN_MARK = re.compile(r"\s*\$\s*(?:\{\s*\})?\s*\^")
_LOOKS = (
    (re.compile(r"\\textbf" + _ARGUMENT), r"**\1**"),
    (re.compile(r"\\(?:textit|emph)" + _ARGUMENT), r"*\1*"),
    (re.compile(r"\\href\{([^{}]*)\}" + _ARGUMENT), r"[\2](\1)"),
    (re.compile(r"\\url\{([^{}]*)\}"), r"<\1>"),
    (re.compile(r"\$\s*\\\$\s*([\d.,]+)\s*\$"), r"&#36;\1"),
    (re.compile(r"\\\$"), "&#36;"),
    (re.compile(r"\\([#_{}])"), r"\1"),
    (re.compile(r"(?<!-)(?<!\| )---(?!-)(?! \|)"), "—"),
    (re.compile(r"(?<!-)--(?!-)"), "–"),
    (re.compile("``"), "“"),
    (re.compile("''"), "”"),
)
_ACCENT = re.compile(r"\\([\"'`^~=.])(?:\{\\?([A-Za-z])\}|([A-Za-z]))")
_COMBINING = dict(zip("\"'`^~=.", "\u0308\u0301\u0300\u0302\u0303\u0304\u0307", strict=True))


def without_latex(text: str) -> str:
    r"""The text with its LaTeX read.

    >>> without_latex("\\section*{1 Ebb}\n\\begin{itemize}\n\\item low\n\\end{itemize}")
    '## 1 Ebb\n\n- low\n'
    """
    if not _TOLD.search(text):
        return text
    text = _with_tables(text)
    text = _HEADING.sub(lambda found: f"{'#' * _LEVELS[found[1]]} {' '.join(found[2].split())}", text)
    text = _TITLE_BLOCK.sub(lambda found: _BESIDE.sub("\n\n", found[1].strip()), text)
    text = _CAPTION.sub(r"\1", _ABSTRACT.sub("## Abstract\n", text))
    text = _with_notes(_DROPPED.sub("", text))
    text = "\n".join(_with_items(text.split("\n")))
    for pattern, plain in _LOOKS:
        text = pattern.sub(plain, text)
    return _ACCENT.sub(_accented, text)


def _with_tables(text: str) -> str:
    """Tables as rows of pipes; one that nothing ends stays."""
    made: list[str] = []
    position = 0
    for found in _TABULAR.finditer(text):
        end = text.find(_TABULAR_ENDS, found.end()) if found.start() >= position else -1
        if found.start() < position:
            continue
        if end < 0:
            break
        made += [text[position : found.start()], _pipes(text[found.end() : end])]
        position = end + len(_TABULAR_ENDS)
    return "".join((*made, text[position:]))


def _pipes(body: str) -> str:
    rows = [_cells(row) for row in re.split(r"\\\\(?:\[[^\[\]]*\])?", _RULES.sub("", body))]
    rows = [row for row in rows if any(row)]
    columns = max(map(len, rows), default=0)
    lines = [f"| {' | '.join([*row, *[''] * (columns - len(row))])} |" for row in rows]
    return "\n".join([*lines[:1], f"|{' --- |' * columns}", *lines[1:]]) if lines else ""


def _cells(row: str) -> list[str]:
    row = _SPAN.sub(lambda found: found[2] + " &" * (int(found[1]) - 1), _ROW_SPAN.sub(r"\1", row))
    return [" ".join(cell.split()).replace("|", "\\|") for cell in re.split(r"(?<!\\)&", row)]


def _with_notes(text: str) -> str:
    """Marks and texts of notes as those of Markdown; a note that begins with its raised mark keeps it."""
    marks, notes = count(1), count(1)
    text = _MARK.sub(lambda found: f"[^{found[1] or next(marks)}]", text)

    def note(found: re.Match[str]) -> str:
        words = " ".join(found[2].split())
        return words if _OWN_MARK.match(words) else f"[^{found[1] or next(notes)}]: {words}"

    return _NOTE.sub(note, text)


def _with_items(lines: list[str]) -> list[str]:
    """The lines with the items of lists as those of Markdown, indented as the lists are nested."""
    made: list[str] = []
    open_lists: list[int | None] = []
    for line in lines:
        found = _LIST.match(line)
        item = _ITEM.match(line) if open_lists else None
        if found:
            if found[1] == "begin":
                open_lists.append(0 if found[2] == "enumerate" else None)
            elif open_lists:
                open_lists.pop()
            made.append("")
        elif item:
            number = open_lists[-1]
            open_lists[-1] = None if number is None else number + 1
            marker = item[1] or ("-" if number is None else f"{number + 1}.")
            made.append(f"{'  ' * (len(open_lists) - 1)}{marker} {line[item.end() :]}")
        else:
            made.append(line)
    return made


def _accented(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", (found[2] or found[3]) + _COMBINING[found[1]])
