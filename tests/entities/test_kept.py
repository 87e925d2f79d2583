"""Names kept on disk, and recognised by other processes."""

from __future__ import annotations

import pickle
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import get_ident
from time import monotonic
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tui.entities.index.naming
import tui.entities.index.workers
from tests.entities.stories import body
from tui.article import Entity
from tui.entities.corrections import Corrections, correction
from tui.entities.index.kept_names import HeldNames, Kept, KeptNames, story_key
from tui.entities.index.naming import Naming
from tui.entities.index.packed import pack, unpack
from tui.entities.index.workers import Workers
from tui.entities.recognise import RecogniserName, find_entities
from tui.store import ArticleStore

TEXT = "In Kabul, Zakir Jalali paid $5 million on May 3, 2021. Joe and Hunter Biden. Biden left."
ROW = ("a" * 16, "en", False, "[]")


def test_what_is_packed_comes_out_the_same() -> None:
    entities = (
        *find_entities(
            body("They met Joe Biden and Hunter Biden on May 3, 2021. Biden paid $5-7 million.")
        ),
        Entity("e6", "Orm", "ORG", (), given=True),
    )
    entities = tuple(replace(one, id=f"e{at}") for at, one in enumerate(entities, 1))
    assert any(one.perhaps for one in entities)
    assert any(one.iso for one in entities)
    assert any(one.amount and one.amount.upto for one in entities)
    assert unpack(pack(entities), 200) == entities


@pytest.mark.parametrize(
    "text",
    ['[["A",8,[0,1],0,null,[],[NaN,"USD",null]]]', '[["A",8,[0,1],0,null,[],[5]]]', "", "{}",
     "[[]]", "nonsense", "[" * 5000, '[["A",0,[0,1,2]]]', '[["A",99,[]]]',
     '[["A",0,[3,1]]]', '[["A",0,[0,9999]]]', '[[1,0,[0,1]]]', '[["A",0,["0",1]]]'],
)  # fmt: skip
def test_what_was_not_packed_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        unpack(text, 100)


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_unpacked_or_refused(text: str) -> None:
    try:
        entities = unpack(text, 10)
    except ValueError:
        return
    assert unpack(pack(entities), 10) == entities


def test_what_is_kept_is_found_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "names.sqlite"
    file = KeptNames(path)
    file.keep([ROW, ("b" * 16, "de", True, '[["A",0,[0,1]]]')])
    file.close()
    found = KeptNames(path).look_up([("a" * 16, "en"), ("b" * 16, "de"), ("c" * 16, "en")])
    assert found == {"a" * 16: Kept("[]", False), "b" * 16: Kept('[["A",0,[0,1]]]', True)}
    assert KeptNames(path).look_up([("a" * 16, "fr")]) == {}  # read as another language


