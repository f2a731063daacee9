"""The LaTeX writer: escaping, fonts for characters, spacing at boundaries, tables, images."""

from __future__ import annotations

import os
import re
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest
from PIL import Image

from briefing_tex.diagnostics import Source
from briefing_tex.errors import FileProblem, InvalidReport, MissingGlyph, UsageError
from briefing_tex.fonts import font_set
from briefing_tex.model import Report, Table
from briefing_tex.writers.latex import Design, inlines, write
from briefing_tex.writers.latex.breaks import unbroken
from briefing_tex.writers.latex.characters import between, char_class, glue
from briefing_tex.writers.latex.columns import widths
from briefing_tex.writers.latex.escape import CELL, Typesetter, string
from briefing_tex.writers.latex.letters import width_of
from briefing_tex.writers.latex.shares import PADDING, shares
from strategies import LANGUAGES


def source(text: str, language: str = "zh-Hans") -> str:
    return Typesetter(language, font_set(language)).text(text)


def paragraph(*parts: object, language: str = "zh-Hans") -> Report:
    block = {"type": "paragraph", "text": list(parts)}
    return Report(title="T", language=language, sections=[{"title": "S", "blocks": [block]}])


def body(report: Report) -> str:
    return write(report, font_set(report.language), trusted=True).main


@pytest.mark.parametrize("character", list("\\{}$&#%_^~"))
def test_no_special_of_tex_stays_bare(character: str) -> None:
    assert re.fullmatch(r"a\\(text[a-z]+\{\}|.)b", source(f"a{character}b"))


def test_double_caret_cannot_make_a_backslash() -> None:
    assert "^" not in source("^^5cinput")
    assert string("^^5c") == r"\^\^5c"


def test_quotes_follow_the_words_they_stand_between() -> None:
    assert source("的“AI”是") == "的“AI”是"
    assert source("OpenAI’s") == r"OpenAI\latin{’}s"


def test_rare_characters_name_a_font_that_has_them() -> None:
    assert source("\ufa19") == "\ufa19"
    assert re.search(r"\\(cjk|fallback\{[a-z0-9-]+\})\{𠮷\}", source("名𠮷字"))
    assert re.search(r"\\fallback\{[a-z0-9-]*hebrew[a-z0-9-]*\}\{שלום\\endrtl\{\}\}", source("a שלום b", "en"))
    assert source("שלום עולם", "en").startswith(r"\rtl{")


def test_a_character_without_a_font_is_named_with_its_place() -> None:
    with pytest.raises(MissingGlyph) as caught:
        body(paragraph("a", {"type": "strong", "text": "\U000f0000"}))
    assert "U+F0000" in caught.value.message
    assert caught.value.location.element == "sections[0].blocks[0].text[1].text"


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("x a\U000e0100", "the variant of 'a' U+0061 LATIN SMALL LETTER A that", "remove the selector"),
        ("中\u05b0", "'中' U+4E2D CJK UNIFIED IDEOGRAPH-4E2D and", "put a space between them"),
        ("e\U000f0000", "has U+F0000", "install a font that has it"),
    ],
)
def test_what_exactly_no_font_has_is_said(text: str, said: str, hint: str) -> None:
    with pytest.raises(MissingGlyph) as caught:
        body(paragraph(text))
    assert said in caught.value.message
    assert hint in str(caught.value.hint)


@pytest.mark.parametrize("text", ["a" + "\u0301" * 2000, "x " * 90 + "ש" + "\u05b0" * 500 + " ש"])
def test_a_letter_with_marks_without_end_is_named_with_its_place(text: str) -> None:
    with pytest.raises(InvalidReport) as caught:
        body(paragraph("a", {"type": "strong", "text": text}))
    assert "more marks than can be set" in caught.value.faults[0].message
    assert caught.value.faults[0].location.element == "sections[0].blocks[0].text[1].text"


def test_glue_where_markup_hides_a_boundary() -> None:
    made = body(paragraph("中", {"type": "emphasis", "text": "AI"}, "文", {"type": "strong", "text": "字"}))
    assert r"中\autospace{}\emph{AI}\autospace{}文\cjkglue{}\strong{字}" in made


