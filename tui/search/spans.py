"""What matched in a story, and why it is among the results."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tui.article import Article, Span
from tui.search.fold import Located, locate
from tui.search.hits import EXACT
from tui.search.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Wanted:
    """One word or phrase asked, with what it may be in a text."""

    words: tuple[str, ...]
    similar: tuple[NDArray[np.uint8], ...]
    """For each word, how similar every word of the vocabulary is; 0 is no match."""
    vocabulary: Vocabulary
    field: str | None = None
    together: bool = False
    """The words count only side by side."""

    def grade(self, at: int, word: str) -> int:
        """How similar a word of a text is to the word asked at ``at``."""
        known = self.vocabulary.id_of(word)
        if known is None or known >= len(self.similar[at]):
            return 0
        return int(self.similar[at][known])


def find_spans(article: Article, wanted: tuple[Wanted, ...]) -> tuple[Span, ...]:
    """The places of everything wanted in a story's text: sorted, never overlapping."""
    found: list[Span] = []
    for kind, start, end in article.blocks:
        words = list(locate(article.text, start, end))
        for one in wanted:
            if one.field and (one.field == "title") != (kind == "headline"):
                continue
            found += _together(words, one) if one.together else _apart(words, one)
    return _disjoint(found)


def _apart(words: list[Located], wanted: Wanted) -> list[Span]:
    """Every word that is similar to one of those asked."""
    spans = []
    for at, asked in enumerate(wanted.words):
        spans += [tight(word, asked) for word in words if wanted.grade(at, word[2])]
    return spans


def _together(words: list[Located], wanted: Wanted) -> list[Span]:
    """Every place where the words asked stand side by side."""
    size, spans = len(wanted.words), []
    for first in range(len(words) - size + 1):
        run = words[first : first + size]
        if all(run[at][2] == wanted.words[at] for at in range(size - 1)) and wanted.grade(
            size - 1, run[-1][2]
        ):
            spans.append((run[0][0], tight(run[-1], wanted.words[-1])[1]))
    return spans


def tight(word: Located, asked: str) -> Span:
    """The part of a word of the text that is what was asked; all of a mistyped one."""
    start, end, folded = word
    at = folded.find(asked)
    if at < 0 or len(folded) != end - start:
        return start, end
    return start + at, start + at + len(asked)


def _disjoint(spans: list[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif end > start:
            joined.append((start, end))
    return tuple(joined)


def reasons(article: Article, wanted: tuple[Wanted, ...]) -> tuple[str, ...]:
    """A line for each word or phrase asked: what it is in this story, where, how good."""
    lines = []
    for one in wanted:
        asked = " ".join(one.words)
        where = [
            (block[0], spans)
            for block in article.blocks
            if (spans := find_spans_in(article, block, one))
        ]
        if not where:
            lines.append(f"{asked}: not here")
            continue
        kind, spans = where[0]
        seen = article.text[slice(*spans[0])]
        words = [word[2] for word in locate(article.text, *spans[0])]
        grade = one.grade(len(one.words) - 1, words[-1]) if words else 0
        how = "the very word" if grade == EXACT else f"similarity {grade} of {EXACT}"
        times = sum(len(spans) for _, spans in where)
        lines.append(f"{asked}: “{seen}” in the {kind} ({how}), {times} in all")
    return tuple(lines)


def find_spans_in(
    article: Article, block: tuple[str, int, int], wanted: Wanted
) -> tuple[Span, ...]:
    """The places of one thing wanted in one block."""
    kind, start, end = block
    if wanted.field and (wanted.field == "title") != (kind == "headline"):
        return ()
    words = list(locate(article.text, start, end))
    return _disjoint(_together(words, wanted) if wanted.together else _apart(words, wanted))
