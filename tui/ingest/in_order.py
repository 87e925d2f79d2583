"""Sorting so many things that it takes longer than a keyboard should wait."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from heapq import merge
from typing import Any, TypeVar

Item = TypeVar("Item")

RUN = 2_000
"""Things that are taken and sorted in one step."""


def in_order(
    items: Iterable[Item], key: Callable[[Item], Any], *, reverse: bool = False
) -> Generator[None, None, Iterator[Item]]:
    """Take things and sort them, a run in each step. Returns them in order, to be had one at a
    time: what is sorted in runs is merged as it is asked for."""
    runs: list[list[Item]] = [[]]
    for item in items:
        if len(runs[-1]) == RUN:
            runs[-1].sort(key=key, reverse=reverse)
            runs.append([])
            yield None
        runs[-1].append(item)
    runs[-1].sort(key=key, reverse=reverse)
    taken = [_taken(run) for run in runs]
    return merge(*taken, key=key, reverse=reverse) if len(taken) > 1 else taken[0]


def _taken(run: list[Item]) -> Iterator[Item]:
    """One after the other, and none is kept: to let go of all at once takes its time too."""
    run.reverse()
    while run:
        yield run.pop()
