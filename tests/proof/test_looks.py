"""Weights, slants, colours, places in a line, maps of codes: what the proof asks of them, and what passes."""

from __future__ import annotations

from typing import Any

import pytest
from samples import drawn

from briefing_tex.engines.xelatex import Driver
from briefing_tex.fonts import font_set
from briefing_tex.fonts.selection import family_named
from briefing_tex.model import Report
from briefing_tex.pipeline.building import build
from briefing_tex.pipeline.proving import faults, prove
from briefing_tex.proof.unicodes import is_plain

DRIVERS: tuple[Driver, ...] = ("own", "xdvipdfmx")


def _marked(kind: str, *text: Any) -> dict[str, Any]:
    return {"type": kind, "text": list(text)}


def _link(*text: Any) -> dict[str, Any]:
    return {"type": "link", "url": "https://tides.example", "text": list(text)}


JOINED: list[list[Any]] = [
    ["un", _marked("emphasis", "believ"), "able"],
    ["x", {"type": "code", "text": "y_1"}, "z, a", _link("link"), "ed"],
    [_marked("emphasis", "f"), "l V", _marked("emphasis", "A"), _marked("strong", "V"), "A"],
    ["привет", _marked("strong", "мир"), "да Ủ", _marked("emphasis", "y"), "ban"],
    ["한국", _marked("strong", "어"), "로 日本", _marked("emphasis", "語"), "a"],
    ["a", _marked("strong", _marked("emphasis", "b"), "c"), "d 1", _marked("emphasis", "2"), "3"],
    ["ab", _marked("strong", "שלום"), "cd", _marked("emphasis", "العالم"), "ef"],
    ["a", _marked("emphasis", " b"), "c ", _marked("emphasis", " b "), "c"],
    ["a\u2009", _marked("emphasis", "b"), "\u3000c\u200b", _marked("strong", "d")],
    ["ไทย", _marked("strong", "ไทย"), "ไทย क्ष", _marked("strong", "त्रि"), "य"],
    [
        "word",
        {"type": "footnote", "text": [_marked("strong", "below")]},
        "word",
        {"type": "citation", "keys": ["a"]},
        "word",
    ],
]


@pytest.mark.tex
@pytest.mark.parametrize("driver", DRIVERS)
@pytest.mark.parametrize("language", ["en", "zh-Hans", "ko"])
def test_words_that_are_partly_marked_pass(language: str, driver: Driver) -> None:
    blocks: list[Any] = [
        {"type": "paragraph", "text": ["word " * 5 * times, *text]} for text in JOINED for times in (0, 3)
    ]
    table = {"type": "table", "head": [[JOINED[0], "x"]], "rows": [[text, "x"] for text in JOINED[1:]]}
    data = {
        "language": language,
        "title": JOINED[0],
        "keywords": ["a", "b"],
        "sections": [{"title": JOINED[1], "blocks": [*blocks, table]}, {"title": JOINED[5]}],
        "references": [{"id": "a", "title": "A", "container-title": "B"}],
    }
    report = Report.model_validate(data)
    prove(report, drawn(report, driver))


@pytest.mark.tex
@pytest.mark.parametrize("lines", [1, 2])
def test_the_label_of_the_contents_on_a_page_where_a_note_ends(lines: int) -> None:
    """The note began on a page before; the end of its colour is no end of that of the label."""
    note = {"type": "footnote", "blocks": [{"type": "paragraph", "text": "A note of the abstract. " * 22}] * 9}
    text = {"type": "paragraph", "text": "Low at six. " * 10 * lines}
    data = {
        "title": "T",
        "abstract": [{"type": "paragraph", "text": ["x", note]}, text],
        "sections": [{"title": f"S {number}"} for number in range(25)],
    }
    report = Report.model_validate(data)
    prove(report, build(report, verify=False, paper="a5").pdf)


@pytest.mark.tex
def test_fonts_without_a_bold_face_pass() -> None:
    """Strong and stressed text is drawn in the only face there is."""
    text = [
        _marked("strong", "bold"),
        " and ",
        _marked("emphasis", "slanted"),
        {"type": "code", "text": "code"},
    ]
    report = Report.model_validate(
        {"title": "T", "language": "en", "abstract": [{"type": "paragraph", "text": text}]}
    )
    fonts = {"latin": "DejaVu Sans Mono", "latin_sans": "DejaVu Serif", "mono": "Noto Mono"}
    known = {role: name for role, name in fonts.items() if family_named(name)}
    prove(report, build(report, verify=False, fonts=known).pdf, fonts=known)


@pytest.mark.tex
@pytest.mark.parametrize("role", ["cjk", "cjk_sans"])
def test_a_pdf_in_chosen_fonts_passes_without_their_names(role: str) -> None:
    """Stressed text is in the sans-serif of the choice, which nobody tells who compares the two."""
    both = _marked("strong", _marked("emphasis", "都是"))
    report = Report(
        title="潮位", abstract=[{"type": "paragraph", "text": ["是", _marked("emphasis", "强调"), both]}]
    )
    fonts = font_set("zh-Hans")
    other = {"cjk": fonts.cjk_sans.name, "cjk_sans": fonts.cjk.name}[role]
    assert not faults(report, build(report, fonts={role: other}).pdf)


_MAP = b"""/cidinit/procset findresource begin
12 dict begin
begincmap
1 begincodespacerange
<0000> <ffff>
endcodespacerange
%b
endcmap
"""


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        (b"2 beginbfchar\n<0001> <0041>\n<0002> <d842dfb7>\nendbfchar", True),
        (b"1 beginbfchar\n<0001> <0041>\nendbfchar\n1 beginbfrange\n<0002> <0005> <0042>\nendbfrange", True),
        (b"2 beginbfchar\n<0001> <0041>\n<0001> <0042>\nendbfchar", False),
        (b"1 beginbfchar\n<0003> <0041>\nendbfchar\n1 beginbfrange\n<0002> <0005> <0042>\nendbfrange", False),
        (b"1 beginbfrange\n<00fe> <0102> <0042>\nendbfrange", False),
        (b"1 beginbfchar\n<01> <0041>\nendbfchar", False),
        (b"1 beginbfchar\n<0001> <00411>\nendbfchar", False),
        (b"1 beginbfchar\n<0001> <0041> <0002>\nendbfchar", False),
        (b"1 begincidrange\n<0001> <0002> 7\nendcidrange", False),
        (b"/Adobe-GB1-UCS2 usecmap\n1 beginbfchar\n<0001> <0041>\nendbfchar", False),
    ],
)
def test_a_map_says_one_text_of_each_code(sections: bytes, expected: bool) -> None:
    assert is_plain(_MAP % sections) is expected
