"""Every command, declared once.

Each entry gives the key binding, the word in the footer, the palette's line, the help
page's line and the row of the README's key table. The code of a command is the
``action_*`` method of that name on the widget or screen named by its ``place`` (on the
screen where the action says so).

All bindings have priority: Textual then runs them where keys come in, one after another,
so that in ``/foo`` typed in one breath the ``f`` cannot reach the list before the box has
the focus. The desk switches its own off while one types (`Desk.check_action`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from textual.binding import Binding, BindingType

Place = Literal[
    "desk", "list", "filters", "reader", "panel", "box", "find", "seek", "names", "card"
]

PLACES: dict[Place, str] = {
    "desk": "Everywhere but while typing",
    "list": "In the list of stories",
    "filters": "In the saved filters",
    "reader": "In the reader",
    "panel": "In the panel of names",
    "box": "In the filter box",
    "find": "While finding something in the story",
    "seek": "While looking for a name",
    "names": "On the screen of all names",
    "card": "On the card of a name",
}
ALONE: frozenset[Place] = frozenset({"box", "find", "seek", "names", "card"})
"""Where the desk's own keys have no meaning."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a reader can do."""

    id: str
    """Stable name of the binding; keymaps refer to it."""
    place: Place
    keys: str
    """Textual key names, comma separated, the one to show first."""
    action: str
    label: str
    """One or two words, for the footer and the palette."""
    help: str
    """One sentence without a full stop."""
    footer: bool = False


def _corrections(place: Place) -> tuple[Command, ...]:
    """What can be put right of a name, wherever names are."""
    return (
        Command(f"{place}.merge", place, "equals_sign", "screen.correct('merge')", "same as",
                "Say that it is the same as another name, which you pick by typing"),
        Command(f"{place}.split", place, "D", "screen.correct('split')", "split",
                "Say that one of its other names is somebody or something else"),
        Command(f"{place}.rename", place, "C", "screen.correct('rename')", "rename",
                "Call it by another name"),
        Command(f"{place}.retype", place, "T", "screen.correct('retype')", "other kind",
                "Say that it is of another kind"),
        Command(f"{place}.hide", place, "d,delete", "screen.correct('hide')", "no name",
                "Say that it is no name at all"),
    )  # fmt: skip


def _moving(
    place: Place, thing: str, page_down: str = "pagedown", page_up: str = "pageup"
) -> tuple[Command, ...]:
    """Moving the cursor through a list of things."""
    return (
        Command(f"{place}.down", place, "j,down", "move(1)", "down", f"Go to the next {thing}"),
        Command(f"{place}.up", place, "k,up", "move(-1)", "up", f"Go to the previous {thing}"),
        Command(f"{place}.top", place, "g,home", "first", "first", f"Go to the first {thing}"),
        Command(f"{place}.bottom", place, "G,end", "last", "last", f"Go to the last {thing}"),
        Command(f"{place}.half_down", place, "ctrl+d", "half_page(1)", "half page down",
                "Go half a page down"),
        Command(f"{place}.half_up", place, "ctrl+u", "half_page(-1)", "half page up",
                "Go half a page up"),
        Command(f"{place}.page_down", place, page_down, "full_page(1)", "page down",
                "Go a page down"),
        Command(f"{place}.page_up", place, page_up, "full_page(-1)", "page up", "Go a page up"),
    )  # fmt: skip


