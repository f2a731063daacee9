"""What a further page costs: reports of 3 to 300 pages, built with proof, each in a process of its own.

    python benchmarks/length.py [--runs 3] [--pages 3 30 100 300] [--without-proof]

For each of two samples (English with tables, figures, notes and code; Chinese prose) a table of pages, seconds
of processor time (Python, XeTeX and the shell together) and of the clock, and the peak of resident memory of
the largest process; then the seconds a further page between two sizes, and their ratio. The text of a sample
is its example, repeated; each copy cites references of its own.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

import briefing_tex as bt

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SAMPLES = {"English": ("coastal-report.md", 2.43), "Chinese": ("daily-briefing.md", 2.2)}
"""Each with the pages that a copy of it takes, about."""
SIZES = (3, 30, 100, 300)
UNIT = 1024 if sys.platform == "linux" else 1
"""Bytes that ru_maxrss counts by (getrusage(2)): kibibytes on Linux."""


class Cost(NamedTuple):
    """What a build took: seconds of the processor and of the clock, MB of the largest processes."""

    pages: int
    processor: float
    clock: float
    python: float
    other: float
    timings: dict[str, float]


def repeated(report: bt.Report, copies: int) -> bt.Report:
    """A report with its sections and references as often as asked for; keys stay those of their copy."""
    data = report.model_dump(mode="json")
    parts = [_keyed({key: data[key] for key in ("sections", "references")}, copy) for copy in range(copies)]
    data["sections"] = [section for part in parts for section in part["sections"]]
    data["references"] = [item for part in parts for item in part["references"]]
    return bt.Report.model_validate(data).with_source(report.source)


def _keyed(part: Any, copy: int) -> Any:
    """The same with `copy` behind each citation's keys and each id."""
    if isinstance(part, list):
        return [_keyed(item, copy) for item in part]
    if not isinstance(part, dict):
        return part
    made = {name: _keyed(value, copy) for name, value in part.items()}
    if made.get("keys"):
        made["keys"] = [f"{key}-{copy}" for key in made["keys"]]
    if made.get("id"):
        made["id"] = f"{made['id']}-{copy}"
    return made


def build(sample: str, pages: int, proof: bool) -> Cost:
    """Build in this process, which must have built nothing before."""
    name, each = SAMPLES[sample]
    report = repeated(bt.load(EXAMPLES / name), max(round((pages - 1) / each), 1))
    before, start = _processor(), time.perf_counter()
    made = bt.build(report, verify=proof, timeout=1200)
    clock, processor = time.perf_counter() - start, _processor() - before
    largest = [
        resource.getrusage(who).ru_maxrss * UNIT / 1e6
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    return Cost(made.pages, processor, clock, *largest, dict(made.timings))


def _processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def measured(sample: str, pages: int, proof: bool) -> Cost:
    """The same in a new process."""
    command = [sys.executable, __file__, "--one", sample, str(pages), *([] if proof else ["--without-proof"])]
    run = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return Cost(*json.loads(run.stdout))


def _median(costs: list[Cost]) -> Cost:
    columns = [statistics.median(column) for column in list(zip(*costs, strict=True))[1:5]]
    timings = {name: statistics.median(cost.timings[name] for cost in costs) for name in costs[0].timings}
    return Cost(costs[0].pages, *columns, timings)


def table(costs: list[Cost]) -> str:
    """A row for each size, then what a further page costs between neighbours."""
    stages = list(costs[0].timings)
    rows = [
        f"| pages | CPU s | clock s | Python MB | XeTeX MB | {' | '.join(f'{stage} s' for stage in stages)} |"
    ]
    rows.append("|--:" * (5 + len(stages)) + "|")
    for cost in costs:
        figures = f"{cost.processor:.2f} | {cost.clock:.2f} | {cost.python:.0f} | {cost.other:.0f}"
        each = " | ".join(f"{cost.timings[stage]:.2f}" for stage in stages)
        rows.append(f"| {cost.pages} | {figures} | {each} |")
    return "\n".join(rows)


def further(first: Cost, last: Cost) -> tuple[float, float]:
    """Seconds a further page, of the processor and of the clock."""
    pages = last.pages - first.pages
    return (last.processor - first.processor) / pages, (last.clock - first.clock) / pages


def summary(costs: list[Cost]) -> str:
    """What a further page costs at the short and at the long end, in milliseconds."""
    short, long = further(*costs[:2]), further(*costs[-2:])
    lines = [
        f"{first.pages} to {last.pages} pages: {cpu * 1000:.1f} ms CPU, {clock * 1000:.1f} ms clock"
        for (first, last), (cpu, clock) in ((costs[:2], short), (costs[-2:], long))
    ]
    return "\n".join([*lines, f"ratio: {long[0] / short[0]:.2f} (CPU), {long[1] / short[1]:.2f} (clock)"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--pages", type=int, nargs="+", default=SIZES)
    parser.add_argument("--sample", choices=list(SAMPLES), nargs="+", default=list(SAMPLES))
    parser.add_argument("--without-proof", action="store_true")
    parser.add_argument("--one", nargs=2, metavar=("SAMPLE", "PAGES"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    proof = not options.without_proof
    if options.one:
        print(json.dumps(build(options.one[0], int(options.one[1]), proof)))
        return
    for sample in options.sample:
        measured(sample, min(options.pages), proof)  # fills the caches
        # sizes in turn, so that a busy minute falls on all of them
        runs = [[measured(sample, pages, proof) for pages in options.pages] for _ in range(options.runs)]
        costs = [_median(list(same)) for same in zip(*runs, strict=True)]
        print(f"\n{sample}\n\n{table(costs)}\n\n{summary(costs)}", flush=True)


if __name__ == "__main__":
    main()
