"""Names across the store: which stories name whom, under any alias.

Entities of different stories are one when their names have the same key (case, dots,
diacritics and script apart; initials of middle names dropped) and type, or stand for each
other in the small table of aliases. A bare surname never joins a full name of another
story.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Collection, Container, Iterable, Iterator
from heapq import nlargest

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
    """Postings by entity, in arrays and dictionaries of atoms: nothing the garbage
    collector would have to walk through, and far below 300 MB for 100,000 stories."""

    def __init__(self) -> None:
        self._tables = {kind: _Names() for kind in NAME_TYPES}
        self._stories: dict[int, bytes] = {}

    def __len__(self) -> int:
        """How many stories are indexed."""
        return len(self._stories)

    def add(self, position: int, article: Article, entities: tuple[Entity, ...]) -> None:
        """Index a story; one indexed before at this position is replaced."""
        self.remove(position)
        named: dict[int, None] = {}
        for entity in entities:
            table = self._tables.get(entity.type)
            if table is not None:
                aliases = {article.text[start:end] for start, end in entity.mentions}
                number = table.add(entity.name, aliases, entity.type)
                named[number * len(NAME_TYPES) + NAME_TYPES.index(entity.type)] = None
        for code in named:
            number, kind = divmod(code, len(NAME_TYPES))
            self._tables[NAME_TYPES[kind]].post(number, position)
        self._stories[position] = array("I", named).tobytes()

    def remove(self, position: int) -> None:
        """Forget a story; nothing happens if it is not indexed."""
        for code in array("I", self._stories.pop(position, b"")):
            number, kind = divmod(code, len(NAME_TYPES))
            self._tables[NAME_TYPES[kind]].unpost(number, position)

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
                found += [(name, kind, many) for many, name in table.most_told(key, limit)]
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
    """All names of one type. A name is a number; a number that stands alone is kept as
    it is, several as a tuple."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._aliases: dict[str, int | tuple[int, ...]] = {}
        self._written: list[str] = []
        self._many = array("I")
        self._first = array("i")
        self._more: dict[int, array[int]] = {}
        self._lines = "\n"
        self._starts = array("I")
        self._owners = array("I")
        self._unwritten: list[str] = []

    def add(self, name: str, aliases: Iterable[str], kind: EntityType) -> int:
        """The number of a name; its aliases are remembered."""
        key = fold_name(name)
        canonical = canonical_key(name, kind)
        number = self._numbers.get(canonical)
        if number is None:
            number = self._numbers[canonical] = len(self._written)
            self._written.append(name)
            self._many.append(0)
            self._first.append(-1)
            self._line(canonical, number)
        for alias in {key, *map(fold_name, aliases)}:
            if alias != canonical:
                self._alias(alias, number)
        return number

    def _alias(self, alias: str, number: int) -> None:
        numbers = self._aliases.get(alias)
        if numbers is None:
            self._aliases[alias] = number
        elif isinstance(numbers, int):
            if numbers == number:
                return
            self._aliases[alias] = (numbers, number)
        elif number in numbers:
            return
        else:
            self._aliases[alias] = (*numbers, number)
        self._line(alias, number)

    def _line(self, key: str, number: int) -> None:
        self._unwritten.append(key)
        self._owners.append(number)

    def post(self, number: int, position: int) -> None:
        """A story names it."""
        self._many[number] += 1
        if self._first[number] < 0:
            self._first[number] = position
        else:
            self._more.setdefault(number, array("i")).append(position)

    def unpost(self, number: int, position: int) -> None:
        """A story that was posted is gone."""
        self._many[number] -= 1
        more = self._more.get(number)
        if self._first[number] == position:
            self._first[number] = more.pop() if more else -1
        elif more is not None:
            more.remove(position)
        if more is not None and not more:
            del self._more[number]

    def stories(self, numbers: Iterable[int]) -> Iterator[int]:
        """The stories of some names; a story may come twice."""
        for number in numbers:
            if self._first[number] >= 0:
                yield self._first[number]
                yield from self._more.get(number, ())

    def exact(self, canonical: str, key: str) -> set[int]:
        """The names with this key or alias."""
        aliases = self._aliases.get(key, ())
        found = {aliases} if isinstance(aliases, int) else set(aliases)
        number = self._numbers.get(canonical)
        if number is not None:
            found.add(number)
        return found

    def beginning(self, key: str) -> set[int]:
        """The names in which, or in an alias of which, a word begins with the key; a
        single letter must begin the whole name."""
        self._write()
        found: set[int] = set()
        for before in ("\n", " ") if len(key) > 1 else ("\n",):
            at = self._lines.find(before + key)
            while at >= 0:
                line = bisect_right(self._starts, at + 1) - 1
                found.add(self._owners[line])
                at = self._lines.find(before + key, at + 1)
        return found

    def most_told(self, key: str, limit: int) -> list[tuple[int, str]]:
        """``(stories, name)`` of the names beginning with the key, most stories first."""
        numbers = self.beginning(key) if key else range(len(self._written))
        told = nlargest(limit, numbers, key=self._many.__getitem__)
        return [
            (self._many[number], self._written[number]) for number in told if self._many[number]
        ]

    def _write(self) -> None:
        """Bring the text that beginnings are looked up in up to date: all keys, a line
        each. A search is one pass of str.find (10 MB in a few milliseconds)."""
        if not self._unwritten:
            return
        at = len(self._lines)
        for key in self._unwritten:
            self._starts.append(at)
            at += len(key) + 1
        self._lines += "\n".join(self._unwritten) + "\n"
        self._unwritten.clear()
