"""A radical that is one sign in every region, but three characters: `户` in China, `戸` in Japan, else `戶`.

In: the blocks of a document, what stands on its pages. Out: the blocks with the character of their language
where the file names only the radical, as programs do that look characters up by the shapes of a font.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from briefing_tex.labels import base_language
from briefing_tex.readers.pdf.pages.glyphs import PageContent
from briefing_tex.readers.structure import Block
from briefing_tex.readers.structure.blocks import Run
from briefing_tex.readers.structure.language import detect

_RADICAL, _FOLDED = "\u2f3e", "戶"
_FORMS = {"zh-Hans": "户", "ja": "戸"}


def in_regional_forms(
    blocks: tuple[Block, ...], contents: Sequence[PageContent], language: str
) -> tuple[Block, ...]:
    """The blocks, the radical read as the document's language writes it."""
    texts = ["".join(run.text for run in _all_runs(block)) for block in blocks]
    if not any(_FOLDED in text for text in texts):
        return blocks
    form = _FORMS.get(base_language(language or detect("\n".join(texts))))
    if form is None or not any(glyph.text == _RADICAL for page in contents for glyph in page.glyphs):
        return blocks
    return tuple(
        replace(
            block,
            runs=_with(block.runs, form),
            cells=tuple(tuple(_with(cell, form) for cell in row) for row in block.cells),
        )
        if _FOLDED in text
        else block
        for block, text in zip(blocks, texts, strict=True)
    )


def _all_runs(block: Block) -> list[Run]:
    return [*block.runs, *(run for row in block.cells for cell in row for run in cell)]


def _with(runs: Sequence[Run], form: str) -> tuple[Run, ...]:
    return tuple(replace(run, text=run.text.replace(_FOLDED, form)) for run in runs)
