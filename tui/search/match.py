"""Searching: from a query to the stories it means, best first.

What is *literal*: a word asked is in a story if some word of the story begins with it (for
``'exact`` and inside a closed phrase: is it). Words joined by punctuation, the characters
of an unspaced script and phrases must stand side by side in one block of the text, all
but the last in full. A negated word that is still being typed excludes only itself. All
clauses must hold; of alternatives one.

Literal answers stand alone. Only if there is none are words outside quotes forgiven: then
they may be mistyped, or stand inside a longer word. So may a name in a field, if nobody
bears it (`misspelt`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from tui.article import NAME_FIELDS, Article, Span
from tui.search.columns import EPOCH, folded
from tui.search.evidence import Evidence, Facets
from tui.search.found import Found, Ranking, RowList, rank
from tui.search.hits import Hits
from tui.search.index import Index
from tui.search.query import Clause, Facet, Query, Term
from tui.search.rank import Relevance, headline_words, neighbourhood
from tui.search.spans import Finder, Wanted
from tui.search.statistics import Statistics, telling

__all__ = ["Answer", "Facets", "Results", "Searcher", "answer_all"]

MOST_EDITS = 2
ENOUGH, STORIES_PER_HIT = 20, 5000
"""With fewer answers than this, and than one in so many stories, more is forgiven."""
TAKEN_FOR = 3


@dataclass(eq=False)
class Results:
    """The answer to one query."""

    positions: Sequence[int] | NDArray[np.int64]
    """Of all stories found, best first."""
    corrected: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Mistyped words and what each was taken for, best first."""
    finder: Finder = field(default_factory=lambda: Finder(()), repr=False)
    _index: Index | None = field(default=None, repr=False)
    _found: Found | None = field(default=None, repr=False)
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

    def unordered(self) -> NDArray[np.int64]:
        """All positions found, in no order."""
        if self._index is None or self._found is None:
            return np.zeros(0, np.int64)
        return self._index.positions[self._found.rows]

    def among(self, positions: NDArray[np.int64]) -> int:
        """How many of some positions (each given once) were found. Puts nothing in order."""
        if self._index is None or self._found is None:
            return 0
        return self._found.among(self._index.rows_at(positions))

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


@dataclass(frozen=True, slots=True)
class Answer:
    """What one index has for a query, not yet ranked."""

    found: Found
    asked: tuple[Hits, ...]
    """For each clause."""
    statistics: Statistics


