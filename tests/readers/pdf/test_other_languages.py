"""Reports in languages that are set as English is: proven, and read back from their pages alone."""

from __future__ import annotations

from typing import Any

import pytest
from test_layout_alone import SENTENCE, again, paragraph, section

from briefing_tex.comparison import compare
from briefing_tex.dates import PartialDate
from briefing_tex.labels import LANGUAGES, TRANSLATED, default_labels, format_date
from briefing_tex.model import validate
from briefing_tex.model.printed import printed
from briefing_tex.pipeline import build
from briefing_tex.readers.pdf import read
from briefing_tex.readers.pdf.layout.lines.segments import segments
from briefing_tex.readers.pdf.pages.glyphs import Glyph, PageContent
from briefing_tex.readers.structure.front.bodies import is_body
from briefing_tex.readers.structure.joins import Habits, seam
from briefing_tex.readers.structure.words import caption, names_an_issue, part_label
from extractors import EXTRACTORS
from knowable import knowable
from stripped import stripped

pytestmark = pytest.mark.tex


@pytest.mark.parametrize(
    ("label", "part"),
    [
        ("Zusammenfassung", "abstract"),
        ("Mots-clés", "keywords"),
        ("Índice", "contents"),
        ("Литература", "references"),
        ("คำสำคัญ", "keywords"),
    ],
)
def test_labels(label: str, part: str) -> None:
    found = part_label(label)
    assert found
    assert found.part == part


@pytest.mark.parametrize(
    "text", ["Tabella 1 Livelli", "Abbildung 2: Pegel", "Таблица 3 Уровни", "Bảng 1　Mực nước"]
)
def test_captions(text: str) -> None:
    assert caption(text)


def test_bodies_and_issues() -> None:
    assert all(map(is_body, ("das Hafenamt", "Istituto del Mare", "Банк России", "la Commissione europea")))
    assert not any(map(is_body, ("Samt", "Die Pegel", "Ausblick")))
    assert all(map(names_an_issue, ("N. 385", "N.º 12", "№ 7", "Nr. 3")))


def report(language: str, **more: Any) -> dict[str, Any]:
    return {"language": language, "sections": [section(paragraph(SENTENCE * 3))], **more}


def test_the_parts_of_an_italian_report() -> None:
    labels = {"abstract": "Sommario", "contents": "Indice", "table": "Tabella"}
    table = {
        "type": "table",
        "caption": "Livelli",
        "head": [["Ora", "Livello"]],
        "rows": [["6", "12"], ["9", "14"]],
    }
    made, found = again(
        report(
            "it",
            subtitle="N. 385",
            organisations=["Trieste Istituto", "Forlì Associazione"],
            date="2024",
            abstract=[paragraph(SENTENCE * 3)],
            labels=labels,
            sections=[section(paragraph(SENTENCE * 3), table)],
        )
    )
    for name in ("subtitle", "organisations", "date", "abstract", "sections"):
        assert found.get(name) == made[name], name


@pytest.mark.parametrize("language", [tag for tag in TRANSLATED if tag not in LANGUAGES])
def test_a_report_with_the_labels_and_the_date_of_its_language(language: str) -> None:
    table = {"type": "table", "caption": "Ebb", "head": [["Hour", "Level"]], "rows": [["6", "12"], ["9", "14"]]}
    made = report(
        language,
        title="Tides",
        date="2026-04-24",
        abstract=[paragraph(SENTENCE * 3)],
        keywords=["ebb", "flood"],
        sections=[section(paragraph(SENTENCE * 3), table)],
        references=[{"id": "1", "title": "Atlas of Tides", "author": ["Durand"], "issued": "2024"}],
        contact={"website": "https://tides.example/"},
    )
    loaded = validate(made)
    pdf = build(loaded).pdf
    assert compare(printed(loaded), read(pdf).report).equal
    alone = read(stripped(pdf)).report
    labelled = alone.model_copy(update={"language": language, "labels": loaded.labels})
    assert compare(knowable(loaded), knowable(labelled)).equal
    own = default_labels(language).items() - {*default_labels(alone.language).items()}
    assert {(name, label) for name, label in own if name != "figure"} == {
        (name, label) for name, label in alone.labels.model_dump().items() if label
    }
    shown = EXTRACTORS["pdftotext"](pdf)
    assert format_date(PartialDate("2026-04-24"), language) in shown
    assert all(label in shown for name, label in default_labels(language).items() if name != "figure")


def test_a_word_of_another_script_that_has_no_room_in_its_column() -> None:
    row = ["Ответственный исполнитель", "несанкционированный", "кибербезопасность", "ветроэнергетика"]
    table = {"type": "table", "head": [row * 2], "rows": [row * 2, row * 2]}
    text = "Пока рано говорить, сохранится ли эта тенденция: ответа на вопрос о приливах нет. " * 9
    made, found = again(report("ru", sections=[section(paragraph(text.strip()), table)]))
    assert found["sections"] == made["sections"]


def test_thai_goes_on_over_a_line_end_without_a_space() -> None:
    assert seam("ตลาดเติบโต", "ในปี", None, Habits.of("")).between == ""
    assert seam("ตลาดเติบโต", "ในปี", True, Habits.of("")).between == " "


def test_what_is_drawn_in_several_parts_has_the_room_of_all_of_them() -> None:
    def glyph(text: str, x0: float, x1: float) -> Glyph:
        return Glyph(text, x0, x1, 700.0, 10.0, None, None, True)

    glyphs = [glyph("ส", 100, 106), glyph("\u0e33", 106, 106), glyph("\u200b", 106, 111)]
    (found,) = segments(PageContent(1, 595, 842, glyphs))
    assert (found.text, found.x1) == ("ส\u0e33", 111)
