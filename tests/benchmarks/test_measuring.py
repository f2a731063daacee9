"""Processes are measured with all that they start; ratios are of pairs; the page keeps what is not ours."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

import measure
import stages
from contenders import COLD, Contender
from measure import Failed, Sample, Worker, run
from plot import picture
from stages import Plan, Series
from tables import BEGIN, END, insert, page
from targets import Target

BURN = "import time\nend = time.process_time() + 0.3\nwhile time.process_time() < end: pass\n"


def test_the_time_of_processes_within_is_counted(tmp_path: Path) -> None:
    (tmp_path / "burn.py").write_text(BURN)
    inner = "import subprocess, sys; subprocess.run([sys.executable, 'burn.py']); open('out', 'w')"
    sample = run([sys.executable, "-c", inner], tmp_path / "out", tmp_path)
    assert sample.wall >= 0.3
    assert sample.cpu >= 0.3
    assert sample.memory > 5


def test_memory_is_that_of_the_program(tmp_path: Path) -> None:
    """Measured from a small process: the kernel counts the memory of the process that starts another, too."""
    asked = (
        "import sys; from pathlib import Path; from measure import run; "
        'hungry = \'block = b"x" * 60_000_000; open("out", "w")\'; '
        "print(run([sys.executable, '-c', hungry], Path('out'), Path()).memory)"
    )
    folder = Path(measure.__file__).parent
    env = {**os.environ, "PYTHONPATH": str(folder)}
    told = subprocess.run([sys.executable, "-c", asked], cwd=tmp_path, env=env, capture_output=True, check=True)
    assert 60 < float(told.stdout) < 120


def test_a_program_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="no fonts"):
        run([sys.executable, "-c", "import sys; sys.exit('no fonts')"], tmp_path / "out", tmp_path)
    with pytest.raises(Failed, match="No such file"):
        run([str(tmp_path / "absent")], tmp_path / "out", tmp_path)
    with pytest.raises(Failed):
        run([sys.executable, "-c", ""], tmp_path / "out", tmp_path)


def test_a_program_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure, "_LIMIT", 0.2)
    with pytest.raises(Failed):
        run([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path / "out", tmp_path)


def test_a_process_that_stays_answers_for_each_block(tmp_path: Path) -> None:
    code = """
from pathlib import Path
from peers.serving import serve
serve(Path.read_text, lambda text, output: output.write_text(text.upper()))
"""
    worker = Worker([sys.executable, "-c", code], tmp_path)
    for word in ("first", "second"):
        (tmp_path / "in").write_text(word)
        assert worker.build([(tmp_path / "in", tmp_path / "out")]).wall > 0
        assert (tmp_path / "out").read_text() == word.upper()
    with pytest.raises(Failed, match="absent"):
        worker.build([(tmp_path / "absent", tmp_path / "out")])
    assert worker.close() > 5


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="living processes are seen in /proc")
def test_the_time_of_processes_that_live_on_is_counted(tmp_path: Path) -> None:
    code = """
import subprocess, sys
from pathlib import Path
from peers.serving import serve
def build(code, output):
    child = subprocess.Popen([sys.executable, "-c", code + "print(flush=True)\\ninput()"], stdin=-1, stdout=-1)
    child.stdout.readline()
    children.append(child)
children = []
serve(Path.read_text, build)
for child in children:
    child.communicate(b"\\n")
"""
    (tmp_path / "burn.py").write_text(BURN)
    worker = Worker([sys.executable, "-c", code], tmp_path)
    assert worker.build([(tmp_path / "burn.py", tmp_path / "out")]).cpu >= 0.25
    worker.close()


def series(**samples: dict[int, float]) -> Series:
    made = Series(COLD)
    for name, walls in samples.items():
        made.samples[name] = {at: Sample(wall, wall / 2, 100.0) for at, wall in walls.items()}
    return made


def test_ratios_are_taken_pair_by_pair() -> None:
    found = series(proof={1: 2.0, 2: 30.0, 3: 4.0}, typst={1: 1.0, 2: 10.0, 4: 1.0})
    assert found.ratio("proof", "typst") == pytest.approx(2.5)
    assert found.ratio("proof", "latexmk") is None


def test_a_target_is_a_bound_of_times_or_of_rates() -> None:
    found = series(proof={1: 2.0}, typst={1: 1.0})
    times, rates = (
        Target("cold", "proof", "typst", 2.0, ""),
        Target("cold", "proof", "typst", 0.7, "", rate=True),
    )
    assert times.value(found) == pytest.approx(2.0)
    assert times.reached(2.0)
    assert not times.reached(2.1)
    assert rates.value(found) == pytest.approx(0.5)
    assert not rates.reached(0.5)
    assert rates.reached(0.7)


def test_the_page_keeps_what_stands_around_the_tables(tmp_path: Path) -> None:
    file = tmp_path / "speed.md"
    file.write_text(f"# Speed\n\n{BEGIN}\nfigures of last year\n{END}\n\nMore.\n")
    measured = {"cold": series(proof={1: 2.0}, typst={1: 1.0}, latexmk={1: 18.0})}
    measured["cold"].failures["pandoc"] = "not installed"
    insert(page(measured, 100, ""), file)
    text = file.read_text()
    assert text.startswith("# Speed\n")
    assert text.endswith("\n\nMore.\n")
    assert "last year" not in text
    assert "| 1/9.0 | 1/9.0 | yes |" in text
    assert "`not installed`" in text


def test_the_picture_is_sound_and_has_a_dot_for_each() -> None:
    root = ElementTree.fromstring(picture({"cold": series(proof={1: 2.0}, typst={1: 1.0}), "warm": series()}))
    assert len(root.findall("{http://www.w3.org/2000/svg}circle")) == 2


def test_rounds_warm_up_turn_round_and_go_on_without_who_fails() -> None:
    turns: list[str] = []
    told: list[str] = []

    def once(contender: Contender, at: int) -> Sample:
        turns.append(f"{contender.name}{at}")
        if contender.name == "typst" and at == 1:
            raise Failed("out of fonts")
        return Sample(1.0, 1.0, 1.0)

    four = (COLD[0], COLD[1], COLD[2], COLD[-1])
    found = stages._rounds(
        four, Plan(rounds=2, slow_rounds=1, seconds=60, seed=1, reports=1), once, told.append
    )
    assert turns[:4] == ["pandoc0", "plain0", "typst0", "proof0"]
    assert turns[4:] == ["proof1", "typst1", "plain1", "pandoc1", "plain2", "proof2"]
    assert {name: list(samples) for name, samples in found.samples.items()} == {
        "proof": [1, 2],
        "plain": [1, 2],
        "pandoc": [1],
    }
    assert found.failures == {"typst": "out of fonts"}
    assert any("out of fonts" in line for line in told)
