"""What stands between the stories of a list: the day, the source, read or unread."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import compress, islice
from operator import ne
from typing import NamedTuple

from tui.library import Marks, Order
from tui.store import ArticleStore

UNDATED = "Undated"


class Heading(NamedTuple):
    """A line above a row of the list."""

    row: int
    title: str


def headings(
    positions: Sequence[int],
    store: ArticleStore,
    order: Order,
    marks: Marks | None,
    today: date,
) -> list[Heading]:
    """The headings of a list in an order, first row first; none where the order groups
    nothing or everything is of one group."""
    groups = _groups(positions, store, order, marks)
    changes = compress(range(1, len(groups)), map(ne, groups, islice(groups, 1, None)))
    rows = [0, *changes] if groups else []
    if len(rows) == 1 and not groups[0]:  # nothing is dated: there are no days
        return []
    return [Heading(row, _title(groups[row], today)) for row in rows]


def day_name(day: date, today: date) -> str:
    """``"Today"``, ``"Yesterday"``, ``"Thu 29 May"``; with the year where it is another."""
    if day == today:
        return "Today"
    if day == today - timedelta(days=1):
        return "Yesterday"
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day:%a} {day.day} {day:%b}{year}"


def _groups(
    positions: Sequence[int], store: ArticleStore, order: Order, marks: Marks | None
) -> Sequence[int] | Sequence[str]:
    """The group of each story: the number of its day, or a name; empty for no groups."""
    if order in ("newest", "oldest"):
        return list(map(store.days.__getitem__, positions))  # fast: asked with every key
    if order == "source":
        return [store[position].source or "No source" for position in positions]
    if order == "unread" and marks is not None:
        read = marks.read
        return ["Read" if store[position].id in read else "Unread" for position in positions]
    return ()


def _title(group: int | str, today: date) -> str:
    if isinstance(group, str):
        return group
    return day_name(date.fromordinal(group), today) if group else UNDATED
