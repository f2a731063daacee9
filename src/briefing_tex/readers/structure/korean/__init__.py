"""Korean: whether a word goes on over a line end, told by lists of words and by forms of verbs."""
