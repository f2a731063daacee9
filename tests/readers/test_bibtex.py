"""BibTeX and BibLaTeX entries as references, and back."""

from __future__ import annotations

import pytest

from briefing_tex.diagnostics import Source
from briefing_tex.errors import InvalidSource, LimitExceeded
from briefing_tex.model import Report
from briefing_tex.readers.bibtex import read
from briefing_tex.writers.bibtex import write

ENTRIES = r"""
@string{agt = "Annals of Tidal Geography"}
@comment{nothing}
@article{hallam2022,
  author = {Hallam, Idris and {van den} Berg, {\L}ucja and {World Tide and Sea Council}},
  title = {{Sediment} supply \& saltmarsh: {\"o}kologie --- a view},
  journal = agt, year = 2022, month = nov, volume = {14}, number = {3}, pages = {201--219},
  doi = {10.99999/atg.2022.0143}, keywords = {mud},
}
@online{port,
  author = {Tamsin Verrow}, title = "Tides at the Port", date = {2026-04-24/2026-04-30},
  url = {https://port.example/a_b?c=d%20e}, urldate = {2026-05-01}, langid = {english},
}
@techreport{r, institution = {Bay {Institute}}, number = {7}, year = {forthcoming}, title = {吴, 澄}}
"""


def test_entries() -> None:
    items, remarks = read(ENTRIES.encode(), Source("a.bib"))
    article, port, report = items
    assert article["type"] == "article-journal"
    assert article["author"] == [
        {"family": "Hallam", "given": "Idris"},
        {"family": "van den Berg", "given": "Łucja"},
        {"literal": "World Tide and Sea Council"},
    ]
    assert article["title"] == "Sediment supply & saltmarsh: ökologie — a view"
    assert article["container-title"] == "Annals of Tidal Geography"
    assert (article["issued"], article["issue"], article["page"]) == ("2022-11", "3", "201-219")
    assert port["author"] == [{"family": "Verrow", "given": "Tamsin"}]
    assert (port["issued"], port["accessed"]) == ("2026-04-24", "2026-05-01")
    assert port["URL"] == "https://port.example/a_b?c=d%20e"
    assert (report["publisher"], report["number"], report["title"]) == ("Bay Institute", "7", "吴, 澄")
    said = [(remark.location.line, remark.message) for remark in remarks]
    assert any(line == 4 and "keyword" in text for line, text in said)
    assert any(line == 14 and "year" in text for line, text in said)
    Report(title="T", references=items)


def test_a_broken_entry_is_said() -> None:
    items, remarks = read(b"@book{a, title = {Tides}}\n\n@book{b, title = {open\n", Source("a.bib"))
    assert [item["id"] for item in items] == ["a"]
    assert [(remark.severity, remark.location.line) for remark in remarks] == [("error", 3)]


def test_not_utf8() -> None:
    with pytest.raises(InvalidSource):
        read(b"@book{a, title = {\xff}}", Source("a.bib"))


def test_what_was_written_is_read() -> None:
    items, _ = read(ENTRIES.encode(), Source("a.bib"))
    report = Report(title="T", references=items)
    again, remarks = read(write(report).text.encode(), Source())
    assert Report(title="T", references=again) == report
    assert not remarks


def one(entry: str) -> tuple[dict[str, object], list[str]]:
    """The one item of a source, and what was remarked."""
    (item,), remarks = read(entry.encode(), Source("a.bib"))
    return item, [remark.message for remark in remarks]


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (
            r"{\"O}kologie d'{\'E}tat, Fran{\c c}ois, \v{S}\H{o}, {\o}re, \aa{}, na{\"\i}ve",
            "Ökologie d'État, François, Šő, øre, å, naïve",
        ),
        (r"The {DNA} of \emph{E.~coli}", "The DNA of E.\u00a0coli"),
        (r"50\,\% \& \$5 \#1 a\_b \{x\}", "50\u202f% & $5 #1 a_b {x}"),
        ("``Quotes'' -- and --- dashes", "“Quotes” – and — dashes"),
        (r"H$_2$O, 10$^{-3}$, $\alpha$-rays", "H₂O, 10⁻³, α-rays"),
        (r"\enquote{a} \href{https://a.example}{b} \textbackslash{}c", "“a” b \\c"),
        ("two\n   lines", "two lines"),
        ("神 和 か\u3099", "神 和 か\u3099"),
    ],
)
def test_tex_becomes_text(tex: str, text: str) -> None:
    item, remarks = one(f"@book{{a, title = {{{tex}}}}}")
    assert (item["title"], remarks) == (text, [])


