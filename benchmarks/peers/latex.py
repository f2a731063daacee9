"""LaTeX with ctexart, for latexmk: what a careful user writes by hand; and the escapes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefings import Briefing, Reference, Run, Section, Table
from peers.places import CJK_SANS, CJK_SERIF, SANS, SERIF

_ESCAPES = {
    **{char: f"\\{char}" for char in "#$%&_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
PREAMBLE = rf"""\usepackage[a4paper,margin=2.6cm]{{geometry}}
\usepackage{{booktabs}}
\usepackage[colorlinks,linkcolor=black,urlcolor=blue]{{hyperref}}
\setmainfont{{{SERIF}}}
\setsansfont{{{SANS}}}
\setCJKmainfont{{{CJK_SERIF}}}
\setCJKsansfont{{{CJK_SANS}}}
\ctexset{{section/format=\Large\sffamily\bfseries,subsection/format=\large\sffamily\bfseries}}"""


def escape(text: str) -> str:
    return "".join(_ESCAPES.get(char, char) for char in text)


def document(report: Briefing) -> str:
    """The whole source."""
    return "\n\n".join(_blocks(report))


def _blocks(report: Briefing) -> Iterator[str]:
    yield "\\documentclass[fontset=none,11pt]{ctexart}\n" + PREAMBLE
    yield rf"\title{{{escape(report.title)}}}"
    yield rf"\author{{{lines(report.organisations)}}}"
    yield rf"\date{{{escape(report.date)}}}"
    yield r"\begin{document}\maketitle"
    yield rf"\begin{{abstract}}{escape(report.abstract)}\end{{abstract}}"
    yield r"\tableofcontents"
    for part in report.sections:
        yield from _section(part, "section")
    yield from references(report.references)
    yield rf"\section*{{{escape(report.prompt)}}}"
    for name, text in report.profiles:
        yield rf"\textbf{{{escape(name)}}} {escape(text)}"
    yield rf"\url{{{report.website}}}"
    yield r"\end{document}"


def lines(texts: Iterable[str]) -> str:
    return r"\\".join(map(escape, texts))


def _section(part: Section, level: str) -> Iterator[str]:
    yield rf"\{level}{{{escape(part.title)}}}"
    for runs in part.paragraphs:
        yield "".join(map(inline, runs))
    if part.items:
        yield "\n".join(
            [r"\begin{itemize}", *(rf"\item {escape(item)}" for item in part.items), r"\end{itemize}"]
        )
    if part.table:
        yield table(part.table)
    for child in part.sections:
        yield from _section(child, f"sub{level}")


def inline(run: Run) -> str:
    text = escape(run.text)
    match run.style:
        case "strong":
            return rf"\textbf{{{text}}}"
        case "link":
            return rf"\href{{{escape(run.target)}}}{{{text}}}"
        case "cite":
            return rf"\cite{{r{run.target}}}"
    return text


def table(given: Table) -> str:
    rows = [r" & ".join(map(escape, row)) + r" \\" for row in (given.head, *given.rows)]
    lines = [r"\toprule", rows[0], r"\midrule", *rows[1:], r"\bottomrule"]
    inner = "\n".join([r"\begin{tabular}{llrr}", *lines, r"\end{tabular}"])
    return f"\\begin{{table}}[h]\\centering\\caption{{{escape(given.caption)}}}\n{inner}\n\\end{{table}}"


def references(given: tuple[Reference, ...]) -> Iterator[str]:
    yield r"\begin{thebibliography}{9}"
    for number, item in enumerate(given, 1):
        said = f"{escape(item.source)}, \\emph{{{escape(item.title)}}}, {item.year}."
        yield rf"\bibitem{{r{number}}} {said} \url{{{item.address}}}"
    yield r"\end{thebibliography}"
