"""The product: Markdown to a PDF, proven or not.

python -m peers.briefing warm|batch [--no-verify] ...   see `peers.serving`
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


def plain_command(source: Path, output: Path) -> list[str]:
    return [*command(source, output), "--no-verify"]


def _warm(verify: bool) -> None:
    import briefing_tex as bt
    from peers.serving import serve

    with bt.Engine() as engine:
        serve(lambda file: bt.load(file), lambda report, file: engine.build(report, file, verify=verify))


def _batch(folder: Path, output: Path, verify: bool) -> None:
    import briefing_tex as bt

    failed = [
        item for item in bt.build_many(sorted(folder.glob("*.md")), output=output, verify=verify) if item.error
    ]
    if failed:
        sys.exit(str(failed[0].error))


if __name__ == "__main__":
    verify = "--no-verify" not in sys.argv
    words = [word for word in sys.argv[1:] if word != "--no-verify"]
    if words[0] == "warm":
        _warm(verify)
    else:
        _batch(Path(words[1]), Path(words[2]), verify)
