"""From lines and blocks to a report: the stage that the readers of plain text and of PDF layout share."""

from briefing_tex.readers.structure.assemble import assemble
from briefing_tex.readers.structure.blocks import Block, Line, Run

__all__ = ["Block", "Line", "Run", "assemble"]
