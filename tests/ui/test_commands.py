"""One declaration per command: bindings, README and help agree."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tui.ui.commands import ALONE, COMMANDS, PLACES, key_name, key_table, of
from tui.ui.desk.desk import Desk
from tui.ui.screens.card import Card
from tui.ui.screens.names import Names
from tui.ui.widgets.article_list import ArticleList
from tui.ui.widgets.card_list import CardList
from tui.ui.widgets.entity_panel import EntityPanel
from tui.ui.widgets.filter_bar import FilterInput
from tui.ui.widgets.name_list import NameList
from tui.ui.widgets.reader import Reader
from tui.ui.widgets.saved_filters import SavedFilters
from tui.ui.widgets.word_box import FindInput, SeekInput

README = Path(__file__).parent.parent.parent / "README.md"
HOMES = {
    "desk": Desk,
    "list": ArticleList,
    "reader": Reader,
    "panel": EntityPanel,
    "box": FilterInput,
    "filters": SavedFilters,
    "find": FindInput,
    "seek": SeekInput,
    "names": NameList,
    "card": CardList,
}
SCREENS = {"names": Names, "card": Card}
"""Those that are not the desk."""
UNRELIABLE_KEYS = {f"ctrl+{letter}" for letter in "hijklmbsqz"}
"""Taken by terminals, multiplexers and flow control somewhere."""


def test_readme_shows_the_keys_as_they_are() -> None:
    text = README.read_text("utf-8")
    shown = text.partition("<!-- keys -->\n")[2].partition("<!-- /keys -->")[0]
    assert shown.strip() == key_table().strip()


def test_every_command_can_be_run_where_it_is_declared() -> None:
    for command in COMMANDS:
        if not command.action.startswith("app."):
            name = command.action.partition("(")[0]
            screen = SCREENS.get(command.place, Desk)
            home = screen if name.startswith("screen.") else HOMES[command.place]
            assert hasattr(home, f"action_{name.removeprefix('screen.')}"), command.id


def test_ids_are_unique_and_no_key_has_two_meanings_in_one_place() -> None:
    assert max(Counter(command.id for command in COMMANDS).values()) == 1
    for place in PLACES:
        keys = Counter(key for command in of(place) for key in command.keys.split(","))
        assert max(keys.values()) == 1, (place, keys.most_common(2))


def test_no_key_of_a_pane_is_one_of_the_desks_own() -> None:
    own = {key: command.id for command in of("desk") for key in command.keys.split(",")}
    for place in PLACES:
        if place != "desk" and place not in ALONE:
            for command in of(place):
                for key in command.keys.split(","):
                    assert key not in own, f"{command.id}: the desk's {own.get(key)} comes first"


def test_no_command_hangs_on_an_unreliable_key_alone() -> None:
    for command in COMMANDS:
        # q quits as well, and stopping a program is nothing but Ctrl-z.
        if command.id not in ("desk.quit", "desk.suspend"):
            assert not set(command.keys.split(",")) <= UNRELIABLE_KEYS, command.id


def test_key_names_are_what_is_printed_on_keys() -> None:
    assert key_name("ctrl+d") == "Ctrl-d"
    assert key_name("left_curly_bracket") == "{"
    assert key_name("shift+tab") == "Shift-Tab"
    assert key_name("j") == "j"
