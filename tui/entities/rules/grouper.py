"""Cutting a run into stretches that hold one name each."""

from __future__ import annotations

from tui.entities.lists.clues import Clues
from tui.entities.lists.gazetteer import MONTHS, WEEKDAYS, word_set
from tui.entities.lists.particles import JOINTS, PARTICLES
from tui.entities.rules.run import Run

_ORDINALS = word_set("First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth")
_BEFORE_OF = word_set("Battle Siege Church Duke Prince Lord Bishop")
_AND_COMPANY = word_set("Co Co. Company Sons Bros Bros. Partners Associates")
_TIMES = word_set("Year Day Week")


class Grouper:
    """Finds where the small words of a run hold a name together and where they part two."""

    def __init__(self, clues: Clues) -> None:
        self._clues = clues

    def groups(self, run: Run) -> list[tuple[int, int]]:
        """Stretches of words with nothing between them that parts two names."""
        groups: list[tuple[int, int]] = []
        words, first, at, count = run.words, 0, 0, len(run.words)
        while at < count:
            if at in run.chunks:
                at = run.chunks[at][0]
                continue
            word = words[at]
            if (word in JOINTS and word not in PARTICLES) or word == "-":
                stop = at
                while at < count and (words[at] in JOINTS or words[at] == "-"):
                    at += 1
                if stop > first and self._joins(run, first, stop, at):
                    continue
                groups.append((first, stop))
                first = at
            elif self._parts(run, at):
                groups.append((first, at))
                at += 1
                first = at
            else:
                at += 1
        groups.append((first, count))
        return [(first, last) for first, last in groups if first < last]

    def _parts(self, run: Run, at: int) -> bool:
        """Whether the capitalised word is a month, a weekday or a function word."""
        word = run.words[at]
        english = self._clues.known.language == "en"
        if english and (word in MONTHS or word in WEEKDAYS):
            return True
        if word not in self._clues.function:
            return False
        if at > 0 and not english and word.lower() in PARTICLES:
            return False  # Marine Le Pen
        if word in _ORDINALS and run.words[-1] in self._clues.heads:
            return False
        return at == 0 or word not in self._clues.given or at + 1 == len(run.words)

    def _joins(self, run: Run, first: int, stop: int, after: int) -> bool:
        """Whether small words (``words[stop:after]``) hold one name together."""
        words = run.words
        if after >= len(words):
            return False
        small, before, follows = words[stop], words[stop - 1], words[after]
        if small == "&":
            return True
        if small == "and" and follows in _AND_COMPANY:
            return True
        if small == "and":
            if any(word in ("of", "for", "on") for word in words[first:stop]):
                chunk = run.chunks.get(after)
                return not (
                    follows in self._clues.openers
                    or follows in self._clues.given
                    or follows in self._clues.function
                    or words[-1].lower() in self._clues.legal
                    or (chunk is not None and chunk[1] in ("LOC", "ORG"))
                )
            return (
                self._next_head(run, after)
                and stop - first <= 2
                and before not in self._clues.heads
                and first not in run.chunks
                and words[first] not in self._clues.given
            )
        if first in run.chunks and run.chunks[first][0] == stop and small != "of":
            return False
        opener = before in self._clues.openers or words[first] in self._clues.openers
        if small == "of":
            return (
                opener
                or before in self._clues.place_heads
                or before in self._clues.place_openers
                or (before in self._clues.event_heads and before not in _TIMES)
                or before in _BEFORE_OF
            ) and not (stop - first == 1 and self._clues.is_title(before))
        return opener and small in ("for", "on", "to", "against", "with", "without")

    def _next_head(self, run: Run, at: int) -> bool:
        """Whether the capitalised words from here end with an organisation's head."""
        words, last = run.words, at
        while last + 1 < len(words) and words[last + 1][0].isupper():
            last += 1
        return last > at and words[last] in self._clues.heads and at not in run.chunks
