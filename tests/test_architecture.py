"""Imports run one way, as docs/architecture.md draws it; what holds for every module."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "briefing_tex"

LEAVES = {
    "commands",
    "version",
    "lazy",
    "quiet",
    "damage",
    "errors",
    "diagnostics",
    "dates",
    "labels",
    "files",
    "png",
    "remedies",
    "fonts",
}
DATA = LEAVES | {"model", "formats"}
MAY_IMPORT = {
    **dict.fromkeys(LEAVES, LEAVES),
    "model": LEAVES,
    "formats": LEAVES | {"model"},
    "pdf": LEAVES,
    "engines": LEAVES,
    "readers": DATA | {"pdf"},
    "finishing": DATA | {"pdf"},
    "writers": DATA,
    "proof": DATA | {"readers"},
    "comparison": DATA,
    "themes": set(),
    "doctor": LEAVES | {"themes"},
}
"""What each part may import besides itself; a part that is not named may import everything below it."""
TOP = {
    "pipeline": {"cli", "doctor"},
    "cli": {"engines", "finishing", "pdf", "readers", "writers", "comparison", "proof"},
}
"""What the two topmost parts may not import."""

MODULES = sorted(
    path.relative_to(ROOT) for path in ROOT.rglob("*.py") if path.parent != ROOT or path.stem[0] != "_"
)


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Every import of the project's own modules: line and full name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            yield node.lineno, "a relative import"
        elif isinstance(node, ast.ImportFrom) and node.module == "briefing_tex":
            yield from ((node.lineno, f"briefing_tex.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_imports_run_one_way(module: Path) -> None:
    own = module.parts[0].removesuffix(".py")
    assert own in MAY_IMPORT or own in TOP, f"say in this test what '{own}' may import"
    for line, name in imports(ROOT / module):
        head, _, rest = name.partition(".")
        part = rest.partition(".")[0]
        if name == "a relative import" or (
            head == "briefing_tex" and not (ROOT / part).exists() and not (ROOT / f"{part}.py").exists()
        ):
            pytest.fail(f"{module}:{line} imports {name}: name the module that defines it")
        if head == "briefing_tex" and part != own:
            allowed = part not in TOP[own] if own in TOP else part in MAY_IMPORT[own]
            assert allowed, f"{module}:{line}: '{own}' may not import '{part}'"


PDF_READER = {
    "file": set[str](),
    "fonts": {"file"},
    "pages": {"file", "fonts"},
    "own": {"file", "pages"},
    "layout": {"file", "fonts", "pages"},
    "foreign": {"file", "pages", "layout"},
}
"""What each part of the reader of PDFs may import of the others."""


@pytest.mark.parametrize("part", PDF_READER)
def test_imports_within_the_reader_of_pdfs_run_one_way(part: str) -> None:
    start = "briefing_tex.readers.pdf."
    for path in (ROOT / "readers" / "pdf" / part).rglob("*.py"):
        for line, name in imports(path):
            if name.startswith(start):
                other = name.removeprefix(start).partition(".")[0]
                assert other in PDF_READER[part] | {part}, f"{path}:{line} may not import '{other}'"


LAYOUT = {
    "lines": set(),
    "tables": {"lines", "columns"},
    "paragraphs": {"lines", "tables", "placed"},
    "kinds": {"paragraphs", "pieces"},
    "parted": {"lines", "tables", "paragraphs", "pieces", "placed"},
}
"""What each part of the layout of pages may import of the others."""


@pytest.mark.parametrize("part", LAYOUT)
def test_imports_within_the_layout_of_pages_run_one_way(part: str) -> None:
    start = "briefing_tex.readers.pdf.layout."
    for path in (ROOT / "readers" / "pdf" / "layout" / part).rglob("*.py"):
        for line, name in imports(path):
            if name.startswith(start):
                other = name.removeprefix(start).partition(".")[0]
                assert other in LAYOUT[part] | {part}, f"{path}:{line} may not import '{other}'"


def test_the_structure_stage_knows_neither_plain_text_nor_pages() -> None:
    start = "briefing_tex.readers."
    for path in (ROOT / "readers" / "structure").rglob("*.py"):
        for line, name in imports(path):
            if name.startswith(start):
                allowed = (f"{start}structure", f"{start}raised")
                assert name.startswith(allowed), f"{path}:{line} may not import '{name}'"


def test_no_group_is_repeated_possessively() -> None:
    """Before Python 3.11.5, `(?:a|bc)*+` matches wrongly; `(?>(?:a|bc)*)` is the same, and right everywhere."""
    repeated = re.compile(r"\)(?:[*+?]|\{\d*,?\d*\})\+")
    for module in MODULES:
        for line, text in enumerate((ROOT / module).read_text(encoding="utf-8").splitlines(), 1):
            assert not repeated.search(text), f"{module}:{line}: write an atomic group"


def test_dependencies_are_those_that_are_imported() -> None:
    """In both directions, so that the list in pyproject.toml neither lacks nor keeps a library."""
    homes = packages_distributions()
    used = {name.partition(".")[0] for module in MODULES for _, name in imports(ROOT / module)}
    third_party = used - sys.stdlib_module_names - {"briefing_tex", "a relative import"}
    needed = {homes.get(name, [name])[0].lower().replace("_", "-") for name in third_party}
    project = tomllib.loads((ROOT.parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    listed = {re.split(r"[^\w.-]", line)[0].lower() for line in project["dependencies"]}
    assert needed - {"pydantic-core"} == listed
