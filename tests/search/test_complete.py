"""Completing field names and names in the filter box."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.search.lines import LINES
from tui.search.complete import complete

KNOWN = {
    "person": ["Zakir Jalali", "Zamir Kabulov", 'Dwayne "The Rock" Johnson'],
    "org": ["Yahoo!"],
    "place": ["Kabul", "St. Petersburg"],
}


def names(field: str, beginning: str) -> list[str]:
    known = KNOWN.get(field, [])
    return [
        name
        for name in known
        if f" {beginning.casefold()}" in " " + name.casefold().replace('"', "")
    ]


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
    ],
)
def test_accepting_gives_a_whole_field_or_name(typed: str, accepted: str) -> None:
    completion = complete(typed, names)
    assert completion is not None
    assert completion.accepted == accepted
    assert completion.ghost.startswith(typed), "what was typed stays under the cursor"


@pytest.mark.parametrize("typed", ["", "p", "xyz", "wheat ", "person:", "person:q", "org:zak",
                                   "xperson:za", "co-per", "covid-person:za", '"foo per',
                                   '"foo person:za', '"foo person:"za', "'per"])  # fmt: skip
def test_nothing_to_complete(typed: str) -> None:
    assert complete(typed, names) is None


def test_a_name_that_only_contains_the_beginning_is_not_put_behind_the_cursor() -> None:
    assert complete("person:jal", names) is None


@given(LINES)
def test_no_line_is_an_error(text: str) -> None:
    completion = complete(text, names)
    assert completion is None or completion.ghost.startswith(text)
