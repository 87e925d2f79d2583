"""Names the model has too much or too little of, and words that are none."""

from __future__ import annotations

import pytest

from tests.entities.stories import story
from tui.article import EntityType, Mention
from tui.entities.lists.clues import Clues
from tui.entities.lists.gazetteer import gazetteer
from tui.entities.model.edges import Edges
from tui.entities.model.firms import firms_told


def tidied(text: str, *taken: str, by_rules: tuple[str, ...] = ()) -> list[str]:
    """What is left of words that were taken for names."""
    article = story(f"It was said\n\n{text}")
    mentions, ruled = (
        [
            Mention(at, at + len(name), "ORG")
            for name in names
            if (at := article.text.index(name)) >= 0
        ]
        for names in (taken, by_rules)
    )
    edges = Edges(Clues(gazetteer()), article)
    return [article.text[m.start : m.end] for m in edges.tidied(mentions, ruled)]


@pytest.mark.parametrize(
    ("text", "taken", "left"),
    [
        ("CHINA'S TRADE AND THE FED’S RATE", ["CHINA'S", "FED’S"], ["CHINA", "FED"]),
        ("Marta Lindqvist -- she left", ["Marta Lindqvist --"], ["Marta Lindqvist"]),
        ("Odense Nord      0   1", ["Odense Nord      0"], ["Odense Nord"]),
        ("the Board of Ardan Steel", ["Board of"], ["Board"]),
        ("Shares of Brandt <BRTG> and Glendoran (GLDN.L) rose", ["BRTG", "GLDN.L"], []),
        ("New trains are built", ["New"], []),
        ("A train to New Ansel", ["New Ansel"], ["New Ansel"]),
        ("Growth of GDP in March", ["GDP", "March"], []),
        ("Subscription closes when a subscription ends", ["Subscription"], []),
        ("Solvik won; write to desk@solvik.example", ["Solvik"], ["Solvik"]),
        ("The plant closed.\n Reuter", ["Reuter"], []),
        ("a stake in Air U.K. But it", ["Air U.K. But"], ["Air U.K."]),
        ("a stake in Air U.K. Ltd is", ["Air U.K. Ltd"], ["Air U.K. Ltd"]),
        ("Ahmed al-Sharaa. al-Sharaa", ["Ahmed al-Sharaa. al-Sharaa"],
         ["Ahmed al-Sharaa", "al-Sharaa"]),
        ("JEROME POWELL SAID RATES", ["JEROME POWELL SAID"], ["JEROME POWELL"]),
        ("EDWARD SAID WROTE IT", ["EDWARD SAID"], ["EDWARD SAID"]),
        ("MARTA SAID LEFT. Marta Said left.", ["MARTA SAID"], ["MARTA SAID"]),
        ("Russia's U.N. Ambassador said", ["U.N. Ambassador"], ["U.N."]),
        ("an Ansel Ambassador there", ["Ansel Ambassador"], ["Ansel Ambassador"]),
        ("Ansel (Europe) Ltd said", ["Ansel", "Europe) Ltd"], ["Ansel (Europe) Ltd"]),
        ("Ansel, of (Europe) Ltd", ["Ansel", "Europe) Ltd"], ["Ansel", "Europe) Ltd"]),
        ("A unit of Reuter was sold", ["Reuter"], ["Reuter"]),
    ],
)  # fmt: skip
def test_edges(text: str, taken: list[str], left: list[str]) -> None:
    assert tidied(text, *taken) == left


def test_the_rules_are_believed() -> None:
    text = "The National Bank of the Ansel Republic. Apple sold an apple."
    whole = "National Bank of the Ansel Republic"
    assert tidied(text, "National Bank of", "Ansel Republic", by_rules=(whole,)) == [whole]
    assert tidied(text, "Apple", by_rules=("Apple",)) == ["Apple"]
    assert tidied(text, "Apple") == []


def test_a_listed_name_with_too_much_is_what_the_rules_say() -> None:
    article = story("It was said\n\nIt went to the U.S. Had it?")
    at = article.text.index("U.S.")
    edges = Edges(Clues(gazetteer()), article)
    (name,) = edges.tidied([Mention(at, at + 8, "ORG")], [Mention(at, at + 4, "LOC")])
    assert (name.end, name.type) == (at + 4, "LOC")


@pytest.mark.parametrize(
    ("text", "taken", "told"),
    [
        ("Geodome Resources Ltd: Geodome mines", [("Geodome Resources Ltd", "ORG"),
         ("Geodome mines", "PER")], ["ORG", "PER"]),
        ("Ansel Resources Ltd and ANSEL rose", [("Ansel Resources Ltd", "ORG"),
         ("ANSEL", "LOC")], ["ORG", "ORG"]),
        ("Ansel (ANSL.L) fell, said Ansel.", [("Ansel", "PER"), ("Ansel.", "PER")], ["ORG"] * 2),
        ("Ansel Inc fell", [("Ansel Inc", "PER")], ["ORG"]),
        ("Oslo Steel AG left Oslo,", [("Oslo Steel AG", "ORG"), ("Oslo,", "LOC")], ["ORG", "LOC"]),
        ("Ardan Steel AG has a plant in Ardan.", [("Ardan Steel AG", "ORG"), ("Ardan.", "LOC")],
         ["ORG", "LOC"]),
        ("Ansel Inc has a stake in Ansel.", [("Ansel Inc", "ORG"), ("Ansel.", "LOC")],
         ["ORG", "ORG"]),
        ("Heck Stores Inc said Al Heck left. Heck, 61, ran it", [("Heck Stores Inc", "ORG"),
         ("Al Heck", "PER"), ("Heck,", "PER")], ["ORG", "PER", "PER"]),
    ],
)  # fmt: skip
def test_firms(text: str, taken: list[tuple[str, EntityType]], told: list[str]) -> None:
    mentions = []
    for name, kind in taken:
        at = text.index(name)
        mentions.append(Mention(at, at + len(name.rstrip(",.")), kind))
    assert [mention.type for mention in firms_told(text, mentions, gazetteer())] == told


def test_the_place_of_a_dateline_is_no_firm() -> None:
    text = "ARDEN STEEL AG <ARD> UP - ARDEN, May 3 - It rose."
    mentions = [Mention(0, 14, "ORG"), Mention(26, 31, "LOC")]
    assert [one.type for one in firms_told(text, mentions, gazetteer())] == ["ORG", "ORG"]
    told = firms_told(text, mentions, gazetteer(), (26, 40))
    assert [one.type for one in told] == ["ORG", "LOC"]
