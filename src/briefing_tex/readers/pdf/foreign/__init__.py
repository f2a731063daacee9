"""PDFs by other producers: recognised by their tags where these are good, else by the layout of their pages.

In: an opened document. Out: a report, and what was guessed.
"""
