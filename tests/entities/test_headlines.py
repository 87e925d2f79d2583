"""Headlines in capitals: firms before their tickers, places cut short, bodies as datelines."""

from __future__ import annotations

import pytest

from tests.entities.stories import body, named, story
from tui.article import NAME_TYPES
from tui.entities.recognise import find_entities, recogniser


def best(text: str, dateline: str = "", place: str = "") -> dict[str, str]:
    """What the trained recogniser names: name → type."""
    found = find_entities(story(text, dateline=dateline, place=place), recogniser("best"))
    return {entity.name: entity.type for entity in found if entity.type in NAME_TYPES}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the firm of the story, though the line has more before it
        ("UNIT CUTS ARDAN PRODUCTS<ADP> STAKE\n\nIt cut its stake in Ardan Products Corp again.",
         {"Ardan Products Corp": "ORG"}),
        ("JUDGE BLOCKS ORBE <ORB> BID\n\nIt had bid for Orbe Instruments Inc before.",
         {"Orbe Instruments Inc": "ORG"}),
        # no firm of the story: what the line begins with, what ends in Inc
        ("GENERAL ORBE <GOR> SEES GAIN\n\nIt will gain.", {"GENERAL ORBE": "ORG"}),
        ("ROBB AND ORBE INC <ROB> 1ST QTR\n\nIt had a loss.", {"ROBB AND ORBE INC": "ORG"}),
        ("TENDER FOR ORBE <ORB> UNDER WAY\n\nIt is under way.", {"ORBE": "ORG"}),
        # with two tickers, with an exchange
        ("ORBE <ORB>, ARDAN (ARDN.L) SHIP IT\n\nThey did.", {"ORBE": "ORG", "ARDAN": "ORG"}),
        # ordinary words are no firm
        ("TENDER FOR SHARES <ORB> UNDER WAY\n\nIt is under way.", {}),
        # a firm without Inc
        ("ARDAN PRODUCTS CUTS STAKE\n\nThe stake of Ardan Products Corp is cut.",
         {"Ardan Products Corp": "ORG"}),
    ],
)  # fmt: skip
def test_what_stands_before_a_ticker_is_a_firm(text: str, expected: dict[str, str]) -> None:
    assert named(story(text)) == best(text) == expected


def test_nothing_is_guessed_before_a_ticker_in_title_case() -> None:
    assert named(story("Many Buyers Were Cheered (ORBE.L) Today\n\nThey were.")) == {}


@pytest.mark.parametrize(
    "text",
    [
        "GENERAL ELECTRIC <GE> RAISES DIVIDEND\n\nGeneral Electric Co <GE> said it raised its "
        "dividend. GE shares rose. GE has 300,000 workers.",
        "GE raises dividend\n\nGeneral Electric Co (GE.N) raised its dividend. GE shares rose.",
    ],
)
def test_a_ticker_blots_out_no_name(text: str) -> None:
    article = story(text)
    (firm,) = (one for one in find_entities(article, recogniser("best")) if one.type == "ORG")
    assert (firm.name, firm.type) == ("General Electric Co", "ORG")
    shares = article.text.index("GE shares")
    assert (shares, shares + 2) in firm.mentions


def test_places_cut_short_are_places_in_headlines() -> None:
    text = "N.Z. DOLLAR FALLS, H.K. SHARES UP\n\nThe dollar fell and shares rose."
    assert named(story(text)) == best(text) == {"N.Z.": "LOC", "H.K.": "LOC"}
    text = "H.K. PORTER TO REDEEM STOCK\n\nA firm of H.K. Porter will redeem it."
    assert named(story(text)) == {"H.K. Porter": "PER"}


@pytest.mark.parametrize("agency", [", June 5 (AP) -", " (AP) —"])
def test_the_united_nations_are_no_place(agency: str) -> None:
    text = (
        f"UN council votes\n\nUNITED NATIONS{agency} Russia's U.N. Ambassador said no. The UN and "
        "the United Nations Children's Fund said yes."
    )
    found = best(text, f"UNITED NATIONS{agency}", "UNITED NATIONS")
    assert found == {
        "United Nations": "ORG",
        "AP": "ORG",
        "Russia": "LOC",
        "United Nations Children's Fund": "ORG",
    }


def test_a_firm_called_after_a_nation_is_one_name() -> None:
    text = "AMERICAN ORBE SEES GAIN\n\nThe gain of American Orbe Motors Corp was told."
    assert named(body("a friend of American Orbe Motors Corp")) == {
        "American Orbe Motors Corp": "ORG"
    }
    assert named(story(text.replace("ORBE SEES", "ORBE MOTORS SEES"))) == {
        "American Orbe Motors Corp": "ORG"
    }
    assert named(body("of the Japanese Toyota Motor Corp")) == {
        "Japanese": "NORP",
        "Toyota Motor Corp": "ORG",
    }


def test_names_held_together_by_and_are_one() -> None:
    text = "S and P cuts rating\n\nIt was cut by S and P, and by S&P again. P and O did not say."
    for found in (named(story(text)), best(text)):
        assert found == {"S and P": "ORG", "P and O": "ORG"}
    assert named(body("It was built by AT and T.")) == {"AT and T": "ORG"}
    assert named(body("He met Ansel and Tom J. in May")).get("Ansel and Tom J") is None


def test_what_tables_and_offices_print_with_a_capital_is_no_name() -> None:
    found = best(
        "ORBE CORP <ORB> 1ST QTR NET\n\nOper shr 12 cts vs 10 cts\nOper net 3,400,000\nPaydate "
        "April 3. The Chancellor of the Exchequer did not say."
    )
    assert found == {"ORBE CORP": "ORG"}
