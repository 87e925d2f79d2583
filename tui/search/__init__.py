"""Search: the grammar of the filter box, the index of words, matching and ranking.

Importing this package, or ``tui.search.query``, loads neither numpy nor rapidfuzz.
"""