class Searcher:
    """Answers queries from an index. Unsettled and growing indexes are fine."""

    def __init__(
        self,
        store: Sequence[Article],
        index: Index,
        facets: Facets | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        self.store = store
        self.index = index
        self._today = today
        self._evidence = Evidence(index, facets)
        self._relevance = Relevance(index)

    def search(self, query: Query, *, staying: Collection[int] = ()) -> Results:
        """Everything found, best first. Stories at the positions ``staying`` are found
        whatever they are."""
        names, taken = self._evidence.names, dict[str, tuple[str, ...]]()
        if names is not None:
            query, taken = names.corrected(query)
        (answer,) = answer_all([self], query)
        asked, index = answer.asked, self.index
        if staying:
            rows = index.rows_at(np.fromiter(staying, np.int64))
            answer = replace(answer, found=answer.found.with_rows(rows))
        positions: Sequence[int] | NDArray[np.int64]
        ranking, head = None, np.zeros(0, np.int64)
        if any(hits.words for hits in asked):
            ranking, head = rank(
                answer.found,
                self.relevance(answer, answer.statistics),
                index.positions,
                lambda rows: self.neighbourhood(rows, answer, index.rows, index.frequency),
            )
            positions = ranking
        else:
            positions = index.positions[self.newest_first(answer.found)]
        return Results(
            positions=positions,
            corrected=taken | self._corrections(asked, head),
            finder=Finder(tuple(self._wanted(query, asked))),
            _index=index,
            _found=answer.found,
            _ranking=ranking,
        )

    def prepare(self, query: Query) -> Iterator[None]:
        """The slow part of a search in steps of a few milliseconds: phrases and mistyped names
        in very many stories. Where nothing is slow it ends without a step."""
        self.index.flush()
        self._evidence.expect(query)
        if self._evidence.names is not None:
            yield from self._evidence.names.prepare(query)
        for clause in query.clauses:
            for option in clause:
                yield from self._evidence.prepare(option.what)

    # -- steps of a search, for one index or for several that are parts of one ---------

    def look_up(self, query: Query) -> Answer:
        """What the index has literally."""
        index = self.index
        index.flush()
        self._evidence.expect(query)
        asked = tuple(self._evidence.clause(clause, 0) for clause in query.clauses)
        tomorrow = self._today().toordinal() + 1 - EPOCH  # where it has begun already
        return self._answer(asked, index.columns.newest(index.alive, tomorrow))

    def forgive(self, query: Query, literal: Answer, edits: int, clauses: Sequence[bool]) -> Answer:
        """What it has if so many typos are forgiven in those clauses; in the others it is
        what was there literally."""
        asked = tuple(
            self._evidence.clause(clause, edits) if forgiven else hits
            for clause, hits, forgiven in zip(query.clauses, literal.asked, clauses, strict=True)
        )
        return self._answer(asked, literal.statistics.newest)

    def _answer(self, asked: tuple[Hits, ...], newest: int) -> Answer:
        frequencies = tuple(hits.frequencies for hits in asked)
        statistics = Statistics(self.index.rows, newest, frequencies)
        return Answer(self._evidence.all_of(asked), asked, statistics)

    def relevance(self, answer: Answer, statistics: Statistics) -> NDArray[np.uint16]:
        """The scores of an answer's rows in a corpus with these statistics."""
        return self._relevance.score(answer.found, answer.asked, statistics)

    def neighbourhood(
        self,
        rows: RowList,
        answer: Answer,
        corpus: int,
        frequency: Callable[[NDArray[np.uint32]], NDArray[np.int64]],
    ) -> NDArray[np.float32]:
        """The further points of some rows, in a corpus of so many stories where the words
        with some ids have such frequencies."""
        words = headline_words(self.index, rows)
        weight = telling(corpus, frequency(words)) * (words > 0)
        return neighbourhood(words, weight, answer.asked)

    def newest_first(self, found: Found) -> RowList:
        """The rows found, newest first."""
        newest = self.index.columns.newest_first()
        mask = found.mask
        if mask is None:
            mask = np.zeros(self.index.rows, bool)
            mask[found.rows] = True
        return newest[mask[newest]]

    # -- telling why -----------------------------------------------------------------

    def _corrections(
        self, asked: Iterable[Hits], rows: NDArray[np.int64]
    ) -> dict[str, tuple[str, ...]]:
        """What mistyped words were taken for, in the order the best stories have them; where
        no story has all that was asked, the likeliest."""
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
                if not len(rows) and not self._evidence.words.find(word).count:
                    taken = self._likeliest(similar)
                if taken:
                    corrected[word] = tuple(taken)
        return corrected

    def _likeliest(self, similar: NDArray[np.uint8]) -> dict[str, None]:
        """The most frequent of the most similar words, if any is similar."""
        nearest = np.flatnonzero(similar == max(int(similar.max(initial=0)), 1))
        frequency = self.index.frequency(nearest.astype(np.uint32))
        return {self.index.vocabulary.words[at]: None for at in nearest[np.argsort(-frequency)][:1]}

    def _wanted(self, query: Query, asked: Sequence[Hits]) -> Iterable[Wanted]:
        for clause, hits in zip(query.clauses, asked, strict=True):
            at = 0
            for option in clause:
                what = self._evidence.understood(option.what)
                if option.negated:
                    continue
                if isinstance(what, Facet):
                    yield from self._named(what)
                elif isinstance(what, Term):
                    size = len(what.words)
                    yield Wanted(
                        what.words,
                        hits.similar[at : at + size],
                        self.index.vocabulary,
                        what.field,
                        together=size > 1 and (what.quoted or not hits.edits),
                    )
                    at += size

    def _named(self, facet: Facet) -> Iterable[Wanted]:
        """A name asked for is shown where its words are printed."""
        words = folded(facet.value) if facet.field in NAME_FIELDS else ()
        if words:
            similar = tuple(self._evidence.words.find(word).similar[0] for word in words)
            yield Wanted(words, similar, self.index.vocabulary)


def answer_all(searchers: Sequence[Searcher], query: Query) -> list[Answer]:
    """What each of some indexes that are parts of one corpus has for a query.

    Literal answers or, where there are none, forgiving ones: first where a word has no
    literal hit at all, then, as such a word may exist by accident, in all words. All parts
    go equally far.
    """
    own = [searcher.look_up(query) for searcher in searchers]
    literal = _together(own)
    every = [forgivable(clause) for clause in query.clauses]
    if _count(literal) or not any(every):
        return literal
    lost = [
        may and not any(part.asked[at].count for part in literal) for at, may in enumerate(every)
    ]
    enough = min(max(literal[0].statistics.rows // STORIES_PER_HIT, 1), ENOUGH)
    answers = literal
    for edits in range(1, MOST_EDITS + 1):
        for clauses, sufficient in ((lost, enough), (every, 1)):
            answers = _together(
                [
                    searcher.forgive(query, answer, edits, clauses)
                    for searcher, answer in zip(searchers, own, strict=True)
                ]
            )
            if _count(answers) >= sufficient:
                return answers
    return answers


def _together(answers: list[Answer]) -> list[Answer]:
    """The same answers, each with the statistics of all."""
    statistics = answers[0].statistics
    for answer in answers[1:]:
        statistics = statistics + answer.statistics
    return [replace(answer, statistics=statistics) for answer in answers]


def _count(answers: Sequence[Answer]) -> int:
    return sum(answer.found.count for answer in answers)


def forgivable(clause: Clause) -> bool:
    """Whether typos may be forgiven somewhere in a clause."""
    return any(
        isinstance(option.what, Term) and not option.what.quoted and not option.negated
        for option in clause
    )
