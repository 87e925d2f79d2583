"""One sense for the same words of a story, where the story is clear about it."""

from __future__ import annotations

from tui.article import EntityType, Mention
from tui.entities.model.senses import in_one_sense

TEXT = "Dallas Dallas Dallas Dallas"


def agreed(*kinds: EntityType) -> list[EntityType]:
    mentions = [Mention(7 * at, 7 * at + 6, kind) for at, kind in enumerate(kinds)]
    return [mention.type for mention in in_one_sense(TEXT, mentions)]


def test_a_slip_is_outvoted() -> None:
    assert agreed("PER", "PER", "LOC", "PER") == ["PER"] * 4


def test_two_senses_of_a_word_stay_apart() -> None:
    assert agreed("PER", "LOC", "PER") == ["PER", "LOC", "PER"]
