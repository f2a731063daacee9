"""The figures as Markdown, and into their place in the documentation."""

from __future__ import annotations

import datetime
import os
import platform
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from peers.install import versions
from stages import SMALL_BATCH, Series
from targets import MEMORY, TARGETS, Measured, Target, largest

BEGIN, END = "<!-- begin: benchmarks/speed.py -->", "<!-- end: benchmarks/speed.py -->"
_HEADINGS = {
    "cold": "Cold: a new process for each report",
    "warm": "Warm: a process that stays",
    "batch": "Batch: different reports on two processes",
}
_NAMES = {"proof": "with proof", "plain": "without proof"}


def page(measured: Measured, reports: int, busy: str) -> str:
    """All tables."""
    parts = [_machine(reports), busy, _bounds(measured)]
    for stage, series in measured.items():
        parts += [f"### {_HEADINGS[stage]}", _times(series), _made(series), *_failures(series)]
    return "\n\n".join(part for part in parts if part)


def insert(text: str, file: Path) -> None:
    """Put the text between the marks of a page."""
    page = file.read_text(encoding="utf-8")
    head, tail = page.partition(BEGIN)[0], page.partition(END)[2]
    file.write_text(f"{head}{BEGIN}\n\n{text}\n\n{END}{tail}", encoding="utf-8")


def load_warning() -> str:
    """Words that say so, if the machine has other work to do."""
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    return (
        f"**The machine was busy (load {load:.1f} on {cores} cores): trust ratios only.**"
        if load > cores / 2
        else ""
    )


def _bounds(measured: Measured) -> str:
    rows = [row for target in TARGETS if (row := _bound(target, measured))]
    if memory := largest(measured):
        asked = f"≤ {MEMORY} MB, the largest process"
        rows.append(("memory", asked, f"{memory:.0f} MB", "", _yes(memory <= MEMORY)))
    return _table(("what", "asked", "measured", "by processor time", "reached"), rows)


def _bound(target: Target, measured: Measured) -> tuple[str, ...] | None:
    series = measured.get(target.stage)
    value = target.value(series) if series else None
    if series is None or value is None:
        return None
    return (
        f"{target.stage}, {_NAMES[target.name]}",
        target.asked,
        _ratio(value, target),
        _ratio(target.value(series, "cpu") or 0.0, target),
        _yes(target.reached(value)),
    )


def _ratio(value: float, target: Target) -> str:
    """In the form in which it is asked."""
    return f"1/{1 / value:.1f}" if value and target.bound < 0.5 else f"{value:.2f}"


def _yes(reached: bool) -> str:
    return "yes" if reached else "**no**"


def _word(is_so: bool) -> str:
    return "yes" if is_so else "no"


def _times(series: Series) -> str:
    head = ("", "ms a report", "ms of processor", "reports/s", "largest process, MB", "rounds")
    rows = []
    for contender in series.contenders:
        if found := series.typical(contender.name):
            times = (f"{found.wall * 1000:.0f}", f"{found.cpu * 1000:.0f}", f"{1 / found.wall:.2f}")
            rounds = str(len(series.samples[contender.name]))
            rows.append((contender.title, *times, f"{found.memory:.0f}", rounds))
    return _table(head, rows)


def _made(series: Series) -> str:
    """What the PDFs of the first round are like."""
    found = ((item.title, series.made.get(item.name)) for item in series.contenders)
    rows = [(title, str(pdf.pages), f"{pdf.kilobytes:.0f}", _word(pdf.tagged)) for title, pdf in found if pdf]
    return _table(("the PDF of the first round", "pages", "kB", "tagged"), rows) if rows else ""


def _failures(series: Series) -> Iterator[str]:
    titles = {item.name: item.title for item in series.contenders}
    for name, reason in series.failures.items():
        yield f"{titles[name]} failed: `{reason}`"


def _machine(reports: int) -> str:
    tex = _first_line(["xelatex", "--version"])
    others = (_first_line([name, "--version"]) for name in ("latexmk", "pandoc"))
    libraries = (f"{name} {version}" for name, version in versions().items())
    today = datetime.datetime.now(datetime.UTC).date()
    facts = (f"Python {platform.python_version()}", tex, *others, *libraries)
    cores = f"{os.cpu_count()} cores, {_processor()}, {platform.system()} {platform.machine()}"
    batches = f"Batches of {reports} reports (latexmk: {SMALL_BATCH})."
    return f"{today}, {cores}. {'; '.join(filter(None, facts))}. {batches}"


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, "unknown processor")


def _first_line(words: Sequence[str]) -> str:
    try:
        done = subprocess.run(words, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return next((line.strip() for line in done.stdout.splitlines() if line.strip()), "")


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
