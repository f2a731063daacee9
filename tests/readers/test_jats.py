"""JATS as others write it, and JATS that means harm."""

from __future__ import annotations

import contextlib
import time

import pytest

from briefing_tex.diagnostics import Source
from briefing_tex.errors import BriefingError, InvalidReport, InvalidSource, LimitExceeded
from briefing_tex.formats import Draft
from briefing_tex.model import Report, to_data, validate
from briefing_tex.readers.jats import read

ORDINARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.3 20210610//EN"
  "JATS-journalpublishing1-3.dtd">
<!-- made by hand -->
<article article-type="research-article" xml:lang="en" xmlns:xlink="http://www.w3.org/1999/xlink">
  <front>
    <journal-meta><issn>1234-5678</issn></journal-meta>
    <article-meta>
      <title-group>
        <article-title>Tides and
          <italic>harbours</italic></article-title>
      </title-group>
      <contrib-group>
        <contrib contrib-type="author">
          <name><surname>Shore</surname><given-names>Ada</given-names></name>
          <xref ref-type="aff" rid="a1">1</xref>
        </contrib>
        <contrib contrib-type="author">
          <name name-style="eastern"><surname>海</surname><given-names>清</given-names></name>
        </contrib>
        <aff id="a1">Institute of Coasts</aff>
      </contrib-group>
      <pub-date date-type="pub"><day>7</day><month>3</month><year>2026</year></pub-date>
      <abstract>
        <title>Summary</title>
        <p>
          Water comes&nbsp;&mdash; and
          goes.
        </p>
      </abstract>
      <kwd-group><kwd>tide</kwd><kwd>harbour</kwd></kwd-group>
    </article-meta>
  </front>
  <body>
    <sec id="s1">
      <label>1</label>
      <title>Findings</title>
      <p>As shown before [<xref ref-type="bibr" rid="b1">1</xref>, <xref ref-type="bibr" rid="b2">2</xref>],
        boats float<xref ref-type="fn" rid="n1"><sup>a</sup></xref>:
        <list list-type="order">
          <list-item><p>small ones,</p></list-item>
          <list-item><label>2.</label><p>large ones.</p></list-item>
        </list>
        That is all. See <xref ref-type="fig" rid="f1">Figure 1</xref>.
      </p>
      <fig id="f1">
        <label>Figure 1</label>
        <caption><title>A boat.</title><p>Seen from above.</p></caption>
        <alt-text>A red boat</alt-text>
        <graphic xlink:href="boat.png"/>
      </fig>
      <sec>
        <title>Depths</title>
        <table-wrap>
          <label>Table 1</label>
          <caption><p>Depths</p></caption>
          <table>
            <thead><tr><th>Place</th><th align="right">Depth</th></tr></thead>
            <tbody>
              <tr><td rowspan="2">Pier</td><td align="right">
                3&#160;m</td></tr>
              <tr><td align="right">4 m</td></tr>
              <tr><td colspan="2">none <inline-formula><tex-math>x^2</tex-math></inline-formula></td></tr>
            </tbody>
          </table>
        </table-wrap>
      </sec>
      <p>A word after it.</p>
    </sec>
  </body>
  <back>
    <fn-group><fn id="n1"><p>Most of them.</p></fn></fn-group>
    <ack><title>Thanks</title><p>To the <named-content content-type="x">crew</named-content>.</p></ack>
    <ref-list>
      <title>Literature</title>
      <ref id="b1"><label>1</label>
        <mixed-citation publication-type="journal"><person-group person-group-type="author"><name>
          <surname>Reef</surname> <given-names>C</given-names></name></person-group>.
          <article-title>On coral</article-title>. <source>Sea Letters</source>
          <year>2024</year>; <volume>7</volume>:<fpage>1</fpage>-<lpage>9</lpage>.</mixed-citation></ref>
      <ref id="b2"><mixed-citation>Tide Club (2025), On boats.
        Port.</mixed-citation></ref>
      <ref id="b3"><element-citation publication-type="book"><name><surname>Sand</surname></name>
        <source>Beaches</source><year>2001</year></element-citation></ref>
    </ref-list>
  </back>