@pytest.mark.parametrize("tex", [r"a \foo b", r"$\frac{1}{2}$", "$5 or more"])
def test_commands_that_are_not_known_stay_and_are_said(tex: str) -> None:
    item, remarks = one(f"@book{{a, title = {{{tex}}}}}")
    assert item["title"] == tex
    assert "is printed as it is written" in remarks[0]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("Jo Ek", [{"family": "Ek", "given": "Jo"}]),
        ("Ek, Jo", [{"family": "Ek", "given": "Jo"}]),
        ("Ana van der Aa", [{"family": "van der Aa", "given": "Ana"}]),
        ("van der Aa, Jr., Ana", [{"family": "van der Aa", "given": "Ana, Jr."}]),
        ("family=Aa, given=Ana, prefix=van der", [{"family": "van der Aa", "given": "Ana"}]),
        ("{Sea and Tide Council}", [{"literal": "Sea and Tide Council"}]),
        ("NASA", [{"literal": "NASA"}]),
        (
            "张远航 and 吴 澄 and 李, 四",
            [{"literal": "张远航"}, {"family": "吴", "given": "澄"}, {"family": "李", "given": "四"}],
        ),
        ("{\\'E}mile {Le Goff}", [{"family": "Le Goff", "given": "Émile"}]),
    ],
)
def test_names(names: str, expected: list[dict[str, str]]) -> None:
    item, remarks = one(f"@book{{a, author = {{{names}}}, title = T}}".replace("title = T", "title = {T}"))
    assert (item["author"], remarks) == (expected, [])


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("date = {2026-04-24}", "2026-04-24"),
        ("date = {2026-04~}", "2026-04"),
        ("date = {2026/..}", "2026"),
        ("year = 2026, month = apr", "2026-04"),
        ("year = {2026}, month = {April}, day = 4", "2026-04-04"),
        ("month = {04}, year = 2026", "2026-04"),
        ('month = jan # "~5", year = 2026', "2026-01-05"),
        ("date = {2026}, year = {2025}", "2026"),
    ],
)
def test_dates(fields: str, date: str) -> None:
    item, remarks = one(f"@book{{a, title = {{T}}, {fields}}}")
    assert (item["issued"], remarks) == (date, [])


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("@article{a, title={T}, entrysubtype={newspaper}}", {"type": "article-newspaper"}),
        (
            "@misc{a, title={T}, howpublished={\\url{https://a.example/b_c\\%20}}}",
            {"URL": "https://a.example/b_c%20"},
        ),
        (
            "@misc{a, title={T}, eprint={2601.1}, archiveprefix={arXiv}}",
            {"archive": "arXiv", "number": "2601.1"},
        ),
        ("@book{a, title={T}, subtitle={S}}", {"title": "T: S"}),
        ('@book(a, title={T} # { and } # "U")', {"title": "T and U"}),
        ("@BOOK{a, TITLE={T}, language={german}}", {"language": "de"}),
        ("@article{a, title={T}, number=3, issue={Spring}, volume=2}", {"issue": "3", "volume": "2"}),
    ],
)
def test_fields(entry: str, expected: dict[str, str]) -> None:
    (item,), _ = read(entry.encode(), Source())
    assert {name: item[name] for name in expected} == expected


def test_an_entry_inherits_from_the_one_it_refers_to() -> None:
    items, remarks = read(
        b"@inproceedings{a, title={T}, pages={1--2}, crossref={p}}\n"
        b"@proceedings{p, title={Tide Days}, year=2026, publisher={Sea}, pages={1--900}}",
        Source(),
    )
    assert items[0] == {
        "id": "a",
        "type": "paper-conference",
        "container-title": "Tide Days",
        "issued": "2026",
        "publisher": "Sea",
        "title": "T",
        "page": "1-2",
    }
    assert remarks == ()


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ("\n@book{a, title={T}, author={A and others}}", 2, "'and others'"),
        ("@book{a, title={T}, year={in press}}", 1, "'in press' is no date"),
        ("@book{a, title={T}, date={2025/2026}}", 1, "only the first is kept"),
        ("@book{a, title={T}, month=apr}", 1, "there is no year"),
        ("@book{a, title={T}, abstract={x}}", 1, "'abstract' is left out"),
        ("@book{a, title={T}, title={U}}", 1, "'title (again)' is left out"),
        ("@book{a, title={T}, crossref={b}}", 1, "there is no entry 'b'"),
        ("@scroll{a, title={T}}", 1, "'@scroll'"),
        ("@book{a, title={T}}\n@book{a, title={U}}", 2, "a second entry 'a'"),
        ("@book{a, title={T}}\n@book{b, year=2026}", 2, "says nothing"),
        ("@book{a, title={T}}\n\n@book{b,\n title = tide}", 4, "'tide' is no @string"),
        ("@book{a, title={T}}\n@book{b, title {U}}", 2, "a field is not `name = value`"),
        ("@book{a, title={T}}\n@book{, title={U}}", 2, "it has no key"),
    ],
)
def test_what_is_left_out_is_said_with_its_line(source: str, line: int, message: str) -> None:
    (item,), (remark,) = read(source.encode(), Source("a.bib"))
    assert (item["id"], item["title"]) == ("a", "T")
    assert message in remark.message
    assert (remark.location.file, remark.location.line) == ("a.bib", line)


@pytest.mark.parametrize(
    "source",
    ["", "no entry", "@comment{@book{a, title={T}}}", "@string{x = {y}}", '@preamble{"x"}'],
)
def test_a_source_without_entries(source: str) -> None:
    assert read(source.encode(), Source()) == ([], ())


def test_a_file_of_broken_entries_is_refused() -> None:
    with pytest.raises(InvalidSource, match="more than 100 entries"):
        read(b"@book{a, title={\n" * 2000, Source())


def test_macros_of_macros_end_before_memory_does() -> None:
    """Each is four of the one before: the fortieth would be longer than any memory."""
    macros = [f"@string{{a{number + 1} = {' # '.join([f'a{number}'] * 4)}}}\n" for number in range(40)]
    source = '@string{a0 = "xxxxxxxxxx"}\n' + "".join(macros) + "@misc{k, title = a40}"
    with pytest.raises(LimitExceeded, match="expand to more than") as caught:
        read(source.encode(), Source("a.bib"))
    assert caught.value.location.line
