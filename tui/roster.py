"""Every name of some stories, a line each: who is named, in how many of them, since when."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tui.article import Article, Entity
from tui.entities.index.census import Census, days_of
from tui.entities.index.entity_index import EntityIndex
from tui.library import Library, Listing

COLUMNS = ("name", "type", "stories", "mentions", "first", "latest", "aliases")
BETWEEN_ALIASES = " | "
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(slots=True)
class _Printed:
    """How the stories print a name, and when."""

    forms: Counter[str] = field(default_factory=Counter)
    days: set[str] = field(default_factory=set)

    def add(self, article: Article, entity: Entity) -> None:
        text = article.text
        self.forms.update(" ".join(text[start:end].split()) for start, end in entity.mentions)
        if article.published is not None:
            self.days.add(article.published.date().isoformat())


def roster(library: Library, listing: Listing) -> Iterator[dict[str, Any]]:
    """A record for each name of the stories listed: ``name`` as most stories have it in full,
    ``type``, how many ``stories`` and ``mentions``, the days of the ``first`` and the
    ``latest`` story (ISO 8601, None where unknown), and as ``aliases`` every other form it
    is printed in. Those of most stories come first. Names are one, and count, as in a
    `Census`."""
    index = EntityIndex()
    index.use_corrections(library.naming.corrections)
    printed: dict[int, _Printed] = defaultdict(_Printed)
    positions = [int(at) for at in listing.positions]
    for position, entities in library.each_named(positions):
        article = library.store[position]
        index.add(position, article, entities)
        for entity in entities:
            for code in index.codes(entity, aliases=False):
                printed[code].add(article, entity)
    census = Census(index, days_of(library.store))
    for _ in census.steps(positions):
        pass
    records = [_record(index, census, code, printed) for code in census.codes().tolist()]
    records.sort(key=lambda one: (-one["stories"], -one["mentions"], one["name"]))
    yield from records


def _record(
    index: EntityIndex, census: Census, code: int, printed: dict[int, _Printed]
) -> dict[str, Any]:
    name, kind = index.named_as(code)
    forms: Counter[str] = Counter()
    days: set[str] = set()
    for one in sorted(index.counted(code)):
        forms.update(printed[one].forms)
        days |= printed[one].days
    return {
        "name": name,
        "type": kind,
        "stories": int(census.stories[code]),
        "mentions": int(census.mentions[code]),
        "first": min(days, default=None),
        "latest": max(days, default=None),
        "aliases": [form for form, _ in forms.most_common() if form != name],
    }


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