def test_a_citation_within_stressed_text_is_a_neighbour() -> None:
    """The blank half of a full stop before both citations is taken away once."""
    cited = {"type": "citation", "keys": ["a"]}
    text = [{"type": "emphasis", "text": ["高い。", cited]}, cited]
    sections = [{"title": "S", "blocks": [{"type": "paragraph", "text": text}]}]
    report = Report(title="T", sections=sections, references=[{"id": "a", "title": "Tides"}])
    assert r"\emph{高い。\halfkern{}\cite{1}}\cite{1}" in body(report)


def test_a_note_behind_a_stressed_note_is_a_neighbour() -> None:
    """The blank half of the comma is taken away before the first note, not once more before the second."""
    note = {"type": "footnote", "text": "x"}
    made = body(paragraph({"type": "emphasis", "text": ["一，", note]}, note))
    assert made.count(r"\halfkern{}\footnote") == 1


def test_long_words_may_break() -> None:
    made = source("https://a.example/" + "x" * 60)
    assert r"/\wbr{}" in made
    assert max(map(len, re.split(r"\\(?:wbr|lastbreak){}", made))) <= 20
    assert source("港口AI与" * 9) == "港口AI与" * 9
    assert r"(\lastbreak" not in source("abc(" * 9)
    assert max(map(len, source(")" * 90, "en").split(r"\lastbreak{}"))) <= 8
    assert r"\shortbreak{}" in Typesetter("en", font_set("en")).text("▇" * 8, CELL)


def test_a_doi_is_not_broken_in_its_first_number() -> None:
    assert list(unbroken("10.55555/harbour.2026", 12)) == ["10.55555/", "harbour.", "2026"]
    parts = ["https://", "doi.", "example/", "10.5555/", "h"]
    assert list(unbroken("".join(parts), 12)) == parts


def test_a_word_is_not_broken_behind_the_mark_that_it_begins_with() -> None:
    assert list(unbroken("@harbourmasters.office", 20)) == ["@harbourmasters.", "office"]
    assert list(unbroken("#harbour/tides-of-april", 20)) == ["#harbour/", "tides-", "of-", "april"]


@pytest.mark.parametrize("sign", ["—", "！", "ｗ", "…", "）"])
def test_a_long_row_of_signs_that_no_line_ends_between_may_be_broken(sign: str) -> None:
    assert max(map(len, source(sign * 90, "ja").split(r"\lastbreak{}"))) <= 6
    assert source(sign * 6, "ja") == sign * 6


def test_a_korean_word_of_several_scripts_is_broken_where_they_touch_if_it_is_too_long() -> None:
    assert source("a词bc국" * 9, "ko").count(r"\lastbreak{}") > 9
    assert source("a词bc국" * 2, "ko") == "a词bc국" * 2


def test_the_variant_of_an_ideograph_is_spaced_as_the_ideograph() -> None:
    chosen = "葛\U000e0100"
    assert rf"{{{chosen}}}\cjkglue{{}}城" in source(f"{chosen}城", "ja")
    assert rf"{{{chosen}}}\autospace{{}}A" in source(f"{chosen}A", "ja")
    assert rf"{{{chosen}}}}}\autospace{{}}A" in body(paragraph({"type": "strong", "text": chosen}, "A"))


def test_a_joiner_behind_a_space_and_a_thai_vowel_stay_with_their_letters() -> None:
    assert source("1. \u200dשל", "en").startswith("1. ")
    assert re.search("thai}{กำ", source("กำ\u200dß", "en"))


def test_lines_are_as_short_and_titles_as_large_as_the_class_has_them() -> None:
    design = (files("briefing_tex") / "themes/briefing/briefing.cls").read_text()
    assert re.findall(r"-2\\dimen@\\relax<(\d+)em", design) == [str(inlines._SHORTEST_LINE)]
    assert re.findall(r"{Title}{\\fontsize{(\d+)}", design) == [str(inlines._LARGEST)]


def test_a_space_parts_no_sign_from_what_it_belongs_to() -> None:
    assert source("12 % – 5 °C", "en") == r"12\tie{}\%\tie{}– 5\tie{}°C"
    assert source("« oui »", "en") == r"«\tie{}oui\tie{}»"


