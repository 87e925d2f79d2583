"""The store with its two indexes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from threading import Event, Thread, current_thread

import pytest

from tui.article import Article
from tui.ingest.intake import Intake
from tui.library import WORTH_KEEPING, Library
from tui.search.match import Results
from tui.search.query import FIELDS, Query


def library_of(*sources: Path) -> Library:
    library = Library(today=lambda: date(2025, 6, 1))
    for step in Intake([str(source) for source in sources]):
        if isinstance(step, Article):
            library.store.add(step)
    library.index_words()
    library.index_names()
    return library


def headlines(library: Library, text: str) -> list[str]:
    return [library.store[int(position)].headline for position in library.ask(text).positions]


def test_nothing_asked_lists_everything_newest_first(folder: Path) -> None:
    library = library_of(folder)
    found = headlines(library, "  ")
    assert [headline.split()[0] for headline in found] == ["Taliban", "Wheat", "Dam"]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("value", ["", "unread", "x", '"', "kabul", "2025-05-29", "7d", "-"])
def test_no_field_with_any_value_is_an_error(folder: Path, field: str, value: str) -> None:
    library = library_of(folder)
    for text in (f"{field}:{value}", f"-{field}:{value}", f'wheat | {field}:"{value}'):
        assert len(library.ask(text)) <= 3


def test_marks_that_are_not_there_are_said(folder: Path) -> None:
    listing = library_of(folder).ask("is:unread")
    assert len(listing) == 0
    assert any("is:" in note for note in listing.notes)


def test_words_names_and_dates_combine(folder: Path) -> None:
    library = library_of(folder)
    assert headlines(library, "person:jalali") != headlines(library, "person:jalali river")
    assert headlines(library, "person:jalali river") == ["Dam on the river Tersoy opens"]
    assert headlines(library, "person:jalali -river since:2025-05-29") == [
        "Taliban adviser welcomes talks in Moscow"
    ]
    assert headlines(library, "source:afp | place:paris") == [
        "Wheat prices rise as rain stays away",
        "Dam on the river Tersoy opens",
    ]


def test_the_values_there_are_complete_a_field_the_most_frequent_first(folder: Path) -> None:
    library = library_of(folder)
    for typed, whole in {
        "agency:": "agency:Reuters",
        "agency:a": "agency:AFP",
        "lang:": "lang:en",
        "person:jal": 'person:"Zakir Jalali"',
    }.items():
        completion = library.complete(typed)
        assert completion is not None
        assert completion.accepted == whole
    for position in library.ask("agency:reuters").positions:
        library.withdraw(int(position), lambda article: True)
    completion = library.complete("agency:")
    assert completion is not None
    assert completion.accepted == "agency:AFP"


def test_names_are_only_asked_for_where_a_filter_needs_them(folder: Path) -> None:
    library = library_of(folder)
    assert library.needs_names("wheat -org:reuters")
    assert not library.needs_names("wheat since:7d source:reuters")


def test_an_answer_is_another_only_where_what_is_asked_depends_on_it(folder: Path) -> None:
    library = library_of(folder)
    asked = ("wheat", "source:afp", "since:7d", "person:jalali", "is:watched")
    before = {text: library.version_for(text) for text in asked}
    position = library.ask("dam").positions[0]
    library.read_closely(int(position), ())
    library.index_names()
    library.watched = [("place", "Kabul")]
    for _ in library.index_watched():
        pass
    changed = {text for text in asked if library.version_for(text) != before[text]}
    assert changed == {"person:jalali", "is:watched"}


def test_the_words_of_who_is_watched_are_sought_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, sought = library_of(folder), []
    library.watched = [("person", "Zakir Jalali"), ("place", "dry spring")]
    search = library.searcher.search

    def note(query: Query) -> Results:
        sought.append(query)
        return search(query)

    monkeypatch.setattr(library.searcher, "search", note)
    for _ in library.index_watched():
        pass
    assert (len(sought), len(library.naming_watched())) == (2, 3)
    dam = next(at for at, story in enumerate(library.store) if story.headline.startswith("Dam"))
    library.read_closely(dam, ())
    library.index_names()
    for _ in library.index_watched():
        pass
    assert (len(sought), len(library.naming_watched())) == (2, 3), "his name is still printed"


@pytest.mark.parametrize(("asked", "newer"), [("", 2), ("wheat", 1), ("dam", 0), ("zqzq", 0)])
def test_stories_between_two_moments_are_counted(folder: Path, asked: str, newer: int) -> None:
    library = library_of(folder)
    dam, wheat, june = (
        datetime(*day, tzinfo=UTC).timestamp()
        for day in ((2025, 5, 26), (2025, 5, 28), (2025, 6, 1))
    )
    assert library.published(library.ask(asked), dam, june) == newer
    assert library.published(library.ask(asked), dam, wheat) == min(newer, 1)


def test_stories_can_come_while_an_answer_is_held(folder: Path) -> None:
    library = library_of(folder / "kabul.txt")
    held = library.ask("t")
    for step in Intake([str(folder)]):
        if isinstance(step, Article):
            library.store.add(step)
    library.index_words()
    assert len(held) == 1
    assert len(library.ask("t")) == 3


def test_index_of_a_large_source_is_kept_and_used_again(tmp_path: Path) -> None:
    kept = tmp_path / "cache" / "one.index"

    def filled() -> Library:
        library = Library(lambda: kept)
        for number in range(WORTH_KEEPING):
            text = f"Story {number} of wheat"
            block = ("headline", 0, len(text))
            library.store.add(Article(f"{number:016x}", text, (block,), text))  # type: ignore[arg-type]
        library.index_words()
        return library

    first = filled()
    first.keep_words()
    assert kept.exists()
    written = kept.stat().st_mtime_ns
    second = filled()
    assert list(second.ask("wheat 1234").positions) == list(first.ask("wheat 1234").positions)
    second.keep_words()
    assert kept.stat().st_mtime_ns == written, "nothing was new, so nothing is written"
    kept.write_bytes(kept.read_bytes()[:-100] + b"x" * 100)
    assert len(filled().ask("wheat 1234")) == 1, "what is corrupt is made again"


def test_the_kept_index_is_loaded_once_and_by_the_warming_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, loading = Event(), Event(), list[str]()

    def load(path: Path) -> None:
        loading.append(current_thread().name)
        begun.set()
        assert go_on.wait(10)

    monkeypatch.setattr("tui.search.cache.load", load)
    library = Library(lambda: tmp_path / "one.index")
    warming = Thread(target=library.warm_up, name="warming")
    key = Thread(target=library.ask, args=("wheat",))
    warming.start()
    assert begun.wait(10)
    key.start()
    go_on.set()
    warming.join()
    key.join()
    assert library.words is library.searcher.index
    assert loading == ["warming"]
