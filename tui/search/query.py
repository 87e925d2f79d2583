"""The grammar of the filter box and of ``--filter``.

    talban moscow           every word, in any order; the last one may be unfinished
    "supreme leader"        these words in this order, side by side
    'bank                   this very word, not one that begins like it
    -minister               without; also -"a phrase" and -section:sport
    kabul | moscow talks    either of the first two, and the third
    person:jalali since:7d  a field; its value may be quoted

Words joined by punctuation (``covid-19``, ``u.s.``) must stand side by side as well. An
unknown field, a value that is no date or a quote without its other half is searched as
text, and a note says so: nothing that can be typed is an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Literal, TypeAlias

from tui.article import NAME_FIELDS
from tui.search.dates import days, may_become_date
from tui.search.fold import locate
from tui.search.misnamed import field_meant

Role: TypeAlias = Literal[
    "word", "phrase", "field", "value", "operator", "ignored", "negated", "date"
]

TEXT_FIELDS = ("title", "text")
COLUMN_FIELDS = ("source", "section", "agency", "lang")
DATE_FIELDS = ("since", "until", "on")
FIELDS = (*TEXT_FIELDS, *NAME_FIELDS, *COLUMN_FIELDS, "is", *DATE_FIELDS)
STATES = ("unread", "read", "flagged", "watched")
MOST_WORDS = 40
"""What is pasted into the box beyond this is left out, and said. A value counts as a word,
and so does a character of a script without spaces."""
AS_TEXT = ", searched as text."
"""How a note ends that says what was not understood: the same for all, so that it can be left
out where there is little room."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words to be found side by side (most often a single one)."""

    words: tuple[str, ...]
    """Folded; never empty."""
    field: str | None = None
    """``"title"``: in the headline; ``"text"``: below it; None: anywhere."""
    whole: bool = False
    """The last word must be this very word, not only begin like it."""
    unfinished: bool = False
    """The last word is still being typed, and may go on."""
    quoted: bool = False
    """A phrase in quotes, an exact word or the name of a field: no typo is forgiven."""


@dataclass(frozen=True, slots=True)
class Facet:
    """What is known about a story beside its words."""

    field: str
    value: str
    """As typed, without quotes."""
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Dates:
    """Published between two days, both included; None leaves an end open."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Option:
    """One thing asked, or its contrary."""

    what: Term | Facet | Dates
    negated: bool = False


Clause: TypeAlias = tuple[Option, ...]
"""Alternatives, at least one of which must hold."""


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked. Two queries with equal clauses have equal answers."""

    text: str
    clauses: tuple[Clause, ...] = ()
    """All must hold."""
    roles: tuple[tuple[int, int, Role], ...] = ()
    """How each stretch of the typed text was understood: sorted, never overlapping."""
    notes: tuple[str, ...] = ()
    """What the reader should know about how this was understood, one sentence each, what
    matters first."""
    waits: bool = False
    """The last thing typed is no date, but may become one: so far it asks nothing."""

    def __bool__(self) -> bool:
        """False when nothing is asked: every story is an answer."""
        return bool(self.clauses)


def parse(text: str, *, today: date, finished: bool = False) -> Query:
    """Understand what was typed. Never raises.

    ``finished`` says that nothing more will be typed: then the last word counts as a whole
    one. ``today`` is what ``yesterday`` and ``7d`` are counted from.
    """
    return _Reader(text, today, finished).read()


_OPENERS = {'"': '"', "“": "”", "„": "“”", "«": "»"}
_FIELD = re.compile(r"([A-Za-z]+):")
_BARE = re.compile(r"[^\s|]+")


