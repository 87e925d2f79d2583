"""The file of the reader's own settings: TOML, never written by newstui.

What is wrong in it is named with its line and left out; the rest applies.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from tui.state.config import ALERTS, COLOURS, RECOGNISERS, Config, Notice, Said

MAX_BYTES = 1_000_000
"""A larger file is no configuration."""
MOST_WRONG = 20
"""Nor is one with more lines that are no TOML."""


class _Setting(NamedTuple):
    name: str
    example: str
    """As the default file shows it."""
    help: str
    expected: str
    fits: Callable[[Any], bool]


def _is_number(value: object, low: float, high: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high


_SETTINGS = (
    _Setting("sources", '["~/wire"]',
             "What newstui opens when it is started without a source; ~ is your home.",
             "a list of files, folders and addresses",
             lambda value: isinstance(value, list) and all(isinstance(one, str) for one in value)),
    _Setting("theme", '"nord"',
             "A theme of Textual. Without it the one chosen last in the palette is used.",
             "the name of a theme", lambda value: isinstance(value, str)),
    _Setting("width", "72",
             "Columns of text in the reader. Without it the width set last is used.",
             "a number from 32 to 160",
             lambda value: isinstance(value, int) and _is_number(value, 32, 160)),
    _Setting("read_after", "8",
             "Seconds that a story must be open in the reader to count as read.",
             "a number of seconds from 0.5 to 3600", lambda value: _is_number(value, 0.5, 3600)),
    _Setting("follow", "false", "Follow the sources from the start, as --follow does.",
             "true or false", lambda value: isinstance(value, bool)),
    _Setting("alert", '"off"',
             'What a new story that names someone you watch does: "bell" rings, "notification"\n'
             "asks the terminal for one (OSC 9).",
             "one of " + ", ".join(f'"{one}"' for one in ALERTS), ALERTS.__contains__),
    _Setting("recogniser", '"best"',
             'What finds names: "best", "quick" (the rules alone), or "spacy" or "gliner",\n'
             "which must be installed with their models.",
             "one of " + ", ".join(f'"{one}"' for one in RECOGNISERS), RECOGNISERS.__contains__),
)  # fmt: skip
_BY_NAME = {setting.name: setting for setting in _SETTINGS}
_HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
_NAME = re.compile(r"""\s*(?:"([^"]+)"|'([^']+)'|([\w.-]+))\s*=""")
_AT_LINE = re.compile(r"\s*\(at line (\d+), column \d+\)")


def read_config(path: Path | None) -> Config:
    """The settings in a file; the defaults where there is none. Never raises."""
    if path is None:
        return Config()
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return Config(path)
    except OSError as error:
        return Config(path, notices=(Notice(0, f"cannot be read: {error.strerror}."),))
    if len(data) > MAX_BYTES:
        return Config(path, notices=(Notice(0, "is too large for a configuration."),))
    return _parse(path, data.decode("utf-8-sig", "replace"))


def _parse(path: Path, text: str) -> Config:
    notices: list[Notice] = []
    said, text = _tables(text, notices)
    lines = _lines(text)

    def complain(name: str, what: str) -> None:
        notices.append(Notice(lines.get(name, 0), f"{what}, left out."))

    settings: dict[str, Any] = {}
    for name, value in said.items():
        if name in ("keys", "colours"):
            settings[name] = _table(name, value, lines, complain)
        elif name not in _BY_NAME:
            complain(name, f"no setting is called {name}{_perhaps(name, [*_BY_NAME, 'keys'])}")
        elif not _BY_NAME[name].fits(value):
            complain(name, f"{name} must be {_BY_NAME[name].expected}")
        else:
            settings[name] = tuple(value) if isinstance(value, list) else value
    if "theme" in settings:
        settings["theme"] = Said(settings["theme"], lines.get("theme", 0))
    for name in list(settings.get("colours", ())):
        if name not in COLOURS:
            what = f"no colour is called {name}{_perhaps(name, COLOURS)}"
            complain(f"colours.{name}", what)
            del settings["colours"][name]
    return Config(path, notices=tuple(sorted(notices)), **settings)


def _tables(text: str, notices: list[Notice]) -> tuple[dict[str, Any], str]:
    """What the file says, and the text that says it: without the lines that are no TOML.
    Nothing of a file with very many of them, which costs a look at the whole for each."""
    for _ in range(MOST_WRONG):
        try:
            return tomllib.loads(text), text
        except tomllib.TOMLDecodeError as error:
            reason = str(error)
            at = _AT_LINE.search(reason)
            reason = _AT_LINE.sub("", reason)
            rows = text.split("\n")
            wrong = int(at[1]) if at else len(rows)
            notices.append(Notice(wrong, f"{reason[:1].lower()}{reason[1:]}, left out."))
            if not rows[wrong - 1].strip():
                break
            rows[wrong - 1] = ""  # the line is emptied, so that the others keep their numbers
            text = "\n".join(rows)
        except (ValueError, RecursionError):
            notices.append(Notice(0, "is no TOML."))
            break
    else:
        first = str(notices[0]).removesuffix(", left out.")
        notices[:] = [Notice(0, f"is no TOML: {first}, and many more.")]
    return {}, text


def _table(
    name: str, value: object, lines: Mapping[str, int], complain: Callable[[str, str], None]
) -> dict[str, Said]:
    """A table of words; names with a dot need no quotes."""
    if not isinstance(value, dict):
        complain(name, f"{name} must be a table: [{name}]")
        return {}
    found: dict[str, Said] = {}
    for key, one in _flat(value):
        if isinstance(one, str) and one.strip():
            found[key] = Said(one.strip(), lines.get(f"{name}.{key}", 0))
        else:
            complain(f"{name}.{key}", f"{key} must be words in quotes")
    return found


def _flat(table: dict[str, Any], before: str = "") -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    for key, value in table.items():
        found += (
            _flat(value, f"{before}{key}.")
            if isinstance(value, dict)
            else [(f"{before}{key}", value)]
        )
    return found


def _lines(text: str) -> dict[str, int]:
    """The number of the line on which each setting is, by its full name."""
    found: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            table = header[1].replace('"', "") + "."
            found.setdefault(header[1], number)
        elif name := _NAME.match(line):
            found.setdefault(table + (name[1] or name[2] or name[3]), number)
    return found


def _perhaps(name: str, known: tuple[str, ...] | list[str]) -> str:
    """``" (keys?)"`` where one of the known names may be meant."""
    close = get_close_matches(name, known, 1)
    return f" ({close[0]}?)" if close else ""


def default_config(commands: Mapping[str, tuple[str, str]]) -> str:
    """The documented default file, everything in it commented out; ``commands`` gives the
    keys of each command and what it does, by its id."""
    parts = ["# The settings of newstui. Take the # away from what you want to change.\n"]
    for setting in _SETTINGS:
        comment = "".join(f"# {line}\n" for line in setting.help.split("\n"))
        parts.append(f"{comment}#{setting.name} = {setting.example}\n")
    parts.append(
        "# Colours of names: a word (red, ansi_bright_blue) or #rrggbb.\n[colours]\n"
        + "".join(f'#{name} = "red"\n' for name in COLOURS)
    )
    keys = "".join(
        f"# {what}\n#\"{command}\" = '{keys}'\n" for command, (keys, what) in commands.items()
    )
    parts.append(f"# Keys of each command, comma separated.\n[keys]\n{keys}")
    return "\n".join(parts)
