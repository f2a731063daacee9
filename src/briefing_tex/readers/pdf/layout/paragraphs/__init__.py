"""Lines to paragraphs: which lines of a column belong together, and what stood between them."""
