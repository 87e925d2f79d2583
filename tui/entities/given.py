"""Names that the source itself says a story is about: editors know better than any rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tui.article import Article, Entity, EntityType, Mention
from tui.entities import LONGEST
from tui.entities.name_keys import plain_key
from tui.entities.overlaps import without_overlaps


def given_mentions(article: Article) -> list[Mention]:
    """Where the text has a given name as whole words, sorted, never overlapping; of names
    in one another the longest."""
    found: list[Mention] = []
    for name, kind in sorted(article.given, key=lambda one: len(one[0]), reverse=True):
        found = without_overlaps(found, _mentions(article.text, name, kind))
    return found


def mark_given(article: Article, entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """The entities, those that were given marked and under the given name; a given name
    that the text does not have is added without mentions."""
    marked = list(entities)
    keys: dict[tuple[str, EntityType], int] = {}
    for at, entity in enumerate(marked):
        for form in {entity.name, *(article.text[start:end] for start, end in entity.mentions)}:
            keys.setdefault((plain_key(form, entity.type), entity.type), at)
    for name, kind in article.given:
        key = plain_key(name, kind), kind
        found = keys.get(key)
        if found is None:
            keys[key] = len(marked)
            marked.append(Entity(f"e{len(marked) + 1}", name, kind, (), given=True))
        elif not marked[found].given:
            marked[found] = replace(marked[found], name=name, given=True)
    return tuple(marked)


def _mentions(text: str, name: str, kind: EntityType) -> Iterator[Mention]:
    start = text.find(name, 0, LONGEST)
    while start >= 0:
        end = start + len(name)
        before, after = text[max(start - 1, 0) : start], text[end : end + 1]
        if not (_runs_on(before, name[0]) or _runs_on(name[-1], after)):
            yield Mention(start, end, kind)
        start = text.find(name, end, LONGEST)


def _runs_on(before: str, after: str) -> bool:
    """Whether two characters are inside one word, in scripts with spaces between words."""
    return _is_cased(before) and _is_cased(after)


def _is_cased(char: str) -> bool:
    return char.isdigit() or char.lower() != char.upper()
