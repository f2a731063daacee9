"""Batches on a Dask cluster of two processes, one of which is killed."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

import briefing_tex as bt
from briefing_tex.errors import MissingGlyph

distributed = pytest.importorskip("distributed", reason="needs briefing-tex[dask]")

pytestmark = pytest.mark.tex


def report(title: str) -> bt.Report:
    return bt.Report(language="en", title=title, date="2026-04-24")


def test_a_cluster_builds_and_survives_a_killed_worker(tmp_path: Path) -> None:
    reports = [report("No font has \ue000" if number == 7 else f"Tides {number}") for number in range(30)]
    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, local_directory=str(tmp_path / "dask")
    )
    with cluster, distributed.Client(cluster) as client:
        workers = list(client.run(os.getpid).values())
        outcomes = bt.build_many(reports, output=tmp_path / "out", executor=client.get_executor(), verify=False)
        made = [next(outcomes) for _ in range(3)]
        os.kill(workers[0], signal.SIGKILL)
        made += outcomes
    assert len(set(workers)) == 2
    assert [outcome.index for outcome in made] == list(range(30))
    assert [(outcome.index, type(outcome.error)) for outcome in made if outcome.error] == [(7, MissingGlyph)]
    names = {f"report-{number}.pdf" for number in range(30) if number != 7}
    assert {file.name for file in (tmp_path / "out").iterdir()} == names
    cold = bt.build(reports[29], verify=False).pdf
    assert (tmp_path / "out" / "report-29.pdf").read_bytes() == cold
