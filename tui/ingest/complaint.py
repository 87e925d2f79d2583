"""What is said of a source that cannot be read."""

from __future__ import annotations

LONGEST = 200
"""Characters of what an error says that are shown; some hold the whole input."""


def words_of(error: object) -> str:
    """What an error says, on one line and not too long; where it says nothing, what it is."""
    return " ".join(str(error).split())[:LONGEST] or type(error).__name__


def needs(extra: str) -> str:
    """That an extra of newstui is missing, and how to get it."""
    return f"needs newstui[{extra}]: pip install 'newstui[{extra}]'"
