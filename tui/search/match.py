"""Searching: from a query to the stories it means, best first.

What is *literal*: a word asked is in a story if some word of the story begins with it (for
``'exact`` and inside a closed phrase: is it). Words joined by punctuation, the characters
of an unspaced script and phrases must stand side by side in one block of the text, all
but the last in full. A negated word that is still being typed excludes only itself. All
clauses must hold; of alternatives one.

Literal answers stand alone. Only if there is none are words outside quotes forgiven: then
they may be mistyped, or stand inside a longer word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from tui.article import Article, Span
from tui.search.columns import folded
from tui.search.found import Found, Ranking, all_of, rank
from tui.search.hits import Hits, Words
from tui.search.index import Index
from tui.search.phrases import side_by_side
from tui.search.query import COLUMN_FIELDS, Clause, Dates, Facet, Option, Query, Term
from tui.search.rank import Relevance, neighbourhood
from tui.search.segment import BODY, FIELD_COUNT, HEADLINE, SUMMARY
from tui.search.spans import Finder, Wanted

EPOCH = date(1970, 1, 1).toordinal()
ALL_FIELDS = tuple(range(FIELD_COUNT))
FIELDS_OF = {None: ALL_FIELDS, "title": (HEADLINE,), "text": (SUMMARY, BODY)}
MOST_EDITS = 2
ENOUGH, STORIES_PER_HIT = 20, 5000
"""With fewer answers than this, and than one in so many stories, more is forgiven."""
TAKEN_FOR = 3


class Facets(Protocol):
    """Knows which stories name someone, and which are unread, flagged or watched."""

    def positions(self, field: str, value: str) -> Sequence[int]:
        """The positions for ``person org place entity`` and a name as typed, and for
        ``is`` and ``unread flagged watched``."""
        ...


@dataclass
class Results:
    """The answer to one query."""

    total: int
    """How many stories were found."""
    positions: Sequence[int] | NDArray[np.int64]
    """All of them, best first."""
    corrected: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Mistyped words and what each was taken for, best first."""
    finder: Finder = field(default_factory=lambda: Finder(()), repr=False)
    _index: Index | None = field(default=None, repr=False)
    _ranking: Ranking | None = field(default=None, repr=False)
    _spans: dict[tuple[str, int | None], tuple[Span, ...]] = field(default_factory=dict, repr=False)

    def score(self, position: int) -> float:
        """The score of a position, 0 if it is not among the results."""
        row = self._index.row(position) if self._index else None
        return self._ranking.score(row) if self._ranking and row is not None else 0.0

    def place(self, position: int) -> int | None:
        """Where in ``positions`` a position is, or None. Costs little however many there
        are, while comparing it with ``positions`` puts all of them in order first."""
        if self._ranking is None:
            at = np.flatnonzero(np.asarray(self.positions) == position)
            return int(at[0]) if len(at) else None
        row = self._index.row(position) if self._index else None
        return None if row is None else self._ranking.place(row)

    def spans(self, article: Article, until: int | None = None) -> tuple[Span, ...]:
        """What matched, in the text of one of the results: sorted, never overlapping.

        With ``until`` only that many characters are looked through: what a screen shows of
        a text of any length."""
        if until is not None and until >= len(article.text):
            until = None
        key = (article.id, until)
        known = self._spans.get(key)
        if known is None:
            known = self._spans[key] = self.finder.spans(article, until)
        return known

    def explain(self, article: Article) -> tuple[str, ...]:
        """Why the story is here, a line for each thing asked."""
        return self.finder.reasons(article)


