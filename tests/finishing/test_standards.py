"""PDF/A and PDF/UA, checked by a validator that is not ours; and broken PDFs, to see that it can say no."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import page as validator
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageCms

import briefing_tex as bt
from briefing_tex.diagnostics import Source
from briefing_tex.errors import InvalidReport, UsageError
from briefing_tex.finishing.colour import srgb
from briefing_tex.finishing.standards import NAMES, Profile, declaration, profile
from briefing_tex.finishing.streams import end_clearly
from briefing_tex.finishing.writing import written
from briefing_tex.pipeline.conformance import check_report
from generated import cruel
from many import finished, typeset_all
from strategies import IMAGES, LANGUAGES

EXAMPLES = sorted(
    path for path in (Path(__file__).parents[2] / "examples").iterdir() if path.suffix in (".md", ".json")
)
COMBINATIONS = (("a-2a", "ua-1"), ("a-3a", "ua-1"))
SAMPLE = 6
"""Generated reports of each language."""


def breaches(pdf: bytes, standard: str) -> list[str]:
    """The rules of a standard that a PDF breaks, as the validator names them."""
    rules = "ua1" if standard == "ua-1" else standard.removeprefix("a-")
    return [
        f"{fault.rule_id}: {fault.message}"
        for fault in validator.validate_pdf_bytes(pdf, profile=rules).failures
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with images of every kind."""
    made = tmp_path_factory.mktemp("images")
    for number, name in enumerate(IMAGES):
        Image.new("RGB", (60 + 20 * number, 40), (200, 40 * number, 80)).save(made / name)
    Image.new("RGBA", (40, 30), (200, 30, 30, 100)).save(made / "clear.png")
    Image.new("LA", (40, 30), (90, 100)).save(made / "clear-grey.png")
    Image.new("I;16", (40, 30), 40000).save(made / "deep.png")
    Image.new("RGB", (40, 30), (3, 4, 5)).quantize(4).save(made / "palette.png")
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    Image.new("RGB", (40, 30), (3, 4, 5)).save(made / "profile.jpg", icc_profile=profile)
    Image.new("L", (40, 30), 70).save(made / "grey.jpg")
    Image.new("CMYK", (40, 30)).save(made / "inks.jpg")
    return made


def rich(folder: Path) -> bt.Report:
    """A report with one of everything that a standard has a rule for."""
    images = ("clear.png", "clear-grey.png", "deep.png", "palette.png", "profile.jpg", "grey.jpg")
    blocks: list[Any] = [
        {
            "type": "paragraph",
            "text": ["See ", {"type": "citation", "keys": ["a"]}, ", ", _link(), ", ", _note()],
        },
        {"type": "list", "ordered": True, "items": [[{"type": "paragraph", "text": "one"}]]},
        {"type": "table", "caption": "Levels", "head": [["Gauge", "cm"]], "rows": [["North", "12"]]},
        {"type": "paragraph", "text": [{"type": "math", "tex": "a^2"}, " and שלום עולם."]},
        *({"type": "figure", "image": name, "alt": f"the image {name}"} for name in images),
    ]
    data = {
        "language": "en",
        "title": "Tides",
        "date": "2026-04-24",
        "organisations": ["Bay Institute"],
        "keywords": ["tides", "ports"],
        "sections": [
            {
                "title": "Gauges",
                "id": "gauges",
                "blocks": blocks,
                "sections": [{"title": "Detail", "sections": [{"title": "More", "blocks": blocks[:2]}]}],
            }
        ],
        "references": [
            {"id": "a", "publisher": "Bay Press", "title": "Trade", "URL": "https://bay.example/潮"}
        ],
        "contact": {"channels": [{"caption": ["News"], "payload": "https://tides.example/"}]},
    }
    return bt.Report(**data).with_source(Source(None, folder))


def _link() -> dict[str, Any]:
    return {"type": "link", "url": "https://bay.example/", "text": "a link of several words over a line " * 3}


def _note() -> dict[str, Any]:
    return {"type": "footnote", "blocks": [{"type": "paragraph", "text": "a note"}]}


@pytest.fixture(scope="module")
def sound(folder: Path) -> bytes:
    return bt.build(rich(folder), trusted=True, standard=("a-3a", "ua-1")).pdf


