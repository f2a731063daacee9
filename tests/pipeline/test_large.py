"""No report is refused for its size: rows, heads, captions and notes higher than a page break over pages.

Each is built and proven, and is the same drawn by both drivers.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from random import Random
from typing import Any

import pytest

import briefing_tex as bt
from briefing_tex.errors import TypesettingFailed
from briefing_tex.fonts import font_set
from briefing_tex.model import Footnote, Paragraph, Report, Section
from briefing_tex.pipeline.proving import face_keys
from briefing_tex.proof import examine, findings
from briefing_tex.readers.pdf.file.limits import Limits
from briefing_tex.readers.pdf.pages.document import open_document
from drivers import MAX_DIFFERING, differing, drawn
from many import finished
from phrases import HEADINGS, PHRASES, WORDS
from strategies import LANGUAGES

pytestmark = pytest.mark.tex


def words(count: int) -> str:
    """A text of so many sentences, no two of them the same."""
    return "".join(f"第{number}次观测：潮位、风速与能见度逐时变化。" for number in range(count))


def paragraph(*text: Any) -> dict[str, Any]:
    return {"type": "paragraph", "text": list(text)}


def note(*blocks: dict[str, Any]) -> dict[str, Any]:
    return {"type": "footnote", "blocks": list(blocks)}


def table(*rows: list[Any], head: list[Any] | None = None, caption: Any = "") -> dict[str, Any]:
    return {"type": "table", "head": [head] if head else [], "rows": list(rows), "caption": caption}


def report(*blocks: dict[str, Any]) -> Report:
    around = paragraph(words(4))
    return Report(title="观测", sections=[{"title": "记录", "blocks": [around, *blocks, around]}])


LINK = {"type": "link", "url": "https://tides.example/", "text": words(60)}
STRONG = {"type": "strong", "text": words(40)}
MANY = [[f"第{number}行", words(3)] for number in range(40)]
FAR_LINK = {"type": "link", "url": "https://tides.example/" + "a" * 500, "text": "潮"}
FAR = ["值", note(table(*MANY))]
LARGE = {
    "a row": report(table(["甲", "乙"], [words(150), words(30)], ["丙", "丁"], head=["名", "值"])),
    "a link and a look that go on": report(table([["a", LINK, "b"], ["c", STRONG]])),
    "notes in a row": report(
        table(
            [
                [words(20), note(paragraph("前", words(9))), words(60), note(table(["甲"], caption="一"))],
                ["乙", note(table([words(90)], caption="二")), words(50)],
            ],
            ["丙", ["丁", note(paragraph("后"))]],
            head=["名", ["值", note(paragraph("首"))]],
        )
    ),
    "a head": report(table(["甲", "乙"], [words(90), "丙"], head=[words(90), "值"])),
    "a head and a row": report(table([words(40), "乙"], head=[words(24), "值"], caption=words(10))),
    "a caption": report(table(["甲", "乙"], head=["名", "值"], caption=words(200))),
    "a table in a note": report(paragraph("文", note(table(*MANY, head=["名", "值"])), words(3))),
    "a row in a note": report(
        paragraph("文", note(paragraph("前"), table([words(150), "乙"]), paragraph("后")), words(3))
    ),
    "headings": Report(
        title=words(90),
        sections=[{"title": words(90), "sections": [{"title": "短", "sections": [{"title": words(150)}]}]}],
    ),
    "a line of source": report(paragraph(*[FAR_LINK, "、"] * 500)),
    "many high rows": report(table(*[[f"{number}", words(60)] for number in range(40)])),
    "a channel": Report(
        title="观测",
        sections=[{"title": "记录", "blocks": [paragraph(words(4))]}],
        contact={
            "channels": [
                {"caption": ["一"], "payload": "https://tides.example/"},
                {"caption": [words(1)] * 60 + [words(60)], "payload": "https://tides.example/2"},
                {"caption": ["三"]},
            ]
        },
    ),
    "notes of a head in a list": report(
        {
            "type": "list",
            "items": [[paragraph("项"), table(["甲", ["乙", note(paragraph("注"))]], head=["名", FAR])]] * 2,
        }
    ),
    "tables in notes of a caption and a head": report(
        {
            "type": "quote",
            "blocks": [
                table(
                    ["甲", "乙"],
                    head=[["名", note(table([words(3), words(9)], head=[words(3), "值"]))], FAR],
                    caption=["潮", note(table([words(6), "乙"], [words(6), "丁"]))],
                )
            ],
        }
    ),
    "tables in notes of a caption and a high head": report(
        table(
            ["甲", "乙"],
            head=[words(90), ["值", note(table(["丙"], caption="后"))]],
            caption=["潮", note(table(["丁"], caption="先"))],
        )
    ),
    "a line of the contents beside a note that goes on": Report(
        title="观测",
        abstract=[paragraph("文", note(paragraph(words(200))))],
        sections=[{"title": words(16)}],
    ),
    "notes in a line by itself above a figure": report(
        paragraph("文", note(paragraph(words(90)))), table(*[[f"{number}", "值"] for number in range(15)])
    ),
    "notes that fill pages below a head": report(
        table(
            *[[f"{number}", ["值", note(paragraph(words(90)))]] for number in range(4)], head=["名", words(9)]
        )
    ),
}


@pytest.mark.parametrize("what", LARGE)
def test_it_is_built_and_proven_with_both_drivers(what: str) -> None:
    large = LARGE[what]
    ours, theirs = drawn(large, "own"), drawn(large, "xdvipdfmx")
    assert differing(ours, theirs) <= MAX_DIFFERING
    readings = []
    for pdf in (ours, theirs):
        evidence = examine(finished(pdf, large), large, face_keys(font_set(large.language)), timeout=300)
        assert [str(found) for found in findings(evidence)] == []
        readings.append(evidence.reading.report)
    assert bt.compare(large, readings[0]).equal
    assert readings[0] == readings[1]


def test_a_row_begins_where_there_is_room_and_its_notes_stand_with_their_marks() -> None:
    marks = ["甲", note(paragraph("首注")), words(150), note(paragraph("末注"))]
    pdf = bt.build(report(table([marks, "乙"], head=["名", "值"]))).pdf
    pages = [
        "".join(glyph.text for glyph in page.glyphs) for page in open_document(pdf, Limits.of(60)).contents()
    ]
    assert re.search("第0次.*首注", pages[0])
    assert all("名" in page for page in pages)
    (last,) = [page for page in pages if "第149次" in page.split("首注")[0]]
    assert "末注" in last


def test_a_head_that_leaves_no_room_is_set_once() -> None:
    head = ["名" + words(60), "值"]
    pdf = bt.build(report(table([words(90), "乙"], head=head))).pdf
    pages = [
        "".join(glyph.text for glyph in page.glyphs) for page in open_document(pdf, Limits.of(60)).contents()
    ]
    assert sum("名第0次" in page for page in pages) == 1


def test_plain_xelatex_sets_the_same(tmp_path: Path) -> None:
    made = bt.build(LARGE["notes in a row"], tex=tmp_path)
    for _ in range(2):
        command = ["xelatex", "-interaction=nonstopmode", "-halt-on-error", "briefing.tex"]
        run = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
        assert run.returncode == 0, run.stdout[-600:]
    shown = re.search(rb"\((\d+) pages?\)", run.stdout)
    assert shown is not None
    assert int(shown[1]) == made.pages


def crowded(language: str, seed: int) -> dict[str, Any]:
    """A table of eight to twelve columns of words, numbers and phrases, in up to four lists and quotations."""
    random = Random(f"{language} {seed}")
    kinds = (WORDS[language], HEADINGS[language], PHRASES[language], ["1,234,567.00", "2026-04-24", "12%", ""])
    columns = random.randint(8, 12)
    rows = [[random.choice(random.choice(kinds)) for _ in range(columns)] for _ in range(3)]
    align = [random.choice(["left", "center", "right"]) for _ in range(columns)]
    block: dict[str, Any] = {"type": "table", "head": rows[:1], "rows": rows[1:], "align": align}
    for _ in range(random.randint(0, 4)):
        quote = random.random() < 0.3
        block = {"type": "quote", "blocks": [block]} if quote else {"type": "list", "items": [[block]]}
    return block


@pytest.mark.parametrize("language", LANGUAGES)
def test_many_columns_have_room(language: str) -> None:
    blocks = [crowded(language, seed) for seed in range(6)]
    assert bt.build(Report(title="1", language=language, sections=[{"title": "1", "blocks": blocks}])).pages


def test_the_lines_of_a_caption_stand_as_far_apart_as_those_of_the_table() -> None:
    """Lines without high or low letters, too."""
    pdf = bt.build(report(table(["x"], caption="a " * 120))).pdf
    glyphs = [glyph for page in open_document(pdf, Limits.of(60)).contents() for glyph in page.glyphs]
    (first, second, *_) = sorted({round(glyph.y, 1) for glyph in glyphs if glyph.text == "a"}, reverse=True)
    assert first - second == pytest.approx(15, abs=0.15)


@pytest.mark.parametrize("lines", [2, 3, 4])
@pytest.mark.parametrize("headed", [True, False])
def test_a_note_longer_than_a_page_in_the_first_of_few_lines(lines: int, headed: bool) -> None:
    """Such a paragraph is broken, for the rest of the page has no room for its note."""
    text = "潮位与风速逐时变化，观测站每小时上报一次。"
    note = Footnote(blocks=(Paragraph(text=(text * 60,)),))
    blocks = (Paragraph(text=("一。",)),) * (not headed) + (Paragraph(text=(note, text * lines)),)
    report = Report(title="潮汐月报", language="zh-Hans", sections=(Section(title="观测", blocks=blocks),))
    result = bt.build(report, paper="a5")
    assert not [remark.message for remark in result.diagnostics]


def test_a_word_longer_than_a_line_that_tex_reads_is_an_error_that_says_so() -> None:
    with pytest.raises(TypesettingFailed, match="longer than TeX reads") as caught:
        bt.build(Report(title="x" * 200_000))
    assert "split it" in str(caught.value.hint)
