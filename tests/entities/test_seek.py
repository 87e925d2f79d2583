"""Finding a name by a part of it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tui.entities.fold import fold_name
from tui.entities.index.name_seeker import NameSeeker

NAMES = ("Zakir Jalali", "José Álvarez", "Hallberg Institute", "Al-Jazeera", "U.S.", "Jalalabad")


@pytest.fixture
def seeker() -> NameSeeker:
    seeker = NameSeeker()
    seeker.add((fold_name(name), owner) for owner, name in enumerate(NAMES))
    seeker.add([("the adviser", 0)])
    return seeker


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [0, 1, 2, 3, 4, 5]),
        ("jal", [0, 5]),
        ("zak jal", [0]),
        ("jal zak", [0]),
        ("adv", [0]),
        ("alvarez", [1]),
        ("ÁLV", [1]),
        ("us", [4]),
        ("jaz", [3]),
        ("alali", [0]),  # begins no name: mistyped
        ("jalail", [0]),
        ("insttiut", [2]),  # the beginning of a word, mistyped
        ("xyzzy", []),
        ("jal xyzzy", []),
    ],
)
def test_every_word_begins_a_word_of_the_name(
    seeker: NameSeeker, typed: str, found: list[int]
) -> None:
    assert seeker.find(typed).owners.tolist() == found


def test_what_a_mistyped_word_was_taken_for_is_said(seeker: NameSeeker) -> None:
    assert seeker.find("zakri").taken == {"zakri": "zakir"}
    assert seeker.find("zak").taken == {}


def test_names_added_later_are_found(seeker: NameSeeker) -> None:
    assert seeker.find("orban").owners.tolist() == []
    seeker.add([("viktor orban", 9)])
    assert seeker.find("orban").owners.tolist() == [9]


def test_names_that_come_a_few_at_a_time_are_not_copied_again_and_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pad, copied = np.pad, list[int]()

    def counted(room: NDArray[np.bytes_], width: tuple[int, int]) -> NDArray[np.bytes_]:
        copied.append(len(room))
        return pad(room, width)

    monkeypatch.setattr(np, "pad", counted)
    seeker = NameSeeker()
    for start in range(0, 50_000, 100):
        seeker.add((f"name{at}", at) for at in range(start, start + 100))
        seeker.add([("name", 0)])
    assert seeker.find("name49999").owners.tolist() == [49_999]
    assert 0 < sum(copied) < 3 * 50_000


@given(st.text(), st.lists(st.text(), max_size=4))
def test_any_text_is_a_question(typed: str, names: list[str]) -> None:
    seeker = NameSeeker()
    seeker.add((fold_name(name), owner) for owner, name in enumerate(names))
    assert set(seeker.find(typed).owners.tolist()) <= set(range(len(names)))


@given(st.lists(st.from_regex(r"[a-z]{1,9}( [a-z]{1,9}){0,2}", fullmatch=True), min_size=1))
def test_a_name_is_found_by_its_own_beginning(names: list[str]) -> None:
    seeker = NameSeeker()
    seeker.add((name, owner) for owner, name in enumerate(names))
    for owner, name in enumerate(names):
        assert owner in seeker.find(name[: max(1, len(name) // 2)].strip()).owners
