"""A record of a dump, whatever its fields are called, becomes a draft.

The names of fields are those of CC-News and news-please, trafilatura, NewsAPI, the New York
Times, the Guardian, Event Registry, GDELT, ninjs 1 to 3, the usual data sets, and newstui
itself. Capitals, blanks, hyphens and underscores in them do not matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from tui.article import BODY_KINDS, Block, Dateline, EntityType
from tui.ingest.documents.draft import Draft
from tui.ingest.wire.day import find_day, possible

_ALIASES: dict[str, str] = {
    "headline": "headline headlines title webtitle titlepage name",
    "body": "text maintext body content bodytext bodies articlebody article contenttext rawtext "
    "fulltext story",
    "markup": "bodyhtml bodyxhtml contenthtml html",
    "summary": "summary descriptiontext descriptions description abstract excerpt leadparagraph "
    "trailtext subtitle standfirst snippet highlights",
    "published": "published datepublish publishedat publisheddate publishdate publicationdate "
    "datepublished pubdate datetimepub datetime date versioncreated firstcreated contentcreated "
    "webpublicationdate seendate created timestamp time",
    "url": "url link weburl canonicalurl permalink uri guid id",
    "byline": "authors author byline by creator infosources",
    "source": "source sourcedomain domain hostname sitename site publication publisher provider "
    "outlet agency copyrightholder",
    "section": "section sectionname subject subjects category categories newsdesk topics tags",
    "dateline": "dateline located",
    "language": "language lang",
    "notes": "ednote editorsnote usageterms",
}
"""The fields of a draft and what they are called, the better name first."""

_GIVEN: dict[str, EntityType | None] = {
    "person": "PER", "people": "PER", "persons": "PER", "perfacet": "PER",
    "organisation": "ORG", "organisations": "ORG", "organization": "ORG",
    "organizations": "ORG", "orgs": "ORG", "companies": "ORG", "orgfacet": "ORG",
    "place": "LOC", "places": "LOC", "locations": "LOC", "geofacet": "LOC",
    "event": "MISC", "events": "MISC", "concepts": None, "entities": None,
}  # fmt: skip
"""Fields of names; None where each name says of what type it is."""

_TYPES: dict[str, EntityType] = {
    "per": "PER", "person": "PER", "people": "PER",
    "org": "ORG", "organisation": "ORG", "organization": "ORG", "company": "ORG",
    "loc": "LOC", "gpe": "LOC", "place": "LOC", "location": "LOC",
    "misc": "MISC", "event": "MISC", "product": "MISC", "work": "MISC",
}  # fmt: skip

LISTS = (
    "articles", "items", "results", "docs", "stories", "news", "entries", "hits", "data",
    "response", "events",
)  # fmt: skip
"""Where an answer of an interface keeps its stories."""
_INNER = ("_source", "fields")
"""Where a record keeps some of its fields."""
_TEXT_KEYS = ("value", "main", "name", "title", "literal", "text", "label", "eng", "id")
_DEEPEST = 4
_MAX_GIVEN = 200


def records_in(value: Any, depth: int = 0) -> Iterator[Any]:
    """The records in a value: itself, or those of a list in it."""
    if isinstance(value, list):
        for one in value:
            yield from records_in(one, depth + 1) if depth < _DEEPEST else (one,)
        return
    if isinstance(value, dict) and not _plan(tuple(value))[0]:
        for key in LISTS:
            inner = value.get(key)
            if depth < _DEEPEST and isinstance(inner, (list, dict)) and inner:
                yield from records_in(inner, depth + 1)
                return
    yield value


def tells_story(keys: tuple[str, ...]) -> bool:
    """Whether a record with these keys can tell a story."""
    return _plan(keys)[0] or any(field == "summary" for field, _ in _plan(keys)[1])


def draft_of(record: Any) -> Draft | None:
    """The story a record tells, or None when it tells none."""
    if not isinstance(record, dict):
        return None
    for key in _INNER:
        inner = record.get(key)
        if isinstance(inner, dict):
            record = {**record, **inner}
    _, fields, names = _plan(tuple(record))
    found: dict[str, Any] = {}
    for field, keys in fields:
        for key in keys:
            value = record[key]
            if value and (read := _READERS[field](value)):
                found[field] = read
                break
    if names:
        found["given"] = _given(record, names)
    if "blocks" in record and _restore(found, record):
        return Draft(**found)
    markup = found.pop("markup", "")
    if markup and not found.get("body"):
        from tui.ingest.text.markup import plain_text

        found["body"] = plain_text(markup)
    if not found.get("body") and "summary" in found and "headline" not in found:
        found["body"] = found.pop("summary")
    if not (found.get("headline") or found.get("body")):
        return None
    return Draft(**found)


@lru_cache(maxsize=256)
def _plan(
    keys: tuple[str, ...],
) -> tuple[bool, tuple[tuple[str, tuple[str, ...]], ...], tuple[tuple[str, str], ...]]:
    """For records with these keys: whether they tell a story themselves, which keys each
    field of the draft is taken from, and which keys hold names."""
    plain = {_plain(key): key for key in reversed(keys) if isinstance(key, str)}
    fields = []
    for field, aliases in _ALIASES.items():
        known = tuple(plain[alias] for alias in aliases.split() if alias in plain)
        if known:
            fields.append((field, known))
    named = {field for field, _ in fields}
    names = tuple((plain[name], name) for name in _GIVEN if name in plain)
    return bool(named & {"headline", "body", "markup"}), tuple(fields), names


def _plain(key: str) -> str:
    return "".join(char for char in key.lower() if char.isalnum())


def _text(value: Any) -> str:
    """The words of a value: a text, the text that an object is about, or of a list the
    part that is marked as the main one, else the first."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return next((text for key in _TEXT_KEYS if (text := _text(value.get(key)))), "")
    if isinstance(value, list):
        main = [one for one in value if isinstance(one, dict) and one.get("role") == "main"]
        return next((text for one in (*main, *value[:20]) if (text := _text(one))), "")
    return str(value) if _is_number(value) else ""


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _body(value: Any) -> str:
    """A text, paragraphs in a list, or ninjs's bodies, of which plain text is the best."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        value = [value]
    if not isinstance(value, list):
        return ""
    if all(isinstance(one, str) for one in value):
        return "\n\n".join(value)
    bodies = [one for one in value if isinstance(one, dict)]
    bodies.sort(key=lambda one: "plain" not in str(one.get("contentType", one.get("contenttype"))))
    for one in bodies:
        text = _text(one.get("value") or one.get("text") or one.get("content"))
        if text.strip():
            kind = str(one.get("contentType", one.get("contenttype", "")))
            if "html" in kind or "xml" in kind:
                from tui.ingest.text.markup import plain_text

                return plain_text(text)
            return text
    return ""


def _moment(value: Any) -> str | float:
    return float(value) if _is_number(value) else _text(value)


def _url(value: Any) -> str:
    text = _text(value)
    return text if text[:8].lower().startswith(("http://", "https://", "www.")) else ""


def _several(value: Any) -> tuple[str, ...]:
    ones = value if isinstance(value, list) else [value]
    return tuple(text for one in ones[:50] if (text := _text(one)))


_READERS: dict[str, Any] = {
    "headline": _text, "body": _body, "markup": _text, "summary": _text, "published": _moment,
    "url": _url, "byline": _several, "source": _text, "section": _text, "dateline": _text,
    "language": _text, "notes": _several,
}  # fmt: skip


def _given(
    record: Mapping[str, Any], names: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, EntityType], ...]:
    """The names a record itself says its story is about."""
    found: dict[tuple[str, EntityType], None] = {}
    for key, plain in names:
        values = record[key]
        for one in (values if isinstance(values, list) else [values])[:_MAX_GIVEN]:
            kind = _GIVEN[plain]
            if kind is None:
                if not isinstance(one, dict) or ("mentions" in one and not one.get("given")):
                    continue  # what newstui recognised it recognises again
                kind = _TYPES.get(_text(one.get("type")).lower())
            name = " ".join(_text(one).split()) if kind is not None else ""
            if kind is not None and name:
                found[name, kind] = None
    return tuple(found)


def _restore(found: dict[str, Any], record: Mapping[str, Any]) -> bool:
    """Take the parts that newstui wrote down itself; False when they do not fit the text."""
    text, blocks = record.get("text"), record.get("blocks")
    if not isinstance(text, str) or not isinstance(blocks, list):
        return False
    end = 0
    kept: list[Block] = []
    for block in blocks:
        match block:
            case [str(kind), int(start), int(stop)] if kind in _KINDS and (
                end <= start <= stop <= len(text) and not text[end:start].strip()
            ):
                kept.append((kind, start, stop))  # type: ignore[arg-type]
                end = stop
            case _:
                return False
    if not kept or text[end:].strip():
        return False
    place = next((block for block in kept if block[0] == "dateline"), None)
    for part in ("dateline", "notes", "markup"):
        found.pop(part, None)
    found["body"], found["blocks"] = text, tuple(kept)
    if place is not None:
        found["marked"] = _dateline(place, record.get("dateline"))
    return True


_KINDS = BODY_KINDS | {
    "section", "headline", "summary", "byline", "published", "dateline", "note", "footer",
}  # fmt: skip


def _dateline(block: Block, told: Any) -> Dateline | None:
    if not isinstance(told, dict):
        return None
    places, date, agency = told.get("places"), told.get("date"), told.get("agency")
    month, day = _month_day(told.get("iso_month_day"))
    printed = find_day(date, 0, len(date)) if isinstance(date, str) else None
    return Dateline(
        block[1],
        block[2],
        tuple(one for one in places if isinstance(one, str)) if isinstance(places, list) else (),
        date if isinstance(date, str) else None,
        month,
        day,
        printed.year if printed else None,
        agency if isinstance(agency, str) else None,
    )


def _month_day(told: Any) -> tuple[int | None, int | None]:
    match told.split("-") if isinstance(told, str) else ():
        case [month, day] if month.isdecimal() and day.isdecimal() and len(month + day) == 4:
            return possible(int(month), int(day))
    return None, None
