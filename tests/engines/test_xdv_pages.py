"""Pages of real XeTeX runs: the same text and the same picture as xdvipdfmx gives, and text it loses.

The documents are plain ones of our own; the fonts are those that reports are set in.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from briefing_tex.engines.process import environment
from briefing_tex.engines.xdv import Unsupported, convert
from briefing_tex.engines.xdv.write import saved
from briefing_tex.fonts import Face, font_set, serving

pytestmark = pytest.mark.tex
FONTS = font_set("zh-Hans")


def font(name: str, face: Face, features: str = "") -> str:
    return f'\\font\\{name}="[{face.path}:{face.index}]:{features}" at 11pt '


def serving_face(character: str) -> Face:
    family = serving(character, FONTS, "latin")
    assert family is not None
    return family.regular


LATIN = font("latin", FONTS.latin.regular, "-liga;-clig")
SONG = font("song", FONTS.cjk.regular, "script=hani")
HEI = font("hei", (FONTS.cjk_sans.bold or FONTS.cjk_sans.regular), "script=hani")
SPACE = r"\def\_{\hbox to0pt{\char32\hss}\hskip\fontdimen2\font plus2pt minus1pt }"
HEAD = (
    r"\XeTeXgenerateactualtext=1 \pdfpagewidth=210mm \pdfpageheight=297mm \parindent=0pt \hsize=120mm"
    r"\vsize=200mm"
    rf"\nopagenumbers\raggedbottom {LATIN}{SONG}{HEI}{SPACE}\latin "
)


def typeset(body: str, folder: Path, head: str = HEAD, program: str = "xetex") -> bytes:
    """The XDV of a document."""
    end = r"\bye" if program == "xetex" else ""
    (folder / "x.tex").write_text(head + body + end, "utf-8")
    command = [program, "-no-pdf", "-interaction=nonstopmode", "x.tex"]
    done = subprocess.run(command, cwd=folder, env=environment(0), capture_output=True, check=False)
    assert (folder / "x.xdv").exists(), done.stdout.decode("utf-8", "replace")[-2000:]
    return (folder / "x.xdv").read_bytes()


def converted(xdv: bytes, folder: Path) -> bytes:
    return saved(convert(xdv, folder))


def drawn(body: str, folder: Path) -> bytes:
    return converted(typeset(body, folder), folder)


def by_xdvipdfmx(folder: Path) -> bytes:
    subprocess.run(["xdvipdfmx", "-q", "-o", "other.pdf", "x.xdv"], cwd=folder, check=True, capture_output=True)
    return (folder / "other.pdf").read_bytes()


def said(pdf: bytes) -> str:
    """The text as pdfium reads it."""
    document = pypdfium2.PdfDocument(pdf)
    return "".join(page.get_textpage().get_text_range() for page in document).replace("\r\n", "\n")


def said_to_poppler(pdf: bytes, *options: str) -> str:
    done = subprocess.run(["pdftotext", *options, "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def differing(one: bytes, other: bytes) -> float:
    """The greatest share, over the pages, of pixels that clearly differ."""
    shares = []
    for a, b in zip(pypdfium2.PdfDocument(one), pypdfium2.PdfDocument(other), strict=True):
        pictures = [page.render(scale=1).to_pil().convert("L") for page in (a, b)]
        counts = ImageChops.difference(*pictures).histogram()
        shares.append(sum(counts[64:]) / sum(counts))
    return max(shares)


def sound(pdf: bytes, folder: Path) -> bool:
    (folder / "checked.pdf").write_bytes(pdf)
    return (
        subprocess.run(["qpdf", "--check", folder / "checked.pdf"], capture_output=True, check=False).returncode
        == 0
    )


TEXTS = {
    "chinese": r"\song 潮位报告：领域…日⽇，二〇二六年。{\hei 重点}\latin\_and\_the\_tide,\_1,200\_m.",
    "shared": r"\latin a-b\_a‑b\_a b\_Åſ \song 神 神 …⋯ 日⽇",
    "long": r'\song\XeTeXlinebreaklocale "zh" \XeTeXlinebreakskip=0pt plus 1pt '
    + "涨潮时刻与水深，逐日记录。" * 60,
    "effects": font("slanted", FONTS.latin.regular, "slant=0.2")
    + font("heavy", FONTS.latin.regular, "embolden=2")
    + font("wide", FONTS.latin.regular, "extend=1.3")
    + font("red", FONTS.latin.regular, "color=CC0000")
    + r"\slanted slanted \heavy heavy \wide wide \red red words \latin plain \vrule width 30pt height .4pt",
    "raised": r"\latin H\raise-2pt\hbox{2}O\_and\_\vbox{\hbox{up}\hbox{down}}\_a\kern3pt b\kern-2pt c",
}


@pytest.mark.parametrize("name", TEXTS)
def test_same_text_and_picture_as_xdvipdfmx(name: str, tmp_path: Path) -> None:
    made, other = drawn(TEXTS[name], tmp_path), by_xdvipdfmx(tmp_path)
    assert sound(made, tmp_path)
    assert re.sub(r"[ \n]+", "", said(made)) == re.sub(r"[ \n]+", "", said(other))
    assert said_to_poppler(made, "-raw").split() == said_to_poppler(other, "-raw").split()
    assert differing(made, other) < 0.001
    assert len(made) < 1.05 * len(other)


HARD = [
    "office ffi fl",
    "Ǆ ſ ß",
    "é e\u0301 q\u0303 ạ\u0301",
    "a\u00adb a\u00a0b a\u2011b a\u202fb",
    "领域…⋯ 日⽇ 虎⻁ 神 神",
    "葛\U000e0100 葛",
    "𠀋𠮷 𪚥",
    "한글 \u1112\u1161\u11ab",
    "हिन्दी क्षेत्र नमस्ते कि",
    "ภาษาไทย น้ำ",
    "☃ 😀 ∑ √",
    "“引号”——破折号‘’《》",
]


@pytest.mark.parametrize("text", HARD)
def test_text_comes_back_character_by_character(text: str, tmp_path: Path) -> None:
    """In pdfium and in poppler; both fold spaces."""
    parts = []
    for number, word in enumerate(text.split(" ")):
        letter = max((char for char in word if 0x36F < ord(char) < 0xE0000), default="a")
        script = next((tag for tag, first, last in SCRIPTS if first <= ord(letter) <= last), "latn")
        face = serving_face(letter)
        parts.append(
            font(f"f{chr(97 + number)}", face, f"script={script}") + f"\\f{chr(97 + number)} {word}\n\n"
        )
    made = drawn("".join(parts), tmp_path)
    assert sound(made, tmp_path)
    assert "�" not in said(made)
    assert squeezed(said(made)) == squeezed(text)
    assert squeezed(said_to_poppler(made, "-raw")) == squeezed(text)


SCRIPTS = (("dev2", 0x900, 0x97F), ("thai", 0xE00, 0xE7F))


@pytest.mark.parametrize(("script", "word"), [("hebr", "בְּרֵאשִׁית"), ("hebr", "שלום"), ("arab", "السلام")])
def test_right_to_left_words_are_guarded_whole(script: str, word: str, tmp_path: Path) -> None:
    """Readers differ in what they make of right-to-left lines; what the file says is the word in its order."""
    made = drawn(font("rtl", serving_face(word[0]), f"script={script}") + f"\\rtl {word}", tmp_path)
    pdf = pikepdf.open(io.BytesIO(made))
    spans = [
        operands for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]) if str(operator) == "BDC"
    ]
    assert [str(properties.ActualText) for _, properties in spans] == [word]
    (use,) = pdf.pages[0].Resources.Font.values()
    each = re.findall(rb"^<[0-9a-f]{4}> <([0-9a-f]+)>$", use.ToUnicode.read_bytes(), re.MULTILINE)
    letters = "".join(bytes.fromhex(text.decode()).decode("utf-16-be") for text in each)
    assert sorted(letters.replace("\u200b", "")) == sorted(word)


def squeezed(text: str) -> str:
    return re.sub("[ \n\f\u00a0\u202f\x02]+", "", text.replace("\ufffe", "\u00ad"))


def test_a_missing_character_is_not_pretended(tmp_path: Path) -> None:
    made = said(drawn("\\latin a\U00013000b", tmp_path))
    assert "\U00013000" not in made
    assert made.startswith("a\ufffdb")


def test_ligatures_without_a_text_are_told_by_the_font(tmp_path: Path) -> None:
    face = font("lig", FONTS.latin.regular, "+liga")
    assert "office" in said(drawn(rf"\XeTeXgenerateactualtext=0 {face}\lig office", tmp_path))


def test_spaces_are_glyphs_where_they_stand(tmp_path: Path) -> None:
    pdf = pikepdf.open(io.BytesIO(drawn(r"\latin a\_b\_\_c \song 中\_文", tmp_path)))
    shown = pdf.pages[0].Contents.read_bytes()
    assert shown.count(b"TJ") == 2
    (unicode_map,) = {
        font.ToUnicode.read_bytes()
        for font in pdf.pages[0].Resources.Font.values()
        if "CJK" not in str(font.BaseFont)
    }
    said_by_map = re.findall(rb"^<[0-9a-f]{4}> <([0-9a-f]+)>$", unicode_map, re.MULTILINE)
    assert said_by_map == [b"0061", b"0020", b"0062", b"0063"]


def test_an_ideographic_space_is_not_taken_for_a_plain_one(tmp_path: Path) -> None:
    made = drawn(r"\song 第七号　出水\latin\ a\_b", tmp_path)
    assert said_to_poppler(made).startswith("第七号　出水")
    assert "第七号　出水" in said(made)


def test_marks_pass_through_in_their_order(tmp_path: Path) -> None:
    mark = r"\special{pdf:code /%s DP}"
    body = rf"{mark % 'BT <</S /P>>'}\latin one{mark % 'BT <</S /Em>>'}\_two{mark % 'ET <<>>'}\par"
    pdf = pikepdf.open(io.BytesIO(drawn(body, tmp_path)))
    operators = [str(operator) for _, operator in pikepdf.parse_content_stream(pdf.pages[0])]
    kept = [operator for operator in operators if operator in ("DP", "TJ", "BT", "ET")]
    assert kept == ["DP", "BT", "TJ", "ET", "DP", "BT", "TJ", "ET", "DP"]


def test_fonts_are_composite_subset_and_named_after_the_face(tmp_path: Path) -> None:
    pdf = pikepdf.open(io.BytesIO(drawn(r"\song 文\latin a{\song 文}", tmp_path)))
    fonts = {str(font.BaseFont): font.DescendantFonts[0] for font in pdf.pages[0].Resources.Font.values()}
    assert len(fonts) == 2
    for name, descendant in fonts.items():
        assert re.fullmatch(r"/[A-Z]{6}\+[\w-]+", name)
        assert descendant.Subtype in ("/CIDFontType0", "/CIDFontType2")
        assert descendant.FontDescriptor.FontName == name


GRAPHICS = r"""\documentclass{article}\usepackage[a4paper]{geometry}\usepackage{xcolor,graphicx}
\pagestyle{empty}\begin{document}%s\latin
\textcolor{red}{red \textcolor[cmyk]{1,0,0,0}{cyan}} \colorbox{yellow}{boxed} \fcolorbox{blue}{white}{framed}

