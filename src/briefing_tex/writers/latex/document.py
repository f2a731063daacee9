"""A report as a XeLaTeX document of the class `briefing`, with everything that lies beside it.

In: a report, fonts, the choices of a design. Out: `TexProject`: the source, the class, the declaration of
fonts, images and QR codes. Plain `xelatex` compiles it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from pylatex import Command, Document, NoEscape

from briefing_tex.diagnostics import Diagnostic, Location
from briefing_tex.errors import FileProblem, UsageError
from briefing_tex.fonts import FontSet
from briefing_tex.formats import TexProject
from briefing_tex.labels import base_language, default_labels
from briefing_tex.model import Report
from briefing_tex.model.text import clean
from briefing_tex.writers.latex import characters, front
from briefing_tex.writers.latex.bibliography import reference
from briefing_tex.writers.latex.blocks import Blocks, located
from briefing_tex.writers.latex.contents import contents
from briefing_tex.writers.latex.declarations import (
    FALLBACKS,
    FILE,
    class_command,
    class_file,
    declarations,
    fallbacks,
    full_signs,
    line_width,
)
from briefing_tex.writers.latex.escape import Typesetter, string
from briefing_tex.writers.latex.formulas import PACKAGE, declared_font, has_formulas, packages
from briefing_tex.writers.latex.images import Images, usable
from briefing_tex.writers.latex.missing import refuse, refuse_piles
from briefing_tex.writers.latex.ragged import is_ragged
from briefing_tex.writers.latex.source import environment, folded


class Design(Struct, frozen=True):
    """The choices a publisher makes: paper, accent colour (six hexadecimal digits), logo, text of the head."""

    paper: str = "a4"
    accent: str | None = None
    logo: Path | None = None
    header: str | None = None


_PLAIN = Design()


def write(report: Report, fonts: FontSet, design: Design = _PLAIN, *, trusted: bool = False) -> TexProject:
    """The whole project of a report.

    Raises MissingGlyph for characters no font has, FileProblem for images, UsageError for a design that cannot
    be, or a formula in a report that is not trusted.
    """
    formulas = has_formulas(report, trusted)
    _check_header(design.header)
    language = base_language(report.language)
    convention = characters.convention(language, full_signs(fonts, language))
    typesetter = Typesetter(convention, fonts, line_width(design.paper))
    images = Images(report, report.source.base or Path.cwd())
    numbers = {item.id: str(index) for index, item in enumerate(report.references, 1)}
    blocks = Blocks(typesetter, images, numbers)
    body = folded("\n".join(_body(report, design, blocks)))
    images.refuse()
    refuse_piles(report, typesetter.piled)
    refuse(report, typesetter.missing, fonts)
    logo = _logo(design.logo) if design.logo else None
    further = fallbacks(typesetter.used) + (declared_font() if formulas else "")
    inputs = (FILE, *([f"{PACKAGE}.sty"] if formulas else ()), *([FALLBACKS] if further else ()))
    chosen = _choices(design, logo[0] if logo else "", is_ragged(report, typesetter.line))
    main = _document(class_command(language, design.paper), inputs, chosen, body)
    texts = {FILE: declarations(fonts, language)} | ({FALLBACKS: further} if further else {})
    texts |= packages() if formulas else {}
    beside = {
        "briefing.cls": class_file(),
        **{name: text.encode() for name, text in texts.items()},
        **images.files,
    }
    if logo:
        beside |= dict([logo])
    listed = contents(report, blocks)
    remarks = tuple(_out_of_order(report, path) for path in dict.fromkeys(typesetter.out_of_order))
    return TexProject(main, beside, listed, formulas, remarks)


def _out_of_order(report: Report, path: str) -> Diagnostic:
    text = "right-to-left words of several fonts stand side by side from left to right"
    place = report.source.locate(path or None)
    return Diagnostic("warning", "words-out-of-order", text, place, "choose a font that has all of them")


def _check_header(header: str | None) -> None:
    try:
        clean(header or "")
    except ValueError as error:
        raise UsageError(f"the header cannot be used: {error}", hint="give one line of text") from None


def _choices(design: Design, logo: str, ragged: bool) -> Iterator[Command]:
    """What a source says of its looks, before its text."""
    if design.accent:
        if not re.fullmatch("#?[0-9A-Fa-f]{6}", design.accent):
            raise UsageError(f"'{design.accent}' is not a colour", hint="write six hexadecimal digits: 1F4E79")
        yield Command("accentcolor", design.accent.lstrip("#").upper())
    if logo:
        yield Command("logo", NoEscape(logo))
    if ragged:
        yield Command("raggedtext")


def _document(opening: Command, inputs: Sequence[str], choices: Iterable[Command], body: str) -> str:
    made = Document(documentclass=opening, fontenc=None, inputenc=None, lmodern=False, textcomp=False)
    made.packages.clear()  # the class loads what it needs
    for file in inputs:
        name, _, suffix = file.partition(".")
        made.preamble.append(Command("usepackage" if suffix == "sty" else "input", NoEscape(name)))
    made.preamble.extend(choices)
    made.append(NoEscape(body))
    return str(made.dumps()) + "\n"


def _body(report: Report, design: Design, blocks: Blocks) -> Iterator[str]:
    yield front.labels(report, blocks) + front.running_head(report, design.header, blocks)
    yield from front.title_block(report, blocks)
    yield from front.before_sections(report, blocks)
    for index, section in enumerate(report.sections):
        yield blocks.section(section, f"sections[{index}]", 0)
    if report.references:
        entries = (
            located(f"references[{index}]", reference(item, blocks.typesetter, f"references[{index}]"))
            for index, item in enumerate(report.references)
        )
        label = report.labels.references or default_labels(report.language)["references"]
        yield environment("references", "\n".join(entries), string(label), str(len(report.references)))
    if report.contact:
        yield front.contact_footer(report.contact, blocks)


def _logo(path: Path) -> tuple[str, bytes]:
    """The name and the bytes of the logo; raises FileProblem where it is missing or no image."""
    try:
        data = path.read_bytes()
    except OSError as error:
        hint = f"looked for {path}"
        raise FileProblem(
            f"the logo cannot be read: {(error.strerror or str(error)).lower()}", hint=hint
        ) from None
    kind, data = usable(data, str(path), Location())
    return f"logo.{kind}", data


def diagnostics(report: Report) -> tuple[Diagnostic, ...]:
    """What a publisher may want to know before printing."""
    found = []
    for index, channel in enumerate(report.contact.channels if report.contact else ()):
        path = f"contact.channels[{index}]"
        if not channel.payload and not channel.image:
            text = "the channel has neither a payload nor an image: its captions are printed alone"
            found.append(Diagnostic("warning", "channel-without-code", text, report.source.locate(path)))
        elif channel.payload and channel.image:
            text = "the channel has an image: its payload is not drawn"
            found.append(Diagnostic("info", "payload-not-drawn", text, report.source.locate(path)))
    return tuple(found)
