"""Tables of a page: by their rules, by white space, by alignment; over page breaks."""
