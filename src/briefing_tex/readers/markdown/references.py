"""The references of a Markdown report: items in the front matter, or a file beside it.

In: a path below the source's folder. Out: items in the JSON form.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from briefing_tex.diagnostics import Location, Source
from briefing_tex.errors import FileProblem
from briefing_tex.readers import reader
from briefing_tex.readers.decoding import MAX_BYTES
from briefing_tex.readers.markdown.context import Context

_FORMATS = {".bib": "bibtex", ".json": "csl"}


def listed(items: list[Any]) -> list[Any]:
    """Items of the front matter; dates and names may be written as CSL-JSON writes them."""
    from briefing_tex.readers.csl import simplified

    return [simplified(item) if isinstance(item, dict) else item for item in items]


def read_file(name: str, context: Context, line: int) -> list[dict[str, Any]]:
    """The items of a .bib or .json file.

    Raises FileProblem where it is missing, of another kind, or outside the source's folder.
    """
    source = context.source
    place = Location(source.file, line, "references")
    kind = _FORMATS.get(Path(name).suffix.lower())
    if kind is None:
        hint = "name a .bib or .json file, or list the references here"
        raise FileProblem(f"'{name}' is no file of references", place, hint)
    if source.base is None:
        raise FileProblem(f"'{name}' cannot be found: the source has no folder", place, "give one with --base")
    path = _below(source.base, name, place)
    try:
        if path.exists() and not path.is_file():
            raise FileProblem(f"'{name}' is no file", place)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        problem = error.strerror or str(error)
        raise FileProblem(
            f"cannot read '{name}': {problem}", place, "the path is relative to the source's folder"
        ) from None
    items, diagnostics = reader(kind).read(data, Source(str(path), path.parent))
    context.diagnostics += diagnostics
    return list(items)


def _below(base: Path, name: str, place: Location) -> Path:
    """The file's real path; symbolic links may not lead out of the folder either."""
    try:
        folder = base.resolve()
        path = (folder / name).resolve()
    except (OSError, ValueError, RuntimeError) as error:
        raise FileProblem(f"'{name}' is no path: {error}", place) from None
    if not path.is_relative_to(folder):
        raise FileProblem(
            f"'{name}' lies outside the source's folder", place, "copy it there, or choose another --base"
        )
    return path
