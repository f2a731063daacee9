"""What programs write into a text besides its words: HTML, LaTeX, formulas."""
