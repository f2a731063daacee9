"""What breaks of columns and pages have parted: halves of paragraphs and tables, put together."""
