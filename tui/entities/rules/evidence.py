"""What the words of a candidate and the words around it say of its kind."""

from __future__ import annotations

import re
from collections.abc import Container
from operator import attrgetter

from tui.article import EntityType
from tui.entities.lists.gazetteer import Gazetteer, word_set
from tui.entities.lists.particles import PARTICLES
from tui.entities.rules.candidate import Candidate

_BEFORE = re.compile(r"(?:([\w-]+) )?([\w.'’-]+)[ \n\u00a0]+(?:the )?$")
_THE = re.compile(r"\bthe[ \n]+$", re.IGNORECASE)
_AFTER = re.compile(r"[ \n\u00a0]*(,|\(|<|['’]s\b|[\w-]+)?[ \n\u00a0]*([\w-]+)?")

_IN = word_set("in near around outside across inside throughout towards toward")
_FROM = word_set("from to at of over off via into between through")
_PLACE_NOUNS = word_set(
    "city town village province region district county suburb area capital island port state "
    "country border peninsula municipality republic governorate neighborhood neighbourhood"
)
_GROUP_NOUNS = word_set(
    "company firm group newspaper daily magazine agency broadcaster channel website bank party "
    "airline carrier producer maker giant retailer unit subsidiary club team side supplier "
    "manufacturer developer brand charity watchdog union organisation organization publisher "
    "operator startup start-up insurer miner lender chain league faction movement militia"
)
_ROLE = word_set("a an the who whose aged former chief head one director president")
_LISTING = frozenset({",", "and", ", and", "or", "&"})
_MOST_HEARD = 12
"""Occurrences of one name that are heard; more would say the same."""

Scores = dict[EntityType, float]


