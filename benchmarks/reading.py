"""Read every PDF of a folder, and write what was read in the shape of the report corpus.

    python benchmarks/reading.py CORPUS_DIR --out PREDICTIONS

For each `<name>--<producer>.pdf` a `<name>--<producer>.json`; at the end the seconds a page, start-up included.

    python benchmarks/reading.py CORPUS_DIR --out PREDICTIONS --peers --score SCORE.PY

reads the folder with other readers as well, and prints a table of all, with scores by the corpus' scorer.
"""

# ruff: noqa: E402 (the clock starts before anything is imported)

from __future__ import annotations

import time

_STARTED = time.perf_counter()

from briefing_tex.cli import prepare

prepare()  # as the command line does

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefing_tex.errors import BriefingError
from briefing_tex.model import Citation, Footnote, Report, Section, plain_text
from briefing_tex.readers.pdf.foreign.recognise import Examined, examine
from briefing_tex.readers.structure.front.dates import date_at_end, date_first, read_date
from briefing_tex.readers.structure.front.roles import fields
from briefing_tex.readers.structure.numbering import options


def prediction(examined: Examined) -> dict[str, Any]:
    """The report in the shape of the corpus; dates and references as printed."""
    report = examined.report
    shape: dict[str, Any] = {
        "title": plain_text(report.title),
        "subtitle": plain_text(report.subtitle),
        "organisations": [organisation.name for organisation in report.organisations],
        "date": _date(examined),
        "language": report.language,
        "abstract": [text for block in report.abstract for text in _texts(block)],
        "keywords": list(report.keywords),
        "sections": [_section(section) for section in report.sections],
        "references": [
            {"text": _without_letter(examined.printed(f"references[{i}]"), i + 1)}
            for i in range(len(report.references))
        ],
    }
    if report.contact:
        shape["contact"] = _contact(report)
    return shape


def _without_letter(text: str, place: int) -> str:
    """A reference without the letter that numbers it; the scorer leaves figures out itself."""
    styles = ("(a)", "a.", "(i)", "i.")
    found = (one.rest_at for one in options(text) if one.style in styles and one.value == place)
    return text[next(found, 0) :]


def _date(examined: Examined) -> str:
    """The words that say the date, as printed."""
    parts = re.split(r"\t+|\s{2,}", examined.printed("date"))
    for part in (field for words in parts for field in fields(words)):
        starts = [found.end() for found in re.finditer(r"^|[\s:：·|]+", part)]
        for start in reversed(starts):  # the label of the date is not of it
            if examined.report.date and read_date(part[start:]) == examined.report.date:
                return _bare_date(part[_weekday(part, start) :])
        last = date_at_end(part)
        if last and last[0] and last[1] == examined.report.date:
            return part[len(last[0]) :].strip(" ·|,，\u3000")
        first = date_first(part)
        if first and read_date(first[0]) == examined.report.date:
            return first[0]
    return examined.printed("date")


def _weekday(text: str, start: int) -> int:
    """Where the day of the week before a date begins, or the date where none stands there."""
    found = re.search(r"(?<!\w)[A-Z][a-z]*day,?\s+$", text[:start])
    return found.start() if found else start


def _bare_date(text: str) -> str:
    """A date without the brackets around it, and the stop of a sentence behind its words."""
    return re.sub(r"^[(（](.*)[)）]$", r"\1", re.sub(r"(?<=[^\W\d])[.。]$|(?<=[a-z] \d{4})\.$", "", text))


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": plain_text(section.title),
        "blocks": [shaped for block in section.blocks for shaped in _blocks(block)],
        "sections": [_section(child) for child in section.sections],
    }


def _blocks(block: Any) -> Iterator[dict[str, Any]]:
    if block.type == "list":
        items = ["\n".join(text for inner in item for text in _texts(inner)) for item in block.items]
        yield {"type": "list", "ordered": block.ordered, "items": items}
    elif block.type == "table":
        rows = [[_text(cell) for cell in row] for row in block.head + block.rows]
        yield {"type": "table", "rows": rows, "caption": _text(block.caption)}
    elif block.type == "figure":
        yield {"type": "figure", "caption": _text(block.caption)}
    else:
        yield from ({"type": "paragraph", "text": text} for text in _texts(block))


def _texts(block: Any) -> Iterator[str]:
    """The paragraphs in a block."""
    if block.type == "paragraph":
        yield _text(block.text)
    elif block.type == "code":
        yield block.text
    elif block.type == "list":
        yield from (text for item in block.items for inner in item for text in _texts(inner))
    elif block.type == "quote":
        yield from (text for inner in block.blocks for text in _texts(inner))


def _text(parts: Any) -> str:
    """The text as printed: citations keep their numbers, footnotes are left out."""
    return "".join(_inline(part) for part in parts)


def _inline(part: Any) -> str:
    if isinstance(part, Citation):
        return f"[{','.join(part.keys)}]"
    if isinstance(part, Footnote):
        return ""
    return plain_text(part)


def _contact(report: Report) -> dict[str, Any]:
    contact = report.contact
    assert contact is not None
    return {
        "heading": contact.prompt,
        "qr": [
            {"caption": " ".join(channel.caption), "url": channel.payload or ""} for channel in contact.channels
        ],
        "organisations": [{"name": profile.name, "text": _text(profile.text)} for profile in contact.profiles],
        "url": contact.website,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="CORPUS_DIR")
    parser.add_argument("--out", type=Path, required=True, metavar="PREDICTIONS")
    parser.add_argument("--peers", action="store_true", help="read with other readers as well, print a table")
    parser.add_argument("--score", type=Path, metavar="SCORE.PY", help="the scorer of the corpus, for --peers")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    pages = 0
    for file in sorted(options.folder.glob("*.pdf")):
        try:
            examined = examine(file.read_bytes())
        except BriefingError as error:
            print(f"{file.name}: {error}")
            continue
        pages += examined.pages
        text = json.dumps(prediction(examined), ensure_ascii=False, indent=1)
        (options.out / f"{file.stem}.json").write_text(text, "utf-8")
    seconds = time.perf_counter() - _STARTED
    print(f"{pages} pages in {seconds:.2f} s: {seconds / max(pages, 1):.4f} s a page")
    if options.peers:
        from reading_peers import compare

        print(compare(options.folder, options.out, pages, seconds, options.score))


if __name__ == "__main__":
    main()
