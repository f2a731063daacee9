"""Many reports on all cores: each an outcome of its own, in order, in bounded memory.

In: reports or their files, as many as there are. Out: an `Outcome` for each; the PDFs go into a folder, or
come back. Only a window of reports is under way at any time. A failure belongs to its report; a process that is
killed costs a second try, alone, to those that were under way.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import closing
from pathlib import Path
from typing import Protocol, Unpack

from msgspec import Struct
from msgspec.structs import replace

from briefing_tex.diagnostics import Location
from briefing_tex.errors import BriefingError, FileProblem, UsageError
from briefing_tex.model import Report
from briefing_tex.pipeline.building import BuildOptions, BuildResult
from briefing_tex.pipeline.options import check_options, seconds
from briefing_tex.pipeline.processes import processes

_AHEAD = 4
"""Reports under way for each core: enough that no process waits for the next."""
_AHEAD_ELSEWHERE = 256
"""Reports under way in an executor whose size is not known."""


class Outcome(Struct, frozen=True):
    """What became of a report: its place in the row from 0, and a result or an error.

    `output` is where the PDF was written; `result.pdf` is empty then.
    """

    index: int
    result: BuildResult | None = None
    error: BriefingError | None = None
    output: Path | None = None


class Job(Struct, frozen=True):
    """A report to build, or the file it is in, as it is sent to a process."""

    index: int
    report: Report | Path
    output: Path | None
    options: BuildOptions


class _Pool(Protocol):
    def submit(self, job: Job) -> Future[Outcome]: ...
    def alone(self, job: Job) -> Outcome: ...
    def close(self) -> None: ...


def build_many(
    reports: Iterable[Report | Path | str],
    *,
    output: Path | str | None = None,
    executor: Executor | None = None,
    **options: Unpack[BuildOptions],
) -> Generator[Outcome, None, None]:
    """Build reports, or the files they are in, on all cores or in `executor`; outcomes come in order.

    `output` is a folder: daily.md becomes daily.pdf in it, others report-0.pdf, report-1.pdf ...
    Without it the PDFs come back in the results. The options are those of `build` but `progress` and `tex`.
    An executor may be of processes, threads, or a cluster; it is not shut down. Raises UsageError, FileProblem
    (the folder).

    >>> for outcome in build_many(["a.md", "b.md"], output="out"):  # doctest: +SKIP
    ...     print(outcome.index, outcome.error or outcome.output)
    """
    _check_options(options)
    if isinstance(reports, Report | Path | str | bytes) or not isinstance(reports, Iterable):
        raise UsageError("build_many takes several reports", hint="put this one in a list, or build it alone")
    check_options(output=output)
    if executor is not None and not hasattr(executor, "submit"):
        raise UsageError(f"{type(executor).__name__} is no executor", hint="see concurrent.futures")
    folder = _folder(output)
    return _outcomes(_jobs(reports, folder, options), executor)


def _check_options(options: BuildOptions) -> None:
    """Raises UsageError, before a process is started, for what is no option of a batch."""
    if options.get("progress") or options.get("tex"):
        raise UsageError("progress and tex are for one report", hint="count the outcomes; build that one alone")
    known = sorted(BuildOptions.__annotations__.keys() - {"progress", "tex"})
    unknown = next((name for name in options if name not in BuildOptions.__annotations__), None)
    if unknown is not None:
        raise UsageError(f"build_many has no option '{unknown}'", hint=f"it has {', '.join(known)}")
    check_options(**options)
    seconds(options.get("timeout", 0.0))


def _outcomes(jobs: Iterator[Job | Outcome], executor: Executor | None) -> Generator[Outcome, None, None]:
    pool: _Pool = _Given(executor) if executor else _Own()
    ahead = _AHEAD_ELSEWHERE if executor else _AHEAD * (os.cpu_count() or 1)
    window: deque[tuple[Job, Future[Outcome]] | Outcome] = deque()
    with closing(pool):
        try:
            for job in jobs:
                window.append((job, pool.submit(job)) if isinstance(job, Job) else job)
                if len(window) >= ahead:
                    yield _outcome(window.popleft(), pool)
            while window:
                yield _outcome(window.popleft(), pool)
        finally:
            for item in window:
                if not isinstance(item, Outcome):
                    item[1].cancel()


def _outcome(item: tuple[Job, Future[Outcome]] | Outcome, pool: _Pool) -> Outcome:
    if isinstance(item, Outcome):
        return item
    job, future = item
    try:
        return future.result()
    except Exception:  # not the report's own failure, which is in the outcome: whoever worked on it is gone
        pass
    try:
        return pool.alone(job)
    except Exception as error:
        reason = f"no process could end its work on the report ({type(error).__name__})"
        hint = "it may need more memory than there is; build it by itself with briefing-tex build"
        return Outcome(job.index, error=BriefingError(reason, _place(job.report), hint))


class _Own:
    """Processes of our own, anew when one of them was killed."""

    def __init__(self) -> None:
        self._many = processes(os.cpu_count() or 1)
        self._one: Executor | None = None

    def submit(self, job: Job) -> Future[Outcome]:
        try:
            return self._many.submit(work, job)
        except BrokenExecutor:
            self._many.shutdown(wait=False)
            self._many = processes(os.cpu_count() or 1)
            return self._many.submit(work, job)

    def alone(self, job: Job) -> Outcome:
        """The outcome of a job with a process to itself: a second death is its own."""
        self._one = self._one or processes(1)
        try:
            return self._one.submit(work, job).result()
        except BrokenExecutor:
            self._one = None
            raise

    def close(self) -> None:
        for pool in (self._many, self._one):
            if pool:
                pool.shutdown(cancel_futures=True)


class _Given:
    """An executor that is the caller's."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def submit(self, job: Job) -> Future[Outcome]:
        try:
            return self._executor.submit(work, job)
        except BrokenExecutor as error:
            failed: Future[Outcome] = Future()
            failed.set_exception(error)
            return failed

    def alone(self, job: Job) -> Outcome:
        return self._executor.submit(work, job).result()

    def close(self) -> None:
        pass