@pytest.mark.tex
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_examples_conform(path: Path) -> None:
    report = bt.load(path)
    for standards in COMBINATIONS:
        pdf = bt.build(report, standard=standards, verify=standards == COMBINATIONS[0]).pdf
        assert [breaches(pdf, standard) for standard in standards] == [[], []]


@pytest.mark.tex
@pytest.mark.parametrize("language", LANGUAGES)
def test_generated_reports_conform(language: str, folder: Path) -> None:
    made = [report for report in cruel(language, SAMPLE, folder, math=True) if described(report)]
    assert made
    for report, pages in zip(made, typeset_all(made), strict=True):
        for standards in COMBINATIONS:
            pdf = finished(pages, report, profile(standards))
            assert [breaches(pdf, standard) for standard in standards] == [[], []], report


def described(report: bt.Report) -> bool:
    with suppress(InvalidReport):
        check_report(report, Profile(accessible=True))
        return True
    return False


@pytest.mark.tex
def test_a_report_with_one_of_everything_conforms(sound: bytes) -> None:
    assert breaches(sound, "a-3a") == breaches(sound, "ua-1") == []


@pytest.mark.tex
def test_without_a_standard_only_the_declaration_lacks(folder: Path) -> None:
    pdf = bt.build(rich(folder), trusted=True).pdf
    assert {breach.partition(":")[0] for breach in breaches(pdf, "ua-1")} == {
        "PDFUA1-ID-PART-001",
        "PDFUA1-ID-SCHEMA-001",
    }
    archival = breaches(laid_open(pdf), "a-3a")
    assert {breach.partition(":")[0].partition("-")[2] for breach in archival} == {
        "ID-SCHEMA-001",
        "DEVICE-GRAY-001",
        "DEVICE-RGB-001",
        "TRANSPARENCY-GROUP-CS-001",
    }


@pytest.mark.tex
def test_the_report_lies_inside_unless_the_standard_forbids_it(sound: bytes, folder: Path) -> None:
    with pikepdf.open(io.BytesIO(sound)) as pdf:
        assert pdf.attachments["report.json"].relationship == Name.Source
    with pikepdf.open(io.BytesIO(bt.build(rich(folder), trusted=True, standard=["a-2a"]).pdf)) as pdf:
        assert not pdf.attachments


# What the validator must see


def structure(pdf: pikepdf.Pdf, kind: str) -> Iterator[Any]:
    return (item for item in pdf.objects if isinstance(item, Dictionary) and item.get("/S") == Name("/" + kind))


def lose(kind: str, key: str) -> Callable[[pikepdf.Pdf], None]:
    """Take an entry from all structure elements of a kind."""

    def change(pdf: pikepdf.Pdf) -> None:
        for element in structure(pdf, kind):
            del element[key]

    return change


def lose_entry(*path: str) -> Callable[[pikepdf.Pdf], None]:
    """Take an entry from the catalog, or from what lies below."""

    def change(pdf: pikepdf.Pdf) -> None:
        target: Any = pdf.Root
        for name in path[:-1]:
            target = target[name]
        del target[path[-1]]

    return change


