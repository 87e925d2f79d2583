"""From a query to evidence: which rows of an index have each thing asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from tui.article import NAME_FIELDS
from tui.search.columns import EPOCH, folded
from tui.search.fields import FIELDS_OF
from tui.search.found import Found, all_of
from tui.search.hits import Hits, Words
from tui.search.index import Index
from tui.search.misspelt import Misspelt
from tui.search.phrases import Phrases
from tui.search.query import COLUMN_FIELDS, Clause, Dates, Facet, Option, Query, Term


class Facets(Protocol):
    """Knows which stories name someone, and which are in one of the ``STATES``."""

    def positions(self, field: str, value: str) -> Sequence[int]:
        """The positions for ``person org place entity`` and a name as typed, and for
        ``is`` and one of the ``STATES``."""
        ...


class Evidence:
    """Looks up what a query asks in one index."""

    def __init__(self, index: Index, facets: Facets | None) -> None:
        self.index = index
        self.facets = facets
        self.words = Words(index)
        self.phrases = Phrases(index)
        self.names = None if facets is None else Misspelt(self.words, facets.positions)

    def expect(self, query: Query) -> None:
        """Keep enough of what was found for all that a query asks."""
        self.phrases.asked = sum(map(len, query.clauses))

    def all_of(self, asked: Sequence[Hits]) -> Found:
        """The rows that have everything asked."""
        return all_of(asked, self.index.alive, self.index.rows)

    def understood(self, what: Term | Facet | Dates) -> Term | Facet | Dates:
        """A name to be found among names; where none are known, as words of the text."""
        if isinstance(what, Facet) and what.field in NAME_FIELDS and self.facets is None:
            words = folded(what.value)
            if words:
                return Term(words, unfinished=what.unfinished, quoted=True)
        return what

    def clause(self, clause: Clause, edits: int) -> Hits:
        """The rows for which one of the alternatives holds, so many typos forgiven."""
        options = [self._option(option, edits) for option in clause]
        if len(options) == 1:
            return options[0]
        strength = np.maximum.reduce([hits.strength for hits in options])
        return Hits(
            strength,
            int(np.count_nonzero(strength)),
            tuple(frequency for hits in options for frequency in hits.frequencies),
            tuple(word for hits in options for word in hits.words),
            tuple(similar for hits in options for similar in hits.similar),
            np.concatenate([hits.forgiven for hits in options]),
            edits,
        )

    def _option(self, option: Option, edits: int) -> Hits:
        what = self.understood(option.what)
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
            return self.words.find(
                term.words[0],
                unfinished=term.unfinished,
                whole=term.whole,
                fields=fields,
                edits=edits,
            )
        last = len(term.words) - 1
        parts = [
            self.words.find(
                word,
                unfinished=term.unfinished and at == last,
                whole=(term.whole or at < last) and not edits,
                fields=fields,
                edits=edits,
            )
            for at, word in enumerate(term.words)
        ]
        if edits:
            strength = np.minimum.reduce([part.strength for part in parts])
        else:
            similar = parts[-1].similar[0]
            strength = self.phrases.strength(
                term.words, self._beginning(term, fields), similar, fields
            )
        return Hits(
            strength,
            int(np.count_nonzero(strength)),
            tuple(part.frequencies[0] for part in parts),
            term.words,
            tuple(part.similar[0] for part in parts),
            np.concatenate([part.forgiven for part in parts]),
            edits,
        )

    def prepare(self, what: Term | Facet | Dates) -> Iterator[None]:
        """The slow part of looking something up, in short steps: words side by side."""
        what = self.understood(what)
        if isinstance(what, Term) and len(what.words) > 1:
            fields = FIELDS_OF[what.field]
            beginning = self._beginning(what, fields)
            yield from self.phrases.prepare(what.words, beginning, fields)

    def _beginning(self, term: Term, fields: tuple[int, ...]) -> NDArray[np.int64]:
        """The rows that have all words of a phrase but the last."""
        parts = [self.words.find(word, whole=True, fields=fields) for word in term.words[:-1]]
        return all_of(parts, None, self.index.rows).rows

    def _facet(self, facet: Facet) -> Hits:
        if facet.field in COLUMN_FIELDS:
            return _filter(self.index.columns.texts[facet.field].matching(facet.value))
        mask = np.zeros(self.index.rows, bool)
        if self.facets is not None:
            positions = self.facets.positions(facet.field, facet.value)
            mask[self.index.rows_at(np.asarray(positions, np.int64))] = True
        return _filter(mask)


def _filter(mask: NDArray[np.bool_]) -> Hits:
    """A condition that says nothing about how good an answer is."""
    return Hits(mask.view(np.uint8), int(np.count_nonzero(mask)))
