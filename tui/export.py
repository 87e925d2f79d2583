"""Articles as JSON Lines, for pipes and scripts."""

from __future__ import annotations

import json
from typing import Any

from tui.article import Article, Dateline
from tui.library import Library, Listing


def json_line(library: Library, listing: Listing, position: int, *, entities: bool = True) -> str:
    """One article of a listing as one line of JSON, without the line feed.

    Offsets count code points of ``"text"``. ``"match"`` is there only when something was
    asked; ``"entities"`` only when asked for.
    """
    article = library.store[position]
    record = describe(article)
    if entities:
        record["entities"] = [
            {
                "id": entity.id,
                "name": entity.name,
                "type": entity.type,
                "mentions": [list(span) for span in entity.mentions],
            }
            for entity in library.entities(position)
        ]
    if listing.results is not None:
        record["match"] = {
            "score": round(float(listing.results.score(position)), 4),
            "spans": [list(span) for span in listing.results.spans(article)],
            "corrected": {
                typed: taken[0] for typed, taken in listing.results.corrected.items() if taken
            },
        }
    return json.dumps(record, ensure_ascii=False)


def describe(article: Article) -> dict[str, Any]:
    """An article's own fields, as the command line's contract names them."""
    return {
        "id": article.id,
        "path": article.path,
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
    }


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
