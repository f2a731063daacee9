"""A warm engine: the same bytes as a cold build, whatever came before; and nothing of it is left behind."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from PIL import Image

import briefing_tex as bt
from briefing_tex.diagnostics import Source
from briefing_tex.engines import workers, xelatex
from briefing_tex.errors import LimitExceeded, TypesettingFailed
from briefing_tex.pipeline import likely_language
from generated import cruel, make_images
from strategies import LANGUAGES

FIGURE = {"type": "figure", "image": "tide.png", "alt": "Tide", "caption": "Tide"}

pytestmark = [
    pytest.mark.tex,
    pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes are looked up in /proc"),
]


def report(title: str, text: object = "High water at ten, 満潮は十時。", day: str = "2026-04-24") -> bt.Report:
    block = {"type": "paragraph", "text": text}
    return bt.Report(language="en", title=title, date=day, sections=[{"title": title, "blocks": [block]}])


def formula(tex: str) -> bt.Report:
    return report("Formula", ["a ", {"type": "math", "tex": tex}])


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for temporary files, which processes are told by."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def engine(place: Path) -> Iterator[bt.Engine]:
    with bt.Engine() as made:
        made.build(report("First"), verify=False)
        yield made


def running(place: Path) -> list[int]:
    """The processes that work in a folder or below."""
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                folder = os.readlink(process / "cwd")
            except OSError:
                continue
            if Path(folder.removesuffix(" (deleted)")).is_relative_to(place):
                found.append(int(process.name))
    return found


def gone(place: Path, but: int = 0) -> bool:
    """Whether all processes of a folder, but for some, end within five seconds."""
    for _ in range(100):
        if len(running(place)) <= but:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("collects", [True, False])
def test_no_garbage_is_looked_for_during_a_build(engine: bt.Engine, collects: bool) -> None:
    during = set[bool]()
    (gc.enable if collects else gc.disable)()
    try:
        engine.build(report("Tide"), progress=lambda stage, share: during.add(gc.isenabled()))
        assert (during, gc.isenabled()) == ({False}, collects)
    finally:
        gc.enable()


def test_cyclic_garbage_of_a_build_does_not_grow_with_its_text(engine: bt.Engine) -> None:
    def left(characters: int) -> int:
        engine.build(report("Tide", "".join(map(chr, range(0x100, 0x100 + characters)))))
        return gc.collect()

    left(100)
    gc.disable()
    try:
        # the least of three: a worker that is renewed leaves some of its own
        assert min(left(100) for _ in range(3)) == min(left(10) for _ in range(3))
    finally:
        gc.enable()


def test_same_bytes_as_a_cold_build(engine: bt.Engine) -> None:
    for one in (report("Tides"), report("Harbour", day="2025-12"), report("Tides")):
        assert engine.build(one).pdf == bt.build(one).pdf


@pytest.fixture
def no_other_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that the waiting process cannot set fails the test."""

    def refused(*_: object) -> None:
        raise AssertionError("the document was set by a process of its own")

    monkeypatch.setattr(xelatex, "run", refused)


@pytest.mark.usefixtures("no_other_process")
def test_one_process_sets_them_all(engine: bt.Engine, place: Path) -> None:
    waiting = running(place)
    assert len(waiting) == 1
    for title in ("Tides", "Harbour"):
        assert engine.build(report(title), verify=False).pages == 1
        assert running(place) == waiting


