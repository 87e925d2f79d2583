"""Fields, order, spans, and everything else a reader sees of an answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.search.stories import TODAY, ask, found, indexed, lit, story
from tui.search.match import Searcher
from tui.search.query import parse
from tui.search.rank import RECENT

STORIES = [
    story("Wheat prices rise", "Traders in Paris", "Jalali bought wheat. Rain fell in Lima.",
          day="2025-05-27", agency="Reuters", source="Reuters", section="Markets", language="en"),
    story("Dam opens", "Zakir Jalali spoke", "The river rose. Wheat grows there.",
          day="2025-05-25", agency="AFP", source="Agence France-Presse", section="World news",
          language="fr"),
    story("Paris talks on wheat", "", "Nothing new.", source="BBC", section="World"),
]  # fmt: skip
SEARCHER = Searcher(STORIES, indexed(STORIES))
HEADLINES = [one.headline for one in STORIES]


class Names:
    """Facets as the screen has them."""

    def __len__(self) -> int:
        return 0  # no name is known yet

    def positions(self, field: str, value: str) -> Sequence[int]:
        known = {("person", "zakir jalali"): [0, 1], ("is", "unread"): [1, 2], ("place", "x"): [99]}
        return known.get((field, value.casefold()), [])


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("source:reuters", [0]),
        ("source:france", [1]),
        ('source:"agence france"', [1]),
        ("section:world", [1, 2]),
        ("-section:world", [0]),
        ("agency:afp", [1]),
        ("lang:fr", [1]),
        ("lang:fr | source:bbc", [1, 2]),
        ("since:2025-05-26", [0]),
        ("until:2025-05-26", [1]),
        ("on:2025-05", [0, 1]),
        ("on:2025-05-27", [0]),
        ("since:3d", [0]),
        ("-since:3d", [1, 2]),
        ('person:"Zakir Jalali" wheat', [0, 1]),
        ("person:nobody", []),
        ("is:unread", [1, 2]),
        ("is:unread person:'x | wheat title:dam", [1]),
        ("place:x", []),
        ("title:wheat", [0, 2]),
        ("text:wheat", [0, 1]),
        ("title:paris | text:lima", [0, 2]),
        ('text:"river rose"', [1]),
        ('"rose wheat"', [1]),
        ('"rises traders"', []),
    ],
)
def test_fields_and_dates(typed: str, expected: list[int]) -> None:
    assert sorted(ask(STORIES, typed, facets=Names()).positions) == expected


def test_names_are_words_where_no_names_are_known() -> None:
    assert found(STORIES, 'person:"zakir jalali"') == ["Dam opens"]
    assert found(STORIES, "is:unread") == []


def test_conditions_alone_list_the_newest_first() -> None:
    assert found(STORIES, "-zebra ") == HEADLINES
    assert found(STORIES[::-1], "-zebra ") == HEADLINES
    assert ask(STORIES, "lang:fr").score(1) == 0.0


@pytest.mark.parametrize("typed", ["lang:fr", "dam", "-wheat "])
def test_what_stays_is_found_in_its_order(typed: str) -> None:
    query = parse(typed, today=TODAY)
    found = SEARCHER.search(query)
    staying = SEARCHER.search(query, staying={0, 1})
    assert sorted(staying.positions) == sorted({0, 1, *found.positions})
    assert sorted(staying.unordered()) == sorted(staying.positions)
    assert [staying.place(at) for at in staying.positions] == list(range(staying.total))
    assert list(SEARCHER.search(query, staying={7}).positions) == list(found.positions)


def test_headline_before_summary_before_body() -> None:
    stories = [story("One", "two", "wheat"), story("One", "wheat", "two"), story("Wheat", "one")]
    assert list(ask(stories, "wheat").positions) == [2, 1, 0]


def test_the_very_word_before_longer_ones_and_order_before_disorder() -> None:
    assert found([story("Banking on it"), story("The bank is it")], "bank ") == [
        "The bank is it",
        "Banking on it",
    ]
    stories = [story("Moscow sees talks"), story("Talks near Moscow"), story("Wide talks, Moscow")]
    in_order = ["Wide talks, Moscow", "Talks near Moscow", "Moscow sees talks"]
    assert found(stories, "talks moscow ") == in_order


def test_the_rare_word_decides() -> None:
    stories = [story(f"Talks {number}") for number in range(30)]
    stories += [story("Talks", "with Ankara"), story("Ankara", "talks")]
    assert found(stories, "ankara talks")[0] == "Ankara"


def test_newer_before_older_among_equals_only() -> None:
    old, new = story("Wheat up", day="2020-01-01", id="a"), story("Wheat up", day="2025-05-01")
    results = ask([old, new], "wheat")
    assert list(results.positions) == [1, 0]
    assert 0 < results.score(1) - results.score(0) <= RECENT
    best = story("Wheat", day="1999-01-01")
    assert found([new, best], "wheat")[0] == "Wheat"


def test_spans_and_reasons() -> None:
    assert lit(STORIES, "whea pari") == ["Whea", "Pari", "whea"]
    assert lit(STORIES, "wheats paris") == ["Wheat", "Paris", "wheat"]
    assert lit(STORIES, '"prices rise"') == ["prices rise"]
    assert lit(STORIES, "title:wheat") == ["Wheat"]
    assert lit(STORIES, "wheat -zebra ") == ["Wheat", "wheat"]
    said = ask(STORIES, "wheat pari").explain(STORIES[0])
    assert "“Wheat” in the headline" in said[0]
    assert "“Pari” in the summary" in said[1]


def test_place_limit_and_length() -> None:
    stories = [story(f"Wheat {number}") for number in range(300)]
    results = ask(stories, "wheat")
    every = list(results.positions)
    assert len(results.positions) == results.total == 300 == len(set(every))
    assert [results.place(position) for position in every] == list(range(300))
    assert list(results.positions[70:75]) == every[70:75]
    assert results.positions[-1] == every[-1]
    scores = [results.score(position) for position in every]
    assert scores == sorted(scores, reverse=True)
    assert results.place(999) is None
    limited = Searcher(stories, indexed(stories)).search(parse("wheat", today=TODAY), limit=5)
    assert (limited.total, list(limited.positions)) == (300, every[:5])


def test_stories_come_and_go_while_answers_are_held() -> None:
    stories = [story("Wheat one")]
    index = indexed(stories)
    searcher = Searcher(stories, index)
    query = parse("wheat", today=TODAY)
    held = [searcher.search(query)]
    for number in range(50):
        stories.append(story(f"Wheat number {number}"))
        index.add(len(stories) - 1, stories[-1])
        held.append(searcher.search(query))
        assert held[-1].total == number + 2
    assert index.settle(1.0) in (True, False)
    index.remove(7)
    index.add(60, story("Wheat far away"))
    results = searcher.search(query)
    assert results.total == 51
    assert 7 not in list(results.positions)
    assert results.place(7) is None
    assert 60 in list(results.positions)
    index.add(7, story("Wheat again"))
    assert searcher.search(parse("again", today=TODAY)).total == 1
    with pytest.raises(ValueError, match="indexed already"):
        index.add(7, stories[0])
    with pytest.raises(KeyError):
        index.remove(1000)


ANYTHING = st.lists(
    st.sampled_from(
        ["wheta", "pariss", "jalalidonaudampfschifffahrtsgesellschaft", "w", "日本", "-", "|", '"',
         "'", " ", " ", "person:x", "is:unread", "on:2025", "lang:", "ß", "7", "title:", "d-m", "ू"]
    ),
    max_size=7,
).map("".join)  # fmt: skip


@settings(deadline=None)
@given(st.one_of(ANYTHING, st.text(max_size=30)), st.booleans())
def test_no_query_fails(typed: str, finished: bool) -> None:
    results = SEARCHER.search(parse(typed, today=TODAY, finished=finished))
    assert results.total == len(list(results.positions))
    for position in results.positions:
        results.spans(STORIES[position])
        results.explain(STORIES[position])
        assert results.place(position) is not None


def test_no_stories_no_answers() -> None:
    for typed in ("wheat", "-wheat", "lang:en", "on:2025", '"a b"', "title:wheta | x"):
        results = ask([], typed)
        assert (results.total, list(results.positions)) == (0, [])


def test_everything_in_the_text_is_found() -> None:
    article = story("Dam opens", "Zakir spoke", "The river rose")
    text = article.text + "\n\n(Reporting by Ana Lima)"
    blocks = (*article.blocks, ("footer", len(article.text) + 2, len(text)))
    whole = type(article)("1", text, blocks, "Dam opens")
    assert found([whole], '"reporting by ana"') == ["Dam opens"]
    assert date(2025, 5, 29) == TODAY


def test_the_first_paragraph_stands_for_a_missing_headline() -> None:
    bare = story("", "", "Kabul was calm.", "Moscow was not.")
    assert ask([bare], "title:kabul").total == 1
    assert ask([bare], "title:moscow").total == ask([bare], "text:kabul").total == 0
    assert lit([bare], "title:kabul") == ["Kabul"]


def test_an_answer_knows_no_place_for_a_story_that_came_after_it() -> None:
    stories = [story("Wheat")]
    index = indexed(stories)
    searcher = Searcher(stories, index)
    answers = [searcher.search(parse(typed, today=TODAY)) for typed in ("zzz", "-rain", "wheat")]
    stories += [story("Wheat again"), story("Barley")]
    for position in (1, 2):
        index.add(position, stories[position])
    assert [answer.place(2) for answer in answers] == [None, None, None]
    assert answers[2].place(0) == 0
