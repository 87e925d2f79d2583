"""Articles as JSON Lines, for pipes and scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from tui.article import Article, Dateline, Entity
from tui.library import Library, Listing

_RARE = ("given", "iso", "amount", "perhaps")


def json_lines(library: Library, listing: Listing, *, entities: bool = True) -> Iterator[str]:
    """Each article of a listing as one line of JSON, without the line feed, in its order.

    Offsets count code points of ``"text"``. ``"match"`` is there only when something was
    asked; ``"entities"`` only when wanted; ``"origins"`` only where several documents have
    the story.
    """
    results = listing.results
    corrected = {typed: taken[0] for typed, taken in results.corrected.items()} if results else {}
    positions = [int(position) for position in listing.positions]
    readings = library.each_named(positions) if entities else ((at, ()) for at in positions)
    for position, named in readings:
        article = library.store[position]
        record = describe(article)
        origins = library.store.origins(position)
        if len(origins) > 1:
            record["origins"] = [one.location for one in origins]
        if entities:
            record["entities"] = [_entity(entity) for entity in named]
        if results is not None:
            record["match"] = {
                "score": round(results.score(position), 4),
                "spans": results.spans(article),
                "corrected": corrected,
            }
        yield json.dumps(record, ensure_ascii=False)


def describe(article: Article) -> dict[str, Any]:
    """An article's own fields, as the command line's contract names them."""
    return {
        "id": article.id,
        "path": article.location,
        "url": article.url,
        "source": article.source,
        "section": article.section,
        "headline": article.headline,
        "summary": article.summary,
        "byline": list(article.byline),
        "language": article.language,
        "dateline": _dateline(article.dateline),
        "published": _published(article),
        "paragraphs": list(article.paragraphs),
        "notes": list(article.parts("note", "footer")),
        "text": article.text,
        "blocks": article.blocks,
    }


def _entity(entity: Entity) -> dict[str, Any]:
    """``"given"`` is there only where the source itself named it, ``"iso"`` only for a date
    that is certain, ``"amount"`` only for a sum, share or measure that is, with ``"upto"``
    only for a range; ``"perhaps"`` only where the story leaves open who is meant."""
    record = asdict(entity)
    if entity.amount is not None:
        record["amount"] = entity.amount._asdict()
        if entity.amount.upto is None:
            del record["amount"]["upto"]
    return {name: value for name, value in record.items() if value or name not in _RARE}


def _dateline(dateline: Dateline | None) -> dict[str, Any] | None:
    if dateline is None:
        return None
    return {
        "places": list(dateline.places),
        "date": dateline.date,
        "iso_month_day": dateline.iso_month_day,
        "agency": dateline.agency,
    }


def _published(article: Article) -> str | None:
    """ISO 8601: a day where only the day is known, else a time in UTC."""
    if article.published is None:
        return None
    if article.published_basis == "dateline":
        return article.published.date().isoformat()
    return article.published.isoformat(timespec="seconds").replace("+00:00", "Z")
