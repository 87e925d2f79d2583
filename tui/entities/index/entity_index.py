"""Names across the store: which stories name whom, under any alias.

Entities of different stories are one when their names have the same key (case, dots,
diacritics and script apart; initials of middle names dropped) and type, or stand for each
other in the small table of aliases. A bare surname never joins a full name of another
story.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator

import numpy as np
from numpy.typing import NDArray

from tui.article import FIELD_OF, NAME_TYPES, Article, Entity, EntityType
from tui.entities.corrections import Corrections
from tui.entities.fold import fold_name
from tui.entities.index.name_table import NameTable, ascending
from tui.entities.index.store_keys import StoreKeys
from tui.entities.name_keys import full_name
from tui.quoting import quoted, value

TYPES_OF: dict[str, tuple[EntityType, ...]] = {
    "person": ("PER",),
    "org": ("ORG",),
    "place": ("LOC",),
    "entity": NAME_TYPES,
}
"""The types of names that each field of a filter looks through: *entity* through all."""


def _code(number: int, kind: EntityType) -> int:
    """One number for a name among all types."""
    return number * len(NAME_TYPES) + NAME_TYPES.index(kind)


class EntityIndex:
    """Postings by entity, in arrays and dictionaries of atoms: nothing the garbage
    collector would have to walk through, and far below 300 MB for 100,000 stories."""

    def __init__(self) -> None:
        self._corrections = Corrections()
        self._keys = StoreKeys(self._corrections)
        self._tables = {kind: NameTable() for kind in NAME_TYPES}
        self._stories: dict[int, bytes] = {}

    def __len__(self) -> int:
        """How many stories are indexed."""
        return len(self._stories)

    def add(self, position: int, article: Article, entities: tuple[Entity, ...]) -> None:
        """Index a story; one indexed before at this position is replaced."""
        self.remove(position)
        named: dict[int, int] = {}
        for entity in entities:
            table = self._tables.get(entity.type)
            if table is not None:
                aliases = {article.text[start:end] for start, end in entity.mentions}
                canonical = self._keys.meet(entity.name, entity.type)
                name = full_name(entity.name, entity.type)
                number = table.add(name, canonical, aliases)
                code = _code(number, entity.type)
                if code not in named:
                    table.post(number, position, name)
                named[code] = named.get(code, 0) + len(entity.mentions)
        pairs = array("I", (figure for pair in named.items() for figure in pair))
        self._stories[position] = pairs.tobytes()

    def remove(self, position: int) -> None:
        """Forget a story; nothing happens if it is not indexed."""
        for code in array("I", self._stories.pop(position, b""))[::2]:
            table, number = self._place(code)
            table.unpost(number, position)

    # -- names by their code -----------------------------------------------------------

    def named(self, position: int) -> bytes:
        """The names of a story as pairs of unsigned 32-bit numbers: the code of a name, and
        how often the story mentions it. Empty for a story that is not indexed."""
        return self._stories.get(position, b"")

    @property
    def codes_end(self) -> int:
        """More than the largest code of a name. Codes never change their meaning."""
        return max(_code(len(table), kind) for kind, table in self._tables.items())

    def named_as(self, code: int) -> tuple[str, EntityType]:
        """The name with a code as most stories print it, and its type."""
        table, number = self._place(code)
        return table.written(number), NAME_TYPES[code % len(NAME_TYPES)]

    def codes(self, entity: Entity, *, aliases: bool = True) -> set[int]:
        """The codes of the given entity of some article, as far as stories have it; several
        for an alias that is used for several names. Without ``aliases`` only the one under
        which the story has it."""
        table = self._tables.get(entity.type)
        if table is None:
            return set()
        numbers = self._numbers(table, entity.name, entity.type, aliases=aliases)
        return {_code(number, entity.type) for number in numbers if table.postings(number)}

    def joint(self) -> NDArray[np.int64]:
        """The codes of names that may be asked for together with others: `codes` of their
        entities may be several. Ascending."""
        found = [_code(one, kind) for kind, table in self._tables.items() for one in table.joint]
        return np.array(sorted(found), np.int64)

    def postings(self, code: int) -> bytes:
        """The stories that have the name with a code, as signed 32-bit numbers in the order
        they were indexed."""
        table, number = self._place(code)
        return table.postings(number)

    def keys(self, kind: EntityType, start: int) -> Iterator[tuple[str, int]]:
        """Folded names and aliases of a type with the code of the name each is for, from the
        ``start``-th on."""
        for key, number in self._tables[kind].keys(start):
            yield key, _code(number, kind)

    def aliases(self, code: int) -> list[str]:
        """The other names under which stories mention the name with a code, each as it was
        first written."""
        table, number = self._place(code)
        return table.aliases(number)

    def _place(self, code: int) -> tuple[NameTable, int]:
        number, kind = divmod(code, len(NAME_TYPES))
        return self._tables[NAME_TYPES[kind]], number

    def positions(self, field: str, value: str) -> list[int]:
        """Where a name occurs: stories, ascending. ``field`` is person, org, place or
        entity. A name or alias that is the value exactly wins; else every name in which
        words begin with it. Raises KeyError for another field."""
        key = fold_name(value)
        tables = [(self._tables[kind], kind) for kind in TYPES_OF[field]]
        found = [table.stories(self._numbers(table, value, kind)) for table, kind in tables]
        if key and not any(map(len, found)):
            found = [table.stories(table.beginning(key)) for table, _ in tables]
        positions: list[int] = ascending(np.concatenate(found)).tolist()
        return positions

    def stories(self, entity: Entity) -> NDArray[np.int64]:
        """Where the given entity of some article occurs under any alias, ascending."""
        table = self._tables.get(entity.type)
        if table is None:
            return np.zeros(0, np.int64)
        return table.stories(self._numbers(table, entity.name, entity.type))

    def key(self, name: str, kind: EntityType) -> str:
        """The key under which a name is one with names of other stories."""
        return self._keys.key(name, kind)

    def _numbers(
        self, table: NameTable, name: str, kind: EntityType, *, aliases: bool = True
    ) -> set[int]:
        """The numbers of a name. What the reader keeps apart is nobody's alias."""
        canonical = self.key(name, kind)
        apart = not aliases or self._corrections.keeps_apart(name, kind)
        alias = "" if apart else fold_name(name)
        return table.exact(canonical, alias)

    def use_corrections(self, corrections: Corrections) -> list[int]:
        """Know names by other corrections from now on. The stories that are to be added
        again, ascending; until they are, names may be found under what they were."""
        stories: set[int] = set()
        before, keys = self._corrections, self._keys
        self._corrections, self._keys = corrections, StoreKeys(corrections, keys)
        for entity in before.differing(corrections):
            table, kind = self._tables[entity.type], entity.type
            alias = fold_name(entity.name)
            for key in {keys.key(entity.name, kind), self.key(entity.name, kind)}:
                for number in table.exact(key, alias):
                    stories.update(table.stories([number]).tolist())
                    table.retire(number, keys.key(table.written(number), kind))
        return sorted(stories)

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
        field = FIELD_OF.get(entity.type)
        return quoted(entity.name) if field is None else f"{field}:{value(entity.name)}"
