"""Stories over time."""

from __future__ import annotations

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tui.entities.index.census import EPOCH, UNKNOWN
from tui.entities.index.timeline import Days, timeline


def days(*when: date) -> Days:
    return np.array([(one - EPOCH).days for one in when], np.int32)


def test_the_smallest_unit_that_fits() -> None:
    some = days(date(2025, 1, 1), date(2025, 1, 10), date(2025, 3, 30))
    for most, unit in ((89, "day"), (88, "week"), (13, "week"), (12, "month"), (2, "year")):
        found = timeline(some, most)
        assert found is not None
        assert found.unit == unit
        assert found.counts(some).sum() == 3


def test_parts_begin_where_calendars_say() -> None:
    some = days(date(2025, 1, 1), date(2025, 3, 30))  # a Wednesday, a Sunday
    begins = {most: timeline(some, most).begins(0) for most in (89, 13, 12, 2)}  # type: ignore[union-attr]
    assert begins == {
        89: date(2025, 1, 1), 13: date(2024, 12, 30), 12: date(2025, 1, 1), 2: date(2025, 1, 1)
    }  # fmt: skip


def test_a_stray_year_leaves_room_for_the_others() -> None:
    some = days(*[date(2025, 1, day) for day in range(1, 31)] * 10, date(1901, 1, 1))
    found = timeline(some, 40, stray=0.15)
    assert found is not None
    assert (found.unit, found.parts) == ("day", 30)
    assert found.counts(some).sum() == 300


def test_stories_with_the_day_they_were_copied_leave_room_for_the_others() -> None:
    month = [date(2025, 1, day) for day in range(1, 31)] * 10
    copied = [date(2025, 11, 3), date(2025, 11, 4)] * 15
    found = timeline(days(date(1901, 1, 1), *month, *copied), 40, stray=0.15)
    assert found is not None
    assert (found.unit, found.parts) == ("day", 30)


def test_nobody_is_left_out_without_need() -> None:
    month = [date(2025, 1, day) for day in range(1, 31)] * 10
    for some, most in (
        (days(*month, date(2025, 2, 2)), 40),  # no gap, and room enough
        (days(*month, date(2025, 3, 20)), 90),  # a gap, but room enough
        (days(*month, *[date(2025, 11, 3)] * 100), 60),  # too many
    ):
        found = timeline(some, most, stray=0.15)
        assert found is not None
        assert found.counts(some).sum() == len(some)


def test_no_day_no_timeline() -> None:
    assert timeline(np.array([UNKNOWN], np.int32), 10) is None
    assert timeline(np.zeros(0, np.int32), 10) is None


@given(st.lists(st.integers(-200_000, 200_000), min_size=1), st.integers(1, 200))
def test_any_days_fit(some: list[int], most: int) -> None:
    known = np.array(some, np.int32)
    found = timeline(known, most)
    assert found is not None
    assert 1 <= found.parts <= most
    counts = found.counts(known)
    assert len(counts) == found.parts
    assert counts.sum() == len(some) or found.unit == "year"
