"""Fields that do not exist, and the ones that may have been meant."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

ALIKE = 0.75
"""How much of its letters a mistyped name must have in common with that of a field (`difflib`
says how that is counted)."""
ELSEWHERE = {
    "after": "since",
    "before": "until",
    "body": "text",
    "category": "section",
    "city": "place",
    "company": "org",
    "content": "text",
    "country": "place",
    "date": "on",
    "day": "on",
    "headline": "title",
    "language": "lang",
    "location": "place",
    "name": "entity",
    "organisation": "org",
    "organization": "org",
    "people": "person",
    "site": "source",
    "state": "is",
    "subject": "title",
    "tag": "section",
    "topic": "section",
    "who": "person",
    "where": "place",
}
"""What fields are called in other programs."""


def field_meant(name: str, fields: Collection[str]) -> str | None:
    """The field that was likely meant by a name, in small letters, that is none."""
    other = ELSEWHERE.get(name)
    return other or next(iter(get_close_matches(name, fields, 1, ALIKE)), None)
