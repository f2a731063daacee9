"""The documentation does what it says: samples run and print what stands below them, links lead somewhere.

A page's samples run in order, in a folder of their own with the examples in it: ```python blocks share their
names; in ```console blocks the lines after `$ ` are commands; a block ```markdown NAME is a file. What a Python
block prints stands in the ```output block after it.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from briefing_tex.cli import main

ROOT = Path(__file__).parents[1]
PAGES = sorted(ROOT.glob("*.md")) + sorted(ROOT.glob("docs/*.md"))
HOME = "/home/you"
"""Stands in the pages for the folder that a reader works in."""
RUN = ["README.md", "docs/quickstart.md", "docs/model.md", "docs/python.md"]
_FENCE = re.compile(r"^```(\w+)(?: +(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!\w+:)([^)#\s]*)(?:#([^)\s]+))?\)|<img[^>]* src=\"(?!\w+:)([^\"]+)\"")
_SESSION = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, the word after it, its text."""

    kind: str
    name: str
    text: str


def blocks(page: str) -> list[Block]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return [Block(kind, name, body) for kind, name, body in _FENCE.findall(text)]


@pytest.mark.tex
@pytest.mark.parametrize("page", RUN)
def test_samples_run_and_print_what_the_page_says(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    names: dict[str, Any] = {"__name__": page}
    found = blocks(page)
    for block, after in zip(found, [*found[1:], Block("", "", "")], strict=True):
        if block.kind == "python":
            exec(compile(block.text, page, "exec"), names)
            printed = _printed(capsysbinary)
            assert after.kind != "output" or printed == after.text
        elif block.kind == "console":
            for command, expected in _SESSION.findall(block.text):
                _carry_out(command, monkeypatch)
                assert _printed(capsysbinary).replace(str(tmp_path.resolve()), HOME) == expected, command
        elif block.name:
            Path(block.name).write_text(block.text, encoding="utf-8")


def _printed(capture: pytest.CaptureFixture[bytes]) -> str:
    out, err = capture.readouterr()
    return (out + err).decode()


def _carry_out(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Our own commands in this process, since a new one takes a second; others in a shell."""
    if command.startswith("briefing-tex "):
        monkeypatch.setattr(sys, "argv", shlex.split(command))
        with pytest.raises(SystemExit):
            main()
    else:
        done = subprocess.run(["bash", "-c", command], capture_output=True, timeout=60, check=True)
        sys.stdout.buffer.write(done.stdout + done.stderr)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for path, anchor, image in _LINK.findall(_prose(page)):
        target = (page.parent / (path or image)).resolve() if path or image else page
        assert target.exists(), f"{page.name} leads to {path or image}"
        if anchor:
            assert anchor in _anchors(target), f"{page.name} leads to {path}#{anchor}"


def test_both_readmes_show_the_same_samples() -> None:
    assert blocks("README.md") == blocks("README.zh.md")


def _prose(page: Path) -> str:
    return re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)


def _anchors(page: Path) -> set[str]:
    """The anchors that headings get: lower case, without punctuation, spaces as hyphens."""
    titles = re.findall(r"^#+ +(.+)$", _prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
