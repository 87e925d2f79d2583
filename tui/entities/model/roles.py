"""People whose office the model takes for a part of their name: Exchequer Jeremy Hunt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tui.article import Mention
from tui.entities.lists.clues import Clues

_OFFICE = re.compile(r"\b([\w-]+)(?: of State)? (?:of|for)(?: the)?[ \n]$")
_BEFORE = 60
"""Characters in which a title is looked for."""


def without_roles(
    text: str, mentions: Iterable[Mention], by_rules: Iterable[Mention], clues: Clues
) -> Iterator[Mention]:
    """The mentions; of one after "Chancellor of the" and the like the person that the rules
    find at its end."""
    people = {mention.end: mention.start for mention in by_rules if mention.type == "PER"}
    for mention in mentions:
        start = people.get(mention.end, mention.start)
        if start > mention.start and " " in text[start : mention.end]:
            office = _OFFICE.search(text, max(0, mention.start - _BEFORE), mention.start)
            if office and clues.is_title(office[1]):
                yield Mention(start, mention.end, "PER")
                continue
        yield mention