def lose_everywhere(*keys: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        for item in pdf.objects:
            for key in keys:
                if isinstance(item, Dictionary) and key in item:
                    del item[key]

    return change


def lose_from_xmp(start: bytes, end: bytes) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        data = pdf.Root.Metadata.read_bytes()
        before, _, rest = data.partition(start)
        pdf.Root.Metadata.write(before + rest.partition(end)[2])

    return change


def lose_from_links(key: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        for sheet in pdf.pages:
            for link in sheet.get("/Annots", []):
                del link[key]

    return change


def paint_untagged(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"0 0 10 10 re f", prepend=False)


def skip_a_level(pdf: pikepdf.Pdf) -> None:
    for heading in structure(pdf, "H2"):
        heading.S = Name.P


def unhook_marked_content(pdf: pikepdf.Pdf) -> None:
    """Paragraphs point at marked content that no page has."""
    for element in structure(pdf, "P"):
        element.K = Array([kid + 1000 if isinstance(kid, int) else kid for kid in element.K])


def swap_marked_content(pdf: pikepdf.Pdf) -> None:
    """The pages' lists of parents are turned round: each piece of content belongs to another element."""
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    for index in range(1, len(numbers), 2):
        if isinstance(numbers[index], Array):
            numbers[index] = Array(list(numbers[index])[::-1])


def run_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.beep()")


def widen(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, Dictionary) and "/DescendantFonts" in item:
            item.DescendantFonts[0].W = Array([0, 5000, 333])


BROKEN: dict[str, tuple[Callable[[pikepdf.Pdf], None], str]] = {
    "fonts not embedded": (lose_everywhere("/FontFile2", "/FontFile3"), "a-3a ua-1"),
    "no ToUnicode": (lose_everywhere("/ToUnicode"), "a-3a ua-1"),
    "wrong widths": (widen, "a-3a ua-1"),
    "no title": (lose_from_xmp(b"<dc:title>", b"</dc:title>"), "ua-1"),
    "not said to be PDF/UA": (lose_from_xmp(b"<pdfuaid:part>", b"</pdfuaid:part>"), "ua-1"),
    "not said to be PDF/A": (lose_from_xmp(b"<pdfaid:part>", b"</pdfaid:part>"), "a-3a"),
    "an unknown property": (lose_from_xmp(b"<pdfaSchema:property>", b"</pdfaSchema:property>"), "a-3a"),
    "title not shown": (lose_entry("/ViewerPreferences"), "ua-1"),
    "no language": (lose_entry("/Lang"), "ua-1"),
    "not marked": (lose_entry("/MarkInfo"), "a-3a ua-1"),
    "no structure tree": (lose_entry("/StructTreeRoot"), "a-3a ua-1"),
    "no role map": (lose_entry("/StructTreeRoot", "/RoleMap"), "a-3a ua-1"),
    "no output intent": (lose_entry("/OutputIntents"), "a-3a"),
    "figures without text": (lose("Figure", "/Alt"), "ua-1"),
    "formulas without text": (lose("Formula", "/Alt"), "ua-1"),
    "notes without ID": (lose("Note", "/ID"), "ua-1"),
    "heads without scope": (lose("TH", "/A"), "ua-1"),
    "links out of the tree": (lose_from_links("/StructParent"), "ua-1"),
    "links without text": (lose_from_links("/Contents"), "ua-1"),
    "links not printed": (lose_from_links("/F"), "a-3a"),
    "file without relation": (lose_everywhere("/AFRelationship"), "a-3a"),
    "untagged content": (paint_untagged, "ua-1"),
    "a level skipped": (skip_a_level, "ua-1"),
    "a script": (run_script, "a-3a"),
}


@pytest.mark.tex
@pytest.mark.parametrize("name", BROKEN)
def test_the_validator_sees_what_is_broken(name: str, sound: bytes) -> None:
    change, standards = BROKEN[name]
    for standard in standards.split():
        assert breaches(changed(sound, change), standard), standard


@pytest.mark.tex
def test_a_copy_of_a_sound_pdf_is_sound(sound: bytes) -> None:
    copy = changed(sound, lambda pdf: None)
    assert breaches(copy, "a-3a") == breaches(copy, "ua-1") == []


# What the validator does not look at: the tree, its parent tree and the pages say the same


@pytest.mark.tex
def test_tree_and_pages_agree(sound: bytes) -> None:
    assert disagreements(sound) == []


@pytest.mark.tex
@pytest.mark.parametrize("change", [unhook_marked_content, swap_marked_content, lose("Link", "/K")])
def test_disagreement_is_seen(change: Callable[[pikepdf.Pdf], None], sound: bytes) -> None:
    assert disagreements(changed(sound, change))


def laid_open(pdf: bytes) -> bytes:
    """A copy without object streams: some end in a line end by chance, which the checker misjudges."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        end_clearly(opened)
        return written(opened, compact=False)


def changed(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """A copy with a change; streams that are compressed twice, so that they end clearly, stay so."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        change(opened)
        opened.save(made, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return made.getvalue()


def pieces(element: Any) -> Iterator[tuple[Any, int]]:
    """The pieces of marked content of an element: page and MCID."""
    for kid in element.get("/K", []):
        if isinstance(kid, int):
            yield element.Pg, kid
        elif "/MCID" in kid:
            yield kid.Pg, int(kid.MCID)


def disagreements(data: bytes) -> list[str]:
    """Marked content that no element holds, that no page has, or that has another parent; links likewise."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        shown = {
            (number, int(operands[1].MCID)): str(operands[0])
            for number, sheet in enumerate(pdf.pages)
            for operands, operator in pikepdf.parse_content_stream(sheet)
            if str(operator) == "BDC" and "/MCID" in operands[1]
        }
        pages = {sheet.objgen: number for number, sheet in enumerate(pdf.pages)}
        held = {
            (pages[page.objgen], number): element
            for element in pdf.objects
            if isinstance(element, Dictionary) and element.get("/Type") == Name.StructElem
            for page, number in pieces(element)
        }
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        parents = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
        found = [f"only on a page or only in the tree: {place}" for place in shown.keys() ^ held.keys()]
        for place in shown.keys() & held.keys():
            page, mcid = place
            if parents[int(pdf.pages[page].StructParents)][mcid].objgen != held[place].objgen:
                found.append(f"another parent: {place}")
            if str(held[place].S) != shown[place]:
                found.append(f"another type: {place}")
        for sheet in pdf.pages:
            for link in sheet.get("/Annots", []):
                kids = parents[int(link.StructParent)].get("/K", [])
                if link.objgen not in [
                    kid.Obj.objgen for kid in kids if not isinstance(kid, int) and "/Obj" in kid
                ]:
                    found.append(f"a link that its element does not know: {link.Contents}")
        return found


# Standards by name, and what they ask of a report


def test_names_of_standards() -> None:
    assert profile([]) == profile(()) == Profile()
    assert profile(["A-2A"]) == Profile(archival=2)
    assert profile(["pdf/a-3a", "ua-1", "ua-1"]) == Profile(archival=3, accessible=True)
    assert [profile([name]).holds_files for name in NAMES] == [False, True, True]
    assert declaration(Profile()) == ""


@pytest.mark.parametrize("names", [["a-1b"], ["a-2a", "a-3a"], [""]])
def test_standards_we_do_not_know(names: list[str]) -> None:
    with pytest.raises(UsageError, match=r"standard|one part"):
        profile(names)


def test_a_figure_without_alternative_text_is_named() -> None:
    blocks = [{"type": "figure", "image": "a.png"}, {"type": "figure", "image": "a.png", "alt": "a tide"}]
    contact = {"channels": [{"image": "a.png"}, {"image": "a.png", "caption": ["News"]}]}
    report = bt.Report(title="T", sections=[{"title": "S", "blocks": blocks}], contact=contact)
    with pytest.raises(InvalidReport) as caught:
        bt.build(report, standard="ua-1")
    places = [fault.location.element for fault in caught.value.faults]
    assert places == ["sections[0].blocks[0]", "contact.channels[0]"]
    check_report(report, Profile(archival=2))


@pytest.mark.tex
def test_an_image_in_bare_inks_is_named(folder: Path) -> None:
    blocks = [{"type": "figure", "image": name, "alt": "x"} for name in ("grey.jpg", "inks.jpg")]
    report = bt.Report(title="T", language="en", sections=[{"title": "S", "blocks": blocks}])
    with pytest.raises(InvalidReport, match=r"'inks\.jpg' is in CMYK") as caught:
        bt.build(report.with_source(Source(None, folder)), standard=["a-2a"])
    assert caught.value.location.element == "sections[0].blocks[1]"


def test_the_profile_means_srgb() -> None:
    ours = ImageCms.ImageCmsProfile(io.BytesIO(srgb()))
    image = Image.effect_mandelbrot((64, 64), (-2, -1.5, 1, 1.5), 40).convert("RGB")
    image.putpixel((0, 0), (255, 0, 0))
    image.putpixel((1, 0), (12, 200, 255))
    again = ImageCms.profileToProfile(image, ours, ImageCms.createProfile("sRGB"))
    assert again is not None
    assert max(abs(a - b) for a, b in zip(image.tobytes(), again.tobytes(), strict=True)) <= 1
    assert len(srgb()) < 600


@pytest.mark.parametrize("standard", ["a-2a", "a-3a", "ua-1"])
def test_text_that_no_font_may_say_is_refused(standard: str) -> None:
    sections = [
        {"title": "S", "blocks": [{"type": "paragraph", "text": ["a ", {"type": "code", "text": "x\ufeff"}]}]}
    ]
    report = bt.Report(language="en", title="T\ufeff", sections=sections, keywords=["plain"])
    with pytest.raises(InvalidReport) as caught:
        check_report(report, profile((standard,)))
    assert [fault.location.element for fault in caught.value.faults] == [
        "title[0]",
        "sections[0].blocks[0].text[1].text",
    ]
    check_report(report, Profile())
