"""Formulas: drawn by our own driver from an OpenType font, each character saying what it is."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

import briefing_tex as bt
from briefing_tex.engines.xelatex import typeset
from briefing_tex.errors import MissingGlyph, TypesettingFailed
from briefing_tex.fonts import font_set
from briefing_tex.model import Report
from briefing_tex.pipeline.sources import stage
from briefing_tex.writers.latex import formulas, portable, write

pytestmark = pytest.mark.tex

SYMBOLS = (files("briefing_tex") / "themes" / "briefing" / "briefing-symbols.sty").read_text("utf-8")
MATHEMATICS = (
    r"\frac 12 + \sqrt[3]{1 + \frac{a}{b}} \le \left\{ \sum_{i=1}^n i \right\}",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix} \begin{cases} x & \text{否则 if } x > 0 \\ -x \end{cases}",
    r"\hat a \widetilde{xyz} \overbrace{a+b}^n \vec v \overrightarrow{AB} \not\in \not\equiv x'' \dots \cdots",
    r"\mathbb{R} \mathcal{L} \mathfrak g \mathrm{const} \mathbf{v\Gamma} \boldsymbol{\alpha} \mathtt t",
    r"\int_0^1 \iint_D \oint \lim_{x \to 0} \operatorname{sgn} \log x \binom nk \bigl( \Bigm| \biggr\rangle",
    r"\xrightarrow[a]{b} \overset{a}{=} \sum_{\substack{i<n \\ j<m}} \tfrac12 \boxed{x} a \bmod b \pmod n",
)


def math(tex: str, display: bool = False) -> dict[str, object]:
    return {"type": "math", "tex": tex, "display": display}


def report(*blocks: object, title: object = "Formulas") -> Report:
    paragraphs = [{"type": "paragraph", "text": text} if isinstance(text, list) else text for text in blocks]
    return Report(language="en", title="T", sections=[{"title": title, "blocks": paragraphs}])


def text_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)


def lines_of(pdf: bytes) -> list[float]:
    """The heights of the baselines of the last page, from the top of the page down, in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[len(document) - 1].get_textpage()
        boxes = [page.get_charbox(index, loose=True) for index in range(page.count_chars())]
    return sorted({round(bottom) for _, bottom, _, _ in boxes}, reverse=True)


@pytest.mark.parametrize("tex", MATHEMATICS)
def test_what_authors_of_latex_expect_is_drawn_by_our_own_driver(tex: str) -> None:
    made = bt.build(report(["a ", math(tex), " b"], [math(tex, display=True)]), trusted=True)
    assert made.diagnostics == ()
    assert "\ufffd" not in text_of(made.pdf)


def test_everywhere_in_a_report_and_in_one_run() -> None:
    formula = math(r"\begin{matrix} a & b \end{matrix} \alpha x")
    note = {"type": "footnote", "blocks": [{"type": "paragraph", "text": [formula]}]}
    everywhere = report(
        {"type": "table", "head": [[[formula]]], "rows": [[["a ", formula, note]]], "caption": [formula]},
        {"type": "list", "items": [[{"type": "paragraph", "text": [math("x", display=True)]}]]},
        [
            {"type": "emphasis", "text": [formula]},
            {"type": "link", "url": "https://a.example", "text": [formula]},
        ],
        title=["On ", formula],
    )
    assert bt.build(everywhere, trusted=True).diagnostics == ()
    project = write(everywhere, font_set("en"), trusted=True)
    assert typeset(project.main, project.files, contents=project.contents).passes == 1


def test_the_line_of_the_contents_takes_in_a_tall_delimiter_at_its_end() -> None:
    tall = math(r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}")
    assert bt.build(report(title=["Tall ", tall]), trusted=True).pages == 1


def test_every_symbol_says_its_character() -> None:
    """The names of LaTeX, as the theme lists them, come back as the characters they stand for."""
    table = re.findall(r"(\\[a-zA-Z]+) ?([^\x00-\x7f])", SYMBOLS[SYMBOLS.index("\\brf@named0") :])
    names = {name: character for name, character in table if "@" not in name}
    assert len(names) > 250
    made = bt.build(report(*([math(f"{name}{{}}")] for name in names)), trusted=True, verify=False)
    found = Counter(text_of(made.pdf))
    assert {name: character for name, character in names.items() if not found[character]} == {}


