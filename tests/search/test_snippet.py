"""The line that shows why a story is listed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.search.stories import ask, story
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


@given(st.integers(0, 200), st.sampled_from(["kabul", "dam keeper", "rain more", "held"]))
def test_any_width_will_do(width: int, typed: str) -> None:
    _, marked = shown(typed, width)
    assert all(word.casefold() in typed for word in marked)
