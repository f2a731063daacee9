"""The briefings of the benchmark, and how each peer's source says them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest

from briefing_tex import pipeline
from briefing_tex.model import plain_text
from briefings import Briefing, Run, Section, briefing, from_json, to_json
from contenders import BATCH, COLD, WARM
from peers import briefing as product
from peers import latex, markdown, typst, weasyprint
from peers.reportlab import inline

HOSTILE = "50% & #1 $x_y^z~ {a} \\b <i> *c* `d` [e](f) @g \"h\" 'i' // /*j*/ -- | = + 全角“引号”"


def texts(part: Section) -> Iterator[str]:
    """All that a section says: its own title and text, those of the sections in it."""
    yield part.title
    yield from ("".join(run.text for run in runs) for runs in part.paragraphs)
    yield from part.items
    for child in part.sections:
        yield from texts(child)


def hostile() -> Briefing:
    part = Section(f"1 {HOSTILE}", ((Run(HOSTILE), Run(HOSTILE, "strong")),), (HOSTILE,))
    return replace(briefing(1), title=HOSTILE, abstract=HOSTILE, sections=(part,))


def test_a_seed_gives_one_text_and_each_its_own() -> None:
    assert briefing(3) == briefing(3)
    seen = [text for seed in range(100) for part in briefing(seed).sections for text in texts(part)]
    paragraphs = [text for text in seen if len(text) > 100]
    assert len(set(paragraphs)) == len(paragraphs) == 100 * 8


def test_json_gives_the_briefing_back() -> None:
    assert from_json(to_json(briefing(5))) == briefing(5)


@pytest.mark.parametrize("given", [briefing(7), hostile()], ids=["everyday", "hostile"])
def test_the_products_source_says_the_briefing(given: Briefing, tmp_path: Path) -> None:
    file = tmp_path / "report.md"
    file.write_text(product.emit(given), encoding="utf-8")
    loaded = pipeline.load_with_diagnostics(file)
    report = loaded.report
    assert not loaded.diagnostics
    assert plain_text(report.title) == given.title
    assert [plain_text(part.title) for part in report.sections] == [part.title for part in given.sections]
    assert [item.id for item in report.references] == [f"r{at + 1}" for at in range(len(given.references))]
    spoken = pipeline.convert(file, to="text").text
    for part in given.sections:
        for said in texts(part):
            assert _bare(said) in _bare(spoken)


def test_latex_is_left_no_special() -> None:
    left = re.sub(r"\\(text(backslash|asciitilde|asciicircum)\{\}|[#$%&_{}])", "", latex.escape(HOSTILE))
    assert not set(left) & set("#$%&_{}~^\\")


def test_typst_is_left_no_special() -> None:
    left = re.sub(r"\\.", "", typst.escape(HOSTILE))
    assert not set(left) & set("#$*_`<>@~[]=/'\"-\\")


def test_pandoc_is_left_no_special() -> None:
    left = re.sub(r"\\.", "", markdown.escape(HOSTILE))
    assert not set(left) & set("`*_{}[]<>#|$~^@\\")


def test_html_says_the_same() -> None:
    body = weasyprint.emit(hostile()).partition("<body>")[2]
    said = unescape(re.sub(r"<[^>]*>", "", body))
    assert said.count(HOSTILE) == 7  # title, abstract, contents, heading, twice in the paragraph, in the list


@pytest.mark.parametrize("style", ["", "strong", "link", "cite"])
def test_reportlab_is_given_sound_markup(style: str) -> None:
    target = "1" if style == "cite" else "https://a.example/?b=1&c=2"
    node = ElementTree.fromstring(f"<p>{inline(Run(HOSTILE, style, target))}</p>")
    assert "".join(node.itertext()) == HOSTILE


@pytest.mark.parametrize("contender", [*COLD, *WARM, *BATCH], ids=lambda item: item.title)
def test_every_source_holds_every_heading_and_address(contender: object) -> None:
    given = briefing(11)
    source = contender.emit(given)  # type: ignore[attr-defined]
    for part in given.sections:
        for child in (part, *part.sections):
            assert max(re.findall(r"[\u4e00-\u9fff]+", child.title), key=len) in source
    assert given.website in source
    assert all(item.address in source for item in given.references)


def _bare(text: str) -> str:
    """Without white space, citations and the addresses that a plain text writes behind its links."""
    return re.sub(r"\s|\[\d\]|<https://[^>]*>", "", text)
