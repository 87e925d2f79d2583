"""Fields, order, spans, and everything else a reader sees of an answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from unittest.mock import Mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.search.lines import LINES
from tests.search.stories import TODAY, ask, found, indexed, lit, story
from tui.search import columns
from tui.search.columns import Column, Mask
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


def test_what_cannot_be_forgiven_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []

    class Counting(Names):
        def positions(self, field: str, value: str) -> Sequence[int]:
            asked.append((field, value))
            return super().positions(field, value)

    typed = 'person:"Zakir Jalali" source:reuters wheta zzzz'
    searched: list[str] = []
    look_up = Column.matching

    def matching(column: Column, value: str) -> Mask:
        searched.append(value)
        return look_up(column, value)

    monkeypatch.setattr(Column, "matching", matching)
    assert len(ask(STORIES, typed, facets=Counting()).positions) == 0
    assert asked == [("person", "Zakir Jalali")]
    assert searched == ["reuters"]


def test_no_column_is_folded_while_one_types(monkeypatch: pytest.MonkeyPatch) -> None:
    searcher = Searcher(STORIES, indexed(STORIES))
    monkeypatch.setattr(columns, "folded", Mock(side_effect=columns.folded))
    for typed in ("source:r", "source:re", "source:reu", "source:agence-france", "source:..."):
        searcher.search(parse(typed, today=TODAY))
    assert columns.folded.call_count == 5  # type: ignore[attr-defined]


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
    assert [staying.place(at) for at in staying.positions] == list(range(len(staying.positions)))
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


def test_a_score_may_be_any_sum_of_its_parts() -> None:
    words = [f"{first}{second}" for first in "abcd" for second in "klmnopqr"]
    asked = " ".join([*words, *words[:8]])
    stories = [story(" ".join(reversed(words))), story(" ".join(words))]
    results = ask(stories, asked)
    assert list(results.positions) == [1, 0]
    assert results.score(1) > 655.35, "more than 16 bits hold"


def test_newer_before_older_among_equals_only() -> None:
    old, new = story("Wheat up", day="2020-01-01", id="a"), story("Wheat up", day="2025-05-01")
    results = ask([old, new], "wheat")
    assert list(results.positions) == [1, 0]
    assert 0 < results.score(1) - results.score(0) <= RECENT
    best = story("Wheat", day="1999-01-01")
    assert found([new, best], "wheat")[0] == "Wheat"


def test_a_date_to_come_makes_no_story_old() -> None:
    days = ["2019-05-01", "2019-05-20", ""]
    stories = [story("Wheat up", day=day, id=f"{at}") for at, day in enumerate(days)]
    plain = ask(stories, "wheat")
    wrong = ask([*stories, story("Wheat up", day="2098-01-01", id="wrong")], "wheat")
    assert list(plain.positions) == [1, 0, 2]
    assert list(wrong.positions) == [1, 3, 0, 2]
    assert [wrong.score(at) for at in range(3)] == [plain.score(at) for at in range(3)]
    future = [story("Wheat up", day=day, id=day) for day in ("2098-01-01", "2099-01-01")]
    assert ask(future, "wheat").score(0) == ask(future, "wheat").score(1)


def test_a_story_that_is_gone_makes_no_other_old() -> None:
    stories = [story("Wheat up", day=day, id=day) for day in ("2019-05-01", "2019-05-20")]
    expected = ask(stories, "wheat")
    late = story("Wheat up", day="2025-01-01", id="late")
    index = indexed([*stories, late])
    searcher = Searcher([*stories, late], index, today=lambda: TODAY)
    query = parse("wheat", today=TODAY)
    assert searcher.search(query).score(1) < expected.score(1)
    index.remove(2)
    assert [searcher.search(query).score(at) for at in range(2)] == [
        expected.score(at) for at in range(2)
    ]


@pytest.mark.parametrize("day", ["9999-12-31", "6054-01-01", "0001-01-01"])
def test_no_date_is_too_far_away(day: str) -> None:
    stories = [story("Wheat one", day=day), story("Wheat two", day="2025-05-01")]
    assert sorted(ask(stories, "wheat").positions) == [0, 1]
    assert found(stories, "on:2025-05") == ["Wheat two"]
    assert found(stories, "-on:2025-05") == ["Wheat one"]
    assert found(stories, "since:6000") == (["Wheat one"] if day > "6" else [])


def test_spans_and_reasons() -> None:
    assert lit(STORIES, "whea pari") == ["Whea", "Pari", "whea"]
    assert lit(STORIES, "wheats paris") == ["Wheat", "Paris", "wheat"]
    assert lit(STORIES, '"prices rise"') == ["prices rise"]
    assert lit(STORIES, "title:wheat") == ["Wheat"]
    assert lit(STORIES, "wheat -zebra ") == ["Wheat", "wheat"]


def test_a_name_asked_for_is_marked_where_it_stands() -> None:
    def marked(typed: str, at: int) -> list[str]:
        article = STORIES[at]
        spans = ask(STORIES, typed, facets=Names()).spans(article)
        return [article.text[start:end] for start, end in spans]

    assert marked('person:"Zakir Jalali"', 0) == ["Jalali"]
    assert marked('person:"Zakir Jalali" wheat', 1) == ["Zakir", "Jalali", "Wheat"]
    assert marked('-person:"Zakir Jalali"', 2) == []
    assert marked("is:unread", 1) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("wheat ", "wheat: “Wheat” in the headline (the very word), 2 in all"),
        ("whea", "whea: “Whea” in the headline (similarity 225 of 250), 2 in all"),
        ("whea ", "whea: “Whea” in the headline (similarity 212 of 250), 2 in all"),
        ("whaet ", "whaet: “Wheat” in the headline (similarity 205 of 250), 2 in all"),
        ("ices", "ices: “ices” in the headline (similarity 130 of 250), 1 in all"),
        ('"in pari', "in pari: “in Pari” in the summary (similarity 225 of 250), 1 in all"),
        ('"bought wheat"', "bought wheat: “bought wheat” in the text (the very word), 1 in all"),
        ("bouhgt-wheat", "bouhgt wheat: “Wheat” in the headline (the very word), 3 in all"),
        ("wheat -zebra | river", "river: not here"),
    ],
)
def test_the_reason_names_what_the_whole_word_is(typed: str, said: str) -> None:
    assert ask(STORIES, typed).explain(STORIES[0])[-1] == said


def test_places_scores_and_slices() -> None:
    stories = [story(f"Wheat {number}") for number in range(300)]
    results = ask(stories, "wheat")
    every = list(results.positions)
    assert len(results.positions) == 300 == len(set(every))
    assert [results.place(position) for position in every] == list(range(300))
    assert list(results.positions[70:75]) == every[70:75]
    assert results.positions[-1] == every[-1]
    assert list(results.positions[::-1]) == every[::-1]
    assert list(results.positions[50:3:-7]) == every[50:3:-7]
    assert list(results.positions[:-290]) == every[:-290]
    assert list(results.positions[-3:]) == every[-3:]
    scores = [results.score(position) for position in every]
    assert scores == sorted(scores, reverse=True)
    assert results.place(999) is None


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
        assert len(held[-1].positions) == number + 2
    assert index.settle(1.0) in (True, False)
    index.remove(7)
    index.add(60, story("Wheat far away"))
    results = searcher.search(query)
    assert len(results.positions) == 51
    assert 7 not in list(results.positions)
    assert results.place(7) is None
    assert 60 in list(results.positions)
    index.add(7, story("Wheat again"))
    assert len(searcher.search(parse("again", today=TODAY)).positions) == 1
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
@given(st.one_of(ANYTHING, LINES), st.booleans())
def test_no_query_fails(typed: str, finished: bool) -> None:
    results = SEARCHER.search(parse(typed, today=TODAY, finished=finished))
    assert len(results.positions) == len(list(results.positions))
    for position in results.positions:
        results.spans(STORIES[position])
        results.explain(STORIES[position])
        assert results.place(position) is not None


def test_no_stories_no_answers() -> None:
    for typed in ("wheat", "-wheat", "lang:en", "on:2025", '"a b"', "title:wheta | x"):
        results = ask([], typed)
        assert list(results.positions) == []


def test_everything_in_the_text_is_found() -> None:
    article = story("Dam opens", "Zakir spoke", "The river rose")
    text = article.text + "\n\n(Reporting by Ana Lima)"
    blocks = (*article.blocks, ("footer", len(article.text) + 2, len(text)))
    whole = type(article)("1", text, blocks, "Dam opens")
    assert found([whole], '"reporting by ana"') == ["Dam opens"]
    assert date(2025, 5, 29) == TODAY


def test_the_first_paragraph_stands_for_a_missing_headline() -> None:
    bare = story("", "", "Kabul was calm.", "Moscow was not.")
    assert len(ask([bare], "title:kabul").positions) == 1
    for typed in ("title:moscow", "text:kabul"):
        assert not list(ask([bare], typed).positions)
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
