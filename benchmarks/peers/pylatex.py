"""PyLaTeX: the document built from its objects, XeLaTeX run twice for the contents list.

python -m peers.pylatex REPORT.json OUT.pdf
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from briefings import Briefing, Section, from_json, to_json
from peers import latex
from peers.places import PYTHON


def emit(report: Briefing) -> str:
    return to_json(report)


def command(source: Path, output: Path) -> list[str]:
    return [PYTHON, "-m", "peers.pylatex", str(source), str(output)]


def document(report: Briefing) -> Any:
    """The document as PyLaTeX's objects."""
    from pylatex import Command, Document, NoEscape, Package
    from pylatex import Section as Heading
    from pylatex.utils import bold, escape_latex

    made = Document(
        documentclass="ctexart", document_options=["fontset=none", "11pt"], fontenc=None, inputenc=None
    )
    made.packages.discard(Package("lastpage"))
    made.preamble.append(NoEscape(latex.PREAMBLE))
    made.preamble.append(Command("title", report.title))
    made.preamble.append(Command("author", NoEscape(latex.lines(report.organisations))))
    made.preamble.append(Command("date", report.date))
    made.append(NoEscape(r"\maketitle"))
    made.append(NoEscape(rf"\begin{{abstract}}{escape_latex(report.abstract)}\end{{abstract}}"))
    made.append(NoEscape(r"\tableofcontents"))
    for part in report.sections:
        _add(made, part)
    made.append(NoEscape("\n".join(latex.references(report.references))))
    with made.create(Heading(report.prompt, numbering=False)):
        for name, text in report.profiles:
            made.append(bold(name))
            made.append(f" {text}\n")
        made.append(NoEscape(rf"\url{{{report.website}}}"))
    return made


def _add(made: Any, part: Section) -> None:
    from pylatex import Itemize, NoEscape, Subsection
    from pylatex import Section as Heading

    with made.create((Heading if part.sections else Subsection)(part.title)):
        for runs in part.paragraphs:
            made.append(NoEscape("".join(map(latex.inline, runs))))
        if part.items:
            with made.create(Itemize()) as items:
                for item in part.items:
                    items.add_item(item)
        if part.table:
            _add_table(made, part)
        for child in part.sections:
            _add(made, child)


def _add_table(made: Any, part: Section) -> None:
    from pylatex import Table as Float
    from pylatex import Tabular

    assert part.table
    with made.create(Float(position="h")) as floating:
        floating.add_caption(part.table.caption)
        with floating.create(Tabular("llrr", booktabs=True)) as table:
            table.add_row(part.table.head)
            table.add_hline()
            for row in part.table.rows:
                table.add_row(row)


def main() -> None:
    made = document(from_json(Path(sys.argv[1]).read_text(encoding="utf-8")))
    for clean in (False, True):
        made.generate_pdf(sys.argv[2].removesuffix(".pdf"), compiler="xelatex", clean=clean)


if __name__ == "__main__":
    main()
