"""Headings and the contents list: what is a heading, of what level, and what the list names."""
