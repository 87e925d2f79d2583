"""The line that shows why a story is listed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.search.stories import ask, story
from tui.article import Article
from tui.search.snippet import snippet

BODY = "Rain fell for days. " * 10 + "The dam near Kabul held.\nIts keeper slept. " + "More. " * 30
STORY = story("Kabul waits", "Nothing happened", BODY)


def shown(typed: str, width: int) -> tuple[str, list[str]]:
    line, spans = snippet(STORY, ask([STORY], typed).spans(STORY), width)
    assert len(line) <= width
    assert "\n" not in line
    return line, [line[start:end] for start, end in spans]


def test_the_words_found_below_the_headline_are_shown() -> None:
    line, marked = shown("kabul dam", 40)
    assert marked == ["dam", "Kabul"]
    assert line.startswith("…")
    assert line.endswith("…")
    assert "dam near Kabul held" in line


def test_without_a_match_below_the_headline_the_text_begins() -> None:
    assert shown("waits", 40) == ("Nothing happened", [])
    assert snippet(story("Headline only"), (), 40) == ("", ())


def test_of_very_many_hits_the_first_are_looked_at() -> None:
    text, spans = "tax " * 100_000, [(at, at + 3) for at in range(0, 400_000, 4)]
    long = Article("1", text, (("paragraph", 0, len(text)),), "")
    calls = 0

    class Counted(str):
        def __getitem__(self, key: Any) -> str:
            nonlocal calls
            calls += 1
            return super().__getitem__(key)

    line, found = snippet(replace(long, text=Counted(text)), spans, 80)
    assert line.startswith("tax tax")
    assert len(found) > 10
    assert calls < 10_000


def test_telling_hits_come_before_many() -> None:
    article = story("Headline", "", "tax tax tax tax", "dull", "tax on wheat in Lima", "tax tax")
    spans = [match.span() for match in re.finditer("tax|wheat|Lima", article.text)]
    line, found = snippet(article, spans, 60)
    assert [line[start:end] for start, end in found] == ["tax", "wheat", "Lima"]


@given(st.integers(0, 200), st.sampled_from(["kabul", "dam keeper", "rain more", "held"]))
def test_any_width_will_do(width: int, typed: str) -> None:
    _, marked = shown(typed, width)
    assert all(word.casefold() in typed for word in marked)
