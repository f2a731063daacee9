"""Many reports in one TeX run: what makes thousands of round trips take minutes.

The bodies stand one after the other in one document; its pages are then parted again, and each part is finished
and read like a PDF of its own.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from functools import partial

import pikepdf
from pypdf import PdfReader, PdfWriter

from briefing_tex.engines.xelatex import typeset
from briefing_tex.finishing.standards import Profile
from briefing_tex.fonts import font_set
from briefing_tex.formats import TexProject
from briefing_tex.model import Report
from briefing_tex.pipeline.building import _finished
from briefing_tex.pipeline.proving import faces_and_families
from briefing_tex.proof import Evidence, examine
from briefing_tex.writers.json import write as write_json
from briefing_tex.writers.latex import Design, write
from briefing_tex.writers.latex.declarations import FALLBACKS, FILE
from briefing_tex.writers.latex.formulas import PACKAGE

NO_STANDARD = Profile()
_BODY = re.compile(r"\\begin\{document\}(.*)\\end\{document\}", re.DOTALL)
_BETWEEN = r"""\finishreport\clearpage\setcounter{page}{1}\setcounter{section}{0}\setcounter{brftable}{0}%%
\setcounter{brffigure}{0}\setcounter{brfnote}{0}\graphicspath{{r%d/}}\special{pdf:code /Report <<>> DP}%%
\def\contentsfile{r%d/contents.toc}%%
"""
_RAGGED = "\\begingroup\\raggedtext\n%s\\finishreport\\clearpage\\endgroup\n"
_REPORT = re.compile(rb"/Report\s*<<\s*>>\s*DP\b")
"""Where a report begins on its first page: no mark of ours, so it is taken out again."""
# The contents list of each report is in a file of its own; LaTeX would make one of all.
# Each is finished as the class finishes a document.
_CONTENTS = r"\makeatletter\def\@starttoc#1{\@input{\contentsfile}}\let\finishreport\brf@finish\makeatother"
_ENTRY = re.compile(r"\{h(\d+)\}\}\{\}\{\}$", re.MULTILINE)


def examined(reports: Sequence[Report]) -> Iterator[Evidence]:
    """A PDF of each report, read back and as it was painted; all of one language."""
    for pages, report in zip(typeset_all(reports), reports, strict=True):
        faces, families = faces_and_families(font_set(report.language))
        yield examine(finished(pages, report), report, faces, families=families, timeout=300)


def finished(pages: bytes, report: Report, wanted: Profile = NO_STANDARD) -> bytes:
    """The pages of a report as a PDF that is made to conform to standards."""
    source = write_json(report).text.encode()
    return _finished(pikepdf.open(io.BytesIO(pages)), source, b"made from it", report, wanted)[0]


def typeset_all(reports: Sequence[Report], paper: str = "a4") -> list[bytes]:
    """The pages of each report, not yet finished; all of one language."""
    design = Design(paper=paper)
    projects = [write(report, font_set(report.language), design, trusted=True) for report in reports]
    text = "".join(_BETWEEN % (index, index) + _body(project.main) for index, project in enumerate(projects))
    files = {
        f"r{index}/{name}": data
        for index, project in enumerate(projects)
        for name, data in project.files.items()
        if not name.startswith("briefing")
    }
    files |= _contents(projects, reports)
    for project in projects:
        files |= {name: data for name, data in project.files.items() if name.startswith("briefing")}
    declared = b"".join(project.files.get(FALLBACKS, b"") for project in projects)
    files[FALLBACKS] = b"\n".join(dict.fromkeys(declared.splitlines()))
    packages = f"\\usepackage{{{PACKAGE}}}" if f"{PACKAGE}.sty" in files else ""
    head = f"{projects[0].main.partition('%')[0]}\n\\input{{{FILE}}}{packages}\\input{{{FALLBACKS}}}"
    main = f"{head}{_CONTENTS}\\begin{{document}}%\n{text}\\end{{document}}\n"
    run = typeset(main, files, timeout=300)
    failed = [message for message in run.messages if message.kind in ("error", "missing")]
    if run.pdf is None or failed:
        lines = main.split("\n")
        raise AssertionError([(message, lines[(message.line or 1) - 1][:300]) for message in failed])
    return _parts(run.pdf)


def _body(main: str) -> str:
    """The text of a document, and what it chose for its lines."""
    preamble, text, _ = _BODY.split(main)
    return _RAGGED % text if "\\raggedtext" in preamble else text


def _contents(projects: Sequence[TexProject], reports: Sequence[Report]) -> dict[str, bytes]:
    """The contents lists, with the names that destinations have in one document and made-up page numbers."""
    files = {}
    before = 0
    for index, (project, report) in enumerate(zip(projects, reports, strict=True)):
        shifted = partial(_shifted, before)
        files[f"r{index}/contents.toc"] = _ENTRY.sub(shifted, project.contents).encode()
        before += project.contents.count("\n") or bool(report.references)
    return files


def _shifted(before: int, entry: re.Match[str]) -> str:
    number = int(entry[1])
    return f"{{h{before + number}}}}}{{{2 + number // 3}}}{{}}"


def _parts(pdf: bytes) -> list[bytes]:
    reader = PdfReader(io.BytesIO(pdf))
    starts = [
        number for number, page in enumerate(reader.pages) if _REPORT.search(page.get_contents().get_data())
    ]
    parts = []
    for first, end in zip(starts, [*starts[1:], len(reader.pages)], strict=True):
        writer = PdfWriter()
        writer.append(reader, pages=(first, end), import_outline=False)
        content = writer.pages[0]["/Contents"].get_object()
        content.set_data(_REPORT.sub(b"", content.get_data()))
        buffer = io.BytesIO()
        writer.write(buffer)
        parts.append(buffer.getvalue())
    return parts
