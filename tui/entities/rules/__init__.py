"""Names by rules: the shape of words, what stands around them, and the lists."""
