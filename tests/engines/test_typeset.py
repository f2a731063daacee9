"""The engine: logs, limits, the format file."""

from __future__ import annotations

import json
import os
import stat
import time
from pathlib import Path

import pytest

from briefing_tex.engines import formatfile, xelatex
from briefing_tex.engines.log import messages
from briefing_tex.engines.process import environment, run
from briefing_tex.engines.xelatex import typeset
from briefing_tex.errors import LimitExceeded, MissingTool
from briefing_tex.model import Report
from briefing_tex.pipeline import build


def test_log() -> None:
    log = (
        "Overfull \\hbox (12.5pt too wide) in paragraph at lines 57--58\n[]\n\n"
        '! Missing character: There is no ש ("05E9) in font [x.ttf]/OT:-liga;!\nl.3 a\n'
        "! Undefined control sequence.\n<recently read> \\foo\n\nl.12 \\foo\n"
    )
    found = list(messages(log))
    assert [(message.kind, message.line) for message in found] == [
        ("overfull", 57),
        ("missing", 3),
        ("error", 12),
    ]
    assert found[0].amount == 12.5


@pytest.mark.tex
def test_memory_that_is_short_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "fatal: memory exhausted (xmalloc of 85244600 bytes)."
    monkeypatch.setattr(xelatex, "run", lambda *_: (1, said))
    with pytest.raises(LimitExceeded, match="TeX has not memory enough"):
        build(Report(title="T"))


@pytest.mark.tex
def test_a_run_that_never_ends_is_ended_with_its_children() -> None:
    start = time.monotonic()
    with pytest.raises(LimitExceeded):
        typeset("\\documentclass{article}\\begin{document}\\def\\a{\\a}\\a\\end{document}", {}, timeout=2)
    assert time.monotonic() - start < 20


@pytest.mark.tex
def test_files_outside_are_not_read_and_no_shell_runs(tmp_path: Path) -> None:
    secret = tmp_path / "secret.tex"
    secret.write_text("SECRET")
    for code in (f"\\input{{{secret}}}", "\\input{|ls}", f"\\openin5={secret} \\ifeof5 \\errmessage{{no}}\\fi"):
        made = typeset(f"\\documentclass{{article}}\\begin{{document}}{code}\\end{{document}}", {}, timeout=30)
        assert made.pdf is None, code


def test_a_program_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(MissingTool, match=r"xdvipdfmx|xelatex"):
        typeset("x", {})


def test_time_limit_holds_for_a_silent_program(tmp_path: Path) -> None:
    with pytest.raises(LimitExceeded):
        run(["/bin/sh", "-c", "sleep 30 & wait"], tmp_path, environment(0), 0.3)


@pytest.mark.tex
def test_a_format_gives_the_same_bytes_and_a_broken_cache_only_costs_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = Report(title="潮汐", language="zh-Hans", sections=[{"title": "一"}])
    monkeypatch.setattr(formatfile, "cache_folder", lambda: tmp_path / "file" / "x")
    (tmp_path / "file").write_text("not a folder")
    plain = build(report)
    monkeypatch.setattr(formatfile, "cache_folder", lambda: tmp_path / "缓存")
    assert build(report).pdf == plain.pdf
    (kept,) = (tmp_path / "缓存" / "formats").glob("*.fmt")
    watched = json.loads(kept.with_suffix(".json").read_text())
    assert any(name.endswith("geometry.sty") for name in watched)
    unread, read = kept.with_name("unread.fmt"), kept.with_name("read.fmt")
    for other in (unread, read):
        other.write_bytes(b"of another version")
    os.utime(unread, (0, 0))
    before = kept.stat().st_mtime_ns
    kept.with_suffix(".json").write_text(json.dumps({**watched, str(tmp_path / "gone.sty"): [1, 1]}))
    assert build(report).pdf == plain.pdf
    assert kept.stat().st_mtime_ns > before
    assert read.exists()
    assert not unread.exists()


def test_a_lock_left_behind_does_not_hold_for_ever(tmp_path: Path) -> None:
    lock = tmp_path / "a.lock"
    assert formatfile._locked(lock)
    assert not formatfile._locked(lock)
    os.utime(lock, (0, 0))
    assert formatfile._locked(lock)
    assert stat.S_ISREG(lock.stat().st_mode)
