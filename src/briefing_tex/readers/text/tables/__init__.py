"""Tables of plain text: parted by bars or white space, by single spaces, or a cell a line."""
