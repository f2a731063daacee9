"""Plain texts as extractors give them, printed from a report in many styles; for the tests of the text reader.

In: a report, a style. Out: a text. A style says how headings are numbered, whether there is a contents list,
at which width lines are broken, and what stands between pages.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields

from briefing_tex.labels import default_labels, format_date
from briefing_tex.model import (
    Citation,
    CodeBlock,
    Footnote,
    List,
    Paragraph,
    Quote,
    Reference,
    Report,
    Section,
    Table,
    plain_text,
)

_HAN = "一二三四五六七八九十"
_HANGUL = "가나다라마바사"


@dataclass(frozen=True)
class Style:
    """How a text is printed; `numbers` is one of the keys of `NUMBERS`."""

    numbers: str = "1.1"
    contents: str = ""  # "tab", "leader", "space", "bare"
    wrap: int = 0
    lines_a_page: int = 0  # 0: no page breaks
    page: str = "feed"  # "feed", "blank", "number", "head"
    abstract_label: bool = True
    entries: str = "1."  # "[1]", "1.", "(1)", ""
    bullet: str = "•"
    item: str = "1."
    indent: int = 0
    gap: int = 1

    @property
    def name(self) -> str:
        """What is not as usual, for naming tests."""
        usual = Style()
        return (
            "-".join(
                str(getattr(self, f.name))
                for f in fields(self)
                if getattr(self, f.name) != getattr(usual, f.name)
            )
            or "usual"
        )


def _decimal(path: tuple[int, ...], mark: str) -> str:
    return ".".join(map(str, path)) + mark


NUMBERS = {
    "1.1": lambda p: _decimal(p, " "),
    "1.1.": lambda p: _decimal(p, ". "),
    "一、": lambda p: [f"{_HAN[p[-1] - 1]}、", f"（{_HAN[p[-1] - 1]}）", f"{p[-1]}. "][len(p) - 1],
    "一、tight": lambda p: [f"{_HAN[p[-1] - 1]}、", f"({_HAN[p[-1] - 1]})", f"{p[-1]}、"][len(p) - 1],
    "第一章": lambda p: [f"第{_HAN[p[-1] - 1]}章 ", f"第{_HAN[p[-1] - 1]}节 ", f"{_HAN[p[-1] - 1]}、"][
        len(p) - 1
    ],
    "第1章": lambda p: [f"第{p[-1]}章　", f"第{p[-1]}節　", f"{p[-1]}．"][len(p) - 1],
    "제1장": lambda p: [f"제{p[-1]}장 ", f"제{p[-1]}절 ", f"{p[-1]}. "][len(p) - 1],
    "1.가.": lambda p: [f"{p[-1]}. ", f"{_HANGUL[p[-1] - 1]}. ", f"{p[-1]}) "][len(p) - 1],
    "I.": lambda p: [
        f"{['I', 'II', 'III', 'IV', 'V', 'VI'][p[-1] - 1]}. ",
        f"{'ABCDEF'[p[-1] - 1]}. ",
        f"{p[-1]}. ",
    ][len(p) - 1],
    "Chapter": lambda p: f"Chapter {p[0]}: " if len(p) == 1 else _decimal(p, " "),
    "01": lambda p: f"{p[0]:02d} " if len(p) == 1 else "",
    "§": lambda p: f"§{p[0]} " if len(p) == 1 else f"§{_decimal(p, ' ')}",
    "": lambda p: "",
}


def columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" or c in "“”‘’…—" else 1 for c in text)


def wrapped(text: str, width: int, first: int = 0, rest: int = 0) -> list[str]:
    """Lines of at most `width` columns, broken between Chinese characters and at spaces."""
    if not width:
        return [" " * first + text]
    units = re.findall(
        r"[^\s\u2e80-\u9fff\uf900-\uffef“”]+[，。；：！？、）》”」]*|[\u2e80-\u9fff\uf900-\uffef“”][，。；：！？、）》”」』]*|\s+",
        text,
    )
    lines, line = [], " " * first
    empty = True
    for unit in units:
        if columns(line) + columns(unit.rstrip()) > width and not empty:
            lines.append(line.rstrip())
            line, empty = " " * rest, True
        added = unit if line.strip() else unit.lstrip()
        line += added
        empty = empty and not added
    return [*lines, line.rstrip()] if line.strip() else lines


def print_text(report: Report, style: Style) -> str:
    """The report as plain text."""
    own = default_labels(report.language)
    labels = {name: getattr(report.labels, name) or own[name] for name in own}
    lines: list[str] = []
    gap = [""] * style.gap
    lines += [plain_text(report.title), *gap]
    if report.subtitle:
        lines += [plain_text(report.subtitle), *gap]
    for organisation in report.organisations:
        lines += [organisation.name]
    lines += gap if report.organisations else []
    if report.date:
        lines += [format_date(report.date, report.language), *gap]
    if report.abstract:
        lines += [labels["abstract"], *gap] if style.abstract_label else []
        lines += _blocks(report.abstract, style, report)
    if report.keywords:
        wide = report.language not in ("en", "ko")
        keywords = ("；" if wide else "; ").join(report.keywords)
        lines += [f"{labels['keywords']}{'：' if wide else ': '}{keywords}", *gap]
    if style.contents:
        lines += [labels["contents"], *gap, *_contents(report, style, labels["references"]), *gap]
    for place, section in enumerate(report.sections, 1):
        lines += _section(section, (place,), style, report)
    if report.references:
        top = NUMBERS[style.numbers]((len(report.sections) + 1,)) if style.contents else ""
        lines += [top + labels["references"], *gap]
        for number, reference in enumerate(report.references, 1):
            mark = {"[1]": f"[{number}] ", "1.": f"{number}. ", "(1)": f"({number}) ", "": ""}[style.entries]
            lines += wrapped(mark + entry(reference), style.wrap)
        lines += gap
    lines += _contact(report, style, labels["website"])
    return "\n".join(_paged(lines, report, style))


def entry(reference: Reference) -> str:
    """A reference as `Publisher (year), *Title*.`"""
    return (
        f"{reference.publisher} ({reference.issued}), *{reference.title}*."
        if reference.publisher
        else reference.text
    )


def _contents(report: Report, style: Style, references: str) -> Iterator[str]:
    titles = [*_titles(report.sections, ())]
    titles += [((len(report.sections) + 1,), references)] if report.references else []
    for page, (path, title) in enumerate(titles, 2):
        text = NUMBERS[style.numbers](path) + title
        filler = {
            "tab": f"\t{page // 2}",
            "leader": f" {'.' * 12} {page // 2}",
            "space": f" {page // 2}",
            "bare": "",
        }
        yield text + filler[style.contents]


def _titles(sections: tuple[Section, ...], path: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], str]]:
    for place, section in enumerate(sections, 1):
        yield (*path, place), plain_text(section.title)
        yield from _titles(section.sections, (*path, place))


def _section(section: Section, path: tuple[int, ...], style: Style, report: Report) -> list[str]:
    gap = [""] * style.gap
    lines = [*wrapped(NUMBERS[style.numbers](path) + plain_text(section.title), style.wrap), *gap]
    lines += _blocks(section.blocks, style, report)
    for place, child in enumerate(section.sections, 1):
        lines += _section(child, (*path, place), style, report)
    return lines


def _text(text: tuple[object, ...]) -> str:
    return "".join(
        part
        if isinstance(part, str)
        else f"[{', '.join(part.keys)}]"
        if isinstance(part, Citation)
        else ""
        if isinstance(part, Footnote)
        else plain_text(part)
        for part in text
    )


def _blocks(blocks: tuple[object, ...], style: Style, report: Report) -> list[str]:
    lines: list[str] = []
    gap = [""] * style.gap
    for block in blocks:
        if isinstance(block, Paragraph):
            lines += wrapped(_text(block.text), style.wrap, style.indent)
        elif isinstance(block, List):
            lines += _list(block, style, 0)
        elif isinstance(block, Table):
            label = default_labels(report.language)["table"]
            lines += [f"{label} 1：{plain_text(block.caption)}", ""] if block.caption else []
            rows = [[plain_text(cell) for cell in row] for row in (*block.head, *block.rows)]
            if style.wrap:
                widths = [max(columns(row[c]) for row in rows) + 4 for c in range(len(rows[0]))]
                lines += [
                    "".join(cell + " " * (widths[c] - columns(cell)) for c, cell in enumerate(row)).rstrip()
                    for row in rows
                ]
            else:
                lines += [f"| {' | '.join(row)} |" for row in (rows[0], ["---"] * len(rows[0]), *rows[1:])]
        elif isinstance(block, Quote):
            lines += [f"> {_text(inner.text)}" for inner in block.blocks if isinstance(inner, Paragraph)]
        elif isinstance(block, CodeBlock):
            lines += ["```", *block.text.split("\n"), "```"]
        lines += gap if gap or isinstance(block, Table) else []
    return lines


def _list(block: List, style: Style, depth: int) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(block.items, 1):
        mark = style.item.replace("1", str(number)) if block.ordered else style.bullet
        for part in item:
            if isinstance(part, Paragraph):
                lines += wrapped(f"{mark} {_text(part.text)}", style.wrap, 4 * depth, 4 * depth + 3)
            elif isinstance(part, List):
                lines += _list(part, style, depth + 1)
    return lines


def _contact(report: Report, style: Style, website: str) -> list[str]:
    contact = report.contact
    if not contact:
        return []
    colon = ": " if report.language in ("en", "ko") else "："
    lines = [contact.prompt, ""]
    for channel in contact.channels:
        lines += [*channel.caption, ""]
    for profile in contact.profiles:
        lines += [f"{profile.name}{colon.strip()}", "", *wrapped(plain_text(profile.text), style.wrap), ""]
    return [*lines, f"{website}{colon}<{contact.website}>"] if contact.website else lines


def _paged(lines: list[str], report: Report, style: Style) -> Iterator[str]:
    """The lines with page breaks put between them, also in the middle of a paragraph."""
    title = plain_text(report.title)
    page, count = 1, 0
    for line in lines:
        count += 1
        due = style.lines_a_page and count > style.lines_a_page and len(line) > 60
        cut = _middle(line) if due and not style.wrap else 0
        if not due or not (cut or style.wrap):
            yield line
            continue
        if cut:
            yield line[:cut].rstrip()
        yield from _break(style.page, title, page)
        yield line[cut:].lstrip()
        page, count = page + 1, 0
    if style.lines_a_page and style.page == "number":
        yield from ("", str(page))


def _middle(line: str) -> int:
    """A place in the middle of a line, inside a sentence and between two words."""
    for place in range(len(line) // 2, len(line) - 1):
        before, after = line[place - 1], line[place]
        if (before.isalnum() and after == " ") or (
            "\u3400" < min(before, after) < "\ua000" and before.isalnum() and after.isalnum()
        ):
            return place
    return 0


def _break(kind: str, title: str, page: int) -> list[str]:
    if kind == "feed":
        return ["", f"- {page} -", f"\f{title}", ""]
    if kind == "number":
        return ["", str(page), ""]
    if kind == "head":
        return ["", f"{title} | {page + 1}", ""]
    return [""]