def test_a_process_makes_way_for_a_new_one(
    engine: bt.Engine, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_MAX_DOCUMENTS", 2)
    expected = bt.build(report("Tides"), verify=False).pdf
    for _ in range(4):
        assert engine.build(report("Tides"), verify=False).pdf == expected
        assert len(running(place)) <= 1


def test_what_tex_remarks_is_heard(engine: bt.Engine) -> None:
    wide = report("Wide", [{"type": "code", "text": "x" * 400}])
    warm = engine.build(wide, verify=False)
    cold = bt.build(wide, verify=False)
    assert [str(item) for item in warm.diagnostics] == [str(item) for item in cold.diagnostics]
    assert warm.pdf == cold.pdf


@pytest.mark.parametrize("language", LANGUAGES)
def test_neighbours_do_not_matter(
    language: str, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cruel reports, each set after all the others, come out as from a process of their own."""
    reports = cruel(language, 6, make_images(tmp_path))
    expected = [bt.build(one, verify=False).pdf for one in reports]
    with bt.Engine() as engine:
        for one in reports:
            engine.build(one, verify=False)
        monkeypatch.setattr(xelatex, "run", None)
        for one, alone in reversed(list(zip(reports, expected, strict=True))):
            assert engine.build(one, verify=False).pdf == alone


def test_fonts_are_those_of_the_report(engine: bt.Engine) -> None:
    for fonts in ({"latin": "Noto Sans"}, {}, {"latin": "Noto Sans"}):
        warm = engine.build(report("Tides"), verify=False, fonts=fonts)
        assert warm.pdf == bt.build(report("Tides"), verify=False, fonts=fonts).pdf


def test_images_of_one_name(engine: bt.Engine, tmp_path: Path) -> None:
    for size in ((60, 40), (120, 30)):
        Image.new("RGB", size, (200, 40, 80)).save(tmp_path / "tide.png")
        figure = bt.Report.model_validate(
            {"language": "en", "title": "T", "sections": [{"title": "S", "blocks": [FIGURE]}]}
        ).with_source(Source(None, tmp_path))
        assert engine.build(figure, verify=False).pdf == bt.build(figure, verify=False).pdf


@pytest.mark.parametrize(
    "tex",
    [
        r"\gdef\title{}\global\let\section\relax\global\parindent=5cm",
        r"\global\XeTeXinterchartokenstate=0\global\hsize=2cm\global\let\par\undefined",
        r"\begingroup\bgroup\bgroup",
        r"\batchmode\csname end\endcsname",
        r"\immediate\openout15=briefing.toc \immediate\write15{x}\immediate\closeout15 x",
        r"\undefined",
    ],
)
def test_hostile_neighbours(engine: bt.Engine, tex: str) -> None:
    expected = bt.build(report("Tides"), verify=False).pdf
    for _ in range(2):
        with suppress(TypesettingFailed):
            engine.build(formula(tex), trusted=True, verify=False)
        assert engine.build(report("Tides"), verify=False).pdf == expected


def test_errors_are_those_of_a_cold_build(engine: bt.Engine) -> None:
    said = []
    for build in (bt.build, engine.build):
        with pytest.raises(TypesettingFailed) as caught:
            build(formula(r"\undefined"), trusted=True)  # type: ignore[operator]
        said.append(str(caught.value))
    assert said[0] == said[1]


def test_a_document_that_never_ends(engine: bt.Engine, place: Path) -> None:
    with pytest.raises(LimitExceeded):
        engine.build(formula(r"\def\a{\a}\a"), trusted=True, timeout=1.0)
    assert len(running(place)) <= 2
    assert engine.build(report("Tides"), verify=False).pages == 1


def test_a_build_that_takes_longer_than_its_time_writes_nothing(engine: bt.Engine, place: Path) -> None:
    """Though no stage alone waits so long."""
    with pytest.raises(LimitExceeded):
        engine.build(report("Tides"), place / "tides.pdf", verify=False, timeout=0.001)
    assert not (place / "tides.pdf").exists()


def test_a_waiting_process_that_is_killed(engine: bt.Engine, place: Path) -> None:
    expected = bt.build(report("Tides"), verify=False).pdf
    for moment in (0.0, 0.3):
        for process in running(place):
            os.kill(process, signal.SIGKILL)
        time.sleep(moment)
        for _ in range(2):  # the first ends the search for it, the second is set by another
            assert engine.build(report("Tides"), verify=False).pdf == expected
        assert running(place)


def test_several_threads(engine: bt.Engine, place: Path) -> None:
    reports = [report(f"Tides {number}") for number in range(6)]
    expected = [bt.build(one, verify=False).pdf for one in reports]
    with ThreadPoolExecutor(3) as pool:
        made = list(pool.map(lambda one: engine.build(one, verify=False).pdf, reports))
    assert made == expected
    assert gone(place, but=2)


def test_an_engine_that_keeps_none_ends_each_process_when_it_has_served(place: Path) -> None:
    with bt.Engine(waiting=0) as engine:
        engine.expect("en")
        assert len(running(place)) == 1
        for _ in range(2):
            engine.build(report("Tides"), verify=False)
            assert gone(place)
    assert list(place.iterdir()) == []


def test_closing_leaves_nothing(place: Path) -> None:
    engine = bt.Engine()
    for language in ("en", "ja", "ko"):
        engine.build(report("A").model_copy(update={"language": language}), verify=False)
    assert gone(place, but=2)
    assert len(running(place)) == 2
    engine.close()
    assert running(place) == []
    assert list(place.iterdir()) == []
    assert engine.build(report("Tides"), verify=False).pages == 1
    assert list(place.iterdir()) == []


PROGRAM = (
    "import sys, time, briefing_tex as bt; engine = bt.Engine();"
    "engine.build(bt.Report(language='en', title='A'), verify=False); print('ready', flush=True);"
)


@pytest.mark.parametrize("killed", [False, True])
def test_the_end_of_the_program_leaves_nothing(place: Path, killed: bool) -> None:
    code = PROGRAM + ("time.sleep(60)" if killed else "sys.exit(3)")
    program = subprocess.Popen(
        [sys.executable, "-c", code], env={**os.environ, "TMPDIR": str(place)}, stdout=subprocess.PIPE
    )
    with program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"ready\n"
        if killed:
            assert running(place)
            program.kill()
        program.wait()
    assert gone(place)
    if killed:
        left = list(place.iterdir())
        assert len(left) == 1
        os.utime(left[0], (0, 0))
        bt.Engine().close()
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("method", ["fork", "forkserver", "spawn"])
def test_the_end_of_a_process_of_a_pool_leaves_nothing(
    place: Path, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has an engine of its own, which nobody closes."""
    monkeypatch.setenv("TMPDIR", str(place))
    with ProcessPoolExecutor(1, multiprocessing.get_context(method)) as pool:
        assert all(outcome.result for outcome in bt.build_many([report("A"), report("B")], executor=pool))
    assert gone(place)
    assert list(place.glob("briefing-tex-*")) == []


def test_folders_in_use_are_not_swept(engine: bt.Engine, place: Path) -> None:
    (used,) = place.iterdir()
    os.utime(used, (0, 0))
    bt.Engine().close()
    assert list(place.iterdir()) == [used]


def test_a_process_that_was_expected_serves_the_first_report(place: Path) -> None:
    with bt.Engine() as engine:
        engine.expect("en")
        [started] = running(place)
        assert engine.build(report("First")).pdf == bt.build(report("First")).pdf
        assert running(place) == [started]
    assert gone(place)


@pytest.mark.parametrize(
    ("source", "language"),
    [
        (b"---\ntitle: T\nlanguage: ko\n---\n", "ko"),
        (b'{"title": "T", "language": "zh-Hant"}', "zh-Hant"),
        (b'<?xml version="1.0"?>\n<article xml:lang="en">', "en"),
        (b"---\ntitle: slanguage\n---\n", "zh-Hans"),
        (b"", "zh-Hans"),
        (Path("no-such-file.md"), "zh-Hans"),
    ],
)
def test_the_likely_language_of_a_source(source: bytes | Path, language: str) -> None:
    assert likely_language(source) == language
