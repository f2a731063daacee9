"""The pages of a PDF and what stands on them: glyphs, pictures and rules, and the structure tree over them.

In: the bytes of a PDF. Out: `Document`, `PageContent`, `Tree`.
"""