def test_what_another_recogniser_found_is_not_used(tmp_path: Path) -> None:
    path = tmp_path / "names.sqlite"
    file = KeptNames(path)
    file.keep([ROW])
    file.close()
    assert KeptNames(path, "another").look_up([ROW[:2]]) == {}


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_file_is_begun_anew(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "names.sqlite"
    path.write_bytes(damage)
    file = KeptNames(path)
    assert file.look_up([ROW[:2]]) == {}
    file.keep([ROW])
    file.close()
    assert KeptNames(path).look_up([ROW[:2]]) == {ROW[0]: Kept("[]", False)}


def test_a_file_that_another_holds_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "names.sqlite"
    KeptNames(path).close()
    other = sqlite3.connect(path)
    other.execute("begin exclusive")
    file = KeptNames(path)
    file.keep([ROW])
    other.rollback()
    assert path.exists()


def test_what_another_held_once_is_kept_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "names.sqlite"
    file = KeptNames(path)
    other = sqlite3.connect(path)
    other.execute("begin immediate")
    file.keep([ROW])
    file.prune()
    other.rollback()
    assert file.look_up([ROW[:2]]) == {}
    file.keep([ROW])
    assert file.look_up([ROW[:2]]) == {ROW[0]: Kept("[]", False)}


@pytest.mark.parametrize("use", [lambda file: file.look_up([ROW[:2]]), lambda file: file.prune()])
def test_what_another_thread_closes_is_not_damaged(
    tmp_path: Path, use: Callable[[KeptNames], object]
) -> None:
    path = tmp_path / "names.sqlite"
    file = KeptNames(path)
    file.keep([ROW])
    for connection in (file._file, file._writing):
        assert connection is not None
        connection.close()  # as another thread does between the look at it and its use
    use(file)
    assert KeptNames(path).look_up([ROW[:2]]) == {ROW[0]: Kept("[]", False)}


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    file = KeptNames(tmp_path / "file" / "names.sqlite")
    file.keep([ROW])
    assert file.look_up([ROW[:2]]) == {}
    file.prune()
    file.close()


def test_the_oldest_go_where_there_are_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.entities.index.kept_names.MOST", 2)
    file = KeptNames(tmp_path / "names.sqlite")
    file.keep([(letter * 16, "en", False, "[]") for letter in "abcd"])
    file.prune()
    stories = [(letter * 16, "en") for letter in "abcd"]
    assert set(file.look_up(stories)) == {"c" * 16, "d" * 16}


def test_few_are_held_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.entities.index.kept_names.MOST_IN_MEMORY", 2)
    held = HeldNames()
    held.keep([(letter * 16, "en", False, "[]") for letter in "abc"])
    held.keep([("a" * 16, "en", True, '[["A",0,[0,1]]]')])  # read closely afterwards
    assert held.look_up([(letter * 16, "en") for letter in "abc"]) == {
        "a" * 16: Kept('[["A",0,[0,1]]]', True),
        "b" * 16: Kept("[]", False),
    }
    assert held.look_up([("b" * 16, "fr")]) == {}  # read as another language


# -- processes -------------------------------------------------------------------------


@pytest.fixture
def workers() -> Iterator[Workers]:
    started = Workers()
    yield started
    started.close()


def test_a_process_finds_what_is_found_here(workers: Workers) -> None:
    articles = [body(TEXT), body("Nobody."), body("In Berlin, bei Herrn Weber.", "de")]
    packed = workers.submit(articles).result(60)
    assert packed is not None
    assert packed == [pack(find_entities(article)) for article in articles]


def test_what_a_process_cannot_do_is_said(workers: Workers) -> None:
    broken = replace(body(TEXT), blocks=None)  # type: ignore[arg-type]
    assert workers.submit([broken]).result(60) is None


def test_one_that_died_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.entities.index.workers.MOST", 1)
    workers = Workers()
    broken = replace(body(TEXT), blocks=None)  # type: ignore[arg-type]
    answers = [workers.submit([article]) for article in (broken, body(TEXT), body(TEXT))]
    wanted = [pack(find_entities(body(TEXT)))]
    assert [answer.result(60) for answer in answers] == [None, wanted, wanted]
    workers.close()


def test_one_that_cannot_live_leaves_the_work_to_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 3)
    start, started = tui.entities.index.workers._start, list[int]()

    def start_one(name: RecogniserName) -> subprocess.Popen[bytes] | None:
        started.append(get_ident())
        return start(name) if get_ident() == started[0] else None

    monkeypatch.setattr("tui.entities.index.workers._start", start_one)
    workers = Workers()
    answers = [workers.submit([body(TEXT)]).result(60) for _ in range(60)]
    wanted = [pack(find_entities(body(TEXT)))]
    assert answers.count(None) <= tui.entities.index.workers.STARTS
    assert answers[-1] == wanted
    workers.close()


@pytest.mark.parametrize("said", ["print('hello', flush=True)", "print('I5')", "1 / 0"])
def test_whatever_a_process_says_there_is_an_answer(
    monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setattr("tui.entities.index.workers.MOST", 1)
    command = [sys.executable, "-c", said]
    begin = subprocess.Popen

    def other(_: list[str], **settings: Any) -> subprocess.Popen[bytes]:
        return begin(command, **settings)

    monkeypatch.setattr(subprocess, "Popen", other)
    workers = Workers()
    answers = [workers.submit([body(TEXT)]) for _ in range(5)]
    assert [answer.result(60) for answer in answers] == [None] * 5
    workers.close()


def test_what_a_library_prints_is_no_answer() -> None:
    code = (
        "import tui.entities.index.worker as worker\n"
        "find = worker.find_entities\n"
        "worker.find_entities = lambda *given: print('well') or find(*given)\n"
        "worker.main('quick')"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code],
        input=pickle.dumps([body(TEXT)]),
        capture_output=True,
        check=True,
    )
    assert pickle.loads(ended.stdout) == [pack(find_entities(body(TEXT)))]
    assert b"well" in ended.stderr


def store_of(count: int) -> ArticleStore:
    store = ArticleStore()
    for number in range(count):
        article = body(f"In Kabul, Zakir Jalali met Abdul Karimov {number} times.")
        store.add(replace(article, id=f"{number:016x}"))
    return store


@pytest.fixture
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tui.entities.index.naming, "MANY", 5)


@pytest.mark.usefixtures("_few_are_many")
def test_processes_and_slices_index_the_same(tmp_path: Path) -> None:
    store = store_of(60)
    here = Naming(store)
    for position in range(60):
        here.index.add(position, store[position], find_entities(store[position]))
    naming = Naming(store, lambda: tmp_path / "names.sqlite")
    while not naming.recognise(0.001):
        pass
    assert naming.recognised == 60
    assert naming.index.names("", limit=9) == here.index.names("", limit=9)
    assert [found for _, found in naming.each(range(60))] == [
        find_entities(store[position]) for position in range(60)
    ]


