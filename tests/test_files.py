"""Outputs appear whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import platformdirs
import pytest

import briefing_tex
from briefing_tex.errors import FileProblem
from briefing_tex.files import cache_folder, check_output, write_whole


def test_a_file_is_written_and_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "a"
    write_whole(file, b"1")
    file.chmod(0o640)
    write_whole(file, b"2")
    assert file.read_bytes() == b"2"
    assert file.stat().st_mode & 0o777 == 0o640
    assert os.listdir(tmp_path) == ["a"]


def test_a_link_is_followed_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_new_file_has_the_permissions_that_the_process_gives(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "a", b"1")
        assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640
        with ThreadPoolExecutor(8) as pool:  # none may change what holds for all
            list(pool.map(lambda number: write_whole(tmp_path / f"{number}", b"1"), range(200)))
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)


def test_a_pipe_is_written_by_its_name(tmp_path: Path) -> None:
    code = "import pathlib, briefing_tex.files as files; files.write_whole(pathlib.Path('/dev/stdout'), b'1')"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"1"


def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(FileProblem, match="disk is full"):
        write_whole(file, b"new")
    assert file.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a"]


@pytest.mark.parametrize("old", [None, b"old"])
def test_a_killed_process_leaves_nothing_behind(tmp_path: Path, old: bytes | None) -> None:
    file = tmp_path / "a"
    if old is not None:
        file.write_bytes(old)
    killed = """
import os, signal, sys
from pathlib import Path
from briefing_tex.files import write_whole
os.link = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)  # the bytes stand in the new file by now
write_whole(Path(sys.argv[1]), b"new" * 100_000)
"""
    assert subprocess.run([sys.executable, "-c", killed, str(file)], check=False).returncode == -signal.SIGKILL
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == ({} if old is None else {"a": old})


def test_a_file_is_written_where_the_system_has_no_files_without_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "O_TMPFILE")
    for data in (b"old", b"new"):
        write_whole(tmp_path / "a", data)
        assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"a": data}


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("none/a.pdf", "does not exist"),
        ("file/a.pdf", "not a folder"),
        ("folder", "it is a folder"),
        ("a" * 300, "too long"),
    ],
)
def test_what_cannot_be_written_is_said_before_and_after(tmp_path: Path, name: str, cause: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    with pytest.raises(FileProblem, match=cause):
        check_output(tmp_path / name)
    with pytest.raises(FileProblem, match=cause):
        write_whole(tmp_path / name, b"x")


def test_a_link_into_a_folder_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "none" / "a.pdf")
    with pytest.raises(FileProblem, match="folder does not exist"):
        write_whole(tmp_path / "link", b"x")


def test_without_a_home_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_: object) -> str:
        raise RuntimeError("could not determine the home directory")

    monkeypatch.setattr(platformdirs, "user_cache_dir", nowhere)
    with pytest.raises(NotADirectoryError):
        cache_folder().mkdir(parents=True)
    monkeypatch.setattr(platformdirs, "user_cache_dir", lambda name: f"~/.cache/{name}")
    assert cache_folder().is_absolute()


def test_a_source_is_not_overwritten(tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    source.write_bytes(b"x")
    (tmp_path / "b.md").hardlink_to(source)
    with pytest.raises(FileProblem, match="replace the source"):
        check_output(tmp_path / "b.md", [source])


@pytest.mark.skipif(
    not Path("/proc/self").exists(), reason="needs a folder that takes no files, even from root"
)
def test_a_folder_that_takes_no_files_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="read-only"):
        write_whole(Path("/proc/a.pdf"), b"x")


def test_our_own_files_may_lie_in_an_archive(tmp_path: Path) -> None:
    package = Path(briefing_tex.__file__).parent
    with zipfile.ZipFile(tmp_path / "program.zip", "w") as archive:
        for path in package.rglob("*"):
            if path.suffix != ".pyc":
                archive.write(path, path.relative_to(package.parent))
    code = """
import sys
sys.path.insert(0, sys.argv[1])
import briefing_tex as bt
from briefing_tex.labels import default_labels
print(bt.__file__.startswith(sys.argv[1]), default_labels("zh-Hans")["contents"])
print(bt.convert(b'{"title": "Tides"}', "latex", format="json").text[:14])
"""
    command = [sys.executable, "-c", code, str(tmp_path / "program.zip")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "True 目录\n\\documentclass\n"