COMMANDS: tuple[Command, ...] = (
    # moving between panes
    Command("desk.filter", "desk", "backslash", "filter", "filter",
            "Filter the stories as you type, from any pane"),
    Command("desk.next_pane", "desk", "tab,l,right", "next_pane", "next pane",
            "Go to the next pane"),
    Command("desk.previous_pane", "desk", "shift+tab,h,left", "previous_pane", "previous pane",
            "Go to the previous pane"),
    Command("desk.list", "desk", "1", "focus_pane('list')", "list", "Go to the list of stories"),
    Command("desk.reader", "desk", "2", "focus_pane('reader')", "reader", "Go to the reader"),
    Command("desk.panel", "desk", "3,E", "focus_pane('panel')", "names",
            "Go to the panel of names"),
    Command("desk.toggle_panel", "desk", "e", "toggle_panel", "names",
            "Show or hide the panel of names", footer=True),
    Command("desk.zen", "desk", "z", "zen", "zen", "Show the reader alone, or all panes again"),
    # reading, from any pane
    Command("desk.page", "desk", "space", "page", "page",
            "Page through the story, then go to the next one", footer=True),
    Command("desk.page_back", "desk", "b", "page_back", "page back",
            "Page back through the story, then go to the previous one"),
    Command("desk.scroll_down", "desk", "J", "scroll_reader(1)", "scroll down",
            "Scroll the reader down a line"),
    Command("desk.scroll_up", "desk", "K", "scroll_reader(-1)", "scroll up",
            "Scroll the reader up a line"),
    Command("desk.next_match", "desk", "n", "walk_match(1)", "next match",
            "Go to the next match in the story; without matches, to the next unread story"),
    Command("desk.previous_match", "desk", "N", "walk_match(-1)", "previous match",
            "Go to the previous match in the story, or the previous unread story"),
    Command("desk.next_mention", "desk", "right_square_bracket", "walk_mention(1)", "mention",
            "Go to the next mention of the selected name", footer=True),
    Command("desk.previous_mention", "desk", "left_square_bracket", "walk_mention(-1)",
            "previous mention", "Go to the previous mention of the selected name"),
    Command("desk.next_story", "desk", "right_curly_bracket", "walk_story(1)", "next story",
            "Go to the next story that names the selected name"),
    Command("desk.previous_story", "desk", "left_curly_bracket", "walk_story(-1)",
            "previous story", "Go to the previous story that names the selected name"),
    Command("desk.narrower", "desk", "less_than_sign", "widen(-4)", "narrower",
            "Make the text narrower"),
    Command("desk.wider", "desk", "greater_than_sign", "widen(4)", "wider",
            "Make the text wider"),
    Command("desk.original", "desk", "v", "original", "original",
            "Show the story as it was laid out in its source, or as read"),
    Command("desk.why", "desk", "i", "why", "why here", "Say why the story is in the list"),
    Command("desk.sort", "desk", "t", "sort", "sort",
            "List the stories in another order: best, newest, oldest, unread, by source"),
    # marks
    Command("desk.read", "desk", "r", "toggle_read", "read",
            "Mark the story as read or unread"),
    Command("desk.flag", "desk", "f", "toggle_flag", "flag", "Flag the story, or not"),
    Command("desk.all_read", "desk", "A", "all_read", "all read",
            "Mark all stories of the list as read"),
    Command("desk.undo", "desk", "u", "undo", "undo", "Take the last change back"),
    Command("desk.watch", "desk", "w", "watch", "watch",
            "Watch the words selected, else the name chosen; or watch it no more"),
    # names
    Command("desk.card", "desk", "c", "card", "card",
            "Show the card of the name chosen: when, where and with whom it is named"),
    Command("desk.names", "desk", "W", "all_names", "all names",
            "Show all names of the stories listed, or of all stories"),
    # saved filters
    Command("desk.save_filter", "desk", "S", "save_filter", "save filter",
            "Save the filter under a name"),
    Command("desk.filters", "desk", "0", "filters", "filters", "Go to the saved filters"),
    # sending
    Command("desk.open", "desk", "o", "open_link", "open",
            "Open the story's link in a browser, or its file"),
    Command("desk.copy_link", "desk", "y", "copy_link", "copy link",
            "Copy the story's link, or its path"),
    Command("desk.copy", "desk", "Y", "copy_story", "copy", "Copy the story's text"),
    Command("desk.pipe", "desk", "vertical_line", "pipe", "pipe",
            "Send the story to a program and show what it says"),
    Command("desk.save", "desk", "s", "save", "save",
            "Save the story as Markdown, text or JSON"),
    Command("desk.mark", "desk", "m", "mark", "mark",
            "Mark the story: what is marked is copied, piped and saved together"),
    Command("desk.mark_all", "desk", "M", "mark_all", "mark all",
            "Mark all stories of the list, or none"),
    Command("desk.problems", "desk", "exclamation_mark", "problems", "problems",
            "Show what could not be read, and why"),
    Command("desk.follow", "desk", "F", "follow", "follow",
            "Follow the sources: show what comes, changes and goes; again to end it"),
    Command("desk.refresh", "desk", "R", "refresh", "refresh",
            "Fetch the sources in the network again"),
    Command("desk.load_page", "desk", "L", "load_page", "whole page",
            "Load the whole page of a story of which a feed has only a few words"),
    Command("desk.stop", "desk", "X", "stop", "stop loading",
            "Stop loading and fetching; what is read stays"),
    Command("desk.palette", "desk", "colon,ctrl+p", "palette", "commands",
            "Find a command by name"),
    Command("desk.help", "desk", "question_mark,f1", "help", "help", "Show all keys",
            footer=True),
    Command("desk.back", "desk", "q", "back", "back, quit",
            "Go one level back; at the list, quit", footer=True),
    Command("desk.leave", "desk", "escape", "leave", "leave",
            "Clear the filter, or go back to the list; never quits"),
    Command("desk.suspend", "desk", "ctrl+z", "app.suspend_process", "suspend",
            "Leave newstui in the background; fg in the shell brings it back"),
    Command("desk.quit", "desk", "ctrl+q", "app.quit", "quit", "Quit"),
    # the list
    Command("list.open", "list", "enter", "screen.focus_pane('reader')", "read",
            "Read the story", footer=True),
    Command("list.filter", "list", "slash", "screen.filter", "filter",
            "Filter the stories as you type", footer=True),
    *_moving("list", "story"),
    # the saved filters
    Command("filters.apply", "filters", "enter", "apply", "put on",
            "Filter by it", footer=True),
    Command("filters.down", "filters", "j,down", "move(1)", "down", "Go to the next filter"),
    Command("filters.up", "filters", "k,up", "move(-1)", "up", "Go to the previous filter"),
    Command("filters.delete", "filters", "d,delete", "screen.delete_filter", "delete",
            "Save it no more", footer=True),
    Command("filters.rename", "filters", "C", "screen.rename_filter", "rename",
            "Give it another name", footer=True),
    Command("filters.later", "filters", "right_parenthesis", "screen.move_filter(1)", "later",
            "Move it down"),
    Command("filters.earlier", "filters", "left_parenthesis", "screen.move_filter(-1)", "earlier",
            "Move it up"),
    # the reader
    Command("reader.find", "reader", "slash", "screen.find", "find",
            "Find words in the story as you type", footer=True),
    Command("reader.down", "reader", "j,down", "line(1)", "down", "Scroll down a line"),
    Command("reader.up", "reader", "k,up", "line(-1)", "up", "Scroll up a line"),
    Command("reader.top", "reader", "g,home", "top", "top", "Go to the top of the story"),
    Command("reader.bottom", "reader", "G,end", "bottom", "end", "Go to the end of the story"),
    Command("reader.half_down", "reader", "ctrl+d", "half_page(1)", "half page down",
            "Scroll half a page down"),
    Command("reader.half_up", "reader", "ctrl+u", "half_page(-1)", "half page up",
            "Scroll half a page up"),
    Command("reader.page_down", "reader", "pagedown", "full_page(1)", "page down",
            "Scroll a page down"),
    Command("reader.page_up", "reader", "pageup", "full_page(-1)", "page up",
            "Scroll a page up"),
    # the panel
    Command("panel.only", "panel", "enter", "screen.filter_by_name", "only these",
            "Filter to the stories that name it", footer=True),
    Command("panel.without", "panel", "minus", "screen.exclude_name", "without these",
            "Filter to the stories that do not name it", footer=True),
    Command("panel.along", "panel", "a", "screen.along", "with",
            "Show who and what is named together with it in the list, or no more", footer=True),
    Command("panel.seek", "panel", "apostrophe,ctrl+f", "screen.seek", "find name",
            "Find a name in the panel as you type", footer=True),
    Command("panel.kind", "panel", "x", "screen.toggle_kind", "kind",
            "Show this kind of name no more, here and in the text, or show it again",
            footer=True),
    *_corrections("panel"),
    Command("panel.filter", "panel", "slash", "screen.filter", "filter",
            "Filter the stories as you type"),
    *_moving("panel", "name"),
    # the filter box
    Command("box.keep", "box", "enter,shift+tab", "screen.keep_filter", "keep",
            "Keep the filter and go to the list", footer=True),
    Command("box.leave", "box", "escape", "screen.leave_box", "clear, leave",
            "Clear the filter; when it is empty, leave the box", footer=True),
    Command("box.complete", "box", "tab", "complete", "complete",
            "Complete a field or its value; when neither is unfinished, go to the list"),
    Command("box.help", "box", "f1", "screen.help_in_box", "help", "Show all keys"),
    Command("box.down", "box", "down,ctrl+n", "choose(1)", "next story",
            "Select the next story while typing", footer=True),
    Command("box.up", "box", "up,ctrl+p", "choose(-1)", "previous story",
            "Select the previous story; in an empty box, an earlier filter", footer=True),
    Command("box.page_down", "box", "pagedown", "choose_page(1)", "page down",
            "Select a page further down"),
    Command("box.page_up", "box", "pageup", "choose_page(-1)", "page up",
            "Select a page further up"),
    # the box for finding
    Command("find.keep", "find", "enter,tab,shift+tab", "screen.keep_find", "keep",
            "Keep what was found lit and go to the story", footer=True),
    Command("find.leave", "find", "escape", "screen.leave_find", "back",
            "Find nothing and go back to where you were", footer=True),
    Command("find.next", "find", "down,ctrl+n", "screen.find_on(1)", "next",
            "Go to the next place", footer=True),
    Command("find.previous", "find", "up,ctrl+p", "screen.find_on(-1)", "previous",
            "Go to the previous place", footer=True),
    Command("find.help", "find", "f1", "screen.help_in_box", "help", "Show all keys"),
    # the box for looking for a name
    Command("seek.keep", "seek", "enter,tab,shift+tab", "screen.keep_seek", "keep",
            "Keep what was found and go to the names", footer=True),
    Command("seek.leave", "seek", "escape", "screen.leave_seek", "clear, leave",
            "Clear the box; when it is empty, leave it", footer=True),
    Command("seek.down", "seek", "down,ctrl+n", "screen.seek_on(1)", "next",
            "Select the next name while typing", footer=True),
    Command("seek.up", "seek", "up,ctrl+p", "screen.seek_on(-1)", "previous",
            "Select the previous name while typing", footer=True),
    Command("seek.help", "seek", "f1", "screen.help_in_box", "help", "Show all keys"),
    # the screen of all names
    Command("names.only", "names", "enter", "screen.only", "only these",
            "Filter to the stories that name it", footer=True),
    Command("names.without", "names", "minus", "screen.without", "without these",
            "Filter to the stories that do not name it", footer=True),
    Command("names.card", "names", "c", "screen.card", "card",
            "Show the card of the name", footer=True),
    Command("names.seek", "names", "slash,apostrophe,ctrl+f", "screen.seek", "find",
            "Find names as you type, typos forgiven", footer=True),
    Command("names.kind", "names", "tab,l,right", "screen.kind(1)", "kind",
            "Show the next kind of name only, or all kinds", footer=True),
    Command("names.kind_back", "names", "shift+tab,h,left", "screen.kind(-1)", "previous kind",
            "Show the previous kind of name only, or all kinds"),
    Command("names.sort", "names", "t", "screen.sort", "sort",
            "Most stories first, most mentions first, or the newest first", footer=True),
    Command("names.scope", "names", "L", "screen.scope", "list or all",
            "Count in the stories listed, or in all stories", footer=True),
    Command("names.watch", "names", "w", "screen.watch", "watch",
            "Watch the name, or watch it no more"),
    Command("names.undo", "names", "u", "screen.undo", "undo", "Take the last change back"),
    *_corrections("names"),
    *_moving("names", "name", "pagedown,space", "pageup,b"),
    Command("names.help", "names", "question_mark,f1", "screen.help", "help", "Show all keys",
            footer=True),
    Command("names.back", "names", "escape,q", "screen.back", "back",
            "Find nothing more, or go back to the stories", footer=True),
    # the card of a name
    Command("card.go", "card", "enter", "screen.go", "go there",
            "Go to the story, to the other name's card, or filter by the name", footer=True),
    Command("card.without", "card", "minus", "screen.without", "without these",
            "Filter to the stories that do not name it", footer=True),
    Command("card.watch", "card", "w", "screen.watch", "watch",
            "Watch the name, or watch it no more"),
    Command("card.undo", "card", "u", "screen.undo", "undo", "Take the last change back"),
    *_corrections("card"),
    *_moving("card", "line", "pagedown,space", "pageup,b"),
    Command("card.help", "card", "question_mark,f1", "screen.help", "help", "Show all keys",
            footer=True),
    Command("card.back", "card", "escape,q,backspace", "screen.back", "back",
            "Go back to where the card was opened", footer=True),
)  # fmt: skip


