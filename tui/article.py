"""The vocabulary everyone shares: an article, its parts, and the names in it.

Every offset in the program is a code-point offset into ``Article.text``, half open
(``text[start:end]``). The text is final: it was cleaned once on the way in and never
changes afterwards.

Bulk data are plain tuples of atoms (`Block`, `Span`): the garbage collector stops
tracking those, so a hundred thousand articles cause no pause.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias

Span: TypeAlias = tuple[int, int]
"""Half-open code-point offsets ``(start, end)`` into ``Article.text``."""

BlockKind: TypeAlias = Literal[
    "section",
    "headline",
    "summary",
    "byline",
    "published",
    "dateline",
    "paragraph",
    "subhead",
    "item",
    "table",
    "note",
    "footer",
]
"""What a stretch of an article is. ``item`` is one entry of a list, ``table`` keeps its
line breaks, ``note`` is the editor's word to the reader or to other editors, ``footer``
is credits, contacts and end marks."""

BODY_KINDS: frozenset[str] = frozenset({"paragraph", "subhead", "item", "table"})

Block: TypeAlias = tuple[BlockKind, int, int]
"""``(kind, start, end)``. Blocks are sorted and never overlap; the text between two of
them is white space only, so nothing of an article is outside its blocks."""

EntityType: TypeAlias = Literal[
    "PER",
    "ORG",
    "LOC",
    "NORP",
    "EVENT",
    "WORK",
    "MISC",
    "DATE",
    "MONEY",
    "PERCENT",
    "QUANTITY",
    "CONTACT",
]
"""Who, which organisation, where; nationalities, religions and creeds; events; works, laws
and prizes; other names; when, how much, what share, other measures, and e-mail addresses,
links and handles."""

OTHER_TYPES: frozenset[EntityType] = frozenset({"NORP", "EVENT", "WORK", "MISC"})
"""The names that are neither people, organisations nor places: one class where only four
are told apart."""

NAME_TYPES: tuple[EntityType, ...] = ("PER", "ORG", "LOC", "NORP", "EVENT", "WORK", "MISC")
"""Types that are the same thing in every story; the others are values of their own."""

FIELD_OF: dict[EntityType, str] = {
    "PER": "person",
    "ORG": "org",
    "LOC": "place",
    "NORP": "entity",
    "EVENT": "entity",
    "WORK": "entity",
    "MISC": "entity",
}
"""The field of a filter, and of the watchlist, that each type of name answers to."""
NAME_FIELDS = tuple(dict.fromkeys(FIELD_OF.values()))

PublishedBasis: TypeAlias = Literal["metadata", "dateline", "file"]


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when a story was filed, as its first words say.

    ``date`` is as printed (``"May 29"``); ``month`` and ``day`` are 1-based or None.
    """

    start: int
    end: int
    places: tuple[str, ...] = ()
    date: str | None = None
    month: int | None = None
    day: int | None = None
    year: int | None = None
    agency: str | None = None

    @property
    def iso_month_day(self) -> str | None:
        """``"05-29"``, or None when month or day is not printed."""
        if self.month is None or self.day is None:
            return None
        return f"{self.month:02d}-{self.day:02d}"


@dataclass(frozen=True, slots=True)
class Article:
    """One story. ``text`` holds all of it, in the order it was written."""

    id: str
    """Content identity: 16 hex digits, the same wherever the same copy is found."""
    text: str
    blocks: tuple[Block, ...]
    headline: str
    """One line. Where the copy has none of its own it is made from the first words."""
    section: str = ""
    summary: str = ""
    byline: tuple[str, ...] = ()
    language: str = "und"
    """ISO 639-1 code, ``"und"`` when unknown."""
    dateline: Dateline | None = None
    published: datetime | None = None
    """Aware, UTC. Where only the day is known (``published_basis == "dateline"``) it is
    midnight."""
    published_basis: PublishedBasis | None = None
    path: str | None = None
    """The file it is in; None for standard input."""
    member: str = ""
    """Where in that file, if it holds more than one story."""
    url: str | None = None
    source: str = ""
    """Who says it: the agency, the outlet, or the site."""
    given: tuple[tuple[str, EntityType], ...] = ()
    """Names that the source itself says the story is about."""
    notices: tuple[str, ...] = ()
    """What a reader should know about how this text was read, one sentence each."""
    original: str | None = None
    """The cleaned text as it was laid out in the source; None when that is ``text``."""

    @property
    def location(self) -> str | None:
        """Its file, with its place in it: ``archive.zip!story.txt``."""
        return f"{self.path}!{self.member}" if self.path and self.member else self.path

    def parts(self, *kinds: BlockKind) -> tuple[str, ...]:
        """The text of every block of the given kinds, in order."""
        return tuple(self.text[start:end] for kind, start, end in self.blocks if kind in kinds)

    @property
    def headline_span(self) -> Span:
        """Where the headline is in the text; empty where it was made from other words."""
        spans = (block[1:] for block in self.blocks if block[0] == "headline")
        return next(spans, (0, 0))

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The body, without dateline, notes and footer."""
        return tuple(self.text[start:end] for kind, start, end in self.blocks if kind in BODY_KINDS)


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in a text where something is named."""

    start: int
    end: int
    type: EntityType


class Amount(NamedTuple):
    """What a printed sum, share or measure comes to."""

    number: float
    """An int where it is whole; of a range, the least."""
    unit: str | None
    """Of MONEY the ISO 4217 code; of PERCENT ``"%"``, ``"pp"`` (percentage points) or
    ``"bp"`` (basis points); of QUANTITY the sign of the unit that is printed. None where the
    story leaves it open."""
    upto: float | None = None
    """Of a range, the most."""

    def __str__(self) -> str:
        """Shortly and exactly: ``USD 4.2bn``, ``EUR 5m–7m``, ``1,234``."""
        numbers = _short(self.number)
        if self.upto is not None:
            numbers += f"–{_short(self.upto)}"
        return f"{self.unit} {numbers}" if self.unit else numbers


_SCALES = ((12, "tn"), (9, "bn"), (6, "m"))


def _short(number: float) -> str:
    """With thousands parted, and at most three decimals before a scale."""
    exact = Decimal(str(number))
    for power, sign in _SCALES:
        scaled = exact.scaleb(-power)
        if scaled >= 1 and scaled == round(scaled, 3):
            return f"{scaled.normalize():,f}{sign}"
    return f"{exact:,f}"


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something named in one article, with every mention of it there."""

    id: str
    """``"e1"``, ``"e2"`` … in order of first mention; meaningful within one article."""
    name: str
    """The fullest form the article uses."""
    type: EntityType
    mentions: tuple[Span, ...]
    """Sorted, never overlapping; empty only where the source names someone whom the text
    does not."""
    given: bool = False
    """Whether the source itself says so (`Article.given`)."""
    iso: str | None = None
    """What a DATE means in ISO 8601, a day, month or year; None where that is not certain."""
    amount: Amount | None = None
    """What a MONEY, PERCENT or QUANTITY comes to; None where that is not certain."""
    perhaps: tuple[str, ...] = ()
    """The names of those in the story who may be meant, where the story leaves it open which
    one: of "Biden", Joe Biden and Hunter Biden."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be read, and why, in words for the reader."""

    location: str
    reason: str

    def __str__(self) -> str:
        return f"{self.location}: {self.reason}"
