"""What plain text does not show of a report.

In: a report. Out: a diagnostic for each element, with its path.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from briefing_tex.diagnostics import Diagnostic
from briefing_tex.labels import LANGUAGES
from briefing_tex.model import (
    Break,
    Channel,
    Code,
    CodeBlock,
    Emphasis,
    Figure,
    Footnote,
    Labels,
    Link,
    Math,
    Paragraph,
    Reference,
    Report,
    Section,
    Strong,
    walk,
)

Loss = tuple[Literal["info", "warning"], str, str]


def losses(report: Report) -> tuple[Diagnostic, ...]:
    """Diagnostics in reading order, each at its element and, where known, its line."""
    found = [(path, loss) for path, part in walk(report) if (loss := _loss(part))]
    return tuple(
        Diagnostic(severity, code, message, report.source.locate(path))
        for path, (severity, code, message) in [*found, *_of_report(report)]
    )


def _loss(part: Any) -> Loss | None:
    match part:
        case Emphasis() | Strong() | Code():
            return "info", "look-lost", f"{type(part).__name__} looks like other text."
        case Link() if part.text != (part.url,):
            return "info", "link-apart", "The address of a link stands behind its text."
        case Math():
            return "warning", "formula-as-tex", "A formula stands in TeX notation."
        case Break():
            return "info", "break-lost", "A line break within a paragraph reads as a space."
        case Footnote() if len(part.blocks) > 1 or not isinstance(part.blocks[0], Paragraph):
            return "info", "note-flattened", "The paragraphs of a note cannot be told from those of the text."
        case Figure():
            return "warning", "image-left-out", f"The image '{part.image}' is not shown."
        case CodeBlock() if part.language:
            return "info", "language-lost", "The programming language of code is not shown."
        case Channel() if part.payload or part.image:
            return "warning", "qr-code-left-out", "The QR code or image of a channel is not shown."
        case Section() if part.id:
            return "info", "id-lost", "The id of a section is not shown."
        case Reference() if part.type != "document" or part.language:
            return "info", "type-lost", "The type and language of a reference are not shown."
    return None


def _of_report(report: Report) -> Iterator[tuple[str, Loss]]:
    if report.language not in LANGUAGES:
        yield "language", ("info", "language-lost", "The language is told by its characters alone.")
    if report.references:
        yield "references", ("info", "id-lost", "The ids of references become their numbers.")
    roles = [organisation.role for organisation in report.organisations]
    if roles and (roles[0] != "issuer" or "issuer" in roles[1:]):
        yield "organisations", ("info", "role-lost", "The first organisation reads as the issuer.")
    for name in Labels.model_fields:
        if getattr(report.labels, name) and not _labelled(report, name):
            yield f"labels.{name}", ("info", "label-lost", "The label has nothing to stand above.")


def _labelled(report: Report, name: str) -> bool:
    """Whether the report has what a label stands above or before."""
    if name in ("figure", "table"):
        return any(getattr(part, "type", "") == name and part.caption for _, part in walk(report))
    if name == "contents":
        return bool(report.sections)
    if name == "website":
        return bool(report.contact and report.contact.website)
    return bool(getattr(report, name))
