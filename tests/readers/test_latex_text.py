"""Texts with LaTeX in them, as OCR programs write headings, lists, tables and notes."""

from __future__ import annotations

from briefing_tex.diagnostics import Source
from briefing_tex.model import Report
from briefing_tex.readers.text import read

TEXT = r"""
\title{Night Trains}

\author{Rail Institute \\ Sleepers' League}

\date{7 May 2026}

\begin{abstract}
Demand grows faster than the fleet.
\end{abstract}

\section*{1 Demand}

\subsection*{1.1 Berths}

Berths cost $\$ 2.9$ million, and the line to Malm\"o pays \textbf{more} than the others\footnotemark.

\footnotetext{Timetable of 2026, second revision.}

\begin{table}
\captionsetup{labelformat=empty}
\caption{Table 1: Passengers}
\begin{tabular}{|l|l|}
\hline Line & 2026 \\
\hline Vienna--Paris & 71 \\
\hline Berlin & --- \\
\hline
\end{tabular}
\end{table}

\section*{2 Costs}

We see two ways to lower the cost:

\begin{enumerate}
  \item lease cars;
  \item share depots.
\end{enumerate}
"""


def read_text(text: str) -> Report:
    return read(text.encode(), Source()).report


def test_commands_of_structure_are_read() -> None:
    report = read_text(TEXT)
    assert (report.title, str(report.date)) == (("Night Trains",), "2026-05-07")
    assert [(section.title, len(section.sections)) for section in report.sections] == [
        (("Demand",), 1),
        (("Costs",), 0),
    ]
    assert len(report.organisations) == 2
    assert len(report.abstract) == 1


def test_lists_tables_and_notes_are_read() -> None:
    report = read_text(TEXT)
    paragraph, table = report.sections[0].sections[0].blocks
    assert paragraph.model_dump()["text"][0].startswith("Berths cost $2.9 million, and the line to Malmö pays ")
    assert [part["type"] for part in paragraph.model_dump()["text"] if isinstance(part, dict)] == [
        "strong",
        "footnote",
    ]
    assert table.model_dump()["rows"] == (("Vienna–Paris", "71"), ("Berlin", "---"))
    assert [block.type for block in report.sections[1].blocks] == ["paragraph", "list"]


def test_a_backslash_alone_is_no_latex() -> None:
    text = "Tides\n\nThe path C:\\new -- it is ``here''.\n"
    assert "-- it is ``here''" in str(read_text(text).model_dump())