def test_a_space_at_a_line_end_is_kept() -> None:
    assert "end %\n" in body(paragraph("end "))


def told(language: str, asked: str, folder: Path) -> str:
    """What TeX says, asked in a document of the class."""
    document = rf"\documentclass[{language}]{{briefing}}\makeatletter{asked}\@@end"
    (folder / "t.tex").write_text(document, "utf-8")
    (folder / "briefing.cls").write_bytes((files("briefing_tex") / "themes/briefing/briefing.cls").read_bytes())
    command = ["xelatex", "-no-pdf", "-interaction=nonstopmode", "t.tex"]
    env = dict(os.environ, max_print_line="1000")
    run = subprocess.run(command, cwd=folder, env=env, capture_output=True, check=False)
    return run.stdout.decode("utf-8", "replace")


@pytest.mark.tex
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_classes_of_the_class_file_are_those_of_the_writer(language: str, tmp_path: Path) -> None:
    """TeX is asked for the class of every character the tables speak of."""
    codes = [*range(0x20, 0x530), *range(0x2010, 0x2500), *range(0x2E80, 0x3400), 0x4E00, 0xA4CF, 0xA4D0]
    codes += [0xAC00, 0xD7A3, 0xD7A4, *range(0xF8FF, 0xFB00), *range(0xFE20, 0x10000 - 2)]
    asked = "\n".join(rf"\typeout{{C {code} \the\XeTeXcharclass{code} }}" for code in codes)
    found = dict(re.findall(r"^C (\d+) (\d+)", told(language, asked, tmp_path), re.MULTILINE))
    assert len(found) == len(codes)
    wrong = [code for code in codes if int(found[f"{code}"]) % 4096 != char_class(chr(code), language)]
    assert not wrong, [f"{code:04X}" for code in wrong[:10]]


@pytest.mark.tex
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_glue_between_classes_is_that_of_the_writer(language: str, tmp_path: Path) -> None:
    """TeX is asked what stands between any two classes; ties need no glue where markup parts words anyway."""
    pairs = [(first, second) for first in range(14) for second in range(14)]
    asked = "\n".join(rf"\typeout{{T {a} {b}: \the\XeTeXinterchartoks {a} {b} !}}" for a, b in pairs)
    found = re.findall(r"^T (\d+) (\d+): (.*)!$", told(language, asked, tmp_path), re.MULTILINE)
    assert len(found) == len(pairs)
    for first, second, tokens in found:
        glue = re.sub(r"\\egroup|\\brf@in|\\cjktie| ", "", tokens)
        assert glue == "".join(
            f"\\{name}" for name in between(language).get((int(first), int(second)), "").split()
        )


def on_a_line(table: Table, line: float = 44.0) -> list[float]:
    """The widths in em of the columns of a table on a line."""
    leasts, rests, _ = widths(table, font_set("zh-Hans"), "zh-Hans", 449.5)
    assert sum(rests) == pytest.approx(1)
    return [least + rest * (line - sum(leasts)) for least, rest in zip(leasts, rests, strict=True)]


def test_columns_share_the_line() -> None:
    found = on_a_line(Table(head=(("a", "b" * 90),), rows=(("1", "2"),)))
    assert sum(found) == pytest.approx(44)
    assert found[0] < found[1] < 0.95 * 44


def test_two_columns_that_make_rows_high_together_are_widened_together() -> None:
    """Neither lowers a row alone: a few long remarks beside them do not get it all."""
    rows = [[12.0, 12.0, 0.0]] * 9 + [[0.0, 0.0, 60.0]] * 3
    first, second, remarks = shares([5.0] * 3, rows, [3.0] * 3, 10.0)
    assert first == second > 0.1
    assert remarks > first


def test_the_column_of_sentences_gets_what_is_left() -> None:
    """Names may stand on two lines where the row has more of them anyway; one that lacks little is whole."""
    sentence = (
        "The board agreed to mark the new channel when the winter storms are over, and to publish all readings."
    )
    table = Table(
        head=(("Coast", "Agency", "Decision", "Contact"),),
        rows=(("Northern", "Department of Energy", sentence, "Isa Hallam"),),
    )
    coast, agency, decision, contact = on_a_line(table, 44.95)
    assert decision > agency + coast
    assert contact > width_of("Isa Hallam", (font_set("zh-Hans").role(CELL.latin).regular,)) + PADDING
    short = (("Southern", "Board", "No.", "Ines Marlowe of the Harbour Board in Lund"),) * 9
    assert on_a_line(Table(head=table.head, rows=(*table.rows, *short)), 44.95)[3] > contact + 3


