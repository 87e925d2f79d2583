"""What the model takes for a name and is none, and names of which it has too much or too little.

It reads word by word, and so begins or ends a name where no reader would. The types are left
as they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from tui.article import Article, Mention, Span
from tui.entities.lists.clues import Clues
from tui.entities.lists.gazetteer import MONTHS, WEEKDAYS
from tui.entities.lists.particles import JOINTS
from tui.entities.rules.rule_recogniser import is_end_mark, is_ticker, opens_sentence

_COLUMNS = re.compile(r"[ \t]{2,}")
_DASHES = re.compile(r"^[\s–—-]+|[\s–—-]+$")
_SMALL_WORD = re.compile(r"(?<![\w@./-])[^\W\d_A-Z]+(?![\w@-]|\.\w)")
_POSSESSIVE = re.compile(r"['’][sS]?$")


class Edges:
    """Trims the names of one story, and drops what is none."""

    def __init__(self, clues: Clues, article: Article) -> None:
        self._known = clues.known
        self._clues = clues
        self._text = article.text
        self._blocks = [start for _, start, _ in article.blocks]

    def tidied(self, mentions: Iterable[Mention], by_rules: Iterable[Mention]) -> Iterator[Mention]:
        """The names as they should be. ``by_rules`` are those that the rules found: where
        they say that a word is a name they are believed."""
        text = self._text
        last, free = len(text.rstrip()), 0
        ruled = {mention.start: mention.end for mention in by_rules}
        for mention in mentions:
            start, end = self._trimmed(mention, ruled)
            name = text[start:end]
            if start < free or not name or is_ticker(text, start) or is_end_mark(name, end, last):
                continue
            if start in ruled or not self._is_word(name, start):
                yield Mention(start, end, mention.type)
                free = end

    def _trimmed(self, mention: Mention, ruled: dict[int, int]) -> Span:
        text, start, end = self._text, mention.start, mention.end
        if columns := _COLUMNS.search(text, start, end):  # of a table
            end = columns.start()
        name = _DASHES.sub("", text[start:end])
        start = text.index(name, start)
        if name not in self._known.names:
            name = _POSSESSIVE.sub("", name)
        words = name.split()
        if len(words) > 1 and words[-1] in JOINTS:  # National Bank of | the Kyrgyz Republic
            if ruled.get(start, 0) > end:
                return start, ruled[start]
            name = name.removesuffix(words[-1])
        return start, start + len(_DASHES.sub("", name))

    def _is_word(self, name: str, start: int) -> bool:
        """Whether a name of one word is an ordinary word: one that is never a name, one that
        begins a sentence, or one that the story prints in small letters too."""
        if " " in name:
            return False
        clues = self._clues
        if name in clues.no_names or name in clues.function or name in MONTHS or name in WEEKDAYS:
            return True
        if clues.is_common(name):
            block = self._blocks[max(0, bisect_right(self._blocks, start) - 1)]
            if opens_sentence(self._text, block, start):
                return True
        return name[0].isupper() and not name.isupper() and name.lower() in self._small

    @cached_property
    def _small(self) -> frozenset[str]:
        """The words of the story in small letters."""
        return frozenset(_SMALL_WORD.findall(self._text))
