"""References that nobody wrote: invented items, printed after the rules of each style, and a judge.

`items.items(seed, count, language)` makes CSL items with all that makes references hard to read;
`styles.STYLES` prints one after a style, with the fields that the print shows; `score.Score` counts what was
read of it. The printing is straight from the standards and shares nothing with the readers.
"""
