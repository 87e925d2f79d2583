"""Which names of a story matter most, for the panel."""

from __future__ import annotations

from math import log2

from tui.article import Article, Entity, Span

HEADLINE, SUMMARY, LEDE, SPREAD = 4.0, 1.5, 2.0, 2.0
APART = frozenset({"byline", "note", "footer", "published", "section"})


def salient(article: Article, entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """The entities, the most telling first: in the headline, in the lede, often, and all
    through the story. Who is only in the byline or the small print comes last. Ties keep
    the order of first mention."""
    parts = _Parts(article)
    return tuple(sorted(entities, key=lambda entity: -parts.weight(entity)))


class _Parts:
    """Where the parts of an article are that give weight."""

    def __init__(self, article: Article) -> None:
        self._length = max(1, len(article.text))
        self._headline = article.headline_span
        self._summary = _first(article, "summary")
        self._lede = _first(article, "paragraph")
        self._apart = [(start, end) for kind, start, end in article.blocks if kind in APART]

    def weight(self, entity: Entity) -> float:
        """A sum of small bonuses; only its order means something."""
        told = [span for span in entity.mentions if not self._in_small_print(span)]
        if not told:
            return 0.0
        weight = 1.0 + log2(1 + len(told))
        weight += SPREAD * (told[-1][0] - told[0][0]) / self._length
        for part, bonus in (
            (self._headline, HEADLINE),
            (self._summary, SUMMARY),
            (self._lede, LEDE),
        ):
            if any(part[0] <= start < part[1] for start, _ in told):
                weight += bonus
        return weight

    def _in_small_print(self, span: Span) -> bool:
        return any(start <= span[0] < end for start, end in self._apart)


def _first(article: Article, kind: str) -> Span:
    return next((block[1:] for block in article.blocks if block[0] == kind), (0, 0))
