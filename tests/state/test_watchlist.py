"""The watchlist's file."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.article import NAME_FIELDS
from tui.state.watchlist import Watched, Watchlist, _watched

FILE = "# people\nZakir Jalali   # adviser\n\norg: Hallberg Institute\nPlace:Kabul\nnote: this\n"


def test_comments_fields_and_blank_lines(tmp_path: Path) -> None:
    path = tmp_path / "watchlist.txt"
    path.write_text(FILE)
    assert Watchlist(path).names == (
        Watched("Zakir Jalali"),
        Watched("Hallberg Institute", "org"),
        Watched("Kabul", "place"),
        Watched("note: this"),
    )


def test_edits_leave_the_rest_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "watchlist.txt"
    path.write_text(FILE)
    watchlist = Watchlist(path)
    watchlist.add(Watched("Tersoy", "place"))
    watchlist.add(Watched("Tersoy", "place"))
    assert path.read_text() == FILE + "place:Tersoy\n"
    watchlist.remove(Watched("Tersoy", "place"))
    assert path.read_text() == FILE


def test_changes_by_others_are_taken_in(tmp_path: Path) -> None:
    path = tmp_path / "new" / "watchlist.txt"
    watchlist = Watchlist(path)
    assert not watchlist.names
    watchlist.add(Watched("A"))
    path.write_text("B\nCC\n")
    assert watchlist.reload()
    assert [one.name for one in watchlist.names] == ["B", "CC"]
    assert not watchlist.reload()
    path.unlink()
    assert watchlist.reload()
    assert not watchlist.names


def test_lines_that_are_no_names_are_said(tmp_path: Path) -> None:
    path = tmp_path / "watchlist.txt"
    path.write_text("A\n" + "x" * 300 + "\n")
    watchlist = Watchlist(path)
    assert [one.name for one in watchlist.names] == ["A"]
    assert "line 2" in watchlist.notices[0]


def test_what_could_not_be_read_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "watchlist.txt"
    path.write_text(FILE)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_text", _denied)
        watchlist = Watchlist(path)
        assert "cannot be read: Permission denied" in watchlist.notices[0]
        with pytest.raises(PermissionError):
            watchlist.add(Watched("A"))
    assert path.read_text() == FILE
    watchlist.add(Watched("A"))  # now it can be read
    assert not watchlist.notices
    assert path.read_text() == FILE + "A\n"


def _denied(*_: object) -> str:
    raise PermissionError(13, "Permission denied")


def test_bytes_that_are_no_text_stay_and_are_said(tmp_path: Path) -> None:
    path = tmp_path / "watchlist.txt"
    path.write_bytes("A\nJos\xe9\n".encode("latin-1"))
    watchlist = Watchlist(path)
    assert watchlist.names == (Watched("A"),)
    assert "line 2: has characters that cannot be shown" in watchlist.notices[0]
    watchlist.add(Watched("José"))
    assert path.read_bytes() == b"A\nJos\xe9\nJos\xc3\xa9\n"


@pytest.mark.skipif(sys.platform == "win32", reason="links and modes are those of Unix")
def test_a_link_stays_a_link_and_a_mode_what_it_was(tmp_path: Path) -> None:
    kept, path = tmp_path / "dotfiles" / "names", tmp_path / "watchlist.txt"
    kept.parent.mkdir()
    kept.write_text("A\n")
    kept.chmod(0o640)
    path.symlink_to(kept)
    Watchlist(path).add(Watched("B"))
    assert path.is_symlink()
    assert kept.read_text() == "A\nB\n"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640
    assert [one.name for one in kept.parent.iterdir()] == ["names"]


def test_without_a_file_it_lasts_for_the_session() -> None:
    watchlist = Watchlist(None)
    watchlist.add(Watched("A"))
    assert watchlist.names == (Watched("A"),)


@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=40)
    | st.sampled_from(("entity:person:A", "Entity: entity:", "org:" + "x" * 195, "org::"))
)
def test_any_line_is_read_back_as_it_was_understood(line: str) -> None:
    watched = _watched(line)
    if watched is not None:
        assert _watched(watched.line) == watched


@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=20)
    | st.sampled_from(("#MeToo", "person: Smith", "entity:", " A", "A\nB", "x" * 195, "x" * 201)),
    st.sampled_from(NAME_FIELDS),
)
def test_what_is_watched_is_read_back_or_refused(name: str, field: str) -> None:
    watchlist = Watchlist(None)
    try:
        watchlist.add(Watched(name, field))
    except ValueError:
        assert not watchlist.names
        assert name != "person: Smith"
    else:
        assert watchlist.names == (Watched(name, field),)
        watchlist.remove(Watched(name, field))
        assert not watchlist._file.lines
