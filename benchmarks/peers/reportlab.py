"""ReportLab's Platypus: contents list by two passes, outline, links.

    python -m peers.reportlab REPORT.json OUT.pdf

It cannot embed the Noto CJK fonts (their outlines are PostScript), so it is given a TrueType font, or else the
CID font that it does not embed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from briefings import Briefing, Run, Section, from_json, to_json
from peers.places import PYTHON

_FONT = Path("/usr/share/fonts/truetype/hanazono/HanaMinA.ttf")


def emit(report: Briefing) -> str:
    return to_json(report)


def command(source: Path, output: Path) -> list[str]:
    return [PYTHON, "-m", "peers.reportlab", str(source), str(output)]


def inline(run: Run) -> str:
    """A run in the markup of ReportLab's paragraphs."""
    text = escape(run.text)
    match run.style:
        case "strong":
            return f"<b>{text}</b>"
        case "link":
            return f'<a href="{escape(run.target)}" color="blue">{text}</a>'
        case "cite":
            return f'<a href="#r{run.target}">{text}</a>'
    return text


def _font() -> str:
    from reportlab.lib.fonts import addMapping
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.ttfonts import TTFont

    name = "han" if _FONT.exists() else "STSong-Light"
    pdfmetrics.registerFont(TTFont(name, _FONT) if _FONT.exists() else UnicodeCIDFont(name))
    for bold in (0, 1):
        for italic in (0, 1):
            addMapping(name, bold, italic, name)
    return name


def _styles(font: str) -> dict[str, Any]:
    from reportlab.lib.styles import ParagraphStyle

    text = ParagraphStyle("text", fontName=font, fontSize=11, leading=17, wordWrap="CJK", spaceAfter=6)
    sizes = {"title": 20, "h1": 15, "h2": 12.5, "toc0": 11, "toc1": 11, "plain": 15}
    made = {
        name: ParagraphStyle(name, text, fontSize=size, leading=size * 1.5, leftIndent=12 * (name == "toc1"))
        for name, size in sizes.items()
    }
    return {"text": text, **made}


def _story(report: Briefing, styles: dict[str, Any]) -> Iterator[Any]:
    from reportlab.platypus import Paragraph
    from reportlab.platypus.tableofcontents import TableOfContents

    yield Paragraph(escape(report.title), styles["title"])
    for line in (*report.organisations, report.date, f"摘要：{report.abstract}"):
        yield Paragraph(escape(line), styles["text"])
    yield TableOfContents(levelStyles=[styles["toc0"], styles["toc1"]], dotsMinLevel=0)
    for number, part in enumerate(report.sections, 1):
        yield from _section(part, str(number), styles)
    yield Paragraph("参考文献", styles["plain"])
    for number, item in enumerate(report.references, 1):
        link = f'<a href="{item.address}" color="blue">{item.address}</a>'
        said = f"[{number}] {escape(item.source)}, {escape(item.title)}, {item.year}. {link}"
        yield Paragraph(f'<a name="r{number}"/>{said}', styles["text"])
    yield Paragraph(escape(report.prompt), styles["plain"])
    for name, text in report.profiles:
        yield Paragraph(f"<b>{escape(name)}</b> {escape(text)}", styles["text"])
    yield Paragraph(f'<a href="{report.website}">{report.website}</a>', styles["text"])


def _section(part: Section, number: str, styles: dict[str, Any]) -> Iterator[Any]:
    from reportlab.platypus import ListFlowable, Paragraph, Table

    yield Paragraph(f"{number} {escape(part.title)}", styles["h2" if "." in number else "h1"])
    for runs in part.paragraphs:
        yield Paragraph("".join(map(inline, runs)), styles["text"])
    if part.items:
        yield ListFlowable(
            [Paragraph(escape(item), styles["text"]) for item in part.items], bulletType="bullet"
        )
    if part.table:
        yield Paragraph(escape(part.table.caption), styles["text"])
        font = styles["text"].fontName
        yield Table([part.table.head, *part.table.rows], style=[("FONT", (0, 0), (-1, -1), font)])
    for place, child in enumerate(part.sections, 1):
        yield from _section(child, f"{number}.{place}", styles)


def _template(output: str) -> Any:
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    class Template(BaseDocTemplate):
        """Tells the contents list and the outline of each heading."""

        def afterFlowable(self, flowable: Any) -> None:  # noqa: N802 (ReportLab's name)
            level = {"h1": 0, "h2": 1}.get(getattr(getattr(flowable, "style", None), "name", ""))
            if level is not None:
                text = flowable.getPlainText()
                self.canv.bookmarkPage(text)
                self.canv.addOutlineEntry(text, text, level)
                self.notify("TOCEntry", (level, escape(text), self.page, text))

    made = Template(output)
    frame = Frame(made.leftMargin, made.bottomMargin, made.width, made.height)
    made.addPageTemplates(PageTemplate(frames=[frame], onPage=_number))
    return made


def _number(canvas: Any, document: Any) -> None:
    canvas.drawCentredString(document.pagesize[0] / 2, 40, str(document.page))


def main() -> None:
    report = from_json(Path(sys.argv[1]).read_text(encoding="utf-8"))
    _template(sys.argv[2]).multiBuild(list(_story(report, _styles(_font()))))


if __name__ == "__main__":
    main()
