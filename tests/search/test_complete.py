"""Completing field names and their values in the filter box."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.search.lines import LINES
from tui.search.complete import complete

KNOWN = {
    "person": ["Zakir Jalali", "Zamir Kabulov", 'Dwayne "The Rock" Johnson'],
    "org": ["Yahoo!"],
    "place": ["Kabul", "St. Petersburg"],
    "source": ["Reuters", "BBC News", "bbc.co.uk"],
    "agency": ["AFP"],
    "lang": ["en", "ru"],
}
ALIASES = {"who": "World Health Organization"}


def known(field: str, beginning: str) -> list[str]:
    values, begun = KNOWN.get(field, []), beginning.casefold()
    found = [one for one in values if f" {begun}" in " " + one.casefold().replace('"', "")]
    return found or [name for alias, name in ALIASES.items() if field == "org" and alias == begun]


@pytest.mark.parametrize(
    ("typed", "accepted"),
    [
        ("per", "person:"),
        ("wheat -sour", "wheat -source:"),
        ("person:zak", 'person:"Zakir Jalali"'),
        ('talks person:"zam', 'talks person:"Zamir Kabulov"'),
        ("-place:kab", "-place:Kabul"),
        ('wheat | place:"st', 'wheat | place:"St. Petersburg"'),
        ("org:yah", 'org:"Yahoo!"'),
        ("person:dwa", 'person:"Dwayne The Rock Johnson"'),
        ('person:"dwayne the', 'person:"Dwayne The Rock Johnson"'),
        ('"a phrase" per', '"a phrase" person:'),
        ("person:zak per", "person:zak person:"),
        ("person:jal", 'person:"Zakir Jalali"'),
        ('person:"jal', 'person:"Zakir Jalali"'),
        ("person:jalali", 'person:"Zakir Jalali"'),
        ('person:"zakir jalali', 'person:"Zakir Jalali"'),
        ("Person:rock", 'Person:"Dwayne The Rock Johnson"'),
        ("org:who", 'org:"World Health Organization"'),
        ("source:", "source:Reuters"),
        ("source:bb", 'source:"BBC News"'),
        ("source:new", 'source:"BBC News"'),
        ("wheat lang:r", "wheat lang:ru"),
        ("lang:", "lang:en"),
        ("is:", "is:unread"),
        ("person:", 'person:"Zakir Jalali"'),
        ("-since:", "-since:today"),
        ("on:", "on:today"),
        ("agency:a", "agency:AFP"),
        ("is:f", "is:flagged"),
        ("since:y", "since:yesterday"),
        ("-until:mon", "-until:monday"),
    ],
)
def test_accepting_gives_a_whole_field_or_name(typed: str, accepted: str) -> None:
    completion = complete(typed, known)
    assert completion is not None
    assert completion.accepted == accepted
    assert completion.ghost.startswith(typed), "what was typed stays under the cursor"


@pytest.mark.parametrize(
    "typed",
    ["", "p", "xyz", "wheat ", "xperson:za", "co-per", "covid-person:za", '"foo per',
     '"foo person:za', '"foo person:"za', "'per", "'person:za", "place:Kabul", "lang:EN",
     'person:"Zakir Jalali"', "is:read", "since:7d", "-since:2025-05", "until:today", "title:wh",
     "person:q "],
)  # fmt: skip
def test_nothing_to_complete(typed: str) -> None:
    assert complete(typed, known) is None


@pytest.mark.parametrize(
    "typed",
    ["entity:", "person:q", "org:zak", 'place:"x', "since:2", "on:2025-0", "title:",
     "lang:x", "wheat -person:q"],
)  # fmt: skip
def test_an_unfinished_value_that_nothing_is_known_for_stays_as_it_is(typed: str) -> None:
    assert complete(typed, known) == (typed, typed)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("person:jal", "person:jalali"),
        ('person:"jal', 'person:"jalali"'),
        ('person:"roc', 'person:"rock johnson"'),
        ("agency:a", "agency:afp"),
        ("agency:A", "agency:AFP"),
        ("person:", "person:Zakir"),
        ("org:who", "org:who"),
        ("source:ne", "source:news"),
    ],
)
def test_behind_the_cursor_is_what_the_letters_typed_begin(typed: str, shown: str) -> None:
    completion = complete(typed, known)
    assert completion is not None
    assert completion.ghost == shown


@given(LINES)
def test_no_line_is_an_error(text: str) -> None:
    completion = complete(text, known)
    assert completion is None or completion.ghost.startswith(text)
