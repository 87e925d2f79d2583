"""The reader's own keys and colours: from the words of the configuration to Textual's."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import NamedTuple

from textual.color import Color, ColorParseError
from textual.keys import Keys

from tui.state.config import Config, Notice, Said
from tui.ui.commands import ALONE, COMMANDS, KEY_NAMES, Command

_NAMED = {printed.lower(): name for name, printed in KEY_NAMES.items()}
_KNOWN = frozenset(key.value.rpartition("+")[2] for key in Keys) | frozenset(KEY_NAMES)
_MODIFIERS = frozenset({"ctrl", "shift", "alt", "super", "hyper", "meta"})


class Own(NamedTuple):
    """What of the configuration can be used on the screen, and what is wrong with the rest."""

    keys: dict[str, str]
    """Textual's key names, comma separated, by the id of the command."""
    colours: dict[str, str]
    """By the kind of name."""
    notices: tuple[Notice, ...]


def own_looks(config: Config) -> Own:
    """Read the keys and colours that a configuration names. Never raises."""
    notices: list[Notice] = []

    def complain(said: Said, what: str) -> None:
        notices.append(Notice(said.line, f"{what}, left out."))

    keys = _keys(config, complain)
    colours: dict[str, str] = {}
    for name, said in config.colours.items():
        try:
            Color.parse(said.value)
        except ColorParseError:
            complain(said, f"no colour is called {said.value}")
        else:
            colours[name] = said.value
    return Own(keys, colours, tuple(notices))


def _keys(config: Config, complain: Callable[[Said, str], None]) -> dict[str, str]:
    known = {command.id: command for command in COMMANDS}
    wanted: dict[str, tuple[Said, list[str]]] = {}
    for name, said in config.keys.items():
        if name not in known:
            complain(said, f"no command is called {name}{_perhaps(name)}")
            continue
        words = said.value.split(",")
        strange = [word.strip() for word in words if _key(word) is None]
        if strange:
            complain(said, f"no key is called {strange[0] or 'nothing'}")
        else:
            wanted[name] = said, [key for word in words if (key := _key(word))]
    for name, (said, keys) in list(wanted.items()):
        other = _holder(known[name], keys, {n: k for n, (_, k) in wanted.items()})
        if other is not None:
            complain(said, f"the key of {name} is that of {other.id}")
            del wanted[name]
    return {name: ",".join(keys) for name, (_, keys) in wanted.items()}


def _perhaps(name: str) -> str:
    """``" (desk.watch?)"`` where a command may be meant: before all, one that is called so in
    another place."""
    ids = [command.id for command in COMMANDS]
    namesakes = [one for one in ids if one.partition(".")[2] == name.rpartition(".")[2]]
    close = get_close_matches(name, namesakes or ids, 1) or namesakes
    return f" ({close[0]}?)" if close else ""


def _holder(command: Command, keys: list[str], wanted: dict[str, list[str]]) -> Command | None:
    """The other command that has one of these keys where this one is to work."""
    for other in COMMANDS:
        if other.id == command.id or not _meet(command, other):
            continue
        if not set(keys).isdisjoint(wanted.get(other.id, other.keys.split(","))):
            return other
    return None


def _meet(one: Command, other: Command) -> bool:
    """Whether two commands can be asked for in the same place."""
    places = {one.place, other.place}
    return len(places) == 1 or ("desk" in places and places.isdisjoint(ALONE))


def _key(word: str) -> str | None:
    """``"Ctrl-d"`` or ``"ctrl+d"``, ``"PgDn"`` or ``"pagedown"``, ``"["`` → Textual's name,
    or None."""
    word = word.strip()
    if len(word) == 1:
        return next((name for name, printed in KEY_NAMES.items() if printed == word), word)
    if not word:
        return None
    *modifiers, last = word.replace("-", "+").split("+") if word[-1] not in "+-" else (word,)
    last = _NAMED.get(last.lower(), last if len(last) == 1 else last.lower())
    if not {modifier.lower() for modifier in modifiers} <= _MODIFIERS:
        return None
    if len(last) != 1 and last not in _KNOWN:
        return None
    return "+".join([*(modifier.lower() for modifier in modifiers), last])
