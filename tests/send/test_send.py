"""Stories on their way out."""

from __future__ import annotations

import asyncio
import json
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.article import Article
from tui.ingest.read import read_bytes
from tui.library import Library
from tui.send.file_name import file_name
from tui.send.page import markdown, plain
from tui.send.pipe import MOST, pipe
from tui.send.save import rendered, save

HOSTILE = "`touch pwned`; $(touch pwned) | touch pwned & [x](javascript:alert(1)) <b>"
COPY = f"""{HOSTILE}

KABUL, May 29, 2025 (Reuters) - The *first* paragraph of the story is wrapped
by hand, and says nothing much; but it goes on and on, for a number of lines
that are about as long as each other, so that nobody takes it for as many
paragraphs: which is what people do who save their copy from the terminal of
some agency that is older than they are, and then go and read it years later
with another program.

1. It looks like a list # and has _marks_ in it, as some stories do.
"""


@pytest.fixture
def article() -> Article:
    (found,) = read_bytes(COPY.encode(), name="story.txt")
    assert isinstance(found, Article)
    return found


def test_plain_text_has_paragraphs_unwrapped(article: Article) -> None:
    assert "wrapped by hand" in plain(article)


def test_markdown_shows_the_words_and_runs_nothing(article: Article) -> None:
    from markdown_it import MarkdownIt  # comes with Textual

    html = MarkdownIt("commonmark").render(markdown(article))
    assert html.count("<h1>") == 1
    assert not re.search(r"<(a|em>first|code|script|ol|b)\b", html)
    shown = re.sub(r"<[^>]+>", "", html)
    assert "The *first* paragraph" in shown
    assert "1. It looks like a list # and has _marks_" in shown


@given(st.text(max_size=200))
def test_file_names_are_safe_whatever_the_headline(headline: str) -> None:
    moment = datetime(2025, 5, 29, tzinfo=UTC)
    name = file_name(Article("0" * 16, headline, (), headline, published=moment), ".md")
    assert re.fullmatch(r"2025-05-29-[a-z0-9-]+\.md", name)
    assert len(name) <= 100


def test_saving_never_overwrites(tmp_path: Path) -> None:
    target = tmp_path / "story.md"
    assert save("one", str(target)) == target
    with pytest.raises(FileExistsError):
        save("two", str(target))
    assert target.read_text() == "one"


def test_what_cannot_be_written_whole_leaves_nothing(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    target, limits = tmp_path / "story.md", resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, limits[1]))  # as a full disk
    try:
        with pytest.raises(OSError, match=r"too large"):
            save("words " * 10_000, str(target))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert save("words", str(target)) == target


@pytest.mark.parametrize("suffix", [".md", ".txt", ".json"])
def test_several_stories_go_together(article: Article, suffix: str) -> None:
    library = Library()
    library.store.add(article)
    other = next(iter(read_bytes(b"Another headline\n\nAnother body, quite short.", name="b.txt")))
    assert isinstance(other, Article)
    library.store.add(other)
    text = rendered(library, [1, 0], suffix)
    assert text.index("Another body") < text.index("paragraph of the story")
    if suffix == ".json":
        assert [json.loads(line)["id"] for line in text.splitlines()] == [other.id, article.id]


def test_a_program_gets_the_story_and_no_shell_does(tmp_path: Path) -> None:
    command = f"{sys.executable} -c 'import sys; print(sys.stdin.read().upper())' {HOSTILE!r}"
    answer = asyncio.run(pipe(command, HOSTILE))
    assert answer.status == 0
    assert HOSTILE.upper() in answer.text
    assert not list(tmp_path.iterdir())
    assert not Path("pwned").exists()


def test_what_a_program_says_is_made_safe() -> None:
    command = f'{sys.executable} -c \'print(chr(27) + "]52;c;AAAA" + chr(7) + "said")\''
    answer = asyncio.run(pipe(command, ""))
    assert "said" in answer.text
    assert "\x1b" not in answer.text


def test_a_program_that_does_not_listen_or_never_stops_talking() -> None:
    deaf = asyncio.run(pipe(f"{sys.executable} -c 'print(1)'", "x" * 3_000_000))
    assert (deaf.status, deaf.text.strip(), deaf.cut) == (0, "1", False)
    talker = f"{sys.executable} -c 'print(\"x\" * 2_000_000)'"
    answer = asyncio.run(pipe(talker, ""))
    assert answer.cut
    assert len(answer.text) <= MOST


@pytest.mark.parametrize("command", ["", "   ", "'unclosed"])
def test_no_command_is_said(command: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        asyncio.run(pipe(command, ""))


def test_a_missing_program_is_said() -> None:
    with pytest.raises(OSError, match="no-such-program"):
        asyncio.run(pipe("/no-such-program -x", ""))
