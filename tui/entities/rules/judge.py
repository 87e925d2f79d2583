"""Deciding what the candidates of one story are, each with an eye to the others: a word
means the same thing all through a story, a surname is its owner's, a short name belongs
to the company that bears it."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from tui.article import EntityType, Mention
from tui.entities.lists.gazetteer import Gazetteer
from tui.entities.lists.particles import PARTICLES
from tui.entities.rules.candidate import Candidate
from tui.entities.rules.evidence import Evidence
from tui.entities.rules.shape import small_words

_ENOUGH = 1.0
"""Evidence (in the units of `tui.entities.rules.evidence`) below which a word is no name."""


class Judge:
    """Decides every candidate of one story, each with an eye to the others."""

    def __init__(
        self,
        known: Gazetteer,
        common: frozenset[str],
        text: str,
        candidates: list[Candidate],
        *,
        guess: bool = True,
    ) -> None:
        self._guess = guess
        self._known = known
        self._common = common
        self._text = text
        self._candidates = candidates
        self._legal = known.words["legal suffixes"]
        self._people: set[str] = set()
        self._companies: set[str] = set()
        self._firms: set[str] = set()
        self._places: set[str] = set()
        self._surfaces: dict[str, list[Candidate]] = defaultdict(list)

    def mentions(self) -> list[Mention]:
        """The candidates that are names, in order."""
        for candidate in self._candidates:
            self._trim(candidate)
            self._surfaces[" ".join(candidate.words)].append(candidate)
            if candidate.kind == "PER" and len(candidate.words) > 1:
                self._meet(candidate.words)
            elif candidate.kind == "ORG" and candidate.words[-1].lower() in self._legal:
                self._firms.add(" ".join(candidate.words[:-1]))
        decided = {name: self._decide(group) for name, group in self._longest_first()}
        found = []
        for candidate in self._candidates:
            kind = decided[" ".join(candidate.words)]
            if candidate.opens and not candidate.known and kind is not None:
                kind = kind if self._stands(candidate) else None
            if kind is not None:
                found.append(Mention(candidate.start, candidate.end, kind))
        return found

    def _trim(self, candidate: Candidate) -> None:
        """Take a word off that is there only because a sentence begins with it:
        "Remained Rowntree's", "Striker Lindqvist"."""
        words = candidate.words
        if not candidate.opens or len(words) < 2 or candidate.known:
            return
        if candidate.kind not in (None, "PER") or words[0] in self._known.given:
            return
        if words[0] in PARTICLES:
            return
        if words[0].lower() in self._seen or words[0].endswith(("ed", "ing")):
            candidate.start = self._text.find(words[1], candidate.start + len(words[0]))
            candidate.words = words[1:]
            candidate.opens = False

    def _longest_first(self) -> list[tuple[str, list[Candidate]]]:
        """Names of several words first, so that a surname can follow its owner."""
        return sorted(self._surfaces.items(), key=lambda item: -len(item[1][0].words))

    def _decide(self, group: list[Candidate]) -> EntityType | None:
        """One sense for all candidates of the same words."""
        first = group[0]
        single = len(first.words) == 1
        kind = self._by_namesake(first.words[0], group) if single else None
        if kind is None and first.known:
            weak = single and first.words[0] in self._common
            return None if weak and all(candidate.opens for candidate in group) else first.kind
        if kind is None:
            kind = self._by_itself(group)
        if kind is not None and not single:
            self._remember(kind, first.words)
        return kind

    def _by_namesake(self, word: str, group: list[Candidate]) -> EntityType | None:
        """What a single word is because a longer name of the story has it."""
        if word in self._people and self._may_be_person(group):
            return "PER"
        if group[0].known or (group[0].kind == "PER" and group[0].titled):
            return None
        if word in self._places:
            return "LOC"
        return "ORG" if word.upper() in self._companies else None

    def _by_itself(self, group: list[Candidate]) -> EntityType | None:
        """What the words, or failing that their surroundings, make of a name."""
        kinds = {candidate.kind for candidate in group} - {None}
        if " ".join(group[0].words) in self._firms:
            return "ORG"
        if kinds == {"PER"} and all(map(self._evidence.is_in_the, group)):
            return "LOC"  # at the Santiago Bernabeu
        if kinds:
            return "PER" if "PER" in kinds else min(kinds, key=str)
        return self._by_context(group) if self._guess else None

    def _remember(self, kind: EntityType, words: tuple[str, ...]) -> None:
        """What one word of a longer name will mean on its own."""
        if kind == "PER":
            self._meet(words)
        elif kind == "ORG":
            self._establish(words)
        elif kind == "LOC" and not self._is_named_after(words[0]):
            self._places.add(words[0])

    def _meet(self, words: tuple[str, ...]) -> None:
        """A person of two or more names may go on being called by the first or last."""
        known = self._known
        for word in (words[0], words[-1]):
            place = word in known.names and word not in known.family and word not in known.given
            if len(word) > 1 and word not in PARTICLES and not place:
                self._people.add(word)
                if known.language == "de":
                    self._people.add(word.removesuffix("s") + "s")  # Merkels

    def _establish(self, words: tuple[str, ...]) -> None:
        """A company or club may go on being called by one word of its name."""
        known = self._known
        if words[0] in known.words["organisation prefixes"]:
            self._companies.add(words[1].upper())
        firm = words[-1].lower() in self._legal
        organ = words[-1] in known.words["state organs"] and not firm
        named_after = words[0] in known.names if firm else self._is_named_after(words[0])
        if not organ and not named_after:
            self._companies.add(words[0].upper())

    def _is_named_after(self, word: str) -> bool:
        """Whether an organisation's first word is somebody's or something else's name."""
        known = self._known
        return word in known.names or word in known.family or word in known.given

    def _may_be_person(self, group: list[Candidate]) -> bool:
        """Whether somebody's surname, which may be a place too, is spoken of as one."""
        kind = group[0].kind
        if kind == "LOC":
            return not any(map(self._evidence.is_in, group))
        return kind in (None, "PER")

    def _stands(self, candidate: Candidate) -> bool:
        """Whether a word that begins a sentence is a name for other reasons too."""
        if len(candidate.words) > 1:
            return True
        word = candidate.words[0]
        if word in self._people or candidate.kind is not None:
            return True
        group = self._surfaces[word]
        if any(not other.opens for other in group):
            return True
        if self._seen.isdisjoint((word.lower(), word.lower().rstrip("s"))):
            return self._evidence.acts(candidate)
        return False

    def _by_context(self, group: list[Candidate]) -> EntityType | None:
        scores = self._evidence.scores(group, self._surfaces)
        kind = max(scores, key=scores.__getitem__)
        return kind if scores[kind] >= _ENOUGH else None

    @cached_property
    def _evidence(self) -> Evidence:
        known, common = self._known, self._common
        return Evidence(known, common, self._text, self._candidates, self._seen)

    @cached_property
    def _seen(self) -> frozenset[str]:
        """The words of the story in lower case."""
        return small_words(self._text)