def test_chinese_names_are_whole_beside_sentences() -> None:
    sentence = (
        "组织开展潮汐观测专项行动，遴选一批典型港口，对进入目录的单位给予补贴，并建立按季度公布的评估制度。"
    )
    table = Table(
        head=(("部门", "措施", "期限"),),
        rows=(("国家海洋观测委", sentence, "明年第一季度"), ("港口局", sentence, "年底")),
    )
    name, _, term = on_a_line(table, 44.95)
    assert name > 7 + 1
    assert term > 6 + 1


@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_few_sentences_among_many_rows_have_room(place: int) -> None:
    """Whatever the rows they stand in: each column has as many, and gets as much."""
    sentence = "组织开展潮汐观测专项行动，遴选一批典型港口，建立按季度公布的评估制度。"
    rows = [["一"] * 4 for _ in range(40)]
    for number in range(0, 40, 5):
        rows[number + (number // 5 + place) % 4][(number // 5) % 4] = sentence
    found = on_a_line(Table(rows=tuple(map(tuple, rows))))
    assert min(found) > 0.9 * 44 / 4


@pytest.mark.parametrize("line", [44.0, 36.0])
def test_a_column_has_room_for_its_longest_word(line: float) -> None:
    remark = "closed for two days after the storm, else regular"
    crowded = Table(
        head=(("Port", "Last year", "Change", "Remarks", "Responsible"),),
        rows=(("West Quay", "38,941", "+4.9%", remark, "North Bay Maritime Office"),),
    )
    needed = [len(word) * 0.54 for word in ("Change", "Remarks", "Responsible")]
    found = on_a_line(crowded, line)
    assert all(width - 1 > least - 0.01 for width, least in zip(found[2:], needed, strict=True))


def test_a_compound_stays_whole_if_letters_need_not_be_tiny() -> None:
    """German has many words of more than twenty letters, and none is broken without a hyphen."""
    word = "Windkraftgesellschaften"
    cell = "Freiflächensolaranlagen"
    table = Table(head=((word, "B", "C"),), rows=((cell, "412 Mio. €", "Erweiterung der Plattformen"),))
    made = body(Report(language="de", title="T", sections=[{"title": "S", "blocks": [table]}]))
    assert word in made
    assert cell in made
    assert widths(table, font_set("en"), "en", 120.0).whole < len(word)


def test_lines_are_spread_though_an_address_is_long() -> None:
    """One long word in the text means that lines end where words do; an address is broken behind its marks."""
    words = "The tide gauge at the quay was read at noon and again at night. " * 9
    assert r"\raggedtext" not in body(
        paragraph(words, "https://www.internationaltidegaugeoffice.example/", language="en")
    )
    assert r"\raggedtext" in body(paragraph(words, "Internationaltidegaugeoffices.", language="en"))


def test_images_stay_in_their_folder(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    Image.new("RGB", (9, 9)).save(tmp_path / "out.png")
    (inside / "link.png").symlink_to(tmp_path / "out.png")
    (inside / "text.png").write_text("no image")
    (inside / "folder.png").mkdir()
    Image.new("RGB", (9, 9)).save(inside / "a.gif")
    for path, cause in (
        ("../out.png", "outside"),
        ("link.png", "outside"),
        ("/etc/passwd", "outside"),
        ("none.png", "not there"),
        ("folder.png", "is a folder"),
        ("text.png", "not an image"),
        ("a.gif", "GIF"),
        ("a\u2028b", "not there"),
    ):
        figure = {"type": "figure", "image": path}
        report = Report(title="T", sections=[{"title": "S", "blocks": [figure]}])
        with pytest.raises(FileProblem, match=cause) as caught:
            body(report.with_source(Source("r.json", inside, {"sections[0].blocks[0]": 7})))
        assert caught.value.location.line == 7


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("Chart.PNG", "'chart.png' is there"),
        ("chart.jpg", "'chart.png' is there"),
        ("caf\xe9.png", "'cafe\u0301.png' is there"),
        ("maps\\chart.png", "folders are parted by /"),
        ("nowhere/chart.png", "nowhere/chart.png"),
        ("levels.png", "levels.png"),
    ],
)
def test_what_is_there_for_an_image_that_is_not_is_said(path: str, hint: str, tmp_path: Path) -> None:
    for name in ("chart.png", "cafe\u0301.png"):
        Image.new("RGB", (9, 9)).save(tmp_path / name)
    report = Report(title="T", sections=[{"title": "S", "blocks": [{"type": "figure", "image": path}]}])
    with pytest.raises(FileProblem, match="is not there") as caught:
        body(report.with_source(Source("r.json", tmp_path)))
    assert str(caught.value.hint).endswith(hint)


def test_an_image_of_too_many_pixels_is_told_how_many_there_may_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1000)
    Image.new("RGB", (40, 40)).save(tmp_path / "chart.png")
    report = Report(title="T", sections=[{"title": "S", "blocks": [{"type": "figure", "image": "chart.png"}]}])
    with pytest.raises(FileProblem, match="has more pixels than the 1,000 that are read") as caught:
        body(report.with_source(Source("r.json", tmp_path)))
    assert str(caught.value.hint).startswith("make it smaller")


