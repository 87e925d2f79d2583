"""Names across the store: which stories name whom, under any alias.

Entities of different stories are one when their names have the same key (case, dots,
diacritics and script apart; initials of middle names dropped) and type, or stand for each
other in the small table of aliases. A bare surname never joins a full name of another
story.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Container

from tui.article import NAME_FIELDS, NAME_TYPES, Article, Entity, EntityType
from tui.entities.corrections import Corrections
from tui.entities.fold import fold_name
from tui.entities.name_table import NameTable

FIELDS: dict[str, tuple[EntityType, ...]] = {
    "person": ("PER",),
    "org": ("ORG",),
    "place": ("LOC",),
    "entity": NAME_TYPES,
}


class EntityIndex:
    """Postings by entity, in arrays and dictionaries of atoms: nothing the garbage
    collector would have to walk through, and far below 300 MB for 100,000 stories."""

    def __init__(self) -> None:
        self._corrections = Corrections()
        self._tables = {kind: NameTable() for kind in NAME_TYPES}
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
                canonical = self._corrections.key(entity.name, entity.type)
                number = table.add(entity.name, canonical, aliases)
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
            found.update(self._exactly(table, value, kind))
        if not found and key:
            for table, _ in tables:
                found.update(table.stories(table.beginning(key)))
        return sorted(found)

    def stories(self, entity: Entity) -> list[int]:
        """Where the given entity of some article occurs under any alias, ascending."""
        table = self._tables.get(entity.type)
        if table is None:
            return []
        return sorted(self._exactly(table, entity.name, entity.type))

    def _exactly(self, table: NameTable, name: str, kind: EntityType) -> set[int]:
        """The stories that name someone by this very name or alias."""
        return set(table.stories(self._numbers(table, name, kind)))

    def _numbers(self, table: NameTable, name: str, kind: EntityType) -> set[int]:
        """The numbers of a name. What the reader keeps apart is nobody's alias."""
        canonical = self._corrections.key(name, kind)
        alias = "" if self._corrections.keeps_apart(name, kind) else fold_name(name)
        return table.exact(canonical, alias)

    def use_corrections(self, corrections: Corrections) -> list[int]:
        """Know names by other corrections from now on. The stories that are to be added
        again, ascending; until they are, names may be found under what they were."""
        stories: set[int] = set()
        before, self._corrections = self._corrections, corrections
        for entity in before.differing(corrections):
            table, kind = self._tables[entity.type], entity.type
            alias = fold_name(entity.name)
            for key in {before.key(entity.name, kind), corrections.key(entity.name, kind)}:
                for number in table.exact(key, alias):
                    stories.update(table.stories([number]))
                    table.retire(number, before.key(table.written(number), kind))
        return sorted(stories)

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
        field = NAME_FIELDS.get(entity.type)
        if field is None:
            return f'"{name}"'
        return f"{field}:{name}" if plain else f'{field}:"{name}"'