class _Reader:
    """Reads one query from left to right."""

    def __init__(self, text: str, today: date, finished: bool) -> None:
        self.text = text
        self.today = today
        self.finished = finished
        self.roles: list[tuple[int, int, Role]] = []
        self.notes: dict[str, None] = {}
        self.clauses: list[Clause] = []
        self.joining: int | None = None
        """Where a ``|`` stands that waits for its right-hand side."""
        self.negated = False
        self.started = self.added = 0
        """Where the item being read begins, and where the last that was added ends."""
        self.left = MOST_WORDS
        """How many words may still be added."""
        self.full = False
        self.waits = False

    def read(self) -> Query:
        at = 0
        while at < len(self.text) and not self.full:
            char = self.text[at]
            if char.isspace():
                at += 1
            elif char == "|":
                at = self.alternative(at)
            else:
                at = self.item(at)
        if self.joining is not None:
            self.mark(self.joining, self.joining + 1, "ignored")
        roles = tuple(sorted(self.roles))
        return Query(self.text, tuple(self.clauses), roles, tuple(self.notes), self.waits)

    # -- parts -----------------------------------------------------------------------

    def alternative(self, at: int) -> int:
        """A ``|``: the clause before it gets what follows as an alternative."""
        if self.clauses and self.joining is None:
            self.joining = at
        else:
            self.mark(at, at + 1, "ignored")
        return at + 1

    def item(self, at: int) -> int:
        """A word, a phrase or a field with its value, and where it ends."""
        self.started = start = at
        self.negated = self.text[at] == "-" and not self.ends(at + 1)
        at += self.negated
        if self.negated:
            self.mark(start, at, "operator")
        field = _FIELD.match(self.text, at)
        if not field:
            return self.words(at, None)
        name = field[1].casefold()
        if name in FIELDS:
            return self.field(name, at, field.end())
        if not self.ends(field.end()) and not self.text.startswith("//", field.end()):
            meant = field_meant(name, FIELDS)
            hint = f"({meant}:?) " if meant else ""
            self.note(f"{field[0]} {hint}is no field{AS_TEXT}")
            self.name(at, field.end() - 1)
            return self.words(field.end(), None)
        return self.words(at, None)

    def field(self, name: str, start: int, at: int) -> int:
        """A known field; ``at`` is where its value begins."""
        if self.ends(at):
            self.mark(start, at, "ignored")
            return at
        self.mark(start, at, "field")
        if name in TEXT_FIELDS:
            return self.words(at, name)
        quoted = self.quoted(at)
        inner, end = quoted or self.bare(at)
        value = self.text[slice(*inner)]
        unfinished = not quoted and end == len(self.text) and not self.finished
        if name in DATE_FIELDS:
            self.date(name, value, (start, at, end), unfinished)
        elif name == "is":
            self.state(value, (start, at, end), unfinished)
        elif not value.strip():
            self.unmark(start, end)
        else:
            self.add(Facet(name, value.strip(), unfinished), at, end, "value")
        return end

    def date(self, name: str, value: str, place: tuple[int, int, int], unfinished: bool) -> None:
        meant = days(value, self.today)
        if meant:
            first = None if name == "until" else meant[0]
            last = None if name == "since" else meant[1]
            self.add(Dates(first, last), place[1], place[2], "date")
        elif unfinished and may_become_date(value):
            self.unmark(place[0], place[2])
            self.waits = True
        else:
            self.as_text(place, f"{value}: no date{AS_TEXT}")

    def state(self, value: str, place: tuple[int, int, int], unfinished: bool) -> None:
        typed = value.casefold()
        known = [state for state in STATES if typed and state.startswith(typed)]
        if typed in STATES or (unfinished and known):
            self.add(Facet("is", known[0]), place[1], place[2], "value")
        else:
            self.as_text(place, f"{value}: no state{AS_TEXT}")

    def as_text(self, place: tuple[int, int, int], note: str) -> None:
        """Take a field and its value for words after all."""
        start, value, end = place
        self.roles = [role for role in self.roles if not start <= role[0] < end]
        self.note(note)
        self.name(start, value - 1)
        self.run(value, end, None)

    def name(self, start: int, end: int) -> None:
        """The name of a field as a word of the text. Whatever it was, it is no typo."""
        words = tuple(word for _, _, word in locate(self.text, start, end))
        self.add(Term(words, quoted=True), start, end, "word")

    # -- words -----------------------------------------------------------------------

    def words(self, at: int, field: str | None) -> int:
        """A phrase, an exact word or a run of words without a space."""
        if self.ends(at):
            return at
        quoted = self.quoted(at)
        if quoted:
            inner, end = quoted
            self.run(*inner, field, whole=True, quoted=True, outer=(at, end))
            return end
        if self.text[at] in _OPENERS:
            return self.open_phrase(at, field)
        exact = self.text[at] == "'"
        if exact:
            self.mark(at, at + 1, "operator")
        inner, end = self.bare(at + exact)
        if '"' in self.text[slice(*inner)]:
            self.note(f"A quote has no other half{AS_TEXT}")
        return self.run(*inner, field, whole=exact, quoted=exact) if end > at else at + 1

    def open_phrase(self, at: int, field: str | None) -> int:
        """A quote without its other half: a phrase being typed, or else just text."""
        self.note("A quote has no other half" + (AS_TEXT if self.finished else "."))
        self.mark(at, at + 1, "operator")
        if self.finished:
            return at + 1
        end = len(self.text)
        self.run(at + 1, end, field, quoted=True)
        return end

    def run(
        self,
        start: int,
        end: int,
        field: str | None,
        *,
        whole: bool = False,
        quoted: bool = False,
        outer: tuple[int, int] | None = None,
    ) -> int:
        """Add the words of a stretch as one term; return its end."""
        found = list(islice(locate(self.text, start, end), self.left + 1))
        place = outer or (start, end)
        if 0 < self.left < len(found):
            found = found[: self.left]
            place = place[0], found[-1][1]
        if not found:
            self.mark(*place, "ignored")
            return end
        unfinished = not self.finished and not outer and found[-1][1] == len(self.text)
        term = Term(
            words=tuple(word for _, _, word in found),
            field=field,
            whole=whole,
            unfinished=unfinished and not whole,
            quoted=quoted,
        )
        phrase = outer or (quoted and not whole)
        self.add(term, *place, "phrase" if phrase else "value" if field else "word")
        if place[1] < end:
            self.leave_out(place[1])
        return end

    def quoted(self, at: int) -> tuple[tuple[int, int], int] | None:
        """The inside of the quotes that open here and where they end, if they do."""
        closers = _OPENERS.get(self.text[at])
        if not closers:
            return None
        ends = [end for close in closers if (end := self.text.find(close, at + 1)) >= 0]
        return ((at + 1, min(ends)), min(ends) + 1) if ends else None

    def bare(self, at: int) -> tuple[tuple[int, int], int]:
        """What stands here up to a space or a ``|``."""
        found = _BARE.match(self.text, at)
        end = found.end() if found else at
        return (at, end), end

    # -- bookkeeping -----------------------------------------------------------------

    def ends(self, at: int) -> bool:
        """Whether nothing more stands here before a space."""
        return at >= len(self.text) or self.text[at].isspace() or self.text[at] == "|"

    def add(self, what: Term | Facet | Dates, start: int, end: int, role: Role) -> None:
        option, size = Option(what, self.negated), len(what.words) if isinstance(what, Term) else 1
        if size > self.left:
            self.leave_out(max(self.started, self.added))
            return
        self.left -= size
        self.added = end
        self.mark(start, end, "negated" if self.negated else role)
        if self.joining is None:
            self.clauses.append((option,))
        else:
            self.mark(self.joining, self.joining + 1, "operator")
            self.clauses[-1] = (*self.clauses[-1], option)
            self.joining = None

    def leave_out(self, start: int) -> None:
        """Ask nothing from here on."""
        if self.full:
            return
        self.roles = [role for role in self.roles if role[0] < start]
        if self.joining is not None:
            self.mark(self.joining, self.joining + 1, "ignored")
            self.joining = None
        self.mark(start, len(self.text), "ignored")
        self.note(f"Only the first {MOST_WORDS} words of this are searched.")
        self.full = True

    def mark(self, start: int, end: int, role: Role) -> None:
        if end > start and not self.full:
            self.roles.append((start, end, role))

    def unmark(self, start: int, end: int) -> None:
        """This stretch asks nothing (yet)."""
        self.roles = [role for role in self.roles if not start <= role[0] < end]
        self.mark(start, end, "ignored")

    def note(self, sentence: str) -> None:
        self.notes[sentence] = None
