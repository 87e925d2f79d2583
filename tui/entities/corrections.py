"""What the reader knows better: names put together, kept apart, renamed, retyped, hidden.

A correction is a line of tab-separated fields; ``#`` at its beginning makes it a comment::

    merge   PER   Zakir Jalaly        Zakir Jalali           the first is the second
    split   PER   Amal Haddad         Amal Haddad Sr.        these two are not one
    rename  ORG   GAZPROM NEFT        Gazprom Neft           so it is called
    retype  LOC   Amber Shield        WORK                   that is what it is
    hide    MISC  Read More                                  it is no name

Corrections hold in every story, for the name (under any alias of the small table) and the
type. They are applied after linking, in the order of the file, each to what the ones before
it have made of a story: so the last word is the reader's latest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple, TypeAlias, cast, get_args
from unicodedata import normalize

from tui.article import NAME_TYPES, Article, Entity, EntityType, Span
from tui.entities.name_keys import canonical_key, plain_key
from tui.ingest.text.paintable import safe_line

Action: TypeAlias = Literal["merge", "split", "rename", "retype", "hide"]
LONGEST = 200
"""Characters of a name."""


class Correction(NamedTuple):
    """One thing the reader has put right. Made by `correction`, which checks it."""

    action: Action
    type: EntityType
    name: str
    other: str = ""
    """The canonical name of a merge, the other one of a split, the new name, the new type;
    empty for hide."""

    @property
    def line(self) -> str:
        """As it is written in the file."""
        return "\t".join(filter(None, self))


def correction(action: str, kind: str, name: str, other: str = "") -> Correction:
    """A correction with its names in order. Raises ValueError, saying in words for the
    reader what is wrong: of action, type, or a name that cannot be one."""
    if action not in get_args(Action):
        raise ValueError(f"{_short(action)} is none of {', '.join(get_args(Action))}")
    kind = _type(kind)
    name = _name(name)
    if action == "hide":
        if other.strip():
            raise ValueError("hide takes one name")
        return Correction("hide", kind, name)
    other = _type(other) if action == "retype" else _name(other)
    made = Correction(cast("Action", action), kind, name, other)
    if action == "retype" and other == kind:
        raise ValueError(f"{name} is {kind} already")
    if action == "split" and plain_key(name, kind) == plain_key(other, kind):
        raise ValueError(f"{name} and {other} are the same name")
    return made


def parse_correction(line: str) -> Correction | None:
    """The correction on a line; None for a comment or a blank line. Raises ValueError, see
    `correction`."""
    if not line.strip() or line.lstrip().startswith("#"):
        return None
    fields = [field.strip() for field in line.split("\t") if field.strip()]
    if not 3 <= len(fields) <= 4:
        raise ValueError("not three or four fields with tabs between them")
    return correction(fields[0].lower(), *fields[1:])


def _type(kind: str) -> EntityType:
    if kind.strip().upper() not in NAME_TYPES:
        raise ValueError(f"{_short(kind) or 'nothing'} is none of {', '.join(NAME_TYPES)}")
    return cast("EntityType", kind.strip().upper())


def _name(name: str) -> str:
    name = normalize("NFC", " ".join(name.split()))
    if not name:
        raise ValueError("a name is missing")
    if len(name) > LONGEST:
        raise ValueError(f"a name is longer than {LONGEST} characters")
    if safe_line(name) != name:
        raise ValueError("a name has characters that cannot be shown")
    return name


def _short(word: str) -> str:
    return safe_line(word if len(word) <= 20 else word[:20] + "…")


class Corrections:
    """Corrections in order, ready to be applied. Never changes."""

    def __init__(self, made: Iterable[Correction] = ()) -> None:
        self.made = tuple(made)
        self._apart: set[tuple[EntityType, str]] = set()
        self._splits: dict[EntityType, list[tuple[str, str]]] = {}
        for one in self.made:
            if one.action == "split":
                pair = plain_key(one.name, one.type), plain_key(one.other, one.type)
                self._splits.setdefault(one.type, []).append(pair)
                self._apart.update((one.type, key) for key in pair)
        self._corrected = {
            (one.type, self.key(one.name, one.type)) for one in self.made if one.action != "split"
        }

    def key(self, name: str, kind: EntityType) -> str:
        """The key under which names of different stories are one: `canonical_key`, but what
        the reader keeps apart has its own."""
        if self._apart and self.keeps_apart(name, kind):
            return plain_key(name, kind)
        return canonical_key(name, kind)

    def keeps_apart(self, name: str, kind: EntityType) -> bool:
        """Whether a name is one that a split keeps apart from another."""
        return (kind, plain_key(name, kind)) in self._apart

    def differing(self, other: Corrections) -> list[Entity]:
        """Every name that is treated otherwise by the other corrections, as an entity
        without mentions: the stories to be looked at again name one of them."""
        names: dict[tuple[str, EntityType], None] = {}
        for one in _unequal(self.made, other.made):
            names[one.name, one.type] = None
            if one.action == "retype":
                names[one.name, cast("EntityType", one.other)] = None
            elif one.other:
                names[one.other, one.type] = None
        return [Entity("", name, kind, ()) for name, kind in names]

    def apply(self, article: Article, entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
        """The entities as the reader wants them, numbered anew; the very same object where
        nothing is to be changed."""
        if not self._concerned(article, entities):
            return entities
        story = _Story(self, article, entities)
        for one in self.made:
            story.correct(one)
        return story.entities()

    def _concerned(self, article: Article, entities: tuple[Entity, ...]) -> bool:
        if not self.made:
            return False
        if any((one.type, self.key(one.name, one.type)) in self._corrected for one in entities):
            return True
        for entity in entities:
            pairs = self._splits.get(entity.type)
            if pairs and len(entity.mentions) > 1:
                forms = {key for key, _ in _printed(article, entity)}
                if any(one in forms and other in forms for one, other in pairs):
                    return True
        return False


class _Story:
    """The entities of one story while they are being corrected."""

    def __init__(
        self, corrections: Corrections, article: Article, entities: tuple[Entity, ...]
    ) -> None:
        self._key = corrections.key
        self._article = article
        self._entities = list(entities)
        self._meant: dict[str, tuple[EntityType, str] | None] = {
            name: (entity.type, name) for entity in entities for name in entity.perhaps
        }
        """What has become of those who may be meant; None of who is hidden."""

    def entities(self) -> tuple[Entity, ...]:
        """What the corrections have left, in order of first mention."""
        nowhere = len(self._article.text), 0  # only given by the source
        ordered = sorted(self._entities, key=lambda entity: (entity.mentions or (nowhere,))[0])
        return tuple(
            replace(one, id=f"e{number}", perhaps=self._perhaps(one))
            for number, one in enumerate(ordered, 1)
        )

    def _perhaps(self, entity: Entity) -> tuple[str, ...]:
        """Who may be meant, as they are called now; nobody where that is settled."""
        left = [become[1] for name in entity.perhaps if (become := self._meant[name])]
        return () if entity.name in left else tuple(dict.fromkeys(left))

    def _follow(self, before: Entity, after: Entity | None) -> None:
        """Remember what has become of an entity."""
        was = before.type, before.name
        become = None if after is None else (after.type, after.name)
        self._meant |= {name: become for name, now in self._meant.items() if now == was}

    def correct(self, one: Correction) -> None:
        """Apply one correction."""
        if one.action == "split":
            self._split(one)
            return
        key = self._key(one.name, one.type)
        found = [e for e in self._entities if e.type == one.type and self._is(e, key)]
        if not found:
            return
        self._entities = [entity for entity in self._entities if entity not in found]
        for entity in found:
            if one.action == "hide":
                self._follow(entity, None)
                continue
            if one.action == "retype":
                changed = replace(entity, type=cast("EntityType", one.other))
            else:
                changed = replace(entity, name=one.other)
            self._follow(entity, changed)
            self._put(changed)

    def _is(self, entity: Entity, key: str) -> bool:
        return self._key(entity.name, entity.type) == key

    def _put(self, entity: Entity) -> None:
        """Add an entity, to the one of its name if there is one."""
        key = self._key(entity.name, entity.type)
        for at, same in enumerate(self._entities):
            if same.type == entity.type and self._is(same, key):
                spans = tuple(sorted((*same.mentions, *entity.mentions)))
                given = same.given or entity.given
                perhaps = *same.perhaps, *entity.perhaps
                self._entities[at] = replace(entity, mentions=spans, given=given, perhaps=perhaps)
                self._follow(same, entity)
                return
        self._entities.append(entity)

    def _split(self, one: Correction) -> None:
        names = plain_key(one.name, one.type), plain_key(one.other, one.type)
        for entity in [entity for entity in self._entities if entity.type == one.type]:
            printed = _printed(self._article, entity)
            if not set(names) <= {key for key, _ in printed}:
                continue
            own = plain_key(entity.name, entity.type)
            called, apart = (one.other, names[1]) if own == names[0] else (one.name, names[0])
            taken = [span for key, span in printed if key == apart]
            rest = [span for key, span in printed if key != apart]
            self._entities.remove(entity)
            self._entities.append(replace(entity, mentions=tuple(rest)))
            self._put(replace(entity, name=called, mentions=tuple(taken)))


def _printed(article: Article, entity: Entity) -> list[tuple[str, Span]]:
    text = article.text
    return [(plain_key(text[a:b], entity.type), (a, b)) for a, b in entity.mentions]


def _unequal(one: Sequence[Correction], other: Sequence[Correction]) -> list[Correction]:
    """What is not in both at the same place, counted from the beginning or the end."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return [*one, *other]