def test_each_image_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    figures = [{"type": "figure", "image": name} for name in ("a.png", "../b.png", "c.png")]
    report = Report(title="T", sections=[{"title": "S", "blocks": figures}])
    with pytest.raises(FileProblem) as caught:
        body(report.with_source(Source("r.json", tmp_path)))
    assert [other.location.element for other in caught.value.others] == [
        "sections[0].blocks[1].image",
        "sections[0].blocks[2].image",
    ]
    assert all(name in str(caught.value) for name in ("a.png", "b.png", "c.png"))


def test_what_a_design_cannot_be() -> None:
    report, fonts = Report(title="T"), font_set("en")
    with pytest.raises(UsageError, match="paper"):
        write(report, fonts, Design(paper="a3}\\input{x"))
    with pytest.raises(UsageError, match="colour"):
        write(report, fonts, Design(accent="red"))


def test_formulas_are_for_trusted_authors() -> None:
    report = paragraph({"type": "math", "tex": r"\input{/etc/passwd}"})
    with pytest.raises(UsageError, match="trusted"):
        write(report, font_set("en"))
    with pytest.raises(InvalidReport, match="braces"):
        body(paragraph({"type": "math", "tex": r"\frac{1"}))


def test_a_payload_too_long_for_a_code() -> None:
    report = Report(title="T", contact={"channels": [{"payload": "长" * 2000}]})
    with pytest.raises(InvalidReport, match="too long"):
        body(report)


@pytest.mark.parametrize(
    ("pair", "language", "command"),
    [
        ("汐த", "ja", "autospace"),
        ("・த", "ja", "cjkglue"),
        ("م汐", "zh-Hans", "autospace"),
        ("汐🚢", "ja", "cjkglue"),
        ("🚢汐", "ja", "cjkglue"),
        ("a🚢", "en", "cjkglue"),
        ("🚢。", "ja", ""),
        ("（🚢", "ja", ""),
    ],
)
def test_lines_end_beside_letters_of_any_script_and_emoji(pair: str, language: str, command: str) -> None:
    assert glue(*pair, language) == (f"\\{command}{{}}" if command else "")


@pytest.mark.parametrize("pair", ["－3", "＋5"])
def test_a_sign_of_full_width_stands_close_to_its_number(pair: str) -> None:
    for language in LANGUAGES:
        assert not glue(*pair, language)


def test_a_number_of_a_reference_stays_with_its_word() -> None:
    entry = {"id": "a", "title": "T", "volume": "3", "issue": "4", "page": "5-9", "ISBN": "978-3-16-148410-0"}
    made = write(Report(title="T", references=[entry]), font_set("en"), trusted=True)
    source = made.main
    for word in ("vol.", "no.", "pp.", "ISBN"):
        assert f"{word}\\tie{{}}" in source
