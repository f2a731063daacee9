"""Of what kind a piece is by its look: heading, item, quotation, note."""
