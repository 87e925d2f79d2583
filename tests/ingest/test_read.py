"""Files and bytes become articles; what cannot be read says why and stops nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.article import Article, Failure
from tui.ingest.assemble import MAX_CHARACTERS
from tui.ingest.read import read, read_bytes
from tui.ingest.sources.locate import Location, locate
from tui.ingest.text.paintable import UNPAINTABLE

STORY = """All news

Lorries cross the bridge

ISLAMABAD, May 29. /TASS/. The first lorries [of the day] crossed the bridge at dawn.

"We waited," a driver said.
"""


def article(data: bytes | str, name: str = "story.txt", mtime: float | None = 0.0) -> Article:
    data = data.encode() if isinstance(data, str) else data
    (step,) = filter(None, read_bytes(data, name=name, mtime=mtime))
    assert isinstance(step, Article), step
    return step


def failure(data: bytes) -> str:
    (step,) = read_bytes(data, name="story.txt")
    assert isinstance(step, Failure), step
    return str(step)


def located(path: Path) -> Location:
    status = path.stat()
    return Location(str(path), status.st_size, status.st_mtime)


def test_a_file_becomes_an_article(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STORY, "utf-8")
    os.utime(path, (1_750_000_000, 1_750_000_000))
    (story,) = read(located(path))
    assert isinstance(story, Article)
    assert (story.section, story.headline) == ("All news", "Lorries cross the bridge")
    assert story.path == str(path)
    assert story.source == "TASS"
    assert story.language == "en"
    assert str(story.published) == "2025-05-29 00:00:00+00:00"
    assert story.published_basis == "dateline"
    assert story.paragraphs[0] == "The first lorries [of the day] crossed the bridge at dawn."
    assert story.notices == ()
    assert story.dateline is not None
    assert story.dateline.iso_month_day == "05-29"


def test_standard_input_has_no_path() -> None:
    assert article(STORY, name="-", mtime=None).path is None


def test_identity_is_that_of_the_words() -> None:
    one, other = article(STORY), article(STORY.replace("\n\n", "\r\n\r\n\r\n"), name="copy.txt")
    assert one.id == other.id
    assert len(one.id) == 16
    assert article(STORY + "More.").id != one.id


def test_original_layout_is_kept_where_it_differs() -> None:
    wrapped = "LORRIES CROSS\n    KABUL, May 29 - The first\nlorries crossed.\n Reuter\n"
    assert article(wrapped).original == wrapped
    assert article(article(wrapped).text).original is None


@pytest.mark.parametrize(
    ("text", "name", "headline"),
    [
        ("https://x.example/2024/lorries-cross-the-bridge.html\n\n" + "Words, words. " * 30,
         "a.txt", "Lorries cross the bridge"),
        ("At four in the morning the lorries came. " + "Words and words, " * 30, "a.txt",
         "At four in the morning the lorries came."),
        ("words " * 100, "a.txt", ("words " * 20).strip() + "…"),
        ("(Adds quotes and background to the story)", "/x/lorries cross.txt", "lorries cross"),
    ],
)  # fmt: skip
def test_headline_is_made_where_there_is_none(text: str, name: str, headline: str) -> None:
    made = article(text, name=name)
    assert made.headline == headline
    assert made.headline_span == (0, 0)


def test_source_is_the_site_when_no_agency_signs() -> None:
    story = article("https://www.meridian.example/a\n\nLorries cross\n\n" + "Words, words. " * 20)
    assert story.source == "meridian.example"
    assert story.url == "https://www.meridian.example/a"


def test_empty_blank_and_binary_data() -> None:
    assert failure(b"") == "story.txt: is empty"
    assert failure(b" \n\t\r\n \x00\x1b[0m") == "story.txt: has no words in it"
    assert failure(b"\x7fELF\x02\x01\x01" + bytes(200)) == "story.txt: is not text"


def test_removed_escapes_are_told() -> None:
    story = article("Lorries \x1b]52;c;aGk=\x07cross\n\n\x1b[31mKABUL, May 29 - \u202eWords.\x00")
    assert story.text == "Lorries cross\n\nKABUL, May 29 - Words."
    assert story.notices == ("4 control sequences were removed.",)


def test_encoding_and_losses_are_told() -> None:
    assert article("Caf\xe9 society meets".encode("cp1252")).notices == (
        "Read as cp1252: it is not valid UTF-8.",
    )
    damaged = "Кабул и Москва".encode() + b"\xff" + " договорились".encode()
    assert article(damaged).notices == ("1 undecodable byte is shown as \ufffd.",)


def test_markup_is_kept_to_the_letter() -> None:
    words = "[/] [red]x[b [@click=app.quit]x[/] [nL4N1FL0N0] <TCB> &amp; {x} \\[y]"
    story = article(f"Lorries {words}\n\nKABUL, May 29 - {words} and so on.")
    assert story.headline == f"Lorries {words}"
    assert story.paragraphs == (f"{words} and so on.",)


def test_lone_surrogates_never_reach_the_text() -> None:
    story = article(b"Lorries \xed\xa0\x80 cross the bridge")
    story.text.encode("utf-8")
    story.headline.encode("utf-8")


def test_an_endless_story_is_cut_and_says_so() -> None:
    story = article("word " * (MAX_CHARACTERS // 5 + 10))
    assert len(story.text) <= MAX_CHARACTERS
    assert story.notices == ("Only the first 2,000,000 of 2,000,050 characters are shown.",)


def test_one_line_of_a_megabyte_and_ten_thousand_paragraphs() -> None:
    assert len(article("word " * 200_000).paragraphs) == 1
    story = article("word\n\n" * 10_000)
    assert len(story.blocks) == 10_000


@pytest.mark.parametrize("text", ["a\n" * 100_000, "Words. " * 100_000, "a b c.\n\n" * 50_000])
def test_a_long_story_is_laid_out_in_steps(text: str) -> None:
    *steps, story = read_bytes(text.encode(), name="story.txt")
    assert steps
    assert set(steps) == {None}
    assert isinstance(story, Article)
    assert story.text.split() == text.split()


def test_file_that_vanished_after_it_was_found(tmp_path: Path) -> None:
    gone = Location(str(tmp_path / "gone.txt"), 4, 0.0)
    assert [str(step) for step in read(gone)] == [f"{gone.path}: does not exist"]


@pytest.mark.parametrize("kind", ["pipe", "folder", "emptied", "grown"])
def test_file_that_changed_after_it_was_found(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STORY, "utf-8")
    location = located(path)
    path.unlink()
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.touch()
        os.truncate(path, 0 if kind == "emptied" else 100_000_000)
    (step,) = read(location)
    assert isinstance(step, Failure)
    assert step.location == str(path)


def test_large_file_is_refused_with_both_sizes(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    assert [str(step) for step in read(located(path))] == [
        f"{path}: is 100.0 MB, more than the 20 MB a story may have"
    ]


def test_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STORY, "utf-8")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    location = located(path)
    monkeypatch.setattr(os, "open", refuse)
    assert [str(step) for step in read(location)] == [f"{path}: no permission to read it"]


def test_one_bad_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (tmp_path / "b.txt").write_text("", "utf-8")
    (tmp_path / "c.txt").write_text(STORY, "utf-8")
    os.mkfifo(tmp_path / "d.txt")
    steps: list[Article | Failure | None] = []
    for location in locate([str(tmp_path)]):
        steps += [location] if isinstance(location, Failure) else read(location)
    assert [type(step) for step in steps] == [Failure, Failure, Article, Failure]


@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)))
def test_any_bytes_are_an_article_or_a_failure_and_safe(data: bytes) -> None:
    for step in read_bytes(data, name="story.txt", mtime=0.0):
        if isinstance(step, Article):
            assert UNPAINTABLE.search(step.text.replace("\n", "")) is None
            assert UNPAINTABLE.search(step.headline) is None
            assert step.headline
