"""Sources that cannot be opened say what is there instead."""

from __future__ import annotations

from pathlib import Path

import pytest

import briefing_tex as bt
from briefing_tex.errors import FileProblem, UsageError


@pytest.mark.parametrize("name", ["reports", "reports.md"])
def test_a_folder_is_no_source(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(FileProblem, match="it is a folder"):
        bt.load(tmp_path / name)


@pytest.mark.parametrize("name", ["report", "report.md", "report.pdf"])
def test_a_file_that_is_not_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileProblem, match="no such file") as error:
        bt.convert(tmp_path / name, "json")
    assert error.value.hint == "check the path"


def test_a_name_without_a_format(tmp_path: Path) -> None:
    (tmp_path / "report").write_text("text")
    with pytest.raises(UsageError, match="does not say a format") as error:
        bt.load(tmp_path / "report")
    assert "markdown" in (error.value.hint or "")
