"""Whether the words before a dateline's date are a place, and which places they name."""

from __future__ import annotations

import re

from tui.ingest.text.months import WEEKDAYS

MAX_PLACE = 72
"""Characters; the longest places are two cities with their countries."""

_WORD = re.compile(r"[^\W\d_][\w.'’‘`/&-]*")
_SPLIT = re.compile(r"\s*/\s*|\s+(?:and|und|et|y|и)\s+")
_LINKING_WORDS = (
    "and und y et e i и й va of the in de del la le les los las du des do da dos di al el an am "
    "bei sur en near upon ben von au aux на в و في"
)
_OTHER_WORDS = (
    "on in by since from until till before after a an as at for this that when while if but "
    "it he she we they his her their all breaking corrected correction update exclusive analysis "
    "advisory urgent alert flash watch live factbox timeline opinion note attention embargoed "
    "repeat refile wrapup interview feature report reports shr net qtr year editor editors eds "
    "question answer q covid nato opec"
)
_LINKING = frozenset(_LINKING_WORDS.split())
_OTHER = frozenset(_OTHER_WORDS.split()) | WEEKDAYS


def places_named(text: str) -> tuple[str, ...] | None:
    """The places some words name (``SEATTLE/WASHINGTON`` names two, ``KABUL,
    Afghanistan`` one), as printed; None when the words are not a place."""
    text = text.strip(" ,-–—*")
    if text.endswith(".") and "," not in text and text.count(".") == 1:
        text = text[:-1]  # MOSCOW. May 29; but ROCHESTER, N.Y., Feb 26
    words = text.replace(",", " ").split()
    if not words or len(text) > MAX_PLACE or len(words) > 8:
        return None
    if len(text.partition(",")[0].split()) > 6 or words[0].lower().strip(".") in _OTHER:
        return None
    if words[-1] in _LINKING or not all(map(_fits, words)):
        return None
    return tuple(part for part in _SPLIT.split(text) if part)


def _fits(word: str) -> bool:
    """Whether a word may be one of a place's: capitalised, linking, or of a script
    without capitals."""
    bare = word.strip("[]().,")
    if bare.lower() in _LINKING:
        return True
    return bool(bare) and not bare[0].islower() and _WORD.fullmatch(bare) is not None
