"""Glyphs to lines: segments on one baseline, the spaces between them, lines of text with their looks."""
