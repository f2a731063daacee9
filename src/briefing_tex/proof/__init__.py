"""The proof: does the page show what the report says? The text layer alone, of our own making, cannot tell.

In: the bytes of a PDF of ours, the report, the font files it may use. Out: `Finding`s; none is a proof.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from briefing_tex.diagnostics import Source
from briefing_tex.errors import UnreadablePdf
from briefing_tex.fonts.faces import Family
from briefing_tex.formats import Reading
from briefing_tex.model import Report
from briefing_tex.proof.attachment import wrong_attachment
from briefing_tex.proof.beginnings import run_together
from briefing_tex.proof.cells import wrong_cells
from briefing_tex.proof.covering import covered
from briefing_tex.proof.evenness import uneven
from briefing_tex.proof.evidence import Beside, Evidence
from briefing_tex.proof.findings import Finding
from briefing_tex.proof.grammar import misplaced
from briefing_tex.proof.identity import wrong_glyphs
from briefing_tex.proof.indents import wrong_indents
from briefing_tex.proof.labels import wrong_labels
from briefing_tex.proof.links import wrong_links
from briefing_tex.proof.looks import wrong_looks
from briefing_tex.proof.metadata import wrong_metadata
from briefing_tex.proof.order import disordered
from briefing_tex.proof.originals import NO_FAMILIES, NO_ROLES, FaceKey, Families
from briefing_tex.proof.ornaments import wrong_ornaments
from briefing_tex.proof.painting import WitnessedPage
from briefing_tex.proof.pictures import wrong_pictures
from briefing_tex.proof.rules import wrong_rules
from briefing_tex.proof.seen import unseen
from briefing_tex.proof.sizes import wrong_sizes
from briefing_tex.proof.strays import strays
from briefing_tex.proof.surroundings import wrong_surroundings
from briefing_tex.proof.turned import turned_brackets
from briefing_tex.proof.unicodes import wrong_maps
from briefing_tex.proof.witness import Witness
from briefing_tex.readers.pdf import read_own
from briefing_tex.readers.pdf.file.limits import Limits
from briefing_tex.readers.pdf.own.report import is_own
from briefing_tex.readers.pdf.pages.document import mapped_errors, open_document
from briefing_tex.readers.pdf.pages.tree import read_tree

__all__ = ["Beside", "Evidence", "Finding", "examine", "findings"]

_CHECKS = (
    strays,
    misplaced,
    wrong_ornaments,
    wrong_rules,
    uneven,
    wrong_sizes,
    wrong_looks,
    wrong_glyphs,
    wrong_maps,
    turned_brackets,
    unseen,
    covered,
    disordered,
    run_together,
    wrong_indents,
    wrong_links,
    wrong_labels,
    wrong_pictures,
    wrong_cells,
    wrong_surroundings,
    wrong_metadata,
    wrong_attachment,
)


def examine(
    pdf: bytes,
    report: Report,
    faces: tuple[FaceKey, ...],
    *,
    families: Families = NO_FAMILIES,
    roles: Mapping[str, Family] = NO_ROLES,
    source: bytes = b"",
    beside: Beside | None = None,
    timeout: float = 120.0,
    password: str | None = None,
) -> Evidence:
    """A PDF of ours read once, by its tags and as it was painted; `faces` are those it may be set in, `source`
    is the JSON that is to lie inside, `beside` what was chosen to stand beside the text, where these are known.

    Raises UnreadablePdf (damaged, or no PDF of ours) and LimitExceeded.
    """
    file = Source(report.source.file)
    limits = Limits.of(timeout, file.file)
    document = open_document(pdf, limits, password)
    document.interpreter = Witness
    with mapped_errors(limits):
        pages = [cast(WitnessedPage, page) for page in document.contents()]
        tree = read_tree(document.catalog, document.pages, list(pages), limits)
        if tree is None or not is_own(tree.roles):
            raise UnreadablePdf("the PDF has no structure tags of ours", hint="build it anew")
        reading: Reading = read_own(document, tree, list(pages), file)
        return Evidence(report, document, pages, tree, reading, faces, families, roles, source, beside)


def findings(evidence: Evidence) -> Iterator[Finding]:
    """All that is not on the page as the report says, beside what comparing the two reports tells."""
    for check in _CHECKS:
        yield from check(evidence)
