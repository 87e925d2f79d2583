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
from tui.entities.rules.grouper import Grouper
from tui.entities.rules.reading import Reading
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
        reading = Reading(self._clues, run, self._english)
        for first, last in self._grouper.groups(run):
            if first > 1 and reading.completes_role(first, last):
                reading.read(reading.holder(first, last), last, False)
            else:
                reading.read(first, last, opens and first == 0)
        return reading.found

    def is_certain(self, candidate: Candidate, language: str) -> bool:
        """Whether a candidate can be trusted in a language whose rules are not English."""
        words, kind = candidate.words, candidate.kind
        if language == "de" and words[0] in self._clues.known.words["german nouns"]:
            return False
        if candidate.known:
            return not candidate.opens or not self._clues.is_common(words[0])
        if kind == "PER":
            return candidate.titled or words[0] in self._clues.given or "." in words[0]
        if kind == "ORG":
            legal = words[-1].lower() in self._clues.legal
            opened = words[0] in self._clues.openers and language != "de"
            return legal or opened or (len(words) == 1 and words[0].isupper())
        return kind is None and len(words) == 1
