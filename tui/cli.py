"""The command line: arguments in, the screen or JSON Lines out.

Exit status: 0 done (also when some files failed: they are named on standard error),
1 nothing could be read, 2 the command line is wrong.
"""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from tui import __version__
from tui.article import Failure
from tui.ingest import STANDARD_INPUT
from tui.ingest.intake import Intake
from tui.ingest.text.paintable import safe_line
from tui.state.places import (
    Places,
    config_file,
    corrections_file,
    digest,
    fetched_folder,
    index_file,
    names_file,
    state_file,
    watch_file,
)

if TYPE_CHECKING:
    from tui.entities.recognise import RecogniserName
    from tui.library import Library, Listing
    from tui.state.config import Config

NOTHING_READ = 1
USAGE = 2
INTERRUPTED = 130
ENTITIES = "entities"
"""The first argument that lists names; a folder of that name is ./entities."""
TITLE = 80
"""Characters of the window's title."""


def arguments() -> argparse.ArgumentParser:
    """The parser of the command line."""
    parser = argparse.ArgumentParser(
        prog="newstui",
        description="Read, filter and search wire copy in the terminal.",
        epilog="Without SOURCE, newstui opens the sample stories it comes with. "
        "newstui entities SOURCE … lists the names in them; see newstui entities --help.",
    )
    _add_usual(parser)
    parser.add_argument(
        "--json", action="store_true", help="write the stories as JSON Lines and leave"
    )
    parser.add_argument(
        "--no-entities",
        action="store_true",
        help="with --json: leave out the names, dates and sums (much faster)",
    )
    parser.add_argument(
        "--print-config",
        action="store_true",
        help="print the settings there are, with their defaults and what they do, and leave",
    )
    parser.add_argument(
        "--follow", action="store_true", help="keep up with stories that come, change and go"
    )
    parser.add_argument("--version", action="version", version=f"newstui {__version__}")
    return parser


def entities_arguments() -> argparse.ArgumentParser:
    """The parser of ``newstui entities``."""
    parser = argparse.ArgumentParser(
        prog=f"newstui {ENTITIES}",
        description="List every name of the stories, a line each, those of most stories first.",
    )
    _add_usual(parser)
    form = parser.add_mutually_exclusive_group(required=True)
    form.add_argument("--csv", action="store_true", help="as a table, with a heading")
    form.add_argument("--json", action="store_true", help="as JSON Lines")
    return parser


def _add_usual(parser: argparse.ArgumentParser) -> None:
    """What both command lines take."""
    parser.add_argument(
        "sources",
        metavar="SOURCE",
        nargs="*",
        help="a file, a folder (with all folders below it), the http address of a feed or a "
        "page, or - for standard input",
    )
    parser.add_argument("--filter", metavar="QUERY", default="", help="start with this filter")
    parser.add_argument(
        "--no-cache",
        action="store_true",
        help="keep nothing on disk for the next start: no index of large sources, nothing "
        "that was fetched",
    )
    keeping = parser.add_mutually_exclusive_group()
    keeping.add_argument(
        "--state", metavar="FILE", type=Path, help="keep what is read, flagged and saved in FILE"
    )
    keeping.add_argument(
        "--no-state", action="store_true", help="keep nothing, and know of nothing kept"
    )
    parser.add_argument("--config", metavar="FILE", type=Path, help="take the settings from FILE")


def main(argv: Sequence[str] | None = None) -> int:
    """Run newstui and return the exit status."""
    words = sys.argv[1:] if argv is None else list(argv)
    run = run_app
    if words[:1] == [ENTITIES]:
        options, run = entities_arguments().parse_args(words[1:]), print_entities
    else:
        options = arguments().parse_args(words)
        if options.no_entities and not options.json:
            arguments().error("--no-entities goes with --json")
        if options.follow and options.json:
            arguments().error(
                "--follow goes with the screen: --json writes what is there and leaves"
            )
        if options.print_config:
            return print_config()
        if options.json:
            run = print_json
    config = settings(options)
    try:
        return run(sources_of(options, config), options, config)
    except KeyboardInterrupt:
        return INTERRUPTED


