"""A store that is read closely from the start, as for scripts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.entities.test_kept import store_of
from tui.entities.index.naming import Naming
from tui.entities.recognise import find_entities, recogniser


@pytest.mark.parametrize("many", [2, 1_000])
def test_every_story_is_read_by_the_recogniser_here_or_elsewhere(
    monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr("tui.entities.index.naming.MANY", many)
    store = store_of(30)
    naming = Naming(store, None, "best", closely=True)
    model = recogniser("best")
    wanted = [(at, find_entities(store[at], model)) for at in range(30)]
    assert list(naming.each(range(30))) == wanted
    assert naming.recognise()
    assert [naming.entities(at) for at in range(30)] == [found for _, found in wanted]


def test_those_that_were_not_yet_are_read_closely_elsewhere() -> None:
    store = store_of(30)
    naming = Naming(store)
    assert naming.recognise()
    model = recogniser("best")
    naming.take_reading(3, find_entities(store[3], model))
    store.remove(5)
    naming.remove(5)
    taken = []
    for reading in naming.closer_readings("best"):
        if reading is not None:
            taken.append(reading[0])
            naming.take_reading(*reading)
            assert naming.unsettled == 29 - len(taken)
    assert taken == [at for at in range(30) if at != 3]
    assert naming.recognise()
    for at in set(range(30)) - {5}:
        assert naming.entities(at) == find_entities(store[at], model)
    assert not naming.is_close(5)
    assert len(naming.index) == 29


def test_what_was_read_quickly_is_not_taken_for_a_close_reading(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tui.entities.index.naming.MANY", 2)
    path = tmp_path / "names.sqlite"
    quick = Naming(store_of(10), lambda: path)
    assert quick.recognise()
    close = Naming(store_of(10), lambda: path, closely=True)
    model = recogniser("best")
    assert list(close.each(range(10))) == [
        (at, find_entities(close._store[at], model)) for at in range(10)
    ]