def work(job: Job) -> Outcome:
    """Build one report in this process, whose engine stays warm; no failure of a report leaves it."""
    from briefing_tex.pipeline.processes import engine
    from briefing_tex.pipeline.sources import Loaded, load_with_diagnostics

    try:
        given = job.report
        loaded = Loaded(given) if isinstance(given, Report) else load_with_diagnostics(given)
        made = engine().build(loaded.report, job.output, **job.options)
    except BriefingError as error:
        return Outcome(job.index, error=error)
    except Exception as error:
        described = f"this should not have happened ({type(error).__name__}: {error})"
        return Outcome(job.index, error=BriefingError(described, _place(job.report), "report this as a bug"))
    diagnostics = tuple(dict.fromkeys((*loaded.diagnostics, *made.diagnostics)))
    pdf = b"" if job.output else made.pdf
    return Outcome(job.index, replace(made, pdf=pdf, diagnostics=diagnostics), output=job.output)


def _jobs(
    reports: Iterable[Report | Path | str], folder: Path | None, options: BuildOptions
) -> Iterator[Job | Outcome]:
    taken: set[str] = set()
    for index, given in enumerate(reports):
        if not isinstance(given, Report | Path | str):
            message = f"{type(given).__name__} is neither a report nor the path of one"
            yield Outcome(index, error=UsageError(message, hint="give a Report, a Path or a string"))
            continue
        report = given if isinstance(given, Report) else Path(given)
        if not folder:
            yield Job(index, report, None, options)
            continue
        name = _name(report, index)
        if name in taken:
            message = f"another report is written as {name} already"
            yield Outcome(index, error=UsageError(message, _place(report), "rename one, or use two folders"))
            continue
        taken.add(name)
        yield Job(index, report, folder / name, options)


def _name(report: Report | Path, index: int) -> str:
    file = report.source.file if isinstance(report, Report) else report
    return f"{Path(file).stem}.pdf" if file else f"report-{index}.pdf"


def _place(report: Report | Path) -> Location:
    return report.source.locate(None) if isinstance(report, Report) else Location(file=str(report))


def _folder(output: Path | str | None) -> Path | None:
    if output is None:
        return None
    folder = Path(output).absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = f"the folder cannot be made: {error.strerror}"
        raise FileProblem(reason, Location(file=str(output)), "choose another") from None
    return folder