@pytest.mark.parametrize("display", [False, True])
@pytest.mark.parametrize(
    ("tex", "said"),
    [
        (r"\frac{a}", "File ended"),
        (r"a \undefinedthing", r"Undefined control sequence. \undefinedthing"),
        (r"\begin{pmatrix}a", "has no end"),
        ("a & b", "Misplaced alignment tab"),
        ("x^1^2", "Double superscript"),
        (r"\left(", r"Missing \right."),
        (r"a\par b", "Paragraph ended"),
        (r"\input{nosuchfile}", "nosuchfile.tex' not found"),
    ],
)
def test_what_is_wrong_with_a_formula_is_said_of_the_formula(tex: str, said: str, display: bool) -> None:
    made = report(["right ", math("x"), " wrong ", math(tex, display)], [math("y")])
    with pytest.raises(TypesettingFailed) as caught:
        bt.build(made, trusted=True)
    assert f"the formula {tex}: " in caught.value.message
    assert said in caught.value.message
    assert caught.value.location.element == "sections[0].blocks[0].text[3]"
    assert "correct the formula" in str(caught.value.hint)


@pytest.mark.parametrize(
    ("where", "element"),
    [
        ({"title": ["S ", math(r"\wrong")], "blocks": []}, "sections[0].title[1]"),
        (
            {
                "title": "S",
                "blocks": [{"type": "table", "head": [["a"]], "rows": [["a"], [["b", math(r"\wrong")]]]}],
            },
            "sections[0].blocks[0].rows[1][0][1]",
        ),
    ],
)
def test_a_wrong_formula_is_named_wherever_it_stands(where: object, element: str) -> None:
    with pytest.raises(TypesettingFailed, match=r"\\wrong") as caught:
        bt.build(Report(language="en", title="T", sections=[where]), trusted=True)
    assert caught.value.location.element == element


def test_a_character_that_the_fonts_of_formulas_lack_is_said_of_the_formula() -> None:
    with pytest.raises(MissingGlyph, match="ᚠ") as caught:
        bt.build(report(["a ", math(r"\text{ᚠ}")]), trusted=True)
    assert caught.value.location.element == "sections[0].blocks[0].text[1]"


def test_spaces_of_the_source_are_no_glyphs() -> None:
    spaced, tight = (
        bt.build(report([math(tex)]), trusted=True).pdf for tex in (r"a + \alpha  b", r"a+\alpha b")
    )
    assert "𝑎+𝛼𝑏" in text_of(spaced).replace(" ", "")
    assert lines_of(spaced) == lines_of(tight)
    with pypdfium2.PdfDocument(spaced) as one, pypdfium2.PdfDocument(tight) as other:
        pictures = [document[len(document) - 1].render(scale=1).to_pil() for document in (one, other)]
    assert pictures[0].tobytes() == pictures[1].tobytes()


@pytest.mark.parametrize("tex", [r"x\_1", r"\$ \% \# \_ \&", r"a^{\_}", r"\mathrm{a\_b}"])
def test_signs_behind_a_backslash_are_themselves(tex: str) -> None:
    """An underscore that called itself would keep TeX busy until the time limit."""
    made = bt.build(report(["a ", math(tex)]), trusted=True, timeout=20)
    assert "_" in text_of(made.pdf)


def test_a_display_leaves_no_empty_lines() -> None:
    made = bt.build(report(["before"], [math("x", display=True)], ["after"]), trusted=True).pdf
    steps = [upper - lower for upper, lower in pairwise(lines_of(made)[2:5])]
    assert all(step < 2 * 15.5 for step in steps), steps


def test_a_display_of_its_own_is_as_far_from_the_text_above_as_from_that_below() -> None:
    made = bt.build(report(["Above"], [math("h = 1", display=True)], ["Below"]), trusted=True)
    glyphs = [line.split("\t") for line in stage(made.pdf, "glyphs", format="pdf").splitlines()]
    above, display, below = (
        next(float(y) for _, _, y, _, _, text in glyphs if text == wanted) for wanted in ("A", "\u210e", "B")
    )
    assert above - display == pytest.approx(display - below, abs=0.5)


def test_without_a_font_for_them_tex_s_own_fonts_step_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formulas, "MATH", ("No Such Font",))
    monkeypatch.setattr(formulas, "math_family", lambda: None)
    made = bt.build(report(["a ", math(r"\mathbb{R} \le \frac 12")]), trusted=True)
    assert [item.code for item in made.diagnostics] == ["drawn-by-xdvipdfmx"]
    assert "Latin Modern Math" in str(made.diagnostics[0].hint) or "lmodern" in str(made.diagnostics[0].hint)


def test_plain_xelatex_compiles_formulas(tmp_path: Path) -> None:
    project = portable(write(report([math(tex) for tex in MATHEMATICS]), font_set("en"), trusted=True))
    for name, data in {"x.tex": project.main.encode(), **project.files}.items():
        (tmp_path / name).write_bytes(data)
    command = ["xelatex", "-interaction=nonstopmode", "-halt-on-error", "x.tex"]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    assert "ℝ" in text_of((tmp_path / "x.pdf").read_bytes())


def test_a_report_without_formulas_loads_nothing_for_them() -> None:
    project = write(report(["a"]), font_set("en"))
    assert not any("math" in name for name in project.files)
    assert "math" not in project.main + project.files["briefing-fonts.tex"].decode()
