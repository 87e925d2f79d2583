"""Who holds which office, and for which state: what of it is a name."""

from __future__ import annotations

import pytest

from tests.entities.stories import body, grouped, named
from tui.article import NAME_TYPES
from tui.entities.recognise import RecogniserName, find_entities, recogniser

SENATORS = (
    "Sen. Ted Cruz (R-Texas) voted with Bob Casey, D-Pa., and Chris Dodd, D-Conn, on it. Nancy "
    "Pelosi (D-Calif.), Kevin Cramer (R-North Dakota), Tim Scott (R-S.C.) and Chuck Schumer (D-NY) "
    "did not."
)


def mentioned(text: str, by: RecogniserName) -> dict[str, str]:
    """What is named, as printed at first → its type."""
    return {
        text[slice(*entity.mentions[0])]: entity.type
        for entity in find_entities(body(text), recogniser(by))
        if entity.type in NAME_TYPES
    }


@pytest.mark.parametrize("by", ["quick", "best"])
def test_of_the_tag_of_a_party_the_state_is_a_place(by: RecogniserName) -> None:
    assert mentioned(SENATORS, by) == {
        "Ted Cruz": "PER", "Texas": "LOC", "Bob Casey": "PER", "Pa.": "LOC",
        "Chris Dodd": "PER", "Conn": "LOC", "Nancy Pelosi": "PER", "Calif.": "LOC",
        "Kevin Cramer": "PER", "North Dakota": "LOC", "Tim Scott": "PER", "S.C.": "LOC",
        "Chuck Schumer": "PER", "NY": "LOC",
    }  # fmt: skip


@pytest.mark.parametrize("by", ["quick", "best"])
@pytest.mark.parametrize("text", ["a beach (D-Day) he left", "a car (R-Type) it is", "a D-Iowa"])
def test_other_letters_with_hyphens_are_no_tags(by: RecogniserName, text: str) -> None:
    assert not {"Day", "Type", "Iowa"} & mentioned(text, by).keys()


@pytest.mark.parametrize("by", ["quick", "best"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chancellor of the Exchequer Jeremy Hunt said so. Hunt spoke.", {"Jeremy Hunt": "PER"}),
        ("The Secretary of State for Defence Grant Shapps said so.", {"Grant Shapps": "PER"}),
        ("Secretary of State George Shultz said so on Monday.", {"George Shultz": "PER"}),
    ],
)  # fmt: skip
def test_an_office_is_no_part_of_a_name(
    by: RecogniserName, text: str, expected: dict[str, str]
) -> None:
    assert mentioned(text, by) == expected


def test_a_place_after_a_title_with_of_stays() -> None:
    assert named(body("The Mayor of London Sadiq Khan spoke.")).items() >= {"London": "LOC"}.items()
    assert ["Hunt", "Jeremy Hunt"] not in grouped("Chancellor of the Exchequer. Jeremy Hunt left.")