\rotatebox{30}{turned} \scalebox{2}[1]{wide} \reflectbox{mirror}
\resizebox{3cm}{1cm}{a \textcolor{blue}{b}} after

\includegraphics[width=3cm]{a.png} \includegraphics[height=1cm]{a.jpg} \includegraphics{b.png}
\includegraphics[trim=5 5 10 10,clip,width=2cm]{a.png} \includegraphics[angle=45,width=2cm]{a.jpg}
\includegraphics[width=2cm]{p.pdf} \includegraphics[page=2,scale=.5,trim=10 10 20 20,clip]{p.pdf}

\rule{3cm}{.4pt} \rule[-3pt]{8pt}{20pt} \pagecolor[rgb]{.9,.95,1}\newpage second \textcolor{red}{across
\newpage third} black
\end{document}"""


def test_graphics_look_the_same(tmp_path: Path) -> None:
    ramp = Image.linear_gradient("L").resize((60, 40))
    Image.merge("RGB", (ramp, ramp.rotate(180), ramp)).save(tmp_path / "a.png")
    Image.merge("RGB", (ramp, ramp, ramp.rotate(180))).save(tmp_path / "a.jpg", dpi=(150, 150))
    Image.merge("LA", (ramp, ramp)).save(tmp_path / "b.png", dpi=(100, 100))
    (tmp_path / "p.pdf").write_bytes(drawn(r"\latin one\vfill\eject two", tmp_path))
    xdv = typeset(GRAPHICS.replace("%s", LATIN), tmp_path, "", "xelatex")
    made, other = converted(xdv, tmp_path), by_xdvipdfmx(tmp_path)
    assert sound(made, tmp_path)
    assert differing(made, other) < 0.001
    assert said(made).split() == said(other).split()


def test_same_bytes_in_another_process(tmp_path: Path) -> None:
    made = drawn(TEXTS["chinese"] + TEXTS["shared"], tmp_path)
    script = (
        "import sys; from briefing_tex.engines.xdv import convert;"
        "from briefing_tex.engines.xdv.write import saved;"
        "sys.stdout.buffer.write(saved(convert(open('x.xdv', 'rb').read())))"
    )
    for seed in ("1", "2"):
        env = {**environment(0), "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", script], cwd=tmp_path, env=env, capture_output=True, check=True
        )
        assert done.stdout == made


def test_no_clock_and_no_path_in_the_file(tmp_path: Path) -> None:
    made = drawn(r"\latin a", tmp_path)
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    shutil.copy(tmp_path / "x.xdv", folder)
    assert converted((folder / "x.xdv").read_bytes(), folder) == made
    assert not re.search(rb"CreationDate|ModDate|D:\d{8}", made)


def test_fonts_of_tex_are_left_to_xdvipdfmx(tmp_path: Path) -> None:
    with pytest.raises(Unsupported, match="TFM font"):
        drawn(r"\font\x=cmr10 \x old", tmp_path)
