"""Where an American politician is from, behind the letter of a party: (R-Texas), D-Pa."""

from __future__ import annotations

import re

from tui.entities.lists.gazetteer import Gazetteer

_TAG = re.compile(
    r"(?:(?<=\()|(?<=, )|(?<=,\n))[DRI]-"
    r"((?:[A-Z][a-z]?\.){2}|[A-Z]{2}|[A-Z][a-z]{1,14}(?: [A-Z][a-z]{1,9})?\.?)(?!\w)"
)


def state_of_party(text: str, at: int, known: Gazetteer) -> str:
    """The state in the tag that begins here, as printed; nothing of D-Day."""
    tag = _TAG.match(text, at)
    if tag is None:
        return ""
    bare = tag[1].rstrip(".")
    for state in (tag[1], bare, bare.partition(" ")[0]):
        if state in known.codes or known.names.get(state) == "LOC":
            return state
    return bare if f"{bare}." in known.codes or (len(bare) == 2 and bare.isupper()) else ""


def is_after_party(text: str, start: int) -> bool:
    """Whether the letter of a party stands before what begins here."""
    return start > 1 and _TAG.match(text, start - 2) is not None
