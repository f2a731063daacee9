"""Fonts of a PDF: from the bytes of a shown string to characters and their widths.

In: font dictionaries. Out: `Font`.
"""
