"""The layout of pages: glyphs to segments, lines, pieces, and blocks in reading order.

In: `PageContent`s. Out: blocks for the structure stage.
"""
