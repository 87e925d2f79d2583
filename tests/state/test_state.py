"""What is kept on disk."""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tui.state.schema import APPLICATION, MIGRATIONS, VERSION
from tui.state.state import SavedFilter, Session, State
from tui.state.undo import Undo

WRITER = """
import sys
from functools import partial
from pathlib import Path
from tui.state.state import State
state = State(Path(sys.argv[1]))
for number in range(10_000):
    story = f"{sys.argv[2]}{number}"
    state.set_read([story], True)
    state.keep_place(story, number + 1)
    print(story, flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "desk.sqlite"


def test_everything_is_there_again(path: Path) -> None:
    state = State(path)
    state.set_read(["a", "b"], True)
    state.set_read(["b"], False)
    state.set_flagged(["b"], True)
    state.keep_place("a", 120)
    session = Session("a", "kabul", True, 80, 12.5)
    state.keep_session("here", session)
    filters = [SavedFilter("Kabul", "place:Kabul", 1.0), SavedFilter("A", "a", 2.0)]
    state.save_filters(filters)
    state.save_filters(list(reversed(filters)))
    state.keep_setting("theme", "nord")
    state.close()
    again = State(path)
    assert (again.read, again.flagged, again.place("a")) == ({"a"}, {"b"}, 120)
    assert again.session("here") == session
    assert again.session("elsewhere") is None
    assert [one.name for one in again.filters] == ["A", "Kabul"]
    assert again.setting("theme") == "nord"
    assert not again.notices


def test_nothing_confirmed_is_lost_however_the_program_is_killed(path: Path) -> None:
    rng = random.Random(1)
    confirmed: list[str] = []
    for turn in range(8):
        command = [sys.executable, "-c", WRITER, str(path), f"{turn}-"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            lines = [writer.stdout.readline() for _ in range(rng.randrange(1, 200))]
            writer.send_signal(signal.SIGKILL)
            lines += writer.stdout.readlines()
        confirmed += [line.strip() for line in lines if line.endswith("\n")]
        state = State(path)
        assert not state.notices
        assert set(confirmed) <= state.read
        assert all(state.place(one) for one in confirmed)
        state.close()


def test_two_programs_write_at_once_and_see_each_other(path: Path) -> None:
    State(path).close()
    count = 150
    script = WRITER.replace("10_000", str(count))
    writers = [
        subprocess.Popen([sys.executable, "-c", script, str(path), name], stdout=subprocess.DEVNULL)
        for name in ("one", "two")
    ]
    mine = State(path)
    mine.set_flagged(["mine"], True)
    assert [writer.wait() for writer in writers] == [0, 0]
    assert mine.refresh()
    assert len(mine.read) == 2 * count
    assert mine.flagged == {"mine"}
    assert not mine.refresh(), "nothing more has changed"


@pytest.mark.parametrize("content", [b"not a database" * 100, b"\0" * 5000])
def test_a_damaged_file_is_kept_aside(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    state = State(path)
    assert "kept as" in state.notices[0]
    state.set_read(["a"], True)
    assert State(path).read == {"a"}
    aside = [one for one in path.parent.iterdir() if one.name.endswith(".aside")]
    assert [one.read_bytes() for one in aside] == [content]


@pytest.mark.parametrize("numbered", [0, 1, VERSION + 1])
def test_a_file_of_a_later_version_or_of_another_program_is_kept_aside(
    tmp_path: Path, numbered: int
) -> None:
    later, other = tmp_path / "later.sqlite", tmp_path / "other.sqlite"
    with sqlite3.connect(later) as database:
        database.execute(f"PRAGMA user_version = {VERSION + 1}")
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE cats (name)")
        database.execute(f"PRAGMA user_version = {numbered}")
    for path, word in ((later, "later version"), (other, "another program")):
        state = State(path)
        assert word in state.notices[0]
        assert not State(path).notices
    assert len(list(tmp_path.glob("*.aside"))) == 2


def test_a_file_of_the_first_version_is_brought_up_to_date(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as database:
        database.executescript(MIGRATIONS[0] + "PRAGMA user_version = 1;")
        database.execute(f"PRAGMA application_id = {APPLICATION}")
        database.execute("INSERT INTO story (id, read) VALUES ('a', 1)")
    assert State(path).read == {"a"}


def test_where_nothing_can_be_written_all_goes_on_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    state = State(tmp_path / "file" / "desk.sqlite")  # no folder can be made here
    state.set_read(["a"], True)
    assert state.read == {"a"}
    assert "nothing is kept" in state.notices[0]


def test_a_full_disk_is_said_and_all_goes_on(path: Path) -> None:
    state = State(path)
    pages = state._database.execute("PRAGMA page_count").fetchone()[0]
    state._database.execute(f"PRAGMA max_page_count = {pages}")
    state.set_read([f"story {number}" for number in range(5000)], True)
    assert len(state.read) == 5000
    assert "full" in state.notices[0]


def test_memory_only(tmp_path: Path) -> None:
    state = State(None)
    state.set_flagged(["a"], True)
    assert state.flagged == {"a"}
    assert not list(tmp_path.iterdir())


def test_undo_goes_back_step_by_step() -> None:
    state, undo = State(None), Undo()
    for story in "ab":
        state.set_read([story], True)
        undo.did(f"{story} is unread again.", partial(state.set_read, [story], False))
    assert [undo.undo(), state.read] == ["b is unread again.", {"a"}]
    assert [undo.undo(), state.read] == ["a is unread again.", set()]
    assert undo.undo() is None
