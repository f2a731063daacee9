"""Text of glyphs: by ToUnicode, encodings, character collections, replacement text; else it is lost."""

from __future__ import annotations

import pytest
from make_pdf import page_pdf, stream, to_unicode

from briefing_tex.readers.pdf import read
from briefing_tex.readers.pdf.file.limits import Limits
from briefing_tex.readers.pdf.fonts.cmaps import parse_cmap
from briefing_tex.readers.pdf.layout.lines.folding import folded
from briefing_tex.readers.pdf.pages.document import open_document

TECHNIQUE = 2095
"""The CID of 技 in Adobe-GB1."""


def shown(font: bytes, content: bytes, *more: bytes) -> str:
    """The text that a page shows; its font is object 5, further objects begin at 6."""
    document = open_document(
        page_pdf(b"BT /F1 10 Tf 9 99 Td " + content + b" ET", b"", more, font), Limits.of(9)
    )
    return "".join(glyph.text for page in document.contents() for glyph in page.glyphs)


def composite(encoding: bytes, ordering: bytes, extra: bytes = b"") -> bytes:
    info = b"<</Registry(Adobe)/Ordering(%s)/Supplement 0>>" % ordering
    descendant = b"<</Type/Font/Subtype/CIDFontType0/BaseFont/X/CIDSystemInfo %s>>" % info
    return b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding %s/DescendantFonts[%s]%s>>" % (
        encoding,
        descendant,
        extra,
    )


@pytest.mark.parametrize(
    ("font", "content", "expected"),
    [
        (b"<</Subtype/Type1/BaseFont/T/Encoding/WinAnsiEncoding>>", b"(na\\357ve \\223x\\224) Tj", "naïve “x”"),
        (b"<</Subtype/Type1/BaseFont/T/Encoding/MacRomanEncoding>>", b"(caf\\216) Tj", "café"),
        (
            b"<</Subtype/Type1/BaseFont/T/Encoding<</Differences[65/fi/uni6F6E 80/alpha]>>>>",
            b"(ABP) Tj",
            "fi潮α",
        ),
        (
            b"<</Subtype/Type1/BaseFont/T/Encoding<</Differences[1/cid052/cid001/cid95]>>>>",
            b"<010203> Tj",
            "S ~",
        ),
        (b"<</Subtype/Type3/FontMatrix[.01 0 0 .01 0 0]/Encoding<</Differences[1/A/B]>>>>", b"<0102> Tj", "AB"),
        (b"<</Subtype/Type1/BaseFont/T>>", b"(it's \\256) Tj", "it’s fi"),
        (composite(b"/GBK-EUC-H", b"GB1"), b"<CFD5A3BA41> Tj", "险：A"),
        (composite(b"/UniGB-UTF16-H", b"GB1"), b"<6F6E6C50> Tj", "潮汐"),
        (composite(b"/90ms-RKSJ-H", b"Japan1"), b"<92AA82F0> Tj", "潮を"),
        (composite(b"/KSCms-UHC-H", b"Korea1"), b"<B9D9B4D9> Tj", "바다"),
        (composite(b"/Identity-H", b"GB1"), b"<%04X0022> Tj" % TECHNIQUE, "技A"),
        (composite(b"/Identity-H", b"Identity"), b"<00410042> Tj", "\ufffd\ufffd"),
        (composite(b"/UniGB-UCS2-H", b"CNS1"), b"<6F6E6C50> Tj", "潮汐"),
        (b"<</Subtype/Type1/BaseFont/T/Encoding/WinAnsiEncoding>>", b"(\\177 tide) Tj", "• tide"),
        (b"<</Subtype/Type1/BaseFont/ZapfDingbats>>", b"(ln\\063) Tj", "●■✓"),
        (
            b"<</Subtype/Type3/FontMatrix[.01 0 0 .01 0 0]/Encoding"
            b"<</Differences[21/a21 28/a28 65/.notdef 116/a116 136/a136]>>>>",
            b"<8874151C> Tj",
            "•t–fi",
        ),
    ],
)
def test_fonts_without_to_unicode(font: bytes, content: bytes, expected: str) -> None:
    found = shown(font, content)
    assert found.replace("ﬁ", "fi") == expected


def test_to_unicode_goes_first() -> None:
    font = composite(b"/Identity-H", b"GB1", b"/ToUnicode 6 0 R")
    assert shown(font, b"<00010002> Tj", stream(to_unicode({1: "𠀀", 2: "of"}))) == "𠀀of"


@pytest.mark.parametrize(("names", "expected"), [("A/B/C", "ABC"), ("uni6F41/g2/g3", "潁潂潃")])
def test_a_to_unicode_of_another_font_is_told_by_the_names_of_the_glyphs(names: str, expected: str) -> None:
    """pdfTeX gives Latin fonts that of a part of a Chinese font at times."""
    font = b"<</Subtype/Type1/BaseFont/T/ToUnicode 6 0 R/Encoding<</Differences[65/%s]>>>>" % names.encode()
    block = b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <00> <FF> <6F00> endbfrange"
    assert shown(font, b"(ABC) Tj", stream(block)) == expected