def sources_of(options: argparse.Namespace, config: Config) -> list[str]:
    """What to read: what was named, else what the settings name, else the samples."""
    sources = options.sources or [os.path.expanduser(one) for one in config.sources]
    return sources or [str(bundled_seeds())]


def settings(options: argparse.Namespace) -> Config:
    """The reader's own settings. A file asked for by name must be there."""
    from tui.state.config import Config

    if options.config is not None and not options.config.is_file():
        arguments().error(f"{options.config} is no file")
    path = options.config or config_file()
    if not os.path.exists(path):
        return Config(path)
    from tui.state.config_file import read_config  # most readers have no such file

    return read_config(path)


def print_config() -> int:
    """Write a file of settings that changes nothing and explains everything."""
    from tui.state.config_file import default_config
    from tui.ui.commands import COMMANDS, key_names

    keys = {one.id: (",".join(key_names(one)), one.help) for one in COMMANDS}
    try:
        print(default_config(keys), end="", flush=True)
    except OSError as error:  # a full disk, say
        return complain(f"standard output: {error.strerror}", NOTHING_READ)
    return 0


def bundled_seeds() -> Path:
    """The folder of sample stories: beside the package in a checkout, inside it when
    installed."""
    package = Path(__file__).resolve().parent
    installed = package / "seeds"
    return installed if installed.is_dir() else package.parent / "seeds"


def print_json(sources: Sequence[str], options: argparse.Namespace, config: Config) -> int:
    """Write every story the filter lets through as one line of JSON."""
    from tui.export import json_lines

    lines = partial(json_lines, entities=not options.no_entities)
    return print_lines(sources, options, config, lines, names=not options.no_entities)


def print_entities(sources: Sequence[str], options: argparse.Namespace, config: Config) -> int:
    """Write every name of the stories the filter lets through as one line."""
    from tui.roster import roster_csv, roster_json

    return print_lines(sources, options, config, roster_csv if options.csv else roster_json)


def print_lines(
    sources: Sequence[str],
    options: argparse.Namespace,
    config: Config,
    lines: Callable[[Library, Listing], Iterator[str]],
    *,
    names: bool = True,
) -> int:
    """Write what is to be said of the stories the filter lets through; ``names`` says
    whether names are part of it. A filter finds the same either way."""
    from tui.library import Library

    query = options.filter
    if sys.stdout is None:
        return complain("standard output is closed", NOTHING_READ)
    die_quietly_with_the_pipe()
    # File names need not be text: what is not is written as JSON's own escapes.
    assert isinstance(sys.stdout, TextIOWrapper)
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    for notice in config.notices:
        complain(f"{config.path}: {notice}", 0)
    names_cache = None if options.no_cache else names_file
    recogniser = closest(config) if names or ":" in query else "quick"
    library = Library(names_cache=names_cache, recogniser=recogniser, closely=True)
    if not options.no_state:
        take_corrections(library)
    for step in intake(sources, options, fetches=True):
        if isinstance(step, Failure):
            print(f"newstui: {safe_line(str(step))}", file=sys.stderr)
        elif step is not None:
            library.store.add(step)
    if not library.store:
        return NOTHING_READ
    if query:
        library.index_words()
    if library.needs_marks(query):
        take_marks(library, places_of(sources, options))
    watches = bool(library.watched) and library.needs_watched(query)
    if watches or library.needs_names(query):
        library.index_names()
    if watches:
        for _ in library.index_watched():
            pass
    listing = library.ask(query, finished=True)
    for note in listing.notes:
        print(f"newstui: {note}", file=sys.stderr)
    try:
        for line in lines(library, listing):
            print(line)
        sys.stdout.flush()
    except OSError as error:  # a full disk, say
        return complain(f"standard output: {error.strerror}", NOTHING_READ)
    return 0


@contextmanager
def window_title(sources: Sequence[str]) -> Iterator[None]:
    """Name the terminal's window after the sources meanwhile; afterwards it has its own
    title again (xterm's title stack, which others ignore). Served to a browser there is no
    window."""
    if not sys.stderr.isatty():
        yield
        return
    names = ", ".join(os.path.basename(source.rstrip(os.sep)) or source for source in sources)
    title = safe_line(f"newstui: {names}")[:TITLE]
    print(f"\x1b[22;2t\x1b]2;{title}\x1b\\", end="", file=sys.stderr, flush=True)
    try:
        yield
    finally:
        print("\x1b[23;2t", end="", file=sys.stderr, flush=True)


