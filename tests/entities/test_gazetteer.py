"""The lists that ship with the program."""

from __future__ import annotations

from tui.entities.gazetteer import gazetteer


def test_every_exonym_means_a_name_that_is_in_the_lists() -> None:
    known = gazetteer()
    unknown = {
        (language, meaning)
        for language, exonyms in known.exonyms.items()
        for meaning in exonyms.values()
        if meaning not in known.names
    }
    assert unknown == set()


def test_aliases_stand_for_names_that_stand_for_themselves() -> None:
    known = gazetteer()
    for alias in ("us", "america", "uk", "burma", "eu", "un"):
        assert known.canonical[alias] not in known.canonical
    assert known.canonical["us"] == known.canonical["america"] == "United States"


def test_names_of_several_kinds_have_the_one_they_mostly_are() -> None:
    names = gazetteer().names
    assert names["Taliban"] == "ORG"
    assert names["Georgia"] == "LOC"
    assert names["Russian"] == "MISC"
    assert "January" not in names
    assert "Monday" not in names
