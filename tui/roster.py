"""Every name of some stories, a line each: who is named, in how many of them, since when."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tui.article import NAME_TYPES, Article, Entity, EntityType
from tui.entities.index.store_keys import StoreKeys
from tui.entities.name_keys import full_name
from tui.library import Library, Listing

COLUMNS = ("name", "type", "stories", "mentions", "first", "latest", "aliases")
BETWEEN_ALIASES = " | "
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(slots=True)
class _Named:
    """Someone or something, as the stories name it."""

    type: EntityType
    names: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    stories: int = 0
    days: tuple[str, str] | None = None

    def add(self, article: Article, entity: Entity) -> None:
        self.stories += 1
        self.names[full_name(entity.name, entity.type)] += 1
        text = article.text
        self.forms.update(" ".join(text[start:end].split()) for start, end in entity.mentions)
        if article.published is not None:
            day = article.published.date().isoformat()
            first, latest = self.days or (day, day)
            self.days = min(first, day), max(latest, day)

    def record(self) -> dict[str, Any]:
        name = max(self.names, key=lambda name: (not name.isupper(), self.names[name]))
        first, latest = self.days or (None, None)
        return {
            "name": name,
            "type": self.type,
            "stories": self.stories,
            "mentions": self.forms.total(),
            "first": first,
            "latest": latest,
            "aliases": [form for form, _ in self.forms.most_common() if form != name],
        }


def roster(library: Library, listing: Listing) -> Iterator[dict[str, Any]]:
    """A record for each name of the stories listed: ``name`` as most stories have it in full,
    ``type``, how many ``stories`` and ``mentions``, the days of the ``first`` and the
    ``latest`` story (ISO 8601, None where unknown), and as ``aliases`` every other form it
    is printed in. Those of most stories come first."""
    keys = StoreKeys(library.naming.corrections)
    found: dict[tuple[EntityType, str], _Named] = {}
    for position, entities in library.each_named([int(at) for at in listing.positions]):
        seen: set[tuple[EntityType, str]] = set()
        for entity in entities:
            if entity.type not in NAME_TYPES:
                continue
            at = entity.type, keys.meet(entity.name, entity.type)
            named = found.setdefault(at, _Named(entity.type))
            named.add(library.store[position], entity)
            named.stories -= at in seen  # two of a story that are one across the store
            seen.add(at)
    records = [named.record() for named in found.values()]
    records.sort(key=lambda one: (-one["stories"], -one["mentions"], one["name"]))
    yield from records


def roster_json(library: Library, listing: Listing) -> Iterator[str]:
    """The roster as JSON Lines, without line feeds."""
    for record in roster(library, listing):
        yield json.dumps(record, ensure_ascii=False)


def roster_csv(library: Library, listing: Listing) -> Iterator[str]:
    """The roster as lines of CSV (RFC 4180, line feeds left out) with a heading. A cell that
    a spreadsheet would compute gets an apostrophe before it, as spreadsheets do."""
    yield _csv_line(COLUMNS)
    for record in roster(library, listing):
        aliases = BETWEEN_ALIASES.join(record["aliases"])
        cells = [*(record[column] for column in COLUMNS[:-1]), aliases]
        yield _csv_line(["" if cell is None else _inert(str(cell)) for cell in cells])


def _csv_line(cells: list[str] | tuple[str, ...]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue().removesuffix("\r\n")


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
