"""What is forgiven, what is not, and what is said about it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from tests.search.stories import TODAY, ask, found, indexed, lit, story
from tui.search.edits import LONGEST
from tui.search.match import Searcher
from tui.search.query import parse
from tui.search.typos import slip
from tui.search.vocabulary import Vocabulary

STORIES = [
    story("Taliban adviser welcomes talks in Moscow", "Zakir Jalali spoke on Thursday"),
    story("Wheat prices rise", "What traders say about 2025 and 2024"),
    story("Nordkorea testet Rakete", "Bericht aus Seoul"),
    story("Sunflower exports halted", "Ukraine and its ports"),
]


@pytest.mark.parametrize(
    "typed",
    ["talban", "taliiban", "talivan", "tailban", "taljban ", "moscwo", "jalai ", "mosco talbian",
     "advicer wellcomes", "talibna mosow", "thrusda"],
)  # fmt: skip
def test_four_kinds_of_typos_are_forgiven(typed: str) -> None:
    assert found(STORIES, typed) == [STORIES[0].headline]


def test_what_was_forgiven_is_said_and_marked() -> None:
    results = ask(STORIES, "talban moscow")
    assert results.corrected == {"talban": ("taliban",)}
    assert lit(STORIES, "talban moscow") == ["Taliban", "Moscow"]
    assert not ask(STORIES, "taliban moscow").corrected


def test_what_was_forgiven_is_said_though_something_else_is_nowhere() -> None:
    assert ask(STORIES, "talban qqqqqq moscow").corrected == {"talban": ("taliban",)}
    assert ask(STORIES, "foo:bar talban").corrected == {"talban": ("taliban",)}


class Names:
    """Facets that know two names, and count how often they are asked."""

    def __init__(self) -> None:
        self.asked = 0

    def positions(self, field: str, value: str) -> list[int]:
        self.asked += 1
        known = {("person", "zakir jalali"): [0], ("place", "moscow"): [0]}
        return [
            at
            for (kind, name), positions in known.items()
            if kind == field and f" {value.casefold()}" in f" {name}"
            for at in positions
        ]


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("person:jalai", {"jalai": ("jalali",)}),
        ('person:"zakri jalali"', {"zakri": ("zakir",)}),
        ('person:"zakri jallai"', {"zakri": ("zakir",), "jallai": ("jalali",)}),
        ("place:nowhere | place:moscwo", {"moscwo": ("moscow",)}),
        ("place:moscwo talban", {"moscwo": ("moscow",), "talban": ("taliban",)}),
    ],
)
def test_a_name_in_a_field_may_be_mistyped(typed: str, taken: dict[str, tuple[str]]) -> None:
    results = ask(STORIES, typed, facets=Names())
    assert list(results.positions) == [0]
    assert results.corrected == taken
    assert results.spans(STORIES[0]), "the name meant is lit"


@pytest.mark.parametrize("typed", ["person:moscwo", "place:wheat", "place:qqqqqq", "person:talban"])
def test_no_name_is_made_of_a_word_that_is_none(typed: str) -> None:
    results = ask(STORIES, typed, facets=Names())
    assert not len(results.positions)
    assert not results.corrected


def test_what_is_left_out_must_be_named_as_it_is() -> None:
    assert len(ask(STORIES, "-place:moscwo", facets=Names()).positions) == len(STORIES)


def test_mistyped_names_are_sought_in_steps_and_once() -> None:
    names = Names()
    searcher = Searcher(STORIES, indexed(STORIES), names, lambda: TODAY)
    query = parse("person:exportz", today=TODAY, finished=True)
    assert list(searcher.prepare(query)), "one step for each name that is none"
    asked = names.asked
    searcher.search(query)
    assert names.asked == asked + 1, "only the name itself"


def test_a_literal_answer_stands_alone() -> None:
    assert found(STORIES, "wheat") == ["Wheat prices rise"]
    many = [*STORIES, story("Talban, a village", "in the hills")]
    assert found(many, "talban") == ["Talban, a village"]


@pytest.mark.parametrize(
    "typed",
    ["tb", "wh3at", "2026", '"talban adviser"', "'talban", "title:moscw -taliban", "qqqqqq",
     "wheat qqqqqq", "wi", "prics:traders", "advicer:moscow"],
)  # fmt: skip
def test_what_is_not_forgiven(typed: str) -> None:
    assert found(STORIES, typed) == []


def test_a_word_inside_another_is_found_last() -> None:
    assert found(STORIES, "korea") == ["Nordkorea testet Rakete"]
    assert ask(STORIES, "korea").corrected == {"korea": ("nordkorea",)}
    assert lit(STORIES, "korea", 2) == ["korea"]
    assert found([*STORIES, story("Koreans vote")], "korea") == ["Koreans vote"]


def test_very_long_words_are_forgiven_too() -> None:
    stories = [story("Donaudampfschifffahrtsgesellschaftskapitän")]
    assert found(stories, "donaudampfschifffahrtsgeselschaftskapitan ")
    assert found(stories, "donaudampfschifffahrtsgeselschaftskap")


def test_negation_forgives_nothing() -> None:
    assert set(found(STORIES, "-talban ")) == {one.headline for one in STORIES}


def test_likely_slips_come_first() -> None:
    stories = [story("They sell it"), story("They seal it"), story("They send it")]
    assert found(stories, "sned ")[0] == "They send it"
    assert slip("tlaiban", "taliban") > slip("talivan", "taliban") > slip("talipan", "taliban")
    assert slip("sennd", "send") == slip("sen", "send") > slip("sexnd", "send")


LETTERS = st.text("abcdeé7", min_size=1, max_size=LONGEST)


@settings(max_examples=200, deadline=None)
@given(st.lists(LETTERS, min_size=1, max_size=30, unique=True), LETTERS, st.integers(1, 2))
def test_near_words_are_those_rapidfuzz_says(words: list[str], typed: str, edits: int) -> None:
    typed = typed[: LONGEST - edits]
    vocabulary = Vocabulary(["", *words])
    ids, whole, _ = vocabulary.near(typed, edits, unfinished=False)
    near = {words[at - 1]: far for at, far in zip(ids.tolist(), whole.tolist(), strict=True)}
    far = {word: OSA.distance(typed, word) for word in words}
    assert near == {word: distance for word, distance in far.items() if distance <= edits}


@settings(max_examples=200, deadline=None)
@given(st.lists(LETTERS, min_size=1, max_size=30, unique=True), LETTERS, st.integers(1, 2))
def test_near_beginnings_typed_letter_by_letter(words: list[str], typed: str, edits: int) -> None:
    typed = typed[: LONGEST - edits]
    vocabulary = Vocabulary(["", *words])
    for end in range(1, len(typed) + 1):  # remembers what it found for the letters before
        part = typed[:end]
        ids, _, _ = vocabulary.near(part, edits, unfinished=True)
        expected = {
            word
            for word in words
            if min(OSA.distance(part, word[:size]) for size in range(len(word) + 1)) <= edits
        }
        assert {words[at - 1] for at in ids.tolist()} == expected


def test_words_that_contain_another() -> None:
    vocabulary = Vocabulary(["", "nordkorea", "korea", "koreakorea", "koran", "südkoreaner"])
    for part in ("ko", "kor", "kore", "korea"):
        inside = [vocabulary.words[at] for at in vocabulary.containing(part).tolist()]
        assert inside == ["nordkorea", "südkoreaner"]
    assert vocabulary.containing("z").dtype == np.int64
