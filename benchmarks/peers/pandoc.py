"""pandoc to XeLaTeX, with contents list and numbered sections."""

from __future__ import annotations

import json
from pathlib import Path

from briefings import Briefing, Reference, Run
from peers import markdown
from peers.places import CJK_SERIF, SERIF


def emit(report: Briefing) -> str:
    front = {
        "title": markdown.escape(report.title),
        "author": [markdown.escape(name) for name in report.organisations],
        "date": report.date,
        "abstract": markdown.escape(report.abstract),
        "mainfont": SERIF,
        "CJKmainfont": CJK_SERIF,
        "geometry": "margin=2.6cm",
        "fontsize": "11pt",
        "colorlinks": True,
    }
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items())
    parts = ["\n".join(["---", *lines, "---"]), markdown.body(report, _cite), "# 参考文献 {-}"]
    parts += [_reference(number, item) for number, item in enumerate(report.references, 1)]
    parts += [f"# {markdown.escape(report.prompt)} {{-}}"]
    parts += [f"**{markdown.escape(name)}** {markdown.escape(text)}" for name, text in report.profiles]
    return "\n\n".join([*parts, f"<{report.website}>", ""])


def _cite(run: Run) -> str:
    return f"[{markdown.escape(run.text)}](#r{run.target})"


def _reference(number: int, item: Reference) -> str:
    text = f"{markdown.escape(item.source)}, *{markdown.escape(item.title)}*, {item.year}. <{item.address}>"
    return f"[\\[{number}\\]]{{#r{number}}} {text}"


def command(source: Path, output: Path) -> list[str]:
    return ["pandoc", str(source), "-o", str(output), "--pdf-engine=xelatex", "--toc", "-N"]
