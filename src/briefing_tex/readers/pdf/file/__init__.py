"""The file of a PDF: its objects and streams, read with care, within limits.

In: pikepdf objects. Out: Python values.
"""
