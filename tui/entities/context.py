"""What the words around a candidate, and the rest of its story, say of it."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property

from tui.article import EntityType, Mention
from tui.entities.candidate import Candidate
from tui.entities.gazetteer import Gazetteer, word_set
from tui.entities.shape import LOWER_WORD, PARTICLES

Scores = dict[EntityType, float]

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
_ENOUGH = 1.0


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
        self._titles = known.words["titles"]
        self._says = known.words["say verbs"]
        self._legal = known.words["legal suffixes"]
        self._ordinary = tuple(known.words["ordinary endings"])
        self._endings: tuple[tuple[EntityType, tuple[str, ...]], ...] = (
            ("LOC", tuple(known.words["place endings"])),
            ("PER", tuple(known.words["family endings"])),
            ("ORG", tuple(known.words["organisation endings"])),
        )
        self._order = {id(candidate): at for at, candidate in enumerate(candidates)}
        self._people: set[str] = set()
        self._companies: set[str] = set()
        self._places: set[str] = set()
        self._surfaces: dict[str, list[Candidate]] = defaultdict(list)

    def mentions(self) -> list[Mention]:
        """The candidates that are names, in order."""
        for candidate in self._candidates:
            self._trim(candidate)
            self._surfaces[" ".join(candidate.words)].append(candidate)
            if candidate.kind == "PER" and len(candidate.words) > 1:
                self._meet(candidate.words)
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
        word = first.words[0]
        single = len(first.words) == 1
        if single and word in self._people and self._may_be_person(group):
            return "PER"
        if first.known:
            weak = single and word in self._common
            if weak and all(candidate.opens for candidate in group):
                return None
            return first.kind
        kinds = {candidate.kind for candidate in group} - {None}
        kind: EntityType | None
        if kinds:
            kind = "PER" if "PER" in kinds else kinds.pop()
        elif single and word in self._places:
            kind = "LOC"
        elif single and word.upper() in self._companies:
            kind = "ORG"
        else:
            kind = self._by_context(group) if self._guess else None
        if kind == "PER" and not single:
            self._meet(first.words)
        elif kind == "ORG" and not single:
            self._establish(first.words)
        elif kind == "LOC" and not single and not self._is_named_after(word):
            self._places.add(word)
        return kind

    def _meet(self, words: tuple[str, ...]) -> None:
        """A person of two or more names may go on being called by the first or last."""
        known = self._known
        for word in (words[0], words[-1]):
            place = word in known.names and word not in known.family and word not in known.given
            if len(word) > 1 and word not in PARTICLES and not place:
                self._people.add(word)

    def _establish(self, words: tuple[str, ...]) -> None:
        """A company or club may go on being called by one word of its name."""
        known = self._known
        if words[0] in known.words["organisation prefixes"]:
            self._companies.add(words[1].upper())
        organ = words[-1] in known.words["state organs"] and words[-1].lower() not in self._legal
        if not organ and not self._is_named_after(words[0]):
            self._companies.add(words[0].upper())

    def _is_named_after(self, word: str) -> bool:
        """Whether an organisation's first word is somebody's or something else's name."""
        known = self._known
        return word in known.names or word in known.family or word in known.given

    def _may_be_person(self, group: list[Candidate]) -> bool:
        """Whether somebody's surname, which may be a place too, is spoken of as one."""
        kind = group[0].kind
        if kind == "LOC":
            return not any(self._before(candidate)[0] in _IN for candidate in group)
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
            follows = self._after(candidate)
            return follows[0] in ("'s", "’s") or follows[0] in self._says
        return False

    @cached_property
    def _seen(self) -> frozenset[str]:
        """The words of the story in lower case."""
        return frozenset(LOWER_WORD.findall(self._text))

    # -- evidence --------------------------------------------------------------------

    def _by_context(self, group: list[Candidate]) -> EntityType | None:
        scores: Scores = {"PER": 0.0, "ORG": 0.0, "LOC": 0.0, "MISC": 0.0}
        self._inside(group[0], scores)
        if len(group[0].words) > 1:
            self._called(group, scores)
        for candidate in group[:12]:
            self._around(candidate, scores)
            self._listed(candidate, scores)
        kind = max(scores, key=scores.__getitem__)
        return kind if scores[kind] >= _ENOUGH else None

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

    def _called(self, group: list[Candidate], scores: Scores) -> None:
        """People are later called by the last word of their name, companies by the first;
        and companies keep their whole name more often."""
        words = group[0].words
        if words[-1] in self._surfaces:
            scores["PER"] += 1.0
        elif words[0] in self._surfaces:
            scores["ORG"] += 1.5
        elif len(group) > 2:
            scores["ORG"] += 1.2

    def _listed(self, candidate: Candidate, scores: Scores) -> None:
        """Names in one list are of one kind: "Malaysia, Sumatra and Nepal"."""
        at = self._order[id(candidate)]
        for other in (at - 1, at + 1):
            if 0 <= other < len(self._candidates):
                neighbour = self._candidates[other]
                left, right = sorted((candidate, neighbour), key=_start)
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
        elif follows == ",":
            if second in _ROLE or second.isdigit() or second in self._titles:
                scores["PER"] += 1.0
        elif follows == "<" or (follows == "(" and second.isupper()):
            scores["ORG"] += 2.0  # a ticker
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


def _start(candidate: Candidate) -> int:
    return candidate.start
