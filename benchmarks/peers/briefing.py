"""The product: Markdown to a PDF, proven or not.

python -m peers.briefing warm                a process that stays; see `peers.serving`
python -m peers.briefing batch FOLDER OUT    all cores
warm-plain, batch-plain                      the same without proof
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from briefings import Briefing, Run
from peers import markdown
from peers.places import PRODUCT


def emit(report: Briefing) -> str:
    """Front matter and body; the front matter is JSON, which is YAML, since its texts need no quoting then."""
    front = {
        "language": "zh-Hans",
        "title": markdown.escape(report.title),
        "organisations": list(report.organisations),
        "date": report.date,
        "abstract": markdown.escape(report.abstract),
        "references": [_reference(number, report) for number in range(len(report.references))],
        "contact": {
            "prompt": report.prompt,
            "profiles": [{"name": name, "text": markdown.escape(text)} for name, text in report.profiles],
            "website": report.website,
        },
    }
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items())
    return "\n".join(["---", *lines, "---", "", markdown.body(report, _cite)])


def _cite(run: Run) -> str:
    return f"[@r{run.target}]"


def _reference(number: int, report: Briefing) -> dict[str, str]:
    given = report.references[number]
    return {
        "id": f"r{number + 1}",
        "type": "article-newspaper",
        "publisher": given.source,
        "title": given.title,
        "issued": given.year,
        "URL": given.address,
    }


def command(source: Path, output: Path) -> list[str]:
    return [PRODUCT, "build", str(source), "-o", str(output)]


def _warm(verify: bool) -> None:
    import briefing_tex as bt
    from peers.serving import serve

    with bt.Engine() as engine:
        serve(bt.load, lambda report, file: engine.build(report, file, verify=verify))


def _batch(folder: Path, output: Path, verify: bool) -> None:
    import briefing_tex as bt

    outcomes = bt.build_many(sorted(folder.glob("*.md")), output=output, verify=verify)
    failed = [str(item.error) for item in outcomes if item.error]
    if failed:
        sys.exit(failed[0])


def main() -> None:
    match sys.argv[1:]:
        case ["warm" | "warm-plain" as kind]:
            _warm(verify=kind == "warm")
        case [kind, folder, output]:
            _batch(Path(folder), Path(output), verify=kind == "batch")


if __name__ == "__main__":
    main()
