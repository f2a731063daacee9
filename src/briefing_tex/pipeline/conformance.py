"""What a standard asks of the report itself and no typesetting can add: words for those who do not see an
image, colours that mean the same everywhere.

In: a report, its TeX project, the standards wanted. Raises InvalidReport, which names every breach.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from briefing_tex.diagnostics import Diagnostic
from briefing_tex.errors import InvalidReport
from briefing_tex.finishing.standards import Profile
from briefing_tex.formats import TexProject
from briefing_tex.model import Channel, Figure, Report, walk
from briefing_tex.pipeline.remarks import place

_UNMAPPED = "\ufeff"
"""No font may say that a glyph stands for it: it is the mark that begins a file."""
_NOT_PRINTED = ("id", "image", "payload", "language")


def check_report(report: Report, wanted: Profile) -> None:
    """PDF/UA asks for an alternative text of each figure (ISO 14289-1, 7.3); we do not invent one.

    No standard takes text with U+FEFF (ISO 19005-2, 6.2.11.7.2; ISO 14289-1, 7.21.7).
    """
    faults = list(_undescribed(report)) if wanted.accessible else []
    if wanted.accessible or wanted.archival:
        faults += _unmapped(report)
    _raise(faults)


def check_images(project: TexProject, report: Report, wanted: Profile) -> None:
    """PDF/A takes CMYK only with a profile that says what the inks look like (ISO 19005-2, 6.2.4.3).

    A page of another PDF may hold what the standards forbid, such as fonts that are not embedded: not taken.
    """
    _raise(list(_unfit_images(project, report, wanted)))


def _raise(faults: list[Diagnostic]) -> None:
    if faults:
        raise InvalidReport(faults)


def _undescribed(report: Report) -> Iterator[Diagnostic]:
    for path, part in walk(report):
        if isinstance(part, Figure) and not part.alt.strip():
            fault = "PDF/UA asks for an alternative text, and this figure has none"
            hint = "say in a sentence what the image shows: `alt`, in Markdown ![text](image.png)"
            yield Diagnostic("error", "no-alternative-text", fault, report.source.locate(path), hint)
        if isinstance(part, Channel) and part.image and not "".join(part.caption).strip():
            fault = "PDF/UA asks for an alternative text, and the image of this channel has no caption"
            yield Diagnostic(
                "error", "no-alternative-text", fault, report.source.locate(path), "give the channel a caption"
            )


def _unmapped(report: Report) -> Iterator[Diagnostic]:
    for path, part in walk(report):
        if isinstance(part, str) and _UNMAPPED in part and not path.endswith(_NOT_PRINTED):
            fault = (
                f"the standard takes no U+FEFF, and the text holds one at character {part.index(_UNMAPPED) + 1}"
            )
            hint = "remove it: it is a mark that begins a file, and prints nothing"
            yield Diagnostic("error", "byte-order-mark", fault, report.source.locate(path), hint)


def _unfit_images(project: TexProject, report: Report, wanted: Profile) -> Iterator[Diagnostic]:
    given = {path: part.image for path, part in walk(report) if isinstance(part, Figure | Channel)}
    for file, data in project.files.items():
        line = project.main[: project.main.find(file)].count("\n") + 1
        where = place(line, project.main, report)
        name = f"'{given.get(where.element or '') or file}'"
        if wanted.archival and data.startswith(b"\xff\xd8") and _has_inks_alone(data):
            fault = f"PDF/A asks for colours that mean the same everywhere, and {name} is in CMYK inks alone"
            hint = "convert it to RGB, or save it with its colour profile"
            yield Diagnostic("error", "device-colour", fault, where, hint)
        if (wanted.archival or wanted.accessible) and data.startswith(b"%PDF-"):
            fault = f"a page of another PDF may hold what the standard forbids, and {name} is one"
            yield Diagnostic("error", "pdf-in-pdf", fault, where, "convert it to PNG")


def _has_inks_alone(jpeg: bytes) -> bool:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(jpeg)) as image:
            return image.mode == "CMYK" and not image.info.get("icc_profile")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False  # typesetting says what is wrong with it