</article>
"""


def draft(xml: str) -> Draft:
    return read(xml.encode(), Source("a.xml"))


def body(content: str) -> list[object]:
    """The blocks that `content` becomes within a section."""
    read_back = validate(
        draft(
            f"<article xml:lang='zh-Hans'>{TITLE}<body><sec><title>S</title>{content}</sec></body></article>"
        ).data
    )
    return list(to_data(read_back)["sections"][0].get("blocks", []))


TITLE = (
    "<front><article-meta><title-group><article-title>T</article-title></title-group></article-meta></front>"
)


def test_an_ordinary_article_reads_sensibly() -> None:
    found = draft(ORDINARY)
    report = validate(found.data, Source("a.xml", None, found.lines))
    data = to_data(report)
    assert data["title"] == ["Tides and ", {"type": "emphasis", "text": "harbours"}]
    assert data["organisations"] == [
        {"name": "Ada Shore", "role": "issuer"},
        {"name": "海清", "role": "partner"},
    ]
    assert data["date"] == "2026-03-07"
    assert data["abstract"] == [{"type": "paragraph", "text": "Water comes\xa0— and goes."}]
    assert data["labels"] == {"abstract": "Summary", "references": "Literature"}
    assert [section["title"] for section in data["sections"]] == ["Findings", "Thanks"]
    first, numbered, last, figure = data["sections"][0]["blocks"]
    assert first["text"] == [
        "As shown before ",
        {"type": "citation", "keys": ["b1", "b2"]},
        ", boats float",
        {"type": "footnote", "blocks": [{"type": "paragraph", "text": "Most of them."}]},
        ":",
    ]
    assert [item[0]["text"] for item in numbered["items"]] == ["small ones,", "large ones."]
    assert last["text"] == "That is all. See Figure 1."
    assert figure["caption"] == ["A boat.", {"type": "break"}, "Seen from above."]
    assert (figure["alt"], figure["image"]) == ("A red boat", "boat.png")
    table, after = data["sections"][0]["sections"][0]["blocks"]
    assert table["rows"] == [["Pier", "3\xa0m"], ["", "4 m"], [["none ", {"type": "math", "tex": "x^2"}], ""]]
    assert table["align"] == ["left", "right"]
    assert after["text"] == "A word after it."


def test_references_as_others_write_them() -> None:
    first, second, third = to_data(validate(draft(ORDINARY).data))["references"]
    assert first == {
        "id": "b1",
        "type": "article-journal",
        "author": [{"family": "Reef", "given": "C"}],
        "issued": "2024",
        "title": "On coral",
        "container-title": "Sea Letters",
        "volume": "7",
        "page": "1-9",
    }
    assert second == {"id": "b2", "type": "document", "text": "Tide Club (2025), On boats. Port."}
    assert (third["title"], third["issued"], third["author"]) == ("Beaches", "2001", [{"family": "Sand"}])


def test_what_is_left_out_is_said_with_its_line() -> None:
    found = draft(ORDINARY).diagnostics
    said = {(remark.code, remark.location.line) for remark in found}
    assert ("left-out", 7) in said
    assert any(remark.code == "unknown-element" and "named-content" in remark.message for remark in found)
    assert all(remark.location.file == "a.xml" and remark.location.line for remark in found)


def test_faults_point_at_the_line() -> None:
    xml = ORDINARY.replace('rid="b1"', 'rid="b9"')
    found = draft(xml)
    with pytest.raises(InvalidReport) as caught:
        validate(found.data, Source("a.xml", None, found.lines))
    line = xml[: xml.index('rid="b9"')].count("\n") + 1
    assert str(caught.value).startswith(f"a.xml:{line}: sections[0].blocks[0].text[1]: cites 'b9'")


CODE = {"type": "code", "text": "x = 1"}
MAIL = {"type": "link", "text": "b@c.example", "url": "mailto:b@c.example"}
BREAK = {"type": "break"}


def paragraph(*text: object) -> dict[str, object]:
    return {"type": "paragraph", "text": text[0] if len(text) == 1 and isinstance(text[0], str) else list(text)}


def strong(text: str) -> dict[str, object]:
    return {"type": "strong", "text": text}


@pytest.mark.parametrize(
    ("content", "blocks"),
    [
        ("<p>公海\n  公约 and\n  more</p>", [paragraph("公海公约 and more")]),
        ("<p> a  b </p>", [paragraph(" a  b ")]),
        ("<p>a<break/>\n  b</p>", [paragraph("a", BREAK, "b")]),
        ("<p>a <bold>\n b\n </bold>\n c</p>", [paragraph("a ", strong("b "), "c")]),
        ("<p>a\n <bold>\n b</bold></p>", [paragraph("a ", strong("b"))]),
        ("<p>see <code>x = 1</code>.</p>", [paragraph("see ", CODE, ".")]),
        ("<p>see:\n <code>x\n</code></p>", [paragraph("see:"), {"type": "code", "text": "x\n"}]),
        ("<code>\tx\n</code>", [{"type": "code", "text": "    x\n"}]),
        ("<p>a<email>b@c.example</email></p>", [paragraph("a", MAIL)]),
        ("<p>a<sup>2</sup> <mystery>b</mystery></p>", [paragraph("a2 b")]),
        ("<list><list-item>bare <bold>b</bold></list-item></list>",
         [{"type": "list", "ordered": False, "items": [[paragraph("bare ", strong("b"))]]}]),
        ("<boxed-text><label>Box</label><title>T</title><p>x</p></boxed-text>",
         [paragraph("Box"), paragraph(strong("T")), paragraph("x")]),
        ("<odd>text</odd>", [paragraph("text")]),
        ("<disp-quote><p>q</p><attrib>A. Shore</attrib></disp-quote>",
         [{"type": "quote", "blocks": [paragraph("q"), paragraph("A. Shore")]}]),
        ("<table><tr><td><p>a</p><p>b</p></td><td/></tr></table>",
         [{"type": "table", "rows": [[["a", BREAK, "b"], ""]]}]),
        ("<fig><caption><p>lost</p></caption></fig>", [paragraph("lost")]),
        ("<sec><p>untitled</p></sec>", [paragraph("untitled")]),
    ],
)  # fmt: skip
def test_forms_of_content(content: str, blocks: list[object]) -> None:
    assert body(content) == blocks


def test_text_outside_of_sections_is_kept_under_the_title() -> None:
    found = draft(f"<article>{TITLE}<body><p>x</p><sec><title>S</title></sec></body></article>")
    assert [section.title for section in validate(found.data).sections] == [("T",), ("S",)]
    assert "text-without-section" in {remark.code for remark in found.diagnostics}


def test_a_section_of_references_alone_is_their_label() -> None:
    entries = "<ref-list><ref><mixed-citation>A</mixed-citation></ref></ref-list>"
    for inside, sections in (("", 0), ("<p>x</p>", 1)):
        xml = f"<article>{TITLE}<body><sec><title>Works</title>{inside}{entries}</sec></body></article>"
        report = validate(draft(xml).data)
        assert (len(report.sections), report.labels.references) == (sections, None if sections else "Works")
        assert report.references[0].id == "ref-1"


def test_without_a_language_an_article_is_english_and_says_so() -> None:
    found = draft(f"<article>{TITLE}</article>")
    assert found.data["language"] == "en"
    assert found.diagnostics[0].code == "language-assumed"


ENTITY = '<!DOCTYPE article [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
LAUGHS = "<!DOCTYPE article [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip


@pytest.mark.parametrize(
    ("xml", "says"),
    [
        (f"{ENTITY}<article>{TITLE}<body><p>&x;</p></body></article>", "declares the entity 'x'"),
        (f"{LAUGHS}<article><p>&i;</p></article>", "declares the entity 'a'"),
        (
            '<!DOCTYPE article [<!ENTITY % p SYSTEM "http://a.example/p"> %p;]><article/>',
            "declares the entity 'p'",
        ),
        ("<article><p></article>", "not well-formed"),
        ("<article>&nbsp;</article>", "not well-formed"),
        ("no XML", "not well-formed"),
        ("", "the source is empty"),
        ("<html/>", "the root element is 'html', not 'article'"),
        ("<article>\x01</article>", "not well-formed"),
    ],
)
def test_what_is_refused(xml: str, says: str) -> None:
    with pytest.raises(InvalidSource, match=says) as caught:
        draft(xml)
    assert caught.value.location.file == "a.xml"
    assert caught.value.location.line


def test_a_doctype_loads_nothing_but_its_usual_characters_are_known() -> None:
    doctype = '<!DOCTYPE article SYSTEM "http://a.example/x.dtd">'
    code = "<code><![CDATA[&nbsp;]]></code>"
    link = '<ext-link xmlns:l="http://www.w3.org/1999/xlink" l:href="#&auml;&LT;">b&amp;</ext-link>'
    text = f"<p>a&mdash;{link}</p>{code}"
    report = validate(draft(f"{doctype}<article>{TITLE}<body>{text}</body></article>").data)
    assert to_data(report)["sections"][0]["blocks"] == [
        paragraph("a—", {"type": "link", "text": "b&", "url": "#ä<"}),
        {"type": "code", "text": "&nbsp;"},
    ]
    with pytest.raises(InvalidSource, match="nobody says what the entity 'odd' stands for"):
        draft(f"{doctype}\n<article>&odd;</article>")


def test_of_alternatives_the_best_is_read() -> None:
    formula = "<alternatives><graphic/><tex-math>x</tex-math></alternatives>"
    assert body(f"<p>a<inline-formula>{formula}</inline-formula>b{formula}c</p>") == [
        paragraph("a", {"type": "math", "tex": "x"}, "b", {"type": "math", "tex": "x"}, "c")
    ]


MATHML = 'xmlns:m="http://www.w3.org/1998/Math/MathML"'


@pytest.mark.parametrize(
    ("formula", "tex"),
    [
        (
            r"<tex-math>\documentclass[12pt]{minimal} \usepackage{amsmath}"
            "\n"
            r"\begin{document}$$h_0$$\end{document}</tex-math>",
            "h_0",
        ),
        ("<tex-math>$h_0$</tex-math>", "h_0"),
        (
            r"<tex-math>\begin{align*}a &amp;= b\end{align*}</tex-math>",
            r"\begin{aligned}a &= b\end{aligned}",
        ),
        (
            f"<m:math {MATHML}><m:semantics><m:mi>h</m:mi>"
            '<m:annotation encoding="application/x-tex">h</m:annotation></m:semantics></m:math>',
            "h",
        ),
        (
            f"<alternatives><graphic/><m:math {MATHML}><m:semantics><m:mi>h</m:mi>"
            '<m:annotation encoding="TeX">h</m:annotation></m:semantics></m:math></alternatives>',
            "h",
        ),
    ],
)
def test_the_notation_of_a_formula_wherever_it_stands(formula: str, tex: str) -> None:
    assert body(f"<p>a<inline-formula>{formula}</inline-formula>b</p>") == [
        paragraph("a", {"type": "math", "tex": tex}, "b")
    ]


def test_mathml_without_tex_is_text_and_one_remark() -> None:
    formula = f"<m:math {MATHML}><m:mrow><m:mi>a</m:mi>\n<m:mo>+</m:mo>\n<m:mi>b</m:mi></m:mrow></m:math>"
    text = f"<p>x <inline-formula>{formula}</inline-formula>, {formula}</p>"
    found = draft(f"<article>{TITLE}<body>{text}</body></article>")
    assert [remark.code for remark in found.diagnostics].count("formula-without-tex") == 2
    assert not [remark for remark in found.diagnostics if remark.code == "unknown-element"]
    assert to_data(validate(found.data))["sections"][0]["blocks"] == [paragraph("x a+b, a+b")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding[:6].strip("-")}"?><article>{TITLE}</article>'
    assert read(xml.encode(encoding), Source()).data["title"] == ["T"]


def test_other_encodings_are_refused_by_line() -> None:
    with pytest.raises(InvalidSource, match="not UTF-8") as caught:
        read("<article>\n公海</article>".encode("gbk"), Source("a.xml"))
    assert caught.value.location.line == 2


@pytest.mark.parametrize(
    "xml",
    [
        "<article>" + "<p>" * 300 + "</p>" * 300 + "</article>",
        "<article>" + "<p/>" * 1_000_001 + "</article>",
        "<article>" + " " * (32 << 20) + "</article>",
        f"<article>{TITLE}<body><table>" + '<tr><td colspan="1000"/></tr>' * 500 + "</table></body></article>",
    ],
    ids=["depth", "tags", "bytes", "cells"],
)
def test_limits(xml: str) -> None:
    started = time.process_time()
    with pytest.raises(LimitExceeded):
        draft(xml)
    assert time.process_time() - started < 5


@pytest.mark.parametrize("tag", ["bold", "disp-quote", "p", "odd", "fn", "table><tr><td", "list><list-item"])
def test_the_deepest_nesting_is_read(tag: str) -> None:
    levels = 90 // (tag.count("<") + 1)
    close = "".join(f"</{part}>" for part in reversed(tag.replace(">", "").split("<")))
    nested = f"<{tag}>" * levels + "x" + close * levels
    with contextlib.suppress(InvalidReport):  # a footnote in a footnote
        validate(draft(f"<article>{TITLE}<body><sec><title>S</title>{nested}</sec></body></article>").data)


def test_a_note_with_many_marks_is_printed_once() -> None:
    marks = '<xref ref-type="fn" rid="n">*</xref>' * 3
    notes = '<fn-group><fn id="n"><p><xref rid="n">*</xref>N</p></fn></fn-group>'
    xml = f"<article>{TITLE}<body><p>{marks}</p></body><back>{notes}</back></article>"
    report = validate(draft(xml).data)
    assert [getattr(part, "type", part) for part in report.sections[0].blocks[0].text] == ["footnote", "**"]  # type: ignore[union-attr]


@pytest.mark.parametrize("cut", range(0, len(ORDINARY), 97))
def test_a_damaged_article_never_fails_otherwise(cut: int) -> None:
    for xml in (ORDINARY[:cut], ORDINARY[:cut] + ORDINARY[cut + 40 :]):
        with contextlib.suppress(BriefingError):
            assert isinstance(validate(draft(xml).data), Report)
