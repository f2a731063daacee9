"""From a report to a proven PDF: emit, typeset, finish, prove.

A PDF that does not say what the report says is never handed over.
"""

from __future__ import annotations

import datetime
import gc
import os
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from msgspec import Struct, field

from briefing_tex.diagnostics import Diagnostic
from briefing_tex.engines.log import LogMessage
from briefing_tex.engines.workers import Workers
from briefing_tex.engines.xelatex import JOB, Typeset, typeset
from briefing_tex.errors import FileProblem, LimitExceeded, UsageError
from briefing_tex.files import check_output, write_whole
from briefing_tex.finishing.standards import Profile, declaration, profile
from briefing_tex.fonts import NO_CHOICE, Choice, FontSet, font_set
from briefing_tex.formats import TexProject
from briefing_tex.model import Report, plain_text
from briefing_tex.pipeline.conformance import check_images, check_report
from briefing_tex.pipeline.options import check_options, seconds
from briefing_tex.pipeline.proving import prove
from briefing_tex.pipeline.remarks import head_remarks, raise_failure, remarks
from briefing_tex.pipeline.standing import identity, pages_of_standing
from briefing_tex.version import VERSION
from briefing_tex.writers.json import write as write_json
from briefing_tex.writers.latex import Design, portable
from briefing_tex.writers.latex import diagnostics as publishing_diagnostics
from briefing_tex.writers.latex import write as write_latex

if TYPE_CHECKING:
    import pikepdf

    from briefing_tex.proof import Beside

NO_DATE = datetime.date(2000, 1, 1)
"""The day that stands in a PDF whose report has no date, so that the same report gives the same bytes."""

_FIRST_DAY = datetime.date(1970, 1, 1)

Progress = Callable[[str, float], None]
"""Called with the name of a stage and the share of the work that lies behind it, 0 to 1."""

_FIRST_CJK = "\u2e80"
_NO_STANDARD = Profile()


class BuildResult(Struct, frozen=True):
    """What a build made: the PDF's bytes, its TeX source, its pages, remarks, seconds for each stage."""

    pdf: bytes
    tex: str
    pages: int
    diagnostics: tuple[Diagnostic, ...] = ()
    timings: Mapping[str, float] = field(default_factory=dict)
    stood: bool = False
    """Whether the output stood already, and nothing was done."""


class BuildOptions(TypedDict, total=False):
    """The options of `build`, for those who pass them on."""

    verify: bool
    tex: Path | str | None
    timeout: float
    progress: Progress | None
    fonts: Choice
    paper: str
    accent: str | None
    logo: Path | str | None
    header: str | None
    trusted: bool
    standard: Sequence[str]
    resume: bool


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cyclic garbage: a build makes many objects and hardly a cycle, and it costs a tenth."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@_uncollected()
def build(
    report: Report,
    output: Path | str | None = None,
    *,
    verify: bool = True,
    tex: Path | str | None = None,
    timeout: float = 120.0,
    progress: Progress | None = None,
    fonts: Choice = NO_CHOICE,
    paper: str = "a4",
    accent: str | None = None,
    logo: Path | str | None = None,
    header: str | None = None,
    trusted: bool = False,
    standard: Sequence[str] = (),
    resume: bool = False,
    workers: Workers | None = None,
) -> BuildResult:
    """Typeset a report, read the PDF back from its own text, and compare; write it where `output` says.

    `tex` is a folder for the source, the class, images and QR codes. `fonts` maps a role (latin, latin_sans,
    mono, cjk, cjk_sans) to a family's name or a font file. `accent` is a colour as six hexadecimal digits,
    `timeout` is in seconds, for all of it. Only a trusted report may hold formulas. `standard` names what the
    PDF is made to conform to: a-2a or a-3a (PDF/A), ua-1 (PDF/UA), or both. With `resume`, an output that this
    version made from the same report, images and options is left as it is. `workers` are processes kept warm
    (see `Engine`).

    Raises NotProven, MissingGlyph, MissingTool, TypesettingFailed, LimitExceeded, FileProblem, UsageError;
    InvalidReport where the report lacks what a standard asks for.

    >>> build(Report(title="潮汐"), "tides.pdf").pages  # doctest: +SKIP
    1
    """
    tell = progress or (lambda stage, share: None)
    timings: dict[str, float] = {}
    if not isinstance(report, Report):
        raise UsageError(f"{type(report).__name__} is no report", hint="make one with load(...) or Report(...)")
    check_options(
        output=output,
        verify=verify,
        tex=tex,
        progress=progress,
        fonts=fonts,
        paper=paper,
        accent=accent,
        logo=logo,
        header=header,
        trusted=trusted,
        standard=standard,
        resume=resume,
    )
    end = time.monotonic() + seconds(timeout)
    wanted = profile((standard,) if isinstance(standard, str) else standard)
    check_report(report, wanted)
    if output is not None:
        check_output(Path(output), (Path(report.source.file),) if report.source.file else ())
    with _timed("emit", timings, tell, 0.0):
        design = Design(paper, accent, Path(logo) if logo else None, header)
        project = write_latex(report, font_set(report.language, fonts), design, trusted=trusted)
        if verify and accent:
            _check_accent(accent)
        check_images(project, report, wanted)
        if tex is not None:
            _write_project(portable(project), Path(tex))
        source = write_json(report).text.encode()
        made_from = identity(project, source, VERSION, _epoch(report), verify, wanted)
    if resume and output is not None and (pages := pages_of_standing(Path(output), made_from)):
        tell("done", 1.0)
        found = (*publishing_diagnostics(report), *project.remarks)
        return BuildResult(b"", project.main, pages, found, timings, stood=True)
    with _timed("typeset", timings, tell, 0.1):
        typeset_run = typeset(
            project.main,
            project.files,
            contents=project.contents,
            epoch=_epoch(report),
            timeout=_left(end),
            workers=None if project.holds_code else workers,
            meanwhile=lambda: _ahead(font_set(report.language, fonts), project.main, verify=verify),
        )
        drawn = _sound(typeset_run, project, report)
    with _timed("finish", timings, tell, 0.6):
        pdf, pages = _finished(drawn, source, made_from, report, wanted)
    if verify:
        with _timed("prove", timings, tell, 0.8):
            inside = source if wanted.holds_files else b""
            prove(
                report, pdf, _left(end), fonts, inside, _beside(report, project, design, typeset_run.messages)
            )
    _left(end)
    if output is not None:
        write_whole(Path(output), pdf)
    tell("done", 1.0)
    said = typeset_run.messages
    found = (*publishing_diagnostics(report), *project.remarks, *remarks(said, project.main, report))
    if header:
        found += tuple(head_remarks(said, pages, report))
    return BuildResult(pdf, project.main, pages, found, timings)