def of(place: Place, commands: Sequence[Command] = COMMANDS) -> list[Command]:
    """The commands of one place, in order of declaration."""
    return [command for command in commands if command.place == place]


def remapped(keymap: Mapping[str, str]) -> tuple[Command, ...]:
    """All commands, some with other keys, by id."""
    return tuple(
        replace(command, keys=keymap.get(command.id, command.keys)) for command in COMMANDS
    )


def bindings(place: Place) -> list[BindingType]:
    """The key bindings of one place, for a widget's or screen's ``BINDINGS``."""
    return [
        Binding(
            command.keys,
            command.action,
            command.label,
            show=command.footer,
            priority=True,
            id=command.id,
        )
        for command in of(place)
    ]


KEY_NAMES = {
    "slash": "/", "backslash": "\\", "question_mark": "?", "colon": ":", "space": "Space",
    "vertical_line": "|", "left_parenthesis": "(", "right_parenthesis": ")", "delete": "Del",
    "less_than_sign": "<", "greater_than_sign": ">", "exclamation_mark": "!", "minus": "-",
    "left_square_bracket": "[", "right_square_bracket": "]", "left_curly_bracket": "{",
    "right_curly_bracket": "}", "escape": "Esc", "enter": "Enter", "tab": "Tab", "home": "Home",
    "end": "End", "pagedown": "PgDn", "pageup": "PgUp", "up": "↑", "down": "↓", "left": "←",
    "right": "→", "f1": "F1", "apostrophe": "'", "equals_sign": "=",
    "backspace": "Backspace",
}  # fmt: skip


def key_name(key: str) -> str:
    """A key as a person reads it: ``"ctrl+d"`` → ``"Ctrl-d"``."""
    *modifiers, last = key.split("+")
    return "-".join([*(word.capitalize() for word in modifiers), KEY_NAMES.get(last, last)])


def key_names(command: Command) -> list[str]:
    """All keys of a command as a person reads them."""
    return [key_name(key) for key in command.keys.split(",")]


def key_table(commands: Iterable[Command] = COMMANDS) -> str:
    """All commands as Markdown tables, one for each place (the README's key section)."""
    lines: list[str] = []
    place: Place | None = None
    for command in commands:
        if command.place != place:
            place = command.place
            lines += ["", f"**{PLACES[place]}**", "", "| key | |", "|---|---|"]
        keys = " ".join(f"`{name}`".replace("|", "\\|") for name in key_names(command))
        lines.append(f"| {keys} | {command.help} |")
    return "\n".join(lines[1:]) + "\n"


if __name__ == "__main__":
    print(key_table(), end="")