def closest(config: Config) -> RecogniserName:
    """The recogniser the reader wants, or the best there is; what is missing is said."""
    from tui.entities.recognise import usable

    name, missing = usable(config.recogniser)
    if missing:
        print(f"newstui: {safe_line(missing)}", file=sys.stderr)
    return name


def take_marks(library: Library, places: Places) -> None:
    """Tell a library what was read and flagged, and who is watched."""
    from tui.state.state import State
    from tui.state.watchlist import Watchlist

    marks, watched = State(places.state), Watchlist(places.watchlist)
    for notice in (*marks.notices, *watched.notices):
        print(f"newstui: {safe_line(notice)}", file=sys.stderr)
    library.marks = marks
    library.watched = [(one.field, one.name) for one in watched.names]


def take_corrections(library: Library) -> None:
    """Tell a library what the reader has put right of names."""
    from tui.state.corrections import CorrectionFile

    file = CorrectionFile(corrections_file())
    for notice in file.notices:
        print(f"newstui: {safe_line(notice)}", file=sys.stderr)
    library.use_corrections(file.corrections)


def places_of(sources: Sequence[str], options: argparse.Namespace) -> Places:
    """Where the session over these sources is kept."""
    if options.no_state:
        return Places()
    return Places(options.state or state_file(), watch_file(), digest(sources), corrections_file())


def run_app(sources: Sequence[str], options: argparse.Namespace, config: Config) -> int:
    """Open the screen and stay until the reader leaves."""
    steps = intake(sources, options, fetches=False)
    if not has_terminal():
        return complain("the screen needs a terminal; use --json in scripts", USAGE)
    gc.disable()  # start-up makes no garbage, and looking for it takes a tenth of the time
    from tui.ui.app import NewsApp

    cache = None if options.no_cache else partial(index_file, sources)
    places = partial(places_of, sources, options)
    names_cache = None if options.no_cache else names_file
    follows = options.follow or config.follow
    app = NewsApp(steps, options.filter, config, cache, places, names_cache, follows=follows)
    with window_title(sources):
        app.run()
    if app.has_read_nothing:
        return NOTHING_READ
    return app.return_code or 0


def intake(sources: Sequence[str], options: argparse.Namespace, *, fetches: bool) -> Intake:
    """The way in for these sources; standard input and pipes are read here and now. Addresses
    are fetched on the way for scripts; the screen first shows what was kept of them."""
    from tui.ingest.sources.piped import piped

    came: dict[str, bytes | Failure] = {}
    for source in dict.fromkeys(sources):
        data = standard_input() if source == STANDARD_INPUT else piped(source)
        if data is not None:
            came[source] = data
    kept = None if options.no_cache else fetched_folder
    return Intake(sources, came, kept=kept, fetches=fetches)


def standard_input() -> bytes:
    """All of it, as it was written."""
    if sys.stdin and sys.stdin.isatty():
        print("newstui: reading standard input; Ctrl-D ends it", file=sys.stderr)
    return sys.stdin.buffer.read() if sys.stdin else b""


def has_terminal() -> bool:
    """Whether a person sits there. Where standard input was something else, the keyboard
    is taken from the controlling terminal instead. With a driver of its own, Textual is
    served to a browser and needs no terminal."""
    if "TEXTUAL_DRIVER" in os.environ:
        return True
    if sys.stderr is None or not sys.stderr.isatty():  # Textual paints on standard error
        return False
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    try:
        keyboard = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        return False
    os.dup2(keyboard, 0)
    if keyboard != 0:
        os.close(keyboard)
    if sys.__stdin__ is None:  # it was closed when newstui started
        sys.__stdin__ = sys.stdin = open(0, closefd=False)  # type: ignore[misc]  # noqa: SIM115
    return True


def die_quietly_with_the_pipe() -> None:
    """Let ``newstui --json | head`` end like any other filter."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


def complain(message: str, status: int) -> int:
    """Say what is wrong on standard error; return the status."""
    print(f"newstui: {message}", file=sys.stderr)
    return status
