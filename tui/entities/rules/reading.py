"""Reading the names out of one run of capitalised words, group by group."""

from __future__ import annotations

from tui.article import EntityType
from tui.entities.lists.clues import Clues
from tui.entities.lists.gazetteer import word_set
from tui.entities.lists.particles import JOINTS, PARTICLES
from tui.entities.rules.candidate import Candidate
from tui.entities.rules.person import is_namesake, is_person, is_person_despite
from tui.entities.rules.run import Run

_AFTER_OPENER = word_set("of for on to against with without de del della du da do des")
_ROMANCE = word_set("de del della delle di da das do dos du la las le los")


class Reading:
    """Reading the groups of one run; what it finds is in ``found``."""

    def __init__(self, clues: Clues, run: Run) -> None:
        self.found: list[Candidate] = []
        self._clues = clues
        self._run = run
        self._words = run.words
        self._chunks = run.chunks

    def completes_role(self, first: int, last: int) -> bool:
        """Whether a group only says what somebody is minister or chief of."""
        words, at = self._words, first
        while at > 0 and words[at - 1] in ("of", "for", "the"):
            at -= 1
        if words[max(0, at - 2) : at] == ["of", "State"]:  # Secretary of State for Defence
            at -= 2
        return (
            0 < at < first
            and self._clues.is_title(words[at - 1])
            and first not in self._chunks
            and not self._is_organisation(first, last)
        )

    def holder(self, first: int, last: int) -> int:
        """Where the person begins in "(minister for) Aviation Michael Spicer"; the end
        of the group if there is none."""
        given = self._clues.given
        return next((at for at in range(first, last - 1) if self._words[at] in given), last)

    def read(self, first: int, last: int, opens: bool) -> None:
        """Find the candidates among the words of one group, ``words[first:last]``."""
        words = self._words
        while first < last and self._is_outside(first):
            first += 1
        while first < last and words[last - 1] in JOINTS:
            last -= 1
        if first >= last:
            return
        chunk, several = self._chunks.get(first), last - first > 1
        if chunk is not None and chunk[0] == last:
            self._append(first, last, chunk[1], opens, known=True)
        elif self._take_title(first, last, opens):
            pass
        elif opens and several and chunk is None and self._says_nothing(first, last):
            self.read(first + 1, last, False)
        elif several and self._is_organisation(first, last):
            self._organisation(first, last, opens)
        elif chunk is not None:
            self._known_and_more(first, last, opens)
        elif several:
            self._shape(first, last, opens)
        else:
            self._single(first, opens)

    def _is_outside(self, at: int) -> bool:
        """Whether a small word only leads up to a name: "de Moscou", but "von Trotta"."""
        word = self._words[at]
        if word not in JOINTS or at in self._chunks:
            return False
        return word not in PARTICLES or at + 1 in self._chunks or word in _ROMANCE

    def _says_nothing(self, first: int, last: int) -> bool:
        """Whether the first word of a sentence is there for the sentence's sake."""
        word = self._words[first]
        if word in self._clues.common and self._is_organisation(first, last):
            return False
        return self._clues.is_common(word)

    # -- organisations ---------------------------------------------------------------

    def _is_organisation(self, first: int, last: int) -> bool:
        """Whether a group reads as one organisation by its head or its opening."""
        words, clues = self._words, self._clues
        if words[last - 1] in clues.heads:
            return any(word not in clues.heads for word in words[first:last])
        if words[first] in clues.prefixes:
            return True
        openings = (at for at in range(first, last - 1) if words[at] in clues.openers)
        if any(words[at + 1] in _AFTER_OPENER for at in openings):
            return True
        # as in University College London
        place = next((at for at, chunk in self._chunks.items() if chunk[0] == last), first)
        return place > first + 1 and words[place - 1] in clues.openers

    def _organisation(self, first: int, last: int, opens: bool) -> None:
        chunk, words, clues = self._chunks.get(first), self._words, self._clues
        foreign = chunk is not None and chunk[1] == "MISC" and words[first] in clues.known.nations
        if chunk is None or not foreign or self._keeps_nation(chunk[0], last):
            self._append(first, last, "ORG", opens)
            return
        self._append(first, chunk[0], "MISC", opens, known=True)
        self.read(chunk[0], last, False)

    def _keeps_nation(self, at: int, last: int) -> bool:
        """Whether a nationality before the words ``words[at:last]`` belongs to the name: that of
        an organ of state, or of a firm that is not itself known, as in American Motors Corp."""
        tail = self._words[last - 1]
        if tail in self._clues.state:
            return True
        return tail.lower() in self._clues.legal and last - at > 1 and at not in self._chunks

    # -- people ----------------------------------------------------------------------

    def _take_title(self, first: int, last: int, opens: bool) -> bool:
        """Take the last title out of a group: what is before it, and the person after."""
        words, clues = self._words, self._clues
        at = last - 1
        while at >= first and not clues.is_title(words[at]):
            at -= 1
        if at < first or self._run.inside(at):
            return False
        after, tail = at + 1, words[last - 1]
        if after < last and (
            tail in clues.heads
            or (tail in clues.place_heads and tail not in clues.family)
            or words[after] in ("of", "for")
        ):
            return False
        while at > first and not self._run.inside(at - 1) and self._is_title_part(words[at - 1]):
            at -= 1
        if first < at:
            self.read(first, at, opens)
        if after < last:
            self._titled(after, last)
        return True

    def _is_title_part(self, word: str) -> bool:
        return self._clues.is_title(word) or word.lower() in self._clues.title_parts

    def _titled(self, first: int, last: int) -> None:
        """What follows a title: a person, unless it is known to be something else."""
        chunk = self._chunks.get(first)
        if (
            chunk is not None
            and chunk[0] == last
            and not is_namesake(self._words[first], self._clues)
        ):
            self._append(first, last, chunk[1], False, known=True)
        elif chunk is not None and chunk[1] != "LOC" and chunk[0] < last:
            self.read(first, last, False)
        else:
            self._append(first, last, "PER", False)
            self.found[-1].titled = True

    # -- everything else ---------------------------------------------------------------

    def _known_and_more(self, first: int, last: int, opens: bool) -> None:
        """A known name, then more words: one name or two?"""
        clues, words = self._clues, self._words[first:last]
        end, kind = self._chunks[first]
        tail = words[-1]
        if tail in clues.event_heads and last - end <= 3:
            self._append(first, last, "MISC", opens)
        elif tail in clues.place_heads and kind != "ORG" and last - end <= 3:
            self._append(first, last, "LOC", opens)
        elif end - first == 1 and is_person_despite(words, clues):
            self._append(first, last, "PER", opens)
        elif kind == "LOC" and last - end == 1 and self._is_team(tail):
            self._append(first, last, "ORG", opens)
        else:
            self._append(first, end, kind, opens, known=True)
            self.read(end, last, False)

    def _is_team(self, word: str) -> bool:
        """Pirates, Bulls, Knights after a city: a side."""
        clues = self._clues
        return word.endswith("s") and word not in clues.common and word not in clues.family

    def _shape(self, first: int, last: int, opens: bool) -> None:
        """A group that begins with no known name: judge by its words."""
        clues, words = self._clues, self._words
        head, tail = words[first], words[last - 1]
        inner = next((at for at in range(first + 1, last) if at in self._chunks), None)
        kind: EntityType | None = None
        if (
            head in clues.place_openers
            and (inner is not None or (last - first == 2 and not clues.is_common(tail)))
        ) or (tail in clues.place_heads and head not in clues.given):
            kind = "LOC"
        elif is_person(words[first:last], clues):
            kind = "PER"
        elif tail in clues.event_heads or (head in clues.event_heads and words[first + 1] == "of"):
            kind = "MISC"
        elif inner is not None and self._chunks[inner][1] != "LOC":
            self.read(first, inner, opens)
            self.read(inner, last, False)
            return
        elif inner is not None and tail in clues.known.countries:
            kind = "ORG"
        self._append(first, last, kind, opens)

    def _single(self, at: int, opens: bool) -> None:
        clues, word = self._clues, self._words[at]
        plain = word.replace(".", "")
        if word in clues.no_names or plain in clues.no_names or len(plain) < 2:
            return
        if self._is_title_part(word) or word in clues.all_heads:
            return
        if opens and clues.is_common(word):
            return
        acronym = plain.isupper() and plain.isalpha() and len(plain) <= 6
        headed = any(part in clues.heads for part in word.split("-")[1:])
        self._append(at, at + 1, "ORG" if acronym or headed else None, opens)

    def _append(
        self, first: int, last: int, kind: EntityType | None, opens: bool, *, known: bool = False
    ) -> None:
        run = self._run
        words = tuple(run.words[first:last])
        self.found.append(
            Candidate(run.starts[first], run.ends[last - 1], words, kind, opens, known)
        )