class Searcher:
    """Answers queries from an index. Unsettled and growing indexes are fine."""

    def __init__(
        self, store: Sequence[Article], index: Index, facets: Facets | None = None
    ) -> None:
        self.store = store
        self.index = index
        self.facets = facets
        self._words = Words(index)
        self._relevance = Relevance(index)

    def search(self, query: Query, *, limit: int | None = None) -> Results:
        """Everything found, best first; ``limit`` cuts the list, not the total."""
        self.index.flush()
        found, asked = self._answer(query)
        scored = [hits for hits in asked if hits.words]
        positions: Sequence[int] | NDArray[np.int64]
        ranking, head = None, np.zeros(0, np.int64)
        if scored:
            ranking, head = rank(
                found,
                self._relevance.score(found, scored),
                self.index.positions,
                lambda rows: neighbourhood(self.index, rows, scored),
            )
            positions = ranking
        else:
            newest = self.index.columns.newest_first()
            mask = found.mask
            if mask is None:
                mask = np.zeros(self.index.rows, bool)
                mask[found.rows] = True
            positions = self.index.positions[newest[mask[newest]]]
        return Results(
            total=found.count,
            positions=positions if limit is None else positions[:limit],
            corrected=self._corrections(scored, head),
            finder=Finder(tuple(self._wanted(query, asked))),
            _index=self.index,
            _ranking=ranking,
        )

    def forget(self) -> None:
        """Forget the answers remembered for words, as if nothing had been typed yet."""
        self._words = Words(self.index)

    # -- finding ---------------------------------------------------------------------

    def _answer(self, query: Query) -> tuple[Found, list[Hits]]:
        """Literal answers or, where there are none, forgiving ones: first where a word has
        no literal hit at all, then, as such a word may exist by accident, in all words."""
        asked = literal = [self._clause(clause, 0) for clause in query.clauses]
        found = self._all_of(literal)
        if found.count or not any(map(_forgivable, query.clauses)):
            return found, literal
        enough = min(max(self.index.rows // STORIES_PER_HIT, 1), ENOUGH)
        for edits in range(1, MOST_EDITS + 1):
            for lost_only, sufficient in ((True, enough), (False, 1)):
                asked = [
                    hits if lost_only and hits.count else self._clause(clause, edits)
                    for clause, hits in zip(query.clauses, literal, strict=True)
                ]
                found = self._all_of(asked)
                if found.count >= sufficient:
                    return found, asked
        return found, asked

    def _all_of(self, asked: Sequence[Hits]) -> Found:
        """The rows that have everything asked."""
        index = self.index
        return all_of(asked, index.alive if index.removed else None, index.rows)

    def _clause(self, clause: Clause, edits: int) -> Hits:
        options = [self._option(option, edits) for option in clause]
        if len(options) == 1:
            return options[0]
        strength = np.maximum.reduce([hits.strength for hits in options])
        return Hits(
            strength,
            int(np.count_nonzero(strength)),
            max(hits.rarity for hits in options),
            tuple(word for hits in options for word in hits.words),
            tuple(similar for hits in options for similar in hits.similar),
            np.concatenate([hits.forgiven for hits in options]),
        )

    def _option(self, option: Option, edits: int) -> Hits:
        what = option.what
        if option.negated:
            if isinstance(what, Term) and what.unfinished:
                what = Term(what.words, what.field, whole=True, quoted=what.quoted)
            return _filter(self._what(what, 0).strength == 0)
        return self._what(what, edits)

    def _what(self, what: Term | Facet | Dates, edits: int) -> Hits:
        if isinstance(what, Term):
            return self._term(what, edits if not what.quoted else 0)
        if isinstance(what, Dates):
            first, last = (
                None if day is None else day.toordinal() - EPOCH for day in (what.first, what.last)
            )
            return _filter(self.index.columns.between(first, last))
        return self._facet(what)

    def _term(self, term: Term, edits: int) -> Hits:
        fields = FIELDS_OF[term.field]
        if len(term.words) == 1:
            return self._words.find(
                term.words[0],
                unfinished=term.unfinished,
                whole=term.whole,
                fields=fields,
                edits=edits,
            )
        last = len(term.words) - 1
        parts = [
            self._words.find(
                word,
                unfinished=term.unfinished and at == last,
                whole=(term.whole or at < last) and not edits,
                fields=fields,
                edits=edits,
            )
            for at, word in enumerate(term.words)
        ]
        strength = np.zeros(self.index.rows, np.uint8)
        rows = self._all_of(parts).rows
        if edits:
            strength[rows] = np.minimum.reduce([part.strength[rows] for part in parts])
        else:
            strength[rows] = side_by_side(
                self.index, rows, term.words, parts[-1].similar[0], fields
            )
        return Hits(
            strength,
            int(np.count_nonzero(strength)),
            max(part.rarity for part in parts),
            term.words,
            tuple(part.similar[0] for part in parts),
            np.concatenate([part.forgiven for part in parts]),
        )

    def _facet(self, facet: Facet) -> Hits:
        if facet.field in COLUMN_FIELDS:
            return _filter(self.index.columns.texts[facet.field].matching(facet.value))
        mask = np.zeros(self.index.rows, bool)
        if self.facets is not None:
            for position in self.facets.positions(facet.field, facet.value):
                row = self.index.row(int(position))
                if row is not None:
                    mask[row] = True
        elif facet.field != "is":
            words = folded(facet.value)
            return self._term(Term(words, unfinished=facet.unfinished), 0)
        return _filter(mask)

    # -- telling ---------------------------------------------------------------------

    def _corrections(
        self, asked: Iterable[Hits], rows: NDArray[np.int64]
    ) -> dict[str, tuple[str, ...]]:
        """What mistyped words were taken for, in the order the best stories have them."""
        corrected: dict[str, tuple[str, ...]] = {}
        words = self.index.vocabulary.words
        for hits in asked:
            if not len(hits.forgiven):
                continue
            allowed = set(hits.forgiven.tolist())
            for word, similar in zip(hits.words, hits.similar, strict=True):
                taken: dict[str, None] = {}
                for row in rows.tolist():
                    stories = self.index.sequences_of(row)
                    own = row - stories.first
                    story = stories.tokens[stories.starts[own] : stories.starts[own + 1]]
                    grades = similar[story]
                    best = int(story[grades.argmax()]) if len(story) else 0
                    if best in allowed and similar[best]:
                        taken[words[best]] = None
                    if len(taken) == TAKEN_FOR:
                        break
                if taken:
                    corrected[word] = tuple(taken)
        return corrected

    def _wanted(self, query: Query, asked: Sequence[Hits]) -> Iterable[Wanted]:
        for clause, hits in zip(query.clauses, asked, strict=True):
            at = 0
            for option in clause:
                what = option.what
                if option.negated:
                    continue
                if isinstance(what, Term):
                    size = len(what.words)
                    yield Wanted(
                        what.words,
                        hits.similar[at : at + size],
                        self.index.vocabulary,
                        what.field,
                        together=size > 1 and not len(hits.forgiven),
                    )
                    at += size


def _filter(mask: NDArray[np.bool_]) -> Hits:
    """A condition that says nothing about how good an answer is."""
    return Hits(mask.view(np.uint8), int(np.count_nonzero(mask)))


def _forgivable(clause: Clause) -> bool:
    """Whether typos may be forgiven somewhere in a clause."""
    return any(
        isinstance(option.what, Term) and not option.what.quoted and not option.negated
        for option in clause
    )
