"""The lists that ship with the program."""

from __future__ import annotations

from importlib.resources import files

import pytest

from tests.entities.stories import body
from tui.entities.lists.gazetteer import gazetteer, sections
from tui.entities.rules.rule_recogniser import default_recogniser

REGIONS = sorted(one.name for one in files("tui.entities").joinpath("data/regions").iterdir())


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


@pytest.mark.parametrize("region", REGIONS)
def test_a_list_of_a_region_has_names_and_nothing_else(region: str) -> None:
    parts = dict(sections(f"regions/{region}"))
    assert list(parts) == ["organisations", "places", "others"]
    names = [
        name for text in parts.values() for line in text.split("\n") for name in line.split("; ")
    ]
    assert [name for name in names if name != " ".join(name.split()) or len(name) < 2] == []
    assert [name for name in names if set(name) & set('<>[]{}"“”|,')] == []
    assert [name for name in names if not any(map(str.isupper, name))] == []


def test_what_the_papers_of_a_region_print_is_known() -> None:
    text = "Nobody at Rappler or Notimex was told. Officers of the EFCC went on to Chiang Rai."
    found = {text[m.start : m.end]: m.type for m in default_recogniser().mentions(body(text))}
    assert found == {"Rappler": "ORG", "Notimex": "ORG", "EFCC": "ORG", "Chiang Rai": "LOC"}
