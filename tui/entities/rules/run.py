"""One stretch of capitalised words, with the known names in it marked."""

from __future__ import annotations

from tui.article import EntityType
from tui.entities.lists.gazetteer import Gazetteer
from tui.entities.lists.particles import JOINTS
from tui.entities.rules.party_tags import state_of_party
from tui.entities.rules.shape import PIECE

_APOSTROPHES = ("'", "’")


class Run:
    """The words of ``text[start:end]``, where they are, and the known names among them.

    ``chunks`` maps the first word of a known name to ``(word after its last, type)``.
    """

    __slots__ = ("chunks", "ends", "starts", "words")

    def __init__(self, text: str, start: int, end: int, known: Gazetteer) -> None:
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.chunks: dict[int, tuple[int, EntityType]] = {}
        self._split(text, start, end, known)
        self._find_known(known)

    def _split(self, text: str, start: int, end: int, known: Gazetteer) -> None:
        if text[end - 1] == "." and text[end - 6 : end - 2] == "and ":  # by AT and T.
            end -= 1
        free, elides = start, known.language != "en"
        for piece in PIECE.finditer(text, start, end):
            word, at = piece[0], piece.start()
            if at < free:  # the Dakota of R-North Dakota
                continue
            if elides and word[1:2] in _APOSTROPHES and self._is_elided(word, known):
                word, at = word[2:], at + 2
            if "-" in word and word not in known.names:
                if word[1:2] == "-" and (state := state_of_party(text, at, known)):
                    self.chunks[len(self.words)] = (len(self.words) + 1, "LOC")
                    self._append(state, at + 2)
                    free = self.ends[-1]
                    continue
                word = self._first_of_pair(word, at, known)
                at = piece.end() - len(word)
            if word:
                self._append(word, at)

    def inside(self, at: int) -> bool:
        """Whether the word is part of a known name."""
        return any(first <= at < end for first, (end, _) in self.chunks.items())

    def _is_elided(self, word: str, known: Gazetteer) -> bool:
        """Whether a name has an article or "de" written with it: l'Otan, but Jean d'Ormesson."""
        if word[0] not in "dlL" or word in known.names:
            return False
        return not self.words or self.words[-1] in JOINTS

    def _first_of_pair(self, word: str, at: int, known: Gazetteer) -> str:
        """Take the known name off a pair ("Moscow-based", "Russia-Ukraine"); what is
        left of it, the whole word if it is no such pair."""
        first, _, second = word.partition("-")
        slug = first.isupper() and len(first) > 3 and second[:1].isupper() and second[1:].islower()
        if slug and first not in known.names:  # CORRECTED-Bank chief resigns
            return second
        kind = known.names.get(first)
        if kind is None or not (second[:1].islower() or second in known.names):
            return word
        if kind == "ORG" and second[0].isupper():  # Inter-American
            return word
        self._append(first, at)
        self._append("-", at + len(first))
        return second if second[0].isupper() else ""

    def _append(self, word: str, at: int) -> None:
        self.words.append(word)
        self.starts.append(at)
        self.ends.append(at + len(word))

    def _find_known(self, known: Gazetteer) -> None:
        """Mark the longest names of the gazetteer, left to right."""
        longest, names, words = known.longest, known.names, self.words
        at, count = 0, len(words)
        while at < count:
            most = longest.get(words[at], 0)
            for size in range(min(most, count - at), 0, -1):
                name = words[at] if size == 1 else " ".join(words[at : at + size])
                kind = names.get(name)
                if kind is not None:
                    self.chunks[at] = (at + size, kind)
                    at += size
                    break
            else:
                if words[at].isupper() and len(words[at]) > 3:
                    at = self._known_capitals(at, known)
                else:
                    at += 1

    def _known_capitals(self, at: int, known: Gazetteer) -> int:
        """Mark a place printed in capitals, as where a story begins with its dateline;
        the word to go on with."""
        words = self.words
        most = known.longest_capitals.get(words[at], 0)
        for size in range(min(most, len(words) - at), 0, -1):
            written = known.capitals.get(" ".join(words[at : at + size]))
            if written is not None and known.names[written] == "LOC":
                self.chunks[at] = (at + size, "LOC")
                return at + size
        return at + 1
