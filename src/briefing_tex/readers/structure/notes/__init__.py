"""Footnotes: which blocks they are, and where their marks stand."""
