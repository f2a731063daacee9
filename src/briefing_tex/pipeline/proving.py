"""The proof of a finished PDF: read back, it says what the report says, and its pages show what it says.

In: a report, the bytes of a PDF made from it. Raises NotProven, which names every difference and its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefing_tex.diagnostics import Diagnostic
from briefing_tex.errors import MissingTool, NotProven, UnreadablePdf
from briefing_tex.fonts import NO_CHOICE, ROLES, Choice, Family, FontSet, font_set
from briefing_tex.model import Report
from briefing_tex.pipeline.sources import bytes_of

if TYPE_CHECKING:
    from briefing_tex.proof import Beside

Faces = tuple[tuple[str, int], ...]
Families = Mapping[tuple[str, int], Sequence[Family]]
_ALL_THE_SAME = "build with --no-verify to look at the PDF all the same"
_REMEDIES: Mapping[str, str] = MappingProxyType(
    {
        "unseen": f"choose a darker accent, or shorten what sticks out of the page; {_ALL_THE_SAME}",
        "overprinted": f"a word may be too long for its column: shorten it, or have fewer; {_ALL_THE_SAME}",
        "crowded": "the font cannot set these signs side by side: put a space between them, or use others; "
        + _ALL_THE_SAME,
        "order": f"a word may be too long for its column: shorten it, or have fewer; else {_ALL_THE_SAME}, "
        "and report this as a bug",
        "picture": "look whether the file is whole, was changed meanwhile, or is too narrow to be shown whole; "
        + _ALL_THE_SAME,
    }
)
"""What the author can do, where it may be the report and not the program."""


def prove(
    report: Report,
    pdf: bytes,
    timeout: float = 120.0,
    fonts: Choice = NO_CHOICE,
    source: bytes = b"",
    beside: Beside | None = None,
) -> None:
    """Compare a PDF with the report, by its text layer and by its pages; `fonts` are those it was set in,
    `source` is the JSON that is to lie inside, `beside` what was chosen to stand beside the text.

    Raises NotProven.
    """
    from briefing_tex.comparison import compare
    from briefing_tex.proof import examine, findings

    chosen = font_set(report.language, fonts)
    faces, families = faces_and_families(chosen)
    evidence = examine(
        pdf,
        report,
        faces,
        families=families,
        roles=_roles(chosen),
        source=source,
        beside=beside,
        timeout=timeout,
    )
    comparison = compare(report, evidence.reading.report)
    faults = [str(difference) for difference in comparison.differences]
    found = list(findings(evidence))
    if not faults and not found:
        return
    said = [*faults, *map(str, found)]
    placed = next((one for one in found if one.element), None)
    if faults or placed is None:
        raise NotProven(said)
    raise NotProven(said, report.source.locate(placed.element), _REMEDIES.get(placed.kind))


def faults(
    report: Report, pdf: Path | bytes, timeout: float = 120.0, password: str | None = None
) -> tuple[Diagnostic, ...]:
    """What the pages of a PDF of ours do not show as the report says; nothing for a PDF by another producer.

    The fonts may be any of this machine; one that is not here is a warning. Raises FileProblem, LimitExceeded.
    """
    from briefing_tex.comparison import compare
    from briefing_tex.fonts.catalogue import catalogue
    from briefing_tex.proof import examine, findings

    known: tuple[tuple[str, int], ...] = ()
    families: Families = MappingProxyType({})
    with suppress(MissingTool):
        known, families = faces_and_families(fonts := font_set(report.language))
        # Which font stresses Chinese, Japanese and Korean is a matter of choice.
        chosen = fonts.stressing, fonts.cjk_sans
        families = {key: [one for one in own if one not in chosen] for key, own in families.items()}
    others = tuple((path, facts.number) for path, facts in catalogue())
    try:
        faces = tuple(dict.fromkeys((*known, *others)))
        evidence = examine(
            bytes_of(pdf)[0], report, faces, families=families, timeout=timeout, password=password
        )
    except UnreadablePdf:
        return ()
    is_same = compare(report, evidence.reading.report).equal
    return tuple(
        Diagnostic(
            "warning" if found.kind == "font" else "error",
            f"page-{found.kind}",
            str(found),
            report.source.locate(found.element),
            "build the report anew" if found.kind != "font" else "install the font to compare its glyphs",
        )
        for found in findings(evidence)
        if is_same or found.kind != "inside"  # of another report, another one lies inside
    )


def _roles(fonts: FontSet) -> Mapping[str, Family]:
    """The family for each kind of letters, as it is set."""
    return {role: fonts.stressing if role == "cjk" else fonts.role(role) for role in ROLES}


def face_keys(fonts: FontSet) -> Faces:
    """The faces of a font set, those most used first: file and number."""
    return faces_and_families(fonts)[0]


_MOST_KNOWN = 16
_known: dict[int, tuple[FontSet, Faces, Families]] = {}
"""By the identity of a font set, which is kept with them: its faces, and the families that each is of."""


def faces_and_families(fonts: FontSet) -> tuple[Faces, Families]:
    """The faces of a font set, those most used first; the families that each is of."""
    known = _known.get(id(fonts))
    if known is None:
        families: dict[tuple[str, int], list[Family]] = {}
        roles = (fonts.latin, fonts.latin_sans, fonts.mono, fonts.stressing, fonts.cjk_sans)
        for family in (*roles, *fonts.fallbacks):
            for face in dict.fromkeys(family.faces()):
                families.setdefault((face.path, face.index), []).append(family)
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        known = _known[id(fonts)] = fonts, tuple(families), families
    return known[1:]
