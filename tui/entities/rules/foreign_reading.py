"""Reading a run in a language other than English: names of people, out of the nouns that
German prints with capitals and the genitives that follow a role."""

from __future__ import annotations

from tui.entities.lists.clues import Clues
from tui.entities.lists.gazetteer import word_set
from tui.entities.lists.particles import PARTICLES
from tui.entities.rules.person import is_namesake
from tui.entities.rules.reading import Reading
from tui.entities.rules.run import Run

_COURTESY = word_set("m mme mlle monsieur madame frau herr herrn don doña dona meneer mevrouw")
_ARTICLES = word_set("der den das della delle del do dos das los las")
"""Particles that no name has right after "Frau": the genitives "der Woche", "della Sera"."""
_GERMAN = frozenset("äöüßÄÖÜ")
_MOST_TITLED = 2
"""Words of a German name that is known by its title only; what follows is a noun."""


class ForeignReading(Reading):
    """As `Reading`, where a person is known by first name or role only."""

    def __init__(self, clues: Clues, run: Run) -> None:
        super().__init__(clues, run)
        self._german = clues.known.language == "de"
        self._germanic = clues.known.language in ("de", "nl")

    def read(self, first: int, last: int, opens: bool) -> None:
        """Find the candidates among the words of one group, people first."""
        while first < last and self._is_outside(first):
            first += 1
        self._read_person(first, last, opens, anywhere=self._german)

    def read_titled(self, first: int, last: int) -> None:
        """The same right after a role in small letters: "ministre" Dati."""
        if self._words[first] in PARTICLES or self._words[first].isupper():
            self.read_holder(first, last)
        else:
            self._titled(first, last)

    def read_holder(self, first: int, last: int) -> None:
        """The same after a role and "of": "procureur de la" République Nicolas Bessone."""
        while self._words[first] in PARTICLES and first + 1 < last:
            first += 1
        self._read_person(first, last, False, anywhere=True)

    def _read_person(self, first: int, last: int, opens: bool, *, anywhere: bool) -> None:
        for at in range(first, last - 1):
            if (anywhere or self._may_begin(first, at)) and self._begins_person(at, last):
                end = self._person_end(at, last)
                if first < at:
                    self._read_others(first, at, opens)
                self._append(at, end, "PER", opens and at == first)
                self.found[-1].titled = True
                if end < last:
                    self.read(end, last, False)
                return
        self._read_others(first, last, opens)

    def _may_begin(self, first: int, at: int) -> bool:
        """Whether a person may be looked for at a word of a group: "Gobierno de" Pedro
        Sánchez, but not "Premio Miguel de Cervantes"."""
        words = self._words
        return at == first or (
            words[at - 1] in PARTICLES
            and words[first] not in self._clues.place_openers
            and not self._clues.is_common(words[first])
        )

    def _read_others(self, first: int, last: int, opens: bool) -> None:
        """Read a group that begins with no person. In German a capital says nothing, so each
        word may be a name or a noun."""
        words, clues = self._words, self._clues
        several = last - first > 1 and first not in self._chunks
        if several and clues.is_title(words[first]) and words[first + 1] in PARTICLES:
            self._titled(first + 1, last)
            return
        if self._german and several and self._are_nouns(first, last):
            if not any(map(clues.is_title, words[first:last])):
                self._single(first, True)
                self.read(first + 1, last, False)
                return
            opens = True
        super().read(first, last, opens)

    def _says_nothing(self, first: int, last: int) -> bool:
        word = self._words[first]
        return word not in self._clues.given and "." not in word and not word.isupper()

    def _are_nouns(self, first: int, last: int) -> bool:
        """Whether a German group is no name of a body as a whole."""
        inner = any(first < at < last for at in self._chunks)
        return inner or not self._is_organisation(first, last)

    def _begins_person(self, at: int, last: int) -> bool:
        """Whether a first name is here, and a surname after it."""
        clues, words = self._clues, self._words
        word = words[at]
        if word not in clues.given or clues.is_common(word):
            return False
        if self._run.inside(at) and at not in self._chunks:
            return False
        chunk = self._chunks.get(at)
        if chunk is not None and (
            chunk[0] > at + 1 or (self._german and words[at + 1] not in clues.family)
        ):
            return False  # "da Israel Raketen abfing"
        end = self._person_end(at, last)
        return end > at + 1 and not self._is_head(words[end - 1]) and not self._heads(end, last)

    def _is_head(self, word: str) -> bool:
        """Whether a word makes a person's name something named after one: the Johan Cruijff
        Arena, the Gutenberg-Universität."""
        clues, head = self._clues, word.rpartition("-")[2]
        return word not in clues.family and (head in clues.all_heads or head in clues.body_heads)

    def _heads(self, at: int, last: int) -> bool:
        """Whether the word after a person's name goes on to something named after one; in
        German it may be any noun, after a genitive: Angela Merkels Team."""
        word = self._words[at] if at < last else ""
        return word.lower() in self._clues.legal if self._german else self._is_head(word)

    def _person_end(self, at: int, last: int) -> int:
        """The word after a person's name that begins here."""
        words, given = self._words, self._clues.given
        end = at + 1
        while end < last - 1 and words[end] in given and not self._run.inside(end):
            end += 1
        surname = False
        while end < last:
            at = end
            while at < last - 1 and words[at].lower() in PARTICLES:
                at += 1
            if self._ends_before(at, last, joined=at > end, surname=surname):
                break
            end, surname = at + 1, True
        return end

    def _ends_before(self, at: int, last: int, *, joined: bool, surname: bool) -> bool:
        """Whether a name ends before a word: ``joined`` by small words, with or without a
        ``surname`` so far."""
        word, chunk = self._words[at], self._chunks.get(at)
        if not word[0].isupper() or (self._clues.is_title(word) and not surname):
            return True
        if chunk is not None and (surname or chunk[0] > at + 1):
            return not is_namesake(word, self._clues)
        if joined and not surname and word in self._clues.given and at + 1 < last:
            return True  # il Milan di Stefano Pioli
        if joined and surname:
            return self._germanic or word in self._clues.openers or word in self._clues.body_heads
        return surname and self._german and not self._is_second_surname(word)

    def _is_second_surname(self, word: str) -> bool:
        """Whether a word that follows a surname in German is one too, and no noun."""
        foreign = not word.isascii() and _GERMAN.isdisjoint(word)
        return foreign or word in self._clues.family

    def _titled(self, first: int, last: int) -> None:
        """What follows a title: the person, or what that person is minister or speaker of."""
        clues, words = self._clues, self._words
        word, chunk = words[first], self._chunks.get(first)
        if word in PARTICLES:
            title = words[first - 1].lower().rstrip(".") if first else ""
            if title not in _COURTESY or word in _ARTICLES:
                self.read_holder(first, last)
                return
        elif (clues.is_common(word) and word.lower() not in PARTICLES) or (
            chunk is not None and not is_namesake(word, clues)
        ):
            self._read_person(first, last, False, anywhere=True)
            return
        end = self._titled_end(first, last)
        self._append(first, end, "PER", False)
        self.found[-1].titled = True
        if end < last:
            self.read(end, last, False)

    def _titled_end(self, first: int, last: int) -> int:
        """The word after a name that a title announces."""
        clues, words = self._clues, self._words
        if self._german and words[first] in clues.family:
            return first + 1
        end = self._person_end(first, last)
        if self._german and words[first] not in clues.given:
            return min(end, first + _MOST_TITLED)
        return end
