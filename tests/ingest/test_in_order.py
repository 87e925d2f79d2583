"""Things are sorted a run at a time."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from itertools import islice
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.ingest import in_order as module
from tui.ingest.in_order import RUN, in_order

Result = TypeVar("Result")


def result(steps: Generator[None, None, Result]) -> tuple[int, Result]:
    """How many steps it takes, and what comes of it."""
    count = 0
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return count, end.value
        count += 1


@given(st.lists(st.tuples(st.integers(0, 9), st.integers())), st.booleans(), st.integers(1, 5))
def test_it_is_the_order_that_sorting_gives(
    items: list[tuple[int, int]], reverse: bool, run: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "RUN", run)
        _, ordered = result(in_order(items, lambda one: one[0], reverse=reverse))
    assert list(ordered) == sorted(items, key=lambda one: one[0], reverse=reverse)


def test_no_more_than_a_run_is_taken_in_a_step() -> None:
    taken = []

    def numbers() -> Iterator[int]:
        for number in range(10 * RUN, 0, -1):
            taken.append(number)
            yield number

    steps = in_order(numbers(), lambda number: number)
    next(steps)
    assert len(taken) <= RUN + 1
    count, ordered = result(steps)
    assert count == 8
    assert list(islice(ordered, 3)) == [1, 2, 3]
