"""A process that stays: it is told files and makes PDFs of them, and says how long each took.

In, a line each: a JSON list of pairs, source and output. Out, a line each: `walls`, the seconds of each PDF,
and `cpu`, the seconds of the processor for all of them, in this process and those below it.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any


def serve(prepare: Callable[[Path], Any], build: Callable[[Any, Path], Any]) -> None:
    """`prepare` reads a source, outside of the measured time; `build` makes the PDF of what it gave."""
    for line in sys.stdin:
        jobs = [(prepare(Path(source)), Path(output)) for source, output in json.loads(line)]
        walls, before = [], _cpu()
        for prepared, output in jobs:
            start = time.perf_counter()
            build(prepared, output)
            walls.append(time.perf_counter() - start)
        print(json.dumps({"walls": walls, "cpu": _cpu() - before}), flush=True)


def _cpu() -> float:
    """Seconds of this process and all below it, ended or (where there is a /proc) living."""
    return sum(os.times()[:4]) + sum(_ticks_below(os.getpid())) / os.sysconf("SC_CLK_TCK")


def _ticks_below(parent: int) -> Iterator[int]:
    """Of each living process below another: its ticks and those of its children that ended (proc(5), stat)."""
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = file.read_text().rpartition(")")[2].split()
            if int(fields[1]) == parent:
                yield sum(map(int, fields[11:15]))
                yield from _ticks_below(int(file.parent.name))