class Evidence:
    """Weighs the occurrences of one name in a story."""

    def __init__(
        self,
        known: Gazetteer,
        common: frozenset[str],
        text: str,
        candidates: list[Candidate],
        seen: frozenset[str],
    ) -> None:
        self._known = known
        self._common = common
        self._text = text
        self._candidates = candidates
        self._seen = seen
        self._order = {id(candidate): at for at, candidate in enumerate(candidates)}
        self._titles = known.words["titles"]
        self._says = known.words["say verbs"]
        self._ordinary = tuple(known.words["ordinary endings"])
        self._endings: tuple[tuple[EntityType, tuple[str, ...]], ...] = (
            ("LOC", tuple(known.words["place endings"])),
            ("PER", tuple(known.words["family endings"])),
            ("ORG", tuple(known.words["organisation endings"])),
        )

    def scores(self, group: list[Candidate], surfaces: Container[str]) -> Scores:
        """How much speaks for each kind, for candidates of the same words. ``surfaces``
        are all names the story prints, as printed."""
        scores: Scores = {"PER": 0.0, "ORG": 0.0, "LOC": 0.0, "MISC": 0.0}
        self._inside(group[0], scores)
        if len(group[0].words) > 1:
            _called(group, surfaces, scores)
        for candidate in group[:_MOST_HEARD]:
            self._around(candidate, scores)
            self._listed(candidate, scores)
        return scores

    def is_in_the(self, candidate: Candidate) -> bool:
        """Whether the text says "in the" or "at the" before it, as of a building."""
        before, article = self._before(candidate)
        return article and (before in _IN or before == "at")

    def is_in(self, candidate: Candidate) -> bool:
        """Whether the text says "in" it, as of a place."""
        return self._before(candidate)[0] in _IN

    def acts(self, candidate: Candidate) -> bool:
        """Whether it says something or has something, as a name does."""
        follows = self._after(candidate)[0]
        return follows in ("'s", "’s") or follows in self._says

    def _inside(self, candidate: Candidate, scores: Scores) -> None:
        """What the words of the name itself say."""
        words = candidate.words
        if len(words) == 1:
            word = words[0]
            if word in self._known.family or word in self._known.given:
                scores["PER"] += 1.0
            if sum(map(str.isupper, word)) > 1 and not word.startswith(
                ("Mc", "Mac", "O", "D", "al-")
            ):
                scores["ORG"] += 1.0 if "-" not in word else 0.4
                scores["PER"] -= 0.7
            if word[-1].isdigit():  # Hoshikaze-2
                scores["MISC"] += 1.5
            scores["PER"] += 0.3
            scores["ORG"] += 0.2
            scores["LOC"] += 0.2
            for kind, endings in self._endings:
                if len(word) > 5 and word.endswith(endings):
                    scores[kind] += 0.6
            return
        ordinary = sum(map(self._is_ordinary, words))
        if words[-1] in self._known.family:
            scores["PER"] += 0.8
        if ordinary == 0 and len(words) <= 3 and all(word[-1].islower() for word in words):
            scores["PER"] += 1.0
        else:
            scores["ORG"] += 1.0

    def _is_ordinary(self, word: str) -> bool:
        """Whether a capitalised word is likely an English word, not a name."""
        if word in PARTICLES:
            return False
        return word in self._common or word.endswith(self._ordinary) or word.lower() in self._seen

    def _listed(self, candidate: Candidate, scores: Scores) -> None:
        """Names in one list are of one kind: "Malaysia, Sumatra and Nepal"."""
        at = self._order[id(candidate)]
        for other in (at - 1, at + 1):
            if 0 <= other < len(self._candidates):
                neighbour = self._candidates[other]
                left, right = sorted((candidate, neighbour), key=attrgetter("start"))
                between = self._text[left.end : right.start]
                if neighbour.kind is not None and between.strip() in _LISTING:
                    scores[neighbour.kind] += 0.8

    def _around(self, candidate: Candidate, scores: Scores) -> None:
        """What the words before and after one occurrence say."""
        before, article = self._before(candidate)
        if before in self._titles:
            scores["PER"] += 2.0
        elif before in _IN:
            scores["LOC"] += 1.5
        elif before in _FROM:
            scores["LOC"] += 0.4
        elif before in _PLACE_NOUNS:
            scores["LOC"] += 1.5
        elif before in _GROUP_NOUNS:
            scores["ORG"] += 1.5
        if article and candidate.words[-1] not in self._known.family:
            scores["ORG"] += 0.6
            scores["MISC"] += 0.3
            scores["PER"] -= 1.0
        follows, second = self._after(candidate)
        if follows in self._says and second in ("it", "its"):
            scores["ORG"] += 2.5
        elif follows in self._says:
            scores["PER"] += 1.5
        elif follows == "," and before not in _IN:
            if second in _ROLE or second.isdigit() or second in self._titles:
                scores["PER"] += 1.0
        elif follows == "<" or (follows == "(" and second.isupper()):
            scores["ORG"] += 2.0  # a ticker
        elif follows == "party":
            scores["ORG"] += 2.0
        elif follows in _GROUP_NOUNS or follows in ("shares", "stock", "executives", "plc"):
            scores["ORG"] += 1.0
        elif follows in _PLACE_NOUNS:
            scores["LOC"] += 1.0

    def _before(self, candidate: Candidate) -> tuple[str, bool]:
        """The word before, and whether "the" comes between."""
        start = candidate.start
        window = self._text[max(0, start - 32) : start]
        match = _BEFORE.search(window)
        if match is None:
            return "", False
        word = match[2].lower()
        if word == "of" and match[1] in _PLACE_NOUNS:  # the town of Qarluq
            word = match[1]
        return word, _THE.search(window) is not None

    def _after(self, candidate: Candidate) -> tuple[str, str]:
        """The two words or signs after."""
        match = _AFTER.match(self._text, candidate.end, candidate.end + 40)
        if match is None:
            return "", ""
        return (match[1] or "").lower(), match[2] or ""


def _called(group: list[Candidate], surfaces: Container[str], scores: Scores) -> None:
    """People are later called by the last word of their name, companies by the first;
    and companies keep their whole name more often."""
    words = group[0].words
    if words[-1] in surfaces:
        scores["PER"] += 1.0
    elif words[0] in surfaces:
        scores["ORG"] += 1.5
    elif len(group) > 2:
        scores["ORG"] += 1.2
