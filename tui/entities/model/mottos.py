"""Events whose name has a motto before it: the Russia - Islamic World: KazanForum."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tui.article import Mention

_MOTTO = re.compile(r"\b[Tt]he ((?:(?:[A-Z][\w’'.-]*|[-–—]) )*[A-Z][\w’'-]*: )$")
"""Words with capitals, and dashes, up to a colon."""
LONGEST = 80
"""Characters of a motto."""


def with_mottos(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions, in order, with what stands between "the" and an event taken for part of
    its name, and not for names of its own."""
    whole: list[Mention] = []
    for mention in mentions:
        start = mention.start
        if mention.type == "EVENT":
            motto = _MOTTO.search(text, max(0, start - LONGEST), start)
            start = motto.start(1) if motto is not None else start
            while whole and whole[-1].end > start:
                whole.pop()
        whole.append(Mention(start, mention.end, mention.type))
    return whole
