"""Names across the store: which stories name whom, under any alias.

Entities of different stories are one when their names have the same key (case, dots,
diacritics and script apart; initials of middle names dropped) and type, or stand for each
other in the small table of aliases. A bare surname never joins a full name of another
story.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Collection, Container, Iterable

from tui.article import Article, Entity, EntityType
from tui.entities.fold import fold_name
from tui.entities.keys import canonical_key

NAME_TYPES: tuple[EntityType, ...] = ("PER", "ORG", "LOC", "MISC")
FIELDS: dict[str, tuple[EntityType, ...]] = {
    "person": ("PER",),
    "org": ("ORG",),
    "place": ("LOC",),
    "entity": NAME_TYPES,
}
FIELD_OF: dict[EntityType, str] = {"PER": "person", "ORG": "org", "LOC": "place", "MISC": "entity"}


class EntityIndex:
    """Postings by entity: plain arrays of story positions, one int for the many names
    that occur once. A hundred thousand stories stay far below 300 MB."""

    def __init__(self) -> None:
        self._indexed = 0
        self._tables = {kind: _Names() for kind in NAME_TYPES}
        self._stories: dict[int, tuple[array[int], ...]] = {}

    def __len__(self) -> int:
        """How many stories are indexed."""
        return len(self._stories)

    def add(self, position: int, article: Article, entities: tuple[Entity, ...]) -> None:
        """Index a story; one indexed before at this position is replaced."""
        self.remove(position)
        named: dict[EntityType, array[int]] = {kind: array("I") for kind in NAME_TYPES}
        for entity in entities:
            table = self._tables.get(entity.type)
            if table is not None:
                aliases = {article.text[start:end] for start, end in entity.mentions}
                number = table.add(entity.name, aliases, entity.type)
                if number not in named[entity.type]:
                    named[entity.type].append(number)
                    table.post(number, position)
        self._stories[position] = tuple(named.values())

    def remove(self, position: int) -> None:
        """Forget a story; nothing happens if it is not indexed."""
        named = self._stories.pop(position, ())
        for table, numbers in zip(self._tables.values(), named, strict=False):
            for number in numbers:
                table.unpost(number, position)

    def positions(self, field: str, value: str) -> list[int]:
        """Where a name occurs: stories, ascending. ``field`` is person, org, place or
        entity. A name or alias that is the value exactly wins; else every name in which
        words begin with it. Raises KeyError for another field."""
        found: set[int] = set()
        key = fold_name(value)
        tables = [(self._tables[kind], kind) for kind in FIELDS[field]]
        for table, kind in tables:
            found.update(table.stories(table.exact(canonical_key(value, kind), key)))
        if not found and key:
            for table, _ in tables:
                found.update(table.stories(table.beginning(key)))
        return sorted(found)

    def stories(self, entity: Entity) -> list[int]:
        """Where the given entity of some article occurs under any alias, ascending."""
        table = self._tables.get(entity.type)
        if table is None:
            return []
        key = fold_name(entity.name)
        return sorted(set(table.stories(table.exact(canonical_key(entity.name, entity.type), key))))

    def count(self, entity: Entity, positions: Container[int] | None = None) -> int:
        """In how many stories (of those given) an entity occurs. Linear in the stories
        naming it when ``positions`` answers ``in`` quickly; a list is made a set first."""
        stories = self.stories(entity)
        if positions is None:
            return len(stories)
        if isinstance(positions, (list, tuple, array)):
            positions = frozenset(positions)
        return sum(position in positions for position in stories)

    def names(
        self, prefix: str, types: Collection[EntityType] | None = None, limit: int = 10
    ) -> list[tuple[str, EntityType, int]]:
        """Names in which a word begins with the prefix: ``(name, type, stories)``, those
        of most stories first."""
        key = fold_name(prefix) if prefix.strip() else ""
        found: list[tuple[str, EntityType, int]] = []
        for kind in NAME_TYPES if types is None else types:
            table = self._tables.get(kind)
            if table is not None:
                found += [(name, kind, many) for name, many in table.named(key) if many]
        found.sort(key=lambda entry: (-entry[2], entry[0]))
        return found[:limit]

    def query(self, entity: Entity) -> str:
        """What to type into the filter box to find the entity: ``person:"Zakir Jalali"``."""
        name = " ".join(entity.name.replace('"', " ").split())
        plain = name.replace("-", "").isalnum()
        field = FIELD_OF.get(entity.type)
        if field is None:
            return f'"{name}"'
        return f"{field}:{name}" if plain else f'{field}:"{name}"'


class _Names:
    """All names of one type."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._written: list[str] = []
        self._first = array("i")
        self._more: dict[int, array[int]] = {}
        self._aliases: dict[str, array[int]] = {}
        self._blob = "\n"
        self._starts = array("I")
        self._unwritten: list[tuple[str, int]] = []
        self._owners = array("I")

    def add(self, name: str, aliases: Iterable[str], kind: EntityType) -> int:
        """The number of a name; its aliases are remembered."""
        key = fold_name(name)
        canonical = canonical_key(name, kind)
        number = self._numbers.get(canonical)
        if number is None:
            number = self._numbers[canonical] = len(self._written)
            self._written.append(name)
            self._first.append(-1)
            self._unwritten.append((canonical, number))
        for alias in {key, *map(fold_name, aliases)}:
            if alias != canonical:
                self._alias(alias, number)
        return number

    def _alias(self, alias: str, number: int) -> None:
        numbers = self._aliases.get(alias)
        if numbers is None:
            self._aliases[alias] = array("I", (number,))
        elif number not in numbers:
            numbers.append(number)
        else:
            return
        self._unwritten.append((alias, number))

    def post(self, number: int, position: int) -> None:
        if self._first[number] < 0:
            self._first[number] = position
        else:
            self._more.setdefault(number, array("i")).append(position)

    def unpost(self, number: int, position: int) -> None:
        more = self._more.get(number)
        if self._first[number] == position:
            self._first[number] = more.pop() if more else -1
        elif more is not None:
            more.remove(position)
        if more is not None and not more:
            del self._more[number]

    def stories(self, numbers: Iterable[int]) -> Iterable[int]:
        for number in numbers:
            if self._first[number] >= 0:
                yield self._first[number]
                yield from self._more.get(number, ())

    def exact(self, canonical: str, key: str) -> set[int]:
        """The names with this key or alias."""
        found = set(self._aliases.get(key, ()))
        number = self._numbers.get(canonical)
        if number is not None:
            found.add(number)
        return found

    def beginning(self, key: str) -> set[int]:
        """The names that have the key at the beginning of a word of them or an alias."""
        self._write()
        found: set[int] = set()
        for before in ("\n", " "):
            at = self._blob.find(before + key)
            while at >= 0:
                line = bisect_right(self._starts, at + 1) - 1
                found.add(self._owners[line])
                at = self._blob.find(before + key, at + 1)
        return found

    def named(self, key: str) -> Iterable[tuple[str, int]]:
        numbers = self.beginning(key) if key else range(len(self._written))
        for number in numbers:
            more = len(self._more.get(number, ()))
            yield self._written[number], more + (self._first[number] >= 0)

    def _write(self) -> None:
        """Bring the text that prefixes are looked up in up to date: all keys, a line
        each. A search is one pass of str.find (10 MB in a few milliseconds)."""
        if not self._unwritten:
            return
        at = len(self._blob)
        lines = []
        for key, number in self._unwritten:
            self._starts.append(at)
            self._owners.append(number)
            lines.append(key)
            at += len(key) + 1
        self._blob += "\n".join(lines) + "\n"
        self._unwritten.clear()