def _beside(report: Report, project: TexProject, design: Design, messages: Sequence[LogMessage]) -> Beside:
    """What stands beside the text: the head that was given, or the first issuer, if there is room; the logo."""
    from briefing_tex.proof import Beside

    issuers = (item.name for item in report.organisations if item.role == "issuer")
    may_lack = design.header is None or any(message.kind == "head" for message in messages)
    head = design.header if design.header is not None else next(issuers, "")
    files = project.files.items() if design.logo else ()
    logo = next((data for name, data in files if name.startswith("logo.")), b"")
    return Beside((head, "") if may_lack else (head,), logo)


def _left(end: float) -> float:
    """The seconds that are left; raises LimitExceeded where none are, so that nothing is written after them."""
    left = end - time.monotonic()
    if left <= 0:
        raise LimitExceeded("the build did not end within its time", hint="raise the time limit (--timeout)")
    return left


def _check_accent(accent: str) -> None:
    """Refuse a colour, as the writer took it, in which the proof would not see the title."""
    from briefing_tex.proof.seen import stands_out

    digits = accent.removeprefix("#")
    red, green, blue = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    if not stands_out((red, green, blue)):
        raise UsageError(
            f"the accent '{accent}' is too light: titles in it would not be seen on white paper",
            hint="choose a darker colour, or build with --no-verify to have this one all the same",
        )


def _ahead(fonts: FontSet, text: str, *, verify: bool) -> None:
    """What the rest of a build needs, loaded while XeTeX works: modules, and the outlines of the fonts."""
    import briefing_tex.finishing.links
    import briefing_tex.finishing.metadata
    import briefing_tex.finishing.tags
    import briefing_tex.finishing.writing
    from briefing_tex.engines.xdv.fonts import prepare

    used = {
        (face.path, face.index): {character for character in set(text) if (character >= _FIRST_CJK) == is_cjk}
        for face, is_cjk in ((fonts.latin.regular, False), (fonts.cjk.regular, True))
    }
    prepare(used)
    if verify:
        import briefing_tex.comparison
        import briefing_tex.proof  # noqa: F401
        from briefing_tex.proof.originals import open_ahead

        open_ahead(used)


def _sound(run: Typeset, project: TexProject, report: Report) -> pikepdf.Pdf:
    if run.document is None or any(message.kind in ("error", "missing") for message in run.messages):
        raise_failure(run.messages, project.main, report)
    return run.document


def _finished(
    pdf: pikepdf.Pdf, source: bytes, made_from: bytes, report: Report, wanted: Profile = _NO_STANDARD
) -> tuple[bytes, int]:
    """The PDF with tags, metadata, page labels, an identifier and the embedded source."""
    from briefing_tex.finishing.links import describe_links
    from briefing_tex.finishing.metadata import Metadata, describe, identify, pdf_date
    from briefing_tex.finishing.tags import tag
    from briefing_tex.finishing.writing import written

    tag(pdf)
    describe_links(pdf)
    describe(
        pdf,
        Metadata(
            title=plain_text(report.title),
            authors=[item.name for item in report.organisations if item.role == "issuer"],
            keywords=report.keywords,
            language=report.language,
            epoch=_epoch(report),
            producer=f"briefing_tex {VERSION}",
            declared=declaration(wanted),
        ),
    )
    if wanted.holds_files:
        from briefing_tex.finishing.attachment import attach_source

        attach_source(pdf, source, pdf_date(_epoch(report)))
    if wanted.archival:
        from briefing_tex.finishing.colour import declare_colours
        from briefing_tex.finishing.streams import end_clearly

        declare_colours(pdf)
        end_clearly(pdf)
    identify(pdf, made_from)
    return written(pdf, compact=not wanted.archival), len(pdf.pages)


def _epoch(report: Report) -> int:
    """SOURCE_DATE_EPOCH (its specification), else the report's date at midnight UTC, else a fixed day."""
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given:
        if not re.fullmatch("[0-9]{1,11}", given):
            raise UsageError(
                f"SOURCE_DATE_EPOCH is '{given}', which is no time", hint="give seconds since 1970, or unset it"
            )
        return int(given)
    day = max(report.date.first_day() if report.date else NO_DATE, _FIRST_DAY)
    return int(datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC).timestamp())


def _write_project(project: TexProject, folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileProblem(
            f"the folder {folder} cannot be made: {error.strerror}", hint="choose another"
        ) from None
    for name, data in {f"{JOB}.tex": project.main.encode(), **project.files}.items():
        write_whole(folder / name, data)


@contextmanager
def _timed(stage: str, timings: dict[str, float], tell: Progress, share: float) -> Iterator[None]:
    tell(stage, share)
    start = time.perf_counter()
    yield
    timings[stage] = time.perf_counter() - start
