"""One sense for the same words of a story, where the story is clear about it."""

from __future__ import annotations

from tui.article import EntityType, Mention
from tui.entities.model.one_sense import in_one_sense

TEXT = "Dallas Dallas DALLAS Dallas"


def agreed(*kinds: EntityType, known: bool = False) -> list[EntityType]:
    mentions = [Mention(7 * at, 7 * at + 6, kind) for at, kind in enumerate(kinds)]
    agreed = in_one_sense(TEXT, mentions, {"Dallas", "DALLAS"} if known else ())
    return [mention.type for mention in agreed]


def test_a_slip_is_outvoted() -> None:
    assert agreed("PER", "PER", "LOC", "PER", known=True) == ["PER"] * 4


def test_two_senses_of_a_known_name_stay_apart() -> None:
    assert agreed("PER", "LOC", "PER", known=True) == ["PER", "LOC", "PER"]


def test_an_unknown_name_has_one_sense() -> None:
    assert agreed("PER", "LOC", "PER") == ["PER"] * 3


def test_a_tie_is_no_vote() -> None:
    assert agreed("PER", "LOC") == ["PER", "LOC"]


def test_capitals_are_the_weaker_witness() -> None:
    mentions = [Mention(0, 4, "LOC"), Mention(5, 9, "PER")]
    assert {one.type for one in in_one_sense("ORBE Orbe", mentions, ())} == {"PER"}


def test_other_names_are_one_kind() -> None:
    assert agreed("EVENT", "MISC", "MISC", "EVENT") == ["EVENT"] * 4
