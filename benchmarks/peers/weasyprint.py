"""WeasyPrint: HTML and CSS; the contents list by target-counter."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from briefings import Briefing, Run, Section, Table
from peers.places import CJK_SANS, CJK_SERIF, HOME, SANS, SERIF

_STYLE = f"""@page {{ size: A4; margin: 2.6cm; @bottom-center {{ content: counter(page) }} }}
body {{ font: 11pt "{SERIF}", "{CJK_SERIF}"; counter-reset: part; text-align: justify }}
h1, h2, h3 {{ font-family: "{SANS}", "{CJK_SANS}" }}
h2 {{ counter-increment: part; counter-reset: sub }}
h2.numbered::before {{ content: counter(part) " " }}
h3::before {{ counter-increment: sub; content: counter(part) "." counter(sub) " " }}
nav a {{ display: block; color: black; text-decoration: none }}
nav a::after {{ content: leader(".") target-counter(attr(href), page) }}
table {{ margin: auto; border-collapse: collapse }} td, th {{ padding: 2pt 8pt }}"""


def emit(report: Briefing) -> str:
    head = f"<meta charset=utf-8><title>{escape(report.title)}</title><style>{_STYLE}</style>"
    body = "\n".join(_blocks(report))
    return f'<!doctype html><html lang="zh-Hans"><head>{head}</head><body>{body}</body></html>'


def _blocks(report: Briefing) -> Iterator[str]:
    yield f"<h1>{escape(report.title)}</h1>"
    yield f"<p>{'<br>'.join(map(escape, (*report.organisations, report.date)))}</p>"
    yield f"<p><b>摘要：</b>{escape(report.abstract)}</p>"
    yield f"<nav>{''.join(_entries(report))}</nav>"
    for place, part in enumerate(report.sections):
        yield from _section(part, 2, f"s{place}")
    yield "<h2>参考文献</h2>"
    for number, item in enumerate(report.references, 1):
        said = f"{escape(item.source)}, <i>{escape(item.title)}</i>, {item.year}."
        yield f'<p id="r{number}">[{number}] {said} <a href="{item.address}">{item.address}</a></p>'
    yield f"<h2>{escape(report.prompt)}</h2>"
    for name, text in report.profiles:
        yield f"<p><b>{escape(name)}</b> {escape(text)}</p>"
    yield f'<p><a href="{report.website}">{report.website}</a></p>'


def _entries(report: Briefing) -> Iterator[str]:
    for place, part in enumerate(report.sections):
        yield f'<a href="#s{place}">{place + 1} {escape(part.title)}</a>'
        for below, child in enumerate(part.sections):
            yield f'<a href="#s{place}-{below}">{place + 1}.{below + 1} {escape(child.title)}</a>'


def _section(part: Section, level: int, name: str) -> Iterator[str]:
    yield f'<h{level} class="numbered" id="{name}">{escape(part.title)}</h{level}>'
    for runs in part.paragraphs:
        yield f"<p>{''.join(map(_inline, runs))}</p>"
    if part.items:
        yield f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in part.items)}</ul>"
    if part.table:
        yield _table(part.table)
    for place, child in enumerate(part.sections):
        yield from _section(child, level + 1, f"{name}-{place}")


def _inline(run: Run) -> str:
    text = escape(run.text)
    match run.style:
        case "strong":
            return f"<b>{text}</b>"
        case "link":
            return f'<a href="{escape(run.target)}">{text}</a>'
        case "cite":
            return f'<a href="#r{run.target}">{text}</a>'
    return text


def _table(table: Table) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in table.head)
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in table.rows)
    return f"<table><caption>{escape(table.caption)}</caption><tr>{head}</tr>{rows}</table>"


def command(source: Path, output: Path) -> list[str]:
    return [str(HOME / "bin" / "weasyprint"), str(source), str(output)]