def test_encoding_cmap_of_the_file() -> None:
    cmap = b"2 begincodespacerange <00> <7F> <8000> <FFFF> endcodespacerange "
    cmap += b"1 begincidrange <41> <42> 34 endcidrange 1 begincidchar <8001> %d endcidchar" % TECHNIQUE
    assert shown(composite(b"6 0 R", b"GB1"), b"<41428001> Tj", stream(cmap)) == "AB技"


def test_replacement_text() -> None:
    font = b"<</Subtype/Type1/BaseFont/T/Encoding/WinAnsiEncoding>>"
    content = (
        b"(a) Tj /Span <</ActualText<FEFF6F6E>>> BDC (xyz) Tj EMC /Span <</ActualText()>> BDC (-) Tj EMC (b) Tj"
    )
    assert shown(font, content) == "a潮b"


def test_what_nothing_tells_is_a_loss() -> None:
    reading = read(
        page_pdf(b"BT /F1 10 Tf 9 99 Td <004100420043> Tj ET", b"", (), composite(b"/Identity-H", b"Identity"))
    )
    loss = next(loss for loss in reading.losses if loss.code == "unknown-glyph")
    assert loss.message.startswith("3 glyph(s)")
    assert loss.location.page == 1


def test_ranges_of_to_unicode() -> None:
    cmap = parse_cmap(b"2 beginbfrange <01> <03> <0041> <10> <12> [<0061> <00620063>] endbfrange")
    assert cmap.text == {1: "A", 2: "B", 3: "C", 16: "a", 17: "bc"}
    assert len(parse_cmap(b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange").text) <= 200_000


def test_folding() -> None:
    assert folded("⽇⻓ﬁ\u00a0⋯") == "日长fi …"
    assert folded("Ａ①神") == "Ａ①神"
    assert folded("潮\u2e3a汐") == "潮——汐"


@pytest.mark.parametrize(
    ("name", "text", "width"),
    [("Times-Roman", "iM", 0.278 + 0.889), ("Helvetica-Bold", "iM", 0.278 + 0.833), ("Courier", "iM", 1.2)],
)
def test_standard_fonts_need_not_state_their_widths(name: str, text: str, width: float) -> None:
    font = b"<</Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>" % name.encode()
    document = open_document(page_pdf(b"BT /F1 10 Tf (%s) Tj ET" % text.encode(), font=font), Limits.of(9))
    (page,) = document.contents()
    assert page.glyphs[-1].x1 == pytest.approx(10 * width)


def in_order(words: str, broken: dict[str, str]) -> str:
    """The text of a font of a whole CJK font's codes, with some of its characters stated wrongly."""
    codes = {character: max(ord(character) - 0x2000, 1) for character in words}
    stated = {code: broken.get(character, character) for character, code in codes.items()}
    font = composite(b"/Identity-H", b"Identity", b"/ToUnicode 6 0 R")
    content = b"<%s> Tj" % b"".join(b"%04X" % codes[character] for character in words)
    return shown(font, content, stream(to_unicode(stated)))


WORDS = "一丁七万丈三上下不与丐丑且丕世丘丙业东丝0"


def test_characters_whose_bytes_were_added_up_are_told_by_the_order_of_the_font() -> None:
    assert in_order(WORDS, {}) == WORDS
    assert in_order(WORDS, {"三": "\x4f", "上": "\x50", "下": "\x51"}) == WORDS


def test_nothing_is_guessed_where_characters_are_in_no_order() -> None:
    jumbled = dict(zip(WORDS[:-1], WORDS[-2::-1], strict=True))
    assert in_order(WORDS, jumbled | {"三": "\x4f"})[5] == "\x4f"


def test_nothing_is_guessed_in_a_subset_with_codes_of_its_own() -> None:
    codes = {character: place for place, character in enumerate(sorted(WORDS), 1)}
    stated = {code: {"三": "\x4f"}.get(character, character) for character, code in codes.items()}
    font = composite(b"/Identity-H", b"Identity", b"/ToUnicode 6 0 R")
    content = b"<%s> Tj" % b"".join(b"%04X" % codes[character] for character in WORDS)
    assert shown(font, content, stream(to_unicode(stated)))[WORDS.index("三")] == "\x4f"


def test_a_guess_at_characters_is_remarked() -> None:
    codes = {character: max(ord(character) - 0x2000, 1) for character in WORDS}
    stated = {code: {"三": "\x4f"}.get(character, character) for character, code in codes.items()}
    font = composite(b"/Identity-H", b"Identity", b"/ToUnicode 6 0 R")
    content = b"BT /F1 10 Tf <%04X> Tj ET" % codes["三"]
    document = open_document(page_pdf(content, b"", [stream(to_unicode(stated))], font), Limits.of(9))
    list(document.contents())
    assert [(loss.code, loss.message[-1]) for loss in document.losses] == [("guessed-characters", "三")]


def test_a_font_of_procedures_is_named_by_its_descriptor() -> None:
    font = b"<</Subtype/Type3/FontMatrix[.01 0 0 .01 0 0]/Encoding<</Differences[1/A/B]>>"
    font += b"/FontDescriptor<</Type/FontDescriptor/FontName/ABCDEF+Tide-Bold>>>>"
    document = open_document(page_pdf(b"BT /F1 10 Tf 9 99 Td <0102> Tj ET", b"", (), font), Limits.of(9))
    fonts = [glyph.font for page in document.contents() for glyph in page.glyphs]
    assert [one.name for one in fonts if one] == ["Tide-Bold", "Tide-Bold"]
