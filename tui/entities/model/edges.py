"""What the model takes for a name and is none, and names of which it has too much or too little.

It reads word by word, and so begins or ends a name where no reader would. The types are left
as they are, but for a listed name with too much.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from tui.article import Article, EntityType, Mention, Span
from tui.entities.lists.clues import Clues
from tui.entities.lists.gazetteer import MONTHS, WEEKDAYS
from tui.entities.lists.particles import JOINTS
from tui.entities.rules.rule_recogniser import is_end_mark, opens_sentence
from tui.entities.rules.tickers import is_ticker

_COLUMNS = re.compile(r"[ \t]{2,}")
_DASHES = re.compile(r"^[\s–—-]+|[\s–—-]+$")
_SENTENCE_END = re.compile(r"(?<=[a-z]{4})\.\s+(?=[a-z])")
_SMALL_WORD = re.compile(r"(?<![\w@./-])[^\W\d_A-Z]+(?![\w@-]|\.\w)")
_POSSESSIVE = re.compile(r"['’][sS]?$")
_PLAIN = re.compile(r"[^\s'’–—-]++(?: [^\s'’–—-]++)*")
"""A name of which nothing is taken off but words."""


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
        ruled, types = dict[int, int](), dict[int, EntityType]()
        for mention in by_rules:
            ruled[mention.start], types[mention.start] = mention.end, mention.type
        for mention in self._whole(mentions):
            start, end = self._trimmed(mention, ruled)
            name = text[start:end]
            if start < free or not name or is_ticker(text, start) or is_end_mark(name, end, last):
                continue
            if start in ruled or not self._is_word(name, start):
                known = end < mention.end and ruled.get(start) == end and name in self._known.names
                yield Mention(start, end, types[start] if known else mention.type)
                free = end

    def _whole(self, mentions: Iterable[Mention]) -> Iterator[Mention]:
        """The names with what is in brackets inside of them, cut where a sentence ends."""
        text = self._text
        before: Mention | None = None
        for mention in mentions:
            name = text[mention.start : mention.end]
            if (
                before is not None
                and name.count(")") > name.count("(")
                and text[before.end : mention.start].strip() == "("
            ):
                before = Mention(before.start, mention.end, mention.type)
                continue
            if before is not None:
                yield before
            before = mention
            if "." in name:
                for end in _SENTENCE_END.finditer(text, mention.start, mention.end):
                    yield Mention(before.start, end.start(), mention.type)
                    before = Mention(end.end(), mention.end, mention.type)
        if before is not None:
            yield before

    def _trimmed(self, mention: Mention, ruled: dict[int, int]) -> Span:
        text, start, end = self._text, mention.start, mention.end
        name = text[start:end]
        if not _PLAIN.fullmatch(name):
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
        elif len(words) > 1 and self._goes_on(words, name):
            name = name.removesuffix(words[-1])
        return start, start + len(_DASHES.sub("", name))

    def _goes_on(self, words: list[str], name: str) -> bool:
        """Whether the last word of a name begins another sentence, as in "Air U.K. But", says
        that something was said, as in "JEROME POWELL SAID", or is the title of somebody of that
        body, as in "U.N. Ambassador"."""
        last = words[-1]
        if last.lower() in self._clues.legal:
            return False
        if words[-2].endswith(".") and last in self._clues.function:
            return True
        if self._clues.is_title(last) and " ".join(words[:-1]) in self._known.names:
            return True
        if not name.isupper() or last.lower() not in self._clues.known.words["say verbs"]:
            return False
        return words[-2].title() not in self._clues.given and name.title() not in self._text

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
        if not name[0].isupper() or name.isupper():
            return False
        return name.lower() in self._text and name.lower() in self._small

    @cached_property
    def _small(self) -> frozenset[str]:
        """The words of the story in small letters."""
        return frozenset(_SMALL_WORD.findall(self._text))
