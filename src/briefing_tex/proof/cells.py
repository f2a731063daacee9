"""Do the cells of a table agree on what they are: heads of columns or not, and how their column is aligned?

In: `Evidence`. Out: findings. Their text is compared with the report; these attributes are read from one cell
of a column only. Follows ISO 32000-1, 14.8.4.3.4 (table elements) and 14.8.5.4 (layout attributes).
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing_tex.proof.evidence import Evidence
from briefing_tex.proof.findings import Finding
from briefing_tex.readers.pdf.file.objects import as_name
from briefing_tex.readers.pdf.pages.tree import Element

_CELLS = {"THead": "TH", "TBody": "TD"}


def wrong_cells(evidence: Evidence) -> Iterator[Finding]:
    """Cells that are something else than those beside or below them."""
    for element in evidence.elements:
        if element.type == "Table":
            yield from _disagreeing(evidence, element)


def _disagreeing(evidence: Evidence, table: Element) -> Iterator[Finding]:
    aligned: list[str] = []
    for group in table.elements():
        expected = _CELLS.get(group.type)
        for row in group.elements() if expected else ():
            for column, cell in enumerate(row.elements()):
                align = as_name(cell.attributes.get("TextAlign")) or "Start"
                if column == len(aligned):
                    aligned.append(align)
                if cell.type != expected:
                    yield _finding(evidence, f"is a cell of type {cell.type} in {group.type}", cell)
                elif column < len(aligned) and align != aligned[column]:
                    yield _finding(evidence, "is said to be aligned otherwise than its column", cell)


def _finding(evidence: Evidence, message: str, cell: Element) -> Finding:
    content = next((content for content in cell.contents() if content.glyphs), None)
    text = "".join(content.text for content in cell.contents())
    if content is None:
        return Finding("document", f"an empty cell {message}")
    return evidence.finding("document", message, content.page, content.glyphs[0], text)