@pytest.mark.usefixtures("_few_are_many")
def test_reading_some_meanwhile_leaves_the_recognising_alone(tmp_path: Path) -> None:
    store = store_of(200)
    naming = Naming(store, lambda: tmp_path / "names.sqlite")
    while not naming.recognised:  # the first chunks are with the processes
        naming.recognise(0.001)
    for some in ([0], range(190)):  # a few, which are read here, and many
        with ThreadPoolExecutor(1) as thread:
            assert len(list(thread.submit(list, naming.each(some)).result(60))) == len(some)
    end = monotonic() + 60
    while not naming.recognise(0.001):
        assert monotonic() < end, f"stuck at {naming.recognised}"
    assert naming.index.positions("place", "Kabul") == list(range(200))


@pytest.mark.usefixtures("_few_are_many")
def test_the_second_start_starts_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "names.sqlite"
    first = Naming(store_of(60), lambda: path)
    assert first.recognise(None)
    assert first._writer is not None
    first._writer.shutdown()
    monkeypatch.setattr(tui.entities.index.naming, "Workers", None)
    monkeypatch.setattr("tui.entities.index.readings.find_entities", None)
    second = Naming(store_of(60), lambda: path)
    second.use_corrections(Corrections([correction("hide", "LOC", "Kabul")]))
    assert second.recognise(None)
    assert second.index.positions("person", "Zakir Jalali") == list(range(60))
    assert second.index.positions("place", "Kabul") == []  # corrections are not kept with it


@pytest.mark.usefixtures("_few_are_many")
def test_a_closer_reading_is_taken_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "names.sqlite"
    naming = Naming(store_of(10), lambda: path)
    assert naming.recognise(None)
    closer = (Entity("e1", "Karimov", "ORG", ((0, 7),)),)
    assert not naming.is_close(3)
    naming.take_reading(3, closer)
    assert naming.entities(3) == closer
    assert naming.recognise(None)
    assert naming.index.positions("org", "Karimov") == [3]
    assert naming.index.positions("person", "Zakir Jalali") == [0, 1, 2, 4, 5, 6, 7, 8, 9]
    assert naming._writer is not None
    naming._writer.shutdown()
    again = Naming(store_of(10), lambda: path)
    assert again.recognise(None)
    assert again.is_close(3)
    assert again.index.positions("org", "Karimov") == [3]


@pytest.mark.usefixtures("_few_are_many")
def test_a_story_that_is_laid_out_anew_is_read_anew(tmp_path: Path) -> None:
    def laid_out(space: str) -> Naming:
        store = ArticleStore()
        for number in range(6):
            text = f"In Kabul,{space}Zakir Jalali met Abdul Karimov{space}{number} times."
            store.add(replace(body(text), id=f"{number:016x}"))  # the same to all of them
        return Naming(store, lambda: tmp_path / "names.sqlite")

    first = laid_out(" ")
    assert first.recognise(None)
    first.take_reading(3, first.entities(3))
    assert first._writer is not None
    first._writer.shutdown()
    second = laid_out("\n\n")
    assert second.recognise(None)
    assert not second.is_close(3)
    for found in (second.entities(3), dict(second.each(range(6)))[3]):
        assert found == find_entities(second._store[3])
    kabul = [entity for entity in second.entities(3) if entity.name == "Kabul"]
    assert [second.index.aliases(code) for code in second.index.codes(kabul[0])] == [[]]


@pytest.mark.usefixtures("_few_are_many")
def test_stories_that_come_and_go_meanwhile(tmp_path: Path) -> None:
    store = store_of(30)
    naming = Naming(store, lambda: tmp_path / "names.sqlite")
    store.remove(4)
    assert naming.recognise(None)
    more = body("In Kabul again.")
    store.add(replace(more, id="f" * 16))
    assert naming.recognise(None)
    found = naming.index.positions("place", "Kabul")
    assert found == [at for at in range(31) if at != 4]


@pytest.mark.usefixtures("_few_are_many")
def test_each_recogniser_has_a_file_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "names.sqlite"
    quick = Naming(store_of(10), lambda: path)
    assert quick.recognise(None)
    assert quick._writer is not None
    quick._writer.shutdown()
    kept = path.with_stem(f"{path.stem}-best")
    assert kept.exists()
    key = story_key(store_of(1)[0])
    # Another recogniser's session leaves this one's file as it is.
    other = Naming(store_of(10), lambda: path, "quick", closely=True)
    assert other.recognise(None)
    assert kept.exists()
    assert KeptNames(kept, "best").look_up([key])[key[0]].closely is False
