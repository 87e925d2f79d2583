"""One run of capitalised words → the names in it.

Conventions of what a name is (the same for every recogniser that wants to agree):

* Articles, titles, roles and the possessive are outside: *President* [Vladimir Putin]'s.
* A nationality before a role is a name of its own: [Russian] Foreign Minister [Lavrov];
  before an organ of a state it belongs to the organ: [Russian Foreign Ministry]. In
  "Russia's Foreign Ministry" there are two names: [Russia], [Foreign Ministry].
* An organ's part named with it is a name of its own: the [Russian Foreign Ministry]'s
  [Second Asian Department].
* Nationalities, religions and parties' followers are NORP, events EVENT, works and laws WORK,
  products MISC; buildings and addresses are LOC; teams, media, stock exchanges and armed
  groups ORG.
* The place and the agency of a dateline are LOC and ORG.
"""

from __future__ import annotations

from tui.entities.lists.clues import Clues
from tui.entities.lists.gazetteer import Gazetteer
from tui.entities.rules.candidate import Candidate
from tui.entities.rules.foreign_reading import ForeignReading
from tui.entities.rules.grouper import Grouper
from tui.entities.rules.reading import Reading
from tui.entities.rules.roles import is_apposition, word_before
from tui.entities.rules.run import Run


class RunParser:
    """Splits runs into candidates with the help of a gazetteer."""

    def __init__(self, known: Gazetteer, *, english: bool = True) -> None:
        self._english = english
        self._clues = Clues(known)
        self._grouper = Grouper(self._clues)

    @property
    def common(self) -> frozenset[str]:
        """Words whose capital may be a sentence's."""
        return self._clues.common

    def parse(self, text: str, start: int, end: int, opens: bool) -> list[Candidate]:
        """The candidates in ``text[start:end]``, which is one run."""
        run = Run(text, start, end, self._clues.known)
        if not self._english:
            return self._parse_foreign(text, run, opens)
        reading = Reading(self._clues, run)
        for first, last in self._grouper.groups(run):
            if first > 1 and reading.completes_role(first, last):
                reading.read(reading.holder(first, last), last, False)
            else:
                reading.read(first, last, opens and first == 0)
        return reading.found

    def _parse_foreign(self, text: str, run: Run, opens: bool) -> list[Candidate]:
        reading, clues = ForeignReading(self._clues, run), self._clues
        word, direct = word_before(text, run.starts[0])
        role = word in clues.titles
        if is_apposition(text, run.starts[0], run.ends[-1], clues.is_title):
            role = direct = True
        for first, last in self._grouper.groups(run):
            if first or not role:
                reading.read(first, last, opens and first == 0)
            elif direct:
                reading.read_titled(first, last)
            else:
                reading.read_holder(first, last)
        for candidate in reading.found:
            firm = direct and word in clues.firms
            if firm and candidate.start == run.starts[0] and candidate.kind in (None, "ORG"):
                candidate.kind, candidate.titled = "ORG", True
        return reading.found

    def certain(self, candidates: list[Candidate]) -> list[Candidate]:
        """The candidates that can be trusted in a language whose rules are not English."""
        certain = {id(candidate) for candidate in candidates if self._is_certain(candidate)}
        surnames = {
            candidate.words[at:]
            for candidate in candidates
            if candidate.kind == "PER" and id(candidate) in certain
            for at in range(1, len(candidate.words) - 1)
        }
        for candidate in candidates:
            if id(candidate) not in certain and candidate.words in surnames:
                candidate.kind, candidate.titled = "PER", True
                certain.add(id(candidate))
        return [candidate for candidate in candidates if id(candidate) in certain]

    def _is_certain(self, candidate: Candidate) -> bool:
        words, kind, language = candidate.words, candidate.kind, self._clues.known.language
        nouns = self._clues.known.words["german nouns"] if language == "de" else ()
        if words[0] in nouns or (words[0] in self._clues.function and words[-1] in nouns):
            return False
        if candidate.known:
            return len(words) > 1 or not candidate.opens or not self._clues.is_common(words[0])
        if kind == "PER":
            eastern = words[0] in self._clues.known.family_first and language != "de"
            eastern = eastern and len(words) == 2 and not candidate.opens
            return candidate.titled or eastern or "." in words[0]
        if kind == "ORG":
            legal = words[-1].lower() in self._clues.legal
            opened = words[0] in self._clues.openers and language != "de"
            return candidate.titled or legal or opened or (len(words) == 1 and words[0].isupper())
        return kind is None and len(words) == 1
