"""The three ways of measuring, in rounds: all contenders do the same reports, in turn, in changing order.

In: contenders. Out: a `Series`. A contender that fails is said, and takes no further part.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median

from briefings import briefing
from contenders import BATCH, COLD, WARM, Contender
from made import Made, examine
from measure import Failed, Sample, Worker, run
from peers.places import BUILD

Say = Callable[[str], None]
_WORK = BUILD / "speed"
SMALL_BATCH = 4
"""Reports in the batch of a slow contender; times are of one report."""
_WARM_UP = 2
"""Reports in the batch that is not counted, one for each process."""
_BLOCK = 6
"""Reports that a process which stays makes in a round."""
_FEWEST = 2
"""Rounds, however long they take."""


@dataclass(frozen=True)
class Plan:
    """How much is measured of a stage."""

    rounds: int
    slow_rounds: int
    """Those in which slow contenders take part."""
    seconds: float
    """After this long no further round is begun."""
    seed: int
    """Of the first report; the others have those after it."""
    reports: int
    """In a batch."""


@dataclass
class Series:
    """What was measured: of each contender the samples by round."""

    contenders: tuple[Contender, ...]
    samples: dict[str, dict[int, Sample]] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    made: dict[str, Made] = field(default_factory=dict)
    """One of the PDFs of each."""

    def typical(self, name: str) -> Sample | None:
        """The medians of a contender's time, and its largest memory."""
        found = list(self.samples.get(name, {}).values())
        if not found:
            return None
        walls, cpus = ([getattr(item, what) for item in found] for what in ("wall", "cpu"))
        return Sample(median(walls), median(cpus), max(item.memory for item in found))

    def ratio(self, name: str, other: str, what: str = "wall") -> float | None:
        """The median of the ratios, pair by pair of the rounds in which both took part."""
        ours, theirs = self.samples.get(name, {}), self.samples.get(other, {})
        pairs = [getattr(ours[at], what) / getattr(theirs[at], what) for at in ours.keys() & theirs.keys()]
        return median(pairs) if pairs else None


def cold(plan: Plan, peers: Sequence[str], say: Say) -> Series:
    """A new process for each report."""
    work = _emptied("cold")

    def once(contender: Contender, at: int) -> Sample:
        folder = work / contender.name
        source = _source(contender, folder, plan.seed + at)
        output = source.with_suffix(".pdf")
        return run(contender.words(source, output), output, folder)

    series = _rounds(_chosen(COLD, peers), plan, once, say)
    pdfs = {name: examine(work / name / f"{plan.seed + 1}.pdf") for name in series.samples}
    series.made.update({name: made for name, made in pdfs.items() if made})
    return series


def warm(plan: Plan, peers: Sequence[str], say: Say) -> Series:
    """Processes that stay, and make a few reports in each round, one right after the other."""
    work = _emptied("warm")
    workers: dict[str, Worker] = {}

    def once(contender: Contender, at: int) -> Sample:
        folder = work / contender.name
        if contender.name not in workers:
            workers[contender.name] = Worker(contender.words(), folder)
        sources = _sources(contender, folder, plan.seed + at * _BLOCK, _BLOCK)
        return workers[contender.name].build([(source, source.with_suffix(".pdf")) for source in sources])

    series = _rounds(_chosen(WARM, peers), plan, once, say)
    for name, worker in workers.items():
        memory = worker.close()
        found = series.samples.get(name, {})
        found.update({at: replace(sample, memory=memory) for at, sample in found.items()})
    return series


def batch(plan: Plan, peers: Sequence[str], say: Say) -> Series:
    """Many reports on two processes, from the start of the first to the end of the last."""
    work = _emptied("batch")

    def once(contender: Contender, at: int) -> Sample:
        folder = work / contender.name / str(at)
        (folder / "out").mkdir(parents=True)
        many = _WARM_UP if not at else SMALL_BATCH if contender.slow else plan.reports
        _sources(contender, folder / "in", plan.seed + at * plan.reports, many)
        sample = run(contender.words(folder / "in", folder / "out"), folder / "out", folder)
        made = len(list((folder / "out").glob("*.pdf")))
        if made != many:
            raise Failed(f"{made} PDFs of {many} reports")
        return Sample(sample.wall / many, sample.cpu / many, sample.memory)

    return _rounds(_chosen(BATCH, peers), plan, once, say)


Once = Callable[[Contender, int], Sample]
"""What a contender does in a round."""


def _rounds(contenders: tuple[Contender, ...], plan: Plan, once: Once, say: Say) -> Series:
    """Round 0 warms up and is not counted; the order turns round each time."""
    series, start = Series(contenders), time.monotonic()
    for at in range(plan.rounds + 1):
        for contender in contenders if at % 2 else reversed(contenders):
            if contender.name not in series.failures and (at <= plan.slow_rounds or not contender.slow):
                _take(series, contender, at, once, say)
        if at >= _FEWEST and time.monotonic() - start > plan.seconds:
            break
    return series


def _take(series: Series, contender: Contender, at: int, once: Once, say: Say) -> None:
    try:
        sample = once(contender, at)
    except Failed as failure:
        series.failures[contender.name] = str(failure)
        say(f"  {contender.title}: {failure}")
        return
    if at:
        series.samples.setdefault(contender.name, {})[at] = sample
        wall, cpu = sample.wall * 1000, sample.cpu * 1000
        say(f"  round {at}: {contender.title}: {wall:.0f} ms, processor {cpu:.0f} ms")


def _chosen(contenders: Sequence[Contender], peers: Sequence[str]) -> tuple[Contender, ...]:
    return tuple(item for item in contenders if not peers or item.ours or item.peer in peers)


def _emptied(stage: str) -> Path:
    """The folder of a stage, without what an earlier run left: latexmk would find nothing to do."""
    shutil.rmtree(_WORK / stage, ignore_errors=True)
    return _WORK / stage


def _sources(contender: Contender, folder: Path, seed: int, many: int) -> list[Path]:
    return [_source(contender, folder, seed + place) for place in range(many)]


def _source(contender: Contender, folder: Path, seed: int) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{seed}{contender.suffix}"
    file.write_text(contender.emit(briefing(seed)), encoding="utf-8")
    return file
