"""The watchlist's file."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

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


def test_without_a_file_it_lasts_for_the_session() -> None:
    watchlist = Watchlist(None)
    watchlist.add(Watched("A"))
    assert watchlist.names == (Watched("A"),)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=40))
def test_any_line_is_read_back_as_it_was_understood(line: str) -> None:
    watched = _watched(line)
    if watched is not None and not watched.name.lower().startswith(("entity:", "person:")):
        assert _watched(watched.line) == watched or ":" in watched.name
