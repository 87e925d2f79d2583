"""One run of capitalised words → the names in it.

Conventions of what a name is (the same for every recogniser that wants to agree):

* Articles, titles, roles and the possessive are outside: *President* [Vladimir Putin]'s.
* A nationality before a role is a name of its own: [Russian] Foreign Minister [Lavrov];
  before an organ of a state it belongs to the organ: [Russian Foreign Ministry]. In
  "Russia's Foreign Ministry" there are two names: [Russia], [Foreign Ministry].
* An organ's part named with it is a name of its own: the [Russian Foreign Ministry]'s
  [Second Asian Department].
* Nationalities, religions, parties' followers, events, works and products are MISC;
  buildings and addresses are LOC; teams, media, stock exchanges and armed groups ORG.
* The place and the agency of a dateline are LOC and ORG.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from tui.article import EntityType
from tui.entities.gazetteer import MONTHS, WEEKDAYS, Gazetteer, word_set
from tui.entities.shape import JOINTS, PARTICLES, PIECE

_AFTER_OPENER = word_set("of for on to against with without de del della du da do des")
_ORDINALS = word_set("First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth")
_NUMERALS = word_set("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI Jr. Sr. Jr Sr")


@dataclass(slots=True)
class Candidate:
    """What may be a name. ``kind`` is None while only the context can tell."""

    start: int
    end: int
    words: tuple[str, ...]
    kind: EntityType | None
    opens: bool = False
    """It begins a sentence, so that its capital says nothing."""
    known: bool = False
    """The gazetteer has exactly this name."""
    titled: bool = False
    """A title in capitals goes before it."""


class RunParser:
    """Splits runs into candidates with the help of a gazetteer."""

    def __init__(self, known: Gazetteer, *, english: bool = True) -> None:
        words = known.words
        self._english = english
        self._known = known
        self._heads = words["organisation heads"]
        self._openers = words["organisation openers"]
        self._state = words["state organs"]
        self._place_heads = words["place heads"]
        self._place_openers = words["place openers"]
        self._event_heads = words["event heads"]
        self._titles = words["titles"]
        self._title_parts = words["title parts"]
        self._function = words["function words"]
        self.common = words["common words"] | words["event heads"]
        self._no_names = words["no names"]
        self._legal = words["legal suffixes"]
        self._given = known.given
        self._family = known.family

    def parse(self, text: str, start: int, end: int, opens: bool) -> list[Candidate]:
        """The candidates in ``text[start:end]``, which is one run."""
        run = _Run(text, start, end, self._known.names)
        self._find_known(run)
        found: list[Candidate] = []
        for first, last in self._groups(run):
            if first > 1 and self._completes_role(run, first, last):
                continue
            self._read(run, first, last, opens and first == 0, found)
        return found

    def is_certain(self, candidate: Candidate, language: str) -> bool:
        """Whether a candidate can be trusted in a language whose rules are not English."""
        words, kind = candidate.words, candidate.kind
        if candidate.known:
            return not candidate.opens or not self._is_common(words[0])
        if kind == "PER":
            return candidate.titled or words[0] in self._given or "." in words[0]
        if kind == "ORG":
            legal = words[-1].lower() in self._legal
            opened = words[0] in self._openers and language != "de"
            return legal or opened or (len(words) == 1 and words[0].isupper())
        return kind is None and len(words) == 1

    # -- cutting a run into groups ---------------------------------------------------

    def _find_known(self, run: _Run) -> None:
        """Mark the longest names of the gazetteer, left to right."""
        longest, names, words = self._known.longest, self._known.names, run.words
        at, count = 0, len(words)
        while at < count:
            most = longest.get(words[at], 0)
            for size in range(min(most, count - at), 0, -1):
                name = words[at] if size == 1 else " ".join(words[at : at + size])
                kind = names.get(name)
                if kind is not None:
                    run.chunks[at] = (at + size, kind)
                    at += size
                    break
            else:
                if words[at].isupper() and len(words[at]) > 3:
                    at = self._known_capitals(run, at)
                else:
                    at += 1

    def _known_capitals(self, run: _Run, at: int) -> int:
        """Mark a place printed in capitals, as where a story begins with its dateline;
        the word to go on with."""
        words = run.words
        most = self._known.longest_capitals.get(words[at], 0)
        for size in range(min(most, len(words) - at), 0, -1):
            written = self._known.capitals.get(" ".join(words[at : at + size]))
            if written is not None and self._known.names[written] == "LOC":
                run.chunks[at] = (at + size, "LOC")
                return at + size
        return at + 1

    def _groups(self, run: _Run) -> list[tuple[int, int]]:
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

    def _parts(self, run: _Run, at: int) -> bool:
        """Whether the capitalised word is a month, a weekday or a function word."""
        word = run.words[at]
        if word in MONTHS or word in WEEKDAYS:
            return True
        if word not in self._function:
            return False
        ordinal = word in _ORDINALS and run.words[-1] in self._heads
        named = word in self._given and at + 1 < len(run.words)
        return at == 0 or not (ordinal or named)

    def _joins(self, run: _Run, first: int, stop: int, after: int) -> bool:
        """Whether small words (``words[stop:after]``) hold one name together."""
        words = run.words
        if after >= len(words):
            return False
        small, before, follows = words[stop], words[stop - 1], words[after]
        if small == "&":
            return True
        if small == "and":
            if any(word in ("of", "for", "on") for word in words[first:stop]):
                chunk = run.chunks.get(after)
                return not (
                    follows in self._openers
                    or follows in self._given
                    or follows in self._function
                    or (chunk is not None and chunk[1] in ("LOC", "ORG"))
                )
            return (
                self._next_head(run, after)
                and stop - first <= 2
                and before not in self._heads
                and first not in run.chunks
                and words[first] not in self._given
            )
        if first in run.chunks and run.chunks[first][0] == stop and small != "of":
            return False
        opener = before in self._openers or words[first] in self._openers
        if small == "of":
            return (
                opener
                or before in self._place_heads
                or before in self._place_openers
                or (before in self._event_heads and before not in ("Year", "Day", "Week"))
                or before in ("Battle", "Siege", "Church", "Duke", "Prince", "Lord", "Bishop")
            ) and not self._is_title(run, first, stop)
        return opener and small in ("for", "on", "to", "against", "with", "without")

    def _completes_role(self, run: _Run, first: int, last: int) -> bool:
        """Whether a group only says what somebody is minister or chief of."""
        words = run.words
        return (
            words[first - 1] in ("of", "for", "the")
            and words[first - 2].lower() in self._titles
            and first not in run.chunks
            and not self._whole_organisation(run, first, last)
        )

    def _next_head(self, run: _Run, at: int) -> bool:
        """Whether the capitalised words from here end with an organisation's head."""
        words, last = run.words, at
        while last + 1 < len(words) and words[last + 1][0].isupper():
            last += 1
        return last > at and words[last] in self._heads and at not in run.chunks

    def _is_title(self, run: _Run, first: int, last: int) -> bool:
        return last - first == 1 and run.words[first].lower() in self._titles

    # -- reading one group -----------------------------------------------------------

    def _read(self, run: _Run, first: int, last: int, opens: bool, out: list[Candidate]) -> None:
        """Append the candidates of one group of words."""
        words = run.words
        while first < last and words[first] in ("de", "la", "do", "the", "to"):
            first += 1
        while first < last and words[last - 1] in JOINTS:
            last -= 1
        if first >= last:
            return
        chunk = run.chunks.get(first)
        if chunk is not None and chunk[0] == last:
            self._append(run, first, last, chunk[1], opens, out, known=True)
            return
        if self._split_title(run, first, last, opens, out):
            return
        tail = words[last - 1]
        if opens and not self._english and chunk is None and self._says_nothing(words[first]):
            self._read(run, first + 1, last, last - first > 2, out)
            if first + 1 < last:
                return
        if last - first > 1 and self._whole_organisation(run, first, last):
            if chunk is not None and chunk[1] == "MISC" and tail not in self._state:
                self._append(run, first, chunk[0], "MISC", opens, out, known=True)
                self._read(run, chunk[0], last, False, out)
            elif opens and words[first] in self._function:
                self._read(run, first + 1, last, False, out)
            else:
                self._append(run, first, last, "ORG", opens, out)
            return
        if chunk is not None and self._split_known(run, first, last, opens, out):
            return
        if opens and last - first > 1 and self._says_nothing(words[first]):
            self._read(run, first + 1, last, False, out)
            return
        self._shape(run, first, last, opens, out)

    def _whole_organisation(self, run: _Run, first: int, last: int) -> bool:
        """Whether a group reads as one organisation by its head or its opening."""
        words = run.words
        if words[last - 1] in self._heads:
            return not all(self._is_generic(word) for word in words[first:last])
        if (
            words[first] in self._openers
            and first + 1 < last
            and words[first + 1]
            in (
                "of",
                "for",
                "on",
                "to",
                "against",
                "with",
                "without",
            )
        ):
            return True
        for at in range(first + 1, last - 1):
            if words[at] in self._openers and words[at + 1] in ("of", "for", "on"):
                return True
        # as in University College London
        before = next((a for a, chunk in run.chunks.items() if chunk[0] == last), first)
        return before > first + 1 and words[before - 1] in self._openers

    def _is_generic(self, word: str) -> bool:
        return word in self._heads and word not in ("Foreign",)

    def _is_common(self, word: str) -> bool:
        return word in self.common or word in self._function

    def _says_nothing(self, word: str) -> bool:
        """Whether a first word of a sentence is there for the sentence's sake."""
        if self._english:
            return self._is_common(word)
        return word not in self._given and "." not in word and not word.isupper()

    def _split_title(
        self, run: _Run, first: int, last: int, opens: bool, out: list[Candidate]
    ) -> bool:
        """Take titles out of a group: what is before them and the person after them."""
        words, titles, parts = run.words, self._titles, self._title_parts
        at = last - 1
        while at >= first and words[at].lower().rstrip(".") not in titles:
            at -= 1
        if at < first or any(a <= at < b[0] for a, b in run.chunks.items()):
            return False
        after = at + 1
        if after < last and (
            words[last - 1] in self._heads
            or (words[last - 1] in self._place_heads and words[last - 1] not in self._family)
            or words[after] in ("of", "for")
        ):
            return False
        begin = at
        while (
            begin > first
            and begin - 1 not in _ends(run)
            and (
                words[begin - 1].lower().rstrip(".") in titles or words[begin - 1].lower() in parts
            )
        ):
            begin -= 1
        if first < begin:
            self._read(run, first, begin, opens, out)
        if after < last:
            chunk = run.chunks.get(after)
            if chunk is not None and chunk[0] == last and not self._is_namesake(words[after]):
                self._append(run, after, last, chunk[1], False, out, known=True)
            elif chunk is not None and chunk[1] != "LOC" and chunk[0] < last:
                self._read(run, after, last, False, out)
            else:
                self._append(run, after, last, "PER", False, out)
                out[-1].titled = True
        return True

    def _is_namesake(self, word: str) -> bool:
        return word in self._given or word in self._family

    def _split_known(
        self, run: _Run, first: int, last: int, opens: bool, out: list[Candidate]
    ) -> bool:
        """A known name, then more words: one name or two?"""
        words = run.words
        end, kind = run.chunks[first]
        tail, single = words[last - 1], end - first == 1
        if tail in self._event_heads and last - end <= 3:
            self._append(run, first, last, "MISC", opens, out)
        elif tail in self._place_heads and kind != "ORG" and last - end <= 3:
            self._append(run, first, last, "LOC", opens, out)
        elif (single and kind != "MISC" and words[first] in self._given and last - first <= 3) or (
            single and kind != "MISC" and words[first] in self._family and last - end <= 1
        ):
            self._append(run, first, last, "PER", opens, out)
        else:
            self._append(run, first, end, kind, opens, out, known=True)
            self._read(run, end, last, False, out)
        return True

    def _shape(self, run: _Run, first: int, last: int, opens: bool, out: list[Candidate]) -> None:
        """A group that begins with no known name: judge by its words."""
        words = run.words
        size = last - first
        head, tail = words[first], words[last - 1]
        inner = next((at for at in range(first + 1, last) if at in run.chunks), None)
        if size == 1:
            self._single(run, first, opens, out)
        elif (
            head in self._place_openers
            and (inner is not None or (size == 2 and not self._is_common(tail)))
        ) or (tail in self._place_heads and head not in self._given):
            self._append(run, first, last, "LOC", opens, out)
        elif self._is_person(words, first, last):
            self._append(run, first, last, "PER", opens, out)
        elif tail in self._event_heads or (head in self._event_heads and words[first + 1] == "of"):
            self._append(run, first, last, "MISC", opens, out)
        elif inner is not None and run.chunks[inner][1] != "LOC":
            self._read(run, first, inner, opens, out)
            self._read(run, inner, last, False, out)
        elif inner is not None and tail in self._known.countries:
            self._append(run, first, last, "ORG", opens, out)
        else:
            self._append(run, first, last, None, opens, out)

    def _is_team(self, word: str) -> bool:
        """Pirates, Bulls, Knights after a city: a side."""
        return word.endswith("s") and word not in self.common and word not in self._family

    def _is_person(self, words: list[str], first: int, last: int) -> bool:
        """A first name or a well-known family name among two to five words."""
        if last - first > 6:
            return False
        head, tail = words[first], words[last - 1]
        if tail in self._event_heads and tail not in self._family:
            return False
        if tail in _NUMERALS and head[-1].islower() and head not in self.common:
            return True
        if len(head) == 1:
            return False
        if head in self._given and not tail.isupper():
            return not (head in self.common and tail in self.common)
        if "-" in head and head.split("-")[0] in self._given and head[-1].islower():
            return True
        if head.endswith(".") and len(head) <= 6 and head[0].isupper() and tail[-1].islower():
            return head.replace(".", "").isupper()
        if head in self._known.family_first and last - first <= 3 and tail not in self.common:
            return True
        return tail in self._family and head not in self.common and head[-1].islower()

    def _single(self, run: _Run, at: int, opens: bool, out: list[Candidate]) -> None:
        word = run.words[at]
        plain = word.replace(".", "")
        if word in self._no_names or plain in self._no_names or len(plain) < 2:
            return
        if self._is_title(run, at, at + 1) or word.lower() in self._title_parts:
            return
        if word in self._heads or word in self._place_heads or word in self._event_heads:
            return
        if opens and self._is_common(word):
            return
        kind: EntityType | None = None
        acronym = plain.isupper() and plain.isalpha() and len(plain) <= 6
        if acronym or any(part in self._heads for part in word.split("-")[1:]):
            kind = "ORG"
        self._append(run, at, at + 1, kind, opens, out)

    def _append(
        self,
        run: _Run,
        first: int,
        last: int,
        kind: EntityType | None,
        opens: bool,
        out: list[Candidate],
        *,
        known: bool = False,
    ) -> None:
        words = tuple(run.words[first:last])
        out.append(Candidate(run.starts[first], run.ends[last - 1], words, kind, opens, known))


class _Run:
    """The words of a run, where they are, and the known names among them."""

    __slots__ = ("chunks", "ends", "starts", "words")

    def __init__(self, text: str, start: int, end: int, names: Container[str]) -> None:
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.chunks: dict[int, tuple[int, EntityType]] = {}
        for piece in PIECE.finditer(text, start, end):
            word, at = piece[0], piece.start()
            if "-" in word and word not in names:
                word = self._first_of_pair(word, at, names)
                at = piece.end() - len(word)
            if word:
                self._append(word, at)

    def _first_of_pair(self, word: str, at: int, names: Container[str]) -> str:
        """Take the known name off a pair ("Moscow-based", "Russia-Ukraine"); what is
        left of it, the whole word if it is no such pair."""
        first, _, second = word.partition("-")
        if first not in names or not (second[0].islower() or second in names):
            return word
        self._append(first, at)
        self._append("-", at + len(first))
        return second if second[0].isupper() else ""

    def _append(self, word: str, at: int) -> None:
        self.words.append(word)
        self.starts.append(at)
        self.ends.append(at + len(word))


def _ends(run: _Run) -> set[int]:
    """The last words of the known names in a run."""
    return {end - 1 for end, _ in run.chunks.values()}
