"""Typst through its Python binding.

python -m peers.typst new SOURCE.typ OUT.pdf   one PDF
python -m peers.typst fresh                    a process that stays, fonts scanned for each PDF
python -m peers.typst warm                     a process that stays, fonts scanned once
python -m peers.typst batch FOLDER OUT         two processes, fonts scanned once in each
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

from briefings import Briefing, Run, Section, Table
from peers.places import CJK_SANS, CJK_SERIF, PYTHON, SANS, SERIF
from peers.serving import serve

_SPECIAL = re.compile(r"([\\#$*_`<>@~\[\]=/'\"-])")
_PREAMBLE = f"""#set page(paper: "a4", margin: 2.6cm, numbering: "1")
#set text(font: ("{SERIF}", "{CJK_SERIF}"), size: 11pt, lang: "zh", region: "cn")
#set par(justify: true, first-line-indent: (amount: 2em, all: true))
#set heading(numbering: "1.1")
#show heading: set text(font: ("{SANS}", "{CJK_SANS}"))
#show link: set text(fill: blue)"""


def escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def emit(report: Briefing) -> str:
    return "\n\n".join(_blocks(report)) + "\n"


def _blocks(report: Briefing) -> Iterator[str]:
    yield f"#set document(title: [{escape(report.title)}])\n{_PREAMBLE}"
    yield f"#align(center)[#text(20pt)[*{escape(report.title)}*]]"
    lines = r" \ ".join(map(escape, (*report.organisations, report.date)))
    yield f"#align(center)[{lines}]"
    yield f"*摘要：*{escape(report.abstract)}"
    yield "#outline()"
    for part in report.sections:
        yield from _section(part, "=")
    yield "#heading(numbering: none)[参考文献]"
    for number, item in enumerate(report.references, 1):
        said = f"{escape(item.source)}, _{escape(item.title)}_, {item.year}. {_link(item.address)}"
        yield f"#block[\\[{number}\\] {said}] <r{number}>"
    yield f"#heading(numbering: none)[{escape(report.prompt)}]"
    for name, text in report.profiles:
        yield f"*{escape(name)}* {escape(text)}"
    yield _link(report.website)


def _link(address: str) -> str:
    return f'#link("{address}")'


def _section(part: Section, mark: str) -> Iterator[str]:
    yield f"{mark} {escape(part.title)}"
    for runs in part.paragraphs:
        yield "".join(map(_inline, runs))
    if part.items:
        yield "\n".join(f"- {escape(item)}" for item in part.items)
    if part.table:
        yield _table(part.table)
    for child in part.sections:
        yield from _section(child, f"{mark}=")


def _inline(run: Run) -> str:
    text = escape(run.text)
    match run.style:
        case "strong":
            return f"#strong[{text}]"
        case "link":
            return f'#link("{run.target}")[{text}]'
        case "cite":
            return f"#link(<r{run.target}>)[{text}]"
    return text


def _table(table: Table) -> str:
    head = ", ".join(f"[*{escape(cell)}*]" for cell in table.head)
    rows = "".join("  " + ", ".join(f"[{escape(cell)}]" for cell in row) + ",\n" for row in table.rows)
    align = "align: (left, left, right, right)"
    made = f"table(columns: 4, {align}, table.header({head}),\n{rows})"
    return f"#figure({made}, caption: [{escape(table.caption)}])"


def command(source: Path, output: Path) -> list[str]:
    return [PYTHON, "-c", _NEW, str(source), str(output)]


_NEW = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"


def _compiler() -> Any:
    """A compiler that keeps its fonts; one for all reports is faster than one for each."""
    import typst

    return typst.Compiler(font_paths=typst.Fonts())


def _fresh() -> None:
    import typst

    serve(Path.read_bytes, lambda source, output: typst.compile(source, output=str(output)))


def _warm() -> None:
    compiler = _compiler()
    serve(Path.read_bytes, lambda source, output: compiler.compile(source, output=str(output)))


def _batch(folder: Path, output: Path) -> None:
    sources = sorted(folder.glob("*.typ"))
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(_one, sources, [output / f"{source.stem}.pdf" for source in sources]))


_own_compiler = cache(_compiler)
"""That of a process of the batch."""


def _one(source: Path, output: Path) -> None:
    _own_compiler().compile(source.read_bytes(), output=str(output))


def main() -> None:
    match sys.argv[1:]:
        case ["fresh"]:
            _fresh()
        case ["warm"]:
            _warm()
        case ["batch", folder, output]:
            _batch(Path(folder), Path(output))


if __name__ == "__main__":
    main()
