"""What a story names, as text to be kept on disk or sent from one process to another."""

from __future__ import annotations

import json
import math
from typing import Any, get_args

from tui.article import Amount, Entity, EntityType

FORMAT = 4
"""To be raised with every change of what is packed, of the key it is kept under, or of what
linking makes of mentions."""
_TYPES: tuple[EntityType, ...] = get_args(EntityType)
_MENTIONED, _RARELY = 3, 7


def pack(entities: tuple[Entity, ...]) -> str:
    """One line of text for all entities of a story."""
    return json.dumps([_row(entity) for entity in entities], separators=(",", ":"))


def unpack(text: str, length: int) -> tuple[Entity, ...]:
    """The entities of a story of so many characters. Raises ValueError for what `pack`
    would not have written for it."""
    try:
        rows = json.loads(text)
        _fits(isinstance(rows, list))
        return tuple(_entity(number, row, length) for number, row in enumerate(rows, 1))
    except (TypeError, KeyError, IndexError, RecursionError) as error:
        raise ValueError(f"no names of a story: {error}") from error


def _row(entity: Entity) -> list[Any]:
    spans = [at for span in entity.mentions for at in span]
    row: list[Any] = [entity.name, _TYPES.index(entity.type), spans]
    if entity.given or entity.iso or entity.perhaps or entity.amount:
        row += [int(entity.given), entity.iso, entity.perhaps, entity.amount]
    return row


def _entity(number: int, row: list[Any], length: int) -> Entity:
    name, kind, spans = row[:_MENTIONED]
    rare = row[_MENTIONED:_RARELY] or (0, None, (), None)
    _fits(isinstance(name, str) and isinstance(kind, int) and 0 <= kind < len(_TYPES))
    _fits(len(spans) % 2 == 0 and all(type(at) is int for at in spans))
    mentions = tuple(zip(spans[::2], spans[1::2], strict=True))
    _fits(all(0 <= start < end <= length for start, end in mentions))
    given, iso, perhaps, amount = rare
    _fits((iso is None or isinstance(iso, str)) and all(isinstance(one, str) for one in perhaps))
    return Entity(
        f"e{number}", name, _TYPES[kind], mentions, bool(given), iso, _amount(amount),
        tuple(perhaps),
    )  # fmt: skip


def _amount(parts: list[Any] | None) -> Amount | None:
    if parts is None:
        return None
    amount = Amount(*parts)
    numbers = (amount.number, 0 if amount.upto is None else amount.upto)
    _fits(all(type(one) in (int, float) and math.isfinite(one) for one in numbers))
    _fits(amount.unit is None or isinstance(amount.unit, str))
    return amount


def _fits(true: bool) -> None:
    if not true:
        raise ValueError("no names of a story")
