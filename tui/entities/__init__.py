"""Who and what a story names: recognition, values, linking, and an index over the store."""

LONGEST = 150_000
"""Characters of one article that are read for names and values: 25,000 words. A text
beyond that is a dump, not a story, and must not hold up the reader."""
SILENT = frozenset({"section", "published"})
"""Kinds of blocks that are not read for names."""
ENGLISH = frozenset({"en", "und"})
"""Languages that are read as English."""
