"""What stands between the stories of a list: the day, the source, read or unread."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple, TypeAlias

from tui.marks import Marks
from tui.orders import Order
from tui.store import ArticleStore

UNDATED = "Undated"

Group: TypeAlias = int | str
"""What the stories below one heading share; 0 or nothing where it is not known."""


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
    nothing or of no story the group is known. Stories of one group stand together."""
    grouping = _grouping(store, order, marks, today)
    if grouping is None or not positions:
        return []
    group, title = grouping
    rows = [0]
    while (row := _end_of_group(positions, group, rows[-1])) < len(positions):
        rows.append(row)
    if len(rows) == 1 and not group(positions[0]):
        return []
    return [Heading(row, title(positions[row])) for row in rows]


def day_name(day: date, today: date) -> str:
    """``"Today"``, ``"Yesterday"``, ``"Thu 29 May"``; with the year where it is another."""
    if day == today:
        return "Today"
    if day == today - timedelta(days=1):
        return "Yesterday"
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day:%a} {day.day} {day:%b}{year}"


def _grouping(
    store: ArticleStore, order: Order, marks: Marks | None, today: date
) -> tuple[Callable[[int], Group], Callable[[int], str]] | None:
    """What tells the group of a story, and the title of its group; None where an order has
    no groups."""
    if order in ("newest", "oldest"):
        day = store.days.__getitem__
        return day, lambda position: _day_title(day(position), today)
    if order == "source":
        return (
            lambda position: store[position].source.casefold(),
            lambda position: store[position].source or "No source",
        )
    if order == "unread" and marks is not None:
        read = marks.read

        def mark(position: int) -> str:
            return "Read" if store[position].id in read else "Unread"

        return mark, mark
    return None


def _end_of_group(positions: Sequence[int], group: Callable[[int], Group], start: int) -> int:
    """The row after the last of the group that begins at a row. Looks at few of them: it is
    asked with every key, of a hundred thousand stories."""
    own, step = group(positions[start]), 1
    while start + step < len(positions) and group(positions[start + step]) == own:
        start += step
        step *= 2
    rest = range(start + 1, min(start + step, len(positions)))
    return rest.start + bisect_left(rest, True, key=lambda row: group(positions[row]) != own)


def _day_title(day: int, today: date) -> str:
    return day_name(date.fromordinal(day), today) if day else UNDATED
