"""The grammar: what a typed line asks, how it is coloured, and what is said about it."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.search.lines import LINES
from tests.search.stories import TODAY
from tui.search.dates import days
from tui.search.misnamed import ELSEWHERE
from tui.search.query import FIELDS, Dates, Facet, Query, Term, parse


def read(text: str, *, finished: bool = False) -> Query:
    return parse(text, today=TODAY, finished=finished)


def terms(text: str, *, finished: bool = False) -> list[Term]:
    clauses = read(text, finished=finished).clauses
    return [o.what for clause in clauses for o in clause if isinstance(o.what, Term)]


def roles(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], role) for start, end, role in read(text).roles]


def test_words_are_folded_and_only_the_last_is_unfinished() -> None:
    first, last = terms("Erdoğan Пут")
    assert first == Term(("erdogan",))
    assert last == Term(("put",), unfinished=True)
    assert not terms("Erdoğan Пут ")[1].unfinished
    assert not terms("Erdoğan Пут", finished=True)[1].unfinished


def test_phrases_exact_words_and_words_with_punctuation() -> None:
    phrase, exact, joined = terms("“Supreme Leader” 'bank covid-19 ")
    assert phrase == Term(("supreme", "leader"), whole=True, quoted=True)
    assert exact == Term(("bank",), whole=True, quoted=True)
    assert joined == Term(("covid", "19"))


def test_an_exact_word_is_exact_while_it_is_typed() -> None:
    for typed in ("'ban", "-'ban", "wheat | 'ban"):
        assert terms(typed)[-1] == Term(("ban",), whole=True, quoted=True)


def test_negation_and_alternatives() -> None:
    query = read('-war kabul | "new moscow"|-lima talks')
    assert [[option.negated for option in clause] for clause in query.clauses] == [
        [True],
        [False, False, True],
        [False],
    ]


@pytest.mark.parametrize(
    "text", ["", "  ", "-", "|", "| |", '""', "'", "...", "person:", "since:2"]
)
def test_nothing_is_asked(text: str) -> None:
    assert not read(text)


def test_fields() -> None:
    query = read('title:wheat person:"Zakir Jalali" is:unread Source:bbc ')
    (title,), (person,), (state,), (source,) = query.clauses
    assert title.what == Term(("wheat",), "title")
    assert person.what == Facet("person", "Zakir Jalali")
    assert state.what == Facet("is", "unread")
    assert source.what == Facet("source", "bbc")
    assert not query.notes


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("since:2025-05", date(2025, 5, 1), None),
        ("until:2025-02", None, date(2025, 2, 28)),
        ("on:2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("on:2025-05-09", date(2025, 5, 9), date(2025, 5, 9)),
        ("on:yesterday", date(2025, 5, 28), date(2025, 5, 28)),
        ("since:7d", date(2025, 5, 22), None),
        ("since:2w", date(2025, 5, 15), None),
        ("on:monday", date(2025, 5, 26), date(2025, 5, 26)),
        ("on:thu", TODAY, TODAY),
    ],
)
def test_dates(typed: str, first: date | None, last: date | None) -> None:
    ((option,),) = read(typed).clauses
    assert option.what == Dates(first, last)


@pytest.mark.parametrize("text", ["2025-13", "2025-02-30", "0000", "99999d", "soon", "", "7"])
def test_what_is_no_date(text: str) -> None:
    assert days(text, TODAY) is None


def test_what_is_not_understood_is_text_and_said() -> None:
    assert [term.words for term in terms("foo:bar ")] == [("foo",), ("bar",)]
    assert read("foo:bar").notes == ("foo: is no field, searched as text.",)
    assert [term.words for term in terms("on:whenever ")] == [("on",), ("whenever",)]
    assert "whenever: no date" in read("on:whenever ").notes[0]
    assert "good: no state" in read("is:good ").notes[0]
    broken = read('"supreme leader', finished=True)
    assert [option.what for (option,) in broken.clauses] == [Term(("supreme",)), Term(("leader",))]
    assert "other half" in broken.notes[0]
    assert not read("12:30 http://example.org word: ").notes


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("perso", "person"),
        ("Titel", "title"),
        ("sorce", "source"),
        ("untill", "until"),
        ("after", "since"),
        ("before", "until"),
        ("date", "on"),
        ("headline", "title"),
        ("body", "text"),
    ],
)
def test_the_field_that_was_meant_is_named(typed: str, meant: str) -> None:
    query = read(f"{typed}:lavrov")
    assert query.notes == (f"{typed}: ({meant}:?) is no field, searched as text.",)


def test_every_other_name_of_a_field_points_to_one() -> None:
    assert set(ELSEWHERE.values()) <= set(FIELDS)
    assert not set(ELSEWHERE) & set(FIELDS)


def test_a_phrase_is_one_while_it_is_typed() -> None:
    assert terms('"supreme lea') == [Term(("supreme", "lea"), unfinished=True, quoted=True)]


def test_a_date_being_typed_asks_nothing_yet() -> None:
    for typed in ("on:2", "on:2025-", "on:2025-0", "on:mon", "since:yest"):
        assert not read(typed).notes
    assert not read("since:yest")
    assert read("since:yest").waits
    assert not read("since:yest", finished=True).waits
    assert not read("since:yest wheat").waits
    assert read("on:2025-0 ").notes


@pytest.mark.parametrize(
    "value", ["2024-13", "2024-00", "2024-02-30", "2024-02-45", "12345", "0000"]
)
def test_what_cannot_become_a_date_is_said_at_once(value: str) -> None:
    assert read(f"on:{value}").notes == (f"{value}: no date, searched as text.",)


def test_roles_colour_what_was_understood() -> None:
    assert roles("person:jalali talks -war") == [
        ("person:", "field"),
        ("jalali", "value"),
        ("talks", "word"),
        ("-", "operator"),
        ("war", "negated"),
    ]
    assert roles('"a b" | on:today foo:x is:') == [
        ('"a b"', "phrase"),
        ("|", "operator"),
        ("on:", "field"),
        ("today", "date"),
        ("foo", "word"),
        ("x", "word"),
        ("is:", "ignored"),
    ]


def ignored(text: str) -> str:
    return "".join(part for part, role in roles(text) if role == "ignored")


def test_what_is_pasted_has_bounds() -> None:
    query = read("word " * 5000)
    assert len(query.clauses) == 40
    assert query.notes == ("Only the first 40 words of this are searched.",)


def test_what_is_left_out_begins_with_the_first_word_too_many() -> None:
    full = "word " * 40
    assert not read(full).notes
    assert not ignored(full)
    for more in ("more", "-more", 'person:"A B" | x', '"a b" c', "foo:bar", "lang:en"):
        assert len(read(full + more).clauses) == 40
        assert ignored(full + more) == more
        assert "first 40" in read(full + more).notes[-1]
    assert ignored(full + "| more") == "|more"
    assert ignored("word " * 39 + "foo:bar") == ":bar", "the first half still is searched"


def test_alternatives_and_the_words_of_a_phrase_count_too() -> None:
    (clause,) = read("|".join(f"w{number}" for number in range(500))).clauses
    assert len(clause) == 40
    (term,) = terms("安" * 400)
    assert len(term.words) == 40
    assert ignored("安" * 400) == "安" * 360
    phrase = '"' + "one two " * 30 + '" | x'
    (term,) = terms(phrase)
    assert len(term.words) == 40
    assert term.quoted
    assert len(ignored(phrase)) == len(phrase) - len('"' + "one two " * 20) + 1


@given(LINES, st.booleans(), st.dates())
def test_no_line_is_an_error(text: str, finished: bool, today: date) -> None:
    query = parse(text, today=today, finished=finished)
    spans = [(start, end) for start, end, _ in query.roles]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(option.what.words for c in query.clauses for option in c
               if isinstance(option.what, Term))  # fmt: skip
    assert all(note.endswith(".") for note in query.notes)


def test_reading_a_query_loads_nothing_heavy() -> None:
    code = "import sys, tui.search.query; print({'numpy', 'rapidfuzz'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
    assert "person" in FIELDS
