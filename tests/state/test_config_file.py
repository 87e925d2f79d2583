"""The file of settings: what is right applies, what is wrong is named with its line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.state.config import Config, Said
from tui.state.config_file import default_config, read_config
from tui.state.places import config_file

FILE = """\
theme = "nord"
width = 9000
thema = "x"
this is no setting
read_after = 2.5
sources = ["~/wire", "b"]
follow = "yes"

[keys]
"desk.watch" = "W"
desk.zen = 5

[colours]
person = "#ff0000"
persn = "red"
"""


def written(folder: Path, text: str) -> Config:
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return read_config(path)


def test_without_a_file_everything_is_as_usual(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    assert read_config(path) == Config(path)
    assert read_config(None) == Config()


def test_what_is_right_applies(tmp_path: Path) -> None:
    config = written(tmp_path, FILE)
    assert (config.read_after, config.width) == (2.5, None)
    assert config.theme == Said("nord", 1)
    assert config.sources == ("~/wire", "b")
    assert config.keys == {"desk.watch": Said("W", 10)}
    assert config.colours == {"person": Said("#ff0000", 14)}


def test_what_is_wrong_is_named_with_its_line(tmp_path: Path) -> None:
    said = [str(one) for one in written(tmp_path, FILE).notices]
    for line, words in (
        (2, "width must be a number from 32 to 160"),
        (3, "no setting is called thema (theme?)"),
        (4, ""),
        (7, "follow must be true or false"),
        (11, "desk.zen must be words in quotes"),
        (15, "no colour is called persn (person?)"),
    ):
        assert any(one.startswith(f"line {line}: ") and words in one for one in said), (line, said)
    assert [one.partition(":")[0] for one in said] == [
        f"line {line}" for line in (2, 3, 4, 7, 11, 15)
    ], "in the order of the file"


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    assert "cannot be read" in str(read_config(tmp_path).notices[0])
    (notice,) = written(tmp_path, "#" * 2_000_000).notices
    assert str(notice) == "is too large for a configuration."


def test_a_file_that_is_something_else_gets_one_notice(tmp_path: Path) -> None:
    (notice,) = written(tmp_path, "This is a letter, not a setting.\n" * 20_000).notices
    assert str(notice).startswith("is no TOML: line 1: expected")
    some = written(tmp_path, "No setting.\n" * 19 + 'theme = "nord"\n')
    assert (some.theme, len(some.notices)) == (Said("nord", 20), 19)


def test_the_printed_file_changes_nothing_and_each_line_of_it_is_right(tmp_path: Path) -> None:
    printed = default_config({"desk.watch": ("w", "Watch"), "desk.filter": ("\\", "Filter")})
    path = tmp_path / "config.toml"
    assert written(tmp_path, printed) == Config(path)
    used = "\n".join(
        line[1:] if line.startswith("#") and not line.startswith("# ") else line
        for line in printed.split("\n")
    )
    config = written(tmp_path, used)
    assert config.notices == ()
    assert config.keys["desk.filter"].value == "\\"


@given(st.text())
def test_no_text_breaks_it(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    config = read_config(path)
    assert config.path == path


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="others ask platformdirs itself")
def test_the_file_is_where_the_platform_keeps_such_files(monkeypatch: pytest.MonkeyPatch) -> None:
    from platformdirs import user_config_path

    for home in ("/elsewhere", ""):
        monkeypatch.setenv("XDG_CONFIG_HOME", home)
        folder = user_config_path("newstui", appauthor=False)
        assert config_file() == folder / "config.toml"
